//! Defines [`quotations`], the stretches of a document that stand between quotation marks.
//!
//! A quotation that runs over several paragraphs opens again at the beginning of each and closes
//! once; it is one quotation here. What is quoted inside a quotation belongs to it. Nothing is said
//! of who speaks.

use crate::model::{Sentence, Span};
use std::ops::Range;

/// Longest quotation between single marks, in bytes; the mark doubles as an apostrophe, so that a
/// far one is rather that.
const LONGEST_SINGLE: usize = 600;

/// A stretch of text between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The bytes between the marks; from the first opening to the last closing one where several
    /// paragraphs belong together.
    pub span: Span,
    /// The same with the marks.
    pub outer: Span,
    /// Indexes of the sentences it covers, wholly or in part.
    pub sentences: Range<usize>,
    /// Whether a closing mark was found; otherwise it ends with its paragraph.
    pub closed: bool,
}

/// Returns the quotations of a document in order; `sentences` are those of [`segment`](super::segment)
/// for the same text. They do not overlap. Linear in the length of the text.
#[must_use]
pub fn quotations(text: &str, sentences: &[Sentence]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut at = 0;
    while at < sentences.len() {
        let paragraph = sentences[at].paragraph;
        let length = sentences[at..].iter().take_while(|sentence| sentence.paragraph == paragraph).count();
        let whole = sentences[at].span.cover(sentences[at + length - 1].span);
        for mut quotation in in_paragraph(text, whole) {
            // A paragraph that opens again goes on with the quotation the one before left open.
            let opens = quotation.outer.start == whole.start;
            let reopened = found.last_mut().filter(|last| opens && !last.closed && last.sentences.end == at);
            quotation.sentences = covered(&sentences[at..at + length], quotation.outer, at);
            match reopened {
                Some(last) => last.extend(&quotation),
                None => found.push(quotation),
            }
        }
        at += length;
    }
    found
}

impl Quotation {
    fn new(outer: Span, open: usize, close: Option<usize>) -> Self {
        let span = Span::new(outer.start + open, outer.end - close.unwrap_or(0));
        Self { span, outer, sentences: 0..0, closed: close.is_some() }
    }

    /// Goes on with a quotation of the next paragraph.
    fn extend(&mut self, next: &Self) {
        self.span.end = next.span.end;
        self.outer.end = next.outer.end;
        self.sentences.end = next.sentences.end;
        self.closed = next.closed;
    }
}

/// Returns the indexes of the sentences that share a byte with `span`; the first has index `first`.
fn covered(sentences: &[Sentence], span: Span, first: usize) -> Range<usize> {
    let start = sentences.iter().position(|sentence| sentence.span.overlaps(span)).unwrap_or(0);
    let length = sentences[start..].iter().take_while(|sentence| sentence.span.overlaps(span)).count();
    first + start..first + start + length
}

/// What a quotation mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
}

/// Returns the quotations of the paragraph at `whole`, sentences not filled in.
fn in_paragraph(text: &str, whole: Span) -> Vec<Quotation> {
    let content = whole.of(text);
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    let mut skip = 0;
    for (at, char) in content.char_indices().filter(|(_, char)| is_mark(*char)) {
        if at < skip {
            continue;
        }
        let length = char.len_utf8();
        let around = (content[..at].chars().next_back(), content[at + length..].chars().next());
        if is_single(char) {
            if let Some(close) = open.is_none().then(|| single(content, at, length, around)).flatten() {
                let outer = Span::new(whole.start + at, whole.start + close.end);
                found.push(Quotation::new(outer, length, Some(close.len())));
                skip = close.end;
            }
            continue;
        }
        match (double(char, around, open.is_some()), open) {
            (Some(Mark::Open), None) => open = Some((at, length)),
            // Opening again where a sentence begins is a slip of the pen for going on.
            (Some(Mark::Open), Some(_)) if !begins_sentence(&content[..at]) => depth += 1,
            (Some(Mark::Close), Some(_)) if depth > 0 => depth -= 1,
            (Some(Mark::Close), Some((start, opening))) => {
                let outer = Span::new(whole.start + start, whole.start + at + length);
                found.push(Quotation::new(outer, opening, Some(length)));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((start, opening)) = open {
        found.push(Quotation::new(Span::new(whole.start + start, whole.end), opening, None));
    }
    found
}

fn is_mark(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '„' | '«' | '»') || is_single(char)
}

fn is_single(char: char) -> bool {
    matches!(char, '\'' | '‘' | '’')
}

/// Returns whether the text ends with the end of a sentence, blanks aside.
fn begins_sentence(before: &str) -> bool {
    before.ends_with(char::is_whitespace) && before.trim_end().ends_with(['.', '!', '?', '…', '”', '"'])
}

/// Returns what a double mark does between the characters `around` it, or `None` for one that is
/// no quotation mark (inches, seconds).
fn double(char: char, around: (Option<char>, Option<char>), open: bool) -> Option<Mark> {
    let blank_before = around
        .0
        .is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '/'));
    let blank_behind = around.1.is_none_or(char::is_whitespace);
    match char {
        '“' | '„' | '«' if !blank_behind || blank_before => Some(Mark::Open),
        '"' if blank_before && !blank_behind => Some(Mark::Open),
        '"' | '”' | '»' | '“' if open => Some(Mark::Close),
        _ => None,
    }
}

