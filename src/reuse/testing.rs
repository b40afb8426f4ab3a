//! Defines documents for the tests of this folder.

use crate::model::{ContentHash, Document, DocumentId};

/// Returns a document of that source and text.
pub(super) fn document(source: &str, text: &str) -> Document {
    let id = DocumentId(ContentHash::new().field(source).field(text).finish());
    Document {
        id,
        name: format!("{source}.txt"),
        source: source.to_owned(),
        title: None,
        author: None,
        url: None,
        published: None,
        header: 0,
        text: text.to_owned(),
    }
}
