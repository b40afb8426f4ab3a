//! Writes invented news as JSON lines, for measuring.
//!
//! `cargo run --release --example corpus -- 10000 > a.jsonl`
//!
//! Stories of 1 to 50 articles in order of their days, two years in all. Articles of a story share
//! people, a place and figures; some outlets give another value, a fifth print an earlier article with
//! edits. Cities and politicians recur across stories, as they do in news. The same number of articles
//! gives the same bytes, and a longer run begins with the same articles as no shorter one does.
//! `happening` tells which article is about what; nothing but a measurement reads it.

#![allow(clippy::print_stdout, reason = "the lines are the result")]
#![allow(missing_docs, clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[path = "../../benches/support/dice.rs"]
mod dice;
mod phrases;
mod story;

use claimgraph::lexicon::Lexicon;
use dice::Dice;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use phrases::Language;
use std::io::{BufWriter, Write};
use story::{Article, Story};

/// Days from the first story to the last.
const DAYS: usize = 730;

/// Most articles of a story.
const MOST: usize = 50;

fn main() {
    let count: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let Ok(lexicon) = Lexicon::embedded() else { return };
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    let language = Language::new(&lexicon, &mut dice);
    let mut sizes = Vec::new();
    while sizes.iter().sum::<usize>() < count {
        sizes.push(1 + dice.skewed(MOST, 5));
    }
    let mut out = BufWriter::new(std::io::stdout());
    let mut written = 0;
    for (at, size) in sizes.iter().enumerate() {
        let story = Story::new(&language, &mut dice);
        let first = at * DAYS / sizes.len();
        let mut articles: Vec<Article> = Vec::new();
        for _ in 0..(*size).min(count - written) {
            let article = story.article(&articles, &language, &mut dice);
            let day = first + dice.skewed(12, 3);
            if line(&mut out, (written, at), &article, day).is_err() {
                return;
            }
            articles.push(article);
            written += 1;
        }
    }
}

fn line(
    out: &mut impl Write,
    (number, story): (usize, usize),
    article: &Article,
    day: usize,
) -> std::io::Result<()> {
    let start: Date = date(2023, 1, 2);
    let published = start.saturating_add(i64::try_from(day).unwrap_or_default().days());
    let host: String = article.outlet.to_lowercase().replace(' ', "");
    let line = serde_json::json!({
        "id": format!("{number:07}"),
        "title": article.title,
        "source": article.outlet,
        "url": format!("https://www.{host}.example/{published}/{number}"),
        "published": published.to_string(),
        "text": article.text(),
        "happening": story,
    });
    writeln!(out, "{line}")
}
