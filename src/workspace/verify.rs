//! Defines [`verify`], which proves that a database holds what its documents give.
//!
//! Everything derived is computed again and compared: the spans and readings of each document, the
//! links between documents, the figures and findings of each story. Memory holds a few hundred
//! documents at a time.

use super::density::{density, worn_faults};
use super::known::Known;
use super::recurring::recurring;
use super::settle::{Step, links};
use super::{compare_stories, keys_of, reading};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, DocumentId, Extraction, Mention, Span};
use crate::resolve::{self, Density, Pile, StoryKeys};
use crate::store::{self, Store};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// How many documents are held in memory at a time.
const CHUNK: usize = 500;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns what is wrong with a database; empty where nothing is. Reads only.
///
/// # Errors
/// Fails where the database cannot be read at all.
pub fn verify(store: &mut Store, lexicon: &Lexicon) -> Result<Vec<Fault>, store::Error> {
    verify_telling(store, lexicon, &mut |_| ())
}

/// Does the same as [`verify`], and says from time to time how far it is.
///
/// # Errors
/// As [`verify`].
pub fn verify_telling(
    store: &mut Store,
    lexicon: &Lexicon,
    tell: &mut dyn FnMut(Step),
) -> Result<Vec<Fault>, store::Error> {
    let mut faults: Vec<Fault> = store.inspect()?.into_iter().map(Fault).collect();
    let judgements = store.judgements()?;
    let waiting: BTreeSet<_> = store.pending(usize::MAX)?.into_iter().collect();
    let replaced: BTreeSet<_> = store.superseded()?.into_iter().map(|(old, _)| old).collect();
    let unread = |id: &DocumentId| waiting.contains(&(*id, true));
    let documents: Vec<_> = store.document_ids()?.into_iter().filter(|id| !unread(id)).collect();
    let (mut known, density) = (Known::default(), density(store)?);
    for (at, chunk) in documents.chunks(CHUNK).enumerate() {
        tell(Step::Checked { documents: at * CHUNK, of: documents.len() });
        let read = store.read(chunk)?;
        faults.par_extend(
            read.par_iter().flat_map_iter(|(document, read)| document_faults(document, read, lexicon)),
        );
        let settled: Vec<_> = chunk
            .iter()
            .copied()
            .filter(|id| !waiting.contains(&(*id, false)) && !replaced.contains(id))
            .collect();
        for (document, _) in &read {
            faults.extend(page_fault(store, document)?);
        }
        known.read(store, &settled, &judgements, lexicon)?;
        faults.extend(torn(store, &settled, &density, &mut known, lexicon)?);
    }
    faults.extend(worn_faults(store)?.into_iter().map(Fault));
    let stories = store.settled()?;
    for (at, chunk) in stories.chunks(CHUNK / 4).enumerate() {
        tell(Step::Compared { stories: at * (CHUNK / 4), of: stories.len() });
        let documents = store.documents_of(chunk)?;
        let read = store.read(&documents)?;
        let recurring = recurring(store, &read, lexicon)?;
        let stories = resolve::stories(&keys_of(&read, &judgements, lexicon), &density);
        let pile = Pile { recurring, stories, ..Pile::default() };
        let fresh = compare_stories(read, &pile, &judgements, lexicon);
        let stored = store.load_stories(chunk)?;
        faults.extend(story_faults(&fresh, &stored));
    }
    Ok(faults)
}

/// Returns what is wrong with the web page of a document, where it has one.
fn page_fault(store: &Store, document: &Document) -> Result<Option<Fault>, store::Error> {
    let page = store.page(document.id)?.map(|page| ingest::Page { hash: page.hash, zstd: page.zstd });
    let fault = page.and_then(|page| page.bytes().err());
    Ok(fault.map(|fault| Fault(format!("{}: {fault}", document.name))))
}

/// Returns what is wrong with one document: its identifier, its spans, what was read from it.
fn document_faults(document: &Document, stored: &Extraction, lexicon: &Lexicon) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(Fault(format!("{}: {what}", document.name)));
    if !ingest::is_of(document) {
        fault("the content is not the one its identifier was made from".to_owned());
    }
    let spans = stored.sentences.iter().map(|sentence| sentence.span);
    let spans = spans.chain(stored.mentions.iter().flat_map(spans_of));
    for span in spans.chain(stored.rejections.iter().map(|rejection| rejection.span)) {
        if span.is_empty() || document.text.get(span.range()).is_none() {
            fault(format!("bytes {}..{} quote no text", span.start, span.end));
        }
    }
    if forgetful(&reading(document.clone(), lexicon).extraction) != forgetful(stored) {
        fault("what was read is not what reading gives now".to_owned());
    }
    faults
}

fn spans_of(mention: &Mention) -> Vec<Span> {
    let speaker = mention.speaker.as_ref().and_then(|speaker| speaker.span);
    let structure = &mention.structure;
    let whole = structure.part_of.map(|part| part.whole);
    let others = [speaker, whole, structure.same_as, structure.opposes];
    [mention.span, mention.sentence].into_iter().chain(others.into_iter().flatten()).collect()
}

/// Returns an extraction without what the store does not keep.
fn forgetful(extraction: &Extraction) -> Extraction {
    let mut extraction = extraction.clone();
    extraction.mentions.iter_mut().for_each(|mention| mention.trace.clear());
    extraction.rejections.iter_mut().for_each(|rejection| rejection.quantity = None);
    extraction
}

/// Returns the links between documents that are not in one story; the keys of the documents are known.
fn torn(
    store: &mut Store,
    documents: &[DocumentId],
    density: &Density,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<Vec<Fault>, store::Error> {
    let keys: Vec<_> = documents.iter().filter_map(|id| known.of(*id)).cloned().collect();
    let keys: Vec<&StoryKeys> = keys.iter().map(Arc::as_ref).collect();
    let mut faults = Vec::new();
    for (left, right) in links(store, &keys, &[], density, known, lexicon)? {
        if left != right && store.fellows([&left])?.binary_search(&right).is_err() {
            faults.push(Fault(format!("documents {left} and {right} belong to one story and are in two")));
        }
    }
    Ok(faults)
}

/// Returns the parts of a comparison that are not what is stored.
fn story_faults(fresh: &Analysis, stored: &Analysis) -> Vec<Fault> {
    let (ours, theirs) = (&fresh.resolution, &stored.resolution);
    let parts = [
        ("stories", ours.stories == theirs.stories),
        ("figures", ours.figures == theirs.figures),
        ("claims", ours.claims == theirs.claims),
        ("conflicts", fresh.findings.conflicts == stored.findings.conflicts),
        ("updates", fresh.findings.updates == stored.findings.updates),
        ("copies", fresh.copies == stored.copies),
        ("originators", fresh.originators == stored.originators),
    ];
    let stories = || theirs.stories.iter().map(|story| story.id.to_string()).collect::<Vec<_>>().join(", ");
    let different = parts.into_iter().filter(|(_, same)| !same);
    different
        .map(|(part, _)| {
            Fault(format!("the {part} of the stories {} are not what comparing gives now", stories()))
        })
        .collect()
}
