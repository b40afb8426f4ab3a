//! Defines [`examine`]: amounts of one figure that exclude each other, and those that follow each other.

use super::conflict_graph::ConflictGraph;
use super::gate::{Surroundings, compare};
use super::peace::Peace;
use super::scene::Scene;
use super::summary::{Stand, Summary};
use super::update::{InTime, outgrown, relate, two_moments};
use crate::lexicon::Kin;
use crate::model::{Claim, ClaimId, Figure, Mention, MentionId, Refusal, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Claims of one figure that exclude each other: who stands on the one side and who on the other.
#[derive(Clone, Debug)]
pub(super) struct Dispute<'a> {
    pub(super) figure: &'a Figure,
    /// The claims of either side, the better supported side first, each ascending.
    pub(super) sides: [Vec<ClaimId>; 2],
    /// The claims of the figure that can all hold together, and those that cannot hold beside them; each
    /// ascending.
    pub(super) sets: [Vec<ClaimId>; 2],
}

/// What was found about one figure.
#[derive(Debug, Default)]
pub(super) struct Examination<'a> {
    pub(super) disputes: Vec<Dispute<'a>>,
    /// The mentions of all amounts that follow each other in time.
    pub(super) series: Vec<MentionId>,
}

/// How two stands of one figure relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    None,
    Follows,
    Disagrees,
}

/// Returns the disputes and the series of a figure. The cost depends on the number of distinct
/// amounts, which is bounded, and not on that of the mentions.
pub(super) fn examine<'a>(figure: &'a Figure, scene: &Scene<'a>, peace: &Peace) -> Examination<'a> {
    let summary = summarise(figure, scene);
    let stands = summary.stands();
    if stands.len() < 2 {
        return Examination::default();
    }
    let broken_down = figure.mentions.first().and_then(|id| scene.corpus.mention(*id));
    let broken_down = broken_down.is_some_and(|mention| scene.broken_down(mention));
    let around = Surroundings { lexicon: scene.lexicon, broken_down };
    let mut graph = ConflictGraph::new();
    for (claim, stand) in &stands {
        graph.add(*claim, weight(*claim, stand, figure, scene));
    }
    let mut moving = BTreeSet::new();
    for (at, (left, a)) in stands.iter().enumerate() {
        for (right, b) in &stands[at + 1..] {
            if peace.between(*left, *right) {
                continue;
            }
            let relation = if scene.told_as_change(a.value(), b.value()) {
                Relation::Follows
            } else {
                relation(a, b, scene, around)
            };
            match relation {
                Relation::Disagrees => graph.oppose(*left, *right),
                Relation::Follows => moving.extend([*left, *right]),
                Relation::None => {}
            }
        }
    }
    let claims: BTreeMap<ClaimId, &[MentionId]> =
        scene.claims(figure).iter().map(|claim| (claim.id, claim.mentions.as_slice())).collect();
    let series = moving.iter().filter_map(|claim| claims.get(claim)).flat_map(|ids| ids.iter().copied());
    Examination { series: series.collect(), disputes: disputes(figure, &graph, &stands) }
}

fn summarise<'a>(figure: &Figure, scene: &Scene<'a>) -> Summary<'a> {
    let mut summary = Summary::default();
    for claim in scene.claims(figure) {
        for mention in claim.mentions.iter().filter_map(|id| scene.corpus.mention(*id)) {
            summary.add(claim.id, mention);
        }
    }
    summary
}

/// Returns how much a stand counts: originators first, then mentions.
fn weight(claim: ClaimId, stand: &Stand<'_>, figure: &Figure, scene: &Scene<'_>) -> u64 {
    let mentions = scene.claims(figure).iter().find(|other| other.id == claim);
    let originators = mentions.map_or(0, |claim| scene.support(&claim.mentions));
    (originators as u64) * 1000 + (stand.count.min(999) as u64)
}

