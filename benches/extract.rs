//! Measures how fast whole documents are read, and that the cost of a byte does not grow with the
//! length of a text made to break a reader.

mod support;

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use support::{articles, bytes, document};

/// What texts are made of that a reader with one look too many would take quadratic time for.
const HOSTILE: [(&str, &str); 12] = [
    ("digits", "7"),
    ("and", "and "),
    ("commas", ","),
    ("capitals", "Acme "),
    ("opening quotes", "“"),
    ("million", "million "),
    ("numbers", "12, "),
    ("numbers in words", "one hundred and "),
    ("brackets", "5 ("),
    ("shares", "5% "),
    ("speakers", "Mr. Smith said 5 men. "),
    ("rows", "A: 5\n"),
];

/// Bytes of each such text.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

fn whole(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let documents = articles();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(bytes(&documents)));
    group.bench_function("articles", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(extract(document, &lexicon));
            }
        });
    });
    group.finish();
}

fn hostile(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let mut group = criterion.benchmark_group("hostile texts");
    group.sample_size(10);
    for (name, part) in HOSTILE {
        for size in SIZES {
            let document = document(part.repeat(size / part.len()));
            group.throughput(Throughput::Bytes(document.text.len() as u64));
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| black_box(extract(&document, &lexicon)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, whole, hostile);
criterion_main!(benches);
