//! Defines [`Persons`], which nouns mean people and of which group, from `data/persons.tsv`.

use super::table::{Error, rows};
use super::word_map::WordMap;

/// Which nouns mean people: lemma to group (`person`, `minor`, `female`, `male`, `role`, …).
#[derive(Debug, Default)]
pub struct Persons {
    groups: WordMap<&'static str, &'static str>,
}

impl Persons {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let table = include_str!("../../data/persons.tsv");
        let rows = rows("persons.tsv", table, "lemma and group")?;
        Ok(Self { groups: rows.into_iter().map(|(_, [lemma, group])| (lemma, group)).collect() })
    }

    /// Returns the group of a lemma, or of its last word where it has several; `None` where it
    /// means no people.
    #[must_use]
    pub fn group(&self, lemma: &str) -> Option<&'static str> {
        let head = || lemma.rsplit([' ', '-']).next().unwrap_or(lemma);
        self.groups.get(lemma).or_else(|| self.groups.get(head())).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_of_the_group_of_its_head() {
        let persons = Persons::embedded().unwrap();
        assert_eq!(persons.group("police officer"), persons.group("officer"));
        assert_eq!(persons.group("table"), None);
    }
}
