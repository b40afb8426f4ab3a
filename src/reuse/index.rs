//! Defines [`Index`], which tells of every document the few others it may share text with.
//!
//! An inverted index over fingerprints. A hash in up to [`CROWD`] documents pairs them all. A hash in
//! more is either a stock phrase or a text that hundreds of outlets reprint: there each document is
//! paired with the [`HUBS`] earliest only, so that the work stays linear in the number of documents
//! while reprints still hang together. Which hashes are crowded is a property of the set of
//! documents, whatever order they came in.

use rayon::prelude::*;

/// Most documents that are all paired with each other over one hash.
pub(super) const CROWD: usize = 64;

/// Documents of a crowd that every other document of it is compared with.
const HUBS: usize = 4;

/// Hashes two documents must share to be compared. Twenty shared words, the least that counts as
/// copying, hold at least two even where every tenth word was changed.
const LEAST_SHARED: usize = 2;

/// From so many documents of one source on, a hash is that source's own formula.
const FORMULA: usize = 8;

/// Fingerprints by hash, with the documents they occur in.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Hashes that occur in several documents, ascending.
    hashes: Vec<u64>,
    /// Where the documents of each hash begin; one more than there are hashes.
    starts: Vec<usize>,
    /// Places of documents, ascending for each hash.
    documents: Vec<u32>,
    /// Hashes with a source that uses them as a formula, ascending.
    formulas: Vec<(u64, u32)>,
}

impl Index {
    /// Builds the index of documents given in order of their rank, the earliest first, each with
    /// its fingerprint; `sources` names the source of each. Sorts once: n log n in hashes.
    pub(super) fn build(fingerprints: &[Vec<u64>], sources: &[u32]) -> Self {
        let total = fingerprints.iter().map(Vec::len).sum();
        let mut postings: Vec<(u64, u32)> = Vec::with_capacity(total);
        for (document, hashes) in (0u32..).zip(fingerprints) {
            postings.extend(hashes.iter().map(|&hash| (hash, document)));
        }
        postings.par_sort_unstable();
        let mut index = Self { starts: vec![0], ..Self::default() };
        for group in postings.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            let hash = group[0].0;
            index.hashes.push(hash);
            index.documents.extend(group.iter().map(|&(_, document)| document));
            index.starts.push(index.documents.len());
            if group.len() >= FORMULA {
                let mut of: Vec<u32> =
                    group.iter().map(|&(_, document)| sources[document as usize]).collect();
                of.sort_unstable();
                let often = of.chunk_by(|a, b| a == b).filter(|part| part.len() >= FORMULA);
                index.formulas.extend(often.map(|part| (hash, part[0])));
            }
        }
        index
    }

    fn holders(&self, hash: u64) -> &[u32] {
        match self.hashes.binary_search(&hash) {
            Ok(at) => &self.documents[self.starts[at]..self.starts[at + 1]],
            Err(_) => &[],
        }
    }

    /// Returns the documents of lower rank that `document` must be compared with, ascending. What is
    /// a formula of its source says nothing about others of that source; `sources` names the source
    /// of each document.
    pub(super) fn candidates(&self, document: u32, fingerprint: &[u64], sources: &[u32]) -> Vec<u32> {
        let source = sources[document as usize];
        let mut met: Vec<u32> = Vec::new();
        for &hash in fingerprint {
            let holders = self.holders(hash);
            let paired = if holders.len() > CROWD { &holders[..HUBS] } else { holders };
            let formula = holders.len() >= FORMULA && self.is_formula(hash, source);
            let telling = |&other: &u32| other < document && !(formula && sources[other as usize] == source);
            met.extend(paired.iter().copied().filter(telling));
        }
        met.sort_unstable();
        let often = met.chunk_by(|a, b| a == b).filter(|group| group.len() >= LEAST_SHARED);
        often.map(|group| group[0]).collect()
    }

    /// Returns whether a hash is found in so many documents that it says little about two of them.
    pub(super) fn is_crowded(&self, hash: u64) -> bool {
        self.holders(hash).len() > CROWD
    }

    /// Returns whether a source uses a hash over and over.
    pub(super) fn is_formula(&self, hash: u64, source: u32) -> bool {
        self.formulas.binary_search(&(hash, source)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_shared_hashes_make_a_candidate_and_one_does_not() {
        let index = Index::build(&[vec![1, 2, 3], vec![2, 3, 4], vec![1, 9]], &[0, 1, 2]);
        assert_eq!(index.candidates(1, &[2, 3, 4], &[0, 1, 2]), [0]);
        assert_eq!(index.candidates(2, &[1, 9], &[0, 1, 2]), Vec::<u32>::new());
    }

    #[test]
    fn a_crowd_is_paired_with_its_earliest_only() {
        let count = CROWD * 20;
        let fingerprints = vec![vec![5, 6]; count];
        let sources: Vec<u32> = (0u32..).take(count).collect();
        let index = Index::build(&fingerprints, &sources);
        let all = (0u32..).zip(&fingerprints);
        let pairs: usize = all.map(|(at, hashes)| index.candidates(at, hashes, &sources).len()).sum();
        assert!(pairs <= count * HUBS, "{pairs} comparisons of {count} documents");
        assert!(index.is_crowded(5) && !index.is_formula(5, 0));
    }

    #[test]
    fn a_formula_belongs_to_its_source() {
        let index = Index::build(&vec![vec![7]; FORMULA + 1], &[vec![3; FORMULA], vec![4]].concat());
        assert!(index.is_formula(7, 3) && !index.is_formula(7, 4));
    }

    #[test]
    fn a_formula_makes_no_candidates_within_its_source() {
        let sources = [vec![3; FORMULA], vec![4]].concat();
        let index = Index::build(&vec![vec![7, 8]; FORMULA + 1], &sources);
        let last = u32::try_from(FORMULA).unwrap();
        assert_eq!(index.candidates(1, &[7, 8], &sources), Vec::<u32>::new());
        assert_eq!(index.candidates(last, &[7, 8], &sources).len(), FORMULA);
    }
}
