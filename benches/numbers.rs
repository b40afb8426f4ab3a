//! Measures how fast the numbers of tokenised sentences are read, and that the cost is linear in lines
//! made to break a number reader.

mod support;

use claimgraph::extract::number::read;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Sentence, SentenceKind, Span};
use claimgraph::text::{Token, segment, tokenise};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use support::{articles, bytes};

/// Lines that a reader with a look-ahead too many would take quadratic time for.
const HOSTILE: [(&str, &str); 8] = [
    ("digits", "7"),
    ("groups", "000 "),
    ("and", "and "),
    ("commas", ","),
    ("numbers", "12, "),
    ("words", "one hundred and "),
    ("points", "5 points and "),
    ("changes", "rose from 3 to "),
];

/// Bytes of each hostile line.
const SIZES: [usize; 2] = [100_000, 1_000_000];

/// Returns a sentence of the whole text.
fn whole(text: &str) -> Sentence {
    Sentence { span: Span::new(0, text.len()), kind: SentenceKind::Prose, paragraph: 0 }
}

fn of_articles(criterion: &mut Criterion) {
    let documents = articles();
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let sentences: Vec<(Sentence, Vec<Token<'_>>)> = documents
        .iter()
        .flat_map(|document| {
            segment(document, &lexicon).into_iter().map(move |sentence| (document, sentence))
        })
        .map(|(document, sentence)| (sentence, tokenise(&document.text, sentence.span, &lexicon)))
        .collect();
    let mut group = criterion.benchmark_group("numbers");
    group.throughput(Throughput::Bytes(bytes(&documents)));
    group.bench_function("articles", |bencher| {
        bencher.iter(|| {
            for (sentence, tokens) in &sentences {
                black_box(read(tokens, sentence, &lexicon));
            }
        });
    });
    group.finish();
}

fn hostile(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let mut group = criterion.benchmark_group("hostile numbers");
    group.sample_size(10);
    for (name, part) in HOSTILE {
        for size in SIZES {
            let text = part.repeat(size / part.len());
            let sentence = whole(&text);
            let tokens = tokenise(&text, sentence.span, &lexicon);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| black_box(read(&tokens, &sentence, &lexicon)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, of_articles, hostile);
criterion_main!(benches);
