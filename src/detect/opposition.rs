//! Defines [`Opposition`]: numbers of different figures that cannot both hold, as found by the
//! detectors that look beyond a figure, and how one becomes a conflict.

use super::scene::Scene;
use super::{conflict, side, words};
use crate::model::{Cause, Conflict, ConflictKind, FigureId, Mention, MentionId};
use std::collections::BTreeSet;

/// Numbers of two figures that cannot both hold.
#[derive(Clone, Debug)]
pub(super) struct Opposition<'a> {
    /// The numbers on either side, those of the figure in dispute first; never empty.
    pub(super) sides: [Vec<&'a Mention>; 2],
    /// In which way.
    pub(super) kind: ConflictKind,
    /// A guess at why.
    pub(super) cause: Option<Cause>,
}

impl<'a> Opposition<'a> {
    /// Returns the opposition of two amounts.
    pub(super) fn of_values(left: Vec<&'a Mention>, right: Vec<&'a Mention>, cause: Option<Cause>) -> Self {
        Self { sides: [left, right], kind: ConflictKind::Value, cause }
    }

    /// Returns whether one sentence tells both amounts, of one happening as far as is known: whoever writes
    /// "Quill got 9,650 votes and Ferris 6,410" means two things by them.
    pub(super) fn told_together(&self, scene: &Scene<'_>) -> bool {
        let [left, right] = &self.sides;
        let places: BTreeSet<_> = left.iter().map(|mention| (mention.document, mention.sentence)).collect();
        let beside = |y: &&&Mention| places.contains(&(y.document, y.sentence));
        // Of people a sentence may well count some in passing; votes and votes are told apart.
        let one_thing = |x: &Mention, y: &Mention| {
            x.counted
                .as_ref()
                .zip(y.counted.as_ref())
                .is_some_and(|(a, b)| a.person.is_none() && a.lemma == b.lemma)
        };
        let apart = |x: &Mention, y: &Mention| one_thing(x, y) && scene.apart_by_sentence(x, y);
        right.iter().filter(beside).any(|y| left.iter().any(|x| apart(x, y)))
    }

    /// Returns the conflict, `None` where a side is empty.
    pub(super) fn report(&self, scene: &Scene<'_>) -> Option<Conflict> {
        let [left, right] = &self.sides;
        let (x, y) = (left.first()?, right.first()?);
        let figure = scene.figure_of(x.id)?;
        let sides: Vec<_> = self
            .sides
            .iter()
            .map(|mentions| side(amounts(mentions), mentions.iter().map(|m| m.id).collect(), scene))
            .collect();
        let labels: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
        let explanation = format!("{}: {}", figure.label, labels.join(" against "));
        let working = vec![format!("{} cannot both hold", labels.join(" and "))];
        let mut figures: Vec<FigureId> = vec![figure.id];
        figures.extend(scene.figure_of(y.id).map(|other| other.id).filter(|other| *other != figure.id));
        let ratio = words::ratio(&x.quantity, &y.quantity);
        let mut conflict = conflict(self.kind, figures, sides, explanation, working, ratio);
        conflict.cause.clone_from(&self.cause);
        Some(conflict)
    }
}

/// Returns the distinct amounts of some mentions in words.
fn amounts(mentions: &[&Mention]) -> String {
    let amounts: BTreeSet<String> = mentions.iter().map(|mention| words::amount(&mention.quantity)).collect();
    amounts.into_iter().collect::<Vec<_>>().join(", ")
}

/// Returns the identifiers of some mentions, ascending, each once.
pub(super) fn ids(mentions: &[&Mention]) -> Vec<MentionId> {
    let ids: BTreeSet<MentionId> = mentions.iter().map(|mention| mention.id).collect();
    ids.into_iter().collect()
}
