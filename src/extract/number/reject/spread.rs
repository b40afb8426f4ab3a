//! Defines how numbers that only continue a refused one are refused too: "lines 2, 7 and 31", "aged
//! 7 and 11", "change at 6, 2 and 10"; and lists of bare numbers that nothing counts.

use super::Scene;
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::Form;
use crate::lexicon::{Cue, NumeralWord};
use crate::model::{Decimal, Reason, SentenceKind};
use std::ops::Range;

/// An hour is below this.
const HOURS: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// How many bare numbers side by side are a list of numbers and no amounts.
const LIST: usize = 4;

/// Rejects drafts that continue a refused one or make a list of bare numbers.
pub(super) fn apply(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let (Some(first), Some(draft)) = (before.last(), rest.first_mut()) else { continue };
        let spreads = matches!(
            first.rejected,
            Some(
                Reason::Name
                    | Reason::Time
                    | Reason::Age
                    | Reason::ListNumber
                    | Reason::Code
                    | Reason::Address
            )
        );
        let hours = first.rejected == Some(Reason::Time);
        let hour = first.pieces.len() == 1 && draft.point().is_some_and(|value| value < HOURS);
        if spreads
            && (!hours || hour)
            && is_bare(scene, draft)
            && linked(scene, first.pieces.end..draft.pieces.start)
        {
            draft.rejected = first.rejected;
            draft.rule = "continues one that is no claim";
        }
    }
    if scene.sentence.kind == SentenceKind::Prose {
        lists(scene, drafts);
    }
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at(at);
        if before.iter().any(|before| goes_on(scene, before, &rest[0])) {
            drafts[at].rejected = Some(Reason::Ordinal);
            drafts[at].rule = "the next in order";
        }
    }
}

/// Returns whether what looks like a fraction is the next in order: "four died at the scene and a fifth
/// in hospital".
fn goes_on(scene: &Scene<'_, '_>, before: &Draft, draft: &Draft) -> bool {
    let start = draft.pieces.start;
    let and = scene.text.was(start, 1, &["and"]) && scene.text.is(start, &["a"]);
    let Some(NumeralWord::Fraction(order)) = scene.text.numeral(start + 1) else { return false };
    let next = before.point().and_then(|count| count.checked_add(Decimal::ONE)) == Some(order);
    // "A second man, 41, and a third, 38, were charged"
    let ordinal = before.rejected == Some(Reason::Ordinal);
    let near = before.stands() && before.quantity.unit.is_count() && before.pieces.end <= start;
    and && next && (near || ordinal) && !scene.text.is(draft.pieces.end, &["of"])
}

/// Returns whether the draft is a plain number without unit or bound behind which nothing is counted.
fn is_bare(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let plain =
        matches!(draft.form, Form::Digits | Form::Words) && draft.pieces == draft.phrase && !draft.own_unit;
    plain && draft.stands() && !scene.counted(draft.pieces.end)
}

/// Returns whether only a comma or conjunction stands between two numbers.
fn linked(scene: &Scene<'_, '_>, between: Range<usize>) -> bool {
    let small =
        |at: usize| matches!(scene.text.word(at), "," | "&" | "/" | "-" | "–") || scene.cue(Cue::Link, at);
    (1..=2).contains(&between.len()) && between.into_iter().all(small)
}

/// Rejects runs of bare numbers in digits parted by commas.
fn lists(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let mut first = 0;
    for at in 1..=drafts.len() {
        let (before, rest) = drafts.split_at(at);
        let goes_on = before.last().zip(rest.first()).is_some_and(|(last, next)| {
            let digits = last.form == Form::Digits && next.form == Form::Digits;
            digits
                && is_bare(scene, last)
                && is_bare(scene, next)
                && linked(scene, last.pieces.end..next.pieces.start)
        });
        if goes_on {
            continue;
        }
        if at - first >= LIST {
            for draft in &mut drafts[first..at] {
                draft.rejected = Some(Reason::ListNumber);
                draft.rule = "list of bare numbers";
            }
        }
        first = at;
    }
}
