//! Defines how a database keeps track of lines that an outlet prints everywhere.
//!
//! Whether a line recurs depends on documents of many stories. The lines of a document are kept beside
//! its other keys; when documents come or go, the stories that hold a line which may just have begun
//! or ceased to recur are compared anew.

use crate::lexicon::Lexicon;
use crate::model::{Document, Extraction, Mention};
use crate::resolve::{RECURS, Recurring, StoryKeys, lines};
use crate::store::{self, Store};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the lines of some documents that their outlets print everywhere in the database.
pub(super) fn recurring(
    store: &Store,
    read: &[(Document, Extraction)],
    lexicon: &Lexicon,
) -> Result<Recurring, store::Error> {
    let mut asked: BTreeSet<(&str, u64)> = BTreeSet::new();
    for (document, extraction) in read {
        let mentions: Vec<&Mention> = extraction.mentions.iter().collect();
        let lines = lines(document, &mentions, lexicon);
        asked.extend(lines.iter().map(|line| (document.source.as_str(), line.hash)));
    }
    let mut recurring = Recurring::default();
    for (source, line) in asked {
        if store.holders(line)?.iter().any(|(holder, count)| holder == source && *count >= RECURS) {
            recurring.insert(source, line);
        }
    }
    Ok(recurring)
}

/// Has the stories compared anew in which a line may have begun or ceased to recur because these
/// documents came or went.
pub(super) fn note_lines(store: &mut Store, documents: &[StoryKeys]) -> Result<(), store::Error> {
    let mut changed: BTreeMap<u64, usize> = BTreeMap::new();
    for line in documents.iter().flat_map(|document| document.lines.iter().collect::<BTreeSet<_>>()) {
        *changed.entry(*line).or_default() += 1;
    }
    for (line, changed) in changed {
        if store.holders(line)?.iter().any(|(_, count)| *count < RECURS + changed) {
            store.stale_by(line)?;
        }
    }
    Ok(())
}
