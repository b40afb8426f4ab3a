//! Defines `claimgraph graph`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{remark, stdout};
use super::question::question;
use crate::graph::{Focus, Index, Picture, draw};
use crate::model::{Analysis, FigureId};
use crate::report::{dot, graphml, json, mermaid, svg};
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Figures drawn for one question; the later ones answer it less well.
const MOST: usize = 4;

/// The shortest beginning of an identifier that is taken for one; shorter ones are words or numbers.
const SHORTEST_ID: usize = 6;

/// Draw the graph from sources over sentences to claims
///
/// Without a query, draws what matters: figures in conflict first, then figures with several values.
/// A query is words ("arrests Texas") or the id of a figure, conflict or story, or how one begins.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph graph -o graph.svg
  claimgraph graph \"arrests Texas\" -o texas.svg
  claimgraph graph 8fc3c795 -o dispute.svg --report report.html
  claimgraph graph > graph.dot")]
pub(super) struct GraphArgs {
    /// Words, or the id of a figure, conflict or story
    query: Option<String>,
    /// File to write: .svg, .dot, .mmd, .graphml or .json; without it, DOT on standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Link the boxes of an SVG to this report page
    #[arg(long, value_name = "PAGE", requires = "out")]
    report: Option<String>,
}

pub(super) fn run(context: &Context, args: &GraphArgs) -> Result<Outcome, CliError> {
    let words = args.query.as_deref().filter(|query| !may_be_id(query));
    let analysis = match words {
        Some(words) => context.about(&question(context.lexicon()?, words))?,
        None => context.analysis()?,
    };
    let focus = match &args.query {
        Some(query) => focus(context, &analysis, query)?,
        None => Focus::Interesting,
    };
    let picture = draw(&analysis, &focus);
    match &args.out {
        Some(path) => {
            let content = drawn(&picture, path, args.report.as_deref())?;
            fs::write(path, content).map_err(|cause| CliError::File { path: path.clone(), cause })?;
            let mut out = stdout();
            writeln!(out, "Wrote {}: {}.", path.display(), picture.title)?;
            out.flush()?;
        }
        None => {
            let mut out = stdout();
            write!(out, "{}", dot::dot(&picture))?;
            out.flush()?;
        }
    }
    Ok(Outcome::Fine)
}

/// Returns whether a query has the form of an identifier or of how one begins.
fn may_be_id(query: &str) -> bool {
    query.len() >= SHORTEST_ID && query.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn drawn(picture: &Picture, path: &Path, report: Option<&str>) -> Result<String, CliError> {
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase).unwrap_or_default();
    match extension.to_str() {
        Some("svg") => Ok(svg::svg(picture, report)),
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
    if let Some(focus) = by_id(analysis, query) {
        return Ok(focus);
    }
    let index = Index::build(analysis, context.lexicon()?);
    let (question, mended) = index.mended(&question(context.lexicon()?, query));
    for (typed, taken) in &mended {
        remark(&format!("taking \"{typed}\" for \"{taken}\""));
    }
    let answers = index.answers(&question);
    let fitting: Vec<_> = answers.iter().filter(|answer| answer.fits()).collect();
    let best = fitting.first().map_or(0.0, |answer| answer.share);
    let as_good = fitting.iter().filter(|answer| answer.share >= best);
    let mut figures: Vec<_> = as_good.map(|answer| answer.figure).collect();
    // What is called exactly so is meant, and not what has a place or part besides.
    let exact: Vec<_> = figures.iter().copied().filter(|id| is_called(analysis, *id, query)).collect();
    if !exact.is_empty() {
        figures = exact;
    }
    figures.truncate(MOST);
    if figures.is_empty() {
        return Err(CliError::Usage {
            message: format!("no figure is about \"{query}\""),
            hint: "'claimgraph figures' lists what there is",
        });
    }
    Ok(Focus::Figures(figures))
}

fn is_called(analysis: &Analysis, id: FigureId, query: &str) -> bool {
    let plain =
        |text: &str| text.replace(',', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut figures = analysis.resolution.figures.iter().filter(|figure| figure.id == id);
    figures.any(|figure| plain(&figure.label) == plain(query))
}

/// Returns the figure, story or conflict whose identifier begins with the query.
fn by_id(analysis: &Analysis, query: &str) -> Option<Focus> {
    if !may_be_id(query) {
        return None;
    }
    let query = query.to_ascii_lowercase();
    let named = |id: &dyn std::fmt::Display| id.to_string().starts_with(&query);
    let resolution = &analysis.resolution;
    let mut conflicts = analysis.findings.conflicts.iter().map(|conflict| conflict.id);
    let mut figures = resolution.figures.iter().map(|figure| figure.id);
    let mut stories = resolution.stories.iter().map(|story| story.id);
    let conflict = conflicts.find(|id| named(id)).map(Focus::Conflict);
    let figure = || figures.find(|id| named(id)).map(|id| Focus::Figures(vec![id]));
    conflict.or_else(figure).or_else(|| stories.find(|id| named(id)).map(Focus::Story))
}
