//! Defines [`ReportJson`], everything that is known of a pile of documents in one object.

use super::{ClaimJson, ConflictJson, CopyJson, DocumentJson, FigureJson, MentionJson, SourceJson};
use crate::model::Analysis;
use schemars::JsonSchema;
use serde::Serialize;

/// Everything that is known of a pile of documents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportJson {
    /// The outlets, alphabetically.
    pub sources: Vec<SourceJson>,
    /// The documents, by name.
    pub documents: Vec<DocumentJson>,
    /// Conflicts, weightiest first, then updates.
    pub conflicts: Vec<ConflictJson>,
    /// The figures, the disputed first.
    pub figures: Vec<FigureJson>,
    /// The claims, by figure.
    pub claims: Vec<ClaimJson>,
    /// The numbers, by document and place.
    pub mentions: Vec<MentionJson>,
    /// Who shares text with whom.
    pub copies: Vec<CopyJson>,
}

/// Returns the whole of an analysis.
#[must_use]
pub fn report(analysis: &Analysis) -> ReportJson {
    ReportJson {
        sources: super::sources(analysis),
        documents: super::documents(analysis),
        conflicts: super::conflicts(analysis),
        figures: super::figures(analysis),
        claims: super::claims(analysis),
        mentions: super::mentions(analysis),
        copies: super::copies(analysis),
    }
}
