//! Holds that a pile which becomes denser, or less dense, gives the same stories as one that was so from
//! the start: how much two documents of a story have in common depends on how many others there are.

use claimgraph::ingest;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, DocumentId};
use claimgraph::store::Store;
use claimgraph::workspace;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Articles of one season: enough for two doublings.
const ARTICLES: usize = 560;

/// Articles about one happening.
const OF_ONE: usize = 4;

/// Returns an invented name, another for every number.
fn name(number: usize) -> String {
    const PARTS: [&str; 12] =
        ["bar", "den", "fel", "gor", "han", "kes", "lin", "mor", "nal", "per", "ras", "sto"];
    let digits = [number / 144, number / 12 % 12, number % 12];
    let name: String = digits.iter().map(|digit| PARTS[digit % 12]).collect();
    name[..1].to_uppercase() + &name[1..]
}

/// Happenings in pairs that share a town and its officer. The more other people the reports of a pair
/// name, the less two of them have in common: from surely one story to surely two.
fn articles() -> Vec<Document> {
    let mut lines = String::new();
    for at in 0..ARTICLES {
        let happening = at / OF_ONE;
        let pair = happening / 2;
        let town = name(1000 + pair);
        let person =
            |who: usize| format!("{} {}", name(20 * happening + who), name(3 * happening + 40 * who));
        let people: Vec<String> = (0..2 + pair % 10).map(person).collect();
        let text = format!(
            "A fire broke out in {town}. {} saw {} people leave. \\n\\n{} houses burned. Chief {} came.",
            people.join(" and "),
            10 + happening % 80,
            3 + happening % 7,
            name(1400 + pair),
        );
        let day = format!("2024-{:02}-{:02}", 3 + at % 2, 1 + pair % 28);
        writeln!(
            lines,
            "{{\"id\":\"{at}\",\"source\":\"Paper {at}\",\"published\":\"{day}\",\"text\":\"{text}\"}}"
        )
        .unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    std::fs::write(&path, lines).unwrap();
    ingest::pieces(&[path]).map(|piece| ingest::document(piece.unwrap()).unwrap()).collect()
}

fn filled<'d>(batches: impl IntoIterator<Item = &'d [Document]>) -> Store {
    let mut store = Store::in_memory().unwrap();
    for batch in batches {
        workspace::add(&mut store, batch.to_vec(), &LEXICON).unwrap();
        workspace::settle(&mut store, &LEXICON).unwrap();
    }
    store
}

fn stories(store: &mut Store) -> BTreeSet<Vec<DocumentId>> {
    store.load().unwrap().resolution.stories.into_iter().map(|story| story.documents).collect()
}

#[test]
fn a_pile_that_grows_and_shrinks_is_as_one_that_was_so_from_the_start() {
    let documents = articles();
    let (few, many) = documents.split_at(ARTICLES / 4);
    let mut whole = filled([documents.as_slice()]);
    let (all, sparse) = (stories(&mut whole), stories(&mut filled([few])));
    let apart =
        |story: &Vec<DocumentId>| !all.iter().any(|larger| story.iter().all(|id| larger.contains(id)));
    assert!(
        sparse.iter().any(apart),
        "what is one story among few is several among many: {}, {}",
        sparse.len(),
        all.len()
    );

    let mut grown = filled(few.chunks(50).chain(many.chunks(130)));
    assert_eq!(stories(&mut grown), all);
    let mut backwards = filled([many, few]);
    assert_eq!(stories(&mut backwards), all);
    assert_eq!(workspace::verify(&mut backwards, &LEXICON).unwrap(), []);

    let gone: Vec<DocumentId> = many.iter().map(|document| document.id).collect();
    workspace::forget(&mut backwards, &gone, &LEXICON).unwrap();
    assert_eq!(stories(&mut backwards), sparse);
    assert_eq!(workspace::verify(&mut backwards, &LEXICON).unwrap(), []);

    let fresh = workspace::analyse(documents, &[], &LEXICON).resolution.stories;
    assert_eq!(fresh.into_iter().map(|story| story.documents).collect::<BTreeSet<_>>(), all);
}
