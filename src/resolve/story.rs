//! Defines which documents are about one happening: [`affinity`], [`linked`] and [`group`].
//!
//! Whether two documents are linked depends on their own keys and on how many others there are around
//! their days, so that a link, once found, stays until the pile has doubled; a story is a connected
//! component of the links. Components are independent of the order of the documents and can be kept up
//! one at a time.

use super::density::Density;
use super::keys::{Key, StoryKeys};
use super::worn::Name;
use std::collections::{BTreeMap, BTreeSet};

/// Affinity, in thousandths, from which two documents of a sparse pile are linked, by the days between
/// them. Origin: the 42 marked stories. Within a week reports of one story reach as little as they may, and
/// those of two no more than 85; within a fortnight 121 against 108, within two months 299 against 161,
/// later 285 against 247. In a pile that is denser more is asked for.
const LINK: [(i32, u64); 4] = [(7, 90), (14, 115), (WINDOW_DAYS, 200), (SEQUEL_DAYS, 300)];

/// How many days may lie between two reports of one happening that share one name alone. Origin: weeks apart,
/// linked reports of one marked story share two or more.
const NEAR_DAYS: i32 = 14;

/// The same where one of them has no date.
const LINK_UNDATED: u64 = 240;

/// How many days may lie between two reports of one happening while it goes on; beyond that it is
/// another one, or a sequel.
pub const WINDOW_DAYS: i32 = 60;

/// How many days may lie between a report and its sequel (an inquiry, a trial, an anniversary),
/// which must be twice as alike and share one of the full names that weigh most in both. Origin: courts
/// hear an appeal, and papers look back, within a year or little more.
pub const SEQUEL_DAYS: i32 = 400;

/// Returns how alike two documents are by their keys, in thousandths: the cosine of their weights.
///
/// The name of the one's outlet counts where the other speaks of it. Symmetric; 0 where they share
/// no name and no amount. Whole numbers, rounded down, so that every machine gets the same. Linear in
/// the number of keys.
#[must_use]
pub fn affinity(left: &StoryKeys, right: &StoryKeys) -> u64 {
    let scaled = u128::from(shared(left, right)) * 1000;
    (scaled * scaled)
        .checked_div(lengths(left, right))
        .map_or(0, |ratio| u64::try_from(ratio.isqrt()).unwrap_or(u64::MAX))
}

/// Returns the product of the squares of both lengths.
fn lengths(left: &StoryKeys, right: &StoryKeys) -> u128 {
    u128::from(left.square) * u128::from(right.square)
}

/// Returns the sum of the products of all that two documents share; 0 where no name or amount is among
/// it.
fn shared(left: &StoryKeys, right: &StoryKeys) -> u64 {
    let mut led = false;
    let body = dot(&left.keys, &right.keys, &mut led);
    // A paper writes about the town it is named after; that two of its articles do is no link.
    let one_outlet = left.outlet.iter().any(|key| right.outlet.iter().any(|other| key.hash == other.hash));
    let outlets = if one_outlet {
        0
    } else {
        spoken_of(&left.outlet, &right.keys, &mut led) + spoken_of(&right.outlet, &left.keys, &mut led)
    };
    if led { body + outlets } else { 0 }
}

/// Returns the sum of the products of shared keys; sets `led` where one of them leads.
fn dot(left: &[Key], right: &[Key], led: &mut bool) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        if a.hash == b.hash {
            sum += u64::from(a.weight) * u64::from(b.weight);
            *led |= a.leads;
        }
        // Which of two hashes is smaller cannot be foreseen, so the way on is reckoned, not chosen.
        i += usize::from(a.hash <= b.hash);
        j += usize::from(b.hash <= a.hash);
    }
    sum
}

/// Returns the same where the first are the few names of an outlet.
fn spoken_of(outlet: &[Key], keys: &[Key], led: &mut bool) -> u64 {
    let found = outlet
        .iter()
        .filter_map(|name| Some((name, keys.binary_search_by_key(&name.hash, |key| key.hash).ok()?)));
    let products = found.map(|(name, at)| {
        *led |= name.leads;
        u64::from(name.weight) * u64::from(keys[at].weight)
    });
    products.sum()
}

/// Returns whether two documents of a pile of that density are about one story; symmetric.
#[must_use]
pub fn linked(left: &StoryKeys, right: &StoryKeys, density: &Density) -> bool {
    let days = days(left, right);
    let needed = match days {
        None => Some(LINK_UNDATED),
        Some(days) => LINK.iter().find(|(within, _)| days <= *within).map(|(_, needed)| *needed),
    };
    let Some(needed) = needed else { return false };
    let sequel = days.is_some_and(|days| days > WINDOW_DAYS);
    let crowded = density.is_crowded(left.published) || density.is_crowded(right.published);
    let named = || [true, false].iter().any(|full| share_name(left, right, *full, density));
    let met = match (sequel, crowded) {
        (true, _) => share_name(left, right, true, density),
        (false, true) => named(),
        // What two offices write of two fires is alike in all but the names.
        (false, false) => match days {
            Some(days) if days > NEAR_DAYS => common(&left.main, &right.main) > 1 || named(),
            _ => share_main(left, right),
        },
    };
    // The affinity without its root.
    let needed = needed + density.beyond(left.published, right.published);
    let reaches = || {
        let (scaled, lengths) = (u128::from(shared(left, right)) * 1000, lengths(left, right));
        lengths > 0 && scaled * scaled >= u128::from(needed).pow(2) * lengths
    };
    met && reaches()
}

