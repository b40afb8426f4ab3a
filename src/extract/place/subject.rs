//! Defines the matcher of places that stand as the subject of the number's verb: "Missouri had 37
//! beds", "Kentucky's operation led to 46 arrests", "Iowa police detained 11", "the port handles".

use super::recognise::{Map, Spotted, Surety};
use crate::extract::clause::Role;
use crate::extract::number::Number;
use crate::extract::phrase::{Chunk, Kind};
use crate::extract::scene::Scene;
use crate::extract::speaker::attribution::Attribution;
use crate::extract::zone::ZoneKind;
use crate::lexicon::{PlaceKind, PlacePreposition, SpeakerNoun, WordRole};
use crate::model::Dimension;
use crate::text::Tag;

/// Returns the place in the subject of the clause that the number at a chunk stands in.
pub(super) fn subject(
    map: &Map<'_, '_>,
    scene: &Scene<'_, '_>,
    chunk: usize,
) -> Option<(Spotted, &'static str)> {
    if is_part_of_whole(map, chunk) {
        return None;
    }
    let zone = scene.zones.get(scene.zones.at(chunk));
    let host = zone.host.filter(|_| zone.kind == ZoneKind::Relative);
    if let Some(place) = host.and_then(|host| hosted(map, host, zone.first, verb_before(map, scene, chunk))) {
        return Some((place, "what the clause is about"));
    }
    let Some(verb) = verb_before(map, scene, chunk) else { return speaker(map, scene, chunk) };
    let subject = map.clause.subject_of(verb).filter(|subject| *subject < chunk)?;
    if scene.zones.get(scene.zones.at(subject)).kind == ZoneKind::Attribution {
        return speaker(map, scene, chunk);
    }
    if is_team(map, subject, verb, chunk) {
        return None;
    }
    let held = || holder(map, subject, verb).filter(|place| is_held(map, scene, chunk, place));
    named(map, subject).or_else(|| held().map(|place| (place, "place as subject")))
}

/// Returns whether a place without a name may be what holds the number: a market that falls by 3 percent and a
/// river that peaks at 22 feet are no places where that is so.
fn is_held(map: &Map<'_, '_>, scene: &Scene<'_, '_>, chunk: usize, place: &Spotted) -> bool {
    let number = map.clause.get(chunk).and_then(|chunk| scene.numbers.get(chunk.number?));
    let object = || matches!(map.clause.role(chunk), Role::Object(_));
    let holds = |number: &Number| match number.quantity.unit.dimension {
        Dimension::Count => true,
        Dimension::Money | Dimension::Share => false,
        _ => object(),
    };
    place.surety != Surety::Common || number.is_none_or(holds)
}

/// Reads "Texas officials reported 41 deaths", "Texas reported 41 deaths"; a nation and its officials
/// often speak of other places.
fn speaker(map: &Map<'_, '_>, scene: &Scene<'_, '_>, chunk: usize) -> Option<(Spotted, &'static str)> {
    let before = |found: &&Attribution| found.distance(chunk).is_some() && found.segment.end <= chunk;
    let who = scene.attributions.iter().find(before)?.who.tokens.start;
    let subject = map.clause.chunk_of(who);
    let phrase = map.clause.get(subject)?;
    let alone = |place: &Spotted| place.surety == Surety::Known && place.tokens == phrase.tokens;
    let place = map.at(subject, None).filter(alone).or_else(|| police(map, phrase, subject))?;
    let near = map.entry(&place.tokens).is_none_or(|entry| entry.kind > PlaceKind::Country);
    near.then_some((place, "place before the speaker"))
}

/// Reads "the terminal, which handles 1.9 million", "the camp of Dar Essalin, where 120,000 live".
fn hosted(map: &Map<'_, '_>, host: usize, opener: usize, verb: Option<usize>) -> Option<Spotted> {
    let place = verb.and_then(|verb| holder(map, host, verb));
    let there = map.clause.lemma(opener) == "where";
    let led = if there { Some(PlacePreposition::Region) } else { None };
    place.or_else(|| map.at(host, led).filter(|place| there || place.again.is_some()))
}

/// Returns whether the number is the whole that another is a part of ("23 of the 1,340 centres").
fn is_part_of_whole(map: &Map<'_, '_>, chunk: usize) -> bool {
    let of = map.clause.before(chunk).filter(|before| map.clause.lemma(*before) == "of");
    let part = of.and_then(|of| map.clause.before(of)).and_then(|before| map.clause.get(before));
    part.is_some_and(|part| part.number.is_some())
}

/// Returns whether the name of a place stands for a team: with a verb in the plural ("Australia were all
/// out for 167"), or with what is counted in games ("Brazil won three medals").
fn is_team(map: &Map<'_, '_>, subject: usize, verb: usize, chunk: usize) -> bool {
    let frames = &map.clause.lexicon.frames;
    let token = |at: usize| map.clause.get(at).and_then(|chunk| map.token(chunk.head));
    let single = token(subject).is_some_and(|head| head.tag == Tag::Name && !head.text.ends_with('s'));
    let first = map.clause.get(verb).and_then(|verb| map.token(verb.tokens.start));
    let plural = first.is_some_and(|verb| matches!(verb.lower.as_ref(), "were" | "are" | "have"));
    let joined = subject > 0 && map.clause.kind(subject - 1) == Some(Kind::Conjunction);
    let game = token(chunk).is_some_and(|head| frames.is(&head.lemma, WordRole::Game));
    single && plural && !joined || game
}

