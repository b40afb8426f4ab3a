//! Defines [`order`], which sorts the claims of a lane so that lines between them are short, and
//! [`between`], the few words on a line.

use super::picture::{Block, Bond, Lane, Link};
use crate::model::{Conflict, ConflictKind};
use std::collections::BTreeSet;

/// The longest words on a line, in characters; longer ones are left to the report.
const LONGEST: usize = 200;

/// What a guess at a cause begins with.
pub const GUESS: &str = "perhaps: ";

/// Sorts the claims of a lane: those that follow each other in time in that order, then each disputed
/// claim beside what contradicts it, then the others. Claims of one figure stay together.
pub(super) fn order(lane: &mut Lane) {
    let mut places: Vec<usize> = Vec::with_capacity(lane.blocks.len());
    for start in starts(lane) {
        follow(lane, start, &mut places);
    }
    places.extend((0..lane.blocks.len()).filter(|at| !places.contains(at)).collect::<Vec<_>>());
    // A stable sort by figure keeps the order found within each figure.
    let mut figures: Vec<usize> = Vec::new();
    for &at in &places {
        if !figures.contains(&lane.blocks[at].figure) {
            figures.push(lane.blocks[at].figure);
        }
    }
    places.sort_by_key(|&at| figures.iter().position(|figure| *figure == lane.blocks[at].figure));
    apply(lane, &places);
}

/// Returns the claims from which others are followed: first steps of series, then disputed claims
/// with the fewest opponents, so that a claim with two opponents comes to stand between them.
fn starts(lane: &Lane) -> Vec<usize> {
    let later: BTreeSet<usize> = ties(lane, Bond::Then).map(|link| link.to).collect();
    let mut starts: Vec<usize> =
        ties(lane, Bond::Then).map(|link| link.from).filter(|at| !later.contains(at)).collect();
    let opponents =
        |at: usize| ties(lane, Bond::Conflict).filter(|link| link.from == at || link.to == at).count();
    let mut disputed: Vec<usize> = (0..lane.blocks.len()).filter(|&at| opponents(at) > 0).collect();
    disputed.sort_by_key(|&at| (opponents(at), at));
    starts.extend(disputed);
    starts
}

fn ties(lane: &Lane, bond: Bond) -> impl Iterator<Item = &Link> {
    lane.links.iter().filter(move |link| link.bond == bond)
}

/// Walks from one claim along its lines to claims not yet placed.
fn follow(lane: &Lane, start: usize, places: &mut Vec<usize>) {
    let mut next = Some(start);
    while let Some(at) = next.filter(|at| !places.contains(at)) {
        places.push(at);
        let along = |bond: Bond| {
            let far = |link: &Link| match (link.from == at, link.to == at) {
                (true, _) => Some(link.to),
                (_, true) if bond == Bond::Conflict => Some(link.from),
                _ => None,
            };
            ties(lane, bond).filter_map(far).find(|far| !places.contains(far))
        };
        next = along(Bond::Then).or_else(|| along(Bond::Conflict));
    }
}

/// Puts the blocks into the given order and turns every line downwards.
fn apply(lane: &mut Lane, places: &[usize]) {
    let mut blocks: Vec<Option<Block>> = std::mem::take(&mut lane.blocks).into_iter().map(Some).collect();
    lane.blocks = places.iter().filter_map(|&at| blocks[at].take()).collect();
    let now = |before: usize| places.iter().position(|&at| at == before).unwrap_or(before);
    for link in &mut lane.links {
        (link.from, link.to) = (now(link.from), now(link.to));
        if link.bond == Bond::Conflict && link.from > link.to {
            std::mem::swap(&mut link.from, &mut link.to);
        }
    }
    lane.links.sort_by_key(|link| (link.bond, link.from, link.to));
}

/// Returns the few words on a line between two claims: how it was worked out where that is not plain
/// to see, and a guess at why.
pub(super) fn between(conflict: &Conflict) -> String {
    let plain = matches!(conflict.kind, ConflictKind::Value | ConflictKind::Sum);
    let working = conflict.working.last().filter(|_| !plain);
    let cause = conflict.cause.as_ref().map(|cause| format!("{GUESS}{}", cause.evidence));
    let words = working.cloned().into_iter().chain(cause).collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or("", |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(key: &str) -> Block {
        Block {
            key: key.to_owned(),
            figure: 0,
            value: String::new(),
            support: String::new(),
            disputed: false,
            worked_out: false,
            tooltip: String::new(),
            groups: Vec::new(),
            more: 0,
        }
    }

    fn link(from: usize, to: usize, bond: Bond) -> Link {
        Link { from, to, bond, words: String::new(), tooltip: String::new(), anchor: None }
    }

    fn ordered(keys: &str, links: Vec<Link>) -> (String, Vec<(usize, usize)>) {
        let blocks = keys.chars().map(|key| block(&key.to_string())).collect();
        let mut lane = Lane { blocks, links, ..Lane::default() };
        order(&mut lane);
        let keys = lane.blocks.iter().map(|block| block.key.as_str()).collect();
        (keys, lane.links.iter().map(|link| (link.from, link.to)).collect())
    }

    #[test]
    fn a_claim_with_two_opponents_stands_between_them() {
        let links = vec![link(1, 0, Bond::Conflict), link(1, 3, Bond::Conflict)];
        assert_eq!(ordered("abcd", links), ("abdc".to_owned(), vec![(0, 1), (1, 2)]));
    }

    #[test]
    fn a_series_keeps_its_order() {
        let links = vec![link(2, 0, Bond::Then), link(0, 1, Bond::Then)];
        assert_eq!(ordered("abc", links), ("cab".to_owned(), vec![(0, 1), (1, 2)]));
    }

    #[test]
    fn a_ring_of_steps_loses_no_claim() {
        let links = vec![link(0, 1, Bond::Then), link(1, 0, Bond::Then)];
        assert_eq!(ordered("ab", links).0, "ab");
    }
}
