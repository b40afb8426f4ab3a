//! Defines how a piece of plain text becomes a document.

use super::encoding::decode;
use super::error::Problem;
use super::header::Header;
use super::jsonl::from_parts;
use super::{Piece, STDIN};
use crate::model::Document;
use std::path::Path;

/// Returns the document of a text file: the stored text is the file, byte for byte.
pub(super) fn document(piece: Piece) -> Result<Document, Problem> {
    from_parts(piece.name, decode(piece.bytes)?.0, Header::default())
}

/// Returns a file's name without folders and extension, which stands in for an unknown source.
pub(super) fn stem(name: &str) -> String {
    if name == STDIN {
        return "standard input".to_owned();
    }
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}
