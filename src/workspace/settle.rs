//! Defines [`settle`], which puts new documents into stories and compares the stories they touch.

use super::density::density;
use super::known::{Joined, Known};
use super::noting::note;
use super::recurring::{note_lines, recurring};
use super::{candidates, compare_stories, handed};
use crate::graph;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, DocumentId, Extraction, Judgement, StoryId};
use crate::resolve::{self, Density, Pile, StoryKeys};
use crate::store::{self, Candidate, Lookup, Store};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

/// How many documents are put into stories in one transaction. Among themselves they find each other in
/// memory, about 3 KB each; what is in the file already is looked for one by one.
pub(super) const CHUNK: usize = 10_000;

/// How many of them are looked at side by side.
const PART: usize = 256;

/// How many stories are compared at a time.
const STORIES: usize = 200;

/// How often that is done in one transaction; about ten seconds on two cores, for which others who write
/// wait.
const LOTS: usize = 8;

/// Compares the documents that await it with the others and returns how many there were.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then still awaits it.
pub fn settle(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    settle_telling(store, lexicon, &mut |_| ())
}

/// How far a long run over the database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many documents were read anew and held against what is stored, of all.
    Checked {
        /// Checked.
        documents: usize,
        /// All.
        of: usize,
    },
    /// So many documents were put into stories.
    Gathered(usize),
    /// So many stories were compared, of all that are to be.
    Compared {
        /// Compared.
        stories: usize,
        /// All.
        of: usize,
    },
}

/// Does the same as [`settle`], and says after each transaction how far it is.
///
/// # Errors
/// As [`settle`].
pub fn settle_telling(
    store: &mut Store,
    lexicon: &Lexicon,
    tell: &mut dyn FnMut(Step),
) -> Result<usize, store::Error> {
    let (mut settled, mut known) = (0, Known::default());
    loop {
        // What names are worn must be known before any two documents are held against each other.
        if store.transact(|store| note(store, lexicon))? > 0 {
            continue;
        }
        let put = store.transact(|store| gather(store, &mut known, lexicon))?;
        settled += put;
        tell(Step::Gathered(settled));
        if put == 0 {
            break;
        }
    }
    let (mut stories, of) = (0, store.stale(usize::MAX)?.len());
    loop {
        let compared = store.transact(|store| refresh(store, &known, lexicon))?;
        if compared == 0 {
            store.let_go()?;
            return Ok(settled);
        }
        stories += compared;
        tell(Step::Compared { stories, of });
    }
}

/// Reads and compares all documents anew, and returns how many there are.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not done then is done by the next
/// [`settle`].
pub fn rebuild(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    rebuild_telling(store, lexicon, &mut |_| ())
}

/// Does the same as [`rebuild`], and says after each transaction how far it is.
///
/// # Errors
/// As [`rebuild`].
pub fn rebuild_telling(
    store: &mut Store,
    lexicon: &Lexicon,
    tell: &mut dyn FnMut(Step),
) -> Result<usize, store::Error> {
    store.clear()?;
    settle_telling(store, lexicon, tell)
}

/// Compares the documents of some stale stories and returns how many stories there were.
///
/// One lot is compared while the one before is written and the one after is read.
fn refresh(store: &mut Store, known: &Known, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let stale = store.stale(STORIES * LOTS)?;
    let judgements = &store.judgements()?;
    thread::scope(|scope| {
        let mut under_way = None;
        for lot in stale.chunks(STORIES) {
            let (read, pile) = gathered(store, lot, known, judgements, lexicon)?;
            let before = under_way.take().map(finished);
            let compare = move || {
                let analysis = compare_stories(read, &pile, judgements, lexicon);
                let words = graph::story_words(&analysis, lexicon);
                (analysis, words)
            };
            under_way = Some(scope.spawn(compare));
            before.map_or(Ok(()), |compared| keep(store, &compared))?;
        }
        under_way.map_or(Ok(()), |last| keep(store, &finished(last)))
    })?;
    Ok(stale.len())
}

/// A comparison with the words by which its stories are found.
type Compared = (Analysis, BTreeMap<StoryId, BTreeSet<String>>);

fn finished(comparing: ScopedJoinHandle<'_, Compared>) -> Compared {
    comparing.join().unwrap_or_else(|cause| resume_unwind(cause))
}

fn keep(store: &mut Store, (analysis, words): &Compared) -> Result<(), store::Error> {
    store.replace(analysis)?;
    store.index(words)
}

