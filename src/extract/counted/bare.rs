//! Defines the matchers for a count without noun whose noun stands elsewhere in its sentence ("two of
//! the arrests", "the number of people killed rose to 74", "Missing: 31").

use super::Found;
use super::noun::{counted, unspoken};
use crate::extract::clause::{Clause, verb_of_value};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, Pos, WordRole};
use crate::model::Counted;
use crate::text::Tag;

/// "two of the arrests", "8 of those arrested", "72 percent of the victims".
pub(super) fn of_phrase(spot: &Spot<'_, '_>) -> Found {
    let unit = &spot.get()?.quantity.unit;
    if !spot.own()?.bare || !matches!(unit.code.as_str(), "" | "%") {
        return None;
    }
    let clause = spot.clause();
    let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
    let whole = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let chunk = clause.get(whole)?;
    if chunk.bare || spot.has_tag(chunk.head, Tag::Pronoun) {
        return None;
    }
    Some((noun_of(&clause, whole)?, "of phrase"))
}

/// Returns what the noun phrase at a chunk counts; where it only stands for a number or a part
/// ("a total of", "half of"), the noun phrase behind its "of".
pub(super) fn noun_of(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at).filter(|chunk| chunk.is_noun() && !chunk.bare)?;
    let frames = &clause.lexicon.frames;
    let lemma = clause.lemma(at);
    let stands_for = [WordRole::Amount, WordRole::Part].iter().any(|role| frames.is(lemma, *role));
    if stands_for {
        let of = clause.after(at).filter(|next| clause.lemma(*next) == "of");
        if let Some(inner) = of.and_then(|of| clause.after(of)) {
            return inner_noun(clause, inner);
        }
        let noun = frames.event_noun(lemma).and_then(|noun| noun.counted);
        return noun.map(|noun| unspoken(clause, noun));
    }
    let pronoun = clause.tokens.get(chunk.head).is_some_and(|token| token.tag == Tag::Pronoun);
    if pronoun { None } else { counted(clause, chunk.tokens.clone(), chunk.head) }
}

/// Returns what stands behind "the number of": a noun, or people in a state ("the missing").
fn inner_noun(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at)?;
    if chunk.is_noun() && !chunk.bare {
        return counted(clause, chunk.tokens.clone(), chunk.head);
    }
    let mut classes = clause.lexicon.events.classes(Pos::Adjective, clause.lemma(at));
    let befalls = classes.any(|class| clause.lexicon.frames.happens_to_persons(class));
    befalls.then(|| unspoken(clause, "person"))
}

/// "the death toll rose to 12", "the number of people killed reached 103", "the victims number
/// 3,200": the subject of a verb that tells what a figure does.
pub(super) fn amount(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let verb = verb_of_value(&clause, spot.chunk)?;
    if !clause.is_copula(verb) && !clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER) {
        return None;
    }
    let subject = clause.subject_of(verb)?;
    Some((noun_of(&clause, subject)?, "subject of a figure's verb"))
}

/// "Registered refugees: 86,000", "Missing: 31": the label before a colon or a row of dots.
pub(super) fn label(spot: &Spot<'_, '_>) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let colon = clause.before(spot.chunk).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
    let begin = (0..colon).rev().find(|at| clause.kind(*at) == Some(Kind::Break)).map_or(0, |at| at + 1);
    let first = (begin..colon).find(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let name = spot.has_tag(clause.get(first)?.head, Tag::Name);
    if name || clause.is_time(first) {
        return None;
    }
    Some((noun_of(&clause, first)?, "label"))
}
