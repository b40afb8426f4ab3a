//! Defines [`oppositions`]: numbers that were grouped away from the figure their words speak of.
//!
//! Grouping goes by amounts before it goes by words, so that an amount far from all others is easily
//! left alone or put with an equal number of something else: "140 saved" beside "162 rescued", where
//! another line has 140 treated. Such a stray is looked at once more here. The figure it speaks of
//! must be missing from its document, since whoever gives both means two things; the words must fit
//! by a stricter measure than within a figure, since no group vouches for the pair; and each must be
//! the only one that fits the other.

use super::gate::{Answer, Surroundings, answer};
use super::likeness::{ENOUGH, Likeness};
use super::nearby::Nearby;
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use super::update::{InTime, relate};
use crate::model::{ClaimId, DocumentId, Figure, Mention, MentionId, Modality};
use std::cmp::Reverse;
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

/// Figures that one number may speak of, those that it is most like. Origin: no number of the practice stories
/// speaks of as many.
const MAX_VISITS: usize = 16;

/// Other numbers of a document among which a better one for a figure is looked for, at most. Origin: no
/// practice article has as many that speak of one figure.
const MAX_RIVALS: usize = 256;

/// A figure with what is needed of it here.
struct Group<'a> {
    figure: &'a Figure,
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
pub(super) fn oppositions<'a>(scene: &Scene<'a>, nearby: &Nearby<'_, 'a>) -> Vec<Opposition<'a>> {
    let groups: Vec<Group<'a>> = scene.figures.iter().filter_map(|figure| group(figure, scene)).collect();
    let index = index(&groups);
    let like = &Likeness::new(scene, nearby);
    let mut visits: Vec<Visit<'a>> = Vec::new();
    let (mut hosts, mut own) = (Vec::new(), Vec::new());
    for &stray in scene.texts.all().iter().filter(|stray| stray.modality == Modality::Asserted) {
        let blocks = keys(stray).filter_map(|key| index.get(key)).filter(|block| block.len() <= MAX_BLOCK);
        hosts.clear();
        hosts.extend(blocks.flatten().copied());
        hosts.sort_unstable();
        hosts.dedup();
        let sample = (MAX_LOOKS / hosts.len().max(1)).clamp(1, SAMPLE);
        own.clear();
        own.extend(
            hosts.iter().filter_map(|host| visit(stray, (*host, sample), &groups[*host], scene, like)),
        );
        own.sort_by_key(|visit: &Visit<'a>| (Reverse(visit.score), visit.host));
        own.truncate(MAX_VISITS);
        own.sort_by_key(|visit| visit.host);
        visits.append(&mut own);
    }
    let mut found: BTreeMap<(ClaimId, ClaimId), Opposition<'a>> = BTreeMap::new();
    let mut put = BTreeSet::new();
    let rivals = Rivals::new(&visits);
    let alike = |x: &Mention, y: &Mention| like.of(x, y) >= ENOUGH;
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
    (!sample.is_empty()).then_some(Group { figure, sample })
}

/// Returns the words by which a number is looked up: the class of its event, and its noun.
fn keys(mention: &Mention) -> impl Iterator<Item = &str> {
    let class = mention.event.as_ref().and_then(|event| event.class.as_deref());
    let nouns = mention.counted.as_ref().map(|counted| counted.lemma.split(' '));
    class.into_iter().chain(nouns.into_iter().flatten())
}

/// Returns the figures of each word, ascending; of very many a few more than [`MAX_BLOCK`].
fn index<'a>(groups: &[Group<'a>]) -> HashMap<&'a str, Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        for key in group.sample.iter().flat_map(|&mention| keys(mention)) {
            let block = index.entry(key).or_default();
            if block.last() != Some(&at) && block.len() <= MAX_BLOCK {
                block.push(at);
            }
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
    likeness: &Likeness<'_, 'a>,
) -> Option<Visit<'a>> {
    let sample = &group.sample[..sample.min(group.sample.len())];
    let mut scores = [0; SAMPLE];
    for (score, like) in scores.iter_mut().zip(sample) {
        *score = likeness.of(stray, like);
    }
    // Most figures share a word with a number and no more, which is told fastest.
    let speaks = scores.iter().any(|score| *score >= ENOUGH);
    if !speaks || !scene.index.given(group.figure.id, stray.document).is_empty() {
        return None;
    }
    let broken_down = scene.broken_down(stray);
    let around = |like: &Mention| {
        let owned_apart = likeness.owned_apart(stray, like);
        Surroundings { lexicon: scene.lexicon, broken_down, owned_apart }
    };
    let mut best: Option<Visit<'a>> = None;
    for (&like, score) in sample.iter().zip(scores) {
        match answer(stray, like, around(like)) {
            Answer::Agrees => return None,
            Answer::Incomparable(_) => {}
            Answer::Contradicts if scene.incomparable(stray, like) => {}
            Answer::Contradicts if relate(stray, like, scene) == InTime::Follows => return None,
            Answer::Contradicts => {
                if score >= ENOUGH
                    && !at_home(stray, like, scene, likeness)
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
fn at_home(stray: &Mention, like: &Mention, scene: &Scene<'_>, likeness: &Likeness<'_, '_>) -> bool {
    let home = scene.figure_of(stray.id).map_or(&[][..], |figure| figure.mentions.as_slice());
    let kin = home.iter().take(SAMPLE).filter_map(|id| scene.corpus.mention(*id));
    let mut kin = kin.filter(|other| other.document == like.document);
    kin.any(|other| base(other) == base(stray) || likeness.of(stray, other) >= ENOUGH)
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
    let beside =
        rivals.of_host.get(&(visit.host, visit.stray.document)).into_iter().flatten().take(MAX_RIVALS);
    here || beside
        .filter(|rival| rival.score >= visit.score)
        .any(|rival| !rival.stray.quantity.compatible(&visit.stray.quantity))
}
