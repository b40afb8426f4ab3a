//! Defines [`conflict`], one conflict on the terminal: its sides one below the other, each amount beside
//! the outlets and sentences that give it.

use super::paragraph::Paragraph;
use super::{BOLD, DIM, PLAIN, RED, YELLOW};
use crate::graph::Line;
use crate::report::outline::{ConflictEntry, Quote, SideEntry, SumEntry, counted, left_out};
use anstyle::Style;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Columns before a conflict's sides.
const INDENT: usize = 4;
/// The widest an amount's column gets; longer amounts have a line of their own.
const MAX_VALUE: usize = 14;
/// Documents quoted for one side; the others are named.
const MAX_QUOTES: usize = 3;
/// Characters of a sentence before and after its number.
const CONTEXT: usize = 90;

/// Writes a conflict, numbered.
pub(super) fn conflict(text: &mut String, number: usize, entry: &ConflictEntry, width: usize) {
    Paragraph::new(INDENT)
        .mark(RED, &format!("{number}."))
        .say(RED, &entry.headline)
        .say(DIM, &format!("  ({}) [{}]", entry.kind_in_words, entry.short_id()))
        .write(text, width);
    let labels = entry.sides.iter().map(|side| side.label.width());
    let column = labels.filter(|length| *length <= MAX_VALUE).max().unwrap_or(0).max(2) + INDENT + 2;
    for side in &entry.sides {
        match &side.sum {
            Some(sum) => parts(text, side, sum, column, width),
            None => one_side(text, side, column, width),
        }
    }
    for working in &entry.working {
        remark(text, "worked out", PLAIN, working, width);
    }
    if let Some(cause) = &entry.cause {
        remark(text, "perhaps", YELLOW, &cause.evidence, width);
    }
    remark(text, "to check", PLAIN, entry.check, width);
    if let Some(words) = left_out(entry.unlisted) {
        Paragraph::new(INDENT).mark(PLAIN, &" ".repeat(INDENT)).say(DIM, &words).write(text, width);
    }
}

fn remark(text: &mut String, mark: &str, style: Style, words: &str, width: usize) {
    let mark = format!("{}{mark}: ", " ".repeat(INDENT));
    Paragraph::new(mark.width()).mark(DIM, &mark).say(style, words).write(text, width);
}

/// Writes the amount of a side and below each other the documents that give it.
fn one_side(text: &mut String, side: &SideEntry, column: usize, width: usize) {
    let mut seen = BTreeSet::new();
    let firsts: Vec<&Quote> =
        side.quotes.iter().filter(|quote| seen.insert((&quote.source, &quote.document))).collect();
    let value = format!("{}{}", " ".repeat(INDENT), side.label);
    let mut mark = Some(value.as_str());
    for entry in firsts.iter().take(MAX_QUOTES) {
        quote(text, mark.take(), entry, column, width);
    }
    let more: Vec<String> = firsts.iter().skip(MAX_QUOTES).map(|quote| quote.source.clone()).collect();
    if !more.is_empty() {
        let words = format!("and {}: {}", counted(more.len(), "more document"), more.join(", "));
        Paragraph::new(column).say(DIM, &words).write(text, width);
    }
    if side.unquoted > 0 {
        let words = format!("and {}", counted(side.unquoted, "more number"));
        Paragraph::new(column).say(DIM, &words).write(text, width);
    }
}

/// Writes a sentence with its outlet before it and its place behind it.
pub(super) fn quote(text: &mut String, value: Option<&str>, quote: &Quote, column: usize, width: usize) {
    let whole =
        Line { before: quote.before.clone(), number: quote.number.clone(), after: quote.after.clone() };
    let Line { before, number, after } = whole.cut(CONTEXT);
    let mut paragraph = Paragraph::new(column);
    if let Some(value) = value {
        paragraph = paragraph.mark(BOLD, value);
    }
    paragraph
        .say(PLAIN, &format!("{}: ", quote.source))
        .say(DIM, "\"")
        .say(PLAIN, &before)
        .say(BOLD, &number)
        .say(PLAIN, &after)
        .say(DIM, "\" ")
        .say(DIM, &place(quote))
        .write(text, width);
}

/// Returns where a sentence stands, when, and whose words it gives.
fn place(quote: &Quote) -> String {
    let mut words = vec![format!("{}:{}", quote.document, quote.line)];
    words.extend(quote.date.clone());
    words.extend(quote.speaker.as_ref().map(|speaker| format!("citing {speaker}")));
    if !quote.from.is_empty() {
        words.push(format!("copies {}", quote.from.join(" and ")));
    }
    format!("({})", words.join(", "))
}

/// Writes parts and what they add up to.
fn parts(text: &mut String, side: &SideEntry, sum: &SumEntry, column: usize, width: usize) {
    let part = |(label, value, _): &(String, String, Quote)| format!("{label}\u{a0}{value}");
    let reckoned = sum.parts.iter().map(part).collect::<Vec<_>>().join(" + ");
    let quote = side.quotes.first();
    let source = quote.map(|quote| format!("{}: ", quote.source)).unwrap_or_default();
    let missing = sum.difference.as_ref().map(|words| format!(", {words}")).unwrap_or_default();
    let lines: Vec<usize> = sum.parts.iter().map(|(.., quote)| quote.line).collect();
    let (first, last) = (lines.iter().min(), lines.iter().max());
    let place = match (quote, first, last) {
        (Some(quote), Some(first), Some(last)) if first != last => {
            format!(" ({}:{first}-{last})", quote.document)
        }
        (Some(quote), Some(first), _) => format!(" ({}:{first})", quote.document),
        _ => String::new(),
    };
    Paragraph::new(column)
        .mark(BOLD, &format!("{}{}", " ".repeat(INDENT), sum.sum))
        .say(PLAIN, &source)
        .say(PLAIN, &reckoned)
        .say(BOLD, &format!(" = {}", sum.sum))
        .say(RED, &missing)
        .say(DIM, &place)
        .write(text, width);
}
