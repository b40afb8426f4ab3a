//! Defines the JSON of what was read: [`DocumentJson`], [`SourceJson`], [`CopyJson`], [`HintJson`],
//! [`SpanJson`].

use crate::model::{Analysis, Copying, Document, DocumentId, Hint, HintKind, Mention, Passage, Span};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// One document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentJson {
    /// Identifier by content.
    pub id: DocumentId,
    /// What people call it.
    pub name: String,
    /// The outlet.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Length of the stored text in bytes.
    pub bytes: usize,
    /// How many numbers of it claim something.
    pub mentions: usize,
    /// Who stands behind it, alphabetically.
    pub originators: Vec<String>,
    /// Limits that were reached in reading it, in words; empty where all of it was read.
    pub limits: Vec<String>,
}

/// One source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceJson {
    /// The outlet.
    pub name: String,
    /// How many documents it published.
    pub documents: usize,
    /// How many numbers of them claim something.
    pub mentions: usize,
    /// How many conflicts it stands on a side of.
    pub conflicts: usize,
    /// Other sources whose words it prints, alphabetically.
    pub copies_from: Vec<String>,
}

/// Two documents that share text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CopyJson {
    /// Name of the document that took over text.
    pub copy: String,
    /// Name of the document it was taken from.
    pub original: String,
    /// Whether the direction is known; where not, the two stand in either order.
    pub directed: bool,
    /// Words of the copy that stand in the passages.
    pub words: usize,
    /// How much of the copy's text the passages are, in percent, rounded down.
    pub percent: usize,
    /// The passages shared.
    pub passages: Vec<PassageJson>,
    /// Why they count as one, in words.
    pub evidence: Vec<String>,
}

/// The same passage in two documents, as byte offsets.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PassageJson {
    /// First byte in the copy.
    pub start: usize,
    /// First byte after it in the copy.
    pub end: usize,
    /// First byte in the original.
    pub original_start: usize,
    /// First byte after it in the original.
    pub original_end: usize,
    /// The words, as the copy has them.
    pub text: String,
}

/// A sign that documents may not be independent.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HintJson {
    /// What they have in common.
    pub kind: HintKind,
    /// Their names, alphabetically.
    pub documents: Vec<String>,
    /// What they have in common, in words.
    pub explanation: String,
    /// Where it stands.
    pub places: Vec<PlaceJson>,
}

/// A place in a document, with its words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceJson {
    /// The document's name.
    pub document: String,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// The place of a sentence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpanJson {
    /// The document's name.
    pub document: String,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// Returns the documents, by name.
#[must_use]
pub fn documents(analysis: &Analysis) -> Vec<DocumentJson> {
    let mentions = counts(analysis);
    let row = |document: &Document| DocumentJson {
        id: document.id,
        name: document.name.clone(),
        source: document.source.clone(),
        title: document.title.clone(),
        author: document.author.clone(),
        url: document.url.clone(),
        published: document.published,
        bytes: document.text.len(),
        mentions: mentions.get(&document.id).copied().unwrap_or_default(),
        originators: analysis.originators.behind([document.id]).into_iter().map(str::to_owned).collect(),
        limits: analysis.extractions.get(&document.id).map(|read| read.limits.clone()).unwrap_or_default(),
    };
    let mut rows: Vec<_> = analysis.corpus.documents().iter().map(row).collect();
    rows.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    rows
}

/// Returns the sources, alphabetically.
#[must_use]
pub fn sources(analysis: &Analysis) -> Vec<SourceJson> {
    let mentions = counts(analysis);
    let disputes = disputes(analysis);
    let row = |(name, documents): (&str, Vec<&Document>)| {
        let behind = analysis.originators.behind(documents.iter().map(|document| document.id));
        SourceJson {
            name: name.to_owned(),
            documents: documents.len(),
            mentions: documents.iter().filter_map(|document| mentions.get(&document.id)).sum(),
            conflicts: disputes.get(name).copied().unwrap_or_default(),
            copies_from: behind.into_iter().filter(|other| *other != name).map(str::to_owned).collect(),
        }
    };
    analysis.sources().into_iter().map(row).collect()
}

/// Returns who copied whom, by the names of copy and original.
#[must_use]
pub fn copies(analysis: &Analysis) -> Vec<CopyJson> {
    let row = |copying: &Copying| {
        let copy = analysis.corpus.document(copying.copy)?;
        let original = analysis.corpus.document(copying.original)?;
        let passages: Vec<_> =
            copying.passages.iter().map(|passage| passage_json(passage, &copy.text)).collect();
        let bytes: usize = copying.passages.iter().map(|passage| passage.copy.len()).sum();
        let body = copy.text.len().saturating_sub(copy.header).max(1);
        Some(CopyJson {
            copy: copy.name.clone(),
            original: original.name.clone(),
            directed: copying.directed,
            words: passages.iter().map(|passage| passage.text.split_whitespace().count()).sum(),
            percent: bytes * 100 / body,
            passages,
            evidence: copying.evidence.clone(),
        })
    };
    let mut rows: Vec<_> = analysis.copies.iter().filter_map(row).collect();
    rows.sort_by(|a, b| (&a.copy, &a.original).cmp(&(&b.copy, &b.original)));
    rows
}

/// Returns signs that documents may not be independent, in the order given.
#[must_use]
pub fn hints(analysis: &Analysis, hints: &[Hint]) -> Vec<HintJson> {
    let document = |id: &DocumentId| analysis.corpus.document(*id);
    let place = |(id, span): &(DocumentId, Span)| {
        let found = document(id)?;
        let text = span.of(&found.text).to_owned();
        Some(PlaceJson { document: found.name.clone(), start: span.start, end: span.end, text })
    };
    let row = |hint: &Hint| {
        let mut documents: Vec<String> =
            hint.documents.iter().filter_map(document).map(|document| document.name.clone()).collect();
        documents.sort();
        let mut places: Vec<PlaceJson> = hint.places.iter().filter_map(place).collect();
        places.sort_by(|a, b| (&a.document, a.start).cmp(&(&b.document, b.start)));
        HintJson { kind: hint.kind, documents, explanation: hint.explanation.clone(), places }
    };
    hints.iter().map(row).collect()
}

fn passage_json(passage: &Passage, text: &str) -> PassageJson {
    PassageJson {
        start: passage.copy.start,
        end: passage.copy.end,
        original_start: passage.original.start,
        original_end: passage.original.end,
        text: passage.copy.of(text).to_owned(),
    }
}

fn counts(analysis: &Analysis) -> HashMap<DocumentId, usize> {
    let mut counts = HashMap::new();
    for Mention { document, .. } in analysis.corpus.mentions() {
        *counts.entry(*document).or_default() += 1;
    }
    counts
}

/// Returns how many conflicts each source stands on a side of.
fn disputes(analysis: &Analysis) -> BTreeMap<String, usize> {
    let mut disputes = BTreeMap::new();
    for conflict in &analysis.findings.conflicts {
        let mentions: Vec<_> = conflict.sides.iter().flat_map(|side| side.mentions.clone()).collect();
        for source in super::finding::sources(analysis, &mentions) {
            *disputes.entry(source).or_default() += 1;
        }
    }
    disputes
}
