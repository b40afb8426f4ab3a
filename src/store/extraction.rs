//! Defines how an [`Extraction`] is kept: what was read from one document.

use super::mention::{self, Claimed};
use super::quantity::Units;
use super::value::{Reader, int, name};
use super::{Error, Store};
use crate::model::{Document, DocumentId, Extraction, Rejection, Sentence, SentenceKind, Span};
use rusqlite::{Connection, params};
use std::fmt::Write;

/// Writes what was read from the document of that key.
pub(super) fn insert(
    connection: &Connection,
    units: &mut Units,
    document: i64,
    extraction: &Extraction,
) -> Result<(), Error> {
    let insert = "INSERT INTO reading (document, sentences) VALUES (?1, ?2)";
    connection.prepare_cached(insert)?.execute(params![document, packed(&extraction.sentences)])?;
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
    for table in ["structure", "mention", "rejection", "reading_limit", "reading"] {
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
    let read: Vec<Claimed> = mention::read(connection, units, (key, id), &document.text)?;
    let (mentions, claims) = read.into_iter().unzip();
    let rejections = rejections(connection, key, &document.text, sentence)?;
    let limits = limits(connection, key)?;
    Ok(Read { extraction: Extraction { mentions, rejections, limits, sentences }, claims })
}

/// The kinds of sentences by their numbers in the file.
const KINDS: [SentenceKind; 6] = [
    SentenceKind::Prose,
    SentenceKind::Headline,
    SentenceKind::Heading,
    SentenceKind::Row,
    SentenceKind::Meta,
    SentenceKind::Boilerplate,
];

/// Returns sentences as a JSON list of four numbers each, as `schema/` has it.
fn packed(sentences: &[Sentence]) -> String {
    let mut packed = String::with_capacity(sentences.len() * 12 + 2);
    let (mut end, mut block) = (0, 0);
    for Sentence { span, kind, paragraph } in sentences {
        let kind = KINDS.iter().position(|known| known == kind).unwrap_or_default();
        packed.push(if packed.is_empty() { '[' } else { ',' });
        let (gap, further) = (int(span.start) - int(end), int(*paragraph) - int(block));
        // Writing into a string cannot fail.
        let _ = write!(packed, "{gap},{},{kind},{further}", span.len());
        (end, block) = (span.end, *paragraph);
    }
    if packed.is_empty() { "[]".to_owned() } else { packed + "]" }
}

/// Returns the sentences of a list that [`packed`] wrote; `None` for what it does not write.
fn unpacked(packed: &str) -> Option<Vec<Sentence>> {
    let numbers: Vec<i64> = serde_json::from_str(packed).ok()?;
    let (mut end, mut block) = (0_i64, 0_i64);
    let of = |four: &[i64]| {
        let &[gap, length, kind, further] = four else { return None };
        let start = end.checked_add(gap)?;
        end = start.checked_add(length).filter(|end| *end >= start)?;
        block = block.checked_add(further)?;
        let span = Span::new(usize::try_from(start).ok()?, usize::try_from(end).ok()?);
        let kind = *KINDS.get(usize::try_from(kind).ok()?)?;
        Some(Sentence { span, kind, paragraph: usize::try_from(block).ok()? })
    };
    numbers.chunks(4).map(of).collect()
}

fn sentences(connection: &Connection, document: i64) -> Result<Vec<Sentence>, Error> {
    let select = "SELECT sentences FROM reading WHERE document = ?1";
    let mut statement = connection.prepare_cached(select)?;
    let mut rows = statement.query([document])?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let text = row.get_ref(0)?.as_str().unwrap_or_default();
    unpacked(text).ok_or_else(|| Error::Corrupt {
        column: "reading.sentences".to_owned(),
        found: text.chars().take(80).collect(),
        expected: "a JSON list of four numbers a sentence",
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_come_back_from_their_list() {
        let sentence =
            |start, end, kind, paragraph| Sentence { span: Span::new(start, end), kind, paragraph };
        // The last begins before the one above it ends, which no reading gives and the list holds as well.
        let sentences = [
            sentence(3, 40, SentenceKind::Headline, 0),
            sentence(42, 42, SentenceKind::Boilerplate, 2),
            sentence(41, 90, SentenceKind::Prose, 1),
        ];
        assert_eq!(packed(&sentences), "[3,37,1,0,2,0,5,2,-1,49,0,-1]");
        assert_eq!(unpacked(&packed(&sentences)), Some(sentences.to_vec()));
        assert_eq!((packed(&[]), unpacked("[]")), ("[]".to_owned(), Some(Vec::new())));
        for wrong in ["", "[1,2,0]", "[-1,2,0,0]", "[1,2,6,0]", "[1,-2,0,0,0,0,0,0]", "{}"] {
            assert_eq!(unpacked(wrong), None, "{wrong}");
        }
    }
}
