//! Defines how a piece of plain text becomes a document.

use super::error::Problem;
use super::header::Header;
use super::jsonl::from_parts;
use super::{Piece, STDIN};
use crate::model::Document;
use std::path::Path;

/// Returns the document of a text file: the stored text is the file, byte for byte.
pub(super) fn document(piece: Piece) -> Result<Document, Problem> {
    from_parts(piece.name, decode(piece.bytes)?, Header::default())
}

/// Returns the bytes as text.
fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::Binary { at });
    }
    String::from_utf8(bytes).map_err(|error| Problem::Encoding { at: error.utf8_error().valid_up_to() })
}

/// Returns a file's name without folders and extension, which stands in for an unknown source.
pub(super) fn stem(name: &str) -> String {
    if name == STDIN {
        return "standard input".to_owned();
    }
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}
