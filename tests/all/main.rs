//! Every test that uses the crate or runs the program from outside, in one program: linking each file on
//! its own took gigabytes of disk and most of the time of a test run.
//!
//! `cargo test --test all NAME` runs the tests of the file `NAME.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may stop at what it cannot read, and tell what it skips"
)]

mod browser;
mod causes;
mod check;
mod cli;
mod copies;
mod data_numbers;
mod dense;
mod detecting;
mod dividing;
mod guide;
mod kill;
mod labels;
mod layers;
mod migration;
mod mutations;
mod number_properties;
mod number_snapshots;
mod numbers;
mod pictures;
mod planted;
mod reading_cases;
mod reading_properties;
mod reading_snapshots;
mod readme;
mod recurring;
mod resolving;
mod rules;
mod schemas;
mod scorer;
mod segmenting;
mod store;
mod support;
mod tagging;
mod tokens;
mod verdicts;
mod whole_cases;
