//! Defines [`Outline`], what a report says, in order and in words, before any form of writing.
//!
//! Text, Markdown and HTML write the same outline, so that they cannot say different things.

mod limits;
mod quote;
mod view;
mod words;

pub use limits::limits;
pub use quote::{Quote, quotes};
pub use words::{counted, crowd, left_out, support};

use crate::model::{Analysis, Claim, Conflict, ConflictKind, Decimal};
use view::Viewer;

/// Digits of an identifier that people are shown. Origin: enough for a million conflicts of one pile to
/// be told apart by and large; a longer start can be given.
const SHORT_ID: usize = 8;

/// Everything a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Counts of what was read and found.
    pub summary: Summary,
    /// The conflicts, weightiest first.
    pub conflicts: Vec<ConflictEntry>,
    /// The figures that several mentions speak of: the disputed first, then the most mentioned.
    pub figures: Vec<FigureEntry>,
    /// Figures with a single mention.
    pub single_figures: Vec<SingleEntry>,
    /// The outlets, alphabetically.
    pub sources: Vec<SourceEntry>,
    /// Who shares text with whom.
    pub copies: Vec<CopyEntry>,
    /// What else may make outlets depend on each other, in words; filled by who looks for it.
    pub hints: Vec<String>,
    /// Numbers that were read as no claim, by reason, most frequent first.
    pub rejected: Vec<(&'static str, usize)>,
    /// Limits reached while reading, and what is not known of documents.
    pub limits: Vec<String>,
}

/// Counts of what was read and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Headlines that stand for the stories, the largest first.
    pub stories: Vec<String>,
    /// First and last day of publication, where any is known.
    pub days: Option<(String, String)>,
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
    /// Figures that more than one originator gives, all with amounts that can hold together.
    pub confirmed: usize,
    /// Figures whose amounts follow each other in time.
    pub moving: usize,
    /// Conflicts among them.
    pub conflicts: usize,
}

/// One conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictEntry {
    /// The anchor other parts link to.
    pub anchor: String,
    /// The anchor of the figure in dispute.
    pub figure: Option<String>,
    /// In which way.
    pub kind: ConflictKind,
    /// The kind in words.
    pub kind_in_words: &'static str,
    /// What the figure in dispute is called.
    pub label: String,
    /// One line for people: what is in dispute and between which amounts.
    pub headline: String,
    /// The sides with their sentences.
    pub sides: Vec<SideEntry>,
    /// The worked comparison, where there is more to it than that amounts differ.
    pub working: Vec<String>,
    /// A guess at why, with its evidence.
    pub cause: Option<CauseEntry>,
    /// What to check next.
    pub check: &'static str,
    /// How many disagreements over the same figure are left out.
    pub unlisted: usize,
}

impl ConflictEntry {
    /// How the identifier begins: enough to name it among the conflicts of one pile.
    #[must_use]
    pub fn short_id(&self) -> &str {
        let id = self.anchor.rsplit('-').next().unwrap_or_default();
        id.get(..SHORT_ID).unwrap_or(id)
    }
}

/// A guess at why a conflict arose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseEntry {
    /// The evidence in one sentence.
    pub evidence: String,
    /// The sentences that are the evidence.
    pub quotes: Vec<Quote>,
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
    /// How many numbers more stand on the side.
    pub unquoted: usize,
    /// The parts it was added up from, where nobody states it.
    pub sum: Option<SumEntry>,
}

/// Parts that were added up, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumEntry {
    /// Label, amount and sentence of each part.
    pub parts: Vec<(String, String, Quote)>,
    /// What they add up to.
    pub sum: String,
    /// The total that is stated.
    pub total: String,
    /// How much the parts lack, or have too much, in words.
    pub difference: Option<String>,
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
    /// One line on those, for people.
    pub update: Option<String>,
    /// A line for each document that repeats an older value after a newer one was given.
    pub stale: Vec<String>,
    /// Numbers and anchors of the conflicts that concern it.
    pub conflicts: Vec<(usize, String)>,
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
    /// `denied`, `planned` and the like, where it is not asserted.
    pub modality: Option<&'static str>,
    /// Its ends in the base unit, as far as the words reach; `None` where open.
    pub ends: (Option<Decimal>, Option<Decimal>),
    /// How many stand behind it, in words.
    pub support: String,
    /// The originators by name.
    pub originators: Vec<String>,
    /// The one originator all support passes through, where several outlets give the amount.
    pub rests_on: Option<String>,
    /// The sentences.
    pub quotes: Vec<Quote>,
}

/// A figure that is mentioned once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleEntry {
    /// What people call it.
    pub label: String,
    /// The amount in words.
    pub value: String,
    /// The sentence.
    pub quote: Quote,
}

/// One outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry {
    /// The outlet.
    pub name: String,
    /// Its documents.
    pub documents: Vec<DocumentEntry>,
    /// How many conflicts it stands on a side of.
    pub conflicts: usize,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Its name.
    pub name: String,
    /// The day of publication.
    pub date: Option<String>,
    /// The headline.
    pub title: String,
    /// The address, where it is one of the web.
    pub url: Option<String>,
    /// How many numbers of it claim something.
    pub mentions: usize,
    /// Who stands behind it, where that is not the outlet itself.
    pub from: Vec<String>,
}

/// Two documents that share text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyEntry {
    /// The sentence about it ("b.txt has 3 passages from a.txt").
    pub headline: String,
    /// The shared passages.
    pub passages: Vec<String>,
    /// Why they are counted as one.
    pub evidence: Vec<String>,
}

/// Returns what there is to say about an analysis. Linear in its size but for the log factor of
/// ordered lookups.
#[must_use]
pub fn outline(analysis: &Analysis) -> Outline {
    Viewer::new(analysis).outline()
}

/// Returns one amount given for a figure, with its sentences.
#[must_use]
pub fn claim_entry(analysis: &Analysis, claim: &Claim) -> ClaimEntry {
    view::claim(analysis, claim)
}

/// Returns one line on a conflict for people: what is in dispute and between which amounts.
#[must_use]
pub fn headline(analysis: &Analysis, conflict: &Conflict) -> String {
    view::headline(analysis, conflict)
}
