//! Defines `claimgraph graph`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{remark, stdout};
use super::question::question;
use crate::graph::{Focus, Index, Picture, draw};
use crate::model::{Analysis, ConflictId, FigureId, StoryId};
use crate::report::{dot, graphml, json, mermaid, svg};
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Figures drawn for one question; the later ones answer it less well.
const MOST: usize = 4;

/// Draw the graph from sources over sentences to claims
///
/// Without a query, draws what matters: figures in conflict first, then figures with several values.
/// A query is words ("arrests Texas") or the id of a figure, conflict or story.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph graph -o graph.svg
  claimgraph graph \"arrests Texas\" -o texas.svg
  claimgraph graph > graph.dot")]
pub(super) struct GraphArgs {
    /// Words, or the id of a figure, conflict or story
    query: Option<String>,
    /// File to write: .svg, .dot, .mmd, .graphml or .json; without it, DOT on standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(context: &Context, args: &GraphArgs) -> Result<Outcome, CliError> {
    let analysis = context.analysis()?;
    let focus = match &args.query {
        Some(query) => focus(context, &analysis, query)?,
        None => Focus::Interesting,
    };
    let picture = draw(&analysis, &focus);
    match &args.out {
        Some(path) => {
            let content = drawn(&picture, path)?;
            fs::write(path, content).map_err(|cause| CliError::File { path: path.clone(), cause })?;
        }
        None => {
            let mut out = stdout();
            write!(out, "{}", dot::dot(&picture))?;
            out.flush()?;
        }
    }
    Ok(Outcome::Fine)
}

fn drawn(picture: &Picture, path: &std::path::Path) -> Result<String, CliError> {
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase).unwrap_or_default();
    match extension.to_str() {
        Some("svg") => Ok(svg::svg(picture, None)),
        Some("dot" | "gv") => Ok(dot::dot(picture)),
        Some("mmd" | "mermaid") => Ok(mermaid::mermaid(picture)),
        Some("graphml") => Ok(graphml::graphml(picture)?),
        Some("json") => Ok(serde_json::to_string_pretty(&json::picture(picture))? + "\n"),
        _ => Err(CliError::Usage {
            message: format!("{}: the name does not say which form the picture shall have", path.display()),
            hint: "end it in .svg, .dot, .mmd, .graphml or .json",
        }),
    }
}

fn focus(context: &Context, analysis: &Analysis, query: &str) -> Result<Focus, CliError> {
    if let Ok(id) = query.parse::<FigureId>() {
        let resolution = &analysis.resolution;
        if resolution.figures.iter().any(|figure| figure.id == id) {
            return Ok(Focus::Figures(vec![id]));
        }
        if resolution.stories.iter().any(|story| story.id.0 == id.0) {
            return Ok(Focus::Story(StoryId(id.0)));
        }
        return Ok(Focus::Conflict(ConflictId(id.0)));
    }
    let index = Index::build(analysis, context.lexicon()?);
    let (question, mended) = index.mended(&question(context.lexicon()?, query));
    for (typed, taken) in &mended {
        remark(&format!("taking \"{typed}\" for \"{taken}\""));
    }
    let answers = index.answers(&question);
    let fitting: Vec<_> = answers.iter().filter(|answer| answer.fits()).collect();
    let best = fitting.first().map_or(0.0, |answer| answer.share);
    let as_good = fitting.iter().filter(|answer| answer.share >= best).take(MOST);
    let figures: Vec<_> = as_good.map(|answer| answer.figure).collect();
    if figures.is_empty() {
        return Err(CliError::Usage {
            message: format!("no figure is about \"{query}\""),
            hint: "'claimgraph figures' lists what there is",
        });
    }
    Ok(Focus::Figures(figures))
}
