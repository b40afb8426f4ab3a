//! Defines how figures of speech and proper names with numbers in them are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::Numeral;

/// Reads a fixed expression that covers the numeral.
pub(super) fn idiom(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let idioms = &scene.lexicon.idioms;
    let start = numeral.pieces.start;
    let first = start.saturating_sub(idioms.longest());
    (first..=start).find_map(|at| {
        let word = |ahead: usize| scene.text.get(at + ahead).map(|piece| piece.lower.as_ref());
        let (length, reason) = idioms.at(word)?;
        let covers = at + length >= numeral.pieces.end;
        covers.then_some((start..at + length, reason, "fixed expression"))
    })
}
