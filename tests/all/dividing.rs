//! Holds what detection works out of one article's numbers, and what it sets against each other by their words:
//! parts and wholes, shares and their bases, one count in two places.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{ConflictKind, ContentHash, Document, DocumentId};
use claimgraph::workspace;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

fn document(name: &str, published: &str, text: &str) -> Document {
    Document {
        id: DocumentId(ContentHash::new().field(name).field(text).finish()),
        name: name.to_owned(),
        source: name.to_owned(),
        published: Some(published.parse().unwrap()),
        text: text.to_owned(),
        ..Document::default()
    }
}

/// Returns the kinds of the conflicts in some articles: name, day of March 2026 and text.
fn kinds(texts: &[(&str, u8, &str)]) -> Vec<ConflictKind> {
    let document = |&(name, day, text): &(&str, u8, &str)| document(name, &format!("2026-03-{day:02}"), text);
    let analysis = workspace::analyse(texts.iter().map(document).collect(), &[], &LEXICON);
    analysis.findings.conflicts.iter().map(|conflict| conflict.kind).collect()
}

fn kinds_in(text: &str) -> Vec<ConflictKind> {
    kinds(&[("Paper", 3, text)])
}

#[test]
fn a_count_before_or_and_a_share_is_no_share() {
    let of = |share: u32| {
        format!(
            "Of the 184 people held at Lusca 112, or {share} percent, were men who had answered a fake ad."
        )
    };
    assert_eq!(kinds_in(&of(71)), [ConflictKind::Share]);
    assert_eq!(kinds_in(&of(61)), []);
    let families = "Thirty-four of the 39 families, or 77 percent, have received the money.";
    assert_eq!(kinds_in(families), [ConflictKind::Share]);
    assert_eq!(kinds_in(&families.replace("77", "87")), []);
}

#[test]
fn a_percentage_above_a_number_behind_it_is_worked_out() {
    let camp = "The camp now has 51,300 inhabitants, 42 percent more than the 30,000 it was laid out for.";
    assert_eq!(kinds_in(camp), [ConflictKind::Change]);
    assert_eq!(kinds_in(&camp.replace("42", "71")), []);
    // What it is more than must be a number.
    assert_eq!(kinds_in("The camp now has 51,300 inhabitants, 42 percent more than a year before."), []);
}

#[test]
fn those_of_a_share_may_stand_in_the_sentence_before() {
    let roads = "There were 185 deaths last year. Of those, 131 occurred on rural roads, or 61 percent.";
    assert_eq!(kinds_in(roads), [ConflictKind::Share]);
    assert_eq!(kinds_in(&roads.replace("61", "71")), []);
    // A share that names what it is of is of nothing before it.
    let doses = "A single dose is enough, or two doses. 180,000 doses have arrived. That is enough for 29 percent of the 620,000 people of Lusca.";
    assert_eq!(kinds_in(doses), []);
}

#[test]
fn shares_of_districts_are_no_parts_of_the_share_of_all() {
    let table = "Turnout by district\n\nCastle | 26,540 | 44.0%\nHarbour | 29,875 | 39.3%\nVale | 37,835 | 37.2%\nTotal | 94,250 | 39.8%\n";
    assert_eq!(kinds_in(table), []);
}

#[test]
fn a_total_of_a_list_is_of_all_its_rows_whatever_they_are_called() {
    let budget = "Budget in million pounds, this year:\n\nChildren's services: 118.3\nHighways: 41.7\nLibraries: 22.1\nOther services: 71.8\nTotal: 253.9\n";
    assert_eq!(kinds_in(budget), []);
}

