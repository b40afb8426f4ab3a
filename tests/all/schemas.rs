//! The schemas of `schema/json/`: as the types have them, and true of what every command prints.

use crate::support::schema::faults;
use assert_cmd::Command;
use claimgraph::report::json::schemas;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Set to write the files instead of comparing them.
const UPDATE: &str = "UPDATE_SCHEMAS";

/// The draft that is checked: backed, contradicted, not found and denied numbers.
const DRAFT: &str = "Operation United Front: 102 arrests were made in 12 states and 41 people were rescued.\n\
    Texas reported nine arrests. 37 horses were rescued in Texas. It is not true that 900 people were arrested.\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/json")
}

fn demonstration() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/united-front").to_str().unwrap().to_owned()
}

#[test]
fn the_files_are_what_the_types_give() {
    let mut expected = Vec::new();
    for (name, schema) in schemas() {
        let path = folder().join(format!("{name}.json"));
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if std::env::var_os(UPDATE).is_some() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "{} is out of date: run the test with {UPDATE}=1", path.display());
        expected.push(path);
    }
    let mut found: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert_eq!(found, expected);
}

/// Returns the schema of that name.
fn schema(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Holds values against a schema; there must be some.
fn hold(name: &str, values: &[Value]) {
    assert!(!values.is_empty(), "{name}: nothing to hold against the schema");
    for value in values {
        let faults = faults(&schema(name), value);
        assert!(faults.is_empty(), "{name}: {faults:#?}\n{value:#}");
    }
}

/// A folder with the demonstration articles in a database, a draft and a report.
fn place() -> TempDir {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("draft.md"), DRAFT).unwrap();
    print(&place, &["add", &demonstration()]);
    print(&place, &["report", &demonstration(), "--out", "r"]);
    place
}

fn print(place: &TempDir, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("claimgraph").unwrap();
    command.current_dir(place.path()).env_remove("CLAIMGRAPH_DB").args(args);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_commands_print_is_as_described() {
    let place = place();
    for (list, row) in [
        ("claims", "claim"),
        ("conflicts", "conflict"),
        ("copies", "copy"),
        ("documents", "document"),
        ("figures", "figure"),
        ("mentions", "mention"),
        ("sources", "source"),
    ] {
        let whole: Vec<Value> = serde_json::from_str(&print(&place, &[list, "--format", "json"])).unwrap();
        let by_line = lines(&print(&place, &[list, "--format", "jsonl"]));
        assert_eq!(whole, by_line, "{list}");
        hold(row, &whole);
    }
    let explained = ["figures", "arrests", "--explain", "--format"];
    let decisions = lines(&print(&place, &[&explained[..], &["jsonl"]].concat()));
    let whole: Vec<Value> =
        serde_json::from_str(&print(&place, &[&explained[..], &["json"]].concat())).unwrap();
    assert_eq!(whole, decisions);
    let joined: Vec<&Value> = decisions.iter().map(|row| &row["joined"]).collect();
    assert!(joined.contains(&&json!(true)) && joined.contains(&&json!(false)), "joins and refusals");
    for row in &decisions {
        assert_eq!(row["joined"], json!(row["left_figure"] == row["right_figure"]), "{row}");
        assert!(!row["reasons"].as_array().unwrap().is_empty());
    }
    hold("decision", &decisions);
    // The demonstration articles give no hint.
    for hint in lines(&print(&place, &["copies", "--hints", "--format", "jsonl"])) {
        hold("hint", &[hint]);
    }
    let one = |args: &[&str]| vec![serde_json::from_str(&print(&place, args)).unwrap()];
    for asked in ["47 victims rescued", "arrests Texas", "5 arrests in Texas", "12 submarines", ""] {
        let answer = one(&["backs", asked, "--format", "json"]);
        assert_eq!(lines(&print(&place, &["backs", asked, "--format", "jsonl"])), answer);
        hold("backs", &answer);
    }
    let checked = one(&["check", "draft.md", "--format", "json"]);
    let by_line = lines(&print(&place, &["check", "draft.md", "--format", "jsonl"]));
    assert_eq!(checked[0]["numbers"].as_array().unwrap(), &by_line);
    hold("check", &checked);
    print(&place, &["graph", "-o", "g.json"]);
    for (name, file) in [("graph", "g.json"), ("report", "r/report.json")] {
        let text = fs::read_to_string(place.path().join(file)).unwrap();
        hold(name, &[serde_json::from_str(&text).unwrap()]);
    }
    hold("sentence", &lines(&print(&place, &["sentences", &demonstration()])));
    for more in ["--rejections", "--explain"] {
        hold("extract", &lines(&print(&place, &["extract", &demonstration(), more])));
    }
}

#[test]
fn what_is_missing_or_misnamed_does_not_pass() {
    let schema = schema("sentence");
    assert!(faults(&schema, &json!({"document": "a", "start": 1, "end": 2})).is_empty());
    for wrong in [
        json!({"document": "a", "start": 1}),
        json!({"document": "a", "start": -1, "end": 2}),
        json!({"document": "a", "start": "1", "end": 2}),
        json!({"document": "a", "start": 1, "end": 2, "stop": 3}),
    ] {
        assert!(!faults(&schema, &wrong).is_empty(), "{wrong}");
    }
    let words = json!({"enum": ["a"], "type": ["string", "null"], "pattern": "^[0-9a-f]{16}$"});
    assert_eq!(faults(&words, &json!("b")).len(), 2);
}
