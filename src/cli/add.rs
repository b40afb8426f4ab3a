//! Defines `claimgraph add`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{remark, stdout};
use super::progress::{Progress, showing};
use super::reading::for_each_batch;
use crate::ingest;
use crate::model::DocumentId;
use crate::report::outline::{counted, limits};
use crate::store::{Added, Store};
use crate::workspace::{self, Adding};
use clap::Args;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::thread;

/// How many documents are stored in one transaction. What is written beside them, in indexes that have no
/// order of time, is written once a transaction: four pages of them for every document of a small batch.
const BATCH: usize = 2048;

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
    /// Documents stored in one transaction
    #[arg(long, hide = true, default_value_t = BATCH)]
    batch: usize,
}

#[derive(Default)]
struct Tally {
    new: usize,
    known: usize,
    failed: usize,
}

pub(super) fn run(context: &Context, args: &AddArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open(&context.db)?;
    let (mut tally, mut new) = (Tally::default(), BTreeSet::new());
    let progress = Progress::of(&args.paths);
    let read = read_all(context, args, &progress, &mut store, (&mut tally, &mut new));
    drop(progress);
    let settled = read.and_then(|()| {
        let lexicon = context.lexicon()?;
        Ok(showing(|tell| workspace::settle_telling(&mut store, lexicon, tell))?)
    });
    // What is stored stays, whatever went wrong behind it.
    if settled.is_ok() || tally.new > 0 {
        report(&tally)?;
    }
    settled?;
    tell_limits(&store, &new)?;
    Ok(if tally.failed == 0 { Outcome::Fine } else { Outcome::Partly })
}

/// Says which limits were reached in reading the documents that are new.
fn tell_limits(store: &Store, new: &BTreeSet<DocumentId>) -> Result<(), CliError> {
    let reached = store.limits()?;
    let reached = reached.iter().filter(|(id, ..)| new.contains(id));
    for told in limits(reached.map(|(_, name, limit)| (name.as_str(), limit.as_str()))) {
        remark(&told);
    }
    let useless = workspace::useless_names(store)?;
    if useless > 0 {
        let names = if useless == 1 { "name stands" } else { "names stand" };
        remark(&format!("{useless} {names} in so many documents around a day that no story is found by it"));
    }
    Ok(())
}

/// Reads and stores all documents, but compares none; counts them, and names those that are new.
fn read_all(
    context: &Context,
    args: &AddArgs,
    progress: &Progress,
    store: &mut Store,
    (tally, new): (&mut Tally, &mut BTreeSet<DocumentId>),
) -> Result<(), CliError> {
    let lexicon = context.lexicon()?;
    let mut note = |outcome: Vec<(DocumentId, Added)>| {
        for (id, added) in outcome {
            match added {
                Added::New => tally.new += 1,
                Added::Known => tally.known += 1,
            }
            new.extend((added == Added::New).then_some(id));
        }
    };
    let mut missed = 0;
    let read = thread::scope(|scope| {
        let mut adding = Adding::new(scope, lexicon);
        let pieces = ingest::pieces_counting(&args.paths, ingest::Format::Plain, progress.read());
        // Where one batch cannot be stored, the one that is being read cannot be either.
        for_each_batch(pieces, args.batch.max(1), context, progress, |documents, failed| {
            missed += failed;
            note(adding.add(store, documents)?);
            Ok(())
        })?;
        note(adding.finish(store)?);
        Ok(())
    });
    tally.failed += missed;
    read
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
