//! A damaged file is read, or refused with an error; never a panic. The input says which bytes of a whole
//! file are changed, five bytes each: where, and to what; the first four bytes cut the file off.

#![no_main]

use claimgraph::ingest::{Format, Piece, document};
use claimgraph::lexicon::Lexicon;
use claimgraph::store::Store;
use claimgraph::workspace;
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

const TEXTS: [&str; 3] = [
    "Fire in Ludno\n\nNine people died in Ludno on Monday, police said. Of the 14 injured, 3 are children.",
    "Ludno fire kills ten\n\nTen people died in Ludno, and 14 were injured, the mayor said.",
    "Ludno: 4 arrests, 2 houses burnt, $1.2 million of damage\n\nNine people died in Ludno on Monday, police said.",
];

/// A file with documents, figures and a conflict.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("claims.db");
    let mut store = Store::open(&path).unwrap();
    let read = |(at, text): (usize, &&str)| {
        let (path, name) = (PathBuf::from("a.txt"), format!("{at}.txt"));
        document(Piece { path, line: None, name, format: Format::Plain, bytes: text.as_bytes().to_vec() })
            .unwrap()
    };
    let documents: Vec<_> = TEXTS.iter().enumerate().map(read).collect();
    workspace::add(&mut store, documents, &LEXICON).unwrap();
    workspace::settle(&mut store, &LEXICON).unwrap();
    drop(store);
    std::fs::read(path).unwrap()
});

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fuzz_target!(|bytes: &[u8]| {
    let mut file = WHOLE.clone();
    let Some((cut, changes)) = bytes.split_first_chunk::<4>() else { return };
    for change in changes.chunks_exact(5) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], change[3]]) as usize % file.len();
        file[at] = change[4];
    }
    let cut = u32::from_le_bytes(*cut) as usize;
    // Most files stay whole: a cut one is refused soon.
    if cut.is_multiple_of(8) {
        file.truncate(cut / 8 % file.len());
    }
    let path = FOLDER.path().join("claims.db");
    for beside in ["claims.db-wal", "claims.db-shm", "claims.db-journal"] {
        let _ = std::fs::remove_file(FOLDER.path().join(beside));
    }
    std::fs::write(&path, file).unwrap();
    if let Ok(mut store) = Store::open_existing(&path) {
        let _ = store.load();
        let _ = workspace::verify(&mut store, &LEXICON);
    }
    if let Ok(mut store) = Store::open(&path) {
        let _ = workspace::rebuild(&mut store, &LEXICON);
    }
});
