//! Defines [`Summary`]: what detection needs to know of a figure, bounded whatever its size.
//!
//! A summary holds one [`Stand`] for each distinct amount, and of each stand how often it was taken
//! and a sample of its mentions. Summaries merge in any order and any grouping to the same result,
//! so that the same code serves one file, a million articles and many machines.

use crate::model::{ClaimId, Decimal, Mention, MentionId};
use std::collections::BTreeMap;

/// Amounts kept of one figure. Those with the smallest claim identifiers stay, which are hashes: a
/// fair sample that does not depend on the order. Origin: a figure with more distinct amounts than
/// this is a misgrouping, and the sample shows it as well as the whole.
pub const MAX_STANDS: usize = 128;

/// Mentions kept of one stand, by smallest identifier, which is a hash as well. Origin: eight of each
/// side make 64 comparisons, enough for a majority.
pub const MAX_SAMPLE: usize = 8;

/// One amount given for a figure.
#[derive(Clone, Debug)]
pub struct Stand<'a> {
    /// How many mentions give it.
    pub count: usize,
    /// Some of them, by identifier.
    pub sample: BTreeMap<MentionId, &'a Mention>,
}

/// The amounts given for a figure.
#[derive(Clone, Debug, Default)]
pub struct Summary<'a> {
    stands: BTreeMap<ClaimId, Stand<'a>>,
}

impl<'a> Summary<'a> {
    /// Adds one mention of a claim.
    pub fn add(&mut self, claim: ClaimId, mention: &'a Mention) {
        let stand = self.stands.entry(claim).or_insert_with(|| Stand { count: 0, sample: BTreeMap::new() });
        stand.count += 1;
        stand.sample.insert(mention.id, mention);
        bound(&mut stand.sample, MAX_SAMPLE);
        bound(&mut self.stands, MAX_STANDS);
    }

    /// Adds all that another summary of the same figure holds; of disjoint sets of mentions.
    pub fn merge(&mut self, other: Self) {
        for (claim, theirs) in other.stands {
            let stand =
                self.stands.entry(claim).or_insert_with(|| Stand { count: 0, sample: BTreeMap::new() });
            stand.count += theirs.count;
            stand.sample.extend(theirs.sample);
            bound(&mut stand.sample, MAX_SAMPLE);
        }
        bound(&mut self.stands, MAX_STANDS);
    }

    /// Returns the stands by claim, ascending by amount and then by claim.
    #[must_use]
    pub fn stands(&self) -> Vec<(ClaimId, &Stand<'a>)> {
        let mut stands: Vec<_> = self.stands.iter().map(|(claim, stand)| (*claim, stand)).collect();
        stands.sort_by_key(|(claim, stand)| (stand.value(), *claim));
        stands
    }
}

impl<'a> Stand<'a> {
    /// Returns the number that stands for the amount, in the base unit.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        let quantity = &self.mentions().next()?.quantity;
        quantity.unit.to_base(quantity.representative()?)
    }

    /// Returns the sample, ascending by identifier.
    pub fn mentions(&self) -> impl Iterator<Item = &'a Mention> + '_ {
        self.sample.values().copied()
    }
}

/// Keeps the entries with the smallest keys.
fn bound<K: Ord, V>(map: &mut BTreeMap<K, V>, most: usize) {
    while map.len() > most {
        map.pop_last();
    }
}
