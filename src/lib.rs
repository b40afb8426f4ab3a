//! Reads news articles, finds every number that claims something, keeps each claim linked to the
//! exact sentences that assert it, and tells what cannot all be true.
//!
//! Documents and human judgements are ground state; everything else is a pure function of them, and
//! every derived value points back to the exact bytes it came from. See [`model`] for the words.

pub mod cli;
pub mod detect;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod model;
pub mod report;
pub mod resolve;
pub mod reuse;
pub mod store;
pub mod text;
pub mod workspace;
