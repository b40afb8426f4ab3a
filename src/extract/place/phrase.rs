//! Defines [`phrases`], which finds the phrases of place in a sentence: a preposition with a noun
//! phrase that names a place.

use super::recognise::{Map, Spotted};
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{PlaceKind, PlacePreposition};
use std::ops::Range;

/// A phrase of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its chunks, with the preposition.
    pub chunks: Range<usize>,
    /// The place it names.
    pub place: Spotted,
}

/// Returns the phrases of place in a sentence, in order and without overlap.
pub(super) fn phrases(map: &Map<'_, '_>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = 0;
    while at < map.clause.chunks.len() {
        match phrase(map, at, found.last()) {
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
        PlacePreposition::Origin => false,
    })?;
    let next = (at + 1..map.clause.chunks.len())
        .find(|next| !matches!(map.clause.kind(*next), Some(Kind::Quote | Kind::Adverb)))?;
    let led = match led {
        PlacePreposition::Toward => PlacePreposition::Spot,
        led => led,
    };
    let place = map.at(next, Some(led))?;
    Some(Phrase { chunks: at..place.end, place })
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
    passive || series && to
}
