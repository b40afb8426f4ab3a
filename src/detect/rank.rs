//! Defines the weight of a conflict, by which a list of them is put in order.

use crate::model::{Conflict, ConflictKind, Side};

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

/// Sorts conflicts, the weightiest first, those of equal weight by identifier.
pub(super) fn sort(conflicts: &mut Vec<Conflict>) {
    conflicts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    conflicts.dedup_by_key(|conflict| conflict.id);
}
