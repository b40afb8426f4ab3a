//! Defines `claimgraph add`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{complain, stdout};
use super::progress::Progress;
use crate::ingest;
use crate::model::Document;
use crate::store::{Added, Store};
use clap::Args;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;

/// How many documents are stored in one transaction.
const BATCH: usize = 256;

/// Read documents into the database
///
/// Folders are read with all that is in them, hidden files aside. What is known already is passed
/// over, so that the same command can be given again. What cannot be read is named, and everything
/// else is stored.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph add articles/
  claimgraph --db strike.db add wire.txt paper.txt
  pbpaste | claimgraph add -")]
pub(super) struct AddArgs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Default)]
struct Tally {
    new: usize,
    known: usize,
    failed: usize,
}

pub(super) fn run(context: &Context, args: &AddArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open(&context.db)?;
    let mut tally = Tally::default();
    let progress = Progress::documents();
    let mut pieces = ingest::pieces(&args.paths);
    loop {
        let batch: Vec<_> = pieces.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let read = |piece: Result<_, ingest::Error>| piece.and_then(ingest::document);
        let read: Vec<_> = batch.into_par_iter().map(read).collect();
        let mut documents: Vec<Document> = Vec::new();
        for result in read {
            match result {
                Ok(document) => documents.push(document),
                Err(error) => {
                    tally.failed += 1;
                    progress.around(|| complain(&error.to_string(), error.hint()));
                }
            }
        }
        for added in store.add(&documents)? {
            match added {
                Added::New => tally.new += 1,
                Added::Known => tally.known += 1,
            }
        }
        progress.add(documents.len());
    }
    drop(progress);
    report(&tally)?;
    Ok(if tally.failed == 0 { Outcome::Fine } else { Outcome::Partly })
}

fn report(tally: &Tally) -> Result<(), CliError> {
    let mut out = stdout();
    write!(out, "Added {}", counted(tally.new, "document"))?;
    if tally.known > 0 {
        write!(out, ", {} known already", tally.known)?;
    }
    if tally.failed > 0 {
        write!(out, ", {} not read", tally.failed)?;
    }
    writeln!(out, ".")?;
    Ok(out.flush()?)
}

/// Returns "1 document", "2 documents".
pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
