//! Defines what the benchmarks read: the practice articles as documents.

#![allow(dead_code, reason = "no benchmark uses all of it")]

use claimgraph::model::Document;
use std::path::Path;

/// Returns all practice articles, in order of their paths.
pub(crate) fn articles() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/practice/stories");
    texts(&folder).into_iter().map(document).collect()
}

/// Returns the bytes of the texts.
pub(crate) fn bytes(documents: &[Document]) -> u64 {
    documents.iter().map(|document| document.text.len() as u64).sum()
}

/// Returns the document of a text.
pub(crate) fn document(text: String) -> Document {
    Document::of_text(text)
}

/// Returns the texts below a folder.
fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let texts = paths.iter().map(|path| {
        if path.is_dir() { texts(path) } else { std::fs::read_to_string(path).into_iter().collect() }
    });
    texts.flatten().collect()
}
