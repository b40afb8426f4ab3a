//! Defines [`chunk`], which cuts the tokens of a sentence into noun phrases, verb groups and the
//! small words between them, and [`Chunk`], one such piece.
//!
//! What a number counts and what happened to it are questions about neighbours: the noun of its own
//! phrase, the verb group before, the preposition between. Chunks make those neighbours one step
//! away. They do not nest, attach nothing and never fail; every token belongs to exactly one.

use super::number::Number;
use crate::lexicon::{Lexicon, WordRole};
use crate::text::{Shape, Tag, Token};
use rust_decimal::Decimal;
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
    let mut chunks = Vec::with_capacity(tokens.len() / 2 + 1);
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
    let behind = |at: usize| at > 0 && matches!(chunks[at - 1].kind, Kind::Noun | Kind::Adverb);
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
            Tag::Mark | Tag::Symbol => mark(token.text),
            _ if token.shape == Shape::Mark => mark(token.text),
            _ => Kind::Other,
        };
        Chunk { kind, tokens: at..at + 1, head: at, number: None, bare: false }
    }

    /// Returns whether a word tagged as a noun can only be a verb: in the singular right behind a
    /// number of several ("Nine die in crush"), "number" right before one ("the victims number 40"),
    /// an -s form between a noun in the singular and a number ("a roll costs $38", "that costs 22").
    fn is_hidden_verb(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        let next = self.tag(at + 1);
        match token.tag {
            // "and wounded 54 others"
            Tag::Adjective => {
                let open =
                    !matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Auxiliary | Tag::Number));
                let past = self.lexicon.words.lemma(token.text, Tag::Past).is_some();
                return open && past && at > 0 && starts_number(self.numbers, at + 1);
            }
            Tag::Nouns => {
                let that = at > 0 && self.tokens[at - 1].text == "that";
                let subject = that || matches!(before, Some(Tag::Noun | Tag::Name | Tag::Gerund | Tag::Wh));
                let object = matches!(next, Some(Tag::Determiner | Tag::Possessive))
                    || starts_number(self.numbers, at + 1);
                return subject && object && !is_genitive_at(self.tokens, at + 1) && self.may_be_verb(token);
            }
            Tag::Noun => {}
            _ => return false,
        }
        if token.text == "number" {
            return before == Some(Tag::Nouns) && starts_number(self.numbers, at + 1);
        }
        let first = self.numbers.partition_point(|number| number.phrase.end < at);
        let number = self.numbers.get(first).filter(|number| number.phrase.end == at);
        let several = number.is_some_and(|number| {
            let quantity = &number.quantity;
            quantity.unit.is_count() && number.rejected.is_none() && quantity.point() != Some(Decimal::ONE)
        });
        several
            && !next.is_some_and(Tag::is_noun)
            && !matches!(next, Some(Tag::Gerund | Tag::Adjective))
            && !self.lexicon.frames.is(&token.lemma, WordRole::ZeroPlural)
            && self.may_be_verb(token)
    }

    /// Returns whether the word is "worth" before an amount, which governs it like a preposition.
    fn is_worth(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == "worth") && starts_number(self.numbers, at + 1)
    }

    fn may_be_verb(&self, token: &Token<'_>) -> bool {
        self.lexicon.words.lemma(token.text, Tag::Verb).is_some()
    }

    /// Returns whether a word tagged as a verb at the start of the sentence can only be a noun: an order
    /// has an object, a subject has a preposition or verb behind it ("Shares of the airline fell",
    /// "Spending on schools went up").
    fn is_hidden_noun(&self, at: usize) -> bool {
        let Some(token) = self.tokens.first().filter(|_| at == 0) else { return false };
        let next = self.tag(1);
        let behind = match token.tag {
            Tag::Verb => matches!(next, Some(Tag::Preposition | Tag::Past | Tag::Auxiliary | Tag::Modal)),
            // "Speaking in London, she said": a comma ends what is no subject.
            Tag::Gerund => next == Some(Tag::Preposition) && self.verb_before_comma(1),
            _ => return false,
        };
        let low = token.text.to_lowercase();
        let noun =
            [Tag::Noun, Tag::Nouns].into_iter().any(|tag| self.lexicon.words.lemma(&low, tag).is_some());
        behind && noun
    }

    fn verb_before_comma(&self, from: usize) -> bool {
        let ends = |tag: Tag| matches!(tag, Tag::Past | Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Mark);
        let first = self.tokens.iter().skip(from).take(MAX_SUBJECT).find(|token| ends(token.tag));
        first.is_some_and(|token| token.tag != Tag::Mark)
    }

    fn hidden_verb(&self, at: usize) -> Chunk {
        let kind = Kind::Verb(Verb { form: Form::Finite, passive: false, auxiliary: false });
        Chunk { kind, tokens: at..at + 1, head: at, number: None, bare: false }
    }

    fn verb_group(&mut self, at: usize) -> Option<Chunk> {
        if self.number_at(at).is_some() || self.leads_noun(at) || self.is_hidden_noun(at) {
            return None;
        }
        let to = self.tag(at) == Some(Tag::To);
        let mut group = Group { end: at + usize::from(to), main: None, be: false, helped: false };
        while self.number_at(group.end).is_none() && group.take(self.tokens) {}
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

    /// Returns whether a participle stands before its noun right behind a verb or preposition ("provide
    /// needed services", "of injured people").
    fn leads_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        self.tag(at) == Some(Tag::Participle)
            && matches!(before, Some(Tag::Verb | Tag::Past | Tag::Gerund | Tag::Preposition))
            && matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Nouns | Tag::Adjective))
    }

    fn noun_phrase(&mut self, at: usize) -> Option<Chunk> {
        if self.tag(at) == Some(Tag::Pronoun) {
            return Some(Chunk { kind: Kind::Noun, tokens: at..at + 1, head: at, number: None, bare: false });
        }
        let hidden = self.is_hidden_noun(at);
        let lead = usize::from(hidden || self.leads_noun(at));
        let head = hidden.then_some(at);
        let mut phrase = Phrase { end: at + lead, head, number: None, determined: false };
        loop {
            if phrase.end > at && (self.is_hidden_verb(phrase.end) || self.is_worth(phrase.end)) {
                break;
            }
            if let Some(number) = self.number_at(phrase.end) {
                if phrase.head.is_some() {
                    break;
                }
                phrase.number = phrase.number.or(Some(number));
                phrase.end = self.numbers[number].phrase.end;
            } else if !phrase.take(self.tokens, self.numbers, self.lexicon) {
                break;
            }
        }
        let head = match (phrase.head, phrase.number) {
            (Some(head), _) => head,
            (None, Some(number)) => {
                // Adjectives after a number without noun stay outside: "nine dead", "31 missing".
                phrase.end = self.numbers[number].phrase.end;
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
            number: phrase.number,
            bare,
        })
    }
}

