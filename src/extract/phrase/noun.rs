//! Defines [`Phrase`], a noun phrase being read, from its determiner to its head.
//!
//! What stands between a number and a noun may modify the noun or be a verb; the words behind decide.

use crate::extract::number::Number;
use crate::lexicon::{Lexicon, TimeWord, WordRole};
use crate::text::{Shape, Tag, Token};
use rust_decimal::Decimal;

/// A noun phrase being read.
pub(super) struct Phrase {
    pub(super) end: usize,
    pub(super) head: Option<usize>,
    pub(super) number: Option<usize>,
    pub(super) determined: bool,
}

impl Phrase {
    /// Takes the next token in if it belongs to the phrase.
    pub(super) fn take(&mut self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
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
            // "On Monday Egli had spoken of 500 metres"
            Tag::Name if self.is_day(tokens, lexicon) => false,
            Tag::Noun | Tag::Nouns | Tag::Name => self.noun(tokens),
            Tag::Adjective if self.head.is_some() => self.splits(tokens, numbers, lexicon),
            Tag::Adjective => self.adjective(tokens, numbers, lexicon),
            Tag::Participle => {
                self.head.is_none() && (self.modifies(tokens, numbers, lexicon) || self.stands_alone(tokens))
            }
            // "of a planned 85": no verb stands behind an article.
            Tag::Past => {
                let article = self.end.checked_sub(1).is_some_and(|at| tokens[at].tag == Tag::Determiner);
                article && self.head.is_none() && self.modifies(tokens, numbers, lexicon)
            }
            // "a 9.9% stake"
            Tag::Verb => {
                let measured = self.head.is_none() && self.behind_article(tokens, numbers, lexicon);
                (measured || self.behind_several(tokens, numbers, lexicon)) && self.noun(tokens)
            }
            Tag::Gerund if self.joins_nouns(tokens, numbers, lexicon) => self.noun(tokens),
            Tag::Gerund => {
                self.head.is_none() && (self.modifies(tokens, numbers, lexicon) || self.gerund_noun())
            }
            // "a 12-state operation"
            Tag::Mark if token.text == "/" => self.joins_word(tokens),
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
        // "Wounding dozens more, local officials said"
        let more = self.number.is_some() && tokens.get(self.end).is_some_and(|token| token.lower == "more");
        if more && next.is_some_and(|next| next.text == ",") {
            return false;
        }
        let is_time = |token: &Token<'_>| lexicon.frames.is(&token.lemma, WordRole::Time);
        if self.number.is_some() && next.is_some_and(is_time) {
            return false;
        }
        if self.leads_to_noun(tokens, numbers) {
            return true;
        }
        // "a three-week high of": an adjective that is a noun behind a compound.
        let compound = self.number.and_then(|at| numbers.get(at)).is_some_and(|number| {
            tokens.get(number.tokens.end).is_some_and(|token| token.text == "-" && !token.spaced)
        });
        let ends_here = next.is_none_or(|next| matches!(next.tag, Tag::Preposition | Tag::Mark));
        let named =
            tokens.get(self.end).is_some_and(|token| lexicon.words.lemma(token.text, Tag::Noun).is_some());
        if self.determined && compound && ends_here && named {
            self.head = Some(self.end);
            return true;
        }
        let alone = self.determined && self.number.is_none();
        // "The head of the terminal.": at the end only what may be a noun.
        let noun = |token: &Token<'_>| lexicon.words.lemma(token.text, Tag::Noun).is_some();
        if alone
            && next.is_none_or(|next| matches!(next.text, "." | ","))
            && tokens.get(self.end).is_some_and(noun)
        {
            self.head = Some(self.end);
            return true;
        }
        let ends = next.is_some_and(|next| !matches!(next.tag, Tag::Mark | Tag::Conjunction | Tag::Adverb));
        if alone && ends {
            self.head = Some(self.end);
        }
        alone && ends
    }

