//! Defines how the versions of an article are kept apart: which documents share an address, and which
//! of them counts.

use super::document::wait;
use super::neighbour::{delete_story, key_of, story_of};
use super::value::id;
use super::{Error, Store};
use crate::model::DocumentId;
use std::collections::BTreeSet;

impl Store {
    /// Returns the documents at the addresses of the given ones, those included, one list an address,
    /// each in order of arrival. Documents without an address are in none.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn versions(&self, documents: &BTreeSet<DocumentId>) -> Result<Vec<Vec<DocumentId>>, Error> {
        let select =
            "SELECT v.id FROM document d JOIN document v ON v.url = d.url WHERE d.id = ?1 ORDER BY v.key";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut versions = BTreeSet::new();
        for document in documents {
            let found = statement.query_map([id(document.0)], |row| row.get::<_, i64>(0))?;
            let found: Vec<i64> = found.collect::<Result<_, _>>()?;
            if !found.is_empty() {
                versions.insert(found);
            }
        }
        let ids = |found: Vec<i64>| found.into_iter().map(|id| DocumentId(id.cast_unsigned())).collect();
        Ok(versions.into_iter().map(ids).collect())
    }

    /// Notes by which version a document was replaced, or with `None` that it counts. A document that
    /// is replaced leaves its story, whose other documents are compared anew, and waits no more.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn supersede(&mut self, document: DocumentId, newest: Option<DocumentId>) -> Result<(), Error> {
        self.within(|connection, _| {
            let Some(key) = key_of(connection, document)? else { return Ok(()) };
            let Some(newest) = newest else {
                connection.prepare_cached("DELETE FROM superseded WHERE document = ?1")?.execute([key])?;
                return Ok(());
            };
            if let Some(story) = story_of(connection, key)? {
                let fellows: Vec<i64> = connection
                    .prepare_cached("SELECT document FROM membership WHERE story = ?1 ORDER BY document")?
                    .query_map([story], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                delete_story(connection, story)?;
                fellows.into_iter().try_for_each(|fellow| wait(connection, fellow))?;
            }
            connection.prepare_cached("DELETE FROM pending WHERE document = ?1")?.execute([key])?;
            let Some(newest) = key_of(connection, newest)? else { return Ok(()) };
            let insert = "INSERT INTO superseded (document, newest) VALUES (?1, ?2)
                ON CONFLICT (document) DO UPDATE SET newest = excluded.newest";
            connection.prepare_cached(insert)?.execute([key, newest])?;
            Ok(())
        })
    }

    /// Returns the documents that were replaced, each with the version that counts, in order of arrival.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn superseded(&self) -> Result<Vec<(DocumentId, DocumentId)>, Error> {
        let select = "SELECT o.id, n.id FROM superseded s JOIN document o ON o.key = s.document
            JOIN document n ON n.key = s.newest ORDER BY s.document";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        let ids = |row: rusqlite::Result<(i64, i64)>| -> Result<_, Error> {
            let (old, new) = row?;
            Ok((DocumentId(old.cast_unsigned()), DocumentId(new.cast_unsigned())))
        };
        rows.map(ids).collect()
    }
}
