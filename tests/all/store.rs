//! Holds what the database promises: the same content whatever the order, nothing lost, nothing
//! doubled, and the same answers as without a database.

use claimgraph::ingest;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Analysis, Document, Judgement, Ruling};
use claimgraph::store::{Added, Error, Store};
use claimgraph::workspace;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Articles of several stories that come with the project.
fn articles() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let stories = ["gates", "heat", "pension", "runoff", "truce", "vaccine"];
    let varied = stories.map(|story| root.join("varied/stories").join(story));
    let paths: Vec<PathBuf> = [root.join("united-front")].into_iter().chain(varied).collect();
    ingest::pieces(&paths).map(|piece| ingest::document(piece.unwrap()).unwrap()).collect()
}

/// Everything an analysis says, as text; what the store does not keep is left out.
fn content(analysis: &Analysis) -> String {
    let mut resolution = analysis.resolution.clone();
    resolution.decisions.clear();
    let extractions: Vec<_> = analysis
        .extractions
        .iter()
        .map(|(id, read)| {
            let rejections: Vec<_> =
                read.rejections.iter().map(|no| (no.span, no.sentence, no.reason)).collect();
            (id, &read.sentences, &read.mentions, rejections, &read.limits)
        })
        .collect();
    let (documents, copies) = (analysis.corpus.documents(), &analysis.copies);
    let all = (documents, extractions, resolution, &analysis.findings, copies, &analysis.originators);
    serde_json::to_string_pretty(&all).unwrap()
}

fn filled(batches: impl IntoIterator<Item = Vec<Document>>) -> Store {
    let mut store = Store::in_memory().unwrap();
    for batch in batches {
        workspace::add(&mut store, batch, &LEXICON).unwrap();
        workspace::settle(&mut store, &LEXICON).unwrap();
    }
    store
}

/// A fixed sequence of numbers that look random, for orders that can be tried again.
fn shuffled(mut documents: Vec<Document>, mut seed: u64) -> Vec<Document> {
    for at in (1..documents.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        documents.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
    }
    documents
}

#[test]
fn the_database_answers_as_the_pile_in_memory() {
    let fresh = workspace::analyse(articles(), &[], &LEXICON);
    assert!(fresh.resolution.figures.len() > 20, "the articles have figures");
    let stored = filled([articles()]).load().unwrap();
    assert_eq!(content(&fresh), content(&stored));
}

#[test]
fn order_and_batches_do_not_matter() {
    let whole = content(&filled([articles()]).load().unwrap());
    for (seed, size) in [(1, 1), (2, 3), (3, 7), (4, 100)] {
        let documents = shuffled(articles(), seed);
        let batches = documents.chunks(size).map(<[Document]>::to_vec);
        let content = content(&filled(batches).load().unwrap());
        assert_eq!(whole, content, "seed {seed}, batches of {size}");
    }
}

#[test]
fn what_is_known_is_not_added_again() {
    let mut store = filled([articles()]);
    let before = content(&store.load().unwrap());
    let again = workspace::add(&mut store, articles(), &LEXICON).unwrap();
    assert!(again.iter().all(|added| *added == Added::Known));
    assert_eq!(workspace::settle(&mut store, &LEXICON).unwrap(), 0, "nothing awaits comparison");
    assert_eq!(before, content(&store.load().unwrap()));
}

#[test]
fn of_two_names_the_smaller_is_kept_whichever_came_first() {
    let document = articles().swap_remove(0);
    let named = |name: &str| Document { name: name.to_owned(), source: name.to_owned(), ..document.clone() };
    let orders = [[named("a"), named("b")], [named("b"), named("a")]];
    for order in orders {
        let mut store = filled(order.map(|document| vec![document]));
        let stored = store.load().unwrap();
        assert_eq!(stored.corpus.documents().len(), 1);
        assert_eq!(stored.corpus.documents()[0].name, "a");
        assert_eq!(stored.sources().into_keys().collect::<Vec<_>>(), ["a"]);
    }
}

#[test]
fn what_was_stored_and_not_compared_is_compared_later() {
    let mut store = Store::in_memory().unwrap();
    workspace::add(&mut store, articles(), &LEXICON).unwrap();
    let waiting = store.load().unwrap();
    assert_eq!(waiting.corpus.documents().len(), articles().len());
    assert!(waiting.resolution.stories.is_empty());
    workspace::settle(&mut store, &LEXICON).unwrap();
    assert_eq!(content(&filled([articles()]).load().unwrap()), content(&store.load().unwrap()));
}

#[test]
fn a_database_that_is_as_it_should_be_verifies() {
    let mut store = filled([articles()]);
    assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
}

