//! Defines [`Copying`], one document's use of another's words, and [`Originators`].
//!
//! Support is counted in originators: where a text first came from, after copies are followed back.

use super::{DocumentId, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The same passage in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands in the copy.
    pub copy: Span,
    /// Where it stands in the original.
    pub original: Span,
}

/// Two documents that share text, with the direction where it can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copying {
    /// The document that took over text; the larger identifier where the direction is unknown.
    pub copy: DocumentId,
    /// The document it was taken from.
    pub original: DocumentId,
    /// Whether the direction is known.
    pub directed: bool,
    /// The passages shared, in order of the copy.
    pub passages: Vec<Passage>,
    /// Why they are counted as one source and why in this direction, in words.
    pub evidence: Vec<String>,
}

/// Who stands behind each document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Originators {
    /// The originators of each document by name ("Coastal Press"); its own source where it copies nobody.
    pub of: BTreeMap<DocumentId, Vec<String>>,
}

impl Originators {
    /// Returns the distinct originators behind the given documents, in alphabetical order.
    #[must_use]
    pub fn behind(&self, documents: impl IntoIterator<Item = DocumentId>) -> Vec<&str> {
        let lists = documents.into_iter().filter_map(|id| self.of.get(&id));
        let mut names: Vec<&str> = lists.flatten().map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
