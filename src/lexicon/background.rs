//! Defines [`Background`], the phrases that tell a number of another time or happening than the story's ("last
//! year's operation", "historical sources"), from `data/background.tsv`.

use super::{Error, Phrases, rows};

/// Phrases of what was before or is otherwise the case.
#[derive(Clone, Debug, Default)]
pub struct Background(Phrases<()>);

impl Background {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut background = Self::default();
        let table = include_str!("../../data/background.tsv");
        for (_, [phrase]) in rows::<1>("background.tsv", table, "a phrase")? {
            background.0.insert(phrase.split(' '), ());
        }
        Ok(background)
    }

    /// Returns whether a phrase stands anywhere in a text, whatever its capitals and marks.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase().replace('\u{2019}', "'");
        let trim = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric() && c != '\'');
        let words: Vec<&str> = lower.split_whitespace().map(trim).collect();
        (0..words.len()).any(|at| self.0.longest(|step| words.get(at + step).copied()).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_before_is_told_by_its_phrase() {
        let background = Background::embedded().unwrap();
        assert!(background.is_in("Last year\u{2019}s operation resulted in"));
        assert!(background.is_in("(Historical sources speak of"));
        assert!(!background.is_in("This week's operation resulted in"));
    }
}
