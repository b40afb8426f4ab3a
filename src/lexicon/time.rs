//! Defines [`Times`], the words that make up expressions of time: months, weekdays, units, "last",
//! "ago", and the prepositions before them.
//!
//! Only single words are kept; how they combine into "the last week of June" is the business of
//! the reader of times, not of the table.

use super::map::Map;
use super::{Error, rows};

/// The embedded table.
const TABLE: &str = include_str!("../../data/time.tsv");

/// Longest word of the table in bytes; longer words are no time words and are not looked up.
const LONGEST: usize = 16;

/// What length of time a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// A calendar day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// Three months, named by the weather or by sport.
    Season,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What a preposition says of the time behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRole {
    /// Within it ("in", "on", "during").
    Within,
    /// From it until now.
    Since,
    /// Up to it.
    Until,
    /// Not later than it; the state then.
    By,
    /// Earlier than it.
    Before,
    /// Later than it.
    After,
    /// The state at it ("as of").
    State,
}

/// One meaning of a word in expressions of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, 1 (Monday) to 7.
    Weekday(i8),
    /// A unit of time.
    Unit(TimeUnit),
    /// A part of the day ("evening").
    Part,
    /// A clock time in minutes after midnight ("noon").
    Clock(u16),
    /// A day, counted from the day of publication ("yesterday" is -1).
    Day(i32),
    /// A season, by its first month.
    Season(i8),
    /// First, second …: 1, 2 ….
    Ordinal(i8),
    /// "Last" (1), "previous", which may count from another time named before (2), and "past",
    /// which ends now (0).
    Past(i8),
    /// "This", "current".
    Present,
    /// "Next", "coming".
    Next,
    /// "Ago", "earlier" (-1) or "later" (1).
    Shift(i8),
    /// A part of what follows: its beginning (-1), its end (1), or somewhere in it (0, "early").
    Edge(i8),
    /// A small number.
    Count(i32),
    /// Minutes that "a.m." and "p.m." add to the hour.
    Half(u16),
    /// "o'clock".
    OClock,
    /// A preposition.
    Role(TimeRole),
    /// A word that speaks of the present state ("now", "so far").
    State,
    /// A word between "the" and the unit ("fiscal").
    Adjective,
    /// A word that joins two times into one stretch ("to", "–").
    Join,
}

/// The words of time.
#[derive(Debug, Default)]
pub struct Times {
    words: Map<&'static str, Vec<TimeWord>>,
}

impl Times {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let expected = "word, class and value";
        let mut words: Map<&'static str, Vec<TimeWord>> = Map::default();
        for (line, [form, class, value]) in rows::<3>("time.tsv", TABLE, expected)? {
            let word = word(class, value).ok_or_else(|| Error {
                table: "time.tsv",
                line,
                found: format!("{class} {value}"),
                expected: "a known class with its value",
            })?;
            words.entry(form).or_default().push(word);
        }
        Ok(Self { words })
    }

    /// Returns the meanings of a word in any case; empty where it has nothing to do with time.
    #[must_use]
    pub fn of(&self, word: &str) -> &[TimeWord] {
        self.look_up(&[word])
    }

    /// Returns the meanings of a word in lower case with straight apostrophes.
    #[must_use]
    pub fn of_lower(&self, word: &str) -> &[TimeWord] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the meanings of two neighbouring words taken together ("as of", "so far").
    #[must_use]
    pub fn of_pair(&self, first: &str, second: &str) -> &[TimeWord] {
        self.look_up(&[first, " ", second])
    }

    /// Returns the single words of the table.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().copied().filter(|word| !word.contains(' '))
    }

    /// Returns the first words of the pairs of the table.
    pub(super) fn pair_words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().filter_map(|word| Some(word.split_once(' ')?.0))
    }

    fn look_up(&self, parts: &[&str]) -> &[TimeWord] {
        let mut buffer = [0_u8; LONGEST];
        let mut filled = 0;
        for part in parts {
            let Some(room) = buffer.get_mut(filled..filled + part.len()) else { return &[] };
            room.copy_from_slice(part.as_bytes());
            room.make_ascii_lowercase();
            filled += part.len();
        }
        let word = buffer.get(..filled).and_then(|bytes| std::str::from_utf8(bytes).ok());
        word.and_then(|word| self.words.get(word)).map_or(&[], Vec::as_slice)
    }
}

fn word(class: &str, value: &str) -> Option<TimeWord> {
    let small = || value.parse::<i8>().ok();
    Some(match class {
        "month" => TimeWord::Month(small()?),
        "weekday" => TimeWord::Weekday(small()?),
        "unit" => TimeWord::Unit(unit(value)?),
        "part" => TimeWord::Part,
        "clock" => TimeWord::Clock(value.parse().ok()?),
        "day" => TimeWord::Day(value.parse().ok()?),
        "season" => TimeWord::Season(small()?),
        "ordinal" => TimeWord::Ordinal(small()?),
        "past" => TimeWord::Past(small()?),
        "present" => TimeWord::Present,
        "next" => TimeWord::Next,
        "ago" => TimeWord::Shift(small()?),
        "edge" => TimeWord::Edge(small()?),
        "count" => TimeWord::Count(value.parse().ok()?),
        "half" => TimeWord::Half(value.parse().ok()?),
        "oclock" => TimeWord::OClock,
        "role" => TimeWord::Role(role(value)?),
        "state" => TimeWord::State,
        "adjective" => TimeWord::Adjective,
        "join" => TimeWord::Join,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<TimeUnit> {
    Some(match value {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "weekend" => TimeUnit::Weekend,
        "fortnight" => TimeUnit::Fortnight,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "season" => TimeUnit::Season,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

fn role(value: &str) -> Option<TimeRole> {
    Some(match value {
        "within" => TimeRole::Within,
        "since" => TimeRole::Since,
        "until" => TimeRole::Until,
        "by" => TimeRole::By,
        "before" => TimeRole::Before,
        "after" => TimeRole::After,
        "state" => TimeRole::State,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_mean_several_things() {
        let times = Times::embedded().unwrap();
        assert!(times.of("Following").contains(&TimeWord::Next));
        assert!(times.of("following").contains(&TimeWord::Role(TimeRole::After)));
        assert_eq!(times.of("SEPT."), [TimeWord::Month(9)]);
        assert_eq!(times.of_pair("As", "of"), [TimeWord::Role(TimeRole::State)]);
        assert!(times.of("a word longer than any").is_empty());
        assert!(times.of("victim").is_empty());
    }
}
