//! Defines [`Token`], a word, number or mark with its span, shape, tag and lemma, and [`tokenise`].
//!
//! Cutting (`cut`) and tagging (`tag`) are two passes: the first looks at bytes only, the second at
//! words and their neighbours.

use super::{cut, tag};
use crate::lexicon::{Known, Lexicon, Tag};
use crate::model::Span;
use std::borrow::Cow;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Digits with separators, decimals and vulgar fractions ("1,234.5", "3½", "17:30", "2021-08-27").
    Digits,
    /// A word in lower case, possibly with hyphens or apostrophes ("multi-state").
    Lower,
    /// A word with a first capital ("Texas", "A", "Mr.").
    Capitalised,
    /// A word of two or more letters in capitals ("EPA", "U.S.").
    Upper,
    /// Letters and digits mixed ("H100", "2nd", "Covid-19"), or capitals inside ("DeliverFund").
    Mixed,
    /// A punctuation mark.
    Mark,
    /// A currency or other symbol ("$", "%", "°").
    Symbol,
    /// A web or mail address, or a user name with its "@".
    Address,
}

impl Shape {
    /// Returns whether the token is a word or code that begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(self) -> bool {
        matches!(self, Self::Capitalised | Self::Upper)
    }

    /// Returns whether the token is made of letters.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Capitalised | Self::Upper | Self::Mixed)
    }
}

/// A word, number or mark of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its bytes in the document.
    pub span: Span,
    /// Its text.
    pub text: &'t str,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space stands before it; true for the first token of a sentence.
    pub spaced: bool,
    /// Its part of speech in this sentence.
    pub tag: Tag,
    /// Its text in lower case with straight apostrophes.
    pub lower: Cow<'t, str>,
    /// Its lemma, lower case with a straight apostrophe; the lower-cased text where unknown.
    pub lemma: Cow<'t, str>,
    /// Which tables hold the text in lower case.
    pub known: Known,
    /// Which tables hold the lemma.
    pub lemma_known: Known,
}

impl Token<'_> {
    /// Returns whether the token is the given text.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Returns whether the token's lemma is one of the given ones.
    #[must_use]
    pub fn has_lemma(&self, lemmas: &[&str]) -> bool {
        lemmas.contains(&self.lemma.as_ref())
    }
}

/// Returns the tokens of the sentence at `span`, tagged and with lemmas. Every byte of the span that
/// is not white space belongs to exactly one token. Linear in the length of the span; empty where
/// the span does not fit the text.
///
/// What is one token and what is several is told by examples in `tests/cases/tokens.txt`.
#[must_use]
pub fn tokenise<'t>(text: &'t str, span: Span, lexicon: &'t Lexicon) -> Vec<Token<'t>> {
    let pieces = cut::cut(span.of(text), lexicon);
    tag::tag(text, span.start, &pieces, lexicon)
}
