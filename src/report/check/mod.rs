//! Defines [`check`], every number of a draft held against what the sources say.
//!
//! The draft has been analysed together with the sources, as one more document: which figure a number
//! of it belongs to and what contradicts it was decided by the same rules as everywhere. Here only
//! the draft's own mentions are set apart from those of others.

mod find;
mod github;
mod sarif;
mod text;

pub use github::github;
pub use sarif::sarif;
pub use text::text;

use super::outline::Quote;
use crate::graph::Index;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, DocumentId, Span};
use find::Finder;

/// A draft with what was found about each of its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCheck {
    /// The draft's name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its numbers, in the order of the text.
    pub numbers: Vec<NumberCheck>,
}

/// What was found about one number of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberCheck {
    /// Its bytes in the draft.
    pub span: Span,
    /// The bytes of its sentence.
    pub sentence: Span,
    /// Its line, from 1.
    pub line: usize,
    /// The column of its first character and the one behind its last, in characters from 1.
    pub columns: (usize, usize),
    /// The sentence, with the number set apart.
    pub quote: Quote,
    /// What it numbers.
    pub label: String,
    /// The amount in words.
    pub value: String,
    /// How it stands.
    pub status: Status,
    /// What is to be said about it, in one line.
    pub words: String,
    /// Who gives it, by name; copies are followed back.
    pub originators: Vec<String>,
    /// The sentences that give it.
    pub backing: Vec<Quote>,
    /// Other amounts, each with who gives it and the sentences.
    pub against: Vec<Against>,
    /// A guess at why it is contradicted.
    pub cause: Option<String>,
}

/// Another amount for the figure of a draft's number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The amount and who gives it, in words.
    pub words: String,
    /// The sentences.
    pub quotes: Vec<Quote>,
}

impl NumberCheck {
    /// Returns the amount with what it numbers ("102 arrests", "3.5% inflation").
    #[must_use]
    pub fn title(&self) -> String {
        // The amount has its unit already.
        let label = match self.label.split_once(" (") {
            Some((words, rest)) => words.to_owned() + rest.split_once(')').map_or("", |(_, rest)| rest),
            None => self.label.clone(),
        };
        if self.value.ends_with(&label) { self.value.clone() } else { format!("{} {label}", self.value) }
    }
}

/// How a number of a draft stands, worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Sources give it, and nothing speaks against it.
    Backed,
    /// It is denied, planned, forecast or supposed; such numbers are not held against others.
    NotAsserted,
    /// No source numbers this.
    NotFound,
    /// Sources number this with another amount, but it is not sure that the two cannot both hold.
    Different,
    /// Sources gave it, and later ones give another value.
    Stale,
    /// It does not fit other numbers of the draft itself.
    Unfitting,
    /// Some sources give it and others contradict it.
    Disputed,
    /// Sources contradict it, and none gives it.
    Contradicted,
}

impl Status {
    /// Returns whether a careful editor would look into it.
    #[must_use]
    pub fn is_problem(self) -> bool {
        !matches!(self, Self::Backed | Self::NotAsserted)
    }

    /// Returns the stable name, for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Backed => "backed",
            Self::NotAsserted => "not_asserted",
            Self::NotFound => "not_found",
            Self::Different => "different",
            Self::Stale => "stale",
            Self::Unfitting => "unfitting",
            Self::Disputed => "disputed",
            Self::Contradicted => "contradicted",
        }
    }

    /// Returns how loud it is: `error`, `warning` or `note`.
    #[must_use]
    pub fn level(self) -> &'static str {
        match self {
            Self::Backed | Self::NotAsserted => "note",
            Self::NotFound | Self::Different | Self::Stale | Self::Disputed => "warning",
            Self::Unfitting | Self::Contradicted => "error",
        }
    }
}

/// Returns what the sources say to each number of the draft. Linear in the analysis, but for the log
/// factor of ordered lookups.
#[must_use]
pub fn check(analysis: &Analysis, draft: DocumentId, lexicon: &Lexicon) -> DraftCheck {
    let Some(document) = analysis.corpus.document(draft) else { return DraftCheck::default() };
    let index = Index::build(analysis, lexicon);
    let finder = Finder::new(analysis, document, &index, lexicon);
    let mut mentions: Vec<_> =
        analysis.corpus.mentions().iter().filter(|mention| mention.document == draft).collect();
    mentions.sort_by_key(|mention| mention.span);
    let numbers = mentions.into_iter().filter_map(|mention| finder.number(mention)).collect();
    DraftCheck { name: document.name.clone(), text: document.text.clone(), numbers }
}

impl DraftCheck {
    /// Returns "12 numbers: 9 backed, 2 contradicted, 1 not found".
    #[must_use]
    pub fn summary(&self) -> String {
        let order = [
            (Status::Contradicted, "contradicted"),
            (Status::Disputed, "disputed"),
            (Status::Unfitting, "not adding up"),
            (Status::Stale, "stale"),
            (Status::Different, "different"),
            (Status::NotFound, "not found"),
            (Status::NotAsserted, "not asserted"),
            (Status::Backed, "backed"),
        ];
        let count = |status| self.numbers.iter().filter(|number| number.status == status).count();
        let counts = order.map(|(status, words)| (count(status), words));
        let counts =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
        let all = super::outline::counted(self.numbers.len(), "number");
        let counts = counts.collect::<Vec<_>>().join(", ");
        if counts.is_empty() { all } else { format!("{all}: {counts}") }
    }
}
