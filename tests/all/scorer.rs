//! Holds the accuracy that `evaluate` prints against an independent scorer in another language, where
//! that is there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the two call the same measure: ours, and the scorer's.
const MEASURES: [(&str, &str); 20] = [
    ("mention precision", "mention_precision"),
    ("mention recall", "mention_recall"),
    ("mention F1", "mention_f1"),
    ("value", "value_accuracy"),
    ("unit", "unit_accuracy"),
    ("counted", "counted_accuracy"),
    ("event", "event_accuracy"),
    ("place", "place_accuracy"),
    ("speaker", "speaker_accuracy"),
    ("no speaker", "speaker_none_accuracy"),
    ("figure pair precision", "pair_precision"),
    ("figure pair recall", "pair_recall"),
    ("figure pair F1", "pair_f1"),
    ("B-cubed F1", "bcubed_f1"),
    ("conflict precision", "conflict_precision"),
    ("conflict recall", "conflict_recall"),
    ("conflict F1", "conflict_f1"),
    ("compatible kept apart", "compatible_kept_apart"),
    ("copy precision", "copy_precision"),
    ("copy recall", "copy_recall"),
];

/// Both print rounded shares.
const ROUNDING: f64 = 0.001;

fn run(program: &Path, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Reads `  measure   0.993  745 of 750`.
fn ours(printed: &str) -> BTreeMap<String, f64> {
    let measure = |line: &str| {
        let name: String = line.split("  ").find(|part| !part.is_empty())?.to_owned();
        let value =
            line.split_whitespace().find_map(|word| word.parse().ok().filter(|_| word.contains('.')))?;
        Some((name, value))
    };
    printed.lines().filter_map(measure).collect()
}

#[test]
fn evaluate_measures_what_the_scorer_measures() {
    let scorer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/score");
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_claimgraph"));
    let evaluate = binary.with_file_name("examples").join("evaluate");
    if !scorer.exists() || !evaluate.exists() {
        println!("skipped: {} or {} is not there", scorer.display(), evaluate.display());
        return;
    }
    let ours = ours(&run(&evaluate, &["data/practice"]));
    let printed = run(&scorer, &[binary.to_str().unwrap(), "--short"]);
    let mut lines = printed.lines().skip_while(|line| *line != "== practice").skip(1);
    let theirs: serde_json::Value = serde_json::from_str(lines.next().unwrap()).unwrap();
    for (name, field) in MEASURES {
        let (mine, other) = (ours[name], theirs[field].as_f64().unwrap());
        assert!((mine - other).abs() <= ROUNDING, "{name}: {mine} here, {other} by the scorer");
    }
}
