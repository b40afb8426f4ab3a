//! Defines [`for_each_batch`], which reads documents side by side and names what cannot be read.

use super::error::CliError;
use super::output::complain;
use super::progress::Progress;
use crate::ingest;
use crate::model::Document;
use rayon::prelude::*;
use std::path::PathBuf;

/// Reads the documents below the paths in batches of `size`, in order, and hands each batch over with
/// the number of pieces that could not be read; those are named on standard error.
///
/// Memory holds one batch at a time.
pub(super) fn for_each_batch(
    paths: &[PathBuf],
    size: usize,
    progress: &Progress,
    mut then: impl FnMut(Vec<Document>, usize) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut pieces = ingest::pieces(paths);
    loop {
        let batch: Vec<_> = pieces.by_ref().take(size).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let read = |piece: Result<_, ingest::Error>| piece.and_then(ingest::document);
        let read: Vec<_> = batch.into_par_iter().map(read).collect();
        let mut documents = Vec::with_capacity(read.len());
        let mut failed = 0;
        for result in read {
            match result {
                Ok(document) => documents.push(document),
                Err(error) => {
                    failed += 1;
                    progress.around(|| complain(&error.to_string(), error.hint()));
                }
            }
        }
        progress.add(documents.len());
        then(documents, failed)?;
    }
}