    /// Returns whether an adjective stands between nouns of a counted phrase: a noun in the singular behind
    /// a number of several needs the plural behind the adjective ("four world hot spots").
    fn splits(&self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let Some(number) = self.number.and_then(|at| numbers.get(at)) else { return false };
        let thing = self.head.is_some_and(|head| {
            let head = &tokens[head];
            head.tag == Tag::Noun
                && lexicon.persons.group(&head.lemma).is_none()
                && !lexicon.frames.is(&head.lemma, WordRole::ZeroPlural)
        });
        let several = number.quantity.unit.is_count() && number.tokens.len() == 1;
        let plural = tokens.get(self.end + 1).is_some_and(|next| next.tag == Tag::Nouns);
        thing && several && plural && number.quantity.point() != Some(Decimal::ONE)
    }

    /// Returns whether a stroke joins the noun before it to a noun ("ten fighter/attack squadrons").
    fn joins_word(&self, tokens: &[Token<'_>]) -> bool {
        let noun = tokens.get(self.end + 1).is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name));
        let plural = tokens.get(self.end + 2).is_some_and(|next| next.tag == Tag::Nouns);
        self.number.is_some() && self.head.is_some() && noun && plural && is_tight(tokens, self.end)
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

    /// Returns whether a gerund that is a noun as well stands between nouns of one phrase: "hospital
    /// waiting lists grew", "a $1.7 trillion spending package"; but "a firm employing welders", "spent
    /// $4 million buying land".
    fn joins_nouns(&self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let Some(token) = tokens.get(self.end) else { return false };
        if self.is_activity(tokens, lexicon) {
            return true;
        }
        // "a full-year operating profit"
        let adjective = |word: &Token<'_>| lexicon.words.lemma(&word.lower, Tag::Adjective).is_some();
        let compound = self.head.is_some_and(|head| head + 1 == self.end && tokens[head].text.contains('-'));
        if compound && adjective(token) && tokens.get(self.end + 1).is_some_and(|next| next.tag.is_noun()) {
            return true;
        }
        let next = tokens.get(self.end + 1).filter(|next| next.tag.is_noun());
        let Some(next) = next.filter(|_| lexicon.words.lemma(token.text, Tag::Noun).is_some()) else {
            return false;
        };
        if self.number.is_some() && self.head.is_none() {
            return self.behind_article(tokens, numbers, lexicon);
        }
        let thing = |head: usize| {
            let head = &tokens[head];
            matches!(head.tag, Tag::Noun | Tag::Name) && lexicon.persons.group(&head.lemma).is_none()
        };
        let verb = tokens
            .get(self.end + 2)
            .is_some_and(|behind| matches!(behind.tag, Tag::Past | Tag::Verb | Tag::Auxiliary | Tag::Modal));
        // "the current waiting period is": the first word may be an adjective.
        let describes = |head: usize| {
            let adjective = lexicon.words.lemma(tokens[head].text, Tag::Adjective).is_some();
            adjective && head > 0 && tokens[head - 1].tag == Tag::Determiner
        };
        verb && (self.head.is_some_and(thing) && next.tag == Tag::Nouns || self.head.is_some_and(describes))
    }

