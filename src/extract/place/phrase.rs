//! Defines [`phrases`], which finds the phrases of place in a sentence: a preposition with a noun
//! phrase that names a place.

use super::recognise::{Map, Spotted, Surety};
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{PlaceKind, PlacePreposition, WordRole};
use std::ops::Range;

/// A phrase of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its chunks, with the preposition.
    pub chunks: Range<usize>,
    /// The place it names.
    pub place: Spotted,
    /// Whether it goes on with a series and stands before its own number.
    pub joined: bool,
}

/// Returns the phrases of place in a sentence, in order and without overlap.
pub(super) fn phrases(map: &Map<'_, '_>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = 0;
    while at < map.clause.chunks.len() {
        match phrase(map, at, found.last()).or_else(|| joined(map, at, found.last())) {
            Some(phrase) => {
                at = phrase.chunks.end.max(at + 1);
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    found
}

fn phrase(map: &Map<'_, '_>, at: usize, last: Option<&Phrase>) -> Option<Phrase> {
    let led = preposition(map, at).filter(|led| match led {
        PlacePreposition::Region | PlacePreposition::Spot => true,
        PlacePreposition::Toward => goes_there(map, at, last),
        PlacePreposition::Origin => is_taken(map, at),
    })?;
    let next = (at + 1..map.clause.chunks.len())
        .find(|next| !matches!(map.clause.kind(*next), Some(Kind::Quote | Kind::Adverb)))?;
    let taken = led == PlacePreposition::Origin || led == PlacePreposition::Toward && goes(map, at);
    let led = match led {
        PlacePreposition::Toward | PlacePreposition::Origin => PlacePreposition::Spot,
        led => led,
    };
    // "Rescued from collapsed buildings", "fled to higher ground"
    let place = map.at(next, Some(led)).filter(|place| !taken || place.surety <= Surety::Name)?;
    Some(Phrase { chunks: at..place.end, place, joined: false })
}

/// Reads the further names of a series, each with its number: "in Georgia, with 67, and Tennessee, with 41".
fn joined(map: &Map<'_, '_>, at: usize, last: Option<&Phrase>) -> Option<Phrase> {
    let last = last.filter(|last| last.chunks.end <= at && last.place.surety == Surety::Known)?;
    let joint = at.checked_sub(1).map(|before| map.clause.kind(before));
    if !matches!(joint, Some(Some(Kind::Comma | Kind::Conjunction))) || last.place.again.is_some() {
        return None;
    }
    let with = if map.clause.kind(at + 1) == Some(Kind::Comma) { at + 2 } else { at + 1 };
    let number = map.clause.lemma(with) == "with" && map.clause.has_number(with + 1);
    let place =
        map.at(at, Some(PlacePreposition::Region)).filter(|place| number && place.surety <= Surety::Name)?;
    Some(Phrase { chunks: at..place.end, place, joined: true })
}

/// Returns what the preposition of place at a chunk asks; also "south of" and "people of".
fn preposition(map: &Map<'_, '_>, at: usize) -> Option<PlacePreposition> {
    let chunk = map.clause.get(at)?;
    let last = map.token(chunk.tokens.end.checked_sub(1)?)?;
    let lexicon = map.clause.lexicon;
    if chunk.kind == Kind::Preposition && last.lemma == "of" {
        let before = map.clause.get(at.checked_sub(1)?)?;
        let head = map.token(before.head)?;
        let direction = lexicon.places.noun(&head.lemma) == Some(PlaceKind::Direction) && !before.is_noun();
        let people = before.is_noun() && lexicon.persons.group(&head.lemma).is_some();
        return (direction || people).then_some(PlacePreposition::Region);
    }
    // "Overturns off Santa Brisa": the tagger takes "off" for a part of the verb.
    let particle = chunk.verb().is_some() && chunk.tokens.len() > 1;
    let fits = matches!(chunk.kind, Kind::Preposition | Kind::Adverb) || particle;
    let led = if fits { lexicon.speech.locative(&last.lemma) } else { None };
    led.filter(|led| chunk.kind == Kind::Preposition || *led == PlacePreposition::Region)
}

/// Returns whether "to" tells where those counted ended up: behind a passive verb, or in a series
/// with another such phrase.
fn goes_there(map: &Map<'_, '_>, at: usize, last: Option<&Phrase>) -> bool {
    let before = at.checked_sub(1).and_then(|before| map.clause.get(before));
    let passive = before.and_then(Chunk::verb).is_some_and(|verb| verb.passive);
    let series = before.is_some_and(|before| before.number.is_some());
    let to = last.is_some_and(|last| map.clause.lemma(last.chunks.start) == map.clause.lemma(at));
    passive || goes(map, at) || series && to
}

/// Returns whether a verb of going stands before "to": "five went to Southampton".
fn goes(map: &Map<'_, '_>, at: usize) -> bool {
    let verb = at.checked_sub(1).filter(|before| map.clause.get(*before).and_then(Chunk::verb).is_some());
    verb.is_some_and(|verb| map.clause.lexicon.frames.is(map.clause.lemma(verb), WordRole::Motion))
}

/// How many chunks may lie between a verb of taking and "from".
const NEAR: usize = 4;

/// Returns whether "from" tells where those counted were: behind a verb of taking them away ("brought up alive
/// from Nkolemba").
fn is_taken(map: &Map<'_, '_>, at: usize) -> bool {
    let verb = |at: &usize| map.clause.get(*at).and_then(Chunk::verb).is_some();
    let near = (at.saturating_sub(NEAR)..at).rev().find(verb);
    near.is_some_and(|verb| map.clause.lexicon.frames.is(map.clause.lemma(verb), WordRole::Removal))
}
