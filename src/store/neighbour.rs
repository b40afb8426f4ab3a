//! Defines how documents that may be of one story are found and put together.
//!
//! A document that is stored is *pending* until it was put into a story; a story is *stale* until
//! its documents were compared. Both are rows of the file, so that an interrupted run goes on where
//! it stopped.

use super::document::wait;
use super::search;
use super::story_key::{LINES, Reach, Shared};
use super::value::{Reader, id, int};
use super::{Error, Store};
use crate::model::{DocumentId, StoryId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use std::collections::hash_map::{Entry, HashMap};

/// How documents of the same story are found: they share one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Day of publication, in days since 1970-01-01.
    pub day: Option<i32>,
    /// The period it counts for; see [`Store::periods`].
    pub period: Option<i32>,
    /// Whether many documents were published around its day, so that one of `text` says too little.
    pub crowded: bool,
    /// Whether the file may hold others of it than these.
    pub changed: bool,
    /// Hashes of the weightiest names and amounts in the text.
    pub text: Vec<u32>,
    /// Hashes of names in the outlet's name, which count where another text holds them.
    pub outlet: Vec<u32>,
    /// Hashes of every two of the weightiest names and amounts.
    pub pairs: Vec<u32>,
    /// Hashes of the weightiest full names in the text, by which sequels are found.
    pub full: Vec<u32>,
    /// Hashes of lines that the outlet may print everywhere; they tell nothing of a story.
    pub lines: Vec<u64>,
}

/// A document that may be of one story with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The number of the story it is in, the same for documents of one story.
    pub story: i64,
    /// Which document.
    pub document: DocumentId,
}

/// What was looked up for candidates, most of which are asked for again and again. It holds as long as
/// nothing is put into a story and no keys are noted.
#[derive(Debug, Default)]
pub struct Lookup {
    shared: HashMap<Shared, Box<[(i64, i64)]>>,
    settled: HashMap<i64, Option<Candidate>>,
}

/// Returns the identifier in a column.
fn document(row: &Row<'_>, column: usize) -> rusqlite::Result<DocumentId> {
    Ok(DocumentId(row.get::<_, i64>(column)?.cast_unsigned()))
}

