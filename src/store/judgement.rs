//! Defines how judgements are kept: added and retired, never deleted.

use super::{Error, Store};
use crate::model::{Judgement, MentionId, Ruling};
use rusqlite::Row;

impl Store {
    /// Returns all judgements in the order they were made.
    ///
    /// # Errors
    /// Fails where the database cannot be read.
    pub fn judgements(&self) -> Result<Vec<Judgement>, Error> {
        let select = "SELECT left_id, right_id, ruling, note, retired FROM judgement ORDER BY key";
        let mut statement = self.connection.prepare(select)?;
        let mut rows = statement.query([])?;
        let mut judgements = Vec::new();
        while let Some(row) = rows.next()? {
            judgements.push(judgement(row)?);
        }
        Ok(judgements)
    }
}

fn judgement(row: &Row<'_>) -> Result<Judgement, Error> {
    let ruling: String = row.get(2)?;
    let ruling = match ruling.as_str() {
        "same" => Ruling::Same,
        "different" => Ruling::Different,
        "no_conflict" => Ruling::NoConflict,
        "misread" => Ruling::Misread,
        _ => {
            let (column, expected) = ("judgement.ruling".to_owned(), "a ruling");
            return Err(Error::Corrupt { column, found: ruling, expected });
        }
    };
    Ok(Judgement {
        left: MentionId(row.get::<_, i64>(0)?.cast_unsigned()),
        right: row.get::<_, Option<i64>>(1)?.map(|id| MentionId(id.cast_unsigned())),
        ruling,
        note: row.get(3)?,
        retired: row.get(4)?,
    })
}
