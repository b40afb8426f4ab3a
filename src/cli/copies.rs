//! Defines `claimgraph copies`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list};
use crate::report::json::{self, CopyJson, HintJson};
use crate::{reuse, workspace};
use clap::Args;

/// List documents that share text, copies and originals
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph copies
  claimgraph copies --format json
  claimgraph copies --hints")]
pub(super) struct CopiesArgs {
    /// List what else may make outlets depend on each other, and is not counted: the same words of a
    /// speaker, the same rows of a table, an odd amount that everyone else contradicts
    #[arg(long)]
    hints: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Characters of a passage shown in a table; JSON has all of it.
const SHOWN: usize = 90;

/// Returns the beginning of the longest of some texts, in quotation marks.
fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let text = texts.max_by_key(|text| text.len()).unwrap_or_default();
    let beginning: String = text.chars().take(SHOWN).collect();
    let more = if beginning.len() < text.len() { " …" } else { "" };
    format!("“{}{more}”", beginning.trim_end())
}

pub(super) fn run(context: &Context, args: &CopiesArgs) -> Result<Outcome, CliError> {
    let mut analysis = context.analysis()?;
    analysis.copies = workspace::all_copies(&analysis, context.lexicon()?);
    if args.hints {
        let hints = reuse::hints(&analysis, context.lexicon()?);
        let columns = [
            column("documents", |h: &HintJson| h.documents.join(" ")),
            column("what they share", |h| h.explanation.clone()),
            column("longest of it", |h| longest(h.places.iter().map(|place| place.text.as_str()))),
        ];
        list(args.format.format, &json::hints(&analysis, &hints), &columns)?;
        return Ok(Outcome::Fine);
    }
    let rows = json::copies(&analysis);
    let columns = [
        column("copy", |c: &CopyJson| c.copy.clone()),
        column("original", |c| c.original.clone()),
        column("direction", |c| if c.directed { "known" } else { "unknown" }.to_owned()),
        column("shared", |c| format!("{} words, {} %", c.words, c.percent)),
        column("longest passage", |c| longest(c.passages.iter().map(|passage| passage.text.as_str()))),
        // The first line of the evidence says how much is shared.
        column("why", |c| c.evidence.iter().skip(1).cloned().collect::<Vec<_>>().join("; ")),
    ];
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}
