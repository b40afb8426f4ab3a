//! Defines [`draft`] and [`with_draft`], which compare a text with the sources without keeping it.

use super::recurring::recurring;
use super::{candidates, compare, read, story_keys};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, DocumentId, Extraction, Judgement, Mention};
use crate::resolve::{self, Recurring};
use crate::store::{self, Store};
use std::collections::BTreeSet;

/// Compares a draft with the documents of the stories in the database that it belongs to. Those alone
/// are in the result, with the draft among them; the database is left as it is.
///
/// # Errors
/// Fails where the database cannot be read.
pub fn draft(store: &mut Store, draft: Document, lexicon: &Lexicon) -> Result<Analysis, store::Error> {
    let judgements = store.judgements()?;
    let linked = linked(store, &draft, &judgements, lexicon)?;
    let mut fellows = store.fellows(&linked)?;
    fellows.retain(|fellow| *fellow != draft.id);
    let sources = store.read(&fellows)?;
    let recurring = recurring(store, &sources, lexicon)?;
    Ok(together(sources, draft, Some(&recurring), &judgements, lexicon))
}

/// Compares a draft with documents in memory.
#[must_use]
pub fn with_draft(mut documents: Vec<Document>, draft: Document, lexicon: &Lexicon) -> Analysis {
    documents.retain(|document| document.id != draft.id);
    together(read(documents, lexicon), draft, None, &[], lexicon)
}

/// Compares a draft with sources. A draft without a date is taken to be as new as the newest of them.
fn together(
    mut sources: Vec<(Document, Extraction)>,
    mut draft: Document,
    recurring: Option<&Recurring>,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Analysis {
    let newest = sources.iter().filter_map(|(document, _)| document.published).max();
    draft.published = draft.published.or(newest);
    sources.extend(read(vec![draft], lexicon));
    compare(sources, recurring, judgements, lexicon)
}

/// Returns the documents that a draft shares a story with by its own words.
fn linked(
    store: &mut Store,
    draft: &Document,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Result<BTreeSet<DocumentId>, store::Error> {
    let mut own = BTreeSet::new();
    for (document, extraction) in read(vec![draft.clone()], lexicon) {
        let mentions: Vec<&Mention> = extraction.mentions.iter().collect();
        let draft = resolve::story_keys(&document, &mentions, lexicon);
        let mut candidates = candidates(store, &draft)?;
        candidates.retain(|candidate| *candidate != document.id);
        let others = story_keys(store, &candidates, judgements, lexicon)?;
        own.extend(others.iter().filter(|other| resolve::linked(&draft, other)).map(|other| other.document));
    }
    Ok(own)
}
