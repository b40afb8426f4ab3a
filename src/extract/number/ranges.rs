//! Defines how two numbers become one range: "15 to 20", "between 15 and 20", "£4bn-£5bn".
//!
//! Both ends are kept. A coordination ("5 and 6 kg") is two numbers, and so is a change ("rose from
//! 30 to 40").

use super::draft::Draft;
use super::pieces::Text;
use crate::model::{Decimal, Quantity};

/// Joins the drafts that are the two ends of a range.
pub(super) fn apply(drafts: &mut Vec<Draft>, text: &Text<'_>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let range = joined.last().and_then(|first| join(first, &draft, text));
        match range {
            Some(range) => {
                joined.pop();
                joined.push(range);
            }
            None => joined.push(draft),
        }
    }
    *drafts = joined;
}

/// Returns the range that two neighbouring drafts make, if they make one.
fn join(first: &Draft, second: &Draft, text: &Text<'_>) -> Option<Draft> {
    let plain = first.stands() && second.stands() && first.point().is_some() && second.point().is_some();
    let start = link(first, second, text).filter(|_| plain)?;
    let (low, high) = shared(first, second)?;
    let quantity = Quantity {
        high: high.quantity.high,
        precision: low.quantity.precision.max(high.quantity.precision),
        ..low.quantity
    };
    let phrase = start..second.phrase.end;
    let pieces = first.pieces.start..second.pieces.end;
    Some(Draft { pieces, phrase, quantity, rule: "range", kind: high.kind, ..high })
}

/// Returns the first piece of the range's phrase where the words between the two numbers, and those
/// in front, make a range of them.
fn link(first: &Draft, second: &Draft, text: &Text<'_>) -> Option<usize> {
    let from = first.phrase.end;
    let to = second.phrase.start;
    let hyphen = usize::from(text.raw(from) == "-" && text.is(from + 1, &["to"]));
    let between = to.checked_sub(from + hyphen)? == 1;
    let at = from + hyphen;
    let start = first.phrase.start;
    let introduced = |words: &[&str]| text.was(start, 1, words).then(|| start - 1);
    if !between {
        return None;
    }
    match text.word(at) {
        "to" => introduced(&["from"]).or(Some(start)),
        "-" | "–" | "~" | "—" => Some(start),
        "and" => introduced(&["between"]),
        "through" | "till" | "until" => Some(start),
        _ => None,
    }
}

/// Returns both ends after the first has taken over what it shares with the second: unit, currency
/// and magnitude. `None` where they do not fit together or do not rise.
fn shared(first: &Draft, second: &Draft) -> Option<(Draft, Draft)> {
    let (mut low, mut high) = (first.clone(), second.clone());
    match (first.own_unit, second.own_unit) {
        (false, true) => low.quantity.unit = second.quantity.unit.clone(),
        (true, false) => high.quantity.unit = first.quantity.unit.clone(),
        _ => {}
    }
    if low.quantity.unit != high.quantity.unit {
        return None;
    }
    let mantissa = second.point()?.checked_div(second.magnitude)?;
    if first.magnitude == Decimal::ONE && second.magnitude > Decimal::ONE && first.point()? < mantissa {
        scale(&mut low, second.magnitude)?;
    }
    (low.point()? < high.point()?).then_some((low, high))
}

/// Multiplies a draft by a magnitude.
fn scale(draft: &mut Draft, magnitude: Decimal) -> Option<()> {
    for bound in [&mut draft.quantity.low, &mut draft.quantity.high].into_iter().flatten() {
        bound.value = bound.value.checked_mul(magnitude)?.normalize();
    }
    draft.quantity.precision = draft.quantity.precision.checked_mul(magnitude)?;
    Some(())
}
