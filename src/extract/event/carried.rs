//! Defines the matchers for events told with another number: in a list, in brackets, or with the whole
//! of which this number is a part.

use super::Found;
use super::name::of_verb;
use super::noun::OWN_NOUN;
use crate::extract::clause::Role;
use crate::extract::phrase::{Form, Kind};
use crate::extract::spot::Spot;
use crate::model::{Kind as NumberKind, Mention, Part, SentenceKind};
use crate::text::Tag;

/// How many mentions back the other number may stand.
const REACH: usize = 12;

/// "38 fans were taken to one hospital and 27 to another", "70 km (43 miles)".
pub(super) fn joined(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    let clause = spot.clause();
    let (Role::Joined(host) | Role::Bracketed(host)) = clause.role(spot.chunk) else { return None };
    if has_state(spot) {
        return None;
    }
    let number = clause.get(host)?.number?;
    let span = spot.reader.numbers(spot.view).get(number)?.span;
    let known = before.iter().rev().take(REACH).find(|mention| mention.span == span)?;
    // "a budget of $46.8 million, 3.2 percent more than last year"
    if mention.kind == NumberKind::Change && known.kind != NumberKind::Change {
        return None;
    }
    // "46 arrests, 21 victims": an event that is in the noun of the first is no event of the second.
    let own = spot.own().is_some_and(|own| !own.bare);
    if own && known.trace.contains(&(Part::Event, OWN_NOUN)) {
        return None;
    }
    Some((known.event.clone()?, "number it is joined to"))
}

/// "caught the virus, against 39.9 per 1,000 who had been given salt water": the event of the number it is
/// held against.
pub(super) fn compared(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let comma = clause.before(preposition).is_some_and(|at| clause.kind(at) == Some(Kind::Comma));
    if clause.lemma(preposition) != "against" || !comma {
        return None;
    }
    let known = before
        .iter()
        .rev()
        .take_while(|known| known.sentence == mention.sentence)
        .find(|known| known.quantity.unit == mention.quantity.unit)?;
    Some((known.event.clone()?, "number it is held against"))
}

/// "interviews with 9,800 voters outside 150 stations": the event noun of the number it is attached to.
pub(super) fn attached(spot: &Spot<'_, '_>, before: &[Mention]) -> Found {
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let host = clause.before(preposition).and_then(|host| clause.get(host))?;
    let span = spot.reader.numbers(spot.view).get(host.number?)?.span;
    let known = before.last().filter(|known| known.span == span)?;
    let noun = known.trace.contains(&(Part::Event, super::noun::WITH_NOUN));
    Some((known.event.clone().filter(|_| noun)?, "number it is attached to"))
}

/// Returns whether the number has a state of its own: "nine dead, 200,000 without power".
fn has_state(spot: &Spot<'_, '_>) -> bool {
    spot.clause().lemma(spot.chunk + 1) == "without"
}

/// "22 positions: 14 teachers, six aides", "up from 350 on Monday": a number without verb of its own,
/// the event of the number before it in the sentence.
pub(super) fn sentence(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    let dimension = mention.quantity.unit.dimension;
    // What happened to the cell beside is told by the head of its column.
    if crate::extract::column::head(spot).is_some() {
        return None;
    }
    let mut near = before.iter().rev().take_while(|known| known.sentence == mention.sentence);
    let known = near.find(|known| known.quantity.unit.dimension == dimension)?;
    let listed =
        spot.clause().before(spot.chunk).is_some_and(|at| spot.clause().kind(at) == Some(Kind::Break));
    let bare = spot.own()?.bare && !has_state(spot);
    // "3.2 percent more than this year's $47.1 million" was not approved.
    let other = match spot.clause().role(spot.chunk) {
        Role::Behind(preposition) => matches!(spot.clause().lemma(preposition), "than" | "of"),
        _ => false,
    };
    // "1,340 houses destroyed; 6,200 people in centres"
    let placed = !spot.own()?.bare && spot.clause().kind(spot.chunk + 1) == Some(Kind::Preposition);
    let apart = listed && placed && spot.clause().lemma(spot.chunk + 1) != "of";
    if !(bare || listed) || other || apart {
        return None;
    }
    Some((known.event.clone()?, "number before it"))
}

/// "Distributed since Wednesday", "The following were handed out:" over "- 2,400 tarpaulins": what the line over a
/// list says was done with all that stands in it.
pub(super) fn listed(spot: &Spot<'_, '_>, mention: &Mention, _: &[Mention]) -> Found {
    let list = mention.structure.cell.as_ref()?.list;
    let reader = spot.reader;
    if spot.clause().role(spot.chunk) != Role::Loose || spot.own()?.bare {
        return None;
    }
    let first = reader.views.partition_point(|view| view.sentence.span.start < list);
    let at = first.checked_sub(1)?;
    let line = reader.views.get(at)?.sentence;
    let clause = reader.clause(at);
    let done = clause.get(0)?.verb().is_some_and(|verb| !verb.auxiliary && verb.form != Form::Gerund);
    let done = done && (clause.ends_in(0, Tag::Participle) || clause.ends_in(0, Tag::Past));
    if done && line.kind == SentenceKind::Heading {
        return Some((of_verb(&clause, 0), "line over the list"));
    }
    let colon = line.span.of(&reader.document.text).trim_end().ends_with(':');
    let verb = (0..clause.chunks.len()).rev().find(|at| clause.is_finite(*at)).filter(|_| colon)?;
    let passive = clause.get(verb)?.verb()?.passive && !clause.is_saying(verb);
    passive.then(|| (of_verb(&clause, verb), "line over the list"))
}

/// "Two of the 47 victims were minors", "of the 61": the event the same number was given with before.
pub(super) fn again(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    let clause = spot.clause();
    let own = spot.own()?;
    let definite = spot.has_tag(own.tokens.start, Tag::Determiner);
    let governed = match clause.role(spot.chunk) {
        Role::Behind(preposition) => clause.lemma(preposition) != "of",
        Role::Subject(verb) => !clause.is_copula(verb) || own.bare,
        _ => false,
    };
    // "For the 1,340 people concerned, the ruling changes little"
    let participle = clause.participle_after(spot.chunk);
    let known_ones = participle.is_some_and(|at| matches!(clause.lemma(at), "concern" | "involve"));
    if !definite
        || governed && !known_ones
        || clause.relative_verb(spot.chunk).is_some()
        || participle.is_some() && !known_ones
    {
        return None;
    }
    let value = mention.quantity.point()?;
    let lemma = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
    let known = before.iter().rev().find(|known| {
        let noun = known.counted.as_ref().map(|counted| counted.lemma.as_str());
        known.quantity.point() == Some(value)
            && known.quantity.unit == mention.quantity.unit
            && known.event.is_some()
            && (lemma.is_none() || noun.is_none() || noun == lemma)
    })?;
    Some((known.event.clone()?, "the same number before"))
}

/// "Two of the 47 victims were minors": the event of the whole.
pub(super) fn whole(mention: &Mention, before: &[Mention], after: &[Mention]) -> Found {
    let whole = mention.structure.part_of?.whole;
    let mut near = before.iter().rev().take(REACH).chain(after.iter().take(REACH));
    let known = near.find(|other| other.span == whole)?;
    Some((known.event.clone()?, "its whole"))
}
