//! Defines how ordinals, and "one" where it stands for a thing or is a figure of speech, are told
//! from amounts.

use super::{Refusal, Scene};
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::{Form, Numeral};
use crate::extract::number::pieces::Look;
use crate::lexicon::{Cue, Tag};
use crate::model::Reason;

/// How many words may stand between "one" and the person it counts.
const REACH: usize = 3;

/// Reads a place in an order ("the second death", "2nd", "the 82nd").
pub(super) fn ordinal(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let end = super::dates::past_ending(scene.text, numeral.pieces.end);
    let ordinal = numeral.form == Form::Ordinal || (end > numeral.pieces.end && numeral.form == Form::Digits);
    ordinal.then_some((numeral.pieces.start..end, Reason::Ordinal, "ordinal"))
}

/// Reads "one" unless it counts people, is measured, or is set against other numbers.
pub(super) fn one(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let one = draft.pieces.len() == 1 && text.is(start, &["one"]) && !draft.own_unit;
    if !one
        || (counts_people(scene, end) && !scene.cue_back(Cue::OneBefore, start, 1))
        || set_against(scene, start)
        || bounded(scene, draft)
    {
        return None;
    }
    let reason =
        if scene.closed(end) || text.cue(Cue::OneBehind, end) { Reason::Pronoun } else { Reason::Rhetoric };
    Some((reason, "one as a pronoun or figure of speech"))
}

/// Returns whether people are counted behind `end`, or what happened to them is said there.
fn counts_people(scene: &Scene<'_, '_>, end: usize) -> bool {
    let text = scene.text;
    let casualty = |at: usize| scene.cue(Cue::Casualty, at);
    let further = usize::from(text.is(end, &["more", "other", "further"]));
    // "One of whom was hurt", "one who was killed".
    let them = text.is(end + 1, &["them"]) && casualty(end + 2);
    let whom = text.is(end, &["of"]) && (text.is(end + 1, &["whom"]) || them);
    let who = text.is(end, &["who"]) && (casualty(end + 1) || casualty(end + 2));
    // "One called her son": behind a verb somebody else is told of.
    let verb = matches!(text.tag(end), Tag::Past) && !casualty(end);
    let reach = if verb { 1 } else { REACH };
    let near = (end..end + reach).take_while(|&at| text.looks(at, Look::Word));
    whom || who
        || casualty(end + further)
        || near.into_iter().any(|at| scene.lexicon.persons.group(text.lemma(at)).is_some())
}

/// Returns whether "at least one" ends a phrase behind what befell people ("kills at least one").
fn bounded(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let start = draft.phrase.start;
    let open = draft.quantity.low.is_some() && draft.quantity.high.is_none();
    let harmed = (1..=2).any(|back| scene.cue_back(Cue::Harm, start, back));
    open && start < draft.pieces.start && scene.closed(draft.pieces.end) && harmed
}

/// Returns whether the number is one of two that are set against each other ("six votes to one").
fn set_against(scene: &Scene<'_, '_>, start: usize) -> bool {
    scene.text.was(start, 1, &["to"]) && scene.text.was(start, 2, &["votes", "vote"])
}
