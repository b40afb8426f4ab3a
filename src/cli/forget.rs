//! Defines `claimgraph forget`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::stdout;
use crate::report::outline::counted;
use crate::store::Store;
use crate::workspace;
use clap::Args;
use std::collections::BTreeSet;
use std::io::Write;

/// Remove documents and all that came from them
///
/// Names a document, its id, or an outlet, all of whose documents go. What is left is compared anew,
/// as if they had never been there.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph forget rewrite.txt
  claimgraph forget 'Headline Mill'")]
pub(super) struct ForgetArgs {
    /// Names or ids of documents, or names of outlets
    #[arg(required = true, value_name = "DOCUMENT|SOURCE")]
    names: Vec<String>,
}

pub(super) fn run(context: &Context, args: &ForgetArgs) -> Result<Outcome, CliError> {
    drop(Store::open_existing(&context.db)?);
    let mut store = Store::open(&context.db)?;
    let mut documents = BTreeSet::new();
    for name in &args.names {
        let found = store.named(name)?;
        if found.is_empty() {
            return Err(CliError::Usage {
                message: format!("no document or outlet is called '{name}'; nothing was removed"),
                hint: "'claimgraph documents' lists what there is",
            });
        }
        documents.extend(found);
    }
    let documents: Vec<_> = documents.into_iter().collect();
    let forgotten = workspace::forget(&mut store, &documents, context.lexicon()?)?;
    let mut out = stdout();
    writeln!(out, "Removed {}.", counted(forgotten, "document"))?;
    out.flush()?;
    Ok(Outcome::Fine)
}
