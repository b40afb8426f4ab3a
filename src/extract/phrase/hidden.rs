//! Defines what a word is where its tag misleads: nouns that can only be verbs, verbs that can only be
//! nouns, names that end in a number.
//!
//! The tagger sees pairs of neighbours and no numbers; with the numbers read, more can be told.

use super::Chunker;
use super::noun::{Phrase, is_genitive_at, starts_number};
use crate::extract::number::Number;
use crate::lexicon::{LIGHT, Pos, WordRole};
use crate::model::{Dimension, Reason};
use crate::text::{Tag, Token};
use rust_decimal::Decimal;

impl Chunker<'_, '_> {
    /// Returns whether the words are "more than" before a verb ("more than doubled").
    pub(super) fn is_more_than(&self, at: usize) -> bool {
        let words = |at: usize| self.tokens.get(at).map_or("", |token| token.text);
        let verb = matches!(self.tag(at + 2), Some(Tag::Past | Tag::Participle));
        matches!(words(at), "more" | "less") && words(at + 1) == "than" && verb
    }

    /// Returns whether the words are "or so" outside a number ("a week or so").
    pub(super) fn is_or_so(&self, at: usize) -> bool {
        let words = |at: usize| self.tokens.get(at).map_or("", |token| token.text);
        words(at) == "or"
            && words(at + 1) == "so"
            && !matches!(self.tag(at + 2), Some(Tag::Noun | Tag::Nouns))
    }

