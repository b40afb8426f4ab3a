//! Defines `claimgraph documents`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use super::page::PageArgs;
use crate::report::json::{self, DocumentJson};
use crate::store::Store;
use clap::Args;

/// List the documents
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph documents
  claimgraph documents --first 20 --skip 40
  claimgraph documents --format json")]
pub(super) struct DocumentsArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &DocumentsArgs) -> Result<Outcome, CliError> {
    let analysis = match args.page.part() {
        Some(part) => {
            let mut store = Store::open_existing(&context.db)?;
            let documents = store.documents_by_name(part)?;
            store.load_documents(&documents)?
        }
        None => context.analysis()?,
    };
    let rows = json::documents(&analysis);
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
        wide("limits", |d| d.limits.join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
