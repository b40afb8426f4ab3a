//! Defines [`Units`], the units of measure by their symbols and words, from `data/units.tsv`.

use super::word_map::WordMap;
use super::{Error, Phrases, rows};
use crate::model::{Decimal, Dimension, Unit};

/// The units of measure.
#[derive(Clone, Debug, Default)]
pub struct Units {
    all: Vec<Unit>,
    /// What each unit is called in the plural, in the same order; empty where it has only symbols.
    names: Vec<String>,
    /// Words in lower case, single and plural; the value is the unit's place.
    words: Phrases<usize>,
    /// Symbols in their own case, cut into the pieces that the number reader makes of them.
    symbols: Phrases<Symbol>,
    /// The first pieces of the words and symbols of percentage points.
    points: WordMap<&'static str, ()>,
}

/// A symbol of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Symbol {
    unit: usize,
    /// Whether the symbol is too short or too common a word to be read apart from its digits.
    glued: bool,
}

/// How many times the larger of two units may hold the smaller where one is taken for the other. Origin:
/// miles and kilometres, acres and hectares, gallons and litres, pounds and kilograms.
const MIXED_UP: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// How many times it holds it at least; units closer than that differ by less than rounding does.
const LIKE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

const TABLE: &str = "units.tsv";
const EXPECTED: &str = "a code, a dimension, a factor, an offset, symbols and words";

impl Units {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut units = Self::default();
        for (line, row) in rows::<6>(TABLE, include_str!("../../data/units.tsv"), EXPECTED)? {
            let error = || Error { table: TABLE, line, found: row.join(" "), expected: EXPECTED };
            let [code, dimension, factor, offset, symbols, words] = row;
            let dimension = dimension_named(dimension).ok_or_else(error)?;
            let factor = ratio(factor).ok_or_else(error)?;
            let offset = offset.parse().map_err(|_| error())?;
            units.add(Unit { code: code.to_owned(), dimension, factor, offset }, symbols, words);
        }
        Ok(units)
    }

    /// Adds a unit under its symbols and words, both separated by `|`.
    fn add(&mut self, unit: Unit, symbols: &'static str, words: &'static str) {
        let at = self.all.len();
        if unit.dimension == Dimension::Points {
            let names = words.split('|').chain(symbols.split('|'));
            names.filter_map(|name| pieces(name).next()).for_each(|first| self.points.insert(first, ()));
        }
        self.all.push(unit);
        self.names.push(words.split('|').nth(1).unwrap_or_default().to_owned());
        for phrase in words.split('|').filter(|phrase| !phrase.is_empty()) {
            self.words.insert(pieces(phrase), at);
        }
        for symbol in symbols.split('|').filter(|symbol| !symbol.is_empty()) {
            let glued = symbol.ends_with('!');
            self.symbols.insert(pieces(symbol.trim_end_matches('!')), Symbol { unit: at, glued });
        }
    }

    /// Returns whether a unit may begin with the word: quick, and false only where none does.
    #[must_use]
    pub fn may_begin(&self, word: &str) -> bool {
        self.words.may_begin(word) || self.symbols.may_begin(word)
    }

    /// Returns whether percentage or basis points may begin with the word ("basis").
    #[must_use]
    pub fn may_begin_points(&self, word: &str) -> bool {
        self.points.contains(word)
    }

    /// Returns the unit whose words, in lower case, begin at `word(0)`, and how many words it takes.
    #[must_use]
    pub fn by_words<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &Unit)> {
        let (length, &unit) = self.words.longest(word)?;
        Some((length, self.all.get(unit)?))
    }

    /// Returns the unit whose symbol, in its own case, begins at `piece(0)`, and how many pieces it
    /// takes; where `glued` is false only symbols that may stand apart from the digits.
    #[must_use]
    pub fn by_symbol<'t>(
        &self,
        piece: impl Fn(usize) -> Option<&'t str>,
        glued: bool,
    ) -> Option<(usize, &Unit)> {
        let (length, symbol) = self.symbols.longest(piece)?;
        let unit = self.all.get(symbol.unit)?;
        (glued || !symbol.glued).then_some((length, unit))
    }

    /// Returns the units that are taken for a unit by mistake: those of the same dimension, the one metric
    /// and the other not, of which the larger holds the smaller fewer than [`MIXED_UP`] times. Each with
    /// that number of times and the names of both, the smaller first; in the order of the table.
    pub fn mixed_up(&self, unit: &Unit) -> impl Iterator<Item = (Decimal, [&str; 2])> {
        let metric = |unit: &Unit| !unit.code.contains('[');
        let name = |code: &str| {
            let at = self.all.iter().position(|known| known.code == code);
            at.and_then(|at| self.names.get(at)).map_or("", String::as_str)
        };
        let own = name(&unit.code);
        self.all.iter().zip(&self.names).filter_map(move |(other, theirs)| {
            let apart = metric(unit) != metric(other) && unit.dimension == other.dimension;
            let (small, large) = (unit.factor.min(other.factor), unit.factor.max(other.factor));
            let times = large.checked_div(small)?;
            let names =
                if unit.factor < other.factor { [own, theirs.as_str()] } else { [theirs.as_str(), own] };
            let fits = apart && unit.offset.is_zero() && (LIKE..=MIXED_UP).contains(&times);
            (fits && names.iter().all(|name| !name.is_empty())).then_some((times, names))
        })
    }

    /// Returns the unit with the code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.all.iter().find(|unit| unit.code == code)
    }
}

