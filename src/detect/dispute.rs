//! Defines [`conflicts`]: what the claims of one figure that exclude each other dispute, as conflicts.
//!
//! The largest set of claims that can hold together stands against each of the others, and what remains
//! is between those. Where very many amounts are given, nearly every two of them disagree; then the
//! weightiest disagreements are listed, and how many more there are is said.

use super::conflict_graph::ConflictGraph;
use super::crowd::Crowd;
use super::scene::Scene;
use super::summary::MAX_STANDS;
use super::{conflict, words};
use crate::model::{ClaimId, Conflict, ConflictKind, Decimal, Figure};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Disagreements over one figure that are listed, at most, whichever way they were found. Origin: all that
/// twelve amounts can have with each other, where the largest figures of the practice stories have six.
pub const MAX_DISPUTES: usize = 66;

/// Claims of one figure that exclude each other: who stands on the one side and who on the other.
#[derive(Clone, Debug)]
struct Dispute {
    /// The claims of either side, those that can hold together first, each ascending.
    sides: [Vec<ClaimId>; 2],
    /// Which of the sets of claims that hang together by their disputes it is of.
    component: usize,
    /// Whether it is between claims that the largest set speaks against already.
    minor: bool,
}

/// Returns the conflicts of a figure.
pub(super) fn conflicts<'a>(
    figure: &Figure,
    graph: &ConflictGraph<ClaimId>,
    stands: &[ClaimId],
    crowd: &Crowd<'a>,
    scene: &Scene<'a>,
) -> Vec<Conflict> {
    let mut disputes = Vec::new();
    let mut sets = Vec::new();
    let mut all = stands.to_vec();
    all.sort_unstable();
    for (at, component) in graph.components().iter().enumerate() {
        let settled = graph.consistent(component);
        let others: Vec<ClaimId> =
            component.iter().copied().filter(|claim| settled.binary_search(claim).is_err()).collect();
        let holding: Vec<ClaimId> =
            all.iter().copied().filter(|claim| others.binary_search(claim).is_err()).collect();
        disputes.extend(against(&settled, &others, graph, at));
        disputes.extend(between(&others, graph, at));
        sets.push(told_sets(&holding, &others, crowd));
    }
    let found = disputes.len();
    keep_weightiest(&mut disputes, crowd);
    let listed = disputes.len();
    let mut conflicts: Vec<Conflict> = disputes
        .iter()
        .map(|dispute| {
            of_dispute(dispute, figure, sets.get(dispute.component).cloned().flatten(), crowd, scene)
        })
        .collect();
    let head = conflicts.iter_mut().max_by(|a, b| a.weight.total_cmp(&b.weight).then(b.id.cmp(&a.id)));
    if let Some(head) = head {
        head.unlisted = found - listed;
        head.working.extend(sampled(scene.claims(figure).len()));
    }
    conflicts
}

/// Returns the disputes of the claims that can hold together with the others. Others that agree with one
/// another and oppose the same claims make one dispute.
fn against(
    settled: &[ClaimId],
    others: &[ClaimId],
    graph: &ConflictGraph<ClaimId>,
    component: usize,
) -> Vec<Dispute> {
    let mut sides: BTreeMap<Vec<ClaimId>, Vec<Vec<ClaimId>>> = BTreeMap::new();
    for &claim in others {
        let against: Vec<ClaimId> = settled.iter().copied().filter(|s| graph.opposed(*s, claim)).collect();
        let groups = sides.entry(against).or_default();
        match groups.iter_mut().find(|group| group.iter().all(|other| !graph.opposed(*other, claim))) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    let dispute = |(against, groups): (Vec<ClaimId>, Vec<Vec<ClaimId>>)| {
        let of = move |group| Dispute { sides: [against.clone(), group], component, minor: false };
        groups.into_iter().map(of)
    };
    sides.into_iter().flat_map(dispute).collect()
}

/// Returns the disputes of the others with each other.
fn between(others: &[ClaimId], graph: &ConflictGraph<ClaimId>, component: usize) -> Vec<Dispute> {
    let mut disputes = Vec::new();
    for (at, &left) in others.iter().enumerate() {
        let opposed = others[at + 1..].iter().filter(|right| graph.opposed(left, **right));
        let dispute = |right: &ClaimId| Dispute { sides: [vec![left], vec![*right]], component, minor: true };
        disputes.extend(opposed.map(dispute));
    }
    disputes
}

/// Keeps of very many disputes those that list best: with the largest set before those beside it, and of
/// either those first whose weaker side weighs most.
fn keep_weightiest(disputes: &mut Vec<Dispute>, crowd: &Crowd<'_>) {
    if disputes.len() <= MAX_DISPUTES {
        return;
    }
    disputes.sort_by_cached_key(|dispute| {
        let weigh = |claims: &[ClaimId]| claims.iter().map(|claim| crowd.weight(*claim)).sum::<u64>();
        let (left, right) = (weigh(&dispute.sides[0]), weigh(&dispute.sides[1]));
        (dispute.minor, Reverse(left.min(right)), Reverse(left.max(right)), dispute.sides.clone())
    });
    disputes.truncate(MAX_DISPUTES);
}

/// Returns the conflict that a dispute makes.
fn of_dispute<'a>(
    dispute: &Dispute,
    figure: &Figure,
    sets: Option<String>,
    crowd: &Crowd<'a>,
    scene: &Scene<'a>,
) -> Conflict {
    let sides = dispute.sides.iter().map(|claims| crowd.side(claims)).collect::<Vec<_>>();
    let labels: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
    let explanation = format!("{}: {}", figure.label, labels.join(" against "));
    let mut working = vec![format!("{} cannot both hold", labels.join(" and "))];
    working.extend(sets);
    let ratio = crowd.ratio(&dispute.sides, scene);
    conflict(ConflictKind::Value, vec![figure.id], sides, explanation, working, ratio)
}

/// Returns what of a figure's numbers can hold together, where there are more than the two sides say.
fn told_sets(holding: &[ClaimId], others: &[ClaimId], crowd: &Crowd<'_>) -> Option<String> {
    if holding.len() + others.len() < 3 {
        return None;
    }
    let told = |claims: &[ClaimId]| {
        let count = crowd.count(claims);
        let numbers = if count == 1 { "number" } else { "numbers" };
        format!("{count} {numbers} ({})", crowd.amounts(claims))
    };
    Some(format!("{} can hold together, {} cannot hold beside them", told(holding), told(others)))
}

/// Returns that not all amounts were compared, `None` where they were.
fn sampled(amounts: usize) -> Option<String> {
    let number = |count: usize| words::grouped(Decimal::from(count));
    let told = |all: String| {
        let compared = number(MAX_STANDS);
        format!("of its {all} amounts the {compared} that most numbers give were compared")
    };
    (amounts > MAX_STANDS).then(|| told(number(amounts)))
}
