//! Defines [`MentionJson`], one number with its reading, and [`RejectionJson`], one that is no claim.

use super::{Amount, name_of};
use crate::model::{
    Analysis, ClaimId, Direction, Document, FigureId, Judgement, Mention, MentionId, Modality, Part,
    Quantity, Reason, Rejection, Ruling, Span,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A span with the text it quotes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Quoted {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The text.
    pub text: String,
}

/// Longest sentence that is quoted whole, in bytes. Of a longer one, as hostile texts and lists without
/// stops have them, so much is quoted around the number: otherwise what is printed for a text would grow
/// with the square of its sentences. The longest that numbers of the practice articles stand in has 367.
const LONGEST_QUOTE: usize = 1200;

/// Returns the sentence that a number stands in, or the part of it around the number.
pub(super) fn quoted(document: &Document, sentence: Span, number: Span) -> Span {
    if sentence.len() <= LONGEST_QUOTE {
        return sentence;
    }
    let room = LONGEST_QUOTE.saturating_sub(number.len()) / 2;
    let start = document.text.ceil_char_boundary(number.start.saturating_sub(room));
    let end = document.text.floor_char_boundary(number.end + room);
    Span::new(start.max(sentence.start), end.min(sentence.end))
}

impl Quoted {
    /// Returns the sentence that a number stands in, or the part of it around the number.
    fn around(document: &Document, sentence: Span, number: Span) -> Self {
        Self::of(document, quoted(document, sentence, number))
    }

    pub(super) fn of(document: &Document, span: Span) -> Self {
        Self { start: span.start, end: span.end, text: span.of(&document.text).to_owned() }
    }
}

/// Where a number stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpotJson {
    /// The document's name.
    pub document: String,
    /// First byte of the number in the stored text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// How much: the fields shared by claims and rejections.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct QuantityJson {
    /// Lower end in the unit, `null` where open.
    #[schemars(with = "Option<serde_json::Number>")]
    pub low: Option<Amount>,
    /// Upper end in the unit, `null` where open.
    #[schemars(with = "Option<serde_json::Number>")]
    pub high: Option<Amount>,
    /// Whether the lower end itself is left out.
    pub low_exclusive: bool,
    /// Whether the upper end itself is left out.
    pub high_exclusive: bool,
    /// Whether the words say it is rough.
    pub approximate: bool,
    /// `null` for counts, an ISO 4217 code, `%` or a UCUM code.
    pub unit: Option<String>,
    /// What it is per, `null` where it is not a rate.
    pub per: Option<String>,
}

impl QuantityJson {
    /// Returns the fields of a quantity.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Self {
        let code = &quantity.unit.code;
        Self {
            low: quantity.low.and_then(|bound| Amount::of(bound.value)),
            high: quantity.high.and_then(|bound| Amount::of(bound.value)),
            low_exclusive: quantity.low.is_some_and(|bound| bound.exclusive),
            high_exclusive: quantity.high.is_some_and(|bound| bound.exclusive),
            approximate: quantity.approximate,
            unit: (!code.is_empty()).then(|| code.clone()),
            per: quantity.per.clone(),
        }
    }
}

/// One number in one sentence, fully read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionJson {
    /// The document's name, or the `id` of the JSON line it came from.
    pub document: String,
    /// First byte of the number in the stored text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The number as written.
    pub text: String,
    /// The sentence it stands in.
    pub sentence: Quoted,
    /// How much.
    #[serde(flatten)]
    pub quantity: QuantityJson,
    /// `up`, `down` or `null`, for changes.
    pub direction: Option<Direction>,
    /// Lemma of what is counted.
    pub counted: Option<String>,
    /// The words as they stand.
    pub counted_text: Option<String>,
    /// Lemma of what happened.
    pub event: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When, in the words of the text.
    pub time: Option<String>,
    /// Who the text says said it.
    pub speaker: Option<String>,
    /// `asserted`, `denied`, `hypothetical`, `planned` or `forecast`.
    pub modality: Modality,
    /// The figure it belongs to, once a database knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureId>,
    /// The claim it belongs to, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Why it belongs to none though a database has compared it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<&'static str>,
    /// Which rule read which part, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<RuleJson>>,
}

/// Which rule read which part of a mention.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleJson {
    /// The part.
    #[schemars(with = "Part")]
    pub part: String,
    /// The rule's name.
    pub rule: &'static str,
}

/// A number that is no claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RejectionJson {
    /// The document's name.
    pub document: String,
    /// First byte of the number in the stored text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The number as written.
    pub text: String,
    /// The sentence it stands in.
    pub sentence: Quoted,
    /// What it reads as, where it reads as an amount.
    #[serde(flatten)]
    pub quantity: Option<QuantityJson>,
    /// Why it is no claim.
    pub rejected: Reason,
}

