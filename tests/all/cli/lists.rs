//! The list commands: the same rows in every format, and JSON as `docs/json.md` has it.

use super::support::Place;
use serde_json::Value;

const LISTS: [&str; 7] = ["mentions", "figures", "claims", "conflicts", "copies", "sources", "documents"];

#[test]
fn every_format_has_as_many_rows() {
    let place = Place::with_demonstration();
    for list in LISTS {
        let rows = place.json(&[list, "--format", "json"]).as_array().unwrap().len();
        let lines = place.run(&[list, "--format", "jsonl"]).out;
        assert_eq!(lines.lines().count(), rows, "{list}");
        assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).unwrap().is_object()), "{list}");
        let csv = place.run(&[list, "--format", "csv"]).out;
        assert_eq!(
            csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).count(),
            rows,
            "{list}"
        );
        assert_eq!(place.run(&[list]).code, 0, "{list}");
    }
}

#[test]
fn a_mention_quotes_its_document() {
    let place = Place::with_demonstration();
    let rows = place.json(&["mentions", "--format", "json"]);
    let rows = rows.as_array().unwrap();
    assert!(rows.len() > 40, "{} numbers", rows.len());
    for row in rows {
        let text =
            std::fs::read_to_string(super::support::demonstration().join(row["document"].as_str().unwrap()))
                .unwrap();
        let slice = |of: &Value| {
            let (start, end) = (of["start"].as_u64().unwrap(), of["end"].as_u64().unwrap());
            text[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()].to_owned()
        };
        assert_eq!(slice(row), row["text"].as_str().unwrap());
        assert_eq!(slice(&row["sentence"]), row["sentence"]["text"].as_str().unwrap());
        assert!(row["low"].is_number() || row["high"].is_number(), "{row}");
        assert!(row["figure"].is_string() && row["claim"].is_string(), "{row}");
    }
}

#[test]
fn a_line_an_outlet_always_prints_is_listed_with_the_reason_it_counts_for_nothing() {
    let place = Place::new();
    for (at, town) in ["Lusca", "Vale", "Orme", "Tarn"].into_iter().enumerate() {
        let head = format!("---\nsource: The Herald\ndate: 2024-03-0{}\n---\n", at + 1);
        let text = format!("Fire killed 1{at} people in {town}.\n\nYou have 3 free articles left.\n");
        place.write(&format!("{at}.txt"), &(head + &text));
    }
    assert_eq!(place.run(&["add", "0.txt", "1.txt", "2.txt", "3.txt"]).code, 0);
    for page in [&["mentions", "--format", "json"][..], &["mentions", "--first", "9", "--format", "json"]] {
        let rows = place.json(page);
        let left_out = |row: &&Value| row["left_out"].is_string();
        let found: Vec<&Value> = rows.as_array().unwrap().iter().filter(left_out).collect();
        assert_eq!(found.len(), 4, "{rows}");
        assert!(found.iter().all(|row| row["text"] == "3" && row["figure"].is_null()), "{rows}");
    }
    let told = place.run(&["mentions", "--explain", "--format", "csv"]).out;
    assert!(told.contains("left out: a line its outlet prints under one article after another"), "{told}");
}

#[test]
fn the_fields_of_a_mention_are_the_documented_ones() {
    let place = Place::with_demonstration();
    let line = place.run(&["mentions", "--format", "jsonl"]).out.lines().next().unwrap().to_owned();
    let fields: Vec<_> = line.split("\":").filter_map(|part| part.rsplit('"').next()).collect();
    let expected = "document start end text sentence start end text low high low_exclusive high_exclusive approximate \
        unit per direction counted counted_text event place time speaker modality figure claim";
    assert_eq!(fields[..25], expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn the_json_page_documents_every_field() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/json.md")).unwrap();
    let place = Place::with_demonstration();
    for list in LISTS {
        let rows = place.json(&[list, "--format", "json"]);
        let mut fields = std::collections::BTreeSet::new();
        for row in rows.as_array().unwrap() {
            names(row, &mut fields);
        }
        for field in fields {
            assert!(page.contains(&format!("`{field}`")), "{list}: {field} is not in docs/json.md");
        }
    }
}

fn names(value: &Value, fields: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| {
            fields.insert(name.clone());
            names(value, fields);
        }),
        Value::Array(list) => list.iter().for_each(|value| names(value, fields)),
        _ => {}
    }
}

#[test]
fn an_empty_database_lists_nothing() {
    let place = Place::new();
    std::fs::create_dir(place.path("empty")).unwrap();
    assert_eq!(place.run(&["add", "empty"]).code, 2);
    for list in LISTS {
        assert_eq!(place.json(&[list, "--format", "json"]).as_array().unwrap().len(), 0, "{list}");
    }
    assert_eq!(place.run(&["conflicts"]).out, "No contradictions.\n");
}

#[test]
fn without_a_database_the_hint_says_how_to_make_one() {
    let place = Place::new();
    let expected = "\
error: claims.db: no such database
hint: make it with 'claimgraph add PATH…', or name another with --db
";
    assert_eq!(place.run(&["figures"]).err, expected);
}

#[test]
fn reasons_do_not_fit_into_csv() {
    let place = Place::with_demonstration();
    let run = place.run(&["figures", "--explain", "--format", "csv"]);
    assert_eq!(
        run.err,
        "error: --explain has no CSV, since its reasons are lists\nhint: use --format json or jsonl\n"
    );
}

#[test]
fn explain_names_the_rule_of_every_part_that_was_read() {
    let place = Place::with_demonstration();
    let rows = place.json(&["mentions", "--explain", "--format", "json"]);
    for row in rows.as_array().unwrap() {
        let rules = row["trace"].as_array().unwrap();
        let told = |part: &str| rules.iter().any(|rule| rule["part"] == part && rule["rule"] != "");
        assert!(told("quantity"), "{row}");
        for part in ["counted", "event", "place", "speaker"] {
            assert_eq!(row[part].is_string(), told(part), "{part} of {row}");
        }
    }
    let table = place.run(&["mentions", "--explain", "--format", "csv"]).out;
    assert!(table.lines().next().unwrap().ends_with("read by"), "{table}");
}

#[test]
fn a_page_is_a_piece_of_the_list() {
    let place = Place::with_demonstration();
    let more = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/varied/stories");
    assert_eq!(place.run(&["add", more.to_str().unwrap()]).code, 0);
    for list in ["documents", "mentions", "figures", "claims", "copies"] {
        let whole = place.run(&[list, "--format", "jsonl"]).out;
        let whole: Vec<&str> = whole.lines().collect();
        for (skip, first) in [(0, 1), (0, 7), (3, 2), (11, 13), (whole.len() - 1, 5), (whole.len() + 3, 5)] {
            let args =
                [list, "--format", "jsonl", "--first", &first.to_string(), "--skip", &skip.to_string()];
            let page = place.run(&args);
            assert_eq!((page.code, page.err.as_str()), (0, ""), "{args:?}");
            let expected: Vec<&str> = whole.iter().copied().skip(skip).take(first).collect();
            assert_eq!(page.out.lines().collect::<Vec<_>>(), expected, "{args:?}");
        }
    }
    let found = place.run(&["figures", "rescued", "--first", "1", "--format", "jsonl"]).out;
    let all = place.run(&["figures", "rescued", "--format", "jsonl"]).out;
    assert_eq!(found.lines().next(), all.lines().next());
    assert_eq!(found.lines().count(), 1);
}
