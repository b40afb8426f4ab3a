//! Defines how a place is led back to what it was called before: "the terminal" to "Eastbank terminal", and
//! "there" to the place of the sentence before.

use super::phrase;
use super::recognise::{Map, Spotted, Surety};
use crate::extract::names::Run;
use crate::extract::phrase::{Chunk, Kind};
use crate::extract::scene::{Scene, Stage};
use crate::lexicon::{NameKind, PlaceKind};
use crate::model::{SentenceKind, Span};

/// How far back a name is looked for, in bytes. Origin: two paragraphs of news.
const BACK: usize = 1200;

/// Returns the bytes of the name that a noun for a place stood with last before a byte: "Eastbank terminal",
/// "Larkfield Prison", or "Kessen" where there was "the plant at Kessen".
pub(super) fn named_before(map: &Map<'_, '_>, noun: &str, byte: usize) -> Option<Span> {
    let near = map.names.within(Span::new(byte.saturating_sub(BACK), byte));
    near.filter_map(|run| called(map, run, noun)).last()
}

/// Returns the bytes of the place of a kind that was named last before a byte: the gazetteer tells the kind, and
/// of places that it does not know any may be meant.
pub(super) fn named_last(map: &Map<'_, '_>, kind: PlaceKind, byte: usize) -> Option<Span> {
    let lexicon = map.clause.lexicon;
    let fits = |run: &&Run<'_>| {
        let known = lexicon.places.named(run.name).next().map(|entry| entry.kind);
        known == Some(kind) || known.is_none() && map.names.located(run.name) > 0
    };
    let near = map.names.within(Span::new(byte.saturating_sub(BACK), byte));
    near.filter(fits)
        .filter(|run| map.names.kind(run.name, lexicon) == Some(NameKind::Place))
        .last()
        .map(|run| run.span)
}

/// Returns the bytes of a name together with the noun, where it stands beside the noun.
fn called(map: &Map<'_, '_>, run: &Run<'_>, noun: &str) -> Option<Span> {
    let whole = run.name.contains(' ') && run.last_word().eq_ignore_ascii_case(noun);
    if whole {
        return Some(run.span);
    }
    let person = || map.names.kind(run.name, map.clause.lexicon) == Some(NameKind::Person);
    let behind = map.text.get(run.span.end..)?.strip_prefix(' ').and_then(|rest| rest.strip_prefix(noun));
    if behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return (!person()).then(|| Span::new(run.span.start, run.span.end + 1 + noun.len()));
    }
    let mut words = map.text.get(..run.span.start)?.trim_end().rsplit(' ');
    let led =
        words.next().is_some_and(|word| word == "of" || map.clause.lexicon.speech.locative(word).is_some());
    let kind = led && words.next() == Some(noun);
    (kind && !person()).then_some(run.span)
}

/// Returns whether "there" stands in the clause of the number at a chunk.
pub(super) fn says_there(scene: &Scene<'_, '_>, chunk: usize) -> bool {
    let clause = scene.clause;
    // "The hospital there has" looks like "there has been".
    let behind_noun = |at: usize| at > 0 && clause.get(at - 1).is_some_and(Chunk::is_noun);
    let there = |at: &usize| match clause.kind(*at) {
        Some(Kind::Adverb) => clause.lemma(*at) == "there" && clause.lemma(*at + 1) != "be",
        Some(Kind::Other) => {
            clause.lemma(*at) == "there" && clause.lemma(*at + 1) != "be" && behind_noun(*at)
        }
        _ => false,
    };
    let mut near = (0..clause.chunks.len()).filter(there);
    near.any(|at| scene.zones.at(at) == scene.zones.at(chunk))
}

/// Returns whether the word right behind the number at a chunk says that it is for here or elsewhere, which
/// names no place ("410 here and 300 in Leeds").
pub(super) fn is_elsewhere(scene: &Scene<'_, '_>, chunk: usize) -> bool {
    let clause = scene.clause;
    clause.kind(chunk + 1) == Some(Kind::Adverb) && matches!(clause.lemma(chunk + 1), "here" | "elsewhere")
}

/// Returns the place that the sentence before names last, or is about, with the map of that sentence.
pub(super) fn of_sentence_before<'m, 'a>(
    stage: &'m Stage<'_, 'a>,
    map: &Map<'m, 'a>,
    view: usize,
) -> Option<(Map<'m, 'a>, Spotted)> {
    let before = view.checked_sub(1)?;
    if stage.reader.views.get(before)?.sentence.kind != SentenceKind::Prose {
        return None;
    }
    let map = Map { clause: stage.reader.clause(before), ..*map };
    let phrases = phrase::phrases(&map);
    let named = |phrase: &&phrase::Phrase| phrase.place.surety <= Surety::Name;
    let common = |phrase: &&phrase::Phrase| phrase.place.surety == Surety::Common;
    let found = phrases.iter().rev().find(named).or_else(|| phrases.iter().rev().find(common));
    let subject = || {
        let first = map.clause.chunks.iter().position(Chunk::is_noun)?;
        map.at(first, None).filter(|place| place.surety <= Surety::Name)
    };
    let place = found.map(|phrase| phrase.place.clone()).or_else(subject)?;
    Some((map, place))
}
