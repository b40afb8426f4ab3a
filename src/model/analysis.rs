//! Defines [`Analysis`], everything that is known of a set of documents after all stages have run.

use super::{
    Conflict, Copying, Corpus, Document, DocumentId, Extraction, Figure, Findings, Originators, Resolution,
};
use std::collections::BTreeMap;

/// The outcome of all stages, as graphs and reports read it.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The documents and their mentions.
    pub corpus: Corpus,
    /// What was read from each document besides its mentions: sentences, rejections, limits.
    pub extractions: BTreeMap<DocumentId, Extraction>,
    /// Stories, figures and claims.
    pub resolution: Resolution,
    /// Conflicts and updates.
    pub findings: Findings,
    /// Who copied whom, ascending by copy and original.
    pub copies: Vec<Copying>,
    /// Who stands behind each document.
    pub originators: Originators,
}

impl Analysis {
    /// Returns the names of the sources, alphabetically, with the documents of each.
    #[must_use]
    pub fn sources(&self) -> BTreeMap<&str, Vec<&Document>> {
        let mut sources: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
        for document in self.corpus.documents() {
            sources.entry(document.source.as_str()).or_default().push(document);
        }
        sources
    }

    /// Returns the conflicts that concern a figure, weightiest first.
    pub fn conflicts_of<'a>(&'a self, figure: &'a Figure) -> impl Iterator<Item = &'a Conflict> {
        self.findings.conflicts.iter().filter(|conflict| conflict.figures.contains(&figure.id))
    }
}
