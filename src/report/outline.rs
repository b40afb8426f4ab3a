//! Defines [`Outline`], what a report says, in order and in words, before any form of writing.
//!
//! Markdown and HTML write the same outline, so that they cannot say different things.

use crate::model::{
    Analysis, Bound, Cause, CauseKind, Claim, Conflict, ConflictKind, Decimal, DocumentId, Figure, FigureId,
    Mention, MentionId, Quantity, Span, Update,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Counts of what was read and found.
    pub summary: Summary,
    /// The conflicts, weightiest first.
    pub conflicts: Vec<ConflictEntry>,
    /// The figures that several mentions speak of, the most mentioned first.
    pub figures: Vec<FigureEntry>,
    /// Figures with a single mention, which are only counted.
    pub single_figures: usize,
    /// The outlets, alphabetically.
    pub sources: Vec<SourceEntry>,
    /// Who shares text with whom.
    pub copies: Vec<CopyEntry>,
    /// Numbers that were read as no claim, by reason, most frequent first.
    pub rejected: Vec<(String, usize)>,
    /// Limits reached while reading.
    pub limits: Vec<String>,
}

/// Counts of what was read and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents read.
    pub documents: usize,
    /// Outlets they came from.
    pub sources: usize,
    /// Originators behind them.
    pub originators: usize,
    /// Numbers that claim something.
    pub mentions: usize,
    /// Figures they speak of.
    pub figures: usize,
    /// Conflicts among them.
    pub conflicts: usize,
}

/// A sentence with its number marked, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The mention quoted.
    pub mention: MentionId,
    /// The outlet.
    pub source: String,
    /// The document's name.
    pub document: String,
    /// The day of publication.
    pub date: Option<String>,
    /// Who the sentence says it from.
    pub speaker: Option<String>,
    /// The sentence up to the number.
    pub before: String,
    /// The number.
    pub number: String,
    /// The rest of the sentence.
    pub after: String,
}

/// One conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictEntry {
    /// The anchor other parts link to.
    pub anchor: String,
    /// The kind in words.
    pub kind: &'static str,
    /// One line for people.
    pub headline: String,
    /// The sides with their sentences.
    pub sides: Vec<SideEntry>,
    /// The worked comparison.
    pub working: Vec<String>,
    /// A guess at why, with its evidence.
    pub cause: Option<String>,
    /// What to check next.
    pub check: &'static str,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideEntry {
    /// What the side says.
    pub label: String,
    /// How many stand behind it, in words.
    pub support: String,
    /// The sentences.
    pub quotes: Vec<Quote>,
}

/// One figure with its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureEntry {
    /// The anchor other parts link to.
    pub anchor: String,
    /// What people call it.
    pub label: String,
    /// Its claims, best supported first.
    pub claims: Vec<ClaimEntry>,
    /// Its values in time, where they follow each other.
    pub updates: Vec<StepEntry>,
}

/// One value of a figure in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepEntry {
    /// When it was valid.
    pub when: String,
    /// The amount in words.
    pub value: String,
    /// Its ends in the base unit; `None` where open.
    pub ends: (Option<Decimal>, Option<Decimal>),
}

/// One amount given for a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimEntry {
    /// The amount in words.
    pub value: String,
    /// Its ends in the base unit, as far as the words reach; `None` where open.
    pub ends: (Option<Decimal>, Option<Decimal>),
    /// How many stand behind it, in words.
    pub support: String,
    /// The originators by name.
    pub originators: Vec<String>,
    /// The sentences.
    pub quotes: Vec<Quote>,
}

/// One outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry {
    /// The outlet.
    pub name: String,
    /// Its documents: name, day, headline.
    pub documents: Vec<(String, Option<String>, String)>,
    /// How many claims it makes.
    pub mentions: usize,
}

/// Two documents that share text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyEntry {
    /// The sentence about it ("b.txt took 3 passages from a.txt").
    pub headline: String,
    /// The shared passages.
    pub passages: Vec<String>,
    /// Why they are counted as one.
    pub evidence: Vec<String>,
}

/// Returns what there is to say about an analysis.
#[must_use]
pub fn outline(analysis: &Analysis) -> Outline {
    let view = Viewer::new(analysis);
    let (figures, single_figures) = view.figures();
    Outline {
        summary: view.summary(),
        conflicts: analysis.findings.conflicts.iter().map(|conflict| view.conflict(conflict)).collect(),
        figures,
        single_figures,
        sources: view.sources(),
        copies: view.copies(),
        rejected: view.rejected(),
        limits: view.limits(),
    }
}

