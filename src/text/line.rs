//! Defines [`Line`], one line of a document with what its look tells.
//!
//! Everything here concerns a line by itself; what its neighbours add is decided in `layout`.

use crate::lexicon::{Lexicon, LineKind};
use crate::model::Span;

/// Longest line that can be a row, heading or byline, in bytes; longer ones are prose, and their
/// look is not examined any further.
const LONGEST_SPECIAL: usize = 400;
/// Longest label of a row before its colon or first number, in words.
const LABEL_WORDS: usize = 6;
/// Longest line that a cue at its start makes boilerplate or front matter, in words.
const CUED_WORDS: usize = 18;

/// One line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its bytes without surrounding white space.
    pub(super) span: Span,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Number of words, counted up to a small limit.
    pub(super) words: usize,
    /// Length in characters.
    pub(super) width: usize,
    /// Whether it ends like a sentence.
    pub(super) ends: bool,
    /// What its look makes of it.
    pub(super) look: Look,
}

/// What the look of a line makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing particular.
    Plain,
    /// No letter or digit at all.
    Rule,
    /// Begins with a bullet or list number.
    Bullet,
    /// A short label, a colon, and cells.
    Label,
    /// A short label and numbers, without a full stop ("Missouri 2 arrests made").
    Count,
    /// Cells set apart by tabs, runs of spaces or bars.
    Cells,
    /// About the document.
    Meta,
    /// Not part of the article.
    Boilerplate,
}

/// Returns the lines of `text` from byte `start` on that are not blank.
pub(super) fn lines(text: &str, start: usize, lexicon: &Lexicon) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = start;
    let mut gap = true;
    for raw in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let trimmed = raw.trim();
        let begin = at + (raw.len() - raw.trim_start().len());
        at += raw.len();
        if trimmed.is_empty() {
            gap = true;
            continue;
        }
        let span = Span::new(begin, begin + trimmed.len());
        let marks = Marks::of(trimmed);
        let words = marks.words;
        let (ends, look) = (ends_sentence(trimmed), look(trimmed, &marks, lexicon));
        lines.push(Line { span, gap, words, width: trimmed.chars().count(), ends, look });
        gap = false;
    }
    lines
}

/// What a pass over the bytes of a line finds.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    /// Number of words, counted up to a limit above [`CUED_WORDS`].
    words: usize,
    /// Where the first colon stands.
    colon: Option<usize>,
    /// Whether there is a bar.
    bar: bool,
    /// Whether there is a tab, or two blanks side by side.
    gap: bool,
}

impl Marks {
    /// Returns what a trimmed text holds.
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        let (mut blank, mut before) = (true, b'\n');
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            let parted = std::mem::replace(&mut blank, byte <= b' ' && byte.is_ascii_whitespace());
            marks.words += usize::from(parted && !blank);
            match byte {
                b'\t' => marks.gap = true,
                b' ' => marks.gap |= before == b' ',
                b'|' => marks.bar = true,
                b':' => marks.colon = marks.colon.or(Some(at)),
                _ => {}
            }
            before = byte;
        }
        if !text.is_ascii() {
            marks.words = text.split_whitespace().take(MOST_WORDS).count();
        }
        marks.words = marks.words.min(MOST_WORDS);
        marks
    }
}

/// How many words of a line are counted.
const MOST_WORDS: usize = 2 * CUED_WORDS;

/// Returns whether the text ends like a sentence, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closers = |c: char| matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '»' | '*');
    text.trim_end_matches(closers).ends_with(['.', '!', '?', '…'])
}

fn look(text: &str, marks: &Marks, lexicon: &Lexicon) -> Look {
    if !text.contains(char::is_alphanumeric) {
        return Look::Rule;
    }
    if text.len() > LONGEST_SPECIAL {
        return Look::Plain;
    }
    if let Some(kind) = cued(text, marks.words, lexicon) {
        return kind;
    }
    match text {
        _ if is_cells(text, marks) => Look::Cells,
        _ if bullet(text).is_some() => Look::Bullet,
        _ if marks.colon.is_some_and(|colon| is_label(text, colon)) => Look::Label,
        _ if is_count(text) => Look::Count,
        _ => Look::Plain,
    }
}

