//! Defines [`Peace`]: which claims of a story a person said do not contradict each other.
//!
//! A person rules about two numbers they see; what is meant are the claims those make, however many
//! articles repeat them. Who says that two numbers are of different figures says as much.

use super::scene::Scene;
use crate::model::{ClaimId, Judgement, Mention, MentionId, Ruling};
use std::collections::{BTreeSet, HashMap};

/// The pairs of numbers of which a person said so, in all stories.
#[derive(Debug, Default)]
pub(super) struct Truces {
    pairs: Vec<(MentionId, MentionId)>,
    /// Where the pairs of each number stand that is the first of some.
    of: HashMap<MentionId, Vec<usize>>,
}

impl Truces {
    /// Collects what the standing judgements say; linear in their number.
    pub(super) fn new(judgements: &[Judgement]) -> Self {
        let standing = judgements.iter().filter(|judgement| !judgement.retired);
        let about =
            standing.filter(|judgement| matches!(judgement.ruling, Ruling::NoConflict | Ruling::Different));
        let pairs: Vec<_> = about.filter_map(|judgement| Some((judgement.left, judgement.right?))).collect();
        let mut of: HashMap<MentionId, Vec<usize>> = HashMap::new();
        for (at, (left, _)) in pairs.iter().enumerate() {
            of.entry(*left).or_default().push(at);
        }
        Self { pairs, of }
    }

    /// Returns the pairs whose first number is of a story; goes over the story or over all pairs, whichever
    /// are fewer, so that many stories do not each go over the judgements of all.
    fn within(&self, scene: &Scene<'_>) -> Vec<(MentionId, MentionId)> {
        let mentions = scene.texts.all();
        if self.pairs.len() <= mentions.len() {
            return self.pairs.clone();
        }
        let own = mentions.iter().filter_map(|mention| self.of.get(&mention.id)).flatten();
        own.map(|at| self.pairs[*at]).collect()
    }
}

/// Pairs of claims of one story that are not set against each other.
#[derive(Debug, Default)]
pub(super) struct Peace {
    /// The smaller identifier first.
    pairs: BTreeSet<(ClaimId, ClaimId)>,
}

impl Peace {
    /// Collects what was said of a story.
    pub(super) fn new(truces: &Truces, scene: &Scene<'_>) -> Self {
        let pairs = truces.within(scene).into_iter().filter_map(|(left, right)| {
            let (left, right) = (scene.claim_of(left)?, scene.claim_of(right)?);
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
