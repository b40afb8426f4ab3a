//! Measures how well and how fast planted copies are found:
//! `cargo bench --bench reuse -- 10000 30000 100000`.
//!
//! Prints a line a pile: documents, words, seconds, peak memory, recall by the way the copy was
//! made, precision, direction. Without numbers a pile of 10,000 is measured.

#![allow(clippy::print_stdout, reason = "the table is the result")]
#![allow(missing_docs, clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[path = "../support/dice.rs"]
mod dice;
mod planted;

use claimgraph::lexicon::Lexicon;
use claimgraph::model::Copying;
use claimgraph::reuse;
use planted::{KINDS, Pile, plant};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::time::Instant;

/// Pairs that were not planted of which the shared words are shown.
const WRONG_SHOWN: usize = 3;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000] } else { sizes };
    let Ok(lexicon) = Lexicon::embedded() else { return };
    for size in sizes {
        let pile = plant(size, Path::new(env!("CARGO_MANIFEST_DIR")), &lexicon);
        let bytes: usize = pile.documents.iter().map(|document| document.text.len()).sum();
        let before = memory();
        let start = Instant::now();
        let copies = reuse::copies(&pile.documents, &BTreeMap::new(), &lexicon);
        let seconds = start.elapsed().as_secs_f64();
        let peak = memory();
        let start = Instant::now();
        let originators = reuse::originators(&pile.documents, &copies, &lexicon);
        let followed = start.elapsed().as_secs_f64();
        println!(
            "{size} documents, {:.0} MB: {seconds:.1} s, {followed:.1} s to follow {} pairs back to {} names; \
             peak {peak} MB, {before} MB before",
            bytes as f64 / 1e6,
            copies.len(),
            originators.of.values().flatten().collect::<BTreeSet<_>>().len(),
        );
        report(&pile, &copies);
    }
}

/// Prints recall, precision and direction against what was planted.
fn report(pile: &Pile, copies: &[Copying]) {
    let place: HashMap<_, _> = pile.documents.iter().enumerate().map(|(at, d)| (d.id, at)).collect();
    let found: BTreeSet<(usize, usize)> =
        copies.iter().map(|c| (place[&c.copy], place[&c.original])).collect();
    let has = |a: usize, b: usize| found.contains(&(a, b)) || found.contains(&(b, a));
    let mut parents: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    let (mut by_kind, mut directed, mut right) = ([(0, 0); KINDS.len()], 0, 0);
    for copy in &pile.copies {
        for &parent in &copy.parents {
            by_kind[copy.kind].0 += usize::from(has(copy.document, parent));
            by_kind[copy.kind].1 += 1;
            let later = pile.documents[copy.document].published > pile.documents[parent].published;
            if later && has(copy.document, parent) {
                directed += 1;
                right += usize::from(found.contains(&(copy.document, parent)));
            }
        }
        parents.entry(copy.document).or_default().extend(&copy.parents);
    }
    // Two copies of one parent share its text as well.
    let of = |at: usize| parents.get(&at).cloned().unwrap_or_else(|| BTreeSet::from([at]));
    let is_true =
        |&&(a, b): &&(usize, usize)| !of(a).is_disjoint(&of(b)) || of(a).contains(&b) || of(b).contains(&a);
    let correct = found.iter().filter(is_true).count();
    for &(a, b) in found.iter().filter(|pair| !is_true(pair)).take(WRONG_SHOWN) {
        let of_pair = |c: &&Copying| (place[&c.copy], place[&c.original]) == (a, b);
        let Some(copying) = copies.iter().find(of_pair) else { continue };
        println!("  not planted: {}", copying.evidence.join("; "));
        for passage in &copying.passages {
            println!("    {:?}", passage.copy.of(&pile.documents[a].text));
            println!("    {:?}", passage.original.of(&pile.documents[b].text));
        }
    }
    let (hit, all) = by_kind.iter().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    for (kind, (hit, all)) in KINDS.iter().zip(by_kind) {
        println!("  {:.3} of {all} {kind}", hit as f64 / all.max(1) as f64);
    }
    println!(
        "  recall {:.4}, precision {:.4} ({} of {}), direction {:.4} of {directed} with different dates",
        hit as f64 / all.max(1) as f64,
        correct as f64 / found.len().max(1) as f64,
        correct,
        found.len(),
        right as f64 / directed.max(1) as f64,
    );
}

/// Returns the most memory this process ever held, in MB; 0 where the system does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
