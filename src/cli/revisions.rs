//! Defines `claimgraph revisions`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, wide};
use crate::report::json::{self, Quoted, RevisionJson};
use crate::store::Store;
use crate::workspace;
use clap::Args;

/// List articles that were changed at their address, and what their numbers became
///
/// All versions are kept; the newest counts, so that a source that corrects itself does not look like
/// two sources that disagree.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph revisions
  claimgraph revisions --format json")]
pub(super) struct RevisionsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &RevisionsArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let rows = json::revisions(&workspace::revisions(&mut store)?);
    let columns = [
        column("source", |r: &RevisionJson| r.source.clone()),
        column("older", |r| r.older.clone()),
        column("newer", |r| r.newer.clone()),
        column("before", |r| number(r.before.as_ref())),
        column("after", |r| number(r.after.as_ref())),
        column("counted", |r| r.counted.clone().unwrap_or_default()),
        column("event", |r| r.event.clone().unwrap_or_default()),
        column("sentence", |r| r.sentence.as_ref().map(|s| s.text.clone()).unwrap_or_default()),
        wide("url", |r| r.url.clone().unwrap_or_default()),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}

fn number(number: Option<&Quoted>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.text.clone())
}
