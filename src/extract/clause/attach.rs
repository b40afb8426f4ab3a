//! Defines what is attached to a noun phrase or verb: participles, relative clauses, labels, chains of
//! verbs, and the verb that gives a value to its subject.

use super::{Clause, REACH, Role};
use crate::extract::phrase::{Chunk, Form, Kind, Verb};
use crate::lexicon::WordRole;
use crate::text::Tag;
use std::ops::Range;

impl Clause<'_, '_> {
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
        // "(a) Persons underground: 118"
        let marked = self.kind(start) == Some(Kind::Open) && self.kind(start + 2) == Some(Kind::Close);
        let start = if marked { start + 3 } else { start };
        // "Homes to be built: 120"
        let says = |verb: Verb| verb.auxiliary && verb.form != Form::Infinitive;
        let clause = (start..end).any(|at| self.get(at).and_then(Chunk::verb).is_some_and(says));
        (start < end && !clause).then_some(start..end)
    }

    /// Returns whether the chunk begins with a word of that role.
    #[must_use]
    pub fn opens_with(&self, at: usize, role: WordRole) -> bool {
        let first = self.get(at).and_then(|chunk| self.tokens.get(chunk.tokens.start));
        first.is_some_and(|token| self.lexicon.frames.is(&token.lemma, role))
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
        // "fishermen whose trawler sank": the verb is that of the trawler.
        if self.lemma(next) == "whose" {
            return None;
        }
        // "the 14 counts on which he was found guilty"
        let led = self.kind(next) == Some(Kind::Preposition)
            && self.lemma(next) != "of"
            && self.kind(next + 1) == Some(Kind::Relative);
        if self.kind(next) != Some(Kind::Relative) && self.lemma(next) != "that" && !led {
            return None;
        }
        // "the doses that arrived this week": the verb right behind has a tense, whatever its tag.
        if let Some(verb) = self.after(next).filter(|verb| !led && self.is_bare_participle(*verb)) {
            return Some(verb);
        }
        (next + 1..self.chunks.len().min(next + REACH))
            .take_while(|at| self.kind(*at) != Some(Kind::Break))
            .find(|at| self.is_finite(*at))
    }

    /// Returns the noun phrase whose "of" and gerund end right before a preposition: "lowers the risk of
    /// falling ill by 86 points", "cut the cost of buying a home by half".
    #[must_use]
    pub fn before_gerund(&self, preposition: usize) -> Option<usize> {
        let gerund = |at: &usize| {
            self.get(*at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund)
                && self.lemma(at - 1) == "of"
        };
        let inner = |at: &usize| {
            matches!(self.kind(*at), Some(Kind::Noun | Kind::Adjective | Kind::Adverb))
                && !self.has_number(*at)
        };
        let end = (1..preposition).rev().take(MAX_STEPS).find(|at| !inner(at)).filter(gerund)?;
        end.checked_sub(2).filter(|host| self.kind(*host) == Some(Kind::Noun))
    }

    /// Returns whether the chunk is a participle without auxiliary, which may be a past tense.
    #[must_use]
    pub(super) fn is_bare_participle(&self, at: usize) -> bool {
        let verb = self.get(at).and_then(Chunk::verb);
        verb.is_some_and(|verb| verb.form == Form::Participle && !verb.auxiliary && !verb.passive)
    }

    /// Returns the verb group with a tense that an infinitive belongs to ("is expected to cost"), or the
    /// verb itself where there is none right before it.
    #[must_use]
    pub fn first_of_chain(&self, verb: usize) -> usize {
        let mut first = verb;
        for _ in 0..MAX_CHAIN {
            let infinitive =
                self.get(first).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Infinitive);
            let before = self.before(first).filter(|_| infinitive);
            let before = match before {
                Some(at) if self.kind(at) == Some(Kind::Adjective) => self.before(at),
                other => other,
            };
            match before.filter(|at| self.get(*at).and_then(Chunk::verb).is_some()) {
                Some(before) => first = before,
                None => break,
            }
        }
        first
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
            // "are known to have died"
            let known =
                self.is_saying(last) && self.get(last).and_then(Chunk::verb).is_some_and(|verb| verb.passive);
            // "turned up to see" tells of the turning up.
            let particle = self.ends_in(last, Tag::Particle);
            // "30 nurses are to arrive"
            let due = self.is_copula(last);
            let chains = able
                || known
                || due
                || !particle && self.lexicon.frames.is(self.lemma(last), WordRole::Chain);
            if !(infinitive && chains) {
                break;
            }
            last = next;
        }
        last
    }
}

