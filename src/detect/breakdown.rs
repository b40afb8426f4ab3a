//! Defines [`Breakdown`]: which counts a story gives for several places.
//!
//! Where one article counts the dead of two towns, a number without a town may be that of either or
//! of all, and is set against neither. The index is built once for a story, in one pass, so that
//! asking it costs the same whatever the story's size.

use crate::lexicon::{Kin, Lexicon};
use crate::model::{Dimension, DocumentId, Fit, Kind, Mention, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Places kept of one count in one document. Origin: two that lie apart are enough, and of eight some
/// two do.
const MAX_PLACES: usize = 8;

/// A sort of count: kind, dimension, currency or other code, and what is counted.
type Sort<'a> = (Kind, Dimension, &'a str, Thing<'a>);

/// What is counted, as far as telling counts apart by places needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing<'a> {
    /// Not told.
    Open,
    /// People of any sort.
    People,
    /// Things of that lemma.
    Noun(&'a str),
}

/// The places of one sort of count, by event class (`None` where it is not told) and document.
type Places<'a> = BTreeMap<Option<&'a str>, BTreeMap<DocumentId, Vec<&'a Place>>>;

/// Which counts of a story are given for several places.
#[derive(Debug, Default)]
pub(super) struct Breakdown<'a> {
    /// The sorts of count, with the classes for which they are broken down.
    broken: BTreeSet<(Sort<'a>, Option<&'a str>)>,
}

impl<'a> Breakdown<'a> {
    /// Reads the mentions of a story.
    pub(super) fn new(mentions: impl Iterator<Item = &'a Mention>, lexicon: &Lexicon) -> Self {
        let mut sorts: BTreeMap<Sort<'a>, Places<'a>> = BTreeMap::new();
        for mention in mentions {
            let of_class = sorts.entry(sort(mention)).or_default().entry(class(mention)).or_default();
            let Some(place) = &mention.place else { continue };
            let known: &mut Vec<&Place> = of_class.entry(mention.document).or_default();
            if known.len() < MAX_PLACES && known.iter().all(|other| other.fit(place) != Fit::Same) {
                known.push(place);
            }
        }
        let mut broken = BTreeSet::new();
        for (sort, places) in &sorts {
            let open = sort.3 == Thing::Open;
            for &class in places.keys() {
                let fits = |other: &Option<&str>| match lexicon.kinship.between(class, *other) {
                    Kin::Same => true,
                    Kin::Unknown => !open,
                    Kin::Related | Kin::Part | Kin::Different => false,
                };
                if apart(places.iter().filter(|(other, _)| fits(other)).map(|(_, documents)| documents)) {
                    broken.insert((*sort, class));
                }
            }
        }
        Self { broken }
    }

    /// Returns whether the count of a mention of the story is given for several places.
    pub(super) fn contains(&self, mention: &'a Mention) -> bool {
        self.broken.contains(&(sort(mention), class(mention)))
    }
}

fn sort(mention: &Mention) -> Sort<'_> {
    let thing = match &mention.counted {
        None => Thing::Open,
        Some(counted) if counted.person.is_some() => Thing::People,
        Some(counted) => Thing::Noun(&counted.lemma),
    };
    let unit = &mention.quantity.unit;
    let code = if matches!(unit.dimension, Dimension::Money | Dimension::Other) { &unit.code } else { "" };
    (mention.kind, unit.dimension, code, thing)
}

fn class(mention: &Mention) -> Option<&str> {
    mention.event.as_ref()?.class.as_deref()
}

/// Returns whether two places lie apart in one of the documents.
fn apart<'p, 'a: 'p>(classes: impl Iterator<Item = &'p BTreeMap<DocumentId, Vec<&'a Place>>>) -> bool {
    let mut together: BTreeMap<DocumentId, Vec<&Place>> = BTreeMap::new();
    for (document, places) in classes.flatten() {
        let known = together.entry(*document).or_default();
        for &place in places {
            if known.iter().any(|other| other.fit(place) == Fit::Apart) {
                return true;
            }
            if known.len() < MAX_PLACES {
                known.push(place);
            }
        }
    }
    false
}
