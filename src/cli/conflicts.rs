//! Defines `claimgraph conflicts`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use crate::report::json::{self, ConflictJson};
use clap::Args;

/// List claims that cannot all hold, and values that follow each other in time
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph conflicts
  claimgraph conflicts --check && echo 'nothing contradicts'
  claimgraph conflicts --format json")]
pub(super) struct ConflictsArgs {
    #[command(flatten)]
    format: FormatArgs,
    /// Exit with code 1 if there is any conflict; updates are none
    #[arg(long)]
    check: bool,
}

pub(super) fn run(context: &Context, args: &ConflictsArgs) -> Result<Outcome, CliError> {
    let rows = json::conflicts(&context.analysis()?);
    let columns = [
        column("kind", |c: &ConflictJson| c.kind.clone()),
        column("figure", |c| c.label.clone()),
        column("explanation", |c| c.explanation.clone()),
        column("perhaps", |c| c.cause.as_ref().map(|cause| cause.evidence.clone()).unwrap_or_default()),
        wide("id", |c| c.id.map(|id| id.to_string()).unwrap_or_default()),
        wide("sources", |c| {
            c.sides.iter().map(|side| side.sources.join("; ")).collect::<Vec<_>>().join(" | ")
        }),
    ];
    list(args.format.format, &rows, &columns)?;
    let found = rows.iter().any(|row| row.kind != "update");
    Ok(if args.check && found { Outcome::Found } else { Outcome::Fine })
}
