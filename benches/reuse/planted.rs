//! Defines [`plant`], a pile of invented articles in which it is known who copied from whom.
//!
//! Sentences are made from those of the practice corpus: their small words stay, every name, noun,
//! verb and adjective is drawn anew, common ones more often, so that chance agreement is about what
//! it is in real news. Copies are made in the ways that are hard to see; and what must not count as
//! copying is planted as well: shared quotations, tables, stock sentences, footers.

use super::dice::Dice;
use claimgraph::lexicon::{Lexicon, Tag};
use claimgraph::model::{ContentHash, Document, DocumentId};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// How a copy was made.
pub(crate) const KINDS: [&str; 7] = [
    "cut and added to",
    "half kept",
    "sentences reordered",
    "every tenth word changed",
    "two parents",
    "one paragraph kept",
    "half kept, reordered, every tenth word changed",
];

/// A copy: its place, its parents' places, and which of [`KINDS`] it is.
#[derive(Debug)]
pub(crate) struct Copy {
    pub(crate) document: usize,
    pub(crate) parents: Vec<usize>,
    pub(crate) kind: usize,
}

/// A pile with its truth.
#[derive(Debug)]
pub(crate) struct Pile {
    pub(crate) documents: Vec<Document>,
    pub(crate) copies: Vec<Copy>,
}

/// A piece of a sentence of the practice corpus.
enum Slot {
    Kept(String),
    Number,
    Name,
    Drawn(Tag),
}

/// What sentences are made of.
pub(crate) struct Language {
    templates: Vec<Vec<Slot>>,
    words: BTreeMap<u8, Vec<String>>,
    stock: Vec<String>,
}

fn pool(tag: Tag) -> u8 {
    match tag {
        Tag::Noun => 0,
        Tag::Nouns => 1,
        Tag::Verb => 2,
        Tag::Past | Tag::Participle => 3,
        Tag::Gerund => 4,
        Tag::Adjective => 5,
        _ => 6,
    }
}

impl Language {
    /// Reads the sentences and words of the project.
    pub(crate) fn read(root: &Path, lexicon: &Lexicon, dice: &mut Dice) -> Self {
        let mut templates = Vec::new();
        let mut words: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        let table = std::fs::read_to_string(root.join("data/words.tsv")).unwrap_or_default();
        for word in table.lines().filter_map(|line| line.split('\t').next()) {
            let form = lexicon.words.get(word).filter(|form| !form.closed);
            if let Some(reading) = form.and_then(|form| form.readings().next()) {
                words.entry(pool(reading.tag)).or_default().push(word.to_owned());
            }
        }
        words.values_mut().for_each(|list| dice.shuffle(list));
        for piece in claimgraph::ingest::pieces(&[root.join("data/practice/stories")]).flatten() {
            let Ok(document) = claimgraph::ingest::document(piece) else { continue };
            for line in document.text.lines().skip(2) {
                let sentences = line.split_inclusive(". ").map(|s| s.trim().trim_matches('"'));
                templates.extend(sentences.filter(|s| s.len() > 40).map(|s| template(s, lexicon)));
            }
        }
        let mut language = Self { templates, words, stock: Vec::new() };
        language.stock = (0..40).map(|_| language.sentence(dice)).filter(|s| s.len() < 90).collect();
        language
    }

    pub(crate) fn sentence(&self, dice: &mut Dice) -> String {
        let template = &self.templates[dice.below(self.templates.len())];
        let mut text = String::new();
        for slot in template {
            let word = match slot {
                Slot::Kept(word) => word.clone(),
                Slot::Number => number(dice),
                Slot::Name => name(dice),
                Slot::Drawn(tag) => self.word(*tag, dice),
            };
            let _ = write!(text, "{}{word}", if text.is_empty() { "" } else { " " });
        }
        text.push('.');
        text
    }

    fn word(&self, tag: Tag, dice: &mut Dice) -> String {
        let list = &self.words[&pool(tag)];
        list[dice.skewed(list.len(), 3)].clone()
    }
}

fn number(dice: &mut Dice) -> String {
    let digits = dice.below(4);
    let number = dice.below(10_usize.pow(u32::try_from(digits + 1).unwrap_or(1)));
    number.to_string()
}

fn name(dice: &mut Dice) -> String {
    const SYLLABLES: [&str; 16] = [
        "bar", "den", "fel", "gor", "han", "kes", "lin", "mor", "nal", "per", "ras", "sto", "tam", "ul",
        "ver", "win",
    ];
    let mut name: String = (0..2).map(|_| SYLLABLES[dice.below(16)]).collect();
    if dice.one_in(2) {
        name.push_str(SYLLABLES[dice.below(16)]);
    }
    name[..1].to_uppercase() + &name[1..]
}

fn template(sentence: &str, lexicon: &Lexicon) -> Vec<Slot> {
    let words = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let slot = |(at, word): (usize, &str)| {
        let form = lexicon.words.get(&word.to_lowercase());
        match form {
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => Slot::Number,
            Some(form) if form.closed || form.total > 2_000 => Slot::Kept(word.to_owned()),
            Some(form) if at == 0 || word.starts_with(char::is_lowercase) => {
                form.readings().next().map_or(Slot::Name, |reading| Slot::Drawn(reading.tag))
            }
            _ => Slot::Name,
        }
    };
    words.filter(|word| !word.is_empty()).enumerate().map(slot).collect()
}

/// An article as its parts.
#[derive(Clone, Default)]
struct Article {
    sentences: Vec<String>,
    extras: Vec<String>,
    outlet: usize,
    day: usize,
}

