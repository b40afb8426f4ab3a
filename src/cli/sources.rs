//! Defines `claimgraph sources`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list};
use crate::report::json::{self, SourceJson};
use clap::Args;

/// List the outlets, with what each printed and disputes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph sources
  claimgraph sources --format csv")]
pub(super) struct SourcesArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &SourcesArgs) -> Result<Outcome, CliError> {
    let rows = json::sources(&context.analysis()?);
    let columns = [
        column("source", |s: &SourceJson| s.name.clone()),
        column("documents", |s| s.documents.to_string()),
        column("mentions", |s| s.mentions.to_string()),
        column("conflicts", |s| s.conflicts.to_string()),
        column("copies from", |s| s.copies_from.join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
