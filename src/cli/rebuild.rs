//! Defines `claimgraph rebuild`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::stdout;
use super::progress::showing;
use crate::report::outline::counted;
use crate::store::Store;
use crate::workspace;
use clap::Args;
use std::io::Write;

/// Read and compare all stored documents anew
///
/// For after an update of the program. Documents and judgements stay as they are.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph rebuild")]
pub(super) struct RebuildArgs {}

pub(super) fn run(context: &Context, _args: &RebuildArgs) -> Result<Outcome, CliError> {
    drop(Store::open_existing(&context.db)?);
    let mut store = Store::open(&context.db)?;
    let lexicon = context.lexicon()?;
    let documents = showing(|tell| workspace::rebuild_telling(&mut store, lexicon, tell))?;
    let mut out = stdout();
    writeln!(out, "Read and compared {} anew.", counted(documents, "document"))?;
    out.flush()?;
    Ok(Outcome::Fine)
}
