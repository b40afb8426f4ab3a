//! Measures the number reader on public test data, where it is at hand beside the project.
//!
//! `cargo test --test all data_numbers -- --nocapture` prints recall and value accuracy by set. Cases read
//! otherwise on purpose are in `tests/cases/recognizers_differences.tsv`, each with its reason.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Quantity, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const RECOGNIZERS: &str = "../shared/data/recognizers/dev.jsonl";
const DIFFERENCES: &str = "tests/cases/recognizers_differences.tsv";
const QUANTULUM: [&str; 2] =
    ["../shared/data/quantulum3/quantities.json", "../shared/data/quantulum3/quantities.ambiguity.json"];

/// How far a value may be off, relatively: the data has floating-point numbers.
const TOLERANCE: f64 = 1e-6;

/// A number that was read: its bytes and amount.
type Read = (Span, Quantity);

/// Returns everything with an amount that is read from a text, claims and rejections alike.
fn read(text: &str, lexicon: &Lexicon) -> Vec<Read> {
    let document = Document::of_text(text);
    let found = extract(&document, lexicon);
    let claims = found.mentions.into_iter().map(|mention| (mention.span, mention.quantity));
    let refused = found.rejections.into_iter().filter_map(|number| Some((number.span, number.quantity?)));
    claims.chain(refused).collect()
}

/// Returns the ends of an amount as floating-point numbers.
fn ends(quantity: &Quantity) -> (Option<f64>, Option<f64>) {
    let value = |bound: Option<claimgraph::model::Bound>| {
        bound.and_then(|bound| bound.value.to_string().parse().ok())
    };
    (value(quantity.low), value(quantity.high))
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1e-12),
        (None, None) => true,
        _ => false,
    }
}

/// Counts cases, those where something was read, and those where it was the right value.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    cases: u32,
    read: u32,
    right: u32,
}

impl Tally {
    fn add(&mut self, read: bool, right: bool) {
        self.cases += 1;
        self.read += u32::from(read);
        self.right += u32::from(right);
    }

    fn share(part: u32, whole: u32) -> f64 {
        if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
    }

    fn right(self) -> f64 {
        Self::share(self.right, self.cases)
    }

    fn line(self) -> String {
        format!(
            "{:4} cases  recall {:.3}  value {:.3}",
            self.cases,
            Self::share(self.read, self.cases),
            self.right()
        )
    }
}

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    results: BTreeMap<String, Vec<Expected>>,
}

#[derive(Deserialize)]
struct Expected {
    start: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
}

impl Expected {
    /// Returns the bytes of the expected text, whose offsets count characters.
    fn span(&self, text: &str) -> Span {
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        Span::new(byte(self.start), byte(self.end))
    }

    /// Returns whether an amount is the expected one. Where the model is not about ranges a bound is
    /// judged elsewhere, and coins are given in the currency.
    fn is(&self, quantity: &Quantity, ranges: bool) -> bool {
        let (mut low, mut high) = ends(quantity);
        if !ranges {
            (low, high) = (low.or(high), high.or(low));
        }
        let scale = match (self.unit.as_deref(), quantity.unit.code.as_str()) {
            (Some("Cent" | "Pence"), _) => 100.0,
            (Some("Foot"), "[in_i]") => 1.0 / 12.0,
            _ => 1.0,
        };
        close(low.map(|low| low * scale), self.low) && close(high.map(|high| high * scale), self.high)
    }
}

#[test]
fn the_recognizers_specifications() {
    let Ok(cases) = fs::read_to_string(RECOGNIZERS) else {
        println!("skipped: {RECOGNIZERS} is not here");
        return;
    };
    let differences = fs::read_to_string(DIFFERENCES).unwrap();
    let on_purpose: BTreeMap<&str, &str> = differences
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let lexicon = Lexicon::embedded().unwrap();
    let (mut all, mut news): (BTreeMap<String, Tally>, BTreeMap<String, Tally>) = Default::default();
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let found = read(&case.text, &lexicon);
        for (model, expected) in &case.results {
            for expected in expected {
                let span = expected.span(&case.text);
                let over: Vec<&Read> = found.iter().filter(|(found, _)| found.overlaps(span)).collect();
                let right = over.iter().any(|(_, quantity)| expected.is(quantity, model == "numberrange"));
                all.entry(model.clone()).or_default().add(!over.is_empty(), right);
                if !on_purpose.contains_key(case.id.as_str()) {
                    news.entry(model.clone()).or_default().add(!over.is_empty(), right);
                    if !right {
                        println!("{model} {}: {}", case.id, span.of(&case.text));
                    }
                }
            }
        }
    }
    for (model, tally) in &news {
        println!("{model:12} {}   (all: {})", tally.line(), all[model].line());
    }
    for (model, least) in [
        ("number", 0.95),
        ("numberrange", 0.95),
        ("percentage", 0.93),
        ("currency", 0.93),
        ("dimension", 0.93),
        ("temperature", 0.93),
        ("age", 0.93),
    ] {
        let right = news[model].right();
        assert!(right >= least, "{model}: {right:.3} of the values are right, expected {least}");
    }
}

#[derive(Deserialize)]
struct Request {
    req: String,
    res: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    value: f64,
    surface: String,
    #[serde(default)]
    uncertainty: Option<f64>,
}

/// quantulum3 gives a range as its middle with an uncertainty; both ends are compared. Its formulas,
/// densities and units of physics make up what is not read.
#[test]
fn the_cases_of_quantulum3() {
    if !QUANTULUM.iter().all(|path| Path::new(path).exists()) {
        println!("skipped: {} is not here", QUANTULUM[0]);
        return;
    }
    let lexicon = Lexicon::embedded().unwrap();
    let mut tally = Tally::default();
    for path in QUANTULUM {
        let requests: Vec<Request> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        for request in requests {
            let found = read(&request.req, &lexicon);
            for answer in request.res {
                let start = request.req.find(&answer.surface).unwrap_or(0);
                let span = Span::new(start, start + answer.surface.len());
                let over: Vec<&Read> = found.iter().filter(|(found, _)| found.overlaps(span)).collect();
                let right = over.iter().any(|(_, quantity)| is_answer(&answer, quantity));
                tally.add(!over.is_empty(), right);
            }
        }
    }
    println!("quantulum3   {}", tally.line());
    assert!(tally.right() >= 0.86, "{}", tally.line());
}

fn is_answer(answer: &Answer, quantity: &Quantity) -> bool {
    let (low, high) = ends(quantity);
    let (low, high) = (low.or(high), high.or(low));
    let off = answer.uncertainty.unwrap_or(0.0);
    let range = close(low, Some(answer.value - off)) && close(high, Some(answer.value + off));
    range || close(low, Some(answer.value))
}
