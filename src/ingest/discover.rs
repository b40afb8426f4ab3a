//! Defines [`pieces`], which walks the paths people give and reads the files found there.
//!
//! The walk is lazy and sorted by name, so that a folder of hundreds of thousands of files costs
//! only its names, and the same folder gives the same sequence everywhere.

use super::encoding::{decode, narrow};
use super::error::{Error, Problem};
use super::open::{Bytes, Form, form, open_counting, readable};
use super::rows::Rows;
use super::{Format, MAX_DOCUMENT, Piece};
use serde_json::value::RawValue;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// How much of a line that is too long is passed over to reach the next one; behind that the rest
/// of the file is given up. A gigabyte takes a second.
const MAX_SKIPPED: u64 = 1 << 30;

/// Returns the pieces below the given paths in sorted order, each path in the order given. Hidden
/// files and folders are passed over unless named outright. What cannot be read is an error in its
/// place in the sequence.
pub fn pieces(paths: &[PathBuf]) -> impl Iterator<Item = Result<Piece, Error>> + Send + use<> {
    pieces_of(paths, Format::Plain)
}

/// Returns the same as [`pieces`], with standard input taken for the given format.
pub fn pieces_of(
    paths: &[PathBuf],
    stdin: Format,
) -> impl Iterator<Item = Result<Piece, Error>> + Send + use<> {
    pieces_counting(paths, stdin, Arc::default())
}

/// Returns the same as [`pieces_of`], and adds to `read` how many bytes of the files were read; see
/// [`size`] for how many there are.
pub fn pieces_counting(
    paths: &[PathBuf],
    stdin: Format,
    read: Arc<AtomicU64>,
) -> impl Iterator<Item = Result<Piece, Error>> + Send + use<> {
    Walk { stack: paths.iter().rev().map(|path| Step::Given(path.clone())).collect(), stdin, read }
}

/// Returns how many bytes the files below the given paths have as they lie there; `None` where standard
/// input is among them. What cannot be looked at has none. Costs a look at every file, and opens none.
#[must_use]
pub fn size(paths: &[PathBuf]) -> Option<u64> {
    let mut bytes = 0;
    let mut walk = Walk { stack: Vec::new(), stdin: Format::Plain, read: Arc::default() };
    for path in paths {
        if path.as_os_str() == STDIN {
            return None;
        }
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => drop(walk.folder(path, "")),
            Ok(data) => bytes += data.len(),
            Err(_) => {}
        }
    }
    while let Some(step) = walk.stack.pop() {
        match step {
            Step::Folder { path, prefix } => drop(walk.folder(&path, &prefix)),
            Step::File { path, .. } => bytes += fs::metadata(path).map_or(0, |data| data.len()),
            _ => {}
        }
    }
    Some(bytes)
}

/// What is still to be visited.
enum Step {
    /// A path as the person gave it.
    Given(PathBuf),
    /// A file found at `path`, called `name`.
    File { path: PathBuf, name: String },
    /// A folder found at `path`, whose name below the folder given is `prefix`.
    Folder { path: PathBuf, prefix: String },
    /// The rest of a file of lines, of which `line` have been read.
    Lines { path: PathBuf, name: String, line: usize, rest: BufReader<Bytes> },
    /// The rest of a list of JSON, of which `number` values have been read: each with its line.
    Values { path: PathBuf, name: String, number: usize, rest: std::vec::IntoIter<(usize, Vec<u8>)> },
    /// The rest of a table.
    Rows { path: PathBuf, name: String, rest: Box<Rows> },
}

struct Walk {
    stack: Vec<Step>,
    stdin: Format,
    /// How many bytes of files were read.
    read: Arc<AtomicU64>,
}

impl Iterator for Walk {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(step) = self.stack.pop() {
            let path = step.path().to_owned();
            match self.visit(step) {
                Ok(None) => {}
                Ok(Some(piece)) => return Some(Ok(piece)),
                Err((line, problem)) => return Some(Err(Error { path, line, problem })),
            }
        }
        None
    }
}

