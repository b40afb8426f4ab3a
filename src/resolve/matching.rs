//! Defines [`matching`], which finds out for each pair of two documents whether the two fit each other
//! best.
//!
//! A document gives one amount for a figure. So among all numbers of another document the one that
//! is most alike in everything but the amount is likely the same figure, even where the amounts
//! exclude each other: that is the strongest sign of sameness after an equal amount. Others that
//! agree with the one are no rivals, since they say the same once more.

use super::evidence::{Evidence, Match};
use super::reading::Reading;
use super::value::{self, Values};
use super::weights::JOIN;
use crate::model::{Dimension, DocumentId};
use std::cmp::Reverse;

/// Rivals looked at for one mention in one document, the best. Origin: in a list of a hundred rows
/// the first few already say that none fits best.
const MOST_RIVALS: usize = 24;

/// A number that one mention was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rival {
    /// The mention.
    of: usize,
    /// The document of the other.
    document: DocumentId,
    /// How alike the two are, the most alike first.
    likeness: Reverse<i32>,
    /// The other.
    at: usize,
}

/// Those that the mentions were compared with, sorted, of each mention and document the best; and the mentions
/// with the documents that confirm them.
struct Rivals {
    all: Vec<Rival>,
    confirmed: Vec<(usize, DocumentId)>,
}

impl Rivals {
    fn new(readings: &[Reading<'_>], pairs: &[(usize, usize, Evidence)]) -> Self {
        let (mut all, mut confirmed) = (Vec::with_capacity(pairs.len() * 2), Vec::new());
        let document = |at: usize| readings[at].mention.document;
        for (a, b, evidence) in pairs.iter().filter(|(_, _, evidence)| !evidence.together) {
            let likeness = Reverse(evidence.likeness());
            all.push(Rival { of: *a, document: document(*b), likeness, at: *b });
            all.push(Rival { of: *b, document: document(*a), likeness, at: *a });
            if agrees(evidence) {
                confirmed.extend([(*a, document(*b)), (*b, document(*a))]);
            }
        }
        all.sort_unstable();
        confirmed.sort_unstable();
        Self { all, confirmed }
    }

    /// Returns what a mention was compared with in a document, the most alike first.
    fn of(&self, at: usize, document: DocumentId) -> &[Rival] {
        let key = |rival: &Rival| (rival.of, rival.document);
        let from = self.all.partition_point(|rival| key(rival) < (at, document));
        let most = self.all.len().min(from + MOST_RIVALS);
        let here = self.all[from..most].iter().take_while(|rival| key(rival) == (at, document)).count();
        &self.all[from..from + here]
    }

    fn confirms(&self, at: usize, document: DocumentId) -> bool {
        self.confirmed.binary_search(&(at, document)).is_ok()
    }
}

/// Sets [`Evidence::matched`] of all pairs; `m log m` for `m` pairs.
pub(super) fn matching(readings: &[Reading<'_>], pairs: &mut [(usize, usize, Evidence)]) {
    let rivals = Rivals::new(readings, pairs);
    let document = |at: usize| readings[at].mention.document;
    for (a, b, evidence) in pairs.iter_mut().filter(|(_, _, evidence)| !evidence.together) {
        let likeness = evidence.likeness();
        let left = against(rivals.of(*a, document(*b)), *b, likeness, readings);
        let right = against(rivals.of(*b, document(*a)), *a, likeness, readings);
        let elsewhere = || rivals.confirms(*a, document(*b)) || rivals.confirms(*b, document(*a));
        let most = if evidence.values.exclude() && elsewhere() { Match::Tied } else { Match::Best };
        evidence.matched = left.min(right).min(most);
        let alone = |at, other| rivals.of(at, document(other)).len() == 1;
        if evidence.matched == Match::Best && measured(&readings[*a]) && alone(*a, *b) && alone(*b, *a) {
            evidence.matched = Match::Only;
        }
    }
}

/// Returns whether a number has a unit of which a report has few: no count, money, share or duration.
fn measured(reading: &Reading<'_>) -> bool {
    use Dimension::{Count, Money, Other, Points, Share, Time};
    !matches!(reading.mention.quantity.unit.dimension, Count | Money | Other | Points | Share | Time)
}

/// Returns whether a document gives the amount of a mention for what may well be its figure; then no
/// other amount of that document is its best match.
fn agrees(evidence: &Evidence) -> bool {
    let equal =
        matches!(evidence.values, Values::EqualLong | Values::Equal | Values::EqualShort | Values::Rounded);
    equal && evidence.weight() >= JOIN
}

/// Returns how the mention `at` fares among its rivals.
fn against(rivals: &[Rival], at: usize, likeness: i32, readings: &[Reading<'_>]) -> Match {
    let better = rivals.iter().take_while(|rival| rival.likeness.0 >= likeness);
    let mut others = better.filter(|rival| rival.at != at && apart(&readings[at], &readings[rival.at]));
    match others.next() {
        None => Match::Best,
        Some(rival) if rival.likeness.0 == likeness => Match::Tied,
        Some(_) => Match::Beaten,
    }
}

/// Returns whether two amounts of one document do not say the same.
fn apart(left: &Reading<'_>, right: &Reading<'_>) -> bool {
    value::compare(left, right).is_none_or(|values| values.exclude() || values.is_open())
}

#[cfg(test)]
mod tests {
    use super::super::evidence::weigh;
    use super::super::testing::{corpus, lexicon, told};
    use super::*;

    /// Returns how the amount `left` of the one document is matched with `right` of the other.
    fn matched(left: &str, right: &str) -> Match {
        let one =
            told("In Ludno 47 people died.\nAlso 12 homes burned.\n", &[("person", "die"), ("home", "burn")]);
        let other =
            told("There 41 people died.\nAnd 90 homes burned.\n", &[("person", "die"), ("home", "burn")]);
        let corpus = corpus([one, other]);
        let readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let mut pairs = Vec::new();
        for a in 0..readings.len() {
            for b in a + 1..readings.len() {
                let evidence = weigh(&readings[a], &readings[b], lexicon());
                pairs.extend(evidence.ok().map(|evidence| (a, b, evidence)));
            }
        }
        matching(&readings, &mut pairs);
        let is = |at: usize, text: &str| readings[at].mention.text == text;
        let both = |(a, b, _): &&(usize, usize, Evidence)| {
            (is(*a, left) && is(*b, right)) || (is(*b, left) && is(*a, right))
        };
        pairs.iter().find(both).unwrap().2.matched
    }

    #[test]
    fn the_dead_of_two_reports_match_though_their_numbers_exclude_each_other() {
        assert_eq!(matched("47", "41"), Match::Best);
        assert_eq!(matched("12", "90"), Match::Best);
        assert_eq!(matched("47", "90"), Match::Beaten);
    }
}
