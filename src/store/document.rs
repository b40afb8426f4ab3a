//! Defines how documents are put into the store, with what was read from each.

use super::neighbour;
use super::quantity::Units;
use super::value::{Reader, id, int};
use super::{Error, Store, density, extraction, handed, search};
use crate::model::{Document, DocumentId, Extraction};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// What became of a document that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not there before.
    New,
    /// The same content was there already.
    Known,
}

/// A document with what was read from it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// What was read from it.
    pub extraction: Extraction,
    /// The period it counts for; see [`Store::periods`].
    pub period: Option<i32>,
    /// The web page it was found in.
    pub page: Option<Page>,
    /// What is handed on with it; see [`Store::handed`].
    pub handed: Option<Vec<u8>>,
}

/// A web page as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// XXH3-64 of the bytes.
    pub hash: u64,
    /// The bytes, as a Zstandard frame.
    pub zstd: Vec<u8>,
}

/// The columns of a document as [`read`] takes them, `key` first.
pub(super) const SELECT: &str = "SELECT d.key, d.id, d.name, s.name, d.title, d.author, d.url, d.published,
    d.header, d.text FROM document d JOIN source s ON s.key = d.source";

impl Store {
    /// Returns which of the given documents are stored already.
    ///
    /// # Errors
    /// Fails where the database cannot be read.
    pub fn known(
        &self,
        documents: impl IntoIterator<Item = DocumentId>,
    ) -> Result<BTreeSet<DocumentId>, Error> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM document WHERE id = ?1")?;
        let mut known = BTreeSet::new();
        for document in documents {
            if statement.exists([id(document.0)])? {
                known.insert(document);
            }
        }
        Ok(known)
    }

    /// Returns the web page a document was found in.
    ///
    /// # Errors
    /// Fails where the database cannot be read.
    pub fn page(&self, document: DocumentId) -> Result<Option<Page>, Error> {
        let select =
            "SELECT p.hash, p.zstd FROM page p JOIN document d ON d.key = p.document WHERE d.id = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let page = statement.query_row([id(document.0)], |row| {
            Ok(Page { hash: row.get::<_, i64>(0)?.cast_unsigned(), zstd: row.get(1)? })
        });
        Ok(page.optional()?)
    }

    /// Adds documents with what was read from them, in one transaction, and says what became of
    /// each, in their order. Of the same content under two names the lexicographically smaller name
    /// is kept, with its source. What is new awaits comparison; see [`Store::pending`].
    ///
    /// # Errors
    /// Fails where the database cannot be written; then none of the documents is in.
    pub fn add(&mut self, documents: &[Reading]) -> Result<Vec<Added>, Error> {
        self.within(|connection, units| {
            documents.iter().map(|reading| add_one(connection, units, reading)).collect()
        })
    }
}

impl Store {
    /// Puts what was read anew from stored documents in the place of what was read before; unknown
    /// documents are passed over.
    ///
    /// # Errors
    /// Fails where the database cannot be written; then nothing is changed.
    pub fn reread(&mut self, documents: &[Reading]) -> Result<(), Error> {
        self.within(|connection, units| {
            for Reading { document, extraction, .. } in documents {
                let Some(key) = neighbour::key_of(connection, document.id)? else { continue };
                extraction::remove(connection, key)?;
                extraction::insert(connection, units, key, extraction)?;
            }
            Ok(())
        })
    }

    /// Empties all derived tables; every document then waits for being read and compared anew.
    ///
    /// # Errors
    /// Fails where the database cannot be written; then nothing is changed.
    pub fn clear(&mut self) -> Result<(), Error> {
        self.within(|connection, units| {
            for table in DERIVED {
                connection.execute(&format!("DELETE FROM {table}"), [])?;
            }
            search::clear(connection)?;
            *units = Units::default();
            let wait = "INSERT INTO pending (document, unread, rows) SELECT key, 1, 0 FROM document";
            connection.execute(wait, [])?;
            Ok(())
        })
    }
}

