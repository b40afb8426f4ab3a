//! Defines how documents leave the store.

use super::document::wait;
use super::neighbour::{self, Keys, delete_story, key_of};
use super::value::id;
use super::{Error, Store, Wear, density, story_key};
use crate::model::DocumentId;

impl Store {
    /// Deletes documents with everything that was read from them, in one transaction; the others of
    /// their stories then wait for being compared anew. Unknown ones are passed over. Judgements
    /// about their numbers stay. Returns how many were deleted. `wear` is as in [`Store::note_keys`].
    ///
    /// # Errors
    /// Fails where the database cannot be written; then nothing is changed.
    pub fn forget(&mut self, documents: &[(DocumentId, Keys)], wear: &Wear<'_>) -> Result<usize, Error> {
        let fellows = self.fellows(documents.iter().map(|(document, _)| document))?;
        self.within(|connection, _| {
            for fellow in fellows {
                let Some(key) = key_of(connection, fellow)? else { continue };
                if let Some(story) = neighbour::story_of(connection, key)? {
                    delete_story(connection, story)?;
                }
                wait(connection, key)?;
            }
            story_key::remove_all(connection, documents, wear)?;
            let mut forgotten = 0;
            for (document, keys) in documents {
                let Some(key) = key_of(connection, *document)? else { continue };
                density::count(connection, keys.period, -1)?;
                forgotten +=
                    connection.prepare_cached("DELETE FROM document WHERE key = ?1")?.execute([key])?;
            }
            let orphans =
                "DELETE FROM source WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.source = source.key)";
            connection.execute(orphans, [])?;
            Ok(forgotten)
        })
    }

    /// Returns the documents of that name, identifier or outlet, ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn named(&self, name: &str) -> Result<Vec<DocumentId>, Error> {
        let content = name.parse::<DocumentId>().ok().map(|document| id(document.0));
        let select = "SELECT id FROM document WHERE name = ?1 OR id = ?2
            UNION SELECT d.id FROM document d JOIN source s ON s.key = d.source WHERE s.name = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let found = statement.query_map(rusqlite::params![name, content], |row| row.get::<_, i64>(0))?;
        let mut found: Vec<_> =
            found.map(|id| id.map(|id| DocumentId(id.cast_unsigned()))).collect::<Result<_, _>>()?;
        found.sort();
        Ok(found)
    }
}
