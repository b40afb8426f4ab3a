//! Defines [`Opposition`]: numbers of different figures that cannot both hold, as found by the
//! detectors that look beyond a figure, and how one becomes a conflict.

use super::footing;
use super::nearby::Nearby;
use super::scene::Scene;
use super::{conflict, side, words};
use crate::model::{Cause, CauseKind, Claim, Conflict, ConflictKind, FigureId, Mention, MentionId, Side};
use std::collections::BTreeSet;

/// Numbers of two figures that cannot both hold.
#[derive(Clone, Debug)]
pub(super) struct Opposition<'a> {
    /// The numbers on either side, those of the figure in dispute first; never empty. Of a whole claim those
    /// that are quoted.
    pub(super) sides: [Vec<&'a Mention>; 2],
    /// The claims whose numbers all stand on a side, however many they are.
    pub(super) wholes: [Option<&'a Claim>; 2],
    /// In which way.
    pub(super) kind: ConflictKind,
    /// A guess at why.
    pub(super) cause: Option<Cause>,
}

impl<'a> Opposition<'a> {
    /// Returns the opposition of two amounts.
    pub(super) fn of_values(left: Vec<&'a Mention>, right: Vec<&'a Mention>, cause: Option<Cause>) -> Self {
        Self { sides: [left, right], wholes: [None; 2], kind: ConflictKind::Value, cause }
    }

    /// Returns the same with all numbers of a claim on a side, 0 or 1.
    pub(super) fn with_claim(mut self, side: usize, claim: &'a Claim, scene: &Scene<'a>) -> Self {
        let quoted = scene.side_of(claim).mentions;
        self.sides[side] = quoted.iter().filter_map(|id| scene.corpus.mention(*id)).collect();
        self.wholes[side] = Some(claim);
        self
    }

    /// Returns whether a number stands on a side, 0 or 1.
    pub(super) fn holds(&self, side: usize, mention: &Mention, scene: &Scene<'_>) -> bool {
        match self.wholes[side] {
            Some(claim) => scene.claim_of(mention.id).is_some_and(|of| of.id == claim.id),
            None => self.sides[side].iter().any(|other| other.id == mention.id),
        }
    }

    /// Returns whether one sentence tells both amounts, of one happening as far as is known: whoever writes
    /// "Quill got 9,650 votes and Ferris 6,410" means two things by them.
    pub(super) fn told_together(&self, scene: &Scene<'_>) -> bool {
        // Of people a sentence may well count some in passing; votes and votes are told apart.
        let one_thing = |x: &Mention, y: &Mention| {
            x.counted
                .as_ref()
                .zip(y.counted.as_ref())
                .is_some_and(|(a, b)| a.person.is_none() && a.lemma == b.lemma)
        };
        // Or the one is called a part of the other there.
        let part = |x: &Mention, y: &Mention| y.structure.part_of.is_some_and(|of| of.whole == x.span);
        let apart = |x: &Mention, y: &Mention| part(x, y) || one_thing(x, y) && scene.apart_by_sentence(x, y);
        self.sides[1].iter().any(|y| {
            let mut beside = scene.texts.of_sentence(y).iter().filter(|x| x.id != y.id);
            beside.any(|x| apart(x, y) && self.holds(0, x, scene))
        })
    }

    /// Returns whether some number of the one side may be set against one of the other for all that is told
    /// around them.
    pub(super) fn stands(&self, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
        let place = self.kind == ConflictKind::Place;
        // Of two speakers side by side the form says that they mean one thing.
        if self.cause.as_ref().is_some_and(|cause| cause.kind == CauseKind::Speakers) {
            let one = |x: &&Mention| self.sides[1].iter().any(|y| !footing::two_things(x, y, scene));
            return self.sides[0].iter().any(one);
        }
        let may = |x: &&Mention| self.sides[1].iter().any(|y| !footing::apart(x, y, scene, nearby));
        place || self.sides[0].iter().any(may)
    }

    /// Returns the conflict, `None` where a side is empty.
    pub(super) fn report(&self, scene: &Scene<'_>) -> Option<Conflict> {
        let [left, right] = &self.sides;
        let (x, y) = (left.first()?, right.first()?);
        let figure = scene.figure_of(x.id)?;
        let sides = self.sides.iter().zip(&self.wholes);
        let sides: Vec<Side> = sides.map(|(mentions, whole)| stand(mentions, *whole, scene)).collect();
        let labels: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
        let explanation = format!("{}: {}", figure.label, labels.join(" against "));
        let working = vec![format!("{} cannot both hold", labels.join(" and "))];
        let mut figures: Vec<FigureId> = vec![figure.id];
        figures.extend(scene.figure_of(y.id).map(|other| other.id).filter(|other| *other != figure.id));
        let ratio = words::ratio(&x.quantity, &y.quantity);
        let mut conflict = conflict(self.kind, figures, sides, explanation, working, ratio);
        conflict.cause.clone_from(&self.cause);
        Some(conflict)
    }
}

/// Returns the side of some mentions, or of a whole claim of which they are quoted.
fn stand(mentions: &[&Mention], whole: Option<&Claim>, scene: &Scene<'_>) -> Side {
    let label = amounts(mentions);
    match whole {
        Some(claim) => Side { label, ..scene.side_of(claim) },
        None => side(label, mentions.iter().map(|mention| mention.id).collect(), scene),
    }
}

/// Returns the distinct amounts of some mentions in words.
fn amounts(mentions: &[&Mention]) -> String {
    let amounts: BTreeSet<String> = mentions.iter().map(|mention| words::amount(&mention.quantity)).collect();
    amounts.into_iter().collect::<Vec<_>>().join(", ")
}

/// Returns the identifiers of some mentions, ascending, each once.
pub(super) fn ids(mentions: &[&Mention]) -> Vec<MentionId> {
    let ids: BTreeSet<MentionId> = mentions.iter().map(|mention| mention.id).collect();
    ids.into_iter().collect()
}
