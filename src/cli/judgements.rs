//! Defines `claimgraph judgements`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list};
use crate::report::json::{self, JudgedJson, JudgementJson};
use crate::store::Store;
use clap::Args;

/// List what people decided
///
/// Judgements that were taken back stay in the list and count no more.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph judgements
  claimgraph judgements --format json")]
pub(super) struct JudgementsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &JudgementsArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let rows = json::judgements(&store.load()?, &store.judgements()?);
    let columns = [
        column("number", |j: &JudgementJson| j.number.to_string()),
        column("ruling", |j| j.ruling.in_words().to_owned()),
        column("about", |j| name(j.left.as_ref())),
        column("and", |j| name(j.right.as_ref())),
        column("note", |j| j.note.clone().unwrap_or_default()),
        column("state", |j| if j.retired { "taken back" } else { "counts" }.to_owned()),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}

fn name(judged: Option<&JudgedJson>) -> String {
    judged.map(|judged| format!("{}:{}:{}", judged.document, judged.line, judged.text)).unwrap_or_default()
}
