//! Defines [`forget`], which removes documents and heals what came from them.

use super::{keys, settle, story_keys};
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::store::{self, Store};
use std::collections::BTreeSet;

/// Removes documents and compares the others of their stories anew; returns how many were removed.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then awaits it.
pub fn forget(store: &mut Store, documents: &[DocumentId], lexicon: &Lexicon) -> Result<usize, store::Error> {
    let found = story_keys(store, documents, &[], lexicon)?;
    let found: Vec<_> = found.iter().map(|story| (story.document, keys(story))).collect();
    let gone: BTreeSet<DocumentId> = documents.iter().copied().collect();
    let versions = store.versions(&gone)?.concat();
    let forgotten = store.forget(&found)?;
    // An older version may count now.
    store.wait(&versions)?;
    settle(store, lexicon)?;
    Ok(forgotten)
}
