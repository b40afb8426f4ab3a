//! Defines `claimgraph backs`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{Format, stdout};
use super::question::question;
use crate::graph::{Answer, Question, ask};
use crate::model::{Analysis, ClaimId};
use crate::report::{json, text};
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// How many figures are shown that answer a question, or that come near it.
const MOST: usize = 3;

/// Show which sources back a figure, and which say otherwise
///
/// Finds the figure by what is counted, what happened and where, and sets the amount against each
/// claim. Where nothing states it, says so and shows what comes nearest.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph backs \"47 victims rescued\"
  claimgraph backs \"4 arrests in Texas\" --format json
  claimgraph backs \"12 killed\" --check || echo 'nobody says so'")]
pub(super) struct BacksArgs {
    /// A number and what it counts, in words
    #[arg(value_name = "FIGURE")]
    query: String,
    /// How to print the answer: table (text) or json
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with code 1 if nothing backs it
    #[arg(long)]
    check: bool,
}

/// A figure with the claims that back the amount asked for, and the others.
#[derive(Debug, Serialize)]
struct AnswerJson {
    figure: String,
    label: String,
    fits: bool,
    share: f64,
    backs: Vec<json::ClaimJson>,
    otherwise: Vec<json::ClaimJson>,
}

pub(super) fn run(context: &Context, args: &BacksArgs) -> Result<Outcome, CliError> {
    let analysis = context.analysis()?;
    let question = question(context, &args.query);
    let answers: Vec<_> = ask(&analysis, &question, &context.lexicon).into_iter().take(MOST).collect();
    let backed = answers.iter().any(backs);
    let mut out = stdout();
    match args.format {
        Format::Table => write!(out, "{}", shown(&analysis, &args.query, &question, &answers))?,
        _ => {
            let rows = rows(&analysis, &answers);
            serde_json::to_writer(&mut out, &rows)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(if args.check && !backed { Outcome::Found } else { Outcome::Fine })
}

fn backs(answer: &Answer) -> bool {
    answer.fits() && !answer.agreeing.is_empty()
}

fn rows(analysis: &Analysis, answers: &[Answer]) -> Vec<AnswerJson> {
    let claims = json::claims(analysis);
    let pick = |ids: &[ClaimId]| -> Vec<json::ClaimJson> {
        claims.iter().filter(|claim| ids.contains(&claim.id)).cloned().collect()
    };
    let row = |answer: &Answer| {
        let (backs, otherwise) = (pick(&answer.agreeing), pick(&answer.other));
        let label =
            backs.iter().chain(&otherwise).next().map(|claim| claim.label.clone()).unwrap_or_default();
        AnswerJson {
            figure: answer.figure.to_string(),
            label,
            fits: answer.fits(),
            share: answer.share,
            backs,
            otherwise,
        }
    };
    answers.iter().map(row).collect()
}

fn shown(analysis: &Analysis, query: &str, question: &Question, answers: &[Answer]) -> String {
    let fitting: Vec<_> = answers.iter().filter(|answer| backs(answer)).cloned().collect();
    if !fitting.is_empty() {
        return fitting
            .iter()
            .map(|answer| text::backing(analysis, answer, question.quantity.is_some()))
            .collect();
    }
    let mut shown = format!("No source states \"{query}\".\n");
    if !answers.is_empty() {
        shown.push_str("Nearest:\n");
        shown.extend(
            answers.iter().map(|answer| text::backing(analysis, answer, question.quantity.is_some())),
        );
    }
    shown
}
