//! Defines [`set`], which finds whose each number is: the party with its share, the team with its points.
//!
//! Of "Civic Union 31.9%, Labour 29.4%" both numbers count the same by the same event at the same
//! place, and only the names tell them apart. A name is a number's owner where it stands close before
//! it; and it says something only where a sentence sets it against another, telling the same of both:
//! the one firm that a story is about stands beside all numbers and tells none of them apart.

use super::reading::Reading;
use crate::lexicon::{Lexicon, Tag};
use crate::model::{ContentHash, Corpus, Document, Mention, Place, Span};
use crate::text::{Token, tokenise};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many words may stand between a name and its number ("Labour came third with 12.4 percent").
const CLOSE: usize = 5;

/// Numbers of a sentence beyond which it is a table in disguise, and its names are not looked for.
const MOST: usize = 24;

/// How the owners of two numbers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owners {
    /// The same name, which a sentence of the story sets against another.
    Same,
    /// It cannot be told.
    Open,
    /// Two names that a sentence of the story sets against each other.
    Opposed,
}

/// Whose a number is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Owner {
    /// Hashes of the words of the name, ascending; empty where no name stands close.
    words: Vec<u64>,
    /// Hashes of the words of the names that are set against it, ascending.
    others: Vec<u64>,
}

impl Owner {
    /// Returns what is the same for equal names, where a name tells anything.
    pub(super) fn hash(&self) -> Option<u64> {
        let tells = !self.others.is_empty();
        tells.then(|| self.words.iter().fold(ContentHash::new(), |hash, word| hash.number(*word)).finish())
    }

    /// Returns how two owners stand to each other; symmetric.
    pub(super) fn beside(&self, other: &Self) -> Owners {
        let within =
            |a: &[u64], b: &[u64]| !a.is_empty() && a.iter().all(|word| b.binary_search(word).is_ok());
        if within(&self.words, &other.words) || within(&other.words, &self.words) {
            return if self.others.is_empty() || other.others.is_empty() {
                Owners::Open
            } else {
                Owners::Same
            };
        }
        let against = |a: &Self, b: &Self| b.words.iter().any(|word| a.others.binary_search(word).is_ok());
        if against(self, other) || against(other, self) { Owners::Opposed } else { Owners::Open }
    }
}

/// Fills in [`Reading::name`]; each sentence is looked at once.
pub(super) fn set(readings: &mut [Reading<'_>], corpus: &Corpus, lexicon: &Lexicon) {
    let mut sentences: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        let mention = reading.mention;
        sentences.entry((mention.document, mention.sentence.start)).or_default().push(at);
    }
    // Where something happened is told by the places themselves.
    let places: BTreeSet<u64> =
        readings.iter().filter_map(|r| r.mention.place.as_ref()).flat_map(place_words).collect();
    let mut against: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for ((document, _), mut members) in sentences {
        let Some(document) = corpus.document(document).filter(|_| members.len() <= MOST) else { continue };
        members.sort_by_key(|at| readings[*at].mention.span);
        let mentions: Vec<&Mention> = members.iter().map(|at| readings[*at].mention).collect();
        let owners = owners(&mentions, document, lexicon);
        let owners: Vec<Vec<u64>> = owners.into_iter().map(|name| without(name, &places)).collect();
        for (i, left) in owners.iter().enumerate() {
            let beside = owners.iter().enumerate().skip(i + 1);
            for (_, right) in beside.filter(|(j, _)| tell_the_same(mentions[i], mentions[*j])) {
                oppose(left, right, &mut against);
            }
        }
        for (at, words) in members.into_iter().zip(owners) {
            readings[at].name.words = words;
        }
    }
    for reading in readings {
        let owner = &mut reading.name;
        let others = owner.words.iter().filter_map(|word| against.get(word)).flatten();
        let others: BTreeSet<u64> = others.filter(|word| !owner.words.contains(word)).copied().collect();
        owner.others = others.into_iter().collect();
    }
}

fn place_words(place: &Place) -> Vec<u64> {
    place.name.to_lowercase().split(' ').map(|word| ContentHash::new().field(word).finish()).collect()
}

/// Returns a name, or nothing where a word of it names a place.
fn without(name: Vec<u64>, places: &BTreeSet<u64>) -> Vec<u64> {
    if name.iter().any(|word| places.contains(word)) { Vec::new() } else { name }
}

/// Notes that two names are set against each other: the words that only one of them has.
fn oppose(left: &[u64], right: &[u64], against: &mut BTreeMap<u64, BTreeSet<u64>>) {
    let only = |a: &[u64], b: &[u64]| -> Vec<u64> {
        a.iter().filter(|word| b.binary_search(word).is_err()).copied().collect()
    };
    let (ours, theirs) = (only(left, right), only(right, left));
    for a in &ours {
        for b in &theirs {
            against.entry(*a).or_default().insert(*b);
            against.entry(*b).or_default().insert(*a);
        }
    }
}

