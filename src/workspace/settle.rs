//! Defines [`settle`], which puts new documents into stories and compares the stories they touch.

use super::density::renew;
use super::known::{Joined, Known};
use super::recurring::{note_lines, recurring};
use super::revision::newest;
use super::{candidates, compare_stories, reading, story_keys};
use crate::graph;
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::resolve::{self, Density, Pile, StoryKeys};
use crate::store::{self, Candidate, Store};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How many documents are put into stories in one transaction. Among themselves they find each other in
/// memory, about 3 KB each; what is in the file already is looked for one by one.
const CHUNK: usize = 10_000;

/// From how many pending documents on it pays to hold in memory which documents are in stories.
const MANY: usize = 200;

/// How many of them are looked at side by side.
const PART: usize = 256;

/// How many stories are compared in one transaction.
const STORIES: usize = 200;

/// Compares the documents that await it with the others and returns how many there were.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then still awaits it.
pub fn settle(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    settle_telling(store, lexicon, &mut |_| ())
}

/// How far comparing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
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
    tell: &mut dyn FnMut(Settling),
) -> Result<usize, store::Error> {
    let (mut settled, mut known) = (0, Known::default());
    loop {
        let put = store.transact(|store| gather(store, &mut known, lexicon))?;
        settled += put;
        tell(Settling::Gathered(settled));
        if put == 0 {
            break;
        }
    }
    drop(known);
    let (mut stories, of) = (0, store.stale(usize::MAX)?.len());
    loop {
        let compared = store.transact(|store| refresh(store, lexicon))?;
        if compared == 0 {
            return Ok(settled);
        }
        stories += compared;
        tell(Settling::Compared { stories, of });
    }
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
        let stories: Vec<Vec<DocumentId>> =
            stale.iter().map(|story| store.documents_of(&[*story])).collect::<Result<_, _>>()?;
        let read = store.read(&stories.concat())?;
        let recurring = recurring(store, &read, lexicon)?;
        let pile = Pile { recurring, stories, ..Pile::default() };
        let analysis = compare_stories(read, &pile, &store.judgements()?, lexicon);
        store.replace(&analysis)?;
        store.index(&graph::story_words(&analysis, lexicon))?;
    }
    Ok(stale.len())
}

/// Puts some pending documents into stories and returns how many there were.
fn gather(store: &mut Store, known: &mut Known, lexicon: &Lexicon) -> Result<usize, store::Error> {
    let density = renew(store)?;
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
    let (stories, inside) = stories_of(store, &pending, &density, known, lexicon)?;
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
    density: &Density,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<(Vec<Vec<DocumentId>>, Vec<StoryKeys>), store::Error> {
    let judgements = &store.judgements()?;
    let inside = store.fellows(pending)?;
    known.read(store, &inside, judgements, lexicon)?;
    let inner: Vec<StoryKeys> = inside.iter().filter_map(|id| known.of(*id)).cloned().collect();
    let mut stories = Joined::default();
    for story in resolve::stories(&inner, density) {
        stories.join(story);
    }
    let waiting: Vec<&StoryKeys> = inner.iter().filter(|keys| pending.contains(&keys.document)).collect();
    for (document, other) in links(store, &waiting, &inside, density, known, lexicon)? {
        if !stories.together(document, other) {
            stories.join(store.fellows([&other])?.into_iter().chain([document]));
        }
    }
    Ok((stories.lists(), inner))
}

/// Returns for pending documents a document of every story they are linked with, those `inside` left
/// out, whose stories are put together anew.
fn links(
    store: &mut Store,
    waiting: &[&StoryKeys],
    inside: &[DocumentId],
    density: &Density,
    known: &mut Known,
    lexicon: &Lexicon,
) -> Result<Vec<(DocumentId, DocumentId)>, store::Error> {
    let judgements = &store.judgements()?;
    let settled = (waiting.len() >= MANY).then(|| store.all_settled()).transpose()?;
    let mut links = Vec::new();
    for part in waiting.chunks(PART) {
        let mut found: Vec<Vec<Candidate>> = Vec::with_capacity(part.len());
        for document in part {
            let mut candidates = candidates(store, document, settled.as_ref())?;
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
