//! Defines [`Summary`]: what detection compares of a figure, bounded whatever its size.
//!
//! A summary holds one [`Stand`] for each distinct amount, and of each stand how often it was taken
//! and a sample of its mentions. Summaries of different claims merge in any order and any grouping to the
//! same result, so that the same code serves one file, a million articles and many machines.

use crate::model::{ClaimId, Decimal, Mention, MentionId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Amounts of one figure that are compared; those that most mentions give stay, and of these the ones with
/// the smallest identifiers. Origin: a figure with more distinct amounts than this is a misgrouping, and
/// these show it as well as the whole.
pub const MAX_STANDS: usize = 128;

/// Mentions kept of one stand, by smallest identifier, which is a hash: a fair sample. Origin: eight of
/// each side make 64 comparisons, enough for a majority.
pub const MAX_SAMPLE: usize = 8;

/// Pairs of mentions of one figure that are compared, at most; where very many amounts are given the samples
/// are smaller. Origin: those of 32 stands with full samples, more than any practice story has.
pub const MAX_COMPARISONS: usize = 32 * 31 / 2 * MAX_SAMPLE * MAX_SAMPLE;

/// One amount given for a figure.
#[derive(Clone, Debug)]
pub struct Stand<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// How many mentions give it.
    pub count: usize,
    /// Some of them, by identifier.
    pub sample: BTreeMap<MentionId, &'a Mention>,
}

/// The amounts given for a figure, those that most mentions give.
#[derive(Clone, Debug, Default)]
pub struct Summary<'a> {
    /// The most given first.
    stands: BTreeMap<(Reverse<usize>, ClaimId), Stand<'a>>,
}

impl<'a> Summary<'a> {
    /// Adds a claim with all of its mentions; each claim once.
    pub fn add(&mut self, claim: ClaimId, mentions: impl Iterator<Item = &'a Mention>) {
        let mut stand = Stand { claim, count: 0, sample: BTreeMap::new() };
        for mention in mentions {
            stand.count += 1;
            let full = stand.sample.len() == MAX_SAMPLE;
            if full && stand.sample.last_key_value().is_some_and(|(last, _)| *last < mention.id) {
                continue;
            }
            stand.sample.insert(mention.id, mention);
            bound(&mut stand.sample, MAX_SAMPLE);
        }
        if stand.count > 0 {
            self.stands.insert((Reverse(stand.count), claim), stand);
            bound(&mut self.stands, MAX_STANDS);
        }
    }

    /// Adds all that a summary of other claims of the figure holds.
    pub fn merge(&mut self, other: Self) {
        self.stands.extend(other.stands);
        bound(&mut self.stands, MAX_STANDS);
    }

    /// Returns the stands, ascending by amount and then by claim.
    #[must_use]
    pub fn stands(&self) -> Vec<&Stand<'a>> {
        let mut stands: Vec<&Stand<'a>> = self.stands.values().collect();
        stands.sort_by_key(|stand| (stand.value(), stand.claim));
        stands
    }

    /// Returns how many mentions of each stand are compared with those of the others, from 1 to
    /// [`MAX_SAMPLE`].
    #[must_use]
    pub fn sample(&self) -> usize {
        let stands = self.stands.len();
        let pairs = stands * stands.saturating_sub(1) / 2;
        (1..=MAX_SAMPLE).rev().find(|size| pairs * size * size <= MAX_COMPARISONS).unwrap_or(1)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Quantity, Span, Unit};

    #[test]
    fn what_most_give_stays_whatever_the_order_and_the_grouping() {
        let claims: Vec<(ClaimId, Vec<Mention>)> = (0..300u64)
            .map(|claim| {
                let one = |at: u64| {
                    let quantity = Quantity::exact(Decimal::from(claim), Unit::count());
                    let span = Span::new(0, 2);
                    Mention::bare(DocumentId(claim * 100 + at), "12", span, span, quantity)
                };
                (ClaimId(claim), (0..=claim % 20).map(one).collect())
            })
            .collect();
        let of = |claims: &mut dyn Iterator<Item = usize>, all: &'_ [(ClaimId, Vec<Mention>)]| {
            let told: Vec<(ClaimId, usize)> = {
                let mut summary = Summary::default();
                let mut other = Summary::default();
                for at in claims {
                    let to = if at % 3 == 0 { &mut other } else { &mut summary };
                    to.add(all[at].0, all[at].1.iter());
                }
                summary.merge(other);
                assert!(summary.sample() < MAX_SAMPLE);
                summary.stands().iter().map(|stand| (stand.claim, stand.count)).collect()
            };
            told
        };
        let forth = of(&mut (0..300), &claims);
        assert_eq!(forth, of(&mut (0..300).rev(), &claims));
        assert_eq!(forth.len(), MAX_STANDS);
        assert!(forth.iter().all(|(_, count)| *count >= 12), "{forth:?}");
    }
}
