//! Defines [`copies`], which finds documents that share text, and [`originators`], who stands behind each.

use crate::model::{Copying, Document, DocumentId, Extraction, Originators};
use std::collections::BTreeMap;

/// Returns the pairs of documents that share passages.
#[must_use]
pub fn copies(_documents: &[Document], _extractions: &BTreeMap<DocumentId, Extraction>) -> Vec<Copying> {
    Vec::new()
}

/// Returns who stands behind each document: its own source, or those it copies from.
#[must_use]
pub fn originators(documents: &[Document], _copies: &[Copying]) -> Originators {
    Originators { of: documents.iter().map(|d| (d.id, vec![d.source.clone()])).collect() }
}
