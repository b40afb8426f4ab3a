//! Defines the one place where all stages and the store meet: [`analyse`] for a pile in memory, and
//! [`add`], [`settle`] and [`rebuild`] for a database.
//!
//! Reading is per document and side by side; comparing covers whole stories. A document is stored
//! with what was read from it first and compared after, so that an interrupted run loses nothing:
//! what awaits comparison is named in the database.

use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Copying, Corpus, Document, DocumentId, Extraction, Judgement, Mention, Ruling, Story,
};
use crate::resolve::StoryKeys;
use crate::store::{self, Added, Keys, Reading, Store};
use crate::{detect, extract, resolve, reuse};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Runs every stage over the documents, in memory; the order of the documents does not matter.
#[must_use]
pub fn analyse(documents: Vec<Document>, judgements: &[Judgement], lexicon: &Lexicon) -> Analysis {
    compare(read(documents, lexicon), judgements, lexicon)
}

/// Reads documents side by side.
#[must_use]
pub fn read(documents: Vec<Document>, lexicon: &Lexicon) -> Vec<(Document, Extraction)> {
    let read = |document: Document| {
        let extraction = extract::extract(&document, lexicon);
        (document, extraction)
    };
    documents.into_par_iter().map(read).collect()
}

/// Runs the stages behind reading; the order of the documents does not matter.
///
/// Copies are looked for within stories: what shares a passage shares names and amounts as well.
#[must_use]
pub fn compare(read: Vec<(Document, Extraction)>, judgements: &[Judgement], lexicon: &Lexicon) -> Analysis {
    let (mut documents, mut mentions, mut extractions) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (document, extraction) in read {
        mentions.extend(extraction.mentions.iter().cloned());
        extractions.insert(document.id, extraction);
        documents.push(document);
    }
    let corpus = Corpus::new(documents, mentions);
    let resolution = resolve::resolve(&corpus, judgements, lexicon);
    let copies = copies(&corpus, &resolution.stories, &extractions, lexicon);
    let originators = reuse::originators(corpus.documents(), &copies, lexicon);
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

/// Reads documents and stores them, in one transaction, and says what became of each.
///
/// # Errors
/// Fails where the database cannot be written; then none of the documents is in.
pub fn add(
    store: &mut Store,
    documents: Vec<Document>,
    lexicon: &Lexicon,
) -> Result<Vec<Added>, store::Error> {
    let known = store.known(&documents)?;
    let read = |document: Document| {
        let new = !known.contains(&document.id);
        if new { reading(document, lexicon) } else { Reading { document, ..Reading::default() } }
    };
    let read: Vec<_> = documents.into_par_iter().map(read).collect();
    store.add(&read)
}

fn reading(document: Document, lexicon: &Lexicon) -> Reading {
    let extraction = extract::extract(&document, lexicon);
    let mentions: Vec<&Mention> = extraction.mentions.iter().collect();
    let keys = keys(&resolve::story_keys(&document, &mentions, lexicon));
    Reading { document, extraction, keys }
}

fn keys(story: &StoryKeys) -> Keys {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let leading = story.keys.iter().filter(|key| key.leads);
    Keys {
        day: story.published.map(|day| (day - epoch).get_days()),
        text: leading.map(|key| key.hash).collect(),
        outlet: story.outlet.iter().map(|key| key.hash).collect(),
    }
}

/// How many documents are put into stories in one transaction.
const CHUNK: usize = 1000;

/// How many stories are compared in one transaction.
const STORIES: usize = 200;

/// Compares the documents that await it with the others and returns how many there were.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then still awaits it.
pub fn settle(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let mut settled = 0;
    loop {
        let put = store.transact(|store| gather(store, lexicon))?;
        settled += put;
        if put == 0 {
            break;
        }
    }
    while store.transact(|store| refresh(store, lexicon))? > 0 {}
    Ok(settled)
}

/// Compares the documents of some stale stories and returns how many stories there were.
fn refresh(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let stale = store.stale(STORIES)?;
    if !stale.is_empty() {
        let documents = store.documents_of(&stale)?;
        let analysis = compare(store.read(&documents)?, &store.judgements()?, lexicon);
        store.replace(&analysis)?;
    }
    Ok(stale.len())
}

/// Puts some pending documents into stories and returns how many there were.
fn gather(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let pending: BTreeSet<_> = store.pending(CHUNK)?.into_iter().map(|(document, _)| document).collect();
    let stories = stories_of(store, &pending, lexicon)?;
    store.regroup(&stories)?;
    Ok(pending.len())
}

/// Returns the stories that pending documents belong to, each with all its documents.
///
/// The documents of the stories they were in are put together anew, because a document may have
/// left; with all others only the pending ones are compared, because links among those stand.
fn stories_of(
    store: &mut Store,
    pending: &BTreeSet<DocumentId>,
    lexicon: &Lexicon,
) -> Result<Vec<Vec<DocumentId>>, store::Error> {
    let judgements = &store.judgements()?;
    let inside = store.fellows(pending)?;
    let inner = story_keys(store, &inside, judgements, lexicon)?;
    let mut stories: Vec<BTreeSet<DocumentId>> = resolve::group(&inner)
        .into_iter()
        .map(|story| story.into_iter().map(|at| inner[at].document).collect())
        .collect();
    let mut outer: BTreeMap<DocumentId, StoryKeys> = BTreeMap::new();
    for document in inner.iter().filter(|keys| pending.contains(&keys.document)) {
        let mut candidates = store.candidates(&keys(document), resolve::WINDOW_DAYS)?;
        candidates.retain(|candidate| inside.binary_search(candidate).is_err());
        let new: Vec<_> = candidates.iter().copied().filter(|id| !outer.contains_key(id)).collect();
        outer.extend(
            story_keys(store, &new, judgements, lexicon)?.into_iter().map(|keys| (keys.document, keys)),
        );
        let linked =
            candidates.iter().filter_map(|id| outer.get(id)).filter(|other| resolve::linked(document, other));
        let linked: Vec<_> = linked.map(|other| other.document).collect();
        for other in linked {
            join(&mut stories, document.document, store.fellows([&other])?);
        }
    }
    Ok(stories
        .into_iter()
        .filter(|story| !story.is_empty())
        .map(|story| story.into_iter().collect())
        .collect())
}

/// Puts documents into the story that holds `member`, with the stories that hold any of them.
fn join(stories: &mut Vec<BTreeSet<DocumentId>>, member: DocumentId, documents: Vec<DocumentId>) {
    let mut joined: BTreeSet<DocumentId> = documents.into_iter().collect();
    joined.insert(member);
    stories.retain_mut(|story| {
        let apart = story.is_disjoint(&joined);
        if !apart {
            joined.append(story);
        }
        apart
    });
    stories.push(joined);
}

/// Returns what tells which happening each document is about; misread numbers tell nothing.
fn story_keys(
    store: &mut Store,
    documents: &[DocumentId],
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Result<Vec<StoryKeys>, store::Error> {
    let misread: BTreeSet<_> = judgements
        .iter()
        .filter(|judgement| !judgement.retired && judgement.ruling == Ruling::Misread)
        .map(|judgement| judgement.left)
        .collect();
    let keys = |(document, extraction): &(Document, Extraction)| {
        let standing = extraction.mentions.iter().filter(|mention| !misread.contains(&mention.id));
        resolve::story_keys(document, &standing.collect::<Vec<_>>(), lexicon)
    };
    Ok(store.read(documents)?.par_iter().map(keys).collect())
}
