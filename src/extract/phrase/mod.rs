//! Defines [`chunk`], which cuts the tokens of a sentence into noun phrases, verb groups and the
//! small words between them, and [`Chunk`], one such piece.
//!
//! What a number counts and what happened to it are questions about neighbours: the noun of its own
//! phrase, the verb group before, the preposition between. Chunks make those neighbours one step
//! away. They do not nest, attach nothing and never fail; every token belongs to exactly one.

mod group;
mod hidden;
mod inside;
mod noun;

use super::number::Number;
use crate::lexicon::{Lexicon, WordRole};
use crate::model::Reason;
use crate::text::{Shape, Tag, Token};
use group::Group;
use noun::Phrase;
use std::ops::Range;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A noun phrase without what follows its head; also a pronoun or a number that stands alone.
    Noun,
    /// A verb group: auxiliaries, adverbs between them, main verb, particle.
    Verb(Verb),
    /// A preposition.
    Preposition,
    /// "and", "or", "but".
    Conjunction,
    /// A comma.
    Comma,
    /// A colon, semicolon, dash or full stop.
    Break,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// "who", "which", "that" and their like.
    Relative,
    /// An adjective outside a noun phrase ("are missing").
    Adjective,
    /// An adverb.
    Adverb,
    /// A quotation mark.
    Quote,
    /// Anything else.
    Other,
}

/// What sort of verb group it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its form.
    pub form: Form,
    /// Whether its subject undergoes it ("was arrested").
    pub passive: bool,
    /// Whether it has an auxiliary or modal.
    pub auxiliary: bool,
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Has a tense and so a subject before it.
    Finite,
    /// "to rescue".
    Infinitive,
    /// "rescuing".
    Gerund,
    /// "rescued" without auxiliary: a participle, or a past tense.
    Participle,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token that stands for it: head noun, main verb, or its last token.
    pub head: usize,
    /// Index of the first number in it, for noun phrases.
    pub number: Option<usize>,
    /// Whether a noun phrase has no noun, only a number or determiner.
    pub bare: bool,
}

impl Chunk {
    /// Returns the verb group, where it is one.
    #[must_use]
    pub fn verb(&self) -> Option<Verb> {
        match self.kind {
            Kind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// Returns whether it is a noun phrase.
    #[must_use]
    pub fn is_noun(&self) -> bool {
        self.kind == Kind::Noun
    }
}

/// Returns the chunks of a sentence in order; together they hold every token once. Linear in the
/// number of tokens.
#[must_use]
pub fn chunk(tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> Vec<Chunk> {
    let mut chunker = Chunker { tokens, numbers, lexicon, next: 0 };
    let mut chunks = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let chunk = chunker.at(at);
        at = chunk.tokens.end.max(at + 1);
        chunks.push(chunk);
    }
    give_tense(&mut chunks);
    chunks
}

/// Makes the first participle behind a noun the verb of a sentence that has none with a tense: the
/// tagger cannot tell "dropped" from "dropped" in "Support for the president dropped to 38 percent".
fn give_tense(chunks: &mut [Chunk]) {
    let finite = |chunk: &Chunk| chunk.verb().is_some_and(|verb| verb.form == Form::Finite);
    if chunks.iter().any(finite) {
        return;
    }
    // "At 12 schools teaching resumed": the gerund is the subject.
    let activity = |at: usize| {
        let gerund = chunks[at - 1].verb().is_some_and(|verb| verb.form == Form::Gerund && !verb.auxiliary);
        gerund && at > 1 && chunks[at - 2].is_noun() && !chunks.get(at + 1).is_some_and(Chunk::is_noun)
    };
    let behind =
        |at: usize| at > 0 && (matches!(chunks[at - 1].kind, Kind::Noun | Kind::Adverb) || activity(at));
    let bare =
        |chunk: &Chunk| chunk.verb().is_some_and(|verb| verb.form == Form::Participle && !verb.passive);
    let first = (0..chunks.len()).find(|at| behind(*at) && bare(&chunks[*at]));
    if let Some(chunk) = first.and_then(|at| chunks.get_mut(at)) {
        chunk.kind = Kind::Verb(Verb { form: Form::Finite, passive: false, auxiliary: false });
    }
}

/// Reads chunks from left to right; `next` is the first number that ends after the current token.
struct Chunker<'c, 't> {
    tokens: &'c [Token<'t>],
    numbers: &'c [Number],
    lexicon: &'c Lexicon,
    next: usize,
}

impl Chunker<'_, '_> {
    fn at(&mut self, at: usize) -> Chunk {
        if self.is_more_than(at) {
            return Chunk { kind: Kind::Adverb, tokens: at..at + 2, ..self.single(at) };
        }
        if self.is_or_so(at) {
            return Chunk { kind: Kind::Adverb, tokens: at..at + 2, ..self.single(at) };
        }
        if self.is_worth(at) {
            return Chunk { kind: Kind::Preposition, ..self.single(at) };
        }
        let verb = if self.is_hidden_verb(at) { Some(self.hidden_verb(at)) } else { self.verb_group(at) };
        verb.or_else(|| self.noun_phrase(at)).unwrap_or_else(|| self.single(at))
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tokens.get(at).map(|token| token.tag)
    }

