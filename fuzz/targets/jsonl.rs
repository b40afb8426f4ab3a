//! Any line gives a document or an error that names its place.

#![no_main]

use claimgraph::ingest::{Format, Piece, is_of, read};
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;

fuzz_target!(|bytes: &[u8]| {
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let (path, name) = (PathBuf::from("a.jsonl"), format!("a.jsonl:{}", at + 1));
        let piece = Piece { path, line: Some(at + 1), name, format: Format::Jsonl, bytes: line.to_vec() };
        match read(piece) {
            Ok(incoming) => assert!(is_of(&incoming.document)),
            Err(error) => assert!(error.to_string().starts_with(&format!("a.jsonl:{}: ", at + 1))),
        }
    }
});
