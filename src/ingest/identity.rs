//! Defines [`document_id`], the identifier a document gets from its content.

use super::header::Header;
use crate::model::{ContentHash, DocumentId};

/// Returns the identifier of a text and of what was given *beside* it (in a JSON line, not in the
/// text itself): each present field adds its name and its value. What is read from the text adds
/// nothing, so that a file keeps its identifier when it is renamed or when headers are read better.
#[must_use]
pub fn document_id(text: &str, beside: &Header) -> DocumentId {
    let published = beside.published.map(|date| date.to_string());
    let fields = [
        ("source", beside.source.as_deref()),
        ("title", beside.title.as_deref()),
        ("url", beside.url.as_deref()),
        ("published", published.as_deref()),
    ];
    let present = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let hash =
        present.fold(ContentHash::new().field(text), |hash, (name, value)| hash.field(name).field(value));
    DocumentId(hash.finish())
}
