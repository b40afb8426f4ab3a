//! Measures how fast documents are cut: sentences, tokens with tags, and reading the lexicon.

mod support;

use claimgraph::lexicon::Lexicon;
use claimgraph::text::{segment, tokenise};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use support::{articles, bytes};

fn cutting(criterion: &mut Criterion) {
    let documents = articles();
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(bytes(&documents)));
    group.bench_function("segment", |bencher| {
        bencher.iter(|| documents.iter().map(|document| segment(document, &lexicon).len()).sum::<usize>());
    });
    let sentences: Vec<_> = documents.iter().map(|document| segment(document, &lexicon)).collect();
    group.bench_function("tokenise", |bencher| {
        bencher.iter(|| {
            for (document, sentences) in documents.iter().zip(&sentences) {
                for sentence in sentences {
                    black_box(tokenise(&document.text, sentence.span, &lexicon));
                }
            }
        });
    });
    group.finish();
}

fn lexicon(criterion: &mut Criterion) {
    criterion.bench_function("lexicon", |bencher| bencher.iter(Lexicon::embedded));
}

criterion_group!(benches, cutting, lexicon);
criterion_main!(benches);