/// Returns how two stands relate, by the majority of the pairs of their samples.
fn relation(left: &Stand<'_>, right: &Stand<'_>, scene: &Scene<'_>, around: Surroundings<'_>) -> Relation {
    let (mut refused, mut follows, mut disagrees, mut perhaps) = (0, 0, 0, 0);
    let mut plain = false;
    for a in left.mentions() {
        for b in right.mentions() {
            if scene.apart_by_sentence(a, b) {
                if two_moments(a, b, scene) {
                    follows += 1;
                    continue;
                }
                return Relation::None;
            }
            match compare(a, b, around) {
                Verdict::Contradicts(_) if scene.incomparable(a, b) => refused += 1,
                Verdict::Contradicts(_) => match relate(a, b, scene) {
                    InTime::Follows => follows += 1,
                    InTime::Disagrees => {
                        disagrees += 1;
                        plain |= a.document != b.document && scene.same_words(a, b);
                    }
                },
                Verdict::Agrees(_) if outgrown(a, b, scene) => follows += 1,
                Verdict::Agrees(_) => return Relation::None,
                // What the one does not tell, or tells by another side of it, makes no other series of it.
                Verdict::Incomparable(Refusal::Event) if scene.kin(a, b) != Kin::Different => {
                    perhaps += usize::from(relate(a, b, scene) == InTime::Follows);
                    refused += 1;
                }
                Verdict::Incomparable(_) => refused += 1,
            }
        }
    }
    if plain && follows == 0 {
        Relation::Disagrees
    } else if disagrees == 0 && follows + perhaps > 0 {
        // That two amounts follow each other accuses nobody, so that one pair which says so is enough.
        Relation::Follows
    } else if follows + disagrees == 0 || follows + disagrees < refused {
        Relation::None
    } else if disagrees > follows {
        Relation::Disagrees
    } else {
        Relation::Follows
    }
}

/// Returns the disputes of a figure: the largest set of claims that can hold together against each
/// of the others, and what remains between those. Others that agree with one another and oppose the
/// same claims make one dispute.
fn disputes<'a>(
    figure: &'a Figure,
    graph: &ConflictGraph<ClaimId>,
    stands: &[(ClaimId, &Stand<'_>)],
) -> Vec<Dispute<'a>> {
    let mut disputes = Vec::new();
    let mut all: Vec<ClaimId> = stands.iter().map(|(claim, _)| *claim).collect();
    all.sort_unstable();
    for component in graph.components() {
        let settled = graph.consistent(&component);
        let mut sides: BTreeMap<Vec<ClaimId>, Vec<Vec<ClaimId>>> = BTreeMap::new();
        let others: Vec<ClaimId> =
            component.iter().copied().filter(|claim| !settled.contains(claim)).collect();
        let holding = all.iter().copied().filter(|claim| !others.contains(claim)).collect();
        let sets = [holding, others.clone()];
        for &claim in &others {
            let against: Vec<ClaimId> =
                settled.iter().copied().filter(|s| graph.opposed(*s, claim)).collect();
            let groups = sides.entry(against).or_default();
            match groups.iter_mut().find(|group| group.iter().all(|other| !graph.opposed(*other, claim))) {
                Some(group) => group.push(claim),
                None => groups.push(vec![claim]),
            }
        }
        for (against, groups) in sides {
            let dispute = |group| Dispute { figure, sides: [against.clone(), group], sets: sets.clone() };
            disputes.extend(groups.into_iter().map(dispute));
        }
        for (at, &left) in others.iter().enumerate() {
            let opposed = others[at + 1..].iter().filter(|right| graph.opposed(left, **right));
            let dispute =
                |right: &ClaimId| Dispute { figure, sides: [vec![left], vec![*right]], sets: sets.clone() };
            disputes.extend(opposed.map(dispute));
        }
    }
    disputes
}

/// Returns the mentions of some claims of a figure, ascending.
pub(super) fn mentions_of(figure: &Figure, claims: &[ClaimId], scene: &Scene<'_>) -> Vec<MentionId> {
    let of = scene.claims(figure).iter().filter(|claim| claims.contains(&claim.id));
    let mut mentions: Vec<MentionId> = of.flat_map(|claim| claim.mentions.iter().copied()).collect();
    mentions.sort_unstable();
    mentions
}

/// Returns the amounts of some claims of a figure in words, in the order of their times; those that follow
/// each other say so ("4, then 7, then 9").
pub(super) fn amounts(figure: &Figure, claims: &[ClaimId], scene: &Scene<'_>) -> String {
    let mut told: Vec<_> = scene.claims(figure).iter().filter(|claim| claims.contains(&claim.id)).collect();
    let moment = |claim: &Claim| {
        let mentions = claim.mentions.iter().filter_map(|id| scene.corpus.mention(*id));
        mentions.filter_map(|mention| scene.moment(mention)).map(|moment| (moment.day, moment.minute)).min()
    };
    let value = |claim: &Claim| claim.quantity.representative();
    told.sort_by_cached_key(|claim| (moment(claim), value(claim), claim.id));
    let follow = told.windows(2).all(|pair| !pair[0].quantity.compatible(&pair[1].quantity));
    let mut amounts: Vec<String> = told.iter().map(|claim| super::words::amount(&claim.quantity)).collect();
    amounts.dedup();
    amounts.join(if follow { ", then " } else { ", " })
}

/// Returns a mention of some claims to show, the first by identifier.
pub(super) fn first_of<'a>(mentions: &[MentionId], scene: &Scene<'a>) -> Option<&'a Mention> {
    mentions.iter().find_map(|id| scene.corpus.mention(*id))
}
