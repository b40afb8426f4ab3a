//! Defines [`label`]: what people call a figure, made from the commonest readings of its mentions.

use crate::lexicon::{LIGHT, Lexicon, NUMBER, Pos, Tag};
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
    let head = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_owned();
    let heads: Vec<String> = thing.iter().chain(&common.counted).map(|words| head(words)).collect();
    let event = event.filter(|event| !heads.contains(event));
    let event = event.and_then(|event| befell(&event, common, lexicon));
    let words: Vec<String> = thing.iter().cloned().chain(event).collect();
    let mut label = mentions.first().map_or_else(String::new, |mention| measured(mention, &words.join(" ")));
    let said = |subset: &String| {
        thing.iter().chain(&common.counted).any(|words| words.split(' ').any(|word| subset.starts_with(word)))
    };
    let subset = subset.filter(|subset| mostly(&|mention| mention.subset.is_some()) && !said(subset));
    let place = common.place.clone().filter(|_| mostly(&|mention| mention.place.is_some()));
    let place = place.filter(|place| !label.split(' ').any(|word| word.eq_ignore_ascii_case(place)));
    for part in [subset, place].into_iter().flatten() {
        label.push_str(", ");
        label.push_str(&part);
    }
    label
}

/// Returns what happened as it is said behind what is counted: the participle of a verb ("rescued"), an
/// adjective ("dead"), or a noun in brackets ("(raid)"). Nothing where the word tells nothing ("have",
/// "be"), or says again what is counted ("dead").
fn befell(event: &str, common: &Commonest, lexicon: &Lexicon) -> Option<String> {
    let counted = common.counted.as_deref().unwrap_or_default();
    let measures = [LIGHT, NUMBER].iter().any(|class| lexicon.events.is(Pos::Verb, event, class));
    let class = lexicon.events.class(Pos::Verb, event);
    let again = class.is_some() && class == lexicon.events.class(Pos::Adjective, counted);
    if again || event == "be" || measures {
        return None;
    }
    if lexicon.words.lemma(event, Tag::Verb).is_none() && lexicon.words.lemma(event, Tag::Adjective).is_some()
    {
        return Some(event.to_owned());
    }
    // Not even the word of the text makes states the ones who were arrested.
    let befalls_others = class.is_some_and(|class| lexicon.frames.happens_to_persons(class))
        && lexicon.places.noun(counted).is_some();
    let participle = lexicon.participles.of(event, &lexicon.words).filter(|_| !befalls_others);
    Some(participle.unwrap_or_else(|| format!("({event})")))
}

/// Returns the words of a figure with what it is measured in, where it is no plain count.
fn measured(mention: &Mention, words: &str) -> String {
    let unit = &mention.quantity.unit;
    let or = |other: &str| if words.is_empty() { other.to_owned() } else { words.to_owned() };
    let text = match unit.dimension {
        Dimension::Count => or("number"),
        Dimension::Share if unit.code.is_empty() => format!("{} (share)", or("part")),
        Dimension::Share => format!("{} (%)", or("share")),
        Dimension::Points => format!("{} (points)", or("share")),
        Dimension::Money => format!("{} ({})", or("amount"), unit.code),
        _ if words.is_empty() => unit.symbol().to_owned(),
        _ => format!("{words} ({})", unit.symbol()),
    };
    if mention.kind == Kind::Change { format!("change in {text}") } else { text }
}
