//! Defines [`oppositions`]: numbers that were grouped away from the figure their words speak of.
//!
//! Grouping goes by amounts before it goes by words, so that an amount far from all others is easily
//! left alone or put with an equal number of something else: "140 saved" beside "162 rescued", where
//! another line has 140 treated. Such a stray is looked at once more here. The figure it speaks of
//! must be missing from its document, since whoever gives both means two things; the words must fit
//! by a stricter measure than within a figure, since no group vouches for the pair; and each must be
//! the only one that fits the other.

use super::gate::{Answer, Surroundings, answer};
use super::nearby::Nearby;
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use super::update::{InTime, relate};
use crate::lexicon::Kin;
use crate::model::{ClaimId, DocumentId, Figure, Fit, Mention, MentionId, Modality, Slip};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Mentions of a figure that are looked at, the first by identifier.
const SAMPLE: usize = 8;

/// Figures that share an event or noun and are compared with one number, at most. Origin: a story in
/// which more figures share their words needs better words, not more comparisons.
const MAX_BLOCK: usize = 64;

/// Mentions with which one number is compared, at most, unless more figures share its words: where there are
/// many, fewer of each are looked at. Origin: sixteen figures with full samples, more than share their words
/// in a practice story.
const MAX_LOOKS: usize = 128;

/// How many times the one amount may be the other; numbers farther apart count different things.
/// Origin: beyond it, pairs of the practice stories with equal words are seldom of one figure.
const REACH: f64 = 5.0;

/// Likeness from which a number speaks of a figure. Origin: practice stories marked `develop`.
const ENOUGH: i32 = 5;

/// Likeness that the words beside two numbers and a slip of the pen add, at most: two and three.
const MAX_BESIDE: i32 = 5;

/// A figure with what is needed of it here.
struct Group<'a> {
    figure: &'a Figure,
    documents: BTreeSet<DocumentId>,
    sample: Vec<&'a Mention>,
}

/// A number, the figure it speaks of, and how surely.
#[derive(Clone, Copy)]
struct Visit<'a> {
    stray: &'a Mention,
    host: usize,
    /// The mention of the figure that it is most like.
    like: &'a Mention,
    score: i32,
}

/// Visits by the number that makes them, and by the figure and the document they are made from.
struct Rivals<'v, 'a> {
    of_stray: HashMap<MentionId, Vec<&'v Visit<'a>>>,
    of_host: HashMap<(usize, DocumentId), Vec<&'v Visit<'a>>>,
}

impl<'v, 'a> Rivals<'v, 'a> {
    fn new(visits: &'v [Visit<'a>]) -> Self {
        let mut rivals = Self { of_stray: HashMap::new(), of_host: HashMap::new() };
        for visit in visits {
            rivals.of_stray.entry(visit.stray.id).or_default().push(visit);
            rivals.of_host.entry((visit.host, visit.stray.document)).or_default().push(visit);
        }
        rivals
    }
}

/// Returns the strays of a story with the claims they oppose.
pub(super) fn oppositions<'a>(scene: &Scene<'a>, nearby: &Nearby) -> Vec<Opposition<'a>> {
    let groups: Vec<Group<'a>> = scene.figures.iter().filter_map(|figure| group(figure, scene)).collect();
    let index = index(&groups);
    let mut visits: Vec<Visit<'a>> = Vec::new();
    for stray in scene.texts.values().flatten().copied() {
        let hosts: BTreeSet<usize> = keys(stray)
            .filter_map(|key| index.get(key))
            .filter(|block| block.len() <= MAX_BLOCK)
            .flatten()
            .copied()
            .collect();
        let sample = (MAX_LOOKS / hosts.len().max(1)).clamp(1, SAMPLE);
        for host in hosts {
            visits.extend(visit(stray, (host, sample), &groups[host], scene, nearby));
        }
    }
    let mut found: BTreeMap<(ClaimId, ClaimId), Opposition<'a>> = BTreeMap::new();
    let mut put = BTreeSet::new();
    let rivals = Rivals::new(&visits);
    let alike = |x: &Mention, y: &Mention| likeness(x, y, scene, nearby) >= ENOUGH;
    for visit in visits.iter().filter(|visit| !rivalled(visit, &rivals, &groups, &alike)) {
        let claims = [visit.like, visit.stray].map(|mention| scene.claim_of(mention.id));
        let [Some(host), Some(own)] = claims else { continue };
        let key = (host.id.min(own.id), host.id.max(own.id));
        let entry = found.entry(key).or_insert_with(|| {
            Opposition::of_values(Vec::new(), Vec::new(), None).with_claim(0, host, scene)
        });
        if !entry.holds(0, visit.stray, scene) && put.insert((key, visit.stray.id)) {
            entry.sides[1].push(visit.stray);
        }
    }
    found.into_values().collect()
}

fn group<'a>(figure: &'a Figure, scene: &Scene<'a>) -> Option<Group<'a>> {
    let mentions = || figure.mentions.iter().filter_map(|id| scene.corpus.mention(*id));
    let asserted = mentions().filter(|mention| mention.modality == Modality::Asserted);
    let sample: Vec<&Mention> = asserted.take(SAMPLE).collect();
    let documents = mentions().map(|mention| mention.document).collect();
    (!sample.is_empty()).then_some(Group { figure, documents, sample })
}

/// Returns the words by which a number is looked up: the class of its event, and its noun.
fn keys(mention: &Mention) -> impl Iterator<Item = &str> {
    let class = mention.event.as_ref().and_then(|event| event.class.as_deref());
    let nouns = mention.counted.as_ref().map(|counted| counted.lemma.split(' '));
    class.into_iter().chain(nouns.into_iter().flatten())
}

