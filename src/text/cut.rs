//! Defines [`cut`], which cuts a sentence into words, numbers and marks.
//!
//! One pass over the bytes; every look-ahead is bounded, so that the cost is linear whatever the
//! text. A word is scanned whole ("didn't", "three-vehicle", "U.S.-led") and then split where its
//! parts have to be seen by themselves: contractions, and compounds that begin with a number.

use super::digits;
use super::token::Shape;
use crate::lexicon::{Lexicon, NumeralWord, Tag};

/// A token before tagging; offsets are bytes from the start of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) spaced: bool,
}

/// How far a look-ahead goes for the "@" or the dot of an address, in bytes.
const ADDRESS_LOOK_AHEAD: usize = 80;

/// Returns the pieces of `text` in order; they cover every byte that is not white space.
pub(super) fn cut(text: &str, lexicon: &Lexicon) -> Vec<Piece> {
    let pieces = Vec::with_capacity(text.len() / 5 + 1);
    let mut cutter = Cutter { text, bytes: text.as_bytes(), at: 0, spaced: true, pieces, lexicon };
    while cutter.at < cutter.bytes.len() {
        cutter.step();
    }
    cutter.pieces
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    spaced: bool,
    pieces: Vec<Piece>,
    lexicon: &'t Lexicon,
}

/// What a word holds besides letters, found while scanning it.
#[derive(Clone, Copy, Debug, Default)]
struct Inside {
    hyphen: bool,
    apostrophe: bool,
}

