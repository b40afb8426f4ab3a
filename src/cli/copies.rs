//! Defines `claimgraph copies`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list};
use crate::report::json::{self, CopyJson};
use clap::Args;

/// List documents that share text, copies and originals
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph copies
  claimgraph copies --format json")]
pub(super) struct CopiesArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &CopiesArgs) -> Result<Outcome, CliError> {
    let rows = json::copies(&context.analysis()?);
    let columns = [
        column("copy", |c: &CopyJson| c.copy.clone()),
        column("original", |c| c.original.clone()),
        column("direction", |c| if c.directed { "known" } else { "unknown" }.to_owned()),
        column("passages", |c| c.passages.len().to_string()),
        column("evidence", |c| c.evidence.join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
