//! Defines the vocabulary: plain data that every other module speaks.
//!
//! ```text
//! Document ── Sentence ── Mention ─┬─ Quantity  how much      (interval, Unit, precision)
//!     │          │                 ├─ Counted   of what       ("minor victims")
//!     │          └── Rejection     ├─ Event     what happened ("rescue")
//!     │              (no claim:    ├─ Place, Period           where and when
//!     │               Reason)      ├─ Speaker   who says so
//!     │                            ├─ Modality  asserted, denied, planned …
//!     │                            └─ Structure list cell, part of, before and after
//!   Story ── Figure ── Claim ──────── the mentions that give one amount for one figure
//!               │        └─ Conflict ── Side ── claims that cannot all hold; Cause
//!               └─ Update ── Step       values that follow each other in time
//! Copying, Originators   whose words they are         Judgement   what a person decided
//! ```
//!
//! Nothing here reads files, the clock or the environment, and nothing prints. Amounts are exact
//! decimals; floating point appears only in ranking weights.

mod analysis;
mod corpus;
mod document;
mod figure;
mod finding;
mod fit;
mod id;
mod joined;
mod judgement;
mod mention;
mod quantity;
mod quantity_text;
mod reuse;
mod revision;
mod slip;
mod span;
mod unit;
mod verdict;
mod witness;

pub use analysis::Analysis;
pub use corpus::Corpus;
pub use document::{Document, Sentence, SentenceKind};
pub use figure::{Claim, Decision, Figure, Resolution, Story};
pub use finding::{Cause, CauseKind, Conflict, ConflictKind, Findings, Side, Step, Update};
pub use fit::Fit;
pub use id::{ClaimId, ConflictId, ContentHash, DocumentId, FigureId, MentionId, ParseIdError, StoryId};
pub use joined::Joined;
pub use judgement::{Judgement, Ruling};
pub use mention::{
    Cell, ChangeRole, Counted, Direction, Event, Extraction, Grain, Kind, Mention, Modality, Origin, Part,
    PartOf, Period, Place, Reason, Rejection, Speaker, Structure, Subset,
};
pub use quantity::{APPROXIMATE_REACH, Bound, Quantity, Reach, significant_digits};
pub use reuse::{Borrowed, Copying, Hint, HintKind, Originators, Passage};
pub use revision::{Change, Revision};
pub use rust_decimal::Decimal;
pub use slip::Slip;
pub use span::Span;
pub use unit::{Dimension, Unit};
pub use verdict::{Gap, Overlap, Refusal, Verdict};
