//! Defines [`figures`]: the groups of a story's mentions that are of one figure each.

use super::candidates::pairs;
use super::cluster::{Link, MAX_FELLOWS, Rules, cluster};
use super::crowd::crowds;
use super::decisions::{Known, decisions};
use super::elided;
use super::evidence::{Evidence, Veto, weigh};
use super::matching::matching;
use super::owners;
use super::reading::{Reading, drop_common_words, readings};
use super::rooms::{self, MAX_ROOM, MAX_TOLD};
use super::scenes::Scenes;
use super::setting;
use super::weights::{JOIN, PLAN, UNRELATED};
use crate::lexicon::Lexicon;
use crate::model::{Corpus, Decision, Judgement, Mention, MentionId, Ruling};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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

    pub(super) fn of(&self, left: MentionId, right: MentionId) -> Option<Ruling> {
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
    scenes: &Scenes,
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> Groups<'a> {
    let mut readings = readings(mentions, corpus, lexicon);
    drop_common_words(&mut readings);
    setting::set(&mut readings, corpus);
    elided::set(&mut readings);
    owners::set(&mut readings, corpus, lexicon);
    scenes.set(&mut readings, corpus);
    let ruled = ruled(mentions, rulings);
    let decided: BTreeSet<usize> = ruled.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    let crowds = crowds(&readings, |at| decided.contains(&at));
    let rooms = rooms::rooms(&readings, &crowds.grouped, &ruled, MAX_ROOM);
    let group =
        |(at, room): (usize, &Vec<usize>)| within(room, at < MAX_TOLD, &readings, &ruled, rulings, lexicon);
    let told: Vec<(Vec<Vec<usize>>, Vec<Decision>)> = rooms.par_iter().enumerate().map(group).collect();
    let (groups, told): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    let (mut groups, mut decisions) = (groups.concat(), told.concat());
    groups.sort_unstable();
    decisions.extend(rooms::told(&rooms, &readings));
    follow(&crowds.others, &readings, &mut groups, lexicon);
    let figures =
        groups.into_iter().map(|group| group.into_iter().map(|at| mentions[at]).collect()).collect();
    Groups { figures, decisions }
}

