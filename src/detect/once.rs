//! Defines [`once`] and [`reconcile`]: that one disagreement is reported once, whichever way it was found.
//!
//! Detectors look at a story from several sides, and two of them may meet the same two claims, or meet them
//! both as a contradiction and as steps in time. What is kept is the conflict that quotes most, and what is in
//! dispute is told as that.

use super::rank;
use super::scene::Scene;
use crate::model::{ClaimId, Conflict, ConflictKind, Quantity, Update};

/// Keeps of the conflicts that set the same claims against each other only one, the one that quotes most, with
/// the cause where any of them knows it.
pub(super) fn once(conflicts: &mut Vec<Conflict>) {
    let key = |conflict: &Conflict| {
        let mut claims: Vec<ClaimId> = conflict.sides.iter().flat_map(|side| side.claims.clone()).collect();
        claims.sort_unstable();
        claims.dedup();
        (conflict.kind, claims)
    };
    conflicts.sort_by_cached_key(|conflict| (key(conflict), conflict.cause.is_none(), conflict.id));
    let quoted = |conflict: &Conflict| conflict.sides.iter().map(|side| side.count).sum::<usize>();
    conflicts.dedup_by(|later, first| {
        let same = !key(first).1.is_empty() && key(later) == key(first);
        if same {
            let cause = first.cause.take().or_else(|| later.cause.take());
            let unlisted = first.unlisted + later.unlisted;
            if quoted(later) > quoted(first) {
                std::mem::swap(first, later);
            }
            (first.cause, first.unlisted) = (cause, unlisted);
        }
        same
    });
    rank::keep_weightiest(conflicts);
}

/// Settles what is told both as a contradiction and as steps in time: a number that contradicts a step contradicts
/// none that an earlier step excludes already, and two numbers in dispute are no series.
pub(super) fn reconcile(conflicts: &mut Vec<Conflict>, updates: &mut Vec<Update>, scene: &Scene<'_>) {
    for update in updates.iter_mut() {
        let quantity = |claim: ClaimId| scene.given(update.figure, claim).map(|claim| &claim.quantity);
        let amounts: Vec<Option<&Quantity>> = update.steps.iter().map(|step| quantity(step.claim)).collect();
        let apart = |x: usize, y: usize| amounts[x].zip(amounts[y]).is_some_and(|(a, b)| !a.compatible(b));
        let at = |claim: ClaimId| update.steps.iter().position(|step| step.claim == claim);
        let steps = |conflict: &Conflict| {
            let [left, right] = conflict.sides.as_slice() else { return None };
            let ([left], [right]) = (left.claims.as_slice(), right.claims.as_slice()) else { return None };
            (conflict.kind == ConflictKind::Value).then_some(())?;
            at(*left).zip(at(*right)).map(|(x, y)| (x.min(y), x.max(y)))
        };
        let outdated = |(x, y): (usize, usize)| (x + 1..y).any(|step| apart(x, step) && apart(step, y));
        conflicts.retain(|conflict| steps(conflict).is_none_or(|pair| !outdated(pair)));
        if update.steps.len() == 2 && conflicts.iter().any(|conflict| steps(conflict).is_some()) {
            update.steps.clear();
        }
    }
    updates.retain(|update| !update.steps.is_empty());
}
