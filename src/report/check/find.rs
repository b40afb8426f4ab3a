//! Defines [`Finder`], which finds what others say to a draft's number.

use super::{Against, NumberCheck, Status};
use crate::graph::{Index, Question, content_words, gives};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Claim, ClaimId, Conflict, ConflictKind, Document, Figure, FigureId, Mention, MentionId,
    Modality, Step,
};
use crate::report::outline::{crowd, headline, quotes, support};
use std::collections::BTreeMap;

/// Other amounts that are shown for one number.
const MAX_AGAINST: usize = 3;

/// Finds what others say to a draft's numbers.
pub(super) struct Finder<'a> {
    analysis: &'a Analysis,
    draft: &'a Document,
    index: &'a Index<'a>,
    lexicon: &'a Lexicon,
    claim_of: BTreeMap<MentionId, &'a Claim>,
    claims: BTreeMap<FigureId, Vec<&'a Claim>>,
}

/// What others say about one figure.
struct Others<'a> {
    /// Claims that give the draft's amount.
    giving: Vec<&'a Claim>,
    /// The mentions of those, the draft's own left out.
    giving_mentions: Vec<MentionId>,
    /// Other asserted claims, with their mentions.
    different: Vec<(&'a Claim, Vec<MentionId>)>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        analysis: &'a Analysis,
        draft: &'a Document,
        index: &'a Index<'a>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut claim_of = BTreeMap::new();
        let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
        for claim in &analysis.resolution.claims {
            claims.entry(claim.figure).or_default().push(claim);
            claim_of.extend(claim.mentions.iter().map(|&mention| (mention, claim)));
        }
        Self { analysis, draft, index, lexicon, claim_of, claims }
    }

    /// Returns what is found about a mention of the draft.
    pub(super) fn number(&self, mention: &Mention) -> Option<NumberCheck> {
        let claim = *self.claim_of.get(&mention.id)?;
        let figures = &self.analysis.resolution.figures;
        let at = figures.binary_search_by_key(&claim.figure, |figure| figure.id).ok()?;
        let figure = &figures[at];
        let others = self.others(mention, figure.id);
        let mut number = self.blank(mention, figure, &others)?;
        if mention.modality == Modality::Asserted {
            self.judge(&mut number, mention, claim, &others);
        } else {
            number.status = Status::NotAsserted;
            number.words = "not asserted, so not held against others".to_owned();
        }
        Some(number)
    }

    fn blank(&self, mention: &Mention, figure: &Figure, others: &Others) -> Option<NumberCheck> {
        let quote = quotes(self.analysis, &[mention.id]).pop()?;
        let known = others.giving_mentions.iter().filter_map(|&id| self.analysis.corpus.mention(id));
        let originators = self.analysis.originators.behind(known.map(|mention| mention.document));
        Some(NumberCheck {
            span: mention.span,
            sentence: mention.sentence,
            line: quote.line,
            columns: columns(&self.draft.text, mention.span.start, mention.span.end),
            quote,
            label: figure.label.clone(),
            value: mention.quantity.to_string(),
            status: Status::Backed,
            words: String::new(),
            originators: originators.into_iter().map(str::to_owned).collect(),
            backing: quotes(self.analysis, &others.giving_mentions),
            against: Vec::new(),
            cause: None,
        })
    }

    /// Sets the claims of a figure apart: those that give the mention's amount, and others.
    fn others(&self, mention: &Mention, figure: FigureId) -> Others<'a> {
        let mut others = Others { giving: Vec::new(), giving_mentions: Vec::new(), different: Vec::new() };
        let claims = self.claims.get(&figure).map(Vec::as_slice).unwrap_or_default();
        for &claim in claims.iter().filter(|claim| claim.modality == Modality::Asserted) {
            let mentions = self.foreign(&claim.mentions);
            if mentions.is_empty() {
                continue;
            }
            if gives(&claim.quantity, &mention.quantity) {
                others.giving.push(claim);
                others.giving_mentions.extend(mentions);
            } else {
                others.different.push((claim, mentions));
            }
        }
        others.different.sort_by_key(|(claim, mentions)| (usize::MAX - mentions.len(), claim.id));
        others
    }

    /// Returns the mentions that are not the draft's own.
    fn foreign(&self, mentions: &[MentionId]) -> Vec<MentionId> {
        let own = |id: &MentionId| {
            self.analysis.corpus.mention(*id).is_none_or(|mention| mention.document == self.draft.id)
        };
        mentions.iter().copied().filter(|id| !own(id)).collect()
    }

    fn judge(&self, number: &mut NumberCheck, mention: &Mention, claim: &Claim, others: &Others) {
        let by = support(self.analysis, &others.giving_mentions);
        if let Some(step) = self.later(claim, others) {
            number.status = Status::Stale;
            number.against = self.step(step);
            number.words = format!("stale: later sources say {}", self.value(step.claim));
            return;
        }
        let conflicts = self.conflicts(mention, claim);
        let told: Vec<&Conflict> = conflicts.iter().copied().filter(|conflict| compares(conflict)).collect();
        number.against = self.against(&told, mention, claim);
        number.cause = conflicts.iter().find_map(|c| c.cause.as_ref().map(|cause| cause.evidence.clone()));
        let unfitting = conflicts.iter().find(|conflict| !compares(conflict) && self.is_own(conflict));
        (number.status, number.words) = if !number.against.is_empty() {
            let values =
                number.against.iter().map(|against| against.words.as_str()).collect::<Vec<_>>().join("; ");
            if others.giving.is_empty() {
                (Status::Contradicted, format!("contradicted: {values}"))
            } else {
                (Status::Disputed, format!("backed by {by}, but contradicted: {values}"))
            }
        } else if let Some(conflict) = unfitting {
            (Status::Unfitting, format!("does not add up: {}", headline(self.analysis, conflict)))
        } else if !others.giving.is_empty() {
            (Status::Backed, format!("backed by {by}"))
        } else if !others.different.is_empty() {
            number.against = self.different(others);
            let values =
                number.against.iter().map(|against| against.words.as_str()).collect::<Vec<_>>().join("; ");
            (Status::Different, format!("not stated: sources say {values}"))
        } else {
            number.against = self.nearest(mention, &number.label, claim.figure);
            (Status::NotFound, "not found: no source numbers this".to_owned())
        };
    }

    /// Returns the newest step others take, where the draft gives an earlier one.
    fn later(&self, claim: &Claim, others: &Others) -> Option<&'a Step> {
        let mut updates =
            self.analysis.findings.updates.iter().filter(|update| update.figure == claim.figure);
        let update = updates.next()?;
        let mut known = update.steps.iter().filter(|step| !self.foreign(&step.mentions).is_empty());
        let last = known.next_back()?;
        let gives = |id: ClaimId| others.giving.iter().any(|giving| giving.id == id);
        (!others.giving.is_empty() && last.claim != claim.id && !gives(last.claim)).then_some(last)
    }

    fn step(&self, step: &Step) -> Vec<Against> {
        let mentions = self.foreign(&step.mentions);
        let words =
            format!("{} ({}, {})", self.value(step.claim), step.when, support(self.analysis, &mentions));
        vec![Against { words, quotes: quotes(self.analysis, &mentions) }]
    }

    fn value(&self, id: ClaimId) -> String {
        let claims = &self.analysis.resolution.claims;
        claims.iter().find(|claim| claim.id == id).map(|claim| claim.quantity.to_string()).unwrap_or_default()
    }

    /// Returns the conflicts on a side of which a mention stands.
    fn conflicts(&self, mention: &Mention, claim: &Claim) -> Vec<&'a Conflict> {
        let concerns =
            |conflict: &&Conflict| conflict.sides.iter().any(|side| side.holds(mention.id, claim.id));
        self.analysis.findings.conflicts.iter().filter(concerns).collect()
    }

    /// Returns whether all that a conflict quotes stands in the draft.
    fn is_own(&self, conflict: &Conflict) -> bool {
        conflict.sides.iter().all(|side| self.foreign(&side.mentions).is_empty())
    }

    /// Returns what others say on the sides that oppose a mention.
    fn against(&self, conflicts: &[&Conflict], mention: &Mention, claim: &Claim) -> Vec<Against> {
        let mut against = Vec::new();
        for side in conflicts.iter().flat_map(|conflict| &conflict.sides) {
            let mentions = self.foreign(&side.mentions);
            if side.mentions.contains(&mention.id) || side.claims.contains(&claim.id) || mentions.is_empty() {
                continue;
            }
            let whole = side.count <= side.mentions.len();
            let by = if whole { support(self.analysis, &mentions) } else { crowd(side) };
            let words = format!("{} ({by})", side.label);
            against.push(Against { words, quotes: quotes(self.analysis, &mentions) });
        }
        against.truncate(MAX_AGAINST);
        against
    }

    fn different(&self, others: &Others) -> Vec<Against> {
        let entry = |(claim, mentions): &(&Claim, Vec<MentionId>)| Against {
            words: format!("{} ({})", claim.quantity, support(self.analysis, mentions)),
            quotes: quotes(self.analysis, mentions),
        };
        others.different.iter().take(MAX_AGAINST).map(entry).collect()
    }

    /// Returns the figure of others whose words come nearest to those of the draft's figure.
    fn nearest(&self, mention: &Mention, label: &str, own: FigureId) -> Vec<Against> {
        let question =
            Question { words: content_words(label, self.lexicon), quantity: Some(mention.quantity.clone()) };
        let answers = self.index.answers(&question);
        // That a sentence shares a word is too little: the figure has to count the same, or tell the same.
        let lemma =
            |own: Option<&str>, other: Option<&String>| own.is_some() && own == other.map(String::as_str);
        let counted = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
        let event = mention.event.as_ref().map(|event| event.class.as_deref().unwrap_or(&event.lemma));
        let alike =
            |figure: &Figure| lemma(counted, figure.counted.as_ref()) || lemma(event, figure.event.as_ref());
        let near = answers.iter().filter(|answer| answer.fits() && answer.figure != own).find_map(|answer| {
            let claims = self.claims.get(&answer.figure)?;
            let mentions: Vec<_> = claims.iter().flat_map(|claim| self.foreign(&claim.mentions)).collect();
            let values: Vec<String> = claims.iter().map(|claim| claim.quantity.to_string()).collect();
            let figures = &self.analysis.resolution.figures;
            let figure = figures.iter().find(|figure| figure.id == answer.figure)?;
            let words = format!("nearest is {}: {}", figure.label, values.join(", "));
            let first = quotes(self.analysis, &mentions).into_iter().take(1).collect();
            (alike(figure) && !mentions.is_empty()).then_some(Against { words, quotes: first })
        });
        near.into_iter().collect()
    }
}

/// Returns whether a conflict sets two amounts of one figure against each other.
fn compares(conflict: &Conflict) -> bool {
    matches!(conflict.kind, ConflictKind::Value | ConflictKind::Place)
}

/// Returns the column of a byte and that of another in the same line, in characters from 1.
fn columns(text: &str, start: usize, end: usize) -> (usize, usize) {
    let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let count = |to: usize| text.get(line..to).map_or(0, |part| part.chars().count()) + 1;
    (count(start), count(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_of_the_line() {
        assert_eq!(columns("a\né 47 x", 5, 7), (3, 5));
        assert_eq!(columns("47", 0, 2), (1, 3));
    }
}