/// Returns the groups of one room as lists of positions, and the decisions about its readings if they are to
/// be told.
fn within(
    room: &[usize],
    told: bool,
    readings: &[Reading<'_>],
    ruled: &[(usize, usize, Ruling)],
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> (Vec<Vec<usize>>, Vec<Decision>) {
    let here = |at: &usize| room.binary_search(at).is_ok();
    let ruled: Vec<_> = ruled.iter().filter(|(a, b, _)| here(a) && here(b)).copied().collect();
    let weighed = weighed(readings, room, lexicon);
    let groups = join(readings, room, &weighed, &ruled, lexicon);
    let mut group_of = vec![0; room.len()];
    for (group, members) in groups.iter().enumerate() {
        members.iter().filter_map(|at| room.binary_search(at).ok()).for_each(|place| group_of[place] = group);
    }
    let known = Known {
        readings,
        room,
        pairs: &weighed.pairs,
        vetoed: &weighed.vetoed,
        ruled: &ruled,
        group_of: &group_of,
        lexicon,
    };
    let decisions = if told { decisions(&known, rulings) } else { Vec::new() };
    (groups, decisions)
}

/// The candidates of a story.
struct Weighed {
    /// Those that may share a figure, with what speaks for and against it.
    pairs: Vec<(usize, usize, Evidence)>,
    /// Those that may not, with the reason.
    vetoed: Vec<(usize, usize, Veto)>,
}

/// Weighs the candidates among the readings at `grouped`.
fn weighed(readings: &[Reading<'_>], grouped: &[usize], lexicon: &Lexicon) -> Weighed {
    let mut weighed = Weighed { pairs: Vec::new(), vetoed: Vec::new() };
    for (a, b) in pairs(readings, grouped) {
        match weigh(&readings[a], &readings[b], lexicon) {
            Ok(evidence) => weighed.pairs.push((a, b, evidence)),
            Err(veto) => weighed.vetoed.push((a, b, veto)),
        }
    }
    matching(readings, &mut weighed.pairs);
    weighed
}

/// Returns the pairs of positions that people decided about, ascending.
fn ruled(mentions: &[&Mention], rulings: &Rulings) -> Vec<(usize, usize, Ruling)> {
    let at = |id: MentionId| mentions.binary_search_by_key(&id, |mention| mention.id).ok();
    let found = |((a, b), ruling): (&(MentionId, MentionId), &Ruling)| {
        let (a, b) = (at(*a)?, at(*b)?);
        Some((a.min(b), a.max(b), *ruling))
    };
    if rulings.pairs.len() <= mentions.len() {
        return rulings.pairs.iter().filter_map(found).collect();
    }
    // Many stories must not each go over the rulings of all.
    let of = |mention: &&Mention| {
        let (first, last) = (MentionId(u64::MIN), MentionId(u64::MAX));
        rulings.pairs.range((mention.id, first)..=(mention.id, last))
    };
    mentions.iter().flat_map(of).filter_map(found).collect()
}

/// Returns the groups of the readings at `grouped` as lists of positions.
fn join(
    readings: &[Reading<'_>],
    grouped: &[usize],
    weighed: &Weighed,
    ruled: &[(usize, usize, Ruling)],
    lexicon: &Lexicon,
) -> Vec<Vec<usize>> {
    let node = |at: usize| grouped.binary_search(&at).unwrap_or_default();
    let decided: BTreeMap<(usize, usize), Ruling> = ruled.iter().map(|(a, b, r)| ((*a, *b), *r)).collect();
    let by_people = decided.iter().map(|((a, b), ruling)| {
        let link = if *ruling == Ruling::Same { Link::Always } else { Link::Never };
        (*a, *b, link)
    });
    let free = |a: &usize, b: &usize| !decided.contains_key(&(*a, *b));
    let by_weight = weighed.pairs.iter().filter(|(a, b, _)| free(a, b));
    let by_weight = by_weight.map(|(a, b, evidence)| (*a, *b, Link::Weight(evidence.weight())));
    let by_veto = weighed.vetoed.iter().filter(|(a, b, _)| free(a, b)).map(|(a, b, veto)| {
        let link = if veto.is_absolute() { Link::Never } else { Link::Weight(PLAN) };
        (*a, *b, link)
    });
    let rules = Rules {
        join: JOIN,
        unrelated: UNRELATED,
        document: &|at| readings[grouped[at]].mention.document,
        clash: &|a, b| clash(&readings[grouped[a]], &readings[grouped[b]], lexicon),
    };
    let links = by_people.chain(by_weight).chain(by_veto).map(|(a, b, link)| (node(a), node(b), link));
    let groups = cluster(grouped.len(), links, &rules);
    groups.into_iter().map(|group| group.into_iter().map(|at| grouped[at]).collect()).collect()
}

/// Returns whether two amounts of one document may not share a figure.
fn clash(left: &Reading<'_>, right: &Reading<'_>, lexicon: &Lexicon) -> bool {
    matches!(weigh(left, right, lexicon), Err(Veto::OneDocument | Veto::Happening | Veto::Part))
}

/// Puts each mention of a crowd that was not grouped into the group of the one it fits best, or into
/// one of its own.
fn follow(
    others: &[(usize, Vec<usize>)],
    readings: &[Reading<'_>],
    groups: &mut Vec<Vec<usize>>,
    lexicon: &Lexicon,
) {
    if others.is_empty() {
        return;
    }
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut within: Vec<BTreeMap<_, Vec<usize>>> = vec![BTreeMap::new(); groups.len()];
    for (group, members) in groups.iter().enumerate() {
        for at in members {
            group_of.insert(*at, group);
            within[group].entry(readings[*at].mention.document).or_default().push(*at);
        }
    }
    for (at, leaders) in others {
        let weight = |leader: &usize| {
            let evidence = weigh(&readings[*at], &readings[*leader], lexicon).ok()?;
            Some((evidence.weight(), std::cmp::Reverse(*leader)))
        };
        let best = leaders.iter().filter_map(weight).max().filter(|(weight, _)| *weight >= JOIN);
        let group = best.and_then(|(_, std::cmp::Reverse(leader))| group_of.get(&leader).copied());
        let document = readings[*at].mention.document;
        let fits = |group: &usize| {
            let fellows = within[*group].get(&document).map_or(&[][..], Vec::as_slice);
            !fellows.iter().take(MAX_FELLOWS).any(|fellow| clash(&readings[*at], &readings[*fellow], lexicon))
        };
        if let Some(group) = group.filter(fits) {
            groups[group].push(*at);
            within[group].entry(document).or_default().push(*at);
        } else {
            groups.push(vec![*at]);
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
}
