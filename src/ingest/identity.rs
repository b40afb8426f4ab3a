//! Defines [`document_id`], the identifier a document gets from its content.

use super::header::Header;
use crate::model::{ContentHash, Document, DocumentId};

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

/// Returns whether a document's identifier was made from its content. Which of its fields were given
/// beside the text is not kept, so every choice of them is tried.
#[must_use]
pub fn is_of(document: &Document) -> bool {
    let choose = |choice: u32, at: u32| choice & (1 << at) != 0;
    (0..16).any(|choice| {
        let beside = Header {
            source: choose(choice, 0).then(|| document.source.clone()),
            title: document.title.clone().filter(|_| choose(choice, 1)),
            url: document.url.clone().filter(|_| choose(choice, 2)),
            published: document.published.filter(|_| choose(choice, 3)),
            ..Header::default()
        };
        document_id(&document.text, &beside) == document.id
    })
}
