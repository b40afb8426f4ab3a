//! Defines how a file keeps track of how many documents there are around each day.
//!
//! Counts are kept up as documents come and go. The level that goes with them is the one by which the
//! stories in the file were found; [`Store::set_level`] changes it and has the documents of the period
//! put into stories anew.

use super::value::{Reader, int};
use super::{Error, Store};
use rusqlite::{Connection, params};

/// The period that stands for an unknown one.
const UNDATED: i64 = -1_000_000;

/// Documents of a period: which, how many, and the level its stories were found with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Number of the period; `None` for documents without a day.
    pub period: Option<i32>,
    /// How many documents it has.
    pub documents: u64,
    /// The level by which its documents were put into stories.
    pub level: u32,
}

/// Counts documents that came (1) or left (-1).
pub(super) fn count(connection: &Connection, period: Option<i32>, change: i64) -> Result<(), Error> {
    let count = "INSERT INTO density (period, documents) VALUES (?1, ?2)
        ON CONFLICT (period) DO UPDATE SET documents = documents + excluded.documents";
    connection.prepare_cached(count)?.execute([period.map_or(UNDATED, i64::from), change])?;
    // An empty period would tell what was there once.
    if change < 0 {
        connection.prepare_cached("DELETE FROM density WHERE documents = 0")?.execute([])?;
    }
    Ok(())
}

impl Store {
    /// Returns the periods that have documents, ascending, those without a day first.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn periods(&self) -> Result<Vec<Period>, Error> {
        let select = "SELECT period, documents, level FROM density ORDER BY period";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([])?;
        let mut periods = Vec::new();
        while let Some(row) = rows.next()? {
            let mut reader = Reader::new(row, "density");
            let number: i64 = reader.get()?;
            let period = i32::try_from(number).ok().filter(|_| number != UNDATED);
            let (documents, level) =
                (reader.size()? as u64, u32::try_from(reader.size()?).unwrap_or_default());
            periods.push(Period { period, documents, level });
        }
        Ok(periods)
    }

    /// Notes the level of a period and has all its documents that are in stories put into stories anew.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn set_level(&mut self, period: Option<i32>, level: u32) -> Result<(), Error> {
        self.within(|connection, _| {
            let number = period.map_or(UNDATED, i64::from);
            let update = "UPDATE density SET level = ?2 WHERE period = ?1";
            connection.prepare_cached(update)?.execute(params![number, int(level as usize)])?;
            let wait = "INSERT INTO pending (document, unread, rows)
                SELECT m.document, 0, 1 FROM membership m JOIN document d ON d.key = m.document
                WHERE ifnull(CAST(julianday(d.published) AS INTEGER) / 64, -1000000) = ?1
                ON CONFLICT DO NOTHING";
            connection.prepare_cached(wait)?.execute([number])?;
            // Those that wait already may have been noted by the level before.
            connection.prepare_cached("UPDATE pending SET rows = 1 WHERE rows = 2")?.execute([])?;
            Ok(())
        })
    }
}
