//! Defines [`compare`]: whether two numbers can both hold, by a gate stricter than that of grouping.
//!
//! What may be the same figure is not yet comparable. Whatever is told of one number only, its
//! event, its place, its part of the whole, may be the very difference, so that what is not known
//! refuses here what it let pass when mentions were grouped. *Not comparable* is the answer then,
//! with its reason; it never means that the two agree.

use super::words;
use crate::lexicon::{Kin, Lexicon};
use crate::model::{
    APPROXIMATE_REACH, Counted, Decimal, Dimension, Event, Fit, Gap, Grain, Kind, Mention, Modality, Origin,
    Overlap, Quantity, Refusal, Verdict,
};

/// What the gate must know beside the two mentions.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'l> {
    /// The word tables.
    pub lexicon: &'l Lexicon,
    /// Whether the story gives this count for several places, so that a number without a place is
    /// not that of any of them.
    pub broken_down: bool,
}

/// Returns whether two numbers, taken to be of one figure, can both hold; symmetric.
#[must_use]
pub fn compare(left: &Mention, right: &Mention, around: Surroundings<'_>) -> Verdict {
    if let Some(refusal) = refuse(left, right, around) {
        return Verdict::Incomparable(refusal);
    }
    let (a, b) = (&left.quantity, &right.quantity);
    if !a.unit.comparable(&b.unit) {
        return Verdict::Contradicts(gap(a, b));
    }
    if a.compatible(b) {
        let (first, second) = words::ordered(a, b);
        return Verdict::Agrees(Overlap { working: format!("{first} and {second} can both hold") });
    }
    if (a.approximate || b.approximate) && widened(a).compatible(&widened(b)) {
        return Verdict::Incomparable(Refusal::Approximate);
    }
    Verdict::Contradicts(gap(a, b))
}

/// Returns how far apart two quantities are that exclude each other.
fn gap(a: &Quantity, b: &Quantity) -> Gap {
    let (first, second) = words::ordered(a, b);
    Gap { ratio: words::ratio(a, b), working: format!("{first} is not {second}") }
}

/// Returns an approximate quantity with its ends moved apart once more by the reach of "about".
fn widened(quantity: &Quantity) -> Quantity {
    let mut wide = quantity.clone();
    if quantity.approximate {
        let slack = |value: Decimal| value.abs() * APPROXIMATE_REACH;
        wide.low = quantity.low.map(|mut bound| {
            bound.value -= slack(bound.value);
            bound
        });
        wide.high = quantity.high.map(|mut bound| {
            bound.value += slack(bound.value);
            bound
        });
    }
    wide
}

/// Returns why two mentions cannot be set against each other, the gravest reason first.
fn refuse(a: &Mention, b: &Mention, around: Surroundings<'_>) -> Option<Refusal> {
    let refusals = [
        (!units_meet(a, b), Refusal::Unit),
        (!kinds_meet(a, b), Refusal::Kind),
        (a.quantity.per != b.quantity.per, Refusal::Per),
        (!modalities_meet(a.modality, b.modality), Refusal::Modality),
        (a.subset != b.subset, Refusal::Subset),
        (!periods_meet(a, b), Refusal::Period),
        (!places_meet(a, b, around.broken_down), Refusal::Place),
        (!things_meet(a, b), Refusal::Counted),
        (!events_meet(a, b, around.lexicon), Refusal::Event),
    ];
    refusals.into_iter().find(|(refused, _)| *refused).map(|(_, refusal)| refusal)
}

/// Returns whether units can be compared, or whether one number was given two that exclude each
/// other: the same amount of another currency, or points for per cent.
fn units_meet(a: &Mention, b: &Mention) -> bool {
    let (left, right) = (&a.quantity, &b.quantity);
    let same = left.point().is_some() && left.point() == right.point();
    match (left.unit.dimension, right.unit.dimension) {
        (Dimension::Money, Dimension::Money) => same || left.unit.comparable(&right.unit),
        (Dimension::Share, Dimension::Points) | (Dimension::Points, Dimension::Share) => same,
        _ => left.unit.comparable(&right.unit),
    }
}

fn kinds_meet(a: &Mention, b: &Mention) -> bool {
    let points = a.quantity.unit.dimension != b.quantity.unit.dimension;
    let opposite = a.direction.zip(b.direction).is_some_and(|(x, y)| x != y);
    (a.kind == b.kind || points) && !(a.kind == Kind::Change && opposite)
}

fn modalities_meet(a: Modality, b: Modality) -> bool {
    a == b && !matches!(a, Modality::Denied | Modality::Hypothetical)
}

/// Returns whether periods allow a comparison; different hours and days are for updates to judge.
fn periods_meet(a: &Mention, b: &Mention) -> bool {
    let (left, right) = (a.period.as_ref(), b.period.as_ref());
    let long = [left, right].into_iter().flatten().any(|period| period.grain >= Grain::Month);
    match Fit::of_periods(left, right) {
        Fit::Same | Fit::Neither => true,
        _ => !long,
    }
}

fn places_meet(a: &Mention, b: &Mention, broken_down: bool) -> bool {
    let (left, right) = (a.place.as_ref(), b.place.as_ref());
    match Fit::of_places(left, right) {
        Fit::Same | Fit::Neither | Fit::Unknown => true,
        Fit::OneSided => {
            let own = |mention: &Mention| {
                mention
                    .place
                    .as_ref()
                    .is_none_or(|place| matches!(place.origin, Origin::Carried | Origin::Article))
            };
            !broken_down || (own(a) && own(b))
        }
        Fit::Within | Fit::Around | Fit::Apart => false,
    }
}

/// Returns whether anything is told of what a number is about.
fn told(mention: &Mention) -> bool {
    mention.counted.is_some() || mention.event.is_some()
}

fn things_meet(a: &Mention, b: &Mention) -> bool {
    if a.quantity.unit.dimension != Dimension::Count {
        return told(a) && told(b);
    }
    let (Some(x), Some(y)) = (&a.counted, &b.counted) else {
        return told(a) && told(b);
    };
    let head = |counted: &Counted| counted.lemma.rsplit(' ').next().unwrap_or_default().to_owned();
    match (x.person.as_deref(), y.person.as_deref()) {
        (Some(left), Some(right)) => head(x) == head(y) || !groups_differ(left, right),
        (None, None) => head(x) == head(y),
        _ => false,
    }
}

/// Returns whether two groups of people exclude each other.
fn groups_differ(left: &str, right: &str) -> bool {
    let general = |group: &str| matches!(group, "person" | "collective" | "role");
    left != right && !(general(left) && general(right))
}

fn events_meet(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let people = a.counted.as_ref().is_some_and(|counted| counted.person.is_some())
        || b.counted.as_ref().is_some_and(|counted| counted.person.is_some());
    let (Some(x), Some(y)) = (&a.event, &b.event) else { return !people };
    let class = |event: &Event| event.class.clone();
    match lexicon.kinship.between(class(x).as_deref(), class(y).as_deref()) {
        Kin::Same => true,
        Kin::Unknown => x.lemma == y.lemma || !people,
        Kin::Related | Kin::Part | Kin::Different => x.lemma == y.lemma,
    }
}
