//! Defines what may stand between a number and its noun besides plain modifiers: a quotation mark, a
//! bracket, a list of adjectives.
//!
//! It is asked only where a phrase that began with a number has found no noun yet, so that it costs
//! nothing elsewhere. What opens has to close again within a few words, and a noun has to follow.

use super::noun::{Phrase, starts_number};
use super::{Chunker, mark};
use crate::extract::phrase::Kind;
use crate::lexicon::{Pos, WordRole};
use crate::text::Tag;

/// How many words may stand in the bracket or the quotation marks, marks included.
const LONGEST: usize = 6;

impl Chunker<'_, '_> {
    /// Returns where the phrase goes on behind what stands between its number and its noun.
    pub(super) fn behind_inset(&self, phrase: &Phrase) -> Option<usize> {
        if phrase.head.is_some() || phrase.number.is_none() {
            return None;
        }
        let token = self.tokens.get(phrase.end)?;
        match token.tag {
            Tag::Mark => match mark(token.text) {
                Kind::Quote => self.behind_quote(phrase.end),
                Kind::Open => self.behind_bracket(phrase.end),
                Kind::Comma => self.behind_joint(phrase.end),
                _ => None,
            },
            Tag::Conjunction => self.behind_joint(phrase.end),
            _ => None,
        }
    }

    /// "80 "unsafe contacts"": the first word between the marks; "26 so-called "Dark Lady" sonnets": the
    /// noun behind them.
    fn behind_quote(&self, open: usize) -> Option<usize> {
        let glued = self.tokens.get(open + 1).is_some_and(|next| !next.spaced && next.shape.is_word());
        let closes = |at: &usize| mark(self.tokens[*at].text) == Kind::Quote && !self.tokens[*at].spaced;
        let close = self.within(open).find(closes).filter(|_| self.tokens[open].spaced && glued)?;
        let named = |at: usize| {
            self.tag(at).is_some_and(|tag| {
                tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Gerund | Tag::Participle)
            })
        };
        if !(open + 1..close).all(|at| named(at) && !starts_number(self.numbers, at)) {
            return None;
        }
        if self.is_thing(close + 1) {
            return Some(close + 1);
        }
        self.is_thing(close - 1).then_some(open + 1)
    }

    /// "5,000 (or so) centres", "a 9m (30ft) wall": the noun right behind the bracket.
    fn behind_bracket(&self, open: usize) -> Option<usize> {
        let closes = |at: &usize| mark(self.tokens[*at].text) == Kind::Close;
        let close = self.within(open).find(closes).filter(|_| self.tokens[open].spaced)?;
        let clause = (open + 1..close).any(|at| self.tag(at).is_some_and(Tag::is_verb));
        let modified =
            matches!(self.tag(close + 1), Some(Tag::Adjective | Tag::Gerund)) && self.is_thing(close + 2);
        let noun = self.is_thing(close + 1) && !self.is_hidden_verb(close + 1);
        if clause {
            return None;
        }
        // "a 9m (30ft) "storm surge""
        let quoted = || {
            let mark = self.tokens.get(close + 1).filter(|token| mark(token.text) == Kind::Quote);
            mark.and_then(|_| self.behind_quote(close + 1))
        };
        if noun || modified { Some(close + 1) } else { quoted() }
    }

    /// "572 large and small islands": behind the comma or "and" of a list of adjectives that ends in a
    /// plural; but "12 dead and several injured people".
    fn behind_joint(&self, joint: usize) -> Option<usize> {
        let before = joint.checked_sub(1).and_then(|before| self.tokens.get(before))?;
        let mut classes = self.lexicon.events.classes(Pos::Adjective, &before.lemma);
        let befalls = classes.any(|class| self.lexicon.frames.happens_to_persons(class));
        if before.tag != Tag::Adjective || befalls || !matches!(self.tokens[joint].text, "," | "and" | "or") {
            return None;
        }
        let mut list = self.within(joint);
        let ends = |at: &usize| !self.joins_adjectives(*at);
        let noun = list.find(ends).filter(|at| self.tag(*at) == Some(Tag::Nouns))?;
        let modifies = self.tag(noun - 1) == Some(Tag::Adjective);
        // "local, state and federal agencies": a noun in the list is not what is counted.
        let named = (joint + 1..noun).any(|at| self.tag(at) == Some(Tag::Noun));
        let next = if named { noun - 1 } else { joint + 1 };
        (modifies && !starts_number(self.numbers, noun)).then_some(next)
    }

    /// Returns whether the word may stand in a list of adjectives and begins no phrase of its own.
    fn joins_adjectives(&self, at: usize) -> bool {
        let word = || self.tokens.get(at).is_some_and(|token| matches!(token.text, "," | "and" | "or"));
        // "74 local, state and federal agencies"
        let noun = || {
            let joint = self.tokens.get(at + 1).is_some_and(|next| matches!(next.text, "," | "and" | "or"));
            self.tag(at) == Some(Tag::Noun) && joint
        };
        let fits = self.tag(at) == Some(Tag::Adjective) || word() || noun();
        fits && !starts_number(self.numbers, at)
    }

    /// Returns whether the word is a common noun that does not name a time.
    fn is_thing(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            matches!(token.tag, Tag::Noun | Tag::Nouns)
                && !self.lexicon.frames.is(&token.lemma, WordRole::Time)
                && !starts_number(self.numbers, at)
        })
    }

    /// Returns the tokens that are looked at behind an opening mark.
    fn within(&self, open: usize) -> std::ops::Range<usize> {
        open + 1..self.tokens.len().min(open + 1 + LONGEST)
    }
}
