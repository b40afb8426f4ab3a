//! Defines the matchers for a number with a noun of its own ("47 victims", "a 12-state operation",
//! "nine dead").

use super::Found;
use super::bare::noun_of;
use super::change::is_size;
use super::noun::{counted, unspoken};
use crate::extract::clause::{Clause, Role, verb_of_value};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, PlaceKind, Pos, WordRole};
use crate::text::Tag;

/// "a 12-state operation": the noun joined to the number by a hyphen; "an 8,000-strong staff": where it is
/// no noun, the head of the phrase.
pub(super) fn compound(spot: &Spot<'_, '_>) -> Found {
    let number = spot.get()?;
    spot.tokens().get(number.tokens.end).filter(|token| token.text == "-" && !token.spaced)?;
    let joined = number.tokens.end + 1;
    spot.tokens().get(joined).filter(|token| token.shape.is_word() && !token.spaced)?;
    let head = spot.own_noun().filter(|head| *head > joined && spot.has_tag(joined, Tag::Adjective));
    let words = head.map_or(joined..joined + 1, |head| joined + 1..head + 1);
    let counted = counted(&spot.clause(), words, head.unwrap_or(joined))?;
    spot.is_count().then_some((counted, "compound"))
}

/// "47 victims", "a $48.6 million budget": the head of the number's own phrase.
pub(super) fn noun(spot: &Spot<'_, '_>) -> Found {
    let number = spot.get()?;
    let head = spot.own_noun()?;
    let token = spot.tokens().get(head)?;
    if spot.is_bare() || is_size(spot)? || (spot.has_unit_noun() && governed(spot)) {
        return None;
    }
    // "$70 million worth of oil"
    if token.text == "worth" && !spot.is_count() {
        let clause = spot.clause();
        let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
        return Some((noun_of(&clause, clause.after(of)?)?, "worth of noun"));
    }
    // "9 km northeast of the town"
    if !spot.is_count() && spot.lexicon().places.noun(&token.lemma) == Some(PlaceKind::Direction) {
        return None;
    }
    // "3% next year" modifies no year.
    if !spot.is_count() && spot.lexicon().frames.is(&token.lemma, WordRole::Time) {
        return None;
    }
    let counted = counted(&spot.clause(), number.phrase.end..head + 1, head)?;
    Some((counted, if spot.is_count() { "own noun" } else { "noun it modifies" }))
}

/// "30 or 40 people": the noun of the number that "or" joins to it.
pub(super) fn alternative(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    // "10,000 and as many as 30,000 people", "three million and five million copies"
    if let Some(found) = shared(spot) {
        return Some(found);
    }
    let other = clause.get(spot.chunk + 2).filter(|other| other.number.is_some() && !other.bare)?;
    let next = spot.reader.numbers(spot.view).get(other.number?)?;
    let opens = next.phrase.start == other.tokens.start && next.quantity.unit.is_count();
    let or = clause.kind(spot.chunk + 1) == Some(Kind::Conjunction) && clause.lemma(spot.chunk + 1) == "or";
    if !or || !opens || next.rejected.is_some() {
        return None;
    }
    Some((counted(&clause, next.phrase.end..other.tokens.end, other.head)?, "noun of the other number"))
}

/// "10,000 and as many as 30,000 people": the noun of the number behind "and", where both have bounds or
/// magnitudes of their own and no verb follows that only the second could be the subject of.
fn shared(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    // "128 national and nine international staff": both have an adjective before the one noun.
    if clause.kind(spot.chunk + 1) == Some(Kind::Adjective) && clause.lemma(spot.chunk + 2) == "and" {
        let other = clause.get(spot.chunk + 3).filter(|other| other.number.is_some() && !other.bare)?;
        let next = spot.reader.numbers(spot.view).get(other.number?)?;
        let opens = next.phrase.start == other.tokens.start && next.quantity.unit.is_count();
        let noun = opens && next.rejected.is_none() && spot.has_tag(next.phrase.end, Tag::Adjective);
        let found = noun.then(|| counted(&clause, other.head..other.head + 1, other.head))?;
        return Some((found?, "noun of the next number"));
    }
    let other = clause.get(spot.chunk + 2).filter(|other| other.number.is_some() && !other.bare)?;
    let (own, next) = (spot.get()?, spot.reader.numbers(spot.view).get(other.number?)?);
    let and = clause.kind(spot.chunk + 1) == Some(Kind::Conjunction) && clause.lemma(spot.chunk + 1) == "and";
    let bound = next.tokens.start > next.phrase.start + 1;
    let word = |at: usize| spot.tokens().get(at - 1).map(|token| token.text);
    let alike = own.tokens.len() > 1 && word(own.tokens.end) == word(next.tokens.end);
    let opens = next.phrase.start == other.tokens.start && next.quantity.unit.is_count();
    let verb = clause.after(spot.chunk + 2).is_some_and(|at| clause.is_finite(at));
    if !and || !opens || next.rejected.is_some() || !(bound || alike) || verb {
        return None;
    }
    Some((counted(&clause, next.phrase.end..other.tokens.end, other.head)?, "noun of the next number"))
}

/// "She averaged 25.4 points": the noun of a unit itself, where somebody is the subject.
pub(super) fn unit(spot: &Spot<'_, '_>) -> Found {
    let head = spot.own_noun().filter(|_| spot.is_count() && spot.has_unit_noun())?;
    let clause = spot.clause();
    let Role::Object(verb) = clause.role(spot.chunk) else { return None };
    let subject = clause.get(clause.subject_of(verb)?)?;
    let token = spot.tokens().get(subject.head)?;
    let somebody = matches!(token.lower.as_ref(), "he" | "she" | "they" | "we" | "i" | "who");
    let person = somebody || spot.lexicon().persons.group(&token.lemma).is_some();
    let first = spot.get()?.phrase.end;
    person.then(|| Some((counted(&clause, first..head + 1, head)?, "unit of somebody")))?
}

/// Returns whether the phrase is the object or complement of a verb, whose subject is what a unit
/// measures ("closed 112 points higher"); "scored 27 points" counts points.
fn governed(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let verb = verb_of_value(&clause, spot.chunk).or_else(|| changed(&clause, spot.chunk));
    verb.is_some_and(|verb| clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER))
}

/// Returns the verb that changes its object by the value at a chunk ("cut the rate by 12 points").
fn changed(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let Role::Behind(preposition) = clause.role(at) else { return None };
    let object = clause.before(preposition).filter(|_| matches!(clause.lemma(preposition), "by" | "to"))?;
    match clause.role(object) {
        Role::Object(verb) => Some(verb),
        _ => None,
    }
}

/// "nine dead", "31 missing", "17 held": people, where a word for what befell them follows.
pub(super) fn dead(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let next = clause.after(spot.chunk)?;
    if clause.kind(next) != Some(Kind::Adjective) {
        return None;
    }
    let lexicon = spot.lexicon();
    let mut classes = lexicon.events.classes(Pos::Adjective, clause.lemma(next));
    let befalls = classes.any(|class| lexicon.frames.happens_to_persons(class));
    let noun_follows = spot.has_tag(clause.get(next)?.tokens.end, Tag::Noun);
    (befalls && !noun_follows).then(|| (unspoken(&clause, "person"), "number and state"))
}
