//! Defines the weight of a conflict, by which a list of them is put in order.

use super::dispute::MAX_DISPUTES;
use super::words;
use crate::model::{Conflict, ConflictKind, Decimal, FigureId, Side};
use std::collections::BTreeMap;

/// Weight of the logarithm of how far apart the sides are. The three weights say: a factor of two
/// counts as much as one originator more on the weaker side, and ten mentions as much as two.
const DISTANCE: f64 = 1.0;
/// Weight of the originators behind the weaker side: an outlier says less than a split.
const SPLIT: f64 = 1.0;
/// Weight of how often the figure is spoken of.
const IMPORTANCE: f64 = 0.6;

/// Distance counted at most, as a binary logarithm; beyond it a slip is likelier than a dispute.
const MAX_DISTANCE: f64 = 4.0;

/// Returns how much a conflict matters, from 0 up; only for ranking.
pub(super) fn weight(kind: ConflictKind, sides: &[Side], ratio: Option<f64>) -> f64 {
    let distance = ratio.map_or(MAX_DISTANCE, |ratio| ratio.max(1.0).log2().min(MAX_DISTANCE));
    let weaker = sides.iter().map(|side| side.originators).min().unwrap_or(0);
    let mentions: usize = sides.iter().map(|side| side.count).sum();
    let arithmetic = f64::from(u8::from(!matches!(kind, ConflictKind::Value | ConflictKind::Place)));
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    DISTANCE * distance + SPLIT * number(weaker) + IMPORTANCE * number(mentions).max(1.0).log2() + arithmetic
}

/// Keeps of the conflicts over each figure the weightiest, at most [`MAX_DISPUTES`], and says at the first
/// how many are left out.
pub(super) fn keep_weightiest(conflicts: &mut Vec<Conflict>) {
    sort(conflicts);
    let mut of_figure: BTreeMap<Option<FigureId>, Count> = BTreeMap::new();
    conflicts.retain_mut(|conflict| {
        let count = of_figure.entry(conflict.figures.first().copied()).or_default();
        count.unlisted += std::mem::take(&mut conflict.unlisted);
        let keep = count.listed < MAX_DISPUTES;
        *(if keep { &mut count.listed } else { &mut count.unlisted }) += 1;
        keep
    });
    for conflict in conflicts {
        // The first one of a figure takes its count.
        let Some(count) = of_figure.remove(&conflict.figures.first().copied()) else { continue };
        if count.unlisted > 0 {
            conflict.unlisted = count.unlisted;
            let [listed, all] =
                [count.listed, count.listed + count.unlisted].map(|n| words::grouped(Decimal::from(n)));
            conflict.working.push(format!("{listed} of {all} disagreements over it are listed"));
        }
    }
}

/// Conflicts of one story that are listed, at most. Origin: as many as sixty figures may have; of the practice
/// stories none has a hundredth.
pub const MAX_LISTED: usize = 4096;

/// The weightiest conflicts of a story, however many are found.
#[derive(Debug, Default)]
pub(super) struct Shortlist {
    /// Those kept so far; up to twice [`MAX_LISTED`].
    pub(super) conflicts: Vec<Conflict>,
    /// How many were left out.
    left_out: usize,
}

impl Shortlist {
    /// Adds conflicts; which ones stay does not depend on their order.
    pub(super) fn extend(&mut self, conflicts: impl IntoIterator<Item = Conflict>) {
        for conflict in conflicts {
            self.conflicts.push(conflict);
            if self.conflicts.len() >= 2 * MAX_LISTED {
                self.shorten();
            }
        }
    }

    fn shorten(&mut self) {
        sort(&mut self.conflicts);
        let rest = self.conflicts.drain(MAX_LISTED.min(self.conflicts.len())..);
        self.left_out += rest.map(|conflict| 1 + conflict.unlisted).sum::<usize>();
    }

    /// Returns the weightiest, at most [`MAX_LISTED`]; the first says how many are left out.
    pub(super) fn finish(mut self) -> Vec<Conflict> {
        if self.conflicts.len() > MAX_LISTED {
            self.shorten();
        }
        if let Some(first) = self.conflicts.first_mut().filter(|_| self.left_out > 0) {
            let left_out = words::grouped(Decimal::from(self.left_out));
            first.working.push(format!("{left_out} lesser disagreements of its story are not listed"));
        }
        self.conflicts
    }
}

/// How many conflicts over a figure are listed and how many are left out.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    listed: usize,
    unlisted: usize,
}

/// Sorts conflicts, the weightiest first, those of equal weight by identifier.
pub(super) fn sort(conflicts: &mut Vec<Conflict>) {
    conflicts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    conflicts.dedup_by_key(|conflict| conflict.id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ConflictId;

    fn conflict(at: usize) -> Conflict {
        Conflict {
            id: ConflictId(at as u64),
            kind: ConflictKind::Value,
            figures: vec![FigureId(at as u64)],
            sides: Vec::new(),
            cause: None,
            explanation: String::new(),
            working: Vec::new(),
            weight: (at % 1000) as f64 + at as f64 / 1e6,
            unlisted: 0,
        }
    }

    fn side(originators: usize, count: usize) -> Side {
        Side {
            label: String::new(),
            claims: Vec::new(),
            mentions: Vec::new(),
            count,
            outlets: originators,
            originators,
        }
    }

    fn value(ratio: f64, sides: [(usize, usize); 2]) -> f64 {
        weight(ConflictKind::Value, &sides.map(|(originators, count)| side(originators, count)), Some(ratio))
    }

    #[test]
    fn what_lies_farther_apart_comes_first_up_to_where_a_slip_is_likelier() {
        let one_each = [(1, 1), (1, 1)];
        assert!(value(1.1, one_each) < value(2.0, one_each));
        assert!(value(2.0, one_each) < value(10.0, one_each));
        assert!(value(100.0, one_each).total_cmp(&value(1000.0, one_each)).is_eq());
    }

    #[test]
    fn a_split_comes_before_an_outlier_of_as_many_reports() {
        assert!(value(1.5, [(3, 3), (3, 3)]) > value(1.5, [(5, 5), (1, 1)]));
        // Copies count once: five outlets that print one agency are one originator.
        assert!(value(1.5, [(2, 5), (2, 5)]) > value(1.5, [(1, 5), (9, 5)]));
    }

    #[test]
    fn a_figure_that_is_spoken_of_more_often_comes_first_and_order_of_sides_is_no_matter() {
        assert!(value(1.5, [(1, 9), (1, 1)]) > value(1.5, [(1, 2), (1, 1)]));
        assert!(value(1.5, [(2, 9), (1, 4)]).total_cmp(&value(1.5, [(1, 4), (2, 9)])).is_eq());
    }

    #[test]
    fn of_very_many_conflicts_the_weightiest_are_listed_and_the_rest_counted_in_any_order() {
        let all = 3 * MAX_LISTED;
        let listed = |order: &mut dyn Iterator<Item = usize>| {
            let mut shortlist = Shortlist::default();
            shortlist.extend(order.map(conflict));
            assert!(shortlist.conflicts.len() <= 2 * MAX_LISTED);
            shortlist.finish()
        };
        let forth = listed(&mut (0..all));
        assert_eq!(forth, listed(&mut (0..all).rev()));
        assert_eq!(forth.len(), MAX_LISTED);
        let told = format!("{} lesser disagreements", words::grouped(Decimal::from(all - MAX_LISTED)));
        assert!(forth[0].working[0].starts_with(&told), "{:?}", forth[0].working);
        let few = listed(&mut (0..MAX_LISTED));
        assert!(few.iter().all(|conflict| conflict.working.is_empty()));
    }
}
