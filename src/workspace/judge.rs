//! Defines [`judge`] and [`retire`]: what a person decides, and what follows from it.

use super::settle;
use crate::lexicon::Lexicon;
use crate::model::{DocumentId, Judgement, MentionId};
use crate::store::{self, Store};
use std::collections::BTreeSet;

/// Notes judgements about numbers of the given documents and compares their stories anew. What was decided
/// last about a number or a pair is not noted again, so that an interrupted command can be repeated. Returns
/// how many were noted.
///
/// # Errors
/// Fails where the database cannot be read or written; judgements that are noted stay, and what is
/// not compared then awaits it.
pub fn judge(
    store: &mut Store,
    judgements: &[Judgement],
    documents: &BTreeSet<DocumentId>,
    lexicon: &Lexicon,
) -> Result<usize, store::Error> {
    let documents: Vec<DocumentId> = documents.iter().copied().collect();
    let noted = store.transact(|store| {
        let known = store.judgements()?;
        let new: Vec<_> = judgements.iter().filter(|judgement| !stands(judgement, &known)).cloned().collect();
        store.judge(&new)?;
        store.wait(&documents)?;
        Ok(new.len())
    })?;
    settle(store, lexicon)?;
    Ok(noted)
}

/// Returns whether a judgement is what was decided last about its numbers.
fn stands(judgement: &Judgement, known: &[Judgement]) -> bool {
    let about = |other: &&Judgement| (other.left, other.right) == (judgement.left, judgement.right);
    known.iter().rev().filter(|other| !other.retired).find(about) == Some(judgement)
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
