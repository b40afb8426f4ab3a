//! Holds what detection promises: what contradicts what in small piles of articles, and what may never
//! change by it.

use claimgraph::detect::{MAX_DISPUTES, MAX_QUOTED, Surroundings, compare};
use claimgraph::graph::{sum, total_and_parts};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Analysis, Bound, CauseKind, Conflict, ConflictKind, ContentHash, Decimal, Document, DocumentId, Mention,
    MentionId, Verdict,
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

/// Returns the kinds of the conflicts in one article.
fn kinds_in(text: &str) -> Vec<ConflictKind> {
    analyse(&[("Paper", text)]).findings.conflicts.iter().map(|conflict| conflict.kind).collect()
}

#[test]
fn what_came_and_went_must_lead_to_what_is_left() {
    let account = |last: u32| {
        format!(
            "On Sunday 410 people were staying in the centre at Lusca. Since then 148 have moved in, so that {last} are housed there tonight."
        )
    };
    assert_eq!(kinds_in(&account(540)), [ConflictKind::Change]);
    assert_eq!(kinds_in(&account(558)), []);
    // What is far off is not meant as an account.
    assert_eq!(kinds_in(&account(2100)), []);
}

#[test]
fn a_premium_that_the_text_works_out_must_fit_its_prices() {
    let offer = |premium: u32| {
        format!(
            "Orrel offers €41.50 a share. Pascoe closed at €32.40 on Friday, which makes a premium of {premium} percent."
        )
    };
    assert_eq!(kinds_in(&offer(28)), []);
    assert_eq!(kinds_in(&offer(38)), [ConflictKind::Change]);
}

#[test]
fn what_that_is_and_what_gap_that_leaves_is_worked_out() {
    let share = "In June 48,300 pupils sat the examination and 44,436 passed. That is 96 percent.";
    assert_eq!(kinds_in(share), [ConflictKind::Share]);
    assert_eq!(kinds_in(&share.replace("96", "92")), []);
    let gap = "The council plans to spend £84.6 million. With an income of £82.1 million that leaves a gap of £3.5 million.";
    let told = gap.replace("plans to spend", "spends");
    assert_eq!(kinds_in(&told), [ConflictKind::Change]);
    assert_eq!(kinds_in(&told.replace("3.5", "2.5")), []);
}

/// Returns the amounts of each series in words.
fn series(analysis: &Analysis) -> Vec<String> {
    analysis.findings.updates.iter().map(|update| update.explanation.clone()).collect()
}

#[test]
fn one_sentence_may_give_two_moments() {
    let text = "The harbour board showed 22 vessels at anchor at 08:00 and 31 at 16:00.";
    let told = series(&analyse(&[("Harbour Post", text)]));
    assert!(matches!(&told[..], [one] if one.contains("22 (2026-03-03 08:00), then 31")), "{told:?}");
    assert_eq!(series(&analyse(&[("Harbour Post", &text.replace(" at 08:00", ""))])), [""; 0]);
}

#[test]
fn at_least_31_is_outgrown_by_74_on_a_later_day_only() {
    let first = document("Wire", "The quake in Talvera killed at least 31 people, the agency said.");
    let mut second = document("Radio", "The quake in Talvera killed 74 people, the agency said.");
    let told =
        |second: &Document| series(&workspace::analyse(vec![first.clone(), second.clone()], &[], &LEXICON));
    assert_eq!(told(&second), [""; 0]);
    second.published = Some("2026-03-04".parse().unwrap());
    assert!(matches!(&told(&second)[..], [one] if one.contains("at least 31")), "{:?}", told(&second));
}

#[test]
fn passengers_and_crew_make_up_the_people() {
    let post = "The ferry Selma ran aground off Ludno with 312 passengers and 28 crew aboard.";
    let radio = "The ferry Selma ran aground off Ludno with 340 people aboard.";
    assert_eq!(said(&analyse(&[("Post", post), ("Radio", radio)])), []);
}

#[test]
fn the_same_number_with_another_unit_of_length_is_no_chance() {
    let here = "At Corran Top a gust of 148 km/h was measured in the night.";
    let there = "At Corran Top the wind blew at 148 mph in the night.";
    let found = said(&analyse(&[("Wire", here), ("Aske Times", there)]));
    assert_eq!(found, [value("148 km/h", "148 mph")]);
}

#[test]
fn the_other_two_close_a_list() {
    let list = |whole: u32| {
        format!(
            "The fire at Lusca killed {whole} tenants. Of the tenants who died, five came from Tarsova and four from Illaria. The other two were born in Lusca."
        )
    };
    assert_eq!(kinds_in(&list(12)), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&list(11)), []);
}

