//! `report`: one go without a database.

use super::support::{Place, demonstration};

#[test]
fn a_report_is_written_without_a_database() {
    let place = Place::new();
    let run = place.run(&["report", demonstration().to_str().unwrap(), "--out", "united-front"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("5 documents from 5 outlets"), "{}", run.out);
    for name in ["report.md", "report.html", "report.json", "graph.svg", "graph.dot"] {
        assert!(std::fs::metadata(place.path("united-front").join(name)).unwrap().len() > 200, "{name}");
    }
    assert!(!place.path("claims.db").exists());
    let json = std::fs::read_to_string(place.path("united-front/report.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["documents"].as_array().unwrap().len(), 5);
}

#[test]
fn the_report_says_what_the_database_says() {
    let place = Place::with_demonstration();
    place.run(&["report", demonstration().to_str().unwrap(), "--out", "r"]);
    let report: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(place.path("r/report.json")).unwrap()).unwrap();
    for list in ["mentions", "figures", "claims", "conflicts", "copies", "sources", "documents"] {
        assert_eq!(report[list], place.json(&[list, "--format", "json"]), "{list}");
    }
}

#[test]
fn two_runs_write_the_same_bytes() {
    let place = Place::new();
    for out in ["a", "b"] {
        place.run(&["report", demonstration().to_str().unwrap(), "--out", out]);
    }
    for name in ["report.md", "report.html", "report.json", "graph.svg", "graph.dot"] {
        let read = |out: &str| std::fs::read(place.path(out).join(name)).unwrap();
        assert!(read("a") == read("b"), "{name}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let place = Place::new();
    place.write("file", "x");
    let run = place.run(&["report", demonstration().to_str().unwrap(), "--out", "file/under"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: cannot write file/under: "), "{}", run.err);
}

#[test]
fn without_a_path_the_database_is_reported_with_its_judgements() {
    let place = Place::with_demonstration();
    let run = place.run(&["report", "--out", "db"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    place.run(&["report", demonstration().to_str().unwrap(), "--out", "files"]);
    let read = |out: &str| std::fs::read_to_string(place.path(out).join("report.md")).unwrap();
    assert_eq!(read("db"), read("files"));
    let first = place.json(&["conflicts", "--format", "json"])[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(place.run(&["judge", "no-conflict", &first[..8]]).code, 0);
    place.run(&["report", "--out", "judged"]);
    assert!(!read("judged").contains(&first) && read("db").contains(&first));
    assert_eq!(Place::new().run(&["report"]).code, 2);
}

#[test]
fn the_report_is_written_even_where_nobody_reads_on() {
    let place = Place::new();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("claimgraph"))
        .args(["report", demonstration().to_str().unwrap(), "--out", "r"])
        .current_dir(place.path("."))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(place.path("r/report.html").exists());
}
