//! Defines [`Currencies`], money by its signs, codes and words, from `data/currencies.tsv`.

use super::map::Set;
use super::{Error, Phrases, rows, units::pieces};
use crate::model::Decimal;

/// A currency as a sign or word names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// What one of the thing named is worth in the currency: one, or a hundredth for cents.
    pub worth: Decimal,
    /// Whether several currencies share the sign or word, so that the code is a guess.
    pub guess: bool,
}

/// The currencies.
#[derive(Clone, Debug, Default)]
pub struct Currencies {
    /// Signs, cut into pieces, in their own case; they stand in front of the digits or behind.
    signs: Phrases<Currency>,
    /// The same signs with their pieces in reverse order, for looking back.
    signs_reversed: Phrases<Currency>,
    /// Signs that are read only where they are glued behind the digits ("30p").
    suffixes: Phrases<Currency>,
    /// Letters that are signs only where they are glued to a large amount ("K1,500", "N200 billion").
    letters: Phrases<Currency>,
    /// Words in lower case.
    words: Phrases<Currency>,
    /// Codes that are also words in capitals.
    code_words: Set<&'static str>,
    /// The last words of their names, each with the code.
    names: Set<(&'static str, &'static str)>,
    /// Those that several currencies share.
    guessed: Vec<&'static str>,
}

const TABLE: &str = "currencies.tsv";
const EXPECTED: &str = "a code, a sort, and forms";
/// A cent, penny, kopeck …
const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

impl Currencies {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut all = Self::default();
        for (line, [code, sort, forms]) in
            rows::<3>(TABLE, include_str!("../../data/currencies.tsv"), EXPECTED)?
        {
            let worth = if sort.starts_with("minor") { HUNDREDTH } else { Decimal::ONE };
            let currency = Currency { code, worth, guess: sort.starts_with("guess") || sort == "letter" };
            for form in forms.split('|') {
                if matches!(sort, "word" | "guess-word") {
                    all.names.extend(form.rsplit(' ').next().map(|name| (name, code)));
                    all.guessed.extend(Some(form).filter(|_| currency.guess));
                }
                match sort {
                    "code-word" => drop(all.code_words.insert(form)),
                    "symbol" | "guess" => all.add_sign(form, currency),
                    "word" | "guess-word" | "minor" => all.words.insert(form.split(' '), currency),
                    "letter" => all.letters.insert(std::iter::once(form), currency),
                    "minor-symbol" => all.suffixes.insert(pieces(form), currency),
                    _ => {
                        return Err(Error { table: TABLE, line, found: sort.to_owned(), expected: EXPECTED });
                    }
                }
            }
        }
        Ok(all)
    }

    /// Adds a sign for looking either way.
    fn add_sign(&mut self, form: &str, currency: Currency) {
        let cut: Vec<&str> = pieces(form).collect();
        self.signs.insert(cut.iter().copied(), currency);
        self.signs_reversed.insert(cut.iter().rev().copied(), currency);
    }

    /// Returns the currency whose sign or code ends at `piece(0)`, reading backwards, and how many
    /// pieces it takes; codes that are also words are left alone.
    #[must_use]
    pub fn before<'t>(&self, piece: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Currency)> {
        let sign = self.signs_reversed.longest(&piece).map(|(length, &currency)| (length, currency));
        let code = || piece(0).filter(|code| !self.code_words.contains(code));
        sign.or_else(|| Some((1, by_code(code()?)?)))
    }

    /// Returns whether the letters are a code or sign that may be glued in front of digits; codes that
    /// are also words ("TOP10") are not.
    #[must_use]
    pub fn is_prefix(&self, letters: &str) -> bool {
        let sign = self.signs.longest(|at| (at == 0).then_some(letters)).is_some();
        sign || (by_code(letters).is_some() && !self.code_words.contains(letters))
    }

    /// Returns the currency whose sign the letter is where it is glued to a large amount.
    #[must_use]
    pub fn by_letter(&self, letter: &str) -> Option<Currency> {
        self.letters.longest(|at| (at == 0).then_some(letter)).map(|(_, &currency)| currency)
    }

    /// Returns the currency whose sign or code begins at `piece(0)`, and how many pieces it takes;
    /// signs that are also letters ("p", "c") only where `glued` to the digits.
    #[must_use]
    pub fn after<'t>(
        &self,
        piece: impl Fn(usize) -> Option<&'t str>,
        glued: bool,
    ) -> Option<(usize, Currency)> {
        let sign = self.signs.longest(&piece);
        let sign = sign.or_else(|| self.suffixes.longest(&piece).filter(|_| glued));
        sign.map(|(length, &currency)| (length, currency)).or_else(|| Some((1, by_code(piece(0)?)?)))
    }

    /// Returns whether one name is used for both currencies ("dollars"): where it stands alone it may mean
    /// either, whichever it was taken for.
    #[must_use]
    pub fn share_name(&self, left: &str, right: &str) -> bool {
        let named = |code: &str, name: &str| self.names.contains(&(name, code));
        self.guessed.iter().any(|name| named(left, name) && named(right, name))
    }

    /// Returns the currency whose words, in lower case, begin at `word(0)`, and how many it takes.
    #[must_use]
    pub fn by_words<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Currency)> {
        self.words.longest(word).map(|(length, &currency)| (length, currency))
    }
}

/// A million, for the codes of companies' reports.
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Returns the currency of an ISO 4217 code, in capitals; with an M in front its millions, as
/// companies in the north of Europe write them ("MSEK 450").
fn by_code(code: &str) -> Option<Currency> {
    let (code, worth) = match code.strip_prefix('M') {
        Some(rest) if code.len() == 4 => (rest, MILLION),
        _ => (code, Decimal::ONE),
    };
    // Most words need not be looked for among the codes.
    let fits = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let known = Some(code).filter(|_| fits).and_then(iso_currency::Currency::from_code)?;
    Some(Currency { code: known.code(), worth, guess: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> Option<(usize, &'static str)> {
        let cut: Vec<&str> = pieces(text).collect();
        let currencies = Currencies::embedded().unwrap();
        let found = currencies.before(|at| cut.iter().rev().nth(at).copied());
        found.map(|(length, currency)| (length, currency.code))
    }

    #[test]
    fn signs_and_codes_in_front_of_digits() {
        assert_eq!(before("$"), Some((1, "USD")));
        assert_eq!(before("a US$"), Some((2, "USD")));
        assert_eq!(before("HK$"), Some((2, "HKD")));
        assert_eq!(before("EUR"), Some((1, "EUR")));
        assert_eq!(before("THE"), None);
    }

    #[test]
    fn a_dollar_sign_alone_is_a_guess() {
        let currencies = Currencies::embedded().unwrap();
        assert!(currencies.before(|at| ["$"].get(at).copied()).unwrap().1.guess);
        assert!(!currencies.before(|at| ["£"].get(at).copied()).unwrap().1.guess);
    }
}