impl MentionJson {
    /// Returns a mention of a document, without figure and claim.
    #[must_use]
    pub fn of(mention: &Mention, document: &Document) -> Self {
        let counted = mention.counted.as_ref();
        Self {
            document: document.name.clone(),
            start: mention.span.start,
            end: mention.span.end,
            text: mention.text.clone(),
            sentence: Quoted::around(document, mention.sentence, mention.span),
            quantity: QuantityJson::of(&mention.quantity),
            direction: mention.direction,
            counted: counted.map(|counted| counted.lemma.clone()),
            counted_text: counted.map(|counted| counted.text.clone()),
            event: mention.event.as_ref().map(|event| event.lemma.clone()),
            place: mention.place.as_ref().map(|place| place.name.clone()),
            time: mention.period.as_ref().map(|period| period.text.clone()),
            speaker: mention.speaker.as_ref().map(|speaker| speaker.name.clone()),
            modality: mention.modality,
            figure: None,
            claim: None,
            left_out: None,
            trace: None,
        }
    }

    /// Returns this mention with the rules that read it.
    #[must_use]
    pub fn explained(mut self, mention: &Mention) -> Self {
        self.trace = Some(RuleJson::of_all(mention));
        self
    }
}

impl RuleJson {
    /// Returns the rules that read a mention, in the order in which they read.
    #[must_use]
    pub fn of_all(mention: &Mention) -> Vec<Self> {
        let rule = |&(part, rule): &(Part, &'static str)| Self { part: name_of(&part), rule };
        mention.trace.iter().map(rule).collect()
    }
}

impl RejectionJson {
    /// Returns a number of a document that is no claim.
    #[must_use]
    pub fn of(rejection: &Rejection, document: &Document) -> Self {
        Self {
            document: document.name.clone(),
            start: rejection.span.start,
            end: rejection.span.end,
            text: rejection.text.clone(),
            sentence: Quoted::around(document, rejection.sentence, rejection.span),
            quantity: rejection.quantity.as_ref().map(QuantityJson::of),
            rejected: rejection.reason,
        }
    }
}

/// Returns all mentions with their figures and claims, by document name and place in the text.
#[must_use]
pub fn mentions(analysis: &Analysis) -> Vec<MentionJson> {
    let mut groups: HashMap<MentionId, (FigureId, ClaimId)> = HashMap::new();
    for claim in &analysis.resolution.claims {
        groups.extend(claim.mentions.iter().map(|&mention| (mention, (claim.figure, claim.id))));
    }
    let row = |mention: &Mention| {
        let document = analysis.corpus.document_of(mention)?;
        let group = groups.get(&mention.id);
        let (figure, claim) = (group.map(|group| group.0), group.map(|group| group.1));
        Some(MentionJson { figure, claim, ..MentionJson::of(mention, document) })
    };
    let mut rows: Vec<_> = analysis.corpus.mentions().iter().filter_map(row).collect();
    rows.sort_by(|a, b| (&a.document, a.start).cmp(&(&b.document, b.start)));
    rows
}

/// Says of numbers that belong to no figure why: a person judged them misread, or their outlet prints the
/// line under one article after another. The rows must be of the analysis.
pub fn say_left_out(rows: &mut [MentionJson], analysis: &Analysis, judgements: &[Judgement]) {
    let valid = judgements.iter().filter(|judgement| !judgement.retired);
    let misread: HashSet<MentionId> = valid
        .filter(|judgement| judgement.ruling == Ruling::Misread)
        .map(|judgement| judgement.left)
        .collect();
    let place = |mention: &Mention| {
        let document = analysis.corpus.document_of(mention)?;
        misread.contains(&mention.id).then_some((document.name.as_str(), mention.span.start))
    };
    let misread: HashSet<_> = analysis.corpus.mentions().iter().filter_map(place).collect();
    let compared = analysis.resolution.stories.iter().flat_map(|story| &story.documents);
    let compared: HashSet<&str> = compared
        .filter_map(|id| analysis.corpus.document(*id))
        .map(|document| document.name.as_str())
        .collect();
    for row in rows.iter_mut().filter(|row| row.figure.is_none()) {
        row.left_out = if misread.contains(&(row.document.as_str(), row.start)) {
            Some("judged a misreading")
        } else if compared.contains(row.document.as_str()) {
            Some("a line its outlet prints under one article after another")
        } else {
            None
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_endless_sentence_only_the_surroundings_of_the_number_are_quoted() {
        let document = Document::of_text("é5% ".repeat(2000));
        let whole = Span::new(0, document.text.len());
        for number in [Span::new(2, 3), Span::new(5002, 5003), Span::new(9997, 9998)] {
            let quoted = Quoted::around(&document, whole, number);
            assert!(quoted.text.len() <= LONGEST_QUOTE && quoted.text.len() > LONGEST_QUOTE / 3);
            assert!(quoted.start <= number.start && number.end <= quoted.end);
            assert_eq!(quoted.text, document.text[quoted.start..quoted.end]);
        }
        assert_eq!(Quoted::around(&document, Span::new(0, 1000), Span::new(2, 3)).end, 1000);
    }
}
