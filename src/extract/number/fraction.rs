//! Defines how parts of a whole are read: "half", "two-thirds", "1/4", "half a million", "one and a
//! half", and ratios ("one in five", "nine out of ten").

use super::numeral::{Form, Numeral};
use super::pieces::{Look, Text};
use super::words::{DOZEN, FRACTION_PRECISION, hyphen, scale};
use super::{digits, words};
use crate::lexicon::{Cue, Lexicon, NumeralWord};
use crate::model::{Decimal, Dimension, Unit};

/// Place value of a fraction of a magnitude ("half a million"), in that magnitude.
const ROUND_PRECISION: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The greatest number a ratio is read "out of", unless it is a power of ten.
const GREATEST_RATIO: u32 = 1000;

/// Returns the unit of parts of one, in which a half is 0.5; comparable with per cent.
pub(super) fn unit() -> Unit {
    Unit { factor: Decimal::ONE_HUNDRED, ..Unit::simple("", Dimension::Share) }
}

/// Reads a part of a whole at `at`.
pub(super) fn read(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let part = digits::slashed(text, at).or_else(|| half(text, at)).or_else(|| part(text, at));
    match part {
        Some(part) => Some(of_magnitude(text, part)),
        None => ratio(text, at, lexicon),
    }
}

/// Reads "half", unless it is part of another word or a time.
fn half(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let first = if text.is(at, &["a", "one"]) && text.is(at + 1, &["half"]) { at + 1 } else { at };
    if text.numeral(first) != Some(NumeralWord::Half) {
        return None;
    }
    let next = first + 1 + hyphen(text, first + 1);
    // "the first half", "a first-half goal"
    let dash = 1 + usize::from(text.was(first, 1, &["-"]) && text.glued(first));
    let before = first.checked_sub(dash).is_some_and(|at| text.cue(Cue::NoHalfBefore, at));
    let after = text.cue(Cue::NoHalfAfter, next);
    (!before && !after).then(|| fraction(at, first + 1, Decimal::ONE, Decimal::TWO))
}

/// Returns the fraction `above / below` of the given pieces.
fn fraction(at: usize, end: usize, above: Decimal, below: Decimal) -> Numeral {
    let value = above.checked_div(below).unwrap_or_default();
    Numeral { precision: FRACTION_PRECISION, ..Numeral::exact(at..end, value, Form::Fraction) }
}

/// Reads a numerator with the name of a part ("two-thirds", "a quarter", "three fifths").
fn part(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let article = text.is(at, &["a", "an"]);
    let (above, end) = match text.numeral(at) {
        Some(NumeralWord::Fraction(_)) if text.is(at, &["quarter"]) => {
            return bare_quarter(text, at);
        }
        Some(_) => words::below_hundred(text, at)?,
        None if article => (Decimal::ONE, at + 1),
        None => return None,
    };
    let joined = hyphen(text, end).max(usize::from(text.raw(end) == "-" && above < Decimal::TEN));
    let name = end + joined;
    let end = name + 1;
    match text.numeral(name)? {
        NumeralWord::Fraction(below) if above == Decimal::ONE => {
            let free = joined == 1 || (!article && !text.is(name, &["quarter"])) || is_share(text, end);
            free.then(|| fraction(at, end, above, below))
        }
        NumeralWord::Fractions(below) if !above.is_zero() => {
            let free = joined == 1 || !text.is(name, &["quarters"]) || is_share(text, end);
            free.then(|| fraction(at, end, above, below))
        }
        _ => None,
    }
}

/// Reads "quarter" without a numerator ("a" is read with it elsewhere): "quarter million",
/// "quarter-point".
fn bare_quarter(text: &Text<'_>, at: usize) -> Option<Numeral> {
    let next = at + 1 + hyphen(text, at + 1);
    let measured = text.cue(Cue::QuarterOf, next);
    let magnitude =
        matches!(text.numeral(next), Some(NumeralWord::Scale(scale)) if scale > Decimal::ONE_THOUSAND);
    (measured || magnitude).then(|| fraction(at, at + 1, Decimal::ONE, Decimal::from(4)))
}

/// Returns whether what follows an ordinal-like name tells that it names a part ("a third of", "by a
/// third", "a third more") rather than a place in an order ("a third man").
fn is_share(text: &Text<'_>, after: usize) -> bool {
    text.get(after).is_none_or(|piece| piece.look == Look::Mark && piece.text != "-")
        || text.cue(Cue::ShareAfter, after)
        || (matches!(text.numeral(after), Some(NumeralWord::Scale(_) | NumeralWord::Dozen)))
        || (hyphen(text, after) == 1 && text.is(after + 1, &["point", "mile", "percentage"]))
}

/// Multiplies a fraction by the magnitude it is a part of ("half a million", "two thirds of a
/// million", "half a dozen").
fn of_magnitude(text: &Text<'_>, part: Numeral) -> Numeral {
    let end = part.pieces.end;
    let of = usize::from(text.is(end, &["of"]));
    let article = usize::from(text.is(end + of, &["a", "an", "one"]));
    let joined = if of + article == 0 { hyphen(text, end) } else { 0 };
    let at = end + of + article + joined;
    if of == 1 && article == 0 {
        return part;
    }
    let dozen = text.numeral(at) == Some(NumeralWord::Dozen);
    let Some((magnitude, end)) = (if dozen { Some((DOZEN, at + 1)) } else { scale(text, at) }) else {
        return part;
    };
    let tenths = (part.value * Decimal::TEN).is_integer();
    let precision = if dozen || !tenths { FRACTION_PRECISION } else { ROUND_PRECISION };
    let form = Form::Words;
    Numeral { precision, form, ..part.clone() }.times(magnitude, end).unwrap_or(part)
}