/// A list that does not add up is one list, however many articles print it.
#[test]
fn a_list_in_several_articles_is_added_up_once() {
    let list = "The raids at Almar ended at noon. Police arrested 60 people in the raids: 31 in Harrow, 20 in Linton and 12 in Marsh.";
    let again = format!(
        "{list} They named all 60 people arrested in the raids: 31 in Harrow, 20 in Linton and 12 in Marsh."
    );
    let found = analyse(&[("Wire", list), ("Almar Times", list), ("Coast Radio", &again)]);
    let [conflict] = found.findings.conflicts.as_slice() else { panic!("{:?}", said(&found)) };
    let (_, parts) = total_and_parts(conflict).unwrap();
    let sum = sum(&found, parts);
    assert_eq!(sum.parts.iter().map(|part| part.value.as_str()).collect::<Vec<_>>(), ["31", "20", "12"]);
    assert_eq!(sum.sum.unwrap().to_string(), "63");
}

#[test]
fn points_printed_as_per_cent_are_another_number() {
    let report = |unit: &str| {
        format!(
            "The share of households with children has risen by six {unit} in a year, the Larder Network at Lusca said."
        )
    };
    let both = |unit: &str| {
        let (points, other) = (report("percentage points"), report(unit));
        said(&analyse(&[("A", &points), ("B", &other)])).len()
    };
    assert_eq!(both("percent"), 1);
    assert_eq!(both("percentage points"), 0);
}

#[test]
fn one_outlet_brings_its_own_number_up_to_date() {
    let told = |number: u32| {
        format!("The fire at Lusca has burned {number} hectares of forest, the council of Lusca said.")
    };
    let (first, second) = (told(320), told(470));
    let mut documents = vec![document("Lusca Wire", &first), document("Lusca Wire", &second)];
    documents[1].published = Some("2026-03-05".parse().unwrap());
    let later = workspace::analyse(documents.clone(), &[], &LEXICON);
    assert_eq!(said(&later), []);
    documents[1].source = "Other Wire".to_owned();
    documents[1].published = documents[0].published;
    assert_eq!(said(&workspace::analyse(documents, &[], &LEXICON)).len(), 1);
}

#[test]
fn what_an_article_tells_as_before_and_after_is_no_contradiction() {
    let analysis = analyse(&[
        ("A", "Orrel raised its offer for Pascoe Mills of Lusca from €41.50 to €44.00 a share on Tuesday."),
        ("B", "Orrel offers €41.50 a share for Pascoe Mills of Lusca."),
    ]);
    assert_eq!(said(&analysis), []);
}

#[test]
fn who_wins_how_many_votes_is_told_apart_by_one_sentence() {
    let analysis = analyse(&[
        ("A", "In Lusca Mara Quill received 9,650 votes, Jon Ferris 6,410 and Dee Banks 2,180."),
        ("B", "Jon Ferris took 6,410 votes in Lusca and Dee Banks 2,180, the council said."),
    ]);
    assert_eq!(said(&analysis), []);
}

#[test]
fn a_disputed_figure_says_what_can_hold_together() {
    let analysis = analyse(&[
        ("A", "The fire at Lusca on Tuesday killed 41 people."),
        ("B", "The fire at Lusca on Tuesday killed 41 people, police said."),
        ("C", "More than 30 people died in the fire at Lusca on Tuesday."),
        ("D", "The fire at Lusca on Tuesday killed 14 people."),
    ]);
    let working: Vec<&String> =
        analysis.findings.conflicts.iter().flat_map(|conflict| &conflict.working).collect();
    let told = working.iter().find(|line| line.contains("can hold together"));
    let told = told.unwrap_or_else(|| panic!("{working:?}"));
    assert!(told.contains("3 numbers") && told.contains("1 number (14)"), "{told}");
}

#[test]
fn who_repeats_an_older_toll_is_named() {
    let day = |name: &str, text: &str, day: &str| Document {
        published: Some(day.parse().unwrap()),
        ..document(name, text)
    };
    let documents = vec![
        day("A", "The fire at Lusca on Tuesday killed 12 people, police said.", "2026-03-03"),
        day("B", "The fire at Lusca on Tuesday has now killed 15 people, police said.", "2026-03-04"),
        day("C", "The fire at Lusca killed 12 people, police said.", "2026-03-06"),
    ];
    let analysis = workspace::analyse(documents, &[], &LEXICON);
    let updates = analysis.findings.updates.iter();
    let notes: Vec<&str> = updates.flat_map(|update| update.explanation.lines().skip(1)).collect();
    assert_eq!(notes, ["12 is out of date where C gives it on 2026-03-06"]);
}

/// Returns the analysis of a report by each of the numbers.
fn votes(values: impl Iterator<Item = u32>) -> Analysis {
    let report = |(at, value): (usize, u32)| {
        let text = format!("The council said {value} residents of Lusca had voted at the town hall.");
        document(&format!("Paper {at}"), &text)
    };
    workspace::analyse(values.enumerate().map(report).collect(), &[], &LEXICON)
}

