//! Any text is read without a panic, and every span quotes it.

#![no_main]

use claimgraph::extract::extract;
use claimgraph::ingest::{Format, Piece, document};
use claimgraph::lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

fuzz_target!(|bytes: &[u8]| {
    let (path, name) = (PathBuf::from("a.txt"), "a.txt".to_owned());
    let piece = Piece { path, line: None, name, format: Format::Plain, bytes: bytes.to_vec() };
    let Ok(document) = document(piece) else { return };
    let read = extract(&document, &LEXICON);
    let quotes =
        |start: usize, end: usize| document.text.get(start..end).is_some_and(|text| !text.is_empty());
    for sentence in &read.sentences {
        assert!(quotes(sentence.span.start, sentence.span.end));
    }
    for mention in &read.mentions {
        assert!(quotes(mention.span.start, mention.span.end));
        assert!(quotes(mention.sentence.start, mention.sentence.end));
        assert!(mention.sentence.start <= mention.span.start && mention.span.end <= mention.sentence.end);
    }
    for rejection in &read.rejections {
        assert!(quotes(rejection.span.start, rejection.span.end));
    }
});
