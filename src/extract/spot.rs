//! Defines [`Spot`], a mention's place among the sentences, numbers and chunks of its document, and
//! [`spots`], which finds it for each mention.
//!
//! The passes that read what is counted and what happened all start from the same place; it is
//! looked up once.

use super::clause::Clause;
use super::number::Number;
use super::phrase::Chunk;
use super::view::Reader;
use crate::lexicon::{Lexicon, Limit, PlaceKind, WordRole};
use crate::model::{Dimension, Mention, Sentence};
use crate::text::{Tag, Token};

/// A mention's place in its document.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'r, 'a> {
    /// The document.
    pub reader: &'r Reader<'a>,
    /// Index of its sentence.
    pub view: usize,
    /// Index of its number in the sentence.
    pub number: usize,
    /// Index of the chunk that holds its number.
    pub chunk: usize,
    /// Its sentence, which is asked for by nearly every rule.
    clause: Clause<'r, 'a>,
    /// The numbers of the sentence.
    numbers: &'r [Number],
}

/// Returns the place of each mention; the mentions must be in order. A mention whose number is not
/// found any more (which the reader rules out) stands at the first number of the first sentence.
#[must_use]
pub fn spots<'r, 'a>(reader: &'r Reader<'a>, mentions: &[Mention]) -> Vec<Spot<'r, 'a>> {
    let mut view = 0;
    let place = |mention: &Mention| {
        while reader.views.get(view).is_some_and(|known| known.sentence.span.end <= mention.span.start) {
            view += 1;
        }
        let numbers = reader.numbers(view);
        let number = numbers.partition_point(|number| number.span.start < mention.span.start);
        let clause = reader.clause(view);
        let first = numbers.get(number).map_or(0, |number| number.tokens.start);
        Spot { reader, view, number, chunk: clause.chunk_of(first), clause, numbers }
    };
    mentions.iter().map(place).collect()
}

impl<'r, 'a> Spot<'r, 'a> {
    /// Returns the number, or `None` where it is not found any more.
    #[must_use]
    pub fn get(&self) -> Option<&'r Number> {
        self.numbers.get(self.number)
    }

    /// Returns the word tables.
    #[must_use]
    pub fn lexicon(&self) -> &'a Lexicon {
        self.reader.lexicon
    }

    /// Returns the tokens of its sentence.
    #[must_use]
    pub fn tokens(&self) -> &'r [Token<'a>] {
        self.clause.tokens
    }

    /// Returns its sentence, or `None` where the document has none.
    #[must_use]
    pub fn sentence(&self) -> Option<&'r Sentence> {
        self.reader.views.get(self.view).map(|view| &view.sentence)
    }

    /// Returns the sentence as a clause to ask questions of.
    #[must_use]
    pub fn clause(&self) -> Clause<'r, 'a> {
        self.clause
    }

    /// Returns its own chunk, or `None` where the sentence has none.
    #[must_use]
    pub fn own(&self) -> Option<&'r Chunk> {
        self.clause().get(self.chunk)
    }

    /// Returns the noun that its number stands before within its own phrase.
    #[must_use]
    pub fn own_noun(&self) -> Option<usize> {
        let (own, number) = (self.own()?, self.get()?);
        let tokens = self.tokens();
        // "a £4m cigarette haul": a noun that looks like a verb.
        let hidden = |at: usize, token: &Token<'_>| at == own.head && token.tag == Tag::Verb && !own.bare;
        let noun =
            |at: &usize| tokens.get(*at).is_some_and(|token| token.tag.is_noun() || hidden(*at, token));
        // "one man's long search": the number is the owner's.
        let genitive = |at: &usize| tokens.get(*at).is_some_and(|token| token.tag == Tag::Possessive);
        let owner = (number.phrase.end..own.tokens.end).find(genitive).filter(|_| self.is_count());
        let first = owner.and_then(|owner| (number.phrase.end..owner).rev().find(noun));
        first.or_else(|| (number.phrase.end..own.tokens.end).rev().find(noun))
    }

    /// Returns whether its phrase has no noun that says what is counted: the number alone, or "others".
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let other = |head: usize| {
            let token = self.tokens().get(head)?;
            // "800 jobs and 150 permanent ones"
            if token.lower == "ones" {
                return Some(true);
            }
            let word = |at: usize| (at == 0).then_some(token.lemma.as_ref());
            Some(self.lexicon().subsets.longest(word)?.1 == Limit::Other)
        };
        self.own().is_some_and(|own| own.bare || other(own.head).unwrap_or_default())
    }

    /// Returns whether its noun is a unit that the table of units leaves out ("112 points").
    #[must_use]
    pub fn has_unit_noun(&self) -> bool {
        let head = self.own_noun().and_then(|head| self.tokens().get(head));
        head.is_some_and(|token| self.lexicon().frames.is(&token.lemma, WordRole::Unit))
    }

    /// Returns whether the number tells how far off something is: "3 miles off Cebu", "40 km north of the
    /// capital" is where it is.
    #[must_use]
    pub fn is_distance(&self) -> bool {
        let length = self.get().is_some_and(|number| number.quantity.unit.dimension == Dimension::Length);
        let next = self.clause().get(self.chunk + 1).and_then(|next| self.tokens().get(next.head));
        let head = next.map_or("", |token| token.lemma.as_ref());
        // "60 kilometres to the west"
        let to = next.is_some_and(|next| next.tag == Tag::To);
        let side = to.then(|| self.clause().get(self.chunk + 2)).flatten();
        let side =
            side.and_then(|side| self.tokens().get(side.head)).map_or("", |token| token.lemma.as_ref());
        length
            && (self.lexicon().places.noun(side) == Some(PlaceKind::Direction)
                || self.lexicon().places.noun(head) == Some(PlaceKind::Direction)
                || matches!(
                    head,
                    "off" | "from" | "away" | "outside" | "ahead" | "below" | "beneath" | "underground"
                ))
    }

    /// Returns whether the number is a plain count.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.get().is_some_and(|number| number.quantity.unit.is_count())
    }

    /// Returns whether the token has the tag.
    #[must_use]
    pub fn has_tag(&self, token: usize, tag: Tag) -> bool {
        self.tokens().get(token).is_some_and(|token| token.tag == tag)
    }
}
