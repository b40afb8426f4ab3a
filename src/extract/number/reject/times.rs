//! Defines how times of day are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::{Cue, Tag};
use crate::model::{Decimal, Reason};

const RULE: &str = "time of day";

/// Reads a time of day whose writing tells it: "17:30", "5 p.m.", "five o'clock", "10.06:".
pub(super) fn clock(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let end = colon(text, numeral)
        .or_else(|| label(text, numeral))
        .or_else(|| meridiem(scene, numeral))
        .or_else(|| minutes_past(scene, numeral))?;
    Some((numeral.pieces.start..end, Reason::Time, RULE))
}

/// Returns whether the number may be an hour, perhaps with minutes behind a point.
fn is_hour(numeral: &Numeral) -> bool {
    let value = numeral.value;
    let plain = matches!(numeral.form, Form::Digits | Form::Words) && numeral.magnitude == Decimal::ONE;
    // Most numbers are whole, and whole ones are quicker to compare than decimals.
    if value.scale() == 0 {
        return plain && (0..25).contains(&value.mantissa());
    }
    let minutes = || value.fract() * Decimal::ONE_HUNDRED;
    plain && value >= Decimal::ZERO && value < Decimal::from(25) && minutes() < Decimal::from(60)
}

/// Reads "17:30", "2:41 a.m.", "10:00:05".
fn colon(text: &Text<'_>, numeral: &Numeral) -> Option<usize> {
    let at = numeral.pieces.start;
    let two = |at: usize| text.looks(at, Look::Digits) && text.raw(at).len() == 2 && text.glued(at);
    let hour = text.raw(at).parse::<u32>().is_ok_and(|hour| hour < 25);
    let minutes = hour && text.raw(at + 1) == ":" && text.glued(at + 1) && two(at + 2);
    minutes.then(|| if text.raw(at + 3) == ":" && two(at + 4) { at + 5 } else { at + 3 })
}

/// Reads "10.06:" at the start of a line.
fn label(text: &Text<'_>, numeral: &Numeral) -> Option<usize> {
    let first = numeral.pieces.start == 0 && is_hour(numeral);
    let minutes = text.raw(0).split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2);
    (first && minutes && matches!(text.raw(1), ":" | "–" | "-")).then_some(1)
}

/// Reads "5 p.m.", "five o'clock", "7pm", "00.01 hours", "7 to 9 p.m.".
fn meridiem(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let end = numeral.pieces.end;
    let raw = text.raw(numeral.pieces.start);
    let military =
        raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit()) && raw < "2400" && &raw[2..] < "60";
    if military && (text.is(end, &["hours", "hrs"]) || (scene.cue(Cue::Zone, end) && text.capital(end))) {
        return Some(end + 1);
    }
    if !is_hour(numeral) {
        return None;
    }
    let names = |at: usize| scene.cue(Cue::Meridiem, at) || text.is(at, &["o'clock", "o’clock"]);
    if names(end) {
        return Some(end + 1);
    }
    let nought = text.raw(numeral.pieces.start).starts_with('0') && text.raw(numeral.pieces.start).len() >= 4;
    // "On Friday at 10 hours".
    let at = text.was(numeral.pieces.start, 1, &["at"]) && scene.closed(end + 1);
    if text.is(end, &["hours"]) && (nought || at) {
        return Some(end + 1);
    }
    let linked = matches!(text.word(end), "-" | "–") || text.cue(Cue::Link, end);
    let second = text.looks(end + 1, Look::Digits) && text.raw(end + 1).len() <= 5;
    if !linked || !second {
        return None;
    }
    let minutes = text.raw(end + 2) == ":" && text.glued(end + 2);
    let after = end + 2 + if minutes { 2 } else { 0 };
    names(after).then_some(after + 1)
}

/// Reads "nine minutes past six", "five to six", "ten to midnight", "half past two".
fn minutes_past(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let end = numeral.pieces.end;
    if numeral.value >= Decimal::from(60)
        || numeral.magnitude != Decimal::ONE
        || numeral.form == Form::Ordinal
    {
        return None;
    }
    let minutes = usize::from(text.is(end, &["minutes", "minute"]));
    let past = text.is(end + minutes, &["past"]);
    let at = scene.cue_back(Cue::ToHour, numeral.pieces.start, 1);
    let before = text.is(end + minutes, &["to", "before"]) && (at || minutes == 1);
    if !(past || before) {
        return None;
    }
    let hour = end + minutes + 1;
    if scene.cue(Cue::DayPart, hour) {
        return Some(hour + 1);
    }
    let named = super::super::words::read(text, hour, scene.lexicon);
    let digits =
        text.looks(hour, Look::Digits) && super::dates::whole(text, hour).is_some_and(|hour| hour < 13);
    let after = named.filter(is_hour).map(|named| named.pieces.end).or(digits.then_some(hour + 1))?;
    let amount = super::super::measures::measure(text, after, scene.lexicon).is_some()
        || super::super::money::after(text, after, scene.lexicon).is_some()
        || scene.counted(after)
        || text.numeral(after).is_some();
    (past || !amount).then_some(after)
}

/// Reads an hour that its surroundings make one: "at six", "5.20 this morning", "16:00 GMT", "open
/// from 7 to 23 hours", "8 to 4, Monday to Friday", "it's seven".
pub(super) fn named(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    if !is_hour(numeral) {
        return of_play(scene, numeral).map(|end| (numeral.pieces.start..end, Reason::Time, RULE));
    }
    let end = day_part(scene, numeral)
        .or_else(|| opening(scene, numeral))
        .or_else(|| bare(scene, numeral))
        .or_else(|| until_named(scene, numeral))
        .or_else(|| by_then(scene, numeral))
        .or_else(|| of_play(scene, numeral))
        .or_else(|| it_is(scene, numeral))?;
    Some((numeral.pieces.start..end, Reason::Time, RULE))
}

