//! Defines `claimgraph extract`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{complain, lines, stdout};
use crate::model::Document;
use crate::report::json;
use crate::{extract, ingest};
use clap::Args;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;

/// How many documents are read side by side.
const BATCH: usize = 64;

/// Read numbers from documents without a database, as JSON lines
///
/// Reads JSON lines {"id", "text", "title"?, "source"?, "url"?, "published"?} or any other file, and
/// prints one JSON object for each number.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph extract articles.jsonl
  claimgraph extract article.txt --rejections
  claimgraph extract article.txt --explain")]
pub(super) struct ExtractArgs {
    /// Files or folders; - reads JSON lines from standard input
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// List the numbers that are no claims too, with the reason
    #[arg(long)]
    rejections: bool,
    /// Say which rule read which part
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(context: &Context, args: &ExtractArgs) -> Result<Outcome, CliError> {
    let mut out = stdout();
    let mut outcome = Outcome::Fine;
    let mut pieces = ingest::pieces_of(&args.paths, ingest::Format::Jsonl);
    loop {
        let batch: Vec<_> = pieces.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let read = |piece: Result<_, ingest::Error>| {
            piece.and_then(ingest::document).map(|document| one(context, args, &document))
        };
        for result in batch.into_par_iter().map(read).collect::<Vec<_>>() {
            match result {
                Ok(text) => out.write_all(&text?)?,
                Err(error) => {
                    outcome = Outcome::Partly;
                    complain(&error.to_string(), error.hint());
                }
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// Returns the lines of one document.
fn one(context: &Context, args: &ExtractArgs, document: &Document) -> Result<Vec<u8>, CliError> {
    let read = extract::extract(document, &context.lexicon);
    let (mut mentions, rejections) = json::extraction(document, &read);
    if args.explain {
        let explained = mentions.into_iter().zip(&read.mentions);
        mentions = explained.map(|(json, mention)| json.explained(mention)).collect();
    }
    let mut out = Vec::new();
    lines(&mut out, &mentions)?;
    if args.rejections {
        lines(&mut out, &rejections)?;
    }
    Ok(out)
}
