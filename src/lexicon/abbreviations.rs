//! Defines [`Abbreviations`], the words that are written with a dot of their own.

use super::map::Map;
use super::table::{Error, error, rows};

/// What an abbreviation stands for, as far as the end of a sentence depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbbreviationKind {
    /// A name follows ("Mr.", "Gov.", "St."): the sentence goes on.
    Title,
    /// Follows a name ("Jr.").
    Suffix,
    /// A number follows or stands before ("Dec.").
    Month,
    /// A day of the week ("Fri.").
    Day,
    /// Follows a comma or a name ("Mo.", "Ave.").
    Place,
    /// A name of several words ("U.S.").
    Initialism,
    /// The end of a company's name, or an institution ("Inc.", "Dept.").
    Company,
    /// Stands after a clock time or year ("a.m.").
    Time,
    /// Links words within a sentence ("e.g.", "vs.").
    Latin,
    /// Only before a number ("No.", "p.").
    Reference,
    /// Only after a number ("ft.").
    Unit,
}

/// All kinds with their names in `data/abbreviations.tsv`.
const KINDS: [(&str, AbbreviationKind); 11] = [
    ("title", AbbreviationKind::Title),
    ("suffix", AbbreviationKind::Suffix),
    ("month", AbbreviationKind::Month),
    ("day", AbbreviationKind::Day),
    ("place", AbbreviationKind::Place),
    ("initialism", AbbreviationKind::Initialism),
    ("company", AbbreviationKind::Company),
    ("time", AbbreviationKind::Time),
    ("latin", AbbreviationKind::Latin),
    ("reference", AbbreviationKind::Reference),
    ("unit", AbbreviationKind::Unit),
];

/// Known abbreviations; case counts ("Sat." is one, "sat." is not).
#[derive(Debug, Default)]
pub struct Abbreviations(Map<&'static str, AbbreviationKind>);

impl Abbreviations {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Abbreviations::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/abbreviations.tsv"))
    }

    /// Reads the table: the abbreviation with its last dot, and its kind.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let mut known = Map::default();
        for (line, [form, name]) in rows::<2>("abbreviations.tsv", table, "abbreviation and kind")? {
            let Some(form) = form.strip_suffix('.') else {
                return Err(error("abbreviations.tsv", line, form, "a word that ends in a dot"));
            };
            let Some((_, kind)) = KINDS.iter().find(|(kind, _)| *kind == name) else {
                return Err(error("abbreviations.tsv", line, name, "a kind such as title, month or place"));
            };
            known.insert(form, *kind);
        }
        Ok(Self(known))
    }

    /// Returns the kind of an abbreviation, given without its last dot; `None` for any other word.
    #[must_use]
    pub fn kind(&self, form: &str) -> Option<AbbreviationKind> {
        self.0.get(form).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_counts() {
        let abbreviations = Abbreviations::embedded().unwrap();
        assert_eq!(abbreviations.kind("Sat"), Some(AbbreviationKind::Day));
        assert_eq!(abbreviations.kind("sat"), None);
        assert_eq!(abbreviations.kind("a.m"), Some(AbbreviationKind::Time));
    }
}
