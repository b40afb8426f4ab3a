//! Defines what each outcome of a ground weighs, and [`JOIN`], from which groups are one figure.
//!
//! Origin of all numbers here: fitted on the practice stories that are marked `develop` in
//! `data/practice/halves.tsv`, rounded to whole numbers and evened out by hand, so that outcomes
//! which say more never weigh less than those which say less. The other half was kept aside for those;
//! the grounds added later (modifiers, headlines, spans, groups of people, plans) were taken only
//! where both halves gained. Names, sole measures and slips were weighed once more with the
//! planted stories from 40 on, of which half were kept aside likewise.

use super::evidence::{
    Events, Evidence, MAX_BESIDE, Match, Modifiers, Places, Series, Subsets, Things, Times,
};
use super::owners::Owners;
use super::value::Values;

/// Average weight of the pairs between two groups from which they are joined.
pub(super) const JOIN: i32 = 2;

/// Weight of a pair that has nothing in common that would make it worth comparing.
pub(super) const UNRELATED: i32 = -4;

/// Weight of an amount that is planned or forecast against another that is asserted.
pub(super) const PLAN: i32 = -3;

/// Weight of what the text itself calls the same amount.
const APPOSED: i32 = 12;

/// Weight of a running count that is larger in the later report.
const GROWN: i32 = 2;

/// Weight of a measure "per day" against one without.
const PER: i32 = -2;

/// Weight of an amount read as a change against the same read as a level.
const KINDS: i32 = -2;

/// Weight of an amount that is planned or forecast against the same asserted.
const PLANS: i32 = -2;

/// Weight of a mention that is told as a part against one that is not.
const PART: i32 = -1;

/// Weight of amounts that exclude each other and that two firms, agencies or people have or do, and of others
/// that two do. Origin: more than all that two sentences about two firms can share.
const OWNERS: (i32, i32) = (-16, -2);

/// Weight of amounts that two people set against each other.
const DISPUTED: i32 = 1;

/// Weight of numbers that both open their documents.
const LEADS: i32 = 1;

/// Weight of no, one and two other amounts that both sentences hold.
const BESIDE: [i32; MAX_BESIDE + 1] = [0, 1, 4];

/// Weight of an amount that stands in the headline over an equal one.
const HEADED: i32 = 4;

/// Weight of a point and the span around it ("412 (371 to 458)"), which are two figures.
const SPANNED: i32 = -20;

/// Weight of two amounts of one document of which a bound lets both hold ("up to €2 million", "€120,000").
const WIDE_TOGETHER: i32 = -1;

/// Weight of different places of one number of three digits or more. Origin: half of what they weigh otherwise, less
/// than an equal number, noun and word in common.
const MISPLACED: i32 = -8;

/// Weight of two measures of a sort that exclude each other, where both reports give no other. Origin: a
/// report has one water level, one demand for power.
const ONLY: i32 = 5;

/// What all but the values must weigh before the best fit of two amounts that exclude each other
/// counts in full: with less it is only the best of a poor choice.
const FITTING: i32 = 1;

impl Evidence {
    /// Returns the sum of the weights.
    pub(super) fn weight(&self) -> i32 {
        self.grounds().iter().map(|(_, weight)| weight).sum()
    }

    /// Returns the sum of the weights of all that does not depend on the amounts or on the other
    /// mentions.
    pub(super) fn likeness(&self) -> i32 {
        let alike = Self { matched: Match::Beaten, ..*self };
        alike.weight() - self.amounts().1
    }

    /// Returns what the amounts weigh. What an outlet tells of two times may have moved by far.
    fn amounts(&self) -> (&'static str, i32) {
        let things = matches!(self.things, Things::Same | Things::Akin) && self.events != Events::Different;
        let people = matches!(self.things, Things::SamePeople | Things::People);
        let same = things || people && self.events == Events::Same;
        let moved = self.series == Series::Label || self.series == Series::Outlet && same;
        if self.values == Values::Far && moved {
            return ("exclude each other by far, at two times", values(Values::Off).1);
        }
        values(self.values)
    }

    /// Returns what the places weigh. Another report may put the same number elsewhere.
    fn placed(&self) -> (&'static str, i32) {
        if self.places == Places::Apart && self.values == Values::EqualLong && !self.together {
            return ("different places, of a number that is no chance", MISPLACED);
        }
        places(self.places)
    }

    /// Returns what it weighs whose the two amounts are.
    fn owned(&self) -> i32 {
        match (self.owners, self.values.exclude()) {
            (false, _) => 0,
            (true, true) => OWNERS.0,
            (true, false) => OWNERS.1,
        }
    }

    /// Returns whether one amount stands in the headline and the text below says it once more.
    fn is_headed(&self) -> bool {
        self.headed && !self.values.exclude() && !self.values.is_open()
    }

    /// Returns whether two amounts of one document can both hold only because a bound is wide.
    fn is_wide(&self) -> bool {
        self.together && self.values.is_open()
    }

