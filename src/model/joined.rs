//! Defines [`Joined`], things that were found pair by pair to belong together.

use std::collections::BTreeMap;

/// Sets that grow by joining two of their members (disjoint sets with path halving).
#[derive(Debug)]
pub struct Joined<T> {
    places: BTreeMap<T, usize>,
    above: Vec<usize>,
}

impl<T> Default for Joined<T> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), above: Vec::new() }
    }
}

impl<T: Ord> Joined<T> {
    /// Adds a thing, alone unless it is joined, and returns its place.
    pub fn add(&mut self, thing: T) -> usize {
        let next = self.above.len();
        let place = *self.places.entry(thing).or_insert(next);
        if place == next {
            self.above.push(next);
        }
        place
    }

    /// Puts two things into one set.
    pub fn join(&mut self, one: T, other: T) {
        let (one, other) = (self.add(one), self.add(other));
        let (one, other) = (top(&mut self.above, one), top(&mut self.above, other));
        self.above[one.max(other)] = one.min(other);
    }

    /// Returns the sets, each ascending, in order of their smallest members.
    #[must_use]
    pub fn sets(mut self) -> Vec<Vec<T>> {
        let mut sets: Vec<Vec<T>> = Vec::new();
        let mut set_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (thing, place) in self.places {
            let set = *set_of.entry(top(&mut self.above, place)).or_insert(sets.len());
            match sets.get_mut(set) {
                Some(set) => set.push(thing),
                None => sets.push(vec![thing]),
            }
        }
        sets
    }
}

/// Returns the place that stands for the set of a place.
fn top(above: &mut [usize], mut place: usize) -> usize {
    while above[place] != place {
        above[place] = above[above[place]];
        place = above[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_do_not_depend_on_the_order_of_joining() {
        let pairs = [(7, 3), (1, 2), (3, 9), (2, 5)];
        let sets = |pairs: &[(u32, u32)]| {
            let mut joined = Joined::default();
            joined.add(4);
            pairs.iter().for_each(|&(one, other)| joined.join(one, other));
            joined.sets()
        };
        let forth = sets(&pairs);
        assert_eq!(forth, [vec![1, 2, 5], vec![3, 7, 9], vec![4]]);
        let back: Vec<_> = pairs.iter().rev().map(|&(one, other)| (other, one)).collect();
        assert_eq!(sets(&back), forth);
    }
}
