//! Measures how fast documents are cut: sentences, tokens with tags, and reading the lexicon.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, DocumentId};
use claimgraph::text::{segment, tokenise};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;

/// Returns the texts of all practice articles.
fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let texts = paths.iter().map(|path| {
        if path.is_dir() { texts(path) } else { std::fs::read_to_string(path).into_iter().collect() }
    });
    texts.flatten().collect()
}

fn document(text: String) -> Document {
    Document {
        id: DocumentId::default(),
        name: String::new(),
        source: String::new(),
        title: None,
        author: None,
        url: None,
        published: None,
        header: 0,
        text,
    }
}

fn cutting(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/practice/stories");
    let documents: Vec<Document> = texts(&folder).into_iter().map(document).collect();
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let bytes = documents.iter().map(|document| document.text.len() as u64).sum();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(bytes));
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
