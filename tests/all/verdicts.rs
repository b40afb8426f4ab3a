//! Holds the reasons for which two numbers are not set against each other, each with the number that is.

use claimgraph::detect::{Surroundings, compare};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Counted, Decimal, Direction, DocumentId, Event, Grain, Kind, Mention, Modality, Origin, Period, Place,
    Quantity, Refusal, Span, Subset, Unit, Verdict,
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Returns "47 people died", with another amount.
fn died(document: u64, amount: u32) -> Mention {
    let quantity = Quantity::exact(Decimal::from(amount), Unit::count());
    let span = Span::new(0, 2);
    let counted = Counted {
        lemma: "person".to_owned(),
        text: "people".to_owned(),
        person: Some("person".to_owned()),
        ..Counted::default()
    };
    Mention {
        counted: Some(counted),
        event: Some(event("die")),
        ..Mention::bare(DocumentId(document), "47", span, span, quantity)
    }
}

fn event(class: &str) -> Event {
    Event { lemma: class.to_owned(), class: Some(class.to_owned()) }
}

fn around() -> Surroundings<'static> {
    Surroundings { lexicon: &LEXICON, broken_down: false, owned_apart: false }
}

/// Returns the verdict about two numbers of two reports after both were changed; either way round.
fn verdict(change: impl Fn(&mut Mention, &mut Mention)) -> Verdict {
    let (mut left, mut right) = (died(1, 47), died(2, 91));
    change(&mut left, &mut right);
    let verdict = compare(&left, &right, around());
    assert_eq!(verdict, compare(&right, &left, around()));
    verdict
}

fn refused(change: impl Fn(&mut Mention, &mut Mention)) -> Option<Refusal> {
    match verdict(change) {
        Verdict::Incomparable(refusal) => Some(refusal),
        Verdict::Contradicts(_) | Verdict::Agrees(_) => None,
    }
}

#[test]
fn what_nothing_sets_apart_contradicts_or_agrees() {
    let Verdict::Contradicts(gap) = verdict(|_, _| {}) else { panic!("47 and 91 exclude each other") };
    assert_eq!(gap.working, "47 is not 91");
    let agrees = verdict(|left, right| right.quantity = left.quantity.clone());
    assert!(matches!(agrees, Verdict::Agrees(_)));
}

#[test]
fn other_kinds_of_number_are_not_comparable() {
    assert_eq!(refused(|_, right| right.kind = Kind::Change), Some(Refusal::Kind));
    let opposite = |left: &mut Mention, right: &mut Mention| {
        (left.kind, left.direction) = (Kind::Change, Some(Direction::Up));
        (right.kind, right.direction) = (Kind::Change, Some(Direction::Down));
    };
    assert_eq!(refused(opposite), Some(Refusal::Kind));
    assert_eq!(refused(|left, right| (left.kind, right.kind) = (Kind::Change, Kind::Change)), None);
}

#[test]
fn other_currencies_are_not_comparable_unless_the_number_is_the_same() {
    let money = |left: u32, right: u32| {
        move |a: &mut Mention, b: &mut Mention| {
            a.quantity = Quantity::exact(Decimal::from(left), Unit::money("USD"));
            b.quantity = Quantity::exact(Decimal::from(right), Unit::money("GBP"));
        }
    };
    assert_eq!(refused(money(47, 91)), Some(Refusal::Unit));
    assert!(matches!(verdict(money(4700, 4700)), Verdict::Contradicts(_)));
}

#[test]
fn an_amount_per_something_is_not_one_per_something_else() {
    let per = |left: &'static str, right: &'static str| {
        move |a: &mut Mention, b: &mut Mention| {
            (a.quantity.per, b.quantity.per) = (Some(left.to_owned()), Some(right.to_owned()));
        }
    };
    assert_eq!(refused(per("day", "week")), Some(Refusal::Per));
    assert_eq!(refused(per("day", "day")), None);
}

#[test]
fn what_is_denied_supposed_or_planned_is_not_set_against_what_is_asserted() {
    for mood in [Modality::Denied, Modality::Hypothetical, Modality::Planned, Modality::Forecast] {
        assert_eq!(refused(|_, right| right.modality = mood), Some(Refusal::Modality), "{mood:?}");
    }
    let plans = |left: &mut Mention, right: &mut Mention| {
        (left.modality, right.modality) = (Modality::Planned, Modality::Forecast);
    };
    assert_eq!(refused(plans), None);
}

#[test]
fn two_firms_or_agencies_have_each_their_own() {
    let owned_apart = Surroundings { owned_apart: true, ..around() };
    let verdict = compare(&died(1, 47), &died(2, 91), owned_apart);
    assert_eq!(verdict, Verdict::Incomparable(Refusal::Owner));
}

#[test]
fn others_and_parts_are_not_the_whole() {
    let part = |subset: &Subset| {
        let subset = subset.clone();
        refused(move |_, right| right.subset = Some(subset.clone()))
    };
    assert_eq!(part(&Subset::Others), Some(Refusal::Subset));
    assert_eq!(part(&Subset::Part("minors".to_owned())), Some(Refusal::Subset));
    let both = |left: &mut Mention, right: &mut Mention| {
        (left.subset, right.subset) = (Some(Subset::Others), Some(Subset::Others));
    };
    assert_eq!(refused(both), None);
}

