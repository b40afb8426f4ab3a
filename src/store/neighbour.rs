//! Defines how documents that may be of one story are found and put together.
//!
//! A document that is stored is *pending* until it was put into a story; a story is *stale* until
//! its documents were compared. Both are rows of the file, so that an interrupted run goes on where
//! it stopped.

use super::document::wait;
use super::search;
use super::value::{Reader, id, int};
use super::{Error, Store};
use crate::model::{DocumentId, StoryId};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap};

/// The day that stands for an unknown one, far before any.
const UNDATED: i64 = -1_000_000;

/// The role of a key that stands in the text.
const IN_TEXT: i64 = 0;
/// The role of a key that stands in the outlet's name.
const IN_OUTLET: i64 = 1;
/// The role of a line that its outlet may print everywhere.
const LINE: i64 = 2;
/// The role of a full name by which sequels are found.
const FULL: i64 = 3;

/// How documents of the same story are found: they share one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Day of publication, in days since 1970-01-01.
    pub day: Option<i32>,
    /// The period it counts for; see [`Store::periods`].
    pub period: Option<i32>,
    /// Hashes of the weightiest names and amounts in the text.
    pub text: Vec<u64>,
    /// Hashes of the weightiest full names in the text, by which sequels are found.
    pub full: Vec<u64>,
    /// Hashes of names in the outlet's name, which count where another text holds them.
    pub outlet: Vec<u64>,
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

/// All documents of a file that are in a story and do not wait, as they were when it was asked for.
#[derive(Debug, Default)]
pub struct Settled(HashMap<i64, Candidate>);

impl Keys {
    /// Returns all hashes with their roles.
    fn rows(&self) -> impl Iterator<Item = (i64, u64)> {
        let lists =
            [(IN_TEXT, &self.text), (IN_OUTLET, &self.outlet), (LINE, &self.lines), (FULL, &self.full)];
        lists.into_iter().flat_map(|(role, hashes)| hashes.iter().map(move |&hash| (role, hash)))
    }
}

/// Writes the keys of a document.
pub(super) fn insert(connection: &Connection, document: i64, keys: &Keys) -> Result<(), Error> {
    let insert =
        "INSERT INTO story_key (hash, role, day, document) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    let mut statement = connection.prepare_cached(insert)?;
    let day = keys.day.map_or(UNDATED, i64::from);
    for (role, hash) in keys.rows() {
        statement.execute([id(hash), role, day, document])?;
    }
    Ok(())
}

/// Deletes the keys of a document.
pub(super) fn remove(connection: &Connection, document: i64, keys: &Keys) -> Result<(), Error> {
    let delete = "DELETE FROM story_key WHERE hash = ?1 AND role = ?2 AND day = ?3 AND document = ?4";
    let mut statement = connection.prepare_cached(delete)?;
    let day = keys.day.map_or(UNDATED, i64::from);
    for (role, hash) in keys.rows() {
        statement.execute([id(hash), role, day, document])?;
    }
    Ok(())
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
        let rows = statement.query_map([int(most)], |row| {
            Ok((DocumentId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?))
        })?;
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
                    wait(connection, key, false)?;
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
    /// days before or after, or share a full name and were at most `far` days, or on an unknown day.
    /// Documents that are pending are left out, because they will look for theirs, and those that
    /// were replaced. Ascending by story. `settled` saves looking each of them up.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn candidates(
        &self,
        keys: &Keys,
        (near, far): (i32, i32),
        settled: Option<&Settled>,
    ) -> Result<Vec<Candidate>, Error> {
        let found = self.sharing(keys, near, far)?;
        let mut candidates = match settled {
            Some(settled) => found.iter().filter_map(|key| settled.0.get(key).copied()).collect(),
            None => self.settled_among(&found)?,
        };
        candidates.sort_unstable();
        Ok(candidates)
    }

    /// Returns the keys of the documents that share a key within the days, each once.
    fn sharing(&self, keys: &Keys, near: i32, far: i32) -> Result<Vec<i64>, Error> {
        let select = "SELECT document FROM story_key WHERE hash = ?1 AND role = ?2 AND day BETWEEN ?3 AND ?4";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut found: Vec<i64> = Vec::new();
        // An outlet's name tells only where the other one's text holds it.
        let ways = [
            (&keys.text, IN_TEXT, near),
            (&keys.text, IN_OUTLET, near),
            (&keys.outlet, IN_TEXT, near),
            (&keys.full, FULL, far),
        ];
        for (hashes, role, window) in ways {
            let around = |day: i32| (i64::from(day - window), i64::from(day + window));
            let spans = match keys.day {
                Some(day) => vec![around(day), (UNDATED, UNDATED)],
                None => vec![(UNDATED, i64::MAX)],
            };
            for (hash, (from, to)) in
                hashes.iter().flat_map(|hash| spans.iter().map(move |span| (hash, span)))
            {
                let mut rows = statement.query([id(*hash), role, *from, *to])?;
                while let Some(row) = rows.next()? {
                    found.push(row.get(0)?);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Returns those documents that are in a story and do not wait.
    fn settled_among(&self, documents: &[i64]) -> Result<Vec<Candidate>, Error> {
        // The rows of documents are long; they are asked only for what is left.
        let settled = "SELECT story FROM membership WHERE document = ?1
            AND NOT EXISTS (SELECT 1 FROM pending WHERE document = ?1)";
        let mut settled = self.connection.prepare_cached(settled)?;
        let mut name = self.connection.prepare_cached("SELECT id FROM document WHERE key = ?1")?;
        let mut found = Vec::new();
        for key in documents {
            if let Some(story) = settled.query_row([key], |row| row.get(0)).optional()? {
                let document = DocumentId(name.query_row([key], |row| row.get::<_, i64>(0))?.cast_unsigned());
                found.push(Candidate { story, document });
            }
        }
        Ok(found)
    }

    /// Returns all documents that are in a story and do not wait.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn all_settled(&self) -> Result<Settled, Error> {
        let select = "SELECT document, story FROM membership
            WHERE document NOT IN (SELECT document FROM pending)";
        let mut statement = self.connection.prepare_cached(select)?;
        let stories: HashMap<i64, i64> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut settled = HashMap::with_capacity(stories.len());
        if !stories.is_empty() {
            // The index of identifiers is read, not the documents.
            let mut statement = self.connection.prepare_cached("SELECT key, id FROM document")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let key: i64 = row.get(0)?;
                if let Some(&story) = stories.get(&key) {
                    let document = DocumentId(row.get::<_, i64>(1)?.cast_unsigned());
                    settled.insert(key, Candidate { story, document });
                }
            }
        }
        Ok(Settled(settled))
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
            JOIN source s ON s.key = d.source WHERE k.hash = ?1 AND k.role = ?2 GROUP BY s.name ORDER BY s.name";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([id(line), LINE], |row| {
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
                JOIN membership m ON m.document = k.document WHERE k.hash = ?1 AND k.role = ?2)";
            connection.prepare_cached(update)?.execute([id(line), LINE])?;
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
