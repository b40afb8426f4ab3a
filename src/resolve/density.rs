//! Defines [`Density`]: how many documents a pile holds around each day, and how much more two of them
//! must have in common for it.
//!
//! Whether two documents are about one happening is told by what they share, and what they share by
//! chance grows with the pile: among 16,000 articles of a season there are two of other happenings
//! that share a town, a politician and three rare words, where among a hundred there are not. Since a
//! story is all that hangs together, a few such links make one story of everything. So the affinity
//! that is asked for rises with every doubling of the documents around. That is a function of the set
//! of documents, whatever their order; and a doubling is rare, so that documents which were put
//! together are seldom looked at again for it.

use super::keys::StoryKeys;
use super::worn::{self, Name, Worn};
use jiff::civil::Date;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Days of one period. Documents count where they are of the same period or of those beside it, which
/// is at least what [`WINDOW_DAYS`](super::story::WINDOW_DAYS) reaches.
const PERIOD_DAYS: i32 = 64;

/// Documents of three periods up to which nothing more is asked for. Origin: the practice stories, from
/// which the affinities are, are 79 articles.
const SPARSE: u64 = 128;

/// Affinity, in thousandths, that is asked for beyond the first for every doubling of the documents.
/// Origin: invented articles (`examples/corpus`), 10,000 and 100,000 in two years; links by chance
/// halve with every 17 to 20 thousandths, and a little more keeps their number a document the same
/// where stories are longer.
const PER_DOUBLING: u64 = 25;

/// Affinity, in thousandths, that is asked for in addition from the first doubling on. Origin: with it a
/// pile of 256 articles asks for 140 within two weeks, under which its documents linked by chance.
const FIRST: u64 = 25;

/// From which level on a period is crowded: so many documents were published around it that those which
/// share one single name ("Springfield", "Maria") are too many to be looked at, and each more of them
/// with every doubling. There two documents of one story must share a full name or two single ones.
/// Origin: 8,192 documents in three periods are 43 a day. Of 100,000 invented articles of two years
/// (`examples/corpus`), which are twice that, pairs in one story are of one happening in .994 of all
/// cases and not in .970, and .992 of the pairs of one happening are in one story and not .997.
const CROWDED: u32 = 6;

/// In how many documents of a crowded period a name may stand and reach all the days it reaches elsewhere;
/// so many more with every doubling from there on. Origin: a story of the invented articles
/// (`examples/corpus`) has 50 reports at most, and there are as many more candidates in a pile of ten
/// times the articles as sorting them would cost.
pub const RARE: u64 = 32;

/// How dense a pile is around each day, and which names are [`Worn`] there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Density {
    /// How often the documents around each period double [`SPARSE`].
    levels: BTreeMap<Option<i32>, u32>,
    worn: Worn,
}

impl Density {
    /// Returns the density of a pile of documents with these keys.
    #[must_use]
    pub fn of_keys<K: Borrow<StoryKeys>>(keys: &[K]) -> Self {
        let density = Self::of(keys.iter().map(|keys| keys.borrow().published));
        let worn = Worn::of(keys, &density);
        density.with(worn)
    }

    /// Returns the same with these worn names.
    #[must_use]
    pub fn with(self, worn: Worn) -> Self {
        Self { worn, ..self }
    }

    /// Returns the density of documents published on these days, of which no name is worn.
    #[must_use]
    pub fn of(days: impl IntoIterator<Item = Option<Date>>) -> Self {
        let mut counts: BTreeMap<Option<i32>, u64> = BTreeMap::new();
        for day in days {
            *counts.entry(period(day)).or_default() += 1;
        }
        Self::of_counts(&counts)
    }

    /// Returns the density of a pile with so many documents in each [`period`].
    #[must_use]
    pub fn of_counts(counts: &BTreeMap<Option<i32>, u64>) -> Self {
        let all: u64 = counts.values().sum();
        let around = |period: i32| -> u64 {
            (period - 1..=period + 1).filter_map(|period| counts.get(&Some(period))).sum()
        };
        let level = |period: Option<i32>| (period.map_or(all, around) / SPARSE).max(1).ilog2();
        Self::of_levels(counts.keys().map(|period| (*period, level(*period))))
    }

