//! Defines how an [`Extraction`] is kept: what was read from one document.

use super::mention::{self, Claimed};
use super::quantity::Units;
use super::value::{Reader, int, name};
use super::{Error, Store};
use crate::model::{Document, DocumentId, Extraction, Rejection, Sentence, Span};
use rusqlite::{Connection, params};

/// Writes what was read from the document of that key.
pub(super) fn insert(
    connection: &Connection,
    units: &mut Units,
    document: i64,
    extraction: &Extraction,
) -> Result<(), Error> {
    let insert = "INSERT INTO sentence (document, start, end, kind, paragraph) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = connection.prepare_cached(insert)?;
    for Sentence { span, kind, paragraph } in &extraction.sentences {
        statement.execute(params![document, int(span.start), int(span.end), name(kind), int(*paragraph)])?;
    }
    mention::insert(connection, units, document, &extraction.mentions)?;
    let insert = "INSERT INTO rejection (document, start, end, sentence, reason) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = connection.prepare_cached(insert)?;
    for Rejection { span, sentence, reason, .. } in &extraction.rejections {
        let (start, end, sentence) = (int(span.start), int(span.end), int(sentence.start));
        statement.execute(params![document, start, end, sentence, name(reason)])?;
    }
    let insert = "INSERT INTO reading_limit (document, number, text) VALUES (?1, ?2, ?3)";
    let mut statement = connection.prepare_cached(insert)?;
    for (number, text) in extraction.limits.iter().enumerate() {
        statement.execute(params![document, int(number), text])?;
    }
    Ok(())
}

/// Deletes what was read from the document of that key.
pub(super) fn remove(connection: &Connection, document: i64) -> Result<(), Error> {
    for table in ["structure", "mention", "rejection", "reading_limit", "sentence"] {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE document = ?1"))?
            .execute([document])?;
    }
    Ok(())
}

/// What was read from a document, and the number of each mention's claim, in order of the mentions.
pub(super) struct Read {
    /// What was read. Rejections come without their quantities, which are not kept.
    pub(super) extraction: Extraction,
    /// The number of each mention's claim within the document's story.
    pub(super) claims: Vec<Option<usize>>,
}

/// Reads back what was read from a document.
pub(super) fn read(
    connection: &Connection,
    units: &mut Units,
    key: i64,
    document: &Document,
) -> Result<Read, Error> {
    let sentences = sentences(connection, key)?;
    let sentence = |start: usize| {
        let at = sentences.binary_search_by_key(&start, |sentence| sentence.span.start).ok()?;
        Some(sentences[at].span)
    };
    let id: DocumentId = document.id;
    let read: Vec<Claimed> = mention::read(connection, units, (key, id), &document.text, sentence)?;
    let (mentions, claims) = read.into_iter().unzip();
    let rejections = rejections(connection, key, &document.text, sentence)?;
    let limits = limits(connection, key)?;
    Ok(Read { extraction: Extraction { mentions, rejections, limits, sentences }, claims })
}

fn sentences(connection: &Connection, document: i64) -> Result<Vec<Sentence>, Error> {
    let select = "SELECT start, end, kind, paragraph FROM sentence WHERE document = ?1 ORDER BY start";
    let mut statement = connection.prepare_cached(select)?;
    let mut rows = statement.query([document])?;
    let mut sentences = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "sentence");
        let (span, kind, paragraph) = (reader.span()?, reader.variant()?, reader.size()?);
        sentences.push(Sentence { span, kind, paragraph });
    }
    Ok(sentences)
}

fn rejections(
    connection: &Connection,
    document: i64,
    text: &str,
    sentence: impl Fn(usize) -> Option<Span>,
) -> Result<Vec<Rejection>, Error> {
    let select = "SELECT start, end, sentence, reason FROM rejection WHERE document = ?1 ORDER BY start, end";
    let mut statement = connection.prepare_cached(select)?;
    let mut rows = statement.query([document])?;
    let mut rejections = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "rejection");
        let (span, start, reason) = (reader.span()?, reader.size()?, reader.variant()?);
        let sentence = sentence(start).unwrap_or_else(|| Span::new(start, start));
        rejections.push(Rejection { span, sentence, text: span.of(text).to_owned(), reason, quantity: None });
    }
    Ok(rejections)
}

impl Store {
    /// Returns the limits that were reached in reading documents: identifier and name of each with the limit in
    /// words, by name.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn limits(&self) -> Result<Vec<(DocumentId, String, String)>, Error> {
        let select = "SELECT d.id, d.name, l.text FROM reading_limit l JOIN document d ON d.key = l.document
            ORDER BY d.name, d.id < 0, d.id, l.number";
        let mut statement = self.connection.prepare_cached(select)?;
        let found = statement.query_map([], |row| {
            Ok((DocumentId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?, row.get(2)?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

fn limits(connection: &Connection, document: i64) -> Result<Vec<String>, Error> {
    let select = "SELECT text FROM reading_limit WHERE document = ?1 ORDER BY number";
    let mut statement = connection.prepare_cached(select)?;
    let limits = statement.query_map([document], |row| row.get(0))?;
    Ok(limits.collect::<Result<_, _>>()?)
}
