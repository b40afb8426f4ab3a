//! Defines [`Expression`], a phrase of time found in a sentence, and [`expressions`], which finds
//! them from left to right.
//!
//! Finding knows nothing of numbers; which expression a number takes is decided elsewhere.

use super::calendar::Stretch;
use super::scan::{Opening, Scan};
use super::{absolute, clock, relative};
use crate::lexicon::{TimeRole, TimeUnit, TimeWord};
use crate::model::{Grain, Span};
use crate::text::Tag;
use jiff::civil::Date;
use std::ops::Range;

/// A phrase of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Expression {
    /// Its tokens, with the preposition.
    pub tokens: Range<usize>,
    /// Its bytes, with the preposition.
    pub span: Span,
    /// The days it names.
    pub stretch: Stretch,
    /// What its preposition says; `None` where it has none.
    pub role: Option<TimeRole>,
    /// Whether it speaks of the state at its end.
    pub state: bool,
    /// Whether a genitive stands behind it, so that it tells which thing is meant and not when
    /// ("Monday's earthquake").
    pub owner: bool,
    /// Whether it is a year in front of the noun it tells apart ("the 1996 record").
    pub attributive: bool,
    /// The matcher that read it.
    pub rule: &'static str,
}

type Matcher = fn(&Scan<'_>, usize) -> Option<(usize, Stretch)>;

/// The matchers in order, with what they begin with; the first that reads something wins, so longer
/// forms come first.
const MATCHERS: [(&str, Opening, Matcher); 16] = [
    ("iso date", Opening::FIGURE, absolute::iso),
    ("date", Opening::FIGURE.or(Opening::MONTH), absolute::date),
    ("clock time", Opening::FIGURE.or(Opening::COUNT).or(Opening::CLOCK), clock::clock),
    ("part of a year", Opening::FIGURE.or(Opening::ORDINAL), absolute::part_of_year),
    ("same period", Opening::SAME, relative::same),
    ("several units", Opening::WHICH, relative::units),
    ("units up to a date", Opening::FIGURE.or(Opening::COUNT).or(Opening::UNIT), relative::up_to),
    ("shifted", Opening::FIGURE.or(Opening::COUNT).or(Opening::UNIT), relative::shifted),
    ("day by name", Opening::WHICH.or(Opening::WEEKDAY), relative::weekday),
    ("unit", Opening::WHICH, relative::unit),
    ("relative day", Opening::DAY, relative::day),
    ("month", Opening::MONTH, absolute::month),
    ("season", Opening::SEASON, relative::season),
    ("year", Opening::FIGURE.or(Opening::ADJECTIVE), absolute::year),
    ("day of the month", Opening::FIGURE, absolute::day_of_month),
    ("part of the day", Opening::PART, part_of_day),
];

/// Returns the expressions of time in a sentence, in order and without overlap.
pub(super) fn expressions(mut scan: Scan<'_>) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let Some(expression) = scan.may_open(at).then(|| expression(&scan, at)).flatten() else {
            at += 1;
            continue;
        };
        at = expression.tokens.end;
        scan.now.previous = Some(expression.stretch);
        found.push(expression);
    }
    found
}

fn expression(scan: &Scan<'_>, at: usize) -> Option<Expression> {
    if let Some(state) = state_word(scan, at) {
        return Some(state);
    }
    let (role, from) = role(scan, at);
    let from = edge_words(scan, from);
    let (mut next, mut stretch, rule) = core(scan, from.at, role.is_some())?;
    if let Some((end, whole)) = range(scan, at, next, stretch) {
        (next, stretch) = (end, whole);
    } else if let Some((end, joined)) = beside(scan, next, stretch) {
        (next, stretch) = (end, joined);
    }
    let stretch = since(scan, role, edge(stretch, from.part));
    let state = matches!(role, Some(TimeRole::State | TimeRole::By)) || clock_state(scan, at, stretch);
    Some(finish(scan, at..next, stretch, role, state, rule))
}

fn finish(
    scan: &Scan<'_>,
    tokens: Range<usize>,
    stretch: Stretch,
    role: Option<TimeRole>,
    state: bool,
    rule: &'static str,
) -> Expression {
    // "The 1978 earthquake": the article is no part of the time.
    let article =
        rule == "year" && role.is_none() && (scan.is(tokens.start, "the") || scan.is(tokens.start, "a"));
    let first = if article && tokens.len() > 1 { tokens.start + 1 } else { tokens.start };
    let span = scan.tokens[first].span.cover(scan.tokens[tokens.end - 1].span);
    let owner = scan.tokens.get(tokens.end).is_some_and(|token| token.tag == Tag::Possessive);
    let attributive = rule == "year" && role.is_none();
    Expression { tokens, span, stretch, role, state, owner, attributive, rule }
}