#[test]
fn of_a_figure_with_very_many_amounts_the_weightiest_disagreements_are_listed_and_the_rest_counted() {
    // Each of 20 amounts disagrees with every other; one of them is given twice.
    let analysis = votes((0..20).map(|at| 200 + 10 * at).chain([250]));
    let conflicts = &analysis.findings.conflicts;
    assert_eq!(analysis.resolution.figures.len(), 1);
    assert_eq!(conflicts.len(), MAX_DISPUTES);
    assert_eq!(conflicts.iter().map(|conflict| conflict.unlisted).sum::<usize>(), 190 - MAX_DISPUTES);
    let head = conflicts.iter().find(|conflict| conflict.unlisted > 0).unwrap();
    let told = head.working.iter().any(|line| line == "66 of 190 disagreements over it are listed");
    assert!(told, "{:?}", head.working);
    let most = conflicts.iter().filter(|conflict| conflict.sides.iter().any(|side| side.label == "250"));
    assert_eq!(most.count(), 19, "what most give stands against every other amount");
}

#[test]
fn a_side_on_which_very_many_stand_quotes_some_and_counts_all() {
    let many = u32::try_from(MAX_QUOTED).unwrap() + 20;
    let analysis = votes((0..many).map(|_| 240).chain([380]));
    let [conflict] = analysis.findings.conflicts.as_slice() else { panic!("one disagreement") };
    let crowd = conflict.sides.iter().find(|side| side.label == "240").unwrap();
    assert_eq!(crowd.mentions.len(), MAX_QUOTED);
    assert_eq!((crowd.count, crowd.outlets), (MAX_QUOTED + 20, MAX_QUOTED + 20));
    let claim = analysis.resolution.claims.iter().find(|claim| claim.id == crowd.claims[0]).unwrap();
    assert_eq!(claim.mentions.len(), crowd.count, "the claim leads to all of them");
    assert!(claim.mentions.iter().all(|mention| crowd.holds(*mention, claim.id)));
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
    let around = Surroundings { lexicon: &LEXICON, broken_down: false, owned_apart: false };
    matches!(compare(a, b, around), Verdict::Contradicts(_))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn comparing_is_symmetric(left in 2u32..5000, right in 2u32..5000, about in any::<bool>()) {
        let rough = if about { "about " } else { "" };
        let (a, b) = reports(&format!("{rough}{left}"), &right.to_string());
        let around = Surroundings { lexicon: &LEXICON, broken_down: false, owned_apart: false };
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
    fn within_one_figure_exactly_the_disjoint_pairs_contradict(values in prop::collection::vec(50u32..400, 2..6)) {
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
    fn a_contradiction_is_minimal(values in prop::collection::vec((20u32..200, any::<bool>()), 2..7)) {
        let report = |(at, (value, about)): (usize, &(u32, bool))| {
            let about = if *about { "about " } else { "" };
            let text = format!("The council said {about}{value} residents of Lusca had voted at the town hall.");
            document(&format!("Paper {at}"), &text)
        };
        let analysis = workspace::analyse(values.iter().enumerate().map(report).collect(), &[], &LEXICON);
        let mention = |id: &MentionId| analysis.corpus.mention(*id).unwrap();
        for conflict in &analysis.findings.conflicts {
            let [left, right] = conflict.sides.as_slice() else { panic!("two sides") };
            for (side, other) in [(left, right), (right, left)] {
                for one in side.mentions.iter().map(mention) {
                    // Without the other side all can hold, and each of a side has something against it there.
                    let beside = side.mentions.iter().map(mention).find(|beside| contradicts(one, beside));
                    prop_assert!(beside.is_none(), "{} beside {}", one.text, beside.unwrap().text);
                    prop_assert!(other.mentions.iter().map(mention).any(|other| contradicts(one, other)));
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

#[test]
fn a_count_by_an_hour_is_outrun_by_a_larger_one_of_that_day() {
    let papers = |later: u32| {
        [
            ("Mercury", "Fans fought at Lusca on Tuesday. By nine o'clock on Tuesday 29 people had been arrested in Lusca, police said.".to_owned()),
            ("Herald", format!("Fans fought at Lusca on Tuesday. Police at Lusca arrested {later} people on Tuesday.")),
        ]
    };
    let kinds = |later: u32| {
        let papers = papers(later);
        let texts: Vec<(&str, &str)> = papers.iter().map(|(name, text)| (*name, text.as_str())).collect();
        said(&analyse(&texts)).len()
    };
    assert_eq!(kinds(37), 0);
    assert_eq!(kinds(23), 1);
}

#[test]
fn a_part_is_not_set_against_its_whole_where_it_is_told_again() {
    let analysis = analyse(&[
        (
            "Office",
            "Police arrested 73 people in raids at Lusca on Tuesday. In all, 73 people were arrested.",
        ),
        (
            "Times",
            "Judge at Lusca keeps 52 people under arrest\n\nOf the 73 people arrested in the raids at Lusca on Tuesday, 52 were still under arrest.",
        ),
    ]);
    assert_eq!(said(&analysis), []);
}
