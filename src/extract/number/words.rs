//! Defines how numerals in words are read: "one hundred and two", "two and a half million", "a
//! dozen", "tens of thousands", "several hundred", and the ordinals.
//!
//! The grammar is that of English counting words by size: below a hundred, below a thousand, and
//! falling powers after that. An "and" belongs to the number only where the smaller part behind it
//! is not itself multiplied ("between one hundred and two hundred").

use super::fraction;
use super::numeral::{Form, Numeral};
use super::pieces::{Look, Text};
use crate::lexicon::{Cue, Lexicon, NumeralWord};
use crate::model::{Decimal, Dimension};
use crate::text::Tag;

/// The place value taken as the last one written of a fraction.
pub(super) const FRACTION_PRECISION: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A dozen.
pub(super) const DOZEN: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Reads a number in words at `at`.
pub(super) fn read(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let first = if text.is(at, &["a", "an"]) { at + 1 } else { at };
    vague(text, at)
        .or_else(|| few(text, at, first))
        .or_else(|| article(text, at, lexicon))
        .or_else(|| cardinal(text, at))
}

/// Reads a plural that stands for at least so many ("dozens", "hundreds of thousands").
fn vague(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let NumeralWord::Vague(value) = text.numeral(at)? else { return None };
    let of = text.is(at + 1, &["of"]);
    if text.is(at, &["tens", "scores"]) && (!of || text.was(at, 1, &["the"])) {
        return None;
    }
    let mut numeral = Numeral::exact(at..at + 1, value, Form::Vague);
    while text.is(numeral.pieces.end, &["of"]) {
        let next = numeral.pieces.end + 1;
        let Some(NumeralWord::Vague(scale)) = text.numeral(next) else { break };
        numeral = numeral.times(scale, next + 1)?;
    }
    // How many they are is open anyhow, so that a place value would say nothing.
    Some(Numeral { precision: Decimal::ONE, ..numeral })
}

/// Reads a small vague number; its place value would say nothing.
fn few(text: &Text<'_>, at: usize, first: usize) -> Option<Numeral> {
    let numeral = few_of(text, at, first)?;
    Some(Numeral { precision: Decimal::ONE, ..numeral })
}

/// Reads "several hundred", "a few dozen", "a couple of thousand", and "a couple of" alone.
fn few_of(text: &Text<'_>, at: usize, first: usize) -> Option<Numeral> {
    let NumeralWord::Some(low, high) = text.numeral(first)? else { return None };
    let couple = text.is(first, &["couple"]);
    let of = usize::from(couple && text.is(first + 1, &["of"]));
    let bare = Numeral { high: Some(high), ..Numeral::exact(at..first + 1 + of, low, Form::Few) };
    let next = bare.pieces.end;
    match text.numeral(next) {
        Some(NumeralWord::Dozen) => bare.times(DOZEN, next + 1),
        Some(NumeralWord::Vague(scale)) if first == at => bare.times(scale, next + 1),
        Some(NumeralWord::Hundred | NumeralWord::Scale(_)) => {
            let (scale, end) = scale(text, next)?;
            bare.times(scale, end)
        }
        _ => (of == 1 && first > at && is_plural_ahead(text, next)).then_some(bare),
    }
}

/// Returns whether a plural noun stands at `at` or behind one word there.
fn is_plural_ahead(text: &Text<'_>, at: usize) -> bool {
    is_plural(text, at) || (is_open(text, at) && is_plural(text, at + 1))
}

/// Reads a number that begins with "a" ("a hundred and two", "a dozen", "a million").
fn article(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    if !text.is(at, &["a", "an"]) {
        return None;
    }
    let Some(word) = text.numeral(at + 1) else { return one_unit(text, at, lexicon) };
    match word {
        NumeralWord::Dozen => Some(Numeral::exact(at..at + 2, DOZEN, Form::Article)),
        NumeralWord::Hundred => {
            let (value, end) = hundreds(text, Decimal::ONE, at + 1)?;
            powers(text, at, value, end, Form::Article)
        }
        NumeralWord::Scale(_) => powers(text, at, Decimal::ONE, at + 1, Form::Article),
        _ => None,
    }
}

