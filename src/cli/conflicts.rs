//! Defines `claimgraph conflicts`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{Column, Format, FormatArgs, column, list, stdout, width};
use crate::report::json::{self, ConflictJson};
use crate::report::outline::outline;
use crate::report::text;
use clap::Args;
use std::io::Write;

/// List claims that cannot all hold, and values that follow each other in time
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph conflicts
  claimgraph conflicts --check && echo 'nothing contradicts'
  claimgraph conflicts --first 20
  claimgraph conflicts --format json")]
pub(super) struct ConflictsArgs {
    #[command(flatten)]
    format: FormatArgs,
    /// List only so many conflicts, the weightiest
    #[arg(long, value_name = "NUMBER")]
    first: Option<usize>,
    /// Exit with code 1 if there is any conflict; updates are none
    #[arg(long)]
    check: bool,
}

pub(super) fn run(context: &Context, args: &ConflictsArgs) -> Result<Outcome, CliError> {
    let analysis = match args.first {
        Some(first) => {
            let mut analysis = context.weightiest(first)?;
            analysis.findings.conflicts.truncate(first);
            analysis.findings.updates.clear();
            analysis
        }
        None => context.analysis()?,
    };
    if args.format.format == Format::Table {
        let mut out = stdout();
        write!(out, "{}", text::conflicts(&outline(&analysis), width()))?;
        out.flush()?;
    } else {
        list(args.format.format, &json::conflicts(&analysis), &columns())?;
    }
    let found = !analysis.findings.conflicts.is_empty();
    Ok(if args.check && found { Outcome::Found } else { Outcome::Fine })
}

fn columns() -> [Column<ConflictJson>; 6] {
    let sources = |conflict: &ConflictJson| {
        let sides = conflict.sides.iter().map(|side| side.sources.join("; "));
        sides.collect::<Vec<_>>().join(" | ")
    };
    [
        column("id", |c| c.id.map(|id| id.to_string()).unwrap_or_default()),
        column("kind", |c| c.kind.clone()),
        column("figure", |c| c.label.clone()),
        column("explanation", |c| c.explanation.clone()),
        column("cause", |c| c.cause.as_ref().map(|cause| cause.evidence.clone()).unwrap_or_default()),
        column("sources", sources),
    ]
}
