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
