//! Measures how grouping grows: many stories of the usual size, one story with very many reports that
//! say much the same, and one whose reports all differ.
//!
//! The articles are made by rule from a few sentences, so that the number of mentions is known.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    ContentHash, Corpus, Counted, Decimal, Document, DocumentId, Event, Mention, Quantity, Span, Unit,
};
use claimgraph::resolve::resolve;
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// What the reports count: the words, the lemma of the noun, and the event.
const COUNTS: [(&str, &str, &str); 10] = [
    ("people died", "person", "die"),
    ("people were injured", "person", "injure"),
    ("homes were destroyed", "home", "destroy"),
    ("firefighters worked", "firefighter", "work"),
    ("vehicles burned", "vehicle", "burn"),
    ("arrests were made", "arrest", "arrest"),
    ("families were evacuated", "family", "evacuate"),
    ("schools closed", "school", "close"),
    ("flights were cancelled", "flight", "cancel"),
    ("calls came in", "call", "arrive"),
];

/// Returns a report with ten numbers on a happening; `wrong` moves its amounts.
fn report(story: usize, at: usize, wrong: u64) -> (Document, Vec<Mention>) {
    let town = format!("Quarl{story}ston");
    let mut text = format!("Fire in {town}. Mayor Zora Belk{story} of {town} spoke.\n");
    let mut spots = Vec::new();
    for (row, (words, lemma, event)) in COUNTS.into_iter().enumerate() {
        let amount = 100 + 37 * row as u64 + wrong * (row as u64 % 3);
        let start = text.len();
        let number = amount.to_string();
        text.push_str(&format!("{number} {words} in {town}.\n"));
        spots.push((start, number, amount, text.len() - 1, lemma, event));
    }
    let id = DocumentId(ContentHash::new().number(story as u64).number(at as u64).finish());
    let mentions = spots.into_iter().map(|(start, number, amount, end, lemma, event)| {
        let span = Span::new(start, start + number.len());
        let quantity = Quantity::exact(Decimal::from(amount), Unit::count());
        Mention {
            counted: Some(Counted { lemma: lemma.to_owned(), text: lemma.to_owned(), ..Counted::default() }),
            event: Some(Event { lemma: event.to_owned(), class: Some(event.to_owned()) }),
            ..Mention::bare(id, &text, span, Span::new(start, end), quantity)
        }
    });
    let mentions = mentions.collect();
    let document = Document {
        id,
        name: format!("{story}-{at}.txt"),
        source: format!("Outlet {at}"),
        text,
        ..Document::default()
    };
    (document, mentions)
}

/// Returns the corpus of `mentions` numbers in stories of `size` reports; the amounts of every
/// `wrong`-th report differ from the others'.
fn corpus(mentions: usize, size: usize, wrong: usize) -> Corpus {
    let reports = (0..mentions / COUNTS.len()).map(|at| {
        let off = if at % wrong == 0 { at as u64 / wrong as u64 } else { 0 };
        report(at / size, at % size, off)
    });
    let (documents, mentions): (Vec<_>, Vec<Vec<_>>) = reports.unzip();
    Corpus::new(documents, mentions.into_iter().flatten().collect())
}

/// A name, how many numbers, and how their corpus is made.
type Kind<'a> = (&'a str, &'a [usize], fn(usize) -> Corpus);

fn grouping(criterion: &mut Criterion) {
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let kinds: [Kind<'_>; 3] = [
        ("many stories", &[10_000, 100_000, 1_000_000], |mentions| corpus(mentions, 10, 7)),
        ("one story, much the same", &[1_000, 3_000, 10_000], |mentions| corpus(mentions, usize::MAX, 50)),
        ("one story, all different", &[1_000, 3_000, 10_000], |mentions| corpus(mentions, usize::MAX, 1)),
    ];
    for (name, sizes, make) in kinds {
        let mut group = criterion.benchmark_group(format!("resolve, {name}"));
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        for size in sizes {
            let corpus = make(*size);
            group.throughput(Throughput::Elements(*size as u64));
            group.bench_with_input(BenchmarkId::from_parameter(size), &corpus, |bencher, corpus| {
                bencher.iter(|| resolve(black_box(corpus), &[], &lexicon));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, grouping);
criterion_main!(benches);
