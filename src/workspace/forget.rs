//! Defines [`forget`], which removes documents and heals what came from them.

use super::density::density;
use super::noting::both_keys;
use super::recurring::note_lines;
use super::settle;
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::store::{self, Store};
use std::collections::BTreeSet;

/// Removes documents and compares the others of their stories anew; returns how many were removed.
///
/// # Errors
/// Fails where the database cannot be read or written; what is not compared then awaits it.
pub fn forget(store: &mut Store, documents: &[DocumentId], lexicon: &Lexicon) -> Result<usize, store::Error> {
    let forgotten = store.transact(|store| {
        let density = density(store)?;
        let found = both_keys(store, documents, &density, lexicon)?;
        let (found, gone): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let versions = store.versions(&documents.iter().copied().collect::<BTreeSet<_>>())?.concat();
        let forgotten = store.forget(&found, &|period, documents| density.wear(period, documents))?;
        // An older version may count now.
        store.wait(&versions)?;
        note_lines(store, &gone)?;
        Ok(forgotten)
    })?;
    settle(store, lexicon)?;
    Ok(forgotten)
}
