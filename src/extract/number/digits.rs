//! Defines how numerals in digits are read: separators, decimals, fraction signs, magnitudes.

use super::numeral::{Form, Numeral};
use super::pieces::{Look, Text, fraction_sign};
use super::words::DOZEN;
use super::{fraction, money, words};
use crate::lexicon::{Cue, Lexicon, NumeralWord};
use crate::model::Decimal;

/// Reads a number in digits at `at`, with the magnitude behind it.
pub(super) fn read(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    if !text.looks(at, Look::Digits) {
        return None;
    }
    let bare = grouped(text, at).or_else(|| plain(text, at))?;
    if let Some(powered) = powered(text, &bare) {
        return Some(powered);
    }
    let mixed = mixed(text, bare);
    Some(magnified(text, mixed, lexicon))
}

/// Reads the digits of one piece.
fn plain(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let (value, precision) = parse(text.raw(at))?;
    Some(Numeral { precision, ..Numeral::exact(at..at + 1, value, Form::Digits) })
}

/// The most groups of digits that one number has, with the first.
const MOST_GROUPS: usize = 6;

/// Reads digits that are grouped in threes by spaces ("816 000").
fn grouped(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let whole = |raw: &str| raw.bytes().all(|byte| byte.is_ascii_digit());
    let first = text.raw(at);
    if first.len() > 3 || first.starts_with('0') || !whole(first) {
        return None;
    }
    let is_group = |at: usize| {
        if !text.looks(at, Look::Digits) {
            return false;
        }
        let raw = text.raw(at);
        let (head, tail) = raw.split_at_checked(3).unwrap_or(("", ""));
        let round = text.get(at).is_some_and(|piece| piece.narrow) || head == "000";
        whole(head) && head.len() == 3 && round && ends_group(tail)
    };
    let end = (at + 1..=at + MOST_GROUPS).find(|&at| !is_group(at))?;
    if end == at + 1 {
        return None;
    }
    let joined: String = (at..end).map(|at| text.raw(at)).collect();
    let (value, precision) = parse(&joined)?;
    Some(Numeral { precision, ..Numeral::exact(at..end, value, Form::Digits) })
}

