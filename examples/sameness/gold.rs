//! Reads the practice corpus: articles as documents, and its gold as if it were an extraction.
//!
//! Lets the later stages be run and measured on a reading without errors, or with errors put in on
//! purpose, apart from what the real reader can do.

use claimgraph::ingest;
use claimgraph::lexicon::{Lexicon, Pos};
use claimgraph::model::{
    Bound, ContentHash, Counted, Decimal, Dimension, Document, Event, Kind, Mention, Modality, Origin, Place,
    Quantity, Span, Speaker, Unit,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads every article below `folder`, named by its path there.
pub(crate) fn documents(folder: &Path) -> Vec<Document> {
    let pieces = ingest::pieces(&[folder.to_owned()]);
    pieces.map(|piece| ingest::document(piece.unwrap()).unwrap()).collect()
}

/// Reads the gold mentions that are claims or optional, the first right answer for each attribute.
pub(crate) fn mentions(gold: &Path, documents: &[Document], lexicon: &Lexicon) -> Vec<Mention> {
    let by_name: BTreeMap<&str, &Document> = documents.iter().map(|d| (d.name.as_str(), d)).collect();
    let lines = std::fs::read_to_string(gold).unwrap();
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let rows = rows.filter(|row| row["kind"] != "not_claim");
    rows.filter_map(|row| mention(&row, by_name.get(row["document"].as_str()?)?, lexicon)).collect()
}

fn mention(row: &Value, document: &Document, lexicon: &Lexicon) -> Option<Mention> {
    let span = Span::new(row["start"].as_u64()? as usize, row["end"].as_u64()? as usize);
    let quantity = quantity(row)?;
    let kind = match (quantity.unit.dimension, &quantity.per) {
        (Dimension::Points, _) => Kind::Change,
        (Dimension::Share, _) => Kind::Share,
        (_, Some(_)) => Kind::Rate,
        _ => Kind::Level,
    };
    let why = row["why"].as_str().unwrap_or("");
    let modality = match why {
        "negated" => Modality::Denied,
        "hypothetical" => Modality::Hypothetical,
        _ => Modality::Asserted,
    };
    let place = |name: String| Place { name, within: Vec::new(), origin: Origin::Clause };
    let sentence = sentence(&document.text, span);
    Some(Mention {
        kind,
        counted: first(&row["counted"]).map(|lemma| counted(&lemma, lexicon)),
        event: first(&row["event"]).map(|lemma| event(lemma, lexicon)),
        place: first(&row["place"]).map(place),
        speaker: first(&row["speaker"]).map(|name| Speaker { name, span: None }),
        modality,
        ..Mention::bare(document.id, &document.text, span, sentence, quantity)
    })
}

fn first(list: &Value) -> Option<String> {
    list.as_array()?.first()?.as_str().map(str::to_owned)
}

fn counted(lemma: &str, lexicon: &Lexicon) -> Counted {
    let lemma = if lemma == "people" { "person" } else { lemma };
    let person = lexicon.persons.group(lemma).map(str::to_owned);
    Counted { lemma: lemma.to_owned(), text: lemma.to_owned(), modifiers: Vec::new(), person, carried: false }
}

fn event(lemma: String, lexicon: &Lexicon) -> Event {
    let class =
        [Pos::Verb, Pos::Noun, Pos::Adjective].iter().find_map(|pos| lexicon.events.class(*pos, &lemma));
    Event { class: class.map(str::to_owned), lemma }
}

fn quantity(row: &Value) -> Option<Quantity> {
    let unit = unit(row["unit"].as_str().unwrap_or(""));
    let end = |key: &str, exclusive: &str| {
        let value = Decimal::from_str_exact(&row[key].to_string()).ok();
        let value = value.or_else(|| Decimal::from_scientific(&row[key].to_string()).ok())?.normalize();
        Some(Bound { value, exclusive: row[exclusive] == true })
    };
    let (low, high) = (end("low", "exclusive_low"), end("high", "exclusive_high"));
    let value = low.or(high)?.value;
    let approximate = row["approx"] == true;
    let precision = precision(row["text"].as_str().unwrap_or(""), value);
    let per = row["per"].as_str().map(str::to_owned);
    Some(Quantity { low, high, unit, per, approximate, precision })
}

/// Returns the place value of the last digit that was written.
fn precision(text: &str, value: Decimal) -> Decimal {
    let magnitudes = [("million", 6), ("billion", 9), ("thousand", 3), ("bn", 9), ("m", 6)];
    let magnitude = magnitudes.iter().find(|(word, _)| text.ends_with(word)).map_or(0, |m| m.1);
    let decimals =
        text.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
    let mut place = Decimal::ONE;
    for _ in 0..magnitude {
        place *= Decimal::TEN;
    }
    for _ in 0..decimals {
        place /= Decimal::TEN;
    }
    if place.is_zero() { value } else { place }
}

fn unit(code: &str) -> Unit {
    use Dimension::{Area, Length, Mass, Points, Share, Speed, Temperature, Time, Volume};
    let table: &[(&str, Dimension, &str)] = &[
        ("%", Share, "1"),
        ("pp", Points, "1"),
        ("bp", Points, "0.01"),
        ("m", Length, "1"),
        ("km", Length, "1000"),
        ("cm", Length, "0.01"),
        ("mm", Length, "0.001"),
        ("[mi_i]", Length, "1609.344"),
        ("[ft_i]", Length, "0.3048"),
        ("[in_i]", Length, "0.0254"),
        ("L", Volume, "0.001"),
        ("[gal_us]", Volume, "0.003785411784"),
        ("har", Area, "10000"),
        ("km2", Area, "1000000"),
        ("[acr_us]", Area, "4046.8564224"),
        ("[mi_i]2", Area, "2589988.110336"),
        ("kg", Mass, "1"),
        ("t", Mass, "1000"),
        ("[lb_av]", Mass, "0.45359237"),
        ("km/h", Speed, "0.2777777777777777777777777778"),
        ("[mi_i]/h", Speed, "0.44704"),
        ("wk", Time, "604800"),
        ("h", Time, "3600"),
        ("min", Time, "60"),
        ("d", Time, "86400"),
        ("Cel", Temperature, "1"),
    ];
    if code.is_empty() {
        return Unit::count();
    }
    if let Some((code, dimension, factor)) = table.iter().find(|row| row.0 == code) {
        return Unit { factor: factor.parse().unwrap(), ..Unit::simple(code, *dimension) };
    }
    if code == "[degF]" {
        let fahrenheit = Unit::simple(code, Temperature);
        return Unit {
            factor: Decimal::from(5) / Decimal::from(9),
            offset: Decimal::from(-32),
            ..fahrenheit
        };
    }
    let currency = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if currency { Unit::money(code) } else { Unit::simple(code, Dimension::Other) }
}

/// Returns roughly the sentence around a number.
fn sentence(text: &str, span: Span) -> Span {
    let before = &text[..span.start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let stop =
        [". ", "? ", "! ", ".\" ", ": "].iter().filter_map(|mark| Some(before.rfind(mark)? + mark.len()));
    let start = stop.max().map_or(line, |stop| stop.max(line));
    let after = &text[span.end..];
    let newline = after.find('\n').unwrap_or(after.len());
    let stop = [". ", "? ", "! "].iter().filter_map(|mark| Some(after.find(mark)? + 1)).min();
    Span::new(start, span.end + stop.map_or(newline, |stop| stop.min(newline)))
}

/// Drops each attribute of each mention with the given chance in a hundred, the same for one seed.
pub(crate) fn disturb(mentions: &mut [Mention], percent: u64, seed: u64) {
    for mention in mentions {
        let dice = |part: u64| {
            ContentHash::new().number(seed).number(part).number(mention.id.0).finish() % 100 < percent
        };
        let (counted, event, place, speaker) = (dice(1), dice(2), dice(3), dice(4));
        mention.counted.take_if(|_| counted);
        mention.event.take_if(|_| event);
        mention.place.take_if(|_| place);
        mention.speaker.take_if(|_| speaker);
    }
}
