//! Defines [`settle`], which puts new documents into stories and compares the stories they touch.

use super::known::{Joined, Known};
use super::recurring::{note_lines, recurring};
use super::revision::newest;
use super::{candidates, compare, reading, story_keys};
use crate::graph;
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::resolve::{self, StoryKeys};
use crate::store::{self, Store};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How many documents are put into stories in one transaction.
const CHUNK: usize = 1000;

/// How many stories are compared in one transaction.
const STORIES: usize = 200;

/// Compares the documents that await it with the others and returns how many there were.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then still awaits it.
pub fn settle(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let (mut settled, mut known) = (0, Known::default());
    loop {
        let put = store.transact(|store| gather(store, &mut known, lexicon))?;
        settled += put;
        if put == 0 {
            break;
        }
    }
    drop(known);
    while store.transact(|store| refresh(store, lexicon))? > 0 {}
    Ok(settled)
}

/// Reads and compares all documents anew, and returns how many there are.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not done then is done by the next
/// [`settle`].
pub fn rebuild(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    store.clear()?;
    settle(store, lexicon)
}

/// Compares the documents of some stale stories and returns how many stories there were.
fn refresh(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let stale = store.stale(STORIES)?;
    if !stale.is_empty() {
        let documents = store.documents_of(&stale)?;
        let read = store.read(&documents)?;
        let recurring = recurring(store, &read, lexicon)?;
        let analysis = compare(read, Some(&recurring), &store.judgements()?, lexicon);
        store.replace(&analysis)?;
        store.index(&graph::story_words(&analysis, lexicon))?;
    }
    Ok(stale.len())
}

/// Puts some pending documents into stories and returns how many there were.
fn gather(store: &mut Store, known: &mut Known, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let pending = store.pending(CHUNK)?;
    let unread: Vec<_> =
        pending.iter().filter(|(_, unread)| *unread).map(|(document, _)| *document).collect();
    let documents = store.texts(&unread)?;
    let read: Vec<_> = documents.into_par_iter().map(|document| reading(document, lexicon)).collect();
    store.reread(&read)?;
    let pending: BTreeSet<_> = pending.into_iter().map(|(document, _)| document).collect();
    let put = pending.len();
    let (pending, replaced) = revise(store, pending)?;
    let mut changed = story_keys(store, &replaced, &[], lexicon)?;
    let (stories, inside) = stories_of(store, &pending, known, lexicon)?;
    store.regroup(&stories)?;
    changed.extend(inside.into_iter().filter(|keys| pending.contains(&keys.document)));
    note_lines(store, &changed)?;
    Ok(put)
}

/// Notes which versions of the pending documents' articles count, and returns the pending ones that do,
/// and those of all that do not.
fn revise(
    store: &mut Store,
    mut pending: BTreeSet<DocumentId>,
) -> Result<(BTreeSet<DocumentId>, Vec<DocumentId>), store::Error> {
    let mut replaced_by_others = Vec::new();
    for versions in store.versions(&pending)? {
        let texts = store.texts(&versions)?;
        let replaced = newest(&texts.iter().collect::<Vec<_>>());
        for version in versions {
            let by = replaced.get(&version).copied();
            store.supersede(version, by)?;
            if by.is_some() {
                pending.remove(&version);
                replaced_by_others.push(version);
            }
        }
    }
    Ok((pending, replaced_by_others))
}

/// Returns the stories that pending documents belong to, each with all its documents, and the keys of
/// the pending ones among others.
///
/// The documents of the stories they were in are put together anew, because a document may have
/// left; with all others only the pending ones are compared, because links among those stand.
fn stories_of(
    store: &mut Store,
    pending: &BTreeSet<DocumentId>,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<(Vec<Vec<DocumentId>>, Vec<StoryKeys>), store::Error> {
    let judgements = &store.judgements()?;
    let inside = store.fellows(pending)?;
    known.read(store, &inside, judgements, lexicon)?;
    let inner: Vec<StoryKeys> = inside.iter().filter_map(|id| known.of(*id)).cloned().collect();
    let mut stories = Joined::default();
    for story in resolve::group(&inner) {
        stories.join(story.into_iter().map(|at| inner[at].document));
    }
    for document in inner.iter().filter(|keys| pending.contains(&keys.document)) {
        let mut candidates = candidates(store, document)?;
        candidates.retain(|candidate| inside.binary_search(candidate).is_err());
        // What is in one story with it already, nothing more can be learnt from.
        candidates.retain(|candidate| !stories.together(document.document, *candidate));
        known.read(store, &candidates, judgements, lexicon)?;
        let linked = |candidate: &&DocumentId| {
            known.of(**candidate).is_some_and(|other| resolve::linked(document, other))
        };
        let linked: Vec<DocumentId> = candidates.par_iter().filter(linked).copied().collect();
        for other in linked {
            if !stories.together(document.document, other) {
                stories.join(store.fellows([&other])?.into_iter().chain([document.document]));
            }
        }
    }
    Ok((stories.lists(), inner))
}
