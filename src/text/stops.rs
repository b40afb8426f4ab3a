//! Defines [`sentences`], which cuts a paragraph at the stops that end sentences.
//!
//! A stop ends a sentence by what stands around it: an abbreviation, an initial or a list number
//! before it speaks against, a word in lower case behind it speaks against, a word that plainly
//! begins a sentence speaks for. Every look around is bounded, so that the cost is linear.

use super::enumeration;
use crate::lexicon::{AbbreviationKind, Lexicon, Tag};
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

/// How far a word is looked at before or behind a stop, in bytes; longer ones are in no table.
const WORD: usize = 32;
/// Sentences shorter than this many words before "a.m." have hardly said anything yet ("At 5 a.m.
/// Mr. Smith went").
const OPENING_WORDS: usize = 4;

/// Returns the sentences of a paragraph as byte ranges without surrounding white space, in order.
pub(super) fn sentences<'t>(text: &'t str, lexicon: &'t Lexicon) -> impl Iterator<Item = Range<usize>> {
    let forced = enumeration::breaks(text).into_iter().peekable();
    Sentences { text, lexicon, forced, start: 0, at: 0 }
}

/// Returns whether the text holds more than one sentence.
pub(super) fn has_break(text: &str, lexicon: &Lexicon) -> bool {
    sentences(text, lexicon).nth(1).is_some()
}

/// A paragraph that is being cut.
struct Sentences<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    /// Where a sentence must begin, whatever stands before.
    forced: Peekable<IntoIter<usize>>,
    /// Where the sentence begins whose end is looked for.
    start: usize,
    /// How far stops were looked for.
    at: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.start < self.text.len() {
            let end = self.end().max(self.start);
            let piece = &self.text[self.start..end];
            let start = self.start + (piece.len() - piece.trim_start().len());
            self.start = end;
            let length = piece.trim().len();
            if length > 0 {
                return Some(start..start + length);
            }
        }
        None
    }
}

impl Sentences<'_> {
    /// Returns where the sentence ends that begins at `start`.
    fn end(&mut self) -> usize {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            if let Some(place) = self.forced.next_if(|place| *place <= self.at) {
                return place;
            }
            let limit = self.forced.peek().map_or(bytes.len(), |place| (*place).min(bytes.len()));
            let Some(ahead) = bytes[self.at..limit].iter().position(may_stop) else {
                self.at = limit;
                continue;
            };
            let at = self.at + ahead;
            if bytes[at] == ELLIPSIS && !self.text[at..].starts_with('…') {
                self.at = at + 1;
                continue;
            }
            let stop = Stop::scan(self.text, at);
            self.at = stop.end.max(at + 1);
            if stop.ends(self.text, self.start, self.lexicon) {
                return stop.end;
            }
        }
        bytes.len()
    }
}

/// The first byte of an ellipsis, and of many other marks.
const ELLIPSIS: u8 = 0xe2;

/// Returns whether a stop may begin with the byte.
fn may_stop(byte: &u8) -> bool {
    matches!(*byte, b'.' | b'!' | b'?' | ELLIPSIS)
}

/// How often a word must be counted at least to be no abbreviation.
const COMMON: u32 = 2;
/// How many words behind a quotation may lead to the verb of saying.
const ATTRIBUTION_WORDS: usize = 6;

/// A run of stop marks with the quotes and brackets that close behind it.
#[derive(Clone, Copy, Debug)]
struct Stop {
    /// Where the marks begin.
    at: usize,
    /// Where the closing quotes and brackets end.
    end: usize,
    /// How many dots there are; an ellipsis character counts as three.
    dots: usize,
    /// Whether there is an exclamation or question mark among them.
    strong: bool,
    /// Whether something closes behind the marks.
    closes: bool,
}

impl Stop {
    fn scan(text: &str, at: usize) -> Self {
        let mut stop = Self { at, end: at, dots: 0, strong: false, closes: false };
        loop {
            let rest = &text[stop.end..];
            match rest.chars().next() {
                Some('.') => stop.dots += 1,
                Some('…') => stop.dots += 3,
                Some('!' | '?') => stop.strong = true,
                // An ellipsis written with blanks (". . .").
                Some(' ') if rest.starts_with(" . ") || (rest.starts_with(" .") && stop.dots > 1) => {}
                _ => break,
            }
            stop.end += rest.chars().next().map_or(1, char::len_utf8);
        }
        let marks = stop.end;
        for char in text[marks..].chars().take_while(|c| is_closer(*c)) {
            stop.end += char.len_utf8();
        }
        stop.closes = stop.end > marks;
        stop
    }

