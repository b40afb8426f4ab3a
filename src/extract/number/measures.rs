//! Defines how a number gets its unit: currency in front, or per cent, money or a measure behind.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::{Look, Text};
use super::words::hyphen;
use super::{fraction, money};
use crate::lexicon::{Currency, Lexicon};
use crate::model::{Bound, Dimension, Direction, Kind, Unit};

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

/// Reads a minus sign or word in front. A share with a minus sign is a fall by so much.
fn sign_in_front(draft: &mut Draft, text: &Text<'_>) {
    let start = draft.phrase.start;
    let Some(sign) = start.checked_sub(1) else { return };
    let mark = text.is(sign, &["-", "−", "–"]) && text.glued(start) && !text.glued(sign);
    let word = text.is(sign, &["minus", "negative"]);
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
    if let Some((unit, end)) = measure(text, at, lexicon) {
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

/// Returns the unit at `at` and the piece after it.
pub(super) fn measure(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let word = |ahead: usize| text.get(at + ahead).map(|piece| piece.lower.as_ref());
    let raw = |ahead: usize| text.get(at + ahead).map(|piece| piece.text);
    let symbol = lexicon.units.by_symbol(raw, text.glued(at)).filter(|(length, _)| {
        let end = at + length;
        !(text.glued(end) && (text.looks(end, Look::Word) || text.looks(end, Look::Digits)))
    });
    let words = lexicon.units.by_words(word);
    let found = match (symbol, words) {
        (Some(symbol), Some(words)) if words.0 > symbol.0 => Some(words),
        (symbol, words) => symbol.or(words),
    };
    if let Some((length, unit)) = found {
        return Some((unit.clone(), at + length));
    }
    points(text, at, lexicon)
}

/// Reads "points" as percentage points where the sentence speaks of per cent.
fn points(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    if !text.is(at, &["point", "points", "pts"]) {
        return None;
    }
    let unit = lexicon.units.by_code("pp").filter(|_| text.speaks_of_shares())?;
    Some((unit.clone(), at + 1))
}