/// Returns whether two documents share one of the names and amounts that weigh most in both, or the
/// one's outlet is one of those of the other.
fn share_main(left: &StoryKeys, right: &StoryKeys) -> bool {
    let outlet =
        |outlet: &[Key], main: &[u32]| outlet.iter().any(|key| main.binary_search(&key.hash).is_ok());
    meet(&left.main, &right.main) || outlet(&right.outlet, &left.main) || outlet(&left.outlet, &right.main)
}

/// Returns whether two documents share a full name, or else two single ones, that brings them together.
fn share_name(left: &StoryKeys, right: &StoryKeys, full: bool, density: &Density) -> bool {
    let (own, others) = if full { (&left.full, &right.full) } else { (&left.pairs, &right.pairs) };
    own.iter().any(|hash| {
        let published = (left.published, right.published);
        others.binary_search(hash).is_ok()
            && density.brings_together(published, (full, *hash), days(left, right))
    })
}

/// Returns how much two ascending lists have in common.
fn common(left: &[u32], right: &[u32]) -> usize {
    left.iter().filter(|hash| right.binary_search(hash).is_ok()).count()
}

/// Returns whether two ascending lists have something in common.
fn meet(left: &[u32], right: &[u32]) -> bool {
    left.iter().any(|hash| right.binary_search(hash).is_ok())
}

/// Returns the days between two documents, where both have a date.
fn days(left: &StoryKeys, right: &StoryKeys) -> Option<i32> {
    left.day.zip(right.day).map(|(a, b)| (a - b).abs())
}

/// Returns the stories as lists of positions in `documents`, each ascending, in order of their
/// first. Candidates come from an index of the keys, and only within the days a name reaches: with `d`
/// documents of one name within those, the cost is `d²` look-ups for that name at worst.
#[must_use]
pub fn group(documents: &[&StoryKeys], density: &Density) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..documents.len()).collect();
    let crowded = |document: &StoryKeys| density.is_crowded(document.published);
    // Two documents of which one is of a crowded period share a full name or two single ones.
    let main = |document: &StoryKeys| match crowded(document) {
        true => Vec::new(),
        false => {
            let mut hashes = [document.main.clone(), document.outlet_hashes()].concat();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        }
    };
    let any_crowded = documents.iter().any(|document| crowded(document));
    let pairs = |document: &StoryKeys| if any_crowded { document.pairs.clone() } else { Vec::new() };
    let near = index(documents, main).into_iter().map(|list| (list, None, WINDOW_DAYS));
    let pairs = index(documents, pairs).into_iter().map(|list| (list, Some(false), WINDOW_DAYS));
    let full = |document: &StoryKeys| document.full.clone();
    let far = index(documents, full).into_iter().map(|list| (list, Some(true), SEQUEL_DAYS));
    for ((hash, list), full, window) in near.chain(pairs).chain(far) {
        let reach = |document: &StoryKeys| {
            full.map_or(i32::MAX, |full| density.reach(&Name::new(document.published, full, hash)))
        };
        // Once all of a list are one story, nothing more can be learnt from it.
        let mut apart = list.iter().map(|at| find(&mut root, *at)).collect::<BTreeSet<_>>().len();
        for (at, &left) in list.iter().enumerate() {
            if apart < 2 {
                break;
            }
            let reach = reach(documents[left]);
            let near = |right: &&usize| match days(documents[left], documents[**right]) {
                Some(days) => days <= window.min(reach),
                None => reach == i32::MAX,
            };
            for &right in list[at + 1..].iter().take_while(near) {
                let (a, b) = (find(&mut root, left), find(&mut root, right));
                if a != b && linked(documents[left], documents[right], density) {
                    root[a.max(b)] = a.min(b);
                    apart -= 1;
                }
            }
        }
    }
    let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..documents.len() {
        stories.entry(find(&mut root, at)).or_default().push(at);
    }
    stories.into_values().collect()
}

/// Returns the documents that share a hash of those that `hashes` gives, a list for each that several
/// have, those without a date first, then by date.
fn index(documents: &[&StoryKeys], hashes: impl Fn(&StoryKeys) -> Vec<u32>) -> Vec<(u32, Vec<usize>)> {
    let of = |(at, document): (usize, &&StoryKeys)| {
        let day = document.day.unwrap_or(i32::MIN);
        hashes(document).into_iter().map(move |hash| (hash, day, at))
    };
    let mut places: Vec<(u32, i32, usize)> = documents.iter().enumerate().flat_map(of).collect();
    places.sort_unstable();
    let lists = places.chunk_by(|left, right| left.0 == right.0).filter(|list| list.len() > 1);
    lists.map(|list| (list[0].0, list.iter().map(|(_, _, at)| *at).collect())).collect()
}

