//! Defines the matchers of times that are counted from another: "on Thursday", "last year", "the
//! past 36 hours", "two weeks ago", "the week before", "the same period of 2024".

use super::absolute;
use super::calendar::{self, Stretch};
use super::scan::Scan;
use crate::lexicon::{TimeUnit, TimeWord};
use crate::model::Grain;
use crate::text::Tag;
use jiff::civil::Date;

/// Reads "yesterday", "tonight", "tomorrow evening".
pub(super) fn day(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let days = scan.find(at, |word| if let TimeWord::Day(days) = word { Some(days) } else { None })?;
    let today = scan.now.published.map_or(Stretch::undated(Grain::Day), |day| Stretch::day(Some(day)));
    let next = if scan.is_part(at + 1) { at + 2 } else { at + 1 };
    Some((next, today.moved(days, TimeUnit::Day)))
}

/// Reads "Thursday", "last Friday", "next Monday morning", "early Sunday".
pub(super) fn weekday(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let (which, from) = which(scan, at).unwrap_or((Which::Any, at));
    let number = scan.weekday(from)?;
    let future = which == Which::Next || which == Which::Any && scan.is_ahead(at);
    let day = scan.now.published.and_then(|published| calendar::weekday(published, number, future));
    // "Last Friday" on a Friday is a week ago.
    let same = which == Which::Last && day == scan.now.published;
    let stretch = Stretch::day(day);
    let stretch = if same { stretch.moved(-1, TimeUnit::Week) } else { stretch };
    Some((if scan.is_part(from + 1) { from + 2 } else { from + 1 }, stretch))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Any,
    /// "Last".
    Last,
    /// "Previous": before the time named last.
    Previous,
    /// "The past", which ends now.
    Past,
    This,
    Next,
}

/// Returns which of several is meant, and the token behind the word.
fn which(scan: &Scan<'_>, at: usize) -> Option<(Which, usize)> {
    let from = scan.past_article(at);
    let which = scan.find(from, |word| match word {
        TimeWord::Past(1) => Some(Which::Last),
        TimeWord::Past(2) => Some(Which::Previous),
        TimeWord::Past(_) => Some(Which::Past),
        TimeWord::Present => Some(Which::This),
        TimeWord::Next => Some(Which::Next),
        _ => None,
    })?;
    let next = if scan.has(from + 1, TimeWord::Adjective) { from + 2 } else { from + 1 };
    Some((which, next))
}

/// Reads "last year", "this month", "the current quarter", "last summer", "next May", "last night".
pub(super) fn unit(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let (which, from) = which(scan, at)?;
    let published = scan.now.published;
    if scan.is_part(from) {
        let days = if which == Which::Last { -1 } else { 0 };
        let today = published.map_or(Stretch::undated(Grain::Day), |day| Stretch::day(Some(day)));
        return Some((from + 1, today.moved(days, TimeUnit::Day)));
    }
    if let Some((next, stretch)) = named(scan, from, which) {
        return Some((next, stretch));
    }
    let unit = scan.unit(from)?;
    let base = match (which, scan.now.previous) {
        (Which::Previous, Some(previous)) => previous.start,
        _ => published,
    };
    let Some(base) = base else { return Some((from + 1, Stretch::undated(calendar::grain(unit)))) };
    let around = calendar::unit_around(base, unit);
    let stretch = match which {
        Which::Last | Which::Previous => around.moved(-1, unit),
        Which::Past => calendar::ending(base, 1, unit),
        Which::Next => around.moved(1, unit),
        Which::This | Which::Any => around,
    };
    Some((from + 1, last_weekend(stretch, unit, which, base)))
}

/// A weekend lies in the past already, so "last weekend" is not one further back unless it is on.
fn last_weekend(stretch: Stretch, unit: TimeUnit, which: Which, published: Date) -> Stretch {
    let around = calendar::unit_around(published, unit);
    let over = around.end.is_some_and(|end| end < published);
    if unit == TimeUnit::Weekend && which == Which::Last && over { around } else { stretch }
}

/// Reads the season or month behind "last", "this" or "next".
fn named(scan: &Scan<'_>, at: usize, which: Which) -> Option<(usize, Stretch)> {
    let season = scan.find(at, |word| if let TimeWord::Season(month) = word { Some(month) } else { None });
    let month = scan.month(at);
    let first = season.or(month)?;
    let grain = if season.is_some() { Grain::Year } else { Grain::Month };
    let Some(published) = scan.now.published else { return Some((at + 1, Stretch::undated(grain))) };
    let year = match which {
        Which::This => published.year(),
        Which::Next => calendar::year_of_month(published, first, true),
        _ => calendar::year_of_month(published, first, false),
    };
    let length = if season.is_some() { 3 } else { 1 };
    let stretch = Stretch::months(year, first, length, grain);
    let running = stretch.end.is_none_or(|end| end >= published) && which == Which::Last;
    Some((at + 1, if running { stretch.moved(-1, TimeUnit::Year) } else { stretch }))
}

