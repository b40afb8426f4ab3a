//! Defines [`Run`], capitalised words in a row, and [`runs`], which finds them in a text.

use crate::extract::stride;
use crate::lexicon::{Lexicon, NameWord, PlaceKind, SpeakerNoun};
use crate::model::Span;

/// Most words one name is followed over; longer rows of capitals are headlines.
const MOST_WORDS: usize = 9;

/// Capitalised words in a row, with the small words between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'t> {
    /// The name without the titles before it ("Irena Voss").
    pub name: &'t str,
    /// The name with its titles ("Mayor Irena Voss").
    pub whole: &'t str,
    /// The bytes of the whole.
    pub span: Span,
    /// Whether titles stand before the name.
    pub titled: bool,
}

impl<'t> Run<'t> {
    /// Returns the last word of the name.
    #[must_use]
    pub fn last_word(&self) -> &'t str {
        self.name.rsplit(' ').next().unwrap_or(self.name)
    }
}

/// A word of the text while names are looked for.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
}

/// Returns the names of `text` from byte `from` on, in order. Linear in its length.
pub(super) fn runs<'t>(text: &'t str, from: usize, lexicon: &Lexicon) -> Vec<Run<'t>> {
    let mut runs = Vec::new();
    let mut words = Words { text, at: from, capital: from };
    let mut row: Vec<Word> = Vec::new();
    let mut link: Vec<Word> = Vec::new();
    loop {
        if row.is_empty() {
            words.skip_small();
        }
        let Some(word) = words.next() else { break };
        let capital = words.is_capital(word);
        if row.is_empty() && !capital {
            continue;
        }
        let near = row.last().is_some_and(|last| {
            let last = link.last().unwrap_or(last);
            text.get(last.end..word.start) == Some(" ")
        });
        if !near || row.len() + link.len() >= MOST_WORDS {
            close(text, &mut row, lexicon, &mut runs);
            link.clear();
        }
        if capital {
            row.append(&mut link);
            row.push(word);
        } else if near
            && (is_link(text, word, !link.is_empty(), lexicon) || is_of_body(text, word, &row, lexicon))
        {
            link.push(word);
        } else {
            close(text, &mut row, lexicon, &mut runs);
            link.clear();
        }
        if !row.is_empty() && ends_name(text, word) {
            close(text, &mut row, lexicon, &mut runs);
            link.clear();
        }
    }
    close(text, &mut row, lexicon, &mut runs);
    runs
}

/// Returns whether a small word may stand inside a name here: "of", and "the" behind it.
fn is_link(text: &str, word: Word, behind: bool, lexicon: &Lexicon) -> bool {
    let form = &text[word.start..word.end];
    lexicon.names.of(form) == Some(NameWord::Link) || behind && form == "the"
}

/// Returns whether the word is "for" behind a noun for a body ("Office for National Statistics").
fn is_of_body(text: &str, word: Word, row: &[Word], lexicon: &Lexicon) -> bool {
    let body = |last: &Word| {
        let noun = lexicon.speech.noun(&text[last.start..last.end].to_lowercase());
        noun == Some(SpeakerNoun::Body)
    };
    &text[word.start..word.end] == "for" && row.last().is_some_and(body)
}

/// Returns whether a genitive behind the word ends the name ("Missouri's").
fn ends_name(text: &str, word: Word) -> bool {
    let rest = text.get(word.end..).unwrap_or_default();
    rest.starts_with("'s") || rest.starts_with("’s")
}

/// Ends the row and keeps it as a name, without articles and single words that begin a sentence
/// and stand in the dictionary.
#[inline]
fn close<'t>(text: &'t str, row: &mut Vec<Word>, lexicon: &Lexicon, runs: &mut Vec<Run<'t>>) {
    if !row.is_empty() {
        runs.extend(run(text, row, lexicon));
        row.clear();
    }
}

/// Returns the name that the words of a row are, if any.
fn run<'t>(text: &'t str, row: &[Word], lexicon: &Lexicon) -> Option<Run<'t>> {
    let skip = row.iter().take_while(|word| is_opener(text, **word, lexicon)).count();
    let words = row.get(skip..).unwrap_or_default();
    let (first, last) = (words.first()?, words.last()?);
    let titles = titles(text, words, lexicon);
    let bare = words.get(titles);
    let start = bare.map_or(first.start, |word| word.start);
    Some(Run {
        name: &text[start..last.end],
        whole: &text[first.start..last.end],
        span: Span::new(first.start, last.end),
        titled: titles > 0 && bare.is_some(),
    })
}

