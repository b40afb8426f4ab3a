//! Measures who copied from whom on the marked articles: pairs found, and in which direction.

use claimgraph::extract::extract;
use claimgraph::graph::ClaimGraph;
use claimgraph::ingest;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{ContentHash, Copying, Corpus, Document, DocumentId};
use claimgraph::{reuse, workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Least precision of pairs, over all corpora.
const PRECISION: f64 = 0.95;

/// Least recall. Two of the 32 marked pairs are not reported and are not meant to be: one sentence of 17 words,
/// which two reporters may both have from a release, and a paragraph of background that an agency repeats
/// under its own name.
const RECALL: f64 = 0.93;

/// Least share of pairs whose direction is right, over all corpora.
const DIRECTION: f64 = 0.9;

/// The marked corpora: articles, and the file that lists the copies among them.
const CORPORA: [(&str, &str); 3] = [
    ("data/practice/stories", "data/practice/relations.json"),
    ("data/varied/stories", "data/varied/relations.json"),
    ("data", "data/united-front-gold/relations.json"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The articles of a corpus and what was found among them.
struct Found {
    corpus: Corpus,
    copies: Vec<Copying>,
}

/// Reads the articles below a folder, named by their path below it.
fn found(folder: &Path, only: &str) -> Found {
    let mut documents = Vec::new();
    for piece in ingest::pieces(&[folder.join(only)]) {
        let piece = piece.unwrap();
        let name = piece.path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let mut document = ingest::document(piece).unwrap();
        document.name = name;
        documents.push(document);
    }
    let lexicon = Lexicon::embedded().unwrap();
    let extractions: BTreeMap<_, _> = documents.iter().map(|d| (d.id, extract(d, &lexicon))).collect();
    let copies = reuse::copies(&documents, &extractions, &lexicon);
    Found { corpus: Corpus::new(documents, Vec::new()), copies }
}

fn name(pile: &Found, id: DocumentId) -> String {
    pile.corpus.document(id).unwrap().name.clone()
}

/// Returns the pairs of a corpus as marked, the copy first.
fn marked(file: &Path) -> BTreeSet<(String, String)> {
    let relations: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    relations["copies"].as_array().unwrap().iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

fn unordered((a, b): (String, String)) -> (String, String) {
    if a < b { (a, b) } else { (b, a) }
}

#[test]
fn the_marked_copies_are_found_with_their_direction() {
    let (mut right, mut all, mut common, mut given) = (0, 0, 0, 0);
    for (folder, relations) in CORPORA {
        let only = if folder == "data" { "united-front" } else { "" };
        let pile = found(&root().join(folder), only);
        let wanted = marked(&root().join(relations));
        let both = |copying: &Copying| (name(&pile, copying.copy), name(&pile, copying.original));
        let found: BTreeSet<_> = pile.copies.iter().map(both).collect();
        let wanted_pairs: BTreeSet<_> = wanted.iter().cloned().map(unordered).collect();
        let found_pairs: BTreeSet<_> = found.iter().cloned().map(unordered).collect();
        common += wanted_pairs.intersection(&found_pairs).count();
        given += found_pairs.len();
        for copying in &pile.copies {
            println!("{:?} {}: {}", both(copying), copying.directed, copying.evidence.join("; "));
        }
        let missed: Vec<_> = wanted_pairs.difference(&found_pairs).collect();
        println!("{folder}: missed {missed:?}");
        let directed = pile.copies.iter().filter(|copying| copying.directed);
        right += directed.filter(|copying| wanted.contains(&both(copying))).count();
        all += wanted.len();
    }
    let (recall, precision) = (common as f64 / all as f64, common as f64 / given.max(1) as f64);
    println!("recall {recall:.2}, precision {precision:.2}, direction: {right} of {all}");
    assert!(recall >= RECALL && precision >= PRECISION);
    assert!(right as f64 >= DIRECTION * all as f64);
}

#[test]
fn every_passage_quotes_its_document() {
    let pile = found(&root().join("data/practice/stories"), "");
    for copying in &pile.copies {
        let text = |id| pile.corpus.document(id).unwrap().text.as_str();
        for passage in &copying.passages {
            let (copy, original) =
                (passage.copy.of(text(copying.copy)), passage.original.of(text(copying.original)));
            assert!(!copy.is_empty() && !original.is_empty());
            let words = |text: &str| -> Vec<String> {
                text.split(|c: char| !c.is_alphanumeric())
                    .map(str::to_lowercase)
                    .filter(|w| !w.is_empty())
                    .collect()
            };
            // All marked copies are verbatim.
            assert_eq!(words(copy), words(original));
        }
    }
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let pile = found(&root().join("data/practice/stories"), "");
    let lexicon = Lexicon::embedded().unwrap();
    let mut documents = pile.corpus.documents().to_vec();
    documents.reverse();
    documents.rotate_left(17);
    let extractions: BTreeMap<_, _> = documents.iter().map(|d| (d.id, extract(d, &lexicon))).collect();
    let copies = reuse::copies(&documents, &extractions, &lexicon);
    assert_eq!(copies, pile.copies);
    let originators = reuse::originators(pile.corpus.documents(), &copies, &lexicon);
    assert_eq!(reuse::originators(&documents, &copies, &lexicon), originators);
}

fn article(source: &str, text: &str) -> Document {
    let id = DocumentId(ContentHash::new().field(source).field(text).finish());
    Document {
        id,
        name: format!("{source}.txt"),
        source: source.to_owned(),
        published: Some(jiff::civil::date(2025, 3, 4)),
        text: text.to_owned(),
        ..Document::default()
    }
}

#[test]
fn nine_outlets_with_one_agency_are_one_originator() {
    let text = "VASKER (EPA) - Police in Vasker arrested 58 people on Tuesday night in raids on call \
                centres. Officers seized 216 laptops and took them to the cellar of the town hall, where \
                they will be read in the coming weeks by experts from Ludno.";
    let outlets = ["Post", "Herald", "Star", "Mail", "Sun", "Echo", "Argus", "Globe", "Courier"];
    let documents = outlets.map(|outlet| article(outlet, text)).to_vec();
    let analysis = workspace::analyse(documents, &[], &Lexicon::embedded().unwrap());
    let widest = analysis.resolution.claims.iter().max_by_key(|claim| claim.mentions.len()).unwrap();
    let support = claimgraph::report::outline::support(&analysis, &widest.mentions);
    assert_eq!(support, "9 outlets, 1 originator (EPA)");
    let dominated = ClaimGraph::build(&analysis).single_originator();
    assert_eq!(dominated.get(&widest.id).map(String::as_str), Some("EPA"));
}

#[test]
fn a_number_in_a_borrowed_paragraph_is_not_the_borrowers() {
    let shared = "Officers seized 216 laptops and took them to the cellar of the town hall, where they will be \
                  read in the coming weeks by experts from Ludno and from two universities of the north.";
    let first =
        article("Vasker Post", &format!("Police in Vasker arrested 58 people on Tuesday.\n\n{shared}"));
    let own = "People in the street had noticed little. The kiosk was open all night, the trams ran, and who \
               looked up saw nothing but dark windows in the house with the brewery in its yard. The police \
               arrested 58 people in Vasker on Tuesday, counted by our reporter as they were led out one by \
               one, some of them without shoes, between two rows of vans that filled Hop Street to its end.";
    let second =
        article("Ludno Echo", &format!("{own}\n\n{shared}\n\nAccording to the Vasker Post nobody was hurt."));
    let analysis = workspace::analyse(vec![first, second.clone()], &[], &Lexicon::embedded().unwrap());
    let behind = |number: &str| -> Vec<&str> {
        let mentions = analysis.corpus.mentions().iter();
        analysis.originators.behind_mentions(mentions.filter(|m| m.text == number && m.document == second.id))
    };
    assert_eq!(behind("216"), ["Vasker Post"]);
    assert_eq!(behind("58"), ["Ludno Echo"]);
}

#[test]
fn an_odd_figure_that_all_others_contradict_is_a_hint_and_counts_for_nothing() {
    let said = |outlet: &str, number: u32, rest: &str| {
        article(outlet, &format!("Police in Vasker rescued {number} hostages on Tuesday. {rest}"))
    };
    let documents = vec![
        said("Post", 74, "It rained all day."),
        said("Herald", 74, "The mayor was away, as he often is."),
        said("Star", 47, "The trams stood still until evening."),
        said("Mail", 47, "Hop Street was full of vans."),
        said("Sun", 47, "Nobody in the kiosk had seen it coming."),
    ];
    let lexicon = Lexicon::embedded().unwrap();
    let analysis = workspace::analyse(documents, &[], &lexicon);
    let hints = reuse::hints(&analysis, &lexicon);
    let words: Vec<&str> = hints.iter().map(|hint| hint.explanation.as_str()).collect();
    assert_eq!(words.len(), 1, "{words:?}");
    assert!(
        words[0].starts_with("alone say 74 ") && words[0].ends_with("3 other documents contradict"),
        "{words:?}"
    );
    let claim = analysis.resolution.claims.iter().find(|claim| claim.quantity.to_string() == "74").unwrap();
    assert_eq!(claimgraph::report::outline::support(&analysis, &claim.mentions), "2 outlets");
}

#[test]
fn a_long_footer_of_one_outlet_is_no_copying() {
    let footer = "The Vasker Post is read in nine valleys and has been printed without a break since the year \
                  of the great flood. Letters to the editors are welcome and are answered by hand, often late \
                  and never twice. Whoever finds a mistake in these pages is asked to tell the desk, which \
                  keeps a list of them in the hall for all to see, and thanks every finder with a cup of tea \
                  at noon.";
    let first =
        article("Vasker Post", &format!("Police arrested 58 people on Tuesday in Vasker.\n\n{footer}"));
    let second = article("Vasker Post", &format!("The river rose by two metres in the night.\n\n{footer}"));
    let long = |document: Document, rest: &str| Document {
        text: format!("{rest}\n\n{}", document.text),
        ..document
    };
    let first = long(first, &"The trams stood still and nobody knew why until noon. ".repeat(12));
    let second = long(second, &"Forty cellars are full of mud and the school stays shut. ".repeat(12));
    let lexicon = Lexicon::embedded().unwrap();
    assert_eq!(reuse::copies(&[first, second], &BTreeMap::new(), &lexicon), []);
}
