//! Defines the one place where all stages and the store meet: [`analyse`] for a pile in memory, and
//! [`add`], [`settle()`], [`judge()`] and [`rebuild`] for a database.
//!
//! Reading is per document and side by side; comparing covers whole stories. A document is stored
//! with what was read from it first and compared after, so that an interrupted run loses nothing:
//! what awaits comparison is named in the database.

mod adding;
mod archive;
mod density;
mod draft;
mod forget;
mod judge;
mod known;
mod noting;
mod recurring;
mod revision;
mod settle;
mod verify;

pub use adding::Adding;
pub use archive::{ArchiveError, Imported, export, import};
pub use density::useless_names;
pub use draft::{draft, with_draft};
pub use forget::forget;
pub use judge::{judge, retire};
pub use revision::{drop_replaced, newest, revisions};
pub use settle::{Step, rebuild, rebuild_telling, settle, settle_telling};
pub use verify::{Fault, verify, verify_telling};

use crate::ingest::Incoming;
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Copying, Corpus, Decision, Document, DocumentId, Extraction, Judgement, Mention, Originators,
    Ruling, Story, StoryId,
};
use crate::resolve::{Density, Name, Pile, Recurring, StoryKeys};
use crate::store::{self, Added, Candidate, Keys, Lookup, Reading, Store};
use crate::{detect, extract, resolve, reuse};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Runs every stage over the documents, in memory; the order of the documents does not matter.
#[must_use]
pub fn analyse(documents: Vec<Document>, judgements: &[Judgement], lexicon: &Lexicon) -> Analysis {
    compare_all(read(documents, lexicon), judgements, lexicon)
}

/// Reads documents side by side.
#[must_use]
pub fn read(documents: Vec<Document>, lexicon: &Lexicon) -> Vec<(Document, Extraction)> {
    let read = |document: Document| {
        let extraction = extraction(&document, lexicon);
        (document, extraction)
    };
    documents.into_par_iter().map(read).collect()
}

/// Returns what is read from a document, with the limits that finding copies of it will reach.
fn extraction(document: &Document, lexicon: &Lexicon) -> Extraction {
    let mut extraction = extract::extract(document, lexicon);
    extraction.limits.extend(reuse::limit(document, &extraction.sentences));
    extraction
}

