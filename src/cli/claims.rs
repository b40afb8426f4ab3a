//! Defines `claimgraph claims`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use super::page::PageArgs;
use crate::report::json::{self, ClaimJson};
use crate::store::Store;
use clap::Args;

/// List the amounts given, with who stands behind each
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph claims
  claimgraph claims --first 20
  claimgraph claims --format jsonl")]
pub(super) struct ClaimsArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &ClaimsArgs) -> Result<Outcome, CliError> {
    let rows = match args.page.part() {
        Some(part) => {
            let mut store = Store::open_existing(&context.db)?;
            let found = store.figures_of_claims(part)?;
            let mut rows = json::claims(&store.load_stories(&found.stories)?);
            rows.retain(|row| found.figures.contains(&row.figure));
            rows.into_iter().skip(found.before).take(part.first).collect()
        }
        None => json::claims(&context.analysis()?),
    };
    let columns = [
        wide("id", |c: &ClaimJson| c.id.to_string()),
        wide("figure_id", |c| c.figure.to_string()),
        column("figure", |c| c.label.clone()),
        column("value", |c| c.value.clone()),
        column("modality", |c| c.modality.clone()),
        column("mentions", |c| c.mentions.len().to_string()),
        column("originators", |c| c.originators.join("; ")),
        wide("sources", |c| c.sources.join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
