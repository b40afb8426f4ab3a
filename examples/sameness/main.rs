//! Groups and compares the mentions of a gold file, or of the real reader, and writes what the
//! scorer reads: to work on sameness and contradiction apart from the reading.
//!
//!     cargo run --example sameness -- FOLDER GOLD.jsonl OUT-FOLDER [--real] [--noise PERCENT] [--seed N]

// A measuring tool for developers: it stops at the first surprise.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing
)]

mod gold;

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{ConflictKind, Corpus, Document, Mention, MentionId, Originators, Resolution};
use claimgraph::{detect, extract, resolve};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let lexicon = Lexicon::embedded().unwrap();
    let documents = gold::documents(Path::new(&arguments[0]));
    let mut mentions = if arguments.iter().any(|argument| argument == "--real") {
        documents.iter().flat_map(|document| extract::extract(document, &lexicon).mentions).collect()
    } else {
        gold::mentions(Path::new(&arguments[1]), &documents, &lexicon)
    };
    if let Some(percent) = value("--noise") {
        gold::disturb(&mut mentions, percent, value("--seed").unwrap_or(1));
    }
    let of = documents.iter().map(|document| (document.id, vec![document.source.clone()])).collect();
    let originators = Originators { of, ..Originators::default() };
    let corpus = Corpus::new(documents, mentions);
    let resolution = resolve::resolve(&corpus, &[], &lexicon);
    let findings = detect::detect(&corpus, &resolution, &originators, &[], &lexicon);
    let out = Path::new(&arguments[2]);
    std::fs::create_dir_all(out).unwrap();
    std::fs::write(out.join("mentions.jsonl"), lines(&corpus, &resolution)).unwrap();
    let span = |id: &MentionId| {
        let mention = corpus.mention(*id).unwrap();
        let document = corpus.document_of(mention).unwrap();
        json!({"document": document.name, "start": mention.span.start, "end": mention.span.end})
    };
    let mut list = Vec::new();
    for conflict in &findings.conflicts {
        let mentions: Vec<Value> =
            conflict.sides.iter().flat_map(|side| side.mentions.iter().map(span)).collect();
        let cause = conflict.cause.as_ref().map(|cause| format!("{:?}: {}", cause.kind, cause.evidence));
        list.push(json!({"kind": kind(conflict.kind), "mentions": mentions, "cause": cause,
            "explanation": conflict.explanation, "working": conflict.working, "weight": conflict.weight}));
    }
    for update in &findings.updates {
        let mentions: Vec<Value> =
            update.steps.iter().flat_map(|step| step.mentions.iter().map(span)).collect();
        list.push(json!({"kind": "update", "mentions": mentions, "explanation": update.explanation}));
    }
    std::fs::write(out.join("conflicts.json"), serde_json::to_string_pretty(&list).unwrap()).unwrap();
    stories(&corpus, &resolution);
}

fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Value => "value",
        ConflictKind::Sum => "sum",
        ConflictKind::Part => "part",
        ConflictKind::Share => "share",
        ConflictKind::Change => "change",
        ConflictKind::Place => "place",
    }
}

fn lines(corpus: &Corpus, resolution: &Resolution) -> String {
    let mut figure_of = BTreeMap::new();
    for figure in &resolution.figures {
        figure_of.extend(figure.mentions.iter().map(|id| (*id, figure)));
    }
    let line = |mention: &Mention| {
        let figure = figure_of.get(&mention.id);
        let quantity = &mention.quantity;
        let number = |bound: Option<claimgraph::model::Bound>| {
            bound.and_then(|bound| bound.value.to_string().parse::<f64>().ok())
        };
        let value = json!({"document": corpus.document_of(mention).unwrap().name, "start": mention.span.start,
            "end": mention.span.end, "text": mention.text, "low": number(quantity.low), "high": number(quantity.high),
            "unit": (!quantity.unit.code.is_empty()).then_some(&quantity.unit.code),
            "counted": mention.counted.as_ref().map(|c| &c.lemma), "event": mention.event.as_ref().map(|e| &e.lemma),
            "place": mention.place.as_ref().map(|p| &p.name), "speaker": mention.speaker.as_ref().map(|s| &s.name),
            "period": mention.period.as_ref().map(|p| &p.text), "kind": format!("{:?}", mention.kind), "figure": figure.map(|f| f.id.to_string()), "label": figure.map(|f| &f.label)});
        value.to_string() + "\n"
    };
    corpus.mentions().iter().map(line).collect()
}

/// Says on stderr which documents were linked into one story although their folders differ.
fn stories(corpus: &Corpus, resolution: &Resolution) {
    let folder = |document: &Document| document.name.split('/').next().unwrap().to_owned();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for story in &resolution.stories {
        let mut folders: Vec<String> =
            story.documents.iter().map(|id| folder(corpus.document(*id).unwrap())).collect();
        folders.sort();
        folders.dedup();
        for name in &folders {
            *seen.entry(name.clone()).or_default() += 1;
        }
        if folders.len() > 1 {
            eprintln!("merged: {folders:?}");
        }
    }
    let split: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
    eprintln!("stories {} of {}; split: {split:?}", resolution.stories.len(), seen.len());
}
