//! Defines how money is told: currency signs, codes and words in front of a number and behind it.

use super::pieces::{Look, Text};
use crate::lexicon::{Currency, Lexicon, NumeralWord};

/// Returns the currency whose sign or code stands right in front of the number at `at`, and the
/// piece it begins at.
pub(super) fn before(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Currency, usize)> {
    let piece = |back: usize| at.checked_sub(back + 1).map(|at| text.raw(at));
    let Some((length, currency)) = lexicon.currencies.before(piece) else {
        return letter(text, at, lexicon);
    };
    let start = at.checked_sub(length)?;
    let lower = lower_sign(text, start, lexicon);
    Some(lower.unwrap_or((currency, start)))
}

/// Returns the currency of the single letter that is glued to the large number at `at` ("K1,500",
/// "N200 billion"); before small ones it names something else ("N95 masks").
fn letter(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Currency, usize)> {
    let start = at.checked_sub(1).filter(|start| text.glued(at) && text.looks(*start, Look::Word))?;
    let alone = !text.glued(start) || text.was(start, 1, &["(", "\"", "“", "‘"]);
    let grouped = text.raw(at).contains(',');
    let scaled = match text.numeral(at + 1) {
        Some(NumeralWord::Scale(_)) => true,
        Some(NumeralWord::Glued(_)) => text.glued(at + 1),
        _ => false,
    };
    let currency = lexicon.currencies.by_letter(text.raw(start))?;
    (alone && (grouped || scaled)).then_some((currency, start))
}

/// Returns the dollar that a word in front of the sign names in small letters ("us $", "hk$").
fn lower_sign(text: &Text<'_>, start: usize, lexicon: &Lexicon) -> Option<(Currency, usize)> {
    let at = start.checked_sub(1).filter(|at| text.raw(start) == "$" && text.looks(*at, Look::Word))?;
    let prefix = text.raw(at).trim_end_matches('.').replace('.', "").to_uppercase();
    let sign = [prefix.as_str(), text.raw(start)];
    let short = (2..=3).contains(&prefix.len());
    let (length, currency) =
        lexicon.currencies.before(|back| sign.iter().rev().nth(back).copied()).filter(|_| short)?;
    (length == 2).then_some((currency, at))
}

/// Returns the currency whose sign, code or word stands at `at` behind a number, and the piece after
/// it.
pub(super) fn after(text: &Text<'_>, at: usize, lexicon: &Lexicon) -> Option<(Currency, usize)> {
    let word = |ahead: usize| text.get(at + ahead).map(|piece| piece.lower.as_ref());
    if let Some((length, currency)) = lexicon.currencies.by_words(word) {
        return Some((currency, at + length));
    }
    let piece = |ahead: usize| text.get(at + ahead).map(|piece| piece.text);
    let (length, currency) = lexicon.currencies.after(piece, text.glued(at))?;
    let next_number = text.looks(at + length, Look::Digits) && text.glued(at + length);
    (!next_number).then_some((currency, at + length))
}
