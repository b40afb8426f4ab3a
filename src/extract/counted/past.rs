//! Defines [`Past`], a mention among those before it, and which of them counted last.
//!
//! A number without noun is of something the text named before; every matcher that looks for it there asks
//! the same few questions of the mentions near by.

use super::noun::unspoken;
use crate::extract::clause::Role;
use crate::extract::spot::Spot;
use crate::lexicon::Pos;
use crate::model::{Counted, Kind as NumberKind, Mention};
use crate::text::Tag;

/// How many mentions back a counted thing is looked for. Origin: practice corpus, where the thing
/// meant was never further back than nine numbers.
const REACH: usize = 12;

/// How many bytes back it may stand. Origin: about three sentences.
const MAX_DISTANCE: usize = 600;

/// The mention at `at` among those of its document.
pub(super) struct Past<'p, 'r, 'a> {
    /// The places of the mentions.
    pub spots: &'p [Spot<'r, 'a>],
    /// The mentions of the document, those before `at` with what they count.
    pub mentions: &'p [Mention],
    /// The mention that is asked for.
    pub at: usize,
}

impl<'p, 'r, 'a> Past<'p, 'r, 'a> {
    pub(super) fn spot(&self) -> &'p Spot<'r, 'a> {
        &self.spots[self.at]
    }

    pub(super) fn mention(&self) -> &'p Mention {
        &self.mentions[self.at]
    }

    pub(super) fn is_bare(&self) -> bool {
        self.spot().is_bare()
    }

    /// Returns whether the number is a difference ("up 7 percent").
    pub(super) fn changes(&self) -> bool {
        self.mention().kind == NumberKind::Change
    }

    /// Returns the mentions shortly before, the nearest first.
    pub(super) fn near(&self) -> impl Iterator<Item = (usize, &'p Mention)> + use<'p> {
        let floor = self.mention().span.start.saturating_sub(MAX_DISTANCE);
        let before = self.mentions[..self.at].iter().enumerate().rev().take(REACH);
        before.take_while(move |(_, earlier)| earlier.span.start >= floor)
    }

    /// Returns the mention whose number stands in a chunk of the same sentence.
    pub(super) fn in_chunk(&self, chunk: usize) -> Option<&'p Mention> {
        let spot = self.spot();
        let same = |other: &(usize, &Mention)| {
            self.spots[other.0].view == spot.view && self.spots[other.0].chunk == chunk
        };
        self.near().find(same).map(|(_, mention)| mention)
    }

    /// Returns whether the mention at an index is "three of them", after which the whole is still what is
    /// spoken of: "Three of them are children. Police say 44 were on board."
    pub(super) fn is_of_them(&self, at: usize) -> bool {
        let spot = &self.spots[at];
        let clause = spot.clause();
        let them = clause.get(spot.chunk + 2).is_some_and(|whole| spot.has_tag(whole.head, Tag::Pronoun));
        clause.lemma(spot.chunk + 1) == "of" && them
    }

    /// Returns whether the number is larger than a known one, so that it cannot be a part of that.
    pub(super) fn exceeds(&self, known: &Mention) -> bool {
        let least = |mention: &Mention| mention.quantity.low.map(|low| low.value);
        let most = |mention: &Mention| mention.quantity.high.map(|high| high.value);
        let counts = self.mention().quantity.unit.is_count() && known.quantity.unit.is_count();
        counts && most(known).zip(least(self.mention())).is_some_and(|(whole, part)| part > whole)
    }

    /// Returns what a known mention counts, as this number may count it: those who are released are no arrests,
    /// and more people than there were women or children are people.
    pub(super) fn suited(&self, known: &Mention) -> Option<Counted> {
        let counted = known.counted.clone()?;
        let spot = self.spot();
        let clause = spot.clause();
        let subject = matches!(clause.role(spot.chunk), Role::Subject(_));
        let mut classes = clause.lexicon.events.classes(Pos::Noun, &counted.lemma);
        let frames = &clause.lexicon.frames;
        let befalls = classes.any(|class| frames.happens_to_persons(class) && frames.noun_is_event(class));
        let happened = counted.person.is_none() && befalls && subject;
        let more =
            counted.person.is_some() && self.exceeds(known) && known.sentence != self.mention().sentence;
        Some(if happened || more { unspoken(&clause, "person") } else { counted })
    }

    /// Returns the mention that counted last: in the nearest sentence that counts anything, rather a subject
    /// or object than a thing behind a preposition ("3,200 victims in 11 countries" are victims).
    pub(super) fn last_counted(&self) -> Option<&'p Mention> {
        let counts =
            |known: &(usize, &Mention)| known.1.quantity.unit.is_count() && known.1.counted.is_some();
        // What a row counts is told by its column and its heading, not by the row before.
        let list = self.mention().structure.cell.as_ref().map(|cell| cell.list);
        let inside = |known: &(usize, &Mention)| list.is_some_and(|list| known.1.span.start >= list);
        let other = |known: &(usize, &Mention)| known.1.sentence != self.mention().sentence;
        let part = |known: &(usize, &Mention)| self.is_of_them(known.0);
        let mut near =
            self.near().filter(counts).filter(|known| !(other(known) && (inside(known) || part(known))));
        let first = near.next()?;
        let oblique = |at: usize| {
            let spot = &self.spots[at];
            matches!(spot.clause().role(spot.chunk), Role::Behind(preposition) if spot.clause().lemma(preposition) != "of")
        };
        let same_sentence = |known: &(usize, &Mention)| known.1.sentence == first.1.sentence;
        let best = if oblique(first.0) {
            near.take_while(same_sentence).find(|known| !oblique(known.0)).unwrap_or(first)
        } else {
            first
        };
        Some(best.1)
    }
}
