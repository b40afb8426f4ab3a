//! Defines [`Store::inspect`], which asks SQLite itself whether the file is whole.

use super::{Error, Store};
use rusqlite::Connection;

/// Each with a question that no row may answer, and what a row would mean.
const QUESTIONS: [(&str, &str); 8] = [
    (
        "SELECT d.name || ' at ' || m.start FROM mention m JOIN document d ON d.key = m.document
         WHERE m.start < m.sentence OR m.end > m.sentence_end OR m.end <= m.start",
        "a number that stands outside its sentence",
    ),
    (
        "SELECT d.name || ' at ' || m.start FROM mention m JOIN document d ON d.key = m.document
         WHERE m.sentence_end > octet_length(d.text)",
        "a sentence that ends behind its document",
    ),
    (
        "SELECT d.name FROM document d WHERE d.header > octet_length(d.text)",
        "a header that is longer than its document",
    ),
    (
        "SELECT printf('story %016x', s.id) FROM story s WHERE NOT s.stale
         AND NOT EXISTS (SELECT 1 FROM story_words_docsize w WHERE w.id = s.key)",
        "a story that no word finds",
    ),
    (
        "SELECT d.name || ' at ' || m.start FROM mention m JOIN document d ON d.key = m.document
         JOIN membership b ON b.document = m.document WHERE m.claim IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.story = b.story AND c.number = m.claim)",
        "a number whose claim is missing",
    ),
    (
        "SELECT d.name FROM document d WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.document = d.key)
         AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.document = d.key)
         AND NOT EXISTS (SELECT 1 FROM superseded r WHERE r.document = d.key)",
        "a document that is in no story, does not await one and was not replaced",
    ),
    (
        "SELECT d.name FROM document d JOIN superseded r ON r.document = d.key
         JOIN membership m ON m.document = d.key",
        "a document that was replaced and is in a story",
    ),
    (
        "SELECT 'period ' || p FROM (SELECT period AS p, documents AS n FROM density
         UNION ALL SELECT ifnull(CAST(julianday(published) AS INTEGER) / 64, -1000000), -1 FROM document)
         GROUP BY p HAVING sum(n) <> 0",
        "documents of a period that were not counted rightly",
    ),
];

impl Store {
    /// Returns what is wrong with the file by SQLite's own checks, by foreign keys and by spans; empty
    /// where nothing is.
    ///
    /// # Errors
    /// Fails where the file cannot be read at all.
    pub fn inspect(&self) -> Result<Vec<String>, Error> {
        let mut faults = integrity(&self.connection)?;
        faults.extend(foreign_keys(&self.connection)?);
        for (question, meaning) in QUESTIONS {
            let mut statement = self.connection.prepare(question)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                faults.push(format!("{meaning}: {}", row.get::<_, String>(0)?));
            }
        }
        Ok(faults)
    }
}

fn integrity(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let lines: Vec<String> = lines.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

fn foreign_keys(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let faults = statement.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(format!("a row of {table} points at a row of {parent} that is missing"))
    })?;
    Ok(faults.collect::<Result<_, _>>()?)
}
