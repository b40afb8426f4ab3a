//! Defines documents for the tests of this folder.

use crate::lexicon::Lexicon;
use crate::model::{ContentHash, Document, DocumentId};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Returns the word tables, read once for all tests.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Returns a document of that source and text.
pub(super) fn document(source: &str, text: &str) -> Document {
    let id = DocumentId(ContentHash::new().field(source).field(text).finish());
    Document {
        id,
        name: format!("{source}.txt"),
        source: source.to_owned(),
        text: text.to_owned(),
        ..Document::default()
    }
}

/// Returns a document of that source and text, published on that day of a month.
pub(super) fn dated(source: &str, text: &str, day: i8) -> Document {
    Document { published: Some(jiff::civil::date(2025, 3, day)), ..document(source, text) }
}
