//! Holds that lines which an outlet prints under one article after another are no claims, whatever their
//! wording, and that repeated claims stay claims: in one pile and in a database, in any order.

use claimgraph::ingest;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Analysis, Document, DocumentId};
use claimgraph::store::Store;
use claimgraph::workspace;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// What happened, told by outlets that have nothing else in common.
const HAPPENINGS: [&str; 6] = [
    "A ferry capsized off Ludno on Monday and 17 passengers drowned, the coastguard of Ludno said.",
    "Police in Teremy arrested 23 men after a raid on the Karsk warehouse.",
    "A fire at the Halvern mill injured 31 workers, the Halvern fire service said.",
    "The Brenner council sold 212 flats to Moravec Estates.",
    "Some 640 hectares of barley were lost near Osterby, farmers of Osterby said.",
    "The Vandal bridge was closed after 9 cables snapped over the Ruhne.",
];

/// A sentence that outlets repeat for years, and that is a claim.
const BACKGROUND: &str = "The war in Tarsia has killed 41200 people.";

/// What one outlet prints under everything.
const LINE: &str = "Join the 45300 readers who get our morning briefing.";

fn document(source: &str, at: usize, line: &str) -> Document {
    let text = format!("{}\n\n{line}\n\n{BACKGROUND}\n", HAPPENINGS[at]);
    let day = format!("2024-0{}-11", at + 1);
    let line =
        serde_json::json!({"id": format!("{source}-{at}"), "source": source, "published": day, "text": text});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    std::fs::write(&path, line.to_string()).unwrap();
    let pieces = ingest::pieces(&[path]);
    pieces.map(|piece| ingest::document(piece.unwrap()).unwrap()).next().unwrap()
}

/// Returns the numbers that stand in claims, as written.
fn claimed(analysis: &Analysis) -> BTreeSet<String> {
    let mentions = analysis.resolution.claims.iter().flat_map(|claim| &claim.mentions);
    mentions.map(|id| analysis.corpus.mention(*id).unwrap().text.clone()).collect()
}

fn pile(source: &str, count: usize) -> Vec<Document> {
    (0..count).map(|at| document(source, at, LINE)).collect()
}

#[test]
fn a_line_of_one_outlet_is_no_claim_from_the_fourth_article_on() {
    let claims = |documents| claimed(&workspace::analyse(documents, &[], &LEXICON));
    let (three, four) = (claims(pile("Post", 3)), claims(pile("Post", 4)));
    assert!(three.contains("45300") && three.contains("41200"), "{three:?}");
    assert!(!four.contains("45300"), "{four:?}");
    assert!(four.contains("41200") && four.contains("17"), "a background sentence is a claim: {four:?}");
}

#[test]
fn copies_in_other_outlets_and_quotations_are_claims() {
    let claims = |documents| claimed(&workspace::analyse(documents, &[], &LEXICON));
    let outlets = ["Post", "Herald", "Star", "Echo"];
    let copies = (0..4).map(|at| document(outlets[at], at, LINE)).collect();
    assert!(claims(copies).contains("45300"));
    let quoted = "“We treated 45300 people in our tents,” the mayor said.";
    assert!(claims((0..5).map(|at| document("Post", at, quoted)).collect()).contains("45300"));
}

#[test]
fn a_database_finds_the_same_in_any_order_and_forgets_it_again() {
    let documents = pile("Post", 5);
    let fresh = claimed(&workspace::analyse(documents.clone(), &[], &LEXICON));
    for order in [[0, 1, 2, 3, 4], [4, 2, 0, 3, 1]] {
        let mut store = Store::in_memory().unwrap();
        for at in order {
            workspace::add(&mut store, vec![documents[at].clone()], &LEXICON).unwrap();
            workspace::settle(&mut store, &LEXICON).unwrap();
        }
        assert_eq!(claimed(&store.load().unwrap()), fresh);
        assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
        let gone: Vec<DocumentId> = documents[..2].iter().map(|document| document.id).collect();
        workspace::forget(&mut store, &gone, &LEXICON).unwrap();
        assert!(claimed(&store.load().unwrap()).contains("45300"), "three articles are too few");
        assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
        workspace::add(&mut store, documents[..2].to_vec(), &LEXICON).unwrap();
        workspace::settle(&mut store, &LEXICON).unwrap();
        assert_eq!(claimed(&store.load().unwrap()), fresh);
        workspace::rebuild(&mut store, &LEXICON).unwrap();
        assert_eq!(claimed(&store.load().unwrap()), fresh);
        assert_eq!(workspace::verify(&mut store, &LEXICON).unwrap(), []);
    }
}
