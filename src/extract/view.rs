//! Defines [`Reader`] and [`View`]: a document and its sentences as the matchers see them.
//!
//! Tokens and numbers of a sentence are made when first asked for, so that sentences nobody looks
//! at cost nothing beyond being found.

use super::clause::{Clause, Roles};
use super::number::{self, Number};
use super::phrase::{Chunk, chunk};
use super::table::{Heads, cells};
use crate::lexicon::Lexicon;
use crate::model::{Document, Sentence, SentenceKind};
use crate::text::{Token, segment, tokenise};
use std::cell::OnceCell;
use std::ops::Range;

/// A document with its sentences, the matchers' window on the text.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The document being read.
    pub document: &'a Document,
    /// The word tables.
    pub lexicon: &'a Lexicon,
    /// The sentences in order.
    pub views: Vec<View<'a>>,
    heads: OnceCell<Heads>,
    /// The parts that the chunks of a sentence behind the last play.
    nothing: Roles,
}

/// One sentence with its tokens and numbers.
#[derive(Debug)]
pub struct View<'a> {
    /// The sentence.
    pub sentence: Sentence,
    tokens: OnceCell<Vec<Token<'a>>>,
    numbers: OnceCell<Vec<Number>>,
    chunks: OnceCell<Vec<Chunk>>,
    roles: OnceCell<Roles>,
    cells: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Reader<'a> {
    /// Returns the reader of a document.
    #[must_use]
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let view = |sentence| View {
            sentence,
            tokens: OnceCell::new(),
            numbers: OnceCell::new(),
            chunks: OnceCell::new(),
            roles: OnceCell::new(),
            cells: OnceCell::new(),
        };
        let views = segment(document, lexicon).into_iter().map(view).collect();
        Self { document, lexicon, views, heads: OnceCell::new(), nothing: Roles::default() }
    }

    /// Returns the sentences in order.
    #[must_use]
    pub fn sentences(&self) -> Vec<Sentence> {
        self.views.iter().map(|view| view.sentence).collect()
    }

    /// Returns the tokens of the sentence at index `at` of [`Reader::views`]; empty past the end.
    #[must_use]
    pub fn tokens(&self, at: usize) -> &[Token<'a>] {
        let Some(view) = self.views.get(at) else { return &[] };
        view.tokens.get_or_init(|| tokenise(&self.document.text, view.sentence.span, self.lexicon))
    }

    /// Returns the numbers of that sentence, claims and rejections alike, in order.
    #[must_use]
    pub fn numbers(&self, at: usize) -> &[Number] {
        let Some(view) = self.views.get(at) else { return &[] };
        let text = view.sentence.span.of(&self.document.text);
        view.numbers.get_or_init(|| {
            let worth = number::may_hold(text, self.lexicon);
            let mut numbers =
                if worth { number::read(self.tokens(at), &view.sentence, self.lexicon) } else { Vec::new() };
            if view.sentence.kind == SentenceKind::Row && !numbers.is_empty() {
                self.heads().apply(self.document, &view.sentence, at, self.lexicon, &mut numbers);
            }
            numbers
        })
    }

    /// Returns what the tables of the document say of their cells.
    fn heads(&self) -> &Heads {
        self.heads.get_or_init(|| Heads::of(self.document, &self.sentences(), self.lexicon))
    }

    /// Returns the cells of that sentence as bytes of it; all of it is one where nothing parts it. Every
    /// number of a row asks for them several times.
    #[must_use]
    pub fn cells(&self, at: usize) -> &[Range<usize>] {
        let Some(view) = self.views.get(at) else { return &[] };
        view.cells.get_or_init(|| cells(view.sentence.span.of(&self.document.text)))
    }

    /// Returns that sentence as a clause to ask questions of.
    #[must_use]
    pub fn clause(&self, at: usize) -> Clause<'_, 'a> {
        let (tokens, chunks) = (self.tokens(at), self.chunks(at));
        let roles = self
            .views
            .get(at)
            .map_or(&self.nothing, |view| view.roles.get_or_init(|| Roles::of(chunks.len())));
        Clause { tokens, chunks, lexicon: self.lexicon, roles }
    }

    /// Returns the noun phrases, verb groups and small words of that sentence, in order.
    #[must_use]
    pub fn chunks(&self, at: usize) -> &[Chunk] {
        let Some(view) = self.views.get(at) else { return &[] };
        view.chunks.get_or_init(|| chunk(self.tokens(at), self.numbers(at), self.lexicon))
    }
}
