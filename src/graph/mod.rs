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

mod arrange;
mod ask;
mod bag;
mod claim_graph;
mod draw;
mod flat;
mod focus;
mod picture;
mod sum;
mod support;

pub use arrange::GUESS;
pub use ask::{Answer, ENOUGH, Index, Question, content_words, gives, nearest};
pub use bag::{amount_word, story_words};
pub use claim_graph::{ClaimGraph, Node, Relation};
pub use draw::draw;
pub use flat::{FlatEdge, FlatNode, Sort, Tie, row_key};
pub use focus::{Focus, MAX_FIGURES, focus};
pub use picture::{Block, Body, Bond, FigureBox, Group, Lane, Line, Link, Picture, Row};
pub use sum::{Sum, SumPart, sum, total_and_parts};
