//! Defines [`Map`] and [`Set`], the hash tables of the lexicon.
//!
//! They hash eight bytes at a time, which on short words is several times faster than the standard
//! hasher; the keys come from the project's own tables, so nobody can choose them to collide.
//! Nothing may ever depend on the order of their entries.

use super::hash::hash;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A hash table for words.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A set of words.
pub type Set<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

/// First bytes, last bytes and lengths of a few words: they tell most other words apart without hashing
/// them.
#[derive(Clone, Debug)]
pub(super) struct Sieve {
    /// One bit for each way to mix the three; words that are alike share one.
    bits: [u64; WORDS],
}

/// How many words of 64 bits a sieve has: with a few hundred words in it nine of ten bits stay clear.
const WORDS: usize = 64;

impl Default for Sieve {
    fn default() -> Self {
        Self { bits: [0; WORDS] }
    }
}

impl Sieve {
    /// Adds a word; the empty word has no first byte and is left out.
    pub(super) fn add(&mut self, word: &str) {
        if let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) {
            let (at, bit) = place(*first, *last, word.len());
            self.bits[at] |= bit;
        }
    }

    /// Returns whether such a word was added; true may be wrong, false never is.
    #[inline]
    pub(super) fn may_hold(&self, word: &str) -> bool {
        match (word.as_bytes().first(), word.as_bytes().last()) {
            (Some(first), Some(last)) => self.may_hold_like(*first, *last, word.len()),
            _ => false,
        }
    }

    /// Returns the same for any word with these first and last bytes and this length.
    #[inline]
    pub(super) fn may_hold_like(&self, first: u8, last: u8, length: usize) -> bool {
        let (at, bit) = place(first, last, length);
        self.bits[at] & bit != 0
    }
}

/// Returns where the bit of such words is.
#[inline]
fn place(first: u8, last: u8, length: usize) -> (usize, u64) {
    let mixed = usize::from(first) * 37 + usize::from(last) * 5 + length;
    (mixed / 64 % WORDS, 1 << (mixed % 64))
}

/// Hashes short byte strings.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        // The hash of the bytes is mixed already; turning keeps the order of several words.
        self.0 = self.0.rotate_left(7) ^ hash(bytes);
    }

    /// Strings end with a byte of their own, so that ("a", "bc") and ("ab", "c") differ; here the
    /// length does that already.
    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sieve_lets_through_what_was_added() {
        let mut sieve = Sieve::default();
        sieve.add("more");
        sieve.add("at");
        assert!(sieve.may_hold("more") && sieve.may_hold("at") && sieve.may_hold("mode"));
        assert!(!sieve.may_hold("most of all") && !sieve.may_hold("few") && !sieve.may_hold(""));
    }
}
