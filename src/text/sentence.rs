//! Defines [`segment`], which cuts a document into sentences.

use crate::lexicon::Lexicon;
use crate::model::{Document, Sentence, SentenceKind, Span};

/// Returns the sentences of a document in order; they never overlap and never hold a line break
/// between paragraphs. Linear in the length of the text.
#[must_use]
pub fn segment(document: &Document, _lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (paragraph, line) in document.text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        let offset = start + (line.len() - line.trim_start().len());
        start += line.len();
        if !trimmed.is_empty() {
            let span = Span::new(offset, offset + trimmed.len());
            sentences.push(Sentence { span, kind: SentenceKind::Prose, paragraph });
        }
    }
    sentences
}