/// Returns whether two numbers of one sentence tell the same, as far as they are read, with amounts that
/// differ.
fn tell_the_same(a: &Mention, b: &Mention) -> bool {
    let noun = |mention: &Mention| mention.counted.as_ref().map(|counted| counted.lemma.clone());
    let event = |mention: &Mention| mention.event.as_ref().map(|event| event.lemma.clone());
    a.quantity.unit.dimension == b.quantity.unit.dimension
        && a.kind == b.kind
        && noun(a) == noun(b)
        && event(a) == event(b)
        && a.structure.same_as.is_none()
        && b.structure.same_as.is_none()
}

/// Returns the words of the name that stands close before each number of a sentence, ascending hashes.
fn owners(mentions: &[&Mention], document: &Document, lexicon: &Lexicon) -> Vec<Vec<u64>> {
    let Some(sentence) = mentions.first().map(|mention| mention.sentence) else { return Vec::new() };
    let tokens = tokenise(&document.text, sentence, lexicon);
    let names = names(&tokens, lexicon);
    let mut from = 0;
    let mut owners = Vec::new();
    for mention in mentions {
        let at = tokens.iter().position(|token| token.span.overlaps(mention.span)).unwrap_or(tokens.len());
        let speaks = |span: Span| {
            mention.speaker.as_ref().and_then(|speaker| speaker.span).is_some_and(|said| said.overlaps(span))
        };
        let near = names.iter().rev().find(|name| name.end <= at && name.start >= from);
        let near = near.filter(|name| {
            let free = !is_led(&tokens, name.start) || is_joined(&tokens, name.end, at);
            free && at - name.end <= CLOSE && !speaks(tokens[name.start].span)
        });
        owners.push(near.map_or_else(Vec::new, |name| hashes(&tokens[name.clone()])));
        from = at;
    }
    owners
}

/// Returns whether a preposition leads to the name that begins at `start`, so that it tells of what stands
/// before it: "260,000 are on the Islands".
fn is_led(tokens: &[Token<'_>], start: usize) -> bool {
    let before = tokens[..start].iter().rev().find(|token| token.tag != Tag::Determiner);
    before.is_some_and(|token| matches!(token.tag, Tag::Preposition | Tag::To))
}

/// Returns whether a name that ends before `end` is joined to the number at `at` all the same: "ahead of
/// Labour with 30 percent", "for the Greens (12)".
fn is_joined(tokens: &[Token<'_>], end: usize, at: usize) -> bool {
    match &tokens[end..at] {
        [] => true,
        [only] => only.is("(") || only.tag == Tag::Preposition,
        _ => false,
    }
}

/// Returns the runs of words with a capital that name something, in order; weekdays and months do not, nor
/// does a word that has its capital from opening the sentence.
fn names(tokens: &[Token<'_>], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let timely = |token: &Token<'_>| !lexicon.times.of_lower(&token.lower).is_empty();
    let opens = |at: usize| at == 0 || !tokens[at - 1].shape.is_word();
    let ordinary = |token: &Token<'_>| lexicon.words.get(&token.lower).is_some();
    let closed = |token: &Token<'_>| lexicon.words.get(&token.lower).is_some_and(|form| form.closed);
    let capital = |at: usize| {
        let token = &tokens[at];
        token.shape.is_capitalised() && !timely(token) && !(opens(at) && closed(token))
    };
    let mut names: Vec<Range<usize>> = Vec::new();
    for at in (0..tokens.len()).filter(|at| capital(*at)) {
        match names.last_mut() {
            Some(name) if name.end == at => name.end = at + 1,
            _ => names.push(at..at + 1),
        }
    }
    names.retain(|name| {
        name.len() > 1 || !(opens(name.start) && ordinary(&tokens[name.start])) || labels(tokens, name)
    });
    names
}

/// Returns whether a word with a capital is the label of the number behind it: "Labour 29.4%".
fn labels(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let digits =
        |at: usize| tokens.get(at).is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_digit()));
    digits(name.end) || tokens.get(name.end).is_some_and(|token| token.is(":")) && digits(name.end + 1)
}

fn hashes(name: &[Token<'_>]) -> Vec<u64> {
    let word = |token: &Token<'_>| {
        let plain = token.lower.trim_end_matches("'s");
        ContentHash::new().field(plain).finish()
    };
    let mut words: Vec<u64> = name.iter().map(word).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told};
    use super::*;

    fn beside(left: &str, right: &str) -> Owners {
        let votes = ("vote", "win");
        let one = told("Civic Union 31 percent, Labour 29 percent, Greens 12 percent.\n", &[votes; 3]);
        let other = told(
            "The Civic Union won with 33 percent, ahead of Labour with 30.\nAnna Holm has 7.\n",
            &[votes; 3],
        );
        let corpus = corpus([one, other]);
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        set(&mut readings, &corpus, lexicon());
        let of = |text: &str| &readings.iter().find(|reading| reading.mention.text == text).unwrap().name;
        of(left).beside(of(right))
    }

    #[test]
    fn names_that_a_sentence_opposes_tell_numbers_apart() {
        assert_eq!(beside("31", "33"), Owners::Same);
        assert_eq!(beside("29", "30"), Owners::Same);
        assert_eq!(beside("31", "30"), Owners::Opposed);
        assert_eq!(beside("12", "33"), Owners::Opposed);
    }

    #[test]
    fn a_name_that_nothing_is_set_against_says_nothing() {
        assert_eq!(beside("7", "7"), Owners::Open);
    }
}
