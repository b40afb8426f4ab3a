//! Defines [`Crowds`]: mentions that read exactly alike, of which a few stand for all.
//!
//! A report that a hundred outlets print gives a hundred mentions with the same amount, noun, event
//! and scope. Weighing all of them against each other would take the square of their number and say
//! nothing new. So the first few by identifier are grouped, and the others go where the one of them
//! is that they fit best.

use super::reading::Reading;
use crate::model::{Bound, ContentHash};
use std::collections::BTreeMap;

/// How many of a crowd are grouped. Origin: no figure of the practice stories has more mentions that
/// read exactly alike, so that nothing there is decided by this.
const SPEAKERS: usize = 8;

/// Mentions that are grouped, and those that follow one of them.
#[derive(Debug, Default)]
pub(super) struct Crowds {
    /// Positions of those that are grouped, ascending.
    pub(super) grouped: Vec<usize>,
    /// Positions of the others, each with the positions of those it may follow, ascending.
    pub(super) others: Vec<(usize, Vec<usize>)>,
}

/// Returns which readings stand for others; readings ascend by identifier. `n log n`.
pub(super) fn crowds(readings: &[Reading<'_>], ruled: impl Fn(usize) -> bool) -> Crowds {
    let mut alike: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        alike.entry(signature(reading)).or_default().push(at);
    }
    let mut crowds = Crowds::default();
    for members in alike.into_values() {
        let speakers: Vec<usize> = members.iter().copied().take(SPEAKERS).collect();
        for at in members.into_iter().skip(SPEAKERS) {
            // What a person decided about is looked at itself.
            if ruled(at) {
                crowds.grouped.push(at);
            } else {
                crowds.others.push((at, speakers.clone()));
            }
        }
        crowds.grouped.extend(speakers);
    }
    crowds.grouped.sort_unstable();
    crowds.others.sort_unstable();
    crowds
}

/// Returns what is the same for mentions that read exactly alike.
fn signature(reading: &Reading<'_>) -> u64 {
    let mention = reading.mention;
    let quantity = &mention.quantity;
    let end = |bound: Option<Bound>| bound.map(|bound| (bound.value.normalize(), bound.exclusive));
    let amount =
        (end(quantity.low), end(quantity.high), &quantity.unit.code, &quantity.per, quantity.approximate);
    let sort = (mention.kind, mention.direction, mention.modality, &mention.subset);
    let counted = mention.counted.as_ref().map(|counted| (&counted.lemma, &counted.modifiers));
    let event = mention.event.as_ref().map(|event| (&event.lemma, &event.class));
    let period =
        mention.period.as_ref().map(|period| (&period.text, period.start, period.end, period.minute));
    let place = mention.place.as_ref().map(|place| &place.name);
    let structure = &mention.structure;
    let stands = (structure.part_of.is_some(), structure.change.map(|(_, role)| role));
    let row = structure.cell.as_ref().map(|cell| (&cell.label, cell.column, cell.total));
    let text = format!("{amount:?} {sort:?} {counted:?} {event:?} {place:?} {period:?} {stands:?} {row:?}");
    ContentHash::new().field(text).finish()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told};
    use super::*;

    #[test]
    fn of_twenty_that_read_alike_eight_stand_for_all() {
        let reports = (0..20)
            .map(|at| told(&format!("Report {}: 47 people died.\n", "x".repeat(at)), &[("person", "die")]));
        let odd = told("Here 48 people died.\n", &[("person", "die")]);
        let corpus = corpus(reports.chain([odd]));
        let readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let crowds = crowds(&readings, |_| false);
        assert_eq!((crowds.grouped.len(), crowds.others.len()), (SPEAKERS + 1, 20 - SPEAKERS));
        assert!(crowds.others.iter().all(|(_, leaders)| leaders.len() == SPEAKERS));
    }
}