/// Reads an hour with a part of the day or a time zone behind it.
fn day_part(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let end = numeral.pieces.end;
    let at = scene.cue_back(Cue::ClockBefore, numeral.pieces.start, 1);
    // "Half past seven": the half is no number.
    let start = numeral.pieces.start;
    if text.was(start, 1, &["past", "to"]) && text.was(start, 2, &["half", "quarter"]) {
        return Some(end);
    }
    // "Three, down from four in the morning": an amount that was another.
    if text.was(start, 1, &["from"]) && text.was(start, 2, &["down", "up"]) {
        return None;
    }
    let this = text.is(end, &["this", "yesterday", "tomorrow"]) && scene.cue(Cue::DayPart, end + 1);
    let in_the = text.is(end, &["in"]) && text.is(end + 1, &["the"]) && scene.cue(Cue::DayPart, end + 2);
    let at_night = text.is(end, &["at"]) && text.is(end + 1, &["night"]);
    let zone = scene.cue(Cue::Zone, end) && text.raw(end).chars().all(char::is_uppercase);
    (zone || (at && (this || in_the || at_night))).then_some(end)
}

/// Reads opening hours.
fn opening(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let start = numeral.pieces.start;
    let end = numeral.pieces.end;
    let second = super::dates::whole(text, end + 1).is_some_and(|hour| hour < 25);
    let linked = matches!(text.word(end), "to" | "-" | "–" | "till" | "until") && second;
    let open = (1..=4).any(|back| scene.cue_back(Cue::Opening, start, back));
    let reached = (2..=4).any(|back| scene.cue_back(Cue::Reach, start, back))
        && text.was(start, 1, &["from", "between"])
        && (scene.closed(end + 2) || scene.cue(Cue::ClockEnd, end + 2));
    let hours = text.is(end + 2, &["hours"]) && open;
    let days = scene.closed(end + 2) && scene.cue(Cue::Weekday, end + 3);
    let day = scene.cue(Cue::Weekday, end + 2);
    let days_before = scene.cue_back(Cue::Weekday, start, 1)
        || (scene.cue_back(Cue::Weekday, start, 2) && text.was(start, 1, &[","]));
    (linked
        && (hours
            || reached
            || days
            || day
            || (open && scene.closed(end + 2))
            || (days_before && scene.closed(end + 2))))
    .then(|| end + 2 + usize::from(hours))
}

/// Reads "at six" where nothing is measured at it, and what follows ends the phrase.
fn bare(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let start = numeral.pieces.start;
    let end = numeral.pieces.end;
    let at = text.was(start, 1, &["at"]) && numeral.value > Decimal::ZERO;
    let after = text.was_cue(start, 1, Cue::TimeBefore)
        && scene.cue_back(Cue::ClockTime, start, 2)
        && numeral.value < Decimal::from(13);
    let ends =
        scene.closed(end) && !matches!(text.raw(end), ":" | "(" | "/") || scene.cue(Cue::ClockEnd, end);
    let day = (2..=5).any(|back| scene.cue_back(Cue::Weekday, start, back))
        || (text.is(end, &["on"]) && scene.cue(Cue::Weekday, end + 1));
    let decimals = numeral.precision < Decimal::ONE
        && text.raw(start).split_once('.').is_none_or(|(_, minutes)| minutes.len() != 2);
    let valued = (2..=6).any(|back| scene.cue_back(Cue::NumberVerb, start, back));
    let list = text.raw(end) == "," && (text.is(end + 2, &["and", "or", ","]));
    let early = numeral.value < Decimal::from(13) || day;
    let yes = (at || after) && !decimals && early && (ends || list) && (day || !valued);
    yes.then_some(end)
}

/// Reads "it's seven", "it is seven," at the start of a programme.
fn it_is(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let start = numeral.pieces.start;
    let its = text.was(start, 1, &["is", "'s", "’s"]) && text.was(start, 2, &["it"]);
    let minutes = text.raw(start).split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2);
    let ends = scene.closed(numeral.pieces.end) || (minutes && text.is(numeral.pieces.end, &["on"]));
    (its && ends && numeral.value < Decimal::from(13)).then_some(numeral.pieces.end)
}

/// Reads "between 10 and noon", "from 8 to midnight".
fn until_named(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let (start, end) = (numeral.pieces.start, numeral.pieces.end);
    let from = text.was_cue(start, 1, Cue::ClockBefore);
    let named = text.cue(Cue::Link, end) && text.is(end + 1, &["noon", "midnight", "midday"]);
    (from && named && numeral.value < Decimal::from(13)).then_some(end + 2)
}

/// Reads "By ten they had gone": the hour by which somebody did something, at the start of a sentence.
fn by_then(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let opens = numeral.pieces.start == 1 && text.is(0, &["by", "before"]);
    let comma = usize::from(text.raw(numeral.pieces.end) == ",");
    let subject = text.tag(numeral.pieces.end + comma) == Tag::Pronoun;
    (opens && subject && numeral.value < Decimal::from(13)).then_some(numeral.pieces.end)
}

/// Reads the minute of a game ("scored on 63 minutes").
fn of_play(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let end = numeral.pieces.end;
    let minutes = text.is(end, &["minutes", "mins", "min"]);
    (scene.contest && minutes && text.was(numeral.pieces.start, 1, &["on"])).then_some(end + 1)
}
