//! Defines [`Span`], an exact byte range of a document's stored text.
//!
//! Every derived value points back to bytes through one of these. A span knows nothing of which
//! document it belongs to; whoever keeps it keeps the document's id beside it.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open byte range `start..end` of a document's stored text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte of the range, counted from the start of the stored text.
    pub start: usize,
    /// First byte after the range.
    pub end: usize,
}

impl Span {
    /// Returns the span `start..end`; an inverted pair yields the empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Returns the length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether the span covers no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the text the span quotes, or the empty string where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Returns the span as a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slicing_outside_a_character_boundary_is_empty_not_a_panic() {
        assert_eq!(Span::new(1, 2).of("é!"), "");
        assert_eq!(Span::new(2, 3).of("é!"), "!");
        assert_eq!(Span::new(0, 99).of("é!"), "");
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 3)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 3)));
    }
}
