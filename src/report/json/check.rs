//! Defines [`CheckJson`], a draft with what the sources say to each of its numbers.

use super::QuoteJson;
use crate::report::check::{Against, DraftCheck, NumberCheck};
use schemars::JsonSchema;
use serde::Serialize;

/// A draft with what was found about each of its numbers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckJson {
    /// The draft's name.
    pub draft: String,
    /// Its numbers, in the order of the text.
    pub numbers: Vec<NumberCheckJson>,
}

/// What was found about one number of a draft.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NumberCheckJson {
    /// First byte of the number in the draft.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// Its line, from 1.
    pub line: usize,
    /// The column of its first character, from 1.
    pub column: usize,
    /// The number as written.
    pub text: String,
    /// The amount in words for people.
    pub value: String,
    /// What it numbers.
    pub label: String,
    /// `backed`, `not_asserted`, `not_found`, `different`, `stale`, `unfitting`, `disputed` or
    /// `contradicted`.
    #[schemars(extend("enum" = ["backed", "not_asserted", "not_found", "different", "stale", "unfitting", "disputed", "contradicted"]))]
    pub status: &'static str,
    /// What is to be said about it, in one line.
    pub message: String,
    /// Who gives it after copies are followed back, alphabetically.
    pub originators: Vec<String>,
    /// The sentences that give it.
    pub backing: Vec<QuoteJson>,
    /// Other amounts, with the sentences that give them.
    pub against: Vec<OtherJson>,
    /// A guess at why it is contradicted.
    pub cause: Option<String>,
}

/// Another amount for the figure of a draft's number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OtherJson {
    /// The amount and who gives it, in words.
    pub words: String,
    /// The sentences.
    pub quotes: Vec<QuoteJson>,
}

/// Returns a checked draft.
#[must_use]
pub fn check(check: &DraftCheck) -> CheckJson {
    CheckJson { draft: check.name.clone(), numbers: check.numbers.iter().map(number).collect() }
}

fn number(number: &NumberCheck) -> NumberCheckJson {
    let other = |against: &Against| OtherJson {
        words: against.words.clone(),
        quotes: against.quotes.iter().map(QuoteJson::of).collect(),
    };
    NumberCheckJson {
        start: number.span.start,
        end: number.span.end,
        line: number.line,
        column: number.columns.0,
        text: number.quote.number.clone(),
        value: number.value.clone(),
        label: number.label.clone(),
        status: number.status.name(),
        message: number.words.clone(),
        originators: number.originators.clone(),
        backing: number.backing.iter().map(QuoteJson::of).collect(),
        against: number.against.iter().map(other).collect(),
        cause: number.cause.clone(),
    }
}
