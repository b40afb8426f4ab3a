//! Defines [`decisions`]: why mentions were put into one figure, and why the nearest others were not.
//!
//! Decisions are what a person reads who doubts a group, so few are kept for each mention and each
//! says what spoke for and against it, strongest first.

use super::evidence::{Evidence, Veto, weigh};
use super::figures::Rulings;
use super::reading::Reading;
use super::weights::JOIN;
use crate::lexicon::Lexicon;
use crate::model::{Decision, Ruling};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Refusals kept for one mention, the closest ones. Origin: what a person wants to see when asking
/// why a number stands alone.
const SHOWN_REFUSALS: usize = 2;

/// What is known of the pairs and groups of a story.
pub(super) struct Known<'k, 'a> {
    pub(super) readings: &'k [Reading<'a>],
    /// The positions of those that were weighed with each other, ascending.
    pub(super) room: &'k [usize],
    /// The pairs that were weighed, none of them vetoed.
    pub(super) pairs: &'k [(usize, usize, Evidence)],
    /// The pairs that may not share a figure.
    pub(super) vetoed: &'k [(usize, usize, Veto)],
    /// The pairs that people decided about.
    pub(super) ruled: &'k [(usize, usize, Ruling)],
    /// The group of each one in the room, in its order.
    pub(super) group_of: &'k [usize],
    pub(super) lexicon: &'k Lexicon,
}

impl Known<'_, '_> {
    /// Returns the place in the room of the reading at a position.
    fn place(&self, at: usize) -> usize {
        self.room.binary_search(&at).unwrap_or_default()
    }

    fn joined(&self, a: usize, b: usize) -> bool {
        self.group_of[self.place(a)] == self.group_of[self.place(b)]
    }
}

/// Returns, for each mention, the decision about the mention it is closest to in its figure, and
/// about the nearest ones outside; and all that people decided.
pub(super) fn decisions(known: &Known<'_, '_>, rulings: &Rulings) -> Vec<Decision> {
    let mut near: Vec<Vec<(i32, usize, usize)>> = vec![Vec::new(); known.room.len()];
    for (at, (a, b, evidence)) in known.pairs.iter().enumerate() {
        let weight = evidence.weight();
        if known.joined(*a, *b) || weight >= 0 {
            near[known.place(*a)].push((weight, *b, at));
            near[known.place(*b)].push((weight, *a, at));
        }
    }
    let mut shown: BTreeMap<(usize, usize), Option<usize>> =
        known.ruled.iter().map(|(a, b, _)| ((*a, *b), None)).collect();
    for (&at, list) in known.room.iter().zip(&mut near) {
        list.sort_unstable_by_key(|(weight, other, _)| (Reverse(*weight), *other));
        let (inside, outside): (Vec<_>, Vec<_>) =
            list.iter().partition(|(_, other, _)| known.joined(*other, at));
        for &(_, other, pair) in inside.into_iter().take(1).chain(outside.into_iter().take(SHOWN_REFUSALS)) {
            shown.entry((at.min(other), at.max(other))).or_insert(Some(pair));
        }
    }
    for (a, b) in forbidden(known) {
        shown.entry((a, b)).or_insert(None);
    }
    let decide = |((a, b), pair): ((usize, usize), Option<usize>)| {
        let joined = known.joined(a, b);
        let evidence = pair.map(|pair| known.pairs[pair].2);
        let (left, right) = (&known.readings[a], &known.readings[b]);
        let reasons = ruled(left, right, rulings)
            .or_else(|| evidence.map(|evidence| grounds(&evidence, joined)))
            .unwrap_or_else(|| reasons(left, right, joined, known.lexicon));
        Decision { left: left.mention.id, right: right.mention.id, joined, reasons }
    };
    shown.into_iter().map(decide).collect()
}

