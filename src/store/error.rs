//! Defines [`Error`], what can go wrong with a database file.

use std::path::PathBuf;

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
    /// The file cannot be opened, read or written.
    #[error("{}: {cause}", .path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        cause: rusqlite::Error,
    },
    /// A statement failed.
    #[error("database: {0}")]
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
            Self::Incomplete(_) | Self::Open { .. } | Self::Sql(_) => None,
        }
    }
}
