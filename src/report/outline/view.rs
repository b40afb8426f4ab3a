//! Defines [`Viewer`], which puts an analysis into the entries of a report.

use super::quote::{Quote, from, is_web, quotes};
use super::words::{counted, crowd, kind_in_words, modality, rejected, support, what_to_check};
use super::{
    CauseEntry, ClaimEntry, ConflictEntry, CopyEntry, DocumentEntry, FigureEntry, Outline, SideEntry,
    SingleEntry, SourceEntry, StepEntry, SumEntry, Summary,
};
use crate::graph::{ClaimGraph, sum, total_and_parts};
use crate::model::{
    Analysis, Bound, Claim, ClaimId, Conflict, ConflictKind, Copying, Decimal, Document, DocumentId, Figure,
    FigureId, Mention, Quantity, Side, Step, Update,
};
use crate::text::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// Reads an analysis with lookups by figure.
pub(super) struct Viewer<'a> {
    analysis: &'a Analysis,
    claims: BTreeMap<FigureId, Vec<&'a Claim>>,
    updates: BTreeMap<FigureId, &'a Update>,
    conflicts: BTreeMap<FigureId, Vec<(usize, String)>>,
    mentions: BTreeMap<DocumentId, usize>,
}

impl<'a> Viewer<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
        for claim in &analysis.resolution.claims {
            claims.entry(claim.figure).or_default().push(claim);
        }
        let mut conflicts: BTreeMap<FigureId, Vec<(usize, String)>> = BTreeMap::new();
        for (at, conflict) in analysis.findings.conflicts.iter().enumerate() {
            // The single parts of a sum are not in dispute by themselves.
            let all = if total_and_parts(conflict).is_some() { 1 } else { conflict.figures.len() };
            for figure in conflict.figures.iter().take(all) {
                conflicts.entry(*figure).or_default().push((at + 1, anchor_of(conflict)));
            }
        }
        let mut mentions: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for mention in analysis.corpus.mentions() {
            *mentions.entry(mention.document).or_default() += 1;
        }
        let updates = analysis.findings.updates.iter().map(|update| (update.figure, update)).collect();
        Self { analysis, claims, updates, conflicts, mentions }
    }

    pub(super) fn outline(&self) -> Outline {
        let (several, single): (Vec<&Figure>, Vec<&Figure>) =
            self.analysis.resolution.figures.iter().partition(|figure| figure.mentions.len() > 1);
        let figures = self.sorted(several);
        let confirmed = figures.iter().filter(|figure| confirmed(figure)).count();
        Outline {
            summary: Summary { confirmed, ..self.summary() },
            conflicts: self
                .analysis
                .findings
                .conflicts
                .iter()
                .map(|conflict| self.conflict(conflict))
                .collect(),
            figures,
            single_figures: self.single(&single),
            sources: self.sources(),
            copies: self.analysis.copies.iter().map(|copy| self.copy(copy)).collect(),
            hints: Vec::new(),
            rejected: self.rejected(),
            limits: self.limits(),
        }
    }

    fn summary(&self) -> Summary {
        let documents = self.analysis.corpus.documents();
        let mut stories: Vec<_> = self.analysis.resolution.stories.iter().collect();
        stories.sort_by_key(|story| (usize::MAX - story.documents.len(), story.id));
        let days = || documents.iter().filter_map(|document| document.published);
        let days = days().min().zip(days().max());
        Summary {
            stories: stories.iter().map(|story| one_line(&story.title).trim().to_owned()).collect(),
            days: days.map(|(first, last)| (first.to_string(), last.to_string())),
            documents: documents.len(),
            sources: self.analysis.sources().len(),
            originators: self.analysis.originators.behind(documents.iter().map(|d| d.id)).len(),
            mentions: self.analysis.corpus.mentions().len(),
            figures: self.analysis.resolution.figures.len(),
            confirmed: 0,
            moving: self.updates.len(),
            conflicts: self.analysis.findings.conflicts.len(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictEntry {
        let label = conflict.figures.first().and_then(|id| self.figure_of(*id));
        let sum = self.sum(conflict);
        let working = match conflict.kind {
            // That two values differ needs no working.
            ConflictKind::Value | ConflictKind::Place => Vec::new(),
            // The parts are listed row by row.
            ConflictKind::Sum if sum.is_some() => Vec::new(),
            _ => conflict.working.clone(),
        };
        let headline = headline(self.analysis, conflict);
        let mut sides: Vec<SideEntry> = conflict.sides.iter().map(|side| self.side(side, conflict)).collect();
        if let Some((total, _)) = total_and_parts(conflict) {
            // What is stated comes before what was worked out.
            let at = conflict.sides.iter().position(|side| std::ptr::eq(side, total)).unwrap_or_default();
            sides[..=at].rotate_right(1);
        }
        let cause = conflict.cause.as_ref().map(|cause| CauseEntry {
            evidence: cause.evidence.clone(),
            quotes: quotes(self.analysis, &cause.mentions),
        });
        ConflictEntry {
            anchor: anchor_of(conflict),
            figure: conflict.figures.first().map(|id| format!("figure-{id}")),
            kind: conflict.kind,
            kind_in_words: kind_in_words(conflict.kind),
            label: label.map(|figure| figure.label.clone()).unwrap_or_default(),
            headline,
            sides,
            working,
            cause,
            check: what_to_check(conflict.kind, conflict.cause.as_ref()),
            unlisted: conflict.unlisted,
        }
    }

    fn side(&self, side: &Side, conflict: &Conflict) -> SideEntry {
        let parts = total_and_parts(conflict).is_some_and(|(_, parts)| std::ptr::eq(parts, side));
        let sum = if parts { self.sum(conflict) } else { None };
        let label =
            sum.as_ref().map_or_else(|| amounts(self.analysis, conflict, side), |sum| sum.sum.clone());
        let support = match &sum {
            Some(sum) => format!("{} added up; no source states it", counted(sum.parts.len(), "part")),
            None if side.count > side.mentions.len() => crowd(side),
            None => support(self.analysis, &side.mentions),
        };
        let unquoted = side.count.saturating_sub(side.mentions.len());
        SideEntry { label, support, quotes: quotes(self.analysis, &side.mentions), unquoted, sum }
    }

    fn sum(&self, conflict: &Conflict) -> Option<SumEntry> {
        let (total, parts) = total_and_parts(conflict)?;
        let worked = sum(self.analysis, parts);
        let part = |part: &crate::graph::SumPart| {
            let quote = quotes(self.analysis, &[part.mention]).pop()?;
            Some((part.label.clone(), part.value.clone(), quote))
        };
        let stated = total.mentions.first().and_then(|id| self.analysis.corpus.mention(*id))?;
        let difference = worked.sum.as_ref().and_then(|sum| difference(sum, &stated.quantity));
        Some(SumEntry {
            parts: worked.parts.iter().filter_map(part).collect(),
            sum: worked.sum?.to_string(),
            total: stated.quantity.to_string(),
            difference,
        })
    }

    fn figure_of(&self, id: FigureId) -> Option<&'a Figure> {
        let figures = &self.analysis.resolution.figures;
        figures.binary_search_by_key(&id, |figure| figure.id).ok().map(|at| &figures[at])
    }

    fn sorted(&self, mut figures: Vec<&Figure>) -> Vec<FigureEntry> {
        let first_conflict =
            |figure: &Figure| self.conflicts.get(&figure.id).and_then(|conflicts| conflicts.first());
        figures.sort_by_key(|figure| {
            let place = first_conflict(figure).map_or(usize::MAX, |(at, _)| *at);
            (place, usize::MAX - figure.mentions.len(), &figure.label, figure.id)
        });
        figures.into_iter().map(|figure| self.figure(figure)).collect()
    }

    fn figure(&self, figure: &Figure) -> FigureEntry {
        let mut claims = self.claims.get(&figure.id).cloned().unwrap_or_default();
        let behind = |claim: &Claim| originators(self.analysis, claim).len();
        claims.sort_by_key(|claim| (usize::MAX - behind(claim), usize::MAX - claim.mentions.len(), claim.id));
        let update = self.updates.get(&figure.id);
        FigureEntry {
            anchor: format!("figure-{}", figure.id),
            label: figure.label.clone(),
            claims: claims.into_iter().map(|claim| self::claim(self.analysis, claim)).collect(),
            updates: update.map(|update| self.steps(update)).unwrap_or_default(),
            update: update.map(|update| update.explanation.replace('\n', "; ")),
            stale: update.map_or_else(Vec::new, |update| {
                update.explanation.lines().skip(1).map(str::to_owned).collect()
            }),
            conflicts: self.conflicts.get(&figure.id).cloned().unwrap_or_default(),
        }
    }

    fn steps(&self, update: &Update) -> Vec<StepEntry> {
        let claims = self.claims.get(&update.figure).map(Vec::as_slice).unwrap_or_default();
        let step = |step: &Step| {
            let claim = claims.iter().find(|claim| claim.id == step.claim)?;
            let value = claim.quantity.to_string();
            Some(StepEntry { when: step.when.clone(), value, ends: ends(&claim.quantity) })
        };
        update.steps.iter().filter_map(step).collect()
    }

    fn single(&self, figures: &[&Figure]) -> Vec<SingleEntry> {
        let entry = |figure: &&Figure| {
            let mention: &Mention = self.analysis.corpus.mention(*figure.mentions.first()?)?;
            let quote: Quote = quotes(self.analysis, &figure.mentions).pop()?;
            Some(SingleEntry { label: figure.label.clone(), value: mention.quantity.to_string(), quote })
        };
        let mut entries: Vec<_> = figures.iter().filter_map(entry).collect();
        entries.sort_by(|a, b| {
            (&a.quote.document, a.quote.line, &a.label).cmp(&(&b.quote.document, b.quote.line, &b.label))
        });
        entries
    }

    fn sources(&self) -> Vec<SourceEntry> {
        let mut disputes: BTreeMap<&str, usize> = BTreeMap::new();
        for conflict in &self.analysis.findings.conflicts {
            let mentions = conflict.sides.iter().flat_map(|side| &side.mentions);
            let mentions = mentions.filter_map(|&id| self.analysis.corpus.mention(id));
            let documents = mentions.filter_map(|mention| self.analysis.corpus.document_of(mention));
            let sources: BTreeSet<&str> = documents.map(|document| document.source.as_str()).collect();
            sources.into_iter().for_each(|source| *disputes.entry(source).or_default() += 1);
        }
        let entry = |(name, documents): (&str, Vec<&Document>)| SourceEntry {
            name: name.to_owned(),
            documents: documents.into_iter().map(|document| self.document(document)).collect(),
            conflicts: disputes.get(name).copied().unwrap_or_default(),
        };
        self.analysis.sources().into_iter().map(entry).collect()
    }

    fn document(&self, document: &Document) -> DocumentEntry {
        DocumentEntry {
            name: document.name.clone(),
            date: document.published.map(|date| date.to_string()),
            title: one_line(document.title.as_deref().unwrap_or_default()).trim().to_owned(),
            url: document.url.clone().filter(|url| is_web(url)),
            mentions: self.mentions.get(&document.id).copied().unwrap_or_default(),
            from: from(self.analysis, document),
        }
    }

    fn copy(&self, copy: &Copying) -> CopyEntry {
        let document = |id| self.analysis.corpus.document(id);
        let name = |id| document(id).map_or("", |document| document.name.as_str());
        let passages = counted(copy.passages.len(), "passage");
        let (left, right) = (name(copy.copy), name(copy.original));
        let headline = if copy.directed {
            format!("{left} has {passages} from {right}")
        } else {
            format!("{left} and {right} share {passages}")
        };
        let text = document(copy.copy).map_or("", |document| document.text.as_str());
        let passages = copy.passages.iter().map(|passage| one_line(passage.copy.of(text))).collect();
        CopyEntry { headline, passages, evidence: copy.evidence.clone() }
    }

    fn rejected(&self) -> Vec<(&'static str, usize)> {
        let mut counts = BTreeMap::new();
        for rejection in self.analysis.extractions.values().flat_map(|extraction| &extraction.rejections) {
            *counts.entry(rejection.reason).or_insert(0_usize) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(reason, count)| (usize::MAX - count, reason));
        counts.into_iter().map(|(reason, count)| (rejected(reason), count)).collect()
    }

    fn limits(&self) -> Vec<String> {
        let mut documents: Vec<&Document> = self.analysis.corpus.documents().iter().collect();
        documents.sort_by_key(|document| (&document.name, document.id));
        let read = |document: &Document| self.analysis.extractions.get(&document.id);
        let read = documents.iter().filter_map(|document| Some((document, read(document)?)));
        let reached = read.flat_map(|(document, read)| {
            read.limits.iter().map(|limit| (document.name.as_str(), limit.as_str()))
        });
        let mut limits = super::limits(reached);
        let undated = documents.iter().filter(|document| document.published.is_none()).count();
        if undated > 0 {
            limits.push(format!(
                "{} without a date: what they say cannot be put in order of time",
                counted(undated, "document")
            ));
        }
        limits
    }
}

/// Returns one amount given for a figure, with its sentences.
pub(super) fn claim(analysis: &Analysis, claim: &Claim) -> ClaimEntry {
    ClaimEntry {
        value: claim.quantity.to_string(),
        modality: modality(claim.modality),
        ends: ends(&claim.quantity),
        support: support(analysis, &claim.mentions),
        originators: originators(analysis, claim).into_iter().map(str::to_owned).collect(),
        rests_on: rests_on(analysis, claim),
        quotes: quotes(analysis, &claim.mentions),
    }
}

/// Returns the one originator that all support of a claim passes through, where several outlets
/// give it.
fn rests_on(analysis: &Analysis, claim: &Claim) -> Option<String> {
    let mentions = claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    let documents = mentions.filter_map(|mention| analysis.corpus.document_of(mention));
    let outlets: BTreeSet<&str> = documents.map(|document| document.source.as_str()).collect();
    let several = outlets.len() > 1;
    several.then(|| ClaimGraph::of(analysis, [claim]).single_originator().remove(&claim.id))?
}

fn originators<'a>(analysis: &'a Analysis, claim: &Claim) -> Vec<&'a str> {
    let mentions = claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    analysis.originators.behind_mentions(mentions)
}

