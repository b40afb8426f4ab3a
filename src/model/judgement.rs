//! Defines [`Judgement`], what a person decided.
//!
//! Judgements are ground state like documents: never deleted, only retired by a later one.

use super::MentionId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was decided about one or two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// The two are the same figure.
    Same,
    /// The two are not the same figure.
    Different,
    /// The two do not contradict each other.
    NoConflict,
    /// The reading of the one mention is wrong; it is left out.
    Misread,
}

impl Ruling {
    /// Returns what was decided, for people.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Same => "the same figure",
            Self::Different => "different figures",
            Self::NoConflict => "no contradiction",
            Self::Misread => "misread",
        }
    }
}

/// One decision of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The mention it is about.
    pub left: MentionId,
    /// The other mention, for rulings about two.
    pub right: Option<MentionId>,
    /// What was decided.
    pub ruling: Ruling,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// Whether a later judgement took it back.
    pub retired: bool,
}
