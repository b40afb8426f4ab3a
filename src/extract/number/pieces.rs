//! Defines [`Piece`], the grain in which numbers are read: a run of digits with its separators, a
//! run of letters, or one mark; and [`Text`], the pieces of a sentence.
//!
//! Pieces are finer than tokens, because "$2.8bn", "5k" and "24m2" hold several things a number is
//! made of. Each knows its token, so that what is read can be said in tokens again.

use crate::lexicon::{Cue, CueSet, Known, Lexicon, NumeralWord};
use crate::model::Span;
use crate::text::{Shape, Tag, Token};
use std::borrow::Cow;
use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Digits with separators and decimals, or a fraction sign.
    Digits,
    /// Letters.
    Word,
    /// One mark or symbol.
    Mark,
    /// A web or mail address.
    Address,
}

/// A run of digits, a run of letters, or one mark.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    /// Its bytes in the document.
    pub(super) span: Span,
    /// As written.
    pub(super) text: &'t str,
    /// In lower case.
    pub(super) lower: Cow<'t, str>,
    /// What it is made of.
    pub(super) look: Look,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether that white space is longer than a byte, as a narrow or unbreakable space is.
    pub(super) narrow: bool,
    /// The token it belongs to.
    pub(super) token: usize,
    /// The part of speech of that token.
    pub(super) tag: Tag,
    /// What it does in a number, where it is a word that makes one.
    pub(super) numeral: Option<&'t NumeralWord>,
    /// The lists of words around numbers that hold it.
    pub(super) cues: CueSet,
}

/// The pieces of a sentence. Asking beyond either end gives an empty piece, never a panic.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pieces: Vec<Piece<'t>>,
    tokens: &'t [Token<'t>],
    /// The lists that hold one of its words: most of what is asked of a word is answered by them.
    cues: CueSet,
}

impl<'t> Text<'t> {
    /// Cuts the tokens of a sentence.
    pub(super) fn new(tokens: &'t [Token<'t>], lexicon: &'t Lexicon) -> Self {
        let mut pieces = Vec::with_capacity(tokens.len() + 4);
        for (at, token) in tokens.iter().enumerate() {
            cut(token, at, lexicon, &mut pieces);
        }
        let cues = pieces.iter().fold(CueSet::default(), |all, piece| all.or(piece.cues));
        Self { pieces, tokens, cues }
    }

    /// Returns whether a word of the sentence is in the list.
    pub(super) fn speaks_of(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    /// Returns whether the sentence speaks of money and of no weight, so that pounds are money.
    pub(super) fn speaks_of_sterling(&self) -> bool {
        self.speaks_of(Cue::Sterling) && !self.speaks_of(Cue::Weight)
    }

    /// Returns how many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Returns the piece at `at`.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&Piece<'t>> {
        self.pieces.get(at)
    }

    /// Returns the piece at `at` in lower case; empty beyond the end.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| piece.lower.as_ref())
    }

    /// Returns what the piece at `at` does in a number, where it is a word that makes one.
    pub(super) fn numeral(&self, at: usize) -> Option<NumeralWord> {
        self.get(at).and_then(|piece| piece.numeral).copied()
    }

    /// Returns whether the piece at `at` is a word of the list.
    #[inline]
    pub(super) fn cue(&self, cue: Cue, at: usize) -> bool {
        self.cues.has(cue) && self.get(at).is_some_and(|piece| piece.cues.has(cue))
    }

    /// Returns the piece `back` places before `at` in lower case; empty beyond the beginning.
    pub(super) fn back(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Returns the piece at `at` as written; empty beyond the end.
    pub(super) fn raw(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |piece| piece.text)
    }

    /// Returns the lemma of the token at `at`; empty beyond the end.
    pub(super) fn lemma(&self, at: usize) -> &str {
        let token = self.get(at).and_then(|piece| self.tokens.get(piece.token));
        token.map_or("", |token| token.lemma.as_ref())
    }

    /// Returns the part of speech at `at`.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.get(at).map_or(Tag::Other, |piece| piece.tag)
    }

    /// Returns whether the piece at `at` is one of `words`, given in lower case.
    #[inline]
    #[allow(clippy::manual_contains, reason = "inlined, a few constant words are compared without a call")]
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|known| *known == word)
    }

    /// Returns whether the piece `back` places before `at` is one of `words`.
    #[inline]
    pub(super) fn was(&self, at: usize, back: usize, words: &[&str]) -> bool {
        at.checked_sub(back).is_some_and(|at| self.is(at, words))
    }

    /// Returns whether the piece `back` places before `at` is a word of the list.
    pub(super) fn was_cue(&self, at: usize, back: usize, cue: Cue) -> bool {
        at.checked_sub(back).is_some_and(|at| self.cue(cue, at))
    }

    /// Returns whether the piece at `at` follows the one before without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|piece| !piece.spaced)
    }

    /// Returns whether the piece at `at` is of that look.
    pub(super) fn looks(&self, at: usize, look: Look) -> bool {
        self.get(at).is_some_and(|piece| piece.look == look)
    }

    /// Returns whether the piece at `at` is a word that begins with a capital, perhaps behind one small
    /// letter ("iPhone").
    pub(super) fn capital(&self, at: usize) -> bool {
        self.looks(at, Look::Word) && self.raw(at).chars().take(2).any(char::is_uppercase)
    }

    /// Returns the bytes that the pieces cover.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.get(range.start).map_or(Span::default(), |piece| piece.span);
        let last = range.end.checked_sub(1).and_then(|at| self.get(at)).map_or(first, |piece| piece.span);
        Span::new(first.start, last.end)
    }

    /// Returns the tokens that the pieces belong to.
    pub(super) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.get(range.start).map_or(0, |piece| piece.token);
        let last = range.end.checked_sub(1).and_then(|at| self.get(at)).map_or(first, |piece| piece.token);
        first..last + 1
    }
}

