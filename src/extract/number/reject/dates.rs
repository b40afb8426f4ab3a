//! Defines how dates and years are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::Cue;
use crate::model::Reason;

/// The years that a bare number of four digits may be.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;

/// Reads a calendar date around a numeral.
pub(super) fn date(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let at = numeral.pieces.start;
    let text = scene.text;
    numeric(text, at)
        .or_else(|| day_month(scene, numeral))
        .or_else(|| month_day(scene, numeral))
        .or_else(|| decade(text, at))
        .map(|(pieces, rule)| (pieces, Reason::Date, rule))
}

type Found = (std::ops::Range<usize>, &'static str);

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
fn whole(text: &Text<'_>, at: usize) -> Option<u32> {
    text.raw(at).parse().ok().filter(|_| text.looks(at, Look::Digits))
}

/// Returns the day of a month that the numeral may be.
fn is_day(numeral: &Numeral, text: &Text<'_>) -> bool {
    let at = numeral.pieces.start;
    let ordinal = numeral.form == Form::Ordinal;
    (ordinal || whole(text, at).is_some()) && numeral.value >= 1.into() && numeral.value <= 31.into()
}

/// Returns the piece after the ending of an ordinal in digits ("10th"), or `at` itself.
fn past_ending(text: &Text<'_>, at: usize) -> usize {
    at + usize::from(text.glued(at) && text.is(at, &["st", "nd", "rd", "th"]))
}

/// Reads "12 March 2023", "10th of March", "the 14 or 15 March".
fn day_month(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Found> {
    let text = scene.text;
    let after = past_ending(text, numeral.pieces.end);
    let of = usize::from(text.is(after, &["of"]));
    let month = after + of;
    let named = scene.lexicon.cues.has(Cue::Month, text.word(month)) && text.capital(month);
    if !named || !is_day(numeral, text) {
        return None;
    }
    Some((numeral.pieces.start..with_year(text, month + 1), "day and month"))
}

/// Reads "March 12, 2023", "March 2023", "May 1-3".
fn month_day(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Found> {
    let text = scene.text;
    let at = numeral.pieces.start;
    let point = usize::from(text.was(at, 1, &["."]));
    let the = usize::from(text.was(at, 1 + point, &["the"]));
    let month = at.checked_sub(1 + point + the)?;
    if !scene.lexicon.cues.has(Cue::Month, text.word(month)) || !text.capital(month) {
        return None;
    }
    if whole(text, at).is_some_and(|year| YEARS.contains(&year)) {
        return Some((at..at + 1, "month and year"));
    }
    let mut end = past_ending(text, numeral.pieces.end);
    if !is_day(numeral, text) || text.raw(end) == "%" {
        return None;
    }
    while matches!(text.raw(end), "-" | "–" | "and" | "to")
        && whole(text, end + 1).is_some_and(|day| day <= 31)
    {
        end += 2;
    }
    Some((at..with_year(text, end), "month and day"))
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

/// Reads "1990s", "the '90s".
fn decade(text: &Text<'_>, at: usize) -> Option<Found> {
    let value = whole(text, at)?;
    let decade = value % 10 == 0 && (YEARS.contains(&value) || (20..100).contains(&value));
    let plural = text.glued(at + 1) && text.is(at + 1, &["s", "'s", "’s"]);
    (decade && plural).then_some((at..at + 2, "decade"))
}

/// Reads a bare year.
pub(super) fn year(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let at = draft.pieces.start;
    let year = whole(text, at).filter(|year| text.raw(at).len() == 4 && YEARS.contains(year));
    if year.is_none() || draft.own_unit || draft.pieces.len() > 3 {
        return None;
    }
    let before = at.checked_sub(1).is_none_or(|at| {
        scene.lexicon.cues.has(Cue::YearBefore, text.word(at))
            || text.looks(at, Look::Mark)
            || scene.lexicon.cues.has(Cue::Month, text.word(at))
    });
    let counted = crate::extract::number::words::is_plural(text, draft.pieces.end);
    let sure = !counted || scene.lexicon.cues.has(Cue::YearBefore, text.back(at, 1));
    ((before || !counted) && sure).then_some((Reason::Year, "year"))
}