/// Reads "spring", "the summer" behind a preposition.
pub(super) fn season(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    let month =
        scan.find(from, |word| if let TimeWord::Season(month) = word { Some(month) } else { None })?;
    let of = if scan.is(from + 1, "of") { from + 2 } else { from + 1 };
    if let Some(year) = scan.year(of) {
        return Some((of + 1, Stretch::months(year, month, 3, Grain::Year)));
    }
    let published = scan.now.published;
    let stretch = published
        .map_or(Stretch::undated(Grain::Year), |day| calendar::season(day, month, scan.is_ahead(at)));
    Some((from + 1, stretch))
}

/// Reads "the past 36 hours", "the last three years", "the next two weeks".
pub(super) fn units(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let (which, from) = which(scan, at)?;
    let (count, from) = (scan.count(from)?, from + 1);
    let unit = scan.unit(from)?;
    let Some(published) = scan.now.published else {
        return Some((from + 1, Stretch::undated(calendar::grain(unit))));
    };
    let past = calendar::ending(published, count, unit);
    let stretch = match which {
        Which::Next | Which::This => {
            Stretch::between(Some(published), past.moved(count, unit).end, past.grain)
        }
        _ => past,
    };
    Some((from + 1, stretch))
}

/// Reads "the six months to March 31", "three months ended June 30", "the week to June 8", "the 12
/// months through July"; without an article or preposition the words may be a verb's ("put off the
/// vote two weeks to June 8").
pub(super) fn up_to(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    let led = at.checked_sub(1).and_then(|before| scan.tokens.get(before));
    if from == at && led.is_none_or(|led| led.tag != Tag::Preposition) {
        return None;
    }
    let counted = scan.unit(from + 1).and_then(|unit| Some((scan.count(from)?, unit, from + 2)));
    let (count, unit, joint) = counted.or_else(|| Some((1, scan.unit(from)?, from + 1)))?;
    if !scan.joins(joint) || scan.is(joint, "and") {
        return None;
    }
    let last = if scan.is(joint + 1, "on") { joint + 2 } else { joint + 1 };
    let (next, last) = absolute::date(scan, last).or_else(|| absolute::month(scan, last))?;
    let grain = calendar::grain(unit);
    let Some(behind) = last.end.and_then(|end| end.tomorrow().ok()) else {
        return Some((next, Stretch::undated(grain)));
    };
    let start = Stretch::day(Some(behind)).moved(-count, unit).start;
    Some((next, Stretch::between(start, last.end, grain)))
}

/// Reads "three years ago", "a year earlier", "the week before", "two days later", "a year on".
pub(super) fn shifted(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = at + usize::from(scan.is(at, "the"));
    let (count, from) = if from > at { (1, from) } else { (scan.count(at)?, at + 1) };
    let unit = scan.unit(from)?;
    if let Some(day) = beyond(scan, from, count, unit) {
        return Some(day);
    }
    let shift =
        scan.find(from + 1, |word| if let TimeWord::Shift(shift) = word { Some(shift) } else { None })?;
    let ago = scan.is(from + 1, "ago");
    // "32 weeks on average" goes on; "a year on" ends.
    let on = scan.is(from + 1, "on");
    if on && scan.tokens.get(from + 2).is_some_and(|token| token.shape.is_word()) {
        return None;
    }
    let base = scan
        .now
        .previous
        .filter(|_| !ago)
        .or_else(|| Some(calendar::unit_around(scan.now.published?, unit.min(TimeUnit::Year))));
    let stretch = base
        .map_or(Stretch::undated(calendar::grain(unit)), |base| base.moved(count * i32::from(shift), unit));
    Some((from + 2, Stretch { minute: None, ..stretch }))
}

/// Reads what follows "the day" in "the day before yesterday", "the day after tomorrow".
fn beyond(scan: &Scan<'_>, at: usize, count: i32, unit: TimeUnit) -> Option<(usize, Stretch)> {
    let day = scan.find(at + 2, |word| if let TimeWord::Day(days) = word { Some(days) } else { None });
    let days = day.filter(|_| unit == TimeUnit::Day)?;
    let shift = match scan.tokens.get(at + 1)?.lower.as_ref() {
        "before" => -count,
        "after" => count,
        _ => return None,
    };
    let today = scan.now.published.map_or(Stretch::undated(Grain::Day), |day| Stretch::day(Some(day)));
    Some((at + 3, today.moved(days + shift, TimeUnit::Day)))
}

/// Reads "the same period of 2024", "the same months last year", "the same week a year ago".
pub(super) fn same(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    if !scan.is(from, "same") || from + 1 >= scan.tokens.len() {
        return None;
    }
    let unit = scan.unit(from + 1);
    let span = unit.is_some() || scan.is(from + 1, "period") || scan.is(from + 1, "time");
    let of = from + 2 + usize::from(scan.is(from + 2, "of") || scan.is(from + 2, "in"));
    let year = absolute::year(scan, of).or_else(|| self::unit(scan, of)).or_else(|| shifted(scan, of));
    let (next, other) = year.filter(|_| span)?;
    Some((next, moved_to(scan.now.previous, other)))
}

/// Returns the stretch as many years back as brings it into the year of `other`.
fn moved_to(previous: Option<Stretch>, other: Stretch) -> Stretch {
    let years = previous.and_then(|previous| Some(other.start?.year() - previous.start?.year()));
    match (previous, years) {
        (Some(previous), Some(years)) => previous.moved(i32::from(years), TimeUnit::Year),
        _ => other,
    }
}
