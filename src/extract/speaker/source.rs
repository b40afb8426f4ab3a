//! Defines the matchers of attributions without a verb: "according to the ministry", "by the union's
//! count", "the minister's 1.1 million".

use super::attribution::{Attribution, set_off};
use super::who::{Hall, Sort};
use crate::extract::number::Number;
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{Known, SpeakerNoun, WordRole};
use crate::text::{Tag, Token};
use std::ops::Range;

/// The rules of those whose figure the number is.
pub(super) const COUNTS: [&str; 3] = [COUNT, NUMBER, OWN];
/// The rule of "according to".
pub(super) const ACCORDING: &str = "according to";
const COUNT: &str = "somebody's count";
const NUMBER: &str = "somebody's number";
const OWN: &str = "their own figure";

/// Reads "according to the ministry", "by the count of the union".
pub(super) fn source(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let first = hall.clause.get(at)?.tokens.start;
    let word = hall.token(first).filter(|word| word.known.in_any(Known::SOURCE))?;
    let end = hall.clause.lexicon.speech.sources(&word.lower).iter().find_map(|phrase| {
        let same = |(at, word): (usize, &&str)| hall.token(at).is_some_and(|token| token.lower == **word);
        let whole = phrase.len() > 1 || is_per_somebody(hall, at);
        (whole && (first..).zip(phrase).skip(1).all(same)).then_some(first + phrase.len())
    })?;
    let noun = hall.clause.chunk_of(end);
    let starts = hall.clause.get(noun)?.tokens.start == end;
    let who = hall.who(noun).filter(|_| starts)?;
    // "The assessment of this office": an act of a body speaks for the body.
    let of = hall.clause.lemma(noun + 1) == "of" && who.sort == Sort::Other;
    let body = if of { hall.who(noun + 2).filter(|body| body.sort.speaks()) } else { None };
    let who = body.unwrap_or(who);
    // "Going by the certificate": only "according to" makes a speaker of any noun.
    if who.sort == Sort::Other && !hall.token(first)?.text.eq_ignore_ascii_case("according") {
        return None;
    }
    let segment = at..who.end;
    let said = around(hall, &segment);
    Some(Attribution { who, segment, said, rule: ACCORDING })
}

/// Returns whether "per" at a chunk leads to somebody ("per the sheriff's office") and no unit: it stands
/// apart, and an article or a name follows.
fn is_per_somebody(hall: &Hall<'_, '_>, at: usize) -> bool {
    let apart = at.checked_sub(1).is_none_or(|before| set_off(hall, before));
    let next = hall.clause.get(at + 1).and_then(|next| hall.token(next.tokens.start));
    let somebody = next.is_some_and(|token| token.has_lemma(&["the"]) || token.tag == Tag::Name);
    apart && somebody && hall.clause.lemma(at) == "per"
}

/// Returns what "according to …" covers: all that follows where it opens the clause, else what
/// stands before it, and both where the clause before has no verb.
fn around(hall: &Hall<'_, '_>, segment: &Range<usize>) -> Range<usize> {
    let all = hall.clause.chunks.len();
    let start = clause_start(hall, segment.start);
    let verb = (start..segment.start).any(|at| hall.clause.get(at).and_then(Chunk::verb).is_some());
    let goes_on = hall.clause.kind(segment.end) == Some(Kind::Comma);
    // "There are 340, according to the union 290"
    let second = segment.start.checked_sub(1).is_some_and(|at| hall.clause.kind(at) == Some(Kind::Comma))
        && hall.clause.has_number(segment.end);
    if second {
        return segment.end..all;
    }
    if segment.start <= start + 1 || !verb && goes_on { start..all } else { start..segment.start }
}

/// Returns the first chunk behind the last colon, semicolon or dash.
fn clause_start(hall: &Hall<'_, '_>, at: usize) -> usize {
    (0..at).rev().find(|at| hall.clause.kind(*at) == Some(Kind::Break)).map_or(0, |at| at + 1)
}

