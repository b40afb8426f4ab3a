//! Defines how documents are put into the store and read back.

use super::{Error, Store};
use crate::model::{Document, DocumentId};
use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

/// What became of a document that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not there before.
    New,
    /// The same content was there already.
    Known,
}

const COLUMNS: &str = "SELECT d.id, d.name, s.name, d.title, d.author, d.url, d.published, d.header, d.text
    FROM document d JOIN source s ON s.key = d.source";

impl Store {
    /// Adds documents in one transaction and says what became of each, in their order. Of the same
    /// content under two names the lexicographically smaller name is kept, with its source.
    ///
    /// # Errors
    /// Fails where the database cannot be written; then none of the documents is in.
    pub fn add(&mut self, documents: &[Document]) -> Result<Vec<Added>, Error> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let added = documents.iter().map(|document| add_one(&transaction, document)).collect();
        transaction.commit()?;
        added
    }

    /// Returns all documents, ascending by identifier.
    ///
    /// # Errors
    /// Fails where the database cannot be read.
    pub fn documents(&self) -> Result<Vec<Document>, Error> {
        let mut statement = self.connection.prepare(COLUMNS)?;
        let mut rows = statement.query([])?;
        let mut documents = Vec::new();
        while let Some(row) = rows.next()? {
            documents.push(document(row)?);
        }
        documents.sort_by_key(|document: &Document| document.id);
        Ok(documents)
    }
}

fn add_one(transaction: &Transaction<'_>, document: &Document) -> Result<Added, Error> {
    let id = document.id.0.cast_signed();
    let known = "SELECT name FROM document WHERE id = ?1";
    let known: Option<String> = transaction.query_row(known, [id], |row| row.get(0)).optional()?;
    if known.as_ref().is_some_and(|name| *name <= document.name) {
        return Ok(Added::Known);
    }
    transaction
        .execute("INSERT INTO source (name) VALUES (?1) ON CONFLICT DO NOTHING", [&document.source])?;
    if known.is_some() {
        let rename =
            "UPDATE document SET name = ?2, source = (SELECT key FROM source WHERE name = ?3) WHERE id = ?1";
        transaction.execute(rename, params![id, document.name, document.source])?;
        return Ok(Added::Known);
    }
    let insert = "INSERT INTO document (id, name, source, title, author, url, published, header, text)
        VALUES (?1, ?2, (SELECT key FROM source WHERE name = ?3), ?4, ?5, ?6, ?7, ?8, ?9)";
    let published = document.published.map(|date| date.to_string());
    let header = i64::try_from(document.header).unwrap_or(i64::MAX);
    let Document { name, source, title, author, url, text, .. } = document;
    transaction.execute(insert, params![id, name, source, title, author, url, published, header, text])?;
    Ok(Added::New)
}

fn document(row: &Row<'_>) -> Result<Document, Error> {
    let published: Option<String> = row.get(6)?;
    let corrupt = |found: &String| Error::Corrupt {
        column: "document.published",
        found: found.clone(),
        expected: "a day as 2024-03-05",
    };
    let published = published.map(|day| day.parse().map_err(|_| corrupt(&day))).transpose()?;
    Ok(Document {
        id: DocumentId(row.get::<_, i64>(0)?.cast_unsigned()),
        name: row.get(1)?,
        source: row.get(2)?,
        title: row.get(3)?,
        author: row.get(4)?,
        url: row.get(5)?,
        published,
        header: usize::try_from(row.get::<_, i64>(7)?).unwrap_or(0),
        text: row.get(8)?,
    })
}
