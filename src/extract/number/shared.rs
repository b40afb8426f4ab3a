//! Defines how a bare number takes over the unit of a neighbour: "5 and 6 kg", "34 percent; last
//! year it was 28", "from 1,180 to 910 euros".

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::{Look, Text};
use super::words::{is_open, is_plural};
use crate::lexicon::{Cue, Tag};
use crate::model::{ChangeRole, Decimal, Dimension, Kind};

/// How many words may stand between a number and the one it takes its unit from.
const REACH: usize = 12;

/// How many words may stand between a share and one that is set beside it without such words.
const NEAR: usize = 9;

/// Gives bare numbers the unit of a neighbour they are set against or listed with.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>) {
    for at in (0..drafts.len().saturating_sub(1)).rev() {
        let (before, rest) = drafts.split_at_mut(at + 1);
        let (Some(draft), Some(next)) = (before.last_mut(), rest.first()) else { continue };
        if is_bare(draft, text) && listed(draft, next, text) {
            take(draft, next);
        }
    }
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some(draft) = rest.first_mut().filter(|draft| is_bare(draft, text) && !counts(draft, text))
        else {
            continue;
        };
        let Some(at) = before.iter().rposition(Draft::stands) else { continue };
        let aside = before.len() - at - 1;
        let first = before.get(at).filter(|first| set_against(first, draft, aside, text));
        if let Some(first) = first {
            take(draft, first);
        }
    }
}

/// Returns whether a draft is a plain number without a unit of its own.
fn is_bare(draft: &Draft, text: &Text<'_>) -> bool {
    let plain = draft.stands() && matches!(draft.form, Form::Digits | Form::Words) && !draft.own_unit;
    plain && !text.is(draft.pieces.start, &["one", "zero"])
}

/// Returns whether something is counted right behind the number.
fn counts(draft: &Draft, text: &Text<'_>) -> bool {
    let end = draft.phrase.end;
    let noun = matches!(text.tag(end), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Gerund);
    is_plural(text, end)
        || (is_open(text, end) && is_plural(text, end + 1))
        || (noun && text.looks(end, Look::Word))
}

/// Returns whether the next number, which has a unit behind it, is listed with the draft ("5 and 6
/// kg", "3, 4 or 5 percent").
fn listed(draft: &Draft, next: &Draft, text: &Text<'_>) -> bool {
    let between = draft.phrase.end..next.phrase.start;
    let link = |at: usize| text.is(at, &[",", "and", "or"]) || (text.is(at, &["-"]) && text.glued(at));
    let sign = next.quantity.unit.dimension == Dimension::Money && next.phrase.start < next.pieces.start;
    let suffix = next.own_unit && !sign;
    let same = next.stands() && suffix && next.quantity.unit.dimension != Dimension::Count;
    let listed = text.is(draft.phrase.end, &[","]);
    // "reached 74 million, about 92 percent of": the second is said of the first.
    let apart = listed
        && between.len() == 1
        && (draft.magnitude != next.magnitude || next.phrase.start < next.pieces.start);
    same && !apart
        && !beyond(draft, next)
        && !restated(draft, next, text)
        && (1..=2).contains(&between.len())
        && between.into_iter().all(link)
        && (listed || !text.was(draft.phrase.start, 1, &["of"]))
}

/// Returns whether the next number, a percentage, says the same as the draft in another way ("2,215, or 72
/// per cent,"); in "3, 4, or 5 percent" there is a number before.
fn restated(draft: &Draft, next: &Draft, text: &Text<'_>) -> bool {
    let end = draft.phrase.end;
    let or = text.is(end, &[","]) && text.is(end + 1, &["or"]) && end + 2 == next.phrase.start;
    let numbered = |at: usize| text.looks(at, Look::Digits);
    let listed =
        text.was(draft.phrase.start, 1, &[","]) && draft.phrase.start.checked_sub(2).is_some_and(numbered);
    or && !listed && next.quantity.unit.dimension == Dimension::Share
}

/// Returns whether a bare number is too large for a share, where the one it might take its unit from is a
/// share of at most a hundred per cent.
fn beyond(draft: &Draft, from: &Draft) -> bool {
    let large = |draft: &Draft| draft.quantity.representative().is_some_and(|n| n > Decimal::ONE_HUNDRED);
    from.quantity.unit.dimension == Dimension::Share && large(draft) && !large(from)
}