/// Returns one line on a conflict for people: what is in dispute and between which amounts.
pub(super) fn headline(analysis: &Analysis, conflict: &Conflict) -> String {
    let figures = &analysis.resolution.figures;
    let figure = conflict.figures.first().and_then(|id| figures.iter().find(|figure| figure.id == *id));
    let worked = total_and_parts(conflict).and_then(|(total, parts)| {
        let stated = analysis.corpus.mention(*total.mentions.first()?)?;
        let worked = sum(analysis, parts);
        Some((worked.parts.len(), worked.sum?.to_string(), stated.quantity.to_string()))
    });
    match (figure, worked) {
        (Some(figure), Some((parts, sum, total))) => {
            format!("{}: {parts} parts add up to {sum}, the stated total is {total}", figure.label)
        }
        (Some(figure), None) if conflict.kind == ConflictKind::Value => {
            let sides = conflict.sides.iter().map(|side| amounts(analysis, conflict, side));
            format!("{}: {}", figure.label, sides.collect::<Vec<_>>().join(" against "))
        }
        _ => conflict.explanation.clone(),
    }
}

/// Returns what a side says: its amounts as newspapers write them, where amounts are compared.
fn amounts(analysis: &Analysis, conflict: &Conflict, side: &Side) -> String {
    let claims = &analysis.resolution.claims;
    let quantity =
        |id: &ClaimId| claims.iter().find(|claim| claim.id == *id).map(|claim| claim.quantity.to_string());
    let amounts: Option<Vec<String>> = side.claims.iter().map(quantity).collect();
    match amounts {
        Some(mut amounts) if conflict.kind == ConflictKind::Value && !amounts.is_empty() => {
            amounts.dedup();
            amounts.join(", ")
        }
        _ => side.label.clone(),
    }
}

fn anchor_of(conflict: &Conflict) -> String {
    format!("conflict-{}", conflict.id)
}

/// Returns whether several originators give a figure and nothing contradicts it.
fn confirmed(figure: &FigureEntry) -> bool {
    let originators: BTreeSet<&String> = figure.claims.iter().flat_map(|claim| &claim.originators).collect();
    figure.conflicts.is_empty() && originators.len() > 1
}

/// Returns how much parts lack or have too much, in words.
fn difference(sum: &Quantity, total: &Quantity) -> Option<String> {
    let (reckoned, said) = (sum.point()?, total.point()?);
    let amount = |value: Decimal| Quantity { ..Quantity::exact(value, sum.unit.clone()) }.to_string();
    let same_unit = sum.unit == total.unit;
    same_unit.then(|| {
        let by = said.checked_sub(reckoned)?;
        let words = if by.is_sign_negative() { "too many" } else { "missing" };
        Some(format!("{} {words}", amount(by.abs())))
    })?
}

fn ends(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let value = |bound: Option<Bound>| quantity.unit.to_base(bound?.value);
    (value(quantity.low), value(quantity.high))
}
