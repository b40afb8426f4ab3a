//! Holds what the README shows: the output of its first command, the picture and the accuracy table.
//!
//! To renew them after a change that was meant: `UPDATE_README=1 cargo test --test all readme`, then
//! look at the difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the README's first command and returns what it printed, with the folder it wrote.
fn report() -> (String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("united-front");
    let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["report", "data/united-front", "--out"])
        .arg(&out)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .env_remove("CLAIMGRAPH_DB")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = String::from_utf8(output.stdout).unwrap();
    (shown.replace(&out.display().to_string(), "united-front"), folder)
}

/// Returns the accuracy table from the stored measures: one row a measure, one column a corpus.
fn accuracy() -> String {
    let stored = fs::read_to_string(root().join("tests/accuracy.tsv")).unwrap();
    let mut order: Vec<&str> = Vec::new();
    let mut corpora: Vec<&str> = Vec::new();
    let mut cells: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for line in stored.lines().filter(|line| !line.starts_with('#')) {
        let [corpus, measure, value] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        if !corpora.contains(&corpus) {
            corpora.push(corpus);
        }
        if !order.contains(&measure) {
            order.push(measure);
        }
        cells.insert((measure, corpus), value);
    }
    let mut table =
        format!("| measure | {} |\n|---|{}\n", corpora.join(" | "), "---:|".repeat(corpora.len()));
    for measure in order {
        let value = |corpus: &&str| {
            let value = cells.get(&(measure, *corpus)).copied().unwrap_or("");
            value
                .parse::<f64>()
                .ok()
                .filter(|_| value.contains('.'))
                .map_or(value.to_owned(), |v| format!("{v:.3}"))
        };
        let row: Vec<String> = corpora.iter().map(value).collect();
        table.push_str(&format!("| {measure} | {} |\n", row.join(" | ")));
    }
    table
}

/// Compares the text between two marks of the README with what it should be, or puts it there.
fn hold(mark: &str, wanted: &str) {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let start = readme.find(&format!("<!-- {mark}:")).unwrap();
    let start = start + readme[start..].find("-->\n").unwrap() + "-->\n".len();
    let end = start + readme[start..].find(&format!("<!-- /{mark} -->")).unwrap();
    if readme[start..end] == *wanted {
        return;
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{}{wanted}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    panic!("README.md shows something else for '{mark}':\n{}\ninstead of\n{wanted}", &readme[start..end]);
}

fn hold_file(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, wanted).unwrap();
    }
    let shown = fs::read_to_string(path).unwrap_or_default();
    assert!(shown == wanted, "{} is not what the command draws now", path.display());
}

#[test]
fn the_readme_shows_what_the_tool_does() {
    let (shown, folder) = report();
    hold("report", &format!("```text\n{}\n```\n", shown.trim_end()));
    hold("accuracy", &accuracy());
    let picture = fs::read_to_string(folder.path().join("united-front/graph.svg")).unwrap();
    hold_file(&root().join("docs/united-front.svg"), &picture);
}

#[test]
fn the_readme_links_to_files_that_are_there() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let missing: Vec<&str> =
        links.filter(|link| !link.contains("://") && !root().join(link).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
