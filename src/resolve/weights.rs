//! Defines what each outcome of a ground weighs, and [`JOIN`], from which groups are one figure.
//!
//! Origin of all numbers here: fitted on the practice stories that are marked `develop` in
//! `data/practice/halves.tsv`, rounded to whole numbers and evened out by hand, so that outcomes
//! which say more never weigh less than those which say less. The other half was kept aside.

use super::evidence::{Events, Evidence, Places, Subsets, Things, Times};
use super::value::Values;

/// Average weight of the pairs between two groups from which they are joined.
pub(super) const JOIN: i32 = 2;

/// Weight of a pair that has nothing in common that would make it worth comparing.
pub(super) const UNRELATED: i32 = -6;

/// Weight of what the text itself calls the same amount.
const APPOSED: i32 = 12;

/// Weight of a running count that is larger in the later report.
const GROWN: i32 = 3;

/// Weight of a measure "per day" against one without.
const PER: i32 = -2;

/// Weight of an amount read as a change against the same read as a level.
const KINDS: i32 = -2;

/// Weight of an amount that is planned or forecast against the same asserted.
const PLANS: i32 = -2;

impl Evidence {
    /// Returns the sum of the weights.
    pub(super) fn weight(&self) -> i32 {
        self.grounds().iter().map(|(_, weight)| weight).sum()
    }

    /// Returns every ground that says something with its weight, in words.
    pub(super) fn grounds(&self) -> [(&'static str, i32); 12] {
        [
            values(self.values),
            things(self.things, self.counts),
            events(self.events, self.counts),
            subsets(self.subsets),
            times(self.times),
            places(self.places),
            ("words in common", i32::from(self.words) * 2 / 3),
            ("called the same amount in the text", if self.apposed { APPOSED } else { 0 }),
            ("the later is the larger, of a running count", if self.grown { GROWN } else { 0 }),
            ("per something on one side", if self.per { PER } else { 0 }),
            ("a change on one side", if self.kinds { KINDS } else { 0 }),
            ("planned on one side", if self.plans { PLANS } else { 0 }),
        ]
    }
}

fn values(values: Values) -> (&'static str, i32) {
    match values {
        Values::EqualLong => ("equal, to at least three digits", 7),
        Values::Equal => ("equal", 6),
        Values::EqualShort => ("equal, but small or round", 3),
        Values::Rounded => ("equal after rounding or conversion", 4),
        Values::Bounded => ("near each other, both can hold", 2),
        Values::Wide => ("both can hold, but far from each other", 0),
        Values::SlipLong => ("three or more digits in another order or with another magnitude", 4),
        Values::Slip => ("the same digits in another order or with another magnitude", 2),
        Values::Near => ("exclude each other, but near", -2),
        Values::Off => ("exclude each other", -2),
        Values::Far => ("exclude each other by far", -7),
        Values::Currency => ("the same number in another currency", 2),
        Values::OtherCurrency => ("other currencies", -3),
        Values::PointsForPercent => ("points on one side, per cent on the other", 2),
    }
}

fn things(things: Things, counts: bool) -> (&'static str, i32) {
    let weight = |count: i32, measure: i32| if counts { count } else { measure };
    match things {
        Things::Same => ("the same noun", weight(4, 3)),
        Things::SamePeople => ("people on both sides", weight(2, 0)),
        Things::People => ("people, one of them named by a role", weight(1, 0)),
        Things::Roles => ("two roles", weight(-1, 0)),
        Things::Groups => ("groups that exclude each other", weight(-7, -1)),
        Things::Different => ("different nouns", weight(-2, -1)),
        Things::Mixed => ("people and things", weight(-4, 0)),
        Things::OneSided => ("counted thing named on one side", 0),
        Things::Neither => ("counted thing named on neither side", 0),
    }
}

fn events(events: Events, counts: bool) -> (&'static str, i32) {
    let weight = |count: i32, measure: i32| if counts { count } else { measure };
    match events {
        Events::Same => ("the same event", 4),
        Events::Related => ("related events", weight(0, 1)),
        Events::Open => ("events that cannot be told apart", 0),
        Events::OneSided => ("event told on one side", 0),
        Events::Neither => ("event told on neither side", 0),
        Events::Different => ("different events", weight(-3, -2)),
    }
}

fn subsets(subsets: Subsets) -> (&'static str, i32) {
    match subsets {
        Subsets::Neither => ("no part named", 0),
        Subsets::Same => ("the same part", 1),
        Subsets::Unnamed => ("called a part on one side", -1),
        Subsets::OneSided => ("a part on one side", -3),
        Subsets::Different => ("different parts", -7),
        Subsets::Others => ("others on one side", -9),
    }
}

fn times(times: Times) -> (&'static str, i32) {
    match times {
        Times::Near => ("the time of the reports", 0),
        Times::Same => ("the same time", 1),
        Times::OneSided => ("a month or year on one side", -2),
        Times::Past => ("a month or year that was over on one side", -4),
        Times::Open => ("times that may be one", 0),
        Times::Moments => ("two moments", 0),
        Times::Apart => ("different times", -8),
    }
}

fn places(places: Places) -> (&'static str, i32) {
    match places {
        Places::Same => ("the same place", 3),
        Places::Neither => ("place named on neither side", 0),
        Places::Nested => ("one place within the other", -1),
        Places::Open => ("places that may be one", 0),
        Places::OneSided => ("place named on one side", -1),
        Places::RowOneSided => ("one row of a list", -4),
        Places::FarApart => ("different places, one of them farther from the number", -3),
        Places::Apart => ("different places", -16),
    }
}
