//! Defines [`Cues`], the phrases of modality that stand in a sentence: "not true that", "plans to".
//!
//! Several rules ask for them, for each number and at every token near it, and most sentences have
//! none; so they are found once for a sentence.

use super::super::clause::Clause;
use crate::lexicon::{Known, ModalPhrase};
use crate::model::Modality;
use std::ops::Range;

/// Most words a cue has.
const MOST_WORDS: usize = 6;

/// The cues of a sentence with their tokens, in order; of those at one token the longest first.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Cues<'l>(Vec<(Range<usize>, &'l ModalPhrase)>);

impl<'l> Cues<'l> {
    /// Returns the cues of a sentence. Linear in the number of its tokens.
    pub(in crate::extract) fn of(clause: Clause<'l, '_>) -> Self {
        let mut cues = Vec::new();
        for (at, first) in clause.tokens.iter().enumerate() {
            if !first.known.in_any(Known::MODALITY) {
                continue;
            }
            let stands = |cue: &&ModalPhrase| {
                let mut rest = cue.words.iter().skip(1).zip(at + 1..);
                let same =
                    rest.all(|(word, at)| clause.tokens.get(at).is_some_and(|token| token.lower == *word));
                same && cue.words.len() <= MOST_WORDS
            };
            let known = clause.lexicon.modalities.beginning(&first.lower).iter();
            cues.extend(known.filter(stands).map(|cue| (at..at + cue.words.len(), cue)));
        }
        Self(cues)
    }

    /// Returns whether the sentence has none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the cues that begin at these tokens, in order.
    pub(super) fn within(
        &self,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, &'l ModalPhrase)> {
        let from = self.0.partition_point(|(cue, _)| cue.start < tokens.start);
        let inside = self.0[from..].iter().take_while(move |(cue, _)| cue.start < tokens.end);
        inside.map(|(tokens, cue)| (tokens.clone(), *cue))
    }

    /// Returns the longest cue at the token that `fits`, and the token behind it.
    pub(super) fn at(
        &self,
        at: usize,
        fits: impl Fn(&ModalPhrase) -> bool,
    ) -> Option<(&'l ModalPhrase, usize)> {
        self.within(at..at + 1).find(|(_, cue)| fits(cue)).map(|(tokens, cue)| (cue, tokens.end))
    }

    /// Returns the first token that speaks of what is to come, so that "Friday" is the next one.
    pub(in crate::extract) fn what_comes(&self) -> Option<usize> {
        let ahead = |cue: &ModalPhrase| matches!(cue.modality, Modality::Planned | Modality::Forecast);
        let mut longest = self.0.chunk_by(|(left, _), (right, _)| left.start == right.start);
        let first = longest.find(|cues| cues.first().is_some_and(|(_, cue)| ahead(cue)))?;
        first.first().map(|(tokens, _)| tokens.start)
    }
}
