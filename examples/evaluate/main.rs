//! Prints how accurate the tool is on the articles whose every number is marked.
//!
//! ```text
//! cargo run --release --example evaluate                      all corpora of data/
//! cargo run --release --example evaluate -- data/practice --half aside --show-errors 20
//! cargo run --release --example evaluate -- --corrected         what is lost behind reading
//! cargo run --release --example evaluate -- --baseline tests/accuracy.tsv
//! ```

#![allow(missing_docs, unreachable_pub, reason = "an example has no users of its parts")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]

mod baseline;
mod corrected;
mod gold;
mod groups;
mod losses;
mod matching;
mod relations;
mod same;
mod slips;
mod tally;

use claimgraph::lexicon::Lexicon;
use claimgraph::{ingest, workspace};
use clap::Parser;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tally::Tally;

/// Prints how accurate the tool is on articles whose every number is marked
#[derive(Parser)]
struct Args {
    /// Folders with gold.jsonl, relations.json and the articles in stories/ (or given by --articles)
    corpora: Vec<PathBuf>,
    /// Where the articles are, if not in stories/ beside the gold
    #[arg(long)]
    articles: Option<PathBuf>,
    /// Only the stories of that half, as named in halves.tsv (develop or aside)
    #[arg(long)]
    half: Option<String>,
    /// Correct what numbers count, what happened and where from the gold, to measure what stands behind
    /// reading by itself
    #[arg(long)]
    corrected: bool,
    /// Also list that many errors of each sort
    #[arg(long, default_value_t = 0)]
    show_errors: usize,
    /// Compare with a stored table; exit code 1 where a measure has fallen
    #[arg(long)]
    baseline: Option<PathBuf>,
    /// Store the table
    #[arg(long)]
    store: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode, String> {
    let lexicon = Lexicon::embedded().map_err(|error| error.to_string())?;
    let standard =
        ["data/united-front-gold", "data/practice", "data/varied", "data/unseen"].map(PathBuf::from).to_vec();
    let corpora = if args.corpora.is_empty() { standard } else { args.corpora.clone() };
    let mut measured = Vec::new();
    for corpus in &corpora {
        let tally = evaluate(corpus, args, &lexicon)?;
        println!("{}\n{}\n", corpus.display(), tally.text(args.show_errors));
        measured.extend(tally.rows.iter().map(|row| (corpus.display().to_string(), row.clone())));
    }
    if let Some(path) = &args.store {
        baseline::store(path, &measured)?;
    }
    match &args.baseline {
        Some(path) => baseline::compare(path, &measured),
        None => Ok(ExitCode::SUCCESS),
    }
}

fn evaluate(corpus: &Path, args: &Args, lexicon: &Lexicon) -> Result<Tally, String> {
    let stories = match &args.half {
        Some(half) => Some(stories_of(corpus, half)?),
        None => None,
    };
    let gold = gold::read(corpus, |story| stories.as_ref().is_none_or(|stories| stories.contains(story)))?;
    let articles = args.articles.clone().unwrap_or_else(|| articles_of(corpus));
    let mut documents = Vec::new();
    for piece in ingest::pieces(&[articles]) {
        let piece = piece.map_err(|error| error.to_string())?;
        documents.push(ingest::document(piece).map_err(|error| error.to_string())?);
    }
    documents.retain(|document| {
        let name = document.name.as_str();
        gold.by_document.keys().any(|known| known == name || known.ends_with(&format!("/{name}")))
    });
    let mut read = workspace::read(documents, lexicon);
    let mut analysis = workspace::compare_all(read.clone(), &[], lexicon);
    if args.corrected {
        corrected::correct(&mut read, &analysis, &gold, lexicon);
        analysis = workspace::compare_all(read, &[], lexicon);
    }
    let matching = matching::Matching::new(&analysis, &gold);
    let mut tally = Tally::default();
    matching.mentions(&mut tally);
    matching.parts(&mut tally, lexicon);
    groups::stories(&matching, &mut tally);
    groups::groups(&matching, &mut tally);
    relations::relations(&matching, &mut tally, lexicon);
    relations::copies(&matching, &mut tally);
    Ok(tally)
}

/// Returns `stories/` beside the gold, or the folder whose name the gold's carries.
fn articles_of(corpus: &Path) -> PathBuf {
    let beside = corpus.join("stories");
    let name = corpus.to_string_lossy().trim_end_matches("-gold").to_owned();
    if beside.is_dir() { beside } else { PathBuf::from(name) }
}

fn stories_of(corpus: &Path, half: &str) -> Result<BTreeSet<String>, String> {
    let path = corpus.join("halves.tsv");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    Ok(rows.filter(|(_, of)| *of == half).map(|(story, _)| story.to_owned()).collect())
}
