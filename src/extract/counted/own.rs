//! Defines the matchers for a number with a noun of its own ("47 victims", "a 12-state operation",
//! "nine dead").

use super::Found;
use super::change::is_size;
use super::noun::{counted, unspoken};
use crate::extract::clause::{Clause, Role, verb_of_value};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, Pos, WordRole};
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
    // "3% next year" modifies no year.
    if !spot.is_count() && spot.lexicon().frames.is(&token.lemma, WordRole::Time) {
        return None;
    }
    let end = spot.own()?.tokens.end;
    let counted = counted(&spot.clause(), number.phrase.end..end, head)?;
    Some((counted, if spot.is_count() { "own noun" } else { "noun it modifies" }))
}

/// "30 or 40 people": the noun of the number that "or" joins to it.
pub(super) fn alternative(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let other = clause.get(spot.chunk + 2).filter(|other| other.number.is_some() && !other.bare)?;
    let next = spot.reader.numbers(spot.view).get(other.number?)?;
    let opens = next.phrase.start == other.tokens.start && next.quantity.unit.is_count();
    let or = clause.kind(spot.chunk + 1) == Some(Kind::Conjunction) && clause.lemma(spot.chunk + 1) == "or";
    if !or || !opens || next.rejected.is_some() {
        return None;
    }
    Some((counted(&clause, next.phrase.end..other.tokens.end, other.head)?, "noun of the other number"))
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
