//! Defines [`Stretch`], a stretch of days as a phrase names it, and the arithmetic on it.
//!
//! Everything is counted in civil days; dates outside the calendar's range yield no date rather than
//! an error. The reading of words is left to the matchers.

use crate::lexicon::TimeUnit;
use crate::model::Grain;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A stretch of days, and how long it is by the word that named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// First day; `None` where no date can be given.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Minutes after midnight of the last day, where a clock time is named.
    pub minute: Option<u16>,
    /// How long it is.
    pub grain: Grain,
}

impl Stretch {
    /// Returns the stretch of which only the length is known.
    pub(super) fn undated(grain: Grain) -> Self {
        Self { start: None, end: None, minute: None, grain }
    }

    /// Returns one day.
    pub(super) fn day(day: Option<Date>) -> Self {
        Self { start: day, end: day, minute: None, grain: Grain::Day }
    }

    /// Returns the days from one to another, both included.
    pub(super) fn between(start: Option<Date>, end: Option<Date>, grain: Grain) -> Self {
        Self { start, end, minute: None, grain }
    }

    /// Returns the calendar month.
    pub(super) fn month(year: i16, month: i8) -> Self {
        Self::months(year, month, 1, Grain::Month)
    }

    /// Returns the calendar year.
    pub(super) fn year(year: i16) -> Self {
        Self::months(year, 1, 12, Grain::Year)
    }

    /// Returns the calendar quarter, 1 to 4.
    pub(super) fn quarter(year: i16, quarter: i8) -> Self {
        Self::months(year, quarter * 3 - 2, 3, Grain::Quarter)
    }

    /// Returns `count` whole months from the first of `month` on.
    pub(super) fn months(year: i16, month: i8, count: i32, grain: Grain) -> Self {
        let start = Date::new(year, month, 1).ok();
        let length = Span::new().try_months(count).ok();
        let end = start.zip(length).and_then(|(start, length)| start.checked_add(length).ok());
        let end = end.and_then(before);
        Self { start, end, minute: None, grain }
    }

    /// Returns the stretch moved by a number of units, later for positive numbers. A month or a
    /// year moved by whole months keeps to whole months.
    pub(super) fn moved(self, count: i32, unit: TimeUnit) -> Self {
        let Some(span) = span_of(count, unit) else { return Self { start: None, end: None, ..self } };
        let shift = |day: Option<Date>| day.and_then(|day| day.checked_add(span).ok());
        let whole = self.start.is_some_and(|day| day.day() == 1)
            && self.end.is_some_and(|day| day == day.last_of_month());
        let end = shift(self.end).map(|day| if whole { day.last_of_month() } else { day });
        Self { start: shift(self.start), end, ..self }
    }
}

/// Returns the calendar unit that holds `day`.
pub(super) fn unit_around(day: Date, unit: TimeUnit) -> Stretch {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => Stretch { grain: Grain::Hour, ..Stretch::day(Some(day)) },
        TimeUnit::Day => Stretch::day(Some(day)),
        TimeUnit::Week => week(day, 1),
        TimeUnit::Fortnight => week(day, 2),
        TimeUnit::Weekend => weekend(day),
        TimeUnit::Month => Stretch::month(day.year(), day.month()),
        TimeUnit::Quarter => Stretch::quarter(day.year(), (day.month() + 2) / 3),
        TimeUnit::Season => Stretch::undated(Grain::Year),
        TimeUnit::Year => Stretch::year(day.year()),
        TimeUnit::Decade => Stretch::months(day.year() / 10 * 10, 1, 120, Grain::Longer),
        TimeUnit::Century => Stretch::months(day.year() / 100 * 100, 1, 1200, Grain::Longer),
    }
}

/// Returns the last day on or before `day` that is the weekday (1 Monday to 7), or the first one
/// after it where `future`.
pub(super) fn weekday(day: Date, number: i8, future: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(number).ok()?;
    if future { day.nth_weekday(1, wanted).ok() } else { on_or_before(day, wanted) }
}

/// Returns the year of the last such month that has begun by `day`, or the next one where `future`.
pub(super) fn year_of_month(day: Date, month: i8, future: bool) -> i16 {
    match (month.cmp(&day.month()), future) {
        (std::cmp::Ordering::Greater, false) => day.year() - 1,
        (std::cmp::Ordering::Less, true) => day.year() + 1,
        _ => day.year(),
    }
}

/// Returns the season that begins with `month` and has begun by `day`, or the next one.
pub(super) fn season(day: Date, month: i8, future: bool) -> Stretch {
    Stretch::months(year_of_month(day, month, future), month, 3, Grain::Year)
}

