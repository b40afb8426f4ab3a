//! Defines the matchers of times that name their own date: "12 June 2025", "May 2024", "Q3",
//! "the second quarter of 2024", "2019", "the 1990s".
//!
//! Where the year is left out it is the last one in which such a date has begun, or the next one
//! where the sentence speaks of what is to come.

use super::calendar::{self, Stretch};
use super::scan::Scan;
use crate::lexicon::{TimeUnit, TimeWord};
use crate::model::Grain;
use jiff::civil::Date;

/// Reads "2025-06-12".
pub(super) fn iso(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let ahead = scan.ahead(at, 10);
    let date: Date = ahead.get(..10).filter(|text| text.as_bytes()[4] == b'-')?.parse().ok()?;
    Some((scan.after_bytes(at, 10)?, Stretch::day(Some(date))))
}

/// Reads "12 June 2025", "the 12th of June", "June 12, 2025", "7 to 13 July", "July 7-13".
pub(super) fn date(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    let (day, next) = (scan.day(from), from + 1);
    if let Some(first) = day {
        if let Some((last, next)) = second_day(scan, next) {
            return month_behind(scan, next, first, last);
        }
        return month_behind(scan, next, first, first);
    }
    let month = scan.month(from)?;
    let first = scan.day(next)?;
    let (last, next) = second_day(scan, next + 1).unwrap_or((first, next + 1));
    let (year, next) = year_behind(scan, next);
    Some((next, days(scan, at, year, (month, first, last))))
}

fn second_day(scan: &Scan<'_>, at: usize) -> Option<(i8, usize)> {
    let day = scan.day(at + 1).filter(|_| scan.joins(at))?;
    Some((day, at + 2))
}

fn month_behind(scan: &Scan<'_>, at: usize, first: i8, last: i8) -> Option<(usize, Stretch)> {
    let at = if scan.is(at, "of") { at + 1 } else { at };
    let month = scan.month(at)?;
    let (year, next) = year_behind(scan, at + 1);
    Some((next, days(scan, at, year, (month, first, last))))
}

/// Returns the year at the token, after a comma too, and the token behind it.
fn year_behind(scan: &Scan<'_>, at: usize) -> (Option<i16>, usize) {
    let skip = if scan.is(at, ",") { at + 1 } else { at };
    scan.year(skip).map_or((None, at), |year| (Some(year), skip + 1))
}

/// Returns the days of a month that stand at the token, in that year or else in the nearest.
fn days(scan: &Scan<'_>, at: usize, year: Option<i16>, (month, first, last): (i8, i8, i8)) -> Stretch {
    let future = scan.is_ahead(at);
    let year = year.or_else(|| {
        let published = scan.now.published?;
        let this = calendar::year_of_month(published, month, future);
        let ahead = month == published.month() && first > published.day() && !future;
        // The rest of the running month is nearer than the same days a year ago.
        Some(if ahead { published.year() } else { this })
    });
    let date = |day: i8| year.and_then(|year| Date::new(year, month, day).ok());
    Stretch::between(date(first), date(last), if first == last { Grain::Day } else { Grain::Week })
}

/// Reads "May 2024", "May", "mid-May".
pub(super) fn month(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let month = scan.month(at)?;
    let of = if scan.is(at + 1, "of") { at + 2 } else { at + 1 };
    let (year, next) = year_behind(scan, of);
    if let Some(year) = year {
        return Some((next, Stretch::month(year, month)));
    }
    let year = scan.now.published.map(|day| calendar::year_of_month(day, month, scan.is_ahead(at)));
    Some((at + 1, year.map_or(Stretch::undated(Grain::Month), |year| Stretch::month(year, month))))
}

/// Reads "the second quarter of 2024", "Q3", "the first half of the year", "the first nine months".
pub(super) fn part_of_year(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let (next, first, count) = short_quarter(scan, at).or_else(|| long_part(scan, at))?;
    let (next, year) = year_of_part(scan, next, first);
    let grain = if count == 3 { Grain::Quarter } else { Grain::Year };
    let stretch = year.map_or(Stretch::undated(grain), |year| Stretch::months(year, first, count, grain));
    Some((next, stretch))
}

/// Returns the token behind "Q3" or "H1", its first month and how many months it has.
fn short_quarter(scan: &Scan<'_>, at: usize) -> Option<(usize, i8, i32)> {
    let [kind, number] = <[u8; 2]>::try_from(scan.word(at).as_bytes()).ok()?;
    let number = i8::try_from(number.checked_sub(b'0')?).ok()?;
    match (kind, number) {
        (b'Q', 1..=4) => Some((at + 1, number * 3 - 2, 3)),
        (b'H', 1..=2) => Some((at + 1, number * 6 - 5, 6)),
        _ => None,
    }
}

