//! Defines [`ConflictJson`], claims that cannot all hold, or values that follow each other.

use super::{SpotJson, name_of};
use crate::model::{Analysis, Cause, CauseKind, Conflict, ConflictId, FigureId, MentionId, Side, Update};
use schemars::JsonSchema;
use serde::Serialize;

/// A conflict, or an update where `kind` is `update`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConflictJson {
    /// Identifier; `null` for updates.
    pub id: Option<ConflictId>,
    /// `value`, `sum`, `part`, `share`, `change`, `place` or `update`.
    #[schemars(extend("enum" = ["value", "sum", "part", "share", "change", "place", "update"]))]
    pub kind: String,
    /// The figure in dispute, or the one that moves.
    pub figure: Option<FigureId>,
    /// What people call the figure.
    pub label: String,
    /// All numbers concerned, side by side or step by step.
    pub mentions: Vec<SpotJson>,
    /// A guess at why.
    pub cause: Option<CauseJson>,
    /// One line for people.
    pub explanation: String,
    /// The worked comparison, a line each; of an update who repeats an older value.
    pub working: Vec<String>,
    /// The sides, the better supported first; the steps of an update, oldest first.
    pub sides: Vec<SideJson>,
    /// How many disagreements over the same figure are left out of the list; counted at the weightiest of
    /// them that is listed.
    pub unlisted: usize,
}

/// A guess at why a conflict arose.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CauseJson {
    /// What sort of slip.
    pub kind: CauseKind,
    /// The evidence in one sentence.
    pub evidence: String,
    /// The numbers that are the evidence.
    pub mentions: Vec<SpotJson>,
}

/// One side of a conflict, or one step of an update.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SideJson {
    /// What it says.
    pub label: String,
    /// How many originators stand behind it; `null` for steps.
    pub originators: Option<usize>,
    /// How many numbers give it; of very many only some are quoted.
    pub count: usize,
    /// How many outlets print it.
    pub outlets: usize,
    /// The sources that print what is quoted, alphabetically.
    pub sources: Vec<String>,
    /// The numbers quoted for it.
    pub mentions: Vec<SpotJson>,
}

/// Returns the conflicts, weightiest first, then the updates.
#[must_use]
pub fn conflicts(analysis: &Analysis) -> Vec<ConflictJson> {
    let findings = &analysis.findings;
    let conflicts = findings.conflicts.iter().map(|conflict| of_conflict(analysis, conflict));
    conflicts.chain(findings.updates.iter().map(|update| of_update(analysis, update))).collect()
}

fn of_conflict(analysis: &Analysis, conflict: &Conflict) -> ConflictJson {
    let sides: Vec<_> = conflict.sides.iter().map(|side| of_side(analysis, side)).collect();
    let figure = conflict.figures.first().copied();
    ConflictJson {
        id: Some(conflict.id),
        kind: name_of(&conflict.kind),
        figure,
        label: label(analysis, figure),
        mentions: sides.iter().flat_map(|side| side.mentions.clone()).collect(),
        cause: conflict.cause.as_ref().map(|cause| of_cause(analysis, cause)),
        explanation: conflict.explanation.clone(),
        working: conflict.working.clone(),
        sides,
        unlisted: conflict.unlisted,
    }
}

fn of_update(analysis: &Analysis, update: &Update) -> ConflictJson {
    let claims = &analysis.resolution.claims;
    let step = |step: &crate::model::Step| {
        let claim = claims.binary_search_by_key(&step.claim, |claim| claim.id).ok();
        let all = claim.map_or(&step.mentions, |at| &claims[at].mentions);
        SideJson {
            label: step.when.clone(),
            originators: None,
            count: all.len(),
            outlets: sources(analysis, all).len(),
            sources: sources(analysis, &step.mentions),
            mentions: spots(analysis, &step.mentions),
        }
    };
    let sides: Vec<_> = update.steps.iter().map(step).collect();
    ConflictJson {
        id: None,
        kind: "update".to_owned(),
        figure: Some(update.figure),
        label: label(analysis, Some(update.figure)),
        mentions: sides.iter().flat_map(|side| side.mentions.clone()).collect(),
        cause: None,
        explanation: update.explanation.lines().next().unwrap_or_default().to_owned(),
        working: update.explanation.lines().skip(1).map(str::to_owned).collect(),
        sides,
        unlisted: 0,
    }
}

fn of_side(analysis: &Analysis, side: &Side) -> SideJson {
    SideJson {
        label: side.label.clone(),
        originators: Some(side.originators),
        count: side.count,
        outlets: side.outlets,
        sources: sources(analysis, &side.mentions),
        mentions: spots(analysis, &side.mentions),
    }
}

fn of_cause(analysis: &Analysis, cause: &Cause) -> CauseJson {
    let mentions = spots(analysis, &cause.mentions);
    CauseJson { kind: cause.kind, evidence: cause.evidence.clone(), mentions }
}

fn label(analysis: &Analysis, figure: Option<FigureId>) -> String {
    let figures = &analysis.resolution.figures;
    let at = figure.and_then(|id| figures.binary_search_by_key(&id, |figure| figure.id).ok());
    at.and_then(|at| figures.get(at)).map(|figure| figure.label.clone()).unwrap_or_default()
}

pub(super) fn spots(analysis: &Analysis, mentions: &[MentionId]) -> Vec<SpotJson> {
    let spot = |&id: &MentionId| {
        let mention = analysis.corpus.mention(id)?;
        let document = analysis.corpus.document_of(mention)?.name.clone();
        Some(SpotJson { document, start: mention.span.start, end: mention.span.end })
    };
    mentions.iter().filter_map(spot).collect()
}

/// Returns the sources that print any of the mentions, alphabetically.
pub(super) fn sources(analysis: &Analysis, mentions: &[MentionId]) -> Vec<String> {
    let found = mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    let found = found.filter_map(|mention| analysis.corpus.document_of(mention));
    let mut sources: Vec<_> = found.map(|document| document.source.clone()).collect();
    sources.sort();
    sources.dedup();
    sources
}
