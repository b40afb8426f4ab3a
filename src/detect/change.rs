//! Defines [`ties`]: values before and after with the difference that the text gives.

use super::tie::Tie;
use crate::model::{ChangeRole, Mention, Modality};
use std::collections::BTreeMap;

/// Returns the statements of change of one document that give all three numbers, as the reader marked them.
pub(super) fn ties<'a>(mentions: &[&'a Mention]) -> Vec<Tie<'a>> {
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
