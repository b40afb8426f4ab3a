//! Defines [`Context`], what every command needs: the database's path and the word tables.

use super::error::CliError;
use crate::lexicon::Lexicon;
use crate::model::Analysis;
use crate::store::Store;
use std::path::PathBuf;

/// What every command needs.
pub(super) struct Context {
    /// The database file.
    pub(super) db: PathBuf,
    /// The word tables.
    pub(super) lexicon: Lexicon,
}

impl Context {
    pub(super) fn new(db: PathBuf) -> Result<Self, CliError> {
        Ok(Self { db, lexicon: Lexicon::embedded()? })
    }

    /// Returns all that the database knows.
    pub(super) fn analysis(&self) -> Result<Analysis, CliError> {
        Ok(Store::open_existing(&self.db)?.load()?)
    }
}
