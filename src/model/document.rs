//! Defines [`Document`], one immutable text with what is known of its publication, and [`Sentence`].
//!
//! Documents are ground state: everything else in the model is a pure function of them and of
//! people's judgements.

use super::{DocumentId, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One text as it was published, kept byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier by content.
    pub id: DocumentId,
    /// What people call it: the path below the folder given, or the `id` of a JSON line.
    pub name: String,
    /// The outlet that published it.
    pub source: String,
    /// The headline, where one is known.
    pub title: Option<String>,
    /// Who wrote it, as the byline has it.
    pub author: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// The day it was published, as the document itself or its metadata say.
    pub published: Option<Date>,
    /// Bytes of front matter at the start of the text: kept, but not read for claims.
    pub header: usize,
    /// The stored text, byte for byte what was read.
    pub text: String,
}

impl Document {
    /// Returns a text of which nothing else is known.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns the line of the text that a byte stands in, counted from 1; the last one for bytes
    /// beyond the text or within a character.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(&self.text);
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }
}

/// What part a sentence plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceKind {
    /// A sentence of running text.
    Prose,
    /// The document's own headline.
    Headline,
    /// A section heading or the line that introduces a list or table.
    Heading,
    /// One row of a list or table.
    Row,
    /// Front matter, byline, date line: about the document, not its subject.
    Meta,
    /// Navigation, share bars, sign-up lines.
    Boilerplate,
}

/// One sentence: an exact span of a document; a headline, a list row or a table row counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its bytes, without surrounding white space.
    pub span: Span,
    /// What part it plays.
    pub kind: SentenceKind,
    /// Which paragraph (block between line breaks) it belongs to, counted from 0.
    pub paragraph: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let line = |text: &str, at| Document::of_text(text).line(at);
        assert_eq!(line("a\nb\nc", 0), 1);
        assert_eq!(line("a\nb\nc", 4), 3);
        assert_eq!(line("é", 1), 1);
    }
}