/// Returns the grain of a unit.
pub(super) fn grain(unit: TimeUnit) -> Grain {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => Grain::Hour,
        TimeUnit::Day => Grain::Day,
        TimeUnit::Week | TimeUnit::Weekend | TimeUnit::Fortnight => Grain::Week,
        TimeUnit::Month => Grain::Month,
        TimeUnit::Quarter => Grain::Quarter,
        TimeUnit::Season | TimeUnit::Year => Grain::Year,
        TimeUnit::Decade | TimeUnit::Century => Grain::Longer,
    }
}

/// Returns the stretch of `count` units that ends with `day`: "the past three weeks".
pub(super) fn ending(day: Date, count: i32, unit: TimeUnit) -> Stretch {
    let days = |start: Option<Date>| Stretch::between(start, Some(day), grain_of(count, unit));
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => {
            let back = Span::new().try_days(days_of_hours(count, unit).max(1)).ok();
            days(back.and_then(|back| day.checked_sub(back).ok()))
        }
        _ => {
            let start = span_of(count, unit).and_then(|span| day.checked_sub(span).ok());
            days(start.and_then(|start| start.tomorrow().ok()))
        }
    }
}

/// Returns how many days so many hours or minutes reach into, at least in part.
fn days_of_hours(count: i32, unit: TimeUnit) -> i64 {
    let hours = if unit == TimeUnit::Minute { i64::from(count) / 60 } else { i64::from(count) };
    (hours + 23).div_euclid(24)
}

fn grain_of(count: i32, unit: TimeUnit) -> Grain {
    match (grain(unit), count) {
        (grain, 1) => grain,
        (Grain::Year, _) => Grain::Longer,
        (grain, _) => grain,
    }
}

fn span_of(count: i32, unit: TimeUnit) -> Option<Span> {
    let count = i64::from(count);
    let span = Span::new();
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => span.try_days(count / 24),
        TimeUnit::Day => span.try_days(count),
        TimeUnit::Week | TimeUnit::Weekend => span.try_weeks(count),
        TimeUnit::Fortnight => span.try_weeks(count * 2),
        TimeUnit::Month => span.try_months(count),
        TimeUnit::Quarter | TimeUnit::Season => span.try_months(count * 3),
        TimeUnit::Year => span.try_years(count),
        TimeUnit::Decade => span.try_years(count * 10),
        TimeUnit::Century => span.try_years(count * 100),
    }
    .ok()
}

fn before(day: Date) -> Option<Date> {
    day.yesterday().ok()
}

fn on_or_before(day: Date, wanted: Weekday) -> Option<Date> {
    if day.weekday() == wanted { Some(day) } else { day.nth_weekday(-1, wanted).ok() }
}

fn week(day: Date, weeks: i32) -> Stretch {
    let monday = on_or_before(day, Weekday::Monday);
    let back = Span::new().try_weeks(weeks - 1).ok();
    let start = monday.zip(back).and_then(|(monday, back)| monday.checked_sub(back).ok());
    let end = monday.and_then(|monday| monday.checked_add(Span::new().days(6)).ok());
    Stretch::between(start, end, Grain::Week)
}

fn weekend(day: Date) -> Stretch {
    let saturday = on_or_before(day, Weekday::Saturday);
    let sunday = saturday.and_then(|saturday| saturday.tomorrow().ok());
    Stretch::between(saturday, sunday, Grain::Week)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A Thursday.
    fn sample() -> Date {
        date(2025, 6, 12)
    }

    #[test]
    fn weekdays_lie_in_the_past_unless_told() {
        assert_eq!(weekday(sample(), 4, false), Some(date(2025, 6, 12)));
        assert_eq!(weekday(sample(), 5, false), Some(date(2025, 6, 6)));
        assert_eq!(weekday(sample(), 5, true), Some(date(2025, 6, 13)));
    }

    #[test]
    fn a_month_that_has_not_begun_is_last_years() {
        assert_eq!(year_of_month(sample(), 6, false), 2025);
        assert_eq!(year_of_month(sample(), 8, false), 2024);
        assert_eq!(year_of_month(sample(), 8, true), 2025);
        assert_eq!(year_of_month(sample(), 3, true), 2026);
    }

    #[test]
    fn moving_a_month_keeps_it_whole() {
        let moved = Stretch::month(2025, 3).moved(-1, TimeUnit::Month);
        assert_eq!(moved, Stretch::month(2025, 2));
    }

    #[test]
    fn past_hours_reach_back_to_the_day_they_began() {
        let past = ending(sample(), 36, TimeUnit::Hour);
        assert_eq!(past.start, Some(date(2025, 6, 10)));
        assert_eq!(past.end, Some(sample()));
        assert_eq!(past.grain, Grain::Hour);
    }

    #[test]
    fn dates_beyond_the_calendar_are_unknown() {
        assert_eq!(Stretch::day(Some(Date::MIN)).moved(-9, TimeUnit::Century).start, None);
        assert_eq!(ending(sample(), i32::MAX, TimeUnit::Day).start, None);
    }
}
