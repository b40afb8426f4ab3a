//! Defines [`Revision`], a changed article, and [`Change`], what became of its numbers.

use super::{Document, Mention};

/// Two versions of one article, of which the newer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The version that was replaced.
    pub older: Document,
    /// The version that counts in its place.
    pub newer: Document,
    /// The numbers that differ; empty where only words changed.
    pub changes: Vec<Change>,
}

/// What became of a number from one version to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "a document has few changes, and most hold both")]
pub enum Change {
    /// The newer version gives another amount for the same.
    Became(Mention, Mention),
    /// The newer version gives it for the first time.
    New(Mention),
    /// The newer version does not give it any more.
    Gone(Mention),
}