/// Returns the first verb before the number in its zone, or in the one that "and" joins it to.
fn verb_before(map: &Map<'_, '_>, scene: &Scene<'_, '_>, chunk: usize) -> Option<usize> {
    let mut zone = scene.zones.at(chunk);
    loop {
        let inside = |at: &usize| scene.zones.at(*at) == zone;
        let verb = |at: &usize| map.clause.get(*at).and_then(Chunk::verb).is_some() && inside(at);
        if let Some(verb) = (0..chunk).find(verb) {
            return Some(verb);
        }
        // "The river rose, and 2,900 people were moved": the number has a verb of its own; "with 46 arrested
        // and 21 rescued" belongs to the verb before.
        let with = || (0..chunk).any(|at| map.clause.lemma(at) == "with");
        if matches!(map.clause.role(chunk), Role::Subject(_)) && !with() {
            return None;
        }
        let around = scene.zones.get(zone);
        zone = around.parent.filter(|_| around.kind == ZoneKind::Joined)?;
    }
}

/// Reads "Missouri", "Missouri's operation", "Iowa police".
fn named(map: &Map<'_, '_>, subject: usize) -> Option<(Spotted, &'static str)> {
    let phrase = map.clause.get(subject).filter(|phrase| phrase.number.is_none())?;
    if let Some(place) = map.possessor(phrase) {
        return Some((place, "place whose subject it is"));
    }
    let whole = map.at(subject, None).filter(|place| place.surety <= Surety::Name);
    if let Some(place) = whole {
        return Some((place, "place as subject"));
    }
    if let Some(place) = called(map, phrase, subject) {
        return Some((place, "name that is said to be a place"));
    }
    let place = police(map, phrase, subject).map(|place| (place, "place before the subject"));
    place.or_else(|| located(map, phrase, subject).map(|place| (place, "name of a place as subject")))
}

/// Reads a name that is said to be a place: "Namasiku has become the district hardest hit".
fn called(map: &Map<'_, '_>, phrase: &Chunk, subject: usize) -> Option<Spotted> {
    let name = map.capitals_from(&phrase.tokens, 0).filter(|name| name.end == phrase.tokens.end)?;
    let verb = map
        .clause
        .after(subject)
        .filter(|verb| matches!(map.clause.lemma(*verb), "be" | "become" | "remain"))?;
    let what = map.clause.after(verb).and_then(|what| map.clause.get(what)).filter(|what| what.is_noun())?;
    let head = map.token(what.head).filter(|head| head.tag == Tag::Noun)?;
    let area = map.clause.lexicon.places.noun(&head.lemma).is_some_and(|kind| kind <= PlaceKind::City);
    (area && !map.refused(&name)).then(|| Spotted::new(name, subject + 1, Surety::Name))
}

/// Reads a name that stands behind a preposition of place elsewhere in the document, alone or before
/// another noun: "Brennick was worst hit", "the Brennick gauge showed".
fn located(map: &Map<'_, '_>, phrase: &Chunk, subject: usize) -> Option<Spotted> {
    let name = map.capitals(&phrase.tokens)?;
    let placed = map.names.located(&map.cased(&name)) > 0 && !map.refused(&name);
    let head = map.token(phrase.head)?;
    let body = map.clause.lexicon.speech.noun(&head.lemma).is_some() && head.tag != Tag::Name;
    (placed && !body).then_some(Spotted::new(name, subject + 1, Surety::Name))
}

/// Reads the place in front of a body or people in lower case: "Iowa police", "Texas officials".
fn police(map: &Map<'_, '_>, phrase: &Chunk, subject: usize) -> Option<Spotted> {
    let name = map.capitals(&phrase.tokens).filter(|name| name.end == phrase.head)?;
    let head = map.token(phrase.head)?;
    let body =
        matches!(map.clause.lexicon.speech.noun(&head.lemma), Some(SpeakerNoun::Body | SpeakerNoun::Person));
    let known = map.entry(&name).is_some() || map.names.located(map.words(&name)) > 0;
    (body && known).then_some(Spotted::new(name, subject + 1, Surety::Known))
}

/// Reads "the camp holds 500", "the county has 23": a common noun for a place before a verb of
/// measure, and the name beside it ("a second camp, Bir Tamat, holds").
fn holder(map: &Map<'_, '_>, subject: usize, verb: usize) -> Option<Spotted> {
    let lemma = map.clause.lemma(verb);
    let measures = map.clause.lexicon.frames.is(lemma, WordRole::Measure) || lemma == "have";
    let phrase = map.clause.get(subject).filter(|phrase| measures && phrase.number.is_none())?;
    let head = map.token(phrase.head)?;
    let noun = map.clause.lexicon.places.noun(&head.lemma).filter(|_| head.tag != Tag::Nouns);
    if let Some(kind) = noun {
        let country = kind <= PlaceKind::Country;
        let start =
            phrase.tokens.clone().find(|at| map.token(*at).is_some_and(|token| token.tag.is_noun()))?;
        let tokens = start..phrase.head + 1;
        return (!country).then_some(Spotted::new(tokens, subject + 1, Surety::Common));
    }
    // "A second camp further south, Bir Tamat, holds": the name takes its kind from the noun before.
    let name = map.capitals(&phrase.tokens).filter(|name| !map.refused(name))?;
    let before = subject.checked_sub(1)?;
    let apposed = (before.saturating_sub(5)..before).rev().any(|at| {
        let noun = map.clause.get(at).is_some_and(Chunk::is_noun);
        noun && map.clause.lexicon.places.noun(map.clause.lemma(at)).is_some()
    });
    let comma = map.clause.kind(before) == Some(Kind::Comma);
    (apposed && comma).then_some(Spotted::new(name, subject + 1, Surety::Name))
}
