//! Defines `claimgraph check`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{self, Column, column, lines, list, remark, stdout, width};
use super::progress::Progress;
use super::reading::for_each_batch;
use crate::ingest::{self, Format, Piece};
use crate::model::Document;
use crate::report::check::{check, github, sarif, text};
use crate::report::json::{self, NumberCheckJson};
use crate::store::Store;
use crate::workspace;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::PathBuf;

/// How many documents are read side by side.
const BATCH: usize = 256;

/// Hold every number of a draft against the sources
///
/// Reads the draft by the same rules as the sources and shows each of its numbers with a caret: backed
/// by whom, contradicted by whom, out of date, or not found. A draft without a date is taken to be as
/// new as the newest source.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph check draft.md
  claimgraph check draft.md --against articles/
  claimgraph check draft.md --problems --strict
  claimgraph check draft.md --format sarif > draft.sarif")]
pub(super) struct CheckArgs {
    /// The draft; - for standard input
    #[arg(value_name = "DRAFT")]
    draft: PathBuf,
    /// Hold it against these files and folders instead of the database
    #[arg(long, value_name = "PATH", num_args = 1..)]
    against: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Show only numbers that want looking into
    #[arg(long)]
    problems: bool,
    /// Exit with code 1 unless every number is backed and nothing speaks against it
    #[arg(long)]
    strict: bool,
}

/// How a checked draft is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Lines with a caret under each number
    #[default]
    #[value(alias = "table")]
    Text,
    /// One JSON object
    Json,
    /// One JSON object a number
    Jsonl,
    /// Comma-separated values, a number a line
    Csv,
    /// Static Analysis Results Interchange Format 2.1.0, for editors
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
}

pub(super) fn run(context: &Context, args: &CheckArgs) -> Result<Outcome, CliError> {
    let draft = draft(context, args)?;
    let id = draft.id;
    let (analysis, failed) = if args.against.is_empty() {
        let mut store = Store::open_existing(&context.db)?;
        (workspace::draft(&mut store, draft, context.lexicon()?)?, 0)
    } else {
        let (documents, failed) = sources(context, args)?;
        (workspace::with_draft(documents, draft, context.lexicon()?), failed)
    };
    let checked = check(&analysis, id, context.lexicon()?);
    let path = args.draft.to_string_lossy();
    let mut out = stdout();
    match args.format {
        Form::Text => write!(out, "{}", text(&checked, args.problems, width()))?,
        Form::Json => {
            serde_json::to_writer_pretty(&mut out, &json::check(&checked))?;
            writeln!(out)?;
        }
        Form::Jsonl => lines(&mut out, &json::check(&checked).numbers)?,
        Form::Csv => list(output::Format::Csv, &json::check(&checked).numbers, &columns())?,
        Form::Sarif => {
            serde_json::to_writer_pretty(&mut out, &sarif(&checked, &path))?;
            writeln!(out)?;
        }
        Form::Github => write!(out, "{}", github(&checked, &path))?,
    }
    out.flush()?;
    let problem = checked.numbers.iter().any(|number| number.status.is_problem());
    Ok(match (failed, args.strict && problem) {
        (0, false) => Outcome::Fine,
        (0, true) => Outcome::Found,
        _ => Outcome::Partly,
    })
}

/// Reads the draft, whose loss would make the command pointless.
fn draft(context: &Context, args: &CheckArgs) -> Result<Document, CliError> {
    let mut pieces = ingest::pieces(std::slice::from_ref(&args.draft));
    let piece = pieces.next().ok_or_else(|| CliError::Usage {
        message: format!("{}: nothing to check", args.draft.display()),
        hint: "name one text file",
    })??;
    if pieces.next().is_some() {
        return Err(CliError::Usage {
            message: format!("{} holds several documents", args.draft.display()),
            hint: "check one draft at a time",
        });
    }
    // Places are shown in the file itself, so that Markdown keeps its marks.
    let format = if piece.format == Format::Markdown { Format::Plain } else { piece.format };
    let line = piece.line;
    let draft = ingest::document(Piece { format, ..piece })?;
    match ingest::foreign(&draft, context.lexicon()?) {
        Some(language) => {
            let (path, problem) = (args.draft.clone(), ingest::Problem::Foreign(language));
            Err(ingest::Error { path, line, problem }.into())
        }
        None => Ok(draft),
    }
}

/// Reads the documents a draft is held against, and returns how many could not be read.
fn sources(context: &Context, args: &CheckArgs) -> Result<(Vec<Document>, usize), CliError> {
    let (mut documents, mut failed) = (Vec::new(), 0);
    let progress = Progress::documents();
    for_each_batch(ingest::pieces(&args.against), BATCH, context, &progress, |batch, not_read| {
        documents.extend(batch.into_iter().map(|incoming| incoming.document));
        failed += not_read;
        Ok(())
    })?;
    drop(progress);
    if documents.is_empty() {
        remark("no source could be read to hold the draft against");
    }
    Ok((documents, failed))
}

fn columns() -> [Column<NumberCheckJson>; 8] {
    [
        column("line", |number: &NumberCheckJson| number.line.to_string()),
        column("column", |number| number.column.to_string()),
        column("text", |number| number.text.clone()),
        column("figure", |number| number.label.clone()),
        column("status", |number| number.status.to_owned()),
        column("message", |number| number.message.clone()),
        column("originators", |number| number.originators.join("; ")),
        column("cause", |number| number.cause.clone().unwrap_or_default()),
    ]
}
