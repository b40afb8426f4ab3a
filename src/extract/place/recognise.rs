//! Defines [`Spotted`], a noun phrase that names a place, and [`Map`], which judges whether one does:
//! by the gazetteer, by its form ("Tolland County", "River Asher"), by how the document uses the
//! name elsewhere, or as a common noun with something that tells which ("the south stand").

use super::again;
use crate::extract::clause::Clause;
use crate::extract::names::Names;
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{Entry, NameKind, PlaceKind, PlacePreposition, TimeWord};
use crate::model::Span;
use crate::text::{Shape, Tag, Token};
use std::borrow::Cow;
use std::ops::Range;

/// How surely a phrase names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// In the gazetteer, or by its form.
    Known,
    /// A name used like that of a place.
    Name,
    /// A common noun ("the hill villages").
    Common,
    /// The country or the world, so that the number is for all there is.
    Whole,
}

/// A noun phrase that names a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spotted {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// Index behind its last chunk.
    pub end: usize,
    /// How surely it is one.
    pub surety: Surety,
    /// The bytes of the name it had before ("the terminal" is "Eastbank terminal").
    pub again: Option<Span>,
}

impl Spotted {
    /// Returns the place whose name the tokens are.
    pub(super) fn new(tokens: Range<usize>, end: usize, surety: Surety) -> Self {
        Self { tokens, end, surety, again: None }
    }
}

/// Where places are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Map<'m, 't> {
    /// The sentence.
    pub clause: Clause<'m, 't>,
    /// The names of the document.
    pub names: &'m Names<'t>,
    /// The document's text.
    pub text: &'t str,
}

impl<'m, 't> Map<'m, 't> {
    /// Returns the token, or `None` past the end.
    pub(super) fn token(&self, at: usize) -> Option<&'m Token<'t>> {
        self.clause.tokens.get(at)
    }