    /// Returns the index of the number whose phrase begins at or spans a token.
    fn number_at(&mut self, at: usize) -> Option<usize> {
        while self.numbers.get(self.next).is_some_and(|number| number.phrase.end <= at) {
            self.next += 1;
        }
        let number = self.numbers.get(self.next)?;
        (number.phrase.start <= at).then_some(self.next)
    }

    fn single(&self, at: usize) -> Chunk {
        let token = &self.tokens[at];
        let kind = match token.tag {
            Tag::Preposition | Tag::To => Kind::Preposition,
            Tag::Conjunction => Kind::Conjunction,
            // "when it left the road" is no relative clause of the noun before.
            Tag::Wh if self.lexicon.frames.is(&token.lemma, WordRole::Opener) => Kind::Preposition,
            Tag::Wh => Kind::Relative,
            Tag::Adjective => Kind::Adjective,
            Tag::Adverb | Tag::Negation | Tag::Particle => Kind::Adverb,
            // "households there have safe water"
            Tag::There if at > 0 && self.tokens[at - 1].tag.is_noun() => Kind::Adverb,
            Tag::Mark | Tag::Symbol => mark(token.text),
            _ if token.shape == Shape::Mark => mark(token.text),
            _ => Kind::Other,
        };
        Chunk { kind, tokens: at..at + 1, head: at, number: None, bare: false }
    }

    fn hidden_verb(&self, at: usize) -> Chunk {
        let kind = Kind::Verb(Verb { form: Form::Finite, passive: false, auxiliary: false });
        Chunk { kind, tokens: at..at + 1, head: at, number: None, bare: false }
    }

    fn verb_group(&mut self, at: usize) -> Option<Chunk> {
        let tag = self.tag(at)?;
        let to = tag == Tag::To;
        let opens = to || tag.is_verb() || matches!(tag, Tag::Modal | Tag::Auxiliary);
        if !opens || self.number_at(at).is_some() || self.leads_noun(at) || self.is_hidden_noun(at) {
            return None;
        }
        if to && self.is_plural_behind_to(at + 1) {
            return None;
        }
        let mut group = Group { end: at + usize::from(to), main: None, be: false, helped: false };
        while self.number_at(group.end).is_none() {
            // "have more than doubled"
            if group.main.is_some() && self.is_more_than(group.end) {
                group.end += 2;
            }
            if !group.take(self.tokens) {
                break;
            }
        }
        let main = group.main?;
        let tag = self.tokens[main].tag;
        let form = match tag {
            _ if to => Form::Infinitive,
            _ if group.helped => Form::Finite,
            Tag::Participle => Form::Participle,
            Tag::Gerund => Form::Gerund,
            _ => Form::Finite,
        };
        // "being treated" begins with an auxiliary in -ing and has no tense.
        let ing = self.tag(at) == Some(Tag::Auxiliary) && self.tokens[at].text.ends_with("ing");
        let form = if ing && form == Form::Finite { Form::Gerund } else { form };
        let passive = group.be && main != at && matches!(tag, Tag::Participle | Tag::Past);
        let verb = Verb { form, passive, auxiliary: group.helped };
        let end = match self.tag(group.end) {
            Some(Tag::Particle) => group.end + 1,
            _ => main + 1,
        };
        let tokens = at..end.max(main + 1);
        Some(Chunk { kind: Kind::Verb(verb), tokens, head: main, number: None, bare: false })
    }

