//! Defines `claimgraph report`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{remark, stdout, width};
use super::progress::Progress;
use super::reading::for_each_batch;
use crate::graph::{Focus, draw};
use crate::ingest;
use crate::model::Analysis;
use crate::report::outline::counted;
use crate::report::{dot, html, json, markdown, outline, svg, text};
use crate::{reuse, workspace};
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How many documents are read side by side.
const BATCH: usize = 256;

/// Report on articles in one go, or on what the database holds
///
/// Given files or folders, reads and compares them and needs no database. Without any, reports on the
/// database, with the judgements that were made there. Prints the contradictions with their sentences. With
/// --out, writes report.md, report.html, report.json, graph.svg and graph.dot into a folder as well.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph report articles/
  claimgraph report articles/ --out report
  claimgraph --db strike.db report --out report
  claimgraph report draft.txt sources/ --check")]
pub(super) struct ReportArgs {
    /// Files, folders, or - for standard input; without any, the database
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder for the report; made where it does not exist
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Exit with code 1 if there is any contradiction
    #[arg(long)]
    check: bool,
}

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<Outcome, CliError> {
    let (mut analysis, failed) =
        if args.paths.is_empty() { (context.analysis()?, 0) } else { read(context, &args.paths)? };
    analysis.copies = workspace::all_copies(&analysis, context.lexicon()?);
    let mut outline = outline::outline(&analysis);
    let hints = reuse::hints(&analysis, context.lexicon()?);
    let words = |hint: json::HintJson| format!("{} {}", hint.documents.join(" and "), hint.explanation);
    outline.hints = json::hints(&analysis, &hints).into_iter().map(words).collect();
    // The files come first: whoever reads the text may stop reading it ("| head").
    if let Some(folder) = &args.out {
        write(folder, &analysis, &outline)?;
    }
    let mut out = stdout();
    write!(out, "{}", text::text(&outline, width()))?;
    if let Some(folder) = &args.out {
        writeln!(
            out,
            "\nWrote report.html, report.md, report.json, graph.svg and graph.dot to {}",
            folder.display()
        )?;
    }
    out.flush()?;
    Ok(match (failed, args.check && !analysis.findings.conflicts.is_empty()) {
        (0, false) => Outcome::Fine,
        (0, true) => Outcome::Found,
        _ => Outcome::Partly,
    })
}

/// Reads and compares articles, and returns how many could not be read.
fn read(context: &Context, paths: &[PathBuf]) -> Result<(Analysis, usize), CliError> {
    let (mut documents, mut failed) = (Vec::new(), 0);
    let progress = Progress::documents();
    for_each_batch(ingest::pieces(paths), BATCH, context, &progress, |batch, not_read| {
        documents.extend(batch.into_iter().map(|incoming| incoming.document));
        failed += not_read;
        Ok(())
    })?;
    drop(progress);
    let replaced = workspace::drop_replaced(&mut documents);
    if replaced > 0 {
        let older = counted(replaced, "older version");
        remark(&format!("{older} of an article left out, because the newest at its address counts"));
    }
    Ok((workspace::analyse(documents, &[], context.lexicon()?), failed))
}

fn write(folder: &Path, analysis: &Analysis, outline: &outline::Outline) -> Result<(), CliError> {
    let named = |path: &Path| {
        let path = path.to_owned();
        move |cause| CliError::File { path, cause }
    };
    fs::create_dir_all(folder).map_err(named(folder))?;
    let picture = draw(analysis, &Focus::Interesting);
    let drawn = svg::svg(&picture, Some("report.html"));
    let inline = svg::svg(&picture, Some(""));
    let json = serde_json::to_string_pretty(&json::report(analysis))? + "\n";
    let files = [
        ("report.md", markdown::markdown(outline)),
        ("report.html", html::html(outline, Some(&inline))),
        ("report.json", json),
        ("graph.svg", drawn),
        ("graph.dot", dot::dot(&picture)),
    ];
    for (name, content) in files {
        let path = folder.join(name);
        fs::write(&path, content).map_err(named(&path))?;
    }
    Ok(())
}