/// Returns "4 outlets", or "4 outlets, 2 originators (Coastal Press, police)" where copies make the
/// two differ.
#[must_use]
pub fn support(analysis: &Analysis, mentions: &[MentionId]) -> String {
    let known = mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    let documents: BTreeSet<DocumentId> = known.map(|mention| mention.document).collect();
    let sources = documents.iter().filter_map(|&id| analysis.corpus.document(id));
    let outlets: BTreeSet<&str> = sources.map(|document| document.source.as_str()).collect();
    let originators = analysis.originators.behind(documents.iter().copied());
    let outlets = counted(outlets.len(), "outlet");
    if originators.len() == documents.len() {
        return outlets;
    }
    format!("{outlets}, {} ({})", counted(originators.len(), "originator"), originators.join(", "))
}

/// Returns "1 outlet" or "3 outlets".
#[must_use]
pub fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// Returns the sentences of the given mentions, by document name and place.
#[must_use]
pub fn quotes(analysis: &Analysis, mentions: &[MentionId]) -> Vec<Quote> {
    Viewer::new(analysis).quotes(mentions)
}

struct Viewer<'a> {
    analysis: &'a Analysis,
    claims: BTreeMap<FigureId, Vec<&'a Claim>>,
    updates: BTreeMap<FigureId, &'a Update>,
}

