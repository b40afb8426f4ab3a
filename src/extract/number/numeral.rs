//! Defines [`Numeral`], a bare number in digits or words, and [`find`], which finds them all.
//!
//! A numeral knows nothing of units, bounds or meaning. Signs of times, dates and codes are full of
//! numerals; telling them apart is for the rejections.

use super::pieces::{Look, Text};
use super::{digits, fraction, words};
use crate::lexicon::Lexicon;
use crate::model::Decimal;
use std::ops::Range;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, perhaps with a magnitude ("4.3 million").
    Digits,
    /// In words.
    Words,
    /// With an article for the one ("a hundred", "a dozen").
    Article,
    /// A part ("a third", "one in five", "2/3").
    Fraction,
    /// A plural that stands for at least so many ("hundreds").
    Vague,
    /// "Several", "a few", "a couple of".
    Few,
    /// The place in an order ("second", "2nd").
    Ordinal,
}

/// A bare number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The pieces it is made of.
    pub(super) pieces: Range<usize>,
    /// The number, or the lower end of what it stands for.
    pub(super) value: Decimal,
    /// The upper end, where it differs ("several hundred").
    pub(super) high: Option<Decimal>,
    /// Place value of the last digit written.
    pub(super) precision: Decimal,
    /// The power named by a magnitude word, one where there is none.
    pub(super) magnitude: Decimal,
    /// How it is written.
    pub(super) form: Form,
}

impl Numeral {
    /// Returns the numeral that is exactly `value`, written to the last unit.
    pub(super) fn exact(pieces: Range<usize>, value: Decimal, form: Form) -> Self {
        Self { pieces, value, high: None, precision: Decimal::ONE, magnitude: Decimal::ONE, form }
    }

    /// Returns the numeral multiplied by a magnitude; `None` where that overflows.
    pub(super) fn times(mut self, magnitude: Decimal, end: usize) -> Option<Self> {
        self.value = self.value.checked_mul(magnitude)?.normalize();
        self.high = match self.high {
            Some(high) => Some(high.checked_mul(magnitude)?),
            None => None,
        };
        self.precision = self.precision.checked_mul(magnitude)?.normalize();
        self.magnitude = self.magnitude.checked_mul(magnitude)?;
        self.pieces.end = end;
        Some(self)
    }
}

/// A matcher of numerals that begin at a piece.
type Matcher = fn(&Text<'_>, usize, &Lexicon) -> Option<Numeral>;

/// The matchers in order. Fractions come first, since their numerators are numerals themselves.
const MATCHERS: [Matcher; 4] = [fraction::read, digits::read, words::read, words::read_ordinal];

/// Returns the numerals of a sentence in order; none overlaps another.
pub(super) fn find(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let read = || MATCHERS.iter().find_map(|matcher| matcher(text, at, lexicon));
        match may_begin(text, at).then(read).flatten() {
            Some(numeral) => {
                at = numeral.pieces.end.max(at + 1);
                found.push(numeral);
            }
            None => at += 1,
        }
    }
    found
}

/// Returns whether a numeral may begin at `at`: with digits, a word that makes numbers, or an article.
fn may_begin(text: &Text<'_>, at: usize) -> bool {
    text.looks(at, Look::Digits) || text.numeral(at).is_some() || text.is(at, &["a", "an"])
}
