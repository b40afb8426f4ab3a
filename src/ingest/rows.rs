//! Defines [`Rows`], which reads the documents of a table with a header, one a row.

use super::Format;
use super::error::Problem;
use super::fields::{Field, field};
use super::open::Bytes;
use super::{MAX_DOCUMENT, Piece};
use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A table being read.
pub(super) struct Rows {
    reader: Reader<Limited>,
    names: Vec<String>,
    left: Arc<AtomicUsize>,
}

impl Rows {
    /// Opens a table and reads its header.
    pub(super) fn open(bytes: Bytes) -> Result<Self, Problem> {
        let mut bytes = BufReader::new(bytes);
        let delimiter = delimiter(bytes.fill_buf()?);
        let left = Arc::new(AtomicUsize::new(MAX_DOCUMENT));
        let limited = Limited { bytes, left: Arc::clone(&left) };
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(limited);
        let names = reader.byte_headers().map_err(problem)?.iter().map(name).collect::<Vec<_>>();
        if !names.iter().any(|name| field(name) == Some(Field::Text)) {
            return Err(Problem::NoText { fields: names.join(", ") });
        }
        Ok(Self { reader, names, left })
    }

    /// Returns the next row as a piece, or the problem and its line; `None` at the end.
    pub(super) fn next(
        &mut self,
        path: &Path,
        name: &str,
    ) -> Option<Result<Piece, (Option<usize>, Problem)>> {
        self.left.store(MAX_DOCUMENT, Ordering::Relaxed);
        let mut record = ByteRecord::new();
        match self.reader.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                let line = record.position().and_then(|place| usize::try_from(place.line()).ok());
                Some(self.piece(&record, path, name, line).map_err(|problem| (line, problem)))
            }
            Err(error) => {
                // Where reading itself failed, the error does not know its row.
                let place = error.position().unwrap_or(self.reader.position());
                let line = usize::try_from(place.line()).ok();
                Some(Err((line, problem(error))))
            }
        }
    }

    /// Makes a JSON object of a row, so that names and values mean the same as in JSON lines.
    fn piece(
        &self,
        record: &ByteRecord,
        path: &Path,
        name: &str,
        line: Option<usize>,
    ) -> Result<Piece, Problem> {
        let mut object = Map::new();
        for (column, value) in self.names.iter().zip(record) {
            let (value, _) = super::encoding::decode(value.to_vec())?;
            object.insert(column.clone(), Value::String(value));
        }
        Ok(Piece {
            path: path.to_owned(),
            line,
            name: line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}")),
            format: Format::Jsonl,
            bytes: Value::Object(object).to_string().into_bytes(),
        })
    }
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').trim().to_owned()
}

/// Returns what separates the columns: what the first line has most of.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

fn problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Problem::TooLong { limit: MAX_DOCUMENT }
        }
        csv::ErrorKind::Io(error) => Problem::Io(error),
        other => Problem::Table(format!("{other:?}")),
    }
}

/// Bytes of which no more than the limit are read for one row, so that an open quotation mark does
/// not fill the memory.
struct Limited {
    bytes: BufReader<Bytes>,
    left: Arc<AtomicUsize>,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        let left = self.left.load(Ordering::Relaxed);
        if read > left {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.left.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &'static str) -> Vec<Result<Value, String>> {
        let mut rows = Rows::open(Box::new(table.as_bytes())).unwrap();
        let next = || rows.next(Path::new("a.csv"), "a.csv");
        let value = |row: Result<Piece, (Option<usize>, Problem)>| {
            row.map(|piece| serde_json::from_slice(&piece.bytes).unwrap())
                .map_err(|(_, problem)| problem.to_string())
        };
        std::iter::from_fn(next).map(value).collect()
    }

    #[test]
    fn rows_become_objects_whatever_separates_them() {
        let comma = rows("id,text\na,\"Nine died,\nten fled.\"\nb,Ten\n");
        assert_eq!(comma[0].as_ref().unwrap()["text"], "Nine died,\nten fled.");
        assert_eq!(comma.len(), 2);
        let tab = rows("Title\tBody\nx, y\tNine; died.\n");
        assert_eq!(tab[0].as_ref().unwrap()["Body"], "Nine; died.");
        assert_eq!(rows("text;url\nNine died, all.;u\n")[0].as_ref().unwrap()["url"], "u");
    }

    #[test]
    fn a_table_without_text_names_its_columns() {
        let problem = Rows::open(Box::new(&b"id,score\n1,2\n"[..])).err().unwrap();
        assert_eq!(problem.to_string(), "no text: found the fields id, score");
    }
}