/// Returns for each mention the first one that counts the same thing by the same event and may not
/// be in its figure all the same, where it is not in its figure.
fn forbidden(known: &Known<'_, '_>) -> BTreeSet<(usize, usize)> {
    let alike = |a: usize, b: usize| {
        let (left, right) = (&known.readings[a], &known.readings[b]);
        let things = left.head == right.head || (left.person.is_some() && right.person.is_some());
        things && left.class().is_some() && left.class() == right.class()
    };
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for &(a, b, _) in known.vetoed {
        if !known.joined(a, b) && alike(a, b) {
            first.entry(a).or_insert(b);
            first.entry(b).or_insert(a);
        }
    }
    first.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// Returns what a person said about a pair.
fn ruled(left: &Reading<'_>, right: &Reading<'_>, rulings: &Rulings) -> Option<Vec<String>> {
    let same = match rulings.of(left.mention.id, right.mention.id)? {
        Ruling::Same => "the same",
        _ => "different",
    };
    Some(vec![format!("a person decided that they are {same}")])
}

/// Returns the reasons for a decision about a pair that was not weighed against its rivals.
pub(super) fn reasons(
    left: &Reading<'_>,
    right: &Reading<'_>,
    joined: bool,
    lexicon: &Lexicon,
) -> Vec<String> {
    match weigh(left, right, lexicon) {
        Ok(evidence) => grounds(&evidence, joined),
        Err(veto) => vec![refusal(veto).to_owned()],
    }
}

/// Returns the grounds with their weights in words, strongest first, and what they come to.
fn grounds(evidence: &Evidence, joined: bool) -> Vec<String> {
    let mut grounds: Vec<_> = evidence.grounds().into_iter().filter(|(_, weight)| *weight != 0).collect();
    grounds.sort_by_key(|(_, weight)| Reverse(weight.abs()));
    let mut reasons: Vec<String> =
        grounds.iter().map(|(ground, weight)| format!("{ground} ({weight:+})")).collect();
    let total = evidence.weight();
    reasons.push(match (joined, total >= JOIN) {
        (false, true) => format!("{total:+} in all, but the groups they belong to do not fit"),
        (true, false) => format!("{total:+} in all; others of the figure hold them together"),
        _ => format!("{total:+} in all, {JOIN:+} needed on average"),
    });
    reasons
}

fn refusal(veto: Veto) -> &'static str {
    match veto {
        Veto::Unit => "units that cannot be compared",
        Veto::Happening => "two happenings that one report tells of, each in a paragraph of its own",
        Veto::Kind => "a level on one side, a change or share on the other",
        Veto::Direction => "a rise on one side, a fall on the other",
        Veto::Modality => "denied or supposed on one side only",
        Veto::Plan => "asserted on one side, planned or forecast on the other",
        Veto::Change => "the value before on one side, the value after on the other",
        Veto::Part => "a part and the number it is a part of",
        Veto::OneDocument => "two amounts of one document that exclude each other",
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::{Groups, figures};
    use super::super::scenes::Scenes;
    use super::super::testing::{corpus, lexicon, told};
    use super::*;
    use crate::model::{Corpus, Judgement, MentionId};

    /// Two reports of 47 dead, the first of which has 12 dead of something else as well.
    fn reports() -> Corpus {
        let died = ("person", "die");
        corpus([
            told("In Ludno 47 people died.\nEarlier 12 people died.\n", &[died, died]),
            told("There 47 people died.\n", &[died]),
        ])
    }

    fn grouped<'a>(corpus: &'a Corpus, judgements: &[Judgement]) -> Groups<'a> {
        let mut mentions: Vec<_> = corpus.mentions().iter().collect();
        mentions.sort_by_key(|mention| mention.id);
        figures(&mentions, corpus, &Scenes::default(), &Rulings::new(judgements), lexicon())
    }

    /// Returns what was decided about the numbers of those texts.
    fn about(groups: &Groups<'_>, corpus: &Corpus, texts: [&str; 2]) -> Vec<(bool, String)> {
        let text = |id: MentionId| corpus.mention(id).unwrap().text.clone();
        let pair = |decision: &&Decision| {
            let pair = [text(decision.left), text(decision.right)];
            pair == texts || pair == [texts[1], texts[0]]
        };
        let decided = groups.decisions.iter().filter(pair);
        decided.map(|decision| (decision.joined, decision.reasons.join("; "))).collect()
    }

    #[test]
    fn what_joined_and_what_forbade_is_told() {
        let corpus = reports();
        let groups = grouped(&corpus, &[]);
        let [(joined, why)] = &about(&groups, &corpus, ["47", "47"])[..] else { panic!("one decision") };
        assert!(*joined && why.contains("equal (+6)") && why.contains("the same event (+4)"), "{why}");
        assert!(why.ends_with("in all, +2 needed on average"), "{why}");
        let refused = about(&groups, &corpus, ["47", "12"]);
        assert!(refused.iter().all(|(joined, _)| !joined));
        let forbidden = "two amounts of one document that exclude each other";
        assert!(refused.iter().any(|(_, why)| why == forbidden), "{refused:?}");
    }

    #[test]
    fn what_a_person_decided_is_the_only_reason() {
        let corpus = reports();
        let same: Vec<MentionId> =
            corpus.mentions().iter().filter(|m| m.text == "47").map(|m| m.id).collect();
        let (left, right) = (same[0], Some(same[1]));
        let judgement = Judgement { left, right, ruling: Ruling::Different, note: None, retired: false };
        let told = |judgement: Judgement| about(&grouped(&corpus, &[judgement]), &corpus, ["47", "47"]);
        let decided = "a person decided that they are different".to_owned();
        assert_eq!(told(judgement.clone()), [(false, decided)]);
        assert!(told(Judgement { retired: true, ..judgement })[0].0, "what is retired does not count");
    }
}
