//! Defines the gold of a corpus: every number of its articles, and which of them contradict.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a marked number is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Should be reported.
    Claim,
    /// Must not be reported.
    NotClaim,
    /// Makes no difference.
    Optional,
}

/// One marked number.
#[derive(Clone, Debug, Deserialize)]
pub struct Number {
    pub kind: Sort,
    pub id: Option<String>,
    pub story: Option<String>,
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub why: Option<String>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    #[serde(default)]
    pub exclusive_low: bool,
    #[serde(default)]
    pub exclusive_high: bool,
    #[serde(default, alias = "approximate")]
    pub approx: bool,
    /// Absent where the gold says nothing of units; `Some(None)` for things counted.
    #[serde(default, deserialize_with = "present")]
    pub unit: Option<Option<String>>,
    #[serde(default)]
    pub counted: Vec<Option<String>>,
    #[serde(default)]
    pub event: Vec<Option<String>>,
    #[serde(default)]
    pub place: Vec<Option<String>>,
    #[serde(default)]
    pub speaker: Vec<Option<String>>,
    #[serde(alias = "figure")]
    pub quantity: Option<String>,
}

fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

impl Number {
    /// Returns the name relations use for the number.
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{}@{}-{}", self.document, self.start, self.end))
    }

    /// Returns the story, which is the folder where none is given.
    pub fn story(&self) -> String {
        let folder = || self.document.rsplit_once('/').map_or("all", |(folder, _)| folder).to_owned();
        self.story.clone().unwrap_or_else(folder)
    }
}

/// A contradiction, update or compatible pair.
#[derive(Clone, Debug, Deserialize)]
pub struct Relation {
    pub id: String,
    pub kind: String,
    pub sides: Vec<Vec<String>>,
    pub why: String,
    pub about: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
struct Relations {
    relations: Vec<Relation>,
    #[serde(default)]
    copies: Vec<(String, String)>,
}

/// The gold of one corpus.
pub struct Gold {
    pub numbers: Vec<Number>,
    pub by_document: BTreeMap<String, Vec<usize>>,
    pub relations: Vec<Relation>,
    pub copies: Vec<(String, String)>,
}

/// Reads the gold of a folder, only the stories that `wanted` accepts.
pub fn read(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Gold, String> {
    let text = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let lines = text("gold.jsonl")?;
    let numbers = lines.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str::<Number>);
    let numbers: Result<Vec<Number>, _> = numbers.collect();
    let mut numbers = numbers.map_err(|error| format!("gold.jsonl: {error}"))?;
    numbers.retain(|number| wanted(&number.story()));
    let relations: Relations =
        serde_json::from_str(&text("relations.json")?).map_err(|error| format!("relations.json: {error}"))?;
    let mut by_document: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, number) in numbers.iter().enumerate() {
        by_document.entry(number.document.clone()).or_default().push(at);
    }
    let kept = |id: &str| numbers.iter().any(|number| number.name() == id);
    let is_kept = |relation: &Relation| relation.sides.iter().flatten().any(|id| kept(id));
    let copies = relations.copies.into_iter().filter(|(copy, _)| by_document.contains_key(copy)).collect();
    Ok(Gold {
        relations: relations.relations.into_iter().filter(is_kept).collect(),
        copies,
        numbers,
        by_document,
    })
}
