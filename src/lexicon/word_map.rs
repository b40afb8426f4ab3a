//! Defines [`WordMap`], a table of words that is asked mostly for words it does not hold, as the small
//! tables of the lexicon are: a look at length, first and last byte answers nearly all such questions.

use super::map::{Map, Sieve};
use std::borrow::Borrow;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// Words, and what each stands for.
#[derive(Clone, Debug)]
pub(super) struct WordMap<K, V> {
    entries: Map<K, V>,
    sieve: Sieve,
}

impl<K, V> Default for WordMap<K, V> {
    fn default() -> Self {
        Self { entries: Map::default(), sieve: Sieve::default() }
    }
}

impl<K: Borrow<str> + Eq + Hash, V> WordMap<K, V> {
    /// Returns what the word stands for.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        if self.sieve.may_hold(word) { self.entries.get(word) } else { None }
    }

    /// Returns whether the table holds the word.
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Sets what the word stands for.
    pub(super) fn insert(&mut self, word: K, value: V) {
        self.sieve.add(word.borrow());
        self.entries.insert(word, value);
    }

    /// Returns the place of a word, which is held from now on.
    pub(super) fn entry(&mut self, word: K) -> Entry<'_, K, V> {
        self.sieve.add(word.borrow());
        self.entries.entry(word)
    }

    /// Returns the words with what they stand for, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|(word, value)| (word.borrow(), value))
    }

    /// Returns the words, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(Borrow::borrow)
    }

    /// Returns what the words stand for, to be changed, in no order.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut()
    }
}

impl<K: Borrow<str> + Eq + Hash, V> FromIterator<(K, V)> for WordMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut table = Self::default();
        for (word, value) in entries {
            table.insert(word, value);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_no_others() {
        let mut table: WordMap<&str, u8> = [("more", 1), ("at", 2)].into_iter().collect();
        table.entry("least").or_default();
        assert_eq!(
            ["more", "at", "least", "mine", "", "moore"].map(|word| table.get(word).copied()),
            [Some(1), Some(2), Some(0), None, None, None]
        );
        assert!(table.contains("at") && !table.contains("to"));
        assert_eq!((table.words().count(), table.iter().count(), table.values_mut().count()), (3, 3, 3));
    }
}
