//! Measures how grouping and comparing grow: `cargo bench --bench resolve -- 10000 100000 1000000`.
//!
//! Prints a line for each shape and each number of mentions: stories of ten reports with ten numbers each,
//! one figure that all reports speak of, one story whose reports all differ, and one report with all numbers.
//! The reports are made by rule from a few sentences, so that their mentions and figures are known. Names of
//! shapes (`OneStory`) choose among them. Without numbers 1,000 and 4,000 mentions are measured.

#![allow(clippy::print_stdout, reason = "the table is the result")]
#![allow(missing_docs)]

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{ContentHash, Corpus, Document, Mention, Originators};
use claimgraph::{detect, resolve};
use fires::{COUNTS, WRONG};
use jiff::civil::{Date, date};
use memory::{cpu, memory, peak};

#[path = "support/fires.rs"]
mod fires;
#[path = "support/memory.rs"]
mod memory;

/// Reports of one story where there are many stories.
const REPORTS: usize = 10;

/// Days over which many stories are spread.
const DAYS: usize = 3_650;

/// How the mentions are spread over stories and figures.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Stories of [`REPORTS`] reports with all of [`COUNTS`].
    Stories,
    /// Reports of one number each, of one figure.
    OneFigure,
    /// Reports of one story with all of [`COUNTS`], each with amounts of its own.
    OneStory,
    /// One report with all numbers, all amounts of its own.
    OneReport,
}

impl Shape {
    /// Returns how many numbers a report has.
    const fn counts(self, mentions: usize) -> usize {
        match self {
            Self::Stories | Self::OneStory => COUNTS.len(),
            Self::OneFigure => 1,
            Self::OneReport => mentions,
        }
    }

    /// Returns the story of a report, and by how much its amounts are off.
    const fn of(self, report: usize) -> (usize, usize) {
        let wrong = if report.is_multiple_of(WRONG) { 1 + report % 5 } else { 0 };
        match self {
            Self::Stories => (report / REPORTS, wrong),
            Self::OneFigure => (0, wrong),
            Self::OneStory | Self::OneReport => (0, report),
        }
    }

    /// Returns a corpus of so many mentions.
    fn corpus(self, mentions: usize) -> Corpus {
        let counts = self.counts(mentions);
        let reports = (0..mentions / counts).map(|at| self.report(at, counts));
        let (documents, mentions): (Vec<_>, Vec<Vec<_>>) = reports.unzip();
        Corpus::new(documents, mentions.into_iter().flatten().collect())
    }

    /// Returns one report with its mentions.
    fn report(self, at: usize, counts: usize) -> (Document, Vec<Mention>) {
        let (story, wrong) = self.of(at);
        let town = name(story, 1);
        let mayor = format!("{} {}", name(story, 2), name(story, 3));
        let opening = format!("A fire broke out in {town}, and Mayor {mayor} of {town} spoke.");
        let amounts = (0..counts).map(|row| amount(story, row) + wrong * (1 + row % 3));
        let (document, mentions) = fires::report([story, at], &opening, &town, amounts);
        (Document { published: day(story), ..document }, mentions)
    }
}

/// Returns the amount of a row of a story, which few other stories share.
fn amount(story: usize, row: usize) -> usize {
    let drawn = ContentHash::new().number(story as u64).number(row as u64 + 10).finish();
    100 + usize::try_from(drawn % 9_000).unwrap_or_default()
}

/// Syllables of invented names.
const SYLLABLES: [&str; 16] = [
    "bra", "cul", "den", "fos", "gri", "hal", "jom", "kev", "lun", "mir", "nop", "pel", "rud", "sti", "tov",
    "vaz",
];

/// Returns an invented name that few other stories share.
fn name(story: usize, which: u64) -> String {
    let drawn = ContentHash::new().number(story as u64).number(which).finish();
    let syllable = |at: u32| SYLLABLES[usize::try_from(drawn >> (4 * at) & 15).unwrap_or_default()];
    let name: String = (0..5).map(syllable).collect();
    name[..1].to_uppercase() + &name[1..]
}

/// Returns the day of a story.
fn day(story: usize) -> Option<Date> {
    let days = jiff::Span::new().days(i32::try_from(story % DAYS).ok()?);
    date(2010, 1, 1).checked_add(days).ok()
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 4_000] } else { sizes };
    let shapes: Vec<String> =
        std::env::args().skip(1).filter(|word| word.starts_with("One") || word == "Stories").collect();
    let Ok(lexicon) = Lexicon::embedded() else { return };
    for shape in [Shape::Stories, Shape::OneFigure, Shape::OneStory, Shape::OneReport] {
        let name = format!("{shape:?}");
        if !shapes.is_empty() && !shapes.contains(&name) {
            continue;
        }
        for size in &sizes {
            let corpus = shape.corpus(*size);
            let before = memory();
            let start = cpu();
            let resolution = resolve::resolve(&corpus, &[], &lexicon);
            let grouped = cpu() - start;
            let grouping = peak().saturating_sub(before);
            let held = memory();
            let start = cpu();
            let findings = detect::detect(&corpus, &resolution, &Originators::default(), &[], &lexicon);
            let compared = cpu() - start;
            println!(
                "{shape:?}: {size} mentions, {} figures, {} conflicts: grouped in {grouped:.2} s with {grouping} \
                 MB above the {before} MB before, compared in {compared:.2} s with {} MB above {held} MB",
                resolution.figures.len(),
                findings.conflicts.len(),
                peak().saturating_sub(held),
            );
        }
    }
}
