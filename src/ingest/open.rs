//! Defines [`open`], which opens a file by what its name says of form and compression.

use super::Format;
use flate2::read::MultiGzDecoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of a file, decompressed as they are read.
pub type Bytes = Box<dyn Read + Send>;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One document.
    One(Format),
    /// One JSON object a line.
    Lines,
    /// One JSON value: a document, or a list of them.
    Values,
    /// A table with a header, one document a row.
    Rows,
}

/// Opens a file for reading, decompressed where its name ends in `.gz` or `.zst`.
///
/// # Errors
/// Fails where the system refuses.
pub fn open(path: &Path) -> io::Result<Bytes> {
    open_counting(path, &Arc::default())
}

/// Returns the same as [`open`], and adds to `read` how many bytes of the file were read, as they lie there.
pub(super) fn open_counting(path: &Path, read: &Arc<AtomicU64>) -> io::Result<Bytes> {
    let file = Counted { file: File::open(path)?, read: Arc::clone(read) };
    Ok(match extension(path).as_str() {
        "gz" => Box::new(MultiGzDecoder::new(io::BufReader::new(file))),
        "zst" => Box::new(zstd::Decoder::new(file)?),
        _ => Box::new(file),
    })
}

/// A file whose bytes are counted as they are read.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Returns what a file of that name holds; an unknown name holds plain text.
pub(super) fn form(path: &Path) -> Form {
    match extension(bare(path)).as_str() {
        "jsonl" | "ndjson" => Form::Lines,
        "json" => Form::Values,
        "csv" | "tsv" => Form::Rows,
        "html" | "htm" | "xhtml" => Form::One(Format::Html),
        "md" | "markdown" => Form::One(Format::Markdown),
        _ => Form::One(Format::Plain),
    }
}

/// Returns whether a file found in a folder is read; a file named outright always is.
pub(super) fn readable(path: &Path) -> bool {
    let known =
        ["", "txt", "text", "md", "markdown", "jsonl", "ndjson", "csv", "tsv", "html", "htm", "xhtml"];
    let compressed = matches!(extension(path).as_str(), "gz" | "zst");
    let inner = extension(bare(path));
    // "notes.gz" may hold anything.
    known.contains(&inner.as_str()) && !(compressed && inner.is_empty())
}

/// Returns the name without an extension of compression.
fn bare(path: &Path) -> &Path {
    let compressed = matches!(extension(path).as_str(), "gz" | "zst");
    if compressed { path.file_stem().map_or(path, Path::new) } else { path }
}

fn extension(path: &Path) -> String {
    path.extension().map(OsStr::to_ascii_lowercase).unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_form_and_compression() {
        assert_eq!(form(Path::new("a/b.JSONL.gz")), Form::Lines);
        assert_eq!(form(Path::new("b.html.zst")), Form::One(Format::Html));
        assert_eq!(form(Path::new("b.md")), Form::One(Format::Markdown));
        assert_eq!(form(Path::new("notes")), Form::One(Format::Plain));
        assert!(
            readable(Path::new("a.txt.gz")) && readable(Path::new("README")) && readable(Path::new("x.CSV"))
        );
        assert!(
            !readable(Path::new("a.png")) && !readable(Path::new("a.gz")) && !readable(Path::new("a.tar.gz"))
        );
    }
}
