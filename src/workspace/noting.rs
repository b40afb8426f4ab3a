//! Defines [`note`], which notes what pending documents are found by, before any is put into a story.
//!
//! How much a name tells depends on how many documents have it, those that wait included. So the names of
//! all are noted first, and counted; which of an article's versions count is found out on the way.

use super::density::{density, renew};
use super::recurring::note_lines;
use super::revision::newest;
use super::settle::CHUNK;
use super::{keys, reading, story_keys};
use crate::lexicon::Lexicon;
use crate::model::{Document, DocumentId, Extraction, MentionId, Ruling};
use crate::resolve::{Density, StoryKeys};
use crate::store::{self, Keys, Store};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Notes the keys of some pending documents and returns how many there were; reads those anew that must be.
pub(super) fn note(store: &mut Store, lexicon: &Lexicon) -> Result<usize, store::Error> {
    renew(store)?;
    let waiting = store.unkeyed(CHUNK)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let unread: Vec<_> =
        waiting.iter().filter(|(_, unread)| *unread).map(|(document, _)| *document).collect();
    let documents = store.texts(&unread)?;
    let read: Vec<_> = documents.into_par_iter().map(|document| reading(document, lexicon)).collect();
    store.reread(&read)?;
    let put = waiting.len();
    let (counting, replaced) = revise(store, waiting.into_iter().map(|(document, _)| document).collect())?;
    let density = density(store)?;
    let wear = |period, documents| density.wear(period, documents);
    let (gone, lines): (Vec<_>, Vec<_>) = both_keys(store, &replaced, &density, lexicon)?.into_iter().unzip();
    store.drop_keys(&gone, &wear)?;
    note_lines(store, &lines)?;
    let counting: Vec<DocumentId> = counting.into_iter().collect();
    let found = both_keys(store, &counting, &density, lexicon)?;
    store.note_keys(&found.into_iter().map(|(keys, _)| keys).collect::<Vec<_>>(), &wear)?;
    Ok(put)
}

/// The keys of a document as the file has them, and whole.
type Both = ((DocumentId, Keys), StoryKeys);

/// Returns the keys of documents as the file has them and whole.
pub(super) fn both_keys(
    store: &mut Store,
    documents: &[DocumentId],
    density: &Density,
    lexicon: &Lexicon,
) -> Result<Vec<Both>, store::Error> {
    let judgements = store.judgements()?;
    let misread = judgements.iter().filter(|judgement| judgement.ruling == Ruling::Misread);
    let misread: BTreeSet<MentionId> = misread.map(|judgement| judgement.left).collect();
    // Of these the file may hold what was found before the judgement.
    let mut changed = BTreeSet::new();
    if !misread.is_empty() {
        let read = store.read(documents)?;
        let judged = |(_, extraction): &&(Document, Extraction)| {
            extraction.mentions.iter().any(|mention| misread.contains(&mention.id))
        };
        changed.extend(read.iter().filter(judged).map(|(document, _)| document.id));
    }
    let found = story_keys(store, documents, &judgements, lexicon)?;
    let both = |story: StoryKeys| {
        let changed = changed.contains(&story.document);
        ((story.document, Keys { changed, ..keys(&story, density) }), story)
    };
    Ok(found.into_iter().map(both).collect())
}

/// Notes which versions of the pending documents' articles count, and returns the pending ones that do,
/// and those of all that do not.
fn revise(
    store: &mut Store,
    mut pending: BTreeSet<DocumentId>,
) -> Result<(BTreeSet<DocumentId>, Vec<DocumentId>), store::Error> {
    let mut replaced_by_others = Vec::new();
    for versions in store.versions(&pending)? {
        // An article that came once replaces nothing, and what replaced it is gone.
        if let [only] = versions.as_slice() {
            store.supersede(*only, None)?;
            continue;
        }
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
