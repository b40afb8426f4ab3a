//! Any web page gives a document or an error, and the page comes back as it was.

#![no_main]

use claimgraph::ingest::{Format, Piece, is_of, read};
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;

fuzz_target!(|bytes: &[u8]| {
    let (path, name) = (PathBuf::from("a.html"), "a.html".to_owned());
    let piece = Piece { path, line: None, name, format: Format::Html, bytes: bytes.to_vec() };
    if let Ok(incoming) = read(piece) {
        assert!(is_of(&incoming.document));
        assert!(!incoming.document.text.trim().is_empty());
        assert_eq!(incoming.page.unwrap().bytes().unwrap(), bytes);
    }
});