/// Returns the bytes of the mark that closes the single mark at `at`, or `None` where that is an
/// apostrophe or nothing closes it nearby.
fn single(
    content: &str,
    at: usize,
    length: usize,
    around: (Option<char>, Option<char>),
) -> Option<Range<usize>> {
    let stands =
        around.0.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–'));
    // "'90s" and "'em" open nothing; a letter in lower case may, if something plainly closes.
    let word = around.1.is_some_and(char::is_alphabetic);
    if !stands || !word || content[at..].starts_with('’') {
        return None;
    }
    let rest = &content[at + length..];
    let mut limit = LONGEST_SINGLE.min(rest.len());
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let mut plural = None;
    let mut closing = None;
    for (mark, char) in rest[..limit].char_indices().filter(|(_, char)| is_single(*char)) {
        let before = rest[..mark].chars().next_back().unwrap_or(' ');
        let behind = rest[mark + char.len_utf8()..].chars().next();
        let opens = before.is_whitespace();
        if opens && plural.is_some() {
            break;
        }
        if opens || behind.is_some_and(char::is_alphanumeric) {
            continue;
        }
        // After an s it is as likely the possessive of a plural; a better mark may follow.
        if before == 's' && behind == Some(' ') {
            plural = plural.or(Some((mark, char)));
        } else {
            closing = Some((mark, char));
            break;
        }
    }
    let (mark, char) = closing.or(plural)?;
    let start = at + length + mark;
    Some(start..start + char.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SentenceKind;

    /// Returns what is quoted in a text whose lines are its paragraphs of one sentence each.
    fn quoted(text: &str) -> Vec<(&str, Range<usize>, bool)> {
        let mut at = 0;
        let mut sentences = Vec::new();
        for (paragraph, line) in text.split('\n').enumerate() {
            let span = Span::new(at, at + line.len());
            sentences.push(Sentence { span, kind: SentenceKind::Prose, paragraph });
            at += line.len() + 1;
        }
        let found = quotations(text, &sentences);
        found.into_iter().map(|q| (q.span.of(text), q.sentences, q.closed)).collect()
    }

    #[test]
    fn straight_and_curly_marks() {
        assert_eq!(quoted("\"Yes,\" he said. \"No.\""), [("Yes,", 0..1, true), ("No.", 0..1, true)]);
        assert_eq!(quoted("He called it “unprecedented.”"), [("unprecedented.", 0..1, true)]);
    }

    #[test]
    fn inches_open_nothing() {
        assert_eq!(quoted("a 5\" pipe and a 6\" pipe"), []);
    }

    #[test]
    fn paragraphs_that_open_again_are_one_quotation() {
        let text = "“One.\n“Two,” he said.\n“Three.”";
        let first = ("One.\n“Two,", 0..2, true);
        assert_eq!(quoted(text), [first, ("Three.", 2..3, true)]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        assert_eq!(quoted("He said: “One.\nTwo."), [("One.", 0..1, false)]);
    }

    #[test]
    fn what_is_quoted_inside_belongs_to_it() {
        assert_eq!(
            quoted("“They ‘arrange’ dates and call it “work” here,” he said."),
            [("They ‘arrange’ dates and call it “work” here,", 0..1, true)]
        );
    }

    #[test]
    fn opening_twice_at_a_sentence_is_going_on() {
        assert_eq!(quoted("“A crime. “We go on,” he said."), [("A crime. “We go on,", 0..1, true)]);
    }

    #[test]
    fn single_marks_where_they_are_clear() {
        assert_eq!(quoted("They played 'victims' in the '90s."), [("victims", 0..1, true)]);
        assert_eq!(quoted("'We won't go,' she said."), [("We won't go,", 0..1, true)]);
        assert_eq!(quoted("The states’ own officers’ cars."), []);
        assert_eq!(
            quoted("'Our officers' cars stay,' she said."),
            [("Our officers' cars stay,", 0..1, true)]
        );
    }
}
