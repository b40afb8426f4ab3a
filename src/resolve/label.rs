//! Defines [`label`]: what people call a figure, made from the commonest readings of its mentions.

use crate::lexicon::{Lexicon, Tag, inflect};
use crate::model::{Dimension, Kind, Mention, Subset};
use std::collections::BTreeMap;

/// The commonest readings of a figure's mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Commonest {
    pub(super) counted: Option<String>,
    pub(super) event: Option<String>,
    pub(super) place: Option<String>,
}

/// Returns the commonest readings; of equally common ones the first in the alphabet.
pub(super) fn commonest(mentions: &[&Mention]) -> Commonest {
    let event = |mention: &&Mention| {
        let event = mention.event.as_ref()?;
        Some(event.class.clone().unwrap_or_else(|| event.lemma.clone()))
    };
    Commonest {
        counted: most(mentions.iter().filter_map(|mention| Some(mention.counted.as_ref()?.lemma.clone()))),
        event: most(mentions.iter().filter_map(event)),
        place: most(mentions.iter().filter_map(|mention| Some(mention.place.as_ref()?.name.clone()))),
    }
}

/// Returns the commonest of some words, the first in the alphabet of equally common ones.
fn most(words: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    // The reversed order makes the first of equals the maximum.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(word, _)| word)
}

/// Returns what people call a figure ("people arrested, Texas"). A part or place is named where most
/// mentions have it.
pub(super) fn label(mentions: &[&Mention], common: &Commonest, lexicon: &Lexicon) -> String {
    let first =
        |of: &dyn Fn(&Mention) -> Option<String>| most(mentions.iter().filter_map(|mention| of(mention)));
    let mostly = |has: &dyn Fn(&Mention) -> bool| {
        mentions.iter().filter(|mention| has(mention)).count() * 2 > mentions.len()
    };
    let thing = first(&|mention| Some(mention.counted.as_ref()?.text.to_lowercase()));
    let thing = thing.or_else(|| common.counted.clone());
    let event = first(&|mention| Some(mention.event.as_ref()?.lemma.clone()));
    let subset = first(&|mention| match mention.subset.as_ref()? {
        Subset::Others => Some("others".to_owned()),
        Subset::Part(part) => Some(part.clone()),
    });
    let mut words = Vec::new();
    if let Some(mention) = mentions.first() {
        words.extend(measure(mention));
    }
    words.extend(thing);
    let counted = common.counted.as_deref();
    words.extend(event.filter(|event| counted != Some(event)).map(|event| befell(&event, lexicon)));
    let mut label = words.join(" ");
    if label.is_empty() {
        "number".clone_into(&mut label);
    }
    let subset = subset.filter(|_| mostly(&|mention| mention.subset.is_some()));
    let place = common.place.clone().filter(|_| mostly(&|mention| mention.place.is_some()));
    for part in [subset, place].into_iter().flatten() {
        label.push_str(", ");
        label.push_str(&part);
    }
    label
}

/// Returns the participle of a verb that is regular as far as the dictionary knows ("rescued"), or
/// else the word in brackets ("(raid)").
fn befell(event: &str, lexicon: &Lexicon) -> String {
    let participle = inflect::past(event);
    let regular = lexicon.words.lemma(&participle, Tag::Participle) == Some(event);
    if regular { participle } else { format!("({event})") }
}

/// Returns what a figure is measured in, where it is no plain count.
fn measure(mention: &Mention) -> Option<String> {
    let unit = &mention.quantity.unit;
    let change = if mention.kind == Kind::Change { "change in " } else { "" };
    match unit.dimension {
        Dimension::Count => (!change.is_empty()).then(|| change.trim_end().to_owned()),
        Dimension::Share => Some(format!("{change}share (%)")),
        Dimension::Points => Some(format!("{change}share (points)")),
        Dimension::Money => Some(format!("{change}{}", unit.code)),
        _ => Some(format!("{change}{}", unit.code)),
    }
}