/// Reads "now", "so far", "so far this year".
fn state_word(scan: &Scan<'_>, at: usize) -> Option<Expression> {
    let pair = scan.of_pair(at).contains(&TimeWord::State);
    let next = if pair { at + 2 } else { at + 1 };
    if !pair && !scan.has(at, TimeWord::State) {
        return None;
    }
    let today = scan.now.published;
    if let Some((end, year)) = relative::unit(scan, next) {
        let stretch = Stretch::between(year.start, today, year.grain);
        return Some(finish(scan, at..end, stretch, None, true, "so far"));
    }
    Some(finish(scan, at..next, Stretch::day(today), None, true, "now"))
}

/// Returns the preposition at the token, and the token behind it.
fn role(scan: &Scan<'_>, at: usize) -> (Option<TimeRole>, usize) {
    let pick = |word: &TimeWord| if let TimeWord::Role(role) = word { Some(*role) } else { None };
    let pair = scan.of_pair(at).iter().find_map(pick);
    if pair.is_some() {
        return (pair, at + 2);
    }
    let single = scan.of(at).iter().find_map(pick);
    // "Following" may be a preposition or mean the next.
    let next = scan.has(at, TimeWord::Next);
    single.filter(|_| !next).map_or((None, at), |role| (Some(role), at + 1))
}

/// Where the time itself begins behind "the end of", "early", "mid-", and which part is meant.
struct Edge {
    at: usize,
    part: i8,
}

fn edge_words(scan: &Scan<'_>, at: usize) -> Edge {
    let from = scan.past_article(at);
    let part = scan.find(from, |word| if let TimeWord::Edge(part) = word { Some(part) } else { None });
    let Some(part) = part else { return Edge { at, part: 0 } };
    let glue = scan.is(from + 1, "of") || matches!(scan.word(from + 1), "-" | "–");
    Edge { at: if glue { from + 2 } else { from + 1 }, part }
}

fn edge(stretch: Stretch, part: i8) -> Stretch {
    match part {
        1 => Stretch::day(stretch.end),
        -1 => Stretch::day(stretch.start),
        _ => stretch,
    }
}

fn core(scan: &Scan<'_>, at: usize, led: bool) -> Option<(usize, Stretch, &'static str)> {
    let opening = scan.opening(at);
    if opening == Opening::default() {
        return None;
    }
    let read = |(name, words, matcher): &(&'static str, Opening, Matcher)| {
        let (next, stretch) = if opening.meets(*words) { matcher(scan, at)? } else { return None };
        (led || stands_alone(scan, at, name)).then_some((next, stretch, *name))
    };
    MATCHERS.iter().find_map(read)
}

/// Returns whether what this matcher reads may stand without a preposition before it.
fn stands_alone(scan: &Scan<'_>, at: usize, name: &str) -> bool {
    let before = at.checked_sub(1).and_then(|at| scan.tokens.get(at));
    let after = scan.tokens.get(scan.past_article(at) + 1);
    match name {
        "part of the day" | "season" | "day of the month" => false,
        "month" => before.is_some_and(|token| token.tag == Tag::Determiner),
        // "A 2019 survey", "(2019)".
        "year" => {
            let article = scan.past_article(at) > at;
            let noun = after.is_some_and(|token| matches!(token.tag, Tag::Noun | Tag::Nouns));
            let verb = after.is_some_and(|token| token.tag == Tag::Modal);
            let bracket =
                before.is_some_and(|token| token.text == "(") && after.is_some_and(|t| t.text == ")");
            bracket || verb || noun && (article || before.is_some_and(|token| token.tag == Tag::Determiner))
        }
        _ => true,
    }
}

/// Reads "by nightfall", "in the evening": the day named before, or that of publication.
fn part_of_day(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let from = scan.past_article(at);
    // "In a night" is a rate.
    if from > at && !scan.is(at, "the") {
        return None;
    }
    let day = scan.now.previous.filter(|previous| previous.grain == Grain::Day);
    let today = Stretch::day(scan.now.published);
    scan.is_part(from).then(|| (from + 1, Stretch { minute: None, ..day.unwrap_or(today) }))
}

/// Reads the second time of "from January to April", "between 2010 and 2015", "Thursday night into
/// Friday", and returns the stretch that covers both.
fn range(scan: &Scan<'_>, at: usize, next: usize, first: Stretch) -> Option<(usize, Stretch)> {
    let opened = scan.is(at, "from") || scan.is(at, "between");
    let same = |last: &Stretch| last.grain == first.grain && last.minute.is_none() && first.minute.is_none();
    if !scan.joins(next) {
        return None;
    }
    let (end, last, _) = core(scan, next + 1, true)?;
    if !opened && !same(&last) || scan.is(next, "and") && !opened && first.grain != Grain::Day {
        return None;
    }
    let first = if first.start > last.end { earlier(scan, next, first, last)? } else { first };
    let grain = if first.grain == Grain::Day { Grain::Week } else { longer(first.grain) };
    Some((end, Stretch { minute: last.minute, ..Stretch::between(first.start, last.end, grain) }))
}

