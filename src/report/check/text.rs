//! Defines [`text`], the check of a draft as a compiler would print it: the line, a caret under each
//! number, and what the sources say.

use super::{Against, DraftCheck, NumberCheck, Status};
use crate::graph::Line;
use crate::report::outline::{Quote, counted};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Characters of a source's sentence before and after its number.
const CONTEXT: usize = 80;

/// Sentences quoted for one amount.
const MAX_QUOTES: usize = 3;

/// Columns that stand before the words of a note ("  = note: ").
const NOTE_INDENT: usize = 16;

/// Returns what was found sentence by sentence, and a summary; only sentences with problems where
/// asked. Styled with ANSI codes.
#[must_use]
pub fn text(check: &DraftCheck, problems_only: bool, width: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width);
    let mut text = String::new();
    for numbers in check.numbers.chunk_by(|a, b| a.sentence == b.sentence) {
        if problems_only && !numbers.iter().any(|number| number.status.is_problem()) {
            continue;
        }
        if let Some(group) = group(check, numbers, width) {
            text.push_str(&renderer.render(&[group]));
            text.push_str("\n\n");
        }
    }
    text.push_str(&check.summary());
    text.push('\n');
    text
}

/// Returns the numbers of one sentence as one message, headed by what is worst in it.
fn group<'a>(check: &'a DraftCheck, numbers: &'a [NumberCheck], width: usize) -> Option<Group<'a>> {
    let worst = numbers.iter().max_by_key(|number| number.status)?;
    let level = match worst.status.level() {
        "error" => Level::ERROR,
        "warning" => Level::WARNING,
        _ => Level::NOTE,
    };
    let alike = numbers.iter().filter(|number| number.status == worst.status);
    let title: Vec<String> = alike.map(NumberCheck::title).collect();
    let title = level.primary_title(clean(&title.join("; "))).id(worst.status.name());
    let mut group = title.element(snippet(check, numbers)?);
    for number in numbers.iter().filter(|number| number.status.is_problem()) {
        for against in &number.against {
            group = group.element(Level::NOTE.message(said(number, against, width)));
        }
        if let Some(cause) = &number.cause {
            group = group.element(Level::HELP.with_name("perhaps").message(wrapped(cause, width)));
        }
    }
    Some(group)
}

/// Returns the line from its start to the end of the sentence, so that columns are those of the draft;
/// what is too wide is cut by the renderer around the carets.
fn snippet<'a>(check: &'a DraftCheck, numbers: &'a [NumberCheck]) -> Option<Snippet<'a, Annotation<'a>>> {
    let sentence = numbers.first()?.sentence;
    let before = check.text.get(..sentence.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let source = check.text.get(start..sentence.end)?;
    let line = before.matches('\n').count() + 1;
    let annotation = |number: &'a NumberCheck| {
        let kind = if number.status.is_problem() { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(number.span.start - start..number.span.end - start).label(clean(&number.words))
    };
    let snippet = Snippet::source(visible(source)).line_start(line).path(clean(&check.name));
    Some(snippet.annotations(numbers.iter().map(annotation)))
}

/// Returns another amount with the sentences that give it.
fn said(number: &NumberCheck, against: &Against, width: usize) -> String {
    let about = if number.status == Status::NotFound { "for" } else { "instead of" };
    let mut lines = vec![wrapped(&format!("{about} {}: {}", number.quote.number, against.words), width)];
    let mut seen = BTreeSet::new();
    let firsts: Vec<&Quote> = against.quotes.iter().filter(|quote| seen.insert(&quote.document)).collect();
    for quote in firsts.iter().take(MAX_QUOTES) {
        lines.push(wrapped(&sentence(quote), width));
    }
    let more: Vec<&str> = firsts.iter().skip(MAX_QUOTES).map(|quote| quote.source.as_str()).collect();
    if !more.is_empty() {
        lines.push(wrapped(
            &format!("and {}: {}", counted(more.len(), "more document"), more.join(", ")),
            width,
        ));
    }
    lines.join("\n")
}

fn sentence(quote: &Quote) -> String {
    let whole =
        Line { before: quote.before.clone(), number: quote.number.clone(), after: quote.after.clone() };
    let Line { before, number, after } = whole.cut(CONTEXT);
    format!("{} ({}:{}): \"{before}{number}{after}\"", quote.source, quote.document, quote.line)
}

/// Returns text broken into lines that fit beside the renderer's margin.
fn wrapped(text: &str, width: usize) -> String {
    let room = width.saturating_sub(NOTE_INDENT).max(20);
    let mut lines: Vec<String> = Vec::new();
    for word in clean(text).split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// Returns text without control characters, which could steer the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns lines of source of the same length in bytes without control characters but line breaks.
fn visible(source: &str) -> String {
    let shown = |c: char| match c {
        '\n' => '\n',
        // Other control characters of one byte; those of two have no look of the same length.
        c if c.is_ascii_control() => ' ',
        c => c,
    };
    source.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_survive_control_characters() {
        let source = "a\u{1b}[2J é\r\n47";
        assert_eq!(visible(source).len(), source.len());
        assert!(!visible(source).contains('\u{1b}'));
    }

    #[test]
    fn nothing_to_check_is_said_so() {
        assert_eq!(text(&DraftCheck::default(), false, 80), "0 numbers\n");
    }
}
