//! Case files of `tests/cases`: a text, then what is expected of each of its numbers.
//!
//! A line that begins with `~` is an answer the reader is known to miss; the test says when it no
//! longer does, so that the mark is taken away.

use super::extract;
use crate::lexicon::Lexicon;
use crate::model::{Document, Mention, Modality};

fn document(text: &str) -> Document {
    Document {
        name: "case".to_owned(),
        published: "2025-06-12".parse().ok(),
        text: text.to_owned(),
        ..Document::default()
    }
}

/// Holds the answers of `answer` for every number of every case against the file.
fn hold(cases: &str, answer: impl Fn(&Mention) -> String) {
    hold_in(cases, |mention, _| answer(mention));
}

/// The same, where the answer is read from the text of the case as well.
fn hold_in(cases: &str, answer: impl Fn(&Mention, &str) -> String) {
    let lexicon = Lexicon::embedded().unwrap();
    let mut wrong = Vec::new();
    let mut all = 0;
    for case in cases.split("\n\n") {
        let lines: Vec<&str> = case.lines().filter(|line| !line.starts_with('#')).collect();
        let text: Vec<&str> = lines.iter().copied().filter(|line| !line.starts_with("  ")).collect();
        let wanted: Vec<&str> =
            lines.iter().copied().filter(|line| line.starts_with("  ")).map(str::trim).collect();
        let text = text.join("\n");
        let extraction = extract(&document(&text), &lexicon);
        let found =
            extraction.mentions.iter().map(|mention| format!("{}: {}", mention.text, answer(mention, &text)));
        let found: Vec<String> = found.collect();
        all += wanted.len();
        for line in &wanted {
            let (line, missed) = line.strip_prefix("~ ").map_or((*line, false), |line| (line, true));
            if found.iter().any(|found| found == line) == missed {
                wrong.push(format!(
                    "{text}\n    wanted {line} (known to be missed: {missed}), found {found:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn places() {
    let name = |mention: &Mention| mention.place.as_ref().map_or("-".to_owned(), |place| place.name.clone());
    hold(include_str!("../../tests/cases/place/cases.txt"), name);
}

#[test]
fn a_heading_that_is_nothing_but_a_place_gives_it_to_what_stands_below() {
    let lexicon = Lexicon::embedded().unwrap();
    let place = |heading: &str| {
        let text = format!(
            "The flood in brief\n\nBrown water stood everywhere on Monday.\n\n{heading}\n\nCrews pulled 12 people from the water overnight.\n"
        );
        let mentions = extract(&document(&text), &lexicon).mentions;
        mentions.into_iter().find_map(|mention| mention.place).map(|place| place.name)
    };
    assert_eq!(place("Texas").as_deref(), Some("Texas"));
    assert_eq!(place("Texas counts the cost"), None);
}

#[test]
fn speakers() {
    let name =
        |mention: &Mention| mention.speaker.as_ref().map_or("-".to_owned(), |speaker| speaker.name.clone());
    hold(include_str!("../../tests/cases/speaker/cases.txt"), name);
}

#[test]
fn modalities() {
    let name = |mention: &Mention| match mention.modality {
        Modality::Asserted => "asserted",
        Modality::Denied => "denied",
        Modality::Hypothetical => "hypothetical",
        Modality::Planned => "planned",
        Modality::Forecast => "forecast",
    };
    hold(include_str!("../../tests/cases/modality/cases.txt"), |mention| name(mention).to_owned());
}

#[test]
fn structures() {
    hold_in(include_str!("../../tests/cases/structure/cases.txt"), |mention, text| {
        let tie = &mention.structure;
        let part = tie.part_of.map(|part| {
            let kind = if part.complete { "one of all parts of" } else { "part of" };
            format!("{kind} {}", part.whole.of(text))
        });
        let same = tie.same_as.map(|same| format!("same as {}", same.of(text)));
        let against = tie.opposes.map(|other| format!("against {}", other.of(text)));
        let change = tie.change.map(|(statement, role)| {
            format!("{} in change {}", format!("{role:?}").to_lowercase(), statement + 1)
        });
        let ties: Vec<String> = [part, same, against, change].into_iter().flatten().collect();
        if ties.is_empty() { "-".to_owned() } else { ties.join(", ") }
    });
}

#[test]
fn periods() {
    let days = |mention: &Mention| {
        mention.period.as_ref().map_or("-".to_owned(), |period| {
            let day = |day: Option<jiff::civil::Date>| day.map_or("?".to_owned(), |day| day.to_string());
            let minute = period.minute.map_or(String::new(), |m| format!(" {}:{:02}", m / 60, m % 60));
            let state = if period.as_of { " as of" } else { "" };
            format!("{}..{}{minute}{state}", day(period.start), day(period.end))
        })
    };
    hold(include_str!("../../tests/cases/time/numbers.txt"), days);
}
