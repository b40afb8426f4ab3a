//! Defines [`Scan`], a sentence as the matchers of time see it, and [`Now`], what its words are
//! counted from.
//!
//! A matcher starts at a token and returns the token behind what it read; none looks to the left.

use super::calendar::Stretch;
use crate::extract::number::Number;
use crate::lexicon::{Known, TimeUnit, TimeWord, Times};
use crate::text::{Shape, Tag, Token};
use jiff::civil::Date;

/// Earliest and latest year a bare number of four digits is taken for.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;

/// What the words of a sentence are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now {
    /// The day of publication.
    pub published: Option<Date>,
    /// The first token that speaks of what is to come, so that "Friday" is the next one.
    pub future: Option<usize>,
    /// The time named last before, for "the week before".
    pub previous: Option<Stretch>,
}

/// A sentence as the matchers of time see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'s> {
    /// The document's text.
    pub text: &'s str,
    /// The tokens of the sentence.
    pub tokens: &'s [Token<'s>],
    /// The numbers of the sentence.
    pub numbers: &'s [Number],
    /// The words of time.
    pub times: &'s Times,
    /// What each token means among them; see [`meanings`].
    pub meanings: &'s [&'s [TimeWord]],
    /// What the words are counted from.
    pub now: Now,
}

impl Scan<'_> {
    /// Returns whether the time at a token lies ahead: the sentence speaks of what is to come, and not first of
    /// what was then ("learned on Monday that they will lose").
    pub(super) fn is_ahead(&self, at: usize) -> bool {
        let Some(cue) = self.now.future else { return false };
        let verb =
            |at: &usize| matches!(self.tokens[*at].tag, Tag::Past | Tag::Verb | Tag::Modal | Tag::Auxiliary);
        let end = at.min(self.tokens.len());
        let nearest = || (0..end).rev().find(verb).or_else(|| (end..self.tokens.len()).find(verb));
        let before =
            at < cue && nearest().is_some_and(|verb| verb < cue && self.tokens[verb].tag == Tag::Past);
        !before
    }
}

/// Returns what each token means in expressions of time; nothing for most.
pub(super) fn meanings<'s>(tokens: &[Token<'_>], times: &'s Times) -> Vec<&'s [TimeWord]> {
    let known = |token: &Token<'_>| token.known.in_any(Known::TIME);
    let meaning = |token| if known(token) { times.of_lower(&token.lower) } else { &[] };
    tokens.iter().map(meaning).collect()
}

/// What a time may begin with, as a set: each matcher reads only what begins in a few ways, and most
/// tokens begin nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening(u16);

impl Opening {
    /// Digits, or digits and letters mixed.
    pub(super) const FIGURE: Self = Self(1);
    /// "Same".
    pub(super) const SAME: Self = Self(1 << 1);
    /// A month.
    pub(super) const MONTH: Self = Self(1 << 2);
    /// A weekday.
    pub(super) const WEEKDAY: Self = Self(1 << 3);
    /// A unit of time.
    pub(super) const UNIT: Self = Self(1 << 4);
    /// A part of the day.
    pub(super) const PART: Self = Self(1 << 5);
    /// "Noon" and its like.
    pub(super) const CLOCK: Self = Self(1 << 6);
    /// "Yesterday" and its like.
    pub(super) const DAY: Self = Self(1 << 7);
    /// A season.
    pub(super) const SEASON: Self = Self(1 << 8);
    /// First, second and so on.
    pub(super) const ORDINAL: Self = Self(1 << 9);
    /// "Last", "this", "next".
    pub(super) const WHICH: Self = Self(1 << 10);
    /// A small number in words.
    pub(super) const COUNT: Self = Self(1 << 11);
    /// A word between "the" and the unit.
    pub(super) const ADJECTIVE: Self = Self(1 << 12);
    /// A part of what follows ("early").
    pub(super) const EDGE: Self = Self(1 << 13);

