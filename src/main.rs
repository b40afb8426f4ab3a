//! The `claimgraph` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimgraph::cli::main()
}
