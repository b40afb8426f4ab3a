//! Defines how two numbers of a sentence are tied: the same amount in another unit, two amounts the
//! text sets against each other, and the values of one statement of change.

use crate::extract::clause::{Clause, Role};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::model::{ChangeRole, Dimension, Mention, Part, Span};
use crate::text::{Tag, Token};
use std::ops::Range;

/// How many tokens may stand between two amounts that are set against each other.
const MAX_OPPOSED: usize = 8;

/// Ties the numbers of one sentence.
pub(super) fn read(spots: &[Spot<'_, '_>], mentions: &mut [Mention], sentence: Range<usize>) {
    for at in sentence.clone() {
        if let Some(other) = same(spots, mentions, &sentence, at) {
            mentions[at].structure.same_as = Some(other);
            mentions[at].trace.push((Part::Structure, "same amount again"));
        }
        if let Some(other) = opposed(spots, mentions, &sentence, at) {
            let span = mentions[at].span;
            mentions[at].structure.opposes = Some(mentions[other].span);
            mentions[other].structure.opposes = Some(span);
            mentions[at].trace.push((Part::Structure, "set against another"));
        }
    }
    changes(spots, mentions, sentence);
}

/// Returns the number that says the same amount in another unit: before the bracket ("70 km (43
/// miles)"), or before "or" ("1,650 workers, or 39 percent of its staff").
fn same(spots: &[Spot<'_, '_>], mentions: &[Mention], sentence: &Range<usize>, at: usize) -> Option<Span> {
    let spot = spots.get(at)?;
    let clause = spot.clause();
    let host = match clause.role(spot.chunk) {
        Role::Bracketed(host) => host,
        Role::Joined(host) if is_alternative(&clause, spot.chunk) => host,
        _ => return None,
    };
    let other = sentence.clone().take_while(|other| *other < at).find(|other| spots[*other].chunk == host)?;
    let (left, right) = (&mentions[other].quantity.unit, &mentions[at].quantity.unit);
    let share = left.dimension != right.dimension
        && [left, right].iter().any(|unit| unit.dimension == Dimension::Share)
        && [left, right].iter().any(|unit| unit.dimension == Dimension::Count);
    let converted = left.dimension == right.dimension && left.code != right.code;
    (share || converted).then(|| mentions[other].span)
}

/// Returns whether the phrase is another way to say the one before: behind "or", or between commas.
fn is_alternative(clause: &Clause<'_, '_>, at: usize) -> bool {
    let Some(before) = clause.before(at) else { return false };
    match clause.kind(before) {
        Some(Kind::Conjunction) => clause.lemma(before) == "or",
        Some(Kind::Comma) => {
            (at + 1..clause.chunks.len().min(at + 4)).any(|at| clause.kind(at) == Some(Kind::Comma))
        }
        _ => false,
    }
}

/// Returns the number the text sets this one against: "not 40 but 60", "60, not 40", "60 rather than
/// 40". The number behind the negation asks; the other is the nearest of its kind.
fn opposed(
    spots: &[Spot<'_, '_>],
    mentions: &[Mention],
    sentence: &Range<usize>,
    at: usize,
) -> Option<usize> {
    let spot = spots.get(at)?;
    let start = spot.get()?.phrase.start;
    if !is_refused(spot.tokens(), start) {
        return None;
    }
    let near = |other: &usize| {
        let place = spots[*other].get().map_or(usize::MAX, |number| number.phrase.start);
        *other != at
            && mentions[*other].quantity.unit.comparable(&mentions[at].quantity.unit)
            && place.abs_diff(start) <= MAX_OPPOSED
    };
    sentence.clone().filter(near).min_by_key(|other| {
        spots[*other].get().map_or(usize::MAX, |number| number.phrase.start.abs_diff(start))
    })
}

/// Returns whether the words before a token refuse what follows: "not", "rather than", "instead of".
fn is_refused(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let Some(last) = before(1) else { return false };
    let pair = |first: &str, second: &str| {
        last.lemma == second && before(2).is_some_and(|token| token.lemma == first)
    };
    (last.tag == Tag::Negation && last.lemma == "not") || pair("rather", "than") || pair("instead", "of")
}

/// Numbers the statements of change of a sentence, so that before, difference and after find each
/// other: a role that comes again begins a new statement, and so does a subject with a verb of its own.
fn changes(spots: &[Spot<'_, '_>], mentions: &mut [Mention], sentence: Range<usize>) {
    let mut group = 0;
    let mut seen: Vec<ChangeRole> = Vec::new();
    let mut last: Option<usize> = None;
    for at in sentence {
        let Some(spot) = spots.get(at) else { continue };
        let Some(role) = spot.get().and_then(|number| number.change) else { continue };
        if seen.contains(&role) || last.is_some_and(|last| has_own_subject(&spot.clause(), last, spot.chunk))
        {
            group += 1;
            seen.clear();
        }
        seen.push(role);
        last = Some(spot.chunk);
        mentions[at].structure.change = Some((group, role));
    }
}

/// Returns whether the nearest verb before a chunk has its subject behind another chunk: "profit fell to 42
/// million from 61 million, while sales climbed 3.5%". Who says it begins no statement.
fn has_own_subject(clause: &Clause<'_, '_>, last: usize, at: usize) -> bool {
    let verb = (last + 1..at).rev().find(|verb| clause.is_finite(*verb) && !clause.is_saying(*verb));
    verb.and_then(|verb| clause.subject_of(verb)).is_some_and(|subject| subject > last)
}
