//! Defines the matchers for a number whose noun was said before: in a list ("38 fans to one hospital
//! and 27 to another"), as a part ("of them 12") or in an earlier sentence ("More than 40 needed
//! help").

use super::Found;
use super::noun::unspoken;
use crate::extract::clause::Role;
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::model::{Counted, Dimension, Mention};
use crate::text::Tag;

/// How many mentions back a counted thing is looked for. Origin: practice corpus, where the thing
/// meant was never further back than nine numbers.
const REACH: usize = 12;

/// How many bytes back it may stand. Origin: about three sentences.
const MAX_DISTANCE: usize = 600;

fn near<'m>(mention: &Mention, before: &'m [Mention]) -> impl Iterator<Item = &'m Mention> + use<'m> {
    let floor = mention.span.start.saturating_sub(MAX_DISTANCE);
    before.iter().rev().take(REACH).take_while(move |earlier| earlier.span.start >= floor)
}

fn same_dimension(left: &Mention, right: &Mention) -> bool {
    left.quantity.unit.dimension == right.quantity.unit.dimension
}

/// "70 km (43 miles)", "46,400 (54%)": what the number before the bracket counts.
pub(super) fn bracketed(spot: &Spot<'_, '_>, _: &Mention, before: &[Mention]) -> Found {
    let Role::Bracketed(host) = spot.clause().role(spot.chunk) else { return None };
    let known = in_chunk(spot, host, before)?;
    Some((known.counted.clone()?, "number before bracket"))
}

/// "38 fans were taken to one hospital and 27 to another": what the number it is joined to counts.
pub(super) fn joined(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let Role::Joined(host) = spot.clause().role(spot.chunk) else { return None };
    let known = in_chunk(spot, host, before).filter(|known| same_dimension(known, mention))?;
    Some((known.counted.clone()?, "number it is joined to"))
}

/// Returns the mention whose number stands in a chunk of the same sentence.
fn in_chunk<'m>(spot: &Spot<'_, '_>, chunk: usize, before: &'m [Mention]) -> Option<&'m Mention> {
    let number = spot.clause().get(chunk)?.number?;
    let span = spot.reader.numbers(spot.view).get(number)?.span;
    before.iter().rev().take(REACH).find(|mention| mention.span == span)
}

/// "640 of those", "of the 61, 44 were charged", "eighteen of them": the thing last counted.
pub(super) fn part(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    let clause = spot.clause();
    if !matches!(mention.quantity.unit.dimension, Dimension::Count | Dimension::Share) || !spot.own()?.bare {
        return None;
    }
    let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
    let whole = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    if let Some(known) = in_chunk(spot, whole, before) {
        return Some((known.counted.clone()?, "of the number before"));
    }
    if !spot.has_tag(clause.get(whole)?.head, Tag::Pronoun) && !clause.get(whole)?.bare {
        return None;
    }
    Some((last_counted(mention, before)?, "of them"))
}

/// "rescuing 47 and arresting 102": people, where the event is one that befalls people.
pub(super) fn persons(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    if !mention.quantity.unit.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    // "the plan asked for 220" says nothing of people.
    if matches!(clause.role(spot.chunk), Role::Behind(preposition) if clause.lemma(preposition) != "of") {
        return None;
    }
    let event = mention.event.as_ref()?;
    let class = event.class.as_deref()?;
    if !spot.lexicon().frames.happens_to_persons(class) {
        return None;
    }
    let same = |known: &&Mention| known.event.as_ref().is_some_and(|known| known.class == event.class);
    let known = near(mention, before).find(same).and_then(|known| known.counted.clone());
    let counted = known.unwrap_or_else(|| unspoken(&clause, "person"));
    Some((counted, "event that befalls people"))
}

/// "More than 40 needed help": the thing last counted.
pub(super) fn last(spot: &Spot<'_, '_>, mention: &Mention, before: &[Mention]) -> Found {
    if !mention.quantity.unit.is_count() || !spot.own()?.bare {
        return None;
    }
    Some((last_counted(mention, before)?, "last counted"))
}

fn last_counted(mention: &Mention, before: &[Mention]) -> Option<Counted> {
    let counts = |known: &&Mention| known.quantity.unit.is_count();
    near(mention, before).filter(counts).find_map(|known| known.counted.clone())
}
