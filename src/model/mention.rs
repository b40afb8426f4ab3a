//! Defines [`Mention`], one number in one sentence fully read, and [`Rejection`], a number that is no claim.
//!
//! A mention is what is *said at one spot*; whether two mentions speak of the same thing is a
//! question for [`Figure`](super::Figure), and nothing of it belongs here.

use super::{DocumentId, MentionId, Quantity, Sentence, Span};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of number it is; numbers of different kinds are never compared.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How many or how much there is.
    #[default]
    Level,
    /// By how much something rose or fell.
    Change,
    /// An amount per something ("12 per 100,000").
    Rate,
    /// A part of a whole, in per cent or as a fraction.
    Share,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

/// What the number counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counted {
    /// Lemma of the head noun, lower case ("victim"); a compound keeps its words ("search warrant").
    pub lemma: String,
    /// The words as they stand, with modifiers ("minor victims").
    pub text: String,
    /// Lemmas of the modifiers in front of the head ("minor").
    pub modifiers: Vec<String>,
    /// Group of the person table (`person`, `minor`, `role`, …) where the head counts people.
    pub person: Option<String>,
    /// Whether the noun was carried over from elsewhere rather than standing with the number.
    pub carried: bool,
}

impl Counted {
    /// Returns the last word of the lemma: "warrant" of "search warrant".
    #[must_use]
    pub fn head(&self) -> &str {
        self.lemma.rsplit(' ').next().unwrap_or_default()
    }

    /// Returns whether both may count one thing: they have one lemma, or both count people.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.lemma == other.lemma || self.person.is_some() && other.person.is_some()
    }

    /// Returns whether people in general are counted, no group of them such as minors.
    #[must_use]
    pub fn is_anyone(&self) -> bool {
        self.person.as_deref() == Some("person")
    }
}

/// Which part of the counted class the number is limited to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subset {
    /// "11 other states", "three more".
    Others,
    /// A part named by its words ("of them", "under 18", "women"), as lemmas.
    Part(String),
}

impl Subset {
    /// What a part is called of which nothing is told but that it is a part ("2 of the 47").
    pub const OF_WHOLE: &str = "of them";

    /// Returns whether the words name the part, rather than only say that there is a whole.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !matches!(self, Self::Part(part) if part == Self::OF_WHOLE)
    }
}

/// What happened to the things counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// Lemma of the governing verb or event noun ("rescue", "die").
    pub lemma: String,
    /// Class in the event table ("rescue", "death"); `None` where unknown, which agrees with any.
    pub class: Option<String>,
}

/// How near to the number its place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// In the number's own clause.
    Clause,
    /// In the label of its row or list.
    Row,
    /// In the heading above it.
    Section,
    /// In a sentence before it.
    Carried,
    /// In the dateline or the article's own subject.
    Article,
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The name as used in the text ("Kansas City").
    pub name: String,
    /// Names that contain it, outermost first ("United States", "Missouri"); empty where unknown.
    pub within: Vec<String>,
    /// How near to the number it was found.
    pub origin: Origin,
}

/// How long a period is, by the word that named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// An hour or a clock time.
    Hour,
    /// A day.
    Day,
    /// A week or a week-end.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year or a season.
    Year,
    /// Several years.
    Longer,
}

/// The time the number is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The words that gave it ("on Thursday", "last year").
    pub text: String,
    /// First day, where the words and the document's date give one.
    pub start: Option<Date>,
    /// Last day, likewise.
    pub end: Option<Date>,
    /// Minutes after midnight of the last day, where a clock time is given.
    pub minute: Option<u16>,
    /// How long it is.
    pub grain: Grain,
    /// Whether the number is the state at the end of the period rather than the sum over it.
    pub as_of: bool,
}

/// Who the text says said it; never the outlet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// The name or noun phrase, resolved back from pronouns ("Eric Schmitt", "police").
    pub name: String,
    /// The bytes it stands at, where it stands in the document.
    pub span: Option<Span>,
}

/// Whether the text asserts the number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Said to be so.
    #[default]
    Asserted,
    /// Said not to be so.
    Denied,
    /// What would be, if.
    Hypothetical,
    /// Intended, promised, allowed or required.
    Planned,
    /// Expected or predicted.
    Forecast,
}

/// Where a number stands in a list or table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Byte at which the list or table begins; names it within its document.
    pub list: usize,
    /// Row within the list, from 0.
    pub row: usize,
    /// Column within the row, from 0: the how-many-eth number of the row.
    pub column: usize,
    /// The row's label ("Kentucky"), where it has one.
    pub label: Option<String>,
    /// Whether the row gives the total of the others.
    pub total: bool,
    /// Whether the text presents the list as all there is, so that its rows add up to the total.
    #[serde(default)]
    pub complete: bool,
}

/// The number this one is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartOf {
    /// Span of the whole's number in the same document.
    pub whole: Span,
    /// Whether the text presents the parts as all there is ("97 men, 41 women and 24 children").
    pub complete: bool,
}

/// What a number does in a statement of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeRole {
    /// The value before ("from 30").
    Before,
    /// The difference ("rose by 10", "up 12%").
    Delta,
    /// The value after ("to 40").
    After,
}

