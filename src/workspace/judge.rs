//! Defines [`judge`] and [`retire`]: what a person decides, and what follows from it.

use super::settle;
use crate::lexicon::Lexicon;
use crate::model::{DocumentId, Judgement, MentionId};
use crate::store::{self, Store};
use std::collections::BTreeSet;

/// Notes judgements about numbers of the given documents and compares their stories anew.
///
/// # Errors
/// Fails where the database cannot be read or written; judgements that are noted stay, and what is
/// not compared then awaits it.
pub fn judge(
    store: &mut Store,
    judgements: &[Judgement],
    documents: &BTreeSet<DocumentId>,
    lexicon: &Lexicon,
) -> Result<(), store::Error> {
    let documents: Vec<DocumentId> = documents.iter().copied().collect();
    store.transact(|store| {
        store.judge(judgements)?;
        store.wait(&documents)
    })?;
    settle(store, lexicon)?;
    Ok(())
}

/// Takes back the judgement of that number, counted from 1, compares its story anew, and returns it;
/// `None` where there is no such judgement.
///
/// # Errors
/// As [`judge`].
pub fn retire(
    store: &mut Store,
    number: usize,
    lexicon: &Lexicon,
) -> Result<Option<Judgement>, store::Error> {
    let retired = store.transact(|store| {
        let retired = store.retire(number)?;
        if let Some(judgement) = &retired {
            let numbers: Vec<MentionId> = judgement.right.into_iter().chain([judgement.left]).collect();
            let documents = store.documents_with(&numbers)?;
            store.wait(&documents)?;
        }
        Ok(retired)
    })?;
    settle(store, lexicon)?;
    Ok(retired)
}
