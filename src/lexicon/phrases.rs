//! Defines [`Phrases`], a table of word sequences that is searched for the longest one at a place.
//!
//! The same table serves both ways: forwards for what follows a number, and backwards, filled with
//! the words in reverse order, for what stands before it.

use super::map::{Map, Sieve};

/// The words behind the first, and what the sequence stands for.
type Entry<T> = (Box<[Box<str>]>, T);

/// Word sequences in lower case, each with what it stands for.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: Map<Box<str>, Vec<Entry<T>>>,
    firsts: Sieve,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: Map::default(), firsts: Sieve::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds the sequence of `words`; one that is there already keeps its meaning. An empty sequence
    /// is left out.
    pub fn insert<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, meaning: T) {
        let mut words = words.into_iter();
        let Some(first) = words.next() else { return };
        self.firsts.add(first);
        let rest: Box<[Box<str>]> = words.map(Box::from).collect();
        let group = self.by_first.entry(first.into()).or_default();
        if group.iter().any(|(known, _)| *known == rest) {
            return;
        }
        let at = group.iter().position(|(known, _)| known.len() < rest.len()).unwrap_or(group.len());
        group.insert(at, (rest, meaning));
    }

    /// Returns whether a sequence may begin with the word: quick, and false only where none does.
    #[must_use]
    pub fn may_begin(&self, word: &str) -> bool {
        self.firsts.may_hold(word)
    }

    /// Returns how many words the longest sequence takes that agrees with `word(0)`, `word(1)`, …,
    /// and what it stands for. `word` returns `None` where the text ends.
    pub fn longest<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &T)> {
        let first = word(0).filter(|first| self.firsts.may_hold(first))?;
        let group = self.by_first.get(first)?;
        let fits = |rest: &[Box<str>]| rest.iter().zip(1..).all(|(want, at)| word(at) == Some(want));
        group.iter().find(|(rest, _)| fits(rest)).map(|(rest, meaning)| (rest.len() + 1, meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(phrases: &Phrases<u8>, text: &str) -> Option<(usize, u8)> {
        let words: Vec<&str> = text.split(' ').collect();
        phrases.longest(|at| words.get(at).copied()).map(|(length, meaning)| (length, *meaning))
    }

    #[test]
    fn the_longest_sequence_wins_in_any_order_of_adding() {
        let mut phrases = Phrases::default();
        phrases.insert(["square"], 1);
        phrases.insert(["square", "metre", "second"], 3);
        phrases.insert(["square", "metre"], 2);
        assert_eq!(find(&phrases, "square metre second"), Some((3, 3)));
        assert_eq!(find(&phrases, "square metre first"), Some((2, 2)));
        assert_eq!(find(&phrases, "square"), Some((1, 1)));
        assert_eq!(find(&phrases, "metre"), None);
    }

    #[test]
    fn an_empty_sequence_is_left_out() {
        let mut phrases = Phrases::default();
        phrases.insert([], 1);
        assert_eq!(find(&phrases, ""), None);
    }
}