/// Cuts a token into pieces.
fn cut<'t>(token: &'t Token<'t>, at: usize, lexicon: &'t Lexicon, pieces: &mut Vec<Piece<'t>>) {
    let plain = matches!(token.shape, Shape::Lower | Shape::Capitalised | Shape::Upper);
    if plain && token.text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return pieces.push(word(token, at, behind_last(pieces), lexicon));
    }
    let mut from = 0;
    while from < token.text.len() {
        let rest = &token.text[from..];
        let (look, length) = match token.shape {
            Shape::Address => (Look::Address, rest.len()),
            _ => first_run(rest),
        };
        if !rest.starts_with(char::is_whitespace) {
            pieces.push(piece(token, at, from..from + length, look, behind_last(pieces), lexicon));
        }
        from += length;
    }
}

/// Returns where the last piece ends, far away where there is none.
fn behind_last(pieces: &[Piece<'_>]) -> usize {
    pieces.last().map_or(usize::MAX, |last| last.span.end)
}

/// Returns the piece of a token that is a plain word, as most are; `behind` is where the last one ended.
fn word<'t>(token: &'t Token<'t>, at: usize, behind: usize, lexicon: &'t Lexicon) -> Piece<'t> {
    let numeral = token.known.in_any(Known::NUMERAL).then(|| lexicon.numerals.word(&token.lower)).flatten();
    let cues = lexicon.cues.known(token.known);
    Piece {
        span: token.span,
        text: token.text,
        lower: Cow::Borrowed(token.lower.as_ref()),
        look: Look::Word,
        spaced: token.spaced,
        narrow: matches!(token.span.start.saturating_sub(behind), 2 | 3),
        token: at,
        tag: token.tag,
        numeral,
        cues,
    }
}

