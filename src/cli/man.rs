//! Defines `claimgraph man`.

use super::error::CliError;
use super::output::stdout;
use super::{Cli, Outcome};
use clap::{Args, CommandFactory};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Write the manual pages, one a command
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph man ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// Folder for the pages; made where it does not exist
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(args: &ManArgs) -> Result<Outcome, CliError> {
    let named = |path: &Path| {
        let path = path.to_owned();
        move |cause| CliError::File { path, cause }
    };
    fs::create_dir_all(&args.folder).map_err(named(&args.folder))?;
    let mut command = Cli::command();
    command.build();
    let commands = command.get_subcommands().filter(|sub| sub.get_name() != "help").cloned();
    let pages: Vec<clap::Command> = commands.collect();
    let mut written = 0;
    for page in std::iter::once(command).chain(pages) {
        let name = page.get_display_name().unwrap_or(page.get_name()).to_owned();
        let path = args.folder.join(format!("{name}.1"));
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        fs::write(&path, text).map_err(named(&path))?;
        written += 1;
    }
    let mut out = stdout();
    writeln!(out, "Wrote {written} pages to {}", args.folder.display())?;
    out.flush()?;
    Ok(Outcome::Fine)
}
