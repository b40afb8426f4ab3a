//! Defines [`CliError`], an error as the person sees it: one message, and a hint apart from it.

use crate::{ingest, lexicon, store, workspace};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Anything that ends a command.
#[derive(Debug)]
pub(super) enum CliError {
    /// The database.
    Store(store::Error),
    /// A file that is the whole point of the command.
    Ingest(ingest::Error),
    /// The word tables.
    Lexicon(lexicon::Error),
    /// An archive.
    Archive {
        /// The file; `-` for standard input.
        path: PathBuf,
        /// What is wrong with it.
        cause: workspace::ArchiveError,
    },
    /// Writing the result.
    Output(io::Error),
    /// Writing a file of the result.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// What was asked for makes no sense.
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: &'static str,
    },
}

impl CliError {
    /// Returns whether the reader of our output has gone, which is no error.
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Returns the error with the database named, where it comes from there and does not name it.
    pub(super) fn about(self, db: &Path) -> Self {
        match self {
            Self::Store(error) => Self::Store(error.about(db)),
            Self::Archive { cause: workspace::ArchiveError::Store(error), .. } => {
                Self::Store(error.about(db))
            }
            other => other,
        }
    }

    /// Returns what the person can do.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.hint(),
            Self::Ingest(error) => error.hint(),
            Self::Archive { .. } => Some("an archive is what 'claimgraph export' writes"),
            Self::Usage { hint, .. } => Some(hint),
            Self::Lexicon(_) | Self::Output(_) | Self::File { .. } => None,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Ingest(error) => error.fmt(f),
            Self::Lexicon(error) => error.fmt(f),
            Self::Archive { path, cause } => write!(f, "{}: {cause}", path.display()),
            Self::Output(error) => write!(f, "cannot write the result: {error}"),
            Self::File { path, cause } => write!(f, "cannot write {}: {cause}", path.display()),
            Self::Usage { message, .. } => f.write_str(message),
        }
    }
}

impl From<store::Error> for CliError {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<ingest::Error> for CliError {
    fn from(error: ingest::Error) -> Self {
        Self::Ingest(error)
    }
}

impl From<lexicon::Error> for CliError {
    fn from(error: lexicon::Error) -> Self {
        Self::Lexicon(error)
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
