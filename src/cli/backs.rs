//! Defines `claimgraph backs`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{Column, Format, column, lines, list, remark, stdout, width};
use super::question::question;
use crate::graph::Index;
use crate::report::backing::{Verdict, backing};
use crate::report::json::{BackingJson, QuoteJson};
use crate::report::{json, text};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Write;

/// Show which sources back a figure, and which say otherwise
///
/// Finds the figure by number, words, place or any of them, and sets the amount against each claim:
/// the quoted sentences, who stands behind them, and what contradicts it. Slips of the keyboard are
/// forgiven. Where nothing states it, says so and shows what comes nearest.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph backs \"47 victims rescued\"
  claimgraph backs \"arrests Texas\"
  claimgraph backs \"4 arrests in Texas\" --format json
  claimgraph backs \"12 killed\" --check || echo 'nobody says so'")]
pub(super) struct BacksArgs {
    /// A number and what it counts, in words
    #[arg(value_name = "FIGURE")]
    query: String,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Exit with code 1 if nothing backs it
    #[arg(long)]
    check: bool,
}

/// How the answer is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Sentences for people
    #[default]
    #[value(alias = "table")]
    Text,
    /// One JSON object
    Json,
    /// The same on one line
    Jsonl,
    /// Comma-separated values, a sentence a line
    Csv,
}

pub(super) fn run(context: &Context, args: &BacksArgs) -> Result<Outcome, CliError> {
    let asked = question(context.lexicon()?, &args.query);
    let analysis = context.about(&asked)?;
    let index = Index::build(&analysis, context.lexicon()?);
    let (question, mended) = index.mended(&asked);
    for (typed, taken) in &mended {
        remark(&format!("taking \"{typed}\" for \"{taken}\""));
    }
    let answers = index.answers(&question);
    let answer = backing(&analysis, &args.query, &question, &answers);
    let mut out = stdout();
    match args.format {
        Form::Text => write!(out, "{}", text::backing(&answer, width()))?,
        Form::Json => {
            serde_json::to_writer_pretty(&mut out, &json::backing(&analysis, &answer))?;
            writeln!(out)?;
        }
        Form::Jsonl => lines(&mut out, &[json::backing(&analysis, &answer)])?,
        Form::Csv => list(Format::Csv, &rows(&json::backing(&analysis, &answer)), &columns())?,
    }
    out.flush()?;
    let nothing = matches!(answer.verdict, Verdict::Otherwise | Verdict::Unknown);
    Ok(if args.check && nothing { Outcome::Found } else { Outcome::Fine })
}

/// A sentence with how its claim stands to the question.
#[derive(Serialize)]
struct Row {
    label: String,
    standing: &'static str,
    value: String,
    quote: QuoteJson,
}

fn rows(answer: &BackingJson) -> Vec<Row> {
    let row = |label: &str, standing, value: &str, quote: &QuoteJson| Row {
        label: label.to_owned(),
        standing,
        value: value.to_owned(),
        quote: quote.clone(),
    };
    let mut rows = Vec::new();
    for figure in &answer.figures {
        for claim in &figure.claims {
            let of_claim = claim.quotes.iter();
            rows.extend(of_claim.map(|quote| row(&figure.label, claim.standing, &claim.claim.value, quote)));
        }
        let against = figure.against.iter().flat_map(|against| &against.quotes);
        rows.extend(against.map(|quote| row(&figure.label, "contradicts", &quote.number, quote)));
    }
    rows
}

fn columns() -> [Column<Row>; 9] {
    [
        column("figure", |row: &Row| row.label.clone()),
        column("standing", |row| row.standing.to_owned()),
        column("value", |row| row.value.clone()),
        column("source", |row| row.quote.source.clone()),
        column("document", |row| row.quote.document.clone()),
        column("line", |row| row.quote.line.to_string()),
        column("date", |row| row.quote.date.clone().unwrap_or_default()),
        column("speaker", |row| row.quote.speaker.clone().unwrap_or_default()),
        column("sentence", |row| format!("{}{}{}", row.quote.before, row.quote.number, row.quote.after)),
    ]
}