    /// Returns whether a sentence that began at `start` ends here.
    fn ends(&self, text: &str, start: usize, lexicon: &Lexicon) -> bool {
        let rest = &text[self.end..];
        let next = Next::of(rest);
        if !next.spaced {
            return self.ends_glued(text, start, rest, lexicon);
        }
        let before = before(text, start, self.at);
        if !next.begins {
            return self.ends_informally(before, &text[start..], &next, lexicon);
        }
        if self.strong {
            return !(self.closes && is_attribution(rest, &next, lexicon));
        }
        match self.dots {
            1 | 2 => self.ends_after(before, &text[start..self.at], &next, lexicon),
            // After an ellipsis "I" may as well go on.
            3 => next.capital && !next.bracket && !matches!(next.word, "I" | "I'm" | "I’m"),
            _ => next.capital && !next.bracket,
        }
    }

    /// Returns whether the sentence ends although the next one begins in lower case: after a common
    /// word, which is no abbreviation, or in texts written without capitals.
    fn ends_informally(&self, before: &str, so_far: &str, next: &Next<'_>, lexicon: &Lexicon) -> bool {
        let plain = before.len() > 2 && before.chars().all(char::is_lowercase);
        let common = || lexicon.words.get(before).is_some_and(|form| form.total >= COMMON);
        let uncapitalised = || so_far.trim_start().starts_with(char::is_lowercase);
        let shape =
            next.letter && !self.closes && self.dots < 3 && lexicon.abbreviations.kind(before).is_none();
        shape && ((plain && common()) || (uncapitalised() && (self.strong || plain)))
    }

    /// Returns whether a stop without a blank behind it ends a sentence ("on Tuesday.Mr. Smith").
    fn ends_glued(&self, text: &str, start: usize, rest: &str, lexicon: &Lexicon) -> bool {
        let mut chars = rest.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        let word = chars.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '\'' || c == '’');
        let before = before(text, start, self.at);
        let plain =
            before.chars().rev().take(2).filter(|c| c.is_lowercase() || c.is_ascii_digit()).count() == 2;
        let address =
            before.contains(['.', '/', '@', ':']) && !before.starts_with(|c: char| c.is_ascii_digit());
        let abbreviated = lexicon.abbreviations.kind(before).is_some();
        let mail = rest.chars().take(WORD).take_while(|c| !c.is_whitespace()).any(|c| matches!(c, '@' | '/'));
        capital && word && (plain || self.closes) && !address && !mail && !abbreviated
    }

    /// Returns whether a single dot after the word `before` ends the sentence `so_far`.
    fn ends_after(&self, before: &str, so_far: &str, next: &Next<'_>, lexicon: &Lexicon) -> bool {
        if enumeration::is_marker(so_far) {
            return false;
        }
        let form = before.rsplit('-').next().unwrap_or(before);
        if form.ends_with(['°', 'º']) {
            return !next.digit;
        }
        if self.closes {
            return true;
        }
        if let Some(kind) = lexicon.abbreviations.kind(form) {
            return ends_after_abbreviation(kind, form, so_far, next, lexicon);
        }
        if is_dotted(form) {
            return next.plainly_begins(lexicon);
        }
        if is_initial(form) {
            return ends_after_initial(form, so_far, next, lexicon);
        }
        true
    }
}

/// Returns whether what follows a quoted question or exclamation says who spoke ("“Is it safe?” Mayor
/// Voss asked"): a name or title and, shortly behind it, a verb of saying.
fn is_attribution(rest: &str, next: &Next<'_>, lexicon: &Lexicon) -> bool {
    if next.closed(lexicon).is_some() {
        return false;
    }
    let words = rest.split_whitespace().take(ATTRIBUTION_WORDS);
    let mut verbs = words.map(|word| word.trim_end_matches(|c: char| c.is_ascii_punctuation()));
    verbs.any(|word| {
        let form = lexicon.words.get(word);
        let past = form.and_then(|form| form.readings().find(|reading| reading.tag == Tag::Past));
        past.and_then(|past| lexicon.speech.verb(past.lemma())).is_some_and(|saying| saying.say)
    })
}