    /// Returns a density that is known already: of each [`period`] what [`level`](Self::level) gives.
    #[must_use]
    pub fn of_levels(levels: impl IntoIterator<Item = (Option<i32>, u32)>) -> Self {
        Self { levels: levels.into_iter().collect(), worn: Worn::default() }
    }

    /// Returns how often the documents around a period double those of a sparse pile; 0 for a period
    /// without documents.
    #[must_use]
    pub fn level(&self, period: Option<i32>) -> u32 {
        self.levels.get(&period).copied().unwrap_or_default()
    }

    /// Returns whether so many documents were published around a day that one name in common says
    /// nothing.
    #[must_use]
    pub fn is_crowded(&self, day: Option<Date>) -> bool {
        self.is_crowded_in(period(day))
    }

    /// The same of the days of a [`period`].
    #[must_use]
    pub fn is_crowded_in(&self, period: Option<i32>) -> bool {
        self.level(period) >= CROWDED
    }

    /// Returns how often the days are halved that a name reaches which so many documents of a [`period`]
    /// have; 0 where it reaches all.
    #[must_use]
    pub fn wear(&self, period: Option<i32>, documents: u64) -> u32 {
        let level = self.level(period);
        let rare = RARE * u64::from((level + 1).saturating_sub(CROWDED));
        documents.checked_div(rare).and_then(u64::checked_ilog2).map_or(0, |doublings| doublings + 1)
    }

    /// Returns how many days may lie between a document that has a name and another one that it brings
    /// together with: [`i32::MAX`] where any number may, less than 0 where none may.
    #[must_use]
    pub fn reach(&self, name: &Name) -> i32 {
        worn::days(self.worn.wear(name))
    }

    /// Returns whether a name that documents of these days share brings them together, so many days apart.
    pub(super) fn brings_together(
        &self,
        (left, right): (Option<Date>, Option<Date>),
        (full, hash): (bool, u32),
        days: Option<i32>,
    ) -> bool {
        if self.worn.is_empty() {
            return true;
        }
        let reach = |day| self.reach(&Name::new(day, full, hash));
        // The day that is not known may be any.
        days.unwrap_or(i32::MAX) <= reach(left).min(reach(right))
    }

    /// Returns how many names bring nothing together any more, because too many documents have them.
    #[must_use]
    pub fn useless(&self) -> usize {
        self.worn.useless()
    }

    /// Returns the affinity, in thousandths, that two documents of these days need beyond what two of a
    /// sparse pile do.
    pub(super) fn beyond(&self, left: Option<Date>, right: Option<Date>) -> u64 {
        let level = u64::from(self.level(period(left)).max(self.level(period(right))));
        if level == 0 { 0 } else { FIRST + level * PER_DOUBLING }
    }
}

/// Returns the period a day is of; `None` for an unknown day.
#[must_use]
pub fn period(day: Option<Date>) -> Option<i32> {
    // Counted from the day with which astronomers begin, so that SQL comes to the same without a sign.
    const EPOCH: i32 = 2_440_587;
    let days = |day: Date| (day - Date::constant(1970, 1, 1)).get_days() + EPOCH;
    day.map(|day| days(day).div_euclid(PERIOD_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_doubling_asks_for_more() {
        let (day, far) = (date(2024, 3, 5), date(2020, 3, 5));
        let of = |count: usize| Density::of((0..count).map(|_| Some(day)).chain([Some(far), None]));
        let first = FIRST + PER_DOUBLING;
        let beyond = |count| of(count).beyond(Some(day), Some(far));
        assert_eq!([255, 256, 511, 512].map(beyond), [0, first, first, first + PER_DOUBLING]);
        assert_eq!(of(512).beyond(Some(far), Some(far)), 0);
        // A document without a date may be of any day.
        assert_eq!(of(512).beyond(None, Some(far)), first + PER_DOUBLING);
    }

    #[test]
    fn periods_beside_count() {
        let days = (0..300).map(|at| Some(date(2024, 3, 5).saturating_add(jiff::Span::new().days(at))));
        let density = Density::of(days);
        assert_eq!(density.level(period(Some(date(2024, 3, 5)))), 0);
        assert_eq!(density.level(period(Some(date(2024, 8, 5)))), 0, "192 days are 192 documents");
        assert_eq!(density, Density::of_levels(density.levels.clone()));
    }
}