#[test]
fn parts_in_two_places_are_no_more_than_their_whole() {
    let tents =
        "The army has sent 620 tents to the valley, of which 380 have gone to Kroshica and 290 to Dremja.";
    assert_eq!(kinds_in(tents), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&tents.replace("290", "240")), []);
    // Where they need not be all, less is no contradiction; nor is more of what may be the same people.
    assert_eq!(kinds_in(&tents.replace("290", "190")), []);
    let fever = "The clinic at Lusca saw 100 patients on Tuesday, of whom 60 had fever and 45 had a cough.";
    assert_eq!(kinds_in(fever), []);
}

#[test]
fn a_sentence_divides_the_number_that_its_first_words_name() {
    let charged = |bailed: u32| {
        format!(
            "Police at Lusca said 47 people had been charged and 16 released without charge. Of the people charged, {bailed} were granted bail and 11 were remanded in custody."
        )
    };
    assert_eq!(kinds_in(&charged(39)), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&charged(36)), []);
    assert_eq!(kinds_in(&charged(20)), []);
}

#[test]
fn men_women_and_children_make_up_the_toll_before_them() {
    let toll = "The death toll in the collision at Lusca rose to 33 on Tuesday. Nineteen men, 11 women and five children lost their lives.";
    assert_eq!(kinds_in(toll), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&toll.replace("33", "35")), []);
    // Men and women alone may not be all.
    assert_eq!(kinds_in(&toll.replace("11 women and five children", "and 11 women")), []);
}

#[test]
fn what_a_sentence_says_the_numbers_before_it_make_is_added_up() {
    let jobs = "We were told that 165 jobs will go at Shannon, 95 at Cork, 50 at Belfast and 40 at Kerry. This, according to management, makes 340.";
    assert_eq!(kinds_in(jobs), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&jobs.replace("340", "350")), []);
}

#[test]
fn columns_behind_semicolons_are_added_up_by_themselves() {
    let islands = "By island\n\nGreat Aruva: 9 dead; 1,340 houses destroyed; 6,200 people in centres\nSanari: 17 dead; 2,215 houses destroyed; 4,150 people in centres\nMotu Lehe: 5 dead; 486 houses destroyed; 1,300 people in centres\nAll islands: 31 dead; 3,555 houses destroyed; 11,650 people in centres\n";
    assert_eq!(kinds_in(islands), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&islands.replace("3,555", "4,041")), []);
}

#[test]
fn a_list_of_unlike_things_is_held_against_the_only_number_near_its_sum() {
    let recall = "Norwick recalls 413,250 cars\n\nNorwick is recalling 413,250 cars. Which models?\n\n- Trailhead SUV: 241,600 vehicles\n- Corrie sedan: 131,250\n- Haul pickup: 67,400\n";
    assert_eq!(kinds_in(recall), [ConflictKind::Sum]);
    assert_eq!(kinds_in(&recall.replace("241,600", "214,600")), []);
    assert_eq!(kinds_in(&recall.replace("413,250", "900,250")), []);
}

#[test]
fn one_telling_amount_in_two_places_contradicts_itself() {
    let found = |place: &str| {
        format!("Police found 2.1 tonnes of cocaine in a container of mango pulp in the port of {place}.")
    };
    let (antwerp, rotterdam) = (found("Antwerp"), found("Rotterdam"));
    assert_eq!(kinds(&[("A", 3, &antwerp), ("B", 3, &rotterdam)]), [ConflictKind::Place]);
    assert_eq!(kinds(&[("A", 3, &antwerp), ("B", 3, &antwerp)]), []);
    // Who gives it for both places means two things.
    let both = format!(
        "{antwerp} Another 2.1 tonnes of cocaine were found in a container in the port of Rotterdam."
    );
    assert_eq!(kinds(&[("A", 3, &both), ("B", 3, &rotterdam)]), []);
}