/// Reads "a" as one in front of a percentage point, or of a measure that a bound stands before
/// ("just under a mile") or a part follows ("an hour and a half"). Lengths of time alone are too often
/// figures of speech.
fn one_unit(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let (unit, end) = super::measures::measure(text, at + 1, lexicon)?;
    let part = text.was(at, 1, &["of", "half", "quarter"]);
    let bound = text.was_cue(at, 1, Cue::OneOf);
    let and_part = text.is(end, &["and"])
        && text.is(end + 1, &["a"])
        && matches!(text.numeral(end + 2), Some(NumeralWord::Half | NumeralWord::Fraction(_)));
    let word = text.looks(at + 1, Look::Word);
    let one = match unit.dimension {
        Dimension::Points => word && !part,
        Dimension::Share | Dimension::Other | Dimension::Data => false,
        _ if and_part => word,
        Dimension::Time => false,
        _ => bound && word,
    };
    one.then(|| Numeral::exact(at..at + 1, Decimal::ONE, Form::Article))
}

/// Reads a plain number in words.
fn cardinal(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = below_thousand(text, at)?;
    let numeral = powers(text, at, value, end, Form::Words)?;
    Some(decimals(text, numeral))
}

/// Reads the powers behind a first number, in falling order ("… million … thousand …").
fn powers(text: &Text<'_>, at: usize, first: Decimal, end: usize, form: Form) -> Option<Numeral> {
    let mut term = Numeral::exact(at..end, first, form);
    if text.numeral(end).is_some_and(is_dozen) {
        return term.times(DOZEN, end + 1);
    }
    term = fraction::and_part(text, term);
    let hyphen = hyphen(text, term.pieces.end);
    let Some((magnitude, end)) = scale(text, term.pieces.end + hyphen) else { return Some(term) };
    term = term.times(magnitude, end)?;
    Some(continued(text, term))
}

/// Reads on behind a number with a magnitude: smaller parts ("two thousand and five"), or a fraction
/// of it ("three million and a half").
pub(super) fn continued(text: &Text<'_>, mut total: Numeral) -> Numeral {
    loop {
        total = fraction::and_part_of_magnitude(text, total);
        let end = total.pieces.end;
        let and = usize::from(text.is(end, &["and"]));
        let digits = text.looks(end + and, Look::Digits) && and == 1 && text.raw(end + and).len() <= 2;
        let Some((value, after)) = (if digits {
            super::digits::parse(text.raw(end + and)).map(|(value, _)| (value, end + and + 1))
        } else {
            below_thousand(text, end + and)
        }) else {
            return total;
        };
        let (scale, after) = scale(text, after).map_or((Decimal::ONE, after), |(scale, end)| (scale, end));
        // "Crossed 3 million five times": behind digits small words are another number.
        if total.form == Form::Digits && scale == Decimal::ONE && and == 0 && value < Decimal::ONE_HUNDRED {
            return total;
        }
        let fits = value
            .checked_mul(scale)
            .filter(|part| *part < total.magnitude && (and == 0 || scale == Decimal::ONE));
        let whole = total.value.is_integer() && total.magnitude > Decimal::ONE;
        let Some(sum) = fits.filter(|_| whole).and_then(|part| total.value.checked_add(part)) else {
            return total;
        };
        total.value = sum;
        total.precision = scale;
        total.magnitude = scale;
        total.pieces.end = after;
    }
}

/// Reads spoken decimals ("sixty-one point four").
fn decimals(text: &Text<'_>, mut numeral: Numeral) -> Numeral {
    if !text.is(numeral.pieces.end, &["point"]) || numeral.magnitude != Decimal::ONE {
        return numeral;
    }
    let mut place = Decimal::ONE;
    let mut at = numeral.pieces.end + 1;
    while let Some(NumeralWord::Ones(digit)) = text.numeral(at) {
        let Some(next) = place.checked_div(Decimal::TEN).filter(|place| place.scale() < 12) else { break };
        place = next;
        numeral.value += digit * place;
        numeral.pieces.end = at + 1;
        at += 1;
    }
    numeral.precision = place;
    if let Some((magnitude, end)) = scale(text, numeral.pieces.end) {
        return numeral.clone().times(magnitude, end).unwrap_or(numeral);
    }
    numeral
}