/// Returns whether what follows three digits is nothing or decimals.
fn ends_group(tail: &str) -> bool {
    tail.is_empty()
        || tail.strip_prefix('.').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The greatest power of ten that is read: numbers have 28 digits.
const GREATEST_POWER: u32 = 27;

/// Multiplies by a power of ten written out ("2.48×10−5", "6.2x10^23", "4e14").
fn powered(text: &Text<'_>, bare: &Numeral) -> Option<Numeral> {
    let end = bare.pieces.end;
    let short = text.glued(end) && text.is(end, &["e"]);
    let long = text.is(end, &["x", "×", "*"]) && text.raw(end + 1) == "10";
    if !short && !long {
        return None;
    }
    let caret = usize::from(long && text.raw(end + 2) == "^");
    let sign = end + 1 + usize::from(long) + caret;
    let negative = matches!(text.raw(sign), "-" | "−" | "–");
    let signed = usize::from(negative || text.raw(sign) == "+");
    let power = sign + signed;
    let glued = (sign..=power).all(|at| text.glued(at)) && text.looks(power, Look::Digits);
    let written = short || (long && caret + signed > 0);
    let exponent: u32 = text.raw(power).parse().ok().filter(|_| written && glued)?;
    if exponent > GREATEST_POWER {
        return None;
    }
    let factor = if negative {
        Decimal::new(1, exponent)
    } else {
        (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(Decimal::TEN))?
    };
    let numeral = bare.clone().times(factor, power + 1)?;
    Some(Numeral { magnitude: Decimal::ONE, ..numeral })
}

/// The place value of cents, of which grain prices give parts ("$5.91 1/2").
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Adds a fraction in digits that follows ("2 1/2").
fn mixed(text: &Text<'_>, whole: Numeral) -> Numeral {
    let at = whole.pieces.end;
    let spaced = text.get(at).is_some_and(|piece| piece.spaced);
    let cents = whole.precision == CENT;
    let Some(part) = slashed(text, at).filter(|_| spaced && (whole.value.is_integer() || cents)) else {
        return whole;
    };
    let place = if cents { whole.precision } else { Decimal::ONE };
    let added = part.value.checked_mul(place).and_then(|part| whole.value.checked_add(part));
    let Some(value) = added else { return whole };
    let precision = if cents { whole.precision * part.precision } else { part.precision };
    Numeral { pieces: whole.pieces.start..part.pieces.end, value, precision, ..whole }
}

/// Reads a fraction of two numbers in digits ("2/3"): both small, the first less than the second,
/// the second one that things are divided by; "9/11" and "24/7" are none.
pub(super) fn slashed(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let parts =
        text.looks(at, Look::Digits) && text.raw(at + 1) == "/" && text.glued(at + 1) && text.glued(at + 2);
    if !parts || text.raw(at + 3) == "/" || text.back(at, 1) == "/" {
        return None;
    }
    let above: u32 = text.raw(at).parse().ok()?;
    let below: u32 = text.raw(at + 2).parse().ok()?;
    let usual = below <= 10 || [12, 16, 20, 25, 32, 40, 50, 64, 100, 1000].contains(&below);
    let value = Decimal::from(above).checked_div(Decimal::from(below))?;
    let precision = words::FRACTION_PRECISION;
    let fraction = Numeral { precision, ..Numeral::exact(at..at + 3, value, Form::Fraction) };
    (above > 0 && above < below && usual).then_some(fraction)
}

/// Multiplies by the magnitude behind the digits, where there is one. Behind decimals a number in words is
/// another one: "fined $3.2 million three years ago".
fn magnified(text: &Text<'_>, bare: Numeral, lexicon: &Lexicon) -> Numeral {
    let Some((magnitude, end)) = magnitude(text, &bare, lexicon) else { return bare };
    let whole = bare.value.is_integer();
    let Some(numeral) = bare.clone().times(magnitude, end) else { return bare };
    if whole { words::continued(text, numeral) } else { fraction::and_part_of_magnitude(text, numeral) }
}

/// Returns the magnitude behind digits, and the piece after it.
fn magnitude(text: &Text<'_>, bare: &Numeral, lexicon: &Lexicon) -> Option<(Decimal, usize)> {
    let end = bare.pieces.end;
    let hyphen = usize::from(text.raw(end) == "-" && text.glued(end) && text.glued(end + 1));
    let at = end + hyphen;
    let glued = text.glued(at) && hyphen == 0;
    let word = text.word(at);
    match text.numeral(at)? {
        NumeralWord::Scale(_) | NumeralWord::Hundred if !glued || word.len() > 4 => words::scale(text, at),
        word if words::is_dozen(word) && !glued => Some((DOZEN, at + 1)),
        NumeralWord::Glued(scale)
            if hyphen == 0 && !(text.glued(at + 1) && text.looks(at + 1, Look::Digits)) =>
        {
            let money = money::before(text, bare.pieces.start, lexicon).is_some();
            let sure = word.len() > 1 || (glued && word != "m") || money;
            let fits = sure || (glued && is_million(text, at));
            fits.then_some((scale, at + 1))
        }
        NumeralWord::Money(scale) if glued => {
            money::before(text, bare.pieces.start, lexicon).map(|_| (scale, at + 1))
        }
        _ => None,
    }
}

/// Returns whether an "m" behind digits means a million rather than metres: where things are counted
/// right after it, or where nothing in the sentence speaks of length.
fn is_million(text: &Text<'_>, at: usize) -> bool {
    let counts = |at: usize| text.get(at).is_some_and(|piece| piece.spaced) && words::is_plural(text, at);
    let later = words::is_open(text, at + 1) && counts(at + 2);
    if text.cue(Cue::Length, at + 1) {
        return false;
    }
    counts(at + 1) || later || !text.speaks_of(Cue::Length)
}

/// Returns the number that digits with separators stand for, and the place value of the last digit.
/// `None` where the separators make no number ("1.2.3") or where it has more than 28 digits.
pub(super) fn parse(raw: &str) -> Option<(Decimal, Decimal)> {
    if raw.is_ascii() {
        return parse_plain(raw);
    }
    let sign = raw.chars().next_back().and_then(fraction_sign);
    let digits = raw.trim_end_matches(|c: char| fraction_sign(c).is_some());
    let Some((above, below)) = sign else { return parse_plain(digits) };
    let whole = if digits.is_empty() { Decimal::ZERO } else { parse_plain(digits)?.0 };
    let part = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some((whole.checked_add(part)?, words::FRACTION_PRECISION))
}

/// Reads digits without a fraction sign.
fn parse_plain(raw: &str) -> Option<(Decimal, Decimal)> {
    if raw.len() > 40 {
        return None;
    }
    let plain = raw.bytes().all(|byte| byte.is_ascii_digit());
    if plain && raw.len() <= SHORT {
        let value = raw.bytes().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        return Some((Decimal::from(value), Decimal::ONE));
    }
    let (whole, decimals) = if plain { (raw, "") } else { split(raw)? };
    let digits = whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit);
    let append = |number: i128, digit: u8| number.checked_mul(10)?.checked_add(i128::from(digit - b'0'));
    let value = digits.into_iter().try_fold(0, append)?;
    let places = u32::try_from(decimals.len()).ok()?;
    let value = Decimal::try_from_i128_with_scale(value, places).ok()?;
    Some((value, Decimal::new(1, places)))
}

