//! Defines [`Cues`], the words around a number that decide what it is, from `data/cues.tsv`.

use super::map::Map;
use super::{Error, rows};

/// A list of words, by what they tell of the number near them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// The sentence speaks of lengths.
    Length,
    /// "Half" behind it is a period or one of two.
    NoHalfBefore,
    /// "Half" in front of it belongs to it.
    NoHalfAfter,
    /// What may follow "a third" as a part.
    ShareAfter,
    /// The name of a month.
    Month,
    /// The name of a day of the week.
    Weekday,
    /// What may stand in front of a bare year.
    YearBefore,
    /// What a bare year may stand in front of.
    YearHead,
    /// A part of the day.
    DayPart,
    /// "a.m." or "p.m.".
    Meridiem,
    /// A time zone.
    Zone,
    /// What may stand in front of a bare hour.
    ClockBefore,
    /// The sentence speaks of stock indices.
    Index,
    /// A word with which "at" gives an amount.
    NumberVerb,
    /// Announces a telephone number.
    PhoneBefore,
    /// Names a kind of street.
    AddressAfter,
    /// Announces a number that is part of a name, with a capital.
    NameBefore,
    /// The same, without a capital.
    NamePlain,
    /// Announces an age.
    AgeBefore,
    /// With people before it, announces an age.
    Older,
    /// The sentence speaks of games or votes.
    Score,
    /// May stand between a number and one that takes over its unit.
    Parted,
    /// "One" behind it is no number.
    OneBefore,
    /// A pronoun of one person, for ages.
    Singular,
    /// A verb that gives an age.
    Turn,
    /// What "a" behind an amount makes a rate of.
    Rate,
    /// What "a" behind any number makes a rate of.
    RateTime,
    /// An adverb that makes a rate.
    RateAdverb,
}

/// The lists by name.
const NAMES: [(&str, Cue); 28] = [
    ("length", Cue::Length),
    ("no-half-before", Cue::NoHalfBefore),
    ("no-half-after", Cue::NoHalfAfter),
    ("share-after", Cue::ShareAfter),
    ("month", Cue::Month),
    ("weekday", Cue::Weekday),
    ("year-before", Cue::YearBefore),
    ("year-head", Cue::YearHead),
    ("day-part", Cue::DayPart),
    ("meridiem", Cue::Meridiem),
    ("zone", Cue::Zone),
    ("clock-before", Cue::ClockBefore),
    ("index", Cue::Index),
    ("number-verb", Cue::NumberVerb),
    ("phone-before", Cue::PhoneBefore),
    ("address-after", Cue::AddressAfter),
    ("name-before", Cue::NameBefore),
    ("name-plain", Cue::NamePlain),
    ("age-before", Cue::AgeBefore),
    ("older", Cue::Older),
    ("score", Cue::Score),
    ("parted", Cue::Parted),
    ("pronoun-one-before", Cue::OneBefore),
    ("singular", Cue::Singular),
    ("turn", Cue::Turn),
    ("rate", Cue::Rate),
    ("rate-time", Cue::RateTime),
    ("rate-adverb", Cue::RateAdverb),
];

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// For each word the lists it is in, one bit each.
    words: Map<Box<str>, CueSet>,
}

/// The lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueSet(u64);

impl CueSet {
    /// Returns whether the word is in the list.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & bit(cue) != 0
    }
}

const TABLE: &str = "cues.tsv";
const EXPECTED: &str = "the name of a cue and its words";

impl Cues {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut words: Map<Box<str>, CueSet> = Map::default();
        for (line, [name, list]) in rows::<2>(TABLE, include_str!("../../data/cues.tsv"), EXPECTED)? {
            let Some((_, cue)) = NAMES.iter().find(|(known, _)| *known == name) else {
                return Err(Error { table: TABLE, line, found: name.to_owned(), expected: EXPECTED });
            };
            for word in list.split('|') {
                words.entry(word.into()).or_default().0 |= bit(*cue);
            }
        }
        Ok(Self { words })
    }

    /// Returns whether the word, in lower case, is in the list.
    #[must_use]
    pub fn has(&self, cue: Cue, lower: &str) -> bool {
        self.of(lower).has(cue)
    }

    /// Returns the lists that hold the word, in lower case.
    #[must_use]
    pub fn of(&self, lower: &str) -> CueSet {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// Returns the words of all lists.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(AsRef::as_ref)
    }
}

/// Returns the bit of a list.
fn bit(cue: Cue) -> u64 {
    1 << (cue as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_in_several_lists() {
        let cues = Cues::embedded().unwrap();
        assert!(cues.has(Cue::Month, "may"));
        assert!(cues.has(Cue::AddressAfter, "row") && cues.has(Cue::NameBefore, "row"));
        assert!(!cues.has(Cue::Month, "road"));
    }
}
