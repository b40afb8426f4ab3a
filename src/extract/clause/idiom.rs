//! Defines how a verb and the words behind it are found to be an idiom with an event of its own: "lost
//! their lives" is death, not loss, and "claimed 97 lives" is nothing that somebody claims.

use super::Clause;
use crate::text::{Tag, Token};

/// How many tokens after its verb an idiom may reach.
const IDIOM_REACH: usize = 9;

impl Clause<'_, '_> {
    /// Returns the class of the longest idiom that begins with the verb group at a chunk and whose other
    /// words follow in order within the clause, small words between them left out; `None` where there
    /// is none.
    #[must_use]
    pub fn idiom_class(&self, verb: usize) -> Option<&'static str> {
        let head = self.get(verb)?.head;
        let idioms = self.lexicon.events.idioms(self.lemma(verb));
        if idioms.is_empty() {
            return None;
        }
        let rest = self.tokens.get(head + 1..)?;
        let rest = &rest[..rest.len().min(IDIOM_REACH)];
        // Most verbs with idioms have a dozen of them, and of most no word is near.
        let near = rest.iter().fold(0, |near, token| near | initial(&token.lemma) | initial(token.text));
        let fits =
            |words: &[&str]| words.iter().all(|word| near & initial(word) != 0) && follows(rest, words);
        idioms.iter().find(|(words, _)| fits(words)).map(|(_, class)| *class)
    }
}

/// Returns a set with the first byte of a word; a few bytes share their place in it.
fn initial(word: &str) -> u32 {
    word.as_bytes().first().map_or(0, |byte| 1 << (byte % 32))
}

/// Returns whether the words stand in the tokens in order, with nothing but small words, numbers and
/// modifiers between them; what a verb does something to may stand before the first ("took 32 persons into
/// custody").
fn follows(tokens: &[Token<'_>], words: &[&str]) -> bool {
    let (behind, mut started) = (words.len() > 1, false);
    let mut words = words.iter();
    let Some(mut word) = words.next() else { return false };
    for token in tokens {
        if token.lemma == *word || token.text == *word {
            started = true;
            match words.next() {
                Some(next) => word = next,
                None => return true,
            }
        } else if !(is_small(token.tag) || behind && !started && token.tag == Tag::Noun) {
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