/// How many digits always fit into 64 bits.
const SHORT: usize = 19;

/// Splits digits into the grouped whole and the decimals.
fn split(raw: &str) -> Option<(&str, &str)> {
    let points = raw.matches('.').count();
    let commas = raw.matches(',').count();
    let (whole, decimals) = match (commas, points) {
        (_, 1) if raw.rfind(',').is_none_or(|comma| raw.rfind('.').is_some_and(|point| comma < point)) => {
            raw.rsplit_once('.')?
        }
        (1, _) if !is_group(raw.rsplit(',').next()?) || points > 1 => raw.rsplit_once(',')?,
        _ => (raw, ""),
    };
    let decimal_comma = commas == 1 && !whole.contains(',') && !decimals.is_empty();
    let plausible = !decimal_comma || decimals.len() <= 2;
    (plausible && is_grouped(whole) && decimals.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some((whole, decimals))
}

/// Returns whether the text is a group of three digits.
fn is_group(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether the separators of a whole number part groups of three, or as in India of two and
/// a last one of three.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let Some((last, middle)) = rest.split_last() else { return true };
    let threes = middle.iter().all(|group| group.len() == 3);
    let twos = middle.iter().all(|group| group.len() == 2) && first.len() <= 2;
    (1..=3).contains(&first.len()) && last.len() == 3 && (threes || twos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn separators_and_decimals() {
        let value = |raw| parse(raw).map(|(value, _)| value);
        assert_eq!(value("1,234.5"), Some(dec!(1234.5)));
        assert_eq!(value("12,34,567.89"), Some(dec!(1234567.89)));
        assert_eq!(value("1.234.567"), Some(dec!(1234567)));
        assert_eq!(value("1.234,5"), Some(dec!(1234.5)));
        assert_eq!(value("5,00"), Some(dec!(5)));
        assert_eq!(value("1,674,200"), Some(dec!(1674200)));
        assert_eq!(value(".08"), Some(dec!(0.08)));
        assert_eq!(value("3½"), Some(dec!(3.5)));
        assert_eq!(value("½"), Some(dec!(0.5)));
    }

    #[test]
    fn powers_of_ten_are_multiplied_out() {
        let lexicon = Lexicon::embedded().unwrap();
        let value = |written: &str| {
            let span = crate::model::Span::new(0, written.len());
            let tokens = crate::text::tokenise(written, span, &lexicon);
            read(&Text::new(&tokens, &lexicon), 0, &lexicon).map(|numeral| numeral.value)
        };
        assert_eq!(value("2.48×10−5"), Some(dec!(0.0000248)));
        assert_eq!(value("6.23x10^-4"), Some(dec!(0.000623)));
        assert_eq!(value("4e14"), Some(dec!(400000000000000)));
        assert_eq!(value("5x105"), Some(dec!(5)));
        assert_eq!(value("1e99"), Some(dec!(1)));
    }

    #[test]
    fn what_is_no_number() {
        for raw in ["1.2.3", "22,24,26,31", "12.03.2024", "123456789012345678901234567890"] {
            assert_eq!(parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn precision_is_the_place_of_the_last_digit() {
        let precision = |raw| parse(raw).map(|(_, precision)| precision);
        assert_eq!(precision("47"), Some(dec!(1)));
        assert_eq!(precision("4.30"), Some(dec!(0.01)));
    }
}
