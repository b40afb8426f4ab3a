//! Defines how two neighbouring amounts of one dimension become one: "5 feet 10 inches", "2 hours
//! and 30 minutes", "15 dollars 50 cents". The sum is given in the smaller unit; money in the
//! currency.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Text;
use super::words::hyphen;
use crate::lexicon::{Cue, Lexicon};
use crate::model::{Bound, Decimal, Dimension, Quantity, Unit};

/// Joins such neighbours.
pub(super) fn apply(drafts: &mut Vec<Draft>, text: &Text<'_>, lexicon: &Lexicon) {
    Draft::join(drafts, |first, second| join(first, second, text, lexicon));
}

/// Returns the sum of two neighbours, where they make one amount.
fn join(first: &Draft, second: &Draft, text: &Text<'_>, lexicon: &Lexicon) -> Option<Draft> {
    if let Some(whole) = and_part(first, second, text) {
        return Some(whole);
    }
    let inches = if second.own_unit { None } else { Some(inches(first, second, text, lexicon)?) };
    let mut second = second.clone();
    if let Some((unit, end)) = inches {
        second.quantity.unit = unit;
        second.phrase.end = end;
    }
    let hyphen = hyphen(text, first.phrase.end);
    let and = usize::from(text.is(first.phrase.end, &["and"]));
    let touching =
        first.phrase.end + and.max(hyphen) == second.phrase.start && first.stands() && second.stands();
    if !touching || !first.own_unit {
        return None;
    }
    let (large, small) = (first.point()?, second.point()?);
    let value = if first.quantity.unit.dimension == Dimension::Money {
        let cents = first.quantity.unit == second.quantity.unit && small < Decimal::ONE && large.is_integer();
        large.checked_add(small).filter(|_| cents && second.phrase.end > second.pieces.end)?
    } else {
        let times = ratio(first, &second)?;
        large.checked_mul(times)?.checked_add(small).filter(|_| large.is_integer() && small < times)?
    };
    let bound = Some(Bound::inclusive(value));
    Some(Draft {
        pieces: first.pieces.start..second.pieces.end,
        phrase: first.phrase.start..second.phrase.end,
        quantity: Quantity { low: bound, high: bound, ..second.quantity },
        rule: "compound amount",
        ..first.clone()
    })
}

/// Returns a whole unit with the part behind it ("an hour and a half", "two miles and a quarter").
fn and_part(first: &Draft, second: &Draft, text: &Text<'_>) -> Option<Draft> {
    let end = first.phrase.end;
    let linked = text.is(end, &["and"]) && second.phrase.start == end + 1 && text.is(end + 1, &["a"]);
    let part = second.form == Form::Fraction && !second.own_unit && !text.is(second.phrase.end, &["of"]);
    let whole = first.own_unit && first.quantity.unit.dimension != Dimension::Share;
    if !(linked && part && whole && first.stands() && second.stands()) {
        return None;
    }
    let value = first.point().filter(Decimal::is_integer)?.checked_add(second.point()?)?;
    let bound = Some(Bound::inclusive(value));
    let precision = second.quantity.precision;
    Some(Draft {
        pieces: first.pieces.start..second.pieces.end,
        phrase: first.phrase.start..second.phrase.end,
        quantity: Quantity { low: bound, high: bound, precision, ..first.quantity.clone() },
        rule: "compound amount",
        ..first.clone()
    })
}

/// Returns inches as the unit of a bare number behind feet ("5-foot-10", "12 ft 2 in"), and the piece
/// after it.
fn inches(first: &Draft, second: &Draft, text: &Text<'_>, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let feet = first.own_unit && first.quantity.unit.code == "[ft_i]";
    let end = second.phrase.end;
    let named = text.is(end, &["in"]) && !text.cue(Cue::Inside, end + 1);
    let glued = hyphen(text, first.phrase.end) == 1;
    let unit = lexicon.units.by_code("[in_i]").filter(|_| feet && (named || glued))?;
    Some((unit.clone(), end + usize::from(named)))
}

/// Returns how many of the second unit make the first, where both measure the same and it is a whole
/// number above one.
fn ratio(first: &Draft, second: &Draft) -> Option<Decimal> {
    let (large, small) = (&first.quantity.unit, &second.quantity.unit);
    let summed = matches!(large.dimension, Dimension::Length | Dimension::Time | Dimension::Mass);
    let times = large.factor.checked_div(small.factor)?.normalize();
    let fits = summed && large.dimension == small.dimension && times > Decimal::ONE && times.is_integer();
    fits.then_some(times)
}
