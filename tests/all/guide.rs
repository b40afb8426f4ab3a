//! Holds the answers that `docs/guide.md` shows: its commands are run in order, in a folder of their own.
//!
//! To renew them after a change that was meant: `UPDATE_GUIDE=1 cargo test --test all guide`, then look at the
//! difference.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const UPDATE: &str = "UPDATE_GUIDE";

/// The draft that the guide checks.
const DRAFT: &str = "\
# Twelve states, one sting

Police in 12 states arrested 102 people and rescued 41.
In Texas, four people were arrested.
The operation cost $1.2 million.
";

/// Makes a folder with the articles and the draft.
fn place() -> TempDir {
    let place = TempDir::new().unwrap();
    let articles = place.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("data/united-front")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, articles.join(path.file_name().unwrap())).unwrap();
    }
    fs::write(place.path().join("draft.md"), DRAFT).unwrap();
    place
}

/// Returns what a command prints, and what it remarks before that.
fn answer(place: &TempDir, typed: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_claimgraph")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {typed}; }} 2>&1")])
        .current_dir(place.path())
        .env("PATH", format!("{}:{path}", program.display()))
        .env_remove("CLAIMGRAPH_DB")
        .output()
        .unwrap();
    assert!(output.status.success(), "{typed}: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
}

/// Returns whether the program that a line begins with is on this machine.
fn is_there(typed: &str) -> bool {
    let program = typed.split(' ').next().unwrap();
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().unwrap();
    program == "claimgraph" || found.status.success()
}

#[test]
fn the_guide_shows_what_the_program_prints() {
    if cfg!(windows) {
        eprintln!("skipped: the guide is written for a POSIX shell");
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide.md");
    let guide = fs::read_to_string(&path).unwrap();
    let place = place();
    let (mut shown, mut lines) = (String::new(), guide.lines().peekable());
    while let Some(line) = lines.next() {
        shown.push_str(line);
        shown.push('\n');
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|line| *line != "```") {
            let mut old = String::new();
            while let Some(line) = lines.next_if(|line| *line != "```" && !line.starts_with("$ ")) {
                old.push_str(line);
                old.push('\n');
            }
            let typed = line.strip_prefix("$ ").expect("a console begins with a command");
            let new = if is_there(typed) { answer(&place, typed) } else { old };
            shown.push_str(&format!("{line}\n{new}"));
        }
    }
    if shown != guide && std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &shown).unwrap();
    } else if let Some((old, new)) = guide.lines().zip(shown.lines()).find(|(old, new)| old != new) {
        panic!("docs/guide.md is out of date: run the test with {UPDATE}=1\nit says  {old}\nbut now  {new}");
    }
}
