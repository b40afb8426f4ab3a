//! Defines how an amount gets what it is per: "$5 a gallon", "12 per 100,000 people", "180 a day".

use super::draft::Draft;
use super::pieces::{Look, Text};
use crate::lexicon::{Cue, Lexicon, Tag};
use crate::model::{Dimension, Kind};
use std::ops::Range;

/// How many words may stand between an amount and "per".
const PER_REACH: usize = 5;

/// How many pieces brackets with the same amount in another unit may take.
const BRACKETS: usize = 8;

/// How many words may stand between a count and "a day".
const A_REACH: usize = 3;

/// Gives each standing draft what it is per.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.phrase.start).collect();
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.stands()) {
        let end = past_brackets(text, draft.phrase.end);
        let next = starts.iter().skip(at + 1).find(|start| **start >= end).copied();
        let next = next.unwrap_or_else(|| text.len());
        let Some((per, from, end)) = find(draft, text, lexicon, end..next) else { continue };
        // "247 kilometres (153 miles) per hour": a length per time is a speed, whatever stands between.
        let short = if per == "hour" { "h" } else { "s" };
        let speed = lexicon.units.by_code(&format!("{}/{short}", draft.quantity.unit.code));
        let speed = speed.filter(|unit| unit.dimension == Dimension::Speed);
        if let Some(unit) = speed.filter(|_| matches!(per.as_str(), "hour" | "second")) {
            draft.quantity.unit = unit.clone();
            continue;
        }
        draft.quantity.per = Some(per);
        if draft.kind == Kind::Level {
            draft.kind = Kind::Rate;
        }
        if from == draft.phrase.end {
            draft.phrase.end = end;
        }
    }
}

/// Returns the base, and the pieces it begins and ends at; `reach` goes from the end of the draft to the
/// next one.
fn find(
    draft: &Draft,
    text: &Text<'_>,
    lexicon: &Lexicon,
    reach: Range<usize>,
) -> Option<(String, usize, usize)> {
    let (end, next) = (reach.start, reach.end);
    for at in end..(end + PER_REACH).min(text.len()) {
        let hyphen = super::words::hyphen(text, at);
        if text.is(at, &["per"]) || (text.raw(at) == "/" && at == end && draft.own_unit) {
            return base(text, at + 1, lexicon).map(|(per, after)| (per, at, after));
        }
        let near = at <= end + A_REACH && at < next && text.cue(Cue::Each, at + hyphen);
        if let Some((per, after)) = article(draft, text, at + hyphen, at == end).filter(|_| near) {
            return Some((per, at, after));
        }
        if at < next && text.cue(Cue::RateAdverb, at) {
            return adverb(text.word(at)).map(|per| (per, at, at + 1));
        }
        if text.is(at, &["apiece"]) && draft.quantity.unit.dimension == Dimension::Money {
            return Some(("piece".to_owned(), at, at + 1));
        }
        let stop = matches!(
            text.tag(at),
            Tag::Preposition | Tag::To | Tag::Conjunction | Tag::Past | Tag::Auxiliary | Tag::Wh
        );
        if (stop && !text.is(at, &["of"])) || (!text.looks(at, Look::Word) && hyphen == 0) {
            return None;
        }
    }
    None
}

/// Returns the piece behind brackets that give the amount again in another unit, or behind those that
/// the amount stands in ("4,200 yuan ($590) a tonne"), or `at` itself.
fn past_brackets(text: &Text<'_>, at: usize) -> usize {
    if text.is(at, &[")"]) {
        return at + 1;
    }
    let close = (at + 1..at + BRACKETS).find(|&at| text.is(at, &[")"]));
    close.filter(|_| text.is(at, &["("])).map_or(at, |close| close + 1)
}

/// Returns the base behind "per": a noun, or a number with its noun.
fn base(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    let digits = text.looks(at, Look::Digits);
    let number = if digits {
        Some((text.raw(at).replace(',', ""), at + 1))
    } else {
        super::words::scale(text, at).map(|(scale, end)| (scale.normalize().to_string(), end))
    };
    if let Some((number, end)) = number {
        if let Some((unit, end)) = super::measures::measure(text, end, lexicon) {
            return Some((format!("{number} {}", unit.code), end));
        }
        let open = usize::from(super::words::is_open(text, end) && !super::words::is_plural(text, end));
        let named = super::words::is_plural(text, end + open);
        let noun = if named { text.word(end + open) } else { "people" };
        return Some((format!("{number} {noun}"), end));
    }
    if !text.looks(at, Look::Word) {
        return None;
    }
    let joined = text.cue(Cue::UnitKind, at);
    let single = text.lemma(at);
    if joined {
        Some((format!("{} {}", text.word(at), text.lemma(at + 1)), at + 2))
    } else {
        Some((single.to_owned(), at + 1))
    }
}

/// Returns the base behind "a": what an amount of money or a measure is asked for, or a time.
fn article(draft: &Draft, text: &Text<'_>, at: usize, next: bool) -> Option<(String, usize)> {
    let noun = at + 1 + super::words::hyphen(text, at + 1);
    let word = text.word(noun);
    let or_two = text.is(noun + 1, &["or"]) && text.cue(Cue::OrTwo, noun + 2);
    let and_half = text.is(noun + 1, &["and"]) && text.is(noun + 2, &["a"]);
    let before = text.cue(Cue::Ago, noun + 1) || text.is(noun + 1, &["on"]) || or_two || and_half;
    let time = text.cue(Cue::RateTime, noun) && !before;
    let thing = text.cue(Cue::Rate, noun) && draft.own_unit && next;
    let per_time = draft.quantity.unit.dimension != Dimension::Time || text.is(at, &["a"]);
    ((time && per_time) || thing).then(|| (word.to_owned(), noun + 1))
}

/// Returns the noun of an adverb of time ("hourly", "daily"); "annually" is the only one that is not
/// made of its noun.
fn adverb(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ly")?;
    let noun = stem.strip_suffix('i').map_or_else(|| stem.to_owned(), |stem| format!("{stem}y"));
    Some(if noun == "annual" { "year".to_owned() } else { noun })
}