/// Returns how many words come before a person's own name: all up to the last title, unless a word
/// behind it makes the name that of a body ("General Motors").
fn titles(text: &str, words: &[Word], lexicon: &Lexicon) -> usize {
    let told = |word: &Word| lexicon.names.of(&text[word.start..word.end]);
    let last = words.iter().rposition(|word| told(word) == Some(NameWord::Title)).map_or(0, |last| last + 1);
    // "Kasolo General Hospital": a word for a house that speaks.
    let house = |word: &Word| {
        let lower = text[word.start..word.end].to_lowercase();
        last > 0
            && lexicon.places.noun(&lower) == Some(PlaceKind::Site)
            && lexicon.speech.noun(&lower) == Some(SpeakerNoun::Body)
    };
    let kind = |word: &Word| matches!(told(word), Some(NameWord::Kind(_) | NameWord::Link));
    let body = words.iter().skip(last).any(|word| kind(word) || house(word));
    if body { 0 } else { last }
}

/// Returns whether a capitalised word is no part of a name: an article or preposition, or a closed
/// word that begins a sentence.
fn is_opener(text: &str, word: Word, lexicon: &Lexicon) -> bool {
    let form = &text[word.start..word.end];
    if form.len() > 12 {
        return false;
    }
    // "I'm", "We've", but not "O'Neill".
    let stem = match form.split_once(['\'', '’']) {
        Some((stem, rest)) if rest.chars().all(char::is_lowercase) => stem,
        _ => form,
    };
    lexicon.words.is_closed(stem)
}

struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Where the next capital, or byte beyond ASCII, was found to stand when it was looked for last.
    capital: usize,
}

impl Words<'_> {
    /// Steps over words without a capital, which are most; no word holds a blank. Every byte is looked at
    /// once, since nothing is done before the capital found last.
    fn skip_small(&mut self) {
        if self.at < self.capital {
            return;
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let small = stride::find(rest, |byte| byte.is_ascii_uppercase() | (byte >= 0x80));
        let small = &rest[..small.unwrap_or(rest.len())];
        self.capital = self.at + small.len();
        self.at += small.iter().rposition(|byte| *byte == b' ').unwrap_or(0);
    }

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        while !self.is_letter(self.at, *bytes.get(self.at)?) {
            self.at += 1;
        }
        let start = self.at;
        loop {
            // Nearly all bytes are plain letters, and nearly all words end in a blank.
            let plain = bytes[self.at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
            self.at = plain.map_or(bytes.len(), |plain| self.at + plain);
            match bytes.get(self.at) {
                None | Some(b' ') => break,
                Some(byte) if self.is_letter(self.at, *byte) || self.is_inside(*byte) => self.at += 1,
                Some(_) => break,
            }
        }
        Some(Word { start, end: self.at })
    }

    /// Returns whether a letter or digit stands at the byte; bytes beyond ASCII are taken for
    /// letters, but those of dashes and quotation marks.
    fn is_letter(&self, at: usize, byte: u8) -> bool {
        if byte < 0x80 {
            return byte.is_ascii_alphanumeric();
        }
        let bytes = self.text.as_bytes();
        let mark = |lead: usize| bytes.get(lead) == Some(&0xe2) && bytes.get(lead + 1) == Some(&0x80);
        !(mark(at) || at >= 1 && mark(at - 1) || at >= 2 && mark(at - 2))
    }

    /// Returns whether the byte joins two letters into one word ("Al-Hol", "O'Neill", "U.S.").
    fn is_inside(&self, byte: u8) -> bool {
        let bytes = self.text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(|byte| self.is_letter(at, *byte));
        match byte {
            b'-' => letter(self.at + 1),
            b'\'' => letter(self.at + 1) && !matches!(bytes.get(self.at + 1), Some(b's')),
            b'.' => self.is_initial(),
            _ => false,
        }
    }

    /// Returns whether the dot follows a single capital or a short title ("U.S.", "Dr.").
    fn is_initial(&self) -> bool {
        let bytes = self.text.as_bytes();
        let before = self.at.checked_sub(2).and_then(|at| bytes.get(at));
        let capital = self.at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_uppercase);
        capital && before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    }

    fn is_capital(&self, word: Word) -> bool {
        match self.text.as_bytes().get(word.start) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.text.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase)),
        }
    }
}
