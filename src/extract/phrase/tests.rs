//! Tests of the chunks, on words tagged by hand so that they depend on no tagger.

use super::*;
use crate::lexicon::Known;
use crate::model::{Kind as NumberKind, Quantity, Span, Unit};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Returns chunks as text, from words written `word/Tag`, `#` standing for a number.
fn chunks(tagged: &str) -> String {
    let mut tokens = Vec::new();
    let mut numbers = Vec::new();
    for (at, word) in tagged.split(' ').enumerate() {
        let (text, tag) = word.rsplit_once('/').unwrap();
        let span = Span::new(at * 20, at * 20 + text.len());
        if tag == "#" {
            let quantity = Quantity::exact(Decimal::ONE, Unit::count());
            let kind = NumberKind::Level;
            let (direction, change, rejected) = (None, None, None);
            let (tokens, phrase, rule) = (at..at + 1, at..at + 1, "test");
            numbers.push(Number { span, tokens, phrase, quantity, kind, direction, change, rejected, rule });
        }
        let first = text.chars().next().unwrap();
        let shape = if first.is_uppercase() { Shape::Capitalised } else { Shape::Lower };
        let lemma = Cow::Borrowed(if ["was", "were", "been", "being"].contains(&text) { "be" } else { text });
        let (lower, known) = (Cow::Owned(text.to_lowercase()), Known::default());
        let tag = tag_named(tag);
        tokens.push(Token { span, text, shape, spaced: true, tag, lower, lemma, known, lemma_known: known });
    }
    let show = |chunk: &Chunk| {
        let words: Vec<&str> = tokens[chunk.tokens.clone()].iter().map(|token| token.text).collect();
        let kind = match chunk.kind {
            Kind::Noun if chunk.bare => "bare".to_owned(),
            Kind::Noun => format!("noun:{}", tokens[chunk.head].text),
            Kind::Verb(verb) if verb.passive => format!("passive:{}", tokens[chunk.head].text),
            Kind::Verb(verb) => format!("{:?}:{}", verb.form, tokens[chunk.head].text),
            kind => format!("{kind:?}"),
        };
        format!("[{}]{kind}", words.join(" "))
    };
    chunk(&tokens, &numbers, &Lexicon::default()).iter().map(show).collect::<Vec<_>>().join(" ")
}

fn tag_named(name: &str) -> Tag {
    match name {
        "#" => Tag::Number,
        "N" => Tag::Noun,
        "NS" => Tag::Nouns,
        "NP" => Tag::Name,
        "V" => Tag::Verb,
        "VD" => Tag::Past,
        "VN" => Tag::Participle,
        "VG" => Tag::Gerund,
        "AUX" => Tag::Auxiliary,
        "MD" => Tag::Modal,
        "J" => Tag::Adjective,
        "R" => Tag::Adverb,
        "D" => Tag::Determiner,
        "P" => Tag::Preposition,
        "TO" => Tag::To,
        "POS" => Tag::Possessive,
        "C" => Tag::Conjunction,
        "NEG" => Tag::Negation,
        "M" => Tag::Mark,
        _ => Tag::Other,
    }
}

#[test]
fn a_number_takes_its_modifiers_and_noun() {
    assert_eq!(
        chunks("the/D 47/# injured/VN young/J victims/NS were/AUX not/NEG rescued/VN"),
        "[the 47 injured young victims]noun:victims [were not rescued]passive:rescued"
    );
}

#[test]
fn a_verb_after_a_bare_number_is_no_modifier() {
    assert_eq!(
        chunks("40/# needed/VN medical/J attention/N"),
        "[40]bare [needed]Finite:needed [medical attention]noun:attention"
    );
}

#[test]
fn a_number_begins_a_phrase_of_its_own_after_a_noun() {
    assert_eq!(
        chunks("Missouri/NP 2/# arrests/NS made/VN 4/# victims/NS rescued/VN"),
        "[Missouri]noun:Missouri [2 arrests]noun:arrests [made]Finite:made [4 victims]noun:victims [rescued]Participle:rescued"
    );
}

#[test]
fn a_genitive_stays_in_the_phrase_and_a_day_does_not() {
    assert_eq!(
        chunks("Missouri/NP 's/POS 2/# arrests/NS Thursday/NP"),
        "[Missouri 's 2 arrests]noun:arrests [Thursday]noun:Thursday"
    );
}

#[test]
fn adjectives_without_noun_stay_outside() {
    assert_eq!(
        chunks("31/# dead/J and/C 5/# missing/J"),
        "[31]bare [dead]Adjective [and]Conjunction [5]bare [missing]Adjective"
    );
}

#[test]
fn being_treated_has_no_tense() {
    assert_eq!(chunks("being/AUX treated/VN"), "[being treated]passive:treated");
}

#[test]
fn every_token_belongs_to_one_chunk() {
    let text =
        "after/P more/J ,/M and/C to/TO have/AUX to/TO the/D the/D ''/M 's/POS not/NEG very/R 3/# 's/POS";
    let shown = chunks(text);
    let words = text.split(' ').map(|word| word.rsplit_once('/').unwrap().0);
    let bare: String = shown.replace(['[', ']'], " ");
    assert!(words.into_iter().all(|word| bare.contains(word)));
}