#[test]
fn other_years_are_not_comparable_and_other_days_are_for_updates_to_judge() {
    let times = |grain: Grain, days: [&'static str; 4]| {
        move |a: &mut Mention, b: &mut Mention| {
            let period = |from: &str, to: &str| Period {
                text: format!("{from} to {to}"),
                start: from.parse().ok(),
                end: to.parse().ok(),
                minute: None,
                grain,
                as_of: false,
            };
            (a.period, b.period) = (Some(period(days[0], days[1])), Some(period(days[2], days[3])));
        }
    };
    let years = ["2024-01-01", "2024-12-31", "2025-01-01", "2025-12-31"];
    assert_eq!(refused(times(Grain::Year, years)), Some(Refusal::Period));
    let one_year = ["2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31"];
    assert_eq!(refused(times(Grain::Year, one_year)), None);
    let days = ["2024-03-01", "2024-03-01", "2024-03-02", "2024-03-02"];
    assert_eq!(refused(times(Grain::Day, days)), None);
    let year = |_: &mut Mention, b: &mut Mention| times(Grain::Year, years)(&mut died(3, 1), b);
    assert_eq!(refused(year), Some(Refusal::Period), "told of one only");
}

#[test]
fn other_places_are_not_comparable_nor_one_where_places_are_counted_apart() {
    let place = |name: &str, within: &[&str]| {
        let within = within.iter().map(|name| (*name).to_owned()).collect();
        Some(Place { name: name.to_owned(), within, origin: Origin::Clause })
    };
    let places = |left: &Option<Place>, right: &Option<Place>| {
        let (left, right) = (left.clone(), right.clone());
        refused(move |a, b| (a.place, b.place) = (left.clone(), right.clone()))
    };
    let (texas, austin, ohio) = (place("Texas", &[]), place("Austin", &["Texas"]), place("Ohio", &[]));
    assert_eq!(places(&texas, &ohio), Some(Refusal::Place));
    assert_eq!(places(&texas, &austin), Some(Refusal::Place));
    assert_eq!(places(&texas, &texas), None);
    assert_eq!(places(&texas, &None), None);
    let broken_down = Surroundings { broken_down: true, ..around() };
    let here = Mention { place: texas, ..died(1, 47) };
    let verdict = compare(&here, &died(2, 91), broken_down);
    assert_eq!(verdict, Verdict::Incomparable(Refusal::Place));
}

#[test]
fn other_things_and_other_events_are_not_comparable() {
    let homes = Counted { lemma: "home".to_owned(), text: "homes".to_owned(), ..Counted::default() };
    assert_eq!(refused(|_, right| right.counted = Some(homes.clone())), Some(Refusal::Counted));
    let children = |_: &mut Mention, right: &mut Mention| {
        if let Some(counted) = &mut right.counted {
            (counted.lemma, counted.person) = ("child".to_owned(), Some("minor".to_owned()));
        }
    };
    assert_eq!(refused(children), Some(Refusal::Counted));
    assert_eq!(refused(|_, right| right.event = Some(event("arrest"))), Some(Refusal::Event));
    assert_eq!(refused(|_, right| right.event = None), Some(Refusal::Event), "anything can befall people");
}

#[test]
fn rough_numbers_that_meet_when_widened_once_more_are_not_comparable() {
    let about = |left: u32, right: u32| {
        move |a: &mut Mention, b: &mut Mention| {
            let rough = |amount: u32| Quantity {
                approximate: true,
                ..Quantity::exact(Decimal::from(amount), Unit::count())
            };
            (a.quantity, b.quantity) = (rough(left), rough(right));
        }
    };
    assert_eq!(refused(about(1000, 1250)), Some(Refusal::Approximate));
    assert_eq!(refused(about(1000, 2000)), None);
}

#[test]
fn a_fraction_in_words_may_stand_for_a_share_near_it() {
    let share = |mention: &mut Mention, text: &str, amount: u32| {
        mention.text = text.to_owned();
        mention.kind = Kind::Share;
        mention.quantity = Quantity::exact(Decimal::from(amount), Unit::percent());
    };
    let told = |text: &str, amount: u32, other: u32| {
        refused(|left, right| {
            share(left, text, amount);
            share(right, "31", other);
        })
    };
    assert_eq!(told("half", 50, 47), Some(Refusal::Approximate));
    assert_eq!(told("half", 50, 40), None);
    assert_eq!(told("Four in ten", 40, 43), None);
    assert_eq!(told("50", 50, 47), None);
}

#[test]
fn a_negative_profit_is_a_loss_of_as_much() {
    let mirrored = verdict(|left, right| {
        left.quantity = Quantity::exact(Decimal::from(-47), Unit::count());
        right.quantity = Quantity::exact(Decimal::from(47), Unit::count());
    });
    assert!(matches!(mirrored, Verdict::Agrees(_)));
}
