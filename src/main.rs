//! The `claimgraph` command.

fn main() {}