/// How a number hangs together with others of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Structure {
    /// Its place in a list or table.
    pub cell: Option<Cell>,
    /// The whole it is a part of.
    pub part_of: Option<PartOf>,
    /// Its part in a statement of change; mentions of one sentence and equal `group` belong together.
    pub change: Option<(usize, ChangeRole)>,
    /// The number that says the same in another unit ("70 km (43 miles)"), or that it apposes.
    pub same_as: Option<Span>,
    /// The number the text itself sets this one against ("not 40 but 60", "other than the 47 …").
    pub opposes: Option<Span>,
}

/// A part of a mention, for saying which rule read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The number, its bounds and unit.
    Quantity,
    /// What is counted.
    Counted,
    /// What happened.
    Event,
    /// Where.
    Place,
    /// When.
    Period,
    /// Who says so.
    Speaker,
    /// Whether it is asserted.
    Modality,
    /// Lists, parts and changes.
    Structure,
}

/// One number in one sentence, fully read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Identifier: document and span.
    pub id: MentionId,
    /// The document it stands in.
    pub document: DocumentId,
    /// The bytes of the number itself ("47", "$2.8bn", "forty-seven"), without bound words.
    pub span: Span,
    /// The bytes of its sentence.
    pub sentence: Span,
    /// The number as written.
    pub text: String,
    /// How much.
    pub quantity: Quantity,
    /// What sort of number.
    pub kind: Kind,
    /// Which way, for changes.
    pub direction: Option<Direction>,
    /// What is counted, where the text tells.
    pub counted: Option<Counted>,
    /// Which part of it.
    pub subset: Option<Subset>,
    /// What happened, where the text tells.
    pub event: Option<Event>,
    /// Where; `None` is an answer.
    pub place: Option<Place>,
    /// When.
    pub period: Option<Period>,
    /// Who says so; `None` is an answer.
    pub speaker: Option<Speaker>,
    /// Whether the text asserts it.
    pub modality: Modality,
    /// How it hangs together with other numbers of the document.
    pub structure: Structure,
    /// Which rule read which part, in the order they were read; not stored.
    #[serde(skip)]
    pub trace: Vec<(Part, &'static str)>,
}

impl Mention {
    /// Returns the part that is counted, as far as it tells the number from another: none where only the
    /// noun names the part, and the other number counts people of the same sort ("57 children fell ill",
    /// "of the pupils, 23"); `akin` tells whether two nouns may name the same people.
    pub fn part_beside(&self, other: &Self, akin: impl Fn(&str, &str) -> bool) -> Option<&Subset> {
        let by_noun = |mention: &Self| {
            let lemma = mention.counted.as_ref().map(|counted| &counted.lemma);
            matches!((&mention.subset, lemma), (Some(Subset::Part(part)), Some(lemma)) if part == lemma)
        };
        let sort = |mention: &Self| mention.counted.as_ref().and_then(|counted| counted.person.clone());
        let nouns = self.counted.as_ref().zip(other.counted.as_ref());
        let same = nouns.is_some_and(|(a, b)| a.lemma == b.lemma || akin(&a.lemma, &b.lemma));
        let told_by_noun = by_noun(self) && (other.subset.is_none() || by_noun(other));
        self.subset.as_ref().filter(|_| !(told_by_noun && same && sort(self) == sort(other)))
    }

    /// Returns a number of a document's text of which nothing is known but how much it is.
    ///
    /// Both spans are of the text; a span beyond it gives an empty number.
    #[must_use]
    pub fn bare(document: DocumentId, text: &str, span: Span, sentence: Span, quantity: Quantity) -> Self {
        Self {
            id: MentionId::of(document, span),
            document,
            span,
            sentence,
            text: span.of(text).to_owned(),
            quantity,
            kind: Kind::default(),
            direction: None,
            counted: None,
            subset: None,
            event: None,
            place: None,
            period: None,
            speaker: None,
            modality: Modality::default(),
            structure: Structure::default(),
            trace: Vec::new(),
        }
    }
}

/// Why a number is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A calendar date.
    Date,
    /// A year or decade.
    Year,
    /// A time of day.
    Time,
    /// A length of time that is not itself news.
    Duration,
    /// An age that identifies somebody.
    Age,
    /// A telephone number.
    Phone,
    /// A street, postal or room number.
    Address,
    /// A rank or position.
    Ordinal,
    /// The number of a list entry, page or section.
    ListNumber,
    /// A model, flight, route, reference, URL or other code.
    Code,
    /// Part of a name.
    Name,
    /// The score of a game, odds or a jersey number.
    Score,
    /// "One" standing for a person or thing.
    Pronoun,
    /// A figure of speech or idiom.
    Rhetoric,
    /// The base of a rate ("per 100,000").
    Denominator,
    /// Navigation, share buttons, sign-up lines.
    Boilerplate,
}

/// A number that is no claim, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// Its bytes.
    pub span: Span,
    /// The bytes of its sentence.
    pub sentence: Span,
    /// The number as written.
    pub text: String,
    /// Why it is no claim.
    pub reason: Reason,
    /// What it reads as, where it reads as an amount.
    pub quantity: Option<Quantity>,
}

/// All that was read from one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The claims, in order of their spans.
    pub mentions: Vec<Mention>,
    /// The numbers that are no claims, in order of their spans.
    pub rejections: Vec<Rejection>,
    /// Limits that were reached, in words for people; empty where everything was read.
    pub limits: Vec<String>,
}
