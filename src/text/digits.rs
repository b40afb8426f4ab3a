//! Defines [`scan`], which finds where a number written in digits ends.
//!
//! A token of digits is what a reader takes in at one look: an amount ("1,234.5", "3½"), a clock
//! time ("17:30"), a calendar date ("2021-08-27"), a telephone number. Ranges ("15-20", "2012-13")
//! are several tokens, so are groups set apart by spaces ("816 000"). Letters that follow directly
//! are cut off where they are a unit or magnitude ("2.8bn", "5k", "40mph") and kept where they make
//! a code, an ordinal or a decade of it ("737MAX", "2nd", "1990s").

use super::token::Shape;
use crate::lexicon::Lexicon;

/// Returns whether the character is a vulgar fraction ("½").
pub(super) fn is_fraction(char: char) -> bool {
    matches!(char, '¼' | '½' | '¾' | '\u{2150}'..='\u{215e}')
}

/// Returns the end and shape of the token that begins at `at` with a digit, a decimal point or a
/// vulgar fraction.
pub(super) fn scan(text: &str, at: usize, lexicon: &Lexicon) -> (usize, Shape) {
    let bytes = text.as_bytes();
    let mut end = amount(bytes, at);
    end = joined(bytes, at, end);
    while let Some(fraction) = text[end..].chars().next().filter(|char| is_fraction(*char)) {
        end += fraction.len_utf8();
    }
    let letters = end + run(bytes, end, |byte| byte.is_ascii_alphabetic());
    if letters == end || is_unit(text, at, end, letters, lexicon) {
        return (end, Shape::Digits);
    }
    let code = letters + run(bytes, letters, |byte| byte.is_ascii_alphanumeric());
    (code, Shape::Mixed)
}

/// Returns how many bytes from `at` satisfy the condition.
fn run(bytes: &[u8], at: usize, holds: impl Fn(u8) -> bool) -> usize {
    bytes[at..].iter().take_while(|byte| holds(**byte)).count()
}

fn digits(bytes: &[u8], at: usize) -> usize {
    run(bytes, at, |byte| byte.is_ascii_digit())
}

/// Returns whether `separator` and a digit stand at `at`.
fn continues(bytes: &[u8], at: usize, separator: u8) -> bool {
    bytes.get(at) == Some(&separator) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// Returns the end of digits with thousands separators and decimals.
fn amount(bytes: &[u8], at: usize) -> usize {
    let mut end = at + digits(bytes, at);
    end = grouped(bytes, at, end);
    while continues(bytes, end, b'.') {
        end += 1;
        end += digits(bytes, end);
    }
    end
}

/// Returns the end of the groups of digits after the first one, which ends at `end`, where they are
/// thousands: groups of three ("1,234,567"), or of two before a last one of three ("1,23,456").
fn grouped(bytes: &[u8], at: usize, end: usize) -> usize {
    if !(1..=3).contains(&(end - at)) {
        return end;
    }
    let (mut last, mut good, mut twos) = (end, end, false);
    while continues(bytes, last, b',') {
        let length = digits(bytes, last + 1);
        last += 1 + length;
        match length {
            2 => twos = true,
            3 => good = last,
            _ => return end,
        }
        if length == 3 && twos {
            break;
        }
    }
    if good == last { good } else { end }
}

/// Returns the end of the times, dates and telephone numbers that go on after the amount
/// `at..end`, or `end`.
fn joined(bytes: &[u8], at: usize, end: usize) -> usize {
    let plain = bytes[at..end].iter().all(u8::is_ascii_digit) && end > at;
    if !plain {
        return end;
    }
    for separator in [b':', b'/'] {
        if continues(bytes, end, separator) {
            return chain(bytes, end, separator).0;
        }
    }
    let (last, groups) = chain(bytes, end, b'-');
    match groups {
        0 => end,
        1 if !is_short_phone(bytes, at, end, last) => end,
        _ => last,
    }
}

/// Returns the end of a chain of digits joined by `separator`, and the number of links.
fn chain(bytes: &[u8], mut end: usize, separator: u8) -> (usize, usize) {
    let mut groups = 0;
    while continues(bytes, end, separator) {
        end += 1;
        end += digits(bytes, end);
        groups += 1;
    }
    (end, groups)
}

/// Returns whether `at..end`, a hyphen and the digits up to `last` are a telephone number without
/// its area code ("555-0133") rather than a range of round numbers ("500-1000").
fn is_short_phone(bytes: &[u8], at: usize, end: usize, last: usize) -> bool {
    let (first, second) = (&bytes[at..end], &bytes[end + 1..last]);
    first.len() == 3 && second.len() == 4 && first[0] >= b'2' && !second.ends_with(b"00")
}

/// Returns whether the letters `end..letters` after a number are a unit or magnitude of it.
fn is_unit(text: &str, at: usize, end: usize, letters: usize, lexicon: &Lexicon) -> bool {
    let goes_on = text.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    let money = text[..at].ends_with(['$', '£', '€', '¥', '₹']);
    !goes_on && (money || lexicon.attached.contains(&text[end..letters]))
}