    /// Returns what it weighs how the two stand to the other mentions of their documents.
    fn matching(&self) -> (&'static str, i32) {
        let far = self.values == Values::Far || self.values.is_open();
        match self.matched {
            Match::Beaten => ("one of them fits another number of the other report better", 0),
            Match::Tied if far => ("none of the two reports fit better, some as well", 0),
            Match::Tied if self.values.exclude() => ("none of the two reports fit better, some as well", 1),
            Match::Tied => ("none of the two reports fit better, some as well", 2),
            Match::Only if far => ("no other measure of the sort stands in the two reports", 1),
            Match::Only if !self.values.exclude() => {
                ("no other measure of the sort stands in the two reports", 3)
            }
            Match::Only => ("no other measure of the sort stands in the two reports", ONLY),
            Match::Best if far => ("they fit each other best of the two reports", 1),
            Match::Best if !self.values.exclude() => ("they fit each other best of the two reports", 2),
            Match::Best if self.likeness() >= FITTING => ("they fit each other best of the two reports", 4),
            Match::Best => ("they fit each other best of the two reports, but poorly", 2),
        }
    }

    /// Returns every ground that says something with its weight, in words.
    pub(super) fn grounds(&self) -> [(&'static str, i32); 24] {
        [
            self.amounts(),
            things(self.things, self.counts),
            modifiers(self.modifiers),
            events(self.events, self.counts),
            subsets(self.subsets),
            times(self.times),
            self.placed(),
            ("words in common", i32::from(self.words) * 2 / 3),
            ("called the same amount in the text", if self.apposed { APPOSED } else { 0 }),
            ("the later is the larger, of a running count", if self.grown { GROWN } else { 0 }),
            ("per something on one side", if self.per { PER } else { 0 }),
            ("a change on one side", if self.kinds { KINDS } else { 0 }),
            ("planned on one side", if self.plans { PLANS } else { 0 }),
            ("told as a part on one side", if self.part { PART } else { 0 }),
            ("of two that are not one", self.owned()),
            ("two people say so", if self.disputed { DISPUTED } else { 0 }),
            ("both open their reports", if self.leads { LEADS } else { 0 }),
            ("other amounts stand in both sentences", BESIDE[self.beside]),
            ("one stands in the headline over the other", if self.is_headed() { HEADED } else { 0 }),
            ("a number and the span around it", if self.spanned { SPANNED } else { 0 }),
            ("told far from each other in one document", if self.is_wide() { WIDE_TOGETHER } else { 0 }),
            names(self.names),
            series(self.series),
            self.matching(),
        ]
    }
}

fn values(values: Values) -> (&'static str, i32) {
    match values {
        Values::EqualLong => ("equal, to at least three digits", 7),
        Values::Equal => ("equal", 6),
        Values::EqualShort => ("equal, but small or round", 3),
        Values::Rounded => ("equal after rounding or conversion", 5),
        Values::Bounded => ("near each other, both can hold", 2),
        Values::Wide => ("both can hold, but far from each other", 0),
        Values::Vast => ("both can hold, but one is many times the other", -3),
        Values::SlipLong => ("three or more digits in another order or with another magnitude", 5),
        Values::Slip => ("the same digits in another order or with another magnitude", 2),
        Values::Near => ("exclude each other, but near", -2),
        Values::Off => ("exclude each other", -2),
        Values::Far => ("exclude each other by far", -7),
        Values::Currency => ("the same number in another currency", 2),
        Values::OtherCurrency => ("other currencies", -3),
        Values::PointsForPercent => ("points on one side, per cent on the other", 4),
    }
}

fn things(things: Things, counts: bool) -> (&'static str, i32) {
    let weight = |count: i32, measure: i32| if counts { count } else { measure };
    match things {
        Things::Same => ("the same noun", weight(4, 3)),
        Things::SamePeople => ("people on both sides", weight(3, 0)),
        Things::People => ("people, one of them named by a role", weight(1, 0)),
        Things::Roles => ("two roles", weight(-1, 0)),
        Things::Akin => ("nouns that may name the same", weight(2, 1)),
        Things::Groups => ("groups that exclude each other", weight(-7, -1)),
        Things::Units => ("people on one side, families or groups on the other", weight(-6, -1)),
        Things::Different => ("different nouns", weight(-2, -1)),
        Things::Mixed => ("people and things", weight(-4, 0)),
        Things::OneSided => ("counted thing named on one side", 0),
        Things::Neither => ("counted thing named on neither side", 0),
    }
}

fn modifiers(modifiers: Modifiers) -> (&'static str, i32) {
    match modifiers {
        Modifiers::Shared => ("no other words before the noun", 0),
        Modifiers::OneSided => ("the noun described on one side", -1),
        Modifiers::Different => ("the nouns described by other words", -2),
    }
}

fn events(events: Events, counts: bool) -> (&'static str, i32) {
    let weight = |count: i32, measure: i32| if counts { count } else { measure };
    match events {
        Events::Same => ("the same event", 4),
        Events::Related => ("related events", 1),
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

fn series(series: Series) -> (&'static str, i32) {
    match series {
        Series::None => ("of two outlets, or of one time", 0),
        Series::Outlet => ("one outlet gives both, at two times", 0),
        Series::Label => ("one label, given again by the outlet at another time", 4),
    }
}

fn names(names: Owners) -> (&'static str, i32) {
    match names {
        Owners::Same => ("of the same name among several", 3),
        Owners::Open => ("no names that tell", 0),
        Owners::Opposed => ("of names that the text sets against each other", -6),
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
        Times::Days => ("two days, each with an amount of its own", -4),
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
