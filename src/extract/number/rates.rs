//! Defines how an amount gets what it is per: "$5 a gallon", "12 per 100,000 people", "180 a day".

use super::draft::Draft;
use super::pieces::{Look, Text};
use crate::lexicon::{Cue, Lexicon, Tag};
use crate::model::{Dimension, Kind};

/// How many words may stand between an amount and "per".
const PER_REACH: usize = 5;

/// How many words may stand between a count and "a day".
const A_REACH: usize = 3;

/// Gives each standing draft what it is per.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.phrase.start).collect();
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.stands()) {
        let next = starts.get(at + 1).copied().unwrap_or_else(|| text.len());
        let Some((per, from, end)) = find(draft, text, lexicon, next) else { continue };
        draft.quantity.per = Some(per);
        if draft.kind == Kind::Level {
            draft.kind = Kind::Rate;
        }
        if from == draft.phrase.end {
            draft.phrase.end = end;
        }
    }
}

/// Returns the base, and the pieces it begins and ends at.
fn find(draft: &Draft, text: &Text<'_>, lexicon: &Lexicon, next: usize) -> Option<(String, usize, usize)> {
    let end = draft.phrase.end;
    for at in end..(end + PER_REACH).min(text.len()) {
        let hyphen = super::words::hyphen(text, at);
        if text.is(at, &["per"]) || (text.raw(at) == "/" && at == end && draft.own_unit) {
            return base(text, at + 1, lexicon).map(|(per, after)| (per, at, after));
        }
        let near = at <= end + A_REACH && at < next && text.is(at + hyphen, &["a", "an", "each", "every"]);
        if let Some((per, after)) = article(draft, text, at + hyphen, lexicon, at == end).filter(|_| near) {
            return Some((per, at, after));
        }
        if at < next && text.cue(Cue::RateAdverb, at) {
            return adverb(text.word(at)).map(|per| (per.to_owned(), at, at + 1));
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

/// Returns the base behind "per": a noun, or a number with its noun.
fn base(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    if text.looks(at, Look::Digits) {
        let number = text.raw(at).replace(',', "");
        if let Some((unit, end)) = super::measures::measure(text, at + 1, lexicon) {
            return Some((format!("{number} {}", unit.code), end));
        }
        let noun = if super::words::is_plural(text, at + 1) { text.word(at + 1) } else { "people" };
        return Some((format!("{number} {noun}"), at + 1));
    }
    if !text.looks(at, Look::Word) {
        return None;
    }
    let joined = text.is(at, &["square", "cubic", "metric", "troy"]);
    let single = text.lemma(at);
    if joined {
        Some((format!("{} {}", text.word(at), text.lemma(at + 1)), at + 2))
    } else {
        Some((single.to_owned(), at + 1))
    }
}

/// Returns the base behind "a": what an amount of money or a measure is asked for, or a time.
fn article(
    draft: &Draft,
    text: &Text<'_>,
    at: usize,
    lexicon: &Lexicon,
    next: bool,
) -> Option<(String, usize)> {
    let noun = at + 1 + super::words::hyphen(text, at + 1);
    let word = text.word(noun);
    let before = text.is(noun + 1, &["ago", "earlier", "before", "old", "later", "on", "and", "or"]);
    let time = lexicon.cues.has(Cue::RateTime, word) && !before;
    let thing = lexicon.cues.has(Cue::Rate, word) && draft.own_unit && next;
    let per_time = draft.quantity.unit.dimension != Dimension::Time || text.is(at, &["a"]);
    ((time && per_time) || thing).then(|| (word.to_owned(), noun + 1))
}

/// Returns the noun of an adverb of time.
fn adverb(word: &str) -> Option<&'static str> {
    Some(match word {
        "daily" => "day",
        "hourly" => "hour",
        "nightly" => "night",
        "weekly" => "week",
        "monthly" => "month",
        "quarterly" => "quarter",
        "annually" | "yearly" => "year",
        _ => return None,
    })
}
