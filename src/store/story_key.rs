//! Defines how what documents of one story share is kept and looked up.
//!
//! Rows stand together by the time of publication and are written for many documents at once, in their
//! order: news comes in by time, so that a file of any size grows in few places. Spread by their
//! hashes alone, the rows of a few hundred articles would touch every page of the table.

use super::neighbour::{Keys, key_of};
use super::value::id;
use super::worn::{Wear, recount};
use super::{Error, Store};
use crate::model::DocumentId;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use std::collections::hash_map::{Entry, HashMap};

/// The day that stands for an unknown one, far before any.
const UNDATED: i64 = -1_000_000;

/// Days of one period; as in [`Store::periods`].
const PERIOD_DAYS: i64 = 64;

/// The number of the day 1970-01-01 as periods count.
const EPOCH: i64 = 2_440_587;

/// The period that 1970-01-01 is in.
const FIRST: i64 = EPOCH.div_euclid(PERIOD_DAYS);

/// The role of a name or amount that stands in the text.
const IN_TEXT: i64 = 0;
/// The role of a name that stands in the outlet's name.
const IN_OUTLET: i64 = 1;
/// The role of two names or amounts of one text.
pub(super) const PAIR: i64 = 2;
/// The role of a full name by which sequels are found.
pub(super) const FULL: i64 = 3;
/// How many roles there are.
pub(super) const ROLES: i64 = 4;

/// The bucket of lines that an outlet may print everywhere, of whatever day.
pub(super) const LINES: i64 = -9_000_000;

/// One row: bucket, hash, day.
type Place = (i64, i64, i64);

/// What documents of one bucket share: bucket and hash.
pub(super) type Shared = (i64, i64);

/// How many days may lie between a document of a period and others that a name brings it together with:
/// the period, whether it is a full name, and its hash are given. [`i32::MAX`] stands for
/// any number, an unknown one among them, and less than 0 for none.
pub type Reach<'r> = dyn Fn(Option<i32>, bool, u32) -> i32 + 'r;

/// Returns the bucket of a role around a day.
fn bucket(role: i64, day: i64) -> i64 {
    let period = if day == UNDATED { UNDATED } else { (day + EPOCH).div_euclid(PERIOD_DAYS) - FIRST };
    period * ROLES + role
}

/// Returns the period of a bucket; `None` for an unknown one.
pub(super) fn period(bucket: i64) -> Option<i32> {
    let period = bucket.div_euclid(ROLES);
    i32::try_from(period + FIRST).ok().filter(|_| period != UNDATED)
}

/// Returns a hash as rows have it.
fn signed(hash: u32) -> i64 {
    i64::from(hash.cast_signed())
}

impl Keys {
    fn number_of_day(&self) -> i64 {
        self.day.map_or(UNDATED, i64::from)
    }

    /// Returns those of the days from one to another that are so few away at most; `None` where there are
    /// none.
    fn within(&self, (from, to): (i64, i64), days: i32) -> Option<(i64, i64)> {
        if days == i32::MAX {
            return Some((from, to));
        }
        let (day, days) = (i64::from(self.day?), i64::from(days));
        Some((from.max(day - days), to.min(day + days))).filter(|(from, to)| from <= to)
    }

    /// Returns the rows a document has, in a crowded period or not.
    fn places(&self, crowded: bool) -> impl Iterator<Item = Place> {
        let day = self.number_of_day();
        let alone = [(IN_TEXT, &self.text), (IN_OUTLET, &self.outlet)];
        let always = [(PAIR, &self.pairs), (FULL, &self.full)];
        let roles = alone.into_iter().filter(move |_| !crowded).chain(always);
        let row = move |role: i64| move |hash: &u32| (bucket(role, day), signed(*hash), day);
        let rows = roles.flat_map(move |(role, hashes)| hashes.iter().map(row(role)));
        rows.chain(self.lines.iter().map(move |line| (LINES, id(*line), day)))
    }
}

/// Deletes the keys of a document and returns what it shared with others by them.
fn remove(connection: &Connection, document: i64, keys: &Keys) -> Result<Vec<Shared>, Error> {
    let delete = "DELETE FROM story_key WHERE bucket = ?1 AND hash = ?2 AND day = ?3 AND document = ?4";
    let mut statement = connection.prepare_cached(delete)?;
    let mut shared = Vec::new();
    for (bucket, hash, day) in keys.places(false) {
        statement.execute([bucket, hash, day, document])?;
        shared.push((bucket, hash));
    }
    Ok(shared)
}

