//! `judge`, `judgements`: what a person decides stays, and counts until it is taken back.

use super::support::Place;
use serde_json::Value;

fn conflicts(place: &Place) -> Vec<(String, String)> {
    let rows = place.json(&["conflicts", "--format", "json"]);
    let rows = rows.as_array().unwrap().iter().filter(|row| row["kind"] != "update");
    rows.map(|row| (text(&row["id"]), text(&row["explanation"]))).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_contradiction_judged_none_stays_away_and_comes_back() {
    let place = Place::with_demonstration();
    let before = conflicts(&place);
    let (id, _) = before.iter().find(|(_, words)| words.contains("2 against 4")).unwrap().clone();
    let run = place.run(&["judge", "no-conflict", &id[..6], "--note", "two days apart"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "Noted as judgement 1: no contradiction. 3 contradictions, 4 before.\n")
    );
    let without: Vec<_> = before.iter().filter(|(other, _)| *other != id).cloned().collect();
    assert_eq!(conflicts(&place), without);
    assert_eq!(place.run(&["rebuild"]).code, 0);
    assert_eq!(conflicts(&place), without, "a judgement outlives what is computed");
    assert_eq!(place.run(&["verify"]).code, 0);
    let rows = place.json(&["judgements", "--format", "json"]);
    assert_eq!(
        (text(&rows[0]["ruling"]), text(&rows[0]["note"])),
        ("no_conflict".into(), "two days apart".into())
    );
    assert_eq!(place.run(&["judge", "undo", "1"]).code, 0);
    assert_eq!(conflicts(&place), before);
    assert_eq!(place.json(&["judgements", "--format", "json"])[0]["retired"], true);
}

#[test]
fn a_judgement_that_is_made_again_is_noted_once() {
    let place = Place::with_demonstration();
    let judge = ["judge", "misread", "rewrite-site.txt:9:41"];
    assert!(place.run(&judge).out.starts_with("Noted as judgement 1: "));
    assert!(place.run(&judge).out.starts_with("Noted before: "));
    let count = || place.json(&["judgements", "--format", "json"]).as_array().unwrap().len();
    assert_eq!(count(), 1);
    assert_eq!(place.run(&["judge", "undo", "1"]).code, 0);
    assert_eq!(place.run(&judge).code, 0);
    assert_eq!(count(), 2, "taken back, it can be made again");
}

#[test]
fn a_sum_can_be_judged_as_well() {
    let place = Place::with_demonstration();
    let before = conflicts(&place);
    let (id, _) = before.iter().find(|(_, words)| words.starts_with("arrests: ")).unwrap().clone();
    assert_eq!(place.run(&["judge", "no-conflict", &id]).code, 0);
    let left: Vec<_> = conflicts(&place).into_iter().map(|(id, _)| id).collect();
    assert_eq!(left.len(), before.len() - 1);
    assert!(!left.contains(&id));
}

#[test]
fn a_misread_number_is_left_out() {
    let place = Place::with_demonstration();
    let run = place.run(&["judge", "misread", "rewrite-site.txt:9:41"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(conflicts(&place).iter().all(|(_, words)| !words.contains("47 against 41")));
    let same = |number: &str| {
        let rows = place.json(&["mentions", "--format", "json"]);
        let row =
            rows.as_array().unwrap().iter().find(|row| row["text"] == number && row["figure"].is_null());
        row.map(|row| text(&row["left_out"]))
    };
    assert_eq!(same("41").unwrap(), "judged a misreading", "listed still, but in no figure");
}

#[test]
fn numbers_are_told_apart_by_a_person() {
    let place = Place::new();
    place.write("a.txt", "Nine people died in the fire in Lusca on Monday, police said.");
    place.write("b.txt", "Twelve people died in the fire in Lusca on Monday, police said.");
    assert_eq!(place.run(&["add", "a.txt", "b.txt"]).code, 0);
    assert_eq!(conflicts(&place).len(), 1);
    assert_eq!(place.run(&["judge", "different", "a.txt:Nine", "b.txt:Twelve"]).code, 0);
    assert_eq!(conflicts(&place), []);
    let figures = place.json(&["figures", "--format", "json"]);
    assert_eq!(figures.as_array().unwrap().len(), 2);
    assert_eq!(place.run(&["judge", "undo", "1"]).code, 0);
    assert_eq!(conflicts(&place).len(), 1);
}

#[test]
fn what_cannot_be_judged_is_said() {
    let place = Place::with_demonstration();
    let complaints = [
        (vec!["judge", "no-conflict", "zz"], "error: no contradiction has an id that begins with 'zz'"),
        (vec!["judge", "undo", "3"], "error: there is no judgement 3"),
        (
            vec!["judge", "misread", "nowhere.txt:3"],
            "error: no number that claims something is called 'nowhere.txt:3'",
        ),
        (
            vec!["judge", "misread", "agency-release.txt:2"],
            "error: 'agency-release.txt:2' stands several times: ",
        ),
    ];
    for (args, start) in complaints {
        let run = place.run(&args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.starts_with(start), "{}", run.err);
    }
    assert_eq!(place.json(&["judgements", "--format", "json"]), Value::Array(Vec::new()));
}
