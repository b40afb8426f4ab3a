//! Holds what detection promises: what contradicts what in small piles of articles, and what may never
//! change by it.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

use claimgraph::detect::{Surroundings, compare};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Analysis, Bound, CauseKind, Conflict, ConflictKind, ContentHash, Decimal, Document, DocumentId, Mention,
    Verdict,
};
use claimgraph::workspace;
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

fn document(name: &str, text: &str) -> Document {
    Document {
        id: DocumentId(ContentHash::new().field(name).field(text).finish()),
        name: name.to_owned(),
        source: name.to_owned(),
        published: Some("2026-03-03".parse().unwrap()),
        text: text.to_owned(),
        ..Document::default()
    }
}

fn analyse(texts: &[(&str, &str)]) -> Analysis {
    let documents = texts.iter().map(|(name, text)| document(name, text)).collect();
    workspace::analyse(documents, &[], &LEXICON)
}

/// Returns the conflicts as kind and the amounts of both sides, the smaller amount first.
fn said(analysis: &Analysis) -> Vec<(ConflictKind, [String; 2])> {
    let sides = |conflict: &Conflict| {
        let mut labels: Vec<String> = conflict.sides.iter().map(|side| side.label.clone()).collect();
        labels.sort();
        (conflict.kind, [labels[0].clone(), labels[1].clone()])
    };
    analysis.findings.conflicts.iter().map(sides).collect()
}

fn value(left: &str, right: &str) -> (ConflictKind, [String; 2]) {
    (ConflictKind::Value, [left.to_owned(), right.to_owned()])
}

const FERRY: [(&str, &str); 3] = [
    (
        "Harbour Post",
        "The ferry Maribel sank off Port Almar on Tuesday. Coast guards rescued 214 passengers from the ferry Maribel. Doctors in Port Almar treated 87 passengers for cold.",
    ),
    (
        "Daily Almar",
        "The ferry Maribel sank off Port Almar on Tuesday. In all, 214 passengers of the ferry Maribel were rescued, the coast guard said. Doctors in Port Almar treated 87 passengers.",
    ),
    (
        "Coast Radio",
        "The ferry Maribel sank off Port Almar on Tuesday. Only 87 passengers of the ferry Maribel were rescued, coast guards in Port Almar said.",
    ),
];

#[test]
fn a_number_from_the_line_beside_contradicts_the_one_its_words_speak_of() {
    let analysis = analyse(&FERRY);
    assert_eq!(said(&analysis), [value("214", "87")]);
    let cause = analysis.findings.conflicts[0].cause.clone().unwrap();
    assert_eq!(cause.kind, CauseKind::MixedUp, "{}", cause.evidence);
}

#[test]
fn without_the_article_its_contradiction_is_gone() {
    assert_eq!(said(&analyse(&FERRY[..2])), []);
}

#[test]
fn two_speakers_in_one_article_disagree() {
    let analysis = analyse(&[(
        "Kesh Wire",
        "The United Nations says 86,000 refugees live in the camp at Kesh. The government says there are 120,000.",
    )]);
    assert_eq!(said(&analysis), [value("120,000", "86,000")]);
    assert_eq!(analysis.findings.conflicts[0].cause.as_ref().unwrap().kind, CauseKind::Speakers);
}

#[test]
fn one_sentence_that_gives_two_amounts_contradicts_nothing() {
    let analysis =
        analyse(&[("Local", "The list of the dead at Lusca has eight pages instead of 24 pages.")]);
    assert_eq!(said(&analysis), []);
}

#[test]
fn what_happened_in_an_earlier_year_is_told_in_passing() {
    let analysis = analyse(&[
        (
            "A",
            "Nine people died in the fire at Lusca on Tuesday. It was the worst fire in Lusca since 1989, when 37 people died.",
        ),
        ("B", "The fire at Lusca on Tuesday killed nine people."),
    ]);
    assert_eq!(said(&analysis), []);
}

#[test]
fn a_share_with_its_part_in_apposition_is_worked_out() {
    let analysis = analyse(&[(
        "Board",
        "The fraud at Lusca had 3,200 victims. According to the office, 72 percent of them, 1,300 people, are over 65.",
    )]);
    let kinds: Vec<ConflictKind> = analysis.findings.conflicts.iter().map(|conflict| conflict.kind).collect();
    assert_eq!(kinds, [ConflictKind::Share]);
}