/// Returns boilerplate or front matter that words of the layout table give away.
fn cued(text: &str, words: usize, lexicon: &Lexicon) -> Option<Look> {
    if words > CUED_WORDS {
        return None;
    }
    let lower =
        if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase().replace('’', "'") };
    let layout = &lexicon.layout;
    let bare = lower.trim_end_matches([':', '.', '…', '»', '>', '→']).trim_end();
    if let Some(kind) = layout.line(&lower).or_else(|| layout.line(bare)) {
        return Some(Look::from(kind));
    }
    if is_share_bar(&lower, lexicon) {
        return Some(Look::Boilerplate);
    }
    if is_byline(text) {
        return Some(Look::Meta);
    }
    match layout.start(&lower) {
        // "Published figures show …" is a sentence.
        Some(LineKind::Meta) if text.ends_with('.') => None,
        kind => kind.map(Look::from),
    }
}

impl From<LineKind> for Look {
    fn from(kind: LineKind) -> Self {
        match kind {
            LineKind::Boilerplate => Self::Boilerplate,
            LineKind::Meta => Self::Meta,
        }
    }
}

/// Returns whether a lower-case line is a bar of share buttons and their counters: nothing but words
/// of such bars and numbers, and at least two of the words.
pub(super) fn is_share_bar(lower: &str, lexicon: &Lexicon) -> bool {
    let mut bars = 0;
    for word in lower.split_whitespace() {
        let counter = word.bytes().all(|byte| !byte.is_ascii_alphabetic());
        let known = lexicon.layout.is_bar_word(word);
        if !known && !counter {
            return false;
        }
        bars += usize::from(known);
    }
    bars >= 2
}

/// Returns whether the line names the author: "By" and a name, with nothing that ends a sentence.
fn is_byline(text: &str) -> bool {
    let Some(name) = ["By ", "BY ", "by "].iter().find_map(|by| text.strip_prefix(by)) else { return false };
    let words = name.split_whitespace().count();
    let capital = name.starts_with(char::is_uppercase);
    let barred = name.contains('|');
    let names = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    // "By Friday 47 people had been rescued" has more small words than a byline.
    (barred && words <= CUED_WORDS) || (capital && words <= 8 && !text.ends_with('.') && names * 2 > words)
}

/// Returns the length of the bullet or list number at the start of the text with the blanks after
/// it, or `None`.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let symbol = matches!(first, '•' | '▪' | '‣' | '●' | '◦' | '⁃' | '■' | '►' | '·');
    let dash = matches!(first, '-' | '–' | '*' | '+');
    let stands = dash && text[first.len_utf8()..].starts_with([' ', '\t']);
    let end = if symbol || stands { first.len_utf8() } else { list_number(text)? };
    let rest = &text[end..];
    let blank = rest.len() - rest.trim_start().len();
    (blank > 0 || symbol).then_some(end + blank)
}

/// Returns the length of a list number such as "1.", "12)", "(3)" or "a)".
fn list_number(text: &str) -> Option<usize> {
    let open = usize::from(text.starts_with('('));
    let rest = &text[open..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter = digits == 0 && rest.starts_with(|c: char| c.is_ascii_lowercase());
    let length = if letter { 1 } else { digits };
    let after = &rest[length..];
    let close = match (open, after.as_bytes()) {
        (_, [b'.', b')', ..]) if open == 0 => 2,
        (_, [b')', ..]) => 1,
        (0, [b'.', ..]) if !letter => 1,
        _ => return None,
    };
    ((1..=3).contains(&length)).then_some(open + length + close)
}

/// Returns whether bars, tabs or runs of spaces part the line into cells.
fn is_cells(text: &str, marks: &Marks) -> bool {
    let edged = || text.starts_with('|') && text[1..].contains('|');
    marks.gap || marks.bar && (edged() || text.matches(" | ").count() >= 2)
}

/// Returns whether a short label opens the line up to its first colon, and something follows on it.
fn is_label(text: &str, colon: usize) -> bool {
    let (label, rest) = (&text[..colon], &text[colon + 1..]);
    let words = label.split_whitespace().count();
    let plain = !label.contains(['"', '“', '‘', '.', '!', '?', '—']) && words <= LABEL_WORDS;
    let begins = label.starts_with(|c: char| c.is_uppercase() || c == '*');
    begins && rest.starts_with([' ', '\t']) && plain && !rest.trim_start().starts_with(['"', '“', '‘'])
}

/// Returns whether the line is a short label followed by numbers, and no sentence.
fn is_count(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_number =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'));
    let mut label = || words.by_ref().take(LABEL_WORDS).position(is_number);
    let open = text.starts_with(char::is_uppercase) && !text.ends_with(['.', '!', '?', ':', '”', '"', ',']);
    open && label().is_some_and(|label| label > 0)
}
