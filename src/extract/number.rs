//! Defines [`Number`], a number found in a sentence, and [`read`], which finds them.

use crate::lexicon::Lexicon;
use crate::model::{ChangeRole, Direction, Kind, Quantity, Reason, Sentence, Span};
use crate::text::Token;
use std::ops::Range;

/// A number found in a sentence, before anything is known of what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The bytes of the number itself, without bound words, currency signs and units.
    pub span: Span,
    /// Tokens of the number itself.
    pub tokens: Range<usize>,
    /// Tokens of the whole phrase: bound words, currency, magnitude, unit, "per …".
    pub phrase: Range<usize>,
    /// How much.
    pub quantity: Quantity,
    /// What sort of number.
    pub kind: Kind,
    /// Which way, for changes.
    pub direction: Option<Direction>,
    /// Its part in a statement of change ("from 30 to 40").
    pub change: Option<ChangeRole>,
    /// Why it is no claim, where it is none.
    pub rejected: Option<Reason>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Returns the numbers of a sentence in order, claims and rejections alike.
#[must_use]
pub fn read(_tokens: &[Token<'_>], _sentence: &Sentence, _lexicon: &Lexicon) -> Vec<Number> {
    Vec::new()
}
