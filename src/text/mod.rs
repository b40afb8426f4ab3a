//! Defines how a document's text is cut: [`segment`] into sentences, [`tokenise`] into tokens.
//!
//! Every piece is a span of the stored text. Nothing here knows of numbers or claims.

mod sentence;
mod token;

pub use sentence::segment;
pub use token::{Shape, Tag, Token, tokenise};
