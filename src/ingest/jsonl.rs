//! Defines how a line of JSON becomes a document.

use super::encoding::decode;
use super::error::Problem;
use super::fields::{Field, day, field, rank};
use super::header::{self, Header};
use super::identity::document_id;
use super::{Piece, plain};
use crate::model::Document;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

/// Time stamps above this are milliseconds, below it seconds: in seconds it lies in the year 5138.
const MILLISECONDS: i64 = 100_000_000_000;

/// Returns the document of one line `{"id", "text", "title"?, "source"?, "url"?, "published"?}`, also
/// under the other names of `data/fields.tsv`. What the line does not say is read from the text.
pub(super) fn document(piece: Piece) -> Result<Document, Problem> {
    let (text, _) = decode(piece.bytes)?;
    let value: Value = serde_json::from_str(&text).map_err(|cause| Problem::Json { cause })?;
    let Value::Object(object) = value else {
        return Err(Problem::NotAnObject { found: kind(&value) });
    };
    from_object(&object, piece.name)
}

/// Returns the document of an object; `name` is what it is called unless it names itself.
pub(super) fn from_object(object: &Map<String, Value>, name: String) -> Result<Document, Problem> {
    let fields: Vec<Named<'_>> =
        object.iter().filter_map(|(name, value)| Some((field(name)?, rank(name), value))).collect();
    let mut beside = Header::default();
    for known in [Field::Title, Field::Source, Field::Url, Field::Author, Field::Date] {
        if let Some(value) = get(&fields, known) {
            beside.set(known, &value);
        }
    }
    let name = get(&fields, Field::Id).filter(|id| !id.trim().is_empty()).unwrap_or(name);
    let text = get(&fields, Field::Text).ok_or_else(|| Problem::NoText { fields: names(object) })?;
    from_parts(name, text, beside)
}

/// Returns the document of a text and what was given beside it.
pub(super) fn from_parts(name: String, text: String, beside: Header) -> Result<Document, Problem> {
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(Problem::Empty);
    }
    let id = document_id(&text, &beside);
    let header = beside.or(header::read(&text));
    let host = || header.url.as_deref().and_then(host).map(str::to_owned);
    Ok(Document {
        id,
        source: header.source.clone().or_else(host).unwrap_or_else(|| plain::stem(&name)),
        name,
        title: header.title,
        author: header.author,
        url: header.url,
        published: header.published,
        header: header.len,
        text,
    })
}

/// A value of the object whose name is known: its field, and how far down the table the name stands.
type Named<'v> = (Field, usize, &'v Value);

/// Returns the value of a field; of several names for it the one that stands first in the table.
fn get(fields: &[Named<'_>], wanted: Field) -> Option<String> {
    let named = fields.iter().filter(|(field, ..)| *field == wanted);
    let named = named.filter_map(|(_, rank, value)| Some((rank, string(value, wanted)?)));
    named.min().map(|(_, value)| value)
}

/// Returns a value as text: lists are joined, an object gives its `name`, a number for a date is a
/// time stamp. Nothing else says anything.
fn string(value: &Value, wanted: Field) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if wanted == Field::Date => moment(number.as_i64()?),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let parts: Vec<_> = list.iter().filter_map(|part| string(part, wanted)).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        Value::Object(inner) => string(inner.get("name")?, wanted),
        Value::Bool(_) | Value::Null => None,
    }
}

fn moment(stamp: i64) -> Option<String> {
    let seconds = if stamp.abs() >= MILLISECONDS { stamp / 1000 } else { stamp };
    let moment = Timestamp::from_second(seconds).ok()?;
    let date = moment.to_zoned(TimeZone::UTC).date().to_string();
    day(&date).map(|date| date.to_string())
}

/// Returns the host of an address without `www.`, which stands in for an unknown source.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then_some(host)
}

fn names(object: &Map<String, Value>) -> String {
    object.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;
    use std::path::PathBuf;

    fn read(line: &str) -> Result<Document, Problem> {
        let (path, bytes) = (PathBuf::from("a.jsonl"), line.as_bytes().to_vec());
        document(Piece { path, line: Some(3), name: "a.jsonl:3".to_owned(), format: Format::Jsonl, bytes })
    }

    #[test]
    fn other_names_for_the_fields_are_understood() {
        let line = r#"{"guid": 7, "body": "Nine died.", "headline": "H", "link": "https://www.x.example/a", "publishedAt": 1741132800}"#;
        let document = read(line).unwrap();
        assert_eq!((document.name.as_str(), document.source.as_str()), ("7", "x.example"));
        assert_eq!(document.title.as_deref(), Some("H"));
        assert_eq!(document.published, day("2025-03-05"));
    }

    #[test]
    fn a_line_without_text_names_what_it_has() {
        let error = read(r#"{"id": "a", "teaser": "x"}"#).unwrap_err();
        assert_eq!(error.to_string(), "no text: found the fields id, teaser");
        assert!(matches!(read("[1]").unwrap_err(), Problem::NotAnObject { found: "a list" }));
        assert!(matches!(read("{\"a\":").unwrap_err(), Problem::Json { .. }));
    }

    #[test]
    fn what_is_given_beside_the_text_tells_documents_apart() {
        let one = read(r#"{"text": "Nine died.", "source": "A"}"#).unwrap();
        let other = read(r#"{"text": "Nine died.", "source": "B"}"#).unwrap();
        assert_ne!(one.id, other.id);
    }
}
