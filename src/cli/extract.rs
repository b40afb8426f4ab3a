//! Defines `claimgraph extract`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{json_stdout, line, remark};
use super::progress::Progress;
use super::reading::for_each_batch;
use crate::model::Document;
use crate::report::json::{MentionJson, RejectionJson, write_mention};
use crate::report::outline::limits;
use crate::{extract, ingest};
use clap::Args;
use rayon::prelude::*;
use std::io::{self, Write};
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
    let mut out = json_stdout();
    let (mut outcome, mut reached) = (Outcome::Fine, Vec::new());
    let pieces = ingest::pieces_of(&args.paths, ingest::Format::Jsonl);
    for_each_batch(pieces, BATCH, context, &Progress::documents(), |documents, failed| {
        if failed > 0 {
            outcome = Outcome::Partly;
        }
        let read: Vec<_> =
            documents.par_iter().map(|incoming| one(context, args, &incoming.document)).collect();
        for (read, incoming) in read.into_iter().zip(documents) {
            let (text, limits) = read?;
            out.write_all(&text)?;
            reached.extend(limits.into_iter().map(|limit| (incoming.document.name.clone(), limit)));
        }
        Ok(())
    })?;
    out.flush()?;
    for told in limits(reached.iter().map(|(name, limit)| (name.as_str(), limit.as_str()))) {
        remark(&told);
    }
    Ok(outcome)
}

/// Returns the lines of one document, and the limits that were reached in reading it.
fn one(
    context: &Context,
    args: &ExtractArgs,
    document: &Document,
) -> Result<(Vec<u8>, Vec<String>), CliError> {
    let read = extract::extract(document, context.lexicon()?);
    let mut out = Lines(Vec::with_capacity(read.mentions.len() * USUAL_LINE));
    for mention in &read.mentions {
        if args.explain {
            line(&mut out, &MentionJson::of(mention, document).explained(mention))?;
        } else {
            write_mention(&mut out.0, mention, document)?;
            out.0.push(b'\n');
        }
    }
    for rejection in read.rejections.iter().filter(|_| args.rejections) {
        line(&mut out, &RejectionJson::of(rejection, document))?;
    }
    Ok((out.0, read.limits))
}

/// Bytes that most lines have at most; room for them is made once.
const USUAL_LINE: usize = 1024;

/// Lines that are being written. JSON comes in small pieces, most of them one mark, and a mark is not worth
/// a copy of memory.
struct Lines(Vec<u8>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [mark] => self.0.push(*mark),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
