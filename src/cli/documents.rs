//! Defines `claimgraph documents`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use crate::report::json::{self, DocumentJson};
use clap::Args;

/// List the documents
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph documents
  claimgraph documents --format json")]
pub(super) struct DocumentsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &DocumentsArgs) -> Result<Outcome, CliError> {
    let rows = json::documents(&context.analysis()?);
    let columns = [
        wide("id", |d: &DocumentJson| d.id.to_string()),
        column("name", |d| d.name.clone()),
        column("source", |d| d.source.clone()),
        column("published", |d| d.published.map(|day| day.to_string()).unwrap_or_default()),
        column("title", |d| d.title.clone().unwrap_or_default()),
        wide("author", |d| d.author.clone().unwrap_or_default()),
        wide("url", |d| d.url.clone().unwrap_or_default()),
        column("bytes", |d| d.bytes.to_string()),
        column("mentions", |d| d.mentions.to_string()),
        wide("originators", |d| d.originators.join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
