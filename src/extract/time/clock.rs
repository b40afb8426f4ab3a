//! Defines the matchers of clock times: "6 p.m.", "16:40", "5.20 this morning", "noon", "5 o'clock".
//!
//! A clock time alone is one of the day of publication; the day beside it is joined to it later.

use super::calendar::Stretch;
use super::scan::Scan;
use crate::lexicon::TimeWord;
use crate::model::Grain;

/// Reads a clock time.
pub(super) fn clock(scan: &Scan<'_>, at: usize) -> Option<(usize, Stretch)> {
    let (next, minute) = named(scan, at).or_else(|| figures(scan, at))?;
    let day = Stretch::day(scan.now.published);
    Some((next, Stretch { minute: Some(minute), grain: Grain::Hour, ..day }))
}

fn named(scan: &Scan<'_>, at: usize) -> Option<(usize, u16)> {
    let minute =
        scan.find(at, |word| if let TimeWord::Clock(minute) = word { Some(minute) } else { None })?;
    Some((at + 1, minute))
}

/// Reads hours and minutes with what tells that they are some: a colon, "p.m.", "o'clock", "this
/// evening".
fn figures(scan: &Scan<'_>, at: usize) -> Option<(usize, u16)> {
    let (length, hour, minute, colon) = parse(scan.ahead(at, 5)).or_else(|| spelled(scan, at))?;
    let (glued, length) = glued_half(scan, at, length);
    let next = scan.after_bytes(at, length)?;
    let half = scan.find(next, |word| if let TimeWord::Half(minutes) = word { Some(minutes) } else { None });
    if let Some(half) = glued.or(half) {
        let next = if glued.is_some() { next } else { next + 1 };
        return (1..=12).contains(&hour).then_some((next, hour % 12 * 60 + minute + half));
    }
    if scan.has(next, TimeWord::OClock) {
        return Some((next + 1, hour * 60 + minute));
    }
    if let Some(half) = half_of_day(scan, next).filter(|_| hour <= 12) {
        return Some((next, hour % 12 * 60 + minute + half));
    }
    (colon == Some(b':')).then_some((next, hour * 60 + minute))
}

/// Returns the bytes, hour, minute and separator of "16:40", "5.20" or "6".
fn parse(text: &str) -> Option<(usize, u16, u16, Option<u8>)> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let hour: u16 = text.get(..digits).filter(|digits| digits.len() <= 2)?.parse().ok()?;
    let separator = bytes.get(digits).copied().filter(|byte| matches!(byte, b':' | b'.'));
    let minute = text.get(digits + 1..digits + 3).filter(|_| separator.is_some());
    let minute = minute.and_then(|text| text.parse::<u16>().ok()).filter(|minute| *minute < 60);
    if hour > 24 {
        return None;
    }
    Some(minute.map_or((digits, hour, 0, None), |minute| (digits + 3, hour, minute, separator)))
}

/// Returns the hour written as a word ("five").
fn spelled(scan: &Scan<'_>, at: usize) -> Option<(usize, u16, u16, Option<u8>)> {
    let hour = scan.count(at).filter(|hour| *hour <= 12 && scan.word(at).len() > 2)?;
    Some((scan.word(at).len(), u16::try_from(hour).ok()?, 0, None))
}

/// Reads "pm" written together with the figures.
fn glued_half(scan: &Scan<'_>, at: usize, length: usize) -> (Option<u16>, usize) {
    let ahead = scan.ahead(at, length + 4);
    let letters = ahead.get(length..).unwrap_or_default();
    let run = letters.len() - letters.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '.').len();
    let Some(word) = letters.get(..run).filter(|word| !word.is_empty()) else { return (None, length) };
    let half = scan
        .times
        .of(word)
        .iter()
        .find_map(|word| if let TimeWord::Half(minutes) = word { Some(*minutes) } else { None });
    half.map_or((None, length), |half| (Some(half), length + run))
}

/// Returns the half of the day that "this afternoon" or "in the morning" behind a time names; the
/// words themselves are read as the day.
fn half_of_day(scan: &Scan<'_>, at: usize) -> Option<u16> {
    let determined = scan.has(at, TimeWord::Present) || scan.is(at, "in") && scan.is(at + 1, "the");
    let part = if scan.is(at, "in") { at + 2 } else { at + 1 };
    let part = scan.is_part(part).then(|| scan.word(part)).filter(|_| determined)?;
    Some(if part.eq_ignore_ascii_case("morning") { 0 } else { 12 * 60 })
}

/// Returns the bytes and minute of the clock time that a line begins with, where a dash, a colon, a bar or
/// the start of a sentence stands behind it ("23:10 The lead is now 48,000").
pub(super) fn stamp(line: &str) -> Option<(usize, u16)> {
    let (length, hour, minute, separator) = parse(line)?;
    let behind = line.get(length..)?;
    let rest = behind.trim_start_matches(' ');
    let sentence = rest.len() < behind.len() && rest.starts_with(char::is_uppercase);
    let marked = rest.starts_with(['-', '–', '—', ':', '|']) || sentence && separator == Some(b':');
    let stamped = separator.is_some() && length >= 4 && marked && hour < 24;
    stamped.then_some((length, hour * 60 + minute))
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn a_stamp_stands_before_a_mark_or_a_sentence() {
        let minute = |line| stamp(line).map(|(_, minute)| minute);
        assert_eq!(minute("19:30 | 40,000 homes"), Some(1170));
        assert_eq!(minute("23:10 The lead is now 48,000"), Some(1390));
        assert_eq!(minute("7.5 Tonnes of rubble"), None);
        assert_eq!(minute("23:10 was when it began"), None);
    }
}
