//! Defines [`stands_for`]: what a figure says for two of its numbers that the gate alone would refuse.
//!
//! The gate sees two mentions and refuses where noun, event or time are told of one only. That grouping put
//! the two together, that the one is a slip of the other, and that the same rare words or amounts stand at
//! both, are together more than chance, even where the words of neither say what it counts. So is a text
//! that sets the one against the other ("24.8 million rather than 27.4").

use super::footing;
use super::gate::mirrored;
use super::nearby::Nearby;
use super::place::only;
use super::scene::Scene;
use super::words;
use crate::lexicon::{Kin, WordRole};
use crate::model::{Dimension, Fit, Grain, Mention, Modality, Refusal, Slip};

/// Rare words, other amounts and readings that must be the same of two numbers of two digits which are a slip
/// apart.
const GROUNDS: usize = 2;

/// Other amounts that two sentences must share so that two numbers in them are one: "from 18,000 to 26,100".
const FRAME: usize = 2;

/// How many times the one of two amounts that are no slip may be the other.
const NEAR: f64 = 2.0;

/// How many times the one of two parts of one whole may be the other.
const PART: f64 = 3.0;

/// Digits of a whole by which it is known again.
const TELLING: usize = 2;

/// Digits from which a slip needs one ground only.
const LONG: usize = 3;

/// Returns whether two numbers of one figure that exclude each other are one, though the gate refuses them
/// for that reason.
pub(super) fn stands_for(
    a: &Mention,
    b: &Mention,
    refusal: Refusal,
    scene: &Scene<'_>,
    nearby: &Nearby<'_, '_>,
) -> bool {
    let open = matches!(refusal, Refusal::Counted | Refusal::Event | Refusal::Period);
    let meant = a.modality == b.modality
        && matches!(a.modality, Modality::Asserted | Modality::Planned | Modality::Forecast);
    if !open || !meant || a.document == b.document || a.subset != b.subset || !comparable(a, b, scene) {
        return false;
    }
    if mirrored(&a.quantity, &b.quantity) {
        return false;
    }
    if parts_of_one(a, b, scene) || scene.told_as_opposed(a, b) {
        return true;
    }
    if footing::is_left(a, scene) != footing::is_left(b, scene) {
        return false;
    }
    let shared = nearby.shared(a.id, b.id);
    let amounts = scene.amounts_in_common(a, b);
    let things = a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.is_like(y));
    let grounds = shared + amounts + usize::from(things) + usize::from(scene.same_event(a, b));
    match Slip::between(&a.quantity, &b.quantity) {
        Some(Slip::Unit) => measured(a) && measured(b),
        Some(Slip::Digits | Slip::Magnitude) if a.quantity.significant_digits() >= LONG => grounds > 0,
        Some(Slip::Digits | Slip::Magnitude) => grounds >= GROUNDS,
        None => amounts >= FRAME && near(a, b) || refusal == Refusal::Counted && alone(a, b, scene),
    }
}

/// Returns whether neither amount is much more than the other.
fn near(a: &Mention, b: &Mention) -> bool {
    words::ratio(&a.quantity, &b.quantity).is_some_and(|ratio| ratio <= NEAR)
}

/// Returns whether both numbers are told as a part of the same whole: "of the 46.3 million just 8.1 was found",
/// "of the 46.3 million stolen 18 was seized". A whole of one digit is that of many things.
fn parts_of_one(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let near = words::ratio(&a.quantity, &b.quantity).is_some_and(|ratio| ratio <= PART);
    let wholes = scene.whole_of(a).zip(scene.whole_of(b));
    near && wholes.is_some_and(|(x, y)| {
        x.quantity.significant_digits() >= TELLING && x.quantity.point() == y.quantity.point()
    })
}

/// Returns whether two numbers count one sort of thing that neither document counts otherwise: nine packs
/// here and eleven there.
fn alone(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let things = a.counted.as_ref().zip(b.counted.as_ref());
    // Three winters here and two there are times of two things.
    let is = |noun: &str, role| scene.lexicon.frames.is(noun, role);
    let time = |noun: &str| is(noun, WordRole::Time) || is(noun, WordRole::Occasion);
    // Helicopters that take part and helicopters that go on searching are not known to be the same.
    let silent =
        |mention: &Mention| mention.event.as_ref().is_none_or(|event| scene.lexicon.is_silent(&event.lemma));
    let told = silent(a) || silent(b) || matches!(scene.kin(a, b), Kin::Same | Kin::Related);
    let same = things.is_some_and(|(x, y)| x.person.is_none() && x.head() == y.head() && !time(x.head()));
    same && told && near(a, b) && a.subset.is_none() && only(a, scene) && only(b, scene)
}

/// Returns whether neither event, place nor time sets two numbers apart.
fn comparable(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let places = Fit::of_places(a.place.as_ref(), b.place.as_ref());
    let long = |mention: &Mention| mention.period.as_ref().is_some_and(|period| period.grain >= Grain::Month);
    let periods = Fit::of_periods(a.period.as_ref(), b.period.as_ref());
    let apart = long(a) && long(b) && periods != Fit::Same;
    !matches!(places, Fit::Apart | Fit::Within | Fit::Around)
        && !apart
        && a.kind == b.kind
        && !matches!(scene.kin(a, b), Kin::Different | Kin::Part)
        && !scene.incomparable(a, b)
}

/// Returns whether a number has a unit of measure, of which no two are the same number by chance.
fn measured(mention: &Mention) -> bool {
    use Dimension::{Count, Money, Other, Points, Share, Time};
    !matches!(mention.quantity.unit.dimension, Count | Money | Other | Points | Share | Time)
}