/// Returns a pile of so many documents, a fifth of them copies.
pub(crate) fn plant(count: usize, root: &Path, lexicon: &Lexicon) -> Pile {
    let mut dice = Dice::new(0x9e37_79b9_7f4a_7c15);
    let language = Language::read(root, lexicon, &mut dice);
    let originals = count * 4 / 5;
    let mut articles: Vec<Article> = (0..originals).map(|_| fresh(&language, &mut dice)).collect();
    let mut copies = Vec::new();
    for document in originals..count {
        let kind = dice.below(KINDS.len());
        let mut parents = vec![parent(originals, &mut dice)];
        if kind == 4 {
            parents.push(dice.below(originals));
        }
        parents.dedup();
        let copy = copy(kind, &parents, &articles, &language, &mut dice);
        articles.push(copy);
        copies.push(Copy { document, parents, kind });
    }
    noise(&mut articles, &language, &mut dice);
    let outlets = footers(&language, &mut dice);
    let documents = (0..).zip(&articles).map(|(at, article)| document(at, article, &outlets)).collect();
    Pile { documents, copies }
}

/// Returns a parent: mostly any, sometimes one of the wires that everybody prints.
fn parent(originals: usize, dice: &mut Dice) -> usize {
    let wires = (originals / 4_000).max(1);
    if dice.one_in(20) { dice.below(wires) } else { dice.below(originals) }
}

fn fresh(language: &Language, dice: &mut Dice) -> Article {
    let length = 8 + dice.below(12);
    let sentences = (0..length).map(|_| language.sentence(dice)).collect();
    Article { sentences, extras: Vec::new(), outlet: dice.below(400), day: dice.below(300) }
}

fn copy(
    kind: usize,
    parents: &[usize],
    articles: &[Article],
    language: &Language,
    dice: &mut Dice,
) -> Article {
    let mut sentences = articles[parents[0]].sentences.clone();
    let mut own: Vec<String> = (0..4 + dice.below(4)).map(|_| language.sentence(dice)).collect();
    let half = |sentences: &mut Vec<String>| sentences.truncate(sentences.len().div_ceil(2));
    match kind {
        0 => {
            sentences.truncate(sentences.len() * 2 / 3);
            sentences.append(&mut own);
        }
        1 => {
            half(&mut sentences);
            own.append(&mut sentences);
            sentences = own;
        }
        2 => dice.shuffle(&mut sentences),
        3 => sentences = sentences.iter().map(|sentence| changed(sentence, language, dice)).collect(),
        4 => {
            half(&mut sentences);
            let mut other = articles[parents[parents.len() - 1]].sentences.clone();
            half(&mut other);
            sentences.append(&mut other);
        }
        5 => {
            let at = dice.below(sentences.len() - 3);
            own.extend(sentences.drain(at..at + 3));
            own.extend((0..4).map(|_| language.sentence(dice)));
            sentences = own;
        }
        _ => {
            dice.shuffle(&mut sentences);
            half(&mut sentences);
            sentences = sentences.iter().map(|sentence| changed(sentence, language, dice)).collect();
        }
    }
    let latest = parents.iter().map(|&parent| articles[parent].day).max().unwrap_or_default();
    Article { sentences, extras: Vec::new(), outlet: dice.below(400), day: latest + dice.below(4) }
}

/// Replaces every tenth word.
fn changed(sentence: &str, language: &Language, dice: &mut Dice) -> String {
    let first = dice.below(10);
    let words = sentence
        .split(' ')
        .enumerate()
        .map(|(at, word)| if at % 10 == first { language.word(Tag::Noun, dice) } else { word.to_owned() });
    let text: Vec<String> = words.collect();
    let text = text.join(" ");
    if text.ends_with('.') { text } else { text + "." }
}

/// Adds what is shared without having been copied.
fn noise(articles: &mut [Article], language: &Language, dice: &mut Dice) {
    let count = articles.len();
    for _ in 0..count / 20 {
        let speech =
            language.sentence(dice).replace('.', "") + ", and " + &language.sentence(dice).replace('.', "");
        for _ in 0..2 + dice.below(3) {
            let quoted = format!("“{speech},” {} said {}", name(dice), language.sentence(dice));
            articles[dice.below(count)].extras.push(quoted);
        }
    }
    for _ in 0..count / 50 {
        let rows: Vec<String> =
            (0..6).map(|_| format!("{}: {} dead, {} hurt", name(dice), number(dice), number(dice))).collect();
        for _ in 0..3 {
            articles[dice.below(count)].extras.push(rows.join("\n"));
        }
    }
    for article in articles {
        if dice.one_in(3) {
            article.extras.push(language.stock[dice.below(language.stock.len())].clone());
        }
    }
}

/// Returns what each outlet prints under its articles.
fn footers(language: &Language, dice: &mut Dice) -> Vec<String> {
    let helpline = format!("{} {}", language.sentence(dice), language.sentence(dice));
    let own = |_| format!("{} {}\n\n{helpline}", language.sentence(dice), language.sentence(dice));
    (0..400).map(own).collect()
}

fn document(at: usize, article: &Article, footers: &[String]) -> Document {
    let mut text = String::new();
    for (at, sentence) in article.sentences.iter().enumerate() {
        let _ = write!(text, "{sentence}{}", if at % 3 == 2 { "\n\n" } else { " " });
    }
    for extra in &article.extras {
        let _ = write!(text, "\n\n{extra}");
    }
    if at.is_multiple_of(2) {
        let _ = write!(text, "\n\n{}", footers[article.outlet]);
    }
    let start: Date = date(2024, 1, 1);
    let published = start.checked_add(i64::try_from(article.day).unwrap_or_default().days()).ok();
    let source = format!("Outlet {}", article.outlet);
    let id = DocumentId(ContentHash::new().field(&source).field(&text).finish());
    Document { id, name: format!("{at}.txt"), source, published, text, ..Document::default() }
}
