//! Defines `claimgraph copies`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list};
use crate::report::json::{self, CopyJson};
use crate::workspace;
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

/// Characters of a passage shown in a table; JSON has all of it.
const SHOWN: usize = 90;

/// Returns the beginning of the longest passage, in quotation marks.
fn longest(copying: &CopyJson) -> String {
    let texts = copying.passages.iter().map(|passage| passage.text.as_str());
    let text = texts.max_by_key(|text| text.len()).unwrap_or_default();
    let beginning: String = text.chars().take(SHOWN).collect();
    let more = if beginning.len() < text.len() { " …" } else { "" };
    format!("“{}{more}”", beginning.trim_end())
}

pub(super) fn run(context: &Context, args: &CopiesArgs) -> Result<Outcome, CliError> {
    let mut analysis = context.analysis()?;
    analysis.copies = workspace::all_copies(&analysis, context.lexicon()?);
    let rows = json::copies(&analysis);
    let columns = [
        column("copy", |c: &CopyJson| c.copy.clone()),
        column("original", |c| c.original.clone()),
        column("direction", |c| if c.directed { "known" } else { "unknown" }.to_owned()),
        column("shared", |c| format!("{} words, {} %", c.words, c.percent)),
        column("longest passage", longest),
        // The first line of the evidence says how much is shared.
        column("why", |c| c.evidence.iter().skip(1).cloned().collect::<Vec<_>>().join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
