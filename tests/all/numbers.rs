//! Holds the number reader against its case files and against the properties it promises.
//!
//! A case stands as a sentence and, indented below it, its whole reading in order: `text = amount`
//! for a claim, with the direction and role of a change behind commas, and `text ! reason` for a
//! number that is no claim. A sentence with nothing below it has no numbers.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Extraction};
use std::fmt::Write as _;
use std::{env, fs};

/// Returns a document of one text.
fn document(text: &str) -> Document {
    Document {
        name: "case".to_owned(),
        source: "case".to_owned(),
        text: text.to_owned(),
        ..Document::default()
    }
}

/// Returns the reading of a text, a line for each number in order.
fn reading(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let Extraction { mentions, rejections, .. } = extract(&document(text), lexicon);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for mention in mentions {
        let mut line = format!("{} = {}", mention.text, mention.quantity);
        if let Some(direction) = mention.direction {
            write!(line, ", {direction:?}").unwrap();
        }
        if let Some((_, role)) = mention.structure.change {
            write!(line, ", {role:?}").unwrap();
        }
        lines.push((mention.span.start, line));
    }
    for rejection in rejections {
        lines.push((rejection.span.start, format!("{} ! {:?}", rejection.text, rejection.reason)));
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Returns the case file with the readings as they are now; sentences, comments and blank lines stay.
fn read_again(cases: &str, lexicon: &Lexicon) -> String {
    let mut text = String::new();
    for line in cases.lines().filter(|line| !line.starts_with("    ")) {
        writeln!(text, "{line}").unwrap();
        if !line.is_empty() && !line.starts_with('#') {
            for number in reading(line, lexicon) {
                writeln!(text, "    {number}").unwrap();
            }
        }
    }
    text
}

/// Set `CASES=accept` to write the present readings into the case files, and read the difference
/// before keeping it.
#[test]
fn the_case_files_are_read_as_they_say() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut paths: Vec<_> =
        fs::read_dir("tests/cases/numbers").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = String::new();
    for path in paths {
        let cases = fs::read_to_string(&path).unwrap();
        let now = read_again(&cases, &lexicon);
        if env::var("CASES").is_ok_and(|value| value == "accept") {
            fs::write(&path, &now).unwrap();
        }
        for (at, (want, have)) in cases.lines().zip(now.lines()).enumerate() {
            if want != have {
                writeln!(wrong, "{}:{}\n  expected {want}\n  found    {have}", path.display(), at + 1)
                    .unwrap();
                break;
            }
        }
        if cases.lines().count() != now.lines().count() {
            writeln!(wrong, "{}: not as many numbers as expected", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
