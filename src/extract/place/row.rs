//! Defines the matcher of places that label a row, a list entry or a section: "Kentucky: 46 arrests",
//! "North Quay .... 1,450", "North 1.1 million; Midlands 0.7 million".

use super::recognise::{Map, Spotted, Surety};
use crate::extract::phrase::{Chunk, Kind};
use crate::extract::scene::Scene;
use crate::lexicon::{NameWord, PlacePreposition, WordRole};
use crate::text::{Shape, Tag};
use std::ops::Range;

/// Returns the place that labels the number at a chunk: at the head of its part of the sentence, or
/// of the whole.
pub(super) fn label(map: &Map<'_, '_>, scene: &Scene<'_, '_>, chunk: usize) -> Option<Spotted> {
    let first = scene.zones.get(scene.zones.at(chunk)).first;
    let part = if is_mark(map, first) { first + 1 } else { first };
    let near = || beside(map, chunk).filter(|at| place(map, *at).is_some());
    let lead = || label_at(map, lead(map), chunk).filter(|at| !is_dateline(map, *at));
    if let Some(entry) = listed(map, chunk) {
        return Some(entry);
    }
    near()
        .or_else(|| label_at(map, part, chunk).filter(|at| !is_dateline(map, *at)))
        .or_else(lead)
        .and_then(|at| place(map, at))
}

/// Returns the chunk of the label with its colon right before the number, behind a comma: "Kansas: 62,000 homes,
/// Utah: 8,000".
fn beside(map: &Map<'_, '_>, chunk: usize) -> Option<usize> {
    let colon = chunk.checked_sub(1).filter(|at| map.clause.kind(*at) == Some(Kind::Break))?;
    let colon = Some(colon)
        .filter(|at| map.clause.get(*at).and_then(|c| map.token(c.head)).is_some_and(|t| t.text == ":"))?;
    let label = colon
        .checked_sub(1)
        .filter(|at| map.clause.get(*at).is_some_and(|c| c.is_noun() && c.number.is_none()))?;
    let parted = label.checked_sub(1).is_some_and(|at| map.clause.kind(at) == Some(Kind::Comma));
    let before = (0..label).any(|at| map.clause.has_number(at));
    (parted && before).then_some(label)
}

/// Returns the name before a comma and the number in a list whose entries semicolons part: "By
/// community: Pine Hollow, 88; Elk Flat, 37; Marlow, 18".
fn listed(map: &Map<'_, '_>, chunk: usize) -> Option<Spotted> {
    let mark = |at: Option<usize>, texts: &[&str]| {
        let token = at.and_then(|at| map.clause.get(at)).and_then(|mark| map.token(mark.head));
        token.is_some_and(|token| texts.contains(&token.text))
    };
    let own = map.clause.get(chunk).filter(|own| own.bare)?;
    let comma = chunk.checked_sub(1).filter(|at| mark(Some(*at), &[","]))?;
    let label = comma.checked_sub(1).filter(|at| map.clause.get(*at).is_some_and(Chunk::is_noun))?;
    let before = label.checked_sub(1);
    let parted = mark(before, &[";"]) || mark(Some(chunk + 1), &[";"]);
    let opens = before.is_none() || mark(before, &[";", ":"]);
    if !(parted && opens && own.tokens.len() < 3) {
        return None;
    }
    let phrase = map.clause.get(label)?;
    let name = map.capitals_from(&phrase.tokens, 0).filter(|name| *name == phrase.tokens && name.len() > 1);
    let name = name.filter(|name| !map.refused(name) && !map.clause.is_time(label));
    place(map, label).or_else(|| name.map(|name| Spotted::new(name, label + 1, Surety::Name)))
}

/// Returns whether a dash stands behind the words in capitals at a chunk and a sentence behind that: "LILONGWE -
/// Forty-one cases were recorded" tells where it was written.
fn is_dateline(map: &Map<'_, '_>, at: usize) -> bool {
    let Some(label) = map.clause.get(at) else { return false };
    let dash = map.clause.get(at + 1).and_then(|mark| map.token(mark.head));
    let dash = dash.is_some_and(|mark| matches!(mark.text, "-" | "–" | "—" | "--"));
    let verb = (at + 2..map.clause.chunks.len()).any(|at| map.clause.is_finite(at));
    dash && verb && super::recognise::is_shouted(map.words(&label.tokens))
}

