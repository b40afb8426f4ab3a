//! Defines `claimgraph copies`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{Format, FormatArgs, column, list};
use super::page::PageArgs;
use crate::model::Analysis;
use crate::report::json::{self, CopyJson, HintJson};
use crate::store::{Part, Store};
use crate::{reuse, workspace};
use clap::Args;
use std::collections::BTreeSet;

/// List documents that share text, copies and originals
///
/// Copies within a story decide how many stand behind a figure and are kept in the database; the whole
/// list also looks for paragraphs that went from one story into another, which takes longer the more
/// documents there are. With --first, only copies within stories are listed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph copies
  claimgraph copies --format json
  claimgraph copies --first 20
  claimgraph copies --hints")]
pub(super) struct CopiesArgs {
    /// List what else may make outlets depend on each other, and is not counted: the same words of a
    /// speaker, the same rows of a table, an odd amount that everyone else contradicts
    #[arg(long, conflicts_with = "first")]
    hints: bool,
    #[command(flatten)]
    page: PageArgs,
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

/// Returns a part of what the database knows of copies within stories.
fn part_of(context: &Context, part: Part) -> Result<Vec<CopyJson>, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let pairs = store.copies_by_name(part)?;
    let documents: BTreeSet<_> = pairs.iter().flat_map(|&(copy, original)| [copy, original]).collect();
    let mut analysis = store.load_documents(&documents.into_iter().collect::<Vec<_>>())?;
    analysis.copies.retain(|copying| pairs.contains(&(copying.copy, copying.original)));
    Ok(json::copies(&analysis))
}

fn hints(analysis: &Analysis, context: &Context, format: Format) -> Result<Outcome, CliError> {
    let hints = reuse::hints(analysis, context.lexicon()?);
    let columns = [
        column("documents", |h: &HintJson| h.documents.join(" ")),
        column("what they share", |h| h.explanation.clone()),
        column("longest of it", |h| longest(h.places.iter().map(|place| place.text.as_str()))),
    ];
    list(format, &json::hints(analysis, &hints), &columns)?;
    Ok(Outcome::Fine)
}

pub(super) fn run(context: &Context, args: &CopiesArgs) -> Result<Outcome, CliError> {
    let rows = if let Some(part) = args.page.part() {
        part_of(context, part)?
    } else {
        let mut analysis = context.analysis()?;
        analysis.copies = workspace::all_copies(&analysis, context.lexicon()?);
        if args.hints {
            return hints(&analysis, context, args.format.format);
        }
        json::copies(&analysis)
    };
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
