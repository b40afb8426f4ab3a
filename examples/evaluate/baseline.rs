//! Defines the stored accuracy table, so that a change that costs accuracy is seen.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// How far a measure may fall before the comparison fails, to let harmless ties move.
const TOLERANCE: f64 = 0.005;

type Row = (String, (String, Option<f64>, String));

/// Writes the table: corpus, measure, value.
pub fn store(path: &Path, measured: &[Row]) -> Result<(), String> {
    let mut text = String::from("# corpus\tmeasure\tvalue\n");
    for (corpus, (name, value, note)) in measured {
        let value = value.map_or_else(|| note.clone(), |value| format!("{value:.4}"));
        let _ = writeln!(text, "{corpus}\t{name}\t{value}");
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Compares with the stored table and prints what fell; only measures that are shares count.
pub fn compare(path: &Path, measured: &[Row]) -> Result<ExitCode, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let stored: BTreeMap<(&str, &str), &str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            line.split_once('\t').and_then(|(c, rest)| rest.split_once('\t').map(|(n, v)| ((c, n), v)))
        })
        .collect();
    let mut fallen = 0;
    for (corpus, (name, value, _)) in measured {
        let before =
            stored.get(&(corpus.as_str(), name.as_str())).and_then(|before| before.parse::<f64>().ok());
        if let (Some(before), Some(now)) = (before, *value)
            && now < before - TOLERANCE
        {
            fallen += 1;
            println!("fallen: {corpus}, {name}: {before:.3} before, {now:.3} now");
        }
    }
    println!("{fallen} measures have fallen below {}", path.display());
    Ok(if fallen > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
