//! Defines how what two numbers count stands to each other: the nouns, the words before them, and the
//! part of the whole they are limited to.

use super::evidence::{Events, Modifiers, Subsets, Things, events};
use super::reading::Reading;
use crate::lexicon::{Kin, Lexicon};
use crate::model::Subset;
use std::collections::BTreeSet;

/// Returns how what two numbers count stands to each other; symmetric.
pub(super) fn things(left: &Reading<'_>, right: &Reading<'_>, lexicon: &Lexicon) -> Things {
    let (Some(a), Some(b)) = (left.head, right.head) else {
        return if left.head.is_none() && right.head.is_none() { Things::Neither } else { Things::OneSided };
    };
    let akin = (a != b && lexicon.akin.between(left.noun, right.noun)).then_some(Things::Akin);
    if left.person.is_some() != right.person.is_some() {
        let (people, thing) = if left.person.is_some() { (left, right) } else { (right, left) };
        let Some(class) = thing.happening else { return akin.unwrap_or(Things::Mixed) };
        return match people.class() {
            Some(_) if lexicon.kinship.between(Some(class), people.class()) == Kin::Same => Things::People,
            // "184 arrests", "the total rose to 191 people".
            None if lexicon.frames.happens_to_persons(class) => Things::OneSided,
            _ => akin.unwrap_or(Things::Mixed),
        };
    }
    if left.person.is_some() && is_unit(left) != is_unit(right) {
        return Things::Units;
    }
    let general = |group: &str| matches!(group, "person" | "collective");
    match (left.person, right.person) {
        (Some(x), Some(y)) if general(x) || general(y) => match a == b {
            true if x == "person" => Things::SamePeople,
            true => Things::Same,
            false => Things::People,
        },
        (Some(_), Some(_)) if a == b => Things::Same,
        (Some("role"), Some(_)) | (Some(_), Some("role")) => akin.unwrap_or(Things::Roles),
        (Some(x), Some(y)) if x == y => akin.unwrap_or(Things::Roles),
        (Some(_), Some(_)) => Things::Groups,
        (None, None) if a == b => Things::Same,
        (None, None) => akin.unwrap_or(Things::Different),
        _ => Things::Mixed,
    }
}

/// Returns whether the noun of a reading is told as several groups of people ("families"); in the
/// singular it may stand for its people ("23 crew").
fn is_unit(reading: &Reading<'_>) -> bool {
    let several = reading.mention.counted.as_ref().is_some_and(|counted| {
        let word = counted.text.rsplit(' ').next().unwrap_or_default();
        !reading.head.is_some_and(|head| word.eq_ignore_ascii_case(head))
    });
    reading.person == Some("collective") && several
}

/// Returns how the words before the two nouns stand to each other; symmetric.
pub(super) fn modifiers(left: &Reading<'_>, right: &Reading<'_>) -> Modifiers {
    let of = |reading: &Reading<'_>| -> BTreeSet<String> {
        let Some(counted) = reading.mention.counted.as_ref() else { return BTreeSet::new() };
        let compound = counted.lemma.rsplit(' ').skip(1).map(str::to_lowercase);
        counted.modifiers.iter().map(|word| word.to_lowercase()).chain(compound).collect()
    };
    let (a, b) = (of(left), of(right));
    match (a.is_empty(), b.is_empty()) {
        (true, true) => Modifiers::Shared,
        (true, false) | (false, true) => Modifiers::OneSided,
        _ if a.is_disjoint(&b) => Modifiers::Different,
        _ => Modifiers::Shared,
    }
}

/// Returns whether the part that a number is limited to is all there is: "39 men were trapped", where the
/// sentence sets no women or children beside them.
fn is_whole(reading: &Reading<'_>, part: &Subset) -> bool {
    let own = matches!(part, Subset::Part(part) if reading.head == Some(part.as_str()));
    let part_of = reading.mention.structure.part_of.is_some();
    own && reading.person == Some("male") && reading.alone && !part_of
}

/// Returns how the parts two numbers are limited to stand to each other; symmetric.
pub(super) fn subsets(left: &Reading<'_>, right: &Reading<'_>, lexicon: &Lexicon) -> Subsets {
    let part = |a: &Reading<'_>, b: &Reading<'_>| {
        let part = a.mention.part_beside(b.mention, |x, y| lexicon.akin.between(x, y)).cloned();
        part.filter(|part| !is_whole(a, part))
    };
    match (part(left, right).as_ref(), part(right, left).as_ref()) {
        (None, None) => Subsets::Neither,
        (Some(a), Some(b)) if a == b => Subsets::Same,
        // "Sixty others were hurt": others than the dead, so all of the hurt.
        (Some(Subset::Others), _) | (_, Some(Subset::Others)) => {
            let people = left.person.is_some() && right.person.is_some();
            let same = events(left, right, lexicon) == Events::Same;
            if people && same { Subsets::Unnamed } else { Subsets::Others }
        }
        (Some(part), None) | (None, Some(part)) if part.is_named() => Subsets::OneSided,
        (Some(a), Some(b)) if a.is_named() && b.is_named() => Subsets::Different,
        _ => Subsets::Unnamed,
    }
}
