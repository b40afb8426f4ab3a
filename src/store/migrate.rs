//! Defines how a database file is brought to the present schema: each step in one transaction.
//!
//! A released step is never edited; a change of the schema is a new file in `schema/`.

use super::Error;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Marks a SQLite file as one of this program ("CLMG" in ASCII).
pub(super) const APPLICATION_ID: u32 = 0x434c_4d47;

/// The steps, oldest first; step `n` leads from schema version `n` to `n + 1`.
const STEPS: [&str; 7] = [
    include_str!("../../schema/0001_initial.sql"),
    include_str!("../../schema/0002_revisions.sql"),
    include_str!("../../schema/0003_order.sql"),
    include_str!("../../schema/0004_crowds.sql"),
    include_str!("../../schema/0005_density.sql"),
    include_str!("../../schema/0006_compact.sql"),
    include_str!("../../schema/0007_worn.sql"),
];

/// The views for people, made anew with each step.
const VIEWS: &str = include_str!("../../schema/views.sql");

/// The schema version this program writes.
#[allow(clippy::cast_possible_truncation, reason = "a handful of steps")]
pub const SCHEMA_VERSION: u32 = STEPS.len() as u32;

/// Brings an open file to the present schema; does nothing where it is there already.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    if version(connection, path)? == SCHEMA_VERSION {
        return Ok(());
    }
    // Taken before looking again, because another process may migrate at the same moment.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction, path)?;
    for (at, step) in (1..).zip(STEPS).skip(found as usize) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", at)?;
    }
    transaction.execute_batch(VIEWS)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.commit()?;
    Ok(())
}

/// Returns the schema version of a file; 0 for an empty one.
///
/// Refuses files of other programs and of newer versions of this one.
pub(super) fn version(connection: &Connection, path: &Path) -> Result<u32, Error> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(0);
    }
    if application != APPLICATION_ID {
        return Err(Error::Foreign { path: path.to_owned(), found: application });
    }
    if version > SCHEMA_VERSION {
        return Err(Error::TooNew { path: path.to_owned(), found: version, known: SCHEMA_VERSION });
    }
    Ok(version)
}
