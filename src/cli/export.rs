//! Defines `claimgraph export`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::stdout;
use crate::store::Store;
use crate::workspace::{self, ArchiveError};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Write the whole database as JSON lines
///
/// Writes every document byte for byte, with the web page it was found in, and every judgement.
/// Figures and findings are not written: they are computed again by import, and are the same.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph export > claims.jsonl
  claimgraph export | zstd > claims.jsonl.zst")]
pub(super) struct ExportArgs {}

pub(super) fn run(context: &Context, _args: &ExportArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let mut out = stdout();
    workspace::export(&mut store, &mut out).map_err(|cause| match cause {
        ArchiveError::Io(error) => CliError::Output(error),
        cause => CliError::Archive { path: PathBuf::from("standard output"), cause },
    })?;
    out.flush()?;
    Ok(Outcome::Fine)
}