#[test]
fn the_order_of_the_articles_makes_no_difference() {
    let mut reversed = FERRY;
    reversed.reverse();
    assert_eq!(analyse(&FERRY).findings, analyse(&reversed).findings);
}

/// Returns the mentions of two reports of one count.
fn reports(left: &str, right: &str) -> (Mention, Mention) {
    let analysis = analyse(&[
        ("A", &format!("{left} people died in the fire at Lusca on Tuesday.")),
        ("B", &format!("The fire at Lusca on Tuesday killed {right} people.")),
    ]);
    let mut mentions = analysis.corpus.mentions().iter().cloned();
    (mentions.next().unwrap(), mentions.next().unwrap())
}

fn contradicts(a: &Mention, b: &Mention) -> bool {
    let around = Surroundings { lexicon: &LEXICON, broken_down: false };
    matches!(compare(a, b, around), Verdict::Contradicts(_))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn comparing_is_symmetric(left in 2u32..5000, right in 2u32..5000, about in any::<bool>()) {
        let rough = if about { "about " } else { "" };
        let (a, b) = reports(&format!("{rough}{left}"), &right.to_string());
        let around = Surroundings { lexicon: &LEXICON, broken_down: false };
        prop_assert_eq!(compare(&a, &b, around), compare(&b, &a, around));
    }

    #[test]
    fn widening_an_interval_never_makes_a_contradiction(
        left in 2u32..5000,
        right in 2u32..5000,
        below in 0u32..500,
        above in 0u32..500,
    ) {
        let (a, mut b) = reports(&left.to_string(), &right.to_string());
        let before = contradicts(&a, &b);
        let moved = |bound: Option<Bound>, by: i64| {
            bound.map(|bound| Bound { value: bound.value + Decimal::from(by), ..bound })
        };
        b.quantity.low = moved(b.quantity.low, -i64::from(below));
        b.quantity.high = moved(b.quantity.high, i64::from(above));
        prop_assert!(before || !contradicts(&a, &b));
    }

    #[test]
    fn within_one_figure_exactly_the_disjoint_pairs_contradict(values in prop::collection::vec(20u32..400, 2..6)) {
        let names: Vec<String> = (0..values.len()).map(|at| format!("Paper {at}")).collect();
        let texts: Vec<String> = values
            .iter()
            .map(|value| format!("The council said {value} residents of Lusca had voted at the town hall."))
            .collect();
        let pile: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        let analysis = analyse(&pile);
        // What a naive check of all pairs within each figure says, against what the summaries say.
        for figure in &analysis.resolution.figures {
            let mentions: Vec<&Mention> = figure.mentions.iter().filter_map(|id| analysis.corpus.mention(*id)).collect();
            for a in &mentions {
                for b in &mentions {
                    let together = analysis.findings.conflicts.iter().any(|conflict| {
                        let on = |id| conflict.sides.iter().position(|side| side.mentions.contains(id));
                        on(&a.id).zip(on(&b.id)).is_some_and(|(x, y)| x != y)
                    });
                    if contradicts(a, b) {
                        prop_assert!(together, "{} and {}", a.text, b.text);
                    } else {
                        prop_assert!(!together, "{} and {}", a.text, b.text);
                    }
                }
            }
        }
    }

    #[test]
    fn removing_an_article_removes_exactly_its_contradictions(values in prop::collection::vec(20u32..400, 3..6), gone in 0usize..3) {
        let names: Vec<String> = (0..values.len()).map(|at| format!("Paper {at}")).collect();
        let texts: Vec<String> = values
            .iter()
            .map(|value| format!("The council said {value} residents of Lusca had voted at the town hall."))
            .collect();
        let all: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        let mut fewer = all.clone();
        fewer.remove(gone);
        let opposed = |analysis: &Analysis| {
            let mut pairs = Vec::new();
            for conflict in &analysis.findings.conflicts {
                for x in &conflict.sides[0].mentions {
                    pairs.extend(conflict.sides[1].mentions.iter().map(|y| (*x.min(y), *x.max(y))));
                }
            }
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        };
        let whole = analyse(&all);
        let removed = document(all[gone].0, all[gone].1).id;
        let stays = |id| whole.corpus.mention(id).is_some_and(|mention: &Mention| mention.document != removed);
        let kept: Vec<_> = opposed(&whole).into_iter().filter(|(x, y)| stays(*x) && stays(*y)).collect();
        prop_assert_eq!(kept, opposed(&analyse(&fewer)));
    }
}
