//! Defines [`Words`], a document's running text as normalised words with their spans.
//!
//! Two passages are the same when their words are, whatever their capitals, apostrophes, quotation
//! marks and line breaks. Headlines, front matter and share bars are left out; rows of lists and
//! tables are kept apart, because two outlets may print the same official table without having
//! read each other.

use super::quotes;
use crate::model::{Document, Sentence, SentenceKind, Span};
use std::sync::OnceLock;
use xxhash_rust::xxh3::xxh3_64;

/// Most words read of one document; three times the longest article of the usual news corpora.
pub(super) const MAX_WORDS: usize = 50_000;

/// Most words of a line without a full stop that still is a heading or a row of a list.
/// Of the lines without one in the practice corpus, rows have up to 11 words.
const LONGEST_ROW: usize = 12;

/// How much a shared word says about copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The outlet's own words.
    Own,
    /// Somebody else's words, between quotation marks.
    Quoted,
    /// A row, a heading or a table cell.
    Row,
}

/// One word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Hash of the normalised word.
    pub(super) key: u64,
    /// Its bytes in the document.
    pub(super) span: Span,
    /// Whose word it is.
    pub(super) voice: Voice,
}

/// The words of one document, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The words, at most [`MAX_WORDS`].
    pub(super) words: Vec<Word>,
    /// How many of them are no rows.
    pub(super) running: usize,
    /// The hash of every few words in a row with their place, ascending; see
    /// [`verify`](super::verify). Made when the document is first compared.
    pub(super) seeds: OnceLock<Vec<(u64, usize)>>,
    /// Its kept shingles; see [`fingerprint`](super::fingerprint()). Made when first asked for.
    pub(super) shingles: OnceLock<Vec<(u64, usize)>>,
}

impl Words {
    /// Reads a document; without sentences every line counts as one. Linear in its length.
    pub(super) fn read(document: &Document, sentences: &[Sentence]) -> Self {
        let lines;
        let sentences = match sentences {
            [] => {
                lines = lines_of(&document.text);
                lines.as_slice()
            }
            _ => sentences,
        };
        let quoted = quotes::quotations(&document.text);
        let mut reader = Reader { text: &document.text, quoted: &quoted, words: Vec::new() };
        for sentence in sentences {
            if sentence.span.start >= document.header && !is_about_the_document(document, sentence) {
                reader.read(sentence);
            }
        }
        let running = reader.words.iter().filter(|word| word.voice != Voice::Row).count();
        Self { words: reader.words, running, ..Self::default() }
    }
}

/// Returns whether a sentence is a headline, byline or share bar rather than text.
fn is_about_the_document(document: &Document, sentence: &Sentence) -> bool {
    let kind =
        matches!(sentence.kind, SentenceKind::Headline | SentenceKind::Meta | SentenceKind::Boilerplate);
    let line = sentence.span.of(&document.text);
    kind || document.title.as_deref() == Some(line)
}

/// Returns each line as a sentence of running text, for a document whose sentences are not known.
fn lines_of(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (paragraph, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        let offset = start + (line.len() - line.trim_start().len());
        start += line.len();
        let span = Span::new(offset, offset + trimmed.len());
        sentences.push(Sentence { span, kind: SentenceKind::Prose, paragraph });
    }
    sentences
}

struct Reader<'t> {
    text: &'t str,
    quoted: &'t [Span],
    words: Vec<Word>,
}

impl Reader<'_> {
    fn read(&mut self, sentence: &Sentence) {
        let first = self.words.len();
        let mut quoted = quotes::Cursor::new(self.quoted);
        let (mut cutter, mut word) = (Cutter::new(self.text, sentence.span), String::new());
        while let Some(span) = cutter.next_into(&mut word) {
            if self.words.len() == MAX_WORDS {
                return;
            }
            let voice = if quoted.holds(span.start) { Voice::Quoted } else { Voice::Own };
            self.words.push(Word { key: xxh3_64(word.as_bytes()), span, voice });
        }
        let read = &mut self.words[first..];
        if is_row(sentence, sentence.span.of(self.text), read.len()) {
            read.iter_mut().for_each(|word| word.voice = Voice::Row);
        }
    }
}

