//! Corrects readings from the gold, to tell what is lost in reading from what is lost behind it.

use crate::gold::Gold;
use crate::matching::{Matching, judge};
use claimgraph::lexicon::{Lexicon, Pos};
use claimgraph::model::{Analysis, Counted, Document, Event, Extraction, Mention, MentionId, Origin, Place};
use std::collections::BTreeMap;

/// Sets what each matched number counts, what happened and where to the first right answer of the gold,
/// where the reader had none of them. Numbers that were missed stay missed, and false ones stay.
pub fn correct(read: &mut [(Document, Extraction)], analysis: &Analysis, gold: &Gold, lexicon: &Lexicon) {
    let matching = Matching::new(analysis, gold);
    let mut wrong: BTreeMap<MentionId, Vec<(&str, Option<&str>)>> = BTreeMap::new();
    for (mention, number) in matching.claims() {
        let parts = judge(mention, number, lexicon);
        let first = |part| match part {
            "counted" => Some(first(&number.counted)),
            "event" => Some(first(&number.event)),
            "place" => Some(first(&number.place)),
            _ => None,
        };
        let corrections =
            parts.iter().filter(|part| !part.1).filter_map(|part| Some((part.0, first(part.0)?)));
        wrong.insert(mention.id, corrections.collect());
    }
    for mention in read.iter_mut().flat_map(|(_, extraction)| &mut extraction.mentions) {
        for (part, right) in wrong.get(&mention.id).into_iter().flatten() {
            set(mention, part, *right, lexicon);
        }
    }
}

fn first(right: &[Option<String>]) -> Option<&str> {
    right.iter().flatten().next().map(String::as_str)
}

fn set(mention: &mut Mention, part: &str, right: Option<&str>, lexicon: &Lexicon) {
    match part {
        "counted" => mention.counted = right.map(|lemma| counted(lemma, lexicon)),
        "event" => mention.event = right.map(|lemma| event(lemma, lexicon)),
        _ => {
            let place =
                |name: &str| Place { name: name.to_owned(), within: Vec::new(), origin: Origin::Clause };
            mention.place = right.map(place);
        }
    }
}

fn counted(lemma: &str, lexicon: &Lexicon) -> Counted {
    let lemma = if lemma == "people" { "person" } else { lemma };
    let person = lexicon.persons.group(lemma).map(str::to_owned);
    Counted { lemma: lemma.to_owned(), text: lemma.to_owned(), person, ..Counted::default() }
}

fn event(lemma: &str, lexicon: &Lexicon) -> Event {
    let kinds = [Pos::Verb, Pos::Noun, Pos::Adjective];
    let class = kinds.iter().find_map(|pos| lexicon.events.class(*pos, lemma));
    Event { lemma: lemma.to_owned(), class: class.map(str::to_owned) }
}
