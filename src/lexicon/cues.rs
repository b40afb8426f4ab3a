//! Defines [`Cues`], the words around a number that decide what it is, from `data/cues.tsv`.

use super::map::Map;
use super::{Error, Known, rows};

/// Defines [`Cue`] and the names its members have in the table.
macro_rules! cues {
    ($($(#[$doc:meta])* $cue:ident = $name:literal,)*) => {
        /// A list of words, by what they tell of the number near them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Cue {
            $($(#[$doc])* $cue,)*
        }

        /// The lists by name.
        const NAMES: &[(&str, Cue)] = &[$(($name, Cue::$cue),)*];
    };
}

cues! {
    /// The sentence speaks of lengths.
    Length = "length",
    /// "Half" behind it is a period or one of two.
    NoHalfBefore = "no-half-before",
    /// "Half" in front of it belongs to it.
    NoHalfAfter = "no-half-after",
    /// What may follow "a third" as a part.
    ShareAfter = "share-after",
    /// The name of a month.
    Month = "month",
    /// The name of a day of the week.
    Weekday = "weekday",
    /// What may stand in front of a bare year.
    YearBefore = "year-before",
    /// What a bare year may stand in front of.
    YearHead = "year-head",
    /// A part of the day.
    DayPart = "day-part",
    /// "a.m." or "p.m.".
    Meridiem = "meridiem",
    /// A time zone.
    Zone = "zone",
    /// What may stand in front of a bare hour.
    ClockBefore = "clock-before",
    /// The sentence speaks of stock indices.
    Index = "index",
    /// A word with which "at" gives an amount.
    NumberVerb = "number-verb",
    /// Announces a telephone number.
    PhoneBefore = "phone-before",
    /// Names a kind of street.
    AddressAfter = "address-after",
    /// Announces a number that is part of a name, with a capital.
    NameBefore = "name-before",
    /// The same, without a capital.
    NamePlain = "name-plain",
    /// Announces an age.
    AgeBefore = "age-before",
    /// With people before it, announces an age.
    Older = "older",
    /// The sentence speaks of games or votes.
    Score = "score",
    /// May stand between a number and one that takes over its unit.
    Parted = "parted",
    /// "One" behind it is no number.
    OneBefore = "pronoun-one-before",
    /// A pronoun of one person, for ages.
    Singular = "singular",
    /// Behind a length, tells that somebody or something went that far.
    Way = "way",
    /// A verb that gives an age.
    Turn = "turn",
    /// What "a" behind an amount makes a rate of.
    Rate = "rate",
    /// What "a" behind any number makes a rate of.
    RateTime = "rate-time",
    /// An adverb that makes a rate.
    RateAdverb = "rate-adverb",
    /// The sentence speaks of per cent.
    Share = "share",
    /// The sentence speaks of money, so that pounds are no weight.
    Sterling = "sterling",
    /// The sentence speaks of weights.
    Weight = "weight",
    /// What pounds "of" are money.
    SterlingOf = "sterling-of",
    /// In front of "over" it says that something lasts.
    Lasts = "lasts",
    /// In front of an amount it gives a place rather than a difference.
    Placed = "placed",
    /// Makes a range of "from 3 to 5".
    Ranging = "ranging",
    /// Happens once in a life, so that "at" behind it gives an age ("died at 81").
    Once = "once",
    /// Sends messages to a number.
    Texting = "texting",
    /// Sets one value in another's place, whichever way it goes.
    Revising = "revising",
    /// May stand between a verb of change and the difference.
    DifferenceFiller = "difference-filler",
    /// May follow a bare difference.
    DifferenceEnd = "difference-end",
    /// With it in front of an amount a noun must follow.
    Determiner = "determiner",
    /// In front of a bare year even where something is counted behind it.
    YearStrong = "year-strong",
    /// Makes an age of a number in front.
    YearsOld = "years-old",
    /// People in general, whom an age limits.
    People = "people",
    /// May stand between "is" and an age.
    Now = "now",
    /// Tells an age.
    Is = "is",
    /// May follow an age.
    AfterAge = "after-age",
    /// Behind "one" it says what happened to a person.
    Casualty = "casualty",
    /// What a sum is only printed on.
    Printed = "printed",
    /// What is measured in signs.
    Digits = "digits",
    /// Is named by a calibre.
    Weapon = "weapon",
    /// Is named by a resolution.
    Screen = "screen",
    /// Is named by a length.
    Run = "run",
    /// Makes a name of a capitalised name and a number in front.
    IndexName = "index-name",
    /// A number behind it is an address.
    NameAddress = "name-address",
    /// A number behind it is a list number.
    NameList = "name-list",
    /// A number behind it is a code.
    NameCode = "name-code",
    /// A number behind it is a telephone number.
    NamePhone = "name-phone",
    /// The sentence speaks of opening hours.
    Opening = "opening",
    /// In front of "before six".
    ClockTime = "clock-time",
    /// May follow a bare hour.
    ClockEnd = "clock-end",
    /// In front of "ten to six".
    ToHour = "to-hour",
    /// May stand between the announcement of a telephone number and the number.
    PhoneLink = "phone-link",
    /// Speaks of reaching somebody.
    Reach = "reach",
    /// In front of "number" it makes a verb of it.
    Subject = "subject",
    /// In front of "as much as" it compares rather than bounds.
    Comparison = "comparison",
    /// Labels what is not in the unit of its table.
    Apart = "apart",
    /// Makes a time of "a year" in front, and no rate.
    Ago = "ago",
    /// Weapons that are counted, not named by a calibre.
    Weapons = "weapons",
    /// Announces a number of a name only with a point or a capital.
    ShortName = "short-name",
    /// In front of a number behind which something is counted it still announces a name.
    SeveralNames = "several-names",
    /// In front of a capitalised name with a number it tells where or of what.
    NamePlace = "name-place",
    /// Behind a name with a number it is its verb.
    NameVerb = "name-verb",
    /// May follow a name that ends in a number.
    NameEnd = "name-end",
    /// In front of a name that ends in a number.
    NameArticle = "name-article",
    /// Behind "one" it makes a pronoun of it.
    OneBehind = "one-behind",
    /// In front of a bare hour it gives a time.
    TimeBefore = "time-before",
    /// May stand between two numbers of one kind.
    Link = "link",
    /// In front of "the 5th" it gives a day.
    DayBefore = "day-before",
    /// May follow "the 5th" where that is a day.
    DayAfter = "day-after",
    /// Makes an ordinal of digits.
    OrdinalEnding = "ordinal-ending",
    /// May be written to digits that are no code.
    DigitEnding = "digit-ending",
    /// Behind a score it names how the game or vote ended.
    Outcome = "outcome",
    /// Begins a clause of its own between numbers.
    Clause = "clause",
    /// In front of a noun it makes a rate of the amount before.
    Each = "each",
    /// In front of a unit it tells which.
    UnitKind = "unit-kind",
    /// Behind "a week or" it makes a time of it and no rate.
    OrTwo = "or-two",
    /// What a bare quarter is of.
    QuarterOf = "quarter-of",
    /// Behind "in" it opens a phrase, so that no inches are meant.
    Inside = "inside",
    /// In front of "a" it makes one of something ("just under a mile").
    OneOf = "one-of",
    /// May stand between a number and the noun of its change.
    ChangeBehind = "change-behind",
    /// Behind a percentage it names how sure a statistic is.
    Confidence = "confidence",
    /// Tells in front of a number that people came to harm.
    Harm = "harm",
    /// A verb that "over" belongs to.
    GivenOver = "given-over",
    /// Behind a length it makes the name of a discipline of it.
    Discipline = "discipline",
    /// A plural of people without -s.
    SeveralPeople = "several-people",
}

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// For each word the lists it is in, one bit each.
    words: Map<Box<str>, CueSet>,
    /// The different sets of lists that words are in, the empty one first.
    sets: Vec<CueSet>,
}

/// The lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueSet(u128);

impl CueSet {
    /// Returns whether the word is in the list.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & bit(cue) != 0
    }

    /// Returns the lists that hold this word or that.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
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
        let mut sets: Vec<CueSet> = words.values().copied().chain([CueSet::default()]).collect();
        sets.sort_unstable_by_key(|set| set.0);
        sets.dedup();
        Ok(Self { words, sets })
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

    /// Returns the lists that hold a word of which that much is known: the same as [`Cues::of`], without
    /// looking for it.
    #[must_use]
    #[inline]
    pub fn known(&self, known: Known) -> CueSet {
        self.sets.get(usize::from(known.cues)).copied().unwrap_or_default()
    }

    /// Returns the words of all lists, each with what is to be known of it.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Known)> {
        let number = |set: &CueSet| self.sets.iter().position(|known| known == set);
        let known = move |set| Known::of_cues(number(set).and_then(|at| u16::try_from(at).ok()).unwrap_or(0));
        self.words.iter().map(move |(word, set)| (word.as_ref(), known(set)))
    }
}

/// Returns the bit of a list.
fn bit(cue: Cue) -> u128 {
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
        assert!(cues.words().all(|(word, known)| cues.known(known) == cues.of(word)));
        assert_eq!(cues.known(Known::default()), CueSet::default());
    }
}
