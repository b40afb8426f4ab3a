//! Defines [`Suffixes`], what the end of an unknown word tells of its part of speech.

use super::Tag;
use super::map::Map;
use super::table::{Error, error, rows};

/// Endings with the parts of speech they point to, the likeliest first.
#[derive(Debug, Default)]
pub struct Suffixes {
    endings: Map<&'static str, &'static [Tag]>,
    longest: usize,
}

/// What each letter of `data/suffixes.tsv` points to.
const LETTERS: [(&str, &[Tag]); 9] = [
    ("n", &[Tag::Noun]),
    ("ns", &[Tag::Nouns, Tag::Verb]),
    ("v", &[Tag::Verb, Tag::Noun]),
    ("vd", &[Tag::Past, Tag::Participle, Tag::Adjective]),
    ("vg", &[Tag::Gerund, Tag::Noun, Tag::Adjective]),
    ("a", &[Tag::Adjective, Tag::Noun]),
    ("as", &[Tag::Adjective]),
    ("r", &[Tag::Adverb, Tag::Adjective]),
    ("o", &[Tag::Adjective, Tag::Noun]),
];

impl Suffixes {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Suffixes::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/suffixes.tsv"))
    }

    /// Reads the table: an ending and the letters of what it points to.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let mut suffixes = Self::default();
        for (line, [ending, name]) in rows::<2>("suffixes.tsv", table, "ending and letters")? {
            let tags = LETTERS.iter().find(|(letters, _)| *letters == name);
            let (_, tags) =
                tags.ok_or_else(|| error("suffixes.tsv", line, name, "one of n ns v vd vg a as r o"))?;
            suffixes.endings.insert(ending, tags);
            suffixes.longest = suffixes.longest.max(ending.len());
        }
        Ok(suffixes)
    }

    /// Returns the tags the longest known ending of a lower-case word points to, the likeliest
    /// first; empty where no ending is known. At least two bytes must stand before the ending.
    #[must_use]
    pub fn tags(&self, word: &str) -> &'static [Tag] {
        let shortest = word.len().saturating_sub(self.longest).max(2);
        let ends = (shortest..word.len()).filter_map(|at| word.get(at..));
        ends.filter_map(|end| self.endings.get(end)).next().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides() {
        let suffixes = Suffixes::read("s\tns\nless\tas\n").unwrap();
        assert_eq!(suffixes.tags("flightless"), [Tag::Adjective]);
        assert_eq!(suffixes.tags("flights"), [Tag::Nouns, Tag::Verb]);
        assert_eq!(suffixes.tags("less"), [Tag::Nouns, Tag::Verb]);
        assert_eq!(suffixes.tags("flight"), [] as [Tag; 0]);
    }
}
