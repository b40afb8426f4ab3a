//! Defines [`Changes`], the words of rising and falling, from `data/changes.tsv`.

use super::word_map::WordMap;
use super::{Error, error, rows};
use crate::model::Direction;

/// How a word of rising or falling stands to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeUse {
    /// A verb whose subject changes ("rose").
    Verb,
    /// A verb whose object changes ("cut").
    Object,
    /// A noun ("a rise").
    Noun,
    /// Behind the number ("higher").
    After,
    /// In front of the number ("up").
    Before,
    /// The same, of shares and points only ("5% above").
    AfterShare,
    /// A noun behind which even a bare count is a difference ("a rise of 4").
    Count,
    /// In front of such a word ("closed up"); the direction means nothing.
    State,
    /// The same; with it "up to" is no bound either ("went up to 5%").
    Particle,
}

/// The words of rising and falling.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    words: WordMap<Box<str>, Vec<(ChangeUse, Direction)>>,
}

const TABLE: &str = "changes.tsv";
const EXPECTED: &str = "a direction, a use and words";

impl Changes {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut changes = Self::default();
        for (line, [direction, usage, words]) in
            rows::<3>(TABLE, include_str!("../../data/changes.tsv"), EXPECTED)?
        {
            let direction = match direction {
                "up" => Direction::Up,
                "down" => Direction::Down,
                _ => return Err(error(TABLE, line, direction, EXPECTED)),
            };
            let usage = use_named(usage).ok_or_else(|| error(TABLE, line, usage, EXPECTED))?;
            for word in words.split('|') {
                changes.words.entry(word.into()).or_default().push((usage, direction));
            }
        }
        Ok(changes)
    }

    /// Returns the direction of the word, in lower case, in that use.
    #[must_use]
    pub fn get(&self, lower: &str, usage: ChangeUse) -> Option<Direction> {
        self.first(lower, &[usage])
    }

    /// Returns the direction of the word, in lower case, in the first of these uses that it has.
    #[must_use]
    pub fn first(&self, lower: &str, uses: &[ChangeUse]) -> Option<Direction> {
        let known = self.words.get(lower)?;
        let found = |usage: &ChangeUse| known.iter().find(|(known, _)| known == usage);
        uses.iter().find_map(found).map(|(_, direction)| *direction)
    }
}

/// Returns the use of that name.
fn use_named(name: &str) -> Option<ChangeUse> {
    Some(match name {
        "verb" => ChangeUse::Verb,
        "object" => ChangeUse::Object,
        "noun" => ChangeUse::Noun,
        "after" => ChangeUse::After,
        "before" => ChangeUse::Before,
        "after-share" => ChangeUse::AfterShare,
        "count" => ChangeUse::Count,
        "state" => ChangeUse::State,
        "particle" => ChangeUse::Particle,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_uses() {
        let changes = Changes::embedded().unwrap();
        assert_eq!(changes.get("fell", ChangeUse::Verb), Some(Direction::Down));
        assert_eq!(changes.get("rise", ChangeUse::Noun), Some(Direction::Up));
        assert_eq!(changes.get("rise", ChangeUse::Verb), Some(Direction::Up));
        assert_eq!(changes.get("fell", ChangeUse::Noun), None);
    }
}
