//! Defines how years, spans of years and decades are told from amounts.

use super::dates::{YEARS, whole};
use super::{Refusal, Scene};
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::{Cue, Tag};
use crate::model::{Decimal, Reason};

/// Reads what only years are: "2019-20", "2025/26", "1990s", "nineteen eighty-four", "FY2024".
pub(super) fn years(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    let end = span(text, at).or_else(|| decade(text, at)).or_else(|| spoken(scene, numeral))?;
    Some((at..end, Reason::Year, "years"))
}

/// Returns whether the digits at `at` are a year of four digits.
fn is_year(text: &Text<'_>, at: usize) -> bool {
    text.raw(at).len() == 4 && whole(text, at).is_some_and(|year| YEARS.contains(&year))
}

/// Reads "2019-20", "2019–2021", "2025/26": the second year follows the first within a lifetime.
fn span(text: &Text<'_>, at: usize) -> Option<usize> {
    let dash = matches!(text.raw(at + 1), "-" | "–" | "/") && text.glued(at + 1) && text.glued(at + 2);
    let first = whole(text, at).filter(|_| dash && is_year(text, at))?;
    let second = whole(text, at + 2)?;
    let later = match text.raw(at + 2).len() {
        2 => second > first % 100 || (second == 0 && first % 100 == 99),
        4 => YEARS.contains(&second) && second > first,
        _ => false,
    };
    let money = text.was(at, 1, &["$", "£", "€"]);
    (later && !money).then_some(at + 3)
}

/// Reads "1990s", "the '90s", "2020s".
fn decade(text: &Text<'_>, at: usize) -> Option<usize> {
    let value = whole(text, at)?;
    let decade = value % 10 == 0 && (YEARS.contains(&value) || (20..100).contains(&value));
    let apostrophe = usize::from(matches!(text.raw(at + 1), "'" | "’"));
    let plural = text.glued(at + 1) && text.is(at + 1 + apostrophe, &["s"]);
    (decade && plural).then_some(at + 2 + apostrophe)
}

/// Reads "nineteen eighty-four", "twenty twenty-five" as two numbers in words side by side.
fn spoken(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let century = numeral.value >= Decimal::from(16) && numeral.value <= Decimal::from(20);
    if numeral.form != Form::Words || !century || numeral.magnitude != Decimal::ONE {
        return None;
    }
    let text = scene.text;
    let next = super::super::words::read(text, numeral.pieces.end, scene.lexicon)?;
    let joined = text.get(numeral.pieces.end).is_some_and(|piece| piece.spaced);
    let rest = next.form == Form::Words && next.value >= Decimal::TEN && next.value < Decimal::ONE_HUNDRED;
    (joined && rest && !scene.counted(next.pieces.end)).then_some(next.pieces.end)
}

/// Returns whether the piece at `at` ends the name of a part of a year ("Q3", "H1").
fn is_quarter(text: &Text<'_>, at: usize) -> bool {
    text.glued(at) && text.was(at, 1, &["q", "h", "fy"]) && text.looks(at, Look::Digits)
}

/// Reads a bare year.
pub(super) fn year(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let at = draft.pieces.start;
    let end = draft.pieces.end;
    let plain = draft.form == Form::Digits && !draft.own_unit && draft.magnitude == Decimal::ONE;
    let range = draft.pieces.len() == 3 && is_year(text, at + 2);
    if !plain || !is_year(text, at) || !(draft.pieces.len() == 1 || range) {
        return None;
    }
    let introduced = at.checked_sub(1).is_none_or(|before| {
        scene.cue(Cue::YearBefore, before)
            || scene.cue(Cue::Month, before)
            || (text.looks(before, Look::Mark) && text.raw(before) != "-")
            || is_quarter(text, before)
            || text.tag(before) == Tag::Name && text.capital(before)
            || text.raw(before).ends_with("'s")
    });
    let bounded = draft.phrase.start < at && !scene.cue(Cue::YearBefore, draft.phrase.start);
    let heads = scene.cue(Cue::YearHead, end);
    let counted = scene.counted(end) && !heads;
    let strong = scene.cue_back(Cue::YearStrong, at, 1);
    let yes = if counted { strong } else { introduced || heads };
    (yes && !bounded || range && introduced).then_some((Reason::Year, "year"))
}