/// Returns whether a bare number is set beside a share so that it is one too: with decimals at the end of
/// its phrase ("51.7 percent to his 48.3"), or behind the preposition that the share stands behind ("Yes at
/// 58 per cent and No at 31").
fn shares(first: &Draft, draft: &Draft, text: &Text<'_>) -> bool {
    let (start, end) = (draft.phrase.start, draft.phrase.end);
    let share = first.quantity.unit.dimension == Dimension::Share && first.own_unit;
    let near = start.saturating_sub(first.phrase.end) <= NEAR && draft.form == Form::Digits;
    let ends =
        text.get(end).is_none_or(|piece| piece.look == Look::Mark && !matches!(piece.text, "-" | "/" | "("));
    let decimals = draft.quantity.precision < Decimal::ONE;
    let before = first.phrase.start.checked_sub(1).map_or("", |at| text.word(at));
    let again = text.was(start, 1, &["at", "on", "with", "by"]) && text.back(start, 1) == before;
    let and = (first.phrase.end..start).any(|at| text.is(at, &["and", "but", "while"]));
    // "Gives Torvald 53 percent, Okonjo 47".
    let named = first.phrase.end + 2 == start && text.is(start - 2, &[","]) && text.capital(start - 1);
    let other = text.speaks_of(Cue::Index) || beyond(draft, first);
    share && near && ends && !other && (decimals || named || (again && and))
}

/// Returns whether words of comparison stand between the two numbers; `aside` tells how many numbers
/// that are no claims do.
fn set_against(first: &Draft, draft: &Draft, aside: usize, text: &Text<'_>) -> bool {
    let between = first.phrase.end..draft.phrase.start;
    let unit = first.own_unit && first.quantity.unit.dimension != Dimension::Time;
    if !unit || between.is_empty() || between.len() > REACH || first.quantity.low.is_none() {
        return false;
    }
    let value = |draft: &Draft| matches!(draft.change, Some(ChangeRole::Before | ChangeRole::After));
    // "Jumped 30% in a year, from 560 to 728": what rose is no share.
    let rose = first.change == Some(ChangeRole::Delta) && value(draft);
    if rose && matches!(first.quantity.unit.dimension, Dimension::Share | Dimension::Points) {
        return false;
    }
    if beyond(draft, first) {
        return false;
    }
    if aside == 0 && shares(first, draft, text) {
        return true;
    }
    let paired = value(first) && value(draft);
    let it_was = |at: usize| text.is(at, &["it"]) && text.is(at + 1, &["was", "is", "had"]);
    let parted = |at: usize| text.cue(Cue::Parted, at) || it_was(at);
    let clause = |at: usize| text.cue(Cue::Clause, at);
    // A time or date between does no harm to "compared with".
    let aside = if between.clone().any(|at| text.is(at, &["compared"])) { 0 } else { aside };
    paired || (aside == 0 && between.clone().any(parted) && !between.clone().any(clause))
}

/// Gives a draft the unit of another.
pub(super) fn take(draft: &mut Draft, from: &Draft) {
    draft.quantity.unit = from.quantity.unit.clone();
    draft.own_unit = true;
    if draft.kind == Kind::Level && from.quantity.unit.dimension == Dimension::Share {
        draft.kind = Kind::Share;
    }
}

/// Multiplies a bare draft by the magnitude of the draft it shares it with ("from 3.2 to 3.5
/// million"): where it is written small and the other's number before its magnitude is of its size.
pub(super) fn share_magnitude(draft: &mut Draft, from: &Draft) -> Option<()> {
    let mantissa = from.point()?.checked_div(from.magnitude)?;
    let alike =
        draft.magnitude == Decimal::ONE && from.magnitude > Decimal::ONE && draft.form != Form::Fraction;
    if !alike
        || draft.point()? >= mantissa.checked_mul(Decimal::TEN)?
        || draft.point()? >= Decimal::ONE_THOUSAND
    {
        return None;
    }
    for bound in [&mut draft.quantity.low, &mut draft.quantity.high].into_iter().flatten() {
        bound.value = bound.value.checked_mul(from.magnitude)?.normalize();
    }
    draft.quantity.precision = draft.quantity.precision.checked_mul(from.magnitude)?;
    draft.magnitude = from.magnitude;
    Some(())
}
