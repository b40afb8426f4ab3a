//! Defines the matchers for a number that is a part of what was named before: "of them 12", "of whom 12",
//! "Of 96 samples taken, 17", "36 of them", and for one whose noun stands in the clause before.

use super::Found;
use super::noun::{counted, unspoken};
use super::past::Past;
use crate::extract::clause::Role;
use crate::extract::phrase::{Chunk, Kind};
use crate::extract::spot::Spot;
use crate::model::{Counted, Dimension, Mention};
use crate::text::Tag;

/// How many chunks back in its sentence a plural is looked for that "them" may mean.
const NEAR: usize = 12;

/// "640 of those", "of the 61, 44 were charged", "eighteen of them": the thing last counted.
pub(super) fn part(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    if !matches!(mention.quantity.unit.dimension, Dimension::Count | Dimension::Share) || !past.is_bare() {
        return None;
    }
    if let Some(counted) = opening(past) {
        return Some((counted, "of them, in front"));
    }
    if let Some(noun) = named_in_front(spot).or_else(|| counted_in_front(past)) {
        return Some((noun, "of the noun in front"));
    }
    // "38 percent of that": of the amount before, whatever is counted near it.
    if mention.quantity.unit.dimension == Dimension::Share && is_of_it(spot) {
        let amount = |known: &(usize, &Mention)| {
            !matches!(known.1.quantity.unit.dimension, Dimension::Share | Dimension::Time)
        };
        return Some((past.near().find(amount)?.1.counted.clone()?, "of the amount before"));
    }
    if let Some(found) = of_which(past) {
        return Some(found);
    }
    of_phrase(past)
}

/// "of whom 38 percent qualify", "Grants, 40 of which went to farms": the plural before the comma where nothing
/// was counted in the sentence, or else the thing last counted.
fn of_which(past: &Past<'_, '_, '_>) -> Found {
    let (spot, clause) = (past.spot(), past.spot().clause());
    let relative = |at: &usize| clause.kind(*at) == Some(Kind::Relative);
    let whom = clause.before(spot.chunk).filter(relative).and_then(|whom| clause.before(whom));
    let behind = clause.after(spot.chunk).filter(|of| relative(&(of + 1)));
    // Where the plural ends: before "of whom 12" or before "12 of whom".
    let end = match whom.or(behind).filter(|of| clause.lemma(*of) == "of")? {
        of if of < spot.chunk => clause.before(of),
        _ => spot.chunk.checked_sub(1),
    };
    let last = past.last_counted();
    let here = last.is_some_and(|known| known.sentence == past.mention().sentence);
    match end.filter(|_| !here).and_then(|end| plural_before(spot, end)) {
        Some(plural) => Some((plural, "of the plural before")),
        None => Some((last?.counted.clone()?, "of whom")),
    }
}

/// "640 of those", "a box of SIM cards, well over a thousand of them".
fn of_phrase(past: &Past<'_, '_, '_>) -> Found {
    let (spot, clause) = (past.spot(), past.spot().clause());
    let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
    let whole = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    if let Some(known) = past.in_chunk(whole) {
        return Some((known.counted.clone()?, "of the number before"));
    }
    if !spot.has_tag(clause.get(whole)?.head, Tag::Pronoun) && !clause.get(whole)?.bare {
        return None;
    }
    // The plural before, where nothing was counted.
    let last = past.last_counted();
    if last.is_none_or(|known| known.sentence != past.mention().sentence) {
        if let Some(noun) = subject_before_break(spot) {
            return Some((noun, "of the subject before"));
        }
        if let Some(noun) = plural_near(spot) {
            return Some((noun, "of the plural before"));
        }
    }
    if let Some(people) = those_hurt(past).filter(|_| last.is_some_and(is_no_person)) {
        return Some((people, "of the people before"));
    }
    // Three of them are of at least three.
    let holds = |known: &&Mention| !past.exceeds(known);
    Some((past.suited(last.filter(holds)?)?, "of them"))
}

