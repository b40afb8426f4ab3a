//! Defines [`cluster`]: average linkage over weighted pairs, with vetoes between groups.
//!
//! Groups are joined as long as the best average weight between two of them reaches a threshold and
//! no veto stands between them. Pairs that were never weighed count as unrelated. Ties are broken by
//! position, and positions follow identifiers, so that the order of the input does not matter.
//!
//! The average between a joined group and a third is never above the better of the two averages
//! before. So what lies on the heap is an upper bound even when its groups have grown, and is
//! looked at again only when it comes up; the smaller group always moves into the larger. Together
//! this keeps the work near `m log² m` for `m` links.

use crate::model::DocumentId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Members of one document and group that are looked at where a group may hold two amounts of the document
/// which exclude each other. Origin: no practice article gives a figure as often.
pub(super) const MAX_FELLOWS: usize = 64;

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

/// What the grouping needs to know beside the links.
pub(super) struct Rules<'r> {
    /// Average weight from which two groups are joined.
    pub(super) join: i32,
    /// Weight of a pair without link.
    pub(super) unrelated: i32,
    /// The document of each member.
    pub(super) document: &'r dyn Fn(usize) -> DocumentId,
    /// Whether two members of one document may not share a group.
    pub(super) clash: &'r dyn Fn(usize, usize) -> bool,
}

/// Sum over the weighed pairs between two groups.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    sum: i64,
    pairs: u32,
    /// Sizes of the two groups, added, when the pair was last put on the heap.
    offered: u32,
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
        let rest = (pairs - i64::from(self.pairs)).max(0).saturating_mul(i64::from(unrelated));
        (!self.never).then(|| self.sum.saturating_add(rest).saturating_mul(1000) / pairs)
    }
}

/// Two groups worth joining; the greatest has the best average and then the first groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    average: i64,
    groups: Reverse<(usize, usize)>,
    /// Sizes of the two groups, added; they have grown since where it is not that of now.
    size: u32,
}

/// Groups of members while they are being joined; a group goes by the number of one of its members.
struct Groups<'r> {
    /// The group that each one went into, itself while it stands.
    root: Vec<usize>,
    members: Vec<Vec<usize>>,
    documents: Vec<BTreeMap<DocumentId, Vec<usize>>>,
    between: Vec<BTreeMap<usize, Between>>,
    heap: BinaryHeap<Candidate>,
    rules: &'r Rules<'r>,
}

/// Returns the groups of `count` members as ascending lists, in order of their first.
///
/// `links` holds each pair at most once, the smaller member first.
pub(super) fn cluster(
    count: usize,
    links: impl Iterator<Item = (usize, usize, Link)>,
    rules: &Rules<'_>,
) -> Vec<Vec<usize>> {
    let mut groups = Groups {
        root: (0..count).collect(),
        members: (0..count).map(|at| vec![at]).collect(),
        documents: (0..count).map(|at| BTreeMap::from([((rules.document)(at), vec![at])])).collect(),
        between: vec![BTreeMap::new(); count],
        heap: BinaryHeap::new(),
        rules,
    };
    for (a, b, link) in links {
        let between = match link {
            Link::Weight(weight) => Between { sum: i64::from(weight), pairs: 1, ..Between::default() },
            Link::Never => Between { pairs: 1, never: true, ..Between::default() },
            Link::Always => Between { pairs: 1, always: true, ..Between::default() },
        };
        groups.between[a].entry(b).or_default().add(between);
        groups.between[b].entry(a).or_default().add(between);
        groups.offer(a, b);
    }
    while let Some(candidate) = groups.heap.pop() {
        groups.consider(candidate);
    }
    let mut lists: Vec<Vec<usize>> = groups.members.into_iter().filter(|list| !list.is_empty()).collect();
    for list in &mut lists {
        list.sort_unstable();
    }
    lists.sort_unstable();
    lists
}