impl Cutter<'_> {
    fn step(&mut self) {
        match self.bytes[self.at] {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => {
                self.at += 1;
                self.spaced = true;
            }
            b'0'..=b'9' => self.number(),
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            b'.' if self.begins_decimal() => self.number(),
            b'@' if self.byte(self.at + 1).is_ascii_alphanumeric() => self.user_name(),
            byte if byte < 0x80 => self.mark(byte),
            _ => self.wide(),
        }
    }

    /// Returns the byte at `at`, or 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Returns the character at `at`, or NUL past the end.
    fn char(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    fn push(&mut self, end: usize, shape: Shape) {
        let (start, spaced) = (self.at, self.spaced);
        self.pieces.push(Piece { start, end, shape, spaced });
        self.at = end;
        self.spaced = false;
    }

    /// Returns whether a dot opens a decimal (".5"): no digit, letter or dot before it.
    fn begins_decimal(&self) -> bool {
        let before = self.at.checked_sub(1).map_or(b' ', |before| self.bytes[before]);
        self.byte(self.at + 1).is_ascii_digit() && !before.is_ascii_alphanumeric() && before != b'.'
    }

    /// Takes a number, then a compound that hangs on it ("12-state", "21-year-old").
    fn number(&mut self) {
        let (end, shape) = digits::scan(self.text, self.at, self.lexicon);
        self.push(end, shape);
        while shape == Shape::Digits && self.byte(self.at) == b'-' && self.begins_word(self.at + 1) {
            self.push(self.at + 1, Shape::Mark);
            let (end, inside) = self.scan_part(self.at);
            self.split_contraction(end, inside);
        }
    }

    fn begins_word(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_ascii_alphabetic() || (byte >= 0x80 && self.char(at).is_alphabetic())
    }

    /// Takes a character outside ASCII: white space, a word, a vulgar fraction or a mark.
    fn wide(&mut self) {
        let char = self.char(self.at);
        let end = self.at + char.len_utf8();
        if char.is_whitespace() {
            self.at = end;
            self.spaced = true;
        } else if digits::is_fraction(char) {
            self.number();
        } else if char.is_alphanumeric() {
            self.word();
        } else {
            self.push(end, if is_mark(char) { Shape::Mark } else { Shape::Symbol });
        }
    }

    /// Takes a mark or symbol; dots, dashes, and other marks three times over count as one.
    fn mark(&mut self, byte: u8) {
        let mut end = self.at + 1;
        let same = |other: u8| match byte {
            b'!' | b'?' => matches!(other, b'!' | b'?'),
            _ => other == byte,
        };
        while end < self.bytes.len() && same(self.byte(end)) {
            end += 1;
        }
        let run = matches!(byte, b'.' | b'-' | b'!' | b'?' | b'`') || end - self.at > 2;
        let end = if run { end } else { self.at + 1 };
        let symbol = matches!(byte, b'$' | b'%' | b'+' | b'=' | b'<' | b'>' | b'#' | b'&' | b'@' | b'^');
        self.push(end, if symbol { Shape::Symbol } else { Shape::Mark });
    }

    /// Takes a user name with its "@".
    fn user_name(&mut self) {
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        self.push(self.at + 1 + length, Shape::Address);
    }

    /// Returns the end of the currency code that stands right in front of digits ("EUR1.2bn"), if one
    /// begins at the cutter.
    fn currency(&self) -> Option<usize> {
        let letters =
            self.bytes[self.at..].iter().take(5).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = self.at + letters;
        if letters == 1 && self.byte(end).is_ascii_digit() {
            let known = self.lexicon.currencies.by_letter(&self.text[self.at..end]).is_some();
            return (known && self.large(end)).then_some(end);
        }
        let code = (2..5).contains(&letters) && self.byte(end).is_ascii_digit();
        (code && self.lexicon.currencies.is_prefix(&self.text[self.at..end])).then_some(end)
    }

    /// Returns whether the digits at `at` have a comma between thousands, or a magnitude behind them.
    fn large(&self, at: usize) -> bool {
        let digits =
            self.bytes[at..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        let end = at + digits;
        let thousands = (end + 1..end + 4).all(|at| self.byte(at).is_ascii_digit());
        let rest = self.text[end..].trim_start_matches(' ');
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let scale = self.lexicon.numerals.get(&word.to_lowercase());
        let glued = matches!(scale, Some(NumeralWord::Glued(_))) && self.byte(end) != b' ';
        (self.byte(end) == b',' && thousands) || glued || matches!(scale, Some(NumeralWord::Scale(_)))
    }

    /// Takes a word with all that hangs on it.
    fn word(&mut self) {
        let letters = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (end, next) = (self.at + letters, self.byte(self.at + letters));
        if letters > 0 && ends_word(next) {
            return self.plain_word(end);
        }
        let (end, inside) = self.scan_part(self.at);
        self.long_word(end, inside);
    }

    /// Takes the word whose first part ends at `end`, with all that hangs on it.
    fn long_word(&mut self, mut end: usize, mut inside: Inside) {
        if let Some(end) = self.currency() {
            return self.push(end, Shape::Upper);
        }
        if let Some(address_end) = self.address(end) {
            return self.push(address_end, Shape::Address);
        }
        if self.byte(end) == b'.' {
            end = self.abbreviation(end);
        }
        while let Some(next) = self.join(end) {
            let (part_end, part) = self.scan_part(next);
            inside.hyphen = true;
            inside.apostrophe |= part.apostrophe;
            end = part_end;
            if self.byte(end) == b'.' && self.byte(end + 1).is_ascii_alphanumeric() {
                end = self.abbreviation(end);
            }
            // "Magnitude-6.4": the decimals belong to the number.
            let number = |at: usize| self.bytes.get(next..at).unwrap_or_default();
            if self.byte(end) == b'.'
                && self.byte(end + 1).is_ascii_digit()
                && number(end).iter().all(u8::is_ascii_digit)
            {
                end = self.scan_part(end + 1).0;
            }
        }
        if inside.hyphen && self.counts(end) {
            self.split_hyphens(end, inside);
        } else {
            self.split_contraction(end, inside);
        }
    }

    /// Takes the word up to `end`, which is made of ASCII letters only.
    fn plain_word(&mut self, end: usize) {
        let word = &self.bytes[self.at..end];
        let capitals = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let shape = match (word.first().is_some_and(u8::is_ascii_uppercase), capitals) {
            (false, 0) => Shape::Lower,
            (true, 1) => Shape::Capitalised,
            (true, _) if capitals == word.len() => Shape::Upper,
            _ => Shape::Mixed,
        };
        if joined_not(&self.text[self.at..end]).is_some() {
            return self.split_contraction(end, Inside::default());
        }
        self.push(end, shape);
    }

    /// Returns where the next part of a hyphenated word begins, if a hyphen and a letter or digit
    /// stand at `at`.
    fn join(&self, at: usize) -> Option<usize> {
        let next = match self.byte(at) {
            b'-' => at + 1,
            0xe2 if matches!(self.char(at), '\u{2010}' | '\u{2011}') => at + 3,
            _ => return None,
        };
        (self.begins_word(next) || self.byte(next).is_ascii_digit()).then_some(next)
    }

    /// Returns the end of the letters, digits and inner apostrophes that begin at `at`.
    fn scan_part(&self, at: usize) -> (usize, Inside) {
        let mut inside = Inside::default();
        let mut end = at;
        loop {
            match self.byte(end) {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => end += 1,
                b'\'' if self.begins_word(end + 1) => {
                    inside.apostrophe = true;
                    end += 1;
                }
                b'&' if self.joins_capitals(end) => end += 1,
                0x80.. => {
                    let char = self.char(end);
                    let after = end + char.len_utf8();
                    if char == '\u{2019}' && self.begins_word(after) {
                        inside.apostrophe = true;
                    } else if !is_word_char(char) {
                        return (end, inside);
                    }
                    end = after;
                }
                _ => return (end, inside),
            }
        }
    }

    /// Returns whether an ampersand stands between capitals ("AT&T").
    fn joins_capitals(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.bytes[before].is_ascii_uppercase())
            && self.byte(at + 1).is_ascii_uppercase()
    }

    /// Returns the end of the web or mail address that begins at the cutter, if one does; `end` is
    /// the end of its first word.
    fn address(&self, end: usize) -> Option<usize> {
        let rest = &self.text[end..];
        let web = rest.starts_with("://") || (rest.starts_with('.') && &self.text[self.at..end] == "www");
        let named = match self.byte(end) {
            b'@' => self.byte(end + 1).is_ascii_alphanumeric(),
            b'.' | b'-' | b'+' => self.is_mail(end) || self.is_domain(end),
            _ => false,
        };
        if !web && !named {
            return None;
        }
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“' | '|'));
        let address = &rest[..length.unwrap_or(rest.len())];
        let closes =
            |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '’' | '…' | '*');
        Some(end + address.trim_end_matches(closes).len())
    }

    /// Returns whether the run of name characters at `end` leads to an "@" ("first.last@…").
    fn is_mail(&self, end: usize) -> bool {
        let rest = self.bytes[end..].iter().take(ADDRESS_LOOK_AHEAD);
        let name = rest.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'));
        let at = end + name.count();
        self.byte(at) == b'@' && self.byte(at + 1).is_ascii_alphanumeric()
    }

    /// Returns whether the dot at `end` stands inside a domain ("example.com"): a label of at least
    /// two letters before it, and after it a label of two or more lower-case letters. A full stop
    /// without its space is followed by a capital.
    fn is_domain(&self, end: usize) -> bool {
        if self.byte(end) != b'.' || end - self.at < 2 {
            return false;
        }
        let label = self.bytes[end + 1..].iter().take(ADDRESS_LOOK_AHEAD);
        let length = label.take_while(|byte| byte.is_ascii_lowercase()).count();
        let after = self.byte(end + 1 + length);
        length >= 2 && !after.is_ascii_alphanumeric() && after < 0x80 && after != b'\''
    }

    /// Returns the end of the abbreviation whose first dot stands at `end` ("U.S.", "a.m.", "Ph.D.",
    /// "J.", "Dec."), or `end` itself where the dot is a full stop.
    ///
    /// Where the dot is the last character of the sentence it belongs to the abbreviation only if
    /// there are others inside.
    fn abbreviation(&self, end: usize) -> usize {
        let first = &self.text[self.at..end];
        let dotted = self.dotted(end);
        if dotted > end {
            return dotted;
        }
        let last = self.text[end + 1..].trim_start().is_empty();
        let short = first.chars().count() == 1 || self.lexicon.abbreviations.kind(first).is_some();
        if short && !last { end + 1 } else { end }
    }

    /// Returns the end of a run of short labels with dots between them, or `end` where there is none.
    fn dotted(&self, end: usize) -> usize {
        let mut longest = end - self.at;
        let (mut at, mut labels) = (end, 1);
        while self.byte(at) == b'.' {
            let label = self.bytes[at + 1..].iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
            if !(1..=2).contains(&label) || self.byte(at + 1 + label).is_ascii_alphanumeric() {
                break;
            }
            longest = longest.max(label);
            labels += 1;
            at += 1 + label;
        }
        let closed = self.byte(at) == b'.';
        let fits = labels > 1 && (longest == 1 || (longest == 2 && closed));
        if fits { at + usize::from(closed) } else { end }
    }

    /// Returns whether the hyphenated word that ends at `end` begins with a number word and is not
    /// an adjective of its own ("three-vehicle", "forty-seven", but "one-way").
    fn counts(&self, end: usize) -> bool {
        let word = self.text[self.at..end].to_lowercase();
        let Some((first, _)) = word.split_once(['-', '\u{2010}', '\u{2011}']) else { return false };
        let last = word.rsplit(['-', '\u{2010}', '\u{2011}']).next().unwrap_or_default();
        let own = || self.lexicon.words.get(&word).is_some_and(|form| form.tag() == Some(Tag::Adjective));
        self.is_number_word(first) && (self.is_number_word(last) || !own())
    }

    fn is_number_word(&self, word: &str) -> bool {
        let form = self.lexicon.words.get(word);
        form.is_some_and(|form| form.closed && form.readings().any(|reading| reading.tag == Tag::Number))
    }

    /// Takes a hyphenated word part by part.
    fn split_hyphens(&mut self, end: usize, inside: Inside) {
        while self.at < end {
            let rest = &self.text[self.at..end];
            match rest.find(['-', '\u{2010}', '\u{2011}']) {
                Some(0) => self.push(self.at + self.char(self.at).len_utf8(), Shape::Mark),
                Some(length) => self.split_contraction(self.at + length, inside),
                None => self.split_contraction(end, inside),
            }
        }
    }

    /// Takes the word that ends at `end`, its contracted part by itself.
    fn split_contraction(&mut self, end: usize, inside: Inside) {
        let word = &self.text[self.at..end];
        let tail = if inside.apostrophe { contracted(word) } else { joined_not(word) };
        if let Some(tail) = tail.filter(|tail| *tail < word.len()) {
            let middle = end - tail;
            self.push(middle, shape_of(&self.text[self.at..middle]));
        }
        self.push(end, shape_of(&self.text[self.at..end]));
    }
}

