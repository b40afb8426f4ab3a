//! Defines [`Quote`], a sentence with its number marked, and where it stands.

use crate::model::{Analysis, Document, Mention, MentionId, Span};
use crate::text::one_line;

/// A sentence with its number marked, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The mention quoted.
    pub mention: MentionId,
    /// The outlet.
    pub source: String,
    /// The document's name.
    pub document: String,
    /// The line of the document the number stands in, from 1.
    pub line: usize,
    /// The address of the document, where it is one of the web.
    pub url: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// Who the sentence has it from.
    pub speaker: Option<String>,
    /// Who stands behind the number, where that is not the outlet itself.
    pub from: Vec<String>,
    /// The sentence up to the number.
    pub before: String,
    /// The number.
    pub number: String,
    /// The rest of the sentence.
    pub after: String,
}

/// Returns the sentences of the given mentions by document name; of one document those first that say
/// whom they have it from, then by place.
#[must_use]
pub fn quotes(analysis: &Analysis, mentions: &[MentionId]) -> Vec<Quote> {
    let mut found: Vec<(&Mention, &Document)> = mentions
        .iter()
        .filter_map(|&id| {
            let mention = analysis.corpus.mention(id)?;
            Some((mention, analysis.corpus.document_of(mention)?))
        })
        .collect();
    found.sort_by_key(|(mention, document)| {
        (&document.name, document.id, mention.speaker.is_none(), mention.span)
    });
    found.into_iter().map(|(mention, document)| quote(analysis, mention, document)).collect()
}

fn quote(analysis: &Analysis, mention: &Mention, document: &Document) -> Quote {
    let before = Span::new(mention.sentence.start, mention.span.start).of(&document.text);
    let after = Span::new(mention.span.end, mention.sentence.end).of(&document.text);
    Quote {
        mention: mention.id,
        source: document.source.clone(),
        document: document.name.clone(),
        line: document.line(mention.span.start),
        url: document.url.clone().filter(|url| is_web(url)),
        date: document.published.map(|date| date.to_string()),
        speaker: mention.speaker.as_ref().map(|speaker| one_line(&speaker.name)),
        from: others(analysis.originators.at(mention.document, mention.span), document),
        before: one_line(before).trim_start().to_owned(),
        number: one_line(mention.span.of(&document.text)),
        after: one_line(after).trim_end().to_owned(),
    }
}

/// Returns whether an address may be linked to; a document can name any address it likes.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Returns who stands behind a document, where that is not the outlet itself.
pub(super) fn from(analysis: &Analysis, document: &Document) -> Vec<String> {
    let behind = analysis.originators.of.get(&document.id);
    others(behind.map_or(&[], Vec::as_slice), document)
}

fn others(names: &[String], document: &Document) -> Vec<String> {
    names.iter().filter(|name| **name != document.source).cloned().collect()
}
