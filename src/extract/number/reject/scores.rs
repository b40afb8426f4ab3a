//! Defines how scores, odds and the like are told from ranges and amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::Numeral;
use crate::extract::number::pieces::Look;
use crate::lexicon::Cue;
use crate::model::Reason;

/// The greatest number of a score.
const GREATEST: u32 = 200;

/// Reads the score of a game or vote ("2-1", "14-7", "Torrano 1, Alcabria 1").
pub(super) fn score(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let at = numeral.pieces.start;
    let end = dashed(scene, at).or_else(|| sides(scene, at)).or_else(|| ratio(scene, at))?;
    Some((numeral.pieces.start..end, Reason::Score, "score"))
}

/// Returns the small whole number at `at`.
fn points(scene: &Scene<'_, '_>, at: usize) -> Option<u32> {
    super::dates::whole(scene.text, at).filter(|value| *value < GREATEST)
}

/// Reads two small numbers joined by a hyphen: falling, or rising where the sentence speaks of
/// games or votes.
fn dashed(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let text = scene.text;
    let dash = matches!(text.raw(at + 1), "-" | "–") && text.glued(at + 1) && text.glued(at + 2);
    let (first, second) = (points(scene, at)?, points(scene, at + 2)?);
    let money = text.was(at, 1, &["$", "£", "€"]);
    let behind = at + 3;
    let measured = text.raw(behind) == "%"
        || super::super::measures::measure(text, behind, scene.lexicon).is_some()
        || (text.raw(behind) == "-" && text.glued(behind) && !text.cue(Cue::Outcome, behind + 1));
    let counted = scene.counted(behind) && first < second && !text.is(behind, &["votes", "goals"]);
    let chain = text.raw(behind) == "-" && text.looks(behind + 1, Look::Digits);
    let yes = dash && !money && !measured && !counted && !chain && (first >= second || scene.contest);
    yes.then_some(at + 3)
}

/// Reads two small numbers with a colon between ("randomised 2:1"); times of day were read before.
fn ratio(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let text = scene.text;
    let colon = text.raw(at + 1) == ":" && text.glued(at + 1) && text.glued(at + 2);
    let one = text.raw(at + 2).len() == 1 || text.raw(at).len() == 1;
    let both = points(scene, at).is_some() && points(scene, at + 2).is_some();
    (colon && one && both && text.raw(at + 3) != ":").then_some(at + 3)
}

/// Reads "NAME 1, NAME 1" or "NAME 1 NAME 1": two names of one or two words, each with a small number.
fn sides(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let text = scene.text;
    let named = at.checked_sub(1).is_some_and(|at| text.capital(at)) && points(scene, at).is_some();
    let comma = usize::from(text.raw(at + 1) == ",");
    let name = at + 1 + comma;
    let second = name + 1 + usize::from(text.capital(name + 1));
    // Without a comma nothing but the two names may stand in front ("Town 2 City 2 (abandoned)").
    let parted = text.capital(name) && (comma == 1 || (0..at).all(|at| text.capital(at)));
    let closes = points(scene, second).is_some() && scene.closed(second + 1);
    let month = scene.cue_back(Cue::Month, at, 1) || scene.cue_back(Cue::Month, second, 1);
    let whole = (at.saturating_sub(3)..at).all(|at| text.capital(at)) || at <= 2;
    let ends = second + 2 >= text.len() || (comma == 0 && text.raw(second + 1) == "(");
    (named && parted && closes && whole && !month && ends).then_some(second + 1)
}