/// Returns the people that the sentence names, where what happened to the number befalls only people: "Our
/// members moved 1.6 million containers and 63 of them were hurt".
fn those_hurt(past: &Past<'_, '_, '_>) -> Option<Counted> {
    let (spot, clause) = (past.spot(), past.spot().clause());
    let frames = &clause.lexicon.frames;
    let class = past.mention().event.as_ref()?.class.as_deref()?;
    let person = |at: &usize| clause.lexicon.persons.group(clause.lemma(*at)).is_some();
    let mut near = (spot.chunk.saturating_sub(NEAR)..spot.chunk).rev();
    let people = near.find(|at| person(at) && clause.get(*at).is_some_and(Chunk::is_noun))?;
    if frames.noun_is_event(class) { plural_before(spot, people) } else { None }
}

fn is_no_person(known: &Mention) -> bool {
    known.counted.as_ref().is_some_and(|counted| counted.person.is_none())
}

/// Returns the nearest plural without number, for a number behind a comma.
fn plural_near(spot: &Spot<'_, '_>) -> Option<Counted> {
    let clause = spot.clause();
    let before = spot.chunk.checked_sub(1)?;
    (before.saturating_sub(1)..=before).find(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let plural = |at: &usize| {
        let chunk = clause.get(*at).filter(|chunk| chunk.is_noun() && chunk.number.is_none());
        chunk.is_some_and(|chunk| spot.has_tag(chunk.head, Tag::Nouns)) && !clause.is_time(*at)
    };
    let mut near = (spot.chunk.saturating_sub(NEAR)..spot.chunk).rev();
    let chunk = near.find(plural).and_then(|at| clause.get(at))?;
    counted(&clause, chunk.tokens.clone(), chunk.head)
}

/// Returns the plural without number that stands right before a comma, or at the chunk itself.
fn plural_before(spot: &Spot<'_, '_>, at: usize) -> Option<Counted> {
    let clause = spot.clause();
    let at = if clause.kind(at) == Some(Kind::Comma) { clause.before(at)? } else { at };
    let chunk = clause.get(at).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    let first = || {
        let low = spot.tokens()[0].text.to_lowercase();
        chunk.head == 0 && spot.lexicon().words.lemma(&low, Tag::Nouns).is_some_and(|lemma| lemma != low)
    };
    let plural = (spot.has_tag(chunk.head, Tag::Nouns) || first()) && !clause.is_time(at);
    if plural { counted(&clause, chunk.tokens.clone(), chunk.head) } else { None }
}

/// Returns the plural that is the subject of the part of the sentence before a semicolon or dash: "The
/// lorries are rolling again; 36 of them crossed".
fn subject_before_break(spot: &Spot<'_, '_>) -> Option<Counted> {
    let clause = spot.clause();
    let mark = spot.chunk.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
    let near = mark.saturating_sub(NEAR)..mark;
    let nouns = || near.clone().filter(|at| clause.get(*at).is_some_and(Chunk::is_noun));
    // "Police posted videos; three of them"
    let object = nouns().rev().find(|at| matches!(clause.role(*at), Role::Object(_)));
    let object = object.and_then(|at| plural_before(spot, at));
    let subject = nouns().find(|at| matches!(clause.role(*at), Role::Subject(_)));
    object.or_else(|| plural_before(spot, subject?))
}

/// Returns the plural that opens the sentence behind "of", for the first number behind its comma: "Of
/// the tenants who died, five came from Tarsova".
fn named_in_front(spot: &Spot<'_, '_>) -> Option<Counted> {
    let clause = spot.clause();
    let whole = clause.get(1).filter(|whole| clause.lemma(0) == "of" && whole.is_noun())?;
    // "Of the schools 19 have no latrine"
    let comma = (2..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Comma));
    let comma = comma.or_else(|| (spot.chunk == 2).then_some(1))?;
    let plural = whole.number.is_none() && spot.has_tag(whole.head, Tag::Nouns);
    let first = plural && (1..spot.chunk).all(|at| !clause.has_number(at));
    let near = spot.chunk <= comma + 2;
    if first && near { counted(&clause, whole.tokens.clone(), whole.head) } else { None }
}

