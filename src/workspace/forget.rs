//! Defines [`forget`], which removes documents and heals what came from them.

use super::{keys, settle, story_keys};
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::store::{self, Store};

/// Removes documents and compares the others of their stories anew; returns how many were removed.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then awaits it.
pub fn forget(store: &mut Store, documents: &[DocumentId], lexicon: &Lexicon) -> Result<usize, store::Error> {
    let found = story_keys(store, documents, &[], lexicon)?;
    let found: Vec<_> = found.iter().map(|story| (story.document, keys(story))).collect();
    let forgotten = store.forget(&found)?;
    settle(store, lexicon)?;
    Ok(forgotten)
}
