//! Defines how judgements are kept: added and retired, never deleted.

use super::value::{Reader, id, int, name};
use super::{Error, Store};
use crate::model::{DocumentId, Judgement, MentionId, Ruling, Span};
use rusqlite::{Row, params};
use std::collections::BTreeSet;

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

    /// Adds judgements behind those there are, in one transaction. What follows from them is not
    /// computed here.
    ///
    /// # Errors
    /// Fails where the file cannot be written; then none is added.
    pub fn judge(&mut self, judgements: &[Judgement]) -> Result<(), Error> {
        self.within(|connection, _| {
            let insert = "INSERT INTO judgement (left_id, right_id, ruling, note, retired) VALUES (?1, ?2, ?3, ?4, ?5)";
            let mut statement = connection.prepare_cached(insert)?;
            for judgement in judgements {
                let (left, right) = (id(judgement.left.0), judgement.right.map(|right| id(right.0)));
                let ruling = name(&judgement.ruling);
                statement.execute(params![left, right, ruling, judgement.note, judgement.retired])?;
            }
            Ok(())
        })
    }

    /// Takes back the judgement of that number, counted from 1 in the order they were made, and
    /// returns it as it is now; `None` where there is no such judgement.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn retire(&mut self, number: usize) -> Result<Option<Judgement>, Error> {
        self.within(|connection, _| {
            let update = "UPDATE judgement SET retired = 1
                WHERE key = (SELECT key FROM judgement ORDER BY key LIMIT 1 OFFSET ?1)
                RETURNING left_id, right_id, ruling, note, retired";
            let Some(before) = number.checked_sub(1) else { return Ok(None) };
            let mut statement = connection.prepare_cached(update)?;
            let mut rows = statement.query([int(before)])?;
            let retired = rows.next()?.map(judgement).transpose()?;
            // The statement writes when it is read to its end.
            while rows.next()?.is_some() {}
            Ok(retired)
        })
    }

    /// Returns the documents that hold the given numbers, ascending; unknown numbers are passed over.
    /// Reads every number of the file, because identifiers are not kept but follow from the span.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn documents_with(&self, mentions: &[MentionId]) -> Result<Vec<DocumentId>, Error> {
        let select = "SELECT d.id, m.start, m.end FROM mention m JOIN document d ON d.key = m.document";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([])?;
        let mut documents = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let mut reader = Reader::new(row, "mention");
            let document = DocumentId(reader.id()?);
            let span = Span { start: reader.size()?, end: reader.size()? };
            if mentions.contains(&MentionId::of(document, span)) {
                documents.insert(document);
            }
        }
        Ok(documents.into_iter().collect())
    }

    /// Adds judgements that are not there yet and has everything compared anew where there are any:
    /// they may be about any document. Returns how many were added.
    ///
    /// # Errors
    /// Fails where the database cannot be written; then none is added.
    pub fn judge_all(&mut self, judgements: &[Judgement]) -> Result<usize, Error> {
        let known = self.judgements()?;
        let new: Vec<_> = judgements.iter().filter(|judgement| !known.contains(judgement)).cloned().collect();
        if new.is_empty() {
            return Ok(0);
        }
        self.transact(|store| {
            store.judge(&new)?;
            let all = "INSERT INTO pending (document, unread, rows) SELECT key, 0, 1 FROM document WHERE true
                ON CONFLICT (document) DO UPDATE SET rows = min(rows, 1)";
            store.connection.execute(all, [])?;
            Ok(new.len())
        })
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