impl<'a> Viewer<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
        for claim in &analysis.resolution.claims {
            claims.entry(claim.figure).or_default().push(claim);
        }
        let updates = analysis.findings.updates.iter().map(|update| (update.figure, update)).collect();
        Self { analysis, claims, updates }
    }

    fn summary(&self) -> Summary {
        let documents = self.analysis.corpus.documents();
        Summary {
            documents: documents.len(),
            sources: self.analysis.sources().len(),
            originators: self.analysis.originators.behind(documents.iter().map(|d| d.id)).len(),
            mentions: self.analysis.corpus.mentions().len(),
            figures: self.analysis.resolution.figures.len(),
            conflicts: self.analysis.findings.conflicts.len(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictEntry {
        let side = |side: &crate::model::Side| SideEntry {
            label: side.label.clone(),
            support: support(self.analysis, &side.mentions),
            quotes: self.quotes(&side.mentions),
        };
        ConflictEntry {
            anchor: format!("conflict-{}", conflict.id),
            kind: kind_in_words(conflict.kind),
            headline: conflict.explanation.clone(),
            sides: conflict.sides.iter().map(side).collect(),
            working: conflict.working.clone(),
            cause: conflict.cause.as_ref().map(|cause| cause.evidence.clone()),
            check: what_to_check(conflict.kind, conflict.cause.as_ref()),
        }
    }

    fn figures(&self) -> (Vec<FigureEntry>, usize) {
        let (mut several, single): (Vec<&Figure>, Vec<&Figure>) =
            self.analysis.resolution.figures.iter().partition(|figure| figure.mentions.len() > 1);
        several.sort_by_key(|figure| (usize::MAX - figure.mentions.len(), &figure.label, figure.id));
        (several.into_iter().map(|figure| self.figure(figure)).collect(), single.len())
    }

    fn figure(&self, figure: &Figure) -> FigureEntry {
        let mut claims = self.claims.get(&figure.id).cloned().unwrap_or_default();
        claims.sort_by_key(|claim| (usize::MAX - claim.mentions.len(), claim.id));
        let updates = self.updates.get(&figure.id);
        FigureEntry {
            anchor: format!("figure-{}", figure.id),
            label: figure.label.clone(),
            claims: claims.into_iter().map(|claim| self.claim(claim)).collect(),
            updates: updates.map(|update| self.steps(update)).unwrap_or_default(),
        }
    }

    fn claim(&self, claim: &Claim) -> ClaimEntry {
        let mentions = claim.mentions.iter().filter_map(|&id| self.analysis.corpus.mention(id));
        let originators = self.analysis.originators.behind(mentions.map(|mention| mention.document));
        ClaimEntry {
            value: claim.quantity.to_string(),
            ends: ends(&claim.quantity),
            support: support(self.analysis, &claim.mentions),
            originators: originators.into_iter().map(str::to_owned).collect(),
            quotes: self.quotes(&claim.mentions),
        }
    }

    fn steps(&self, update: &Update) -> Vec<StepEntry> {
        let claims = self.claims.get(&update.figure).map(Vec::as_slice).unwrap_or_default();
        let step = |step: &crate::model::Step| {
            let claim = claims.iter().find(|claim| claim.id == step.claim)?;
            let value = claim.quantity.to_string();
            Some(StepEntry { when: step.when.clone(), value, ends: ends(&claim.quantity) })
        };
        update.steps.iter().filter_map(step).collect()
    }

    fn quotes(&self, mentions: &[MentionId]) -> Vec<Quote> {
        let mut mentions: Vec<&Mention> =
            mentions.iter().filter_map(|&id| self.analysis.corpus.mention(id)).collect();
        mentions.sort_by_key(|mention| {
            let name = self.analysis.corpus.document_of(mention).map(|document| document.name.as_str());
            (name, mention.span)
        });
        mentions.into_iter().filter_map(|mention| self.quote(mention)).collect()
    }

    fn quote(&self, mention: &Mention) -> Option<Quote> {
        let document = self.analysis.corpus.document_of(mention)?;
        let before = Span::new(mention.sentence.start, mention.span.start).of(&document.text);
        let after = Span::new(mention.span.end, mention.sentence.end).of(&document.text);
        Some(Quote {
            mention: mention.id,
            source: document.source.clone(),
            document: document.name.clone(),
            date: document.published.map(|date| date.to_string()),
            speaker: mention.speaker.as_ref().map(|speaker| speaker.name.clone()),
            before: one_line(before),
            number: mention.span.of(&document.text).to_owned(),
            after: one_line(after),
        })
    }

    fn sources(&self) -> Vec<SourceEntry> {
        let mut mentions: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for mention in self.analysis.corpus.mentions() {
            *mentions.entry(mention.document).or_default() += 1;
        }
        let sources = self.analysis.sources().into_iter();
        sources
            .map(|(name, documents)| SourceEntry {
                name: name.to_owned(),
                mentions: documents.iter().filter_map(|document| mentions.get(&document.id)).sum(),
                documents: documents
                    .iter()
                    .map(|document| {
                        let date = document.published.map(|date| date.to_string());
                        (document.name.clone(), date, one_line(document.title.as_deref().unwrap_or_default()))
                    })
                    .collect(),
            })
            .collect()
    }

    fn copies(&self) -> Vec<CopyEntry> {
        let name = |id| self.analysis.corpus.document(id).map_or("", |document| document.name.as_str());
        let entry = |copy: &crate::model::Copying| {
            let passages = counted(copy.passages.len(), "passage");
            let (left, right) = (name(copy.copy), name(copy.original));
            let headline = if copy.directed {
                format!("{left} has {passages} from {right}")
            } else {
                format!("{left} and {right} share {passages}")
            };
            let text = self.analysis.corpus.document(copy.copy).map_or("", |document| document.text.as_str());
            let passages = copy.passages.iter().map(|passage| one_line(passage.copy.of(text))).collect();
            CopyEntry { headline, passages, evidence: copy.evidence.clone() }
        };
        self.analysis.copies.iter().map(entry).collect()
    }

    fn rejected(&self) -> Vec<(String, usize)> {
        let mut counts = BTreeMap::new();
        for rejection in self.analysis.extractions.values().flat_map(|extraction| &extraction.rejections) {
            *counts.entry(rejection.reason).or_insert(0_usize) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(reason, count)| (usize::MAX - count, reason));
        counts.into_iter().map(|(reason, count)| (format!("{reason:?}").to_lowercase(), count)).collect()
    }

    fn limits(&self) -> Vec<String> {
        let documents = self.analysis.corpus.documents().iter();
        let limits = documents.filter_map(|d| self.analysis.extractions.get(&d.id).map(|e| (d, e)));
        limits.flat_map(|(d, e)| e.limits.iter().map(move |limit| format!("{}: {limit}", d.name))).collect()
    }
}

fn ends(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let value = |bound: Option<Bound>| quantity.unit.to_base(bound?.value);
    (value(quantity.low), value(quantity.high))
}

/// Returns the text with every run of white space as one space, keeping one at either end.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        let space = character.is_whitespace();
        if !space {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

fn kind_in_words(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Value => "Two values for one figure",
        ConflictKind::Sum => "Parts and total do not add up",
        ConflictKind::Part => "A part exceeds its whole",
        ConflictKind::Share => "A percentage does not fit its numbers",
        ConflictKind::Change => "Before, change and after do not fit",
        ConflictKind::Place => "One number in two places",
    }
}

/// Returns what a person would check first.
fn what_to_check(kind: ConflictKind, cause: Option<&Cause>) -> &'static str {
    match (cause.map(|cause| cause.kind), kind) {
        (Some(CauseKind::Reading), _) => "Read the sentences: the tool may have misread one of them.",
        (Some(CauseKind::Stale), _) => {
            "Look for the time each side speaks of: the older value may have been right."
        }
        (Some(CauseKind::MissingPart), _) => "Look for a part that the list leaves out.",
        (Some(CauseKind::Speakers), _) => "Ask each speaker what was counted, and when.",
        (Some(CauseKind::Unit), _) => "Look up the unit in the earliest source.",
        (_, ConflictKind::Sum) => "Look for a missing or doubled row, and for rows counted in each other.",
        (_, ConflictKind::Share) => "Look up what the percentage is a percentage of.",
        _ => "Go to the originators named above and see which value they published.",
    }
}
