//! Defines [`ConflictGraph`]: which claims contradict which, and what of them can hold together.

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// Members of one component up to which the largest consistent set is searched for in full. Origin:
/// the search doubles with each member; a component of 20 takes a millisecond.
const EXHAUSTIVE: usize = 20;

/// Things that contradict each other in pairs, each with the weight it has when sets are compared.
#[derive(Debug, Default)]
pub struct ConflictGraph<T> {
    graph: UnGraph<(T, u64), ()>,
    at: BTreeMap<T, NodeIndex>,
}

impl<T: Copy + Ord> ConflictGraph<T> {
    /// Returns the graph without any member.
    #[must_use]
    pub fn new() -> Self {
        Self { graph: UnGraph::new_undirected(), at: BTreeMap::new() }
    }

    /// Adds a member with its weight; a second time changes nothing.
    pub fn add(&mut self, member: T, weight: u64) {
        let graph = &mut self.graph;
        self.at.entry(member).or_insert_with(|| graph.add_node((member, weight)));
    }

    /// Says that two members cannot both hold; members that were not added are passed over.
    pub fn oppose(&mut self, left: T, right: T) {
        if let (Some(&a), Some(&b)) = (self.at.get(&left), self.at.get(&right)) {
            self.graph.update_edge(a, b, ());
        }
    }

    /// Returns whether two members cannot both hold.
    #[must_use]
    pub fn opposed(&self, left: T, right: T) -> bool {
        let ends = self.at.get(&left).zip(self.at.get(&right));
        ends.is_some_and(|(&a, &b)| self.graph.contains_edge(a, b))
    }

    /// Returns the components of more than one member, each ascending, in order of their first.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<T>> {
        let mut sets = UnionFind::new(self.graph.node_count());
        for edge in self.graph.edge_indices() {
            if let Some((a, b)) = self.graph.edge_endpoints(edge) {
                sets.union(a.index(), b.index());
            }
        }
        let mut components: BTreeMap<usize, Vec<T>> = BTreeMap::new();
        for (&member, &node) in &self.at {
            components.entry(sets.find(node.index())).or_default().push(member);
        }
        let mut components: Vec<Vec<T>> = components.into_values().filter(|set| set.len() > 1).collect();
        components.sort();
        components
    }

    /// Returns the heaviest set of the given members of which no two are opposed, ascending.
    ///
    /// Exact up to [`EXHAUSTIVE`] members; beyond, members are taken heaviest first as long as they
    /// fit. Of equally heavy sets the first in order is taken.
    #[must_use]
    pub fn consistent(&self, members: &[T]) -> Vec<T> {
        let mut order: Vec<T> = members.to_vec();
        order.sort_by_key(|member| (std::cmp::Reverse(self.weight(*member)), *member));
        let mut best = self.greedy(&order);
        if members.len() <= EXHAUSTIVE {
            let mut heaviest = self.total(&best);
            self.search(&order, &mut Vec::new(), &mut best, &mut heaviest);
        }
        best.sort();
        best
    }

    fn weight(&self, member: T) -> u64 {
        self.at.get(&member).and_then(|at| self.graph.node_weight(*at)).map_or(0, |(_, weight)| *weight)
    }

    fn total(&self, members: &[T]) -> u64 {
        members.iter().map(|member| self.weight(*member)).sum()
    }

    fn fits(&self, member: T, set: &[T]) -> bool {
        set.iter().all(|other| !self.opposed(member, *other))
    }

    fn greedy(&self, order: &[T]) -> Vec<T> {
        let mut set = Vec::new();
        for &member in order {
            if self.fits(member, &set) {
                set.push(member);
            }
        }
        set
    }

    /// Tries all sets, cutting off where what is left cannot make up the difference.
    fn search(&self, rest: &[T], set: &mut Vec<T>, best: &mut Vec<T>, heaviest: &mut u64) {
        let weight = self.total(set);
        if weight > *heaviest {
            *heaviest = weight;
            best.clone_from(set);
        }
        let Some((&member, rest)) = rest.split_first() else { return };
        if weight + self.weight(member) + self.total(rest) <= *heaviest {
            return;
        }
        if self.fits(member, set) {
            set.push(member);
            self.search(rest, set, best, heaviest);
            set.pop();
        }
        self.search(rest, set, best, heaviest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> ConflictGraph<u32> {
        let mut graph = ConflictGraph::new();
        for (member, weight) in [(1, 5), (2, 4), (3, 4), (4, 1), (9, 1)] {
            graph.add(member, weight);
        }
        for (left, right) in [(1, 2), (1, 3), (3, 4)] {
            graph.oppose(left, right);
        }
        graph
    }

    #[test]
    fn the_heaviest_set_that_can_hold_is_not_always_that_of_the_heaviest_member() {
        assert_eq!(graph().consistent(&[1, 2, 3, 4]), [2, 3]);
    }

    #[test]
    fn a_member_without_opponents_is_in_no_component() {
        assert_eq!(graph().components(), [vec![1, 2, 3, 4]]);
    }
}
