//! Defines `claimgraph import`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::stdout;
use super::progress::showing;
use crate::ingest::{STDIN, open};
use crate::report::outline::counted;
use crate::store::Store;
use crate::workspace;
use clap::Args;
use std::io::{BufReader, Write};
use std::path::PathBuf;

/// Read what export wrote into the database
///
/// What is in the database stays. The archive may be compressed as .gz or .zst.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph --db copy.db import claims.jsonl.zst
  claimgraph export | claimgraph --db copy.db import -")]
pub(super) struct ImportArgs {
    /// The archive, or - for standard input
    #[arg(value_name = "FILE")]
    archive: PathBuf,
}

pub(super) fn run(context: &Context, args: &ImportArgs) -> Result<Outcome, CliError> {
    let named = |cause: workspace::ArchiveError| CliError::Archive { path: args.archive.clone(), cause };
    let archive: Box<dyn std::io::Read + Send> = if args.archive.as_os_str() == STDIN {
        Box::new(std::io::stdin())
    } else {
        open(&args.archive).map_err(|error| named(error.into()))?
    };
    let mut store = Store::open(&context.db)?;
    let imported =
        workspace::import(&mut store, BufReader::new(archive), context.lexicon()?).map_err(named)?;
    let lexicon = context.lexicon()?;
    showing(|tell| workspace::settle_telling(&mut store, lexicon, tell))?;
    let mut out = stdout();
    write!(out, "Imported {}", counted(imported.new, "document"))?;
    if imported.known > 0 {
        write!(out, ", {} known already", imported.known)?;
    }
    if imported.judgements > 0 {
        write!(out, ", {}", counted(imported.judgements, "judgement"))?;
    }
    writeln!(out, ".")?;
    out.flush()?;
    Ok(Outcome::Fine)
}