/// Returns the root of a node, shortening the way to it.
pub(super) fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::density::period;
    use super::*;
    use crate::model::DocumentId;
    use jiff::civil::date;

    /// Returns the keys of a document of one day that says these names alone, the full ones behind.
    fn keys(document: u64, single: &[u32], full: &[u32]) -> StoryKeys {
        let key = |full: bool| move |hash: &u32| Key { hash: *hash, weight: 28, leads: true, full };
        let mut keys: Vec<Key> = single.iter().map(key(false)).chain(full.iter().map(key(true))).collect();
        keys.sort_unstable();
        StoryKeys::new(DocumentId(document), Some(date(2024, 3, 5)), keys)
    }

    #[test]
    fn in_a_crowd_one_single_name_makes_no_story() {
        let day = period(Some(date(2024, 3, 5)));
        let density = |level| Density::of_levels([(day, level)]);
        let (a, b) = (keys(1, &[1, 2, 3], &[]), keys(2, &[1, 4, 5], &[]));
        assert!(linked(&a, &b, &density(5)));
        let near = |level| linked(&a, &b, &Density::of_levels([(day, 0), (day.map(|day| day + 1), level)]));
        assert!(near(9), "the crowd of another season does not matter");
        for (left, right, together) in [
            (keys(1, &[1, 2], &[]), keys(2, &[1, 4], &[]), false),
            (keys(1, &[1, 2, 3], &[]), keys(2, &[1, 2, 4], &[]), true),
            (keys(1, &[2, 3], &[7]), keys(2, &[4, 5], &[7, 8]), true),
        ] {
            assert_eq!(linked(&left, &right, &density(6)), together);
            let both = [&left, &right];
            assert_eq!(group(&both, &density(6)).len() == 1, together, "candidates are found as well");
            assert_eq!(group(&both, &density(5)).len(), 1);
        }
    }

    #[test]
    fn the_farther_apart_the_days_the_more_two_reports_must_share() {
        // One name of eight each: a cosine of .125; two: .25; three, of which one is a full name: .375.
        let on = |document: u64, day: i16, single: &[u32], full: &[u32]| {
            let keys = keys(document, single, full);
            let published = date(2024, 3, 5).checked_add(jiff::ToSpan::days(day)).ok();
            StoryKeys::new(keys.document, published, keys.keys)
        };
        let density = Density::default();
        let first = on(1, 0, &[1, 2, 3, 4, 5, 6, 7], &[90]);
        let one = |day| on(2, day, &[1, 12, 13, 14, 15, 16, 17], &[91]);
        let two = |day| on(2, day, &[1, 2, 13, 14, 15, 16, 17], &[91]);
        let three = |day| on(2, day, &[1, 2, 13, 14, 15, 16, 17], &[90]);
        assert!(linked(&first, &one(14), &density) && !linked(&first, &one(15), &density));
        assert!(linked(&first, &two(60), &density) && !linked(&first, &two(61), &density));
        assert!(linked(&first, &three(400), &density) && !linked(&first, &three(401), &density));
        // However alike, weeks apart one name is too little.
        let short = |document, day, other| on(document, day, &[1, other], &[]);
        assert!(linked(&short(1, 0, 2), &short(2, 14, 3), &density));
        assert!(!linked(&short(1, 0, 2), &short(2, 15, 3), &density));
    }

    #[test]
    fn a_worn_name_reaches_fewer_days() {
        let on = |document: u64, day: i8| {
            let keys = keys(document, &[], &[7]);
            StoryKeys::new(keys.document, Some(date(2024, 3, day)), keys.keys)
        };
        let day = period(Some(date(2024, 3, 5)));
        let density = |wear| {
            let name = Name::new(Some(date(2024, 3, 5)), true, 7);
            Density::of_levels([(day, 6)]).with([(name, wear)].into_iter().collect())
        };
        let (a, b) = (on(1, 5), on(2, 10));
        assert_eq!(period(b.published), day);
        let undated = StoryKeys::new(DocumentId(3), None, a.keys.clone());
        for (wear, near, unknown) in [(0, true, true), (3, true, false), (4, false, false)] {
            let density = density(wear);
            for (left, right, together) in [(&a, &b, near), (&a, &undated, unknown), (&undated, &b, unknown)]
            {
                assert_eq!(linked(left, right, &density), together, "{wear}");
                assert_eq!(
                    group(&[left, right], &density).len() == 1,
                    together,
                    "candidates are found as well"
                );
            }
        }
        let next = on(4, 5);
        assert!(linked(&a, &next, &density(6)) && !linked(&a, &next, &density(7)));
    }
}
