//! Articles that change at their address: all versions are kept, the newest counts.

use super::support::Place;

const BACKGROUND: &str = "The crush began when supporters pressed down a stairway to escape a sudden cloudburst \
    that had emptied the upper stand within minutes, and the gates at its foot were closed.";

fn version(day: &str, numbers: &str) -> String {
    let text = format!("{numbers} {BACKGROUND}");
    format!(
        "{{\"id\": \"{day}\", \"text\": \"{text}\", \"source\": \"The Wire\", \"published\": \"{day}\", \"url\": \"https://wire.example/crush\"}}\n"
    )
}

const FIRST: &str = "Nine people died in the crush in Lusca, police said. Sixty people were injured.";
const SECOND: &str = "Twelve people died in the crush in Lusca, police said. Four people were arrested.";

#[test]
fn a_source_that_corrects_itself_does_not_contradict_itself() {
    let expected = |place: &Place| {
        let mentions = place.json(&["mentions", "--format", "json"]);
        let numbers: Vec<_> = mentions.as_array().unwrap().iter().map(|m| m["text"].clone()).collect();
        assert_eq!(numbers, ["Twelve", "Four"]);
        assert_eq!(place.json(&["conflicts", "--format", "json"]).as_array().unwrap().len(), 0);
        let revisions = place.json(&["revisions", "--format", "json"]);
        let row = |row: &serde_json::Value| [row["before"]["text"].clone(), row["after"]["text"].clone()];
        let rows: Vec<_> = revisions.as_array().unwrap().iter().map(row).collect();
        let null = serde_json::Value::Null;
        assert_eq!(
            rows,
            [["Nine".into(), "Twelve".into()], [null.clone(), "Four".into()], ["Sixty".into(), null]]
        );
        assert_eq!(place.run(&["verify"]).code, 0, "{}", place.run(&["verify"]).err);
    };
    for order in
        [[("2025-09-13", FIRST), ("2025-09-14", SECOND)], [("2025-09-14", SECOND), ("2025-09-13", FIRST)]]
    {
        let place = Place::new();
        for (day, numbers) in order {
            place.write(&format!("{day}.jsonl"), version(day, numbers));
            assert_eq!(place.run(&["add", &format!("{day}.jsonl")]).code, 0);
        }
        expected(&place);
        assert_eq!(place.run(&["rebuild"]).code, 0);
        expected(&place);
    }
}

#[test]
fn the_older_version_counts_again_when_the_newer_goes() {
    let place = Place::new();
    place.write("all.jsonl", version("2025-09-13", FIRST) + &version("2025-09-14", SECOND));
    assert_eq!(place.run(&["add", "all.jsonl"]).code, 0);
    assert_eq!(place.run(&["forget", "2025-09-14"]).code, 0);
    let mentions = place.json(&["mentions", "--format", "json"]);
    assert_eq!(mentions[0]["text"], "Nine");
    assert!(!mentions[0]["figure"].is_null(), "it is in a story again");
    assert_eq!(place.json(&["revisions", "--format", "json"]).as_array().unwrap().len(), 0);
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn different_articles_at_one_address_all_count() {
    let place = Place::new();
    let other = "{\"id\": \"b\", \"text\": \"A bus fell into a ravine near Torvik. Seven people died there on Monday.\", \
        \"source\": \"The Wire\", \"url\": \"https://wire.example/crush\"}\n";
    place.write("all.jsonl", version("2025-09-13", FIRST) + other);
    assert_eq!(place.run(&["add", "all.jsonl"]).code, 0);
    assert_eq!(place.json(&["revisions", "--format", "json"]).as_array().unwrap().len(), 0);
    assert_eq!(place.json(&["documents", "--format", "json"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_report_leaves_older_versions_out_and_says_so() {
    let place = Place::new();
    place.write("all.jsonl", version("2025-09-13", FIRST) + &version("2025-09-14", SECOND));
    let run = place.run(&["report", "all.jsonl"]);
    assert!(run.err.contains("1 older version of an article left out"), "{}", run.err);
    assert!(!run.out.contains("Nine"), "{}", run.out);
}

#[test]
fn an_export_keeps_which_version_came_last() {
    let place = Place::new();
    let again = version("2025-09-13", SECOND).replace("\"id\": \"2025-09-13\"", "\"id\": \"later\"");
    place.write("all.jsonl", version("2025-09-13", FIRST) + &again);
    assert_eq!(place.run(&["add", "all.jsonl"]).code, 0);
    let archive = place.run(&["export"]).out;
    assert_eq!(place.run_with(&["--db", "copy.db", "import", "-"], &archive).code, 0);
    for list in ["mentions", "revisions"] {
        let ours = place.run(&[list, "--format", "jsonl"]).out;
        assert!(ours.contains("Twelve"), "{ours}");
        assert_eq!(place.run(&["--db", "copy.db", list, "--format", "jsonl"]).out, ours);
    }
}
