//! Defines how a number gets its unit: currency in front, or per cent, money or a measure behind.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::{Look, Text};
use super::words::hyphen;
use super::{fraction, money};
use crate::lexicon::{Cue, Currency, Lexicon, Tag};
use crate::model::{Bound, Decimal, Dimension, Direction, Kind, Unit};

/// Gives each draft its unit.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    for draft in drafts.iter_mut().filter(|draft| draft.stands()) {
        if !money_in_front(draft, text, lexicon) {
            behind(draft, text, lexicon);
        }
        sign_in_front(draft, text);
        if draft.form == Form::Fraction && !draft.own_unit {
            draft.quantity.unit = fraction::unit();
            draft.kind = Kind::Share;
        }
    }
}

/// Takes out the ordinals that are the unit of the number in front ("a 4.38-second dash").
pub(super) fn absorb(drafts: &mut Vec<Draft>) {
    let mut covered = 0;
    drafts.retain(|draft| {
        let unit = draft.form == Form::Ordinal && draft.pieces.end <= covered;
        covered = covered.max(draft.phrase.end);
        !unit
    });
}

/// Reads a minus sign or word in front. A share with a minus sign is a fall by so much.
fn sign_in_front(draft: &mut Draft, text: &Text<'_>) {
    let start = draft.phrase.start;
    let Some(sign) = start.checked_sub(1) else { return };
    let apart = !text.glued(sign) || text.was(sign, 1, &["<", ">", "(", "="]);
    let mark = text.is(sign, &["-", "−", "–"]) && text.glued(start) && apart;
    let word = text.is(sign, &["minus", "negative"]) && !text.was(sign, 1, &["or", "/"]);
    if !mark && !word {
        return;
    }
    draft.phrase.start = sign;
    if mark && matches!(draft.quantity.unit.dimension, Dimension::Share | Dimension::Points) {
        draft.kind = Kind::Change;
        draft.direction = Some(Direction::Down);
        return;
    }
    negate(draft);
    if mark && draft.pieces.start == start {
        draft.pieces.start = sign;
    }
}

/// Turns the sign of a draft.
fn negate(draft: &mut Draft) {
    let negative = |bound: Option<Bound>| bound.map(|bound| Bound { value: -bound.value, ..bound });
    let quantity = &mut draft.quantity;
    (quantity.low, quantity.high) = (negative(quantity.high), negative(quantity.low));
}

/// Reads a currency in front.
fn money_in_front(draft: &mut Draft, text: &Text<'_>, lexicon: &Lexicon) -> bool {
    let start = draft.phrase.start;
    let sign = usize::from(
        text.was(start, 1, &["-", "−"]) && text.glued(start) && text.glued(start.saturating_sub(1)),
    );
    let Some((currency, from)) = money::before(text, start - sign, lexicon) else { return false };
    draft.phrase.start = from;
    pay(draft, currency);
    if sign == 1 {
        negate(draft);
    }
    if let Some((_, end)) = money::after(text, draft.phrase.end, lexicon) {
        draft.phrase.end = end;
    }
    true
}

/// Turns the draft into money.
fn pay(draft: &mut Draft, currency: Currency) {
    let worth = |bound: Option<Bound>| {
        bound.map(|bound| Bound { value: (bound.value * currency.worth).normalize(), ..bound })
    };
    let quantity = &mut draft.quantity;
    quantity.low = worth(quantity.low);
    quantity.high = worth(quantity.high);
    quantity.precision *= currency.worth;
    quantity.unit = Unit::money(currency.code);
    draft.own_unit = true;
    draft.rule = if currency.guess { "money, currency guessed" } else { "money" };
}

/// Reads a unit behind.
fn behind(draft: &mut Draft, text: &Text<'_>, lexicon: &Lexicon) {
    let end = draft.phrase.end;
    let joined = hyphen(text, end);
    let at = end + joined + if joined == 0 { part_link(draft, text, end) } else { 0 };
    let part = part_of_point(draft, text, at, lexicon);
    let found = part
        .or_else(|| measure(text, at, lexicon))
        // A quotation mark behind a word is no sign of inches ("if they wanted one").
        .filter(|_| draft.form == Form::Digits || !matches!(text.raw(at), "\"" | "'" | "”" | "’" | "″" | "′"))
        .filter(|(unit, _)| unit.code != "[lb_av]" || !are_sterling(draft, text, at));
    if let Some((unit, end)) = found {
        draft.phrase.end = end;
        draft.quantity.unit = unit;
        draft.own_unit = true;
        draft.rule = "measure";
        if draft.quantity.unit == Unit::percent() {
            draft.kind = Kind::Share;
            draft.rule = "per cent";
        }
    } else if let Some((currency, end)) = money::after(text, at, lexicon) {
        draft.phrase.end = end;
        pay(draft, currency);
    }
}

