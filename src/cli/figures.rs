//! Defines `claimgraph figures`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use crate::report::json::{self, FigureJson};
use clap::Args;

/// List what is being numbered, with the amounts given for each
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph figures
  claimgraph figures --format json")]
pub(super) struct FiguresArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &FiguresArgs) -> Result<Outcome, CliError> {
    let rows = json::figures(&context.analysis()?);
    let columns = [
        wide("id", |f: &FigureJson| f.id.to_string()),
        column("figure", |f| f.label.clone()),
        column("values", |f| f.values.join(" | ")),
        column("mentions", |f| f.mentions.to_string()),
        column("sources", |f| f.sources.len().to_string()),
        column("conflicts", |f| f.conflicts.to_string()),
        wide("story", |f| f.story.to_string()),
        wide("counted", |f| f.counted.clone().unwrap_or_default()),
        wide("event", |f| f.event.clone().unwrap_or_default()),
        wide("place", |f| f.place.clone().unwrap_or_default()),
        wide("kind", |f| f.kind.clone()),
        wide("dimension", |f| f.dimension.clone()),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
