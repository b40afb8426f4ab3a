//! `backs`, `graph`, `conflicts --check`, `extract`, `sentences`: questions and filters.

use super::support::{Place, demonstration};
use serde_json::Value;

#[test]
fn a_stated_figure_is_backed_by_its_sources() {
    let place = Place::with_demonstration();
    let run = place.run(&["backs", "102 arrests", "--check"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("102") && run.out.contains("backs it"), "{}", run.out);
    for source in ["The Regional Daily", "Heartland Television", "agency-release"] {
        assert!(run.out.contains(source), "{source}: {}", run.out);
    }
}

#[test]
fn a_figure_nobody_states_is_said_to_be_so() {
    let place = Place::with_demonstration();
    let run = place.run(&["backs", "7123 arrests", "--check"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(
        run.out.starts_with("No source states \"7123 arrests\". What they say instead:\n"),
        "{}",
        run.out
    );
    assert_eq!(place.run(&["backs", "7123 arrests"]).code, 0, "only --check changes the exit code");
    let run = place.run(&["backs", "9 submarines torpedoed", "--check"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("No source states \"9 submarines torpedoed\"."), "{}", run.out);
}

#[test]
fn a_later_value_is_no_contradiction_though_both_are_contradicted_by_a_third() {
    let place = Place::new();
    let report = |source: &str, day: u8, dead: u8| {
        let text =
            format!("On Monday a ferry sank off Quarl Point and {dead} people died, the coastguard said.");
        format!("Source: {source}\nDate: 2026-03-0{day}\n\n{text}\n")
    };
    place.write("a.txt", report("Bay Radio", 3, 31));
    place.write("b.txt", report("The Gazette", 4, 34));
    place.write("c.txt", report("Night Mail", 5, 13));
    assert_eq!(place.run(&["add", "a.txt", "b.txt", "c.txt"]).code, 0);
    let answer = place.json(&["backs", "31 people died", "--format", "json"]);
    let claims = answer["figures"][0]["claims"].as_array().unwrap();
    let standing = |value: &str| {
        let claim = claims.iter().find(|claim| claim["value"] == value).unwrap();
        claim["standing"].as_str().unwrap().to_owned()
    };
    assert_eq!(["31", "34", "13"].map(standing), ["backs", "other_time", "contradicts"], "{answer}");
}

#[test]
fn the_answer_is_there_as_json() {
    let place = Place::with_demonstration();
    let answer = place.json(&["backs", "102 arrests", "--format", "json"]);
    let text = answer.to_string();
    assert!(text.contains("\"standing\":\"backs\"") && text.contains("\"standing\":\"allows\""), "{text}");
}

#[test]
fn pictures_are_written_by_their_extension() {
    let place = Place::with_demonstration();
    assert_eq!(place.run(&["graph", "-o", "g.svg"]).code, 0);
    assert_eq!(place.run(&["graph", "arrests Kentucky", "-o", "g.dot"]).code, 0);
    assert!(std::fs::read_to_string(place.path("g.svg")).unwrap().contains("<svg"));
    assert!(std::fs::read_to_string(place.path("g.dot")).unwrap().contains("digraph"));
    let run = place.run(&["graph", "-o", "g.xls"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: g.xls: "), "{}", run.err);
    let run = place.run(&["graph", "submarines torpedoed"]);
    assert_eq!(run.code, 2);
}

#[test]
fn extract_is_a_filter_from_lines_to_lines() {
    let place = Place::new();
    let line = "{\"id\": \"x/1\", \"text\": \"Police arrested 102 people on Friday. Call 555-0134.\"}\n";
    let run = place.run_with(&["extract", "-", "--rejections"], line);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let first = &rows[0];
    assert_eq!((first["document"].as_str(), first["text"].as_str()), (Some("x/1"), Some("102")));
    assert!(first.get("figure").is_none() && first.get("trace").is_none());
    assert!(rows.iter().any(|row| row["rejected"] == "phone"), "{}", run.out);
    let run = place.run_with(&["extract", "-", "--explain"], line);
    assert!(run.out.lines().next().unwrap().contains("\"trace\":[{\"part\":\"quantity\""), "{}", run.out);
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let place = Place::new();
    let lines = "{\"id\": \"a\", \"text\": \"Nine people died.\"}\nnot json\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": \"Ten people died.\"}\n";
    place.write("in.jsonl", lines);
    let run = place.run(&["extract", "in.jsonl"]);
    assert_eq!((run.code, run.out.lines().count()), (2, 2));
    let expected = "\
error: in.jsonl:2: not JSON: expected ident at line 1 column 2
hint: one JSON object a line is expected
error: in.jsonl:3: no text: found the fields id
hint: call it text, body or content
";
    assert_eq!(run.err, expected);
}

#[test]
fn sentences_are_spans_of_the_file() {
    let place = Place::new();
    let path = demonstration().join("opinion-blog.txt");
    let run = place.run(&["sentences", path.to_str().unwrap()]);
    let text = std::fs::read_to_string(path).unwrap();
    let mut end = 0;
    for line in run.out.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let (from, to) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
        assert!(from >= end && to > from, "{line}");
        assert!(text.get(usize::try_from(from).unwrap()..usize::try_from(to).unwrap()).is_some(), "{line}");
        end = to;
    }
    assert!(run.out.lines().count() > 8);
}

#[test]
fn a_picture_is_found_by_name_or_by_how_its_identifier_begins() {
    let place = Place::with_demonstration();
    let run = place.run(&["graph", "victims rescued", "-o", "a.svg"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Wrote a.svg: victims rescued.\n"));
    let conflicts = place.json(&["conflicts", "--format", "json"]);
    for conflict in conflicts.as_array().unwrap() {
        let start = &conflict["id"].as_str().unwrap()[..8];
        let run = place.run(&["graph", start, "-o", "b.svg", "--report", "report.html"]);
        let expected = format!("Wrote b.svg: {}.\n", conflict["explanation"].as_str().unwrap());
        assert_eq!((run.code, run.out), (0, expected));
        let drawn = std::fs::read_to_string(place.path("b.svg")).unwrap();
        assert!(drawn.contains("href=\"report.html#figure-"), "{drawn}");
    }
    assert_eq!(place.run(&["graph", "ffffffff", "-o", "c.svg"]).code, 2);
    assert!(!place.path("c.svg").exists());
}

#[test]
fn answers_are_there_as_tables() {
    let place = Place::with_demonstration();
    let csv = place.run(&["backs", "47 victims rescued", "--format", "csv"]).out;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    let standing = |name: &str| rows.iter().filter(|row| &row[1] == name).count();
    assert!(standing("backs") > 4 && standing("contradicts") == 1, "{csv}");
    assert!(rows.iter().all(|row| row[8].len() > 20 && row[5].parse::<usize>().is_ok()), "{csv}");
}
