//! Defines [`Index`]: where a story gives an amount, and where it speaks of a figure.
//!
//! Made in one pass over the story. Causes and ties ask it for every conflict; looking through the story
//! each time would take the square of its size.

use super::tie::base;
use crate::model::{Decimal, DocumentId, Figure, FigureId, Mention, MentionId};
use std::collections::{BTreeMap, HashMap};

/// Numbers of one amount that are looked at in search of one, at most. Origin: no practice story gives one
/// amount as often.
const MAX_EQUAL: usize = 256;

/// Mentions of a story by amount and by figure.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    amounts: HashMap<Decimal, Vec<&'a Mention>>,
    figures: BTreeMap<(FigureId, DocumentId), Vec<&'a Mention>>,
}

impl<'a> Index<'a> {
    /// Reads the mentions of a story, the documents in order, in order of their spans.
    pub(super) fn new(
        mentions: impl Iterator<Item = &'a Mention>,
        figure_of: impl Fn(MentionId) -> Option<&'a Figure>,
    ) -> Self {
        let mut index = Self::default();
        for mention in mentions {
            if let Some(value) = base(mention) {
                index.amounts.entry(value.normalize()).or_default().push(mention);
            }
            if let Some(figure) = figure_of(mention.id) {
                index.figures.entry((figure.id, mention.document)).or_default().push(mention);
            }
        }
        index
    }

    /// Returns the mentions whose amount is this number of the base unit and that are asked for, in the order
    /// of the story; of very many the first.
    pub(super) fn equal(
        &self,
        value: Decimal,
        asked: impl Fn(&Mention) -> bool,
    ) -> impl Iterator<Item = &'a Mention> {
        let all = self.amounts.get(&value.normalize()).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |mention| asked(mention)).take(MAX_EQUAL)
    }

    /// Returns the mentions of a figure in a document, in order of their spans.
    pub(super) fn given(&self, figure: FigureId, document: DocumentId) -> &[&'a Mention] {
        self.figures.get(&(figure, document)).map_or(&[], Vec::as_slice)
    }

    /// Returns the documents that speak of a figure, ascending.
    pub(super) fn documents(&self, figure: FigureId) -> impl Iterator<Item = DocumentId> + '_ {
        let all = (figure, DocumentId(u64::MIN))..=(figure, DocumentId(u64::MAX));
        self.figures.range(all).map(|((_, document), _)| *document)
    }
}
