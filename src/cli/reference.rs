//! Defines [`reference()`], the help of all commands as one Markdown page; `docs/cli.md` is its output.

use super::Cli;
use clap::CommandFactory;
use std::fmt::Write;

/// Returns the page.
#[must_use]
pub fn reference() -> String {
    let mut command = Cli::command().term_width(100);
    command.build();
    let mut page = String::from("# Commands\n\nThis page is what `--help` prints; a test keeps it so.\n");
    section(&mut page, "claimgraph", &command.render_long_help().to_string());
    for sub in command.get_subcommands_mut().filter(|sub| sub.get_name() != "help") {
        let name = sub.get_display_name().unwrap_or(sub.get_name()).replace('-', " ");
        section(&mut page, &name, &sub.render_long_help().to_string());
    }
    page
}

fn section(page: &mut String, name: &str, help: &str) {
    let lines: Vec<_> = help.lines().map(str::trim_end).collect();
    // Writing to a string cannot fail.
    let _ = write!(page, "\n## {name}\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
}
