//! Defines [`NameWords`], words that tell what a capitalised name is the name of: "Ministry" an
//! organisation, "Operation" an operation, "Mayor" somebody with a title, "Herald" a newspaper.

use super::word_map::WordMap;
use super::{Error, rows};

const TABLE: &str = include_str!("../../data/name_kinds.tsv");

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, authority, company or other body that can speak.
    Organisation,
    /// A place.
    Place,
    /// An operation, law, event, prize or other undertaking.
    Operation,
    /// A ship, aircraft or other vehicle.
    Ship,
    /// A product.
    Product,
    /// A newspaper, broadcaster or agency.
    Media,
}

/// What a word of a name tells about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameWord {
    /// The name is of this kind.
    Kind(NameKind),
    /// A title before a person's name.
    Title,
    /// A small word inside names ("of").
    Link,
}

/// The words that tell what a name is.
#[derive(Debug, Default)]
pub struct NameWords {
    words: WordMap<&'static str, NameWord>,
}

impl NameWords {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut words = WordMap::default();
        for (line, [form, class]) in rows::<2>("name_kinds.tsv", TABLE, "word and kind")? {
            let word = word(class).ok_or_else(|| Error {
                table: "name_kinds.tsv",
                line,
                found: class.to_owned(),
                expected: "a known kind",
            })?;
            words.insert(form, word);
        }
        Ok(Self { words })
    }

    /// Returns what a word, written as in the text, tells about the name it stands in.
    #[must_use]
    pub fn of(&self, word: &str) -> Option<NameWord> {
        self.words.get(word).copied()
    }
}

fn word(class: &str) -> Option<NameWord> {
    Some(match class {
        "person_title" => NameWord::Title,
        "link" => NameWord::Link,
        "person" => NameWord::Kind(NameKind::Person),
        "org" => NameWord::Kind(NameKind::Organisation),
        "place" => NameWord::Kind(NameKind::Place),
        "operation" => NameWord::Kind(NameKind::Operation),
        "ship" => NameWord::Kind(NameKind::Ship),
        "product" => NameWord::Kind(NameKind::Product),
        "media" => NameWord::Kind(NameKind::Media),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_matters() {
        let words = NameWords::embedded().unwrap();
        assert_eq!(words.of("Ministry"), Some(NameWord::Kind(NameKind::Organisation)));
        assert_eq!(words.of("Mayor"), Some(NameWord::Title));
        assert_eq!(words.of("ministry"), None);
    }
}
