//! Defines how a number is limited to a part of what it counts: [`subset`].

use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::Limit;
use crate::model::{Mention, Subset};
use crate::text::Tag;

/// How many tokens behind the phrase are asked ("46,400 children under 18").
const MAX_BEHIND: usize = 3;

/// Returns the part of the counted class the number is limited to, with the rule.
pub(super) fn subset(spot: &Spot<'_, '_>, mention: &Mention) -> Option<(Subset, &'static str)> {
    if !mention.quantity.unit.is_count() {
        return None;
    }
    if is_others(spot) {
        return Some((Subset::Others, "others"));
    }
    let person = mention.counted.as_ref().and_then(|counted| counted.person.as_deref());
    if let Some(word) = named_part(spot).filter(|_| person.is_some()) {
        return Some((Subset::Part(word), "part named by a word"));
    }
    if let Some(word) = predicate(spot) {
        return Some((Subset::Part(word), "part they are said to be"));
    }
    let named = matches!(person, Some("minor" | "female" | "male"));
    let own = mention.counted.as_ref().filter(|counted| named && !counted.carried);
    let lemma = own.map(|counted| counted.lemma.clone());
    if let Some(lemma) = lemma {
        return Some((Subset::Part(lemma), "part named by its noun"));
    }
    let of_whole = mention.structure.part_of.is_some_and(|part| !part.complete) && spot.own()?.bare;
    of_whole.then(|| (Subset::Part(Subset::OF_WHOLE.to_owned()), "of them"))
}

/// "Two of the 47 victims were minors": the noun the part is said to be.
fn predicate(spot: &Spot<'_, '_>) -> Option<String> {
    let clause = spot.clause();
    let verb = clause
        .verb_after(spot.chunk)
        .filter(|verb| clause.is_copula(*verb) && spot.own().is_some_and(|own| own.bare))?;
    let noun =
        clause.after(verb).filter(|at| clause.kind(*at) == Some(Kind::Noun) && !clause.has_number(*at))?;
    let lemma = clause.lemma(noun);
    matches!(spot.lexicon().persons.group(lemma)?, "minor" | "female" | "male").then(|| lemma.to_owned())
}

/// "11 other states", "another 31", "three more", "60 others".
fn is_others(spot: &Spot<'_, '_>) -> bool {
    let (Some(own), Some(number)) = (spot.own(), spot.get()) else { return false };
    let tokens = spot.tokens();
    let behind = usize::from(own.bare);
    let around = (own.tokens.start..number.phrase.start).chain(number.phrase.end..own.tokens.end + behind);
    around.filter_map(|at| tokens.get(at)).any(|token| {
        let limit = spot.lexicon().subsets.longest(|at| (at == 0).then_some(token.lemma.as_ref()));
        limit.is_some_and(|(length, limit)| length == 1 && limit == Limit::Other)
    })
}

/// "2 minor victims", "30 foreign students", "12 women", "46,400 under 18": the word that names the
/// part, as a lemma.
fn named_part(spot: &Spot<'_, '_>) -> Option<String> {
    let (own, number) = (spot.own()?, spot.get()?);
    let tokens = spot.tokens();
    let end = own.tokens.end;
    for at in number.phrase.end..(end + MAX_BEHIND).min(tokens.len()) {
        let token = &tokens[at];
        if at >= end && matches!(token.tag, Tag::Mark | Tag::Conjunction) {
            break;
        }
        // The head itself is what is counted, not a limit of it.
        if at + 1 == end && !own.bare && own.kind == Kind::Noun && at == own.head {
            continue;
        }
        let word = |step: usize| tokens.get(at + step).map(|token| token.lemma.as_ref());
        let Some((length, limit)) = spot.lexicon().subsets.longest(word) else { continue };
        if !matches!(limit, Limit::Age | Limit::Sex | Limit::Severity | Limit::Origin) {
            continue;
        }
        // Behind the phrase only longer phrases limit it ("under 18").
        if at >= end && length < 2 {
            continue;
        }
        let words: Vec<&str> = tokens[at..at + length].iter().map(|token| token.lemma.as_ref()).collect();
        return Some(words.join(" "));
    }
    None
}