/// Returns the first chunk that is no bullet or other mark, and no "of whom" before a part.
pub(super) fn lead(map: &Map<'_, '_>) -> usize {
    let first = (0..map.clause.chunks.len()).find(|at| !is_mark(map, *at)).unwrap_or(0);
    let part =
        map.clause.lemma(first) == "of" && matches!(map.clause.lemma(first + 1), "who" | "whom" | "which");
    if part { first + 2 } else { first }
}

/// Returns the chunk of the label that begins the part of the sentence from chunk `from` on: only
/// marks stand between it and the first number behind it, which is at `chunk` or before.
pub(super) fn label_at(map: &Map<'_, '_>, from: usize, chunk: usize) -> Option<usize> {
    let label = map.clause.get(from).filter(|label| label.number.is_none() && label.verb().is_none())?;
    let word = map.token(label.tokens.start).is_some_and(|token| token.shape.is_capitalised());
    // "Kroshica, town hall: 0.34 g"
    let apposed = map.clause.kind(from + 1) == Some(Kind::Comma)
        && map.clause.get(from + 2).is_some_and(|next| next.is_noun() && next.number.is_none())
        && is_mark(map, from + 3);
    // "Kansas (town): 62,000"
    let bracketed = map.clause.kind(from + 1) == Some(Kind::Open)
        && map.clause.get(from + 2).is_some_and(|next| next.is_noun() && next.number.is_none())
        && map.clause.kind(from + 3) == Some(Kind::Close)
        && is_mark(map, from + 4);
    let behind = if apposed {
        from + 3
    } else if bracketed {
        from + 4
    } else {
        from + 1
    };
    let next = (behind..=chunk).find(|at| !is_mark(map, *at))?;
    let numbered = map.clause.get(next).is_some_and(|next| next.number.is_some());
    (word && numbered).then_some(from)
}

/// Returns the place whose name and a colon or dash open the sentence: "BRENNICK: Water stood in 210
/// houses".
pub(super) fn opening(map: &Map<'_, '_>) -> Option<Spotted> {
    let mark = map.clause.get(1).filter(|mark| mark.kind == Kind::Break)?;
    let colon = map.token(mark.head).is_some_and(|token| matches!(token.text, ":" | "–" | "—"));
    let place = place(map, 0).filter(|_| colon)?;
    // "LILONGWE — Forty-one cases were recorded": that is where it was written.
    let dash = map.token(mark.head).is_some_and(|token| token.text != ":");
    if dash && super::recognise::is_shouted(map.words(&place.tokens)) {
        return None;
    }
    let located = map.names.located(&map.cased(&place.tokens)) > 0;
    (place.surety == Surety::Known || located).then_some(place)
}

/// Returns the place in front of the brackets that the number at a chunk stands in: "Texas (41)".
pub(super) fn bracketed(map: &Map<'_, '_>, chunk: usize) -> Option<Spotted> {
    let open = chunk.checked_sub(1).filter(|open| map.clause.kind(*open) == Some(Kind::Open))?;
    let host = open.checked_sub(1)?;
    let place = map.at(host, Some(PlacePreposition::Spot))?;
    let located = map.names.located(&map.cased(&place.tokens)) > 0;
    (place.surety == Surety::Known || located).then_some(place)
}

/// Returns the label of the row as a place, whatever word it is, but for totals.
pub(super) fn word(map: &Map<'_, '_>, chunk: usize) -> Option<Spotted> {
    let at = label_at(map, lead(map), chunk)?;
    let label =
        map.clause.get(at).filter(|label| label.kind != Kind::Preposition && !is_dateline(map, at))?;
    let amount = map.clause.lexicon.frames.is(map.clause.lemma(at), WordRole::Amount);
    let single = label.tokens.len() == 1 && !amount;
    single.then(|| Spotted::new(label.tokens.clone(), at + 1, Surety::Name))
}

