//! Defines [`Counts`], how much a database holds.

use super::{Error, Store};

/// How much a database holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Outlets.
    pub sources: usize,
    /// Numbers that claim something.
    pub mentions: usize,
    /// Figures they speak of.
    pub figures: usize,
    /// Conflicts among them.
    pub conflicts: usize,
    /// Documents that have not been compared yet.
    pub waiting: usize,
}

impl Store {
    /// Returns how much the database holds.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn counts(&self) -> Result<Counts, Error> {
        let count = |from: &str| -> Result<usize, Error> {
            let select = format!("SELECT count(*) FROM {from}");
            let number: i64 = self.connection.query_row(&select, [], |row| row.get(0))?;
            Ok(usize::try_from(number).unwrap_or(0))
        };
        let stale = "membership m JOIN story s ON s.key = m.story WHERE s.stale";
        Ok(Counts {
            documents: count("document")?,
            sources: count("source")?,
            mentions: count("mention")?,
            figures: count("figure")?,
            conflicts: count("conflict")?,
            waiting: count("pending")? + count(stale)?,
        })
    }
}
