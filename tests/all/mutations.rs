//! Damaged input of every kind never ends in a panic: texts, web pages, JSON lines and database files are
//! changed at random and read.
//!
//! `MUTATIONS=100000 cargo test --release --test all mutations` tries so many of each (of database files a
//! hundredth, since each is a file); a few hundred otherwise. `fuzz/` has the same for a fuzzer that sees
//! which branches an input takes.

use claimgraph::extract::extract;
use claimgraph::ingest::{self, Format, Incoming, Piece};
use claimgraph::lexicon::Lexicon;
use claimgraph::store::Store;
use claimgraph::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Inputs of each kind tried unless `MUTATIONS` says otherwise.
const MUTATIONS: u64 = 300;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

fn mutations() -> u64 {
    std::env::var("MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(MUTATIONS)
}

/// Numbers that look random and can be had again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// Pieces that rules turn on, put in where they do not belong.
const PIECES: [&str; 40] = [
    "\0",
    "\u{feff}",
    "\r",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{301}",
    "\u{202e}",
    "\u{1f469}\u{200d}",
    "“",
    "”",
    "'",
    "\"",
    "(",
    ")",
    "—",
    "-",
    "–",
    ",",
    ".",
    "...",
    "%",
    "$",
    "€",
    "½",
    "9",
    "1,000",
    "-1.5e99",
    "2024-13-45",
    "million",
    " of the ",
    " more than ",
    "Mr. ",
    "</p>",
    "<table><tr><td>",
    "<!--",
    "&#x110000;",
    "{\"text\":",
    "\\ud800",
    "]",
];

/// Returns a text with a few changes: bytes turned, parts doubled, dropped or moved, pieces put in.
fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(6) {
        let (at, end) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let part = at.min(end)..at.max(end).min(at.min(end) + dice.below(400));
        match dice.below(6) {
            0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = dice.below(256).to_le_bytes()[0]),
            1 => drop(bytes.drain(part)),
            2 => {
                let copy = bytes[part].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => bytes.truncate(at),
            4 => {
                let times = if dice.below(20) == 0 { 300 } else { 1 };
                let piece = PIECES[dice.below(PIECES.len())].repeat(times);
                bytes.splice(at..at, piece.into_bytes());
            }
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(part, piece.bytes());
            }
        }
    }
    bytes
}

fn read(format: Format, bytes: &[u8]) -> Result<Incoming, ingest::Error> {
    let (path, name) = (PathBuf::from("a.txt"), "a.txt".to_owned());
    ingest::read(Piece { path, line: Some(7), name, format, bytes: bytes.to_vec() })
}

/// Reads what was made of an input, and holds that every span quotes it.
fn hold(made: Result<Incoming, ingest::Error>) {
    let document = match made {
        Ok(incoming) => incoming.document,
        Err(error) => {
            assert!(error.to_string().starts_with("a.txt:7: "), "{error}");
            return;
        }
    };
    assert!(ingest::is_of(&document));
    let read = extract(&document, &LEXICON);
    let spans = read.sentences.iter().map(|sentence| sentence.span);
    let spans = spans.chain(read.mentions.iter().flat_map(|mention| [mention.span, mention.sentence]));
    for span in spans.chain(read.rejections.iter().map(|rejection| rejection.span)) {
        assert!(
            !span.is_empty() && document.text.get(span.range()).is_some(),
            "{span:?}: {:?}",
            document.text
        );
    }
}

fn articles() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/united-front");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Says with which number an input was made when it cannot be read, so that it can be made again.
fn each(kind: &str, number: u64, test: impl Fn(&mut Dice)) {
    for seed in 1..=number {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let held = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| test(&mut dice)));
        assert!(held.is_ok(), "{kind}: input {seed}");
    }
    println!("{kind}: {number} inputs held");
}

#[test]
fn texts() {
    let seeds = articles();
    each("texts", mutations(), |dice| {
        let seed = &seeds[dice.below(seeds.len())];
        hold(read(Format::Plain, &changed(seed, dice)));
    });
}

#[test]
fn pages() {
    let page = |article: &Vec<u8>| {
        let text = String::from_utf8_lossy(article).replace("\n\n", "</p>\n<p>").replace(": ", "</td><td>");
        format!(
            "<!DOCTYPE html><html><head><title>News - The Wire</title><meta charset=\"utf-8\">\
             <meta property=\"article:published_time\" content=\"2025-01-02T03:04:05Z\"></head><body><nav>Home 12</nav>\
             <article><h1>News</h1><table><tr><td>a</td></tr></table><p>{text}</p><ul><li>x</li></ul></article></body></html>"
        )
        .into_bytes()
    };
    let seeds: Vec<Vec<u8>> = articles().iter().map(page).collect();
    each("pages", mutations(), |dice| {
        let bytes = changed(&seeds[dice.below(seeds.len())], dice);
        let made = read(Format::Html, &bytes);
        if let Ok(incoming) = &made {
            assert_eq!(incoming.page.as_ref().unwrap().bytes().unwrap(), bytes);
        }
        hold(made);
    });
}

#[test]
fn lines_of_json() {
    let line = |article: &Vec<u8>| {
        let text = String::from_utf8_lossy(article).into_owned();
        serde_json::json!({"id": 5, "title": "T", "body": text, "authors": ["A", {"name": "B"}], "date": 1_735_689_600})
            .to_string()
            .into_bytes()
    };
    let seeds: Vec<Vec<u8>> = articles().iter().map(line).collect();
    each("lines", mutations(), |dice| {
        let bytes = changed(&seeds[dice.below(seeds.len())], dice);
        hold(read(Format::Jsonl, &bytes));
    });
}

#[test]
fn markdown() {
    let seeds = articles();
    each("markdown", mutations(), |dice| {
        let seed = &seeds[dice.below(seeds.len())];
        hold(read(Format::Markdown, &changed(seed, dice)));
    });
}

#[test]
fn database_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("claims.db");
    let mut store = Store::open(&path).unwrap();
    let documents: Vec<_> =
        articles().iter().map(|text| read(Format::Plain, text).unwrap().document).collect();
    workspace::add(&mut store, documents, &LEXICON).unwrap();
    workspace::settle(&mut store, &LEXICON).unwrap();
    drop(store);
    let whole = fs::read(&path).unwrap();
    each("database files", mutations().div_ceil(100), |dice| {
        let mut file = whole.clone();
        for _ in 0..=dice.below(60) {
            let at = dice.below(file.len());
            let long = dice.below(40);
            let value = dice.below(256).to_le_bytes()[0];
            file.iter_mut().skip(at).take(1 + long * usize::from(long > 30)).for_each(|byte| *byte = value);
        }
        if dice.below(8) == 0 {
            file.truncate(dice.below(file.len()));
        }
        for beside in ["claims.db-wal", "claims.db-shm"] {
            fs::remove_file(folder.path().join(beside)).unwrap_or_default();
        }
        fs::write(&path, file).unwrap();
        if let Ok(mut store) = Store::open_existing(&path) {
            store.load().map(drop).unwrap_or_default();
            workspace::verify(&mut store, &LEXICON).map(drop).unwrap_or_default();
        }
        if let Ok(mut store) = Store::open(&path) {
            workspace::rebuild(&mut store, &LEXICON).map(drop).unwrap_or_default();
        }
    });
}
