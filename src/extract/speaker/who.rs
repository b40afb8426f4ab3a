//! Defines [`Who`], a noun phrase that may be a speaker, and the judgement whether it is one.

use crate::extract::clause::Clause;
use crate::extract::names::Names;
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{NameKind, SpeakerNoun, WordRole};
use crate::model::{Span, Speaker};
use crate::text::{Tag, Token};
use std::ops::Range;

/// What sort of speaker a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Sort {
    /// "He", "she", "they", "it": somebody named before.
    Pronoun,
    /// A person, by name or office.
    Person,
    /// An organisation or body, by name or noun.
    Body,
    /// Something that is read.
    Document,
    /// A name of which nothing is known.
    Name,
    /// Any other noun.
    Other,
}

impl Sort {
    /// Returns whether the phrase may speak even where the verb has other uses too.
    pub(super) fn speaks(self) -> bool {
        !matches!(self, Self::Other | Self::Document)
    }
}

/// A noun phrase that may be a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Who {
    /// Its tokens, without article, number and "their".
    pub tokens: Range<usize>,
    /// Index behind its last chunk.
    pub end: usize,
    /// What sort of speaker it is.
    pub sort: Sort,
    /// Whether a document of theirs is what speaks.
    pub document: bool,
}

/// Where speakers are looked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Hall<'h, 't> {
    /// The sentence.
    pub clause: Clause<'h, 't>,
    /// The names of the document.
    pub names: &'h Names<'t>,
    /// The document's text.
    pub text: &'t str,
}

impl<'h, 't> Hall<'h, 't> {
    /// Returns the token, or `None` past the end.
    pub(super) fn token(&self, at: usize) -> Option<&'h Token<'t>> {
        self.clause.tokens.get(at)
    }