impl Step {
    fn path(&self) -> &Path {
        match self {
            Self::Given(path)
            | Self::File { path, .. }
            | Self::Folder { path, .. }
            | Self::Lines { path, .. }
            | Self::Values { path, .. }
            | Self::Rows { path, .. } => path,
        }
    }
}

/// What a visit gives: a piece, or nothing but more on the stack; or the line and the problem.
type Visit = Result<Option<Piece>, (Option<usize>, Problem)>;

impl Walk {
    fn visit(&mut self, step: Step) -> Visit {
        match step {
            Step::Given(path) => self.given(path),
            Step::Folder { path, prefix } => self.folder(&path, &prefix).map(|_| None).map_err(|p| (None, p)),
            Step::File { path, name } => {
                // Reading a pipe would wait for somebody to write.
                let ordinary = fs::metadata(&path).map_err(|error| (None, error.into()))?.is_file();
                if ordinary { self.file(path, name) } else { Err((None, Problem::NotAFile)) }
            }
            Step::Lines { path, name, line, rest } => self.line(path, name, line + 1, rest),
            Step::Values { path, name, number, rest } => Ok(self.value(path, name, number + 1, rest)),
            Step::Rows { path, name, rest } => self.row(path, name, rest),
        }
    }

    /// Visits a path as given: a folder is entered, a file is read under its own name.
    fn given(&mut self, path: PathBuf) -> Visit {
        let whole = |problem| (None, problem);
        if path.as_os_str() == STDIN && self.stdin == Format::Jsonl {
            let rest = BufReader::new(narrow(Box::new(io::stdin())).map_err(|error| whole(error.into()))?);
            self.stack.push(Step::Lines { name: STDIN.to_owned(), path, line: 0, rest });
            return Ok(None);
        }
        if path.as_os_str() == STDIN {
            let bytes = read(io::stdin()).map_err(whole)?;
            return Ok(Some(Piece {
                name: STDIN.to_owned(),
                path,
                line: None,
                format: Format::Plain,
                bytes,
            }));
        }
        if fs::metadata(&path).map_err(|error| whole(error.into()))?.is_dir() {
            let found = self.folder(&path, "").map_err(whole)?;
            return if found { Ok(None) } else { Err(whole(Problem::NothingHere)) };
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.file(path, name)
    }

    /// Puts what a folder holds on the stack; returns whether it holds anything to visit.
    fn folder(&mut self, path: &Path, prefix: &str) -> Result<bool, Problem> {
        let mut entries = fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
        // Descending, because the stack gives the last first.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
        let before = self.stack.len();
        for entry in entries {
            let file_name = entry.file_name();
            let shown = file_name.to_string_lossy();
            if shown.starts_with('.') {
                continue;
            }
            let name = format!("{prefix}{shown}");
            // A link to a folder is not followed: it may lead back up.
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.stack.push(Step::Folder { path: entry.path(), prefix: format!("{name}/") });
            } else if readable(Path::new(&file_name)) && !leads_to_folder(kind, &entry.path()) {
                self.stack.push(Step::File { path: entry.path(), name });
            }
        }
        Ok(self.stack.len() > before)
    }

    /// Opens a file: a text is read whole, lines and rows one by one.
    fn file(&mut self, path: PathBuf, name: String) -> Visit {
        let whole = |problem| (None, problem);
        let bytes = open_counting(&path, &self.read).map_err(|error| whole(error.into()))?;
        match form(&path) {
            Form::One(format) => {
                let bytes = read(bytes).map_err(whole)?;
                Ok(Some(Piece { path, line: None, name, format, bytes }))
            }
            Form::Lines => {
                let bytes = narrow(bytes).map_err(|error| whole(error.into()))?;
                self.stack.push(Step::Lines { path, name, line: 0, rest: BufReader::new(bytes) });
                Ok(None)
            }
            Form::Values => {
                let (text, _) = decode(read(bytes).map_err(whole)?).map_err(whole)?;
                let text = text.trim_start_matches('\u{feff}');
                if !text.trim_start().starts_with('[') {
                    let bytes = text.as_bytes().to_vec();
                    return Ok(Some(Piece { path, line: None, name, format: Format::Jsonl, bytes }));
                }
                let rest = values(text).map_err(|cause| whole(Problem::Json { cause }))?.into_iter();
                self.stack.push(Step::Values { path, name, number: 0, rest });
                Ok(None)
            }
            Form::Rows => {
                let bytes = narrow(bytes).map_err(|error| whole(error.into()))?;
                let rest = Box::new(Rows::open(bytes).map_err(|problem| (Some(1), problem))?);
                self.stack.push(Step::Rows { path, name, rest });
                Ok(None)
            }
        }
    }

