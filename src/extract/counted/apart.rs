//! Defines the matchers for measures that commas set apart from what they measure: "the asteroid, 370
//! metres wide,", "At 830 metres, the tower is", "turned over £94m (2021: £81m)".

use super::Found;
use super::bare::noun_of;
use super::measure::{closing, is_measure, plain};
use crate::extract::clause::{Clause, Role};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{ChangeUse, NUMBER, Pos, WordRole};
use crate::model::{Counted, Dimension};

/// "the asteroid, about 370 metres wide, will pass": the noun before the comma, where an adjective of
/// size follows the measure.
pub(super) fn sized(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let sizes = |at: &usize| matches!(clause.kind(*at), Some(Kind::Adjective | Kind::Adverb));
    // "waters 6m (20ft) deep"
    let bracket = clause.kind(spot.chunk + 1) == Some(Kind::Open);
    let inner = clause.kind(spot.chunk + 1) == Some(Kind::Close);
    let behind = match (bracket, inner) {
        (true, _) => closing(&clause, spot.chunk + 1)? + 1,
        (_, true) => spot.chunk + 2,
        _ => spot.chunk + 1,
    };
    let size = Some(behind).filter(sizes)?;
    let word = spot.tokens().get(clause.get(size)?.head)?.text.to_lowercase();
    // "26 percent less" is no size.
    let compares = clause.lexicon.changes.get(&word, ChangeUse::After).is_some();
    if compares || !clause.lexicon.events.is(Pos::Adjective, &word, NUMBER) {
        return None;
    }
    let mut before = clause.before(spot.chunk)?;
    if inner {
        before = clause.before(clause.before(before)?)?;
    }
    // "a wall of water up to six metres high"
    let mut host = if clause.kind(before) == Some(Kind::Comma) { clause.before(before)? } else { before };
    if let Some(of) = clause.before(host).filter(|of| *of > 0 && clause.lemma(*of) == "of") {
        host = clause.before(of)?;
    }
    Some((named(&clause, host)?, "noun before its size"))
}

/// "At 829.8 metres, the tower is": the subject behind the comma.
pub(super) fn fronted(spot: &Spot<'_, '_>) -> Found {
    let time = spot.get()?.quantity.unit.dimension == Dimension::Time;
    if !is_measure(spot)? || !spot.own()?.bare || time {
        return None;
    }
    let clause = spot.clause();
    let at_it = clause.before(spot.chunk).filter(|at| clause.lemma(*at) == "at")?;
    let comma = clause.after(spot.chunk).filter(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let subject = clause.after(comma)?;
    let opens = clause.before(at_it).is_none();
    let governs = matches!(clause.role(subject), Role::Subject(_));
    (opens && governs).then(|| Some((named(&clause, subject)?, "subject behind its measure")))?
}

/// "Its shares, down 23% this year, closed": the subject before the comma.
pub(super) fn turned(spot: &Spot<'_, '_>) -> Found {
    if spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let turn = spot.chunk.checked_sub(1).filter(|turn| clause.opens_with(*turn, WordRole::Turn))?;
    let comma = turn.checked_sub(1).filter(|comma| clause.kind(*comma) == Some(Kind::Comma))?;
    let subject = clause.before(comma).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let verb = clause.verb_after(subject).filter(|verb| *verb > spot.chunk)?;
    Some((named(&clause, clause.subject_of(verb)?)?, "subject before its turn"))
}

/// "with the managers' index at 47.9": the noun phrase behind "with" that has the value.
pub(super) fn beside(spot: &Spot<'_, '_>) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let at_it = clause.before(spot.chunk).filter(|at| clause.lemma(*at) == "at")?;
    let host = clause.before(at_it).filter(|host| clause.kind(*host) == Some(Kind::Noun))?;
    let with = clause.before(host).filter(|with| clause.lemma(*with) == "with")?;
    let found = if with < host { named(&clause, host) } else { None };
    Some((found?, "noun with its value"))
}

/// Returns what the noun phrase at a chunk names, unless it has a number of its own.
fn named(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    clause.get(at).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    noun_of(clause, at).or_else(|| plain(clause, at))
}