    /// Returns whether a gerund that is a noun as well stands behind a thing in the singular and before
    /// the verb of both: "Defence spending will rise"; "a firm building flats" has an object.
    fn is_activity(&self, tokens: &[Token<'_>], lexicon: &Lexicon) -> bool {
        let Some(token) = tokens.get(self.end) else { return false };
        let noun = lexicon.words.lemma(token.text, Tag::Noun).is_some();
        let thing = self.head.is_some_and(|head| {
            let head = &tokens[head];
            head.tag == Tag::Noun && lexicon.persons.group(&head.lemma).is_none()
        });
        let behind = tokens.get(self.end + 1);
        let verb = behind.is_some_and(|behind| {
            matches!(behind.tag, Tag::Past | Tag::Auxiliary | Tag::Modal)
                || lexicon.frames.is(&token.lemma, WordRole::Activity) && behind.tag == Tag::Preposition
        });
        thing && noun && verb
    }

    /// Returns whether a word that may be a noun stands behind a measure with an article, which has to
    /// have a noun ("a 9.9% stake in").
    fn behind_article(&self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let Some(number) = self.number.and_then(|at| numbers.get(at)) else { return false };
        let article = |at: usize| {
            tokens.get(at).is_some_and(|token| matches!(token.tag, Tag::Determiner | Tag::Possessive))
        };
        let start = number.phrase.start;
        let noun = |token: &Token<'_>| lexicon.words.lemma(token.text, Tag::Noun).is_some();
        number.phrase.end == self.end
            && !number.quantity.unit.is_count()
            && (article(start) || start > 0 && article(start - 1))
            && tokens.get(self.end).is_some_and(noun)
    }

    /// Returns whether a verb in -s that may be a plural stands right behind a number of several, which it
    /// would not agree with ("can make 25m doses this year"); "one in five lives" does.
    fn behind_several(&self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
        let Some(number) = self.number.and_then(|at| numbers.get(at)) else { return false };
        let several = number.quantity.point().is_some_and(|value| value > Decimal::ONE);
        let plural = |token: &Token<'_>| {
            token.lower.ends_with('s') && lexicon.words.lemma(&token.lower, Tag::Nouns).is_some()
        };
        // "a town of 8,000 hosts the fair"
        let whole = number.phrase.start.checked_sub(1).is_some_and(|of| tokens[of].text == "of");
        // "of 90 weather stations 14 recorded frost"
        let behind = match self.head {
            Some(head) => {
                let thing = tokens[head].tag == Tag::Noun && number.phrase.end == head;
                thing && head + 1 == self.end && !lexicon.frames.is(&tokens[head].lemma, WordRole::ZeroPlural)
            }
            None => number.phrase.end == self.end && !whole,
        };
        behind
            && number.quantity.unit.is_count()
            && number.rejected.is_none()
            && several
            && tokens.get(self.end).is_some_and(plural)
    }

    fn end_is_open(&self) -> bool {
        self.determined || self.number.is_some()
    }

    fn noun(&mut self, tokens: &[Token<'_>]) -> bool {
        let token = &tokens[self.end];
        // "corrected to 587 today"
        let day = || token.has_lemma(&["today", "tonight", "tomorrow", "yesterday"]);
        if self.number.is_some() && self.head.is_none() && day() {
            return false;
        }
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

    /// Returns whether the phrase is nothing but a day of the week so far.
    fn is_day(&self, tokens: &[Token<'_>], lexicon: &Lexicon) -> bool {
        let day = self.head.filter(|head| *head + 1 == self.end).and_then(|head| tokens.get(head));
        let opens = self.head.and_then(|head| head.checked_sub(1)).and_then(|before| tokens.get(before));
        let led = opens.is_none_or(|before| before.tag == Tag::Preposition);
        let word = |word: &TimeWord| matches!(word, TimeWord::Weekday(_));
        led && day.is_some_and(|day| lexicon.times.of(day.text).iter().any(word))
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
    fn modifies(&self, tokens: &[Token<'_>], numbers: &[Number], lexicon: &Lexicon) -> bool {
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
                // "two contrasting series"
                Tag::Noun if lexicon.frames.is(&token.lemma, WordRole::ZeroPlural) => return true,
                // "two leading Polish chemists"
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Participle | Tag::Gerund => {}
                _ => return false,
            }
        }
        false
    }
}

/// How many words may stand between a modifier and its noun.
const MAX_MODIFIERS: usize = 4;

/// Returns whether a number begins at the token.
pub(super) fn starts_number(numbers: &[Number], at: usize) -> bool {
    let before = numbers.partition_point(|number| number.phrase.start < at);
    numbers.get(before).is_some_and(|number| number.phrase.start == at)
}

/// Returns whether a mark stands without white space on either side.
fn is_tight(tokens: &[Token<'_>], at: usize) -> bool {
    let spaced = |at: usize| tokens.get(at).is_none_or(|token| token.spaced);
    !spaced(at) && !spaced(at + 1)
}

/// Returns whether the token is a genitive mark.
pub(super) fn is_genitive_at(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| is_genitive(token.text))
}

fn is_genitive(text: &str) -> bool {
    matches!(text, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}
