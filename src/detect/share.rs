//! Defines [`ties`]: percentages with the part and the base that the text gives beside them.

use super::scene::Scene;
use super::tie::Tie;
use crate::model::{Dimension, Kind, Mention, Span};

/// Bytes between a number and the share that repeats it ("1,650 workers, or 39 percent"), at most.
const NEAR: usize = 40;

/// Bytes between a share and its base ("39 percent of its staff of 3,400"), at most.
const BASE_NEAR: usize = 60;

/// Returns the shares of one document whose part and base stand beside them.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for (at, &share) in mentions.iter().enumerate() {
        if share.quantity.unit.dimension != Dimension::Share || share.kind == Kind::Change {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| mentions.get(at)).copied();
        let base =
            scene_base(share, scene).or_else(|| following_base(share, mentions.get(at + 1).copied(), scene));
        let part =
            before.filter(|part| part.sentence == share.sentence && near(part, share, NEAR, scene).is_some());
        if let (Some(part), Some(base)) = (part, base) {
            ties.push(Tie::Share { part, base, share });
        }
    }
    ties
}

/// Returns the base that the reader found for a share.
fn scene_base<'a>(share: &Mention, scene: &Scene<'a>) -> Option<&'a Mention> {
    scene.at(share.document, share.structure.part_of?.whole)
}

/// Returns the number after a share where "of" leads from the one to the other.
fn following_base<'a>(share: &Mention, next: Option<&'a Mention>, scene: &Scene<'_>) -> Option<&'a Mention> {
    let next = next.filter(|next| next.sentence == share.sentence)?;
    let between = near(share, next, BASE_NEAR, scene)?;
    between.split_whitespace().any(|word| word == "of").then_some(next)
}

/// Returns the text between two numbers, `None` where it is longer than `most` bytes or ends a clause.
fn near<'t>(left: &Mention, right: &Mention, most: usize, scene: &Scene<'t>) -> Option<&'t str> {
    let between = Span::new(left.span.end, right.span.start);
    let text = between.of(&scene.document(left)?.text);
    (between.len() <= most && !text.contains([';', '.', '\n'])).then_some(text)
}