/// Returns the piece of a token that has these of its bytes; `behind` is where the last one ended.
fn piece<'t>(
    token: &'t Token<'t>,
    at: usize,
    bytes: Range<usize>,
    look: Look,
    behind: usize,
    lexicon: &'t Lexicon,
) -> Piece<'t> {
    let text = &token.text[bytes.clone()];
    let whole = bytes.len() == token.text.len();
    let lower = if whole && text.is_ascii() { Cow::Borrowed(token.lower.as_ref()) } else { lower(text) };
    let may_number = look == Look::Word && (!whole || token.known.in_any(Known::NUMERAL));
    let numeral = if may_number { lexicon.numerals.word(&lower) } else { None };
    let cues = match look {
        Look::Digits => CueSet::default(),
        _ if whole && text.is_ascii() => lexicon.cues.known(token.known),
        _ if whole && !token.known.in_any(Known::CUE) => CueSet::default(),
        _ => lexicon.cues.of(&lower),
    };
    let inside = token.text[..bytes.start].chars().next_back().is_some_and(|c| !c.is_whitespace());
    let spaced = if bytes.start == 0 { token.spaced } else { !inside };
    let span = Span::new(token.span.start + bytes.start, token.span.start + bytes.end);
    let narrow = matches!(span.start.saturating_sub(behind), 2 | 3);
    Piece { span, text, lower, look, spaced, narrow, token: at, tag: token.tag, numeral, cues }
}

/// Returns the look and length in bytes of the first run of a text that is not empty.
fn first_run(text: &str) -> (Look, usize) {
    let first = text.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        (Look::Digits, digits(text))
    } else if first == '.' && text[1..].starts_with(|c: char| c.is_ascii_digit()) {
        (Look::Digits, 1 + digits(&text[1..]))
    } else if fraction_sign(first).is_some() {
        (Look::Digits, first.len_utf8())
    } else if first.is_alphabetic() {
        (Look::Word, letters(text))
    } else if matches!(first, '\'' | '’') && text[first.len_utf8()..].starts_with(char::is_alphabetic) {
        (Look::Word, first.len_utf8() + letters(&text[first.len_utf8()..]))
    } else {
        (Look::Mark, first.len_utf8())
    }
}

/// Returns the length of the digits at the start, with separators that stand between digits and a
/// fraction sign that follows.
fn digits(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = SEPARATORS.contains(&c) && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !c.is_ascii_digit() && !inner {
            return if fraction_sign(c).is_some() { at + c.len_utf8() } else { at };
        }
        end = at + c.len_utf8();
    }
    end
}

/// Marks that may stand between the digits of one number.
const SEPARATORS: [char; 2] = [',', '.'];

/// Returns the length of the word at the start: letters, with apostrophes and points between single
/// letters ("o'clock", "U.S.", "p.m.").
fn letters(text: &str) -> usize {
    let mut end = 0;
    let mut run = 0;
    let mut dotted = false;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let letter_follows = next.is_some_and(char::is_alphabetic);
        match c {
            '.' if run == 1 && (letter_follows || dotted) => {
                dotted |= letter_follows;
                run = 0;
            }
            '\'' | '’' if letter_follows => run += 1,
            _ if c.is_alphabetic() => run += 1,
            _ => return end,
        }
        end = at + c.len_utf8();
    }
    end
}

/// Returns the text in lower case, borrowed where it is so already.
fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// Returns numerator and denominator of a fraction sign.
pub(super) fn fraction_sign(c: char) -> Option<(u8, u8)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> Vec<String> {
        let span = Span::new(0, text.len());
        let lemma = Cow::Borrowed(text);
        let (tag, known) = (Tag::Other, Known::default());
        let (lower, shape) = (lemma.clone(), Shape::Lower);
        let token = Token { span, text, shape, spaced: true, tag, lower, lemma, known, lemma_known: known };
        let tokens = [token];
        let lexicon = Lexicon::default();
        let text = Text::new(&tokens, &lexicon);
        (0..text.len()).map(|at| text.raw(at).to_owned()).collect()
    }

    #[test]
    fn cuts_between_digits_letters_and_marks() {
        assert_eq!(cut_text("$2.8bn"), ["$", "2.8", "bn"]);
        assert_eq!(cut_text("1,234.5m2,"), ["1,234.5", "m", "2", ","]);
        assert_eq!(cut_text("forty-seven"), ["forty", "-", "seven"]);
        assert_eq!(cut_text("3½"), ["3½"]);
        assert_eq!(cut_text(".08"), [".08"]);
        assert_eq!(cut_text("p.m."), ["p.m."]);
        assert_eq!(cut_text("U.S."), ["U.S."]);
        assert_eq!(cut_text("o'clock."), ["o'clock", "."]);
        assert_eq!(cut_text("five."), ["five", "."]);
        assert_eq!(cut_text("816 000 t"), ["816", "000", "t"]);
    }
}
