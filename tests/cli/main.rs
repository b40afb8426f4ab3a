//! Runs the program as people do, a file a group of commands. Answers that depend on how well numbers
//! are read are checked by their form here; what is read is checked where it is read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at what it cannot read"
)]

mod adding;
mod asking;
mod help;
mod hostile;
mod judging;
mod large;
mod lists;
mod odd;
mod refusing;
mod reporting;
mod revising;
mod support;
