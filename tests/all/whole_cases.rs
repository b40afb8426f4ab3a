//! Holds the whole reading of the sentences and short articles of `tests/cases/whole`: what is counted,
//! what happened, where, who says so, and whether it is asserted.
//!
//! A case is a text with its numbers between angle brackets, then one line a number:
//! `  47: victim / rescue / Kentucky / attorney general / planned`. Several right answers stand with
//! `|` between; `-` is no answer; `*` is not asked; without a fifth answer the number is asserted.
//! `earnings [net earnings]` asks for the whole phrase of what is counted as well.
//! `~` stands before an answer that the reader is known to miss, until it no longer does. A single
//! line is read as a sentence of an article, several as an article of their own.

use claimgraph::extract::extract;
use claimgraph::ingest::{Format, Piece, document};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Mention, Modality};
use std::fs;

/// What stands before a case of a single line.
const HEADLINE: &str = "A headline about nothing\n\n";

struct Case {
    text: String,
    numbers: Vec<(usize, usize)>,
    answers: Vec<String>,
}

fn case(block: &str) -> Option<Case> {
    let lines: Vec<&str> = block.lines().filter(|line| !line.starts_with('#')).collect();
    let text: Vec<&str> = lines.iter().copied().filter(|line| !line.starts_with("  ")).collect();
    let answers = lines.iter().filter(|line| line.starts_with("  ")).map(|line| line.trim().to_owned());
    let before = if text.len() == 1 { HEADLINE } else { "" };
    let (mut plain, mut numbers) = (before.to_owned(), Vec::new());
    for piece in text.join("\n").split_inclusive(['<', '>']) {
        plain.push_str(piece.trim_end_matches(['<', '>']));
        if piece.ends_with('<') {
            numbers.push((plain.len(), 0));
        } else if piece.ends_with('>') {
            numbers.last_mut().unwrap().1 = plain.len();
        }
    }
    (!text.is_empty()).then(|| Case { text: plain, numbers, answers: answers.collect() })
}

fn modality(mention: &Mention) -> &'static str {
    match mention.modality {
        Modality::Asserted => "asserted",
        Modality::Denied => "denied",
        Modality::Hypothetical => "hypothetical",
        Modality::Planned => "planned",
        Modality::Forecast => "forecast",
    }
}

fn answers(mention: &Mention) -> [Option<String>; 5] {
    [
        mention.counted.as_ref().map(|counted| counted.lemma.clone()),
        mention.event.as_ref().map(|event| event.lemma.clone()),
        mention.place.as_ref().map(|place| place.name.clone()),
        mention.speaker.as_ref().map(|speaker| speaker.name.clone()),
        Some(modality(mention).to_owned()),
    ]
}

/// Returns whether an answer is one of those wanted, or ends in the same word.
fn fits(given: Option<&str>, wanted: &str) -> bool {
    let last = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    wanted.split('|').map(str::trim).any(|wanted| match given {
        Some(given) => wanted == "*" || given.eq_ignore_ascii_case(wanted) || last(given) == last(wanted),
        None => matches!(wanted, "-" | "*"),
    })
}

/// Returns the phrase of what is counted where it is not one of those asked for in square brackets.
fn whole_phrase<'p>(wanted: &str, phrase: &'p str) -> Option<&'p str> {
    let asked = wanted.split_once(" [")?.1.trim_end_matches(']');
    let (asked, missed) = asked.strip_prefix('~').map_or((asked, false), |asked| (asked, true));
    let fits = asked.split('|').any(|asked| asked.eq_ignore_ascii_case(phrase));
    (fits == missed).then_some(phrase)
}

fn hold(file: &str) {
    let lexicon = Lexicon::embedded().unwrap();
    let text = fs::read_to_string(format!("tests/cases/whole/{file}")).unwrap();
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for case in text.split("\n\n").filter_map(case) {
        assert_eq!(case.numbers.len(), case.answers.len(), "an answer a number: {}", case.text);
        let bytes = format!("{}\n", case.text).into_bytes();
        let piece =
            Piece { path: "case".into(), line: None, name: "case".into(), format: Format::Plain, bytes };
        let mentions = extract(&document(piece).unwrap(), &lexicon).mentions;
        for ((start, end), line) in case.numbers.iter().zip(&case.answers) {
            let inside = |mention: &&Mention| mention.span.start < *end && *start < mention.span.end;
            let found = mentions.iter().find(inside);
            let (_, wanted) = line.rsplit_once(": ").unwrap();
            let mut wanted: Vec<&str> = wanted.split(" / ").map(str::trim).collect();
            wanted.resize(wanted.len().max(5), "asserted");
            let given = found.map_or([None, None, None, None, None], answers);
            let phrase = found.and_then(|found| found.counted.as_ref()).map_or("", |counted| &counted.text);
            if let Some(missed) = whole_phrase(wanted[0], phrase) {
                wrong.push(format!("{}\n    {line}: phrase {missed:?}", case.text));
            }
            for (part, (given, wanted)) in given.iter().zip(wanted).enumerate() {
                asked += 1;
                let wanted = wanted.split(" [").next().unwrap_or_default();
                let (wanted, missed) = wanted.strip_prefix('~').map_or((wanted, false), |w| (w, true));
                if fits(given.as_deref(), wanted) == missed {
                    let name = ["counted", "event", "place", "speaker", "modality"][part];
                    let known = if missed { " no longer missed" } else { "" };
                    wrong.push(format!(
                        "{}\n    {line}: {name} {given:?}{known}",
                        case.text.trim_start_matches(HEADLINE)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked} wrong in {file}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_first_round_of_the_news() {
    hold("one.txt");
}

#[test]
fn a_second_round_of_the_news() {
    hold("two.txt");
}

#[test]
fn a_third_round_of_the_news() {
    hold("three.txt");
}

#[test]
fn a_fourth_round_of_the_news() {
    hold("four.txt");
}

#[test]
fn small_texts_for_each_matcher() {
    hold("rules.txt");
}

#[test]
fn clauses_and_their_neighbours() {
    hold("clauses.txt");
}

#[test]
fn every_matcher_and_a_neighbour() {
    hold("neighbours.txt");
}

#[test]
fn ordinary_sentences() {
    hold("ordinary.txt");
}

#[test]
fn tables_and_labels() {
    hold("tables.txt");
}