/// Returns the product of the magnitude words at `at` ("hundred thousand", "million"), and the piece
/// after them.
pub(super) fn scale(text: &Text<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut product: Option<Decimal> = None;
    let mut end = at;
    loop {
        let factor = match text.numeral(end) {
            Some(NumeralWord::Hundred) if product.is_none() => Decimal::ONE_HUNDRED,
            Some(NumeralWord::Scale(scale)) => scale,
            _ => return product.map(|product| (product, end)),
        };
        product = Some(product.unwrap_or(Decimal::ONE).checked_mul(factor)?);
        end += 1;
    }
}

/// Reads a number below a thousand ("one hundred and two", "twelve hundred").
fn below_thousand(text: &Text<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = below_hundred(text, at)?;
    let hyphen = hyphen(text, end);
    if text.numeral(end + hyphen) == Some(NumeralWord::Hundred) && !value.is_zero() {
        return hundreds(text, value, end + hyphen);
    }
    Some((value, end))
}

/// Reads on at the word "hundred" behind its multiplier.
fn hundreds(text: &Text<'_>, multiplier: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let value = multiplier * Decimal::ONE_HUNDRED;
    let and = usize::from(text.is(at + 1, &["and"]));
    let Some((rest, end)) = below_hundred(text, at + 1 + and) else { return Some((value, at + 1)) };
    let multiplied = text.numeral(end) == Some(NumeralWord::Hundred);
    let ranged = and == 1 && text.was(at, 2, &["between"]);
    Some(if multiplied || ranged || rest.is_zero() { (value, at + 1) } else { (value + rest, end) })
}

/// Reads a number below a hundred ("forty-seven", "forty seven", "twelve").
pub(super) fn below_hundred(text: &Text<'_>, at: usize) -> Option<(Decimal, usize)> {
    match text.numeral(at)? {
        NumeralWord::Ones(value) | NumeralWord::Teen(value) => Some((value, at + 1)),
        NumeralWord::Tens(value) => {
            let next = at + 1 + hyphen(text, at + 1);
            match text.numeral(next) {
                Some(NumeralWord::Ones(ones)) if !ones.is_zero() => Some((value + ones, next + 1)),
                // "his fifty-first birthday"
                Some(NumeralWord::Ordinal(_) | NumeralWord::Fraction(_))
                    if next > at + 1 && !text.is(next, &["second"]) =>
                {
                    None
                }
                _ => Some((value, at + 1)),
            }
        }
        _ => None,
    }
}

/// Returns how many pieces a hyphen between two words takes at `at`: one or none.
pub(super) fn hyphen(text: &Text<'_>, at: usize) -> usize {
    usize::from(matches!(text.raw(at), "-" | "‐" | "‑") && text.glued(at) && text.glued(at + 1))
}

/// Reads the place in an order, in words or digits ("second", "twenty-first", "2nd").
pub(super) fn read_ordinal(text: &Text<'_>, at: usize, _: &Lexicon) -> Option<Numeral> {
    let end = match text.numeral(at)? {
        NumeralWord::Ordinal(value) | NumeralWord::Fraction(value) if !text.is(at, &["quarter"]) => {
            return Some(Numeral::exact(at..at + 1, value, Form::Ordinal));
        }
        NumeralWord::Tens(_) => at + 1 + hyphen(text, at + 1),
        _ => return None,
    };
    let (NumeralWord::Ordinal(value) | NumeralWord::Fraction(value)) = text.numeral(end)? else {
        return None;
    };
    Some(Numeral::exact(at..end + 1, value, Form::Ordinal))
}

/// Returns whether the word is "dozen" or "dozens".
pub(super) fn is_dozen(word: NumeralWord) -> bool {
    word == NumeralWord::Dozen || word == NumeralWord::Vague(DOZEN)
}

/// Returns whether the word at `at` is a plural noun, as far as its tag and form tell.
pub(super) fn is_plural(text: &Text<'_>, at: usize) -> bool {
    match text.tag(at) {
        Tag::Nouns => true,
        Tag::Other => {
            let word = text.word(at);
            let plural =
                word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
            text.looks(at, Look::Word) && (plural || text.cue(Cue::SeveralPeople, at))
        }
        _ => false,
    }
}

/// Returns whether the word at `at` may stand between a number and its noun.
pub(super) fn is_open(text: &Text<'_>, at: usize) -> bool {
    matches!(text.tag(at), Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Gerund | Tag::Name)
        && text.looks(at, Look::Word)
}
