//! Defines the JSON that goes out: serde types apart from the logic, documented in `docs/json.md`.
//!
//! Field names and meanings are stable; fields may be added. Amounts are written as exact decimals.

mod amount;
mod backing;
mod check;
mod decision;
mod direct;
mod figure;
mod finding;
mod judgement;
mod mention;
mod picture;
mod pile;
mod revision;
mod schema;
mod whole;

pub use amount::Amount;
pub use backing::{
    AgainstJson, BackingJson, ElsewhereJson, FigureBackingJson, QuoteJson, StandingJson, backing,
};
pub use check::{CheckJson, NumberCheckJson, OtherJson, check};
pub use decision::{DecisionJson, decisions};
pub use direct::write_mention;
pub use figure::{ClaimJson, FigureJson, claims, figures};
pub use finding::{CauseJson, ConflictJson, SideJson, conflicts};
pub use judgement::{JudgedJson, JudgementJson, judgements};
pub use mention::{MentionJson, Quoted, RejectionJson, RuleJson, SpotJson, mentions, say_left_out};
pub use picture::{EdgeJson, NodeJson, PictureJson, picture};
pub use pile::{
    CopyJson, DocumentJson, HintJson, PassageJson, SourceJson, SpanJson, copies, documents, hints, sources,
};
pub use revision::{RevisionJson, revisions};
pub use schema::{Line, schemas};
pub use whole::{ReportJson, report};

/// Returns the snake-case name serde gives to a unit variant.
pub fn name_of<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