/// Returns how many words stand between a fraction and its unit ("half a point", "a quarter of a
/// percentage point").
fn part_link(draft: &Draft, text: &Text<'_>, at: usize) -> usize {
    let part = draft.form == Form::Fraction;
    let of = usize::from(part && text.is(at, &["of"]));
    let article = usize::from(part && text.is(at + of, &["a", "an", "one"]));
    if of == 1 && article == 0 { 0 } else { of + article }
}

/// Returns the unit at `at` and the piece after it. Hyphens between its words do not count.
pub(super) fn measure(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let word = |ahead: usize| text.get(place(text, at, ahead)).map(|piece| piece.lower.as_ref());
    let raw = |ahead: usize| text.get(at + ahead).map(|piece| piece.text);
    let symbol = lexicon.units.by_symbol(raw, text.glued(at)).filter(|(length, _)| {
        let end = at + length;
        !(text.glued(end) && (text.looks(end, Look::Word) || text.looks(end, Look::Digits)))
    });
    let words = lexicon.units.by_words(word).filter(|_| !is_verb(text, at));
    match (symbol, words) {
        (Some(symbol), words) if words.is_none_or(|words| words.0 <= symbol.0) => {
            Some((symbol.1.clone(), at + symbol.0))
        }
        (_, Some((length, unit))) => Some((unit.clone(), place(text, at, length - 1) + 1)),
        _ => points(text, at, lexicon),
    }
}

/// Returns the piece of the word `ahead` words behind `at`, where hyphens between words are passed
/// over.
fn place(text: &Text<'_>, at: usize, ahead: usize) -> usize {
    (0..ahead).fold(at, |at, _| at + 1 + hyphen(text, at + 1))
}

/// Returns whether the word at `at` is a verb and no unit ("the 12 second the motion").
fn is_verb(text: &Text<'_>, at: usize) -> bool {
    matches!(text.tag(at), Tag::Past) && !text.is(at, &["feet"])
}

/// Reads "points" as percentage points where the sentence speaks of per cent and of no index.
fn points(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    if !text.is(at, &["point", "points", "pts"])
        || text.speaks_of(Cue::Index)
        || !text.speaks_of(Cue::Share)
        || is_equated(text, at + 1)
    {
        return None;
    }
    lexicon.units.by_code("pp").map(|unit| (unit.clone(), at + 1))
}

/// Returns whether what stands before `at` is said again in per cent ("15 points, or 0.3%"), so that it
/// is no percentage itself.
fn is_equated(text: &Text<'_>, at: usize) -> bool {
    let comma = usize::from(text.is(at, &[","]));
    let number = at + comma + 1;
    let again = text.is(at + comma, &["or", "("]) && text.looks(number, Look::Digits);
    again && text.cue(Cue::Share, number + 1)
}

/// Reads a part of a point as one of a percentage point ("a quarter-point cut").
fn part_of_point(draft: &Draft, text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let part = draft.form == Form::Fraction && text.is(at, &["point", "points"]);
    lexicon.units.by_code("pp").filter(|_| part).map(|unit| (unit.clone(), at + 1))
}

/// Returns whether "pounds" at `at` are money: what they are "of" tells, then a magnitude of a million
/// and more, pence behind a point, a wage ("pounds an hour") or other words of money in the sentence.
fn are_sterling(draft: &Draft, text: &Text<'_>, at: usize) -> bool {
    if !text.is(at, &["pound", "pounds"]) {
        return false;
    }
    if text.is(at + 1, &["of"]) {
        return text.cue(Cue::SterlingOf, at + 2);
    }
    let hundredths = draft.quantity.precision == PENNY && draft.form == Form::Digits;
    let wage = text.is(at + 1, &["a", "an", "per"]) && text.cue(Cue::RateTime, at + 2);
    let large = draft.magnitude >= MILLION || hundredths || wage;
    text.speaks_of_sterling() || (large && !text.speaks_of(Cue::Weight))
}

/// The place value of pence.
const PENNY: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Weights in pounds are told in smaller magnitudes.
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
