//! Defines [`conflicts`]: numbers that stand for another figure of the story than their words say.
//!
//! An article that has 41 rescued, where all others have 47 rescued and 41 treated, took the number
//! from the wrong line. Grouping goes by the number and puts it with those treated, or leaves it
//! alone; its words, which pass the gate against those rescued, show that it contradicts them. Both
//! are asked for, the equal number of another event and the contradicted figure with more support,
//! because either alone is common and means nothing.

use super::gate::{Surroundings, compare};
use super::peace::Peace;
use super::scene::Scene;
use super::{conflict, side, words};
use crate::model::{
    Cause, CauseKind, Claim, ClaimId, Conflict, ConflictKind, Decimal, Figure, Fit, Mention, MentionId,
    Modality, Verdict,
};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers up to this are equal by chance too often to say where one was taken from. Origin: numbers
/// up to a score are what articles count in passing.
const CHANCE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// How many times the one amount may be the other; numbers farther apart count different things.
const REACH: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// A figure's best supported claim, against which a borrowed number stands.
struct Stand<'a> {
    figure: &'a Figure,
    claim: &'a Claim,
    mention: &'a Mention,
}

/// The stand that borrowed numbers contradict, the borrowed numbers, and those they were taken from.
type Loan<'s, 'a> = (&'s Stand<'a>, Vec<&'a Mention>, Vec<&'a Mention>);

/// Returns the conflicts of borrowed numbers with the figures their words speak of, each once.
pub(super) fn conflicts<'a>(scene: &Scene<'a>, peace: &Peace) -> Vec<Conflict> {
    let by_value = by_value(scene);
    let by_class = stands(scene);
    let mut found: BTreeMap<(ClaimId, Decimal), Loan<'_, 'a>> = BTreeMap::new();
    for (value, mentions) in &by_value {
        for &mention in mentions {
            let lenders = lenders(mention, mentions, scene);
            if lenders.is_empty() {
                continue;
            }
            let Some(class) = class(mention) else { continue };
            let stands = by_class.get(class).into_iter().flatten();
            for stand in stands.filter(|stand| contradicts(mention, stand, scene, peace)) {
                let entry = found.entry((stand.claim.id, *value)).or_insert((stand, Vec::new(), Vec::new()));
                entry.1.push(mention);
                entry.2.extend(&lenders);
            }
        }
    }
    found.into_values().map(|(stand, borrowed, lenders)| report(stand, &borrowed, &lenders, scene)).collect()
}

/// Returns the asserted counts of the story by their amount.
fn by_value<'a>(scene: &Scene<'a>) -> BTreeMap<Decimal, Vec<&'a Mention>> {
    let mut values: BTreeMap<Decimal, Vec<&Mention>> = BTreeMap::new();
    for &mention in scene.texts.values().flatten() {
        let plain = mention.quantity.unit.is_count() && mention.modality == Modality::Asserted;
        if let Some(value) = mention.quantity.point().filter(|value| plain && *value > CHANCE) {
            values.entry(value.normalize()).or_default().push(mention);
        }
    }
    values
}

/// Returns the best supported claim of each figure that several documents speak of, by event class.
fn stands<'a>(scene: &Scene<'a>) -> BTreeMap<&'a str, Vec<Stand<'a>>> {
    let mut stands: BTreeMap<&str, Vec<Stand<'a>>> = BTreeMap::new();
    for &figure in &scene.figures {
        let best = scene
            .claims(figure)
            .iter()
            .copied()
            .max_by_key(|claim| (scene.support(&claim.mentions), claim.id));
        let Some(claim) = best.filter(|claim| scene.support(&claim.mentions) > 1) else { continue };
        let mentions = claim.mentions.iter().filter_map(|id| scene.corpus.mention(*id));
        let classed: Vec<&Mention> = mentions.filter(|mention| class(mention).is_some()).collect();
        if let Some(&mention) = classed.first()
            && let Some(class) = class(mention)
        {
            stands.entry(class).or_default().push(Stand { figure, claim, mention });
        }
    }
    stands
}

fn class(mention: &Mention) -> Option<&str> {
    mention.event.as_ref()?.class.as_deref()
}

/// Returns the mentions of other documents that give the same number for another event.
fn lenders<'a>(mention: &Mention, equal: &[&'a Mention], scene: &Scene<'a>) -> Vec<&'a Mention> {
    let other = |lender: &&&Mention| {
        let told = class(lender).is_some() && class(mention).is_some();
        lender.document != mention.document && told && !scene.same_event(mention, lender)
    };
    equal.iter().filter(other).copied().collect()
}

/// Returns whether a mention's words speak of the figure of a stand and its number excludes it.
fn contradicts(mention: &Mention, stand: &Stand<'_>, scene: &Scene<'_>, peace: &Peace) -> bool {
    let elsewhere = scene.figure_of(mention.id).is_some_and(|figure| figure.id != stand.figure.id);
    let near = mention.quantity.point().zip(stand.mention.quantity.point()).is_some_and(|(x, y)| {
        let (small, large) = (x.min(y), x.max(y));
        small > Decimal::ZERO && small.checked_mul(REACH).is_some_and(|reach| large <= reach)
    });
    let around = Surroundings { lexicon: scene.lexicon, broken_down: scene.broken_down(mention) };
    // What is told of one place only may be that place's own number.
    let places = Fit::of_places(mention.place.as_ref(), stand.mention.place.as_ref());
    let alike = stand.figure.place.is_some() == mention.place.is_some();
    let placed = alike && matches!(places, Fit::Same | Fit::Neither);
    let excluded = matches!(compare(mention, stand.mention, around), Verdict::Contradicts(_));
    let at_peace = scene.claim_of(mention.id).is_some_and(|claim| peace.between(claim.id, stand.claim.id));
    elsewhere && near && placed && excluded && !at_peace
}

fn report(stand: &Stand<'_>, borrowed: &[&Mention], lenders: &[&Mention], scene: &Scene<'_>) -> Conflict {
    let ids = |mentions: &[&Mention]| -> Vec<MentionId> {
        let ids: BTreeSet<MentionId> = mentions.iter().map(|mention| mention.id).collect();
        ids.into_iter().collect()
    };
    let amount = borrowed.first().map_or_else(String::new, |mention| words::amount(&mention.quantity));
    let stands = words::amount(&stand.claim.quantity);
    let explanation = format!("{}: {stands} against {amount}", stand.figure.label);
    let working = vec![format!("{stands} and {amount} cannot both hold")];
    let sides =
        vec![side(stands, stand.claim.mentions.clone(), scene), side(amount.clone(), ids(borrowed), scene)];
    let ratio = borrowed.first().and_then(|mention| words::ratio(&stand.claim.quantity, &mention.quantity));
    let mut conflict =
        conflict(ConflictKind::Value, vec![stand.figure.id], sides, explanation, working, ratio);
    let lender = lenders.first().and_then(|lender| scene.figure_of(lender.id));
    let label = lender.map_or("another figure", |figure| figure.label.as_str());
    let evidence = format!("{amount} is given elsewhere for {label}");
    conflict.cause = Some(Cause { kind: CauseKind::MixedUp, evidence, mentions: ids(lenders) });
    conflict
}
