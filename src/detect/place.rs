//! Defines [`oppositions`]: one count that two documents put in two places which exclude each other.
//!
//! That two places exclude each other is not said by their names, since one may lie in the other;
//! it is believed where some document counts the same sort of thing in both. Small counts of common
//! things are equal by chance, so that the thing must be counted nowhere else in either document.

use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use crate::lexicon::Kin;
use crate::model::{Cause, CauseKind, ConflictKind, Counted, Decimal, Fit, Mention, Modality, Origin, Place};
use std::collections::BTreeMap;

/// Mentions of one value and noun that are compared with each other, at most.
const MAX_EQUAL: usize = 32;

/// Returns the counts of a story that are put in two places.
pub(super) fn oppositions<'a>(scene: &Scene<'a>) -> Vec<Opposition<'a>> {
    let mut found: Vec<Opposition<'a>> = Vec::new();
    for mentions in counts(scene).into_values() {
        let mentions = &mentions[..mentions.len().min(MAX_EQUAL)];
        for (at, &x) in mentions.iter().enumerate() {
            for &y in &mentions[at + 1..] {
                if moved(x, y, scene) && !known(&found, x, y) {
                    found.push(report(x, y));
                }
            }
        }
    }
    found
}

/// Returns the asserted counts that have a place of their own, by noun and value.
fn counts<'a>(scene: &Scene<'a>) -> BTreeMap<(&'a str, Decimal), Vec<&'a Mention>> {
    let mut counts: BTreeMap<(&str, Decimal), Vec<&Mention>> = BTreeMap::new();
    for &mention in scene.texts.values().flatten() {
        let plain = mention.quantity.unit.is_count() && mention.modality == Modality::Asserted;
        let value = base(mention).filter(|_| plain && mention.quantity.point().is_some());
        if let (Some(counted), Some(value), Some(_)) = (&mention.counted, value, near(mention)) {
            counts.entry((counted.head(), value.normalize())).or_default().push(mention);
        }
    }
    counts
}

fn near(mention: &Mention) -> Option<&Place> {
    mention.place.as_ref().filter(|place| matches!(place.origin, Origin::Clause | Origin::Row))
}

/// Returns whether two equal counts are one that was put in two places.
fn moved(x: &Mention, y: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(p), Some(q)) = (near(x), near(y)) else { return false };
    x.document != y.document
        && p.fit(q) == Fit::Apart
        && x.subset == y.subset
        && !matches!(scene.kin(x, y), Kin::Different | Kin::Part)
        && only(x, scene)
        && only(y, scene)
        && siblings(p, q, scene)
}

/// Returns whether a document counts the thing of a mention once, or always as many.
fn only(mention: &Mention, scene: &Scene<'_>) -> bool {
    let noun = mention.counted.as_ref().map(Counted::head);
    let text = scene.texts.get(&mention.document).into_iter().flatten();
    let mut others = text.filter(|other| other.counted.as_ref().map(Counted::head) == noun);
    others.all(|other| base(other) == base(mention))
}

/// Returns whether some document counts the same sort of thing in both places.
fn siblings(p: &Place, q: &Place, scene: &Scene<'_>) -> bool {
    scene.texts.values().any(|text| {
        let at = |place: &Place| {
            text.iter()
                .copied()
                .filter(|m| near(m).is_some_and(|at| at.fit(place) == Fit::Same))
                .collect::<Vec<_>>()
        };
        let (here, there) = (at(p), at(q));
        here.iter().any(|a| there.iter().any(|b| base(a) != base(b) && scene.alike(a, b)))
    })
}

fn known(found: &[Opposition<'_>], x: &Mention, y: &Mention) -> bool {
    found.iter().any(|known| {
        let says = |mention: &Mention| {
            known.sides.iter().any(|side| {
                side.iter().any(|other| other.counted == mention.counted && other.place == mention.place)
            })
        };
        says(x) && says(y)
    })
}

fn report<'a>(x: &'a Mention, y: &'a Mention) -> Opposition<'a> {
    let names = [x, y].map(|mention| mention.place.as_ref().map_or("", |place| place.name.as_str()));
    let amount = super::words::amount(&x.quantity);
    let evidence = format!("{amount} is given for {} and for {}", names[0], names[1]);
    let mut mentions = vec![x.id, y.id];
    mentions.sort_unstable();
    let cause = Cause { kind: CauseKind::OtherPlace, evidence, mentions };
    Opposition { sides: [vec![x], vec![y]], kind: ConflictKind::Place, cause: Some(cause) }
}
