//! Defines [`fingerprint`], the few hashes by which documents that share text find each other.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
//! Fingerprinting", 2003) keeps of every [`WINDOW`] neighbouring shingles the one with the smallest
//! hash. Two documents that share [`SHINGLE`] + [`WINDOW`] - 1 words in a row therefore share a
//! hash, and what is kept of a document depends on nothing but the document: a store can keep the
//! hashes in an index and look new documents up in it.

use super::words::{Voice, Word, Words};
use crate::model::{Document, Sentence};

/// Words of one shingle. Shorter ones meet by chance in every second pair of news articles.
pub(super) const SHINGLE: usize = 5;

/// Neighbouring shingles of which one is kept. With 5 and 5, nine words in a row are always found,
/// which is what is left between the changes when every tenth word is replaced.
const WINDOW: usize = 5;

/// Most hashes of one document: enough for an article of 12,000 words. Of more, the smallest are
/// kept, which is the same choice in every document.
pub const MAX_FINGERPRINTS: usize = 4096;

/// Returns the hashes to look a document up by, ascending and distinct; none where its running text
/// has fewer than five words. A pure function of the document; linear in its length.
#[must_use]
pub fn fingerprint(document: &Document, sentences: &[Sentence]) -> Vec<u64> {
    of_words(&Words::read(document, sentences))
}

/// Returns the fingerprint of words already read.
pub(super) fn of_words(words: &Words) -> Vec<u64> {
    let mut hashes: Vec<u64> = kept(words).iter().map(|(hash, _)| *hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(MAX_FINGERPRINTS);
    hashes
}

/// Returns the kept shingles of a document, which are found once for all its comparisons.
pub(super) fn kept(words: &Words) -> &[(u64, usize)] {
    words.shingles.get_or_init(|| winnow(&words.words))
}

/// Returns the kept shingles of the running text, rows left out, with the place of their first word
/// among all words, in order.
fn winnow(words: &[Word]) -> Vec<(u64, usize)> {
    let running: Vec<(usize, &Word)> =
        words.iter().enumerate().filter(|(_, word)| word.voice != Voice::Row).collect();
    let shingles: Vec<(u64, usize)> = running
        .windows(SHINGLE)
        .map(|part| (hash(part.iter().map(|(_, word)| word.key)), part[0].0))
        .collect();
    let mut kept: Vec<(u64, usize)> = Vec::with_capacity(shingles.len() / 2);
    for window in shingles.windows(WINDOW.min(shingles.len()).max(1)) {
        // Of equal hashes the last is kept, so that a repeated word keeps few shingles.
        let least = |(hash, _): &(u64, usize), next: &(u64, usize)| next.0 <= *hash;
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        // What was smallest of the window before still is, unless it is behind or the new one is smaller.
        match kept.last() {
            Some(before) if before.1 >= first.1 && !least(before, last) => {}
            Some(before) if before.1 >= first.1 => kept.push(*last),
            _ => kept.extend(window.iter().copied().reduce(|a, b| if least(&a, &b) { b } else { a })),
        }
    }
    kept
}

/// Mixes the keys of a few words, in order.
pub(super) fn hash(keys: impl Iterator<Item = u64>) -> u64 {
    keys.fold(0x9e37_79b9_7f4a_7c15, |hash: u64, key| {
        let mixed = (hash.rotate_left(23) ^ key).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 32)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::document;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_of_four_words_has_no_fingerprint() {
        assert_eq!(fingerprint(&document("a", "One two three four."), &[]), Vec::<u64>::new());
        assert_eq!(fingerprint(&document("a", "One two three four five."), &[]).len(), 1);
    }

    #[test]
    fn one_word_over_and_over_keeps_one_shingle() {
        let text = "again ".repeat(500) + ".";
        assert_eq!(fingerprint(&document("a", &text), &[]).len(), 1);
    }

    proptest! {
        #[test]
        fn nine_shared_words_share_a_hash(
            before in "([a-e]{1,2} ){0,20}", after in "([a-e]{1,2} ){0,20}", other in "([f-k]{1,2} ){0,20}",
        ) {
            let shared = "nine words in a row that are the same";
            let left = document("a", &format!("{before}{shared} {after}."));
            let right = document("b", &format!("{other}{shared} {other}."));
            let (left, right) = (fingerprint(&left, &[]), fingerprint(&right, &[]));
            prop_assert!(left.iter().any(|hash| right.contains(hash)));
        }
    }
}
