//! Defines [`Subsets`], phrases that limit a number to a part or widen it to a whole, from
//! `data/subsets.tsv`.

use super::phrases::Phrases;
use super::table::{Error, error, rows};

/// How a phrase limits what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// By age ("minors", "under 18").
    Age,
    /// By sex ("women").
    Sex,
    /// By how bad it is ("seriously").
    Severity,
    /// By where they come from ("foreign").
    Origin,
    /// To some of what was named ("of them", "among whom").
    Part,
    /// To those not named yet ("other", "another").
    Other,
    /// To all there is ("in all", "total").
    Whole,
    /// Names a part of the number before ("including").
    Including,
    /// Leaves a part out ("not counting").
    Excluding,
    /// By how or for which period it was measured, or by another kind; read elsewhere.
    Measure,
}

/// The names of the limits in the table.
const NAMES: [(&str, Limit); 12] = [
    ("age", Limit::Age),
    ("sex", Limit::Sex),
    ("severity", Limit::Severity),
    ("origin", Limit::Origin),
    ("part", Limit::Part),
    ("other", Limit::Other),
    ("whole", Limit::Whole),
    ("including", Limit::Including),
    ("excluding", Limit::Excluding),
    ("measure", Limit::Measure),
    ("period", Limit::Measure),
    ("kind", Limit::Measure),
];

/// Phrases that limit a number.
#[derive(Debug, Default)]
pub struct Subsets {
    phrases: Phrases<Limit>,
}

impl Subsets {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let mut subsets = Self::default();
        let table = include_str!("../../data/subsets.tsv");
        for (line, [phrase, kind]) in rows("subsets.tsv", table, "phrase and kind")? {
            let limit = NAMES.iter().find(|(name, _)| *name == kind).map(|(_, limit)| *limit);
            let limit = limit.ok_or_else(|| error("subsets.tsv", line, kind, "the name of a kind"))?;
            subsets.phrases.insert(phrase.split(' '), limit);
        }
        Ok(subsets)
    }

    /// Returns how many words the longest phrase takes that begins with `word(0)`, and how it limits.
    /// Words are compared as given, so they should be in lower case.
    pub fn longest<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Limit)> {
        self.phrases.longest(word).map(|(length, limit)| (length, *limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_tells() {
        let subsets = Subsets::embedded().unwrap();
        let words = ["among", "them", "two"];
        assert_eq!(subsets.longest(|at| words.get(at).copied()), Some((2, Limit::Part)));
        assert_eq!(subsets.longest(|at| words[2..].get(at).copied()), None);
    }
}
