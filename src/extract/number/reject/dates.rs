//! Defines how calendar dates are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::Cue;
use crate::model::{Decimal, Reason};
use std::ops::{Range, RangeInclusive};

/// The years that a bare number of four digits may be.
pub(super) const YEARS: RangeInclusive<u32> = 1500..=2100;

/// The pieces of a date and the rule that found it.
type Found = (Range<usize>, &'static str);

/// Reads a calendar date around a numeral.
pub(super) fn date(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let found = numeric(scene.text, numeral.pieces.start)
        .or_else(|| day_month(scene, numeral))
        .or_else(|| month_day(scene, numeral))
        .or_else(|| day_of_month(scene, numeral));
    found.map(|(pieces, rule)| (pieces, Reason::Date, rule))
}

/// Reads dates of digits alone ("2025-08-11", "5/17/2018", "12.03.2024").
fn numeric(text: &Text<'_>, at: usize) -> Option<Found> {
    let mark = text.raw(at + 1);
    let mut parts = [0; 3];
    if matches!(mark, "-" | "/") && text.raw(at + 3) == mark && (1..=4).all(|ahead| text.glued(at + ahead)) {
        for (part, place) in parts.iter_mut().zip([at, at + 2, at + 4]) {
            *part = whole(text, place)?;
        }
        return is_date(parts).then_some((at..at + 5, "date in digits"));
    }
    let mut pieces = text.raw(at).split('.');
    for part in &mut parts {
        *part = pieces.next()?.parse().ok()?;
    }
    (pieces.next().is_none() && is_date(parts)).then_some((at..at + 1, "date in digits"))
}

/// Returns whether three numbers are year, month and day in any usual order.
fn is_date([a, b, c]: [u32; 3]) -> bool {
    let day_and_month = |x: u32, y: u32| (1..=31).contains(&x) && (1..=31).contains(&y) && x.min(y) <= 12;
    (YEARS.contains(&a) && day_and_month(b, c)) || (day_and_month(a, b) && (YEARS.contains(&c) || c < 100))
}

/// Returns the whole number in digits at `at`.
pub(super) fn whole(text: &Text<'_>, at: usize) -> Option<u32> {
    text.raw(at).parse().ok().filter(|_| text.looks(at, Look::Digits))
}

/// Returns whether the number may be a day of a month.
fn is_day(value: Decimal) -> bool {
    value >= Decimal::ONE && value <= Decimal::from(31)
}

/// Returns the piece after the ending of an ordinal in digits ("10th"), or `at` itself.
pub(super) fn past_ending(text: &Text<'_>, at: usize) -> usize {
    at + usize::from(text.glued(at) && text.cue(Cue::OrdinalEnding, at))
}

/// Returns the piece after a day at `at`, in digits.
fn past_day(text: &Text<'_>, at: usize) -> Option<usize> {
    whole(text, at).filter(|day| (1..=31).contains(day)).map(|_| past_ending(text, at + 1))
}

/// Returns whether a month stands at `at`; where it is also a verb its capital tells.
fn is_month(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.cue(Cue::Month, at) && scene.text.capital(at)
}

/// Reads "12 March 2023", "10th of March", "7 to 13 July", "6 and 7 June".
fn day_month(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Found> {
    let text = scene.text;
    let day = numeral.form == Form::Ordinal || whole(text, numeral.pieces.start).is_some();
    if !day || !is_day(numeral.value) {
        return None;
    }
    let mut end = past_ending(text, numeral.pieces.end);
    for _ in 0..4 {
        let month = end + usize::from(text.is(end, &["of"]));
        if is_month(scene, month) {
            return Some((numeral.pieces.start..with_year(text, month + 1), "day and month"));
        }
        let linked = matches!(text.word(end), "-" | "–" | "," | "/") || text.cue(Cue::Link, end);
        end = past_day(text, end + 1).filter(|_| linked)?;
    }
    None
}

/// Reads "March 12, 2023", "March 2023", "May 1-3", "Aug. 11".
fn month_day(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Found> {
    let text = scene.text;
    let at = numeral.pieces.start;
    let the = usize::from(text.was(at, 1, &["the"]));
    let point = usize::from(text.was(at, 1 + the, &[".", ","]));
    let month = at.checked_sub(1 + point + the)?;
    if !is_month(scene, month) {
        return None;
    }
    if whole(text, at).is_some_and(|year| YEARS.contains(&year)) && text.raw(at).len() == 4 {
        return Some((at..past_years(text, at + 1), "month and year"));
    }
    let comma = text.was(at, 1, &[","]);
    let mut end = past_ending(text, numeral.pieces.end);
    let numbered = numeral.form == Form::Ordinal || whole(text, at).is_some();
    let unit =
        text.raw(end) == "%" || crate::extract::number::measures::measure(text, end, scene.lexicon).is_some();
    if !numbered || !is_day(numeral.value) || comma || unit || (month > 0 && scene.counted(end)) {
        return None;
    }
    while matches!(text.word(end), "-" | "–" | "and" | "to" | "," | "through") {
        let Some(next) = past_day(text, end + 1) else { break };
        if scene.counted(next)
            || matches!(text.raw(next), "%" | "$")
            || text.raw(end) == "," && scene.closed(next) && text.raw(next) != ","
        {
            break;
        }
        end = next;
    }
    Some((at..with_year(text, end), "month and day"))
}

/// Returns the piece after a second year of a range ("2019-20", "2019 and 2020"), or `at`.
fn past_years(text: &Text<'_>, at: usize) -> usize {
    let dash = matches!(text.raw(at), "-" | "–" | "/") && text.glued(at) && text.glued(at + 1);
    let short = text.raw(at + 1).len() == 2 || text.raw(at + 1).len() == 4;
    if dash && short && whole(text, at + 1).is_some() { at + 2 } else { at }
}

/// Returns the piece after a year that follows at `at`, perhaps after a comma or point.
fn with_year(text: &Text<'_>, at: usize) -> usize {
    let point = usize::from(text.raw(at) == "." && text.glued(at));
    let mark = usize::from(text.raw(at + point) == ",");
    let year = at + point + mark;
    let is_year = text.raw(year).len() == 4 && whole(text, year).is_some_and(|year| YEARS.contains(&year));
    let alone = !matches!(text.raw(year + 1), "-" | "%") || !text.glued(year + 1);
    if is_year && alone { year + 1 } else { at }
}

/// Reads "on the 19th", "the 1st of the month".
fn day_of_month(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Found> {
    let text = scene.text;
    let start = numeral.pieces.start;
    let end = past_ending(text, numeral.pieces.end);
    let ending = end > numeral.pieces.end && text.was(start, 1, &["the"]) && is_day(numeral.value);
    let on = scene.cue_back(Cue::ClockBefore, start, 2) || text.was_cue(start, 2, Cue::DayBefore);
    let month = text.is(end, &["of"]) && text.is(end + 2, &["month"]);
    let free = scene.closed(end) || text.cue(Cue::DayAfter, end);
    (ending && (month || (on && free))).then_some((start..end, "day of the month"))
}