    /// Returns whether a word tagged as a noun can only be a verb: in the singular right behind a
    /// number of several ("Nine die in crush"), "number" right before one ("the victims number 40"),
    /// an -s form between a noun in the singular and a number ("a roll costs $38", "that costs 22").
    pub(super) fn is_hidden_verb(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if !matches!(token.tag, Tag::Adjective | Tag::Noun | Tag::Nouns) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        let next = self.tag(at + 1);
        match token.tag {
            // "and wounded 54 others"
            Tag::Adjective => {
                let open =
                    !matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Auxiliary | Tag::Number))
                        && token.text != "aged";
                let past = || self.lexicon.words.lemma(token.text, Tag::Past).is_some();
                return open && at > 0 && starts_number(self.numbers, at + 1) && past();
            }
            Tag::Nouns => {
                let that = at > 0 && self.tokens[at - 1].text == "that";
                // "weighs 1.2 kg and costs $1,299"
                let and = before == Some(Tag::Conjunction) && starts_number(self.numbers, at + 1);
                // "The number of injured stands at 151"
                let state = matches!(before, Some(Tag::Participle | Tag::Adjective))
                    && token.lemma == "stand"
                    && self.tokens.get(at + 1).is_some_and(|next| next.text == "at")
                    && starts_number(self.numbers, at + 2);
                if self.is_second_verb(at) || state {
                    return true;
                }
                // "Of 4,312 polling stations 1,250 have reported"
                let named = self.is_named_number(at) || self.is_size_of_place(at) || self.is_one_in(at);
                let counted = !named && self.follows_several(at)
                    || matches!(before, Some(Tag::Gerund | Tag::Noun)) && self.follows_several(at - 1);
                let subject = that
                    || and
                    || named
                    || !counted
                        && matches!(
                            before,
                            Some(Tag::Noun | Tag::Name | Tag::Gerund | Tag::Wh | Tag::Adverb)
                        );
                let object = matches!(next, Some(Tag::Determiner | Tag::Possessive))
                    || matches!(next, Some(Tag::Adverb | Tag::Preposition)) && self.is_one_in(at)
                    || self.is_object_pronoun(at + 1)
                    || starts_number(self.numbers, at + 1);
                return subject && object && !is_genitive_at(self.tokens, at + 1) && self.may_be_verb(token);
            }
            // "Emissions from shipping need to fall"
            Tag::Noun if next == Some(Tag::To) && self.chains_to(at) => return true,
            Tag::Noun if self.governs_amount(at, before) => return true,
            // "Some 48 percent support it"
            Tag::Noun if self.number_ending(at).is_some() && self.is_object_pronoun(at + 1) => {
                return self.may_be_verb(token);
            }
            // "We'll ballot our members"
            Tag::Noun if before == Some(Tag::Modal) => {
                let object = matches!(next, Some(Tag::Determiner | Tag::Possessive));
                return object || self.may_be_verb(token);
            }
            // "it would cut 340 jobs and ground five aircraft"
            Tag::Noun if before == Some(Tag::Conjunction) && self.repeats_verb(at) => return true,
            // "saw Rourke score 31"
            Tag::Noun if before == Some(Tag::Name) && starts_number(self.numbers, at + 1) => {
                let seen =
                    (at.saturating_sub(MAX_NAME)..at).rev().find(|at| self.tag(*at) != Some(Tag::Name));
                let sees = seen.and_then(|seen| self.tokens.get(seen));
                return sees.is_some_and(|token| {
                    token.tag.is_verb() && self.lexicon.frames.is(&token.lemma, WordRole::Watch)
                }) && self.may_be_verb(token);
            }
            _ => {}
        }
        let number = self.number_ending(at);
        // "of whom 35 work nights"
        let whom = number.is_some_and(|number| {
            let start = number.phrase.start;
            start > 1
                && matches!(self.tokens[start - 1].text, "whom" | "which")
                && self.tokens[start - 2].text == "of"
        });
        if whom && self.may_be_verb(token) {
            return true;
        }
        if token.text == "number" {
            return self.numbers_subject(at);
        }
        let several = self.follows_several(at);
        // "ten transport/attack squadrons"
        let stroke = self.tokens.get(at + 1).is_some_and(|next| next.text == "/");
        if !several || stroke {
            return false;
        }
        // "Three shot dead in bar"
        let past = self.lexicon.words.lemma(token.text, Tag::Past).is_some_and(|lemma| lemma != token.text);
        let state = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| self.lexicon.events.classes(Pos::Adjective, &next.lemma).next().is_some());
        if past && (state || !next.is_some_and(Tag::is_noun)) {
            return true;
        }
        // "Only 49 face allegations"
        let faces = || {
            let events = &self.lexicon.events;
            let noun = self.tokens.get(at + 1).filter(|next| next.tag == Tag::Nouns);
            let event = noun.is_some_and(|noun| events.class(Pos::Noun, &noun.lemma).is_some());
            event && events.is(Pos::Verb, &token.lemma, LIGHT) && self.may_be_verb(token)
        };
        if faces() {
            return true;
        }
        !next.is_some_and(Tag::is_noun)
            && !matches!(next, Some(Tag::Gerund | Tag::Adjective))
            && !self.lexicon.frames.is(&token.lemma, WordRole::ZeroPlural)
            && self.may_be_verb(token)
    }

    /// Returns whether "these" or "those" stands for what was told before, and the number behind it is one of a
    /// part: "Of these 7,450 have been driven on".
    pub(super) fn points_back(&self, at: usize) -> bool {
        let opens = at.checked_sub(2).is_none_or(|before| self.tag(before) == Some(Tag::Mark));
        let of = at > 0 && self.tokens[at - 1].lower == "of" && opens;
        let pointing = self.tokens.get(at).is_some_and(|token| token.has_lemma(&["these", "those"]));
        let number = self.numbers.iter().find(|number| number.phrase.start == at + 1);
        let verb = number.and_then(|number| self.tag(number.phrase.end));
        of && pointing && verb.is_some_and(|tag| matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Past))
    }

    /// Returns whether the word stands between "and" and a number and may be a second verb behind the modal or
    /// "to" of the clause.
    fn repeats_verb(&self, at: usize) -> bool {
        let claims = self.numbers.iter().any(|number| {
            number.phrase.start == at + 1 && number.rejected.is_none() && number.quantity.unit.is_count()
        });
        let helper = |at: &usize| {
            let to = self.tag(*at) == Some(Tag::To) && self.tag(*at + 1) == Some(Tag::Verb);
            to || self.tag(*at) == Some(Tag::Modal) || self.tokens[*at].text == ";"
        };
        let and = self.tokens[at - 1].text == "and" && claims && self.may_be_verb(&self.tokens[at]);
        let near = at.saturating_sub(MAX_CLAUSE)..at;
        let found = if and { near.into_iter().rev().find(helper) } else { None };
        found.is_some_and(|at| self.tokens[at].text != ";")
    }

    /// Returns whether "number" is a verb before a number that claims something: behind a plural or a state
    /// ("the dead number 13"), with or without what belongs to it ("the dead of the market now number 19").
    fn numbers_subject(&self, at: usize) -> bool {
        let claims = starts_number(self.numbers, at + 1)
            && self.numbers.iter().any(|number| number.phrase.start == at + 1 && number.rejected.is_none());
        let several = |at: usize| {
            let state = at > 0 && self.tag(at - 1) == Some(Tag::Determiner) && {
                let word = &self.tokens[at].lower;
                self.lexicon.events.classes(Pos::Adjective, word).next().is_some()
            };
            self.tag(at) == Some(Tag::Nouns) || state
        };
        let adverb = |at: &usize| self.tag(*at) == Some(Tag::Adverb);
        let Some(last) = (0..at).rev().find(|at| !adverb(at)).filter(|_| claims) else { return false };
        if several(last) {
            return true;
        }
        // "on the route number 12" stands behind a preposition of its own.
        let floor = last.saturating_sub(MAX_SUBJECT);
        let part = |at: &usize| {
            let tag = self.tag(*at);
            !tag.is_some_and(Tag::is_verb) && !matches!(tag, Some(Tag::Mark | Tag::Auxiliary | Tag::Modal))
        };
        let of = (floor..last).rev().take_while(part).find(|at| self.tag(*at) == Some(Tag::Preposition));
        let of = of.filter(|of| self.tokens[*of].text == "of" || last + 1 < at);
        of.and_then(|of| of.checked_sub(1)).is_some_and(several)
    }

    /// Returns whether ", and accounts for 8 percent" tells the second thing that its subject does: a verb of
    /// measuring behind a comma and "and", with its preposition and an amount behind it.
    fn is_second_verb(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.text);
        let and = at > 1 && word(at - 1) == "and" && word(at - 2) == ",";
        let small = matches!(word(at + 1), "for" | "to" | "at" | "over");
        let amount = (at + 2..at + 4).any(|at| starts_number(self.numbers, at));
        let token = &self.tokens[at];
        and && small
            && amount
            && self.lexicon.frames.is(&token.lemma, WordRole::Measure)
            && self.may_be_verb(token)
    }

    /// Returns whether the word is a pronoun that a verb governs and no verb follows ("costs it £1.2 million").
    fn is_object_pronoun(&self, at: usize) -> bool {
        let pronoun = self.tokens.get(at).is_some_and(|token| {
            token.tag == Tag::Pronoun && token.has_lemma(&["it", "them", "him", "her", "us", "me"])
        });
        let verb = self
            .tag(at + 1)
            .is_some_and(|tag| tag.is_verb() || matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Adverb));
        pronoun && !verb
    }

    /// Returns whether "one in five" ends right before the word, which is a verb in -s then ("one in five lives
    /// alone").
    fn is_one_in(&self, at: usize) -> bool {
        self.number_ending(at).is_some_and(|number| {
            let word = |at: usize| self.tokens.get(at).map_or("", |token| token.lower.as_ref());
            word(number.tokens.start) == "one" && matches!(word(number.tokens.start + 1), "in" | "out")
        })
    }

    /// Returns whether the word stands right behind a number that says how many people a place has ("the
    /// town of 19,000 employs half of them").
    fn is_size_of_place(&self, at: usize) -> bool {
        let of = self.number_ending(at).and_then(|number| number.phrase.start.checked_sub(1));
        let place = of.filter(|of| self.tokens[*of].text == "of").and_then(|of| of.checked_sub(1));
        let noun = place.and_then(|place| self.tokens.get(place));
        noun.is_some_and(|noun| noun.tag == Tag::Noun && self.lexicon.places.noun(&noun.lemma).is_some())
    }

    /// Returns whether the word may be a verb that hands on to the infinitive behind it, with a plural
    /// before it or a noun behind a preposition, which it cannot be joined to.
    fn chains_to(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.tag(at));
        let subject = before(1) == Some(Tag::Nouns)
            || matches!(before(1), Some(Tag::Noun | Tag::Gerund)) && before(2) == Some(Tag::Preposition);
        let token = &self.tokens[at];
        let infinitive = self.tag(at + 2) == Some(Tag::Verb);
        let chains = self.lexicon.frames.is(&token.lemma, WordRole::Chain);
        subject && infinitive && chains && self.may_be_verb(token)
    }

    /// Returns whether the word is "worth" before an amount, which governs it like a preposition ("worth
    /// $4m", "worth a combined $4m").
    pub(super) fn is_worth(&self, at: usize) -> bool {
        let small = |at: &usize| {
            matches!(self.tag(*at), Some(Tag::Determiner | Tag::Adjective | Tag::Participle | Tag::Adverb))
        };
        self.tokens.get(at).is_some_and(|token| token.text == "worth")
            && (at + 1..=at + 1 + MAX_WORTH)
                .find(|next| starts_number(self.numbers, *next) || !small(next))
                .is_some_and(|next| starts_number(self.numbers, next))
    }

    /// Returns whether a word tagged as a noun behind another is a verb with an amount: "The exercise cost
    /// taxpayers £318,000", "Buses on the same route carry 1.9 million today".
    fn governs_amount(&self, at: usize, before: Option<Tag>) -> bool {
        let cost = self.tokens[at].lower == "cost" && self.costs_somebody(at);
        match before {
            Some(Tag::Noun) => cost || self.is_verb_of_plural(at),
            Some(Tag::Nouns | Tag::Name) => cost,
            _ => false,
        }
    }

    /// Returns whether a sum stands right behind "cost" or behind the one word between that it was cost to.
    fn costs_somebody(&self, at: usize) -> bool {
        let sum = |at: usize| {
            let money = |number: &Number| number.quantity.unit.dimension == Dimension::Money;
            self.numbers.iter().any(|number| number.phrase.start == at && money(number))
        };
        let somebody = matches!(self.tag(at + 1), Some(Tag::Nouns | Tag::Name | Tag::Pronoun));
        sum(at + 1) || somebody && sum(at + 2)
    }

    /// Returns whether the word stands between a plural with what belongs to it and a count, in a sentence that
    /// has no verb before it.
    fn is_verb_of_plural(&self, at: usize) -> bool {
        let count = self.numbers.iter().any(|number| {
            number.phrase.start == at + 1 && number.rejected.is_none() && number.quantity.unit.is_count()
        });
        let floor = at.saturating_sub(MAX_SUBJECT);
        let verb = |tag: Tag| tag.is_verb() || matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Mark);
        let plain = (floor..at).all(|at| self.tag(at).is_some_and(|tag| !verb(tag)));
        let plural = (floor..at)
            .any(|at| self.tag(at) == Some(Tag::Nouns) && self.tag(at + 1) == Some(Tag::Preposition));
        let phrase = self
            .tag(at.saturating_sub(2))
            .is_some_and(|tag| matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Possessive));
        count && plain && plural && phrase && self.may_be_verb(&self.tokens[at])
    }

    fn may_be_verb(&self, token: &Token<'_>) -> bool {
        self.lexicon.words.lemma(token.text, Tag::Verb).is_some()
    }

    /// Returns whether a word tagged as a verb can only be a noun.
    pub(super) fn is_hidden_noun(&self, at: usize) -> bool {
        if at == 0 {
            return self.opens_as_noun();
        }
        self.tag(at) == Some(Tag::Verb)
            && (self.is_plural_behind_to(at) || self.leads_name(at) || self.agrees_with_nothing(at))
    }

    /// Returns whether the word is tagged as a verb in its bare form right behind a thing in the singular,
    /// which it does not agree with ("over £4m cigarette haul at Dover"); a body may take a plural.
    pub(super) fn agrees_with_nothing(&self, at: usize) -> bool {
        let bare = self.tokens.get(at).filter(|token| token.tag == Tag::Verb);
        let (Some(token), Some(before)) = (bare, self.tokens.get(at - 1)) else { return false };
        let noun = |token: &Token<'_>| self.lexicon.words.lemma(token.text, Tag::Noun).is_some();
        let thing = || {
            before.tag == Tag::Noun
                && self.lexicon.persons.group(&before.lemma).is_none()
                && self.lexicon.speech.noun(&before.lemma).is_none()
                && !self.lexicon.frames.is(&before.lemma, WordRole::ZeroPlural)
        };
        let behind = matches!(self.tag(at + 1), None | Some(Tag::Preposition | Tag::Past | Tag::Auxiliary));
        let joined = at > 1 && self.tag(at - 2) == Some(Tag::Conjunction);
        behind && !joined && token.lower == *token.lemma && thing() && noun(token)
    }

    /// Returns whether the word behind "to" ends in -s, so that it is no infinitive ("according to
    /// figures from the bank").
    pub(super) fn is_plural_behind_to(&self, at: usize) -> bool {
        let to = at.checked_sub(1).and_then(|before| self.tag(before)) == Some(Tag::To);
        let Some(token) = self.tokens.get(at).filter(|token| to && token.tag == Tag::Verb) else {
            return false;
        };
        let plural = self.lexicon.words.lemma(token.text, Tag::Nouns);
        plural.is_some_and(|lemma| lemma != token.text) && token.text.ends_with('s')
    }

    /// Returns whether the word stands between a verb and a name, which leaves no room for a second
    /// verb ("would buy rival Tannery"); "help build" hands on to it.
    fn leads_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return false };
        let noun = |token: &Token<'_>| self.lexicon.words.lemma(token.text, Tag::Noun).is_some();
        matches!(before.tag, Tag::Verb | Tag::Past | Tag::Gerund)
            && self.tag(at) == Some(Tag::Verb)
            && self.tag(at + 1) == Some(Tag::Name)
            && !self.lexicon.frames.is(&before.lemma, WordRole::Chain)
            && self.tokens.get(at).is_some_and(noun)
    }

    /// Returns whether a word tagged as a verb at the start of the sentence can only be a noun: an order
    /// has an object, a subject has a preposition or verb behind it ("Shares of the airline fell",
    /// "Spending on schools went up").
    fn opens_as_noun(&self) -> bool {
        let Some(token) = self.tokens.first() else { return false };
        let next = self.tag(1);
        // "Calls to the advice line leapt": a verb in -s has its subject before it.
        let third = token.lower.ends_with('s') && token.lower != *token.lemma;
        let behind = match token.tag {
            Tag::Verb if third && matches!(next, Some(Tag::To | Tag::Participle)) => true,
            // "Works council head Greta Sholl fears for 200 jobs"
            Tag::Verb if third && matches!(next, Some(Tag::Noun | Tag::Name)) && self.has_noun_in_s(2) => {
                true
            }
            Tag::Verb => matches!(next, Some(Tag::Preposition | Tag::Past | Tag::Auxiliary | Tag::Modal)),
            // "Speaking in London, she said": a comma ends what is no subject.
            Tag::Gerund => next == Some(Tag::Preposition) && self.verb_before_comma(1),
            _ => return false,
        };
        let noun = |low: &str| {
            [Tag::Noun, Tag::Nouns].into_iter().any(|tag| self.lexicon.words.lemma(low, tag).is_some())
        };
        behind && noun(&token.text.to_lowercase())
    }

    /// Returns whether a gerund that opens the sentence is the first part of a compound noun with its verb
    /// right behind it ("Housing starts fell", "Operating income was").
    fn opens_compound(&self) -> bool {
        let noun = |token: &Token<'_>| self.lexicon.words.lemma(&token.lower, Tag::Noun).is_some();
        let thing = |token: &Token<'_>| self.lexicon.persons.group(&token.lemma).is_none();
        self.tokens.first().is_some_and(noun)
            && self.tokens.get(1).is_some_and(thing)
            && matches!(self.tag(2), Some(Tag::Past | Tag::Auxiliary | Tag::Modal))
    }

    /// Returns whether a verb, or a plural that may be one, follows before the first mark or small word.
    fn has_noun_in_s(&self, from: usize) -> bool {
        let name = |token: &&Token<'_>| matches!(token.tag, Tag::Noun | Tag::Name | Tag::Adjective);
        let next = self.tokens.iter().skip(from).take(MAX_SUBJECT).find(|token| !name(token));
        next.is_some_and(|next| {
            matches!(next.tag, Tag::Past | Tag::Auxiliary | Tag::Modal | Tag::Verb)
                || next.tag == Tag::Nouns && self.may_be_verb(next)
        })
    }

    fn verb_before_comma(&self, from: usize) -> bool {
        let ends = |tag: Tag| matches!(tag, Tag::Past | Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Mark);
        let first = self.tokens.iter().skip(from).take(MAX_SUBJECT).find(|token| ends(token.tag));
        first.is_some_and(|token| token.tag != Tag::Mark)
    }

    /// Returns whether a participle stands before its noun right behind a verb or preposition ("provide
    /// needed services", "of injured people").
    pub(super) fn leads_noun(&self, at: usize) -> bool {
        let before = || at.checked_sub(1).and_then(|before| self.tag(before));
        let next = || self.tokens.get(at + 1);
        match self.tokens.get(at).map(|token| (token.tag, token.text)) {
            // "a rise in borrowing costs", "to raise mooring fees"
            Some((Tag::Gerund, text)) => {
                let thing = |next: &Token<'_>| {
                    next.tag == Tag::Nouns && self.lexicon.persons.group(&next.lemma).is_none()
                };
                let activity =
                    matches!(before(), Some(Tag::Verb | Tag::Past | Tag::Preposition | Tag::Conjunction))
                        && self.lexicon.frames.is(text, WordRole::Activity)
                        && next().is_some_and(thing);
                activity || self.modifies_noun(at)
            }
            Some((Tag::Participle, _)) => {
                matches!(before(), Some(Tag::Verb | Tag::Past | Tag::Gerund | Tag::Preposition))
                    && next().is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Nouns | Tag::Adjective))
            }
            _ => false,
        }
    }

    /// Returns whether a gerund stands before a noun that it can only modify: behind a number and "of", or
    /// as the first part of a compound that opens the sentence.
    fn modifies_noun(&self, at: usize) -> bool {
        let noun = matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Name));
        noun && (self.is_of_number(at) || at == 0 && self.opens_compound())
    }

    /// Returns whether the word stands behind a number and its "of" ("hundreds of striking miners").
    fn is_of_number(&self, at: usize) -> bool {
        let of = at.checked_sub(1).filter(|of| self.tokens[*of].text == "of");
        of.and_then(|of| self.number_ending(of)).is_some_and(|number| number.rejected.is_none())
    }

    /// Returns whether a number that belongs to a name ends right before the word ("The Corvid 15 costs").
    fn is_named_number(&self, at: usize) -> bool {
        let name = |number: &Number| number.rejected == Some(Reason::Name) && number.phrase.start > 0;
        self.number_ending(at).is_some_and(name)
    }

    /// Returns whether a number of several ends right before the word.
    fn follows_several(&self, at: usize) -> bool {
        self.number_ending(at).is_some_and(|number| {
            let quantity = &number.quantity;
            quantity.unit.is_count() && number.rejected.is_none() && quantity.point() != Some(Decimal::ONE)
        })
    }

    /// Returns the number whose phrase ends right before the word.
    fn number_ending(&self, at: usize) -> Option<&Number> {
        let first = self.numbers.partition_point(|number| number.phrase.end < at);
        self.numbers.get(first).filter(|number| number.phrase.end == at)
    }

    /// Returns whether the number is only the type in a noun written in one word ("200,000 AK47s").
    pub(super) fn is_type(&self, number: usize, phrase: &Phrase) -> bool {
        let number = &self.numbers[number];
        let word = self.tokens.get(number.tokens.start);
        number.rejected == Some(Reason::Code)
            && phrase.number.is_some()
            && number.tokens.len() == 1
            && word.is_some_and(|word| word.tag.is_noun() && word.text.ends_with('s'))
    }

    /// Returns whether the number is joined to the noun behind it by a hyphen and both stand before the
    /// head of a phrase that began with an article and a common noun.
    pub(super) fn modifies_inside(&self, number: usize, phrase: &Phrase) -> bool {
        let end = self.numbers[number].tokens.end;
        let joined = self.tokens.get(end).is_some_and(|token| token.text == "-" && !token.spaced);
        let common = phrase.head.and_then(|head| self.tag(head)) == Some(Tag::Noun);
        let noun = |at: usize| matches!(self.tag(at), Some(Tag::Noun | Tag::Nouns));
        joined && common && phrase.determined && noun(end + 1) && noun(end + 2)
    }

    /// Returns whether the number is the last part of a name.
    pub(super) fn ends_name(&self, number: usize) -> bool {
        let number = &self.numbers[number];
        let before = number.phrase.start.checked_sub(1).and_then(|before| self.tag(before));
        matches!(number.rejected, Some(Reason::Name)) && before == Some(Tag::Name)
    }
}

/// How many words a name may have between the verb that sees somebody do something and what is done.
const MAX_NAME: usize = 4;

/// How many words back the modal of a verb behind "and" may stand.
const MAX_CLAUSE: usize = 14;

/// How many words may stand between "worth" and its amount.
const MAX_WORTH: usize = 3;

/// How many words a subject that opens the sentence may have.
const MAX_SUBJECT: usize = 10;
