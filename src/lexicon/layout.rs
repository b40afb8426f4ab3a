//! Defines [`Layout`], the lines of a page that are not its article.

use super::map::{Map, Set};
use super::table::{Error, error, rows};

/// What a line that is not part of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Navigation, share bars, sign-up lines.
    Boilerplate,
    /// About the document: bylines, dates, credits.
    Meta,
}

/// Lines, beginnings of lines, and words of share bars; all lower case.
#[derive(Debug, Default)]
pub struct Layout {
    lines: Map<&'static str, LineKind>,
    starts: Map<char, Vec<(&'static str, LineKind)>>,
    words: Set<&'static str>,
    reader: Set<&'static str>,
}

impl Layout {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Layout::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/layout.tsv"))
    }

    /// Reads the table: the phrase, whether it is the whole line, its start, a word of a bar or
    /// one by which an outlet speaks to its reader, and the kind of the line.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let mut layout = Self::default();
        for (line, [phrase, place, kind]) in rows::<3>("layout.tsv", table, "phrase, match and kind")? {
            let kind = match kind {
                "boilerplate" => LineKind::Boilerplate,
                "meta" => LineKind::Meta,
                _ => return Err(error("layout.tsv", line, kind, "boilerplate or meta")),
            };
            match place {
                "line" => {
                    layout.lines.insert(phrase, kind);
                }
                "start" => {
                    let first = phrase.chars().next().unwrap_or_default();
                    layout.starts.entry(first).or_default().push((phrase, kind));
                }
                "word" => {
                    layout.words.insert(phrase);
                }
                "reader" => {
                    layout.reader.insert(phrase);
                }
                _ => return Err(error("layout.tsv", line, place, "line, start, word or reader")),
            }
        }
        Ok(layout)
    }

    /// Returns the kind of the line that is exactly `line`, in lower case.
    #[must_use]
    pub fn line(&self, line: &str) -> Option<LineKind> {
        self.lines.get(line).copied()
    }

    /// Returns the kind of lines that begin like `line`, in lower case; a phrase ends where a word
    /// ends.
    #[must_use]
    pub fn start(&self, line: &str) -> Option<LineKind> {
        let known = self.starts.get(&line.chars().next()?)?;
        let fits = |phrase: &str| {
            let rest = line.strip_prefix(phrase);
            rest.is_some_and(|rest| phrase.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
        };
        known.iter().find(|(phrase, _)| fits(phrase)).map(|(_, kind)| *kind)
    }

    /// Returns whether a lower-case word belongs to share bars ("share", "pin").
    #[must_use]
    pub fn is_bar_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Returns whether an outlet speaks to its reader with a lower-case word ("you", "our").
    #[must_use]
    pub fn speaks_to_the_reader(&self, word: &str) -> bool {
        self.reader.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_ends_with_its_word() {
        let layout = Layout::read("tag\tstart\tboilerplate\n").unwrap();
        assert_eq!(layout.start("tag: storm"), Some(LineKind::Boilerplate));
        assert_eq!(layout.start("tags"), None);
    }
}
