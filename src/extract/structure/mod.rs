//! Defines [`read`], which finds how the numbers of a document hang together: lists and tables, parts
//! and wholes, the same amount said twice, changes, and which part of the counted class is meant.
//!
//! Sums, shares and changes are checked from what is found here, so a doubtful tie is left out: a
//! list counts as complete only where the text presents it as all there is.

mod limit;
mod lists;
mod pairs;
mod parts;

use super::spot::Spot;
use super::view::Reader;
use crate::model::{Mention, Part};
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
    for (spot, mention) in spots.iter().zip(mentions) {
        if let Some((subset, rule)) = limit::subset(spot, mention) {
            mention.subset = Some(subset);
            mention.trace.push((Part::Structure, rule));
        }
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
