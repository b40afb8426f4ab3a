//! Defines [`RevisionJson`], one change of a number in an article that was changed at its address.

use super::Quoted;
use crate::model::{Change, Document, Mention, Revision};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What became of a number; an article whose words alone changed has one row with neither number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RevisionJson {
    /// The outlet.
    pub source: String,
    /// The address of both versions.
    pub url: Option<String>,
    /// Name of the version that was replaced.
    pub older: String,
    /// The day it was published.
    #[schemars(with = "Option<String>")]
    pub older_published: Option<Date>,
    /// Name of the version that counts.
    pub newer: String,
    /// The day it was published.
    #[schemars(with = "Option<String>")]
    pub newer_published: Option<Date>,
    /// The number in the older version; `null` where it is new.
    pub before: Option<Quoted>,
    /// The number in the newer version; `null` where it is gone.
    pub after: Option<Quoted>,
    /// Lemma of what is counted.
    pub counted: Option<String>,
    /// Lemma of what happened.
    pub event: Option<String>,
    /// The sentence of the newer version, or of the older where the number is gone.
    pub sentence: Option<Quoted>,
}

/// Returns the changes, revision by revision.
#[must_use]
pub fn revisions(revisions: &[Revision]) -> Vec<RevisionJson> {
    let rows = |revision: &Revision| -> Vec<RevisionJson> {
        let Revision { older, newer, changes } = revision;
        let row = |before: Option<&Mention>, after: Option<&Mention>| RevisionJson {
            source: newer.source.clone(),
            url: newer.url.clone(),
            older: older.name.clone(),
            older_published: older.published,
            newer: newer.name.clone(),
            newer_published: newer.published,
            before: before.map(|mention| Quoted::of(older, mention.span)),
            after: after.map(|mention| Quoted::of(newer, mention.span)),
            counted: after.or(before).and_then(|m| Some(m.counted.as_ref()?.lemma.clone())),
            event: after.or(before).and_then(|m| Some(m.event.as_ref()?.lemma.clone())),
            sentence: sentence(newer, after).or_else(|| sentence(older, before)),
        };
        if changes.is_empty() {
            return vec![row(None, None)];
        }
        let of = |change: &Change| match change {
            Change::Became(before, after) => row(Some(before), Some(after)),
            Change::New(after) => row(None, Some(after)),
            Change::Gone(before) => row(Some(before), None),
        };
        changes.iter().map(of).collect()
    };
    revisions.iter().flat_map(rows).collect()
}

fn sentence(document: &Document, mention: Option<&Mention>) -> Option<Quoted> {
    mention.map(|mention| Quoted::of(document, mention.sentence))
}
