//! Holds the guesses at why claims contradict each other: each cause where something in the articles shows
//! it, and none where the same articles do not.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{CauseKind, ContentHash, Document, DocumentId, Findings};
use claimgraph::workspace;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Returns what is found in articles that were printed on these days of March.
fn found(articles: &[(u8, &str)]) -> Findings {
    let document = |(at, (day, text)): (usize, &(u8, &str))| Document {
        id: DocumentId(ContentHash::new().number(at as u64).field(text).finish()),
        name: format!("{at}.txt"),
        source: format!("Paper {at}"),
        published: format!("2026-03-{day:02}").parse().ok(),
        text: (*text).to_owned(),
        ..Document::default()
    };
    workspace::analyse(articles.iter().enumerate().map(document).collect(), &[], &LEXICON).findings
}

/// Returns the cause of each contradiction with its evidence.
fn causes(articles: &[(u8, &str)]) -> Vec<Option<(CauseKind, String)>> {
    let conflicts = found(articles).conflicts.into_iter();
    conflicts.map(|conflict| conflict.cause.map(|cause| (cause.kind, cause.evidence))).collect()
}

/// Holds that two articles of one day contradict each other for that reason.
fn holds(kind: CauseKind, evidence: &str, left: &str, right: &str) {
    assert_eq!(causes(&[(3, left), (3, right)]), [Some((kind, evidence.to_owned()))], "{left}");
}

/// Holds that two articles of one day contradict each other, and nothing shows why.
fn holds_none(left: &str, right: &str) {
    assert_eq!(causes(&[(3, left), (3, right)]), [None], "{left}");
}

const HOMES: &str = "The flood in Lusca destroyed 1,254 homes on Tuesday, the council said.";

#[test]
fn digits_in_another_order() {
    let other = "On Tuesday the flood in Lusca destroyed 1,524 homes.";
    holds(CauseKind::SwappedDigits, "1,254 and 1,524 have the same digits", HOMES, other);
    holds_none(HOMES, "On Tuesday the flood in Lusca destroyed 1,534 homes.");
}

#[test]
fn a_factor_of_ten_or_a_thousand() {
    let ten = "On Tuesday the flood in Lusca destroyed 12,540 homes.";
    holds(CauseKind::Magnitude, "12,540 is 10 times 1,254", HOMES, ten);
    let thousand = "On Tuesday the flood in Lusca destroyed 1,254,000 homes.";
    holds(CauseKind::Magnitude, "1,254,000 is 1000 times 1,254", HOMES, thousand);
    holds_none(HOMES, "On Tuesday the flood in Lusca destroyed 3,100 homes.");
}

#[test]
fn rounding_beyond_what_is_usual() {
    let rounded = "On Tuesday the flood in Lusca destroyed 1,300 homes.";
    holds(CauseKind::Rounding, "1,254 and 1,300 are the same but for rounding", HOMES, rounded);
    holds_none(HOMES, "On Tuesday the flood in Lusca destroyed 1,700 homes.");
}

#[test]
fn miles_for_kilometres_and_acres_for_hectares() {
    let slick = |length: &str| {
        format!("The oil slick off Lusca is {length} long, the harbour master of Lusca said on Tuesday.")
    };
    let miles = "70 km and 70 miles are one number with two units";
    holds(CauseKind::Unit, miles, &slick("70 km"), &slick("70 miles"));
    let fire =
        |area: &str| format!("The wildfire near Lusca burned {area} of forest, rangers said on Tuesday.");
    let acres = "4,000 acres and 4,000 hectares are one number with two units";
    holds(CauseKind::Unit, acres, &fire("4,000 acres"), &fire("4,000 hectares"));
    let converted = "4,000 hectares and 9,880 hectares differ as acres and hectares do";
    holds(CauseKind::Unit, converted, &fire("4,000 hectares"), &fire("9,880 hectares"));
    holds_none(&fire("4,000 hectares"), &fire("8,150 hectares"));
    assert_eq!(causes(&[(3, &fire("4,000 hectares")), (3, &fire("9,880 acres"))]), [], "they are equal");
}

#[test]
fn the_number_of_another_column() {
    let raid =
        "Police raided farms in Operation Barn on Tuesday. They arrested 17 people and rescued 43 workers.";
    let mixed = "In Operation Barn on Tuesday, police arrested 43 people.";
    holds(CauseKind::MixedUp, "43 is given elsewhere for workers rescued", raid, mixed);
    holds_none(raid, "In Operation Barn on Tuesday, police arrested 26 people.");
}

