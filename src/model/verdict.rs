//! Defines [`Verdict`]: whether two numbers can both hold, and why.
//!
//! The answer has three values. *Not comparable* is an answer of its own and never means *agrees*.

use serde::{Deserialize, Serialize};

/// How far apart two quantities are that exclude each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The larger representative value over the smaller, at least 1; `None` where one is zero.
    pub ratio: Option<f64>,
    /// The worked comparison in words ("2 is not 4").
    pub working: String,
}

/// In what two quantities agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// The worked comparison in words ("102 is more than 100").
    pub working: String,
}

/// Why two numbers cannot be set against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A level against a change, a rate against a share.
    Kind,
    /// Different dimensions or currencies.
    Unit,
    /// One is per something, or per something else.
    Per,
    /// One is denied, planned, forecast or hypothetical.
    Modality,
    /// Different events, or events unknown on both sides where people are counted.
    Event,
    /// Different things are counted.
    Counted,
    /// One is limited to a part ("others", "minors").
    Subset,
    /// Different places, or a place on one side only.
    Place,
    /// Different periods, or moments of a count that moves.
    Period,
    /// Different owners ("whose votes").
    Owner,
    /// Approximate values that meet when widened further.
    Approximate,
}

/// Whether two numbers can both hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They cannot both hold.
    Contradicts(Gap),
    /// They can both hold and speak of the same.
    Agrees(Overlap),
    /// They do not speak of the same, or it is not sure that they do.
    Incomparable(Refusal),
}
