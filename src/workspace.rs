//! Defines [`analyse`], the one place where all stages meet.

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Corpus, Document, Judgement};
use crate::{detect, extract, resolve, reuse};
use rayon::prelude::*;

/// Runs every stage over the documents, in memory; the order of the documents does not matter.
#[must_use]
pub fn analyse(documents: Vec<Document>, judgements: &[Judgement], lexicon: &Lexicon) -> Analysis {
    let read = |document: &Document| (document.id, extract::extract(document, lexicon));
    let extractions: Vec<_> = documents.par_iter().map(read).collect();
    let mentions = extractions.iter().flat_map(|(_, extraction)| extraction.mentions.clone()).collect();
    let extractions = extractions.into_iter().collect();
    let corpus = Corpus::new(documents, mentions);
    let copies = reuse::copies(corpus.documents(), &extractions, lexicon);
    let originators = reuse::originators(corpus.documents(), &copies, lexicon);
    let resolution = resolve::resolve(&corpus, judgements, lexicon);
    let findings = detect::detect(&corpus, &resolution, &originators, judgements, lexicon);
    Analysis { corpus, extractions, resolution, findings, copies, originators }
}