/// Deletes the keys of a document that may be other ones than it has now, and returns what it shared with
/// others by them. Reads all rows of its period.
fn remove_any(connection: &Connection, document: i64, keys: &Keys) -> Result<Vec<Shared>, Error> {
    let mut shared = remove(connection, document, keys)?;
    let first = bucket(0, keys.number_of_day());
    let select = "SELECT hash, bucket FROM story_key WHERE bucket BETWEEN ?1 AND ?2 AND document = ?3";
    let left = connection
        .prepare_cached(select)?
        .query_map([first, first + ROLES - 1, document], |row| Ok((row.get(1)?, row.get(0)?)))?
        .collect::<Result<Vec<Shared>, _>>()?;
    let delete = "DELETE FROM story_key WHERE bucket = ?1 AND hash = ?2 AND day = ?3 AND document = ?4";
    let mut delete = connection.prepare_cached(delete)?;
    for (bucket, hash) in &left {
        delete.execute([*bucket, *hash, keys.number_of_day(), document])?;
    }
    shared.extend(left);
    Ok(shared)
}

/// Deletes the keys of documents that no longer count or leave; what wears by them wears less.
pub(super) fn remove_all(
    connection: &Connection,
    documents: &[(DocumentId, Keys)],
    wear: &Wear<'_>,
) -> Result<(), Error> {
    let mut shared = BTreeSet::new();
    for (document, keys) in documents {
        if let Some(key) = key_of(connection, *document)? {
            shared.extend(remove_any(connection, key, keys)?);
        }
    }
    recount(connection, &shared, wear)
}

