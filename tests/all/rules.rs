//! Every rule that tells where, who says so, when and whether has a sentence in which it must read and a neighbour
//! that it must leave: `tests/cases/rules.txt`.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Mention, Part};
use std::collections::BTreeSet;
use std::fs;

const CASES: &str = "tests/cases/rules.txt";
const HEADLINE: &str = "A headline about nothing\n\n";

fn part(name: &str) -> Option<Part> {
    match name {
        "place" => Some(Part::Place),
        "speaker" => Some(Part::Speaker),
        "period" => Some(Part::Period),
        "modality" => Some(Part::Modality),
        _ => None,
    }
}

/// The rules of the file, each with the sentences of both kinds.
fn rules() -> Vec<(Part, String, Vec<String>)> {
    let text = fs::read_to_string(CASES).unwrap();
    let mut rules = Vec::new();
    for block in text.split("\n\n").filter(|block| !block.starts_with('#')) {
        let mut lines = block.lines();
        let (kind, name) = lines.next().unwrap().split_once(": ").unwrap();
        let known = part(kind).unwrap_or_else(|| panic!("a known part: {kind}"));
        rules.push((known, name.to_owned(), lines.map(str::to_owned).collect()));
    }
    rules
}

/// Returns the mention of the number between angle brackets, and the text without them.
fn read(lexicon: &Lexicon, line: &str) -> (Option<Mention>, String) {
    let marked = format!("{HEADLINE}{}\n", line.replace(" || ", "\n\n"));
    let start = marked.find('<').unwrap();
    let text = marked.replace(['<', '>'], "");
    let document =
        Document { published: "2025-06-12".parse().ok(), text: text.clone(), ..Document::default() };
    let mentions = extract(&document, lexicon).mentions;
    let here = |mention: &Mention| mention.span.start <= start && start < mention.span.end;
    (mentions.into_iter().find(here), text)
}

#[test]
fn every_rule_reads_its_sentence_and_leaves_the_neighbour() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut wrong = Vec::new();
    for (part, name, lines) in rules() {
        let count = |sign: &str| lines.iter().filter(|line| line.starts_with(sign)).count();
        assert!(count("+ ") > 0 && count("- ") > 0, "both kinds of sentence: {name}");
        for line in &lines {
            let (mention, _) = read(&lexicon, &line[2..]);
            let trace = mention.map(|mention| mention.trace);
            let reads = trace.as_ref().map(|trace| trace.contains(&(part, name.as_str())));
            if reads != Some(line.starts_with('+')) {
                let own =
                    trace.map(|trace| trace.into_iter().filter(|(of, _)| *of == part).collect::<Vec<_>>());
                wrong.push(format!("{name}\n    {line}\n    {own:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_that_reads_in_the_stories_is_among_them() {
    let lexicon = Lexicon::embedded().unwrap();
    let known: BTreeSet<(String, String)> =
        rules().into_iter().map(|(part, name, _)| (format!("{part:?}"), name)).collect();
    let mut missed = BTreeSet::new();
    for corpus in ["data/practice/stories", "data/varied/stories"] {
        for story in fs::read_dir(corpus).unwrap() {
            for file in fs::read_dir(story.unwrap().path()).unwrap() {
                let text = fs::read_to_string(file.unwrap().path()).unwrap();
                let document = Document { published: "2025-06-12".parse().ok(), text, ..Document::default() };
                for (part, rule) in extract(&document, &lexicon).mentions.into_iter().flat_map(|m| m.trace) {
                    let asked = matches!(part, Part::Place | Part::Speaker | Part::Period | Part::Modality);
                    if asked && !known.contains(&(format!("{part:?}"), rule.to_owned())) {
                        missed.insert(format!("{part:?}: {rule}"));
                    }
                }
            }
        }
    }
    assert!(missed.is_empty(), "rules without a sentence in {CASES}: {missed:?}");
}
