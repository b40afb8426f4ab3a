//! Holds the layer table of ARCHITECTURE.md by reading the sources: who may name whom, which crates
//! stay behind which door, and the manners that a compiler does not check.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers it may name.
const ALLOWED: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("lexicon", &["model"]),
    ("text", &["model", "lexicon"]),
    ("extract", &["model", "lexicon", "text"]),
    ("resolve", &["model", "lexicon", "text"]),
    ("detect", &["model", "lexicon", "text"]),
    ("reuse", &["model", "lexicon", "text"]),
    ("graph", &["model", "lexicon", "text"]),
    ("report", &["model", "lexicon", "text", "graph"]),
    ("ingest", &["model", "lexicon", "text"]),
    ("store", &["model", "lexicon", "text"]),
    (
        "workspace",
        &[
            "model", "lexicon", "text", "extract", "resolve", "detect", "reuse", "graph", "report", "ingest",
            "store",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "lexicon",
            "text",
            "extract",
            "resolve",
            "detect",
            "reuse",
            "graph",
            "report",
            "ingest",
            "store",
            "workspace",
        ],
    ),
    ("main", &["cli"]),
];

/// Crates that only the named layers may use.
const DOORS: [(&str, &[&str]); 5] = [
    ("rusqlite", &["store"]),
    ("petgraph", &["detect", "graph"]),
    ("graphviz_rust", &["report"]),
    ("clap", &["cli", "main"]),
    ("indicatif", &["cli"]),
];

/// The longest a source file may be, in lines.
const LONGEST: usize = 600;

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut folders) = (Vec::new(), vec![root]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
}

fn layer_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the code of a file without comments and without its tests, which may reach further.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    body.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Returns the layers named by `crate::a`, or inside `crate::{a, b::c}`.
fn named_layers(code: &str) -> BTreeSet<String> {
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let mut layers = BTreeSet::new();
    for rest in code.split("crate::").skip(1).chain(code.split("claimgraph::").skip(1)) {
        match rest.strip_prefix('{') {
            None => {
                layers.insert(word(rest));
            }
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (at, character) in list.char_indices() {
                    match character {
                        '}' if depth == 0 => break,
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            layers.insert(word(&list[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    layers
}

#[test]
fn every_layer_names_only_those_below_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let layer = layer_of(&path);
        if layer == "lib" {
            continue;
        }
        let allowed = ALLOWED.iter().find(|(name, _)| *name == layer);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{}: '{layer}' is not in the layer table", path.display()));
            continue;
        };
        let known = |name: &String| ALLOWED.iter().any(|(layer, _)| layer == name);
        for named in named_layers(&code(&text)).iter().filter(|name| known(name)) {
            if *named != layer && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{}: {layer} names {named}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_stay_behind_their_doors() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let layer = layer_of(&path);
        for (name, layers) in DOORS {
            let used = code(&text).contains(&format!("{name}::"));
            if used && !layers.contains(&layer.as_str()) {
                wrong.push(format!("{}: {layer} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_stages_do_not_touch_the_world() {
    let pure = ["model", "lexicon", "text", "extract", "resolve", "detect", "reuse", "graph"];
    let world = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| pure.contains(&layer_of(path).as_str())) {
        for name in world {
            if code(text).contains(name) {
                wrong.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_defines_and_fits_one_sitting() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: the first line says nothing", path.display()));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{}: {lines} lines, at most {LONGEST}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_names_reads_groups() {
    let layers = named_layers("use crate::{detect, extract::{self, number}};\nuse crate::model::Span;");
    let expected = ["detect", "extract", "model"].map(str::to_owned);
    assert_eq!(layers, BTreeSet::from(expected));
}