/// Cuts a phrase of the table the way the number reader cuts text: at white space, and so that runs
/// of letters, runs of digits and single marks are pieces of their own.
pub(super) fn pieces(phrase: &str) -> impl Iterator<Item = &str> {
    let class = |c: char| if c.is_alphabetic() { 0 } else { 1 };
    let mut rest = phrase;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = match class(first) {
            0 => rest.find(|c: char| class(c) != 0).unwrap_or(rest.len()),
            _ if first.is_ascii_digit() => rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

/// Returns the decimal, or the quotient written `a/b`.
fn ratio(text: &str) -> Option<Decimal> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    above.parse::<Decimal>().ok()?.checked_div(below.parse().ok()?)
}

/// Returns the dimension of that name.
fn dimension_named(name: &str) -> Option<Dimension> {
    Some(match name {
        "share" => Dimension::Share,
        "points" => Dimension::Points,
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "speed" => Dimension::Speed,
        "temperature" => Dimension::Temperature,
        "time" => Dimension::Time,
        "energy" => Dimension::Energy,
        "power" => Dimension::Power,
        "pressure" => Dimension::Pressure,
        "data" => Dimension::Data,
        "other" => Dimension::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn units_are_found_by_words_and_symbols() {
        let units = Units::embedded().unwrap();
        let words = ["square", "kilometres", "of"];
        let (length, unit) = units.by_words(|at| words.get(at).copied()).unwrap();
        assert_eq!((length, unit.code.as_str()), (2, "km2"));
        let (length, unit) = units.by_symbol(|at| ["km", "/", "h"].get(at).copied(), true).unwrap();
        assert_eq!((length, unit.code.as_str()), (3, "km/h"));
        assert!(units.by_symbol(|_| Some("in"), false).is_none());
    }

    #[test]
    fn miles_are_mixed_up_with_kilometres() {
        let units = Units::embedded().unwrap();
        let of = |code: &str| units.mixed_up(units.by_code(code).unwrap()).collect::<Vec<_>>();
        assert_eq!(of("km")[0], (dec!(1.609344), ["kilometres", "miles"]));
        assert!(of("har").iter().any(|(_, names)| *names == ["acres", "hectares"]));
        assert!(of("har").iter().all(|(times, _)| *times < dec!(4)));
        assert_eq!(of("%"), []);
    }

    #[test]
    fn conversions_are_exact() {
        let units = Units::embedded().unwrap();
        let base = |code: &str, value| units.by_code(code).unwrap().to_base(value).unwrap();
        assert_eq!(base("[mi_i]", dec!(43)), dec!(69201.792));
        assert_eq!(base("[degF]", dec!(212)).round_dp(20), dec!(100));
        assert_eq!(base("[acr_us]", dec!(1)), dec!(4046.8564224));
    }
}
