//! Holds what is counted and what happened in the sentences of `tests/cases`.
//!
//! A case is a sentence with its numbers between angle brackets, and under it one line a number:
//! `47: victim / rescue`. Several right answers stand with `|` between; `-` is no answer;
//! `~` stands before an answer that the reader is known to miss, until it no longer does.

use claimgraph::extract::extract;
use claimgraph::ingest::{Format, Piece, document};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Mention, Part};
use std::fs;

struct Case {
    line: usize,
    text: String,
    numbers: Vec<(usize, usize, String, String)>,
}

fn cases(file: &str) -> Vec<Case> {
    let text = fs::read_to_string(format!("tests/cases/{file}")).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut next = 0;
    for (at, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line.contains('<') {
            let (mut plain, mut numbers) = (String::new(), Vec::new());
            for piece in line.split_inclusive(['<', '>']) {
                plain.push_str(piece.trim_end_matches(['<', '>']));
                if piece.ends_with('<') {
                    numbers.push((plain.len(), 0, String::new(), String::new()));
                } else if piece.ends_with('>') {
                    numbers.last_mut().unwrap().1 = plain.len();
                }
            }
            cases.push(Case { line: at + 1, text: plain, numbers });
            next = 0;
        } else {
            let (_, answers) = line.rsplit_once(": ").unwrap();
            let (counted, event) = answers.split_once(" / ").unwrap();
            let number = &mut cases.last_mut().unwrap().numbers[next];
            (number.2, number.3) = (counted.to_owned(), event.to_owned());
            next += 1;
        }
    }
    cases
}

fn mentions(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let bytes = format!("A headline about nothing\n\n{text}\n").into_bytes();
    let piece = Piece { path: "case".into(), line: None, name: "case".into(), format: Format::Plain, bytes };
    extract(&document(piece).unwrap(), lexicon).mentions
}

fn fits(given: Option<&str>, wanted: &str) -> bool {
    if let Some(missed) = wanted.strip_prefix('~') {
        return !fits(given, missed);
    }
    let last = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_owned();
    wanted.split('|').any(|wanted| match given {
        Some(given) => given == wanted || last(given) == wanted,
        None => wanted == "-",
    })
}

/// Returns what is wrong in a file of cases, one line each, and how many answers were asked for.
fn wrong(file: &str) -> (Vec<String>, usize) {
    let lexicon = Lexicon::embedded().unwrap();
    let offset = "A headline about nothing\n\n".len();
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for case in cases(file) {
        let mentions = mentions(&case.text, &lexicon);
        for (start, end, counted, event) in &case.numbers {
            asked += 2;
            let inside =
                |mention: &&Mention| mention.span.start < end + offset && start + offset < mention.span.end;
            let Some(mention) = mentions.iter().find(inside) else {
                wrong.push(format!(
                    "{file}:{}: {}: no mention of {}",
                    case.line,
                    case.text,
                    &case.text[*start..*end]
                ));
                continue;
            };
            let rule = |part: Part| {
                let mut rules = mention.trace.iter().filter(|(of, _)| *of == part).map(|(_, rule)| *rule);
                rules.next().unwrap_or("-")
            };
            let given = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
            if !fits(given, counted) {
                let rule = rule(Part::Counted);
                wrong.push(format!(
                    "{file}:{}: {} [{}] counted {given:?} ({rule}), wanted {counted}",
                    case.line, case.text, mention.text
                ));
            }
            let given = mention.event.as_ref().map(|event| event.lemma.as_str());
            if !fits(given, event) {
                let rule = rule(Part::Event);
                wrong.push(format!(
                    "{file}:{}: {} [{}] event {given:?} ({rule}), wanted {event}",
                    case.line, case.text, mention.text
                ));
            }
        }
    }
    (wrong, asked)
}

#[test]
fn sentences_of_the_news_read_as_a_reader_would() {
    let (wrong, asked) = wrong("news.txt");
    assert!(wrong.is_empty(), "{} of {asked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn headlines_money_and_attachments_read_as_a_reader_would() {
    let (wrong, asked) = wrong("more.txt");
    assert!(wrong.is_empty(), "{} of {asked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn markets_and_companies_read_as_a_reader_would() {
    let (wrong, asked) = wrong("companies.txt");
    assert!(wrong.is_empty(), "{} of {asked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
