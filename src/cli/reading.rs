//! Defines [`for_each_batch`], which reads documents side by side and names what cannot be read.

use super::context::Context;
use super::error::CliError;
use super::output::{complain, remark};
use super::progress::Progress;
use crate::ingest::{self, Incoming, Piece};
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Bytes from which a batch is full, so that long documents do not fill the memory.
const BATCH_BYTES: usize = 16 << 20;

/// How many pieces that cannot be read are named; the others are counted.
const MAX_COMPLAINTS: usize = 200;

/// A piece that was read, with what the person should know of how.
struct Come {
    document: Result<Incoming, ingest::Error>,
    note: Option<String>,
}

/// Reads the documents below the paths in batches of `size`, in order, and hands each batch over with
/// the number of pieces that could not be read; those are named on standard error. A batch is handed
/// over sooner where it has [`BATCH_BYTES`].
///
/// Memory holds one batch at a time.
pub(super) fn for_each_batch(
    pieces: impl Iterator<Item = Result<Piece, ingest::Error>>,
    size: usize,
    context: &Context,
    progress: &Progress,
    mut then: impl FnMut(Vec<Incoming>, usize) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut pieces = pieces;
    let mut complaints = 0;
    let mut noted = BTreeSet::new();
    let lexicon = context.lexicon()?;
    loop {
        let batch = take(&mut pieces, size);
        if batch.is_empty() {
            if complaints > MAX_COMPLAINTS {
                remark(&format!("{} more were not read", complaints - MAX_COMPLAINTS));
            }
            return Ok(());
        }
        let come: Vec<_> = batch.into_par_iter().map(|piece| come(piece, lexicon)).collect();
        let mut documents = Vec::with_capacity(come.len());
        let mut failed = 0;
        for Come { document, note } in come {
            // A file of many documents says it of each.
            if let Some(note) = note.filter(|note| noted.insert(note.clone())) {
                progress.around(|| remark(&note));
            }
            match document {
                Ok(document) => documents.push(document),
                Err(error) => {
                    failed += 1;
                    complaints += 1;
                    if complaints <= MAX_COMPLAINTS {
                        progress.around(|| complain(&error.to_string(), error.hint()));
                    }
                }
            }
        }
        progress.add(documents.len());
        then(documents, failed)?;
    }
}

fn take(
    pieces: &mut impl Iterator<Item = Result<Piece, ingest::Error>>,
    size: usize,
) -> Vec<Result<Piece, ingest::Error>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < size && bytes < BATCH_BYTES {
        let Some(piece) = pieces.next() else { break };
        bytes += piece.as_ref().map_or(0, |piece| piece.bytes.len());
        batch.push(piece);
    }
    batch
}

fn come(piece: Result<Piece, ingest::Error>, lexicon: &Lexicon) -> Come {
    let piece = match piece {
        Ok(piece) => piece,
        Err(error) => return Come { document: Err(error), note: None },
    };
    let (path, line) = (piece.path.clone(), piece.line);
    let encoding = piece.legacy_encoding();
    let note = encoding.map(|encoding| {
        format!("{}: read as {encoding}; offsets are into the text as UTF-8", path.display())
    });
    let english = |incoming: Incoming| match ingest::foreign(&incoming.document, lexicon) {
        Some(language) => Err(ingest::Error { path, line, problem: ingest::Problem::Foreign(language) }),
        None => Ok(incoming),
    };
    Come { document: ingest::read(piece).and_then(english), note }
}
