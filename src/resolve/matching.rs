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
use crate::model::DocumentId;
use std::collections::{BTreeMap, BTreeSet};

/// Rivals looked at for one mention in one document, the best. Origin: in a list of a hundred rows
/// the first few already say that none fits best.
const MOST_RIVALS: usize = 24;

/// The numbers of one document that one mention was compared with: likeness and position, best first.
type Rivals = Vec<(i32, usize)>;

/// Sets [`Evidence::matched`] of all pairs; `m log m` for `m` pairs.
pub(super) fn matching(readings: &[Reading<'_>], pairs: &mut [(usize, usize, Evidence)]) {
    let mut rivals: BTreeMap<(usize, DocumentId), Rivals> = BTreeMap::new();
    let mut confirmed: BTreeSet<(usize, DocumentId)> = BTreeSet::new();
    let document = |at: usize| readings[at].mention.document;
    for (a, b, evidence) in pairs.iter().filter(|(_, _, evidence)| !evidence.together) {
        let likeness = evidence.likeness();
        rivals.entry((*a, document(*b))).or_default().push((likeness, *b));
        rivals.entry((*b, document(*a))).or_default().push((likeness, *a));
        if agrees(evidence) {
            confirmed.extend([(*a, document(*b)), (*b, document(*a))]);
        }
    }
    for list in rivals.values_mut() {
        list.sort_unstable_by_key(|(likeness, at)| (std::cmp::Reverse(*likeness), *at));
        list.truncate(MOST_RIVALS);
    }
    for (a, b, evidence) in pairs.iter_mut().filter(|(_, _, evidence)| !evidence.together) {
        let likeness = evidence.likeness();
        let of = |at, other| rivals.get(&(at, document(other))).map_or(&[][..], Vec::as_slice);
        let left = against(of(*a, *b), *b, likeness, readings);
        let right = against(of(*b, *a), *a, likeness, readings);
        let elsewhere = || [(*a, document(*b)), (*b, document(*a))].iter().any(|at| confirmed.contains(at));
        let most = if evidence.values.exclude() && elsewhere() { Match::Tied } else { Match::Best };
        evidence.matched = left.min(right).min(most);
    }
}

/// Returns whether a document gives the amount of a mention for what may well be its figure; then no
/// other amount of that document is its best match.
fn agrees(evidence: &Evidence) -> bool {
    let equal =
        matches!(evidence.values, Values::EqualLong | Values::Equal | Values::EqualShort | Values::Rounded);
    equal && evidence.weight() >= JOIN
}

/// Returns how the mention `at` fares among its rivals.
fn against(rivals: &[(i32, usize)], at: usize, likeness: i32, readings: &[Reading<'_>]) -> Match {
    let better = rivals.iter().take_while(|(other, _)| *other >= likeness);
    let mut others = better.filter(|(_, other)| *other != at && apart(&readings[at], &readings[*other]));
    match others.next() {
        None => Match::Best,
        Some((best, _)) if *best == likeness => Match::Tied,
        Some(_) => Match::Beaten,
    }
}

/// Returns whether two amounts of one document do not say the same.
fn apart(left: &Reading<'_>, right: &Reading<'_>) -> bool {
    value::compare(left, right).is_none_or(|values| values.exclude() || values == Values::Wide)
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
