//! Holds the number reader to what it promises of any text and any amount.

use claimgraph::extract::{extract, number};
use claimgraph::lexicon::{Lexicon, rows};
use claimgraph::model::{Bound, Decimal, Document, Extraction, Quantity, Sentence, SentenceKind, Span, Unit};
use claimgraph::text::tokenise;
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap_or_default());

/// Reads a document of one text.
fn read(text: &str) -> Extraction {
    let document = Document::of_text(text);
    extract(&document, &LEXICON)
}

/// Returns the pieces that numbers are written with, so that random texts are full of near misses.
fn fragment() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "one",
        "a",
        "two",
        "forty",
        "-",
        "seven",
        "hundred",
        "thousand",
        "million",
        "half",
        "third",
        "dozen",
        "and",
        "point",
        "of",
        "in",
        "to",
        "from",
        "between",
        "more than",
        "up to",
        "or so",
        "about",
        "%",
        "percent",
        "points",
        "$",
        "€",
        "£",
        "km",
        "m",
        "per",
        "day",
        "years",
        "old",
        "March",
        "2024",
        "17:30",
        "p.m.",
        ",",
        ".",
        "(",
        ")",
        "rose",
        "fell",
        "by",
        "cut",
        "Mr",
        "Smith",
        "people",
        "/",
        "+",
        "–",
        "\u{a0}",
        "½",
        "bn",
        "000",
        "1",
        "12",
        "3.5",
        "1,234",
        "no",
        "section",
        "street",
        "call",
        "0",
        "é",
        "'s",
        "\n",
        "minus",
        "several",
        "couple",
        "first",
        "th",
    ]);
    let digits = (0u64..10_000_000).prop_map(|number| number.to_string());
    let any = any::<char>().prop_map(String::from);
    prop_oneof![6 => words.prop_map(str::to_owned), 2 => digits, 1 => any]
}

/// Returns texts of such pieces, glued or spaced.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((fragment(), any::<bool>()), 0..24).prop_map(|parts| {
        parts
            .into_iter()
            .fold(String::new(), |text, (part, spaced)| text + &part + if spaced { " " } else { "" })
    })
}

/// Returns units with which amounts are written.
fn unit() -> impl Strategy<Value = Unit> {
    let table = include_str!("../../data/units.tsv");
    let rows = rows::<6>("units.tsv", table, "six columns").unwrap_or_default();
    let codes: Vec<String> = rows.iter().map(|(_, [code, ..])| (*code).to_owned()).collect();
    let measured = prop::sample::select(codes)
        .prop_filter_map("no such unit", |code| LEXICON.units.by_code(&code).cloned());
    let money = prop::sample::select(vec!["USD", "EUR", "GBP", "JPY", "CHF", "KRW"]).prop_map(Unit::money);
    prop_oneof![Just(Unit::count()), measured, money]
}

/// Returns amounts as newspapers give them.
fn quantity() -> impl Strategy<Value = Quantity> {
    // Digits, how many of them are decimals, and the power the number is written in.
    let number = (100i64..10_000, 0u32..3, prop::sample::select(vec![0u32, 0, 0, 6, 9]));
    (number, 1i64..500, unit(), any::<bool>(), 0u8..6).prop_map(
        |((digits, decimals, power), more, unit, approximate, shape)| {
            let place = Decimal::new(1, decimals) * Decimal::from(10u64.pow(power));
            let low = Decimal::from(digits) * place;
            let high = low + Decimal::from(more) * place;
            let (inclusive, exclusive) =
                (|value| Some(Bound::inclusive(value)), |value| Some(Bound::exclusive(value)));
            let (low, high) = match shape {
                0 => (inclusive(low), None),
                1 => (exclusive(low), None),
                2 => (None, inclusive(low)),
                3 => (None, exclusive(low)),
                4 => (inclusive(low), inclusive(high)),
                _ => (inclusive(low), inclusive(low)),
            };
            Quantity { low, high, unit, per: None, approximate, precision: place }
        },
    )
}