fn long_part(scan: &Scan<'_>, at: usize) -> Option<(usize, i8, i32)> {
    let from = scan.past_article(at);
    let nth = |word| if let TimeWord::Ordinal(nth) = word { Some(nth) } else { None };
    let nth = scan.find(from, nth)?;
    let from = if scan.has(from + 1, TimeWord::Adjective) { from + 1 } else { from };
    if scan.unit(from + 1) == Some(TimeUnit::Quarter) && nth <= 4 {
        return Some((from + 2, nth * 3 - 2, 3));
    }
    if scan.is(from + 1, "half") && nth <= 2 {
        return Some((from + 2, nth * 6 - 5, 6));
    }
    let months = scan.count(from + 1).filter(|count| nth == 1 && *count <= 12)?;
    (scan.unit(from + 2) == Some(TimeUnit::Month)).then_some((from + 3, 1, months))
}

/// Returns the year a part of a year belongs to: named behind it, or the last in which it began.
fn year_of_part(scan: &Scan<'_>, at: usize, first: i8) -> (usize, Option<i16>) {
    let of = if scan.is(at, "of") { at + 1 } else { at };
    if let Some(year) = scan.year(of) {
        return (of + 1, Some(year));
    }
    let named = if of > at { super::relative::unit(scan, of) } else { None };
    if let Some((next, stretch)) = named.filter(|(_, stretch)| stretch.grain == Grain::Year) {
        return (next, stretch.start.map(Date::year));
    }
    // "of the year", "of this year": the running one.
    let article = if of > at && scan.is(of, "the") { of + 1 } else { of };
    let next = if article > of && scan.unit(article) == Some(TimeUnit::Year) { article + 1 } else { at };
    let year = scan.now.published.map(|day| calendar::year_of_month(day, first, false));
    (next, year)
}

/// Reads "2019", "2025-26", "the 1990s", behind a preposition or between article and noun.
pub(super) fn year(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let article = scan.past_article(at);
    let from = if scan.has(article, TimeWord::Adjective) { article + 1 } else { article };
    if let Some(decade) = decade(scan, from) {
        return Some(decade);
    }
    let year = scan.year(from)?;
    if let Some((next, last)) = short_year(scan, from + 1, year) {
        let (start, end) = (Stretch::year(year).start, Stretch::year(last).end);
        return Some((next, Stretch::between(start, end, Grain::Year)));
    }
    Some((from + 1, Stretch::year(year)))
}

/// Returns the second year of "2025-26" or "2025/26".
fn short_year(scan: &Scan<'_>, at: usize, first: i16) -> Option<(usize, i16)> {
    let joined = matches!(scan.word(at), "-" | "–" | "/");
    let close = scan.tokens.get(at).is_some_and(|token| !token.spaced);
    let word = scan.word(at + 1);
    let last = match word.len() {
        2 => word.parse::<i16>().ok().map(|last| first / 100 * 100 + last),
        _ => scan.year(at + 1),
    };
    last.filter(|last| joined && close && *last > first).map(|last| (at + 2, last))
}

fn decade(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let first: i16 = scan.word(at).strip_suffix('s')?.parse().ok()?;
    let decade = (1500..=2190).contains(&first) && first % 10 == 0;
    decade.then(|| (at + 1, Stretch::months(first, 1, 120, Grain::Longer)))
}

/// Reads "the 12th" as a day of the running month, or of the month before where it is still ahead.
pub(super) fn day_of_month(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    let day = scan.day(from)?;
    let ordinal = scan.word(from).ends_with(|c: char| c.is_ascii_alphabetic());
    let noun = scan.tokens.get(from + 1).is_some_and(|token| {
        matches!(token.tag, crate::text::Tag::Noun | crate::text::Tag::Nouns | crate::text::Tag::Name)
    });
    if !ordinal || noun || from == at {
        return None;
    }
    let published = scan.now.published?;
    let month = Stretch::month(published.year(), published.month());
    let date = Date::new(published.year(), published.month(), day).ok();
    let past = date.is_some_and(|date| date > published) && !scan.is_ahead(at);
    let month = if past { month.moved(-1, TimeUnit::Month) } else { month };
    let date = month.start.and_then(|start| Date::new(start.year(), start.month(), day).ok());
    Some((from + 1, Stretch::day(date)))
}
