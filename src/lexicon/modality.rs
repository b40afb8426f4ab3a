//! Defines [`Modalities`], words that take a number out of what is asserted: "not true that", "if",
//! "plans to", "is expected to".
//!
//! A phrase stands before the number, behind it, or is the verb that governs it; how near it has to
//! stand is decided by whoever reads the sentence.

use super::word_map::WordMap;
use super::{Error, error, rows};
use crate::model::Modality;

const TABLE: &str = include_str!("../../data/modality.tsv");

/// Where a phrase of modality stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In front of the number.
    Before,
    /// Behind the number.
    After,
    /// Is the lemma of the verb that governs the number.
    Verb,
}

/// One phrase of modality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModalPhrase {
    /// Its words, lower case with straight apostrophes.
    pub words: Vec<&'static str>,
    /// What it makes of the number.
    pub modality: Modality,
    /// Where it stands.
    pub place: Where,
}

/// The words of modality.
#[derive(Debug, Default)]
pub struct Modalities {
    phrases: WordMap<&'static str, Vec<ModalPhrase>>,
}

impl Modalities {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut table = Self::default();
        for (line, [phrase, class, place]) in rows::<3>("modality.tsv", TABLE, "phrase, modality and where")?
        {
            let expected = "a known modality, and before, after or verb";
            let wrong = || error("modality.tsv", line, class, expected);
            let (modality, place) = modality(class).zip(position(place)).ok_or_else(wrong)?;
            let words: Vec<&str> = phrase.split(' ').collect();
            table.phrases.entry(words[0]).or_default().push(ModalPhrase { words, modality, place });
        }
        for list in table.phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Ok(table)
    }

    /// Returns the first words of the phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.phrases.words()
    }

    /// Returns the phrases that begin with this word, lower case, the longest first.
    #[must_use]
    pub fn beginning(&self, word: &str) -> &[ModalPhrase] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }
}

fn modality(class: &str) -> Option<Modality> {
    Some(match class {
        "denied" => Modality::Denied,
        "hypothetical" => Modality::Hypothetical,
        "planned" => Modality::Planned,
        "forecast" | "expected" => Modality::Forecast,
        _ => return None,
    })
}

fn position(place: &str) -> Option<Where> {
    Some(match place {
        "before" => Where::Before,
        "after" => Where::After,
        "verb" => Where::Verb,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first() {
        let modalities = Modalities::embedded().unwrap();
        let first = &modalities.beginning("it")[0];
        assert!(first.words.len() >= 4);
        assert_eq!(first.modality, Modality::Denied);
        assert!(modalities.beginning("arrest").is_empty());
    }
}
