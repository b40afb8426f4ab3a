//! Defines [`Known`], the story keys of documents looked at before, and [`Joined`], documents that are
//! being put together.
//!
//! A document that awaits its story is held against a few hundred others, most of which were looked at
//! for the documents before it. Reading them from the file each time would take most of the time.

use super::story_keys;
use crate::lexicon::Lexicon;
use crate::model::{DocumentId, Judgement};
use crate::resolve::StoryKeys;
use crate::store::{self, Store};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Most documents whose keys are held in either generation, about 5 KB each; more only where so many are
/// asked for at once. As many as two lots of pending documents, since news comes in by time and is held
/// against what came shortly before.
const MOST: usize = 20_000;

/// Documents that are read from the file at a time.
const PART: usize = 1000;

/// The keys of documents that were looked at before. They must not change while it lives.
#[derive(Debug, Default)]
pub(super) struct Known {
    young: HashMap<DocumentId, Arc<StoryKeys>>,
    /// What was young once; it is forgotten when the young are too many, save what was asked for again.
    old: HashMap<DocumentId, Arc<StoryKeys>>,
}

impl Known {
    /// Makes sure that the keys of these documents are known, as far as the database has them.
    pub(super) fn read(
        &mut self,
        store: &mut Store,
        documents: &[DocumentId],
        judgements: &[Judgement],
        lexicon: &Lexicon,
    ) -> Result<(), store::Error> {
        let mut wanted: Vec<DocumentId> =
            documents.iter().copied().filter(|id| !self.young.contains_key(id)).collect();
        if !wanted.is_empty() && self.young.len() + wanted.len() > MOST {
            self.old = std::mem::take(&mut self.young);
            wanted = documents.to_vec();
        }
        wanted.retain(|id| match self.old.get(id) {
            Some(keys) => self.young.insert(*id, Arc::clone(keys)).is_some(),
            None => true,
        });
        for part in wanted.chunks(PART) {
            let read = story_keys(store, part, judgements, lexicon)?;
            self.young.extend(read.into_iter().map(|keys| (keys.document, Arc::new(keys))));
        }
        Ok(())
    }

    /// Returns the keys of a document that was asked for.
    pub(super) fn of(&self, document: DocumentId) -> Option<&Arc<StoryKeys>> {
        self.young.get(&document)
    }
}

/// Documents that are being put together; which belong together does not depend on the order.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The number of each document's list.
    list: HashMap<DocumentId, usize>,
    /// The lists; those that went into others are empty.
    lists: Vec<Vec<DocumentId>>,
}

impl Joined {
    /// Puts documents together with all that were put together with any of them. The shorter lists
    /// move into the longest: n log n in all.
    pub(super) fn join(&mut self, documents: impl IntoIterator<Item = DocumentId>) {
        let mut whole: Option<usize> = None;
        for document in documents {
            let own = *self.list.entry(document).or_insert_with(|| {
                self.lists.push(vec![document]);
                self.lists.len() - 1
            });
            whole = Some(match whole {
                Some(other) if other != own => self.merge(own, other),
                _ => own,
            });
        }
    }

    fn merge(&mut self, a: usize, b: usize) -> usize {
        let (into, from) = if self.lists[a].len() >= self.lists[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.lists[from]);
        for document in &moved {
            self.list.insert(*document, into);
        }
        self.lists[into].extend(moved);
        into
    }

    /// Returns whether two documents were put together.
    pub(super) fn together(&self, a: DocumentId, b: DocumentId) -> bool {
        let list = |document| self.list.get(&document);
        a == b || list(a).is_some_and(|own| list(b) == Some(own))
    }

    /// Returns the lists, each ascending, in order of their first.
    pub(super) fn lists(self) -> Vec<Vec<DocumentId>> {
        let sorted = |mut list: Vec<DocumentId>| {
            list.sort_unstable();
            list
        };
        let lists = self.lists.into_iter().filter(|list| !list.is_empty()).map(sorted);
        let ordered: BTreeMap<DocumentId, Vec<DocumentId>> = lists.map(|list| (list[0], list)).collect();
        ordered.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_in_parts_is_one_list() {
        let mut joined = Joined::default();
        for group in [&[5, 2][..], &[9], &[1, 9], &[7, 5, 1]] {
            joined.join(group.iter().map(|id| DocumentId(*id)));
        }
        joined.join([DocumentId(4)]);
        assert!(
            joined.together(DocumentId(2), DocumentId(9)) && !joined.together(DocumentId(2), DocumentId(4))
        );
        let lists: Vec<Vec<u64>> =
            joined.lists().into_iter().map(|list| list.into_iter().map(|id| id.0).collect()).collect();
        assert_eq!(lists, [vec![1, 2, 5, 7, 9], vec![4]]);
    }
}
