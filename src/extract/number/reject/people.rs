//! Defines how ages and the small words among numbers ("one", ordinals) are told from amounts.

use super::Scene;
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::Form;
use crate::extract::number::pieces::Look;
use crate::lexicon::Cue;
use crate::model::Reason;

/// The greatest age of a person.
const GREATEST_AGE: u32 = 125;

/// Reads an age that identifies somebody ("Smith, 52,"; "aged 45"; "a 34-year-old").
pub(super) fn age(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let value = draft.quantity.representative()?;
    if value > GREATEST_AGE.into() {
        return None;
    }
    let end = draft.phrase.end;
    let old = (0..=1).any(|ahead| {
        let at = end + ahead;
        text.is(at, &["old", "olds"]) && (ahead == 0 || text.is(end, &["-"]))
    });
    let years = draft.quantity.unit.code == "a";
    if old && (years || matches!(draft.quantity.unit.code.as_str(), "mo" | "wk" | "d")) {
        return Some((Reason::Age, "years old"));
    }
    let aged = scene.lexicon.cues.has(Cue::AgeBefore, text.back(draft.phrase.start, 1));
    if aged && (years || !draft.own_unit) {
        return Some((Reason::Age, "aged"));
    }
    let at = draft.phrase.start;
    let comma = text.was(at, 1, &[","]) && at >= 2 && text.capital(at - 2);
    let closed = text.get(draft.phrase.end).is_none_or(|piece| matches!(piece.text, "," | "." | ";" | ")"));
    let plain =
        draft.form == Form::Digits && !draft.own_unit && value.is_integer() && draft.phrase.len() == 1;
    (comma && closed && plain).then_some((Reason::Age, "age after a name"))
}

/// Reads ordinals, and "one" where it stands for a thing.
pub(super) fn small(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let end = draft.phrase.end;
    let ending = text.glued(end) && text.is(end, &["st", "nd", "rd", "th"]);
    if draft.form == Form::Ordinal || ending {
        return Some((Reason::Ordinal, "ordinal"));
    }
    let one = draft.pieces.len() == 1 && text.is(draft.pieces.start, &["one"]) && !draft.own_unit;
    let alone = text.get(end).is_none_or(|piece| piece.look == Look::Mark)
        || text.is(end, &["of", "who", "that", "is", "was", "in", "to", "on", "has"]);
    (one && alone).then_some((Reason::Pronoun, "one as a pronoun"))
}