/// Returns whether letters in front of the byte are a word by themselves, whatever follows.
fn ends_word(byte: u8) -> bool {
    let goes_on = matches!(byte, b'.' | b'-' | b'@' | b'+' | b':' | b'\'' | b'&' | b'_');
    !goes_on && !byte.is_ascii_digit() && byte < 0x80
}

/// Returns the length in bytes of the contracted end of a word ("n't", "’s", "'re"), if it has one.
fn contracted(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().take(4).find(|(_, c)| matches!(c, '\'' | '\u{2019}'))?;
    let tail = &word[at + mark.len_utf8()..];
    let is = |ends: &[&str]| ends.iter().any(|end| tail.eq_ignore_ascii_case(end));
    if is(&["s", "re", "ve", "ll", "d", "m"]) {
        Some(word.len() - at)
    } else if is(&["t"]) && word[..at].ends_with(['n', 'N']) {
        Some(word.len() - at + 1)
    } else {
        None
    }
}

/// Returns the length of the "not" written together with its verb ("cannot"), if it is.
fn joined_not(word: &str) -> Option<usize> {
    word.eq_ignore_ascii_case("cannot").then_some(3)
}

/// Returns whether a character outside ASCII may stand inside a word.
fn is_word_char(char: char) -> bool {
    let combining = matches!(char, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}');
    combining || (char.is_alphanumeric() && !digits::is_fraction(char))
}

