//! Defines what the benchmarks read: the practice articles as documents.

#![allow(dead_code, reason = "no benchmark uses all of it")]

use claimgraph::model::Document;
use std::path::{Path, PathBuf};

/// Names a folder of other texts to measure with.
const TEXTS: &str = "BENCH_TEXTS";

/// Returns all practice articles, or the texts of the folder that [`TEXTS`] names, in order of their
/// paths.
pub(crate) fn articles() -> Vec<Document> {
    let practice = || Path::new(env!("CARGO_MANIFEST_DIR")).join("data/practice/stories");
    let folder = std::env::var_os(TEXTS).map_or_else(practice, PathBuf::from);
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