/// The derived tables, those that are pointed at after those that point at them.
const DERIVED: [&str; 25] = [
    "pending",
    "superseded",
    "story_key",
    "worn",
    "conflict_mention",
    "side_claim",
    "side",
    "conflict_figure",
    "conflict",
    "step_mention",
    "step",
    "series",
    "passage",
    "copying",
    "originator",
    "claim",
    "figure",
    "membership",
    "story",
    "structure",
    "mention",
    "rejection",
    "reading_limit",
    "reading",
    "unit",
];

fn add_one(connection: &Connection, units: &mut Units, reading: &Reading) -> Result<Added, Error> {
    let Reading { document, extraction, period, page, handed } = reading;
    let known = "SELECT key, name FROM document WHERE id = ?1";
    let known: Option<(i64, String)> = connection
        .prepare_cached(known)?
        .query_row([id(document.id.0)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        Some((key, name)) => {
            if document.name < name {
                rename(connection, key, document)?;
            }
            Ok(Added::Known)
        }
        None => {
            let key = insert(connection, document)?;
            extraction::insert(connection, units, key, extraction)?;
            density::count(connection, *period, 1)?;
            if let Some(Page { hash, zstd }) = page {
                let insert = "INSERT INTO page (document, hash, zstd) VALUES (?1, ?2, ?3)";
                connection.prepare_cached(insert)?.execute(params![key, id(*hash), zstd])?;
            }
            let fresh = "INSERT INTO pending (document, unread, rows) VALUES (?1, 0, 0)";
            connection.prepare_cached(fresh)?.execute([key])?;
            if let Some(bytes) = handed {
                handed::hand_on(connection, key, bytes)?;
            }
            Ok(Added::New)
        }
    }
}

/// Returns the key of a source, which is added where it is new.
fn source(connection: &Connection, name: &str) -> Result<i64, Error> {
    let select = "SELECT key FROM source WHERE name = ?1";
    let known = connection.prepare_cached(select)?.query_row([name], |row| row.get(0)).optional()?;
    match known {
        Some(key) => Ok(key),
        None => Ok(connection.prepare_cached("INSERT INTO source (name) VALUES (?1)")?.insert([name])?),
    }
}

fn insert(connection: &Connection, document: &Document) -> Result<i64, Error> {
    let insert = "INSERT INTO document (id, name, source, title, author, url, published, header, text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let Document { name, title, author, url, text, .. } = document;
    let source = source(connection, &document.source)?;
    let (published, header) = (document.published.map(|day| day.to_string()), int(document.header));
    let values = params![id(document.id.0), name, source, title, author, url, published, header, text];
    Ok(connection.prepare_cached(insert)?.insert(values)?)
}

/// Gives a document the name and source of another copy of it, and has it compared anew, because
/// the source counts in comparison.
fn rename(connection: &Connection, key: i64, document: &Document) -> Result<(), Error> {
    let source = source(connection, &document.source)?;
    let update = "UPDATE document SET name = ?2, source = ?3 WHERE key = ?1";
    connection.prepare_cached(update)?.execute(params![key, document.name, source])?;
    // A source that nothing names any more would tell in which order the copies came.
    let orphans =
        "DELETE FROM source WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.source = source.key)";
    connection.prepare_cached(orphans)?.execute([])?;
    wait(connection, key)
}

/// Has a document compared with the others at the next opportunity; what it is found by may have changed.
pub(super) fn wait(connection: &Connection, key: i64) -> Result<(), Error> {
    let insert = "INSERT INTO pending (document, unread, rows) VALUES (?1, 0, 1)
        ON CONFLICT (document) DO UPDATE SET rows = min(rows, 1)";
    connection.prepare_cached(insert)?.execute([key])?;
    Ok(())
}

/// Reads a row of [`SELECT`]: the key and the document.
pub(super) fn read(row: &Row<'_>) -> Result<(i64, Document), Error> {
    let mut reader = Reader::new(row, "document");
    let key = reader.get()?;
    let document = Document {
        id: DocumentId(reader.id()?),
        name: reader.get()?,
        source: reader.get()?,
        title: reader.get()?,
        author: reader.get()?,
        url: reader.get()?,
        published: reader.day()?,
        header: reader.size()?,
        text: reader.get()?,
    };
    Ok((key, document))
}
