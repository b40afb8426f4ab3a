//! Defines [`ties`]: values before and after with the difference that the text gives.

use super::scene::Scene;
use super::tie::Tie;
use crate::lexicon::WordRole;
use crate::model::{ChangeRole, Dimension, Kind, Mention, Modality, Span};
use std::collections::BTreeMap;

/// Returns the statements of change of one document that give all three numbers.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = marked(mentions);
    for tie in compared(mentions, scene) {
        let same = |known: &Tie<'_>| known.sides()[0].first() == tie.sides()[0].first();
        if !ties.iter().any(same) {
            ties.push(tie);
        }
    }
    ties
}

/// Returns the comparisons of one sentence: "about 410 live there, 61 percent more than in 2019, when
/// the number was put at 356". There must be one number before the percentage and one after it, of
/// one thing, and "than" or "from" between the percentage and the latter.
fn compared<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for &delta in mentions {
        let share = delta.quantity.unit.dimension == Dimension::Share && delta.kind == Kind::Change;
        if !share || delta.direction.is_none() || delta.modality != Modality::Asserted {
            continue;
        }
        let mut here = mentions.iter().copied().filter(|other| {
            other.sentence == delta.sentence
                && other.id != delta.id
                && other.quantity.unit.dimension != Dimension::Share
        });
        let (Some(after), Some(before), None) = (here.next(), here.next(), here.next()) else { continue };
        let ordered = after.span < delta.span && delta.span < before.span;
        if ordered && one_thing(after, before, scene) && against(delta, before, scene) {
            ties.push(Tie::Change { before, delta, after });
        }
    }
    ties
}

fn one_thing(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    // "The 20,000 of the year before" says when and not what.
    let told = |mention: &'_ Mention| {
        let time = |noun: &str| scene.lexicon.frames.is(noun, WordRole::Time);
        mention.counted.clone().filter(|counted| !time(counted.head()))
    };
    let things = told(a).zip(told(b));
    let same = things.as_ref().is_none_or(|(x, y)| x.is_like(y));
    same && a.quantity.unit.comparable(&b.quantity.unit) && a.kind == b.kind && a.modality == b.modality
}

fn against(delta: &Mention, before: &Mention, scene: &Scene<'_>) -> bool {
    let Some(document) = scene.document(delta) else { return false };
    let between = Span::new(delta.span.end, before.span.start).of(&document.text);
    between.split_whitespace().any(|word| matches!(word, "than" | "from"))
}

/// Returns the statements that the reader marked as such.
fn marked<'a>(mentions: &[&'a Mention]) -> Vec<Tie<'a>> {
    let mut groups: BTreeMap<(usize, usize), BTreeMap<ChangeRole, &'a Mention>> = BTreeMap::new();
    for &mention in mentions.iter().filter(|mention| mention.modality == Modality::Asserted) {
        if let Some((group, role)) = mention.structure.change {
            groups.entry((mention.sentence.start, group)).or_default().entry(role).or_insert(mention);
        }
    }
    let tie = |roles: BTreeMap<ChangeRole, &'a Mention>| {
        let of = |role| roles.get(&role).copied();
        Some(Tie::Change {
            before: of(ChangeRole::Before)?,
            delta: of(ChangeRole::Delta)?,
            after: of(ChangeRole::After)?,
        })
    };
    groups.into_values().filter_map(tie).collect()
}
