//! Defines [`phrases`], which finds the phrases of place in a sentence: a preposition with a noun
//! phrase that names a place.

use super::recognise::{Map, Spotted, Surety};
use crate::extract::phrase::{Chunk, Form, Kind};
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
        let read = phrase(map, at, &found)
            .or_else(|| joined(map, at, found.last()))
            .or_else(|| having(map, at, !found.is_empty()));
        match read.or_else(|| entered(map, at)) {
            Some(phrase) => {
                at = phrase.chunks.end.max(at + 1);
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    found
}

fn phrase(map: &Map<'_, '_>, at: usize, found: &[Phrase]) -> Option<Phrase> {
    let last = found.last();
    let led = preposition(map, at).filter(|led| match led {
        PlacePreposition::Region | PlacePreposition::Spot => true,
        PlacePreposition::Level => !is_upstairs(map, at),
        PlacePreposition::Toward => goes_there(map, at, last),
        PlacePreposition::Origin => is_taken(map, at),
        PlacePreposition::Reached => false,
    })?;
    let next = (at + 1..map.clause.chunks.len())
        .find(|next| !matches!(map.clause.kind(*next), Some(Kind::Quote | Kind::Adverb)))?;
    let taken = led == PlacePreposition::Origin || led == PlacePreposition::Toward && goes(map, at);
    let led = match led {
        PlacePreposition::Toward | PlacePreposition::Origin | PlacePreposition::Level => {
            PlacePreposition::Spot
        }
        led => led,
    };
    // "Rescued from collapsed buildings", "fled to higher ground"
    let place = map.at(next, Some(led)).filter(|place| !taken || place.surety <= Surety::Name)?;
    // "In Rotterdam they found 70 kilos, in Antwerp another 300": as the first before its number, so the second.
    let joint = at.checked_sub(1).and_then(|before| map.clause.kind(before));
    let bare = |at: usize| map.clause.has_number(at) && map.clause.get(at).is_some_and(|number| number.bare);
    let prepositional = map.clause.kind(place.end) == Some(Kind::Preposition) && bare(place.end + 1);
    let same = found.iter().any(|first| {
        let opens = first.chunks.start == 0 && !first.joined;
        opens && map.clause.lemma(first.chunks.start) == map.clause.lemma(at)
    });
    let series = matches!(joint, Some(Kind::Comma | Kind::Conjunction)) && (bare(place.end) || prepositional);
    Some(Phrase { chunks: at..place.end, place, joined: same && series })
}

/// Reads a name and what it has: "Worst hit is Texas, with 19 farms", "Lindal with 87", "Sweden, at 21 deaths". The
/// name must be known for one of a place, or go on with a series of places.
fn having(map: &Map<'_, '_>, at: usize, series: bool) -> Option<Phrase> {
    let comma = map.clause.kind(at + 1) == Some(Kind::Comma);
    let with = if comma { at + 2 } else { at + 1 };
    let lemma = map.clause.lemma(with);
    let number = (lemma == "with" || lemma == "at" && comma) && map.clause.has_number(with + 1);
    let before = at.checked_sub(1).and_then(|at| map.clause.get(at));
    let led = before.is_some_and(|before| before.kind == Kind::Preposition);
    // "Rescuers from Italy and Kosovo with 22 dogs" have them elsewhere.
    let bare = map.clause.get(with + 1).is_some_and(|number| number.bare);
    let told = comma || before.is_none_or(|before| before.verb().is_some());
    if !(bare || told) {
        return None;
    }
    let place =
        map.at(at, None).filter(|_| number && !led && !map.clause.is_time(with + 1)).or_else(|| {
            let phrase = map.clause.get(at).filter(|phrase| number && !led && phrase.is_noun())?;
            let name = map.capitals(&phrase.tokens).filter(|name| name.end == phrase.tokens.end)?;
            let located = (series && bare || map.names.located(&map.cased(&name)) > 0) && !map.refused(&name);
            located.then(|| Spotted::new(name, at + 1, Surety::Name))
        })?;
    let whole = map.clause.get(at).is_some_and(|phrase| place.tokens.end == phrase.tokens.end);
    let named = place.surety <= Surety::Name && place.again.is_none();
    (whole && named).then_some(Phrase { chunks: at..place.end, place, joined: true })
}

/// Reads the place that a verb of coming has as its object: "entered Chad in May", "reached Port Marle by dusk".
fn entered(map: &Map<'_, '_>, at: usize) -> Option<Phrase> {
    let verb = map.clause.get(at)?.verb().filter(|verb| !verb.passive)?;
    let reach = map.clause.lexicon.speech.locative(map.clause.lemma(at)) == Some(PlacePreposition::Reached);
    let place =
        map.at(at + 1, Some(PlacePreposition::Toward)).filter(|_| reach && verb.form != Form::Infinitive)?;
    (place.surety <= Surety::Name).then(|| Phrase { chunks: at + 1..place.end, place, joined: false })
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
    // "The prisoners were moved: 40 to Leigh and 31 to Ashby"
    let moved = || {
        series
            && (0..at).any(|at| {
                let verb = map.clause.get(at).and_then(Chunk::verb);
                let colon = map
                    .clause
                    .get(at + 1)
                    .and_then(|mark| map.token(mark.head))
                    .is_some_and(|mark| mark.text == ":");
                verb.is_some_and(|verb| verb.passive) && colon
            })
    };
    passive || goes(map, at) || series && to || moved()
}

/// Returns whether "above" belongs to a noun behind a preposition: "people from the offices above the brewery" are
/// there no more.
fn is_upstairs(map: &Map<'_, '_>, at: usize) -> bool {
    let noun = at.checked_sub(1).filter(|noun| map.clause.get(*noun).is_some_and(Chunk::is_noun));
    let led = noun.and_then(|noun| noun.checked_sub(1));
    led.is_some_and(|led| map.clause.kind(led) == Some(Kind::Preposition) && map.clause.lemma(led) != "on")
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
