//! Defines [`Idioms`], the fixed expressions with numbers in them that are no claims, from
//! `data/idioms.tsv`.

use super::{Error, Phrases, error, rows};
use crate::model::Reason;

/// Fixed expressions with numbers in them, cut as the number reader cuts text.
#[derive(Clone, Debug, Default)]
pub struct Idioms {
    phrases: Phrases<Reason>,
    longest: usize,
}

const TABLE: &str = "idioms.tsv";
const EXPECTED: &str = "a reason (rhetoric, name, code) and a phrase";

impl Idioms {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut idioms = Self::default();
        for (line, [reason, phrase]) in rows::<2>(TABLE, include_str!("../../data/idioms.tsv"), EXPECTED)? {
            let reason = match reason {
                "rhetoric" => Reason::Rhetoric,
                "name" => Reason::Name,
                "code" => Reason::Code,
                _ => return Err(error(TABLE, line, reason, EXPECTED)),
            };
            let words: Vec<&str> = phrase.split(' ').collect();
            idioms.longest = idioms.longest.max(words.len());
            idioms.phrases.insert(words, reason);
        }
        Ok(idioms)
    }

    /// Returns how many pieces an expression at `word(0)` takes, and why it is no claim.
    pub fn at<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Reason)> {
        self.phrases.longest(word).map(|(length, &reason)| (length, reason))
    }

    /// Returns the length of the longest expression in pieces.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }
}