impl Store {
    /// Returns up to `most` documents that await being put into a story, in order of arrival, each
    /// with whether it must be read anew first.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn pending(&self, most: usize) -> Result<Vec<(DocumentId, bool)>, Error> {
        let select = "SELECT d.id, p.unread FROM pending p JOIN document d ON d.key = p.document
            ORDER BY p.document LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([int(most)], |row| Ok((document(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns up to `most` of those whose keys are noted, in order of arrival.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn keyed(&self, most: usize) -> Result<Vec<DocumentId>, Error> {
        let select = "SELECT d.id FROM pending p JOIN document d ON d.key = p.document
            WHERE p.rows = 2 ORDER BY p.document LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([int(most)], |row| document(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns up to `most` of those whose keys are to be noted first, in order of arrival, each with
    /// whether it must be read anew.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn unkeyed(&self, most: usize) -> Result<Vec<(DocumentId, bool)>, Error> {
        let select = "SELECT d.id, p.unread FROM pending p JOIN document d ON d.key = p.document
            WHERE p.rows < 2 ORDER BY p.document LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([int(most)], |row| Ok((document(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Has documents put into stories and compared anew; unknown ones are passed over.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn wait(&mut self, documents: &[DocumentId]) -> Result<(), Error> {
        self.within(|connection, _| {
            for document in documents {
                if let Some(key) = key_of(connection, *document)? {
                    wait(connection, key)?;
                }
            }
            Ok(())
        })
    }

    /// Returns the given documents and all others of the stories they are in, ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn fellows<'d>(
        &self,
        documents: impl IntoIterator<Item = &'d DocumentId>,
    ) -> Result<Vec<DocumentId>, Error> {
        let select = "SELECT f.id FROM document d
            JOIN membership m ON m.document = d.key JOIN membership n ON n.story = m.story
            JOIN document f ON f.key = n.document WHERE d.id = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut fellows: BTreeSet<DocumentId> = BTreeSet::new();
        for document in documents {
            fellows.insert(*document);
            let found = statement.query_map([id(document.0)], |row| row.get::<_, i64>(0))?;
            for fellow in found {
                fellows.insert(DocumentId(fellow?.cast_unsigned()));
            }
        }
        Ok(fellows.into_iter().collect())
    }

    /// Returns the documents that share a key with the given keys and were published at most `near`
    /// days before or after, or share a full name and were at most `far` days, or on an unknown day; full
    /// names and pairs only within the days they `reach`. `lookup` keeps what was looked up for others.
    /// Documents that are pending are left out, because they will look for theirs, and those that
    /// were replaced. Ascending by story.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn candidates(
        &self,
        keys: &Keys,
        (near, far): (i32, i32),
        reach: &Reach<'_>,
        lookup: &mut Lookup,
    ) -> Result<Vec<Candidate>, Error> {
        let mut candidates = Vec::new();
        for key in self.sharing(keys, (near, far), reach, &mut lookup.shared)? {
            let found = match lookup.settled.entry(key) {
                Entry::Occupied(found) => *found.get(),
                Entry::Vacant(place) => *place.insert(self.settled_one(key)?),
            };
            candidates.extend(found);
        }
        candidates.sort_unstable();
        Ok(candidates)
    }

    /// Returns a document that is in a story and does not wait; `None` for another.
    fn settled_one(&self, key: i64) -> Result<Option<Candidate>, Error> {
        // The rows of documents are long; they are asked only for what is left.
        let settled = "SELECT story FROM membership WHERE document = ?1
            AND NOT EXISTS (SELECT 1 FROM pending WHERE document = ?1)";
        let story = self.connection.prepare_cached(settled)?.query_row([key], |row| row.get(0)).optional()?;
        let Some(story) = story else { return Ok(None) };
        let name = "SELECT id FROM document WHERE key = ?1";
        let document = self.connection.prepare_cached(name)?.query_row([key], |row| document(row, 0))?;
        Ok(Some(Candidate { story, document }))
    }

    /// Puts documents together, one story a list, in one transaction: the stories they were in are
    /// dissolved, the new ones are stale. A list must hold all documents of the stories it touches.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn regroup(&mut self, stories: &[Vec<DocumentId>]) -> Result<(), Error> {
        self.within(|connection, _| {
            for document in stories.iter().flatten() {
                let Some(key) = key_of(connection, *document)? else { continue };
                if let Some(story) = story_of(connection, key)? {
                    delete_story(connection, story)?;
                }
                connection.prepare_cached("DELETE FROM pending WHERE document = ?1")?.execute([key])?;
            }
            for story in stories {
                let Some(first) = story.iter().min() else { continue };
                let insert = "INSERT INTO story (id, title, stale) VALUES (?1, '', 1)";
                let number = connection.prepare_cached(insert)?.insert([id(first.0)])?;
                let insert = "INSERT INTO membership (document, story) VALUES (?1, ?2)";
                let mut statement = connection.prepare_cached(insert)?;
                for document in story {
                    if let Some(key) = key_of(connection, *document)? {
                        statement.execute([key, number])?;
                    }
                }
            }
            Ok(())
        })
    }

    /// Returns up to `most` stories whose documents await comparison.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn stale(&self, most: usize) -> Result<Vec<StoryId>, Error> {
        let select = "SELECT id FROM story WHERE stale ORDER BY key LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([int(most)])?;
        let mut stories = Vec::new();
        while let Some(row) = rows.next()? {
            stories.push(StoryId(Reader::new(row, "story").id()?));
        }
        Ok(stories)
    }
}

impl Store {
    /// Returns the outlets that print a line, each with how many of its documents in stories do,
    /// ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn holders(&self, line: u64) -> Result<Vec<(String, usize)>, Error> {
        let select = "SELECT s.name, count(*) FROM story_key k
            JOIN membership m ON m.document = k.document JOIN document d ON d.key = k.document
            JOIN source s ON s.key = d.source WHERE k.bucket = ?2 AND k.hash = ?1 GROUP BY s.name ORDER BY s.name";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([id(line), LINES], |row| {
            Ok((row.get(0)?, usize::try_from(row.get::<_, i64>(1)?).unwrap_or_default()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Has the stories compared anew whose documents hold a line.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn stale_by(&mut self, line: u64) -> Result<(), Error> {
        self.within(|connection, _| {
            let update = "UPDATE story SET stale = 1 WHERE key IN (SELECT m.story FROM story_key k
                JOIN membership m ON m.document = k.document WHERE k.bucket = ?2 AND k.hash = ?1)";
            connection.prepare_cached(update)?.execute([id(line), LINES])?;
            Ok(())
        })
    }

    /// Returns the stories whose documents were compared and none of whose documents awaits being compared
    /// anew, ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn settled(&self) -> Result<Vec<StoryId>, Error> {
        let select = "SELECT id FROM story WHERE NOT stale AND NOT EXISTS
            (SELECT 1 FROM membership m JOIN pending p ON p.document = m.document WHERE m.story = story.key)";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([], |row| Ok(StoryId(row.get::<_, i64>(0)?.cast_unsigned())))?;
        let mut stories: Vec<StoryId> = rows.collect::<Result<_, _>>()?;
        stories.sort();
        Ok(stories)
    }
}

/// Returns the key of a document.
pub(super) fn key_of(connection: &Connection, document: DocumentId) -> Result<Option<i64>, Error> {
    let mut statement = connection.prepare_cached("SELECT key FROM document WHERE id = ?1")?;
    let mut rows = statement.query([id(document.0)])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}

/// Returns the key of the story a document is in.
pub(super) fn story_of(connection: &Connection, document: i64) -> Result<Option<i64>, Error> {
    let mut statement = connection.prepare_cached("SELECT story FROM membership WHERE document = ?1")?;
    let mut rows = statement.query([document])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}

/// Deletes a story with all that is derived from it.
pub(super) fn delete_story(connection: &Connection, story: i64) -> Result<(), Error> {
    for statement in [
        "UPDATE mention SET claim = NULL WHERE document IN (SELECT document FROM membership WHERE story = ?1)",
        "DELETE FROM originator WHERE document IN (SELECT document FROM membership WHERE story = ?1)",
        "DELETE FROM borrowed WHERE document IN (SELECT document FROM membership WHERE story = ?1)",
        "DELETE FROM copying WHERE copy IN (SELECT document FROM membership WHERE story = ?1)",
        // Sides, steps and the like go with their conflict or series.
        "DELETE FROM conflict WHERE story = ?1",
        "DELETE FROM series WHERE story = ?1",
        "DELETE FROM claim WHERE story = ?1",
        "DELETE FROM figure WHERE story = ?1",
        "DELETE FROM membership WHERE story = ?1",
        "DELETE FROM story WHERE key = ?1",
    ] {
        connection.prepare_cached(statement)?.execute(params![story])?;
    }
    search::remove(connection, story)
}
