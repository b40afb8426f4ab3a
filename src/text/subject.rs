//! Defines [`subject`]: the name of whoever does what a clause tells, as its words.
//!
//! "Baltic Air cut 500 jobs" and "Northwind cut 300" are two numbers of two firms. Only a name that stands
//! right before the verb is believed, or that has what does ("Quill's party won"): a place behind a
//! preposition, an operation, or a name with other words between may be anything. No answer means that
//! nothing is known, never that nobody does it.

use super::{Tag, Token};
use crate::lexicon::{Lexicon, NameKind, NameWord};
use crate::model::{ContentHash, Mention};

/// Tokens back from a number in which its verb must stand. Origin: a number, its unit and a few words of
/// manner; farther on another clause has begun.
const NEAR: usize = 6;

/// Returns the hashes of the words of the name that does what is told right before the token at a place,
/// and of its initials, ascending; empty where no name does.
#[must_use]
pub fn subject(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Vec<u64> {
    let Some(end) = before_verb(tokens, at) else { return Vec::new() };
    let name = |at: &usize| tokens.get(*at).is_some_and(|token| token.tag == Tag::Name);
    let count = (0..end).rev().take_while(name).count();
    let start = end - count;
    let leads = start.checked_sub(1).and_then(|at| tokens.get(at));
    // "Rescuers in Texas saved": the name is where, not who; "agents of the DEA" are the DEA's.
    let placed = leads.is_some_and(|token| {
        matches!(token.tag, Tag::Preposition | Tag::To) && !matches!(&*token.lower, "of" | "that")
    });
    if count == 0 || placed { Vec::new() } else { hashes(&tokens[start..end], lexicon) }
}

/// Returns the same for a number of a sentence with these tokens; empty too where the name is the number's own
/// place or speaker.
#[must_use]
pub fn owner(mention: &Mention, tokens: &[Token<'_>], lexicon: &Lexicon) -> Vec<u64> {
    let Some(at) = tokens.iter().position(|token| token.span.overlaps(mention.span)) else {
        return Vec::new();
    };
    let mut owner = subject(tokens, at, lexicon);
    let place = mention.place.as_ref().map(|place| place.name.as_str());
    let speaker = mention.speaker.as_ref().map(|speaker| speaker.name.as_str());
    let known =
        [place, speaker].into_iter().flatten().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let known: Vec<u64> = known.map(hash).collect();
    if owner.iter().any(|word| known.contains(word)) {
        owner.clear();
    }
    owner
}

fn hash(word: &str) -> u64 {
    ContentHash::new().field(word.to_lowercase()).finish()
}

/// Returns where the name before the verb of a number ends, if it has one.
fn before_verb(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let verb =
        |tag: Tag| matches!(tag, Tag::Verb | Tag::Past | Tag::Participle | Tag::Auxiliary | Tag::Modal);
    let ends = |tag: Tag| matches!(tag, Tag::Wh | Tag::Conjunction | Tag::Pronoun | Tag::There | Tag::Mark);
    let back = (at.saturating_sub(NEAR)..at).rev();
    let near = back.take_while(|at| !ends(tokens[*at].tag));
    let mut end = near.into_iter().find(|at| verb(tokens[*at].tag))?;
    // "Has now cut": the verb with what stands before it.
    while end > 0 && (verb(tokens[end - 1].tag) || matches!(tokens[end - 1].tag, Tag::Adverb | Tag::Negation))
    {
        end -= 1;
    }
    let nouns =
        (0..end).rev().take_while(|at| tokens[*at].tag.is_noun() && tokens[*at].tag != Tag::Name).count();
    match end.checked_sub(nouns + 1).map(|at| &tokens[at]) {
        // "Quill's party won".
        Some(token) if nouns > 0 && is_of(token) => Some(end - nouns - 1),
        _ if nouns > 0 => None,
        _ => Some(end),
    }
}

/// Returns whether a token is the possessive 's and no pronoun.
fn is_of(token: &Token<'_>) -> bool {
    token.tag == Tag::Possessive && token.text.starts_with(['\'', '’'])
}

fn hashes(name: &[Token<'_>], lexicon: &Lexicon) -> Vec<u64> {
    let kind = |token: &Token<'_>| lexicon.names.of(token.text);
    let other = |token: &Token<'_>| {
        let kind = kind(token);
        matches!(kind, Some(NameWord::Kind(kind)) if !matches!(kind, NameKind::Person | NameKind::Organisation))
    };
    if name.iter().any(other) {
        return Vec::new();
    }
    let titled = |token: &&Token<'_>| kind(token) != Some(NameWord::Title);
    let words = || name.iter().filter(titled).map(|token| token.text);
    let initials: String = words().filter_map(|word| word.chars().next()).collect();
    let mut hashes: Vec<u64> = words().map(hash).collect();
    if hashes.len() > 1 {
        hashes.push(hash(&initials));
    }
    hashes.sort_unstable();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::text::tokenise;

    /// Returns the words of the name that does what is told of the number 7.
    fn who(text: &str, names: &[&str]) -> Vec<String> {
        let lexicon = Lexicon::embedded().unwrap();
        let tokens = tokenise(text, Span::new(0, text.len()), &lexicon);
        let at = tokens.iter().position(|token| token.text == "7").unwrap();
        let found = subject(&tokens, at, &lexicon);
        let told = names.iter().filter(|name| found.contains(&hash(name)));
        told.map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn who_stands_before_the_verb_does_it() {
        let names = ["Northwind", "Baltic", "Air", "Quill", "DEA", "Texas", "Thor", "BA"];
        let who = |text| who(text, &names);
        assert_eq!(who("Northwind cut 300 jobs, and Baltic Air has now cut 7."), ["Baltic", "Air", "BA"]);
        assert_eq!(who("Agents of the DEA arrested about 7 people."), ["DEA"]);
        assert_eq!(who("In Texas, Quill's party won 7 seats."), ["Quill"]);
    }

    #[test]
    fn places_operations_and_nouns_do_nothing() {
        let names = ["Texas", "Thor", "Operation", "Northwind"];
        for text in [
            "Rescuers in Texas saved 7 people.",
            "Operation Thor led to 7 arrests.",
            "Northwind said the workers lost 7 jobs.",
            "The workers of the mill lost 7 jobs.",
        ] {
            assert_eq!(who(text, &names), [""; 0], "{text}");
        }
    }
}