/// Reads "by the union's count", "the union's figure is", and "the minister's 1.1 million".
pub(super) fn count_of(hall: &Hall<'_, '_>, at: usize, numbers: &[Number]) -> Option<Attribution> {
    let chunk = hall.clause.get(at)?;
    let owns =
        |at: &usize| hall.token(*at).is_some_and(|token| token.tag == Tag::Possessive || is_genitive(token));
    let mark = chunk.tokens.clone().find(owns)?;
    if !hall.token(mark).is_some_and(is_genitive) {
        return own_figure(hall, at, mark);
    }
    mark.checked_sub(1)?;
    let start = if chunk.tokens.start == mark {
        hall.clause.get(at.checked_sub(1)?)?.tokens.start
    } else {
        chunk.tokens.start
    };
    let who = hall.possessor(start, mark, hall.clause.chunk_of(mark) + 1)?;
    if let Some(number) = numbers.iter().find(|number| number.phrase.start == mark + 1) {
        return owned_number(hall, number, who);
    }
    // "In the ministry's version there are 340"
    let first = hall.clause.chunk_of(start);
    let led = first.checked_sub(1).filter(|_| who.sort.speaks());
    let head = hall.clause.get(hall.clause.chunk_of(mark)).and_then(|phrase| hall.token(phrase.head));
    let led = led.filter(|led| head.is_some_and(|head| is_told_of(hall, *led, head)));
    if let Some(led) = led {
        let segment = led..hall.clause.chunk_of(mark) + 1;
        let said = around(hall, &segment);
        return Some(Attribution { who, segment, said, rule: COUNT });
    }
    // "The bank's key rate": "key" alone is a number.
    let noun = document(hall, mark + 1).filter(|noun| {
        hall.clause.get(hall.clause.chunk_of(*noun)).is_some_and(|chunk| chunk.head == *noun)
    })?;
    let end = hall.clause.chunk_of(noun) + 1;
    let first = hall.clause.chunk_of(start);
    let led = first.checked_sub(1).filter(|before| hall.clause.kind(*before) == Some(Kind::Preposition));
    // "Images of them have been published on the force's website"
    let shown = |led: &usize| {
        let verb = led.checked_sub(1).and_then(|verb| hall.clause.get(verb)).and_then(Chunk::verb);
        hall.clause.lemma(*led) == "on" && verb.is_some()
    };
    let led = led.filter(|led| !shown(led));
    let is = hall.clause.is_finite(end) && hall.clause.is_copula(end);
    // "The union's estimate of 2,900 strikers"
    let of =
        hall.clause.lemma(end) == "of" && hall.clause.get(end + 1).is_some_and(|next| next.number.is_some());
    if !(led.is_some() || is || of) || who.sort == Sort::Other {
        return None;
    }
    if of && !is {
        let (segment, said) = (first..end + 1, end + 1..end + 2);
        return Some(Attribution { who, segment, said, rule: COUNT });
    }
    let segment = led.unwrap_or(first)..end;
    let said = around(hall, &segment);
    Some(Attribution { who, segment, said, rule: COUNT })
}

/// How many chunks may be attached to a figure before its verb.
const ATTACHED: usize = 4;

/// Returns whether the preposition and noun are those of a phrase of attribution ("in the view of").
fn is_told(hall: &Hall<'_, '_>, preposition: usize, noun: &Token<'_>) -> bool {
    let document = hall.clause.lexicon.speech.noun(&noun.lemma) == Some(SpeakerNoun::Document);
    let led = document && matches!(hall.clause.lemma(preposition), "by" | "on");
    led && hall.clause.kind(preposition) == Some(Kind::Preposition) || is_told_of(hall, preposition, noun)
}

/// Returns whether preposition and noun are those of a phrase of attribution with "of".
fn is_told_of(hall: &Hall<'_, '_>, preposition: usize, noun: &Token<'_>) -> bool {
    let lemma = hall.clause.lemma(preposition);
    let phrase =
        |words: &Vec<&str>| matches!(words[..], [_, "the", told, "of"] if told == noun.lower.as_ref());
    hall.clause.kind(preposition) == Some(Kind::Preposition)
        && hall.clause.lexicon.speech.sources(lemma).iter().any(phrase)
}

