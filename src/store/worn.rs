//! Defines how a file keeps track of names that very many documents around a day share.
//!
//! How many documents have a name is counted in the rows by which they are found, and only names that are
//! worn have a row of their own. Where one wears more or less, the documents that have it are put into
//! stories anew.

use super::story_key::{FULL, PAIR, ROLES, Shared, period};
use super::value::int;
use super::{Error, Store};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// How worn a name is that so many documents of a period have; 0 where it is not.
pub type Wear<'w> = dyn Fn(Option<i32>, u64) -> u32 + 'w;

/// A name that is worn in the documents of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WornName {
    /// Number of the period; `None` for documents without a day.
    pub period: Option<i32>,
    /// Whether it is a full name, or else two single ones.
    pub full: bool,
    /// Its hash.
    pub hash: u32,
    /// How worn it is, 1 or more.
    pub wear: u32,
}

/// Counts what may be shared by more or fewer documents than before, and has those in stories put into
/// stories anew that share what wears more or less than before.
pub(super) fn recount(
    connection: &Connection,
    shared: &BTreeSet<Shared>,
    wear: &Wear<'_>,
) -> Result<(), Error> {
    let mut known = connection.prepare_cached("SELECT wear FROM worn WHERE bucket = ?1 AND hash = ?2")?;
    let count = "SELECT count(*) FROM story_key WHERE bucket = ?1 AND hash = ?2";
    let mut count = connection.prepare_cached(count)?;
    for &(bucket, hash) in shared.iter().filter(|(bucket, _)| wears(*bucket)) {
        let before: u32 = known.query_row([bucket, hash], |row| row.get(0)).optional()?.unwrap_or_default();
        let period = period(bucket);
        // Where no number of documents wears a name, they need not be counted.
        let now = match wear(period, u64::MAX) {
            0 => 0,
            _ => wear(period, count.query_row([bucket, hash], |row| row.get::<_, i64>(0))?.unsigned_abs()),
        };
        if now != before {
            change(connection, (bucket, hash), now)?;
        }
    }
    Ok(())
}

/// Returns whether names of a bucket wear: single ones bring together in sparse periods alone.
fn wears(bucket: i64) -> bool {
    [PAIR, FULL].contains(&bucket.rem_euclid(ROLES)) && bucket != super::story_key::LINES
}

fn change(connection: &Connection, (bucket, hash): Shared, wear: u32) -> Result<(), Error> {
    let delete = "DELETE FROM worn WHERE bucket = ?1 AND hash = ?2";
    connection.prepare_cached(delete)?.execute([bucket, hash])?;
    if wear > 0 {
        let insert = "INSERT INTO worn (bucket, hash, wear) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(insert)?.execute([bucket, hash, i64::from(wear)])?;
    }
    let wait = "INSERT INTO pending (document, unread, rows)
        SELECT k.document, 0, 2 FROM story_key k JOIN membership m ON m.document = k.document
        WHERE k.bucket = ?1 AND k.hash = ?2 ON CONFLICT DO NOTHING";
    connection.prepare_cached(wait)?.execute([bucket, hash])?;
    Ok(())
}

impl Store {
    /// Returns the worn names, in no order that means anything.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn worn(&self) -> Result<Vec<WornName>, Error> {
        let mut statement = self.connection.prepare_cached("SELECT bucket, hash, wear FROM worn")?;
        let rows = statement.query_map([], |row| worn(row.get(0)?, row.get(1)?, row.get(2)?))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the names of at least so many documents of a period, each with their number in the place of
    /// its wear. Reads all rows by which documents are found.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn shared_by(&self, least: u64) -> Result<Vec<WornName>, Error> {
        let select = "SELECT bucket, hash, count(*) AS n FROM story_key GROUP BY bucket, hash HAVING n >= ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([int(usize::try_from(least).unwrap_or(usize::MAX))])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if wears(row.get(0)?) {
                found.push(worn(row.get(0)?, row.get(1)?, row.get(2)?)?);
            }
        }
        Ok(found)
    }
}

fn worn(bucket: i64, hash: i64, wear: u32) -> rusqlite::Result<WornName> {
    let full = bucket.rem_euclid(ROLES) == FULL;
    let hash = i32::try_from(hash).unwrap_or_default().cast_unsigned();
    Ok(WornName { period: period(bucket), full, hash, wear })
}

#[cfg(test)]
mod tests {
    use super::super::{Keys, Lookup, Reading};
    use super::*;
    use crate::model::{Document, DocumentId};

    #[test]
    fn documents_wait_when_a_name_of_theirs_wears() {
        let mut store = Store::in_memory().unwrap();
        let keys = |full: u32| Keys {
            day: Some(19_787),
            period: crate::resolve::period(Some(jiff::civil::date(2024, 3, 5))),
            crowded: true,
            full: vec![full],
            ..Keys::default()
        };
        let wear = |_: Option<i32>, documents: u64| u32::from(documents >= 3);
        let add = |store: &mut Store, id: u64, full: u32| {
            let document = Document { id: DocumentId(id), ..Document::of_text(format!("{id} died.")) };
            let period = keys(full).period;
            store.add(&[Reading { document, period, ..Reading::default() }]).unwrap();
            store.note_keys(&[(DocumentId(id), keys(full))], &wear).unwrap();
        };
        let pending = |store: &Store| {
            store.pending(9).unwrap().into_iter().map(|(document, _)| document.0).collect::<Vec<_>>()
        };
        for (id, name) in [(1, 7), (2, 7), (3, 8)] {
            add(&mut store, id, name);
        }
        let all = |ids: &[u64]| ids.iter().map(|id| vec![DocumentId(*id)]).collect::<Vec<_>>();
        store.regroup(&all(&[1, 2, 3])).unwrap();
        assert_eq!((pending(&store), store.worn().unwrap()), (vec![], vec![]));
        add(&mut store, 4, 7);
        assert_eq!(pending(&store), [1, 2, 4]);
        let worn = store.worn().unwrap();
        assert_eq!(worn.len(), 1);
        assert_eq!((worn[0].full, worn[0].hash, worn[0].wear, worn[0].period), (true, 7, 1, keys(7).period));
        store.regroup(&all(&[1, 2, 4])).unwrap();
        let near = |days: i32| {
            let reach = |_: Option<i32>, _: bool, hash: u32| if hash == 7 { days } else { i32::MAX };
            let late = Keys { day: Some(19_790), ..keys(7) };
            store.candidates(&late, (60, 400), &reach, &mut Lookup::default()).unwrap().len()
        };
        assert_eq!([-1, 2, 3, i32::MAX].map(near), [0, 0, 3, 3]);
        store.forget(&[(DocumentId(2), keys(7))], &wear).unwrap();
        assert_eq!((pending(&store), store.worn().unwrap()), (vec![1, 4], vec![]));
    }
}
