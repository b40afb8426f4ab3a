//! Defines [`set`], which lends a number that names nothing what the number before it names.
//!
//! "The ministry gives the number of dead as 28. The aid agency puts it at 39." The second sentence does not
//! say what 39 counts; that somebody else says it, right behind, tells that it is the same. Without this
//! the very disagreements that the project looks for share neither noun nor event. What has an event
//! of its own, or follows its own speaker's number, is left as it is.

use super::candidates::unit_group;
use super::reading::Reading;
use super::value::{self, Values};
use crate::lexicon::NUMBER;
use crate::model::{DocumentId, Kind};
use std::collections::BTreeMap;

/// How far behind, in bytes, the number may stand that says it otherwise. Origin: two sentences of a
/// report.
const REACH: usize = 400;

/// Fills in what a [`Reading`] is lent; `n log n`, each looking back no further than [`REACH`].
pub(super) fn set(readings: &mut [Reading<'_>]) {
    let mut documents: BTreeMap<DocumentId, Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        documents.entry(reading.mention.document).or_default().push(at);
    }
    for mut members in documents.into_values() {
        members.sort_unstable_by_key(|at| readings[*at].mention.span);
        for i in 1..members.len() {
            let at = members[i];
            let unit = unit_group(&readings[at]);
            let gap = |other: &usize| gap(&readings[*other], &readings[at]);
            let mut near = members[..i].iter().rev().take_while(|other| gap(other) <= REACH);
            let before = near.find(|other| unit_group(&readings[**other]) == unit);
            if let Some(&before) = before.filter(|before| answers(&readings[at], &readings[**before])) {
                lend(readings, at, before);
            }
        }
    }
}

/// Returns how many bytes lie between two numbers.
fn gap(before: &Reading<'_>, behind: &Reading<'_>) -> usize {
    behind.mention.span.start.saturating_sub(before.mention.span.end)
}

/// Returns whether somebody else says with a number what the one before it said.
fn answers(reading: &Reading<'_>, before: &Reading<'_>) -> bool {
    let (mention, other) = (reading.mention, before.mention);
    let speaker = mention.speaker.as_ref().map(|speaker| &speaker.name);
    let said = speaker.is_some() && speaker != other.speaker.as_ref().map(|speaker| &speaker.name);
    let unnamed = match reading.head {
        None => true,
        Some(head) => reading.person.is_some() && (head == "person" || before.head == Some(head)),
    };
    let silent = match reading.class() {
        Some(class) => class == NUMBER,
        None => true,
    };
    let named = before.head.is_some() || before.class().is_some_and(|class| class != NUMBER);
    let whole =
        mention.structure.part_of.is_none() && mention.structure.change.is_none() && mention.subset.is_none();
    let level = mention.kind != Kind::Change && other.kind != Kind::Change;
    let level = level && mention.quantity.per == other.quantity.per;
    let exclude = || {
        value::compare(reading, before).is_some_and(|values| values.exclude() && values != Values::Currency)
    };
    said && unnamed && silent && named && whole && level && exclude()
}

/// Lends a reading what another names.
fn lend(readings: &mut [Reading<'_>], at: usize, before: usize) {
    let from = &readings[before];
    let (noun, head, person, happening) = (from.noun, from.head, from.person, from.happening);
    let (event, span) = (from.event(), from.mention.span);
    let reading = &mut readings[at];
    reading.against = Some(span);
    reading.lent = event;
    if reading.head.is_none() {
        (reading.head, reading.person, reading.happening) = (head, person, happening);
        reading.noun = noun;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told};
    use super::*;
    use crate::model::{Corpus, Mention, Speaker};

    /// Returns whether the second of two numbers is lent the noun and event of the first.
    fn is_lent(event: Option<&str>, speaker: Option<&str>, change: impl Fn(&mut Mention)) -> bool {
        let text = "In Ludno 28 died.\nThe agency puts it at 39.\n";
        let (document, mut mentions) = told(text, &[("person", "die"), ("", "")]);
        let mention = &mut mentions[1];
        mention.counted = None;
        mention.event =
            event.map(|class| crate::model::Event { lemma: class.to_owned(), class: Some(class.to_owned()) });
        mention.speaker = speaker.map(|name| Speaker { name: name.to_owned(), span: None });
        change(mention);
        let corpus: Corpus = corpus([(document, mentions)]);
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        set(&mut readings);
        let first = readings.iter().find(|reading| reading.mention.text == "28").unwrap();
        let second = readings.iter().find(|reading| reading.mention.text == "39").unwrap();
        let lent = second.against == Some(first.mention.span);
        assert_eq!(lent, second.head == Some("person") && second.class() == Some("die"));
        lent
    }

    #[test]
    fn what_somebody_else_says_right_behind_is_of_the_same() {
        assert!(is_lent(None, Some("agency"), |_| {}));
        assert!(is_lent(Some("number"), Some("agency"), |_| {}));
    }

    #[test]
    fn what_has_an_event_or_no_speaker_or_is_a_part_is_left_as_it_is() {
        assert!(!is_lent(Some("burn"), Some("agency"), |_| {}));
        assert!(!is_lent(None, None, |_| {}));
        assert!(!is_lent(None, Some("agency"), |mention| mention.kind = Kind::Change));
        assert!(!is_lent(None, Some("agency"), |mention| {
            mention.subset = Some(crate::model::Subset::Others);
        }));
        assert!(!is_lent(None, Some("agency"), |mention| mention.quantity.per = Some("day".to_owned())));
    }
}