/// Returns whether a character outside ASCII is punctuation rather than a symbol.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        || matches!(char, '«' | '»' | '¡' | '¿' | '·' | '\u{200b}' | '\u{feff}')
}

/// Returns the shape of a word by its letters.
fn shape_of(word: &str) -> Shape {
    let mut chars =
        word.chars().filter(|c| !matches!(c, '-' | '.' | '\'' | '\u{2019}' | '\u{2010}' | '\u{2011}' | '&'));
    let Some(first) = chars.next() else { return Shape::Mark };
    let (mut letters, mut upper, mut digits) = (1, 0, usize::from(first.is_numeric()));
    for char in chars {
        letters += 1;
        upper += usize::from(char.is_uppercase());
        digits += usize::from(char.is_ascii_digit());
    }
    let dotted = word.contains('.');
    match (first.is_uppercase(), upper) {
        _ if digits > 0 => Shape::Mixed,
        (false, 0) => Shape::Lower,
        (true, 0) => Shape::Capitalised,
        (true, upper) if upper + 1 == letters => Shape::Upper,
        // "Ph.D." and hyphenated names ("Anglo-Saxon") are not codes.
        (true, _) if dotted || word.contains('-') => Shape::Capitalised,
        (false, _) if word.contains('-') => Shape::Lower,
        _ => Shape::Mixed,
    }
}
