//! Defines what detection finds: [`Conflict`], [`Update`] and their parts.
//!
//! A conflict is a *minimal* set of claims that cannot all hold: leave one side out and it is gone.
//! Nothing here says who is right.

use super::{ClaimId, ConflictId, FigureId, MentionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// In which way claims cannot all hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Two amounts of one figure exclude each other.
    Value,
    /// Parts that are said to be complete do not add up to the total.
    Sum,
    /// A part exceeds its whole.
    Part,
    /// A percentage does not fit its base and part.
    Share,
    /// Before, change and after do not fit.
    Change,
    /// The same count is put in two places.
    Place,
}

/// One side of a conflict: claims that stand or fall together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// What the side says, in a few words ("total 102", "parts: 2 + 3 + 11 = 16").
    pub label: String,
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// The mentions that are quoted for the side, ascending: all of them, or of very many a few that stand
    /// for the rest; who needs all finds them through the claims.
    pub mentions: Vec<MentionId>,
    /// How many mentions stand on the side, quoted or not.
    pub count: usize,
    /// How many outlets print them.
    pub outlets: usize,
    /// How many originators stand behind the side; copies count once.
    pub originators: usize,
}

/// What sort of slip would explain a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// The value is another figure's of the same story or row.
    MixedUp,
    /// Two digits changed places.
    SwappedDigits,
    /// A factor of ten, a hundred or a thousand.
    Magnitude,
    /// Miles for kilometres, acres for hectares, dollars for pounds.
    Unit,
    /// The value belongs to the neighbouring place.
    OtherPlace,
    /// A value that was true before.
    Stale,
    /// Rounding beyond what is usual.
    Rounding,
    /// One part is missing from the list.
    MissingPart,
    /// Two speakers count differently.
    Speakers,
    /// The tool itself may have misread one side.
    Reading,
}

/// A guess at why a conflict arose, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// What sort of slip.
    pub kind: CauseKind,
    /// The evidence in one sentence ("4 is Texas's number of people rescued").
    pub evidence: String,
    /// The mentions that are the evidence, ascending.
    pub mentions: Vec<MentionId>,
}

/// A minimal set of claims that cannot all hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// Identifier: the kind and the mentions of all sides.
    pub id: ConflictId,
    /// In which way.
    pub kind: ConflictKind,
    /// The figures concerned, the one in dispute first.
    pub figures: Vec<FigureId>,
    /// The sides, the better supported first.
    pub sides: Vec<Side>,
    /// A guess at why.
    pub cause: Option<Cause>,
    /// One line for people.
    pub explanation: String,
    /// The worked comparison, a line each ("2 + 3 + 11 = 16, not 18").
    pub working: Vec<String>,
    /// How much it matters, from 0 up; only for ranking.
    pub weight: f64,
    /// How many disagreements over the same figure are left out of the list for want of room; counted at the
    /// weightiest that is listed, 0 everywhere else.
    pub unlisted: usize,
}

impl Side {
    /// Returns whether a mention stands on the side, quoted or, as far as its claim tells, not.
    #[must_use]
    pub fn holds(&self, mention: MentionId, claim: ClaimId) -> bool {
        let unquoted = self.count > self.mentions.len();
        self.mentions.binary_search(&mention).is_ok() || unquoted && self.claims.contains(&claim)
    }
}

impl Conflict {
    /// Returns the side with the total and the side with the parts of a conflict about a sum; `None` for
    /// other conflicts.
    #[must_use]
    pub fn total_and_parts(&self) -> Option<(&Side, &Side)> {
        if self.kind != ConflictKind::Sum {
            return None;
        }
        let parts = self.sides.iter().max_by_key(|side| (side.claims.len(), side.mentions.len()))?;
        let total = self.sides.iter().find(|side| !std::ptr::eq(*side, parts))?;
        (parts.mentions.len() > 1).then_some((total, parts))
    }

    /// Returns the figures whose amount is in dispute; the single parts of a sum are not by themselves.
    #[must_use]
    pub fn disputed(&self) -> &[FigureId] {
        let of_sum = self.total_and_parts().is_some();
        self.figures.get(..1).filter(|_| of_sum).unwrap_or(&self.figures)
    }
}

/// One value of a figure that moves with time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When it was valid, as shown to people ("2025-05-22", "2025-05-22 17:30").
    pub when: String,
    /// The claim.
    pub claim: ClaimId,
    /// The mentions that give it then, ascending.
    pub mentions: Vec<MentionId>,
}

/// A figure whose values follow each other in time: a series, not a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The figure.
    pub figure: FigureId,
    /// Its values, oldest first.
    pub steps: Vec<Step>,
    /// One line for people, where a fall is called a revision; then a line for each document that repeats an
    /// older value after a newer one was given.
    pub explanation: String,
}

/// All that detection found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The conflicts, weightiest first.
    pub conflicts: Vec<Conflict>,
    /// The updates, by figure.
    pub updates: Vec<Update>,
}

impl Findings {
    /// Puts the findings into the order people see: conflicts weightiest first, updates by figure.
    pub fn sort(&mut self) {
        self.conflicts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
        self.updates.sort_by_key(|update| update.figure);
    }
}