/// A verb group being read.
struct Group {
    end: usize,
    main: Option<usize>,
    be: bool,
    helped: bool,
}

impl Group {
    /// Takes the next token in if it belongs to the group; adverbs only where a verb follows.
    fn take(&mut self, tokens: &[Token<'_>]) -> bool {
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

/// How many words a subject that opens the sentence may have.
const MAX_SUBJECT: usize = 10;

/// How many adverbs may stand between the words of one verb group.
const MAX_ADVERBS: usize = 3;

/// A noun phrase being read.
struct Phrase {
    end: usize,
    head: Option<usize>,
    number: Option<usize>,
    determined: bool,
}

impl Phrase {
    fn take(&mut self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let Some(token) = tokens.get(self.end) else { return false };
        // "a 12-state sting": what is joined to a number is a noun, whatever it looks like.
        if self.number.is_some()
            && self.end > 0
            && tokens[self.end - 1].text == "-"
            && is_tight(tokens, self.end - 1)
        {
            self.head = Some(self.end);
            self.end += 1;
            return true;
        }
        let fits = match token.tag {
            Tag::Determiner => self.head.is_none() && self.number.is_none(),
            Tag::Possessive => {
                if self.head.is_some() && !is_genitive(token.text) {
                    return false;
                }
                self.head = None;
                true
            }
            Tag::Noun | Tag::Nouns | Tag::Name => self.noun(tokens),
            Tag::Adjective => self.head.is_none() && self.adjective(tokens, numbers, lexicon),
            Tag::Participle => {
                self.head.is_none() && (self.modifies(tokens, numbers) || self.stands_alone(tokens))
            }
            Tag::Gerund => self.head.is_none() && (self.modifies(tokens, numbers) || self.gerund_noun()),
            // "a 12-state operation"
            Tag::Mark => token.text == "-" && self.number.is_some() && is_tight(tokens, self.end),
            Tag::Adverb => self.head.is_none() && self.end_is_open() && self.leads_to_noun(tokens, numbers),
            _ => false,
        };
        self.determined |= fits && matches!(token.tag, Tag::Determiner | Tag::Possessive);
        self.end += usize::from(fits);
        fits
    }

    /// Takes an adjective: before its noun, or as the noun itself behind a determiner ("the whole of",
    /// "the injured were"). "50 dollars last year" ends before "last".
    fn adjective(&mut self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let next = tokens.get(self.end + 1);
        let is_time = |token: &Token<'_>| lexicon.frames.is(&token.lemma, WordRole::Time);
        if self.number.is_some() && next.is_some_and(is_time) {
            return false;
        }
        if self.leads_to_noun(tokens, numbers) {
            return true;
        }
        let alone = self.determined && self.number.is_none();
        let ends = next.is_some_and(|next| !matches!(next.tag, Tag::Mark | Tag::Conjunction | Tag::Adverb));
        if alone && ends {
            self.head = Some(self.end);
        }
        alone && ends
    }

    /// Takes a participle as the noun itself behind "the", "its" and the like ("its forecast for", "the
    /// injured were"), but not behind "those" ("those arrested").
    fn stands_alone(&mut self, tokens: &[Token<'_>]) -> bool {
        let before = self.end.checked_sub(1).and_then(|before| tokens.get(before));
        let pointing =
            before.is_some_and(|token| token.has_lemma(&["this", "that", "these", "those", "all", "some"]));
        let alone = self.determined && self.number.is_none() && !pointing;
        if alone {
            self.head = Some(self.end);
        }
        alone
    }

    /// Takes a gerund right behind a determiner as the noun ("a hearing", "the killing of").
    fn gerund_noun(&mut self) -> bool {
        if self.determined && self.number.is_none() {
            self.head = Some(self.end);
        }
        self.head.is_some()
    }

    fn end_is_open(&self) -> bool {
        self.determined || self.number.is_some()
    }

    fn noun(&mut self, tokens: &[Token<'_>]) -> bool {
        let token = &tokens[self.end];
        if let Some(head) = self.head {
            let last = &tokens[head];
            // "58 people Thursday": a plural in lower case takes no capitalised noun after it.
            let capitalised = matches!(token.shape, Shape::Capitalised | Shape::Upper);
            let low = matches!(last.shape, Shape::Lower);
            if low && capitalised && last.tag == Tag::Nouns {
                return false;
            }
        }
        self.head = Some(self.end);
        true
    }

    /// Returns whether adjectives from here on end in a noun.
    fn leads_to_noun(&self, tokens: &[Token<'_>], numbers: &[Number]) -> bool {
        for (at, token) in tokens.iter().enumerate().skip(self.end + 1).take(MAX_MODIFIERS) {
            if self.determined && self.number.is_none() && starts_number(numbers, at) {
                return true;
            }
            match token.tag {
                Tag::Noun | Tag::Nouns | Tag::Name => return !starts_number(numbers, at),
                Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Adverb => {}
                Tag::Conjunction | Tag::Mark if token.text != "." && token.text != ":" => {}
                _ => return false,
            }
        }
        false
    }

    /// Returns whether a participle stands before its noun ("injured people") rather than being a
    /// verb ("40 needed help"): after a determiner any noun will do, after a number a plural.
    fn modifies(&self, tokens: &[Token<'_>], numbers: &[Number]) -> bool {
        if !self.end_is_open() {
            return false;
        }
        for (at, token) in tokens.iter().enumerate().skip(self.end + 1).take(MAX_MODIFIERS) {
            // "a staggering 286,000 parcels"
            if self.number.is_none() && starts_number(numbers, at) {
                return true;
            }
            match token.tag {
                Tag::Nouns => return !starts_number(numbers, at),
                Tag::Noun if self.number.is_none() => return true,
                Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund => {}
                _ => return false,
            }
        }
        false
    }
}

/// How many words may stand between a modifier and its noun.
const MAX_MODIFIERS: usize = 4;

fn starts_number(numbers: &[Number], at: usize) -> bool {
    let before = numbers.partition_point(|number| number.phrase.start < at);
    numbers.get(before).is_some_and(|number| number.phrase.start == at)
}

/// Returns whether a mark stands without white space on either side.
fn is_tight(tokens: &[Token<'_>], at: usize) -> bool {
    let spaced = |at: usize| tokens.get(at).is_none_or(|token| token.spaced);
    !spaced(at) && !spaced(at + 1)
}

fn is_genitive_at(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| is_genitive(token.text))
}

fn is_genitive(text: &str) -> bool {
    matches!(text, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}

fn mark(text: &str) -> Kind {
    match text {
        "," => Kind::Comma,
        ":" | ";" | "–" | "—" | "-" | "--" | "." | "!" | "?" | "…" | "..." | "|" | "/" => Kind::Break,
        "(" | "[" => Kind::Open,
        ")" | "]" => Kind::Close,
        "\"" | "“" | "”" | "'" | "‘" | "’" => Kind::Quote,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests;