#[test]
fn what_is_told_on_another_day_with_nothing_beside_it_is_no_contradiction() {
    let limit = "The fire at Lusca on Monday closed the hostel. The house was full: 120 people.";
    let other =
        "The fire at Lusca on Monday closed the hostel. You say fifty people and you put sprinklers in.";
    assert_eq!(kinds(&[("A", 3, limit), ("B", 4, other)]), []);
    let dead = "The fire at Lusca on Monday killed 13 people.";
    assert_eq!(kinds(&[("A", 3, dead), ("B", 4, &dead.replace("13", "11"))]), [ConflictKind::Value]);
}

#[test]
fn gusts_are_no_winds_where_one_sentence_gives_both() {
    let winds =
        "Cyclone Odalis hit Lusca on Tuesday. Winds were measured at 185 km/h, with gusts to 250 km/h.";
    let gusts = "Cyclone Odalis hit Lusca on Tuesday. Gusts of 247 km/h were measured.";
    assert_eq!(kinds(&[("A", 3, winds), ("B", 3, gusts)]), []);
    let alone = "Cyclone Odalis hit Lusca on Tuesday. Winds of 247 km/h were measured.";
    assert_eq!(
        kinds(&[("A", 3, &winds.replace(", with gusts to 250 km/h", "")), ("B", 3, alone)]),
        [ConflictKind::Value]
    );
}

#[test]
fn what_is_left_is_not_what_there_was() {
    let fleet = "The ferry Maribel sank off Lusca on Tuesday. The line operates six ferries.";
    let left = "The ferry Maribel sank off Lusca on Tuesday. We are withdrawing her two sister ships, so that three ferries remain.";
    assert_eq!(kinds(&[("A", 3, fleet), ("B", 3, left)]), []);
    let says = "The ferry Maribel sank off Lusca on Tuesday. The line operates three ferries.";
    assert_eq!(kinds(&[("A", 3, fleet), ("B", 3, says)]), [ConflictKind::Value]);
}

#[test]
fn what_was_added_on_a_later_day_is_no_toll() {
    let toll =
        "The ferry Maribel sank off Lusca on Sunday. Divers recovered 12 bodies from the ferry Maribel.";
    let day = "The ferry Maribel sank off Lusca on Sunday. On Wednesday divers recovered nine bodies from the ferry Maribel.";
    assert_eq!(kinds(&[("A", 2, toll), ("B", 5, day)]), []);
    let less =
        "The ferry Maribel sank off Lusca on Sunday. Divers recovered nine bodies from the ferry Maribel.";
    assert_eq!(kinds(&[("A", 2, toll), ("B", 2, less)]), [ConflictKind::Value]);
}

#[test]
fn two_who_count_side_by_side_disagree_whatever_verb_they_count_with() {
    let strike = "The dockers' union said 1,050 of its members had walked out at Lusca. The company saw 585.";
    assert_eq!(kinds_in(strike), [ConflictKind::Value]);
    let dead = "The Ministry of Health gives the number of dead at Lusca as 28, a spokesman said. The aid agency Clearwell puts it at 39.";
    assert_eq!(kinds_in(dead), [ConflictKind::Value]);
    // What the second counts is something else, or nobody else counts it.
    assert_eq!(kinds_in(&strike.replace("585", "585 ships leave")), []);
    assert_eq!(kinds_in(&strike.replace("The company saw 585.", "Of them 585 were women.")), []);
}

#[test]
fn the_entries_of_a_live_page_are_two_times_whoever_speaks() {
    let page = "Live: fire at Lusca\n\n21:14 - Police confirm four dead.\n\n22:05 - The fire brigade says seven people have died.\n";
    assert_eq!(kinds_in(page), []);
}

#[test]
fn cases_become_more_from_day_to_day() {
    let cases = |count: u32| format!("Cholera has broken out in Lusca. Lusca: {count} cases.");
    let (first, later) = (cases(268), cases(318));
    assert_eq!(kinds(&[("Bulletin", 3, &first), ("Agency", 5, &later)]), []);
    assert_eq!(kinds(&[("Bulletin", 3, &later), ("Agency", 3, &first)]), [ConflictKind::Value]);
}
