//! Defines how two numbers become one range: "15 to 20", "between 15 and 20", "£4bn-£5bn".
//!
//! Both ends are kept. A coordination ("5 and 6 kg") is two numbers, and so is a change ("rose from
//! 30 to 40").

use super::bounds::lead;
use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Text;
use super::shared::{share_magnitude, take};
use crate::lexicon::Lexicon;
use crate::model::{ChangeRole, Decimal, Dimension, Kind, Quantity};

/// Joins the drafts that are the two ends of a range.
pub(super) fn apply(drafts: &mut Vec<Draft>, text: &Text<'_>, lexicon: &Lexicon) {
    Draft::join(drafts, |first, second| join(first, second, text, lexicon));
}

/// Gives the first of two shares set against each other the unit of the second ("55 to 45 percent").
pub(super) fn oppose(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first()) else { continue };
        let linked =
            link(first, second, text, lexicon).is_some_and(|link| matches!(link.word, "to" | "-" | "–"));
        let share = second.own_unit && second.quantity.unit.dimension == Dimension::Share;
        let plain = !first.own_unit && first.stands() && second.stands() && first.form == Form::Digits;
        if linked && share && plain && first.point() > second.point() {
            take(first, second);
        }
    }
}

/// Returns the range that two neighbouring drafts make, if they make one.
fn join(first: &Draft, second: &Draft, text: &Text<'_>, lexicon: &Lexicon) -> Option<Draft> {
    let plain = first.stands() && second.stands() && first.point().is_some() && second.point().is_some();
    let link = link(first, second, text, lexicon).filter(|_| plain)?;
    let paired =
        matches!(first.change, Some(ChangeRole::Before)) || matches!(second.change, Some(ChangeRole::Before));
    if paired || (first.change.is_some() && link.word == "to" && is_step(first, second)) {
        return None;
    }
    let (low, high) = shared(first, second, link.word)?;
    let precision = low.quantity.precision.min(high.quantity.precision);
    let quantity = Quantity { high: high.quantity.high, precision, ..low.quantity };
    Some(Draft {
        pieces: first.pieces.start..second.pieces.end,
        phrase: link.start..second.phrase.end,
        quantity,
        rule: "range",
        kind: if low.kind == Kind::Change { Kind::Change } else { high.kind },
        direction: low.direction,
        change: low.change,
        form: low.form,
        ..high
    })
}

/// Joins an open lower end and an open upper end that stand side by side ("more than 10 but fewer
/// than 20"). Runs after the bounds.
pub(super) fn close(drafts: &mut Vec<Draft>, text: &Text<'_>) {
    Draft::join(drafts, |first, second| closed(first, second, text));
}

/// Returns the range between two open ends.
fn closed(first: &Draft, second: &Draft, text: &Text<'_>) -> Option<Draft> {
    let between = first.phrase.end..second.phrase.start;
    let linked =
        (1..=2).contains(&between.len()) && between.into_iter().all(|at| text.is(at, &["and", "but", ","]));
    let (low, high) = if first.quantity.high.is_none() { (first, second) } else { (second, first) };
    let open = low.quantity.high.is_none() && high.quantity.low.is_none() && low.form != Form::Vague;
    let fits =
        first.stands() && second.stands() && (low.quantity.unit == high.quantity.unit || !first.own_unit);
    let rises = low.quantity.low?.value < high.quantity.high?.value;
    if !(linked && open && fits && rises) {
        return None;
    }
    let quantity = Quantity { low: low.quantity.low, high: high.quantity.high, ..second.quantity.clone() };
    Some(Draft {
        pieces: first.pieces.start..second.pieces.end,
        phrase: first.phrase.start..second.phrase.end,
        quantity,
        rule: "range of two bounds",
        ..second.clone()
    })
}

/// Returns whether a difference and the value after it stand side by side ("rose $2 to $45", "rose
/// 12 to 340", "fell by a third to 24 million euros") rather than the two ends of a range ("rose 10 to 15 percent").
fn is_step(first: &Draft, second: &Draft) -> bool {
    let share = first.quantity.unit.dimension == Dimension::Share
        && second.quantity.unit.dimension == Dimension::Share;
    let both = first.own_unit && second.own_unit && !share;
    let far = || {
        let (low, high) = (first.point()?, second.point()?);
        Some(!first.own_unit && !second.own_unit && high >= low.checked_mul(FAR)?)
    };
    let part = first.form == Form::Fraction && second.form != Form::Fraction;
    let level = matches!(second.quantity.unit.dimension, Dimension::Count | Dimension::Money);
    both || part && level || far().unwrap_or(false)
}

/// A value is this many times a difference at least, where no units tell the two apart.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// What joins two numbers to a range.
struct Link<'s> {
    /// The first piece of the range's phrase.
    start: usize,
    /// The word or mark between the numbers.
    word: &'s str,
}

/// Returns what stands between the two numbers and in front, where it makes a range of them.
fn link<'s>(first: &Draft, second: &Draft, text: &'s Text<'_>, lexicon: &Lexicon) -> Option<Link<'s>> {
    let from = first.phrase.end;
    let to = second.phrase.start;
    let hyphen = usize::from(text.raw(from) == "-" && text.is(from + 1, &["to"]));
    let at = from + hyphen;
    let word = text.word(at);
    let to = to - usize::from(hyphen == 1 && text.was(to, 1, &["-"]));
    let end = if matches!(word, "to" | "and") { lead(text, second, lexicon) } else { to };
    if end != at + 1 {
        return None;
    }
    let start = first.phrase.start;
    let front = lead(text, first, lexicon);
    let introduced = |words: &[&str]| text.was(front, 1, words).then(|| front - 1);
    let tight = text.glued(at) && text.glued(at + 1);
    let start = match word {
        "to" => introduced(&["from"]).unwrap_or(start),
        "-" | "–" | "~" | "—" if tight || (word == "–" && !text.glued(at)) => start,
        "and" => introduced(&["between"])?,
        "through" | "till" | "until" => start,
        _ => return None,
    };
    Some(Link { start, word })
}

/// Returns both ends after the first has taken over what it shares with the second: unit, currency
/// and magnitude. `None` where they do not fit together or do not rise.
fn shared(first: &Draft, second: &Draft, link: &str) -> Option<(Draft, Draft)> {
    let (mut low, mut high) = (first.clone(), second.clone());
    let sign = first.phrase.start < first.pieces.start && first.quantity.unit.dimension == Dimension::Money;
    match (first.own_unit, second.own_unit) {
        (false, true) => take(&mut low, second),
        (true, false) if sign || link == "-" || link == "–" => take(&mut high, first),
        (true, false) => return None,
        _ => {}
    }
    if low.quantity.unit != high.quantity.unit {
        return None;
    }
    let bare = first.phrase.end == first.pieces.end;
    let mantissa = second.point()?.checked_div(second.magnitude)?;
    if bare && first.point()? < mantissa {
        share_magnitude(&mut low, second);
    }
    let (first, second) = (low.point()?, high.point()?);
    if first.is_sign_negative() && second.is_sign_negative() && second < first {
        return Some((high, low));
    }
    (first < second).then_some((low, high))
}