    fn noun_phrase(&mut self, at: usize) -> Option<Chunk> {
        if self.tag(at) == Some(Tag::Pronoun) {
            return Some(Chunk { kind: Kind::Noun, tokens: at..at + 1, head: at, number: None, bare: false });
        }
        let hidden = self.is_hidden_noun(at);
        let lead = usize::from(hidden || self.leads_noun(at));
        let head = hidden.then_some(at);
        let mut phrase = Phrase { end: at + lead, head, number: None, determined: false };
        let mut inner = false;
        loop {
            if phrase.end == at + 1 && self.points_back(at) {
                phrase.determined = true;
                break;
            }
            if phrase.end > at && (self.is_hidden_verb(phrase.end) || self.is_worth(phrase.end)) {
                break;
            }
            if let Some(number) = self.number_at(phrase.end).filter(|number| !self.is_type(*number, &phrase))
            {
                if phrase.head.is_some() {
                    // "the benchmark 10-year note": the number is in the middle of the phrase.
                    if phrase.number.is_none() && self.modifies_inside(number, &phrase) {
                        (phrase.number, phrase.head, inner) = (Some(number), None, true);
                        phrase.end = self.numbers[number].tokens.end;
                        continue;
                    }
                    // "The S&P 500": the number is the end of the name.
                    if !self.ends_name(number) {
                        break;
                    }
                    phrase.end = self.numbers[number].phrase.end;
                    phrase.head = Some(phrase.end - 1);
                    continue;
                }
                // "the first eight weeks"
                let ordinal = |number: usize| self.numbers[number].rejected == Some(Reason::Ordinal);
                phrase.number = phrase.number.filter(|number| !ordinal(*number)).or(Some(number));
                phrase.end = self.numbers[number].phrase.end;
            } else if phrase.head.is_some() && self.agrees_with_nothing(phrase.end) {
                phrase.head = Some(phrase.end);
                phrase.end += 1;
            } else if !phrase.take(self.tokens, self.numbers, self.lexicon) {
                let Some(behind) = self.behind_inset(&phrase) else { break };
                phrase.end = behind;
            }
        }
        let head = match (phrase.head, phrase.number) {
            (Some(head), _) => head,
            (None, Some(number)) => {
                // Adjectives after a number without noun stay outside: "nine dead", "31 missing".
                phrase.end = self.numbers[number].phrase.end;
                self.next = number;
                phrase.end - 1
            }
            (None, None) if phrase.determined => phrase.end - 1,
            (None, None) => return None,
        };
        let bare = phrase.head.is_none();
        Some(Chunk {
            kind: Kind::Noun,
            tokens: at..phrase.end.max(at + 1),
            head,
            number: phrase.number.filter(|_| !inner),
            bare,
        })
    }
}

fn mark(text: &str) -> Kind {
    match text {
        "," => Kind::Comma,
        ":" | ";" | "–" | "—" | "-" | "--" | "." | "!" | "?" | "…" | "..." | "|" | "/" => Kind::Break,
        "(" | "[" => Kind::Open,
        ")" | "]" => Kind::Close,
        "\"" | "“" | "”" | "'" | "‘" | "’" => Kind::Quote,
        // A sign before its number governs nothing ("at +14%").
        "+" | "±" | "~" | "−" => Kind::Adverb,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests;
