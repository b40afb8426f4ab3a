//! Defines [`Clause`], which tells the part a noun phrase plays beside the verbs of its sentence:
//! whose subject it is, whose object, behind which preposition.
//!
//! The answers are guesses from neighbours, made without a parse: attachments are short in news
//! English, and where they are long ("people from the offices above the brewery had been arrested")
//! what lies between follows a few shapes that can be stepped over. Steps are bounded, so the cost
//! of one question does not grow with the sentence.

mod attach;
mod idiom;
mod steps;

pub use attach::{amount_changed, verb_of_value};

use super::phrase::{Chunk, Form, Kind};
use crate::lexicon::{LIGHT, Lexicon, Pos, WordRole};
use crate::text::{Tag, Token};
use std::cell::Cell;

/// How many chunks a question may step over. Origin: the longest attachment met in the practice
/// corpus spans 14.
const REACH: usize = 24;

/// How many phrases behind prepositions may stand between a joined phrase and its verb.
const MOST_ATTACHED: usize = 3;

/// The part a noun phrase plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Subject of the verb group at that chunk.
    Subject(usize),
    /// Object of it.
    Object(usize),
    /// Stands after a form of "be" ("there were 102").
    Complement(usize),
    /// Stands behind the preposition at that chunk.
    Behind(usize),
    /// Joined by "and" or a comma to the noun phrase at that chunk.
    Joined(usize),
    /// In brackets after the chunk at that place.
    Bracketed(usize),
    /// Nothing governs it: a label, a list entry, a headline without verb.
    Loose,
}

/// A sentence cut into chunks, as the questions see it.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'c, 't> {
    /// The tokens of the sentence.
    pub tokens: &'c [Token<'t>],
    /// Its chunks.
    pub chunks: &'c [Chunk],
    /// The word tables.
    pub lexicon: &'c Lexicon,
    /// What is known of the parts its chunks play.
    pub roles: &'c Roles,
}

/// The parts that the chunks of a sentence play, as far as anybody asked: what a number counts, what
/// happened and where are all read from the part its noun phrase plays, a dozen times for each number.
#[derive(Clone, Debug, Default)]
pub struct Roles(Vec<Cell<Option<Role>>>);

impl Roles {
    /// Returns room for the parts of so many chunks.
    #[must_use]
    pub fn of(chunks: usize) -> Self {
        Self(vec![Cell::new(None); chunks])
    }
}

