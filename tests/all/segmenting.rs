//! Holds the cutting of documents into sentences against public test sets and a case file.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Sentence, SentenceKind};
use claimgraph::text::segment;
use std::fmt::Write as _;

/// Share of the golden rules that must be kept exactly, in per cent.
const GOLDEN_PERCENT: usize = 98;

fn document(text: &str) -> Document {
    Document::of_text(text)
}

/// Returns how many characters other than white space come before the end of each sentence.
fn ends(text: &str, sentences: &[Sentence]) -> Vec<usize> {
    let dense = |text: &str| text.chars().filter(|char| !char.is_whitespace()).count();
    sentences.iter().map(|sentence| dense(&text[..sentence.span.end])).collect()
}

/// A text of a test set with the ends of its sentences.
struct Case {
    id: String,
    text: String,
    ends: Vec<usize>,
}

/// Returns the cases of a test set, or `None` with a note where it is not there.
fn cases(name: &str) -> Option<Vec<Case>> {
    let path = format!("{}/../shared/data/sentences/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(file) = std::fs::read_to_string(&path) else {
        println!("skipped: {name} is not there");
        return None;
    };
    let case = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let ends = value["ends"].as_array().unwrap().iter();
        Case {
            id: value["id"].as_str().unwrap().to_owned(),
            text: value["text"].as_str().unwrap().to_owned(),
            ends: ends.map(|end| usize::try_from(end.as_u64().unwrap()).unwrap()).collect(),
        }
    };
    Some(file.lines().map(case).collect())
}

#[test]
fn golden_rules() {
    let Some(cases) = cases("golden_rules.jsonl") else { return };
    let lexicon = Lexicon::embedded().unwrap();
    let mut failures = String::new();
    let mut right = 0;
    for case in &cases {
        let sentences = segment(&document(&case.text), &lexicon);
        if ends(&case.text, &sentences) == case.ends {
            right += 1;
        } else {
            let found: Vec<&str> = sentences.iter().map(|sentence| sentence.span.of(&case.text)).collect();
            writeln!(failures, "{}: {found:#?}", case.id).unwrap();
        }
    }
    println!("golden rules kept: {right} of {}\n{failures}", cases.len());
    assert!(right * 100 >= cases.len() * GOLDEN_PERCENT, "\n{failures}");
}

/// Prints how many sentence ends of English web text are found; the text is not news.
#[test]
fn web_text() {
    let Some(cases) = cases("ewt_dev.jsonl") else { return };
    let lexicon = Lexicon::embedded().unwrap();
    let show = std::env::var("CLAIMGRAPH_SHOW").is_ok();
    let (mut hits, mut found, mut expected) = (0, 0, 0);
    for case in &cases {
        let ends = ends(&case.text, &segment(&document(&case.text), &lexicon));
        hits += ends.iter().filter(|end| case.ends.contains(end)).count();
        found += ends.len();
        expected += case.ends.len();
        if show {
            print_differences(case, &ends);
        }
    }
    let (precision, recall) = (percent(hits, found), percent(hits, expected));
    println!("web text: {found} ends found of {expected}, precision {precision} %, recall {recall} %");
    assert!(precision >= 85 && recall >= 85);
}

fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole.max(1)
}

/// Prints the surroundings of every end that is on one side only.
fn print_differences(case: &Case, ends: &[usize]) {
    let dense: Vec<usize> =
        case.text.char_indices().filter(|(_, char)| !char.is_whitespace()).map(|(at, _)| at).collect();
    let around = |end: usize| {
        let at = dense.get(end).copied().unwrap_or(case.text.len());
        let before: String = case.text[..at].chars().rev().take(40).collect();
        let after: String = case.text[at..].chars().take(30).collect();
        let before: String = before.chars().rev().collect();
        format!("{before}¦{after}").replace('\n', "⏎")
    };
    for end in case.ends.iter().filter(|end| !ends.contains(end)) {
        println!("missed  {}", around(*end));
    }
    for end in ends.iter().filter(|end| !case.ends.contains(end)) {
        println!("invented {}", around(*end));
    }
}

/// Returns the short name of a kind in the case file.
fn kind_name(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Prose => "prose",
        SentenceKind::Headline => "headline",
        SentenceKind::Heading => "heading",
        SentenceKind::Row => "row",
        SentenceKind::Meta => "meta",
        SentenceKind::Boilerplate => "boilerplate",
    }
}

/// Prints the sentences of the practice articles, for looking over them.
#[test]
fn practice_articles() {
    if std::env::var("CLAIMGRAPH_SHOW").is_err() {
        return;
    }
    let lexicon = Lexicon::embedded().unwrap();
    let folder = std::env::var("CLAIMGRAPH_ARTICLES").unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        println!("== {}", path.display());
        for sentence in segment(&document(&text), &lexicon) {
            let content = sentence.span.of(&text).replace('\n', "⏎");
            println!("{:3} {:11} {content}", sentence.paragraph, kind_name(sentence.kind));
        }
    }
}
