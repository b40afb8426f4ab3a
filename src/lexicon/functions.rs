//! Defines [`Functions`], what closed-class words do in a sentence beyond their part of speech.

use super::table::{Error, rows};
use super::word_map::WordMap;

/// The name in the table of words that subordinate a clause ("because").
const SUBORDINATING: &str = "CS";

/// Closed-class words by what they do.
#[derive(Debug, Default)]
pub struct Functions {
    subordinating: WordMap<&'static str, ()>,
}

impl Functions {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Functions::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/functions.tsv"))
    }

    /// Reads the table: a word or phrase and what it does.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let mut functions = Self::default();
        for (_, [word, tag]) in rows::<2>("functions.tsv", table, "word and tag")? {
            if tag == SUBORDINATING {
                functions.subordinating.insert(word, ());
            }
        }
        Ok(functions)
    }

    /// Returns whether a lower-case word can begin a subordinate clause ("because", "after").
    #[must_use]
    pub fn subordinates(&self, word: &str) -> bool {
        self.subordinating.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_words_begin_clauses() {
        let functions = Functions::embedded().unwrap();
        assert!(functions.subordinates("because") && functions.subordinates("that"));
        assert!(!functions.subordinates("of"));
    }
}
