//! Defines [`pairs`]: which mentions of a story are worth weighing against each other.
//!
//! Two mentions are candidates where they share a block: units that can be compared, and beside
//! that the amount or nearly so, the head noun, the event or a word that stands close. Pairs outside every block
//! count as unrelated, whatever else could be said of them.

use super::reading::Reading;
use crate::model::{ContentHash, Dimension};
use std::collections::BTreeMap;

/// Members from which a block of close words is passed over. Origin: a word that stands at so many
/// numbers of one story is its subject and tells none of them apart.
const MAX_WORD_BLOCK: usize = 400;

/// Weight of the words that make a block; see [`Reading::words`].
const CLOSE_WORD: u8 = 2;

/// Returns the candidates as ascending pairs of positions, ascending.
pub(super) fn pairs(readings: &[Reading<'_>]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<(bool, u64), Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        for block in blocks_of(reading) {
            blocks.entry(block).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for ((word, _), block) in blocks {
        if word && block.len() > MAX_WORD_BLOCK {
            continue;
        }
        for (i, &left) in block.iter().enumerate() {
            pairs.extend(block[i + 1..].iter().map(|&right| (left, right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Returns the blocks of a reading; the first part says whether it is one that may grow too large.
fn blocks_of(reading: &Reading<'_>) -> Vec<(bool, u64)> {
    let unit = unit_group(reading);
    let block = |part: &str, value: &str| ContentHash::new().field(&unit).field(part).field(value).finish();
    let mut blocks = Vec::new();
    let value = reading.mention.quantity.representative().map(|value| value.normalize().to_string());
    blocks.extend(value.map(|value| (false, block("value", &value))));
    blocks.extend(magnitudes(reading).into_iter().map(|step| (false, block("near", &step.to_string()))));
    let thing = reading.person.map(|_| "person").or(reading.head);
    blocks.extend(thing.map(|thing| (false, block("thing", thing))));
    let event = reading.class().or_else(|| reading.event().map(|event| event.lemma.as_str()));
    blocks.extend(event.map(|event| (false, block("event", event))));
    // There are few measures of one sort in a story, and their nouns differ most.
    blocks.extend((!reading.mention.quantity.unit.is_count()).then(|| (true, block("measure", ""))));
    let close = reading.words.iter().filter(|(_, weight)| *weight >= CLOSE_WORD);
    blocks.extend(close.map(|(hash, _)| (true, block("word", &hash.to_string()))));
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

/// Returns what units must share to be set against each other at all.
fn unit_group(reading: &Reading<'_>) -> String {
    let unit = &reading.mention.quantity.unit;
    match unit.dimension {
        Dimension::Points | Dimension::Share => "share".to_owned(),
        Dimension::Other => unit.code.clone(),
        dimension => format!("{dimension:?}"),
    }
}

/// Steps of the magnitude of an amount: those of an eighth of a binary order in which it lies and the
/// one nearest to that, so that amounts within a tenth of each other share one.
fn magnitudes(reading: &Reading<'_>) -> Vec<i64> {
    let quantity = &reading.mention.quantity;
    let base = quantity.representative().and_then(|value| quantity.unit.to_base(value));
    let Some(size) = base.and_then(|value| f64::try_from(value.abs()).ok()).filter(|size| *size > 0.0) else {
        return Vec::new();
    };
    // The logarithm only picks a block, and amounts at its edge are in two.
    #[expect(clippy::cast_possible_truncation, reason = "logarithms of 96-bit numbers are small")]
    let step = (size.log2() * 4.0).floor() as i64;
    vec![step, step + 1]
}
