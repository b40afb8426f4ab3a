//! Defines [`Store`], the database file: the only part of the project that speaks SQL.
//!
//! Documents and judgements are kept; everything else in the file can be computed from them again.
//! The tables are in `schema/`, each column with a comment.

mod document;
mod error;
mod judgement;
mod migrate;
mod open;

pub use document::Added;
pub use error::Error;
pub use migrate::SCHEMA_VERSION;

use rusqlite::Connection;

/// An open database file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}
