//! Defines how words around a number open, close or blur it: "more than", "up to", "or so".
//!
//! A bound only ever widens what the number allows; the first one that opens an end decides, and
//! words of approximation may join it on either side.

use super::draft::Draft;
use super::pieces::{Look, Text};
use crate::lexicon::{BoundWord, ChangeUse, Cue, Lexicon};
use crate::model::{Bound, Dimension};

/// How many words the noun between a number and a bound behind it may have.
const LATER_WORDS: usize = 4;

/// Applies the bound words around each draft.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.phrase.start).collect();
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.stands()) {
        let next = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        in_front(draft, text, lexicon);
        behind(draft, text, lexicon, next);
        later(draft, text, lexicon, next);
    }
}

/// Returns the first piece of the bound words in front of a draft, or of its phrase where none are.
pub(super) fn lead(text: &Text<'_>, draft: &Draft, lexicon: &Lexicon) -> usize {
    words_in_front(text, draft.phrase.start, lexicon).last().map_or(draft.phrase.start, |(start, _)| start)
}

/// Returns the bound words in front of `start`, nearest first, each with its first piece. Words that
/// only lead to a further one are left out at the front.
fn words_in_front(
    text: &Text<'_>,
    start: usize,
    lexicon: &Lexicon,
) -> impl Iterator<Item = (usize, BoundWord)> {
    let (mut at, mut blurred) = (start, false);
    std::iter::from_fn(move || {
        let word = |back: usize| {
            at.checked_sub(back + 1).and_then(|at| text.get(at)).map(|piece| piece.lower.as_ref())
        };
        let (length, &effect) = lexicon.bounds.before.longest(word)?;
        // "Turned over some 70 kilometres": nobody says "over some" of an amount.
        let alone = length == 1 && !matches!(effect, BoundWord::Plain | BoundWord::About);
        if (alone && blurred) || is_other(text, at - length, lexicon) {
            return None;
        }
        at -= length;
        blurred |= effect == BoundWord::About;
        Some((at, effect))
    })
}

/// Returns whether the words of a bound from `start` on say something else: part of a compound
/// ("7-under 65"), of a verb ("went up to 5%") or of a comparison ("twice as much as 200").
fn is_other(text: &Text<'_>, start: usize, lexicon: &Lexicon) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let compound = text.is(before, &["-"]) && text.glued(start);
    let verb = text.is(start, &["up"])
        && text.is(start + 1, &["to"])
        && lexicon.changes.get(text.word(before), ChangeUse::Particle).is_some();
    let compared = text.is(start, &["as"]) && text.cue(Cue::Comparison, before);
    // "Is short of 1,400 drivers" tells what is wanting, "handed over 60 prisoners" what was done.
    let lacking = text.is(start, &["short"]) && text.cue(Cue::Is, before);
    let handed = text.is(start, &["over"]) && text.cue(Cue::GivenOver, before);
    compound || verb || compared || lacking || handed
}

/// Returns whether another number is set against the draft with a dash ("passed 52%-48%").
fn is_opposed(draft: &Draft, text: &Text<'_>) -> bool {
    let dash = draft.phrase.end;
    text.is(dash, &["-", "–"]) && text.glued(dash) && text.looks(dash + 1, Look::Digits)
}

/// Applies the words in front, nearest first.
fn in_front(draft: &mut Draft, text: &Text<'_>, lexicon: &Lexicon) {
    if is_opposed(draft, text) {
        return;
    }
    for (start, effect) in words_in_front(text, draft.phrase.start, lexicon) {
        let during = draft.quantity.unit.dimension == Dimension::Time
            && text.is(start, &["over"])
            && !(start == 0 || text.cue(Cue::Lasts, start - 1));
        if effect != BoundWord::Plain && !during {
            draft.phrase.start = start;
            bind(draft, effect);
        }
    }
}

/// Applies the words right behind the number and its unit, unless they belong to the number that
/// begins at `next`.
fn behind(draft: &mut Draft, text: &Text<'_>, lexicon: &Lexicon, next: usize) {
    let at = draft.phrase.end;
    let hyphen = super::words::hyphen(text, at);
    let word = |ahead: usize| text.get(at + hyphen + ahead).map(|piece| piece.lower.as_ref());
    let Some((length, &effect)) = lexicon.bounds.after.longest(word) else { return };
    let end = at + hyphen + length;
    if end != next {
        draft.phrase.end = end;
        bind(draft, effect);
    }
}

/// Applies the words behind the noun that is counted ("200,000 people or more").
fn later(draft: &mut Draft, text: &Text<'_>, lexicon: &Lexicon, next: usize) {
    for at in draft.phrase.end + 1..(draft.phrase.end + 1 + LATER_WORDS).min(next) {
        if !text.looks(at - 1, Look::Word) {
            return;
        }
        let word = |ahead: usize| text.get(at + ahead).map(|piece| piece.lower.as_ref());
        let Some((length, &effect)) = lexicon.bounds.later.longest(word) else { continue };
        if at + length < next {
            bind(draft, effect);
        }
        return;
    }
}

/// Applies one bound to a draft.
fn bind(draft: &mut Draft, effect: BoundWord) {
    let quantity = &mut draft.quantity;
    let closed = quantity.low.is_some() && quantity.high.is_some();
    let lower = |exclusive| move |bound: Bound| Bound { exclusive, ..bound };
    match effect {
        BoundWord::Above | BoundWord::Least if closed => {
            quantity.low = quantity.low.map(lower(effect == BoundWord::Above));
            quantity.high = None;
        }
        BoundWord::Below | BoundWord::Most if closed => {
            quantity.high = quantity.high.map(lower(effect == BoundWord::Below));
            quantity.low = None;
        }
        BoundWord::About => quantity.approximate = true,
        _ => return,
    }
    draft.rule = "bound";
}
