//! Defines how a verb group or noun becomes an [`Event`]: its lemma, and its class from the tables,
//! by the whole idiom where the sentence has one ("lost their lives" is death, not loss).

use crate::extract::clause::Clause;
use crate::extract::phrase::Kind;
use crate::lexicon::Pos;
use crate::model::Event;
use crate::text::{Tag, Token};

/// How many tokens after its verb an idiom may reach.
const IDIOM_REACH: usize = 9;

/// Returns the event a verb group tells of.
pub(super) fn of_verb(clause: &Clause<'_, '_>, verb: usize) -> Event {
    let lemma = clause.lemma(verb).to_owned();
    let idiom = idiom_class(clause, verb);
    let class = idiom.or_else(|| clause.lexicon.events.class(Pos::Verb, &lemma));
    Event { lemma, class: class.map(str::to_owned) }
}

/// Returns the event an adjective or noun tells of.
pub(super) fn of_word(clause: &Clause<'_, '_>, pos: Pos, lemma: &str) -> Event {
    let class = clause.lexicon.events.class(pos, lemma);
    Event { lemma: lemma.to_owned(), class: class.map(str::to_owned) }
}

/// Returns the class of the longest idiom that begins with the verb and whose other words follow in
/// order within the clause, small words between them left out.
fn idiom_class(clause: &Clause<'_, '_>, verb: usize) -> Option<&'static str> {
    let head = clause.get(verb)?.head;
    let idioms = clause.lexicon.events.idioms(clause.lemma(verb));
    let rest = clause.tokens.get(head + 1..)?;
    let rest = &rest[..rest.len().min(IDIOM_REACH)];
    let fits = |words: &[&str]| follows(rest, words);
    idioms.iter().find(|(words, _)| fits(words)).map(|(_, class)| *class)
}

/// Returns whether the words stand in the tokens in order, with nothing but small words, numbers and
/// modifiers between them.
fn follows(tokens: &[Token<'_>], words: &[&str]) -> bool {
    let mut words = words.iter();
    let Some(mut word) = words.next() else { return false };
    for token in tokens {
        if token.lemma == *word || token.text == *word {
            match words.next() {
                Some(next) => word = next,
                None => return true,
            }
        } else if !is_small(token.tag) {
            return false;
        }
    }
    false
}

fn is_small(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Adverb
            | Tag::Adjective
            | Tag::Number
            | Tag::Pronoun
            | Tag::Participle
    )
}

/// Returns whether the chunk is an adjective that tells of an event ("dead", "missing").
pub(super) fn state_at(clause: &Clause<'_, '_>, at: usize) -> Option<Event> {
    if clause.kind(at) != Some(Kind::Adjective) {
        return None;
    }
    let event = of_word(clause, Pos::Adjective, clause.lemma(at));
    event.class.is_some().then_some(event)
}
