//! Defines [`figures`]: the groups of a story's mentions that are of one figure each.

use super::candidates::pairs;
use super::cluster::{Link, cluster};
use super::evidence::{Veto, weigh};
use super::reading::{Reading, drop_common_words};
use super::weights::{JOIN, UNRELATED};
use crate::lexicon::Lexicon;
use crate::model::{Corpus, Decision, Judgement, Mention, MentionId, Ruling};
use std::collections::BTreeMap;

/// Refusals kept for one mention, the closest ones. Origin: what a person wants to see when asking
/// why a number stands alone.
const SHOWN_REFUSALS: usize = 2;

/// What people decided about pairs of mentions, the smaller identifier first.
#[derive(Debug, Default)]
pub(super) struct Rulings {
    pairs: BTreeMap<(MentionId, MentionId), Ruling>,
}

impl Rulings {
    /// Collects the rulings about sameness that stand; of two about one pair the later one counts.
    pub(super) fn new(judgements: &[Judgement]) -> Self {
        let standing = judgements.iter().filter(|judgement| !judgement.retired);
        let about = standing.filter(|judgement| matches!(judgement.ruling, Ruling::Same | Ruling::Different));
        let pairs = about.filter_map(|judgement| {
            let (left, right) = (judgement.left, judgement.right?);
            Some(((left.min(right), left.max(right)), judgement.ruling))
        });
        Self { pairs: pairs.collect() }
    }

    fn of(&self, left: MentionId, right: MentionId) -> Option<Ruling> {
        self.pairs.get(&(left.min(right), left.max(right))).copied()
    }
}

/// The groups of one story, and the decisions worth showing.
#[derive(Debug, Default)]
pub(super) struct Groups<'a> {
    /// Mentions of each figure, ascending by identifier.
    pub(super) figures: Vec<Vec<&'a Mention>>,
    /// Why mentions were joined, and why the nearest others were not.
    pub(super) decisions: Vec<Decision>,
}

/// Returns the groups of the given mentions, which are of one happening and ascending by identifier.
pub(super) fn figures<'a>(
    mentions: &[&'a Mention],
    corpus: &Corpus,
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> Groups<'a> {
    let mut readings: Vec<Reading<'a>> =
        mentions.iter().map(|mention| Reading::new(mention, corpus, lexicon)).collect();
    drop_common_words(&mut readings);
    let mut candidates = pairs(&readings);
    add_ruled(&mut candidates, mentions, rulings);
    let links: Vec<(usize, usize, Link)> = candidates
        .into_iter()
        .map(|(a, b)| (a, b, link(&readings[a], &readings[b], rulings, lexicon)))
        .collect();
    let groups = cluster(readings.len(), &links, JOIN, UNRELATED);
    let decisions = decisions(&readings, &links, &groups, rulings, lexicon);
    let figures =
        groups.into_iter().map(|group| group.into_iter().map(|at| mentions[at]).collect()).collect();
    Groups { figures, decisions }
}

/// Adds the pairs that people decided about, which may share no block.
fn add_ruled(candidates: &mut Vec<(usize, usize)>, mentions: &[&Mention], rulings: &Rulings) {
    let at = |id: MentionId| mentions.binary_search_by_key(&id, |mention| mention.id).ok();
    candidates.extend(rulings.pairs.keys().filter_map(|&(a, b)| Some((at(a)?, at(b)?))));
    candidates.sort_unstable();
    candidates.dedup();
}

fn link(left: &Reading<'_>, right: &Reading<'_>, rulings: &Rulings, lexicon: &Lexicon) -> Link {
    match rulings.of(left.mention.id, right.mention.id) {
        Some(Ruling::Same) => return Link::Always,
        Some(Ruling::Different) => return Link::Never,
        _ => {}
    }
    weigh(left, right, lexicon).map_or(Link::Never, |evidence| Link::Weight(evidence.weight()))
}

/// Returns, for each mention, the decision about the mention it is closest to in its figure, and
/// about the nearest ones outside.
fn decisions(
    readings: &[Reading<'_>],
    links: &[(usize, usize, Link)],
    groups: &[Vec<usize>],
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> Vec<Decision> {
    let mut group_of = vec![0; readings.len()];
    for (group, members) in groups.iter().enumerate() {
        for &at in members {
            group_of[at] = group;
        }
    }
    let mut near: Vec<Vec<(i32, usize)>> = vec![Vec::new(); readings.len()];
    for &(a, b, link) in links {
        let weight = match link {
            Link::Weight(weight) if weight >= 0 => weight,
            Link::Always => i32::MAX,
            _ => continue,
        };
        near[a].push((weight, b));
        near[b].push((weight, a));
    }
    let mut shown = BTreeMap::new();
    for (at, list) in near.iter_mut().enumerate() {
        list.sort_unstable_by_key(|(weight, other)| (std::cmp::Reverse(*weight), *other));
        let (inside, outside): (Vec<_>, Vec<_>) =
            list.iter().partition(|(_, other)| group_of[*other] == group_of[at]);
        for &(_, other) in inside.iter().take(1).chain(outside.iter().take(SHOWN_REFUSALS)) {
            shown.insert((at.min(other), at.max(other)), group_of[at] == group_of[other]);
        }
    }
    let decide = |((a, b), joined): ((usize, usize), bool)| Decision {
        left: readings[a].mention.id,
        right: readings[b].mention.id,
        joined,
        reasons: reasons(&readings[a], &readings[b], joined, rulings, lexicon),
    };
    shown.into_iter().map(decide).collect()
}

/// Returns the reasons for a decision in words, strongest first.
fn reasons(
    left: &Reading<'_>,
    right: &Reading<'_>,
    joined: bool,
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> Vec<String> {
    if let Some(ruling) = rulings.of(left.mention.id, right.mention.id) {
        let same = if ruling == Ruling::Same { "the same" } else { "different" };
        return vec![format!("a person decided that they are {same}")];
    }
    let evidence = match weigh(left, right, lexicon) {
        Ok(evidence) => evidence,
        Err(veto) => return vec![refusal(veto).to_owned()],
    };
    let mut grounds: Vec<_> = evidence.grounds().into_iter().filter(|(_, weight)| *weight != 0).collect();
    grounds.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.abs()));
    let mut reasons: Vec<String> =
        grounds.iter().map(|(ground, weight)| format!("{ground} ({weight:+})")).collect();
    let total = evidence.weight();
    if !joined && total >= JOIN {
        reasons.push(format!("{total:+} in all, but the groups they belong to do not fit"));
    } else {
        reasons.push(format!("{total:+} in all, {JOIN:+} needed on average"));
    }
    reasons
}

fn refusal(veto: Veto) -> &'static str {
    match veto {
        Veto::Unit => "units that cannot be compared",
        Veto::Kind => "a level on one side, a change or share on the other",
        Veto::Direction => "a rise on one side, a fall on the other",
        Veto::Modality => "asserted on one side only",
        Veto::Change => "the value before on one side, the value after on the other",
        Veto::OneDocument => "two amounts of one document that exclude each other",
    }
}
