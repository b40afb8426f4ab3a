//! Holds cutting and reading to what they promise of any text: sentences in order and apart, which
//! quote the text, leave out nothing but white space and overlap nowhere; quotations likewise;
//! readings that stand on the text.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Sentence, Span};
use claimgraph::text::{quotations, segment, tokenise};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap_or_default());

fn document(text: &str) -> Document {
    Document::of_text(text)
}

/// Returns pieces that sentences are cut at or must not be cut at, so that random texts are full of
/// near misses.
fn fragment() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        ". ",
        "! ",
        "?",
        "\n",
        "\n\n",
        "\r\n",
        " - ",
        "- ",
        "|",
        " | ",
        ": ",
        "…",
        "\"",
        "“",
        "”",
        "'",
        "’",
        "(",
        ")",
        "Mr. ",
        "U.S. ",
        "a.m. ",
        "No. 5 ",
        "08:14 ",
        "1. ",
        "47 ",
        "people ",
        "were ",
        "rescued ",
        "in Texas ",
        "police said ",
        "she said ",
        "according to ",
        "TOTAL ",
        "By Ann Lee ",
        "•",
        "\t",
        "—",
        "é",
        "日本",
        "\u{a0}",
        "\u{200b}",
        "where ",
        "of them ",
        "more than ",
        "and ",
        ", ",
        "%",
        "$",
    ]);
    prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(fragment(), 0..60).prop_map(|pieces| pieces.concat())
}

/// Returns what stands outside the spans, which must be in order and apart and fit the text.
fn outside(text: &str, spans: impl Iterator<Item = Span>) -> Result<String, TestCaseError> {
    let mut rest = String::new();
    let mut end = 0;
    for span in spans {
        prop_assert!(end <= span.start && span.start < span.end, "{span:?} after {end}");
        let gap = text.get(end..span.start);
        prop_assert!(gap.is_some() && text.get(span.start..span.end).is_some(), "{span:?} cuts a letter");
        rest.push_str(gap.unwrap_or_default());
        end = span.end;
    }
    rest.push_str(text.get(end..).unwrap_or_default());
    Ok(rest)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn sentences_hold_all_that_is_no_white_space(text in text()) {
        let sentences = segment(&document(&text), &LEXICON);
        let rest = outside(&text, sentences.iter().map(|sentence| sentence.span))?;
        prop_assert!(!rest.chars().any(char::is_alphanumeric), "left out: {rest:?}");
    }

    #[test]
    fn tokens_hold_every_byte_of_their_sentence(text in text()) {
        for sentence in segment(&document(&text), &LEXICON) {
            let tokens = tokenise(&text, sentence.span, &LEXICON);
            let spans = tokens.iter().map(|token| Span::new(token.span.start - sentence.span.start, token.span.end - sentence.span.start));
            let rest = outside(sentence.span.of(&text), spans)?;
            prop_assert!(rest.chars().all(|char| !char.is_alphanumeric()), "left out: {rest:?}");
        }
    }

    #[test]
    fn quotations_are_in_order_and_quote_the_text(text in text()) {
        let sentences: Vec<Sentence> = segment(&document(&text), &LEXICON);
        let found = quotations(&text, &sentences);
        outside(&text, found.iter().map(|quotation| quotation.outer))?;
    }

    #[test]
    fn a_reading_stands_on_the_text(text in text()) {
        let found = extract(&document(&text), &LEXICON);
        for mention in &found.mentions {
            prop_assert_eq!(text.get(mention.span.start..mention.span.end), Some(mention.text.as_str()));
            prop_assert!(mention.sentence.contains(mention.span));
            if let Some(speaker) = mention.speaker.as_ref().and_then(|speaker| speaker.span) {
                prop_assert!(text.get(speaker.start..speaker.end).is_some());
            }
        }
        outside(&text, found.mentions.iter().map(|mention| mention.span))?;
    }
}
