//! Defines [`Focus`], what part of the graph is looked at, and [`focus`], which chooses its figures.
//!
//! A picture of everything is a picture of nothing: by default only figures about which there is
//! something to see are drawn, the disputed first, and never more than [`MAX_FIGURES`].

use crate::model::{Analysis, Conflict, ConflictId, ConflictKind, Figure, FigureId, StoryId};
use std::collections::{BTreeMap, BTreeSet};

/// The most figures one picture shows; beyond about a dozen the labels of a printed page become
/// too small to read.
pub const MAX_FIGURES: usize = 12;

/// What part of the graph is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// What matters: figures in conflict, then figures with several claims; where there are none,
    /// the figures most spoken of.
    Interesting,
    /// The given figures, all of them.
    Figures(Vec<FigureId>),
    /// One conflict: the figures on its sides.
    Conflict(ConflictId),
    /// One story.
    Story(StoryId),
}

/// Returns the figures to draw, the disputed first, and how many more there would have been.
#[must_use]
pub fn focus(analysis: &Analysis, focus: &Focus) -> (Vec<FigureId>, usize) {
    let mut figures = match focus {
        Focus::Figures(figures) => return (figures.clone(), 0),
        Focus::Conflict(id) => return (figures_of_conflict(analysis, *id), 0),
        Focus::Story(story) => ranked(analysis, |figure| figure.story == *story),
        Focus::Interesting => interesting(analysis),
    };
    let left_out = figures.len().saturating_sub(MAX_FIGURES);
    figures.truncate(MAX_FIGURES);
    (figures, left_out)
}

fn figures_of_conflict(analysis: &Analysis, id: ConflictId) -> Vec<FigureId> {
    let conflict = analysis.findings.conflicts.iter().find(|conflict| conflict.id == id);
    conflict.map(|conflict| in_dispute(conflict).to_vec()).unwrap_or_default()
}

fn interesting(analysis: &Analysis) -> Vec<FigureId> {
    let mut claims: BTreeMap<FigureId, usize> = BTreeMap::new();
    for claim in &analysis.resolution.claims {
        *claims.entry(claim.figure).or_default() += 1;
    }
    let disputed = disputed(analysis);
    let figures =
        ranked(analysis, |figure| disputed.contains(&figure.id) || claims.get(&figure.id) > Some(&1));
    if figures.is_empty() { ranked(analysis, |_| true) } else { figures }
}

/// Returns the figures whose own value a conflict puts in dispute. The parts of a sum are drawn inside
/// the conflict, so only the total of a sum counts here.
fn in_dispute(conflict: &Conflict) -> &[FigureId] {
    match conflict.kind {
        ConflictKind::Sum => conflict.figures.get(..1).unwrap_or_default(),
        _ => &conflict.figures,
    }
}

fn disputed(analysis: &Analysis) -> BTreeSet<FigureId> {
    analysis.findings.conflicts.iter().flat_map(in_dispute).copied().collect()
}

/// Returns the figures that `wanted` accepts: weight of conflicts first, then number of mentions.
fn ranked(analysis: &Analysis, wanted: impl Fn(&Figure) -> bool) -> Vec<FigureId> {
    let place_in_list = |figure: &Figure| {
        let conflicts = analysis.findings.conflicts.iter();
        conflicts.clone().position(|c| c.figures.first() == Some(&figure.id)).unwrap_or(usize::MAX)
    };
    let mut figures: Vec<_> = analysis
        .resolution
        .figures
        .iter()
        .filter(|figure| wanted(figure))
        .map(|figure| (place_in_list(figure), usize::MAX - figure.mentions.len(), figure.id))
        .collect();
    figures.sort_unstable();
    figures.into_iter().map(|(_, _, id)| id).collect()
}