impl<'c> Clause<'c, '_> {
    /// Returns the chunk at an index, or `None` past the end.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&'c Chunk> {
        self.chunks.get(at)
    }

    /// Returns the lemma of a chunk's head; empty past the end.
    #[inline]
    #[must_use]
    pub fn lemma(&self, at: usize) -> &'c str {
        let Some(chunk) = self.get(at) else { return "" };
        let Some(token) = self.tokens.get(chunk.head) else { return "" };
        match token.tag {
            Tag::Auxiliary if token.lemma == "'s" => "be",
            Tag::Past | Tag::Participle if token.text == "got" && self.has_got(chunk) => "have",
            Tag::Adjective | Tag::Noun | Tag::Nouns if chunk.verb().is_some() => self.lemma_as_verb(token),
            _ => token.lemma.as_ref(),
        }
    }

    /// Returns whether a group that ends in "got" tells of having: "I've got 120 beds"; "had got" does not.
    fn has_got(&self, chunk: &Chunk) -> bool {
        let first = self.tokens.get(chunk.tokens.start).map_or("", |token| token.lower.as_ref());
        chunk.tokens.len() == 2 && matches!(first, "have" | "has" | "'ve" | "'s")
    }

    /// Returns the lemma of a word that stands as a verb and is tagged as something else.
    fn lemma_as_verb(&self, token: &'c Token<'_>) -> &'c str {
        // "wounded 54 others", "Three shot dead"
        let tags: &[Tag] = if token.tag == Tag::Adjective { &[Tag::Past] } else { &[Tag::Verb, Tag::Past] };
        let lemma = tags.iter().find_map(|tag| self.lexicon.words.lemma(token.text, *tag));
        lemma.unwrap_or(&token.lemma)
    }

    /// Returns the kind of a chunk, or `None` past the end.
    #[must_use]
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|chunk| chunk.kind)
    }

    /// Returns the index of the chunk that holds a token.
    #[must_use]
    pub fn chunk_of(&self, token: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.tokens.end <= token)
    }

    /// Returns the chunk before, adverbs and quotation marks left out.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<usize> {
        let skipped = |at: &usize| matches!(self.chunks[*at].kind, Kind::Adverb | Kind::Quote);
        (0..at.min(self.chunks.len())).rev().find(|at| !skipped(at))
    }

    /// Returns the chunk after, adverbs and quotation marks left out.
    #[must_use]
    pub fn after(&self, at: usize) -> Option<usize> {
        let skipped = |at: &usize| matches!(self.chunks[*at].kind, Kind::Adverb | Kind::Quote);
        (at + 1..self.chunks.len()).find(|at| !skipped(at))
    }

    /// Returns whether the chunk is a verb group with a tense.
    #[must_use]
    pub fn is_finite(&self, at: usize) -> bool {
        self.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Finite)
    }

    /// Returns whether the chunk is a form of "be" without a verb of its own.
    #[must_use]
    pub fn is_copula(&self, at: usize) -> bool {
        self.get(at).and_then(Chunk::verb).is_some() && self.lemma(at) == "be"
    }

    /// Returns whether the verb group is one of saying or thinking.
    #[must_use]
    pub fn is_saying(&self, at: usize) -> bool {
        self.get(at).and_then(Chunk::verb).is_some() && self.lexicon.frames.is(self.lemma(at), WordRole::Say)
    }

    /// Returns whether the chunk is a noun phrase that names a time ("Thursday night").
    #[must_use]
    pub fn is_time(&self, at: usize) -> bool {
        let Some(chunk) = self.get(at).filter(|chunk| chunk.is_noun()) else { return false };
        !chunk.bare && self.lexicon.frames.is(self.lemma(at), WordRole::Time)
    }

    /// Returns the part the noun phrase at chunk `at` plays.
    #[inline]
    #[must_use]
    pub fn role(&self, at: usize) -> Role {
        let known = self.roles.0.get(at);
        known.and_then(Cell::get).unwrap_or_else(|| {
            let role = self.find_role(at);
            known.inspect(|known| known.set(Some(role)));
            role
        })
    }

    fn find_role(&self, at: usize) -> Role {
        let Some(before) = self.before(at) else { return self.subject_or(at, Role::Loose) };
        match self.chunks[before].kind {
            Kind::Verb(_) => self.after_verb(at, before),
            Kind::Preposition => match self.statistic(before) {
                Some(statistic) => self.role(statistic),
                None => self.after_preposition(at, before),
            },
            Kind::Conjunction | Kind::Comma => self.after_conjunction(at, before),
            Kind::Noun => self.after_noun(at, before),
            Kind::Relative => match self.verb_of_whom(at, before) {
                Some(verb) => Role::Subject(verb),
                None => self.subject_or(at, Role::Loose),
            },
            Kind::Open => match self.before(before) {
                Some(host) => Role::Bracketed(host),
                None => Role::Loose,
            },
            Kind::Adjective => match self.before(before) {
                Some(verb) if self.is_copula(verb) => Role::Complement(verb),
                Some(verb) if self.get(verb).and_then(Chunk::verb).is_some() => Role::Object(verb),
                _ => self.subject_or(at, Role::Loose),
            },
            _ => self.subject_or(at, Role::Loose),
        }
    }

    /// Returns the noun phrase before an "of" that only says what sort of number follows: "lost an average
    /// of $11,400".
    fn statistic(&self, preposition: usize) -> Option<usize> {
        let at = preposition.checked_sub(1).filter(|_| self.lemma(preposition) == "of")?;
        let phrase = self.get(at).filter(|phrase| phrase.is_noun() && phrase.number.is_none())?;
        let article = self.tokens.get(phrase.tokens.start).is_some_and(|token| token.has_lemma(&["a", "an"]));
        let statistic = self.lexicon.frames.is(self.lemma(at), WordRole::Statistic);
        (article && statistic && self.has_number(preposition + 1)).then_some(at)
    }

    fn subject_or(&self, at: usize, otherwise: Role) -> Role {
        self.verb_after(at).map_or(otherwise, Role::Subject)
    }

    /// Returns the verb right behind the phrase where "of whom" opens its clause, which has to have one
    /// ("votes, of which 4,100 arrived late, were not counted").
    fn verb_of_whom(&self, at: usize, relative: usize) -> Option<usize> {
        let of = self.before(relative).filter(|of| self.lemma(*of) == "of");
        let next = self.after(at).filter(|_| of.is_some())?;
        let verb = self.get(next).and_then(Chunk::verb)?;
        (!verb.auxiliary && verb.form == Form::Participle).then_some(next)
    }

    fn after_verb(&self, at: usize, verb: usize) -> Role {
        // "Schmitt said 47 people were rescued": the phrase belongs to the verb that follows.
        let follows = self.after(at).filter(|next| self.is_finite(*next));
        // "people who slept six hours were": the verb of the relative clause has its object.
        let relative = self.before(verb).is_some_and(|at| self.kind(at) == Some(Kind::Relative));
        if relative && !self.is_saying(verb) && !self.is_copula(verb) {
            return Role::Object(verb);
        }
        if let Some(next) = follows.filter(|_| self.is_saying(verb) || self.has_object(verb, at)) {
            return Role::Subject(next);
        }
        if let Some(next) = self.verb_after(at).filter(|_| self.is_saying(verb)) {
            return Role::Subject(next);
        }
        if let Some(next) = follows.filter(|next| self.shows_clause(verb, *next)) {
            return Role::Subject(next);
        }
        if self.is_copula(verb) { Role::Complement(verb) } else { Role::Object(verb) }
    }

    /// Returns whether the first verb tells what was found out and the second, in the present, what that
    /// is ("a poll found 48 percent support the plan"); "found 48 people injured" has an object.
    fn shows_clause(&self, verb: usize, next: usize) -> bool {
        let shows = self.lexicon.speech.verb(self.lemma(verb));
        let present = self.get(next).and_then(|chunk| self.tokens.get(chunk.head));
        shows.is_some_and(|saying| saying.show || saying.say || saying.think)
            && present.is_some_and(|token| token.tag == Tag::Verb)
    }

    /// Returns whether a verb group followed by the phrase at `at` cannot govern it because the verb
    /// right after that phrase needs it as its subject ("were", "had been").
    fn has_object(&self, verb: usize, at: usize) -> bool {
        let next = self.after(at).and_then(|next| self.get(next)).and_then(Chunk::verb);
        let helped = next.is_some_and(|verb| verb.auxiliary);
        helped && !self.get(verb).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund)
    }

    fn after_preposition(&self, at: usize, preposition: usize) -> Role {
        let verb = self.verb_after(at).filter(|_| self.opens(Some(preposition)));
        let near = |verb: &usize| !(at..*verb).any(|at| self.kind(at) == Some(Kind::Comma));
        verb.filter(near).map_or(Role::Behind(preposition), Role::Subject)
    }

    fn after_noun(&self, at: usize, noun: usize) -> Role {
        if let Some(verb) = self.verb_after(at) {
            return Role::Subject(verb);
        }
        // "costs 22 people their jobs", "pays workers £21": the second object of the verb before.
        // "costing the whole of the region £15 million": step over what is attached to the first.
        let mut noun = noun;
        let of = self.before(noun).filter(|at| self.lemma(*at) == "of");
        if let Some(host) = of.and_then(|of| self.before(of)) {
            noun = host;
        }
        match self.before(noun) {
            Some(verb) if self.get(verb).and_then(Chunk::verb).is_some() && !self.is_copula(verb) => {
                Role::Object(verb)
            }
            _ => Role::Loose,
        }
    }

    fn after_conjunction(&self, at: usize, joint: usize) -> Role {
        let part =
            self.lemma(at + 1) == "of" && matches!(self.kind(at + 2), Some(Kind::Noun | Kind::Relative));
        let mut next = self.after(if part { at + 2 } else { self.whole_phrase(at) });
        // "and 22 more are waiting"
        if next.is_some_and(|next| self.kind(next) == Some(Kind::Adjective) && self.has_number(at)) {
            next = next.and_then(|next| self.after(next));
        }
        // "and 12 shops along the parade had their windows broken"
        for _ in 0..MOST_ATTACHED {
            let noun =
                next.filter(|next| self.kind(*next) == Some(Kind::Preposition) && !self.opens(Some(*next)));
            let plain = |at: usize| self.get(at).is_some_and(|noun| noun.is_noun() && !noun.bare);
            let noun = noun.filter(|at| plain(at + 1));
            match noun {
                Some(preposition) => next = self.after(preposition + 1),
                None => break,
            }
        }
        let follows = next.is_some_and(|next| self.is_finite(next));
        let joined = self.joined_to(at, joint);
        match joined {
            // "47 people and 3 dogs were rescued", "arrested 46, and 21 were rescued".
            _ if follows => self.subject_or(at, joined.map_or(Role::Loose, Role::Joined)),
            Some(noun) if self.has_number(noun) || self.kind(joint) == Some(Kind::Conjunction) => {
                Role::Joined(noun)
            }
            // "By its own count, 1,650 workers, most of them at night, were absent".
            _ => self.subject_or(at, joined.map_or(Role::Loose, Role::Joined)),
        }
    }

    /// Returns whether the noun phrase at a chunk holds a number.
    #[must_use]
    pub fn has_number(&self, at: usize) -> bool {
        self.get(at).is_some_and(|chunk| chunk.number.is_some())
    }

    /// Returns whether the phrase is a year alone ("built five in 2013 and four in 2014").
    fn is_year(&self, chunk: &Chunk) -> bool {
        let text = self.tokens.get(chunk.head).map_or("", |token| token.text);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        chunk.bare && chunk.tokens.len() == 1 && year
    }

    /// Returns the noun phrase that the one at `at` is joined to over a comma or conjunction: the
    /// nearest one with a number, or else the nearest one, within the same clause. Where `at` is a
    /// number alone, verbs are stepped over: "38 were taken to one hospital and 27 to another".
    fn joined_to(&self, at: usize, joint: usize) -> Option<usize> {
        let bare = self.get(at).is_some_and(|chunk| chunk.bare);
        let mut nearest = None;
        for at in (0..joint).rev().take(REACH) {
            let chunk = &self.chunks[at];
            match chunk.kind {
                Kind::Noun if chunk.number.is_some() && !self.is_year(chunk) => return Some(at),
                Kind::Noun => nearest = nearest.or(Some(at)),
                Kind::Break => break,
                Kind::Verb(_) if nearest.is_some() && !bare => break,
                _ => {}
            }
        }
        nearest
    }

    /// Returns whether a verb of the sentence can be read as an event of its own.
    #[must_use]
    pub fn is_light(&self, verb: usize) -> bool {
        self.lexicon.events.is(Pos::Verb, self.lemma(verb), LIGHT)
    }

    /// Returns whether the chunk divides clauses: a break, a comma, a conjunction, a word that opens one.
    #[must_use]
    pub fn divides(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Break | Kind::Comma | Kind::Conjunction | Kind::Relative) => true,
            Some(Kind::Preposition) => self.opens(Some(at)),
            _ => false,
        }
    }

    /// Returns whether the chunk ends in a token of the tag.
    #[must_use]
    pub fn ends_in(&self, at: usize, tag: Tag) -> bool {
        let last = self.get(at).and_then(|chunk| chunk.tokens.end.checked_sub(1));
        last.and_then(|last| self.tokens.get(last)).is_some_and(|token| token.tag == tag)
    }
}
