//! Defines [`Group`], a verb group being read: auxiliaries, adverbs between them, main verb.

use crate::text::{Tag, Token};

/// A verb group being read.
pub(super) struct Group {
    pub(super) end: usize,
    pub(super) main: Option<usize>,
    pub(super) be: bool,
    pub(super) helped: bool,
}

impl Group {
    /// Takes the next token in if it belongs to the group; adverbs only where a verb follows.
    pub(super) fn take(&mut self, tokens: &[Token<'_>]) -> bool {
        let Some(token) = tokens.get(self.end) else { return false };
        let full = self.main.is_some_and(|main| tokens[main].tag != Tag::Auxiliary);
        let fits = match token.tag {
            Tag::Modal => self.main.is_none() && !self.helped,
            Tag::Auxiliary => !full,
            Tag::Verb => !full && !self.ends_in_be(tokens),
            Tag::Past => !full,
            Tag::Participle => !full,
            Tag::Gerund => !full && (self.main.is_none() || self.ends_in_be(tokens)),
            // "they had each paid"
            Tag::Adverb | Tag::Negation | Tag::Determiner => {
                return !full && (self.helped || self.main.is_some()) && self.adverb(tokens);
            }
            // "had on average expected", "have by Friday received"
            Tag::Preposition => {
                let inner =
                    |at: usize, tags: &[Tag]| tokens.get(at).is_some_and(|token| tags.contains(&token.tag));
                let has = self.main.is_some_and(|main| main + 1 == self.end && tokens[main].lemma == "have");
                let phrase = inner(self.end + 1, &[Tag::Noun, Tag::Name, Tag::Adverb, Tag::Adjective])
                    && inner(self.end + 2, &[Tag::Participle, Tag::Past])
                    && !inner(self.end + 3, &[Tag::Noun, Tag::Nouns]);
                self.end += if has && phrase { 2 } else { 0 };
                return has && phrase;
            }
            // "has been "certified" by"
            Tag::Mark => {
                let verb = tokens.get(self.end + 1).filter(|next| !next.spaced).map(|next| next.tag);
                let verb = matches!(verb, Some(Tag::Participle | Tag::Past | Tag::Gerund));
                let quoted = verb && !full && self.helped && matches!(token.text, "\"" | "“" | "‘" | "'");
                self.end += usize::from(quoted);
                return quoted;
            }
            _ => false,
        };
        if !fits {
            return false;
        }
        if token.tag == Tag::Modal {
            self.helped = true;
        } else {
            self.helped |= self.main.is_some() || token.tag == Tag::Auxiliary;
            self.be |= token.tag == Tag::Auxiliary && token.lemma == "be";
            self.main = Some(self.end);
        }
        self.end += 1;
        true
    }

    fn ends_in_be(&self, tokens: &[Token<'_>]) -> bool {
        self.main.is_some_and(|main| tokens[main].lemma == "be")
    }

    fn adverb(&mut self, tokens: &[Token<'_>]) -> bool {
        let is_adverb = |token: &&Token<'_>| {
            matches!(token.tag, Tag::Adverb | Tag::Negation) || token.has_lemma(&["each", "all", "both"])
        };
        let rest = tokens.get(self.end..).unwrap_or_default();
        let run = rest.iter().take(MAX_ADVERBS).take_while(is_adverb).count();
        let verbal =
            |tag| matches!(tag, Tag::Verb | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Auxiliary);
        let followed = rest.get(run).is_some_and(|token| verbal(token.tag));
        self.end += if followed { run } else { 0 };
        followed
    }
}

/// How many adverbs may stand between the words of one verb group.
const MAX_ADVERBS: usize = 3;