    /// Reads one line and puts the rest back on the stack; empty lines hold nothing.
    fn line(&mut self, path: PathBuf, name: String, line: usize, mut rest: BufReader<Bytes>) -> Visit {
        let here = |problem| (Some(line), problem);
        let mut bytes = Vec::new();
        let read = rest.by_ref().take(MAX_DOCUMENT as u64 + 1).read_until(b'\n', &mut bytes);
        let read = read.map_err(|error| here(error.into()))?;
        if read == 0 {
            return Ok(None);
        }
        let cut = read > MAX_DOCUMENT;
        if cut && !bytes.ends_with(b"\n") {
            bytes = Vec::new();
            let skipped = rest.by_ref().take(MAX_SKIPPED).skip_until(b'\n');
            let skipped = skipped.map_err(|error| here(error.into()))?;
            if skipped as u64 == MAX_SKIPPED {
                return Err(here(Problem::Endless { limit: MAX_SKIPPED }));
            }
        }
        let empty = bytes.trim_ascii().is_empty();
        let own = format!("{name}:{line}");
        self.stack.push(Step::Lines { path: path.clone(), name, line, rest });
        match (cut, empty) {
            (true, _) => Err(here(Problem::TooLong { limit: MAX_DOCUMENT })),
            (_, true) => Ok(None),
            _ => Ok(Some(Piece { path, line: Some(line), name: own, format: Format::Jsonl, bytes })),
        }
    }

    /// Takes one value of a list and puts the rest back on the stack.
    fn value(
        &mut self,
        path: PathBuf,
        name: String,
        number: usize,
        mut rest: std::vec::IntoIter<(usize, Vec<u8>)>,
    ) -> Option<Piece> {
        let (line, bytes) = rest.next()?;
        let own = format!("{name}:{number}");
        self.stack.push(Step::Values { path: path.clone(), name, number, rest });
        Some(Piece { path, line: Some(line), name: own, format: Format::Jsonl, bytes })
    }

    /// Reads one row and puts the rest back on the stack.
    fn row(&mut self, path: PathBuf, name: String, mut rest: Box<Rows>) -> Visit {
        let Some(row) = rest.next(&path, &name) else { return Ok(None) };
        // Where reading failed, the next row would fail in the same way.
        let stuck = matches!(row, Err((_, Problem::Io(_) | Problem::TooLong { .. })));
        if !stuck {
            self.stack.push(Step::Rows { path, name, rest });
        }
        row.map(Some)
    }
}

/// Returns the values of a list of JSON as they stand, each with the line it begins at, from 1.
fn values(list: &str) -> serde_json::Result<Vec<(usize, Vec<u8>)>> {
    let values: Vec<&RawValue> = serde_json::from_str(list)?;
    let (mut line, mut seen) = (1, 0);
    let placed = |value: &RawValue| {
        let value = value.get();
        // The values lie in the list one behind the other.
        let start = value.as_ptr().addr().saturating_sub(list.as_ptr().addr());
        line += list.get(seen..start).map_or(0, |between| between.matches('\n').count());
        seen = start;
        (line, value.as_bytes().to_vec())
    };
    Ok(values.into_iter().map(placed).collect())
}

/// Returns whether an entry is a link that leads to a folder.
fn leads_to_folder(kind: fs::FileType, path: &Path) -> bool {
    kind.is_symlink() && fs::metadata(path).is_ok_and(|target| target.is_dir())
}

/// Reads to the end, or to just past the limit.
fn read(source: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_DOCUMENT {
        return Err(Problem::TooLong { limit: MAX_DOCUMENT });
    }
    Ok(bytes)
}
