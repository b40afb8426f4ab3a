//! Defines the matchers for the size of a change, which is of what changed: "a 5% rise in rents", "an
//! increase of 6%", "sold 318,400 cars, up 27%".

use super::Found;
use super::bare::noun_of;
use super::noun::counted;
use super::past::Past;
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{ChangeUse, NUMBER, Pos};
use crate::model::{Mention, SentenceKind};

/// "a 5% rise in rents", "an increase of 6% in wages": what stands behind the noun of change.
pub(super) fn of_noun(spot: &Spot<'_, '_>) -> Found {
    if !is_size(spot)? {
        return None;
    }
    let clause = spot.clause();
    let preposition = clause.after(spot.chunk).filter(|at| matches!(clause.lemma(*at), "in" | "of"))?;
    let what = clause.after(preposition).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    if clause.is_time(what) || clause.has_number(what) {
        return None;
    }
    Some((noun_of(&clause, what)?, "what the noun of change is of"))
}

/// Returns whether the number is the size of a change that a noun names.
pub(super) fn is_size(spot: &Spot<'_, '_>) -> Option<bool> {
    Some(noun_of_change(spot).is_some())
}

/// Returns the noun of the change that the number is the size of, in its own phrase ("a 5% rise") or
/// right before ("a rise of 5%").
fn noun_of_change(spot: &Spot<'_, '_>) -> Option<usize> {
    spot.get()?.direction.filter(|_| !spot.is_count())?;
    let clause = spot.clause();
    let behind = || {
        let of = clause.before(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
        Some(clause.get(clause.before(of)?)?.head)
    };
    let noun = spot.own_noun().or_else(behind)?;
    let token = spot.tokens().get(noun)?;
    let changes = spot.lexicon().changes.get(&token.text.to_lowercase(), ChangeUse::Noun).is_some();
    // A premium is a figure of its own.
    let happens = spot.lexicon().events.is(Pos::Noun, &token.lemma, NUMBER);
    (changes && happens).then_some(noun)
}

/// "sold 318,400 cars, up 27%", "rose 0.3% after a 0.4% gain", "48p a share, an increase of 6%": what
/// the nearest number before it in the sentence counts.
pub(super) fn carried(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    let clause = spot.clause();
    let row = spot.sentence()?.kind == SentenceKind::Row;
    let changes = !mention.quantity.unit.is_count() && mention.direction.is_some();
    // "28 percent above the last price" is no change of what stands before.
    let against = clause.after(spot.chunk).is_some_and(|at| matches!(clause.lemma(at), "above" | "below"));
    if row || !changes || against || !(spot.own()?.bare || is_size(spot)?) {
        return None;
    }
    let here = |known: &(usize, &Mention)| known.1.sentence == mention.sentence;
    let known = past.near().take_while(here).find_map(|(_, known)| known.counted.clone())?;
    Some((known, "what changed"))
}

/// "That's an increase of 6%": the change itself, where the text does not tell what changed.
pub(super) fn noun(past: &Past<'_, '_, '_>) -> Found {
    let spot = past.spot();
    let noun = noun_of_change(spot)?;
    Some((counted(&spot.clause(), noun..noun + 1, noun)?, "noun of change"))
}
