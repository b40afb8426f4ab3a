//! Defines [`newest`], which tells the versions of an article apart, and [`revisions`], what its
//! numbers became.
//!
//! An article that is changed at its address is one source that corrects itself, not two that disagree.
//! An address alone is not enough, because some collections give every article the address of their
//! front page: the texts must have a good part in common.

use crate::model::{Change, Document, DocumentId, Extraction, Mention, Revision};
use crate::store::{self, Store};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a row that are compared. Origin: five words in a row are rarely equal by chance.
const ROW: usize = 5;

/// One part in this many of the shorter text's rows of words must stand in the other text as well.
/// Origin: a report that is rewritten during a day keeps its background paragraphs, about a third.
const SHARED: usize = 4;

/// Returns for documents at one address, in order of arrival, the version that counts in place of each
/// that was replaced: the one that was published last, and of those of one day the one that came last.
#[must_use]
pub fn newest(versions: &[&Document]) -> BTreeMap<DocumentId, DocumentId> {
    let mut order: Vec<&Document> = versions.to_vec();
    order.sort_by_key(|document| document.published);
    let rows: Vec<HashSet<u64>> = order.iter().map(|document| rows(&document.text)).collect();
    let mut replaced = BTreeMap::new();
    for (at, document) in order.iter().enumerate() {
        let later = (at + 1..order.len()).rev().find(|&later| alike(&rows[at], &rows[later]));
        if let Some(later) = later {
            replaced.insert(document.id, order[later].id);
        }
    }
    replaced
}

/// Takes the versions that were replaced out of a pile, which is in order of arrival; returns how many
/// there were.
pub fn drop_replaced(documents: &mut Vec<Document>) -> usize {
    let mut addresses: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in documents.iter() {
        if let Some(url) = &document.url {
            addresses.entry(url).or_default().push(document);
        }
    }
    let replaced: BTreeSet<DocumentId> =
        addresses.values().flat_map(|versions| newest(versions).into_keys()).collect();
    documents.retain(|document| !replaced.contains(&document.id));
    replaced.len()
}

/// Returns the hashes of all rows of words of a text.
fn rows(text: &str) -> HashSet<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let hash = |row: &[&str]| {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(ROW.min(words.len()).max(1)).map(hash).collect()
}

fn alike(left: &HashSet<u64>, right: &HashSet<u64>) -> bool {
    let shorter = left.len().min(right.len());
    shorter > 0 && left.intersection(right).count() * SHARED >= shorter
}

/// Returns all revisions of a database with what their numbers became, in order of arrival of the older
/// version.
///
/// # Errors
/// Fails where the database cannot be read.
pub fn revisions(store: &mut Store) -> Result<Vec<Revision>, store::Error> {
    let mut revisions = Vec::new();
    for (older, newer) in store.superseded()? {
        let mut read = store.read(&[older, newer])?.into_iter();
        if let (Some((older, before)), Some((newer, after))) = (read.next(), read.next()) {
            revisions.push(Revision { older, newer, changes: changes(&before, &after) });
        }
    }
    Ok(revisions)
}

/// Returns the numbers that differ between two versions, in the order of the newer text, those that are
/// gone at the end. Numbers of the same sense go together, in order where several have it.
fn changes(before: &Extraction, after: &Extraction) -> Vec<Change> {
    let kept: BTreeSet<_> = after.mentions.iter().map(told).collect();
    let said: BTreeSet<_> = before.mentions.iter().map(told).collect();
    let mut waiting: BTreeMap<_, Vec<&Mention>> = BTreeMap::new();
    for mention in before.mentions.iter().rev().filter(|mention| !kept.contains(&told(mention))) {
        waiting.entry(sense(mention)).or_default().push(mention);
    }
    let mut changes = Vec::new();
    for mention in after.mentions.iter().filter(|mention| !said.contains(&told(mention))) {
        let before = waiting.get_mut(&sense(mention)).and_then(Vec::pop);
        let after = mention.clone();
        changes
            .push(before.map_or(Change::New(after.clone()), |before| Change::Became(before.clone(), after)));
    }
    let mut gone: Vec<&Mention> = waiting.into_values().flatten().collect();
    gone.sort_by_key(|mention| mention.span);
    changes.extend(gone.into_iter().cloned().map(Change::Gone));
    changes
}

type Sense<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

/// What a number speaks of.
fn sense(mention: &Mention) -> Sense<'_> {
    let counted = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
    let event = mention.event.as_ref().map(|event| event.lemma.as_str());
    let place = mention.place.as_ref().map(|place| place.name.as_str());
    (counted, event, place, mention.quantity.unit.code.as_str())
}

/// What a number speaks of and how much it is.
fn told(mention: &Mention) -> (Sense<'_>, String) {
    (sense(mention), mention.quantity.to_string())
}