    /// Returns the text of the tokens as it stands in the document.
    pub(super) fn words(&self, tokens: &Range<usize>) -> &'t str {
        self.span(tokens).map_or("", |span| span.of(self.text))
    }

    /// Returns the bytes of the tokens; `None` where there are none.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        Some(first.span.cover(last.span))
    }

    /// Returns the speaker that the noun phrase at a chunk may be; `None` where it can be none:
    /// "we", "who", a bare number, a time.
    pub(super) fn who(&self, at: usize) -> Option<Who> {
        let chunk = self.clause.get(at).filter(|chunk| chunk.is_noun() && !chunk.bare)?;
        if self.clause.is_time(at) {
            return None;
        }
        let head = self.token(chunk.head)?;
        if head.tag == Tag::Pronoun {
            let third = head.has_lemma(&["he", "she", "they", "it"]);
            let tokens = chunk.tokens.clone();
            return third.then_some(Who { tokens, end: at + 1, sort: Sort::Pronoun, document: false });
        }
        let tokens = self.without_article(chunk);
        // "the military said": the tagger takes the noun for the adjective.
        let office = head.tag == Tag::Adjective && self.clause.lexicon.speech.noun(&head.lemma).is_some();
        if tokens.is_empty() || !(head.tag.is_noun() || office) {
            return None;
        }
        let sort = self.sort(&tokens, head);
        if sort == Sort::Document {
            return self.author(at, chunk, tokens);
        }
        let (end, tokens) = self.with_office(at, tokens, sort);
        let (end, tokens) = self.with_name(end, tokens, sort);
        Some(Who { tokens, end, sort, document: false })
    }

    /// Adds the name set off by commas behind an office: "the mayor of Brennick, Lucie Hart,".
    fn with_name(&self, end: usize, tokens: Range<usize>, sort: Sort) -> (usize, Range<usize>) {
        let office = matches!(sort, Sort::Person | Sort::Body)
            && self.token(tokens.start).is_some_and(|token| token.tag != Tag::Name);
        let name = self.clause.get(end + 1).filter(|chunk| chunk.is_noun() && chunk.number.is_none());
        let named = name.filter(|chunk| {
            let mut words = chunk.tokens.clone().filter_map(|at| self.token(at));
            words.all(|token| token.tag == Tag::Name && token.shape.is_capitalised())
        });
        let comma = self.clause.kind(end) == Some(Kind::Comma);
        let closed =
            matches!(self.clause.kind(end + 2), None | Some(Kind::Comma | Kind::Break | Kind::Quote));
        match named.filter(|_| office && comma && closed) {
            Some(chunk) => (end + 2, tokens.start..chunk.tokens.end),
            None => (end, tokens),
        }
    }

    /// Returns whether they are there to tell what they see ("monitors").
    pub(super) fn observes(&self, who: &Who) -> bool {
        self.watches(self.words(&who.tokens))
    }

    /// Returns whether a name or noun ends in a word for those who are there to tell what they see.
    pub(super) fn watches(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        let single = self.clause.lexicon.words.lemma(&last, Tag::Nouns).unwrap_or(&last);
        self.clause.lexicon.frames.is(single, WordRole::Observer)
    }

    /// Returns whether the noun phrase has a sign of money in it.
    pub(super) fn is_money(&self, at: usize) -> bool {
        let tokens = self.clause.get(at).and_then(|chunk| self.clause.tokens.get(chunk.tokens.clone()));
        tokens.is_some_and(|tokens| tokens.iter().any(|token| token.tag == Tag::Symbol && token.text != "%"))
    }

    /// Returns whether the noun phrase gives money or a share.
    pub(super) fn is_measured(&self, at: usize) -> bool {
        let tokens = self.clause.get(at).and_then(|chunk| self.clause.tokens.get(chunk.tokens.clone()));
        let share = |token: &Token<'_>| matches!(token.text, "%" | "percent" | "cent" | "pc");
        self.is_money(at) || tokens.is_some_and(|tokens| tokens.iter().any(share))
    }

    /// Returns whether the speaker is the name of a place.
    pub(super) fn is_place(&self, who: &Who) -> bool {
        let last = who.tokens.end.checked_sub(1).and_then(|last| self.token(last));
        let name = last.filter(|last| last.tag == Tag::Name && last.shape.is_capitalised());
        let places = &self.clause.lexicon.places;
        name.is_some_and(|last| {
            let known = places.named(self.words(&who.tokens)).next().is_some();
            known || self.names.kind_at(last.span, self.clause.lexicon) == Some(NameKind::Place)
        })
    }

    /// Returns whether the speaker is given by name.
    pub(super) fn is_name(&self, who: &Who) -> bool {
        let last = self.token(who.tokens.end.saturating_sub(1));
        let noun = |token: &Token<'_>| {
            self.clause.lexicon.words.lemma(&token.text.to_lowercase(), Tag::Nouns).is_some()
        };
        last.is_some_and(|token| token.tag == Tag::Name && !(who.tokens.start == 0 && noun(token)))
    }

    /// Returns the tokens of a noun phrase from the first that names: without "the", "their", numbers.
    fn without_article(&self, chunk: &Chunk) -> Range<usize> {
        let opener = |token: &Token<'_>| {
            let genitive = token.text.starts_with(['\'', '’']);
            let small = matches!(token.tag, Tag::Determiner | Tag::Number | Tag::Preposition);
            small || token.tag == Tag::Possessive && !genitive
        };
        let tokens = self.clause.tokens.get(chunk.tokens.clone()).unwrap_or_default();
        let skip = tokens.iter().take_while(|token| opener(token)).count();
        let noun = |(at, token): (usize, &Token<'_>)| {
            token.tag.is_noun() || at + chunk.tokens.start == chunk.head && token.tag == Tag::Adjective
        };
        let last = (0..tokens.len()).rev().find(|at| noun((*at, &tokens[*at]))).map_or(0, |last| last + 1);
        chunk.tokens.start + skip..chunk.tokens.start + last.max(skip)
    }

    fn sort(&self, tokens: &Range<usize>, head: &Token<'_>) -> Sort {
        let lexicon = self.clause.lexicon;
        // The tagger takes many a noun that begins a sentence for a name.
        let initial = head.tag == Tag::Name && tokens.start == 0 && tokens.len() == 1;
        let plural = || lexicon.words.lemma(&head.text.to_lowercase(), Tag::Nouns);
        let lemma = if initial { plural().unwrap_or(&head.lemma) } else { &head.lemma };
        let known = match lexicon.speech.noun(lemma) {
            Some(SpeakerNoun::Person) => Some(Sort::Person),
            Some(SpeakerNoun::Body) => Some(Sort::Body),
            Some(SpeakerNoun::Document) => Some(Sort::Document),
            None => None,
        };
        let capital = head.shape.is_capitalised();
        let name = head.tag == Tag::Name && lemma == head.lemma;
        if let Some(sort) = known.filter(|sort| !name || *sort != Sort::Document) {
            return sort;
        }
        if !capital && head.tag != Tag::Name {
            let person = lexicon.persons.group(&head.lemma).is_some();
            return if person { Sort::Person } else { Sort::Other };
        }
        let named =
            self.token(tokens.end.saturating_sub(1)).and_then(|last| self.names.kind_at(last.span, lexicon));
        match named {
            Some(NameKind::Person) => Sort::Person,
            Some(NameKind::Organisation | NameKind::Media | NameKind::Place) => Sort::Body,
            Some(NameKind::Operation | NameKind::Ship | NameKind::Product) => Sort::Other,
            // "Fire chief Olaf Brandt"
            None if self.has_office(tokens) => Sort::Person,
            None => Sort::Name,
        }
    }

    /// Returns whether an office in lower case stands before the name.
    pub(super) fn has_office(&self, tokens: &Range<usize>) -> bool {
        let mut words = tokens.clone().filter_map(|at| self.token(at));
        words.any(|token| {
            let person = self.clause.lexicon.speech.noun(&token.lemma) == Some(SpeakerNoun::Person);
            token.tag == Tag::Noun && person
        })
    }

    /// Adds "of the harbour board" to an office or a name.
    fn with_office(&self, at: usize, tokens: Range<usize>, sort: Sort) -> (usize, Range<usize>) {
        let of = self.clause.lemma(at + 1) == "of" && self.clause.kind(at + 1) == Some(Kind::Preposition);
        let office = matches!(sort, Sort::Person | Sort::Body | Sort::Name);
        let behind = self.clause.get(at + 2).filter(|chunk| chunk.is_noun() && chunk.number.is_none());
        // "Lena Ost of the charity Homeward" has a name already.
        let person = (sort == Sort::Person || sort == Sort::Name && tokens.len() > 1)
            && self.token(tokens.end.saturating_sub(1)).is_some_and(|last| last.tag == Tag::Name);
        match behind.filter(|_| of && office) {
            Some(_) if person => (at + 3, tokens),
            Some(chunk) => (at + 3, tokens.start..chunk.tokens.end),
            None => (at + 1, tokens),
        }
    }

    /// Returns whose document it is: "the union's report", "a survey by the institute", "its survey"; the
    /// document itself where nobody is named; `None` for "our report".
    fn author(&self, at: usize, chunk: &Chunk, tokens: Range<usize>) -> Option<Who> {
        let author = match self.owner(chunk) {
            Some(owner) => owner?,
            None => {
                let itself = Who { tokens, end: at + 1, sort: Sort::Document, document: true };
                self.behind(at).unwrap_or(itself)
            }
        };
        Some(Who { document: true, ..author })
    }

    /// Returns the possessor within the phrase; `Some(None)` where it is a pronoun.
    fn owner(&self, chunk: &Chunk) -> Option<Option<Who>> {
        let mark = chunk
            .tokens
            .clone()
            .find(|at| self.token(*at).is_some_and(|token| token.tag == Tag::Possessive))?;
        if !self.token(mark)?.text.starts_with(['\'', '’']) {
            return Some(self.pronoun(mark, self.clause.chunk_of(mark) + 1));
        }
        Some(self.possessor(chunk.tokens.start, mark, self.clause.chunk_of(mark) + 1))
    }

    /// Returns the speaker that "its" or "their" leads back to; `None` for other words.
    pub(super) fn pronoun(&self, at: usize, end: usize) -> Option<Who> {
        let third = self.token(at)?.has_lemma(&["its", "their", "his", "her"]);
        third.then(|| Who { tokens: at..at + 1, end, sort: Sort::Pronoun, document: true })
    }

    /// Returns the body that is the first noun phrase of the sentence, before the byte: what "it" in
    /// the rest of the sentence speaks of.
    pub(super) fn subject_before(&self, span: Span) -> Option<Speaker> {
        let first = self.clause.chunks.iter().position(Chunk::is_noun)?;
        let who = self.who(first).filter(|who| who.sort == Sort::Body)?;
        let stands = self.span(&who.tokens).filter(|found| found.end <= span.start)?;
        Some(Speaker { name: self.words(&who.tokens).to_owned(), span: Some(stands) })
    }

    /// Returns the speaker in the tokens before a genitive mark.
    pub(super) fn possessor(&self, start: usize, mark: usize, end: usize) -> Option<Who> {
        let part = Chunk {
            kind: Kind::Noun,
            tokens: start..mark,
            head: mark.checked_sub(1)?,
            number: None,
            bare: false,
        };
        let tokens = self.without_article(&part);
        let head = self.token(part.head).filter(|head| head.tag.is_noun() && !tokens.is_empty())?;
        // "Tuesday's figures" are nobody's.
        if !self.clause.lexicon.times.of(head.text).is_empty() {
            return None;
        }
        let sort = self.sort(&tokens, head);
        Some(Who { tokens, end, sort, document: false })
    }

    /// Returns the speaker behind "by" or "from" (or "of") after a document.
    pub(super) fn behind(&self, at: usize) -> Option<Who> {
        // "Figures released this week by the network": the first verb may look like a past tense.
        let verb = |next: &usize| !self.clause.is_finite(*next) || *next == at + 1;
        let near = (at + 1..self.clause.chunks.len().min(at + 6)).take_while(verb);
        let near = near.take_while(|at| self.clause.kind(*at) != Some(Kind::Comma));
        near.filter(|at| matches!(self.clause.lemma(*at), "by" | "from" | "of")).find_map(|at| {
            // "A survey of 1,012 adults" is nobody's of them.
            self.clause.get(at + 1).filter(|next| next.number.is_none())?;
            let who = self.who(at + 1)?;
            who.sort.speaks().then_some(who)
        })
    }
}
