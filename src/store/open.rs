//! Defines how a [`Store`] is opened: for reading, for writing, or in memory.

use super::migrate::{SCHEMA_VERSION, migrate, version};
use super::quantity::Units;
use super::{Error, Store, handed};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Bytes of a page of a new file. An article of 3,000 bytes leaves a quarter of a page of 4,096 empty,
/// since the next does not fit beside it.
const PAGE_BYTES: u32 = 16_384;

/// Statements that are kept prepared; the program has about a hundred.
const STATEMENTS: usize = 256;

/// Most memory for pages of the file, in KiB. Documents come in any order of names, so that an index of
/// names is written all over.
const CACHE_KIB: i64 = 256 << 10;

/// Pages after which what was logged is written to its place, 64 MB. A page that many transactions change
/// is written there once.
const CHECKPOINT_PAGES: u32 = 4096;

/// How long one process waits for another that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(60);

/// How long to wait before asking again for what SQLite does not wait for itself.
const RETRY: Duration = Duration::from_millis(20);

impl Store {
    /// Opens a database file for writing and makes it where there is none.
    ///
    /// # Errors
    /// Names the file and why it cannot be used.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let open = || Self::prepare(Connection::open(path)?, path);
        open().map_err(|error| error.about(path))
    }

    /// Opens a database file that must be there, for reading.
    ///
    /// What a process that died left half written is rolled back first, so the file is opened for
    /// writing where that is allowed, and then only read.
    ///
    /// # Errors
    /// Names the file and why it cannot be used.
    pub fn open_existing(path: &Path) -> Result<Self, Error> {
        if !path.try_exists().unwrap_or(true) {
            return Err(Error::Missing(path.to_owned()));
        }
        let found = match readable(path) {
            Err(Error::Sql(cause)) if is_closed(&cause) => frozen(path),
            found => found,
        };
        let (connection, found) = found.map_err(|error| error.about(path))?;
        // An older file is brought up to date first, which needs to write.
        if found < SCHEMA_VERSION {
            return Self::open(path);
        }
        handed::prepare(&connection).map_err(|error| error.about(path))?;
        let store = Self { connection, units: Units::default() };
        store.connection.pragma_update(None, "query_only", true).map_err(|c| Error::from(c).about(path))?;
        Ok(store)
    }

    /// Opens a database that lives in memory only.
    ///
    /// # Errors
    /// Fails only where SQLite itself does.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, Path::new(":memory:"))
    }

    fn prepare(mut connection: Connection, path: &Path) -> Result<Self, Error> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        let found = version(&connection, path)?;
        if connection.is_readonly("main")? {
            return Err(refused(ffi::SQLITE_READONLY));
        }
        if found == 0 {
            connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        }
        connection.pragma_update(None, "foreign_keys", true)?;
        write_ahead(&connection)?;
        tune(&connection)?;
        // In WAL mode this loses no committed transaction when the process dies, only when the
        // machine does, and never damages the file.
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        migrate(&mut connection, path)?;
        handed::prepare(&connection)?;
        Ok(Self { connection, units: Units::default() })
    }
}

/// Turns write-ahead logging on. Where two processes make a file at the same moment, SQLite refuses one
/// of them at once rather than have it wait, so it is asked again.
fn write_ahead(connection: &Connection) -> Result<(), Error> {
    let start = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(cause)
                if cause.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < BUSY_TIMEOUT =>
            {
                sleep(RETRY);
            }
            done => return Ok(done?),
        }
    }
}

/// Opens a file for reading, and for the rolling back that may come before; with its schema version.
fn readable(path: &Path) -> Result<(Connection, u32), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let found = version(&connection, path)?;
    tune(&connection)?;
    Ok((connection, found))
}

/// Sets what costs time only.
fn tune(connection: &Connection) -> Result<(), Error> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise a statement is prepared anew whenever a bound of a range has another value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(())
}

/// Returns whether SQLite may not make what it wants to have beside a file.
fn is_closed(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Opens a file in a folder that may not be written: without a log or journal beside it the file is whole,
/// and is read as one that nobody changes.
fn frozen(path: &Path) -> Result<(Connection, u32), Error> {
    for behind in ["-wal", "-journal"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(behind);
        if std::fs::metadata(&beside).is_ok_and(|beside| beside.len() > 0) {
            return Err(Error::Unfinished(path.to_owned()));
        }
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(address(path), flags)?;
    let found = version(&connection, path)?;
    Ok((connection, found))
}

/// Returns the address by which SQLite opens a file as one that nobody changes.
fn address(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                address.push(char::from(*byte));
            }
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address + "?immutable=1"
}

fn refused(code: i32) -> Error {
    Error::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a folder with a database as a process leaves it that is killed while it makes the file:
    /// pages are in the file already and the journal that takes them back lies beside it.
    fn killed_while_making() -> tempfile::TempDir {
        let (making, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let connection = Connection::open(making.path().join("claims.db")).unwrap();
        connection.execute_batch("CREATE TABLE first (x); PRAGMA cache_size = 1; BEGIN").unwrap();
        connection.execute_batch("CREATE TABLE filler (x)").unwrap();
        for _ in 0..100 {
            connection.execute("INSERT INTO filler VALUES (zeroblob(3000))", []).unwrap();
        }
        for name in ["claims.db", "claims.db-journal"] {
            std::fs::copy(making.path().join(name), left.path().join(name)).unwrap();
        }
        left
    }

    #[test]
    fn a_reader_takes_back_what_a_killed_writer_left() {
        let left = killed_while_making();
        let path = left.path().join("claims.db");
        let read_only = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        assert!(version(&read_only, &path).is_err(), "the journal is not hot");
        drop(read_only);
        assert!(matches!(Store::open_existing(&path), Err(Error::Foreign { .. })));
    }

    #[test]
    fn a_store_for_reading_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.db");
        drop(Store::open(&path).unwrap());
        let store = Store::open_existing(&path).unwrap();
        let cause = store.connection.execute("DELETE FROM document", []).unwrap_err();
        assert_eq!(cause.sqlite_error_code(), Some(ErrorCode::ReadOnly));
    }
}
