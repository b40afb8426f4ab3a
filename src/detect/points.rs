//! Defines [`oppositions`]: a difference in percentage points that another report gives in per cent.
//!
//! From 28 to 34 percent it is six points, and far more than six percent. That the two numbers are
//! one is shown by the number itself, the way it goes, and a rare word or the thing beside both.

use super::nearby::Nearby;
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use crate::model::{Cause, CauseKind, Decimal, Dimension, Kind, Mention, Modality};
use std::collections::BTreeMap;

/// Changes of one value that are compared with each other, at most.
const MAX_EQUAL: usize = 32;

/// Returns the changes of a story that are given in points and in per cent.
pub(super) fn oppositions<'a>(scene: &Scene<'a>, nearby: &Nearby<'_, '_>) -> Vec<Opposition<'a>> {
    let mut equal: BTreeMap<Decimal, Vec<&'a Mention>> = BTreeMap::new();
    for &mention in scene.texts.all() {
        let unit = matches!(mention.quantity.unit.dimension, Dimension::Points | Dimension::Share);
        let change = mention.kind == Kind::Change && mention.modality == Modality::Asserted;
        if let Some(value) = base(mention).filter(|_| unit && change && mention.quantity.point().is_some()) {
            equal.entry(value.normalize()).or_default().push(mention);
        }
    }
    let mut found = Vec::new();
    for mentions in equal.values() {
        let mentions = &mentions[..mentions.len().min(MAX_EQUAL)];
        let (points, shares): (Vec<&Mention>, Vec<&Mention>) =
            mentions.iter().partition(|mention| mention.quantity.unit.dimension == Dimension::Points);
        for share in shares {
            let like: Vec<&Mention> =
                points.iter().copied().filter(|point| one(point, share, nearby)).collect();
            if !like.is_empty() {
                let cause = cause(like[0], share);
                found.push(Opposition::of_values(like, vec![share], Some(cause)));
            }
        }
    }
    found
}

/// Returns whether two changes of one size, told in two documents, are one.
fn one(point: &Mention, share: &Mention, nearby: &Nearby<'_, '_>) -> bool {
    let opposite = point.direction.zip(share.direction).is_some_and(|(a, b)| a != b);
    let things = point.counted.as_ref().zip(share.counted.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma);
    let places = point.place.as_ref().zip(share.place.as_ref()).is_some_and(|(a, b)| a.name == b.name);
    point.document != share.document
        && !opposite
        && (things || places || nearby.shared(point.id, share.id) > 0)
}

fn cause(point: &Mention, share: &Mention) -> Cause {
    let (first, second) = super::words::ordered(&point.quantity, &share.quantity);
    let evidence = format!("{first} and {second} are one number with two units");
    let mut mentions = vec![point.id, share.id];
    mentions.sort_unstable();
    Cause { kind: CauseKind::Unit, evidence, mentions }
}
