//! Defines [`oppositions`]: one count that two documents put in two places which exclude each other.
//!
//! That two places exclude each other is not said by their names, since one may lie in the other;
//! it is believed where some document counts the same sort of thing in both, or where the number is so
//! telling, and so much beside it the same, that it is one number. Small counts of common things are equal by
//! chance, so that the thing must be counted nowhere else in either document.

use super::nearby::Nearby;
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use crate::lexicon::Kin;
use crate::model::{
    Cause, CauseKind, ConflictKind, Counted, Decimal, Dimension, DocumentId, Fit, Kind, Mention, Modality,
    Origin, Place,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Mentions of one value and noun that are compared with each other, at most.
const MAX_EQUAL: usize = 32;

/// Digits of an amount that two documents do not give by chance.
const TELLING: usize = 2;

/// Digits of an amount that is hardly given twice by chance.
const LONG: usize = 3;

/// What must be told alike of two equal amounts: the thing, the event, each rare word beside them; a long number
/// counts as one.
const GROUNDS: usize = 2;

/// What must be so told where either document counts the same sort of thing otherwise too.
const SURE: usize = 4;

/// Documents of one place among which one that counts in two places is looked for, at most. Origin: no
/// practice story tells of one place in as many.
const MAX_DOCUMENTS: usize = 256;

/// Returns the counts of a story that are put in two places.
pub(super) fn oppositions<'a>(scene: &Scene<'a>, nearby: &Nearby<'_, '_>) -> Vec<Opposition<'a>> {
    let mut found: Vec<Opposition<'a>> = Vec::new();
    let (mut known, mut places) = (HashSet::new(), Places::new(scene));
    let mut look = |mentions: &[&'a Mention], one: &mut dyn FnMut(&'a Mention, &'a Mention) -> bool| {
        let mentions = &mentions[..mentions.len().min(MAX_EQUAL)];
        for (at, &x) in mentions.iter().enumerate() {
            for &y in &mentions[at + 1..] {
                let counts = [x, y].map(|mention| (&mention.counted, &mention.place));
                let again = || known.contains(&counts) || known.contains(&[counts[1], counts[0]]);
                if one(x, y) && !again() {
                    known.insert(counts);
                    found.push(report(x, y));
                }
            }
        }
    };
    for mentions in counts(scene).into_values() {
        look(&mentions, &mut |x, y| moved(x, y, scene, &mut places));
    }
    for mentions in telling(scene).into_values() {
        look(&mentions, &mut |x, y| told_alike(x, y, scene, nearby));
    }
    found
}

/// Returns the asserted amounts that have a named place in their own clause and are no chance, by value.
fn telling<'a>(scene: &Scene<'a>) -> BTreeMap<Decimal, Vec<&'a Mention>> {
    use Dimension::{Money, Points, Share, Temperature, Time};
    let mut amounts: BTreeMap<Decimal, Vec<&Mention>> = BTreeMap::new();
    for &mention in scene.texts.all() {
        let relative = matches!(mention.quantity.unit.dimension, Money | Points | Share | Temperature | Time);
        let plain = !relative && mention.kind == Kind::Level && mention.modality == Modality::Asserted;
        let exact = mention.quantity.point().is_some() && mention.quantity.significant_digits() >= TELLING;
        let clause = mention.place.as_ref().filter(|place| place.origin == Origin::Clause);
        let named = clause.is_some_and(|place| place.name.starts_with(char::is_uppercase));
        let named = named && is_next(mention, scene);
        if let Some(value) = base(mention).filter(|_| plain && exact && named) {
            amounts.entry(value.normalize()).or_default().push(mention);
        }
    }
    amounts
}

/// Returns whether no other number stands between a number and the name of its place.
fn is_next(mention: &Mention, scene: &Scene<'_>) -> bool {
    let Some((place, document)) = mention.place.as_ref().zip(scene.document(mention)) else { return false };
    let Some(at) = mention.sentence.of(&document.text).find(&place.name) else { return false };
    let name = mention.sentence.start + at;
    let between = name.min(mention.span.start)..name.max(mention.span.start);
    let mut beside = scene.texts.of_sentence(mention).iter().filter(|other| other.id != mention.id);
    !beside.any(|other| between.contains(&other.span.start))
}

/// Returns whether two equal amounts of one thing are told in the same words of two places.
fn told_alike(x: &Mention, y: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let (Some(p), Some(q)) = (near(x), near(y)) else { return false };
    let things = x.counted.as_ref().zip(y.counted.as_ref()).is_some_and(|(a, b)| {
        a.head() == b.head() || a.is_like(b) || scene.lexicon.akin.between(&a.lemma, &b.lemma)
    });
    // A thing by another name must be told of in more words that are the same.
    let grounds = nearby.shared_things(x.id, y.id)
        + usize::from(things)
        + usize::from(scene.same_event(x, y))
        + usize::from(x.quantity.significant_digits() >= LONG);
    x.document != y.document
        && x.quantity.unit.comparable(&y.quantity.unit)
        && p.fit(q) == Fit::Apart
        && !matches!(scene.kin(x, y), Kin::Different | Kin::Part)
        && !elsewhere(x, q, scene)
        && !elsewhere(y, p, scene)
        && grounds >= GROUNDS
        && (grounds >= SURE || only(x, scene) && only(y, scene))
}

