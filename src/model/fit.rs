//! Defines [`Fit`]: how the scopes of two numbers, their places or periods, stand to each other.
//!
//! Stages ask it for different ends: grouping is generous and takes *Unknown* for perhaps, the gate
//! before a conflict is strict and takes it for no. Both ask the same question here.

use super::{Grain, Period, Place};
use std::collections::BTreeSet;

/// How the scope of one number stands to that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// The same.
    Same,
    /// The left is a part of the right.
    Within,
    /// The right is a part of the left.
    Around,
    /// Given for one of them only.
    OneSided,
    /// Given for neither.
    Neither,
    /// Both given, and it cannot be told.
    Unknown,
    /// Neither has a part in the other.
    Apart,
}

impl Fit {
    /// Returns the same relation seen from the other side.
    #[must_use]
    pub fn flip(self) -> Self {
        match self {
            Self::Within => Self::Around,
            Self::Around => Self::Within,
            other => other,
        }
    }

    /// Returns how two places that may be missing stand to each other.
    #[must_use]
    pub fn of_places(left: Option<&Place>, right: Option<&Place>) -> Self {
        match (left, right) {
            (Some(left), Some(right)) => left.fit(right),
            (None, None) => Self::Neither,
            _ => Self::OneSided,
        }
    }

    /// Returns how two periods that may be missing stand to each other.
    #[must_use]
    pub fn of_periods(left: Option<&Period>, right: Option<&Period>) -> Self {
        match (left, right) {
            (Some(left), Some(right)) => left.fit(right),
            (None, None) => Self::Neither,
            _ => Self::OneSided,
        }
    }
}

/// Returns the words that make a place's name, lower case: those with a capital, or all where none
/// has one ("south stand"); says whether there was a capital.
fn name_words(name: &str) -> (BTreeSet<String>, bool) {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    let named: BTreeSet<String> = words()
        .filter(|word| word.starts_with(char::is_uppercase) && *word != "The")
        .map(str::to_lowercase)
        .collect();
    if named.is_empty() { (words().map(str::to_owned).collect(), false) } else { (named, true) }
}

impl Place {
    /// Returns the words that are the same for two places which are the same; see [`Place::fit`].
    #[must_use]
    pub fn words(&self) -> BTreeSet<String> {
        name_words(&self.name).0
    }

    /// Returns how this place stands to another; see [`Fit`].
    ///
    /// Small words beside a name make no other place ("North", "North block"); a further name may
    /// ("Kansas", "Kansas City") or may not ("Mercy", "Mercy Clinic"), and a mere noun may be any
    /// place ("the town").
    #[must_use]
    pub fn fit(&self, other: &Self) -> Fit {
        if self.name == other.name {
            return Fit::Same;
        }
        let ((left, left_named), (right, right_named)) = (name_words(&self.name), name_words(&other.name));
        if left == right {
            return Fit::Same;
        }
        let inside = |inner: &Self, outer: &BTreeSet<String>| {
            inner.within.iter().any(|name| name_words(name).0 == *outer)
        };
        match (inside(self, &right), inside(other, &left)) {
            (true, false) => Fit::Within,
            (false, true) => Fit::Around,
            _ if left_named != right_named || left.is_subset(&right) || right.is_subset(&left) => {
                Fit::Unknown
            }
            _ => Fit::Apart,
        }
    }
}

impl Period {
    /// Returns how this period stands to another; see [`Fit`].
    ///
    /// Two clock times of one day are apart where they differ.
    #[must_use]
    pub fn fit(&self, other: &Self) -> Fit {
        let (Some(a), Some(b)) = (self.start.zip(self.end), other.start.zip(other.end)) else {
            return if self.text.eq_ignore_ascii_case(&other.text) { Fit::Same } else { Fit::Unknown };
        };
        // "Since 2018" ends on the day it is written.
        let long = self.grain >= Grain::Month && self.grain == other.grain;
        if long && a.0 == b.0 && self.text.eq_ignore_ascii_case(&other.text) {
            return Fit::Same;
        }
        if a.1 < b.0 || b.1 < a.0 {
            return Fit::Apart;
        }
        if a == b {
            let moments = self.minute.zip(other.minute);
            return if moments.is_some_and(|(x, y)| x != y) { Fit::Apart } else { Fit::Same };
        }
        if b.0 <= a.0 && a.1 <= b.1 {
            Fit::Within
        } else if a.0 <= b.0 && b.1 <= a.1 {
            Fit::Around
        } else {
            Fit::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn place(name: &str, within: &[&str]) -> Place {
        let within = within.iter().map(|name| (*name).to_owned()).collect();
        Place { name: name.to_owned(), within, origin: Origin::Clause }
    }

    #[test]
    fn a_city_lies_within_its_state_and_apart_from_the_next() {
        let city = place("Kansas City", &["United States", "Missouri"]);
        assert_eq!(city.fit(&place("Missouri", &["United States"])), Fit::Within);
        assert_eq!(place("Missouri", &[]).fit(&city), Fit::Around);
        assert_eq!(city.fit(&place("Texas", &[])), Fit::Apart);
    }

    #[test]
    fn small_words_do_not_make_another_place_but_names_may() {
        assert_eq!(place("North", &[]).fit(&place("North block", &[])), Fit::Same);
        assert_eq!(place("Kansas", &[]).fit(&place("Kansas City", &[])), Fit::Unknown);
        assert_eq!(place("North Dakota", &[]).fit(&place("South Dakota", &[])), Fit::Apart);
        assert_eq!(place("Belcastel", &[]).fit(&place("town", &[])), Fit::Unknown);
        assert_eq!(place("south stand", &[]).fit(&place("north stand", &[])), Fit::Apart);
    }

    fn day(date: &str, minute: Option<u16>) -> Period {
        let date = Some(date.parse().unwrap());
        Period { text: String::new(), start: date, end: date, minute, grain: Grain::Day, as_of: true }
    }

    #[test]
    fn two_hours_of_one_day_are_apart_and_a_day_is_not_from_its_hour() {
        let (eight, four) = (day("2025-10-07", Some(480)), day("2025-10-07", Some(960)));
        assert_eq!(eight.fit(&four), Fit::Apart);
        assert_eq!(eight.fit(&day("2025-10-07", None)), Fit::Same);
        assert_eq!(eight.fit(&day("2025-10-08", None)), Fit::Apart);
    }
}