/// Returns the first of two times moved back so that it lies before the second: by a week where it
/// ends in a weekday, else by years.
fn earlier(scan: &Scan<'_>, next: usize, first: Stretch, last: Stretch) -> Option<Stretch> {
    let end = next.checked_sub(1)?;
    let named = scan.weekday(end).is_some() || scan.is_part(end);
    if named {
        return Some(first.moved(-1, TimeUnit::Week));
    }
    let years = first.start?.year() - last.end?.year();
    Some(first.moved(-i32::from(years.max(1)), TimeUnit::Year))
}

fn longer(grain: Grain) -> Grain {
    match grain {
        Grain::Hour => Grain::Hour,
        Grain::Day => Grain::Week,
        Grain::Week => Grain::Month,
        Grain::Month | Grain::Quarter => Grain::Year,
        Grain::Year | Grain::Longer => Grain::Longer,
    }
}

/// Reads the day beside a clock time, or the clock time beside a day: "at 6 p.m. on Monday",
/// "Monday, 16:40"; and the date beside a weekday.
fn beside(scan: &Scan<'_>, next: usize, first: Stretch) -> Option<(usize, Stretch)> {
    let comma = scan.is(next, ",");
    let from = if comma || scan.is(next, "on") || scan.is(next, "at") { next + 1 } else { next };
    let from = if comma && (scan.is(from, "on") || scan.is(from, "at")) { from + 1 } else { from };
    let (end, other, _) = core(scan, from, from > next)?;
    let day = |stretch: Stretch| stretch.grain == Grain::Day && stretch.minute.is_none();
    if first.minute.is_some() && day(other) {
        return Some((end, Stretch { minute: first.minute, grain: Grain::Hour, ..other }));
    }
    if day(first) && other.minute.is_some() {
        return Some((end, Stretch { minute: other.minute, grain: Grain::Hour, ..first }));
    }
    // "Monday, June 3": the date is the surer of the two.
    (day(first) && day(other) && scan.weekday(next.saturating_sub(1)).is_some()).then_some((end, other))
}

/// Returns the stretch from its beginning until now for "since", else the stretch itself.
fn since(scan: &Scan<'_>, role: Option<TimeRole>, stretch: Stretch) -> Stretch {
    if role != Some(TimeRole::Since) {
        return stretch;
    }
    let end: Option<Date> = scan.now.published.filter(|day| stretch.start.is_none_or(|start| start <= *day));
    Stretch { end: end.or(stretch.end), minute: None, grain: longer(stretch.grain), ..stretch }
}

/// Returns whether "at" with a clock time speaks of the state at that minute.
fn clock_state(scan: &Scan<'_>, at: usize, stretch: Stretch) -> bool {
    stretch.minute.is_some() && scan.is(at, "at")
}

#[cfg(test)]
mod tests {
    use super::super::scan::Now;
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::tokenise;

    /// Returns the expressions of a sentence printed 12 June 2025 as "words = start..end minute".
    fn read(sentence: &str, lexicon: &Lexicon) -> Vec<String> {
        let tokens = tokenise(sentence, Span::new(0, sentence.len()), lexicon);
        let published = "2025-06-12".parse().ok();
        let now = Now { published, future: None, previous: None };
        let (times, meanings) = (&lexicon.times, &super::super::scan::meanings(&tokens, &lexicon.times));
        let scan = Scan { text: sentence, tokens: &tokens, numbers: &[], times, meanings, now };
        let show = |expression: &Expression| {
            let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
            let stretch = expression.stretch;
            let days = if stretch.start == stretch.end {
                day(stretch.start)
            } else {
                format!("{}..{}", day(stretch.start), day(stretch.end))
            };
            let minute = stretch.minute.map_or(String::new(), |m| format!(" {}:{:02}", m / 60, m % 60));
            let state = if expression.state { " state" } else { "" };
            format!("{} = {days}{minute}{state}", expression.span.of(sentence))
        };
        expressions(scan).iter().map(show).collect()
    }

    #[test]
    fn cases() {
        let lexicon = Lexicon::embedded().unwrap();
        let cases = include_str!("../../../tests/cases/time/expressions.txt");
        let mut wrong = Vec::new();
        for case in cases.split("\n\n") {
            let mut lines = case.lines().filter(|line| !line.starts_with('#'));
            let Some(sentence) = lines.next() else { continue };
            let wanted: Vec<&str> = lines.map(str::trim).collect();
            let found = read(sentence, &lexicon);
            if found != wanted {
                wrong.push(format!("{sentence}\n  found {found:#?}\n  wanted {wanted:#?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
