//! Defines [`Akin`], which nouns may name the same things in one story, from `data/akin.tsv`.
//!
//! Reports of one happening call the same things "homes", "houses" and "properties". The classes
//! overlap, and sharing one proves nothing: it is a ground to compare, where two nouns of no common
//! class are a ground not to.

use super::table::{Error, rows};
use std::collections::HashMap;

/// Which nouns may name the same things.
#[derive(Debug, Default)]
pub struct Akin {
    classes: HashMap<&'static str, Vec<&'static str>>,
}

impl Akin {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let mut akin = Self::default();
        for (_, [class, noun]) in rows("akin.tsv", include_str!("../../data/akin.tsv"), "class and noun")? {
            akin.classes.entry(noun).or_default().push(class);
        }
        Ok(akin)
    }

    /// Returns whether two lemmas share a class; a compound that is in none is looked up by its last
    /// word. Symmetric; false where one of them is in no class.
    #[must_use]
    pub fn between(&self, left: &str, right: &str) -> bool {
        let right = self.classes(right);
        self.classes(left).iter().any(|class| right.contains(class))
    }

    fn classes(&self, lemma: &str) -> &[&'static str] {
        let head = || lemma.rsplit(' ').next().unwrap_or(lemma);
        self.classes.get(lemma).or_else(|| self.classes.get(head())).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_may_be_houses_and_are_no_boats() {
        let akin = Akin::embedded().unwrap();
        assert!(akin.between("home", "house") && akin.between("terraced house", "home"));
        assert!(!akin.between("home", "boat") && !akin.between("qwertz", "qwertz"));
    }
}