impl Store {
    /// Writes the keys of pending documents, so that others find them. A document that had keys before
    /// has those alone that it has now. Unknown documents are passed over. `wear` tells how worn a name is
    /// that so many documents of a period have; documents in stories that share a name of which that changes
    /// then wait for being put into stories anew.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn note_keys(&mut self, documents: &[(DocumentId, Keys)], wear: &Wear<'_>) -> Result<(), Error> {
        self.within(|connection, _| {
            let had = "SELECT rows FROM pending WHERE document = ?1";
            let mut had = connection.prepare_cached(had)?;
            let (mut rows, mut shared): (Vec<(Place, i64)>, BTreeSet<Shared>) = Default::default();
            for (document, keys) in documents {
                let Some(key) = key_of(connection, *document)? else { continue };
                if had.query_row([key], |row| row.get::<_, i64>(0)).optional()? != Some(0) {
                    let removed = if keys.changed { remove_any } else { remove };
                    shared.extend(removed(connection, key, keys)?);
                }
                rows.extend(keys.places(keys.crowded).map(|place| (place, key)));
            }
            rows.sort_unstable();
            let insert = "INSERT INTO story_key (bucket, hash, day, document) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO NOTHING";
            let mut insert = connection.prepare_cached(insert)?;
            for ((bucket, hash, day), key) in &rows {
                insert.execute([bucket, hash, day, key])?;
            }
            shared.extend(rows.iter().map(|((bucket, hash, _), _)| (*bucket, *hash)));
            recount(connection, &shared, wear)?;
            let update = "UPDATE pending SET rows = 2 WHERE document = ?1";
            let mut update = connection.prepare_cached(update)?;
            for (document, _) in documents {
                if let Some(key) = key_of(connection, *document)? {
                    update.execute([key])?;
                }
            }
            Ok(())
        })
    }

    /// Deletes the keys of documents that count no longer, so that no other finds them. As
    /// [`Store::note_keys`].
    ///
    /// # Errors
    /// Fails where the file cannot be written; then nothing is changed.
    pub fn drop_keys(&mut self, documents: &[(DocumentId, Keys)], wear: &Wear<'_>) -> Result<(), Error> {
        self.within(|connection, _| remove_all(connection, documents, wear))
    }

    /// Returns the keys of the documents that share a key within the days, and within those the key
    /// reaches, each once, ascending.
    pub(super) fn sharing(
        &self,
        keys: &Keys,
        (near, far): (i32, i32),
        reach: &Reach<'_>,
        shared: &mut HashMap<Shared, Box<[(i64, i64)]>>,
    ) -> Result<Vec<i64>, Error> {
        // An outlet's name tells only where the other one's text holds it.
        let alone = [(&keys.text, IN_TEXT), (&keys.text, IN_OUTLET), (&keys.outlet, IN_TEXT)];
        let alone = alone.into_iter().filter(|_| !keys.crowded);
        let ways =
            alone.chain([(&keys.pairs, PAIR)]).map(|way| (way, near)).chain([((&keys.full, FULL), far)]);
        let mut found: Vec<i64> = Vec::new();
        for ((hashes, role), window) in ways.filter(|((hashes, _), _)| !hashes.is_empty()) {
            for (bucket, from, to) in self.spans(keys, role, i64::from(window))? {
                for hash in hashes {
                    let days =
                        |period| if role < PAIR { i32::MAX } else { reach(period, role == FULL, *hash) };
                    let days = days(keys.period).min(days(period(bucket)));
                    let Some((from, to)) = keys.within((from, to), days) else { continue };
                    let rows = match shared.entry((bucket, signed(*hash))) {
                        Entry::Occupied(rows) => rows.into_mut(),
                        Entry::Vacant(place) => {
                            let rows = self.rows(*place.key())?;
                            place.insert(rows)
                        }
                    };
                    let first = rows.partition_point(|(day, _)| *day < from);
                    found.extend(rows[first..].iter().take_while(|(day, _)| *day <= to).map(|(_, key)| key));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Returns the days and keys of the documents that share something, ascending.
    fn rows(&self, (bucket, hash): Shared) -> Result<Box<[(i64, i64)]>, Error> {
        let select =
            "SELECT day, document FROM story_key WHERE bucket = ?1 AND hash = ?2 ORDER BY day, document";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([bucket, hash], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the buckets of a role that hold documents of the days around some keys, each with the
    /// first and the last of those days.
    fn spans(&self, keys: &Keys, role: i64, window: i64) -> Result<Vec<Place>, Error> {
        let undated = (bucket(role, UNDATED), UNDATED, UNDATED);
        let Some(day) = keys.day.map(i64::from) else {
            let first = |period: i32| i64::from(period) * PERIOD_DAYS - EPOCH;
            let dated = self.periods()?.into_iter().filter_map(|period| period.period);
            let dated = dated.map(|period| (bucket(role, first(period)), first(period), i64::MAX));
            return Ok(dated.chain([undated]).collect());
        };
        let (from, to) = (day - window, day + window);
        let buckets =
            (bucket(role, from)..=bucket(role, to)).filter(|bucket| bucket.rem_euclid(ROLES) == role);
        Ok(buckets.map(|bucket| (bucket, from, to)).chain([undated]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lookup, Reading};
    use super::*;
    use crate::model::Document;
    use crate::resolve;
    use jiff::civil::date;

    fn keys(text: &[u32], pairs: &[u32], crowded: bool) -> Keys {
        Keys { day: Some(19_787), crowded, text: text.to_vec(), pairs: pairs.to_vec(), ..Keys::default() }
    }

    #[test]
    fn a_document_is_found_by_what_counts_in_its_crowd() {
        let mut store = Store::in_memory().unwrap();
        let document = Document { id: DocumentId(5), ..Document::of_text("Nine died.") };
        let period = resolve::period(Some(date(2024, 3, 5)));
        store.add(&[Reading { document, period, ..Reading::default() }]).unwrap();
        let found = |store: &Store, keys: &Keys| {
            let any = |_: Option<i32>, _: bool, _: u32| i32::MAX;
            store.candidates(keys, (60, 400), &any, &mut Lookup::default()).unwrap().len()
        };
        let (by_name, by_pair) = (keys(&[1], &[], false), keys(&[3], &[2], true));
        for crowded in [false, true, false] {
            store.wait(&[DocumentId(5)]).unwrap();
            store.note_keys(&[(DocumentId(5), keys(&[1, 4], &[2], crowded))], &|_, _| 0).unwrap();
            assert_eq!(found(&store, &by_pair), 0, "what waits is not found");
            store.regroup(&[vec![DocumentId(5)]]).unwrap();
            assert_eq!(found(&store, &by_name), usize::from(!crowded));
            assert_eq!(found(&store, &by_pair), 1);
            let undated = Keys { day: None, ..by_pair.clone() };
            assert_eq!(found(&store, &undated), 1, "an undated one is looked for on all days");
            let late = Keys { day: Some(19_787 + 61), ..by_pair.clone() };
            assert_eq!(found(&store, &late), 0);
        }
        store.forget(&[(DocumentId(5), keys(&[1, 4], &[2], false))], &|_, _| 0).unwrap();
        let rows = "SELECT count(*) FROM story_key";
        assert_eq!(store.connection.query_row(rows, [], |row| row.get(0)), Ok(0));
    }

    #[test]
    fn buckets_follow_the_periods_of_stories() {
        for day in [date(1851, 9, 18), date(1970, 1, 1), date(2024, 3, 5), date(2060, 2, 29)] {
            let number = i64::from((day - date(1970, 1, 1)).get_days());
            let number_of_period = resolve::period(Some(day)).map(i64::from).unwrap();
            assert_eq!(bucket(FULL, number), (number_of_period - FIRST) * ROLES + FULL);
            assert_eq!(period(bucket(PAIR, number)), resolve::period(Some(day)));
        }
        assert_eq!(period(bucket(FULL, UNDATED)), None);
        assert!(bucket(FULL, UNDATED) < bucket(IN_TEXT, -200_000), "no dated bucket is the undated one");
    }
}
