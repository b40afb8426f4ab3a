//! Defines [`Numerals`], the words that make numbers, from `data/numerals.tsv`.

use super::map::{Map, Sieve};
use super::{Error, rows};
use crate::model::Decimal;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralWord {
    /// Zero to nine.
    Ones(Decimal),
    /// Ten to nineteen.
    Teen(Decimal),
    /// Twenty, thirty, … ninety.
    Tens(Decimal),
    /// Hundred.
    Hundred,
    /// Thousand and the greater powers, as words.
    Scale(Decimal),
    /// The letters for such a power, glued to digits ("5k", "2.8bn").
    Glued(Decimal),
    /// Such letters that mean a power only with money ("$2t").
    Money(Decimal),
    /// Half.
    Half,
    /// The singular name of a part ("third"), which is an ordinal too.
    Fraction(Decimal),
    /// The plural name of a part ("thirds").
    Fractions(Decimal),
    /// Dozen.
    Dozen,
    /// A plural that stands for at least so many ("hundreds").
    Vague(Decimal),
    /// A small vague number that multiplies the next word ("several hundred"), from and to.
    Some(Decimal, Decimal),
    /// The name of a place in an order that is not the name of a part ("first").
    Ordinal(Decimal),
    /// Minus.
    Minus,
}

/// The words that make numbers.
#[derive(Clone, Debug, Default)]
pub struct Numerals {
    words: Map<Box<str>, NumeralWord>,
    /// The words that a number may begin with.
    firsts: Sieve,
}

impl NumeralWord {
    /// Returns whether it only ever stands behind other words or digits of a number ("5k"): alone it is
    /// none.
    #[must_use]
    pub fn only_follows(self) -> bool {
        matches!(self, Self::Glued(_) | Self::Money(_))
    }
}

const TABLE: &str = "numerals.tsv";
const EXPECTED: &str = "a word, its part in a number, and its value";

impl Numerals {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let (mut words, mut firsts) = (Map::default(), Sieve::default());
        for (line, [word, part, value]) in
            rows::<3>(TABLE, include_str!("../../data/numerals.tsv"), EXPECTED)?
        {
            let Some(meaning) = meaning(part, value) else {
                return Err(Error {
                    table: TABLE,
                    line,
                    found: format!("{word} {part} {value}"),
                    expected: EXPECTED,
                });
            };
            if !meaning.only_follows() {
                firsts.add(word);
            }
            words.insert(word.into(), meaning);
        }
        Ok(Self { words, firsts })
    }

    /// Returns the words of the table.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(AsRef::as_ref)
    }

    /// Returns whether a number may begin with a word of these first and last bytes, in lower case, and
    /// this length in bytes: quick, and false only where none does.
    #[must_use]
    #[inline]
    pub fn may_begin(&self, first: u8, last: u8, length: usize) -> bool {
        self.firsts.may_hold_like(first, last, length)
    }

    /// Returns what the word, in lower case, does in a number.
    #[must_use]
    pub fn get(&self, lower: &str) -> Option<NumeralWord> {
        self.word(lower).copied()
    }

    /// Returns the same where it stands, which is less to carry.
    #[must_use]
    pub fn word(&self, lower: &str) -> Option<&NumeralWord> {
        self.words.get(lower)
    }
}

/// Returns the meaning of a row's second and third column.
fn meaning(part: &str, value: &str) -> Option<NumeralWord> {
    if part == "some" {
        let (low, high) = value.split_once("..")?;
        return Some(NumeralWord::Some(low.parse().ok()?, high.parse().ok()?));
    }
    let value: Decimal = value.parse().ok()?;
    Some(match part {
        "ones" => NumeralWord::Ones(value),
        "teen" => NumeralWord::Teen(value),
        "tens" => NumeralWord::Tens(value),
        "hundred" => NumeralWord::Hundred,
        "scale" => NumeralWord::Scale(value),
        "glued" => NumeralWord::Glued(value),
        "money" => NumeralWord::Money(value),
        "half" => NumeralWord::Half,
        "fraction" => NumeralWord::Fraction(value),
        "fractions" => NumeralWord::Fractions(value),
        "dozen" => NumeralWord::Dozen,
        "vague" => NumeralWord::Vague(value),
        "ordinal" => NumeralWord::Ordinal(value),
        "sign" => NumeralWord::Minus,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn the_embedded_table_reads() {
        let numerals = Numerals::embedded().unwrap();
        assert_eq!(numerals.get("forty"), Some(NumeralWord::Tens(dec!(40))));
        assert_eq!(numerals.get("several"), Some(NumeralWord::Some(dec!(3), dec!(9))));
        assert_eq!(numerals.get("person"), None);
    }
}
