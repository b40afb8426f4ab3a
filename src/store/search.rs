//! Defines how stories are found by words, so that a question needs no more of the file than the
//! stories it may be about.

use super::value::{id, int};
use super::{Error, Store};
use crate::model::StoryId;
use rusqlite::{Connection, OptionalExtension, params};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Stories from which a word is passed over where a rarer one was asked for: what so many share tells little.
const COMMON: usize = 20_000;

impl Store {
    /// Writes the words by which stories are found, in place of none; unknown stories are passed over.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn index(&mut self, words: &BTreeMap<StoryId, BTreeSet<String>>) -> Result<(), Error> {
        self.within(|connection, _| {
            let insert = "INSERT INTO story_words (rowid, words) SELECT key, ?2 FROM story WHERE id = ?1";
            let mut statement = connection.prepare_cached(insert)?;
            for (story, words) in words {
                let tokens: BTreeSet<String> = words.iter().map(|word| token(word)).collect();
                let text: Vec<String> = tokens.into_iter().collect();
                statement.execute(params![id(story.0), text.join(" ")])?;
            }
            Ok(())
        })
    }

    /// Returns up to `most` stories that have any of the words, those with more and rarer ones
    /// first; `None` where some stories are not compared yet, so that words tell too little.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn about<'w>(
        &self,
        words: impl IntoIterator<Item = &'w str>,
        most: usize,
    ) -> Result<Option<Vec<StoryId>>, Error> {
        let unfinished = "SELECT EXISTS (SELECT 1 FROM story WHERE stale)";
        if self.connection.query_row(unfinished, [], |row| row.get(0))? {
            return Ok(None);
        }
        let tokens: BTreeSet<String> =
            words.into_iter().map(token).filter(|token| !token.is_empty()).collect();
        if tokens.is_empty() {
            return Ok(None);
        }
        let mut found: Vec<(usize, String)> = Vec::new();
        for token in tokens {
            found.push((self.stories_with(&token)?, token));
        }
        found.retain(|(stories, _)| *stories > 0);
        found.sort();
        let all = self.story_count()?;
        let mut weights: BTreeMap<i64, u32> = BTreeMap::new();
        for (at, (with, token)) in found.iter().enumerate() {
            if at > 0 && *with > COMMON {
                break;
            }
            // One for a word of all stories, and one more for every halving.
            let weight = 1 + (all / with).checked_ilog2().unwrap_or_default();
            let mut statement =
                self.connection.prepare_cached("SELECT rowid FROM story_words WHERE story_words MATCH ?1")?;
            for key in statement.query_map([format!("\"{token}\"")], |row| row.get::<_, i64>(0))? {
                *weights.entry(key?).or_default() += weight;
            }
        }
        Ok(Some(self.heaviest(&weights, most)?))
    }

    /// Returns how many stories there are.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn story_count(&self) -> Result<usize, Error> {
        let all: i64 = self.connection.query_row("SELECT count(*) FROM story", [], |row| row.get(0))?;
        Ok(usize::try_from(all).unwrap_or_default())
    }

    /// Returns how many stories have the word.
    fn stories_with(&self, token: &str) -> Result<usize, Error> {
        let select = "SELECT doc FROM story_vocabulary WHERE term = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let found: Option<i64> = statement.query_row([token], |row| row.get(0)).optional()?;
        Ok(found.and_then(|stories| usize::try_from(stories).ok()).unwrap_or_default())
    }

    /// Returns the stories of up to `most` keys, those with the greatest weight first, of equal weight by
    /// identifier.
    fn heaviest(&self, weights: &BTreeMap<i64, u32>, most: usize) -> Result<Vec<StoryId>, Error> {
        let mut order: Vec<u32> = weights.values().copied().collect();
        order.sort_unstable_by(|a, b| b.cmp(a));
        let least = most.checked_sub(1).and_then(|last| order.get(last)).copied().unwrap_or_default();
        let mut statement = self.connection.prepare_cached("SELECT id FROM story WHERE key = ?1")?;
        let mut stories: Vec<(Reverse<u32>, StoryId)> = Vec::new();
        for (key, weight) in weights.iter().filter(|(_, weight)| **weight >= least) {
            stories.push((Reverse(*weight), statement.query_row([key], story)?));
        }
        stories.sort();
        stories.truncate(most);
        Ok(stories.into_iter().map(|(_, story)| story).collect())
    }

    /// Returns every word that finds a story, with how many it finds.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn vocabulary(&self) -> Result<BTreeMap<String, usize>, Error> {
        let mut statement = self.connection.prepare_cached("SELECT term, doc FROM story_vocabulary")?;
        let words = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
        let mut vocabulary = BTreeMap::new();
        for word in words {
            let (word, stories): (String, i64) = word?;
            vocabulary.insert(word, usize::try_from(stories).unwrap_or_default());
        }
        Ok(vocabulary)
    }

    /// Returns whether a word finds any story.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn finds(&self, word: &str) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM story_words WHERE story_words MATCH ?1)";
        let quoted = format!("\"{}\"", token(word));
        Ok(self.connection.prepare_cached(select)?.query_row([quoted], |row| row.get(0))?)
    }

    /// Returns the stories of the weightiest conflicts, up to `most` conflicts.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn weightiest(&self, most: usize) -> Result<Vec<StoryId>, Error> {
        let select = "SELECT s.id FROM conflict c JOIN story s ON s.key = c.story
            ORDER BY c.weight DESC LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let found = statement.query_map([int(most)], story)?;
        let stories: BTreeSet<StoryId> = found.collect::<Result<_, _>>()?;
        Ok(stories.into_iter().collect())
    }
}

/// Deletes the words of a story.
pub(super) fn remove(connection: &Connection, story: i64) -> Result<(), Error> {
    connection.prepare_cached("DELETE FROM story_words WHERE rowid = ?1")?.execute([story])?;
    Ok(())
}

/// Deletes the words of all stories.
pub(super) fn clear(connection: &Connection) -> Result<(), Error> {
    connection.execute("INSERT INTO story_words (story_words) VALUES ('delete-all')", [])?;
    Ok(())
}

fn story(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoryId> {
    Ok(StoryId(row.get::<_, i64>(0)?.cast_unsigned()))
}

/// Returns a word as the index has it: its letters and digits, so that no word is cut in two. A point
/// inside a number is kept apart from no point.
fn token(word: &str) -> String {
    let letters = word.chars().filter_map(|c| match c {
        '.' => Some('p'),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    letters.flat_map(char::to_lowercase).collect()
}
