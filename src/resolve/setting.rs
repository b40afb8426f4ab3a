//! Defines [`set`], which tells each mention of a story where it stands among the others of its
//! document: whether it opens the document, and which amounts share its sentence.
//!
//! A separate pass, because no mention knows its neighbours.

use super::reading::Reading;
use crate::model::{ContentHash, Corpus, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How far into a document, in bytes, its first number opens it. Origin: a headline, a dateline and a
/// long first sentence end before; a first number further down is no lead.
const OPENING: usize = 600;

/// Sentences with more numbers than this are tables in disguise, and say nothing by what stands
/// beside a number. Origin: the longest news sentence of the practice stories has nine.
const MOST_BESIDE: usize = 12;

/// Fills in [`Reading::leads`], [`Reading::headline`], [`Reading::alone`] and [`Reading::beside`]; `n log n`.
pub(super) fn set(readings: &mut [Reading<'_>], corpus: &Corpus) {
    let mut sentences: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        let mention = reading.mention;
        sentences.entry((mention.document, mention.sentence.start)).or_default().push(at);
    }
    let mut opened = None;
    for ((document, start), members) in sentences {
        let text = corpus.document(document);
        let sentence = members.first().map(|at| readings[*at].mention.sentence);
        let headline = text.zip(sentence).is_some_and(|(text, sentence)| is_headline(text, sentence));
        let leads = headline || (opened != Some(document) && start < OPENING);
        if !headline {
            opened = Some(document);
        }
        let groups: BTreeSet<&str> = members.iter().filter_map(|at| group(&readings[*at])).collect();
        let amounts: Vec<Option<u64>> = members.iter().map(|at| amount(&readings[*at])).collect();
        for (i, at) in members.iter().enumerate() {
            readings[*at].leads = leads;
            readings[*at].headline = headline;
            readings[*at].alone = groups.len() < 2;
            if members.len() <= MOST_BESIDE {
                let others = amounts.iter().enumerate().filter(|(j, _)| i != *j);
                let mut beside: Vec<u64> = others.filter_map(|(_, amount)| *amount).collect();
                beside.sort_unstable();
                readings[*at].beside = beside;
            }
        }
    }
}

/// Returns the group of people a number counts that excludes others ("men", "children").
fn group<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    reading.person.filter(|group| matches!(*group, "male" | "female" | "minor"))
}

fn is_headline(document: &crate::model::Document, sentence: Span) -> bool {
    document.title.as_deref().is_some_and(|title| sentence.of(&document.text).trim() == title.trim())
}

/// Returns what is the same for equal amounts, in whatever unit they are written.
fn amount(reading: &Reading<'_>) -> Option<u64> {
    let quantity = &reading.mention.quantity;
    let value = quantity.unit.to_base(quantity.point()?)?.normalize().to_string();
    let dimension = format!("{:?}", quantity.unit.dimension);
    Some(ContentHash::new().field(dimension).field(value).finish())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told};
    use super::*;

    #[test]
    fn the_first_sentence_leads_and_numbers_of_one_sentence_stand_beside_each_other() {
        let text = "In Ludno 47 people died and 12 homes burned.\nThen 90 people left.\n";
        let corpus = corpus([told(text, &[("person", "die"), ("home", "burn"), ("person", "leave")])]);
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        set(&mut readings, &corpus);
        let of = |text: &str| readings.iter().find(|reading| reading.mention.text == text).unwrap();
        assert!(of("47").leads && of("12").leads && !of("90").leads);
        assert_eq!(of("47").beside, [amount(of("12")).unwrap()]);
        assert!(of("90").beside.is_empty());
    }
}