    /// Returns the text of the tokens as it stands in the document.
    pub(super) fn words(&self, tokens: &Range<usize>) -> &'t str {
        let first = self.token(tokens.start).map(|token| token.span);
        let last = tokens.end.checked_sub(1).and_then(|at| self.token(at)).map(|token| token.span);
        first.zip(last).map_or("", |(first, last)| first.cover(last).of(self.text))
    }

    /// Returns the place named by the noun phrase at a chunk; `led` is the preposition before it.
    pub(super) fn at(&self, chunk: usize, led: Option<PlacePreposition>) -> Option<Spotted> {
        let phrase = self.clause.get(chunk).filter(|phrase| phrase.is_noun() && phrase.number.is_none())?;
        if self.clause.is_time(chunk) {
            return None;
        }
        self.of_name(chunk, phrase)
            .or_else(|| self.possessor(phrase))
            .or_else(|| self.named(phrase, chunk, led))
            .or_else(|| self.common(phrase, chunk, led))
    }

    /// Reads "the province of Talvera", "all of Texas", "the Strait of Calder".
    fn of_name(&self, chunk: usize, phrase: &Chunk) -> Option<Spotted> {
        let of =
            self.clause.kind(chunk + 1) == Some(Kind::Preposition) && self.clause.lemma(chunk + 1) == "of";
        let behind =
            self.clause.get(chunk + 2).filter(|next| of && next.is_noun() && next.number.is_none())?;
        let name = self.capitals(&behind.tokens)?;
        let head = self.token(phrase.head)?;
        let noun = self.clause.lexicon.places.noun(&head.lemma).is_some();
        let part = phrase.bare || head.tag == Tag::Determiner || !head.tag.is_noun();
        let known = self.entry(&name).is_some();
        let refused = self.refused(&name);
        if refused || !(noun || known && (part || is_part(self, &head.lemma))) {
            return None;
        }
        // "The gymnasium of the Skanderbeg secondary school"
        let house = behind.head >= name.end && {
            let head = self.token(behind.head);
            head.is_some_and(|head| self.clause.lexicon.places.noun(&head.lemma).is_some())
        };
        let name = if house { name.start..behind.head + 1 } else { name };
        if let Some((tokens, end)) = self.school(&name, behind, chunk + 2) {
            return Some(Spotted::new(tokens, end, Surety::Name));
        }
        let whole = head.shape == Shape::Capitalised && noun;
        let start = if whole { self.capitals(&phrase.tokens)?.start } else { name.start };
        Some(Spotted::new(start..name.end, chunk + 3, Surety::Known))
    }

    /// Reads the possessor in "Missouri's operation", "Ruvenia's fraud inquiry".
    pub(super) fn possessor(&self, phrase: &Chunk) -> Option<Spotted> {
        let genitive = |at: &usize| {
            let text = self.token(*at).map_or("", |token| token.text);
            ["'s", "’s", "'", "’"].iter().any(|mark| text.eq_ignore_ascii_case(mark))
        };
        let mark = phrase.tokens.clone().find(genitive)?;
        // "St Olave's School" is a place of its own.
        let head = self.token(phrase.head).filter(|head| head.shape == Shape::Capitalised);
        if head.is_some_and(|head| {
            self.clause.lexicon.places.noun(&head.text.to_lowercase()) == Some(PlaceKind::Site)
        }) {
            return None;
        }
        let name = self.capitals(&(phrase.tokens.start..mark)).filter(|name| name.end == mark)?;
        let placed = self.names.located(&self.cased(&name)) > 0;
        // "The Mission's patrol": a body may have the name of a place.
        let known = self.entry(&name).is_some() || placed || self.ends_like_place(&name);
        let end = self.clause.chunk_of(mark) + 1;
        (known && !self.refused(&name)).then_some(Spotted::new(name, end, Surety::Known))
    }

    /// Reads a phrase with a capitalised name in it.
    fn named(&self, phrase: &Chunk, chunk: usize, led: Option<PlacePreposition>) -> Option<Spotted> {
        let name = self.capitals(&phrase.tokens).filter(|name| !self.is_called(phrase, name))?;
        let last = self.token(name.end - 1)?;
        let end = chunk + 1;
        let day = |word: &TimeWord| matches!(word, TimeWord::Month(_) | TimeWord::Weekday(_));
        if self.clause.lexicon.times.of(last.text).iter().any(day) {
            return None;
        }
        // "The Hadrian secondary school": the chunks part behind the name.
        if let Some((tokens, end)) = self.school(&name, phrase, chunk) {
            return Some(Spotted::new(tokens, end, Surety::Name));
        }
        let form = self.with_noun(&name, phrase, led.is_some());
        if let Some(tokens) = form {
            return Some(Spotted::new(tokens, end, Surety::Known));
        }
        // "Gate 7": a number behind the name belongs to it, and tells too little.
        // "In Port Emry 12 of the cases" has none.
        let number = |next: &Chunk| {
            let first = self.token(next.tokens.start).is_some_and(|token| token.tag == Tag::Determiner);
            next.number.is_some() && next.bare && !first
        };
        let numbered = self.clause.get(chunk + 1).is_some_and(number) && self.clause.lemma(chunk + 2) != "of";
        if name.end < phrase.head + 1 {
            if self.token(phrase.head).is_some_and(|head| head.tag == Tag::Number) {
                return None;
            }
            // "The Brennick gauge": the noun behind is no place, the name before it is.
            let known = self.entry(&name).is_some() || self.names.located(&self.cased(&name)) > 0;
            // "In U.S. currency"
            let country = self.entry(&name).is_some_and(|entry| entry.kind <= PlaceKind::Country);
            let placed = known && !self.refused(&name) && led.is_some() && !country;
            return placed.then_some(Spotted::new(name, end, Surety::Name));
        }
        if numbered && led.is_some() {
            return None;
        }
        if self.entry(&name).is_some_and(|entry| self.is_meant(entry, &name, led)) {
            return Some(Spotted::new(name, end, Surety::Known));
        }
        let fits = led.is_some_and(|led| self.may_be(&name, led) || self.is_direction(&name));
        (fits || self.is_plural_area(&name)).then_some(Spotted::new(name, end, Surety::Name))
    }

    /// Returns the tokens of a house whose kind stands behind its name in lower case, and the index behind its last
    /// chunk: "the Hadrian secondary school".
    fn school(&self, name: &Range<usize>, phrase: &Chunk, chunk: usize) -> Option<(Range<usize>, usize)> {
        let article = self.token(phrase.tokens.start).is_some_and(|token| token.tag == Tag::Determiner);
        let next = self.clause.get(chunk + 1).filter(|next| next.is_noun() && next.number.is_none())?;
        let first = self.token(next.tokens.start)?;
        let house = self.token(next.head).and_then(|head| self.clause.lexicon.places.noun(&head.lemma));
        let whole = name.end == phrase.tokens.end && name.end == next.tokens.start;
        let fits = article && whole && first.tag == Tag::Adjective && house == Some(PlaceKind::Site);
        fits.then(|| (name.start..next.head + 1, chunk + 2))
    }

    /// Returns whether another noun stands before the name: "an operation code-named Paper Lantern".
    fn is_called(&self, phrase: &Chunk, name: &Range<usize>) -> bool {
        (phrase.tokens.start..name.start).any(|at| {
            self.token(at).is_some_and(|token| {
                let noun = matches!(token.tag, Tag::Noun | Tag::Nouns | Tag::Participle);
                noun && self.clause.lexicon.places.noun(&token.lemma).is_none()
            })
        })
    }

    /// Returns whether the name is a direction or kind of place with a capital: "in the North".
    fn is_direction(&self, name: &Range<usize>) -> bool {
        let word = self.words(name).to_lowercase();
        let noun = self.clause.lexicon.places.noun(&word);
        name.len() == 1 && name.start > 0 && noun.is_some_and(|kind| kind > PlaceKind::Country)
    }

    /// Returns whether the gazetteer's place is meant and not a person or body of the same name.
    fn is_meant(&self, entry: Entry, name: &Range<usize>, led: Option<PlacePreposition>) -> bool {
        let kind = self.kind(name);
        let other = kind.is_some_and(|kind| kind != NameKind::Place);
        !other && (led.is_some() || !entry.ambiguous)
    }

    /// Returns the tokens of a name that a place noun ends or begins: "Vela Park stadium", "Mill Weir",
    /// "River Asher", "Torrano football ground".
    fn with_noun(&self, name: &Range<usize>, phrase: &Chunk, led: bool) -> Option<Range<usize>> {
        let noun = |at: usize| {
            let token = self.token(at);
            let lemma = token.map_or(String::new(), |token| token.text.to_lowercase());
            let kind = self.clause.lexicon.places.noun(&lemma);
            kind.or_else(|| self.clause.lexicon.places.noun(token.map_or("", |token| &token.lemma)))
        };
        let head = phrase.head;
        let mut words = name.start..=head.max(name.end - 1);
        let genitive = words.any(|at| self.token(at).is_some_and(|token| token.tag == Tag::Possessive));
        if genitive {
            // "St Mary's Hospital"
            let capital = self.token(head).is_some_and(|token| token.shape == Shape::Capitalised);
            let site = capital && led && noun(head) == Some(PlaceKind::Site);
            return site.then_some(name.start..head + 1);
        }
        if head >= name.end && noun(head).is_some() {
            return Some(name.start..head + 1);
        }
        let many = name.len() > 1;
        if head < name.end && self.ends_like_place(name) && !self.refused(name) {
            return Some(name.clone());
        }
        // A body is where something happens only behind a preposition ("at Yale University").
        let site = noun(name.end - 1).is_some_and(|kind| kind >= PlaceKind::Direction);
        let operation = self.kind(name).is_some_and(|kind| match kind {
            // "At Yale University", but not "at Rhone Capital".
            NameKind::Organisation => !(led && site),
            kind => kind != NameKind::Place,
        });
        let ends = many && head < name.end && noun(name.end - 1).is_some();
        let begins = many && noun(name.start).is_some_and(|kind| kind == PlaceKind::Area);
        ((ends || begins) && !operation).then(|| name.clone())
    }

    /// Returns whether an unknown name behind the preposition may be that of a place.
    fn may_be(&self, name: &Range<usize>, led: PlacePreposition) -> bool {
        let words = self.words(name);
        let first = self.token(name.start);
        let acronym = first.is_some_and(|token| token.shape == Shape::Upper && token.text.len() <= 5);
        let digits = words.bytes().any(|byte| byte.is_ascii_digit());
        let mixed = name.clone().any(|at| self.token(at).is_some_and(|token| token.shape == Shape::Mixed));
        if acronym && name.len() == 1 || digits || mixed || self.refused(name) || self.is_word(name) {
            return false;
        }
        match led {
            PlacePreposition::Region | PlacePreposition::Spot | PlacePreposition::Level => true,
            PlacePreposition::Toward | PlacePreposition::Origin | PlacePreposition::Reached => {
                self.names.located(words) > 0
            }
        }
    }

    /// Returns whether the name is one word that stands in the dictionary ("Parliament").
    fn is_word(&self, name: &Range<usize>) -> bool {
        let word = self.words(name).to_lowercase();
        name.len() == 1 && self.clause.lexicon.words.get(&word).is_some()
    }

    /// Returns whether the name is one word with an end that only names of places have ("Marlshire").
    fn ends_like_place(&self, name: &Range<usize>) -> bool {
        let word = || self.words(name).to_lowercase();
        name.len() == 1 && self.clause.lexicon.places.is_end_of_name(&word())
    }

    /// Returns whether the name is a kind of place in the plural, with an article and a capital: "the Lakes".
    fn is_plural_area(&self, name: &Range<usize>) -> bool {
        let plain = || {
            let word = self.words(name).to_lowercase();
            let single =
                self.clause.lexicon.words.lemma(&word, Tag::Nouns).filter(|single| *single != word)?;
            self.clause.lexicon.places.noun(single)
        };
        let article = name.start.checked_sub(1).and_then(|before| self.token(before));
        let led = name.len() == 1 && article.is_some_and(|token| token.lower == "the");
        led && plain().is_some_and(|kind| kind > PlaceKind::Direction)
    }

    /// Returns whether the name is that of an operation, storm or contest.
    pub(super) fn is_event(&self, name: &Range<usize>) -> bool {
        self.kind(name) == Some(NameKind::Operation)
    }

    /// Returns whether the name is that of something else than a place.
    pub(super) fn refused(&self, name: &Range<usize>) -> bool {
        self.kind(name).is_some_and(|kind| kind != NameKind::Place)
    }

    fn kind(&self, name: &Range<usize>) -> Option<NameKind> {
        let lexicon = self.clause.lexicon;
        let last = name.end.checked_sub(1).and_then(|at| self.token(at));
        // "Relief Dr Yunis Karmal": the end of a name may tell more than its words together.
        let person = || last.and_then(|last| self.names.kind_at(last.span, lexicon));
        let person = || person().filter(|kind| *kind == NameKind::Person);
        self.names.kind(&self.cased(name), lexicon).or_else(person)
    }

    /// Returns the words of a name, those written in capitals throughout with their first letters only.
    pub(super) fn cased(&self, name: &Range<usize>) -> Cow<'t, str> {
        let words = self.words(name);
        if is_shouted(words) { Cow::Owned(title_case(words)) } else { Cow::Borrowed(words) }
    }

    /// Returns the gazetteer's entry for the tokens, in the document's capitals or with the first
    /// letter only.
    pub(super) fn entry(&self, name: &Range<usize>) -> Option<Entry> {
        let places = &self.clause.lexicon.places;
        places.named(self.words(name)).next().or_else(|| places.named(&self.cased(name)).next())
    }

    /// Returns the capitalised words of a phrase in a row, from the first on; a word that begins the
    /// sentence only where the tagger takes it for a name.
    pub(super) fn capitals(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        self.capitals_from(tokens, 1)
    }

    /// Returns the capitalised words of a phrase in a row; words before the token `sure` have to be
    /// tagged as names.
    pub(super) fn capitals_from(&self, tokens: &Range<usize>, sure: usize) -> Option<Range<usize>> {
        let capital = |at: &usize| {
            self.token(*at).is_some_and(|token| {
                let word = token.shape.is_capitalised() || token.shape == Shape::Mixed;
                let name = *at >= sure || token.tag == Tag::Name;
                let small =
                    matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number);
                word && name && !small
            })
        };
        let start = tokens.clone().find(capital)?;
        let joins = |at: &usize| capital(at) || self.is_glue(*at) && capital(&(at + 1));
        let end = (start + 1..tokens.end).find(|at| !joins(at)).unwrap_or(tokens.end);
        Some(start..end)
    }

    /// Returns whether the token is a mark inside names ("Stoke-on-Trent", "St. Paul").
    fn is_glue(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.text, "-" | "." | "&") && !token.spaced)
    }

    /// Reads a common noun for a place with a word that tells which: "the south stand", "the hill
    /// villages"; a province or county also alone. Countries are none: they stand for the whole.
    fn common(&self, phrase: &Chunk, chunk: usize, led: Option<PlacePreposition>) -> Option<Spotted> {
        let head = self.token(phrase.head)?;
        let kind = self.clause.lexicon.places.noun(&head.lemma)?;
        let low = |at: &usize| {
            self.token(*at).is_some_and(|token| {
                let opener =
                    matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Pronoun);
                token.shape == Shape::Lower && !opener
            })
        };
        let first = phrase.tokens.clone().find(low).filter(|first| *first <= phrase.head)?;
        let vague = self.token(first).is_some_and(|token| {
            token.has_lemma(&[
                "other", "own", "same", "such", "most", "many", "several", "few", "all", "both", "some",
            ])
        });
        // "In that state": the place of that kind named last.
        if first == phrase.head && self.token(phrase.tokens.start).is_some_and(|token| token.lower == "that")
        {
            let again = again::named_last(self, kind, head.span.start)?;
            let tokens = phrase.head..phrase.head + 1;
            return Some(Spotted { again: Some(again), ..Spotted::new(tokens, chunk + 1, Surety::Name) });
        }
        if (first == phrase.head || vague && first + 1 == phrase.head) && self.is_definite(phrase) {
            let near = !matches!(kind, PlaceKind::Country | PlaceKind::Continent | PlaceKind::Direction);
            let again = || again::named_before(self, head.text, head.span.start);
            if let Some(again) = near.then(again).flatten() {
                let tokens = phrase.head..phrase.head + 1;
                return Some(Spotted { again: Some(again), ..Spotted::new(tokens, chunk + 1, Surety::Name) });
            }
        }
        let spotted = |surety| Some(Spotted::new(first..phrase.head + 1, chunk + 1, surety));
        if matches!(kind, PlaceKind::Country | PlaceKind::Continent) {
            return if first == phrase.head { spotted(Surety::Whole) } else { None };
        }
        let direction = kind == PlaceKind::Direction && self.is_definite(phrase);
        let region = kind == PlaceKind::Region && self.is_definite(phrase);
        // "At the fairgrounds", "in the harbour"
        let near = match kind {
            PlaceKind::Site => led.is_some(),
            PlaceKind::Area => led == Some(PlacePreposition::Spot),
            _ => false,
        };
        // "The field of honour", "the town of 19,000"
        let spot =
            near && first == phrase.head && self.is_definite(phrase) && self.clause.lemma(chunk + 1) != "of";
        let told = (first < phrase.head && !vague) || region || direction || spot;
        if told { spotted(Surety::Common) } else { None }
    }

    /// Returns whether the phrase begins with "the", "this" or "our".
    fn is_definite(&self, phrase: &Chunk) -> bool {
        self.token(phrase.tokens.start).is_some_and(|token| token.has_lemma(&["the", "this", "our"]))
    }
}

fn is_part(map: &Map<'_, '_>, lemma: &str) -> bool {
    map.clause.lexicon.frames.is(lemma, crate::lexicon::WordRole::Part)
}

/// Returns whether the words are in capitals throughout and too long for an acronym.
pub(super) fn is_shouted(words: &str) -> bool {
    words.len() > 3 && !words.chars().any(char::is_lowercase)
}

/// Returns the words with only their first letters in capitals.
pub(super) fn title_case(words: &str) -> String {
    let mut start = true;
    let cased = words.chars().map(|letter| {
        let upper = std::mem::replace(&mut start, !letter.is_alphabetic() && letter != '\'' && letter != '’');
        if upper { letter } else { letter.to_lowercase().next().unwrap_or(letter) }
    });
    cased.collect()
}