/// Returns the amount with its numbers in their shortest form, so that equal ones compare equal.
fn normal(quantity: &Quantity) -> Quantity {
    let bound = |bound: Option<Bound>| bound.map(|bound| Bound { value: bound.value.normalize(), ..bound });
    let precision = quantity.precision.normalize();
    Quantity { low: bound(quantity.low), high: bound(quantity.high), precision, ..quantity.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn no_text_panics_and_every_span_quotes_its_text(text in text()) {
        let found = read(&text);
        for mention in &found.mentions {
            prop_assert_eq!(text.get(mention.span.range()), Some(mention.text.as_str()));
            prop_assert!(!mention.text.is_empty() && mention.sentence.contains(mention.span));
        }
        for number in &found.rejections {
            prop_assert_eq!(text.get(number.span.range()), Some(number.text.as_str()));
        }
    }

    #[test]
    fn numbers_are_in_order_and_do_not_overlap(text in text()) {
        let found = read(&text);
        for pair in found.mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?} {:?}", pair[0].text, pair[1].text);
        }
    }

    #[test]
    fn what_is_passed_over_at_a_glance_holds_no_number(parts in prop::collection::vec(fragment(), 0..5)) {
        let text = parts.join(" ");
        let span = Span::new(0, text.len());
        let sentence = Sentence { span, kind: SentenceKind::Prose, paragraph: 0 };
        let found = number::read(&tokenise(&text, span, &LEXICON), &sentence, &LEXICON);
        prop_assert!(found.is_empty() || number::may_hold(&text, &LEXICON), "{:?}", found);
    }

    #[test]
    fn an_amount_reads_back_as_it_is_written(quantity in quantity()) {
        let text = format!("The report puts it at {quantity}.");
        let found = read(&text);
        prop_assert_eq!(found.mentions.len(), 1, "{} {:?}", text, found);
        prop_assert_eq!(normal(&found.mentions[0].quantity), normal(&quantity), "{}", text);
    }
}

/// Returns the words of bounds, each with the side of the number it stands on.
fn bound() -> impl Strategy<Value = (bool, String)> {
    let table = include_str!("../../data/bounds.tsv");
    let rows = rows::<3>("bounds.tsv", table, "three columns").unwrap_or_default();
    let phrases = rows.iter().flat_map(|(_, [side, _, phrases])| {
        phrases.split('|').map(|phrase| (*side == "before", phrase.to_owned()))
    });
    prop::sample::select(phrases.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn any_bound_still_reaches_any_number((before, phrase) in bound(), number in 2100u32..10_000_000) {
        let text = if before {
            format!("It came to {phrase} {number} tonnes in all.")
        } else {
            format!("It came to {number} tonnes {phrase} in all.")
        };
        let value = Decimal::from(number);
        let reaches = read(&text).mentions.iter().any(|mention| {
            let quantity = &mention.quantity;
            quantity.low.is_none_or(|low| low.value <= value)
                && quantity.high.is_none_or(|high| high.value >= value)
                && (quantity.low.is_some() || quantity.high.is_some())
        });
        prop_assert!(reaches, "{}", text);
    }
}

/// Whatever stands in front of a number, what it allows still reaches up to the number itself.
#[test]
fn a_bound_never_narrows() {
    let table = rows::<3>("bounds.tsv", include_str!("../../data/bounds.tsv"), "three columns").unwrap();
    let mut wrong = Vec::new();
    for (_, [side, _, phrases]) in table {
        for phrase in phrases.split('|') {
            let text = match side {
                "before" => format!("It came to {phrase} 40 tonnes in all."),
                _ => format!("It came to 40 tonnes {phrase} in all."),
            };
            let found = read(&text);
            let contains = |quantity: &Quantity| {
                quantity.low.is_none_or(|low| low.value <= Decimal::from(40))
                    && quantity.high.is_none_or(|high| high.value >= Decimal::from(40))
            };
            if !found.mentions.iter().any(|mention| contains(&mention.quantity)) {
                wrong.push((text, found.mentions));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