#[test]
fn a_judgement_that_was_noted_and_not_yet_followed_is_no_fault() {
    let mut store = filled([articles()]);
    let before = store.load().unwrap();
    let disputed = before.findings.conflicts.iter().flat_map(|conflict| &conflict.sides[0].mentions);
    let judgements: Vec<_> = disputed
        .map(|left| Judgement {
            left: *left,
            right: None,
            ruling: Ruling::Misread,
            note: None,
            retired: false,
        })
        .collect();
    assert!(!judgements.is_empty());
    let documents: Vec<_> = before.corpus.documents().iter().map(|document| document.id).collect();
    store.judge(&judgements).unwrap();
    store.wait(&documents).unwrap();
    assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
    workspace::settle(&mut store, &LEXICON).unwrap();
    assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
}

#[test]
fn rebuilding_gives_the_same() {
    let mut store = filled(shuffled(articles(), 5).chunks(4).map(<[Document]>::to_vec));
    let before = content(&store.load().unwrap());
    assert_eq!(workspace::rebuild(&mut store, &LEXICON).unwrap(), articles().len());
    assert_eq!(before, content(&store.load().unwrap()));
}

#[test]
fn forgetting_heals_what_came_from_a_document() {
    let mut documents = articles();
    let gone = documents.remove(2);
    let mut store = filled([articles()]);
    let found = store.named(&gone.name).unwrap();
    assert_eq!(found, [gone.id]);
    assert_eq!(workspace::forget(&mut store, &found, &LEXICON).unwrap(), 1);
    assert_eq!(content(&filled([documents]).load().unwrap()), content(&store.load().unwrap()));
    assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
}

#[test]
fn verifying_finds_what_was_tampered_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    let mut store = Store::open(&path).unwrap();
    workspace::add(&mut store, articles(), &LEXICON).unwrap();
    workspace::settle(&mut store, &LEXICON).unwrap();
    let tampered = |statement: &str| {
        let copy = folder.path().join("copy.db");
        std::fs::copy(&path, &copy).unwrap();
        let connection = rusqlite::Connection::open(&copy).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(statement).unwrap();
        drop(connection);
        let faults = workspace::verify(&mut Store::open_existing(&copy).unwrap(), &LEXICON).unwrap();
        std::fs::remove_file(&copy).unwrap();
        faults.len()
    };
    drop(store);
    assert_eq!(tampered("SELECT 1"), 0);
    assert!(tampered("UPDATE document SET text = replace(text, '102', '201')") > 0);
    assert!(tampered("UPDATE mention SET low = '9' WHERE low = '102'") > 0);
    assert!(tampered("UPDATE claim SET high = '9' WHERE high = '102'") > 0);
    assert!(tampered("DELETE FROM membership WHERE document = 1") > 0);
    assert!(tampered("UPDATE mention SET start = start + 1 WHERE low = '102' AND document = 1") > 0);
}

#[test]
fn files_that_are_no_database_of_ours_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    assert!(matches!(Store::open_existing(&path), Err(Error::Missing(_))));
    std::fs::write(&path, "not a database, but long enough to look like one to a careless reader").unwrap();
    assert!(matches!(Store::open_existing(&path), Err(Error::NotADatabase(_))));
    assert!(matches!(Store::open(&path), Err(Error::NotADatabase(_))));
}

#[test]
fn a_question_finds_the_stories_it_is_about() {
    let mut store = filled([articles()]);
    let all = store.load().unwrap();
    let found = store.about(["rescue", "47", "missouri"], 1).unwrap().unwrap();
    let titles = |stories: &[claimgraph::model::StoryId]| -> usize {
        let of = all.resolution.stories.iter().filter(|story| stories.contains(&story.id));
        of.map(|story| story.documents.len()).sum()
    };
    assert_eq!(titles(&found), 5, "the story of the demonstration articles");
    assert_eq!(store.about(["no-such-word"], 9).unwrap(), Some(Vec::new()));
    assert!(store.finds("rescue").unwrap() && !store.finds("no-such-word").unwrap());
    assert!(store.vocabulary().unwrap().len() > 100);
    let part = store.load_stories(&found).unwrap();
    assert_eq!(part.corpus.documents().len(), 5);
    let first = store.weightiest(1).unwrap();
    assert_eq!(first.len(), 1);
    let forgotten = part.corpus.documents().iter().map(|document| document.id).collect::<Vec<_>>();
    workspace::forget(&mut store, &forgotten, &LEXICON).unwrap();
    assert!(!store.about(["rescue", "47"], 9).unwrap().unwrap().contains(&found[0]));
    assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
}