/// Returns the label in the first cell of a row as a place, but for totals.
pub(super) fn cell(map: &Map<'_, '_>, tokens: Range<usize>) -> Option<Spotted> {
    let amount = |at: usize| {
        map.token(at)
            .is_some_and(|token| map.clause.lexicon.frames.is(&token.text.to_lowercase(), WordRole::Amount))
    };
    let end = map.clause.chunk_of(tokens.end - 1) + 1;
    (!tokens.clone().any(amount)).then_some(Spotted::new(tokens, end, Surety::Name))
}

/// Returns whether the chunk is a colon, a row of dots or another mark.
fn is_mark(map: &Map<'_, '_>, at: usize) -> bool {
    let Some(chunk) = map.clause.get(at) else { return false };
    let token = map.token(chunk.head);
    chunk.kind == Kind::Break
        || chunk.kind == Kind::Other && token.is_some_and(|token| token.shape == Shape::Mark)
}

/// Returns the place the label at a chunk names.
pub(super) fn place(map: &Map<'_, '_>, at: usize) -> Option<Spotted> {
    let phrase = map.clause.get(at).filter(|phrase| phrase.number.is_none())?;
    let name = map.capitals_from(&phrase.tokens, 0).filter(|name| name.start == phrase.tokens.start)?;
    let last = phrase.tokens.end;
    // "St Aldhelm's: 15"
    let owner = map.token(last - 1).is_some_and(|token| matches!(token.text, "'s" | "’s"));
    let name = if owner && name.end + 1 == last && name.len() > 1 { name.start..last } else { name };
    let whole = name.end == last;
    let surety = Surety::Known;
    let spotted = |tokens: Range<usize>, surety| Some(Spotted::new(tokens, at + 1, surety));
    if map.entry(&name).is_some() && whole {
        return spotted(name, surety);
    }
    if whole && is_direction(map, &name) {
        return spotted(name, surety);
    }
    if let Some(prefix) = before_body(map, &name) {
        return spotted(prefix, surety);
    }
    let noun = map.clause.lexicon.places.noun(&map.words(&(last - 1..last)).to_lowercase()).is_some();
    // "Operation Quiet Harbor: 184 arrests"
    if noun && phrase.tokens.len() > 1 && !map.is_event(&name) {
        return spotted(phrase.tokens.clone(), surety);
    }
    let unknown = whole && !map.refused(&name) && !is_common(map, &name);
    if unknown { spotted(name, Surety::Name) } else { None }
}

/// Returns whether the label is a direction or a plural of places ("North", "Islands").
fn is_direction(map: &Map<'_, '_>, name: &Range<usize>) -> bool {
    let word = map.words(name).to_lowercase();
    name.len() == 1 && map.clause.lexicon.places.noun(&word).is_some()
}

/// Returns the place in front of a body: "Ludno" in "Ludno Regional Police".
fn before_body(map: &Map<'_, '_>, name: &Range<usize>) -> Option<Range<usize>> {
    let body = |at: &usize| {
        let word = map.token(*at).map_or("", |token| token.text);
        matches!(map.clause.lexicon.names.of(word), Some(NameWord::Kind(_)))
    };
    name.clone().find(body)?;
    let known = |at: &usize| !is_dictionary(map, *at);
    let end = name.clone().find(|at| !known(at)).unwrap_or(name.end);
    let prefix = name.start..end;
    let fits = !prefix.is_empty() && prefix.len() < name.len();
    fits.then(|| {
        (name.start + 1..=end).rev().map(|end| name.start..end).find(|part| map.entry(part).is_some())
    })
    .flatten()
    .or_else(|| fits.then_some(prefix))
}

fn is_dictionary(map: &Map<'_, '_>, at: usize) -> bool {
    let word = map.token(at).map_or(String::new(), |token| token.text.to_lowercase());
    map.clause.lexicon.words.get(&word).is_some()
}

/// Returns whether every word of the label is a common one ("Registered refugees", "Total").
fn is_common(map: &Map<'_, '_>, name: &Range<usize>) -> bool {
    let amount = map.clause.lexicon.frames.is(&map.words(name).to_lowercase(), WordRole::Amount);
    let acronym = name.clone().all(|at| map.token(at).is_some_and(|token| token.shape == Shape::Upper));
    let number = name.clone().any(|at| map.token(at).is_some_and(|token| token.tag == Tag::Number));
    amount || acronym || number || name.clone().all(|at| is_dictionary(map, at))
}
