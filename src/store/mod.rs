//! Defines [`Store`], the database file: the only part of the project that speaks SQL.
//!
//! Documents and judgements are kept; everything else in the file can be computed from them again.
//! The tables are in `schema/`, each column with a comment.

mod compare;
mod counts;
mod density;
mod document;
mod error;
mod extraction;
mod finding;
mod forget;
mod handed;
mod inspect;
mod judgement;
mod load;
mod load_finding;
mod mention;
mod migrate;
mod neighbour;
mod open;
mod part;
mod quantity;
mod revision;
mod search;
mod story_key;
mod value;
mod worn;

pub use counts::Counts;
pub use density::Period;
pub use document::{Added, Page, Reading};
pub use error::Error;
pub use migrate::SCHEMA_VERSION;
pub use neighbour::{Candidate, Keys, Lookup};
pub use part::{Figures, Part};
pub use story_key::Reach;
pub use worn::{Wear, WornName};

use quantity::Units;
use rusqlite::Connection;

/// An open database file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    units: Units,
}

impl Store {
    /// Does several things in one transaction that no other process can write into; undoes them all
    /// where one fails.
    ///
    /// # Errors
    /// Passes on the error of `work`, or fails where the transaction cannot begin or end.
    pub fn transact<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if !self.connection.is_autocommit() {
            return work(self);
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let outcome = work(self).and_then(|done| {
            self.connection.execute_batch("COMMIT")?;
            Ok(done)
        });
        if outcome.is_err() {
            // What was known of units may be of rows that are gone now.
            self.units = Units::default();
            // Where the disk is full SQLite has rolled back by itself.
            if !self.connection.is_autocommit() {
                self.connection.execute_batch("ROLLBACK")?;
            }
        }
        outcome
    }

    /// Writes in one transaction, or in the one that is open already.
    fn within<T>(
        &mut self,
        work: impl FnOnce(&Connection, &mut Units) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transact(|store| work(&store.connection, &mut store.units))
    }
}
