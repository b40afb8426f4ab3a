//! Defines [`cluster`]: average linkage over weighted pairs, with vetoes between groups.
//!
//! Groups are joined as long as the best average weight between two of them reaches a threshold and
//! no pair between them is vetoed. Pairs that were never weighed count as unrelated, so that
//! weighing only the candidates gives the same groups as weighing all pairs. Ties are broken by
//! position, and positions follow identifiers, so that the order of the input does not matter.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What was found about one pair of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Weight of the evidence.
    Weight(i32),
    /// The two may never share a group.
    Never,
    /// The two share a group whatever else is found.
    Always,
}

/// Sum over the weighed pairs between two groups.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    sum: i64,
    pairs: i64,
    never: bool,
    always: bool,
}

impl Between {
    fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.pairs += other.pairs;
        self.never |= other.never;
        self.always |= other.always;
    }

    /// Returns the average over all pairs of groups of the given sizes in thousandths, `None` where
    /// a veto stands between them.
    fn average(&self, left: usize, right: usize, unrelated: i32) -> Option<i64> {
        if self.always {
            return Some(i64::MAX);
        }
        let pairs = i64::try_from(left.saturating_mul(right)).unwrap_or(i64::MAX).max(1);
        let rest = (pairs - self.pairs).max(0) * i64::from(unrelated);
        (!self.never).then(|| (self.sum + rest) * 1000 / pairs)
    }
}

/// Two groups worth joining; the greatest has the best average and then the first groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    average: i64,
    groups: Reverse<(usize, usize)>,
    /// Sizes the groups had, by which an outdated candidate is known.
    sizes: (usize, usize),
}

/// Groups of members while they are being joined.
struct Groups {
    members: Vec<Vec<usize>>,
    between: Vec<BTreeMap<usize, Between>>,
    heap: BinaryHeap<Candidate>,
    unrelated: i32,
    join: i64,
}

/// Returns the groups of `count` members as ascending lists, in order of their first.
///
/// `links` holds each pair at most once, the smaller member first. Takes `m log m` for `m` links
/// times the number of joins a group takes part in.
pub(super) fn cluster(
    count: usize,
    links: &[(usize, usize, Link)],
    join: i32,
    unrelated: i32,
) -> Vec<Vec<usize>> {
    let mut groups = Groups {
        members: (0..count).map(|at| vec![at]).collect(),
        between: vec![BTreeMap::new(); count],
        heap: BinaryHeap::new(),
        unrelated,
        join: i64::from(join) * 1000,
    };
    for &(a, b, link) in links {
        let between = match link {
            Link::Weight(weight) => Between { sum: i64::from(weight), pairs: 1, ..Between::default() },
            Link::Never => Between { pairs: 1, never: true, ..Between::default() },
            Link::Always => Between { pairs: 1, always: true, ..Between::default() },
        };
        groups.between[a].entry(b).or_default().add(between);
        groups.between[b].entry(a).or_default().add(between);
    }
    for &(a, b, _) in links {
        groups.offer(a, b);
    }
    groups.run();
    let mut lists: Vec<Vec<usize>> = groups.members.into_iter().filter(|list| !list.is_empty()).collect();
    for list in &mut lists {
        list.sort_unstable();
    }
    lists.sort_unstable();
    lists
}

impl Groups {
    /// Puts two groups on the heap where joining them would be right now.
    fn offer(&mut self, a: usize, b: usize) {
        let (a, b) = (a.min(b), a.max(b));
        let (left, right) = (self.members[a].len(), self.members[b].len());
        let Some(between) = self.between[a].get(&b) else { return };
        if let Some(average) = between.average(left, right, self.unrelated).filter(|at| *at >= self.join) {
            self.heap.push(Candidate { average, groups: Reverse((a, b)), sizes: (left, right) });
        }
    }

    fn run(&mut self) {
        while let Some(Candidate { groups: Reverse((a, b)), sizes: (left, right), .. }) = self.heap.pop() {
            // An entry whose groups have grown since has a newer one on the heap.
            if self.members[a].len() == left && self.members[b].len() == right && left > 0 && right > 0 {
                self.join(a, b);
            }
        }
    }

    /// Joins the group `b` into `a`.
    fn join(&mut self, a: usize, b: usize) {
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        self.between[a].remove(&b);
        for (other, between) in std::mem::take(&mut self.between[b]) {
            if other == a {
                continue;
            }
            self.between[other].remove(&b);
            self.between[other].entry(a).or_default().add(between);
            self.between[a].entry(other).or_default().add(between);
        }
        let others: Vec<usize> = self.between[a].keys().copied().collect();
        for other in others {
            self.offer(a, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_fit_are_joined_and_a_veto_keeps_a_third_out() {
        let links =
            [(0, 1, Link::Weight(9)), (1, 2, Link::Weight(8)), (0, 2, Link::Never), (2, 3, Link::Weight(5))];
        assert_eq!(cluster(4, &links, 4, -6), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn the_average_counts_not_the_best_pair() {
        let links = [(0, 1, Link::Weight(9)), (1, 2, Link::Weight(8)), (0, 2, Link::Weight(-2))];
        assert_eq!(cluster(3, &links, 4, -6), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn what_a_person_joined_stays_joined() {
        let links = [(0, 1, Link::Always), (0, 2, Link::Never)];
        assert_eq!(cluster(3, &links, 4, -6), [vec![0, 1], vec![2]]);
    }
}
