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
        let words = count_words(trimmed);
        let (ends, look) = (ends_sentence(trimmed), look(trimmed, words, lexicon));
        lines.push(Line { span, gap, words, width: trimmed.chars().count(), ends, look });
        gap = false;
    }
    lines
}

/// Returns the number of words of a trimmed text, counted up to a limit above [`CUED_WORDS`].
fn count_words(text: &str) -> usize {
    let limit = 2 * CUED_WORDS;
    if text.is_ascii() {
        text.split_ascii_whitespace().take(limit).count()
    } else {
        text.split_whitespace().take(limit).count()
    }
}

/// Returns whether the text ends like a sentence, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closers = |c: char| matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '»' | '*');
    text.trim_end_matches(closers).ends_with(['.', '!', '?', '…'])
}

/// Tells a look by the text of the line.
type Test = fn(&str) -> bool;

fn look(text: &str, words: usize, lexicon: &Lexicon) -> Look {
    if !text.contains(char::is_alphanumeric) {
        return Look::Rule;
    }
    if text.len() > LONGEST_SPECIAL {
        return Look::Plain;
    }
    if let Some(kind) = cued(text, words, lexicon) {
        return kind;
    }
    let rules = [(Look::Cells, is_cells as Test), (Look::Bullet, is_bullet), (Look::Label, is_label)];
    let rules = rules.into_iter().chain([(Look::Count, is_count as Test)]);
    rules.into_iter().find(|(_, holds)| holds(text)).map_or(Look::Plain, |(look, _)| look)
}

/// Returns boilerplate or front matter that words of the layout table give away.
fn cued(text: &str, words: usize, lexicon: &Lexicon) -> Option<Look> {
    if words > CUED_WORDS {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
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

fn is_bullet(text: &str) -> bool {
    bullet(text).is_some()
}

/// Returns whether bars, tabs or runs of spaces part the line into cells.
fn is_cells(text: &str) -> bool {
    let bars = text.contains('|');
    let barred =
        bars && (text.starts_with('|') && text[1..].contains('|') || text.matches(" | ").count() >= 2);
    let wide = |pair: &[u8]| pair == b"  ";
    barred || text.contains('\t') || text.as_bytes().windows(2).any(wide)
}

/// Returns whether a short label and a colon open the line and something follows on it.
fn is_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    let words = label.split_whitespace().count();
    let plain = !label.contains(['"', '“', '‘', '.', '!', '?', '—']) && words <= LABEL_WORDS;
    let begins = label.starts_with(|c: char| c.is_uppercase() || c == '*');
    plain && begins && rest.starts_with([' ', '\t']) && !rest.trim_start().starts_with(['"', '“', '‘'])
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
