//! Defines [`copies`], which finds documents that share text, and [`originators()`], who stands
//! behind each document and passage.
//!
//! Agreement among reprints is not agreement. Documents find each other through a few hashes of
//! their own ([`fingerprint()`]), never by comparing all with all; what they share is then verified
//! word by word, and only an outlet's own words make a pair. The result is a function of the set of
//! documents: neither their order nor the way they came in changes it.

mod boilerplate;
mod credit;
mod direction;
mod family;
mod fingerprint;
mod hints;
mod index;
mod naming;
mod originators;
mod pair;
mod quotes;
#[cfg(test)]
mod testing;
mod utterances;
mod verify;
mod weigh;
mod words;

pub use fingerprint::{MAX_FINGERPRINTS, fingerprint};
pub use hints::hints;

use crate::lexicon::Lexicon;
use crate::model::{Copying, Document, DocumentId, Extraction, Originators, Sentence};
use boilerplate::Repeated;
use index::Index;
use pair::{Reading, pair};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use words::{MAX_WORDS, Words};

/// Returns the pairs of documents that share passages, ascending by copy and original.
///
/// Documents without an extraction are read line by line. Of a text that more than 64 documents
/// share, each is paired with the earliest four only. Linear in the documents, but for sorting, as
/// long as the share of copies among them stays the same.
#[must_use]
pub fn copies(
    documents: &[Document],
    extractions: &BTreeMap<DocumentId, Extraction>,
    lexicon: &Lexicon,
) -> Vec<Copying> {
    let search = Search::new(documents, extractions, lexicon);
    let places: Vec<u32> = (0u32..).take(search.ranked.len()).collect();
    let mut copies: Vec<Copying> = places.par_iter().flat_map_iter(|&place| search.pairs_of(place)).collect();
    copies.sort_by_key(|copying| (copying.copy, copying.original));
    copies
}

/// Returns that only a part of a document will be held against others, in words; `None` where all of it
/// will.
#[must_use]
pub fn limit(document: &Document, sentences: &[Sentence]) -> Option<String> {
    // As many words with a blank behind each need more bytes than that.
    if document.text.len() < 2 * MAX_WORDS {
        return None;
    }
    let cut = Words::read(document, sentences).words.len() == MAX_WORDS;
    cut.then(|| format!("copied text is looked for in the first {MAX_WORDS} words only"))
}

/// Most documents whose words are kept for being compared several times; of larger piles each is read
/// anew for every comparison, because all words together take five times the room of the text.
const KEPT: usize = 5_000;

/// The documents in order of their rank, with the index to find those that share text.
struct Search<'a> {
    ranked: Vec<&'a Document>,
    extractions: &'a BTreeMap<DocumentId, Extraction>,
    fingerprints: Vec<Vec<u64>>,
    sources: Vec<u32>,
    index: Index,
    /// What was read of each document; empty for large piles.
    kept: Vec<Reading<'a>>,
    lexicon: &'a Lexicon,
}

impl<'a> Search<'a> {
    fn new(
        documents: &'a [Document],
        extractions: &'a BTreeMap<DocumentId, Extraction>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let ranked = ranked(documents);
        let kept: Vec<Reading> = if ranked.len() <= KEPT {
            ranked
                .par_iter()
                .map(|document| Reading::new(document, sentences(document, extractions)))
                .collect()
        } else {
            Vec::new()
        };
        let print = |document: &&Document| fingerprint(document, sentences(document, extractions));
        let fingerprints: Vec<Vec<u64>> = if kept.is_empty() {
            ranked.par_iter().map(print).collect()
        } else {
            kept.par_iter().map(|reading| fingerprint::of_words(&reading.words)).collect()
        };
        let sources = numbered_sources(&ranked);
        let index = Index::build(&fingerprints, &sources);
        Self { ranked, extractions, fingerprints, sources, index, kept, lexicon }
    }

    fn reading(&self, place: u32) -> Reading<'a> {
        let document = self.ranked[place as usize];
        Reading::new(document, sentences(document, self.extractions))
    }

    /// Returns the pairs of a document with those of lower rank.
    fn pairs_of(&self, place: u32) -> Vec<Copying> {
        let candidates = self.index.candidates(place, &self.fingerprints[place as usize], &self.sources);
        if candidates.is_empty() {
            return Vec::new();
        }
        let read;
        let own = match self.kept(place) {
            Some(own) => own,
            None => {
                read = self.reading(place);
                &read
            }
        };
        let compare = |&other: &u32| match self.kept(other) {
            Some(earlier) => self.compare(earlier, other, own, place),
            None => self.compare(&self.reading(other), other, own, place),
        };
        candidates.iter().filter_map(compare).collect()
    }

    fn compare(&self, earlier: &Reading, other: u32, own: &Reading, place: u32) -> Option<Copying> {
        let (source, other_source) = (self.sources[place as usize], self.sources[other as usize]);
        let source = (source == other_source).then_some(source);
        let repeated = || Repeated::read(&earlier.words, &self.index, source);
        pair(earlier, own, repeated, self.lexicon)
    }

    /// Returns what was read of a document, where that is kept.
    fn kept(&self, place: u32) -> Option<&Reading<'a>> {
        self.kept.get(place as usize)
    }
}

fn sentences<'a>(document: &Document, extractions: &'a BTreeMap<DocumentId, Extraction>) -> &'a [Sentence] {
    extractions.get(&document.id).map_or(&[], |extraction| extraction.sentences.as_slice())
}

/// Returns the documents with the earliest first and those without a date last, each once.
fn ranked(documents: &[Document]) -> Vec<&Document> {
    let mut ranked: Vec<&Document> = documents.iter().collect();
    ranked.sort_by_key(|document| (document.published.is_none(), document.published, document.id));
    ranked.dedup_by_key(|document| document.id);
    ranked
}

/// Returns a number for the source of each document, equal for equal sources.
fn numbered_sources(documents: &[&Document]) -> Vec<u32> {
    let names: BTreeSet<&str> = documents.iter().map(|document| document.source.as_str()).collect();
    let numbers: BTreeMap<&str, u32> = names.into_iter().zip(0u32..).collect();
    documents.iter().map(|document| numbers[document.source.as_str()]).collect()
}

/// Returns who stands behind each document and behind the passages it took from others: its own
/// source, the agency it credits, or those it copies from. The same for the same set of documents.
#[must_use]
pub fn originators(documents: &[Document], copies: &[Copying], lexicon: &Lexicon) -> Originators {
    originators::originators(&ranked(documents), copies, lexicon)
}
