//! Defines [`examine`]: amounts of one figure that exclude each other, and those that follow each other.

use super::cause::CHANCE;
use super::conflict_graph::ConflictGraph;
use super::crowd::Crowd;
use super::dispute;
use super::footing;
use super::gate::{Answer, Surroundings, answer};
use super::nearby::Nearby;
use super::peace::Peace;
use super::scene::Scene;
use super::summary::{Stand, Summary};
use super::tie::base;
use super::update::{InTime, adjoin, is_state, outgrown, relate, repeats, rises, runs, two_moments};
use super::vouch;
use crate::lexicon::Kin;
use crate::model::{Claim, ClaimId, Conflict, Counted, Figure, Fit, Mention, Origin, Refusal, Slip};
use std::collections::BTreeSet;

/// Mentions of a figure that are asked whether the story breaks it down by places, the first by identifier.
const SAMPLE: usize = 16;

/// What was found about one figure.
#[derive(Debug, Default)]
pub(super) struct Examination {
    pub(super) conflicts: Vec<Conflict>,
    /// The claims that follow each other in time.
    pub(super) series: BTreeSet<ClaimId>,
}

/// How two stands of one figure relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    None,
    Follows,
    Disagrees,
}

/// Returns the conflicts and the series of a figure. Comparing costs as much as there are distinct
/// amounts, which is bounded; counting who stands behind them is one pass over the mentions.
pub(super) fn examine(
    figure: &Figure,
    scene: &Scene<'_>,
    peace: &Peace,
    nearby: &Nearby<'_, '_>,
) -> Examination {
    let mut summary = Summary::default();
    for claim in scene.claims(figure) {
        summary.add(claim.id, claim.mentions.iter().filter_map(|id| scene.corpus.mention(*id)));
    }
    let stands = summary.stands();
    if stands.len() < 2 {
        return Examination::default();
    }
    let mut mentions = figure.mentions.iter().filter_map(|id| scene.corpus.mention(*id)).take(SAMPLE);
    let broken_down = mentions.any(|mention| scene.broken_down(mention));
    let around = Surroundings { lexicon: scene.lexicon, broken_down, owned_apart: false };
    let (mut opposed, mut series) = (Vec::new(), BTreeSet::new());
    for (at, &left) in stands.iter().enumerate() {
        for &right in &stands[at + 1..] {
            if peace.between(left.claim, right.claim) {
                continue;
            }
            let relation = if scene.told_as_change(left.value(), right.value()) {
                Relation::Follows
            } else {
                relation(left, right, summary.sample(), scene, around, nearby)
            };
            match relation {
                Relation::Disagrees => opposed.push((left.claim, right.claim)),
                Relation::Follows => series.extend([left.claim, right.claim]),
                Relation::None => {}
            }
        }
    }
    let stands: Vec<ClaimId> = stands.iter().map(|stand| stand.claim).collect();
    Examination { conflicts: conflicts(figure, &opposed, &stands, scene), series }
}

/// Returns the conflicts that pairs of opposed claims make.
fn conflicts(
    figure: &Figure,
    opposed: &[(ClaimId, ClaimId)],
    stands: &[ClaimId],
    scene: &Scene<'_>,
) -> Vec<Conflict> {
    if opposed.is_empty() {
        return Vec::new();
    }
    let compared: BTreeSet<ClaimId> = stands.iter().copied().collect();
    let claims: Vec<&Claim> =
        scene.claims(figure).iter().copied().filter(|claim| compared.contains(&claim.id)).collect();
    let crowd = Crowd::new(claims.into_iter(), scene);
    let mut graph = ConflictGraph::new();
    for claim in stands {
        graph.add(*claim, crowd.weight(*claim));
    }
    for (left, right) in opposed {
        graph.oppose(*left, *right);
    }
    dispute::conflicts(figure, &graph, stands, &crowd, scene)
}

/// What the pairs of two stands' samples say.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    follows: usize,
    disagrees: usize,
    /// Pairs that may follow each other, though the one does not tell what happened.
    perhaps: usize,
    /// Pairs in which a later report may only repeat the older amount.
    late: usize,
    /// Whether two documents tell the same of the same things, and disagree.
    plain: bool,
    /// The same among the pairs that are late.
    plainly_late: bool,
    /// Whether two speakers of one document disagree.
    disputed: bool,
    /// Whether the figure stands for a pair that the gate refuses.
    vouched: bool,
}

/// Returns how two stands relate, by the majority of the pairs of their samples.
fn relation(
    left: &Stand<'_>,
    right: &Stand<'_>,
    sample: usize,
    scene: &Scene<'_>,
    around: Surroundings<'_>,
    nearby: &Nearby<'_, '_>,
) -> Relation {
    let mut tally = Tally::default();
    for a in left.mentions().take(sample) {
        for b in right.mentions().take(sample) {
            if !tally.add(a, b, scene, around, nearby) {
                return Relation::None;
            }
        }
    }
    tally.relation()
}

/// Returns whether two numbers may follow each other though what they count is not told alike: nothing that is
/// told sets them apart, and their moments are those of one happening.
fn may_be_one(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let nouns = a.counted.as_ref().zip(b.counted.as_ref());
    let apart = nouns.is_some_and(|(x, y)| {
        x.head() != y.head() && x.person.is_none() && !scene.lexicon.akin.between(&x.lemma, &y.lemma)
    });
    // Small counts of all sorts rise and fall beside each other.
    let few = [a, b].iter().all(|mention| {
        mention.quantity.unit.is_count() && base(mention).is_some_and(|value| value <= CHANCE)
    });
    let kin = scene.kin(a, b);
    !apart
        && !few
        && rises(a, b, scene)
        && !matches!(kin, Kin::Different | Kin::Part)
        && !scene.incomparable(a, b)
        && adjoin(a, b, scene)
}

