//! Defines [`Keys`], a hash table from words to numbers that was laid out when the program was built,
//! and [`Numbers`], the arrays that stand beside it.
//!
//! The word table has some eighty thousand forms and every run of the program needs a few hundred of
//! them, so nothing of it is read or built at the start: a look-up goes to the bytes of the program
//! itself. `compile/keys.rs` is the other half, which writes them.

use super::hash::hash;
use std::ops::Range;

/// Bits of a slot that hold the number of a key.
pub(super) const NUMBER_BITS: u32 = 20;

/// Most keys that find room.
pub(super) const MOST_KEYS: usize = (1 << NUMBER_BITS) - 1;

/// Words and their numbers, from 0.
///
/// Most of the time of a look-up goes into missing the processor's caches. So keys are numbered in the
/// order of how common they are, and the first of them have slots of their own, few enough to stay in a
/// cache; most words of a text are found there.
///
/// A slot holds in its lower [`NUMBER_BITS`] the number of a key plus 1, 0 where it is empty, and above
/// them a part of the hash that tells most other words apart. There is a power of two of them, and
/// some are empty, so that a search ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys {
    /// All keys, one after the other.
    pub(super) text: &'static str,
    /// Where each key begins in `text`, and behind the last where it ends.
    pub(super) starts: Numbers,
    /// The slots of the first keys.
    pub(super) common: Numbers,
    /// The slots of all others.
    pub(super) rare: Numbers,
}

impl Keys {
    /// Returns the number of a word, or `None` where it is no key.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        self.find(word.as_bytes())
    }

    /// Returns the number of the word that is these bytes.
    #[inline]
    pub(super) fn find(&self, word: &[u8]) -> Option<usize> {
        let hash = hash(word);
        self.find_among(self.common, hash, word).or_else(|| self.find_among(self.rare, hash, word))
    }

    /// Returns the key with this number, empty where there is none.
    #[inline]
    pub(super) fn key(&self, number: usize) -> &'static str {
        self.text.get(self.starts.stretch(number)).unwrap_or_default()
    }

    #[inline]
    fn find_among(&self, slots: Numbers, hash: u64, word: &[u8]) -> Option<usize> {
        let mask = slots.len().checked_sub(1)?;
        let mut at = place(hash) & mask;
        let tag = tag(hash);
        loop {
            let slot = slots.get(at)?;
            if slot >> NUMBER_BITS == tag || slot == 0 {
                let number = (slot as usize & MOST_KEYS).checked_sub(1)?;
                if self.text.as_bytes().get(self.starts.stretch(number)) == Some(word) {
                    return Some(number);
                }
            }
            at = (at + 1) & mask;
        }
    }
}

/// Returns where a word with this hash is looked for first, before the number of slots is considered.
#[inline]
pub(super) fn place(hash: u64) -> usize {
    usize::try_from(hash & 0xffff_ffff).unwrap_or(0)
}

/// Returns the uppermost bits of a hash, which a slot keeps.
#[inline]
pub(super) fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> (32 + NUMBER_BITS)).unwrap_or(0)
}

/// Whole numbers as they stand in the program, four bytes each, the lowest first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers(&'static [[u8; 4]]);

impl Numbers {
    /// Returns the numbers that the bytes hold; up to three bytes at the end are left out.
    pub(super) const fn of(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// Returns how many there are.
    #[inline]
    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    /// Returns one of them, or `None` behind the end.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Returns the range from one of them to the next, empty where there is none.
    #[inline]
    pub(super) fn stretch(self, at: usize) -> Range<usize> {
        let from = self.get(at).zip(self.get(at.saturating_add(1)));
        from.map_or(0..0, |(start, end)| start as usize..end as usize)
    }
}

/// Pairs of whole numbers that are asked for together, so that they stand side by side.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pairs(&'static [[u8; 8]]);

impl Pairs {
    /// Returns the pairs that the bytes hold; up to seven bytes at the end are left out.
    pub(super) const fn of(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// Returns how many there are.
    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    /// Returns one of them, or `None` behind the end.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<(u32, u32)> {
        self.0.get(at).map(pair)
    }

    /// Returns those of a range, none where it goes behind the end.
    #[inline]
    pub(super) fn stretch(self, range: Range<usize>) -> impl Iterator<Item = (u32, u32)> {
        self.0.get(range).unwrap_or_default().iter().map(pair)
    }
}

/// Returns the pair that eight bytes are.
#[inline]
fn pair(&[a, b, c, d, e, f, g, h]: &[u8; 8]) -> (u32, u32) {
    (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
}
