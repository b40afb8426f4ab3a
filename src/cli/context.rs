//! Defines [`Context`], what every command needs: the database's path and the word tables.

use super::error::CliError;
use crate::lexicon::Lexicon;
use crate::model::Analysis;
use crate::store::Store;
use std::path::PathBuf;
use std::sync::OnceLock;

/// What every command needs.
pub(super) struct Context {
    /// The database file.
    pub(super) db: PathBuf,
    lexicon: OnceLock<Lexicon>,
}

impl Context {
    pub(super) fn new(db: PathBuf) -> Self {
        Self { db, lexicon: OnceLock::new() }
    }

    /// Returns the word tables, read when first asked for: commands that only list need none.
    pub(super) fn lexicon(&self) -> Result<&Lexicon, CliError> {
        match self.lexicon.get() {
            Some(lexicon) => Ok(lexicon),
            None => {
                let lexicon = Lexicon::embedded()?;
                Ok(self.lexicon.get_or_init(|| lexicon))
            }
        }
    }

    /// Returns all that the database knows.
    pub(super) fn analysis(&self) -> Result<Analysis, CliError> {
        Ok(Store::open_existing(&self.db)?.load()?)
    }
}
