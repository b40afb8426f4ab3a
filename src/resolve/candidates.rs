//! Defines [`pairs`]: which mentions of a story are worth weighing against each other.
//!
//! Two mentions are candidates where they share a block: units that can be compared, and beside that the
//! amount or nearly so, the head noun, the event or a word that stands close. Pairs outside every block
//! count as unrelated, whatever else could be said of them. In a block of many only those are candidates
//! that stand near each other once it is sorted by all that is compared, so that the number of candidates
//! grows with the number of mentions and not with its square.

use super::reading::Reading;
use crate::model::{ContentHash, Dimension};
use std::collections::BTreeMap;

/// Members up to which all pairs of a block are candidates. Origin: twice the largest story of the
/// practice corpus.
const WHOLE_BLOCK: usize = 160;

/// How far apart two members of a larger block may stand in its order. Origin: as many candidates for
/// a mention as a block of 64 gives.
const REACH: usize = 32;

/// Members from which a block of close words is passed over. Origin: a word that stands at so many
/// numbers of one story is its subject and tells none of them apart.
const MAX_WORD_BLOCK: usize = 400;

/// Weight of the words that make a block; see [`Reading::words`].
const CLOSE_WORD: u8 = 2;

/// Returns the candidates among the readings at `grouped`, which ascends, as ascending pairs of
/// positions, ascending; `n log n` in time and memory.
pub(super) fn pairs(readings: &[Reading<'_>], grouped: &[usize]) -> Vec<(usize, usize)> {
    let rank = ranks(readings, grouped);
    let mut pairs = Vec::new();
    for (block, mut members) in blocks(readings, grouped) {
        let reach = if members.len() <= WHOLE_BLOCK { WHOLE_BLOCK } else { REACH };
        if block.word && members.len() > MAX_WORD_BLOCK {
            continue;
        }
        members.sort_unstable_by_key(|at| rank[*at]);
        for (i, &left) in members.iter().enumerate() {
            let near = members[i + 1..].iter().take(reach);
            pairs.extend(near.map(|&right| (grouped[left.min(right)], grouped[left.max(right)])));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What the members of a block share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    /// Whether it is one that tells little where it is large.
    word: bool,
    hash: u64,
}

/// Returns the members of each block by their places in `grouped`, ascending.
fn blocks(readings: &[Reading<'_>], grouped: &[usize]) -> BTreeMap<Block, Vec<usize>> {
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for (place, at) in grouped.iter().enumerate() {
        for block in blocks_of(&readings[*at]) {
            blocks.entry(block).or_default().push(place);
        }
    }
    blocks
}

/// Returns the place of each reading at `grouped` in the order of its magnitude, noun, event and place, in
/// which those stand together that are most alike.
fn ranks(readings: &[Reading<'_>], grouped: &[usize]) -> Vec<usize> {
    let key = |at: &usize| {
        let reading = &readings[grouped[*at]];
        let event = reading.class().or_else(|| reading.event().map(|event| event.lemma.as_str()));
        let place = reading.mention.place.as_ref().map(|place| place.name.as_str());
        (magnitudes(reading).first().copied(), reading.head, event, place, *at)
    };
    let mut order: Vec<usize> = (0..grouped.len()).collect();
    order.sort_by_cached_key(key);
    let mut rank = vec![0; grouped.len()];
    for (place, at) in order.into_iter().enumerate() {
        rank[at] = place;
    }
    rank
}

/// Returns the blocks of a reading.
fn blocks_of(reading: &Reading<'_>) -> Vec<Block> {
    let unit = unit_group(reading);
    let block = |word: bool, part: &str, value: &str| Block {
        word,
        hash: ContentHash::new().field(&unit).field(part).field(value).finish(),
    };
    let mut blocks = Vec::new();
    let value = reading.mention.quantity.representative().map(|value| value.normalize().to_string());
    blocks.extend(value.map(|value| block(false, "value", &value)));
    blocks.extend(magnitudes(reading).into_iter().map(|step| block(false, "near", &step.to_string())));
    let thing = reading.person.map(|_| "person").or(reading.head);
    blocks.extend(thing.map(|thing| block(false, "thing", thing)));
    let event = reading.class().or_else(|| reading.event().map(|event| event.lemma.as_str()));
    blocks.extend(event.map(|event| block(false, "event", event)));
    // There are few measures of one sort in a story, and their nouns differ most.
    blocks.extend((!reading.mention.quantity.unit.is_count()).then(|| block(true, "measure", "")));
    blocks.extend(reading.name.hash().map(|owner| block(true, "owner", &owner.to_string())));
    let close = reading.words.iter().filter(|(_, weight)| *weight >= CLOSE_WORD);
    blocks.extend(close.map(|(hash, _)| block(true, "word", &hash.to_string())));
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

/// Returns what units must share to be set against each other at all.
pub(super) fn unit_group(reading: &Reading<'_>) -> String {
    let unit = &reading.mention.quantity.unit;
    match unit.dimension {
        Dimension::Points | Dimension::Share => "share".to_owned(),
        // A degree may be one of a temperature.
        Dimension::Other if unit.code == "deg" => format!("{:?}", Dimension::Temperature),
        Dimension::Other => unit.code.clone(),
        dimension => format!("{dimension:?}"),
    }
}

/// Steps of the magnitude of an amount: those of an eighth of a binary order in which it lies and the
/// one nearest to that, so that amounts within a tenth of each other share one.
pub(super) fn magnitudes(reading: &Reading<'_>) -> Vec<i64> {
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

#[cfg(test)]
mod tests {
    use super::super::evidence::weigh;
    use super::super::testing::{corpus, lexicon, told};
    use super::super::weights::JOIN;
    use super::*;

    const NOUNS: [(&str, &str); 4] =
        [("person", "die"), ("person", "injure"), ("home", "burn"), ("boat", "sink")];

    /// Returns a word that stands for a number.
    fn letters(at: usize) -> String {
        at.to_string().chars().map(|digit| char::from(b'a' + digit as u8 - b'0')).collect()
    }

    fn story(reports: usize) -> crate::model::Corpus {
        corpus((0..reports).map(|at| {
            let (a, b) = (20 + at % 7, 300 + 10 * (at % 5));
            let text =
                format!("Report {}: {a} one died and {b} two.\nAlso {} and {}.\n", letters(at), a * 3, b * 2);
            told(&text, &NOUNS)
        }))
    }

    /// Blocking loses no pair that weighing all of them would join.
    #[test]
    fn what_all_pairs_would_join_is_among_the_candidates() {
        let corpus = story(12);
        let readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let all: Vec<usize> = (0..readings.len()).collect();
        let blocked = pairs(&readings, &all);
        for a in 0..readings.len() {
            for b in a + 1..readings.len() {
                let evidence = weigh(&readings[a], &readings[b], lexicon());
                let joins = evidence.is_ok_and(|evidence| evidence.weight() >= JOIN);
                assert!(!joins || blocked.binary_search(&(a, b)).is_ok());
            }
        }
    }

    proptest::proptest! {
        /// The same for stories drawn at random: what shares neither amount, noun nor event weighs too
        /// little to be joined.
        #[test]
        fn blocks_lose_nothing_that_would_be_joined(
            reports in proptest::collection::vec(
                proptest::collection::vec((1_u32..400, 0_usize..4), 1..5), 2..8),
        ) {
            let report = |(at, numbers): (usize, &Vec<(u32, usize)>)| {
                let line = |(amount, _): &(u32, usize)| format!("There {} {amount} of them.\n", letters(at));
                let text: String = numbers.iter().map(line).collect();
                told(&text, &numbers.iter().map(|(_, noun)| NOUNS[*noun]).collect::<Vec<_>>())
            };
            let corpus = corpus(reports.iter().enumerate().map(report));
            let readings: Vec<_> =
                corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
            let blocked = pairs(&readings, &(0..readings.len()).collect::<Vec<_>>());
            for a in 0..readings.len() {
                for b in a + 1..readings.len() {
                    let joins = weigh(&readings[a], &readings[b], lexicon()).is_ok_and(|e| e.weight() >= JOIN);
                    proptest::prop_assert!(!joins || blocked.binary_search(&(a, b)).is_ok());
                }
            }
        }
    }

    #[test]
    fn candidates_grow_with_the_mentions_and_not_with_their_square() {
        let count = |reports| {
            let corpus = story(reports);
            let readings: Vec<_> =
                corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
            pairs(&readings, &(0..readings.len()).collect::<Vec<_>>()).len()
        };
        assert!(count(2400) < count(1200) * 5 / 2);
    }
}
