//! Defines how numbers that only name or address something are told from amounts: web addresses,
//! telephone numbers, codes, names, list numbers, scores.

use super::{Refusal, Scene};
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::Cue;
use crate::model::Reason;

/// Reads a number inside a web or mail address.
pub(super) fn address(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let at = numeral.pieces.start;
    scene.text.looks(at, Look::Address).then(|| (numeral.pieces.clone(), Reason::Code, "web address"))
}

/// Reads a telephone number: groups of digits, at least six in all, announced as one or beginning
/// with a plus or nought.
pub(super) fn phone(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    if !text.looks(at, Look::Digits) {
        return None;
    }
    let end = groups_end(text, at);
    let digits: usize = (at..end).map(|at| text.raw(at).bytes().filter(u8::is_ascii_digit).count()).sum();
    let plus = text.was(at, 1, &["+"]) && !text.glued(at.saturating_sub(1));
    let nought = text.raw(at).starts_with('0') && text.raw(at).len() > 1;
    let near = (1..=3).any(|back| scene.lexicon.cues.has(Cue::PhoneBefore, text.back(at, back)));
    let grouped = end > at + 1;
    let yes = (plus && digits >= 7)
        || (nought && grouped && digits >= 7)
        || (near && (grouped || digits >= 3))
        || (grouped && dashed(text, at, end) && digits >= 7);
    yes.then(|| (at - usize::from(plus)..end, Reason::Phone, "telephone number"))
}

/// Returns the piece after groups of digits parted by spaces, hyphens or brackets.
fn groups_end(text: &Text<'_>, at: usize) -> usize {
    let plain =
        |at: usize| text.looks(at, Look::Digits) && text.raw(at).bytes().all(|byte| byte.is_ascii_digit());
    let mut end = at + 1;
    loop {
        let dash = usize::from(matches!(text.raw(end), "-" | "–" | "/" | "(" | ")"));
        if !plain(end + dash) {
            return end;
        }
        end += dash + 1;
    }
}

/// Returns whether hyphens part three or more groups, or seven digits as 3-4.
fn dashed(text: &Text<'_>, at: usize, end: usize) -> bool {
    let dashes = (at..end).filter(|&at| text.raw(at) == "-").count();
    dashes >= 2 || (dashes == 1 && text.raw(at).len() == 3 && text.raw(end - 1).len() == 4)
}

/// Reads digits that letters are glued to ("H100", "Covid-19", "TX-410"), or that begin with nought.
pub(super) fn code(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    if !text.looks(at, Look::Digits) {
        return None;
    }
    let letters = text.glued(at) && at.checked_sub(1).is_some_and(|at| text.looks(at, Look::Word));
    let hyphen = text.glued(at) && text.was(at, 1, &["-", "/", "_", "#"]) && text.glued(at - 1);
    let dashed = hyphen && at >= 2 && text.capital(at - 2);
    let money = crate::extract::number::money::before(text, at, scene.lexicon).is_some();
    let raw = text.raw(at);
    let nought = raw.len() > 1 && raw.starts_with('0') && raw.bytes().all(|byte| byte.is_ascii_digit());
    let tail = text.glued(numeral.pieces.end) && text.looks(numeral.pieces.end, Look::Word) && {
        let known = |at: usize| {
            crate::extract::number::measures::measure(text, at, scene.lexicon).is_some()
                || crate::extract::number::money::after(text, at, scene.lexicon).is_some()
        };
        let ordinal = text.is(numeral.pieces.end, &["st", "nd", "rd", "th"]);
        !known(numeral.pieces.end) && !ordinal && numeral.pieces.len() == 1
    };
    let yes = !money && (letters || dashed || nought || tail);
    yes.then(|| (numeral.pieces.clone(), Reason::Code, "code"))
}

/// Reads the score of a game or vote ("2-1", "14-7"): two small numbers, the first not less.
pub(super) fn score(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    let whole = |at: usize| text.raw(at).parse::<u32>().ok().filter(|value| *value < 200);
    let dash = matches!(text.raw(at + 1), "-" | "–" | ":") && text.glued(at + 1) && text.glued(at + 2);
    let (first, second) = (whole(at)?, whole(at + 2)?);
    let free = !text.glued(at + 3) || text.looks(at + 3, Look::Mark);
    (dash && first >= second && free && text.raw(at + 3) != "%").then_some((
        at..at + 3,
        Reason::Score,
        "score",
    ))
}

/// Reads the number of a list entry at the start of a sentence ("3. The barrier").
pub(super) fn list_number(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let first = draft.phrase.start == 0 && draft.form == Form::Digits && draft.phrase.len() == 1;
    let marked = matches!(text.raw(1), "." | ")")
        && text.glued(1)
        && (text.len() == 2 || text.get(2).is_some_and(|piece| piece.spaced));
    (first && marked).then_some((Reason::ListNumber, "list number"))
}

/// Reads a number that is part of a name ("Channel 2", "Sector 4", "No. 9").
pub(super) fn name(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let at = draft.phrase.start;
    let point = usize::from(text.was(at, 1, &["."]));
    let named = scene.lexicon.cues.has(Cue::NameBefore, text.back(at, 1 + point));
    let capital = at.checked_sub(1 + point).is_some_and(|at| text.capital(at) && (at > 0 || point == 1));
    let small = draft.form == Form::Digits && !draft.own_unit && draft.point().is_some();
    let street = text.capital(draft.phrase.end)
        && (1..=3).any(|ahead| {
            let at = draft.phrase.end + ahead;
            text.capital(at) && scene.lexicon.cues.has(Cue::AddressAfter, text.word(at))
        });
    if street && small {
        return Some((Reason::Address, "street number"));
    }
    (named && capital && small).then_some((Reason::Name, "part of a name"))
}
