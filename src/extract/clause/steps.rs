//! Defines how a noun phrase finds the verb it is the subject of, and a verb its subject, stepping over
//! what is attached in between.

use super::{Clause, REACH};
use crate::extract::phrase::{Chunk, Form, Kind};
use crate::lexicon::{Pos, WordRole};
use crate::text::Tag;

impl Clause<'_, '_> {
    /// Returns the verb group with a tense of which the noun phrase at `at` is the subject, stepping
    /// over what is attached to the phrase; `None` where the clause has none.
    #[must_use]
    pub fn verb_after(&self, at: usize) -> Option<usize> {
        let mut steps = Steps { relative: false, closed: false, participle: false };
        let mut next = at + 1;
        let end = self.chunks.len().min(at + 1 + REACH);
        while next < end {
            match self.step(next, &mut steps) {
                Step::Found => return Some(next),
                Step::To(further) => next = further.max(next + 1),
                Step::Stop => return None,
            }
        }
        None
    }

    fn step(&self, at: usize, steps: &mut Steps) -> Step {
        match self.chunks[at].kind {
            Kind::Adverb | Kind::Quote => Step::To(at + 1),
            Kind::Preposition if self.lemma(at) == "that" => {
                steps.relative = true;
                Step::To(at + 1)
            }
            Kind::Preposition if self.opens_clause(at) && !self.is_attached(at) => Step::Stop,
            Kind::Preposition => match self.kind(at + 1) {
                Some(Kind::Noun | Kind::Verb(_)) => Step::To(at + 2),
                // "31 of whom developed a rash"
                Some(Kind::Relative) if self.lemma(at) == "of" => Step::To(at + 2),
                Some(Kind::Adverb | Kind::Preposition | Kind::Quote | Kind::Adjective) => Step::To(at + 1),
                _ => Step::Stop,
            },
            Kind::Relative => {
                steps.relative = true;
                Step::To(at + 1)
            }
            Kind::Verb(verb) if verb.form == Form::Finite => {
                if steps.relative {
                    (steps.relative, steps.closed) = (false, true);
                    return Step::To(at + 1);
                }
                Step::Found
            }
            // "the quantity that leaked"
            Kind::Verb(_) if steps.relative && self.is_bare_participle(at) && self.follows_opener(at) => {
                (steps.relative, steps.closed) = (false, true);
                Step::To(at + 1)
            }
            // "36 lorries of the 50 that had been agreed crossed": the relative clause has its verb.
            Kind::Verb(verb) if verb.form == Form::Participle && steps.closed && self.is_last_verb(at) => {
                Step::Found
            }
            // "officers raided call centres": a participle with an object is a past tense.
            Kind::Verb(verb) if verb.form == Form::Participle && self.takes_object(at) => Step::Found,
            Kind::Verb(_) => {
                steps.participle = true;
                Step::To(at + 1)
            }
            Kind::Noun if steps.participle || self.is_time(at) || self.follows_relative(at, steps) => {
                Step::To(at + 1)
            }
            // "children aged 5 to 14 were"
            Kind::Noun if self.has_number(at) && self.lemma(at - 1) == "aged" => Step::To(at + 1),
            Kind::Noun if self.is_apposed(at) => Step::To(at + 1),
            // "the guns the government sent were": a relative clause without "that".
            Kind::Noun if self.is_object_clause(at) => {
                steps.relative = true;
                Step::To(at + 1)
            }
            Kind::Adjective => Step::To(at + 1),
            Kind::Comma => self.over_aside(at),
            Kind::Open => match (at + 1..self.chunks.len().min(at + REACH))
                .find(|at| self.kind(*at) == Some(Kind::Close))
            {
                Some(close) => Step::To(close + 1),
                None => Step::Stop,
            },
            Kind::Conjunction => self.over_conjunct(at),
            _ => Step::Stop,
        }
    }

    /// Returns whether the phrase is a name right behind what it is the name of ("two veteran members Ann
    /// Lee and Bob Fung").
    fn is_apposed(&self, at: usize) -> bool {
        let head = |at: usize| self.get(at).filter(|chunk| chunk.is_noun()).map(|chunk| chunk.head);
        let tag = |at: usize| head(at).and_then(|head| self.tokens.get(head)).map(|token| token.tag);
        let common = at.checked_sub(1).and_then(tag).is_some_and(|tag| matches!(tag, Tag::Nouns));
        common && tag(at) == Some(Tag::Name) && !self.has_number(at)
    }

