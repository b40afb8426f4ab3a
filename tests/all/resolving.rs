//! Holds what grouping promises: the same groups whatever the order and the batches, happenings kept
//! apart that one article tells of, old events kept apart from new ones, and reasons for all of it.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Analysis, Corpus, Document, Extraction, Judgement, Resolution, Ruling};
use claimgraph::store::Store;
use claimgraph::{ingest, resolve, workspace};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// The articles of some practice stories and of the two fires, read once.
static READ: LazyLock<Vec<(Document, Extraction)>> = LazyLock::new(|| {
    let stories =
        ["data/practice/stories/crush", "data/practice/stories/docks", "data/practice/stories/quake"];
    let folders = stories.into_iter().chain(["tests/cases/two-fires", "tests/cases/old-ferry"]);
    workspace::read(folders.flat_map(documents).collect(), &LEXICON)
});

fn documents(folder: &str) -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pieces = ingest::pieces(&[root.join(folder)]);
    pieces.map(|piece| ingest::document(piece.unwrap()).unwrap()).collect()
}

fn resolved(read: &[(Document, Extraction)], judgements: &[Judgement]) -> Resolution {
    let mentions = read.iter().flat_map(|(_, read)| read.mentions.clone()).collect();
    let documents = read.iter().map(|(document, _)| document.clone()).collect();
    resolve::resolve(&Corpus::new(documents, mentions), judgements, &LEXICON)
}

/// Returns, for each figure, the texts of its numbers with their documents, all sorted.
fn figures(analysis: &Analysis) -> BTreeSet<Vec<String>> {
    let name = |id| {
        let mention = analysis.corpus.mention(id).unwrap();
        let document = &analysis.corpus.document_of(mention).unwrap().name;
        let counted = mention.counted.as_ref().map_or("", |counted| counted.lemma.as_str());
        format!("{} {} {counted}", Path::new(document).file_stem().unwrap().to_str().unwrap(), mention.text)
    };
    let figure = |mentions: &Vec<_>| {
        let mut names: Vec<String> = mentions.iter().map(|id| name(*id)).collect();
        names.sort();
        names
    };
    analysis.resolution.figures.iter().map(|figure_of| figure(&figure_of.mentions)).collect()
}

/// Returns the documents of the figures that hold a number written like that.
fn told_in(analysis: &Analysis, number: &str, counted: &str) -> BTreeSet<String> {
    let like = |entry: &String| entry.to_lowercase().ends_with(&format!(" {number} {counted}"));
    let holds = figures(analysis).into_iter().filter(|figure| figure.iter().any(like));
    let document = |entry: String| entry.split(' ').next().unwrap().to_owned();
    holds.flatten().map(document).collect()
}

#[test]
fn one_article_about_two_fires_does_not_make_them_one() {
    let analysis = workspace::analyse(documents("tests/cases/two-fires"), &[], &LEXICON);
    assert_eq!(analysis.resolution.stories.len(), 1, "the review links all articles");
    let mill = BTreeSet::from(["mill_a", "mill_b", "roundup"].map(str::to_owned));
    let quay = BTreeSet::from(["quay_a", "quay_b", "roundup"].map(str::to_owned));
    assert_eq!(told_in(&analysis, "three", "person"), mill);
    assert_eq!(told_in(&analysis, "five", "person"), quay);
    assert_eq!(told_in(&analysis, "seven", "person"), mill);
    assert_eq!(told_in(&analysis, "twelve", "person"), quay);
    assert!(analysis.findings.conflicts.is_empty(), "{:#?}", analysis.findings.conflicts);
    assert!(analysis.findings.updates.is_empty(), "{:#?}", analysis.findings.updates);
}

#[test]
fn two_fires_without_the_article_about_both_are_two_stories() {
    let mut documents = documents("tests/cases/two-fires");
    documents.retain(|document| !document.name.ends_with("roundup.txt"));
    assert_eq!(workspace::analyse(documents, &[], &LEXICON).resolution.stories.len(), 2);
}

#[test]
fn what_happened_years_ago_is_no_figure_of_today() {
    let analysis = workspace::analyse(documents("tests/cases/old-ferry"), &[], &LEXICON);
    let figures = figures(&analysis);
    let one = |first: &str, second: &str| {
        figures.iter().any(|figure| {
            [first, second].iter().all(|part| figure.iter().any(|entry| entry.to_lowercase().contains(part)))
        })
    };
    assert!(one("nine", "eleven"), "those of this year are set against each other: {figures:#?}");
    assert!(!one("nine", "44") && !one("eleven", "44") && !one("120", "310"), "{figures:#?}");
}

