//! Defines [`Sum`], the parts of a conflict about a sum and what they add up to.

use crate::model::{Analysis, Conflict, Decimal, Mention, MentionId, Quantity, Side};
use crate::text::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// Parts that were added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The parts in the order of their text.
    pub parts: Vec<SumPart>,
    /// What they add up to, where each is an exact amount of one unit.
    pub sum: Option<Quantity>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumPart {
    /// The mention that gives it.
    pub mention: MentionId,
    /// What tells it from the others: its row's label, its place, or what it counts.
    pub label: String,
    /// The amount in words.
    pub value: String,
}

/// Returns the side with the total and the side with the parts of a conflict about a sum; `None` for
/// other conflicts.
#[must_use]
pub fn total_and_parts(conflict: &Conflict) -> Option<(&Side, &Side)> {
    conflict.total_and_parts()
}

/// Returns the parts on one side of a conflict and what they add up to.
#[must_use]
pub fn sum(analysis: &Analysis, side: &Side) -> Sum {
    let mut mentions: Vec<&Mention> =
        side.mentions.iter().filter_map(|&id| analysis.corpus.mention(id)).collect();
    mentions.sort_by_key(|mention| (mention.document, mention.span));
    let mentions = once(analysis, side, &mentions);
    let part = |mention: &&Mention| SumPart {
        mention: mention.id,
        label: part_label(analysis, mention),
        value: mention.quantity.to_string(),
    };
    Sum { parts: mentions.iter().map(part).collect(), sum: total(&mentions) }
}

/// Returns each part once, where the side quotes repetitions too, of the text or of other articles: the
/// longest of the lists and enumerations it quotes that has a part for every claim, or else the first
/// mention of each claim.
fn once<'a>(analysis: &Analysis, side: &Side, mentions: &[&'a Mention]) -> Vec<&'a Mention> {
    let row = |mention: &Mention| {
        let cell = mention.structure.cell.as_ref().filter(|cell| !cell.total)?;
        Some((mention.document, cell.list))
    };
    let part = |mention: &Mention| Some((mention.document, mention.structure.part_of?.whole));
    complete(mentions, side.claims.len(), row)
        .or_else(|| complete(mentions, side.claims.len(), part))
        .unwrap_or_else(|| {
            let mut seen = BTreeSet::new();
            let claims = &analysis.resolution.claims;
            let claim = |mention: &Mention| {
                let mut own = claims.iter().filter(|claim| side.claims.contains(&claim.id));
                own.find(|claim| claim.mentions.contains(&mention.id)).map(|claim| claim.id)
            };
            mentions.iter().copied().filter(|mention| seen.insert(claim(mention))).collect()
        })
}

/// Returns the largest group of mentions of one key, the first of equally large ones, where it has `least`
/// mentions or more; mentions without a key are in none.
fn complete<'a, K: Ord>(
    mentions: &[&'a Mention],
    least: usize,
    key: impl Fn(&Mention) -> Option<K>,
) -> Option<Vec<&'a Mention>> {
    let mut groups: BTreeMap<K, Vec<&Mention>> = BTreeMap::new();
    for &mention in mentions {
        if let Some(key) = key(mention) {
            groups.entry(key).or_default().push(mention);
        }
    }
    groups.into_values().rev().max_by_key(Vec::len).filter(|group| group.len() >= least)
}

fn total(parts: &[&Mention]) -> Option<Quantity> {
    let first = &parts.first()?.quantity;
    let mut sum = Decimal::ZERO;
    for part in parts {
        if part.quantity.unit != first.unit {
            return None;
        }
        sum = sum.checked_add(part.quantity.point()?)?;
    }
    let precision = parts.iter().map(|part| part.quantity.precision).min()?;
    Some(Quantity { precision, per: first.per.clone(), ..Quantity::exact(sum, first.unit.clone()) })
}

fn part_label(analysis: &Analysis, mention: &Mention) -> String {
    let row = mention.structure.cell.as_ref().and_then(|cell| cell.label.clone());
    let place = || mention.place.as_ref().map(|place| place.name.clone());
    let counted = || mention.counted.as_ref().map(|counted| counted.text.clone());
    let sentence = || one_line(analysis.corpus.sentence_of(mention));
    row.or_else(place).or_else(counted).unwrap_or_else(sentence)
}