    /// Returns what a word of this meaning is; nothing for those that stand inside a time or before one.
    fn of(word: TimeWord) -> Self {
        match word {
            TimeWord::Month(_) => Self::MONTH,
            TimeWord::Weekday(_) => Self::WEEKDAY,
            TimeWord::Unit(_) => Self::UNIT,
            TimeWord::Part => Self::PART,
            TimeWord::Clock(_) => Self::CLOCK,
            TimeWord::Day(_) => Self::DAY,
            TimeWord::Season(_) => Self::SEASON,
            TimeWord::Ordinal(_) => Self::ORDINAL,
            TimeWord::Past(_) | TimeWord::Present | TimeWord::Next => Self::WHICH,
            TimeWord::Count(_) => Self::COUNT,
            TimeWord::Adjective => Self::ADJECTIVE,
            TimeWord::Edge(_) => Self::EDGE,
            TimeWord::Shift(_)
            | TimeWord::Half(_)
            | TimeWord::OClock
            | TimeWord::Role(_)
            | TimeWord::State
            | TimeWord::Join => Self(0),
        }
    }

    /// Returns what is in either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether something is in both.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl<'s> Scan<'s> {
    /// Returns the meanings of a token in expressions of time, empty past the end.
    pub(super) fn of(&self, at: usize) -> &'s [TimeWord] {
        self.meanings.get(at).copied().unwrap_or_default()
    }

    /// Returns the meanings of a token and the next taken together ("as of").
    pub(super) fn of_pair(&self, at: usize) -> &'s [TimeWord] {
        let first = self.tokens.get(at).filter(|first| first.known.in_any(Known::TIME_PAIR));
        first.map_or(&[], |first| self.times.of_pair(first.text, self.word(at + 1)))
    }

    /// Returns whether an expression of time may begin at the token, with its preposition and article:
    /// quick, and false only where none does, as at most words.
    pub(super) fn may_open(&self, at: usize) -> bool {
        let words = self.of(at);
        let pair = self.tokens.get(at).is_some_and(|token| token.known.in_any(Known::TIME_PAIR));
        if pair || words.contains(&TimeWord::State) {
            return true;
        }
        let role = words.iter().any(|word| matches!(word, TimeWord::Role(_)));
        let led = role && !words.contains(&TimeWord::Next);
        self.opening(at + usize::from(led)) != Opening::default()
    }

    /// Returns what stands at the token and behind an article at it; nothing where no time begins so.
    pub(super) fn opening(&self, at: usize) -> Opening {
        let from = self.past_article(at);
        let all = |words: &[TimeWord]| {
            words.iter().fold(Opening::default(), |all, word| all.or(Opening::of(*word)))
        };
        let Some(token) = self.tokens.get(from) else { return Opening::default() };
        let figure = matches!(token.shape, Shape::Digits | Shape::Mixed) && !self.is_plain_figure(from);
        let opening = match all(self.of(from)) {
            words if figure => words.or(Opening::FIGURE),
            words if token.lower == "same" => words.or(Opening::SAME),
            words => words,
        };
        // "A year": the article counts too.
        if from == at || opening == Opening::default() { opening } else { opening.or(all(self.of(at))) }
    }

    /// Returns whether the token is a number that makes no time, as most are: in digits, no year, and
    /// with neither a word of time behind it nor one that may lead to it ("12 of June").
    fn is_plain_figure(&self, at: usize) -> bool {
        let word = self.word(at);
        let digits = word.len() != 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        digits
            && self.of(at + 1).is_empty()
            && self
                .tokens
                .get(at + 1)
                .is_none_or(|next| next.spaced && !matches!(next.lower.as_ref(), "of" | "in"))
    }

    /// Returns the text of a token, empty past the end.
    pub(super) fn word(&self, at: usize) -> &'s str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// Returns whether the token is this word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Returns the token behind "the", or the token itself.
    pub(super) fn past_article(&self, at: usize) -> usize {
        let article =
            self.tokens.get(at).is_some_and(|token| matches!(token.lower.as_ref(), "the" | "a" | "an"));
        if article { at + 1 } else { at }
    }

    /// Returns the first meaning of the token for which `pick` has a value.
    pub(super) fn find<T>(&self, at: usize, pick: impl Fn(TimeWord) -> Option<T>) -> Option<T> {
        self.of(at).iter().find_map(|word| pick(*word))
    }

    /// Returns whether the token has this meaning.
    pub(super) fn has(&self, at: usize, word: TimeWord) -> bool {
        self.of(at).contains(&word)
    }

    /// Returns the unit of time at the token.
    pub(super) fn unit(&self, at: usize) -> Option<TimeUnit> {
        self.find(at, |word| if let TimeWord::Unit(unit) = word { Some(unit) } else { None })
    }

    /// Returns the month at the token; the modal "may" is none.
    pub(super) fn month(&self, at: usize) -> Option<i8> {
        let month =
            self.find(at, |word| if let TimeWord::Month(month) = word { Some(month) } else { None })?;
        let capital = self.word(at).starts_with(char::is_uppercase);
        let modal = self.tokens.get(at).is_some_and(|token| token.tag == Tag::Modal);
        let dated =
            || self.year(at + 1).is_some() || at.checked_sub(1).is_some_and(|at| self.day(at).is_some());
        (capital && (!modal || dated())).then_some(month)
    }

    /// Returns the weekday at the token, 1 for Monday.
    pub(super) fn weekday(&self, at: usize) -> Option<i8> {
        let capital = self.word(at).starts_with(char::is_uppercase);
        let day = self.find(at, |word| if let TimeWord::Weekday(day) = word { Some(day) } else { None });
        day.filter(|_| capital)
    }

    /// Returns the small number at the token, in digits or words.
    pub(super) fn count(&self, at: usize) -> Option<i32> {
        let word = self.find(at, |word| if let TimeWord::Count(count) = word { Some(count) } else { None });
        word.or_else(|| self.word(at).parse().ok().filter(|count| (1..=999).contains(count)))
    }

    /// Returns the year of four digits at the token.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let year = if digits { word.parse().ok()? } else { return None };
        (YEARS.contains(&year) && !self.claims(at)).then_some(year)
    }

    /// Returns whether the token belongs to a number that claims something ("over 2000 people").
    fn claims(&self, at: usize) -> bool {
        let around = self.numbers.partition_point(|number| number.tokens.end <= at);
        let number = self.numbers.get(around).filter(|number| number.tokens.start <= at);
        number.is_some_and(|number| number.rejected.is_none())
    }

    /// Returns the day of a month at the token: "12", "12th".
    pub(super) fn day(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let ordinal = ["", "st", "nd", "rd", "th"].iter().any(|end| ending.eq_ignore_ascii_case(end));
        digits.parse().ok().filter(|day| ordinal && (1..=31).contains(day))
    }

    /// Returns whether the token names a part of the day ("morning").
    pub(super) fn is_part(&self, at: usize) -> bool {
        self.has(at, TimeWord::Part)
    }

    /// Returns the text from the token on, at most `length` bytes and never beyond the sentence.
    pub(super) fn ahead(&self, at: usize, length: usize) -> &'s str {
        let (Some(first), Some(last)) = (self.tokens.get(at), self.tokens.last()) else { return "" };
        let end = last.span.end.min(first.span.start + length);
        self.text.get(first.span.start..end).unwrap_or_default()
    }

    /// Returns the first token that begins at or behind the byte `length` after the token's start,
    /// or `None` where that byte lies inside a token.
    pub(super) fn after_bytes(&self, at: usize, length: usize) -> Option<usize> {
        let end = self.tokens.get(at)?.span.start + length;
        let next = at + self.tokens[at..].iter().take_while(|token| token.span.start < end).count();
        let last = self.tokens.get(next.checked_sub(1)?)?;
        (last.span.end == end).then_some(next)
    }

    /// Returns whether the token joins two times into one stretch ("to", "until", "–").
    pub(super) fn joins(&self, at: usize) -> bool {
        self.has(at, TimeWord::Join)
    }
}