#[test]
fn every_mention_is_in_one_figure_and_one_claim() {
    let resolution = resolved(&READ, &[]);
    let all: BTreeSet<_> = READ.iter().flat_map(|(_, read)| read.mentions.iter().map(|m| m.id)).collect();
    let of_figures: Vec<_> = resolution.figures.iter().flat_map(|figure| figure.mentions.clone()).collect();
    let of_claims: Vec<_> = resolution.claims.iter().flat_map(|claim| claim.mentions.clone()).collect();
    for list in [of_figures, of_claims] {
        assert_eq!(list.len(), all.len());
        assert_eq!(list.into_iter().collect::<BTreeSet<_>>(), all);
    }
    for decision in &resolution.decisions {
        assert!(!decision.reasons.is_empty());
    }
}

#[test]
fn what_a_person_decides_holds_against_all_evidence() {
    let before = resolved(&READ, &[]);
    let pair = |joined: bool| {
        let found = before.decisions.iter().find(|decision| decision.joined == joined).unwrap();
        (found.left, found.right)
    };
    let judge =
        |(left, right), ruling| Judgement { left, right: Some(right), ruling, note: None, retired: false };
    let (torn, joined) = (pair(true), pair(false));
    let judgements = [judge(torn, Ruling::Different), judge(joined, Ruling::Same)];
    let after = resolved(&READ, &judgements);
    let together = |(left, right)| {
        after.figures.iter().any(|figure| figure.mentions.contains(&left) && figure.mentions.contains(&right))
    };
    assert!(!together(torn) && together(joined));
    let said = |(left, right)| {
        let decision = after.decisions.iter().find(|d| (d.left, d.right) == (left, right)).unwrap();
        decision.reasons.concat().contains("a person decided")
    };
    assert!(said(torn) && said(joined));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_and_mentions_does_not_matter(
        order in Just((0..READ.len()).collect::<Vec<_>>()).prop_shuffle(),
        keep in 3_usize..30,
    ) {
        let some: Vec<_> = order.iter().take(keep).map(|at| READ[*at].clone()).collect();
        let mut sorted: Vec<_> = order.iter().take(keep).copied().collect();
        sorted.sort_unstable();
        let in_order: Vec<_> = sorted.into_iter().map(|at| READ[at].clone()).collect();
        prop_assert_eq!(resolved(&some, &[]), resolved(&in_order, &[]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn batches_give_what_all_at_once_gives(
        order in Just((0..READ.len()).collect::<Vec<_>>()).prop_shuffle(),
        size in 1_usize..7,
    ) {
        let mut store = Store::in_memory().unwrap();
        for batch in order.chunks(size) {
            let batch = batch.iter().map(|at| READ[*at].0.clone()).collect::<Vec<_>>();
            workspace::add(&mut store, batch, &LEXICON).unwrap();
            workspace::settle(&mut store, &LEXICON).unwrap();
        }
        let stored = store.load().unwrap().resolution;
        let at_once = Resolution { decisions: Vec::new(), ..resolved(&READ, &[]) };
        prop_assert_eq!(Resolution { decisions: Vec::new(), ..stored }, at_once);
    }

    #[test]
    fn what_goes_leaves_what_the_others_give(gone in prop::collection::btree_set(0..READ.len(), 1..4)) {
        let documents = |of: &dyn Fn(&usize) -> bool| {
            let documents = (0..READ.len()).filter(of).map(|at| READ[at].0.clone());
            documents.collect::<Vec<_>>()
        };
        let mut store = Store::in_memory().unwrap();
        workspace::add(&mut store, documents(&|_| true), &LEXICON).unwrap();
        workspace::settle(&mut store, &LEXICON).unwrap();
        let ids: Vec<_> = gone.iter().map(|at| READ[*at].0.id).collect();
        workspace::forget(&mut store, &ids, &LEXICON).unwrap();
        let mut without = Store::in_memory().unwrap();
        workspace::add(&mut without, documents(&|at| !gone.contains(at)), &LEXICON).unwrap();
        workspace::settle(&mut without, &LEXICON).unwrap();
        let (left, never) = (store.load().unwrap(), without.load().unwrap());
        prop_assert_eq!(left.resolution, never.resolution);
        prop_assert_eq!(left.findings, never.findings);
    }
}