/// Reads "its reading for August is 29 percent", "their own count was 40": "it" is somebody named before.
fn own_figure(hall: &Hall<'_, '_>, at: usize, mark: usize) -> Option<Attribution> {
    let clause = hall.clause;
    let chunk = clause.get(at).filter(|chunk| chunk.tokens.start == mark && chunk.number.is_none())?;
    let head = hall.token(chunk.head)?;
    let document = clause.lexicon.speech.noun(&head.lemma) == Some(SpeakerNoun::Document);
    // "In his view", "by its own count"
    let led = at.checked_sub(1).filter(|before| is_told(hall, *before, head));
    let who = hall.pronoun(mark, at + 1).filter(|_| document || led.is_some())?;
    if let Some(led) = led {
        let segment = led..at + 1;
        let said = around(hall, &segment);
        return Some(Attribution { who, segment, said, rule: OWN });
    }
    // "Sticking to its forecast of £78m"
    if clause.lemma(at + 1) == "of" && clause.has_number(at + 2) {
        let said = at + 2..at + 3;
        return Some(Attribution { who, segment: at..at + 2, said, rule: OWN });
    }
    // "Its reading for August 11 is": step over what is attached.
    let attached = |at: &usize| matches!(clause.kind(*at), Some(Kind::Preposition | Kind::Noun));
    let end = (at + 1..at + 2 + ATTACHED).find(|at| !attached(at))?;
    let is = clause.is_finite(end) && clause.is_copula(end);
    is.then_some(Attribution { who, segment: at..end, said: end..clause.chunks.len(), rule: OWN })
}

/// Reads "the number given by the army was 12".
pub(super) fn figure_by(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let chunk = hall.clause.get(at).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    document(hall, chunk.head).filter(|noun| *noun == chunk.head)?;
    let who = hall.behind(at)?;
    let is = hall.clause.is_finite(who.end) && hall.clause.is_copula(who.end);
    let segment = at..who.end;
    let said = who.end..hall.clause.chunks.len();
    is.then_some(Attribution { who, segment, said, rule: COUNT })
}

/// Reads "the minister's 1.1 million": the number has no noun of its own.
fn owned_number(hall: &Hall<'_, '_>, number: &Number, who: super::who::Who) -> Option<Attribution> {
    let next = hall.token(number.phrase.end);
    let noun = next.is_some_and(|token| token.tag.is_noun() || token.tag == Tag::Adjective);
    let unit = number.quantity.unit.is_count();
    let speaks = matches!(who.sort, Sort::Person | Sort::Body);
    let chunk = hall.clause.chunk_of(number.phrase.start);
    let segment = chunk..chunk;
    (!noun && unit && speaks).then_some(Attribution { who, segment, said: chunk..chunk + 1, rule: NUMBER })
}

/// Returns whether the token is a genitive mark.
pub(super) fn is_genitive(token: &Token<'_>) -> bool {
    matches!(token.text, "'s" | "’s" | "'" | "’")
}

/// Returns the token of a noun for a document or count within the two words from `at` on.
fn document(hall: &Hall<'_, '_>, at: usize) -> Option<usize> {
    let is = |at: &usize| {
        let token = hall.token(*at);
        token.is_some_and(|token| {
            let counts = token.known.in_any(Known::COUNT) || token.lemma_known.in_any(Known::COUNT);
            counts && !is_measured(hall, &token.lemma)
        })
    };
    (at..at + 3).find(is)
}

/// Returns whether the noun for a number is what is measured and not what somebody says of it ("the bank's
/// key rate").
fn is_measured(hall: &Hall<'_, '_>, lemma: &str) -> bool {
    let lexicon = hall.clause.lexicon;
    lexicon.frames.is(lemma, WordRole::Attribute) && lexicon.speech.noun(lemma) != Some(SpeakerNoun::Document)
}
