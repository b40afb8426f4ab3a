//! Defines [`ClaimGraph`], the provenance graph, and the questions asked of it.
//!
//! ```text
//! originator ─→ document ─→ sentence ─→ claim ─→ figure
//!                  └┄┄ copied from ┄┄→ document
//! ```
//!
//! The graph is built anew from an [`Analysis`](crate::model::Analysis) whenever it is asked, holds
//! no state of its own and is never edited. petgraph does the walking; none of its indices leave this
//! folder: answers are identifiers and the plain [`Picture`].

mod ask;
mod claim_graph;
mod focus;
mod picture;

pub use ask::{Answer, ENOUGH, Question, ask, content_words};
pub use claim_graph::{ClaimGraph, Node, Relation};
pub use focus::{Focus, MAX_FIGURES, focus};
pub use picture::{Content, Line, Picture, PictureEdge, PictureNode, Stroke, draw};
