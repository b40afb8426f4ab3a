//! Shows the numbers of whole passages under their lines, so that a change of the reader can be seen:
//! `^` marks a claim, `~` a number that is no claim, and behind it stand the reading and the rule.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Span};
use std::fmt::Write as _;

/// Returns the passage with a line of marks under each line for each of its numbers.
fn marked(text: &str) -> String {
    let document = Document::of_text(text);
    let lexicon = Lexicon::embedded().unwrap_or_default();
    let found = extract(&document, &lexicon);
    let mut marks: Vec<(Span, char, String)> = Vec::new();
    for mention in found.mentions {
        let mut note = mention.quantity.to_string();
        if let Some(direction) = mention.direction {
            let _ = write!(note, ", {direction:?}");
        }
        if let Some((_, rule)) = mention.trace.first() {
            let _ = write!(note, "  ({rule})");
        }
        marks.push((mention.span, '^', note));
    }
    for number in found.rejections {
        marks.push((number.span, '~', format!("{:?}", number.reason)));
    }
    marks.sort();
    let mut shown = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let _ = writeln!(shown, "{}", line.trim_end());
        for (span, mark, note) in
            marks.iter().filter(|(span, ..)| (start..start + line.len()).contains(&span.start))
        {
            let before = text[start..span.start].chars().count();
            let width = span.of(text).chars().count();
            let _ = writeln!(shown, "{}{} {note}", " ".repeat(before), mark.to_string().repeat(width));
        }
        start += line.len();
    }
    shown
}

#[test]
fn a_market_report() {
    insta::assert_snapshot!(marked(
        "Shares of Halden Foods fell 3.4 percent to $18.20 on Tuesday after the company cut its forecast.\n\
         The group, which employs 12,400 people in 14 countries, now expects sales of $4.1bn to $4.3bn.\n\
         Its margin narrowed by 60 basis points, from 11.2 percent to 10.6, the lowest since 2016.\n\
         The Norden 50 index was down 41.5 points, or 0.6 percent, at 6,871.\n"
    ));
}

#[test]
fn a_disaster() {
    insta::assert_snapshot!(marked(
        "At least 47 people, nine of them children, were killed when a ferry with some 300 aboard sank at 5.20 a.m.\n\
         Captain Ilse Varga, 51, was among the dead; 112 survivors were taken to two hospitals.\n\
         Between 60 and 80 people are missing, and dozens more were hurt, said a 34-year-old nurse.\n\
         Relatives can call 0800 555 0100. It is the third such accident since March 2021.\n"
    ));
}

#[test]
fn a_table() {
    insta::assert_snapshot!(marked(
        "Results by county\n\
         Ostvale: 1,204 votes (48.1%)\n\
         Pellbridge: 996 votes (39.8%)\n\
         Total: 2,504\n"
    ));
}

#[test]
fn a_table_in_millions() {
    insta::assert_snapshot!(marked(
        "Consolidated results (in millions of euros, except per share data)\n\
         \n\
         Item; 2025; 2024\n\
         Revenue; 1,204.5; 1,102.3\n\
         Net income; 98.4; (12.1)\n\
         Earnings per share; 1.20; (0.15)\n\
         Employees; 12,400; 11,900\n"
    ));
}

#[test]
fn money_in_every_dress() {
    insta::assert_snapshot!(marked(
        "The €2.8bn bridge, first priced at £1.9 billion, will cost each household 450 euros, or $500 a year.\n\
         A ticket is 3.20, a month's pass US$95; the state adds half a million and a loan of between ¥5m and ¥6m.\n"
    ));
}
