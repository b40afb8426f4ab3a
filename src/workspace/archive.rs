//! Defines [`export`] and [`import`]: a whole database as JSON lines and back.
//!
//! Only ground state is written: documents with their pages, and judgements. Everything else is
//! computed again on the way in, and gives the same.

use super::add;
use crate::ingest::{self, Incoming};
use crate::lexicon::Lexicon;
use crate::model::{Document, Judgement};
use crate::store::{self, Added, Store};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::{BufRead, Write};

/// The form of the lines; raised when old lines would be misunderstood.
const FORM: u32 = 1;

/// How many documents are stored in one transaction.
const BATCH: usize = 256;

/// One line of an archive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The first line: which form the others have.
    Claimgraph {
        /// See [`FORM`].
        form: u32,
    },
    /// A document as it is stored.
    Document {
        #[serde(flatten)]
        document: Document,
        #[serde(skip_serializing_if = "Option::is_none")]
        page: Option<PageLine>,
    },
    /// A judgement; their order counts.
    Judgement(Judgement),
}

/// A web page: the hash of its bytes, and the bytes as a Zstandard frame in Base64.
#[derive(Debug, Serialize, Deserialize)]
struct PageLine {
    xxh3: String,
    zstd: String,
}

/// What is wrong with an archive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The archive cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A line is not what an archive holds.
    #[error("line {line}: {what}")]
    Line {
        /// From 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

/// Writes a whole database, replaced versions first and the other documents ascending by identifier, and
/// returns how many there were. The same content gives the same bytes.
///
/// # Errors
/// Fails where the database cannot be read or the archive not written.
pub fn export(store: &mut Store, out: &mut impl Write) -> Result<usize, ArchiveError> {
    write(out, &Line::Claimgraph { form: FORM })?;
    let documents = store.document_ids()?;
    // Older versions come first, because the order of arrival decides where two are of one day.
    let replaced: Vec<_> = store.superseded()?.into_iter().map(|(old, _)| old).collect();
    let known: BTreeSet<_> = replaced.iter().collect();
    let others = documents.iter().filter(|id| !known.contains(id));
    for id in replaced.iter().chain(others) {
        for document in store.texts(&[*id])? {
            let page = store.page(*id)?;
            let page = page.map(|page| PageLine {
                xxh3: format!("{:016x}", page.hash),
                zstd: STANDARD.encode(page.zstd),
            });
            write(out, &Line::Document { document, page })?;
        }
    }
    for judgement in store.judgements()? {
        write(out, &Line::Judgement(judgement))?;
    }
    Ok(documents.len())
}

fn write(out: &mut impl Write, line: &Line) -> Result<(), ArchiveError> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Documents that were not there before.
    pub new: usize,
    /// Documents that were.
    pub known: usize,
    /// Judgements that were not there before.
    pub judgements: usize,
}

/// Reads an archive into a database. What is there stays; what is known is passed over, so that an
/// interrupted import can be repeated. Comparing is left to [`settle`](super::settle()).
///
/// # Errors
/// Names the first line that is not one of an archive; the lines before it are in.
pub fn import(store: &mut Store, archive: impl BufRead, lexicon: &Lexicon) -> Result<Imported, ArchiveError> {
    let mut imported = Imported::default();
    let (mut batch, mut judgements) = (Vec::new(), Vec::new());
    for (at, text) in archive.lines().enumerate() {
        let (text, number) = (text?, at + 1);
        let wrong = |what: String| ArchiveError::Line { line: number, what };
        let line = serde_json::from_str(&text)
            .map_err(|error| wrong(format!("not a line of an archive: {error}")))?;
        match line {
            Line::Claimgraph { form } if form == FORM => {}
            Line::Claimgraph { form } => {
                return Err(wrong(format!("form {form}, and only form {FORM} is known")));
            }
            _ if at == 0 => return Err(wrong("not the first line of an archive".to_owned())),
            Line::Document { document, page } => batch.push(incoming(document, page).map_err(wrong)?),
            Line::Judgement(judgement) => judgements.push(judgement),
        }
        if batch.len() == BATCH {
            take(store, std::mem::take(&mut batch), lexicon, &mut imported)?;
        }
    }
    take(store, batch, lexicon, &mut imported)?;
    imported.judgements = store.judge_all(&judgements)?;
    Ok(imported)
}

fn take(
    store: &mut Store,
    batch: Vec<Incoming>,
    lexicon: &Lexicon,
    imported: &mut Imported,
) -> Result<(), store::Error> {
    for added in add(store, batch, lexicon)? {
        match added {
            Added::New => imported.new += 1,
            Added::Known => imported.known += 1,
        }
    }
    Ok(())
}

/// Returns a document of an archive, after proving that nothing of it was changed.
fn incoming(document: Document, page: Option<PageLine>) -> Result<Incoming, String> {
    if !ingest::is_of(&document) {
        return Err(format!("{}: the content is not the one its identifier was made from", document.name));
    }
    let page =
        page.map(|line| page_of(&line).ok_or_else(|| format!("{}: the page does not read", document.name)));
    Ok(Incoming { page: page.transpose()?, document })
}

fn page_of(line: &PageLine) -> Option<ingest::Page> {
    let hash = u64::from_str_radix(&line.xxh3, 16).ok()?;
    let page = ingest::Page { hash, zstd: STANDARD.decode(&line.zstd).ok()? };
    page.bytes().ok().map(|_| page)
}
