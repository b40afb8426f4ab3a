//! Defines [`read`], which finds what happened to the things a number counts, and `carry`, which
//! gives parts the event of their whole.
//!
//! An event is a verb or a noun that tells of one. Matchers run in order; the first that answers is
//! right. What the text does not tell stays empty, which agrees with any event.

mod carried;
mod name;
mod noun;
mod verb;

use super::phrase::Kind as PieceKind;
use super::spot::Spot;
use crate::model::{Event, Mention, Part};

/// What a matcher found, with the name of its rule.
type Found = Option<(Event, &'static str)>;

/// A matcher that also looks at the mention and those before it.
type Carrier = fn(&Spot<'_, '_>, &Mention, &[Mention]) -> Found;

/// The matchers, in order.
const MATCHERS: [fn(&Spot<'_, '_>) -> Found; 20] = [
    noun::compound,
    noun::own,
    verb::state,
    verb::doing,
    noun::amount,
    noun::of_number,
    verb::attached,
    verb::relative,
    verb::named_state,
    verb::exceeding,
    verb::governing,
    noun::of_phrase,
    verb::value,
    verb::through,
    verb::distance,
    noun::column,
    noun::label,
    verb::leading,
    verb::series,
    noun::implied,
];

/// Matchers that look at the numbers before, in order.
const CARRIERS: [Carrier; 3] = [carried::joined, carried::sentence, carried::listed];

/// Reads what happened to the things each number counts.
pub fn read(spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for (at, spot) in spots.iter().enumerate() {
        let (before, rest) = mentions.split_at_mut(at);
        let Some(mention) = rest.first_mut() else { break };
        if is_aside(spot) {
            continue;
        }
        let carried = || CARRIERS.iter().find_map(|carrier| carrier(spot, mention, before));
        let again = carried::again(spot, mention, before);
        let again = again.or_else(|| carried::compared(spot, mention, before));
        let again = again.or_else(|| carried::attached(spot, before));
        let found = again.or_else(|| MATCHERS.iter().find_map(|matcher| matcher(spot)));
        let found = found.or_else(carried).or_else(|| verb::before_colon(spot));
        if let Some((event, rule)) = found {
            mention.event = Some(event);
            mention.trace.push((Part::Event, rule));
        }
    }
}

/// Returns whether the number tells between commas how far off a place is, which nothing happens to ("at the
/// pit, 60 kilometres to the west").
fn is_aside(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let comma = spot.chunk.checked_sub(1).is_some_and(|at| clause.kind(at) == Some(PieceKind::Comma));
    let place = spot.chunk.checked_sub(2).is_some_and(|at| clause.kind(at) == Some(PieceKind::Noun));
    comma && place && spot.is_distance()
}

/// Gives each part without event of its own ("It's 14 teachers") the event of its whole. Needs the parts.
pub fn inherit(spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for (at, spot) in spots.iter().enumerate() {
        let (before, rest) = mentions.split_at_mut(at);
        let told = |mention: &Mention| mention.event.as_ref().is_some_and(|event| event.lemma != "be");
        let Some((mention, after)) = rest.split_first_mut().filter(|(mention, _)| !told(mention)) else {
            continue;
        };
        let whole = carried::whole(mention, before, after);
        if let Some((event, rule)) = whole.or_else(|| verb::be(spot)) {
            mention.trace.retain(|(part, _)| *part != Part::Event);
            mention.event = Some(event);
            mention.trace.push((Part::Event, rule));
        }
    }
}
