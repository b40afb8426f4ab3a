//! Defines how documents come in: [`pieces`] finds and reads bytes, [`document`] makes a document of them.
//!
//! Finding is the only part that touches the file system; making a document of a piece is a pure
//! function, so that many pieces can be read side by side. What cannot be read is an [`Error`] of
//! that piece alone: the others come in all the same.

mod discover;
mod encoding;
mod error;
mod fields;
mod header;
mod html;
mod identity;
mod jsonl;
mod language;
mod markdown;
mod open;
mod page;
mod plain;
mod rows;

pub use discover::{STDIN, pieces, pieces_counting, pieces_of, size};
pub use error::{Error, Problem};
pub use identity::{document_id, is_of};
pub use language::foreign;
pub use open::{Bytes, open};
pub use page::Page;

use crate::model::Document;
use std::path::PathBuf;

/// Longest document that is read, in bytes; longer ones are refused. Far above any article (the
/// longest books have about 10 MB), low enough that one with a number in every line fits into memory
/// with all that is read from it, 4 GB.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// How the bytes of a piece are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text as it stands, with whatever header people put above it.
    Plain,
    /// One JSON object.
    Jsonl,
    /// A web page.
    Html,
    /// Text with Markdown's marks.
    Markdown,
}

/// The bytes of one document to be, with where they came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The file they were read from; `-` for standard input.
    pub path: PathBuf,
    /// The line they begin at, for files that hold many documents.
    pub line: Option<usize>,
    /// What the document is called unless it names itself.
    pub name: String,
    /// How they are written.
    pub format: Format,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
}

impl Piece {
    /// Returns the name of the encoding the bytes are decoded from, where it is not UTF-8.
    #[must_use]
    pub fn legacy_encoding(&self) -> Option<&'static str> {
        // Pages are kept as they came beside their text.
        let kept = matches!(self.format, Format::Html | Format::Markdown)
            || (std::str::from_utf8(&self.bytes).is_ok() && !self.bytes.contains(&0));
        if kept { None } else { encoding::decode(self.bytes.clone()).ok()?.1 }
    }
}

/// A document with what it was made from, where that is more than its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The document.
    pub document: Document,
    /// The web page or Markdown file it was found in.
    pub page: Option<Page>,
}

impl From<Document> for Incoming {
    fn from(document: Document) -> Self {
        Self { document, page: None }
    }
}

/// Returns the document a piece holds, with the page it was found in. Pure; linear in the bytes.
///
/// # Errors
/// Says why the bytes are no text that can be read.
pub fn read(piece: Piece) -> Result<Incoming, Error> {
    let place = (piece.path.clone(), piece.line);
    let made = match piece.format {
        Format::Plain => plain::document(piece).map(Incoming::from),
        Format::Jsonl => jsonl::document(piece).map(Incoming::from),
        Format::Html => html::document(piece),
        Format::Markdown => markdown::document(piece),
    };
    made.map_err(|problem| Error { path: place.0, line: place.1, problem })
}

/// Returns the document a piece holds. Pure; linear in the bytes.
///
/// # Errors
/// Says why the bytes are no text that can be read.
pub fn document(piece: Piece) -> Result<Document, Error> {
    read(piece).map(|incoming| incoming.document)
}
