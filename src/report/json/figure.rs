//! Defines [`FigureJson`], what is being numbered, and [`ClaimJson`], one amount given for it.

use super::finding::sources;
use super::mention::QuantityJson;
use super::{SpotJson, name_of};
use crate::model::{
    Analysis, Claim, ClaimId, Conflict, Dimension, Figure, FigureId, Kind, Modality, StoryId,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// What is being numbered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureJson {
    /// Identifier.
    pub id: FigureId,
    /// What people call it.
    pub label: String,
    /// The story it belongs to.
    pub story: StoryId,
    /// Lemma of what is counted.
    pub counted: Option<String>,
    /// What happened.
    pub event: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `level`, `change`, `rate` or `share`.
    #[schemars(with = "Kind")]
    pub kind: String,
    /// What it is measured in: `count`, `money`, `length` …
    #[schemars(with = "Dimension")]
    pub dimension: String,
    /// The amounts given, the best supported first.
    pub values: Vec<String>,
    /// How many numbers speak of it.
    pub mentions: usize,
    /// The sources that print any of them, alphabetically.
    pub sources: Vec<String>,
    /// In how many conflicts its amount is in dispute; single parts of a sum are not.
    pub conflicts: usize,
}

/// One amount given for one figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimJson {
    /// Identifier.
    pub id: ClaimId,
    /// The figure.
    pub figure: FigureId,
    /// What people call the figure.
    pub label: String,
    /// The amount in words for people.
    pub value: String,
    /// The amount.
    #[serde(flatten)]
    pub quantity: QuantityJson,
    /// `asserted`, `denied`, `hypothetical`, `planned` or `forecast`.
    #[schemars(with = "Modality")]
    pub modality: String,
    /// Who stands behind it after copies are followed back, alphabetically.
    pub originators: Vec<String>,
    /// The sources that print it, alphabetically.
    pub sources: Vec<String>,
    /// Every number that gives it.
    pub mentions: Vec<SpotJson>,
}

/// Returns the figures, those with conflicts first, then by how many numbers speak of them.
#[must_use]
pub fn figures(analysis: &Analysis) -> Vec<FigureJson> {
    let mut values: HashMap<FigureId, Vec<&Claim>> = HashMap::new();
    for claim in &analysis.resolution.claims {
        values.entry(claim.figure).or_default().push(claim);
    }
    let mut disputes: HashMap<FigureId, usize> = HashMap::new();
    for figure in analysis.findings.conflicts.iter().flat_map(Conflict::disputed) {
        *disputes.entry(*figure).or_default() += 1;
    }
    let row = |figure: &Figure| {
        let mut claims = values.get(&figure.id).cloned().unwrap_or_default();
        claims.sort_by_key(|claim| (std::cmp::Reverse(claim.mentions.len()), claim.id));
        FigureJson {
            id: figure.id,
            label: figure.label.clone(),
            story: figure.story,
            counted: figure.counted.clone(),
            event: figure.event.clone(),
            place: figure.place.clone(),
            kind: name_of(&figure.kind),
            dimension: name_of(&figure.dimension),
            values: in_words(&claims),
            mentions: figure.mentions.len(),
            sources: sources(analysis, &figure.mentions),
            conflicts: disputes.get(&figure.id).copied().unwrap_or_default(),
        }
    };
    let mut rows: Vec<_> = analysis.resolution.figures.iter().map(row).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse((row.conflicts, row.mentions)), row.id));
    rows
}

/// Returns the amounts of claims in words, each once: what differs in the time or part it is said of
/// only reads the same.
fn in_words(claims: &[&Claim]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for claim in claims {
        let amount = claim.quantity.to_string();
        if !words.contains(&amount) {
            words.push(amount);
        }
    }
    words
}

/// Returns the claims by figure in the order of [`figures`], the best supported first.
#[must_use]
pub fn claims(analysis: &Analysis) -> Vec<ClaimJson> {
    let order: HashMap<_, _> =
        figures(analysis).into_iter().enumerate().map(|(at, row)| (row.id, (at, row.label))).collect();
    let row = |claim: &Claim| {
        let mentions = claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
        let behind = analysis.originators.behind_mentions(mentions);
        ClaimJson {
            id: claim.id,
            figure: claim.figure,
            label: order.get(&claim.figure).map(|(_, label)| label.clone()).unwrap_or_default(),
            value: claim.quantity.to_string(),
            quantity: QuantityJson::of(&claim.quantity),
            modality: name_of(&claim.modality),
            originators: behind.into_iter().map(str::to_owned).collect(),
            sources: sources(analysis, &claim.mentions),
            mentions: super::finding::spots(analysis, &claim.mentions),
        }
    };
    let mut rows: Vec<_> = analysis.resolution.claims.iter().map(row).collect();
    let place = |id: &FigureId| order.get(id).map_or(usize::MAX, |(at, _)| *at);
    rows.sort_by_key(|row| (place(&row.figure), std::cmp::Reverse(row.mentions.len()), row.id));
    rows
}
