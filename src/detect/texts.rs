//! Defines [`Texts`]: the mentions of a story in the order of its documents, each with its number.
//!
//! Detectors ask what stands beside a number, and what was found out about a number before. Both are
//! answered from one list, in which the mentions of a document are neighbours, and from lists beside it
//! that go by the same numbers: eight bytes a mention each, where a map of maps took over a hundred.

use crate::model::{DocumentId, Mention};
use std::ops::Range;

/// The mentions of a story, by document and then by span.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    all: Vec<&'a Mention>,
    /// The documents, ascending, each with the number of its first mention.
    starts: Vec<(DocumentId, usize)>,
}

impl<'a> Texts<'a> {
    /// Sorts the mentions of a story; `n log n`.
    pub(super) fn new(mut all: Vec<&'a Mention>) -> Self {
        all.sort_unstable_by_key(|mention| (mention.document, mention.span, mention.id));
        let mut starts: Vec<(DocumentId, usize)> = Vec::new();
        for (at, mention) in all.iter().enumerate() {
            if starts.last().is_none_or(|(document, _)| *document != mention.document) {
                starts.push((mention.document, at));
            }
        }
        Self { all, starts }
    }

    /// Returns all mentions, those of one document in order of their spans.
    pub(super) fn all(&self) -> &[&'a Mention] {
        &self.all
    }

    /// Returns the mentions of each document, in order of their spans.
    pub(super) fn documents(&self) -> impl Iterator<Item = &[&'a Mention]> {
        (0..self.starts.len()).map(|at| &self.all[self.range(at)])
    }

    /// Returns the mentions of a document, in order of their spans.
    pub(super) fn of(&self, document: DocumentId) -> &[&'a Mention] {
        let at = self.starts.binary_search_by_key(&document, |(document, _)| *document);
        at.map_or(&[], |at| &self.all[self.range(at)])
    }

    /// Returns the mentions of the sentence of a mention, itself among them, in order of their spans.
    pub(super) fn of_sentence(&self, mention: &Mention) -> &[&'a Mention] {
        let text = self.of(mention.document);
        let at = text.partition_point(|other| other.span < mention.span);
        let here = |other: &&&Mention| other.sentence == mention.sentence;
        let before = text[..at].iter().rev().take_while(here).count();
        let after = text[at..].iter().take_while(here).count();
        &text[at - before..at + after]
    }

    fn range(&self, at: usize) -> Range<usize> {
        let end = self.starts.get(at + 1).map_or(self.all.len(), |(_, start)| *start);
        self.starts.get(at).map_or(0..0, |(_, start)| *start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Quantity, Span, Unit};

    #[test]
    fn mentions_stand_by_document_and_span_whatever_their_order() {
        let text = "12 and 13. 14";
        let quantity = Quantity::exact(Decimal::ONE, Unit::count());
        let at = |document: u64, start: usize, sentence: Span| {
            Mention::bare(DocumentId(document), text, Span::new(start, start + 2), sentence, quantity.clone())
        };
        let (first, second) = (Span::new(0, 10), Span::new(11, 13));
        let mentions = [at(2, 0, first), at(1, 11, second), at(1, 7, first), at(1, 0, first)];
        let texts = Texts::new(mentions.iter().collect());
        let starts = |list: &[&Mention]| list.iter().map(|mention| mention.span.start).collect::<Vec<_>>();
        assert_eq!(starts(texts.of(DocumentId(1))), [0, 7, 11]);
        assert_eq!(starts(texts.of_sentence(&mentions[2])), [0, 7]);
        assert!(texts.of(DocumentId(9)).is_empty());
        assert_eq!(texts.documents().map(<[_]>::len).collect::<Vec<_>>(), [3, 1]);
    }
}