/// Returns the documents of some stories with what must be known of the others.
fn gathered(
    store: &mut Store,
    stories: &[StoryId],
    known: &Known,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Result<(Vec<(Document, Extraction)>, Pile), store::Error> {
    let stories: Vec<Vec<DocumentId>> =
        stories.iter().map(|story| store.documents_of(&[*story])).collect::<Result<_, _>>()?;
    let documents = stories.concat();
    let read = store.read(&documents)?;
    let recurring = recurring(store, &read, lexicon)?;
    let (seen, unseen): (Vec<_>, Vec<_>) = documents.into_iter().partition(|id| known.of(*id).is_some());
    let seen = seen.into_iter().filter_map(|id| Some((id, Arc::clone(known.of(id)?))));
    let handed = handed(store, &unseen, judgements)?.into_iter();
    let keys = seen.chain(handed.map(|keys| (keys.document, Arc::new(keys)))).collect();
    Ok((read, Pile { recurring, stories, keys, ..Pile::default() }))
}

/// Puts some pending documents into stories and returns how many there were.
fn gather(store: &mut Store, known: &mut Known, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let pending: BTreeSet<DocumentId> = store.keyed(CHUNK)?.into_iter().collect();
    if pending.is_empty() {
        return Ok(0);
    }
    let (density, judgements) = (density(store)?, store.judgements()?);
    known.read(store, &pending.iter().copied().collect::<Vec<_>>(), &judgements, lexicon)?;
    let fresh: Vec<Arc<StoryKeys>> = pending.iter().filter_map(|id| known.of(*id)).cloned().collect();
    let stories = stories_of(store, &pending, &density, known, lexicon)?;
    store.regroup(&stories)?;
    let lines = fresh.iter().filter(|story| !story.lines.is_empty());
    let lines: Vec<StoryKeys> = lines.map(|story| StoryKeys::clone(story)).collect();
    note_lines(store, &lines)?;
    Ok(pending.len())
}

/// Returns the stories that pending documents belong to, each with all its documents.
///
/// The documents of the stories they were in are put together anew, because a document may have
/// left; with all others only the pending ones are compared, because links among those stand.
fn stories_of(
    store: &mut Store,
    pending: &BTreeSet<DocumentId>,
    density: &Density,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<Vec<Vec<DocumentId>>, store::Error> {
    let judgements = &store.judgements()?;
    let inside = store.fellows(pending)?;
    known.read(store, &inside, judgements, lexicon)?;
    let inner: Vec<Arc<StoryKeys>> = inside.iter().filter_map(|id| known.of(*id)).cloned().collect();
    let mut stories = Joined::default();
    for story in resolve::stories(&inner, density) {
        stories.join(story);
    }
    let waiting: Vec<&StoryKeys> =
        inner.iter().map(Arc::as_ref).filter(|keys| pending.contains(&keys.document)).collect();
    for (document, other) in links(store, &waiting, &inside, density, known, lexicon)? {
        if !stories.together(document, other) {
            stories.join(store.fellows([&other])?.into_iter().chain([document]));
        }
    }
    Ok(stories.lists())
}

/// Returns for each of some documents one document of every story it is linked with, its own story
/// among them; those `inside`, ascending, are left out.
pub(super) fn links(
    store: &mut Store,
    waiting: &[&StoryKeys],
    inside: &[DocumentId],
    density: &Density,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<Vec<(DocumentId, DocumentId)>, store::Error> {
    let judgements = &store.judgements()?;
    let (mut links, mut lookup) = (Vec::new(), Lookup::default());
    for part in waiting.chunks(PART) {
        let mut found: Vec<Vec<Candidate>> = Vec::with_capacity(part.len());
        for document in part {
            let mut candidates = candidates(store, document, density, &mut lookup)?;
            candidates.retain(|candidate| inside.binary_search(&candidate.document).is_err());
            found.push(candidates);
        }
        let others: BTreeSet<DocumentId> =
            found.iter().flatten().map(|candidate| candidate.document).collect();
        known.read(store, &others.into_iter().collect::<Vec<_>>(), judgements, lexicon)?;
        let linked = |(document, found): (&&StoryKeys, Vec<Candidate>)| -> Vec<(DocumentId, DocumentId)> {
            let is_linked = |other: &&Candidate| {
                known.of(other.document).is_some_and(|other| resolve::linked(document, other, density))
            };
            // One document of a story stands for all of it.
            let stories = found.chunk_by(|left, right| left.story == right.story);
            let first = stories.filter_map(|story| story.iter().find(is_linked));
            first.map(|other| (document.document, other.document)).collect()
        };
        links.par_extend(part.par_iter().zip(found).flat_map_iter(linked));
    }
    Ok(links)
}
