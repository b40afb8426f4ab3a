//! Defines [`read`], which finds how the numbers of a document hang together: lists and tables, parts
//! and wholes, the same amount said twice, changes, and which part of the counted class is meant.
//!
//! Sums, shares and changes are checked from what is found here, so a doubtful tie is left out: a
//! list counts as complete only where the text presents it as all there is.

mod limit;
mod lists;
mod pairs;
mod parts;
mod sums;

pub(in crate::extract) use sums::{MAX_ROWS, is_row_of, whole_of_rows};

use super::spot::Spot;
use super::view::Reader;
use crate::model::{Mention, Part, PartOf};
use std::ops::Range;

/// Finds lists, the same amount said twice, changes and oppositions. Needs numbers only.
pub fn read(reader: &Reader<'_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    lists::read(reader, spots, mentions);
    for sentence in sentences(mentions) {
        pairs::read(spots, mentions, sentence);
    }
}

/// Finds parts and wholes, and which part of the counted class each number is limited to. Needs what
/// is counted and what happened.
pub fn relate(spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for sentence in sentences(mentions) {
        parts::read(spots, mentions, sentence);
    }
    for at in 0..mentions.len() {
        rows(mentions, at);
    }
    for (spot, mention) in spots.iter().zip(mentions) {
        if let Some((subset, rule)) = limit::subset(spot, mention) {
            mention.subset = Some(subset);
            mention.trace.push((Part::Structure, rule));
        }
    }
}

/// Ties a row without noun of its own to the number its column adds up to.
fn rows(mentions: &mut [Mention], at: usize) {
    let mention = &mentions[at];
    let carried = mention.counted.as_ref().is_some_and(|counted| counted.carried);
    let complete = mention.structure.cell.as_ref().is_some_and(|cell| cell.complete);
    if !carried || mention.structure.part_of.is_some() || !mention.quantity.unit.is_count() {
        return;
    }
    if let Some(whole) = whole_of_rows(mentions, at).map(|whole| mentions[whole].span) {
        mentions[at].structure.part_of = Some(PartOf { whole, complete });
        mentions[at].trace.push((Part::Structure, "row of what adds up"));
    }
}

/// Returns the runs of mentions that stand in one sentence.
fn sentences(mentions: &[Mention]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if mentions[run.start].sentence == mention.sentence => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
