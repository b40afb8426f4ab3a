//! Defines [`rooms`]: the parts of a very large story that are grouped each by itself.
//!
//! What two mentions have in common is remembered for every pair that is weighed, some hundred for each
//! mention. A story of a million mentions that all differ would fill any memory, and no real one is like
//! that: it is a misgrouping, a table taken for news, or made to do harm. So mentions are first sorted by
//! unit, thing, event and magnitude, and cut into rooms of which each is grouped on its own; what
//! stands in two rooms is of two figures, unless a person joined it. Mentions that read exactly alike
//! do not count, however many they are ([`crowd`](super::crowd)).

use super::candidates::{magnitudes, unit_group};
use super::reading::Reading;
use super::story::find;
use crate::model::{Decision, Ruling};
use std::collections::BTreeMap;

/// Mentions of a story that are grouped with each other, at most, those left out that read as another does.
/// Origin: ten times the largest story of the practice corpus; the pairs of one room take some hundred
/// megabytes.
pub(super) const MAX_ROOM: usize = 4096;

/// Rooms of a story about which is told why its mentions were joined or not, the first. Origin: what is told of
/// one mention takes as much memory as the mention itself, and nobody reads it of ten thousand.
pub(super) const MAX_TOLD: usize = 4;

/// Returns the readings at `grouped`, which ascends, in rooms, each ascending; those that a person joined
/// are in one, however many they are. `n log n`.
pub(super) fn rooms(
    readings: &[Reading<'_>],
    grouped: &[usize],
    ruled: &[(usize, usize, Ruling)],
    size: usize,
) -> Vec<Vec<usize>> {
    if grouped.len() <= size {
        return vec![grouped.to_vec()];
    }
    let mut order = grouped.to_vec();
    order.sort_by_cached_key(|at| {
        let reading = &readings[*at];
        let thing = reading.person.map(|_| "person").or(reading.head);
        let event = reading.class().or_else(|| reading.event().map(|event| event.lemma.as_str()));
        (unit_group(reading), thing, event, magnitudes(reading).first().copied(), *at)
    });
    let mut room_of: Vec<usize> = vec![0; readings.len()];
    for (place, at) in order.iter().enumerate() {
        room_of[*at] = place / size;
    }
    let mut root: Vec<usize> = (0..readings.len()).collect();
    for (a, b, _) in ruled.iter().filter(|(_, _, ruling)| *ruling == Ruling::Same) {
        let (a, b) = (find(&mut root, *a), find(&mut root, *b));
        root[a.max(b)] = a.min(b);
    }
    let mut rooms: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in grouped {
        rooms.entry(room_of[find(&mut root, *at)]).or_default().push(*at);
    }
    rooms.into_values().collect()
}

/// Returns what says that a story was cut into rooms: a refusal between the first mentions of each two.
pub(super) fn told(rooms: &[Vec<usize>], readings: &[Reading<'_>]) -> Vec<Decision> {
    let id = |room: &Vec<usize>| room.first().and_then(|at| readings.get(*at)).map(|of| of.mention.id);
    let between = rooms.windows(2).filter_map(|pair| id(&pair[0]).zip(id(&pair[1])));
    let decide = |(a, b): (_, _)| Decision {
        left: std::cmp::min(a, b),
        right: std::cmp::max(a, b),
        joined: false,
        reasons: vec![format!(
            "the story has more than {MAX_ROOM} numbers that differ, and is grouped in {} parts, by unit, \
             thing, event and magnitude, of which the first {MAX_TOLD} tell their reasons; these two are \
             the first of two parts",
            rooms.len()
        )],
    };
    between.map(decide).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told as report};
    use super::*;

    #[test]
    fn a_large_story_is_cut_by_what_is_counted_and_what_a_person_joined_is_not() {
        let reports = (0..12).map(|at| {
            let of = if at % 2 == 0 { ("person", "die") } else { ("home", "burn") };
            report(&format!("Report {}: {} of them.\n", "x".repeat(at), 40 + at), &[of])
        });
        let corpus = corpus(reports);
        let readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let all: Vec<usize> = (0..12).collect();
        assert_eq!(rooms(&readings, &all, &[], 12), std::slice::from_ref(&all));
        let cut = rooms(&readings, &all, &[], 6);
        assert_eq!(cut.iter().map(Vec::len).collect::<Vec<_>>(), [6, 6]);
        assert!(cut.iter().all(|room| room.iter().all(|at| readings[*at].head == readings[room[0]].head)));
        assert_eq!(told(&cut, &readings).len(), 1);
        let (a, b) = (cut[0][0].min(cut[1][0]), cut[0][0].max(cut[1][0]));
        let joined = rooms(&readings, &all, &[(a, b, Ruling::Same)], 6);
        assert!(joined.iter().any(|room| room.contains(&a) && room.contains(&b)));
    }
}
