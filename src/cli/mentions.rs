//! Defines `claimgraph mentions`.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::{FormatArgs, column, list, narrow, roomy, wide};
use super::page::PageArgs;
use crate::extract::extract;
use crate::graph::Line;
use crate::lexicon::Lexicon;
use crate::model::Document;
use crate::report::json::{self, Amount, MentionJson, RuleJson, name_of};
use crate::store::Store;
use clap::Args;
use rayon::prelude::*;
use std::collections::HashMap;

/// List every number that claims something, with its reading
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph mentions
  claimgraph mentions --first 20
  claimgraph mentions --format csv > numbers.csv
  claimgraph mentions --explain --format csv | grep harbour
  claimgraph mentions --format jsonl | grep '\"event\":\"arrest\"'")]
pub(super) struct MentionsArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    format: FormatArgs,
    /// Say which rule read which part; the documents are read again for it
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(context: &Context, args: &MentionsArgs) -> Result<Outcome, CliError> {
    let mut store = Store::open_existing(&context.db)?;
    let (analysis, mut rows) = match args.page.part() {
        Some(part) => {
            let (documents, before) = store.documents_of_mentions(part)?;
            let analysis = store.load_documents(&documents)?;
            let rows = json::mentions(&analysis).into_iter().skip(before).take(part.first).collect();
            (analysis, rows)
        }
        None => {
            let analysis = store.load()?;
            let rows = json::mentions(&analysis);
            (analysis, rows)
        }
    };
    json::say_left_out(&mut rows, &analysis, &store.judgements()?);
    if args.explain {
        explain(&mut rows, analysis.corpus.documents(), context.lexicon()?);
    }
    let mut columns = vec![
        column("document", |m: &MentionJson| m.document.clone()),
        wide("start", |m| m.start.to_string()),
        wide("end", |m| m.end.to_string()),
        wide("number", |m| m.text.clone()),
        wide("low", |m| amount(m.quantity.low.as_ref())),
        wide("high", |m| amount(m.quantity.high.as_ref())),
        wide("low_exclusive", |m| m.quantity.low_exclusive.to_string()),
        wide("high_exclusive", |m| m.quantity.high_exclusive.to_string()),
        wide("approximate", |m| m.quantity.approximate.to_string()),
        wide("unit", |m| m.quantity.unit.clone().unwrap_or_default()),
        wide("per", |m| m.quantity.per.clone().unwrap_or_default()),
        wide("direction", |m| m.direction.map(|way| name_of(&way)).unwrap_or_default()),
        column("counted", |m| m.counted.clone().unwrap_or_default()),
        wide("counted_text", |m| m.counted_text.clone().unwrap_or_default()),
        roomy("event", |m| m.event.clone().unwrap_or_default()),
        roomy("place", |m| m.place.clone().unwrap_or_default()),
        wide("time", |m| m.time.clone().unwrap_or_default()),
        roomy("speaker", |m| m.speaker.clone().unwrap_or_default()),
        narrow("in the sentence", excerpt),
        wide("modality", |m| name_of(&m.modality)),
        wide("sentence", |m| m.sentence.text.clone()),
        wide("figure", |m| m.figure.map(|id| id.to_string()).unwrap_or_default()),
        wide("claim", |m| m.claim.map(|id| id.to_string()).unwrap_or_default()),
        wide("left_out", |m| m.left_out.unwrap_or_default().to_owned()),
    ];
    if args.explain {
        columns.push(column("read by", rules));
    }
    list(args.format.format, &rows, &columns)?;
    Ok(Outcome::Fine)
}

/// Returns an amount as JSON has it; empty for an open end.
fn amount(amount: Option<&Amount>) -> String {
    amount.map(Amount::to_string).unwrap_or_default()
}

/// Characters of the sentence shown before and after the number in a table; CSV and JSON have all of it.
const CONTEXT: usize = 18;

/// Returns the number between brackets with the words around it.
fn excerpt(mention: &MentionJson) -> String {
    let sentence = &mention.sentence;
    let part = |from: usize, to: usize| sentence.text.get(from..to).unwrap_or_default().to_owned();
    let (start, end) = (mention.start - sentence.start, mention.end - sentence.start);
    let whole = Line {
        before: part(0, start),
        number: format!("[{}]", mention.text),
        after: part(end, sentence.text.len()),
    };
    let Line { before, number, after } = whole.cut(CONTEXT);
    format!("{before}{number}{after}")
}

/// Adds to each row the rules that read it, from reading its document once more; rules are not stored,
/// since they follow from the text.
fn explain(rows: &mut [MentionJson], documents: &[Document], lexicon: &Lexicon) {
    let read: Vec<_> = documents.par_iter().map(|document| (document, extract(document, lexicon))).collect();
    let mut traces = HashMap::new();
    for (document, extraction) in &read {
        for mention in &extraction.mentions {
            traces.insert((document.name.as_str(), mention.span.start, mention.span.end), mention);
        }
    }
    for row in rows {
        let known = traces.get(&(row.document.as_str(), row.start, row.end));
        row.trace = known.map(|mention| RuleJson::of_all(mention));
    }
}

/// Returns the rules of a mention on one line ("quantity: digits, counted: own noun").
fn rules(mention: &MentionJson) -> String {
    let rules = mention.trace.iter().flatten();
    let told = rules.map(|rule| format!("{}: {}", rule.part, rule.rule));
    let left_out = mention.left_out.map(|why| format!("left out: {why}"));
    told.chain(left_out).collect::<Vec<_>>().join(", ")
}