fn index<'a>(groups: &[Group<'a>]) -> BTreeMap<&'a str, BTreeSet<usize>> {
    let mut index: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        for key in group.sample.iter().flat_map(|&mention| keys(mention)) {
            index.entry(key).or_default().insert(at);
        }
    }
    index
}

/// Returns how a number speaks of a figure that its document does not give otherwise, `None` where it
/// does not, can hold beside it, or follows it in time.
fn visit<'a>(
    stray: &'a Mention,
    (host, sample): (usize, usize),
    group: &Group<'a>,
    scene: &Scene<'a>,
    nearby: &Nearby,
) -> Option<Visit<'a>> {
    if stray.modality != Modality::Asserted || group.documents.contains(&stray.document) {
        return None;
    }
    let score = |like: &'a Mention| (like, likeness(stray, like, scene, nearby));
    let scores: Vec<(&'a Mention, i32)> = group.sample.iter().copied().take(sample).map(score).collect();
    // Most figures share a word with a number and no more, which is told fastest.
    if scores.iter().all(|(_, score)| *score < ENOUGH) {
        return None;
    }
    let around = Surroundings { lexicon: scene.lexicon, broken_down: scene.broken_down(stray) };
    let mut best: Option<Visit<'a>> = None;
    for (like, score) in scores {
        match answer(stray, like, around) {
            Answer::Agrees => return None,
            Answer::Incomparable(_) => {}
            Answer::Contradicts if scene.incomparable(stray, like) => {}
            Answer::Contradicts if relate(stray, like, scene) == InTime::Follows => return None,
            Answer::Contradicts => {
                if score >= ENOUGH
                    && !at_home(stray, like, scene, nearby)
                    && best.is_none_or(|best| best.score < score)
                {
                    best = Some(Visit { stray, host, like, score });
                }
            }
        }
    }
    best
}

/// Returns whether the document of another number speaks of the stray's own figure by the same words,
/// so that it means something else by that number.
fn at_home(stray: &Mention, like: &Mention, scene: &Scene<'_>, nearby: &Nearby) -> bool {
    let home = scene.figure_of(stray.id).map_or(&[][..], |figure| figure.mentions.as_slice());
    let kin = home.iter().take(SAMPLE).filter_map(|id| scene.corpus.mention(*id));
    let mut kin = kin.filter(|other| other.document == like.document);
    kin.any(|other| base(other) == base(stray) || likeness(stray, other, scene, nearby) >= ENOUGH)
}

/// Returns how surely two numbers speak of the same by their words alone.
fn likeness(x: &Mention, y: &Mention, scene: &Scene<'_>, nearby: &Nearby) -> i32 {
    let event = match scene.kin(x, y) {
        Kin::Same => 3,
        Kin::Unknown => 0,
        Kin::Related => -1,
        Kin::Part | Kin::Different => -4,
    };
    let things = things(x, y);
    // What words beside them and a slip of the pen can add is not enough.
    if event + things + MAX_BESIDE < ENOUGH {
        return 0;
    }
    let far = super::words::ratio(&x.quantity, &y.quantity).is_none_or(|ratio| ratio > REACH);
    let slip = Slip::between(&x.quantity, &y.quantity).is_some();
    let placed = matches!(Fit::of_places(x.place.as_ref(), y.place.as_ref()), Fit::Same | Fit::Neither);
    if !placed || (far && !slip) {
        return 0;
    }
    let shared = i32::try_from(nearby.shared(x.id, y.id)).unwrap_or(0).min(2);
    let names = if nearby.named_apart(x.id, y.id) { -3 } else { 0 };
    // A slip of the pen counts for more where the two surely name one thing.
    let slip = if slip { 2 + i32::from(things > 0) } else { 0 };
    event + things + shared + names + slip
}

fn things(x: &Mention, y: &Mention) -> i32 {
    let Some((a, b)) = x.counted.as_ref().zip(y.counted.as_ref()) else { return 0 };
    let word = a.lemma.split(' ').any(|word| b.lemma.split(' ').any(|other| word == other));
    match (a.head() == b.head(), a.is_anyone(), b.is_anyone()) {
        // A modifier on one side may limit the number to some; two that differ surely do.
        (true, false, _) if a.lemma == b.lemma && a.modifiers == b.modifiers => 3,
        (true, false, _) if a.modifiers.is_empty() || b.modifiers.is_empty() => 2,
        (true, false, _) => -1,
        (_, true, true) => 2,
        (_, true, false) | (_, false, true) if a.person.is_some() && b.person.is_some() => 1,
        _ if word => 2,
        _ => -3,
    }
}

/// Returns whether another figure of other amount fits a stray as well, or another number of its
/// document the figure.
fn rivalled<'a>(
    visit: &Visit<'a>,
    rivals: &Rivals<'_, 'a>,
    groups: &[Group<'a>],
    alike: &dyn Fn(&Mention, &Mention) -> bool,
) -> bool {
    // Three amounts that all speak of one figure are a dispute of three, not rivals.
    let other = |a: &Mention, b: &Mention| !a.quantity.compatible(&b.quantity) && !alike(a, b);
    let here = rivals.of_stray.get(&visit.stray.id).into_iter().flatten().any(|rival| {
        rival.score >= visit.score
            && groups[rival.host].figure.id != groups[visit.host].figure.id
            && other(rival.like, visit.like)
    });
    let beside = rivals.of_host.get(&(visit.host, visit.stray.document)).into_iter().flatten();
    here || beside
        .filter(|rival| rival.score >= visit.score)
        .any(|rival| !rival.stray.quantity.compatible(&visit.stray.quantity))
}
