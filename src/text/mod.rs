//! Defines how a document's text is cut: [`segment`] into sentences, [`tokenise`] into tokens.
//!
//! Every piece is a span of the stored text. Nothing here knows of numbers or claims.

mod candidates;
mod clause;
mod cut;
mod digits;
mod enumeration;
mod flow;
mod layout;
mod lead;
mod lemma;
mod line;
mod mend;
mod quotation;
mod sentence;
mod stops;
mod subject;
mod tag;
mod token;

pub use crate::lexicon::Tag;
pub use flow::one_line;
pub use quotation::{Quotation, quotations};
pub use sentence::{LONGEST_SENTENCE, cut_behind, segment};
pub use subject::{owner, subject};
pub use token::{Shape, Token, tokenise};