/// Adds a part behind a whole number ("two and a half", "three and three quarters").
pub(super) fn and_part(text: &Text<'_>, whole: Numeral) -> Numeral {
    let end = whole.pieces.end;
    if hyphen(text, end) == 1 && whole.value.is_integer() {
        return and_half_joined(text, whole);
    }
    if !text.is(end, &["and"]) || !whole.value.is_integer() {
        return whole;
    }
    let half = text.is(end + 1, &["a", "one"]) && text.is(end + 2, &["half"]);
    let added =
        if half { Some(fraction(end + 1, end + 3, Decimal::ONE, Decimal::TWO)) } else { part(text, end + 1) };
    let Some(added) = added else { return whole };
    let Some(value) = whole.value.checked_add(added.value) else { return whole };
    let pieces = whole.pieces.start..added.pieces.end;
    Numeral { pieces, value, precision: ROUND_PRECISION, ..whole }
}

/// Adds the half of "a three-and-a-half-year deal".
fn and_half_joined(text: &Text<'_>, whole: Numeral) -> Numeral {
    let end = whole.pieces.end;
    let joined = (0..3).all(|word| hyphen(text, end + 2 * word) == 1);
    let words = text.is(end + 1, &["and"]) && text.is(end + 3, &["a"]) && text.is(end + 5, &["half"]);
    match whole.value.checked_add(Decimal::new(5, 1)).filter(|_| joined && words) {
        Some(value) => {
            Numeral { pieces: whole.pieces.start..end + 6, value, precision: ROUND_PRECISION, ..whole }
        }
        None => whole,
    }
}

/// Adds a part of the magnitude behind a number ("three million and a half", "one billion and a half
/// million").
pub(super) fn and_part_of_magnitude(text: &Text<'_>, whole: Numeral) -> Numeral {
    let end = whole.pieces.end;
    let article = text.is(end, &["and"]) && text.is(end + 1, &["a"]);
    if !article || whole.magnitude <= Decimal::ONE {
        return whole;
    }
    let below = match text.numeral(end + 2) {
        Some(NumeralWord::Half) => Decimal::TWO,
        Some(NumeralWord::Fraction(below)) if text.is(end + 2, &["quarter"]) => below,
        _ => return whole,
    };
    let (magnitude, after) = scale(text, end + 3).unwrap_or((whole.magnitude, end + 3));
    let part = magnitude.checked_div(below).and_then(|part| whole.value.checked_add(part));
    let Some(value) = part.filter(|_| magnitude <= whole.magnitude) else { return whole };
    let pieces = whole.pieces.start..after;
    Numeral { pieces, value, precision: ROUND_PRECISION * magnitude, magnitude: Decimal::ONE, ..whole }
}

/// Reads a ratio: "one in five", "1 in 20", "nine out of ten", also around a noun ("one case in
/// four").
fn ratio(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    // What follows digits is looked at before they are read: mostly it makes no ratio of them.
    if text.looks(at, Look::Digits) && !text.is(at + 1, &["in", "out", "of"]) && !text.is(at + 2, &["in"]) {
        return None;
    }
    let (above, end) = small(text, at, lexicon)?;
    let noun = usize::from(text.is(end + 1, &["in"]) && text.looks(end, Look::Word) && above <= 10);
    let link = end + noun;
    let below_at = if text.is(link, &["in"]) {
        link + 1 + usize::from(text.is(link + 1, &["every"]))
    } else if text.is(link, &["out"]) && text.is(link + 1, &["of"]) {
        link + 2 + usize::from(text.is(link + 2, &["every"]))
    } else if text.is(link, &["of"]) && text.is(link + 1, &["every"]) {
        link + 2
    } else {
        return None;
    };
    let (below, end) = small(text, below_at, lexicon)?;
    let usual = below <= GREATEST_RATIO || [10_000, 100_000, 1_000_000].contains(&below);
    let measured = lexicon.units.by_words(|back| Some(text.word(end + back))).is_some();
    let dated = text.cue(Cue::Month, end) || text.raw(end) == ":";
    let plain = above > 0 && above < below && usual && !measured && !dated && text.raw(end) != "%";
    plain.then(|| fraction(at, end, Decimal::from(above), Decimal::from(below)))
}

/// Reads a plain whole number in digits or words that a ratio may be made of.
fn small(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    if text.looks(at, Look::Digits) {
        let (value, _) = digits::parse(text.raw(at))?;
        let plain = value.is_integer() && !text.glued(at + 1) | text.looks(at + 1, Look::Mark);
        return u32::try_from(value).ok().filter(|_| plain).map(|value| (value, at + 1));
    }
    let numeral = words::read(text, at, lexicon).filter(|numeral| numeral.form != Form::Few)?;
    u32::try_from(numeral.value).ok().map(|value| (value, numeral.pieces.end))
}
