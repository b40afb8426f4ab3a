//! Defines [`Index`]: where a story gives an amount, and where it speaks of a figure.
//!
//! Made in one pass over the story. Causes and ties ask it for every conflict; looking through the story
//! each time would take the square of its size.

use super::tie::base;
use crate::model::{Counted, Decimal, DocumentId, Figure, FigureId, Mention, MentionId};
use std::collections::{HashMap, HashSet};

/// Numbers of one amount that are looked at in search of one, at most, and kept of one figure. Origin: no
/// practice story gives one amount as often.
const MAX_EQUAL: usize = 256;

/// Numbers of one amount among which those that are asked for are looked for, at most. Origin: sixteen figures
/// that give one amount as often as it is kept.
const MAX_LOOKS: usize = 16 * MAX_EQUAL;

/// Mentions of a story by amount and by figure.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    amounts: HashMap<Decimal, Vec<&'a Mention>>,
    /// The mentions of all figures, by figure, document and span.
    told: Vec<&'a Mention>,
    /// Where those of a figure in a document begin, ascending.
    starts: Vec<(FigureId, DocumentId, usize)>,
    /// The documents that give different amounts of one thing, with its noun.
    varied: HashSet<(DocumentId, Option<&'a str>)>,
}

impl<'a> Index<'a> {
    /// Reads the mentions of a story, the documents in order, in order of their spans; `n log n`.
    pub(super) fn new(
        mentions: impl Iterator<Item = &'a Mention>,
        figure_of: impl Fn(MentionId) -> Option<&'a Figure>,
    ) -> Self {
        let mut amounts: HashMap<Decimal, Vec<&Mention>> = HashMap::new();
        let mut kept: HashMap<(Decimal, Option<FigureId>), usize> = HashMap::new();
        let mut told: Vec<(FigureId, &Mention)> = Vec::new();
        let mut varied = HashSet::new();
        // What the document at hand gives first of each thing.
        let (mut document, mut first) = (None, HashMap::new());
        for mention in mentions {
            let figure = figure_of(mention.id).map(|figure| figure.id);
            if let Some(value) = base(mention).map(|value| value.normalize()) {
                let kept = kept.entry((value, figure)).or_default();
                *kept += 1;
                if *kept <= MAX_EQUAL {
                    amounts.entry(value).or_default().push(mention);
                }
            }
            told.extend(figure.map(|figure| (figure, mention)));
            if document.replace(mention.document) != Some(mention.document) {
                first.clear();
            }
            let noun = mention.counted.as_ref().map(Counted::head);
            if *first.entry(noun).or_insert_with(|| base(mention)) != base(mention) {
                varied.insert((mention.document, noun));
            }
        }
        told.sort_by_key(|(figure, _)| *figure);
        let mut starts: Vec<(FigureId, DocumentId, usize)> = Vec::new();
        for (at, (figure, mention)) in told.iter().enumerate() {
            if starts.last().is_none_or(|(f, d, _)| (*f, *d) != (*figure, mention.document)) {
                starts.push((*figure, mention.document, at));
            }
        }
        Self { amounts, told: told.into_iter().map(|(_, mention)| mention).collect(), starts, varied }
    }

    /// Returns the mentions whose amount is this number of the base unit and that are asked for, in the order
    /// of the story; of very many the first.
    pub(super) fn equal(
        &self,
        value: Decimal,
        asked: impl Fn(&Mention) -> bool,
    ) -> impl Iterator<Item = &'a Mention> {
        let all = self.amounts.get(&value.normalize()).map_or(&[][..], Vec::as_slice);
        let all = all.iter().take(MAX_LOOKS).copied();
        all.filter(move |mention| asked(mention)).take(MAX_EQUAL)
    }

    /// Returns the mentions of a figure in a document, in order of their spans.
    pub(super) fn given(&self, figure: FigureId, document: DocumentId) -> &[&'a Mention] {
        let at = self.starts.binary_search_by_key(&(figure, document), |(f, d, _)| (*f, *d));
        let Ok(at) = at else { return &[] };
        let end = self.starts.get(at + 1).map_or(self.told.len(), |(_, _, start)| *start);
        self.told.get(self.starts[at].2..end).unwrap_or_default()
    }

    /// Returns whether a document gives different amounts of the thing of that noun, or of what has none.
    pub(super) fn varies(&self, document: DocumentId, noun: Option<&str>) -> bool {
        self.varied.contains(&(document, noun))
    }

    /// Returns the documents that speak of a figure, ascending.
    pub(super) fn documents(&self, figure: FigureId) -> impl Iterator<Item = DocumentId> + '_ {
        let from = self.starts.partition_point(|(other, ..)| *other < figure);
        let own = self.starts[from..].iter().take_while(move |(other, ..)| *other == figure);
        own.map(|(_, document, _)| *document)
    }
}
