//! Defines [`Copying`], one document's use of another's words, and [`Originators`].
//!
//! Support is counted in originators: where a text first came from, after copies are followed back, or
//! the speaker whom several texts cite.

use super::witness::{Backer, merged};
use super::{DocumentId, Mention, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The same passage in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands in the copy.
    pub copy: Span,
    /// Where it stands in the original.
    pub original: Span,
}

/// Two documents that share text, with the direction where it can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copying {
    /// The document that took over text; the larger identifier where the direction is unknown.
    pub copy: DocumentId,
    /// The document it was taken from.
    pub original: DocumentId,
    /// Whether the direction is known.
    pub directed: bool,
    /// The passages shared, in order of the copy.
    pub passages: Vec<Passage>,
    /// Why they are counted as one source and why in this direction, in words.
    pub evidence: Vec<String>,
}

/// What may make documents depend on each other without being copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// They quote the same words of one speaker.
    Speech,
    /// They print the same rows of a table or list.
    Table,
    /// They alone give an amount that everyone else contradicts.
    OddFigure,
}

/// A sign that documents of several outlets may not be independent; shown, never counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hint {
    /// What they have in common.
    pub kind: HintKind,
    /// The documents, ascending; at least two.
    pub documents: Vec<DocumentId>,
    /// Where it stands, ascending by document.
    pub places: Vec<(DocumentId, Span)>,
    /// What they have in common, in words.
    pub explanation: String,
}

/// A stretch of a document that comes from somewhere else than the rest of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrowed {
    /// Its bytes.
    pub span: Span,
    /// Its originators by name, alphabetically.
    pub names: Vec<String>,
}

/// Who stands behind each document, and behind the passages it took from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Originators {
    /// The originators of each document by name ("Coastal Press"); its own source where it copies nobody.
    pub of: BTreeMap<DocumentId, Vec<String>>,
    /// The stretches of a document that have other originators than the document; of several that
    /// hold a place the first counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub borrowed: BTreeMap<DocumentId, Vec<Borrowed>>,
}

impl Originators {
    /// Returns the distinct originators behind the given documents, in alphabetical order.
    #[must_use]
    pub fn behind(&self, documents: impl IntoIterator<Item = DocumentId>) -> Vec<&str> {
        let lists = documents.into_iter().filter_map(|id| self.of.get(&id));
        distinct(lists.flatten())
    }

    /// Returns the distinct originators behind the given mentions, in alphabetical order.
    #[must_use]
    pub fn behind_mentions<'a>(&'a self, mentions: impl IntoIterator<Item = &'a Mention>) -> Vec<&'a str> {
        let behind = self.behind_each(mentions);
        let names: BTreeSet<&str> = behind.into_values().flatten().collect();
        names.into_iter().collect()
    }

    /// Returns who stands behind the given mentions of each document, alphabetically.
    ///
    /// A document stands behind them with the originators of the borrowed passages the numbers
    /// stand in, and only where it borrowed none of them with its own: what it says in its own words
    /// as well, it most likely has from there. Where texts of several originators cite one speaker for
    /// them, that speaker stands behind them all.
    #[must_use]
    pub fn behind_each<'a>(
        &'a self,
        mentions: impl IntoIterator<Item = &'a Mention>,
    ) -> BTreeMap<DocumentId, Vec<&'a str>> {
        let mut of: BTreeMap<DocumentId, Backer<'a>> = BTreeMap::new();
        for mention in mentions {
            let backer = of.entry(mention.document).or_default();
            let borrowed = self.borrowed_at(mention.document, mention.span);
            backer.names.extend(borrowed.into_iter().flatten().map(String::as_str));
            backer.speakers.extend(mention.speaker.as_ref().map(|speaker| speaker.name.as_str()));
        }
        for (document, backer) in of.iter_mut().filter(|(_, backer)| backer.names.is_empty()) {
            backer.names.extend(self.of.get(document).into_iter().flatten().map(String::as_str));
        }
        merged(&of)
    }

    /// Returns the originators of a place in a document; empty where the document is not known.
    #[must_use]
    pub fn at(&self, document: DocumentId, place: Span) -> &[String] {
        let own = || self.of.get(&document).map_or(&[][..], Vec::as_slice);
        self.borrowed_at(document, place).unwrap_or_else(own)
    }

    /// Returns the originators of a place where it is borrowed.
    #[must_use]
    pub fn borrowed_at(&self, document: DocumentId, place: Span) -> Option<&[String]> {
        let mut borrowed = self.borrowed.get(&document)?.iter();
        let found = borrowed.find(|passage| passage.span.contains(place));
        found.map(|passage| passage.names.as_slice())
    }
}

fn distinct<'n>(names: impl Iterator<Item = &'n String>) -> Vec<&'n str> {
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    names.into_iter().collect()
}
