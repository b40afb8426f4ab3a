//! Defines [`conflicts`]: the ties of a story that fail, each said once.

use super::peace::Peace;
use super::scene::Scene;
use super::tie::{Outcome, Tie, base};
use super::{change, conflict, derived, flow, partition, share, side, sum, witness, words};
use crate::model::{
    ChangeRole, ClaimId, Conflict, ConflictKind, Dimension, FigureId, Mention, MentionId, Modality,
};
use std::collections::{BTreeMap, BTreeSet};

/// What makes two failures one: the kind and the claims of the members.
type Key = (ConflictKind, Vec<ClaimId>);

/// Returns the conflicts between parts and wholes, shares and bases, before and after.
pub(super) fn conflicts<'a>(scene: &Scene<'a>, peace: &Peace) -> Vec<Conflict> {
    let mut ties = Vec::new();
    for mentions in scene.texts.documents() {
        ties.extend(sum::ties(mentions, scene));
        ties.extend(partition::ties(mentions, scene));
        ties.extend(share::ties(mentions, scene));
        ties.extend(change::ties(mentions));
        ties.extend(flow::ties(mentions, scene));
        ties.extend(derived::ties(mentions, scene));
    }
    ties.extend(witness::witnessed(scene));
    let mut failures: BTreeMap<Key, Vec<Tie<'a>>> = BTreeMap::new();
    for tie in ties.into_iter().filter(|tie| comparable(tie, scene) && !peace.among(&tie.members(), scene)) {
        if matches!(tie.work(), Outcome::Fails { .. }) {
            let claims = tie.members().iter().filter_map(|m| Some(scene.claim_of(m.id)?.id)).collect();
            failures.entry((tie.kind(), claims)).or_default().push(tie);
        }
    }
    failures.values().filter_map(|ties| failure(ties, scene)).collect()
}

/// Returns whether the numbers of a tie are asserted and of kinds that may be reckoned with.
fn comparable(tie: &Tie<'_>, scene: &Scene<'_>) -> bool {
    let members = tie.members();
    let all = |fits: &dyn Fn(Modality) -> bool| members.iter().all(|mention| fits(mention.modality));
    // "They will harvest 13 tonnes, made up of 4 of wheat and 7 of maize" expects all of it alike.
    let one_sentence = members.windows(2).all(|pair| pair[0].sentence == pair[1].sentence);
    // "That 165 jobs will go at Shannon, 95 at Cork and 50 at Kerry. This makes 340."
    let alike = matches!(tie, Tie::Sum { parts, .. } if parts.windows(2).all(|pair| pair[0].modality == pair[1].modality));
    let asserted = all(&|modality| modality == Modality::Asserted)
        || (one_sentence || alike)
            && all(&|modality| !matches!(modality, Modality::Denied | Modality::Hypothetical));
    let exact = members.iter().all(|mention| mention.quantity.unit.dimension != Dimension::Time);
    let whole = tie.sides()[0].first().map(|whole| whole.id);
    let sum =
        || one_moment(&members, whole) && !matches!(tie, Tie::Sum { parts, .. } if sum::holds_total(parts));
    let sum = tie.kind() != ConflictKind::Sum || sum() && adds_up(tie);
    asserted && exact && sum && (tie.kind() != ConflictKind::Part || !grown(tie, scene))
}

/// Returns whether the terms of a sum can be added: all are per the same, and of shares none is as large as
/// what they are said to make, since the turnout of all is between those of the districts.
fn adds_up(tie: &Tie<'_>) -> bool {
    let Tie::Sum { whole, parts } = tie else { return true };
    let per = parts.iter().all(|part| part.quantity.per == whole.quantity.per && part.kind == whole.kind);
    let relative = matches!(whole.quantity.unit.dimension, Dimension::Share | Dimension::Points)
        || whole.quantity.per.is_some();
    per && !(relative && parts.iter().any(|part| base(part) >= base(whole)))
}

/// Returns whether a part is told for a later day than its whole, which has grown by then: "of the 73 seized on
/// Monday", "three more on Tuesday brought the number to 76".
fn grown(tie: &Tie<'_>, scene: &Scene<'_>) -> bool {
    let Tie::Part { whole, part } = tie else { return false };
    let moments = scene.moment(whole).zip(scene.moment(part));
    moments.is_some_and(|(whole, part)| whole.stated && part.stated && whole.day < part.day)
}

/// Returns whether numbers are not told for two times of day, nor as before and after: the entries of a
/// live report follow each other and do not add up.
fn one_moment(members: &[&Mention], whole: Option<MentionId>) -> bool {
    let minutes = members.iter().filter_map(|mention| mention.period.as_ref()?.minute);
    let minutes: BTreeSet<u16> = minutes.collect();
    // What a whole rose to is what it is now.
    let risen = |mention: &Mention| {
        let after = mention.structure.change.is_some_and(|(_, role)| role == ChangeRole::After);
        after && Some(mention.id) == whole
    };
    minutes.len() < 2 && members.iter().all(|mention| mention.structure.change.is_none() || risen(mention))
}

/// Returns the conflict of ties that fail with the same claims, in however many documents.
fn failure(ties: &[Tie<'_>], scene: &Scene<'_>) -> Option<Conflict> {
    let tie = ties.first()?;
    let Outcome::Fails { working, ratio, .. } = tie.work() else { return None };
    let mut sides = Vec::new();
    for at in [0, 1] {
        let members: Vec<&Mention> = ties.iter().flat_map(|tie| tie.sides()[at].clone()).collect();
        let amounts: Vec<String> = tie.sides()[at].iter().map(|m| words::amount(&m.quantity)).collect();
        sides.push(side(amounts.join(", "), repeated(&members, scene), scene));
    }
    let mut figures: Vec<FigureId> = Vec::new();
    for figure in tie.members().iter().filter_map(|mention| scene.figure_of(mention.id)) {
        if !figures.contains(&figure.id) {
            figures.push(figure.id);
        }
    }
    let label = tie.sides()[0].first().and_then(|mention| scene.figure_of(mention.id));
    let label = label.map_or("", |figure| figure.label.as_str());
    let explanation = format!("{label}: {working}");
    Some(conflict(tie.kind(), figures, sides, explanation, vec![working], ratio))
}

/// Returns some mentions and those of the same document that repeat their claims.
fn repeated(members: &[&Mention], scene: &Scene<'_>) -> Vec<MentionId> {
    let mut mentions = Vec::new();
    for member in members {
        mentions.push(member.id);
        let Some((claim, figure)) = scene.claim_of(member.id).zip(scene.figure_of(member.id)) else {
            continue;
        };
        let here = scene.index.given(figure.id, member.document).iter().map(|mention| mention.id);
        mentions.extend(here.filter(|id| scene.claim_of(*id).is_some_and(|of| of.id == claim.id)));
    }
    mentions.sort_unstable();
    mentions.dedup();
    mentions
}