#[test]
fn the_number_of_the_neighbouring_place() {
    let raid = "Police raided farms on Tuesday. In Lusca 17 people were arrested. In Teremy 43 people were arrested.";
    let mixed = "Police raided farms on Tuesday. In Lusca 43 people were arrested. In Teremy 43 people were arrested.";
    holds(CauseKind::MixedUp, "43 is given elsewhere for people arrested, Teremy", raid, mixed);
    holds_none(raid, &mixed.replace("Lusca 43", "Lusca 26"));
    let moved = causes(&[
        (
            3,
            "Police raided farms in Operation Barn on Tuesday. In Lusca 17 people were arrested, in Teremy 43 people were arrested.",
        ),
        (3, "In Operation Barn on Tuesday, police arrested 43 people in Teremy."),
        (3, "In Operation Barn on Tuesday, police arrested 43 people in Lusca."),
    ]);
    let placed = |cause: &Option<(CauseKind, String)>| {
        cause.as_ref().is_some_and(|(kind, why)| {
            *kind == CauseKind::OtherPlace && why.contains("Lusca") && why.contains("Teremy")
        })
    };
    assert!(moved.iter().any(placed), "{moved:?}");
}

#[test]
fn a_number_that_is_given_again_after_a_newer_one() {
    let fleet = |number: u32| format!("The council of Lusca owns {number} cars, the council said.");
    let (first, second) = (fleet(480), fleet(220));
    let [Some((kind, evidence))] = &causes(&[(3, &first), (5, &second), (7, &first)])[..] else {
        panic!("one contradiction")
    };
    assert_eq!(*kind, CauseKind::Stale);
    assert!(evidence.starts_with("480 was the number on 2026-03-03"), "{evidence}");
    assert_eq!(causes(&[(5, &second), (7, &first)]), [None]);
}

#[test]
fn what_moves_from_day_to_day_is_a_series_and_its_older_number_stale() {
    let power = |number: u32| format!("In Lusca {number} people have no power, the council said.");
    let (first, second) = (power(480), power(220));
    let findings = found(&[(3, &first), (5, &second), (7, &first)]);
    let [update] = &findings.updates[..] else { panic!("one series") };
    assert!(findings.conflicts.is_empty(), "{findings:?}");
    assert!(update.explanation.contains("revised, 480 (2026-03-03), then 220 (2026-03-05)"), "{update:?}");
    assert!(update.explanation.contains("480 is out of date where Paper 2 gives it"), "{update:?}");
}

#[test]
fn the_row_that_a_list_lacks() {
    let list =
        |rows: &str| format!("Police raided farms on Tuesday. They arrested 60 people in all.\n\n{rows}");
    let three = "Lusca: 17 people arrested\nTeremy: 30 people arrested\nObra: 9 people arrested\n";
    let whole = format!("{three}Kalm: 4 people arrested\n");
    let evidence = "4 for Kalm would make up the difference";
    holds(CauseKind::MissingPart, evidence, &list(three), &list(&whole));
    let [None] = causes(&[(3, &list(three))])[..] else { panic!("nothing shows which row it lacks") };
}

#[test]
fn two_speakers_who_count_differently() {
    let police = "Police said 400 people marched in Lusca on Tuesday.";
    let organisers = "Organisers said 900 people marched in Lusca on Tuesday.";
    let [Some((kind, evidence))] = &causes(&[(3, police), (3, organisers)])[..] else {
        panic!("they differ")
    };
    assert_eq!(*kind, CauseKind::Speakers);
    assert!(evidence.contains("Police says 400") && evidence.contains("Organisers says 900"), "{evidence}");
    holds_none(police, "On Tuesday 900 people marched in Lusca.");
}

#[test]
fn a_number_whose_noun_stands_elsewhere_may_be_misread() {
    let other = "Of the homes in Lusca, 900 were destroyed by the flood on Tuesday.";
    holds(CauseKind::Reading, "the tool is unsure what 900 counts", HOMES, other);
    holds_none(HOMES, "On Tuesday the flood in Lusca destroyed 900 homes.");
}

#[test]
fn what_two_firms_each_cut_is_no_contradiction() {
    let left = "Northwind Airlines cut 300 jobs on Tuesday as it left Port Almar, days after Baltic Air.";
    let other = "Baltic Air cut 500 jobs on Tuesday as it left Port Almar, after Northwind Airlines.";
    assert_eq!(causes(&[(3, left), (3, other)]), []);
    let same = "Northwind Airlines cut 370 jobs on Tuesday as it left Port Almar.";
    holds_none(left, same);
}
