//! Defines `claimgraph verify`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{complain, stdout};
use super::progress::showing;
use crate::report::outline::{counted, limits as limits_told};
use crate::store::Store;
use crate::workspace;
use clap::Args;
use std::io::Write;

/// Prove that every span still quotes its document, and that all that is derived can be derived again
///
/// Checks the file itself, every identifier and span, and computes all figures and findings anew.
/// Changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph verify
  claimgraph --db strike.db verify")]
pub(super) struct VerifyArgs {}

pub(super) fn run(context: &Context, _args: &VerifyArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let lexicon = context.lexicon()?;
    let faults = showing(|tell| workspace::verify_telling(&mut store, lexicon, tell))?;
    for fault in &faults {
        complain(&fault.to_string(), None);
    }
    let counts = store.counts()?;
    let mut out = stdout();
    let found =
        if faults.is_empty() { "all as it should be".to_owned() } else { counted(faults.len(), "fault") };
    let [documents, mentions, figures] =
        [(counts.documents, "document"), (counts.mentions, "number"), (counts.figures, "figure")]
            .map(|(number, noun)| counted(number, noun));
    writeln!(out, "{documents}, {mentions}, {figures}: {found}.")?;
    if counts.waiting > 0 {
        writeln!(
            out,
            "{} not compared yet; any 'claimgraph add' goes on with it.",
            counted(counts.waiting, "document")
        )?;
    }
    let limits = store.limits()?;
    for told in limits_told(limits.iter().map(|(_, name, limit)| (name.as_str(), limit.as_str()))) {
        writeln!(out, "Limit reached: {told}.")?;
    }
    out.flush()?;
    Ok(if faults.is_empty() { Outcome::Fine } else { Outcome::Partly })
}
