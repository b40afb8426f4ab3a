//! Defines how what tells which happening a document is about waits between reading it and putting it into
//! a story.
//!
//! It lies in a temporary file that SQLite makes, 1.5 KB a document, and is gone with the process: whoever
//! goes on after that finds it anew.

use super::value::id;
use super::{Error, Store};
use crate::model::DocumentId;
use rusqlite::{Connection, OptionalExtension, params};

/// The outlet is noted, because it may become another one where a document comes a second time.
const TABLE: &str = "CREATE TEMP TABLE IF NOT EXISTS handed (
    document INTEGER PRIMARY KEY, source INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT";

/// Makes the place where it lies.
pub(super) fn prepare(connection: &Connection) -> Result<(), Error> {
    Ok(connection.execute_batch(TABLE)?)
}

/// Hands on the bytes of a document.
pub(super) fn hand_on(connection: &Connection, document: i64, bytes: &[u8]) -> Result<(), Error> {
    let insert = "INSERT INTO temp.handed SELECT key, source, ?2 FROM main.document WHERE key = ?1";
    connection.prepare_cached(insert)?.execute(params![document, bytes])?;
    Ok(())
}

impl Store {
    /// Returns of those documents that were read since the file was opened what was handed on with them.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn handed(&self, documents: &[DocumentId]) -> Result<Vec<(DocumentId, Vec<u8>)>, Error> {
        let select = "SELECT h.bytes FROM main.document d JOIN temp.handed h ON h.document = d.key
            WHERE d.id = ?1 AND h.source = d.source";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut handed = Vec::with_capacity(documents.len());
        for document in documents {
            let bytes = statement.query_row([id(document.0)], |row| row.get(0)).optional()?;
            handed.extend(bytes.map(|bytes| (*document, bytes)));
        }
        Ok(handed)
    }

    /// Forgets all that was handed on.
    ///
    /// # Errors
    /// Fails where the temporary file cannot be written.
    pub fn let_go(&mut self) -> Result<(), Error> {
        self.connection.prepare_cached("DELETE FROM temp.handed")?.execute([])?;
        Ok(())
    }
}
