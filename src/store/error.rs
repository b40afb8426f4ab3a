//! Defines [`Error`], what can go wrong with a database file.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// What can go wrong with a database file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no file of that name, and the command only reads.
    #[error("{}: no such database", .0.display())]
    Missing(PathBuf),
    /// The file is not a SQLite database.
    #[error("{}: not a database file", .0.display())]
    NotADatabase(PathBuf),
    /// The file is a SQLite database of another program.
    #[error("{}: a SQLite database, but not one of claimgraph (application id {found:#010x})", .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// Its application id.
        found: u32,
    },
    /// The file was written by a newer version of the program.
    #[error("{}: the database has schema version {found}, this program knows up to {known}", .path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest schema version known here.
        known: u32,
    },
    /// The file and its folder cannot be written, and what a writer has not put into it yet lies beside it.
    #[error("{}: it is being written or was left unfinished, and may not be written here", .0.display())]
    Unfinished(PathBuf),
    /// The file cannot be opened, read or written.
    #[error("{}: {}", .path.display(), in_words(cause, Some(path)))]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        cause: rusqlite::Error,
    },
    /// A statement failed.
    #[error("database: {}", in_words(.0, None))]
    Sql(#[from] rusqlite::Error),
    /// What is to be stored names something it does not hold; a fault of the program, not of the file.
    #[error("cannot store the comparison: it names a {0} that is not part of its story")]
    Incomplete(&'static str),
    /// A stored value is not of the form the schema promises.
    #[error("database: {column} holds '{found}', expected {expected}")]
    Corrupt {
        /// Table and column.
        column: String,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },
}

impl Error {
    /// Returns what a person can do about it, where something can be said.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => Some("make it with 'claimgraph add PATH…', or name another with --db"),
            Self::NotADatabase(_) | Self::Foreign { .. } => {
                Some("name another file with --db or CLAIMGRAPH_DB")
            }
            Self::TooNew { .. } => Some("use the version of claimgraph that wrote it, or a newer one"),
            Self::Corrupt { .. } => Some("'claimgraph verify' says what else is wrong"),
            Self::Unfinished(_) => {
                Some("copy it, with the file of that name and '-wal' behind it, to a folder you may write to")
            }
            Self::Open { cause, .. } | Self::Sql(cause) => hint(cause),
            Self::Incomplete(_) => None,
        }
    }

    /// Returns the error with the file named, where it does not name it itself.
    #[must_use]
    pub fn about(self, path: &Path) -> Self {
        match self {
            Self::Sql(cause) if cause.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                Self::NotADatabase(path.to_owned())
            }
            Self::Sql(cause) => Self::Open { path: path.to_owned(), cause },
            other => other,
        }
    }
}

/// Returns the common refusals in words that need no knowledge of SQLite.
fn in_words(cause: &rusqlite::Error, path: Option<&Path>) -> String {
    match cause.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "there is no room left on its disk".to_owned(),
        Some(ErrorCode::ReadOnly) => "it may not be written".to_owned(),
        Some(ErrorCode::PermissionDenied) => "no permission to use it".to_owned(),
        Some(ErrorCode::CannotOpen) => path.map_or_else(|| cause.to_string(), unopened),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program has been writing to it for a minute and is not done".to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt) => format!("the file is damaged ({cause})"),
        Some(ErrorCode::SystemIoFailure) => format!("it cannot be read or written ({cause})"),
        _ => cause.to_string(),
    }
}

/// Returns why a file cannot be opened, from what can be seen of it.
fn unopened(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        _ if path.is_dir() => "it is a folder".to_owned(),
        Some(folder) if !folder.exists() => format!("there is no folder {}", folder.display()),
        _ if !path.exists() => "no permission to make it there".to_owned(),
        _ => "no permission to use it, or to write into its folder".to_owned(),
    }
}

/// Returns what a person can do about a refusal of SQLite.
fn hint(cause: &rusqlite::Error) -> Option<&'static str> {
    Some(match cause.sqlite_error_code()? {
        ErrorCode::DiskFull => "what was stored before is kept; make room and give the same command again",
        ErrorCode::SystemIoFailure => {
            "the disk may be full or failing; what was stored before is kept, and the same command goes on"
        }
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            "the file and its folder must be writable for you; --db names another file"
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            "wait until it is done; what was stored is kept, and the same command goes on"
        }
        ErrorCode::DatabaseCorrupt => {
            "'claimgraph export' writes what can still be read; 'import' it or add the articles to a new file"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::{Document, DocumentId};
    use crate::store::{Reading, Store};
    use std::path::Path;

    #[test]
    fn a_full_file_keeps_what_was_stored() {
        let reading = |number: u64| {
            let text = "Nine people died. ".repeat(4_000);
            let document =
                Document { id: DocumentId(number), name: number.to_string(), text, ..Document::default() };
            Reading { document, ..Reading::default() }
        };
        let mut store = Store::in_memory().unwrap();
        store.add(&[reading(1)]).unwrap();
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update(None, "max_page_count", pages + 6).unwrap();
        let error = store.add(&[reading(2), reading(3)]).unwrap_err().about(Path::new("claims.db"));
        assert_eq!(error.to_string(), "claims.db: there is no room left on its disk");
        assert!(error.hint().is_some_and(|hint| hint.starts_with("what was stored before is kept")));
        assert_eq!(store.document_ids().unwrap(), [DocumentId(1)], "all of a batch, or none");
        store.connection.pragma_update(None, "max_page_count", pages * 10).unwrap();
        store.add(&[reading(2), reading(3)]).unwrap();
        assert_eq!(store.document_ids().unwrap().len(), 3);
        assert_eq!(store.inspect().unwrap(), Vec::<String>::new());
    }
}
