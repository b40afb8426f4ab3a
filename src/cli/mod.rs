//! Defines the command line: one file a command, results on standard output, notes on standard error.
//!
//! Exit codes: 0 fine, 1 where `--check` finds something, 2 for errors. A closed pipe is no error.

mod add;
mod backs;
mod check;
mod claims;
mod completions;
mod conflicts;
mod context;
mod copies;
mod documents;
mod error;
mod export;
mod extract;
mod figures;
mod forget;
mod graph;
mod import;
mod judge;
mod judgements;
mod man;
mod mentions;
mod output;
mod page;
mod progress;
mod question;
mod reading;
mod rebuild;
mod reference;
mod report;
mod revisions;
mod sentences;
mod sources;
mod verify;

pub use reference::reference;

use clap::{Parser, Subcommand};
use context::Context;
use error::CliError;
use std::path::PathBuf;
use std::process::ExitCode;

/// Find what numbers articles claim, which sources back them and which contradict them
#[derive(Debug, Parser)]
#[command(name = "claimgraph", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Results go to standard output, notes to standard error. Exit codes: 0 fine, 1 where --check
finds something, 2 where something went wrong. Colours are left out where NO_COLOR is set or nobody
sees them."
)]
struct Cli {
    /// Database file
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "CLAIMGRAPH_DB",
        hide_env_values = true,
        default_value = "claims.db"
    )]
    db: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Report(report::ReportArgs),
    Add(add::AddArgs),
    Backs(backs::BacksArgs),
    Check(check::CheckArgs),
    Figures(figures::FiguresArgs),
    Claims(claims::ClaimsArgs),
    Mentions(mentions::MentionsArgs),
    Conflicts(conflicts::ConflictsArgs),
    Copies(copies::CopiesArgs),
    Sources(sources::SourcesArgs),
    Documents(documents::DocumentsArgs),
    Graph(graph::GraphArgs),
    Revisions(revisions::RevisionsArgs),
    Judge(judge::JudgeArgs),
    Judgements(judgements::JudgementsArgs),
    Extract(extract::ExtractArgs),
    Sentences(sentences::SentencesArgs),
    Forget(forget::ForgetArgs),
    Rebuild(rebuild::RebuildArgs),
    Verify(verify::VerifyArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All well.
    Fine,
    /// What `--check` asks about was found.
    Found,
    /// Something could not be read; the rest was done.
    Partly,
}

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let db = cli.db.clone();
    match run(cli).map_err(|error| error.about(&db)) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Partly) => ExitCode::from(2),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error.to_string(), error.hint());
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> Result<Outcome, CliError> {
    // These two need no word tables.
    match &cli.command {
        Command::Completions(args) => return completions::run(args),
        Command::Man(args) => return man::run(args),
        _ => {}
    }
    let context = Context::new(cli.db);
    match cli.command {
        Command::Report(args) => report::run(&context, &args),
        Command::Backs(args) => backs::run(&context, &args),
        Command::Check(args) => check::run(&context, &args),
        Command::Graph(args) => graph::run(&context, &args),
        Command::Revisions(args) => revisions::run(&context, &args),
        Command::Judge(args) => judge::run(&context, args),
        Command::Judgements(args) => judgements::run(&context, &args),
        Command::Add(args) => add::run(&context, &args),
        Command::Figures(args) => figures::run(&context, &args),
        Command::Claims(args) => claims::run(&context, &args),
        Command::Mentions(args) => mentions::run(&context, &args),
        Command::Conflicts(args) => conflicts::run(&context, &args),
        Command::Copies(args) => copies::run(&context, &args),
        Command::Sources(args) => sources::run(&context, &args),
        Command::Documents(args) => documents::run(&context, &args),
        Command::Extract(args) => extract::run(&context, &args),
        Command::Sentences(args) => sentences::run(&context, &args),
        Command::Forget(args) => forget::run(&context, &args),
        Command::Rebuild(args) => rebuild::run(&context, &args),
        Command::Verify(args) => verify::run(&context, &args),
        Command::Export(args) => export::run(&context, &args),
        Command::Import(args) => import::run(&context, &args),
        Command::Completions(_) | Command::Man(_) => Ok(Outcome::Fine),
    }
}
