//! Defines `is_boilerplate`, which passages are printed so often that sharing one says nothing.
//!
//! What has the form of a share bar or footer is left out when words are read. This is the other
//! half: what is repeated, either in a crowd of documents or over and over by one outlet.

use super::fingerprint::kept;
use super::index::Index;
use super::verify::Match;
use super::words::Words;

/// Where the hashes of a document stand that are found everywhere.
#[derive(Debug)]
pub(super) struct Repeated {
    /// Place of the first word of each kept shingle, with whether it is repeated; ascending.
    at: Vec<(usize, bool)>,
}

impl Repeated {
    /// Returns which shingles of a document are repeated: in a crowd of documents, or as a formula
    /// of `source` where that is given.
    pub(super) fn read(words: &Words, index: &Index, source: Option<u32>) -> Self {
        let is_repeated =
            |hash| index.is_crowded(hash) || source.is_some_and(|source| index.is_formula(hash, source));
        Self { at: kept(words).iter().map(|&(hash, at)| (at, is_repeated(hash))).collect() }
    }

    /// Returns whether at least half of the shingles of a passage, in the left document, are repeated.
    pub(super) fn is_boilerplate(&self, found: &Match) -> bool {
        let (start, end) = found.left();
        let place = |word: usize| self.at.partition_point(|(at, _)| *at < word);
        let inside = &self.at[place(start)..place(end)];
        let repeated = inside.iter().filter(|(_, repeated)| *repeated).count();
        repeated > 0 && repeated * 2 >= inside.len()
    }
}
