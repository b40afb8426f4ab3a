//! Defines [`Peace`]: which claims a person said do not contradict each other.
//!
//! A person rules about two numbers they see; what is meant are the claims those make, however many
//! articles repeat them. Who says that two numbers are of different figures says as much.

use super::scene::Scene;
use crate::model::{ClaimId, Judgement, Mention, Ruling};
use std::collections::BTreeSet;

/// Pairs of claims of one story that are not set against each other.
#[derive(Debug, Default)]
pub(super) struct Peace {
    /// The smaller identifier first.
    pairs: BTreeSet<(ClaimId, ClaimId)>,
}

impl Peace {
    /// Collects what the standing judgements say of a story.
    pub(super) fn new(judgements: &[Judgement], scene: &Scene<'_>) -> Self {
        let standing = judgements.iter().filter(|judgement| !judgement.retired);
        let about =
            standing.filter(|judgement| matches!(judgement.ruling, Ruling::NoConflict | Ruling::Different));
        let pairs = about.filter_map(|judgement| {
            let (left, right) = (scene.claim_of(judgement.left)?, scene.claim_of(judgement.right?)?);
            Some((left.id.min(right.id), left.id.max(right.id)))
        });
        Self { pairs: pairs.collect() }
    }

    /// Returns whether the two claims were said not to contradict each other.
    pub(super) fn between(&self, left: ClaimId, right: ClaimId) -> bool {
        self.pairs.contains(&(left.min(right), left.max(right)))
    }

    /// Returns whether that was said of any two of the mentions' claims.
    pub(super) fn among(&self, mentions: &[&Mention], scene: &Scene<'_>) -> bool {
        if self.pairs.is_empty() {
            return false;
        }
        let claims: Vec<ClaimId> = mentions.iter().filter_map(|m| Some(scene.claim_of(m.id)?.id)).collect();
        claims.iter().any(|&left| claims.iter().any(|&right| left != right && self.between(left, right)))
    }
}
