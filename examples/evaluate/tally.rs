//! Defines [`Tally`], how many answers of each sort were right, and the table they are printed in.

use std::collections::BTreeMap;

/// Right answers of all answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub right: usize,
    pub of: usize,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// Returns the share, or `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

/// Measures by name, in the order of the table.
#[derive(Debug, Default)]
pub struct Tally {
    pub rows: Vec<(String, Option<f64>, String)>,
    pub errors: BTreeMap<&'static str, Vec<String>>,
}

impl Tally {
    pub fn share(&mut self, name: &str, share: Share) {
        self.rows.push((name.to_owned(), share.value(), format!("{} of {}", share.right, share.of)));
    }

    pub fn number(&mut self, name: &str, value: f64) {
        self.rows.push((name.to_owned(), Some(value), String::new()));
    }

    pub fn count(&mut self, name: &str, count: usize) {
        self.rows.push((name.to_owned(), None, count.to_string()));
    }

    pub fn error(&mut self, sort: &'static str, text: String) {
        self.errors.entry(sort).or_default().push(text);
    }

    /// Returns the table; with `most` above zero the first errors of each sort follow.
    pub fn text(&self, most: usize) -> String {
        let row = |(name, value, note): &(String, Option<f64>, String)| {
            let value = value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
            format!("  {name:<30} {value:>6}  {note}").trim_end().to_owned()
        };
        let mut lines: Vec<String> = self.rows.iter().map(row).collect();
        for (sort, errors) in self.errors.iter().filter(|_| most > 0) {
            lines.push(format!("\n== {sort}: {}", errors.len()));
            lines.extend(errors.iter().take(most).cloned());
        }
        lines.join("\n")
    }
}

/// Returns the harmonic mean.
pub fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}
