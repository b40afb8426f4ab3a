//! Defines [`DecisionJson`], why two numbers stand in one figure or in two.

use super::SpotJson;
use super::finding::spots;
use crate::model::{Analysis, Decision, Figure, FigureId, MentionId};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// One decision about two numbers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DecisionJson {
    /// Whether they were put into one figure.
    pub joined: bool,
    /// The one number.
    pub left: SpotJson,
    /// Its figure.
    pub left_figure: FigureId,
    /// The other number.
    pub right: SpotJson,
    /// Its figure; the same where they were joined.
    pub right_figure: FigureId,
    /// What speaks for and against it with its weight, the strongest first, or what forbids it; what the
    /// grounds come to stands last.
    pub reasons: Vec<String>,
}

/// Returns the decisions about the numbers of the given figures, by the places of the two numbers.
#[must_use]
pub fn decisions(analysis: &Analysis, figures: &[&Figure], decisions: &[Decision]) -> Vec<DecisionJson> {
    let asked: BTreeSet<MentionId> = figures.iter().flat_map(|figure| figure.mentions.clone()).collect();
    let all = analysis.resolution.figures.iter();
    let of: HashMap<MentionId, FigureId> =
        all.flat_map(|figure| figure.mentions.iter().map(|id| (*id, figure.id))).collect();
    let row = |decision: &Decision| {
        let [left, right]: [SpotJson; 2] =
            spots(analysis, &[decision.left, decision.right]).try_into().ok()?;
        Some(DecisionJson {
            joined: decision.joined,
            left,
            left_figure: *of.get(&decision.left)?,
            right,
            right_figure: *of.get(&decision.right)?,
            reasons: decision.reasons.clone(),
        })
    };
    let about =
        decisions.iter().filter(|decision| asked.contains(&decision.left) || asked.contains(&decision.right));
    let mut rows: Vec<DecisionJson> = about.filter_map(row).collect();
    let place = |spot: &SpotJson| (spot.document.clone(), spot.start);
    rows.sort_by_cached_key(|row| (place(&row.left), place(&row.right)));
    rows
}