/// Runs the stages behind reading over all documents of a pile; their order does not matter.
///
/// Copies are looked for within stories: what shares a passage shares names and amounts as well.
#[must_use]
pub fn compare_all(
    read: Vec<(Document, Extraction)>,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Analysis {
    let (corpus, mut extractions) = corpus(read);
    let pile = Pile::of(&corpus, judgements, lexicon);
    for (document, limit) in &pile.limits {
        extractions.entry(*document).or_default().limits.push(limit.clone());
    }
    compare(corpus, extractions, &pile, judgements, lexicon)
}

/// The same for whole stories of a larger pile.
#[must_use]
pub fn compare_stories(
    read: Vec<(Document, Extraction)>,
    pile: &Pile,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Analysis {
    let (corpus, extractions) = corpus(read);
    compare(corpus, extractions, pile, judgements, lexicon)
}

fn corpus(read: Vec<(Document, Extraction)>) -> (Corpus, BTreeMap<DocumentId, Extraction>) {
    let (mut documents, mut mentions, mut extractions) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (document, extraction) in read {
        mentions.extend(extraction.mentions.iter().cloned());
        extractions.insert(document.id, extraction);
        documents.push(document);
    }
    (Corpus::new(documents, mentions), extractions)
}

fn compare(
    corpus: Corpus,
    extractions: BTreeMap<DocumentId, Extraction>,
    pile: &Pile,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Analysis {
    let resolution = resolve::resolve_beside(&corpus, pile, judgements, lexicon);
    let copies = copies(&corpus, &resolution.stories, &extractions, lexicon);
    let originators = originators(&corpus, &resolution.stories, &copies, lexicon);
    let mut findings = detect::detect(&corpus, &resolution, &originators, judgements, lexicon);
    findings.sort();
    Analysis { corpus, extractions, resolution, findings, copies, originators }
}

fn copies(
    corpus: &Corpus,
    stories: &[Story],
    extractions: &BTreeMap<DocumentId, Extraction>,
    lexicon: &Lexicon,
) -> Vec<Copying> {
    let of_story = |story: &Story| {
        let documents: Vec<_> =
            story.documents.iter().filter_map(|id| corpus.document(*id).cloned()).collect();
        if documents.len() > 1 { reuse::copies(&documents, extractions, lexicon) } else { Vec::new() }
    };
    let mut copies: Vec<Copying> = stories.par_iter().flat_map_iter(of_story).collect();
    copies.sort_by_key(|copying| (copying.copy, copying.original));
    copies
}

/// Returns who took text from whom among all documents of an analysis, those of other stories too:
/// a paragraph about an old case is taken over years later. Counting needs the copies within
/// stories only, and those are what an analysis holds. Linear in the documents, but for sorting.
#[must_use]
pub fn all_copies(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Copying> {
    reuse::copies(analysis.corpus.documents(), &analysis.extractions, lexicon)
}

/// Follows copies back within stories, so that what a story says never depends on which others were
/// compared together with it.
fn originators(corpus: &Corpus, stories: &[Story], copies: &[Copying], lexicon: &Lexicon) -> Originators {
    let story_of: HashMap<DocumentId, usize> = stories
        .iter()
        .enumerate()
        .flat_map(|(at, story)| story.documents.iter().map(move |document| (*document, at)))
        .collect();
    let mut within: Vec<Vec<Copying>> = vec![Vec::new(); stories.len()];
    for copying in copies {
        if let Some(&story) = story_of.get(&copying.copy) {
            within[story].push(copying.clone());
        }
    }
    let of_story = |(story, copies): (&Story, Vec<Copying>)| {
        let documents: Vec<_> =
            story.documents.iter().filter_map(|id| corpus.document(*id).cloned()).collect();
        reuse::originators(&documents, &copies, lexicon)
    };
    let found: Vec<Originators> = stories.par_iter().zip(within).map(of_story).collect();
    let mut all = Originators::default();
    for originators in found {
        all.of.extend(originators.of);
        all.borrowed.extend(originators.borrowed);
    }
    all
}

/// Returns why the mentions of some stories stand together or apart, found anew.
#[must_use]
pub fn decisions(
    analysis: &Analysis,
    stories: &BTreeSet<StoryId>,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Vec<Decision> {
    let stories = analysis.resolution.stories.iter().filter(|story| stories.contains(&story.id));
    let stories: Vec<Vec<DocumentId>> = stories.map(|story| story.documents.clone()).collect();
    let wanted: BTreeSet<DocumentId> = stories.iter().flatten().copied().collect();
    let (documents, mentions) = (analysis.corpus.documents().iter(), analysis.corpus.mentions().iter());
    let documents = documents.filter(|document| wanted.contains(&document.id)).cloned().collect();
    let mentions = mentions.filter(|mention| wanted.contains(&mention.document)).cloned().collect();
    let corpus = Corpus::new(documents, mentions);
    let pile = Pile { recurring: Recurring::of(&corpus, lexicon), stories, ..Pile::default() };
    resolve::resolve_beside(&corpus, &pile, judgements, lexicon).decisions
}

/// Reads documents and stores them, in one transaction, and says what became of each.
///
/// # Errors
/// Fails where the database cannot be written; then none of the documents is in.
pub fn add<D: Into<Incoming>>(
    store: &mut Store,
    documents: Vec<D>,
    lexicon: &Lexicon,
) -> Result<Vec<Added>, store::Error> {
    let documents: Vec<Incoming> = documents.into_iter().map(Into::into).collect();
    let known = store.known(documents.iter().map(|incoming| incoming.document.id))?;
    store.add(&adding::read_new(documents, &known, lexicon))
}

fn reading(document: Document, lexicon: &Lexicon) -> Reading {
    let mut extraction = extraction(&document, lexicon);
    let mentions: Vec<&Mention> = extraction.mentions.iter().collect();
    let story = resolve::story_keys(&document, &mentions, lexicon);
    extraction.limits.extend(story.limit());
    let period = resolve::period(document.published);
    Reading { document, extraction, period, page: None, handed: Some(story.to_bytes()) }
}

fn keys(story: &StoryKeys, density: &Density) -> Keys {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    Keys {
        day: story.published.map(|day| (day - epoch).get_days()),
        period: resolve::period(story.published),
        crowded: density.is_crowded(story.published),
        changed: false,
        text: story.main.clone(),
        outlet: story.outlet_hashes(),
        pairs: story.pairs.clone(),
        full: story.full.clone(),
        lines: story.lines.clone(),
    }
}

/// Returns the documents that may be of one story with a document, itself perhaps among them, ascending
/// by story.
fn candidates(
    store: &Store,
    story: &StoryKeys,
    density: &Density,
    lookup: &mut Lookup,
) -> Result<Vec<Candidate>, store::Error> {
    let reach = |period, full, hash| density.reach(&Name { period, full, hash });
    store.candidates(&keys(story, density), (resolve::WINDOW_DAYS, resolve::SEQUEL_DAYS), &reach, lookup)
}

/// Returns what tells which happening each document is about; misread numbers tell nothing.
fn story_keys(
    store: &mut Store,
    documents: &[DocumentId],
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Result<Vec<StoryKeys>, store::Error> {
    let mut found = handed(store, documents, judgements)?;
    let known: HashSet<DocumentId> = found.iter().map(|keys| keys.document).collect();
    let others: Vec<_> = documents.iter().copied().filter(|document| !known.contains(document)).collect();
    found.extend(keys_of(&store.read(&others)?, judgements, lexicon));
    Ok(found)
}

/// The same of those documents alone with which it was handed on from reading them.
fn handed(
    store: &Store,
    documents: &[DocumentId],
    judgements: &[Judgement],
) -> Result<Vec<StoryKeys>, store::Error> {
    // A judgement may have taken a number from what was found in reading.
    if judgements.iter().any(|judgement| judgement.ruling == Ruling::Misread) {
        return Ok(Vec::new());
    }
    let handed = store.handed(documents)?;
    let keys = |(document, bytes): &(DocumentId, Vec<u8>)| StoryKeys::from_bytes(*document, bytes);
    Ok(handed.par_iter().filter_map(keys).collect())
}

/// The same for documents that were read.
fn keys_of(read: &[(Document, Extraction)], judgements: &[Judgement], lexicon: &Lexicon) -> Vec<StoryKeys> {
    let misread: BTreeSet<_> = judgements
        .iter()
        .filter(|judgement| !judgement.retired && judgement.ruling == Ruling::Misread)
        .map(|judgement| judgement.left)
        .collect();
    let keys = |(document, extraction): &(Document, Extraction)| {
        let standing = extraction.mentions.iter().filter(|mention| !misread.contains(&mention.id));
        resolve::story_keys(document, &standing.collect::<Vec<_>>(), lexicon)
    };
    read.par_iter().map(keys).collect()
}
