//! Defines [`Transitions`], which part of speech likes to follow which.

use super::Tag;
use super::table::{Error, error, rows};

/// Number of tags, and one more for the edge of a sentence.
const SIZE: usize = Tag::Other as usize + 2;

/// The scores of what stands behind a tag, by `tag as usize`; the edge of a sentence stands last.
pub type Scores = [i16; SIZE];

/// For each pair of neighbouring tags, 16 times the binary logarithm of how much more often they
/// stand side by side than chance would have it; 0 where nothing is known.
#[derive(Debug)]
pub struct Transitions([Scores; SIZE]);

impl Default for Transitions {
    fn default() -> Self {
        Self([[0; SIZE]; SIZE])
    }
}

impl Transitions {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// As for [`Transitions::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/transitions.tsv"))
    }

    /// Reads the table: the left tag, the right tag and the score; `edge` is the edge of a sentence.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(table: &'static str) -> Result<Self, Error> {
        let mut scores = Self::default();
        for (line, [left, right, score]) in rows::<3>("transitions.tsv", table, "tag, tag and score")? {
            let (left, right) = (index(line, left)?, index(line, right)?);
            let value = score.parse();
            let value = value.map_err(|_| error("transitions.tsv", line, score, "a whole number"))?;
            scores.0[left][right] = value;
        }
        Ok(scores)
    }

    /// Returns the scores of what stands directly after `left`; `None` is the edge of a sentence.
    #[must_use]
    #[inline]
    pub fn after(&self, left: Option<Tag>) -> &Scores {
        &self.0[left.map_or(SIZE - 1, |tag| tag as usize)]
    }
}

fn index(line: usize, name: &str) -> Result<usize, Error> {
    if name == "edge" {
        return Ok(SIZE - 1);
    }
    let tag = Tag::from_name(name).map(|tag| tag as usize);
    tag.ok_or_else(|| error("transitions.tsv", line, name, "the name of a tag, or 'edge'"))
}
