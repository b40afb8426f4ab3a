//! Defines [`Clause`], which tells the part a noun phrase plays beside the verbs of its sentence:
//! whose subject it is, whose object, behind which preposition.
//!
//! The answers are guesses from neighbours, made without a parse: attachments are short in news
//! English, and where they are long ("people from the offices above the brewery had been arrested")
//! what lies between follows a few shapes that can be stepped over. Steps are bounded, so the cost
//! of one question does not grow with the sentence.

use super::phrase::{Chunk, Form, Kind};
use crate::lexicon::{LIGHT, Lexicon, Pos, WordRole};
use crate::text::{Tag, Token};
use std::ops::Range;

/// How many chunks a question may step over. Origin: the longest attachment met in the practice
/// corpus spans 14.
const REACH: usize = 24;

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
}

impl<'c> Clause<'c, '_> {
    /// Returns the chunk at an index, or `None` past the end.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&'c Chunk> {
        self.chunks.get(at)
    }

    /// Returns the lemma of a chunk's head; empty past the end.
    #[must_use]
    pub fn lemma(&self, at: usize) -> &'c str {
        match self.get(at).and_then(|chunk| self.tokens.get(chunk.head)) {
            Some(token) if token.tag == Tag::Auxiliary && token.lemma == "'s" => "be",
            Some(token) => token.lemma.as_ref(),
            None => "",
        }
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
    #[must_use]
    pub fn role(&self, at: usize) -> Role {
        let Some(before) = self.before(at) else { return self.subject_or(at, Role::Loose) };
        match self.chunks[before].kind {
            Kind::Verb(_) => self.after_verb(at, before),
            Kind::Preposition => self.after_preposition(at, before),
            Kind::Conjunction | Kind::Comma => self.after_conjunction(at, before),
            Kind::Noun => self.after_noun(at, before),
            Kind::Relative => self.subject_or(at, Role::Loose),
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

    fn subject_or(&self, at: usize, otherwise: Role) -> Role {
        self.verb_after(at).map_or(otherwise, Role::Subject)
    }

    fn after_verb(&self, at: usize, verb: usize) -> Role {
        // "Schmitt said 47 people were rescued": the phrase belongs to the verb that follows.
        let follows = self.after(at).filter(|next| self.is_finite(*next));
        if let Some(next) = follows.filter(|_| self.is_saying(verb) || self.has_object(verb, at)) {
            return Role::Subject(next);
        }
        if let Some(next) = self.verb_after(at).filter(|_| self.is_saying(verb)) {
            return Role::Subject(next);
        }
        if self.is_copula(verb) { Role::Complement(verb) } else { Role::Object(verb) }
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
        let follows = self.after(at).is_some_and(|next| self.is_finite(next));
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

    /// Returns the noun phrase that the one at `at` is joined to over a comma or conjunction: the
    /// nearest one with a number, or else the nearest one, within the same clause. Where `at` is a
    /// number alone, verbs are stepped over: "38 were taken to one hospital and 27 to another".
    fn joined_to(&self, at: usize, joint: usize) -> Option<usize> {
        let bare = self.get(at).is_some_and(|chunk| chunk.bare);
        let mut nearest = None;
        for at in (0..joint).rev().take(REACH) {
            let chunk = &self.chunks[at];
            match chunk.kind {
                Kind::Noun if chunk.number.is_some() => return Some(at),
                Kind::Noun => nearest = nearest.or(Some(at)),
                Kind::Break => break,
                Kind::Verb(_) if nearest.is_some() && !bare => break,
                _ => {}
            }
        }
        nearest
    }

    /// Returns the verb group with a tense of which the noun phrase at `at` is the subject, stepping
    /// over what is attached to the phrase; `None` where the clause has none.
    #[must_use]
    pub fn verb_after(&self, at: usize) -> Option<usize> {
        let mut steps = Steps { relative: false, participle: false };
        let mut next = at + 1;
        let end = self.chunks.len().min(at + 1 + REACH);
        while next < end {
            match self.step(next, &mut steps) {
                Step::Found => return Some(next),
                Step::To(further) => next = further.max(next + 1),
                Step::Stop => return None,
            }
        }
        None
    }

    fn step(&self, at: usize, steps: &mut Steps) -> Step {
        match self.chunks[at].kind {
            Kind::Adverb | Kind::Quote => Step::To(at + 1),
            Kind::Preposition if self.lemma(at) == "that" => {
                steps.relative = true;
                Step::To(at + 1)
            }
            Kind::Preposition if self.opens_clause(at) => Step::Stop,
            Kind::Preposition => match self.kind(at + 1) {
                Some(Kind::Noun | Kind::Verb(_)) => Step::To(at + 2),
                Some(Kind::Adverb | Kind::Preposition | Kind::Quote | Kind::Adjective) => Step::To(at + 1),
                _ => Step::Stop,
            },
            Kind::Relative => {
                steps.relative = true;
                Step::To(at + 1)
            }
            Kind::Verb(verb) if verb.form == Form::Finite => {
                if steps.relative {
                    steps.relative = false;
                    return Step::To(at + 1);
                }
                Step::Found
            }
            // "officers raided call centres": a participle with an object is a past tense.
            Kind::Verb(verb) if verb.form == Form::Participle && self.takes_object(at) => Step::Found,
            Kind::Verb(_) => {
                steps.participle = true;
                Step::To(at + 1)
            }
            Kind::Noun if steps.participle || self.is_time(at) || self.follows_relative(at, steps) => {
                Step::To(at + 1)
            }
            Kind::Adjective => Step::To(at + 1),
            Kind::Comma => self.over_aside(at),
            Kind::Open => match (at + 1..self.chunks.len().min(at + REACH))
                .find(|at| self.kind(*at) == Some(Kind::Close))
            {
                Some(close) => Step::To(close + 1),
                None => Step::Stop,
            },
            Kind::Conjunction => self.over_conjunct(at),
            _ => Step::Stop,
        }
    }

    /// Returns whether the small word opens a clause with a subject and verb of its own ("as police
    /// raid brokers") rather than a phrase ("since Monday").
    fn opens_clause(&self, at: usize) -> bool {
        let opener = self.opens(Some(at));
        let noun = self.after(at).filter(|next| self.kind(*next) == Some(Kind::Noun));
        opener && noun.and_then(|noun| self.after(noun)).is_some_and(|next| self.is_finite(next))
    }

    /// Returns whether a noun phrase that is neither a time nor another number's follows the verb.
    fn takes_object(&self, verb: usize) -> bool {
        let object = self.after(verb).filter(|next| self.kind(*next) == Some(Kind::Noun));
        object.is_some_and(|object| !self.is_time(object) && !self.has_number(object))
    }

    fn follows_relative(&self, at: usize, steps: &Steps) -> bool {
        steps.relative
            || self.before(at).is_some_and(|before| self.get(before).and_then(Chunk::verb).is_some())
    }

    /// Steps over "…, according to the skipper, …" to the verb that follows the second comma.
    fn over_aside(&self, comma: usize) -> Step {
        if self.is_finite(comma + 1) {
            return Step::To(comma + 1);
        }
        let mut at = comma + 1;
        let mut clauses = 0;
        while at < self.chunks.len().min(comma + REACH) {
            // A second subject and verb begin a clause of their own.
            clauses += usize::from(self.is_finite(at));
            match self.chunks[at].kind {
                Kind::Conjunction if self.kind(at + 1) == Some(Kind::Noun) && !self.has_number(at + 1) => {
                    return Step::Stop;
                }
                _ if clauses > 1 => return Step::Stop,
                Kind::Comma if self.after(at).is_some_and(|next| self.is_finite(next)) => {
                    return Step::To(at + 1);
                }
                Kind::Break => return Step::Stop,
                _ => at += 1,
            }
        }
        Step::Stop
    }

    /// Steps over "… and 3 dogs were rescued": a noun phrase after "and" that a verb follows.
    fn over_conjunct(&self, conjunction: usize) -> Step {
        let noun = self.after(conjunction).filter(|next| self.kind(*next) == Some(Kind::Noun));
        match noun {
            Some(noun) if self.after(noun).is_some_and(|next| self.is_finite(next)) => Step::To(noun + 1),
            _ => Step::Stop,
        }
    }

    /// Returns the chunks of the label that ends in a colon or row of dots right before the phrase at
    /// `at` ("Registered refugees: 86,000"); `None` where what stands before is a clause, holds a
    /// number, or there is none.
    #[must_use]
    pub fn label_of(&self, at: usize) -> Option<Range<usize>> {
        let colon = at.checked_sub(1)?;
        let mark = self.tokens.get(self.get(colon)?.head)?;
        if self.kind(colon) != Some(Kind::Break) || !(mark.text == ":" || mark.text.starts_with("..")) {
            return None;
        }
        let dots = |at: &usize| self.kind(*at) != Some(Kind::Break);
        let end = (0..colon).rev().find(dots).map_or(0, |last| last + 1);
        let start = (0..end).rev().find(|at| self.kind(*at) == Some(Kind::Break)).map_or(0, |at| at + 1);
        let clause =
            (start..end).any(|at| self.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.auxiliary));
        (start < end && !clause).then_some(start..end)
    }

    /// Returns whether the chunk begins with one of the words.
    #[must_use]
    pub fn opens_with(&self, at: usize, words: &[&str]) -> bool {
        let first = self.get(at).and_then(|chunk| self.tokens.get(chunk.tokens.start));
        first.is_some_and(|token| words.contains(&token.text))
    }

    /// Returns the last noun phrase of "61 of the victims", or the phrase itself where no "of" follows.
    #[must_use]
    pub fn whole_phrase(&self, at: usize) -> usize {
        let bare = self.get(at).is_some_and(|chunk| chunk.bare);
        let of = bare && self.lemma(at + 1) == "of" && self.kind(at + 2) == Some(Kind::Noun);
        if of && !self.has_number(at + 2) { at + 2 } else { at }
    }

    /// Returns the participle or gerund attached right behind the noun phrase ("14 people detained",
    /// "46 offenders brought into custody").
    #[must_use]
    pub fn participle_after(&self, at: usize) -> Option<usize> {
        let next = self.after(self.whole_phrase(at))?;
        let verb = self.get(next)?.verb()?;
        matches!(verb.form, Form::Participle | Form::Gerund).then_some(next)
    }

    /// Returns the verb of the relative clause right behind the noun phrase ("the 11 people who
    /// died", "the 85 wolves which the institute counted").
    #[must_use]
    pub fn relative_verb(&self, at: usize) -> Option<usize> {
        let next = self.after(self.whole_phrase(at))?;
        if self.kind(next) != Some(Kind::Relative) && self.lemma(next) != "that" {
            return None;
        }
        (next + 1..self.chunks.len().min(next + REACH))
            .take_while(|at| self.kind(*at) != Some(Kind::Break))
            .find(|at| self.is_finite(*at))
    }

    /// Returns the subject of the verb group at `verb`: the nearest noun phrase to the left that is
    /// not behind a preposition, inside brackets or between commas.
    #[must_use]
    pub fn subject_of(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        let floor = verb.saturating_sub(REACH);
        let mut found = None;
        while at > floor {
            at -= 1;
            match self.chunks[at].kind {
                Kind::Noun => {
                    let before = self.before(at).filter(|before| *before + REACH > verb);
                    match before.and_then(|before| self.kind(before)) {
                        Some(Kind::Preposition) if !self.opens(before) => {
                            found = None;
                            at = before.unwrap_or(at);
                        }
                        _ if self.is_time(at) && found.is_none() => {}
                        _ => return Some(at),
                    }
                }
                Kind::Break => return found,
                Kind::Close => at = (floor..at).rev().find(|at| self.kind(*at) == Some(Kind::Open))?,
                Kind::Conjunction => {
                    let verb = self.before(at)?;
                    return (floor..=verb)
                        .rev()
                        .find(|at| self.is_finite(*at))
                        .and_then(|verb| self.subject_of(verb));
                }
                _ => {}
            }
        }
        found
    }

    fn opens(&self, preposition: Option<usize>) -> bool {
        preposition.is_some_and(|at| self.lexicon.frames.is(self.lemma(at), WordRole::Opener))
    }

    /// Returns the verb group that tells what is done where `verb` only introduces it: the last of
    /// a chain such as "had to leave", "was able to rescue", "voted to cut".
    #[must_use]
    pub fn last_of_chain(&self, verb: usize) -> usize {
        let mut last = verb;
        for _ in 0..MAX_CHAIN {
            let mut next = last + 1;
            while matches!(self.kind(next), Some(Kind::Adverb)) {
                next += 1;
            }
            let able = self.kind(next) == Some(Kind::Adjective) && self.is_copula(last);
            let next = if able { next + 1 } else { next };
            let infinitive =
                self.get(next).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Infinitive);
            let chains = able || self.lexicon.frames.is(self.lemma(last), WordRole::Chain);
            if !(infinitive && chains) {
                break;
            }
            last = next;
        }
        last
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

/// How many verbs one chain may hold.
const MAX_CHAIN: usize = 4;

/// What was stepped over so far.
struct Steps {
    relative: bool,
    participle: bool,
}

/// Where to go next.
enum Step {
    Found,
    To(usize),
    Stop,
}

/// Returns the verb that gives its subject the value at a chunk: "rose to N", "was N", "reached N".
#[must_use]
pub fn verb_of_value(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..MAX_STEPS {
        match clause.role(at) {
            Role::Object(verb) | Role::Complement(verb) => return Some(verb),
            Role::Behind(preposition) => {
                if !GIVES_VALUE.contains(&clause.lemma(preposition)) {
                    return None;
                }
                let host = clause.before(preposition)?;
                if clause.get(host)?.verb().is_some() {
                    return Some(host);
                }
                // "has grown to 61, from 58": step over the first value.
                at = match clause.kind(host)? {
                    Kind::Comma => clause.before(host)?,
                    Kind::Noun if clause.get(host)?.number.is_some() => host,
                    Kind::Adjective => return clause.before(host),
                    _ => return None,
                };
            }
            Role::Joined(other) | Role::Bracketed(other) if clause.get(other)?.number.is_some() => at = other,
            // "did widen last year, from 14 to 18 percent"
            Role::Joined(_) | Role::Loose if clause.opens_with(at, &["from", "up", "down"]) => {
                let floor = at.saturating_sub(REACH);
                let near = (floor..at).rev().take_while(|at| clause.kind(*at) != Some(Kind::Break));
                return near.into_iter().find(|at| clause.is_finite(*at));
            }
            _ => return None,
        }
    }
    None
}

/// How many phrases may stand between a value and its verb.
const MAX_STEPS: usize = 4;

/// Prepositions between a verb and the value it gives its subject ("rose to 40", "stood at 12").
const GIVES_VALUE: [&str; 11] =
    ["to", "from", "by", "at", "above", "below", "under", "over", "around", "near", "on"];
