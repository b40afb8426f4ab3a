//! Defines how times of day are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::Numeral;
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::Cue;
use crate::model::Reason;

/// Reads a time of day around a numeral.
pub(super) fn clock(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let end = colon(scene.text, numeral).or_else(|| named(scene, numeral))?;
    Some((numeral.pieces.start..end, Reason::Time, "time of day"))
}

/// Reads "17:30", "2:41 a.m.", "10:00:05".
fn colon(text: &Text<'_>, numeral: &Numeral) -> Option<usize> {
    let at = numeral.pieces.start;
    let two = |at: usize| text.looks(at, Look::Digits) && text.raw(at).len() == 2 && text.glued(at);
    let hour = text.raw(at).parse::<u32>().ok().filter(|hour| *hour < 25);
    (hour.is_some() && text.raw(at + 1) == ":" && text.glued(at + 1) && two(at + 2))
        .then(|| if text.raw(at + 3) == ":" && two(at + 4) { at + 5 } else { at + 3 })
}

/// Reads an hour that words say is one ("5 p.m.", "five o'clock", "5.20 this morning", "16:00 GMT").
fn named(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<usize> {
    let text = scene.text;
    let cues = &scene.lexicon.cues;
    let end = numeral.pieces.end;
    if numeral.value >= 25.into() || numeral.value < 0.into() {
        return None;
    }
    let word = text.word(end);
    if cues.has(Cue::Meridiem, word) || matches!(word, "o'clock" | "o’clock") {
        return Some(end + 1);
    }
    let at = cues.has(Cue::ClockBefore, text.back(numeral.pieces.start, 1));
    let this = text.is(end, &["this"]) && cues.has(Cue::DayPart, text.word(end + 1));
    let in_the =
        text.is(end, &["in"]) && text.is(end + 1, &["the"]) && cues.has(Cue::DayPart, text.word(end + 2));
    let zone = cues.has(Cue::Zone, word) && text.raw(end).chars().all(char::is_uppercase);
    (at && (this || in_the || zone)).then_some(end)
}
