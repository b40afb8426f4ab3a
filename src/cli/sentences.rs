//! Defines `claimgraph sentences`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{lines, stdout};
use super::progress::Progress;
use super::reading::for_each_batch;
use crate::ingest::{self, Incoming};
use crate::model::Sentence;
use crate::report::json::SpanJson;
use crate::text;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// How many documents are held in memory at a time.
const BATCH: usize = 64;

/// Print where the sentences of documents stand, as JSON lines
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph sentences article.txt
  claimgraph sentences articles/ > spans.jsonl")]
pub(super) struct SentencesArgs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
}

pub(super) fn run(context: &Context, args: &SentencesArgs) -> Result<Outcome, CliError> {
    let mut out = stdout();
    let mut outcome = Outcome::Fine;
    let progress = Progress::documents();
    for_each_batch(ingest::pieces(&args.paths), BATCH, context, &progress, |documents, failed| {
        if failed > 0 {
            outcome = Outcome::Partly;
        }
        for Incoming { document, .. } in documents {
            let row = |sentence: &Sentence| SpanJson {
                document: document.name.clone(),
                start: sentence.span.start,
                end: sentence.span.end,
            };
            let rows: Vec<_> = text::segment(&document, context.lexicon()?).iter().map(row).collect();
            lines(&mut out, &rows)?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(outcome)
}