/// Returns whether a sentence ends after an abbreviation.
fn ends_after_abbreviation(
    kind: AbbreviationKind,
    form: &str,
    so_far: &str,
    next: &Next<'_>,
    lexicon: &Lexicon,
) -> bool {
    let is_word = || lexicon.words.get(form).is_some();
    let after_number = || {
        let before = so_far[..so_far.len() - form.len()].trim_end();
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    match kind {
        AbbreviationKind::Title => next.opens_clause(lexicon),
        AbbreviationKind::Latin => matches!(form, "etc" | "al"),
        AbbreviationKind::Reference => !next.digit && !next.roman,
        AbbreviationKind::Unit if after_number() || !is_word() => !next.digit,
        AbbreviationKind::Unit => true,
        AbbreviationKind::Time if next.digit => false,
        AbbreviationKind::Time => {
            let opening = so_far.split_whitespace().take(OPENING_WORDS).count() < OPENING_WORDS;
            let title = lexicon.abbreviations.kind(next.word) == Some(AbbreviationKind::Title);
            !opening && (title || next.plainly_begins(lexicon) || next.is_common(lexicon))
        }
        AbbreviationKind::Month | AbbreviationKind::Day => !next.digit && next.plainly_begins(lexicon),
        AbbreviationKind::Suffix
        | AbbreviationKind::Place
        | AbbreviationKind::Initialism
        | AbbreviationKind::Company => next.plainly_begins(lexicon),
    }
}

/// Returns whether a sentence ends after a single letter: seldom, as it is mostly an initial. "I" is
/// a pronoun where a small word stands before it, and so may be the name of a vitamin or plan.
fn ends_after_initial(letter: &str, so_far: &str, next: &Next<'_>, lexicon: &Lexicon) -> bool {
    let before = so_far[..so_far.len() - letter.len()].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.chars().all(char::is_lowercase) && !word.is_empty() && next.plainly_begins(lexicon)
}

/// Returns the word that ends at `at` in the sentence from `start` on, without opening quotes and
/// brackets; empty where a blank stands there.
fn before(text: &str, start: usize, at: usize) -> &str {
    let mut low = at.saturating_sub(WORD).max(start);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let near = &text[low..at];
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '‘' | '—' | '–' | '/');
    near.rsplit(opens).next().unwrap_or_default()
}

/// What stands behind a stop.
#[derive(Clone, Copy, Debug)]
struct Next<'t> {
    /// Whether white space parts it from the stop, or the text ends.
    spaced: bool,
    /// Whether a sentence may begin with it.
    begins: bool,
    /// Whether its first letter is a capital.
    capital: bool,
    /// Whether it begins with a letter.
    letter: bool,
    /// Whether it begins with a digit.
    digit: bool,
    /// Whether it is a Roman number.
    roman: bool,
    /// Whether a bracket opens before it.
    bracket: bool,
    /// Its first word.
    word: &'t str,
}

impl<'t> Next<'t> {
    fn of(rest: &'t str) -> Self {
        let trimmed = rest.trim_start();
        let spaced = trimmed.len() < rest.len() || rest.is_empty();
        let bare = trimmed.trim_start_matches(is_opener);
        let first = bare.chars().next().unwrap_or('.');
        let stands = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let length =
            bare.char_indices().find(|(at, c)| !stands(*c) || *at > WORD).map_or(bare.len(), |(at, _)| at);
        let word = &bare[..length];
        let symbol = matches!(first, '$' | '£' | '€' | '¥' | '#' | '@' | '*' | '•' | '+');
        let begins = (first.is_alphabetic() && !first.is_lowercase()) || first.is_numeric() || symbol;
        Self {
            spaced,
            begins,
            capital: first.is_uppercase(),
            letter: first.is_alphabetic(),
            digit: first.is_ascii_digit(),
            bracket: trimmed.starts_with(['(', '[']),
            roman: !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')),
            word,
        }
    }

    /// Returns the part of speech of the first word if it is a closed-class word with a capital.
    fn closed(&self, lexicon: &Lexicon) -> Option<Tag> {
        let form = lexicon.words.get_any_case(self.word).filter(|form| form.closed && self.capital)?;
        form.tag()
    }

    /// Returns whether a small word with a capital begins here, as it does only in a new sentence.
    fn plainly_begins(&self, lexicon: &Lexicon) -> bool {
        let tag = self.closed(lexicon);
        tag.is_some_and(|tag| {
            !matches!(tag, Tag::Name | Tag::Number | Tag::Noun | Tag::Nouns | Tag::Adjective)
        })
    }

    /// Returns whether the word can only be the subject or beginning of a clause and no name.
    fn opens_clause(&self, lexicon: &Lexicon) -> bool {
        let tag = self.closed(lexicon);
        let opens = matches!(tag, Some(Tag::Determiner | Tag::Pronoun | Tag::Wh | Tag::Conjunction));
        opens && self.word.len() > 1
    }

    /// Returns whether the word is a common word with a capital that no name or zone ("Eastern Time")
    /// explains.
    fn is_common(&self, lexicon: &Lexicon) -> bool {
        let form = lexicon.words.get_any_case(self.word).filter(|form| self.capital && !form.closed);
        form.is_some_and(|form| form.tag() != Some(Tag::Adjective))
    }
}

fn is_closer(char: char) -> bool {
    matches!(char, '"' | '”' | '\'' | '’' | '»' | ')' | ']' | '}')
}

fn is_opener(char: char) -> bool {
    matches!(char, '"' | '“' | '\'' | '‘' | '«' | '(' | '[' | '„' | '_')
}

/// Returns whether the word is made of single letters with dots between them ("U.S").
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic))
}

/// Returns whether the word is a single capital letter.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}