/// Returns whether two numbers are told on two days, and nothing beside them is the same: neither a word that names
/// something nor another amount. Grouping goes by what they count, of which a story has many, and what is told on
/// another day may be another matter or another state of it. Of one noun that is told by itself, and of a count that
/// cannot fall and does, the day says nothing, and a slip of the pen speaks for itself.
fn drifted(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let days = scene.moment(a).zip(scene.moment(b)).is_some_and(|(x, y)| x.day != y.day);
    let slip = Slip::between(&a.quantity, &b.quantity).is_some();
    let one = |x: &Counted, y: &Counted| x.lemma == y.lemma && !x.is_anyone();
    let named = a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| one(x, y));
    let fell = || scene.same_words(a, b) && (scene.grows(a) || scene.grows(b));
    let alone = || nearby.shared_things(a.id, b.id) == 0 && scene.amounts_in_common(a, b) == 0;
    a.document != b.document && days && !slip && !named && !fell() && alone()
}

/// Returns whether somebody is cited with the one of two numbers of one event, and with the other nobody.
fn cites(a: &Mention, b: &Mention) -> bool {
    let class = |mention: &Mention| mention.event.as_ref().and_then(|event| event.class.clone());
    a.speaker.is_some() != b.speaker.is_some() && class(a).is_some() && class(a) == class(b)
}

impl Tally {
    /// Adds what a pair says, and returns whether the two stands may still exclude or follow each other.
    fn add(
        &mut self,
        a: &Mention,
        b: &Mention,
        scene: &Scene<'_>,
        around: Surroundings<'_>,
        nearby: &Nearby<'_, '_>,
    ) -> bool {
        if scene.apart_by_sentence(a, b) {
            // "24.8 million rather than 27.4": what others say decides.
            if scene.told_as_opposed(a, b) {
                return true;
            }
            let moments = two_moments(a, b, scene);
            self.follows += usize::from(moments);
            return moments;
        }
        if footing::one_author(a, b) {
            let later = || two_moments(a, b, scene) && relate(a, b, scene) == InTime::Follows;
            let states = || is_state(a, scene) || is_state(b, scene);
            let kin = scene.kin(a, b);
            let one = kin == Kin::Same || kin == Kin::Related && !states();
            let follows = !a.quantity.compatible(&b.quantity) && one && later();
            self.follows += usize::from(follows);
            // "The police say 63", where the author counts 71: what others say decides.
            return follows || cites(a, b);
        }
        let owned_apart = nearby.owned_apart(a.id, b.id);
        match answer(a, b, Surroundings { owned_apart, ..around }) {
            Answer::Contradicts if scene.incomparable(a, b) => self.refused += 1,
            Answer::Contradicts | Answer::Agrees if footing::two_things(a, b, scene) => self.refused += 1,
            Answer::Contradicts if relate(a, b, scene) == InTime::Follows => self.follows += 1,
            Answer::Contradicts if footing::apart(a, b, scene, nearby) || drifted(a, b, scene, nearby) => {
                self.refused += 1;
            }
            // Two speakers side by side speak of one time.
            Answer::Contradicts if a.document == b.document => {
                self.disagrees += 1;
                self.disputed = true;
            }
            Answer::Contradicts => {
                let plain = a.document != b.document && scene.same_words(a, b);
                if repeats(a, b, scene) {
                    self.late += 1;
                    self.plainly_late |= plain;
                } else {
                    self.disagrees += 1;
                    self.plain |= plain;
                }
            }
            Answer::Agrees if outgrown(a, b, scene) => self.follows += 1,
            Answer::Agrees => return false,
            Answer::Incomparable(refusal) => {
                // What the one does not tell, or tells by another side of it, makes no other series of it.
                let open = match refusal {
                    Refusal::Event => scene.kin(a, b) != Kin::Different && runs(a, b, scene),
                    Refusal::Counted => may_be_one(a, b, scene),
                    Refusal::Place => {
                        let places = Fit::of_places(a.place.as_ref(), b.place.as_ref());
                        let row = [a, b].iter().any(|mention| {
                            mention.place.as_ref().is_some_and(|place| place.origin == Origin::Row)
                        });
                        !row && places == Fit::OneSided && may_be_one(a, b, scene)
                    }
                    _ => false,
                };
                let later =
                    open && !footing::two_things(a, b, scene) && relate(a, b, scene) == InTime::Follows;
                self.vouched |= !later && vouch::stands_for(a, b, refusal, scene, nearby);
                self.perhaps += usize::from(later);
                self.refused += 1;
            }
        }
        true
    }

    fn relation(&self) -> Relation {
        // Who gives the older of two amounts that follow each other once more is behind the times.
        let late = if self.follows == 0 { self.late } else { 0 };
        let (follows, disagrees) = (self.follows, self.disagrees + late);
        if self.disputed || follows == 0 && (self.plain || self.plainly_late || self.vouched) {
            Relation::Disagrees
        } else if disagrees == 0 && follows + self.perhaps > 0 {
            // That two amounts follow each other accuses nobody, so that one pair which says so is enough.
            Relation::Follows
        } else if follows + disagrees == 0 || follows + disagrees < self.refused {
            Relation::None
        } else if disagrees > follows {
            Relation::Disagrees
        } else {
            Relation::Follows
        }
    }
}