/// Returns whether the document of a number gives the same amount for another place as well.
fn elsewhere(mention: &Mention, place: &Place, scene: &Scene<'_>) -> bool {
    scene.texts.of(mention.document).iter().any(|other| {
        let there = other.place.as_ref().is_some_and(|of| of.fit(place) == Fit::Same);
        there && base(other) == base(mention)
    })
}

/// Returns the asserted counts that have a place of their own, by noun and value.
fn counts<'a>(scene: &Scene<'a>) -> BTreeMap<(&'a str, Decimal), Vec<&'a Mention>> {
    let mut counts: BTreeMap<(&str, Decimal), Vec<&Mention>> = BTreeMap::new();
    for &mention in scene.texts.all() {
        let plain = mention.quantity.unit.is_count() && mention.modality == Modality::Asserted;
        let value = base(mention).filter(|_| plain && mention.quantity.point().is_some());
        if let (Some(counted), Some(value), Some(_)) = (&mention.counted, value, near(mention)) {
            counts.entry((counted.head(), value.normalize())).or_default().push(mention);
        }
    }
    counts
}

fn near(mention: &Mention) -> Option<&Place> {
    mention.place.as_ref().filter(|place| matches!(place.origin, Origin::Clause | Origin::Row))
}

/// Returns whether two equal counts are one that was put in two places.
fn moved<'a>(x: &'a Mention, y: &'a Mention, scene: &Scene<'a>, places: &mut Places<'a>) -> bool {
    let (Some(p), Some(q)) = (near(x), near(y)) else { return false };
    x.document != y.document
        && p.fit(q) == Fit::Apart
        && x.subset == y.subset
        && !matches!(scene.kin(x, y), Kin::Different | Kin::Part)
        && only(x, scene)
        && only(y, scene)
        && places.siblings(p, q, scene)
}

/// Returns whether a document counts the thing of a mention once, or always as many.
pub(super) fn only(mention: &Mention, scene: &Scene<'_>) -> bool {
    !scene.index.varies(mention.document, mention.counted.as_ref().map(Counted::head))
}

/// The numbers of one place by their documents.
type Counts<'a> = BTreeMap<DocumentId, Vec<&'a Mention>>;

/// The numbers of a story by their own place, and what was found about two places.
struct Places<'a> {
    /// The number of each name; names of one place share one.
    at: HashMap<&'a str, usize>,
    counts: Vec<Counts<'a>>,
    siblings: HashMap<(usize, usize), bool>,
}

impl<'a> Places<'a> {
    fn new(scene: &Scene<'a>) -> Self {
        let mut places = Self { at: HashMap::new(), counts: Vec::new(), siblings: HashMap::new() };
        let mut same = HashMap::new();
        for &mention in scene.texts.all() {
            let Some(place) = near(mention) else { continue };
            let at = *places.at.entry(place.name.as_str()).or_insert_with(|| {
                let next = same.len();
                *same.entry(place.words()).or_insert(next)
            });
            if places.counts.len() == at {
                places.counts.push(BTreeMap::new());
            }
            let counts = places.counts[at].entry(mention.document).or_default();
            if counts.len() < MAX_EQUAL {
                counts.push(mention);
            }
        }
        places
    }

    /// Returns whether some document counts the same sort of thing in both places. The same for all places of
    /// the two names, and worked out once, from the documents of the place that fewer tell of.
    fn siblings(&mut self, p: &'a Place, q: &'a Place, scene: &Scene<'_>) -> bool {
        let at = |place: &Place| self.at.get(place.name.as_str()).copied();
        let Some((p, q)) = at(p).zip(at(q)) else { return false };
        if let Some(known) = self.siblings.get(&(p.min(q), p.max(q))) {
            return *known;
        }
        let (few, many) = if self.counts[p].len() <= self.counts[q].len() { (p, q) } else { (q, p) };
        let (few, many) = (&self.counts[few], &self.counts[many]);
        let found = few.iter().take(MAX_DOCUMENTS).any(|(document, counts)| {
            let there = || many.get(document).into_iter().flatten();
            counts.iter().any(|a| there().any(|b| base(a) != base(b) && scene.alike(a, b)))
        });
        self.siblings.insert((p.min(q), p.max(q)), found);
        found
    }
}

fn report<'a>(x: &'a Mention, y: &'a Mention) -> Opposition<'a> {
    let names = [x, y].map(|mention| mention.place.as_ref().map_or("", |place| place.name.as_str()));
    let amount = super::words::amount(&x.quantity);
    let evidence = format!("{amount} is given for {} and for {}", names[0], names[1]);
    let mut mentions = vec![x.id, y.id];
    mentions.sort_unstable();
    let cause = Cause { kind: CauseKind::OtherPlace, evidence, mentions };
    Opposition { kind: ConflictKind::Place, ..Opposition::of_values(vec![x], vec![y], Some(cause)) }
}