impl Groups<'_> {
    /// Returns the group that `at` is in now.
    fn find(&mut self, at: usize) -> usize {
        super::story::find(&mut self.root, at)
    }

    fn size(&self, a: usize, b: usize) -> u32 {
        u32::try_from(self.members[a].len() + self.members[b].len()).unwrap_or(u32::MAX)
    }

    /// Puts two groups on the heap where joining them would be right now and they are not on it.
    fn offer(&mut self, a: usize, b: usize) {
        let (left, right, size) = (self.members[a].len(), self.members[b].len(), self.size(a, b));
        let Some(between) = self.between[a].get_mut(&b) else { return };
        let average = between.average(left, right, self.rules.unrelated);
        let worth = average.filter(|average| *average >= i64::from(self.rules.join) * 1000);
        if let Some(average) = worth.filter(|_| between.offered != size) {
            between.offered = size;
            self.heap.push(Candidate { average, groups: Reverse((a.min(b), a.max(b))), size });
        }
    }

    /// Joins two groups, or looks at them again where they have grown.
    fn consider(&mut self, candidate: Candidate) {
        let Reverse((a, b)) = candidate.groups;
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        let stale = Reverse((a.min(b), a.max(b))) != candidate.groups || self.size(a, b) != candidate.size;
        if stale {
            self.offer(a.min(b), a.max(b));
        } else if !self.always(a, b) && self.clash(a, b) {
            for (at, other) in [(a, b), (b, a)] {
                self.between[at].entry(other).or_default().never = true;
            }
        } else {
            self.join(a, b);
        }
    }

    fn always(&self, a: usize, b: usize) -> bool {
        self.between[a].get(&b).is_some_and(|between| between.always)
    }

    /// Returns whether two members of one document keep two groups apart.
    fn clash(&self, a: usize, b: usize) -> bool {
        let (few, many) = if self.documents[a].len() <= self.documents[b].len() { (a, b) } else { (b, a) };
        self.documents[few].iter().any(|(document, left)| {
            let right = self.documents[many].get(document);
            right.is_some_and(|right| {
                let apart = |x: &usize| right.iter().take(MAX_FELLOWS).any(|y| (self.rules.clash)(*x, *y));
                left.iter().take(MAX_FELLOWS).any(apart)
            })
        })
    }

    /// Joins two groups; the one that is linked with fewer others goes into the other.
    fn join(&mut self, a: usize, b: usize) {
        let (to, from) = if self.between[a].len() >= self.between[b].len() { (a, b) } else { (b, a) };
        self.root[from] = to;
        let moved = std::mem::take(&mut self.members[from]);
        join_lists(&mut self.members[to], moved);
        let mut moved = std::mem::take(&mut self.documents[from]);
        if moved.len() > self.documents[to].len() {
            std::mem::swap(&mut moved, &mut self.documents[to]);
        }
        for (document, members) in moved {
            join_lists(self.documents[to].entry(document).or_default(), members);
        }
        self.between[to].remove(&from);
        for (other, between) in std::mem::take(&mut self.between[from]) {
            self.between[other].remove(&from);
            if other != to {
                self.between[other].entry(to).or_default().add(between);
                self.between[to].entry(other).or_default().add(between);
            }
        }
    }
}

/// Puts the members of the one list into the other, whichever is shorter.
fn join_lists(to: &mut Vec<usize>, mut from: Vec<usize>) {
    if from.len() > to.len() {
        std::mem::swap(to, &mut from);
    }
    to.append(&mut from);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups members of one document each, of which none clash but those named.
    fn groups(count: usize, links: &[(usize, usize, Link)], clashes: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let rules = Rules {
            join: 4,
            unrelated: -6,
            document: &|at| DocumentId(if clashes.is_empty() { at as u64 } else { 0 }),
            clash: &|a, b| clashes.contains(&(a.min(b), a.max(b))),
        };
        cluster(count, links.iter().copied(), &rules)
    }

    #[test]
    fn two_that_fit_are_joined_and_a_veto_keeps_a_third_out() {
        let links =
            [(0, 1, Link::Weight(9)), (1, 2, Link::Weight(8)), (0, 2, Link::Never), (2, 3, Link::Weight(5))];
        assert_eq!(groups(4, &links, &[]), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn the_average_counts_not_the_best_pair() {
        let links = [(0, 1, Link::Weight(9)), (1, 2, Link::Weight(8)), (0, 2, Link::Weight(-2))];
        assert_eq!(groups(3, &links, &[]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn what_a_person_joined_stays_joined() {
        let links = [(0, 1, Link::Always), (0, 2, Link::Never)];
        assert_eq!(groups(3, &links, &[(0, 1)]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn two_of_one_document_that_were_never_weighed_keep_groups_apart() {
        let links = [(0, 1, Link::Weight(30)), (1, 2, Link::Weight(25))];
        assert_eq!(groups(3, &links, &[]), [vec![0, 1, 2]]);
        assert_eq!(groups(3, &links, &[(0, 2)]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn what_outgrew_its_place_on_the_heap_is_looked_at_again() {
        let links = [
            (0, 1, Link::Weight(20)),
            (0, 2, Link::Weight(16)),
            (1, 2, Link::Weight(4)),
            (2, 3, Link::Weight(12)),
        ];
        assert_eq!(groups(4, &links, &[]), [vec![0, 1], vec![2, 3]]);
    }
}
