//! Defines how codes, web addresses, list numbers and sums are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::extract::number::{measures, money};
use crate::lexicon::Cue;
use crate::model::{Reason, SentenceKind};

/// Reads a number inside a web or mail address.
pub(super) fn address(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let at = numeral.pieces.start;
    scene.text.looks(at, Look::Address).then(|| (numeral.pieces.clone(), Reason::Code, "web address"))
}

/// Reads digits that letters are glued to ("H100", "Covid-19", "TX-410"), or that begin with nought,
/// or that follow a number sign.
pub(super) fn code(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    let end = numeral.pieces.end;
    if !text.looks(at, Look::Digits) {
        return None;
    }
    let money = money::before(text, at, scene.lexicon).is_some();
    let yes = !money
        && (letters_before(text, at)
            || nought(text.raw(at))
            || slashed(text, at, end)
            || letters_after(scene, numeral));
    yes.then_some((at..end, Reason::Code, "code"))
}

/// Returns whether letters, or letters and a hyphen, are glued in front; a word in small letters with
/// a hyphen only where it is not a preposition of a compound ("mid-20", "sub-2").
fn letters_before(text: &Text<'_>, at: usize) -> bool {
    let letters = text.glued(at) && at.checked_sub(1).is_some_and(|at| text.looks(at, Look::Word));
    let mark = text.glued(at) && text.was(at, 1, &["-", "/", "_", "#", "‑"]);
    let code = |word: usize| text.capital(word) && !text.is(word, &["magnitude"]);
    let hyphened = mark && at >= 2 && text.glued(at - 1) && (code(at - 2) || text.raw(at - 1) == "_");
    letters || hyphened || (mark && text.was(at, 1, &["#"]))
}

/// Returns whether the digits begin with a nought that no decimals follow.
fn nought(raw: &str) -> bool {
    raw.len() > 1 && raw.starts_with('0') && raw.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether digits with strokes make a reference ("778/25", "7/2025").
fn slashed(text: &Text<'_>, at: usize, end: usize) -> bool {
    let behind =
        text.raw(end) == "/" && text.glued(end) && text.glued(end + 1) && text.looks(end + 1, Look::Digits);
    let before = text.was(at, 1, &["/"]) && text.glued(at) && at >= 2 && text.looks(at - 2, Look::Digits);
    (behind || before) && end == at + 1
}

/// Returns whether letters that are no unit are glued behind ("737MAX", "4x4", "12B").
fn letters_after(scene: &Scene<'_, '_>, numeral: &Numeral) -> bool {
    let text = scene.text;
    let end = numeral.pieces.end;
    let glued = text.glued(end) && text.looks(end, Look::Word) && numeral.pieces.len() == 1;
    let hyphen =
        text.raw(end) == "-" && text.glued(end) && text.glued(end + 1) && text.looks(end + 1, Look::Word);
    let capital = hyphen && text.raw(end + 1).len() == 1 && text.capital(end + 1);
    let known = || {
        measures::measure(text, end, scene.lexicon).is_some()
            || money::after(text, end, scene.lexicon).is_some()
            || text.cue(Cue::OrdinalEnding, end)
            || text.cue(Cue::DigitEnding, end)
    };
    // "24V-602", "6C-117": letters and a hyphen between digits.
    let dash = end + 1;
    let reference = glued
        && text.capital(end)
        && text.raw(dash) == "-"
        && text.glued(dash)
        && text.glued(dash + 1)
        && text.looks(dash + 1, Look::Digits);
    // "Class 4b", "Gate 12a".
    let start = numeral.pieces.start;
    let letter = if numeral.pieces.len() == 1 { end } else { start + 1 };
    let lettered = text.glued(letter) && text.looks(letter, Look::Word) && text.raw(letter).len() == 1;
    let name =
        scene.cue_back(Cue::NameBefore, start, 1) && start.checked_sub(1).is_some_and(|at| text.capital(at));
    let named = lettered && name && numeral.pieces.len() <= 2;
    // "4x100m": legs of a relay.
    let relay = text.is(end, &["x"]) && glued && text.glued(end + 1) && text.looks(end + 1, Look::Digits);
    capital || reference || named || relay || (glued && !known())
}

/// Reads the number of a list entry at the start of a sentence ("3. The barrier").
pub(super) fn list_number(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let bracket = usize::from(text.raw(0) == "(");
    let first = draft.phrase.start == bracket && draft.form == Form::Digits && draft.phrase.len() == 1;
    let mark = bracket + 1;
    let marked = matches!(text.raw(mark), "." | ")") && text.glued(mark);
    let apart = text.len() == mark + 1 || text.get(mark + 1).is_some_and(|piece| piece.spaced);
    let row = scene.sentence.kind == SentenceKind::Row && text.len() > mark + 1;
    let small = draft.point().is_some_and(|value| value < 100.into() && value.is_integer());
    let entry = first && marked && apart && small && (bracket == 0 || text.raw(mark) == ")");
    let follows =
        text.capital(mark + 1) || text.looks(mark + 1, Look::Digits) || text.len() == mark + 1 || row;
    (entry && follows).then_some((Reason::ListNumber, "list number"))
}

/// Reads the members of a sum ("2+2=5"), the value of a statistic ("p = 0.06"), a confidence level
/// and a list of bare numbers that nothing counts ("the lottery: 4, 17, 22, 38").
pub(super) fn arithmetic(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let plus = text.raw(end) == "+" && text.looks(end + 1, Look::Digits);
    let sum = plus
        || text.raw(end) == "="
        || (text.was(start, 1, &["=", "+"])
            && start >= 2
            && (text.looks(start - 2, Look::Digits) || text.was(start, 2, &["p", "n"])));
    if sum && !draft.own_unit {
        return Some((Reason::Code, "sum or statistic"));
    }
    let share = draft.quantity.unit.code == "%";
    // "p < 0.05"
    let below = text.was(start, 1, &["<", ">", "≤"]) && text.was(start, 2, &["p"]);
    if below && !draft.own_unit {
        return Some((Reason::Code, "sum or statistic"));
    }
    let confidence = (draft.phrase.end..draft.phrase.end + 2).any(|at| text.is(at, &["confidence"]))
        || (share && text.cue(Cue::Confidence, draft.phrase.end))
        || (share
            && text.was(draft.phrase.start, 1, &["("])
            && (2..=8).any(|back| text.was(draft.phrase.start, back, &["confidence"])));
    if confidence {
        return Some((Reason::Code, "confidence level"));
    }
    let megahertz = text.is(end, &["megahertz", "mhz"]) && text.was(start, 1, &["on"]);
    let radio = (text.is(end, &["fm"]) || megahertz) && draft.form == Form::Digits;
    radio.then_some((Reason::Name, "radio frequency"))
}
