//! Defines `claimgraph completions`.

use super::error::CliError;
use super::output::stdout;
use super::{Cli, Outcome};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph completions bash > ~/.local/share/bash-completion/completions/claimgraph
  claimgraph completions zsh > ~/.zfunc/_claimgraph")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "claimgraph", &mut script);
    let mut out = stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Fine)
}