/// Returns what the number that opens the sentence behind "of" counts, for the first number behind its
/// comma: "Of 96 samples taken, 17 tested positive".
fn counted_in_front(past: &Past<'_, '_, '_>) -> Option<Counted> {
    let spot = past.spot();
    let clause = spot.clause();
    let opens = matches!(clause.lemma(0), "of" | "among") && spot.is_count();
    let whole = past.in_chunk(1).filter(|whole| opens && whole.quantity.unit.is_count())?;
    let comma = (2..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let first = (2..spot.chunk).all(|at| !clause.has_number(at)) && spot.chunk <= comma + 2;
    whole.counted.clone().filter(|_| first)
}

/// "Aid reached only 12,000 of the 90,000 who need it": people, the last ones counted or others.
pub(super) fn who(past: &Past<'_, '_, '_>) -> Found {
    let (spot, clause) = (past.spot(), past.spot().clause());
    let numbered = |at: &usize| clause.get(*at).is_some_and(|chunk| chunk.bare && chunk.number.is_some());
    let whole = Some(spot.chunk + 2).filter(|at| clause.lemma(spot.chunk + 1) == "of" && numbered(at));
    let behind = whole.unwrap_or(spot.chunk) + 1;
    let who = clause.get(behind).and_then(|chunk| spot.tokens().get(chunk.head));
    if !spot.is_count() || !past.is_bare() || !who.is_some_and(|token| token.has_lemma(&["who", "whom"])) {
        return None;
    }
    let last =
        past.last_counted().filter(|known| !is_no_person(known)).and_then(|known| known.counted.clone());
    Some((last.unwrap_or_else(|| unspoken(&clause, "person")), "people who"))
}

/// Returns whether the number is a part of "it" or "that".
fn is_of_it(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let whole =
        clause.after(spot.chunk).filter(|of| clause.lemma(*of) == "of").and_then(|of| clause.after(of));
    let chunk = whole.and_then(|whole| clause.get(whole)).filter(|chunk| chunk.tokens.len() == 1);
    chunk
        .and_then(|chunk| spot.tokens().get(chunk.head))
        .is_some_and(|token| token.has_lemma(&["it", "that", "this"]))
}

/// Returns the thing last counted for the first number behind "Of those, …".
fn opening(past: &Past<'_, '_, '_>) -> Option<Counted> {
    let spot = past.spot();
    let clause = spot.clause();
    let first = (0..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Preposition))?;
    let whole = clause.get(first + 1).filter(|_| clause.lemma(first) == "of")?;
    let pronoun = spot.has_tag(whole.head, Tag::Pronoun) || is_pointing(spot, first + 1);
    let opens = first == 0 && clause.kind(2) == Some(Kind::Comma);
    let nearest = (3..spot.chunk).all(|at| !clause.has_number(at));
    if pronoun && opens && nearest { past.last_counted()?.counted.clone() } else { None }
}

/// Returns whether the phrase at a chunk is "those" or "that" and no more.
pub(super) fn is_pointing(spot: &Spot<'_, '_>, at: usize) -> bool {
    let clause = spot.clause();
    clause.get(at).is_some_and(|chunk| chunk.tokens.len() == 1 && spot.has_tag(chunk.head, Tag::Determiner))
}

/// "Trains may not go faster than 80 kilometres an hour, and 61 have been cancelled": the plural that is
/// the subject of the clause before, or its object for a passive, where nothing was counted in the sentence.
pub(super) fn clause_before(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    if !mention.quantity.unit.is_count() || !past.is_bare() {
        return None;
    }
    let clause = spot.clause();
    let Role::Subject(verb) = clause.role(spot.chunk) else { return None };
    let joint = clause
        .before(spot.chunk)
        .filter(|at| clause.kind(*at) == Some(Kind::Conjunction) || clause.kind(*at) == Some(Kind::Break))?;
    let here = past.near().take_while(|known| known.1.sentence == mention.sentence);
    if here.into_iter().any(|known| known.1.quantity.unit.is_count()) {
        return None;
    }
    let told = (0..joint).rev().take(NEAR).find(|at| clause.is_finite(*at))?;
    let object = clause.after(told).filter(|at| {
        *at < joint
            && clause.get(verb).is_some_and(|chunk| {
                chunk.verb().is_some_and(|verb| verb.passive) && clause.role(*at) == Role::Object(told)
            })
    });
    let object = object.and_then(|object| plural_before(spot, object));
    let noun = object.or_else(|| plural_before(spot, clause.subject_of(told)?))?;
    let says = clause.is_saying(told) || spot.lexicon().speech.noun(&noun.lemma).is_some();
    (!says).then_some((noun, "plural of the clause before"))
}