/// Returns whether a sentence is a row or heading: marked as one, or short and without a full stop.
pub(super) fn is_row(sentence: &Sentence, text: &str, words: usize) -> bool {
    let marked = matches!(sentence.kind, SentenceKind::Row | SentenceKind::Heading);
    let ended = text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '“']).ends_with(['.', '!', '?', '…']);
    let spoken = text.ends_with([',', ':', '"', '”', '»']) || text.starts_with(['"', '“', '„', '«']);
    marked || (!ended && !spoken && words <= LONGEST_ROW)
}

/// Returns the normalised words of a span with their places: runs of letters and digits in lower
/// case, with apostrophes left out, points kept inside numbers and commas left out of them.
pub(super) fn words_of(text: &str, span: Span) -> impl Iterator<Item = (String, Span)> + '_ {
    let mut cutter = Cutter::new(text, span);
    std::iter::from_fn(move || {
        let mut word = String::new();
        let span = cutter.next_into(&mut word)?;
        Some((word, span))
    })
}

/// Returns how many words [`words_of`] gives.
pub(super) fn count_words(text: &str, span: Span) -> usize {
    let (mut cutter, mut word, mut count) = (Cutter::new(text, span), String::new(), 0);
    while cutter.next_into(&mut word).is_some() {
        count += 1;
    }
    count
}

/// Cuts words off the front of a text.
struct Cutter<'t> {
    rest: &'t str,
    /// Where the rest begins in the document.
    at: usize,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str, span: Span) -> Self {
        Self { rest: span.of(text), at: span.start }
    }

    /// Puts the next word into `word`, whatever was in it, and returns its place.
    fn next_into(&mut self, word: &mut String) -> Option<Span> {
        word.clear();
        let before = self.rest.find(char::is_alphanumeric)?;
        let part = &self.rest[before..];
        let mut end = 0;
        let mut characters = part.chars().peekable();
        while let Some(character) = characters.next() {
            let inside = |next: Option<&char>| match character {
                '\'' | '’' => next.is_some_and(|c| c.is_alphanumeric()),
                '.' | ',' => {
                    word.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(char::is_ascii_digit)
                }
                _ => false,
            };
            if character.is_ascii_alphanumeric() {
                word.push(character.to_ascii_lowercase());
            } else if character.is_alphanumeric() {
                word.extend(character.to_lowercase());
            } else if !inside(characters.peek()) {
                break;
            } else if character == '.' {
                word.push('.');
            }
            end += character.len_utf8();
        }
        let span = Span::new(self.at + before, self.at + before + end);
        self.rest = &part[end..];
        self.at = span.end;
        Some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::document;
    use super::*;

    fn spelled(text: &str) -> Vec<String> {
        words_of(text, Span::new(0, text.len())).map(|(word, _)| word).collect()
    }

    #[test]
    fn words_are_the_same_however_they_are_set() {
        assert_eq!(spelled("Don’t pay “$1,200.50”."), ["dont", "pay", "1200.50"]);
        assert_eq!(spelled("DON'T pay 1200.50"), ["dont", "pay", "1200.50"]);
        assert_eq!(spelled("U.S.-led, 3.5. End' O'Hara"), ["u", "s", "led", "3.5", "end", "ohara"]);
        assert_eq!(spelled(" \u{a0}— …"), Vec::<String>::new());
    }

    #[test]
    fn the_voice_of_a_word_is_told() {
        let words = Words::read(&document("a", "Town, 5 arrests\n\nHe said \"it was bad\" at noon."), &[]);
        let voices: Vec<Voice> = words.words.iter().map(|word| word.voice).collect();
        let expected = [[Voice::Row; 3], [Voice::Own, Voice::Own, Voice::Quoted]].concat();
        assert_eq!(voices[..6], expected);
        assert_eq!(voices[6..], [Voice::Quoted, Voice::Quoted, Voice::Own, Voice::Own]);
        assert_eq!(words.running, 7);
    }
}