/// How many verbs one chain may hold.
const MAX_CHAIN: usize = 4;

/// Returns the verb that gives its subject the value at a chunk: "rose to N", "was N", "reached N".
#[must_use]
pub fn verb_of_value(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..MAX_STEPS {
        match clause.role(at) {
            Role::Object(verb) | Role::Complement(verb) => return Some(verb),
            Role::Behind(preposition) => {
                if !clause.lexicon.frames.is(clause.lemma(preposition), WordRole::Value) {
                    return None;
                }
                if let Some(noun) = clause.before_gerund(preposition) {
                    at = noun;
                    continue;
                }
                let host = clause.before(preposition)?;
                if clause.get(host)?.verb().is_some() {
                    return Some(host);
                }
                // "has grown to 61, from 58": step over the first value.
                at = match clause.kind(host)? {
                    // "have doubled since 2010, to an average of £523,000"
                    Kind::Comma
                        if matches!(clause.lemma(preposition), "to" | "at") && !counts(clause, host) =>
                    {
                        return verb_before(clause, host);
                    }
                    Kind::Comma => clause.before(host)?,
                    // "rose by 6% last year to 185", "rose 6% in May to 185"
                    Kind::Noun if clause.is_time(host) && clause.lemma(preposition) == "to" => {
                        let before = clause.before(host)?;
                        let small = clause.kind(before) == Some(Kind::Preposition);
                        let before = if small { clause.before(before)? } else { before };
                        if clause.get(before)?.verb().is_some() {
                            return Some(before);
                        }
                        Some(before).filter(|at| clause.has_number(*at))?
                    }
                    Kind::Noun if clause.get(host)?.number.is_some() => host,
                    // "weakened 0.3% against the dollar to $1.26"
                    Kind::Noun => {
                        let against = clause.before(host).filter(|at| clause.lemma(*at) == "against")?;
                        let before = clause.before(against)?;
                        if clause.get(before)?.verb().is_some() {
                            return Some(before);
                        }
                        Some(before).filter(|at| clause.has_number(*at))?
                    }
                    // "grew 3% year-on-year to €1.84 billion"
                    Kind::Adjective => match clause.before(host)? {
                        noun if clause.has_number(noun) => noun,
                        other => return Some(other),
                    },
                    _ => return None,
                };
            }
            Role::Joined(other) | Role::Bracketed(other) if clause.get(other)?.number.is_some() => at = other,
            // "did widen last year, from 14 to 18 percent"
            Role::Joined(_) | Role::Loose if clause.opens_with(at, WordRole::Turn) => {
                return verb_before(clause, at);
            }
            _ => return None,
        }
    }
    None
}

/// Returns the nearest verb with a tense before a chunk in its part of the sentence.
fn verb_before(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let floor = at.saturating_sub(REACH);
    let near = (floor..at).rev().take_while(|at| clause.kind(*at) != Some(Kind::Break));
    near.into_iter().find(|at| clause.is_finite(*at))
}

/// Returns whether the phrase before a comma gives a value of its own, and no year.
fn counts(clause: &Clause<'_, '_>, comma: usize) -> bool {
    let before = clause.before(comma).and_then(|at| clause.get(at));
    before.is_some_and(|chunk| {
        let year = clause.tokens.get(chunk.head).is_some_and(|token| token.text.len() == 4);
        chunk.number.is_some() && !(chunk.bare && year && chunk.tokens.len() == 1)
    })
}

/// How many phrases may stand between a value and its verb.
const MAX_STEPS: usize = 4;

/// Returns the object to which a verb gives the value at a chunk: "put the number of wounded at 140",
/// "bringing the toll to 12", "raised the rate by a quarter of a point".
#[must_use]
pub fn amount_changed(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let Role::Behind(preposition) = clause.role(at) else { return None };
    if !clause.lexicon.frames.is(clause.lemma(preposition), WordRole::Value) {
        return None;
    }
    let mut host = clause.before_gerund(preposition).or_else(|| clause.before(preposition))?;
    for _ in 0..MAX_STEPS {
        if clause.kind(host)? == Kind::Adjective {
            host = clause.before(host)?;
            // "taking the number of dead to eight"
            if clause.lemma(host) == "of" {
                host = clause.before(host)?;
            }
        }
        match clause.role(host) {
            Role::Object(_) => return Some(host),
            Role::Behind(of) => host = clause.before(of)?,
            _ => return None,
        }
    }
    None
}
