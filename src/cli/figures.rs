//! Defines `claimgraph figures`: a list of them, or with `--explain` why their numbers stand together.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{Format, FormatArgs, as_json, column, list, stdout, wide, width};
use super::page::PageArgs;
use crate::model::{Analysis, Figure};
use crate::report::json::{self, FigureJson};
use crate::report::text;
use crate::store::Store;
use crate::workspace;
use clap::Args;
use std::io::Write;

/// List what is being numbered, with the amounts given for each
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph figures
  claimgraph figures --first 20
  claimgraph figures died --explain
  claimgraph figures --explain --format jsonl
  claimgraph figures --format json")]
pub(super) struct FiguresArgs {
    /// Only the figure of that id, or those whose name holds these words
    figure: Option<String>,

    /// Show for each number why it stands in its figure and why the nearest others do not, in words or as
    /// JSON
    #[arg(long, conflicts_with = "first")]
    explain: bool,

    #[command(flatten)]
    page: PageArgs,

    #[command(flatten)]
    format: FormatArgs,
}

pub(super) fn run(context: &Context, args: &FiguresArgs) -> Result<Outcome, CliError> {
    if args.explain && args.format.format == Format::Csv {
        return Err(CliError::Usage {
            message: "--explain has no CSV, since its reasons are lists".to_owned(),
            hint: "use --format json or jsonl",
        });
    }
    if args.explain {
        return explain(context, args, &context.analysis()?);
    }
    let rows = match args.page.part() {
        Some(part) => {
            let mut store = Store::open_existing(&context.db)?;
            let found = store.figures_in_order(part, |id, label| args.wants(&id.to_string(), label))?;
            let mut rows = json::figures(&store.load_stories(&found.stories)?);
            rows.retain(|row| found.figures.contains(&row.id));
            rows
        }
        None => {
            let mut rows = json::figures(&context.analysis()?);
            rows.retain(|row| args.wants(&row.id.to_string(), &row.label));
            rows
        }
    };
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

impl FiguresArgs {
    /// Returns whether a figure was asked for.
    fn wants(&self, id: &str, label: &str) -> bool {
        let holds = |wanted: &str| id.starts_with(wanted) || label.to_lowercase().contains(wanted);
        self.figure.as_ref().is_none_or(|figure| holds(&figure.to_lowercase()))
    }
}

/// Prints the decisions about the figures asked for; they are not stored, and are found again.
fn explain(context: &Context, args: &FiguresArgs, analysis: &Analysis) -> Result<Outcome, CliError> {
    let order = json::figures(analysis);
    let figure = |id| analysis.resolution.figures.iter().find(|figure: &&Figure| figure.id == id);
    let wanted: Vec<&Figure> = order
        .iter()
        .filter(|row| args.wants(&row.id.to_string(), &row.label))
        .filter_map(|row| figure(row.id))
        .collect();
    let stories = wanted.iter().map(|figure| figure.story).collect();
    let judgements = Store::open_existing(&context.db)?.judgements()?;
    let decisions = workspace::decisions(analysis, &stories, &judgements, context.lexicon()?);
    if as_json(args.format.format, &json::decisions(analysis, &wanted, &decisions))? {
        return Ok(Outcome::Fine);
    }
    let mut out = stdout();
    write!(out, "{}", text::grouping(analysis, &wanted, &decisions, width()))?;
    out.flush()?;
    Ok(Outcome::Fine)
}
