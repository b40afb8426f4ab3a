//! Defines [`Worn`]: which names so many documents around a day share that they say little of a happening.
//!
//! The president stands in one article of a hundred, in a pile of any size. Were every two of them held
//! against each other, a pile of ten times the articles would cost a hundred times as much; and what they
//! share says nothing. So in a crowded period a name reaches the fewer days the more documents have it:
//! half of them with every doubling beyond what is rare. Reports of one happening follow each other within
//! days and hang together all the same. How worn a name is, is a function of the set of documents.

use super::density::{Density, period};
use super::keys::StoryKeys;
use super::story::WINDOW_DAYS;
use jiff::civil::Date;
use std::borrow::Borrow;
use std::collections::HashMap;

/// How often the days a name reaches are halved at most; one that is worn more finds nothing. Origin: at
/// six halvings it reaches the day alone, and each further doubling would double what is looked at.
pub const MOST_WEAR: u32 = 6;

/// A name in the documents of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    /// The [`period`]; `None` for documents without a day.
    pub period: Option<i32>,
    /// Whether it is one of [`StoryKeys::full`], or else one of [`StoryKeys::pairs`].
    pub full: bool,
    /// Its hash.
    pub hash: u32,
}

impl Name {
    /// Returns a name in the documents of the period of that day.
    #[must_use]
    pub fn new(day: Option<Date>, full: bool, hash: u32) -> Self {
        Self { period: period(day), full, hash }
    }
}

/// How worn the names of a pile are; those that are not are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worn(HashMap<Name, u32>);

impl Worn {
    /// Returns the worn names of a pile of that density; `n log n` in the documents.
    #[must_use]
    pub fn of<K: Borrow<StoryKeys>>(keys: &[K], density: &Density) -> Self {
        let crowded = keys.iter().map(Borrow::borrow).filter(|keys| density.is_crowded(keys.published));
        let names = |keys: &StoryKeys| {
            let name = |full: bool| move |hash: &u32| Name::new(keys.published, full, *hash);
            let full = keys.full.iter().map(name(true));
            full.chain(keys.pairs.iter().map(name(false))).collect::<Vec<_>>()
        };
        let mut names: Vec<Name> = crowded.flat_map(names).collect();
        names.sort_unstable();
        let wear = |same: &[Name]| (same[0], density.wear(same[0].period, same.len() as u64));
        names.chunk_by(|left, right| left == right).map(wear).collect()
    }

    /// Returns how often the days a name reaches are halved.
    pub(super) fn wear(&self, name: &Name) -> u32 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// Returns whether no name is worn.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many names find nothing, because they are worn more than [`MOST_WEAR`].
    #[must_use]
    pub fn useless(&self) -> usize {
        self.0.values().filter(|wear| **wear > MOST_WEAR).count()
    }
}

impl FromIterator<(Name, u32)> for Worn {
    /// Collects names with how worn they are.
    fn from_iter<I: IntoIterator<Item = (Name, u32)>>(names: I) -> Self {
        Self(names.into_iter().filter(|(_, wear)| *wear > 0).collect())
    }
}

/// Returns how many days may lie between two documents that a name of that wear brings together: any number
/// where it is not worn, and less than none where it brings nothing together.
pub(super) fn days(wear: u32) -> i32 {
    match wear {
        0 => i32::MAX,
        1..=MOST_WEAR => WINDOW_DAYS >> wear,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::Key;
    use super::*;
    use crate::model::DocumentId;
    use jiff::civil::date;

    #[test]
    fn a_name_wears_with_the_documents_that_have_it() {
        let day = Some(date(2024, 3, 5));
        let keys = |id: u64, name: u32| {
            let key = Key { hash: name, weight: 20, leads: true, full: true };
            StoryKeys::new(DocumentId(id), day, vec![key])
        };
        let documents: Vec<StoryKeys> = (0..200).map(|id| keys(id, if id < 190 { 1 } else { 2 })).collect();
        let (sparse, crowded) = (Density::default(), Density::of_levels([(period(day), 6)]));
        assert!(Worn::of(&documents, &sparse).is_empty());
        let worn = Worn::of(&documents, &crowded);
        assert_eq!([1, 2].map(|name| worn.wear(&Name::new(day, true, name))), [3, 0]);
        assert_eq!(worn.wear(&Name::new(day, false, 1)), 0);
        assert_eq!([0, 1, 3, 6, 7].map(days), [i32::MAX, 30, 7, 0, -1]);
    }
}
