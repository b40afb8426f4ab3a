//! Defines [`KeyTable`], which numbers words and lays out the slots that [`Keys`](super::super::keys)
//! finds them by.

use super::super::hash::hash;
use super::super::keys::{MOST_KEYS, NUMBER_BITS, place, tag};
use super::Parts;
use std::collections::HashMap;

/// Words and their numbers, which count up from 0 in the order of adding.
#[derive(Debug, Default)]
pub(super) struct KeyTable {
    keys: Vec<String>,
    numbers: HashMap<String, usize>,
}

/// How many keys are held to be common: their slots take 64 KB.
const COMMON: usize = 8192;

/// Fewest slots, so that one is empty.
const FEWEST_SLOTS: usize = 16;

impl KeyTable {
    /// Returns the number of a word, which is added where it is new; 0 where there is no room for it.
    pub(super) fn insert(&mut self, word: &str) -> usize {
        let next = self.keys.len();
        if let Some(known) = self.get(word).or_else(|| (next == MOST_KEYS).then_some(0)) {
            return known;
        }
        self.keys.push(word.to_owned());
        self.numbers.insert(word.to_owned(), next);
        next
    }

    /// Returns the number of a word, or `None` where it was never added.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        self.numbers.get(word).copied()
    }

    /// Returns the word with this number, empty where there is none.
    pub(super) fn key(&self, number: usize) -> &str {
        self.keys.get(number).map_or("", String::as_str)
    }

    /// Returns how many words were added.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Adds the parts that [`Keys`](super::super::keys) is made of.
    pub(super) fn write(&self, parts: &mut Parts) {
        let mut starts = vec![0];
        for key in &self.keys {
            starts.push(starts.last().map_or(0, |start| start + key.len()));
        }
        let common = self.keys.len().min(COMMON);
        parts.add("text", self.keys.concat().into_bytes());
        parts.add_numbers("starts", starts);
        parts.add_numbers("common", self.slots(0..common));
        parts.add_numbers("rare", self.slots(common..self.keys.len()));
    }

    /// Lays out slots for these keys; at most three of four are filled.
    fn slots(&self, numbers: std::ops::Range<usize>) -> Vec<usize> {
        let count = (numbers.len() + numbers.len() / 3 + 1).next_power_of_two().max(FEWEST_SLOTS);
        let mut slots = vec![0; count];
        for number in numbers {
            let hash = hash(self.key(number).as_bytes());
            let mut at = place(hash) % count;
            while slots[at] != 0 {
                at = (at + 1) % count;
            }
            slots[at] = (tag(hash) as usize) << NUMBER_BITS | (number + 1);
        }
        slots
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::keys::Keys;
    use super::*;

    #[test]
    fn every_key_is_found_by_its_number_and_no_other_word_is() {
        let mut table = KeyTable::default();
        let key = |number: usize| format!("form{number}");
        for number in 0..20_000 {
            assert_eq!(table.insert(&key(number)), number);
        }
        assert_eq!(table.insert("form7"), 7);
        let mut parts = Parts::default();
        table.write(&mut parts);
        let keys = parts.keys();
        for number in 0..20_000 {
            assert_eq!((keys.get(&key(number)), keys.key(number)), (Some(number), key(number).as_str()));
        }
        assert_eq!(keys.get("form"), None);
        assert_eq!(Keys::default().get("form"), None);
    }
}