    /// Returns whether the phrase is the subject of a relative clause that no word opens: it stands right
    /// behind another phrase and two verbs with a tense follow, the second without subject of its own.
    fn is_object_clause(&self, at: usize) -> bool {
        let Some(chunk) = self.get(at) else { return false };
        let opens = self.tokens.get(chunk.tokens.start).is_some_and(|token| {
            matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun) && token.lemma != "it"
        });
        let right = at > 0 && self.kind(at - 1) == Some(Kind::Noun) && !self.has_number(at);
        if !(opens && right && self.is_finite(at + 1)) {
            return false;
        }
        let near = (at + 2..self.chunks.len().min(at + REACH)).take_while(|at| !self.divides(*at));
        near.into_iter().any(|at| self.is_finite(at))
    }

    /// Returns whether a word such as "before" belongs to the noun phrase it stands behind, the first of
    /// its clause: "Profit before tax came in at" against "fell before the bell rang".
    fn is_attached(&self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(1).filter(|noun| self.kind(*noun) == Some(Kind::Noun)) else {
            return false;
        };
        let mut before = (0..noun).rev().take(REACH).take_while(|at| self.kind(*at) != Some(Kind::Break));
        self.lexicon.frames.is(self.lemma(at), WordRole::Attaches) && !before.any(|at| self.is_finite(at))
    }

    /// Returns whether the small word opens a clause with a subject and verb of its own ("as police
    /// raid brokers") rather than a phrase ("since Monday").
    fn opens_clause(&self, at: usize) -> bool {
        let opener = self.opens(Some(at));
        // "as trafficking probe widens"
        let gerund =
            |at: usize| self.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund);
        let first = self.after(at).map(|next| if gerund(next) { next + 1 } else { next });
        let noun = first.filter(|next| self.kind(*next) == Some(Kind::Noun));
        opener && noun.and_then(|noun| self.after(noun)).is_some_and(|next| self.is_finite(next))
    }

    /// Returns whether the chunk stands right behind the word that opens a relative clause.
    fn follows_opener(&self, at: usize) -> bool {
        let opener = self.before(at);
        opener.is_some_and(|opener| self.kind(opener) == Some(Kind::Relative) || self.lemma(opener) == "that")
    }

    /// Returns whether no verb with a tense follows in the same part of the sentence, and the verb before
    /// stands right before this one.
    fn is_last_verb(&self, at: usize) -> bool {
        let mut rest = (at + 1..self.chunks.len().min(at + REACH)).take_while(|at| !self.divides(*at));
        let right = self.before(at).is_some_and(|before| self.is_finite(before));
        right && !rest.any(|at| self.is_finite(at))
    }

    /// Returns whether a noun phrase that is neither a time nor another number's follows the verb.
    fn takes_object(&self, verb: usize) -> bool {
        let object = self.after(verb).filter(|next| self.kind(*next) == Some(Kind::Noun));
        // "A quake of magnitude 6.4 killed 51 people on the coast", but "a driver fined 40 euros".
        let counted = |object: usize| {
            let noun = self.get(object).and_then(|chunk| self.tokens.get(chunk.head));
            let several = noun.is_some_and(|noun| noun.tag == Tag::Nouns);
            let class = self.lexicon.events.class(Pos::Verb, self.lemma(verb));
            several && class.is_some_and(|class| self.lexicon.frames.noun_is_event(class))
        };
        object.is_some_and(|object| !self.is_time(object) && (!self.has_number(object) || counted(object)))
    }

    fn follows_relative(&self, at: usize, steps: &Steps) -> bool {
        steps.relative
            || self.before(at).is_some_and(|before| self.get(before).and_then(Chunk::verb).is_some())
    }

    /// Steps over "…, according to the skipper, …" to the verb that follows the second comma.
    fn over_aside(&self, comma: usize) -> Step {
        if self.is_finite(comma + 1) {
            return Step::To(comma + 1);
        }
        let mut at = comma + 1;
        let mut clauses = 0;
        let joins = |at: usize| self.kind(at) == Some(Kind::Conjunction) && self.lemma(at) != "or";
        if joins(at) && self.kind(at + 1) == Some(Kind::Noun) {
            return Step::Stop;
        }
        while at < self.chunks.len().min(comma + REACH) {
            // A second subject and verb begin a clause of their own.
            clauses += usize::from(self.is_finite(at));
            match self.chunks[at].kind {
                Kind::Conjunction
                    if joins(at)
                        && self.kind(at + 1) == Some(Kind::Noun)
                        && (!self.has_number(at + 1) || self.kind(at - 1) == Some(Kind::Comma)) =>
                {
                    return Step::Stop;
                }
                _ if clauses > 1 => return Step::Stop,
                Kind::Comma if self.after(at).is_some_and(|next| self.is_finite(next)) => {
                    return Step::To(at + 1);
                }
                Kind::Break => return Step::Stop,
                _ => at += 1,
            }
        }
        Step::Stop
    }

    /// Steps over "… and 3 dogs from the yard were rescued": a noun phrase after "and", what is
    /// attached to it, and then a verb.
    fn over_conjunct(&self, conjunction: usize) -> Step {
        let Some(noun) = self.after(conjunction).filter(|next| self.kind(*next) == Some(Kind::Noun)) else {
            return Step::Stop;
        };
        let mut at = noun + 1;
        while at < self.chunks.len().min(noun + REACH) {
            match self.chunks[at].kind {
                Kind::Adverb | Kind::Quote => at += 1,
                Kind::Preposition if self.kind(at + 1) == Some(Kind::Noun) && !self.opens_clause(at) => {
                    at += 2;
                }
                _ => break,
            }
        }
        if self.is_finite(at) { Step::To(at) } else { Step::Stop }
    }

    /// Returns the subject of the verb group at `verb`: the nearest noun phrase to the left that is
    /// not behind a preposition, inside brackets or between commas.
    #[must_use]
    pub fn subject_of(&self, verb: usize) -> Option<usize> {
        let mut at = self.before_aside(verb).map_or(verb, |host| host + 1);
        let floor = verb.saturating_sub(REACH);
        let mut found = None;
        while at > floor {
            at -= 1;
            match self.chunks[at].kind {
                Kind::Noun => {
                    let before = self.before(at).filter(|before| *before + REACH > verb);
                    match before.and_then(|before| self.kind(before)) {
                        Some(Kind::Preposition)
                            if !self.opens(before) || before.is_some_and(|at| self.is_attached(at)) =>
                        {
                            found = None;
                            at = before.unwrap_or(at);
                        }
                        _ if self.is_time(at) && found.is_none() => {}
                        // "Patients given the drug were": the object of a participle behind a noun.
                        Some(Kind::Verb(inner))
                            if !inner.auxiliary && matches!(inner.form, Form::Participle | Form::Gerund) =>
                        {
                            let host = before.and_then(|inner| inner.checked_sub(1));
                            // "people out of work and claiming benefits rose"
                            let and = host.filter(|and| self.kind(*and) == Some(Kind::Conjunction));
                            let alone = |and: usize| !(floor..and).any(|at| self.is_finite(at));
                            if let Some(and) = and.filter(|and| *and > floor && alone(*and)) {
                                found = None;
                                at = and;
                                continue;
                            }
                            match host.filter(|host| self.kind(*host) == Some(Kind::Noun)) {
                                Some(host) if host >= floor => {
                                    found = None;
                                    at = host + 1;
                                }
                                _ => return Some(at),
                            }
                        }
                        _ => return Some(at),
                    }
                }
                Kind::Break => return found,
                Kind::Close => at = (floor..at).rev().find(|at| self.kind(*at) == Some(Kind::Open))?,
                Kind::Conjunction => {
                    let verb = self.before(at)?;
                    return (floor..=verb)
                        .rev()
                        .find(|at| self.is_finite(*at))
                        .and_then(|verb| self.subject_of(verb));
                }
                _ => {}
            }
        }
        found
    }

    /// Returns the noun phrase before an aside that ends in the comma right before the verb: "Wage growth,
    /// which the bank watches, slowed", "the mayor, Paul Ferro, resigned".
    fn before_aside(&self, verb: usize) -> Option<usize> {
        let comma = |at: usize| self.kind(at) == Some(Kind::Comma);
        let close = self.before(verb).filter(|at| comma(*at))?;
        let opens = |open: &usize| {
            comma(*open)
                && (self.kind(open + 1) == Some(Kind::Relative)
                    || self.lemma(open + 1) == "where"
                    || !(*open..close).any(|at| self.is_finite(at) || at > *open && comma(at))
                    || self.is_apposition(*open, close))
        };
        let near = close.saturating_sub(REACH)..close;
        let open = near.rev().take_while(|at| self.kind(*at) != Some(Kind::Break)).find(opens)?;
        self.before(open).filter(|host| self.kind(*host) == Some(Kind::Noun))
    }

    /// Returns whether "a measure of how well it fills its planes" stands between two commas: a noun phrase
    /// with an article whose only verb stands in a clause that a small word opens.
    fn is_apposition(&self, open: usize, close: usize) -> bool {
        let article = self.get(open + 1).filter(|noun| noun.is_noun());
        let article = article.and_then(|noun| self.tokens.get(noun.tokens.start));
        let inner = |at: usize| {
            (open + 2..at).any(|at| self.kind(at) == Some(Kind::Relative) || self.opens(Some(at)))
        };
        let verbs = || (open..close).filter(|at| self.is_finite(*at));
        article.is_some_and(|token| token.has_lemma(&["a", "an", "the"]))
            && verbs().count() == 1
            && verbs().all(inner)
            && !(open + 1..close).any(|at| self.kind(at) == Some(Kind::Comma))
    }

    /// Returns the noun phrase before a relative clause that ends in the comma: "the workforce, which numbered
    /// 2,150, by".
    #[must_use]
    pub fn before_relative(&self, close: usize) -> Option<usize> {
        let comma = |at: &usize| self.kind(*at) == Some(Kind::Comma);
        let mut near = (close.saturating_sub(REACH)..close).rev();
        let open = near.find(comma).filter(|open| self.kind(open + 1) == Some(Kind::Relative))?;
        self.before(open).filter(|host| self.kind(*host) == Some(Kind::Noun))
    }

    pub(super) fn opens(&self, preposition: Option<usize>) -> bool {
        preposition.is_some_and(|at| self.lexicon.frames.is(self.lemma(at), WordRole::Opener))
    }
}

/// What was stepped over so far.
struct Steps {
    /// In a relative clause whose verb has not come yet.
    relative: bool,
    /// Behind the verb of a relative clause.
    closed: bool,
    participle: bool,
}

/// Where to go next.
enum Step {
    Found,
    To(usize),
    Stop,
}
