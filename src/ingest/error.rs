//! Defines [`Error`], why one file or line could not be read, always with its name.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// What is wrong with the bytes or with getting them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The operating system refused.
    #[error("{}", in_words(.0))]
    Io(#[from] io::Error),
    /// Nothing in it but white space.
    #[error("nothing to read: the text is empty")]
    Empty,
    /// It holds bytes that no text holds.
    #[error("not a text: byte {at} is a control character")]
    Binary {
        /// Offset of the first such byte.
        at: usize,
    },
    /// It is neither UTF-8 nor an encoding that can be told.
    #[error("not UTF-8 at byte {at}, and no other encoding fits")]
    Encoding {
        /// Offset of the first byte that is no UTF-8.
        at: usize,
    },
    /// It is not in English.
    #[error("not read: it is in {0}, and only English is read")]
    Foreign(&'static str),
    /// It is longer than is read.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// A line goes on and on.
    #[error("a line longer than {limit} bytes; what comes after it is not read")]
    Endless {
        /// How far was looked for its end.
        limit: u64,
    },
    /// The elements of a web page are nested too deep.
    #[error("elements nested deeper than {limit}")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A web page gives no article.
    #[error("no article found in the page: {0}")]
    Html(String),
    /// A table does not read.
    #[error("not a table: {0}")]
    Table(String),
    /// A line is not JSON.
    #[error("not JSON: {cause}")]
    Json {
        /// What the parser says.
        cause: serde_json::Error,
    },
    /// A line is JSON, but not an object.
    #[error("expected an object {{\"id\", \"text\", …}}, found {found}")]
    NotAnObject {
        /// What it is.
        found: &'static str,
    },
    /// No field holds the text.
    #[error("no text: found the fields {fields}")]
    NoText {
        /// The names of the fields that are there.
        fields: String,
    },
    /// Something in a folder has the name of a text, but is a pipe, a socket or a device.
    #[error("neither a file nor a folder")]
    NotAFile,
    /// A folder was given that holds nothing to read.
    #[error("no file here that can be read as text")]
    NothingHere,
}

/// Why one file or line could not be read; the others are not touched by it.
#[derive(Debug)]
pub struct Error {
    /// The file or folder; `-` for standard input.
    pub path: PathBuf,
    /// The line, from 1, in files that hold many documents.
    pub line: Option<usize>,
    /// What is wrong.
    pub problem: Problem,
}

impl Error {
    /// Returns what a person can do about it, where something can be said.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match &self.problem {
            Problem::Binary { .. } => Some("give the text of the article, not a picture, PDF or archive"),
            Problem::Encoding { .. } => Some("save the file as UTF-8"),
            Problem::TooLong { .. } => Some("split the file into one file an article"),
            Problem::NothingHere => Some(
                "in folders .txt, .text, .md, .html, .jsonl, .csv, these with .gz or .zst, and bare names are read",
            ),
            Problem::NotAFile => Some("name it outright to read from it"),
            Problem::Html(_) => Some("save the text of the article itself as a .txt file"),
            Problem::NoText { .. } => Some("call it text, body or content"),
            Problem::Json { .. } | Problem::NotAnObject { .. } => Some("one JSON object a line is expected"),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.problem)
    }
}

/// Returns the common refusals without the system's number and wording.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ if error.to_string() == "invalid gzip header" => {
            "expected a file packed with gzip, as its name says, and found another".to_owned()
        }
        _ if error.to_string() == "Unknown frame descriptor" => {
            "expected a file packed with Zstandard, as its name says, and found another".to_owned()
        }
        io::ErrorKind::UnexpectedEof => "it ends too early: the file is cut off".to_owned(),
        _ => error.to_string(),
    }
}
