//! Drafts held against articles: what is backed, contradicted, out of date or not found, in every form.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const DRAFT: &str = "\
# Ferry fire off Lunde

Fire broke out on the ferry Solveig off Lunde on Monday.
The coast guard rescued 214 passengers from the ferry Solveig.
Doctors at Lunde hospital treated 91 passengers for smoke.
The ferry Solveig carried 37 trucks.
";

fn sources(folder: &Path) {
    let wire = "Fire on the ferry Solveig\nBy A. Berg | Coastal Wire | 2024-03-05\n\n\
        Fire broke out on the ferry Solveig off Lunde on Monday.\n\
        The coast guard rescued 214 passengers from the ferry Solveig.\n\
        Doctors at Lunde hospital treated 19 passengers for smoke.\n";
    let paper = "Ferry Solveig burns off Lunde\nBy B. Dahl | Lunde Post | 2024-03-05\n\n\
        The ferry Solveig burned off Lunde on Monday and nobody died.\n\
        The coast guard rescued 214 passengers from the ferry.\n\
        Nineteen passengers were treated for smoke by doctors at Lunde hospital.\n";
    fs::write(folder.join("wire.txt"), wire).unwrap();
    fs::write(folder.join("paper.txt"), paper).unwrap();
}

/// Runs the check in a folder with two articles and a draft.
fn run(more: &[&str]) -> (TempDir, assert_cmd::assert::Assert) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    sources(&folder.path().join("articles"));
    fs::write(folder.path().join("draft.md"), DRAFT).unwrap();
    let mut command = Command::cargo_bin("claimgraph").unwrap();
    command.current_dir(folder.path()).args(["check", "draft.md", "--against", "articles"]).args(more);
    let assert = command.assert();
    (folder, assert)
}

fn output(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// Returns the status of the number written as `text`.
fn status<'a>(checked: &'a Value, text: &str) -> &'a str {
    let numbers = checked["numbers"].as_array().unwrap();
    let number = numbers.iter().find(|number| number["text"] == text);
    number.unwrap_or_else(|| panic!("{text} is not among {numbers:#?}"))["status"].as_str().unwrap()
}

#[test]
fn each_number_is_held_against_the_sources() {
    let (_folder, assert) = run(&["--format", "json"]);
    let checked: Value = serde_json::from_str(&output(&assert.success())).unwrap();
    assert_eq!(status(&checked, "214"), "backed");
    assert_eq!(status(&checked, "91"), "contradicted");
    assert_eq!(status(&checked, "37"), "not_found");
}

#[test]
fn the_caret_stands_under_the_number() {
    let (_folder, assert) = run(&[]);
    let text = output(&assert.success());
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("treated 91 passengers")).unwrap();
    let column = lines[at].find("91").unwrap();
    assert_eq!(&lines[at + 1][column..column + 2], "^^", "{text}");
    assert!(text.contains("--> draft.md:5:35"), "{text}");
    assert!(lines.last().unwrap().starts_with("3 numbers: 1 contradicted"), "{text}");
}

#[test]
fn strict_fails_where_anything_is_not_backed() {
    let (_folder, assert) = run(&["--strict"]);
    assert.code(1);
}

#[test]
fn only_problems_where_asked() {
    let (_folder, assert) = run(&["--problems"]);
    let text = output(&assert.success());
    assert!(!text.contains("rescued 214") && text.contains("treated 91"), "{text}");
}

#[test]
fn sarif_points_at_the_number() {
    let (_folder, assert) = run(&["--format", "sarif"]);
    let log: Value = serde_json::from_str(&output(&assert.success())).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let wrong = results.iter().find(|result| result["ruleId"] == "contradicted").unwrap();
    let region = &wrong["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&Value::from(5), &Value::from(35), &Value::from(37))
    );
    assert!(!wrong["relatedLocations"].as_array().unwrap().is_empty());
}

/// What version 2.1.0 of the format requires of the parts that we write.
#[test]
fn sarif_has_the_shape_that_readers_expect() {
    let (_folder, assert) = run(&["--format", "sarif"]);
    let log: Value = serde_json::from_str(&output(&assert.success())).unwrap();
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&"claimgraph".into(), &env!("CARGO_PKG_VERSION").into())
    );
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules: Vec<&str> =
        driver["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
        let level = result["level"].as_str().unwrap();
        // A level other than none is for failures only.
        let expected = if result["kind"] == "fail" { level != "none" } else { level == "none" };
        assert!(expected && ["none", "note", "warning", "error"].contains(&level), "{result}");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let places = result["locations"].as_array().unwrap().iter();
        for place in places.chain(result["relatedLocations"].as_array().unwrap()) {
            let place = &place["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            assert!(place["region"]["startLine"].as_u64().unwrap() > 0, "{result}");
        }
    }
}

#[test]
fn workflow_commands_name_file_and_line() {
    let (_folder, assert) = run(&["--format", "github"]);
    let text = output(&assert.success());
    assert!(text.contains("::error file=draft.md,line=5,col=35,endColumn=37,title="), "{text}");
    assert!(!text.contains("line=4"), "{text}");
}

#[test]
fn the_database_gives_the_same_answer_and_keeps_nothing() {
    let (folder, assert) = run(&["--format", "json"]);
    let command = || {
        let mut command = Command::cargo_bin("claimgraph").unwrap();
        command.current_dir(folder.path()).args(["--db", "it.db"]);
        command
    };
    command().args(["add", "articles"]).assert().success();
    let checked = command().args(["check", "draft.md", "--format", "json"]).assert().success();
    assert_eq!(output(&checked), output(&assert));
    let documents = command().args(["documents", "--format", "json"]).assert().success();
    let documents: Value = serde_json::from_str(&output(&documents)).unwrap();
    assert_eq!(documents.as_array().unwrap().len(), 2);
}
