//! Defines [`read`], which finds what each number counts, and [`carry`], which gives the numbers left
//! bare what the text counted before.
//!
//! Each is an ordered list of small matchers; the first that answers is right. A number with a noun
//! of its own comes first and is nearly always right; measures and money, which are of something
//! that stands elsewhere, follow. No answer is better than a doubtful one: what is not known agrees
//! with everything.

mod apart;
mod bare;
mod carried;
mod change;
mod column;
mod measure;
mod noun;
mod own;
mod part;
mod past;

pub use noun::counted;

use super::spot::Spot;
use crate::model::{Counted, Mention, Part};
use past::Past;

/// What a matcher found, with the name of its rule.
type Found = Option<(Counted, &'static str)>;

/// A matcher that looks at the other mentions of the document.
type Carrier = fn(&Past<'_, '_, '_>) -> Found;

/// Matchers that look at the number's own sentence, in order.
const MATCHERS: &[fn(&Spot<'_, '_>) -> Found] = &[
    own::compound,
    change::of_noun,
    own::noun,
    own::dead,
    own::alternative,
    bare::of_them,
    bare::of_phrase,
    measure::of_phrase,
    measure::material,
    measure::bracketed,
    bare::noun_of_number,
    bare::amount,
    measure::exceeding,
    measure::price,
    measure::object,
    measure::added,
    measure::head_of,
    measure::apposed,
    measure::bounded,
    apart::sized,
    apart::fronted,
    apart::turned,
    apart::beside,
    measure::subject,
    own::unit,
    bare::predicate,
    column::head,
    bare::label,
];

/// Matchers that look at what was counted before, in order.
const CARRIERS: &[Carrier] = &[
    carried::bracketed,
    carried::joined,
    change::carried,
    carried::question,
    carried::listed,
    carried::rows,
    part::part,
    part::who,
    carried::value,
    carried::share,
    change::noun,
    carried::persons,
    part::clause_before,
    carried::last,
];

/// Reads what each number counts from its own sentence.
pub fn read(spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for (spot, mention) in spots.iter().zip(mentions) {
        let found = MATCHERS.iter().find_map(|matcher| matcher(spot));
        if let Some((counted, rule)) = found {
            mention.counted = Some(counted);
            mention.trace.push((Part::Counted, rule));
        }
    }
}

/// Gives each number left bare what the text counted before it. Needs the events.
pub fn carry(spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for at in 0..spots.len().min(mentions.len()) {
        if mentions[at].counted.is_some() {
            continue;
        }
        let past = Past { spots, mentions, at };
        let found = CARRIERS.iter().find_map(|carrier| carrier(&past));
        if let Some((counted, rule)) = found {
            let mention = &mut mentions[at];
            mention.counted = Some(Counted { carried: true, ..counted });
            mention.trace.push((Part::Counted, rule));
        }
    }
}
