//! Measures how detection grows: `cargo bench --bench detect -- 10000 100000 1000000`.
//!
//! Prints a line for each shape and each number of mentions: many figures of the usual size, one figure that
//! very many reports give, and one to which each of them gives another amount. The articles and their
//! grouping are made by rule, so that only detection is measured. Without numbers 10,000 and 100,000
//! mentions are measured.

#![allow(clippy::print_stdout, reason = "the table is the result")]
#![allow(missing_docs)]

use claimgraph::detect::detect;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Claim, ClaimId, ContentHash, Corpus, Dimension, Document, Figure, FigureId, Kind, Mention, MentionId,
    Modality, Originators, Quantity, Resolution, Story, StoryId,
};
use fires::{COUNTS, WRONG};
use memory::{cpu, memory, peak};
use std::collections::BTreeMap;

#[path = "support/fires.rs"]
mod fires;
#[path = "support/memory.rs"]
mod memory;

/// By how much the amounts of a report are off: a seventh of the reports gives one of fifty other amounts.
fn few(at: usize) -> usize {
    if at.is_multiple_of(WRONG) { at / WRONG % 50 } else { 0 }
}

/// Returns a report of a story with the given number of counts, which are off by so much.
fn report(story: usize, at: usize, counts: usize, wrong: usize) -> (Document, Vec<Mention>) {
    let town = format!("Quarl{story}ston");
    let opening = format!("Fire in {town}. Mayor Zora Belk{story} of {town} spoke.");
    let amounts = (0..counts).map(|row| 100 + 37 * row + wrong * (row % 3 + 1));
    fires::report([story, at], &opening, &town, amounts)
}

/// Returns a corpus of `mentions` numbers in stories of `size` reports with `counts` numbers each, grouped
/// by story and row.
fn pile(mentions: usize, size: usize, counts: usize, off: &dyn Fn(usize) -> usize) -> (Corpus, Resolution) {
    let (mut documents, mut all) = (Vec::new(), Vec::new());
    let mut resolution = Resolution::default();
    let stories = (mentions / counts).div_ceil(size.min(mentions));
    for story in 0..stories {
        let mut rows: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
        let mut ids = Vec::new();
        for at in 0..size.min((mentions / counts).saturating_sub(story.saturating_mul(size))) {
            let (document, found) = report(story, at, counts, off(at));
            ids.push(document.id);
            documents.push(document);
            for (row, mention) in found.into_iter().enumerate() {
                rows.entry(row).or_default().push(mention);
            }
        }
        ids.sort_unstable();
        let Some(first) = ids.first() else { continue };
        let id = StoryId(first.0);
        for mentions in rows.into_values() {
            group(id, &mentions, &mut resolution);
            all.extend(mentions);
        }
        resolution.stories.push(Story { id, title: String::new(), documents: ids });
    }
    resolution.stories.sort_by_key(|story| story.id);
    resolution.figures.sort_by_key(|figure| figure.id);
    resolution.claims.sort_by_key(|claim| claim.id);
    (Corpus::new(documents, all), resolution)
}

/// Adds the figure of some mentions, with a claim for each amount.
fn group(story: StoryId, mentions: &[Mention], resolution: &mut Resolution) {
    let mut ids: Vec<MentionId> = mentions.iter().map(|mention| mention.id).collect();
    ids.sort_unstable();
    let Some(figure) = ids.first().map(|id| FigureId(id.0)) else { return };
    let mut claims: BTreeMap<String, (Quantity, Vec<MentionId>)> = BTreeMap::new();
    for mention in mentions {
        let claim = claims.entry(mention.text.clone());
        claim.or_insert_with(|| (mention.quantity.clone(), Vec::new())).1.push(mention.id);
    }
    for (text, (quantity, mut mentions)) in claims {
        mentions.sort_unstable();
        let id = ClaimId(ContentHash::new().number(figure.0).field(text).finish());
        resolution.claims.push(Claim { id, figure, quantity, modality: Modality::Asserted, mentions });
    }
    resolution.figures.push(Figure {
        id: figure,
        story,
        label: "counted".to_owned(),
        counted: None,
        event: None,
        place: None,
        kind: Kind::Level,
        dimension: Dimension::Count,
        mentions: ids,
    });
}

/// How the mentions are spread over figures.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Figures of ten reports, ten figures a story.
    Tens,
    /// One figure with fifty amounts.
    OneFigure,
    /// One figure to which every report gives another amount.
    AllDiffer,
}

impl Shape {
    fn pile(self, mentions: usize) -> (Corpus, Resolution) {
        match self {
            Self::Tens => pile(mentions, 10, COUNTS.len(), &few),
            Self::OneFigure => pile(mentions, usize::MAX, 1, &few),
            Self::AllDiffer => pile(mentions, usize::MAX, 1, &|at| at),
        }
    }
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    let Ok(lexicon) = Lexicon::embedded() else { return };
    for shape in [Shape::Tens, Shape::OneFigure, Shape::AllDiffer] {
        for size in &sizes {
            let (corpus, resolution) = shape.pile(*size);
            let before = memory();
            let start = cpu();
            let findings = detect(&corpus, &resolution, &Originators::default(), &[], &lexicon);
            println!(
                "{shape:?}: {size} mentions, {} figures, {} claims, {} conflicts in {:.2} s; {} MB above the \
                 {before} MB before",
                resolution.figures.len(),
                resolution.claims.len(),
                findings.conflicts.len(),
                cpu() - start,
                peak().saturating_sub(before),
            );
        }
    }
}
