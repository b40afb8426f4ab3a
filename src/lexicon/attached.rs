//! Defines [`Attached`], the letters that are cut off a number they are written to ("5k", "40mph").

use super::map::Set;
use super::table::{Error, rows};

/// Units and magnitudes that stand right behind digits; case counts ("5M" is money, "4G" a code).
#[derive(Debug, Default)]
pub struct Attached(Set<&'static str>);

impl Attached {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Attached::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/attached.tsv"))
    }

    /// Reads the table: one word a line.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let rows = rows::<1>("attached.tsv", table, "the letters behind a number")?;
        Ok(Self(rows.into_iter().map(|(_, [letters])| letters).collect()))
    }

    /// Returns whether the letters are cut off a number before them.
    #[must_use]
    pub fn contains(&self, letters: &str) -> bool {
        self.0.contains(letters)
    }
}
