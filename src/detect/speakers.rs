//! Defines [`oppositions`]: two speakers who count differently, side by side in one document.
//!
//! "The United Nations says 86,000 refugees live in the camp. The government says there are 120,000."
//! The second number says so little of its own that grouping cannot know what it is of; what tells is
//! the form: the next number, another speaker, and either the same words or none of its own.

use super::opposition::Opposition;
use super::scene::Scene;
use crate::lexicon::Kin;
use crate::model::{Cause, CauseKind, Fit, Mention, Modality};
use std::collections::BTreeSet;

/// Bytes between what two speakers say, at most. Origin: two short sentences.
const BESIDE: usize = 220;

/// How many times the one amount may be the other.
const REACH: f64 = 5.0;

/// Returns the pairs of claims of a story over which two speakers of one document disagree.
pub(super) fn oppositions<'a>(scene: &Scene<'a>) -> Vec<Opposition<'a>> {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for text in scene.texts.documents() {
        let attributed: Vec<&Mention> =
            text.iter().copied().filter(|mention| mention.modality == Modality::Asserted).collect();
        for (at, &second) in attributed.iter().enumerate() {
            let Some(first) = at.checked_sub(1).and_then(|at| attributed.get(at)) else { continue };
            // What the sentence before is about is its first number, not one told beside it.
            let same = |mention: &&&Mention| {
                mention.sentence == first.sentence && mention.quantity.unit.comparable(&second.quantity.unit)
            };
            let begun = attributed[..at].iter().rposition(|mention| mention.sentence != first.sentence);
            let here = &attributed[begun.map_or(0, |before| before + 1)..at];
            let Some(&first) = here.iter().find(same) else { continue };
            if disagree(first, second, scene) {
                let claims = [first, second].map(|mention| scene.claim_of(mention.id));
                // However many documents tell of it, it is one disagreement.
                if !known.insert(claims.map(|claim| claim.map(|claim| claim.id))) {
                    continue;
                }
                let mut opposition = Opposition::of_values(vec![first], vec![second], cause(first, second));
                for (side, claim) in claims.into_iter().enumerate() {
                    if let Some(claim) = claim {
                        opposition = opposition.with_claim(side, claim, scene);
                    }
                }
                found.push(opposition);
            }
        }
    }
    found
}

fn disagree(first: &Mention, second: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (&first.speaker, &second.speaker) else { return false };
    let names = x.name.eq_ignore_ascii_case(&y.name) || x.name.contains(&y.name) || y.name.contains(&x.name);
    let (a, b) = (&first.quantity, &second.quantity);
    let close = second.span.start.saturating_sub(first.span.end) <= BESIDE;
    let comparable = a.unit.comparable(&b.unit) && a.per == b.per && first.kind == second.kind;
    if names || !close || !comparable || a.compatible(b) {
        return false;
    }
    let far = super::words::ratio(a, b).is_none_or(|ratio| ratio > REACH);
    let places = matches!(
        Fit::of_places(first.place.as_ref(), second.place.as_ref()),
        Fit::Same | Fit::Neither | Fit::OneSided
    );
    let subsets = first.subset == second.subset || second.subset.is_none();
    // Two sums of which nothing is told may be what is paid and what is asked for.
    let told = first.quantity.unit.is_count() || first.counted.is_some() || first.event.is_some();
    !far && places && subsets && told && elliptic(first, second, scene)
}

/// Returns whether the second number says nothing of its own that the first does not: its noun is
/// carried over or the same, and its event is the same or a mere "is".
fn elliptic(first: &Mention, second: &Mention, scene: &Scene<'_>) -> bool {
    let noun = match (&first.counted, &second.counted) {
        (_, None) => true,
        (Some(a), Some(b)) => b.carried || a.head() == b.head(),
        (None, Some(b)) => b.carried,
    };
    let kin = scene.kin(first, second);
    let silent = second.event.as_ref().is_none_or(|event| event.class.is_none() || kin == Kin::Unknown);
    noun && (kin == Kin::Same || silent)
}

fn cause(first: &Mention, second: &Mention) -> Option<Cause> {
    let (x, y) = (first.speaker.as_ref()?, second.speaker.as_ref()?);
    let say =
        |mention: &Mention, name: &str| format!("{name} says {}", super::words::amount(&mention.quantity));
    let evidence = format!("{}, {}", say(first, &x.name), say(second, &y.name));
    let mut mentions = vec![first.id, second.id];
    mentions.sort_unstable();
    Some(Cause { kind: CauseKind::Speakers, evidence, mentions })
}
