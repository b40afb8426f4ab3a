//! Holds the cutting into tokens against its case file and the properties every text must keep.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::Span;
use claimgraph::text::{Token, tokenise};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap_or_default());

/// Longest time that cutting a text of the given size may take in a debug build; far above what is
/// measured, and far below what a quadratic pass would need.
const BOUND: Duration = Duration::from_secs(60);

fn whole(text: &str) -> Vec<Token<'_>> {
    tokenise(text, Span::new(0, text.len()), &LEXICON)
}

#[test]
fn tokens_of_the_case_file() {
    let mut failures = String::new();
    let mut text = "";
    for line in include_str!("../cases/tokens.txt").lines() {
        let Some(expected) = line.strip_prefix("    ") else {
            text = line;
            continue;
        };
        let found: Vec<&str> = whole(text).iter().map(|token| token.text).collect();
        let found = found.join(" ");
        if found != expected {
            writeln!(failures, "expected {expected}\nfound    {found}").unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Checks that every byte that is not white space is in exactly one token, in order.
fn assert_covers(text: &str) {
    let mut at = 0;
    for token in whole(text) {
        assert!(text[at..token.span.start].chars().all(char::is_whitespace), "gap in {text:?}");
        assert!(!token.span.is_empty());
        assert_eq!(token.text, &text[token.span.range()]);
        assert_eq!(token.spaced, token.span.start > at || at == 0, "{text:?} at {at}");
        at = token.span.end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "rest of {text:?}");
}

/// Pieces whose combinations are likelier to break something than random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1", "23", "456", "½", ".", ",", "-", "–", ":", "/", "'", "’", "n't", "s", "U", "S", "word", "Two",
        "twenty", "@", "$", "€", "%", "°", "²", "…", "\"", "“", " ", "\n", "\u{a0}", "é", "İ", "ß", "中",
        "\u{301}", "\u{200b}", "😀", "www.", "http://", "&", "_", "*", "(", "co", "Mr", "bn", "k",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_cover_any_text(text in any::<String>()) {
        assert_covers(&text);
    }

    #[test]
    fn tokens_cover_awkward_text(text in pieces()) {
        assert_covers(&text);
    }

    #[test]
    fn a_span_of_a_text_gives_the_tokens_of_the_span(text in pieces(), tail in pieces()) {
        let both = format!("{text}{tail}");
        let part = tokenise(&both, Span::new(0, text.len()), &LEXICON);
        prop_assert_eq!(part, whole(&text));
    }
}

#[test]
fn a_span_that_does_not_fit_gives_nothing() {
    assert!(tokenise("é", Span::new(1, 2), &LEXICON).is_empty());
    assert!(tokenise("a", Span::new(5, 9), &LEXICON).is_empty());
}

#[test]
fn cost_is_linear_on_hostile_lines() {
    let unit = 1 << 20;
    let texts = [
        "a".repeat(unit),
        "one-".repeat(unit / 4),
        "a.".repeat(unit / 2),
        "1,".repeat(unit / 2),
        "1-".repeat(unit / 2),
        "a'".repeat(unit / 2),
        ".".repeat(unit),
        "x@".repeat(unit / 2),
        "arrested ".repeat(unit / 9),
        "very ".repeat(unit / 5),
        "“".repeat(unit / 3),
        "½".repeat(unit / 2),
    ];
    for text in texts {
        let start = Instant::now();
        assert!(!whole(&text).is_empty());
        assert!(start.elapsed() < BOUND, "{} took {:?}", &text[..8], start.elapsed());
    }
}
