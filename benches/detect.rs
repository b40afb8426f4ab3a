//! Measures how detection grows: many figures of the usual size, and one figure that very many reports
//! give.
//!
//! The articles and their grouping are made by rule, so that only detection is measured.

use claimgraph::detect::detect;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Claim, ClaimId, ContentHash, Corpus, Dimension, Document, Figure, FigureId, Kind, Mention, MentionId,
    Modality, Originators, Quantity, Resolution, Story, StoryId,
};
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use fires::{COUNTS, WRONG};
use std::collections::BTreeMap;
use std::hint::black_box;

#[path = "support/fires.rs"]
mod fires;

/// Returns a report of a story with the given number of counts.
fn report(story: usize, at: usize, counts: usize) -> (Document, Vec<Mention>) {
    let town = format!("Quarl{story}ston");
    let wrong = if at.is_multiple_of(WRONG) { at / WRONG % 50 } else { 0 };
    let opening = format!("Fire in {town}. Mayor Zora Belk{story} of {town} spoke.");
    let amounts = (0..counts).map(|row| 100 + 37 * row + wrong * (row % 3 + 1));
    fires::report([story, at], &opening, &town, amounts)
}

/// Returns a corpus of `mentions` numbers in stories of `size` reports with `counts` numbers each, grouped
/// by story and row.
fn pile(mentions: usize, size: usize, counts: usize) -> (Corpus, Resolution) {
    let (mut documents, mut all) = (Vec::new(), Vec::new());
    let mut resolution = Resolution::default();
    let stories = (mentions / counts).div_ceil(size.min(mentions));
    for story in 0..stories {
        let mut rows: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
        let mut ids = Vec::new();
        for at in 0..size.min((mentions / counts).saturating_sub(story.saturating_mul(size))) {
            let (document, found) = report(story, at, counts);
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

/// A name and how its pile is made of so many numbers.
type Sort<'a> = (&'a str, fn(usize) -> (Corpus, Resolution));

fn detecting(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let sorts: [Sort<'_>; 2] = [
        ("figures of ten", |mentions| pile(mentions, 10, COUNTS.len())),
        ("one figure", |mentions| pile(mentions, usize::MAX, 1)),
    ];
    for (name, make) in sorts {
        let mut group = criterion.benchmark_group(format!("detect, {name}"));
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        for size in [10_000, 100_000, 1_000_000] {
            let (corpus, resolution) = make(size);
            let originators = Originators::default();
            group.throughput(Throughput::Elements(size as u64));
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
                bencher.iter(|| detect(black_box(&corpus), &resolution, &originators, &[], &lexicon));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, detecting);
criterion_main!(benches);
