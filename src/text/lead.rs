//! Defines [`lead`]: the words that a scraped page leaves before its first sentence.
//!
//! Pages saved as text often begin with the date of the page and its share buttons on the line of
//! the headline or the first sentence ("date 2021-08-29 Print Share 0 Shares").

use super::layout::Block;
use crate::lexicon::Lexicon;
use crate::model::{SentenceKind, Span};

/// Longest headline that may follow a lead-in and still end in a full stop, in bytes.
pub(super) const LONGEST_HEADLINE: usize = 120;

/// What stands before the first sentence.
#[derive(Debug, Default)]
pub(super) struct Lead {
    /// The front matter and share bar, as blocks.
    pub(super) blocks: Vec<Block>,
    /// Byte at which the article goes on.
    pub(super) end: usize,
    /// Whether there is any.
    pub(super) found: bool,
}

/// Returns the lead-in of the text that begins at byte `start`.
pub(super) fn lead(text: &str, start: usize, lexicon: &Lexicon) -> Lead {
    let rest = &text[start..];
    let begin = start + (rest.len() - rest.trim_start().len());
    let line = text[begin..].lines().next().unwrap_or_default();
    let Some(length) = date(line) else { return Lead { end: start, ..Lead::default() } };
    let mut blocks = vec![Block { span: Span::new(begin, begin + length), kind: SentenceKind::Meta }];
    let after = &line[length..];
    let bar = share_bar(after, lexicon);
    let end = begin + length + bar;
    let span = Span::new(begin + length + (after.len() - after.trim_start().len()), end);
    if !span.is_empty() {
        blocks.push(Block { span, kind: SentenceKind::Boilerplate });
    }
    Lead { blocks, end, found: true }
}

/// Returns the length of the word "date" and an ISO date at the start of the line.
fn date(line: &str) -> Option<usize> {
    let rest = line
        .strip_prefix("date ")
        .or_else(|| line.strip_prefix("Date "))
        .or_else(|| line.strip_prefix("date: "))?;
    let digits = |range: std::ops::Range<usize>| {
        rest.get(range).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()))
    };
    let dashes = rest.get(4..5) == Some("-") && rest.get(7..8) == Some("-");
    let ends = rest.get(10..).is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
    (digits(0..4) && digits(5..7) && digits(8..10) && dashes && ends).then(|| line.len() - rest.len() + 10)
}

/// Returns the length of the share buttons and counters at the start of the text, blanks before them
/// included; 0 where there are none.
fn share_bar(text: &str, lexicon: &Lexicon) -> usize {
    let (mut at, mut end, mut bars) = (0, 0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let known = lexicon.layout.is_bar_word(&bare.to_lowercase());
        let counter = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        if !bare.is_empty() && !known && !counter {
            break;
        }
        bars += usize::from(known);
        if known {
            end = at + bare.len();
        }
        at += word.len();
    }
    let all = at == text.len();
    if bars >= 2 { if all { text.trim_end().len() } else { end } } else { 0 }
}
