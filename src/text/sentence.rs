//! Defines [`segment`], which cuts a document into sentences.

use super::layout::blocks;
use super::stops::sentences;
use crate::lexicon::Lexicon;
use crate::model::{Document, Sentence, SentenceKind, Span};
use std::ops::Range;

/// Longest sentence, in bytes; a longer one is cut at the last blank before. Real sentences end long
/// before it; it bounds what reading a single one may cost.
pub const LONGEST_SENTENCE: usize = 8 * 1024;

/// Returns the sentences of a document in order; they never overlap and never hold a line break
/// between paragraphs, but may hold one where a paragraph was wrapped to a width. Lines without any
/// letter or digit are in none. Linear in the length of the text.
#[must_use]
pub fn segment(document: &Document, lexicon: &Lexicon) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (paragraph, block) in blocks(document, lexicon).into_iter().enumerate() {
        let text = block.span.of(&document.text);
        let mut add = |range: Range<usize>| {
            let span = Span::new(block.span.start + range.start, block.span.start + range.end);
            push(&document.text, Sentence { span, kind: block.kind, paragraph }, &mut all);
        };
        if block.kind == SentenceKind::Prose {
            sentences(text, lexicon).for_each(add);
        } else {
            add(0..text.len());
        }
    }
    all
}

/// Returns how many of the sentences of a text are pieces of longer ones that were cut behind them,
/// because they were longer than [`LONGEST_SENTENCE`].
#[must_use]
pub fn cut_behind(text: &str, sentences: &[Sentence]) -> usize {
    let cut = |pair: &&[Sentence]| {
        let (piece, next) = (&pair[0], &pair[1]);
        let word = next.span.of(text).split_whitespace().next().map_or(0, str::len);
        piece.paragraph == next.paragraph
            && next.span.start - piece.span.start + word.min(LONGEST_SENTENCE) > LONGEST_SENTENCE
    };
    sentences.windows(2).filter(cut).count()
}

/// Adds a sentence, in pieces where it is too long.
fn push(text: &str, mut sentence: Sentence, all: &mut Vec<Sentence>) {
    while sentence.span.len() > LONGEST_SENTENCE {
        let rest = sentence.span.of(text);
        let mut limit = LONGEST_SENTENCE;
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let cut = rest[..limit].rfind(char::is_whitespace).filter(|cut| *cut > 0).unwrap_or(limit);
        let blank = rest[cut..].len() - rest[cut..].trim_start().len();
        let start = sentence.span.start;
        all.push(Sentence { span: Span::new(start, start + rest[..cut].trim_end().len()), ..sentence });
        sentence.span.start = start + cut + blank;
    }
    all.push(sentence);
}
