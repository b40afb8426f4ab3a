//! Defines `claimgraph sentences`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{complain, lines, stdout};
use crate::report::json::SpanJson;
use crate::{ingest, text};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

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
    for piece in ingest::pieces(&args.paths) {
        match piece.and_then(ingest::document) {
            Ok(document) => {
                let row = |sentence: &crate::model::Sentence| SpanJson {
                    document: document.name.clone(),
                    start: sentence.span.start,
                    end: sentence.span.end,
                };
                let rows: Vec<_> = text::segment(&document, &context.lexicon).iter().map(row).collect();
                lines(&mut out, &rows)?;
            }
            Err(error) => {
                outcome = Outcome::Partly;
                complain(&error.to_string(), error.hint());
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}
