//! Defines [`Adding`], which reads one batch of documents while the one before is written.
//!
//! Only one thread writes a database, and it would leave the others idle while it does. What is
//! reported of a batch is reported after it was stored.

use super::reading;
use crate::ingest::Incoming;
use crate::lexicon::Lexicon;
use crate::model::DocumentId;
use crate::store::{self, Added, Page, Reading, Store};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::thread::{Scope, ScopedJoinHandle};

/// Batches of documents on their way into a database.
#[derive(Debug)]
pub struct Adding<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    lexicon: &'env Lexicon,
    /// The batch that is being read.
    under_way: Option<ScopedJoinHandle<'scope, Vec<Reading>>>,
}

impl<'scope, 'env> Adding<'scope, 'env> {
    /// Returns what adds nothing yet; batches are read by threads of that scope.
    #[must_use]
    pub fn new(scope: &'scope Scope<'scope, 'env>, lexicon: &'env Lexicon) -> Self {
        Self { scope, lexicon, under_way: None }
    }

    /// Begins to read a batch, stores the one before in one transaction, and says what became of the
    /// documents of that one, in their order.
    ///
    /// # Errors
    /// Fails where the database cannot be read or written; then none of the batch before is in.
    pub fn add(&mut self, store: &mut Store, documents: Vec<Incoming>) -> Result<Outcome, store::Error> {
        // What the batch before holds as well is read twice and stored once.
        let known = store.known(documents.iter().map(|incoming| incoming.document.id))?;
        let lexicon = self.lexicon;
        let next = self.scope.spawn(move || read_new(documents, &known, lexicon));
        let before = self.under_way.replace(next);
        before.map_or_else(|| Ok(Vec::new()), |before| keep(store, before))
    }

    /// Stores the last batch and says what became of its documents.
    ///
    /// # Errors
    /// As [`Adding::add`].
    pub fn finish(mut self, store: &mut Store) -> Result<Outcome, store::Error> {
        self.under_way.take().map_or_else(|| Ok(Vec::new()), |last| keep(store, last))
    }
}

/// What became of the documents of a batch.
type Outcome = Vec<(DocumentId, Added)>;

fn keep(store: &mut Store, batch: ScopedJoinHandle<'_, Vec<Reading>>) -> Result<Outcome, store::Error> {
    match batch.join() {
        Ok(read) => {
            let added = store.add(&read)?;
            Ok(read.into_iter().map(|reading| reading.document.id).zip(added).collect())
        }
        Err(cause) => std::panic::resume_unwind(cause),
    }
}

/// Reads documents side by side; those that are known are not read again.
pub(super) fn read_new(
    documents: Vec<Incoming>,
    known: &BTreeSet<DocumentId>,
    lexicon: &Lexicon,
) -> Vec<Reading> {
    let read = |Incoming { document, page }| {
        let page = page.map(|page: crate::ingest::Page| Page { hash: page.hash, zstd: page.zstd });
        let document: crate::model::Document = document;
        let new = !known.contains(&document.id);
        let read = if new { reading(document, lexicon) } else { Reading { document, ..Reading::default() } };
        Reading { page, ..read }
    };
    documents.into_par_iter().map(read).collect()
}
