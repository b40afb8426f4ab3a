//! Defines [`draft`] and [`with_draft`], which compare a text with the sources without keeping it.

use super::density::density;
use super::recurring::recurring;
use super::{candidates, compare_all, compare_stories, keys_of, read, story_keys};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, DocumentId, Extraction, Judgement};
use crate::resolve::{self, Pile};
use crate::store::{self, Lookup, Store};
use std::collections::BTreeSet;
use std::sync::Arc;

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
    let read = together(sources, draft, lexicon);
    let keys = keys_of(&read, &judgements, lexicon);
    let stories = resolve::stories(&keys, &density(store)?);
    let keys = keys.into_iter().map(|keys| (keys.document, Arc::new(keys))).collect();
    let pile = Pile { recurring, stories, keys, ..Pile::default() };
    Ok(compare_stories(read, &pile, &judgements, lexicon))
}

/// Compares a draft with documents in memory.
#[must_use]
pub fn with_draft(mut documents: Vec<Document>, draft: Document, lexicon: &Lexicon) -> Analysis {
    documents.retain(|document| document.id != draft.id);
    compare_all(together(read(documents, lexicon), draft, lexicon), &[], lexicon)
}

/// Reads a draft and puts it among the sources. Without a date it is taken to be as new as the newest
/// of them.
fn together(
    mut sources: Vec<(Document, Extraction)>,
    mut draft: Document,
    lexicon: &Lexicon,
) -> Vec<(Document, Extraction)> {
    let newest = sources.iter().filter_map(|(document, _)| document.published).max();
    draft.published = draft.published.or(newest);
    sources.extend(read(vec![draft], lexicon));
    sources
}

/// Returns the documents that a draft shares a story with by its own words.
fn linked(
    store: &mut Store,
    draft: &Document,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Result<BTreeSet<DocumentId>, store::Error> {
    let (mut own, density) = (BTreeSet::new(), density(store)?);
    for draft in keys_of(&read(vec![draft.clone()], lexicon), &[], lexicon) {
        let candidates = candidates(store, &draft, &density, &mut Lookup::default())?
            .into_iter()
            .map(|candidate| candidate.document);
        let candidates: Vec<DocumentId> = candidates.filter(|other| *other != draft.document).collect();
        let others = story_keys(store, &candidates, judgements, lexicon)?;
        let linked = others.iter().filter(|other| resolve::linked(&draft, other, &density));
        own.extend(linked.map(|other| other.document));
    }
    Ok(own)
}
