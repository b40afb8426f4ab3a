//! Defines what stands behind a claim in a picture: its documents grouped by originator, their words,
//! and the parts that were added up.

use super::picture::{Block, Body, Group, Line, Row};
use super::sum::sum;
use crate::model::{Analysis, Conflict, Document, DocumentId, Mention, MentionId, Side, Span};
use crate::text::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// How much of what stands behind a claim is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detail {
    /// Documents behind one claim.
    documents: usize,
    /// Sentences of one document for one claim.
    sentences: usize,
    /// Parts of one sum.
    parts: usize,
}

impl Detail {
    /// Returns the detail at which so many figures fit a page.
    pub(super) fn for_figures(figures: usize) -> Self {
        match figures {
            0..=1 => Self { documents: 16, sentences: 2, parts: 60 },
            2..=4 => Self { documents: 8, sentences: 1, parts: 40 },
            _ => Self { documents: 6, sentences: 1, parts: 24 },
        }
    }
}

/// Returns the documents that hold any of the mentions by originator, the originators with most
/// documents first, and how many documents are left out.
pub(super) fn groups(analysis: &Analysis, mentions: &[MentionId], detail: &Detail) -> (Vec<Group>, usize) {
    let mut by_document: BTreeMap<DocumentId, Vec<&Mention>> = BTreeMap::new();
    for mention in mentions.iter().filter_map(|&id| analysis.corpus.mention(id)) {
        by_document.entry(mention.document).or_default().push(mention);
    }
    let mut behind = analysis.originators.behind_each(by_document.values().flatten().copied());
    let mut groups: BTreeMap<Vec<&str>, Vec<Row>> = BTreeMap::new();
    for (id, mentions) in &mut by_document {
        let Some(document) = analysis.corpus.document(*id) else { continue };
        let behind = behind.remove(id).unwrap_or_default();
        mentions.sort_by_key(|mention| (mention.speaker.is_none(), mention.span));
        let text_of = analysis.originators.behind_mentions(mentions.iter().copied());
        let body = sentences(document, mentions, detail);
        groups.entry(behind).or_default().push(row(document, mentions, &text_of, body));
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|(names, mut rows)| {
            rows.sort_by(|a, b| {
                (&a.behind, a.copy, &a.date, &a.title).cmp(&(&b.behind, b.copy, &b.date, &b.title))
            });
            Group { originators: names.into_iter().map(str::to_owned).collect(), rows }
        })
        .collect();
    groups.sort_by_key(|group| usize::MAX - group.rows.len());
    let more = keep(&mut groups, detail.documents);
    (groups, more)
}

/// Keeps the first `most` rows of all groups and returns how many are gone. One row of every group is
/// kept before a second of any.
fn keep(groups: &mut Vec<Group>, most: usize) -> usize {
    let all: usize = groups.iter().map(|group| group.rows.len()).sum();
    groups.truncate(most);
    let mut room = most - groups.len();
    for group in groups.iter_mut() {
        let extra = (group.rows.len() - 1).min(room);
        room -= extra;
        group.rows.truncate(1 + extra);
    }
    all - groups.iter().map(|group| group.rows.len()).sum::<usize>()
}

/// Returns what names a document wherever it is drawn.
pub(super) fn document_key(document: DocumentId) -> String {
    format!("d{document}")
}

fn row(document: &Document, mentions: &[&Mention], behind: &[&str], body: Body) -> Row {
    let mut sentences: Vec<String> = mentions
        .iter()
        .map(|mention| one_line(mention.sentence.of(&document.text)).trim().to_owned())
        .collect();
    sentences.dedup();
    let title = document.title.as_deref().map(|title| one_line(title).trim().to_owned());
    Row {
        document: document_key(document.id),
        source: document.source.clone(),
        date: document.published.map(|date| date.to_string()),
        url: document.url.clone(),
        title: title.map_or_else(|| document.name.clone(), |title| format!("{title} ({})", document.name)),
        behind: behind.iter().map(|&name| name.to_owned()).collect(),
        copy: behind != [document.source.as_str()],
        body,
        tooltip: sentences.join("\n"),
    }
}

fn sentences(document: &Document, mentions: &[&Mention], detail: &Detail) -> Body {
    let lines: Vec<Line> =
        mentions.iter().take(detail.sentences).map(|mention| line(mention, document)).collect();
    let more = mentions.len() - lines.len();
    Body::Sentences { lines, more }
}

fn line(mention: &Mention, document: &Document) -> Line {
    let text = &document.text;
    let before = one_line(Span::new(mention.sentence.start, mention.span.start).of(text));
    let after = one_line(Span::new(mention.span.end, mention.sentence.end).of(text));
    Line {
        before: before.trim_start().to_owned(),
        number: one_line(mention.span.of(text)),
        after: after.trim_end().to_owned(),
    }
}

/// Returns the claim that nobody makes, but that the parts one document gives add up to.
pub(super) fn parts_block(
    analysis: &Analysis,
    conflict: &Conflict,
    side: &Side,
    figure: usize,
    detail: &Detail,
) -> Block {
    let worked = sum(analysis, side);
    let mentions: Vec<&Mention> =
        worked.parts.iter().filter_map(|part| analysis.corpus.mention(part.mention)).collect();
    let parts = worked.parts.iter().take(detail.parts).map(|part| (part.label.clone(), part.value.clone()));
    let parts: Vec<_> = parts.collect();
    let more = mentions.len() - parts.len();
    let quoted = side.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    let documents: BTreeSet<DocumentId> = quoted.map(|mention| mention.document).collect();
    let document = mentions.first().and_then(|mention| analysis.corpus.document_of(mention));
    let body = Body::Parts { parts, more };
    let group = document.map(|document| {
        let behind = analysis.originators.behind_mentions(mentions.iter().copied());
        let rows = vec![row(document, &mentions, &behind, body)];
        Group { originators: behind.into_iter().map(str::to_owned).collect(), rows }
    });
    Block {
        key: format!("x{}", conflict.id),
        figure,
        value: worked.sum.map_or_else(|| side.label.clone(), |sum| sum.to_string()),
        support: format!("{} parts added up", worked.parts.len()),
        disputed: true,
        worked_out: true,
        tooltip: conflict.working.join("\n"),
        groups: group.into_iter().collect(),
        more: documents.len().saturating_sub(1),
    }
}

/// Returns "4 outlets", or "4 outlets, 2 originators" where copies make the two differ.
pub(super) fn support(analysis: &Analysis, mentions: &[MentionId]) -> String {
    let mentions: Vec<&Mention> = mentions.iter().filter_map(|&id| analysis.corpus.mention(id)).collect();
    let known = mentions.iter().filter_map(|mention| analysis.corpus.document_of(mention));
    let outlets: BTreeSet<&str> = known.map(|document| document.source.as_str()).collect();
    let originators = analysis.originators.behind_mentions(mentions.iter().copied()).len();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    if originators == outlets.len() {
        plural(outlets.len(), "outlet")
    } else {
        format!("{}, {}", plural(outlets.len(), "outlet"), plural(originators, "originator"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(rows: usize) -> Group {
        let row = Row {
            document: String::new(),
            source: String::new(),
            date: None,
            url: None,
            title: String::new(),
            behind: Vec::new(),
            copy: false,
            body: Body::Sentences { lines: Vec::new(), more: 0 },
            tooltip: String::new(),
        };
        Group { originators: Vec::new(), rows: vec![row; rows] }
    }

    #[test]
    fn every_originator_is_shown_before_a_second_document_of_one() {
        let mut groups = vec![group(5), group(1), group(1)];
        assert_eq!(keep(&mut groups, 4), 3);
        assert_eq!(groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>(), [2, 1, 1]);
    }

    #[test]
    fn more_originators_than_room_are_counted() {
        let mut groups = vec![group(2), group(1), group(1)];
        assert_eq!(keep(&mut groups, 2), 2);
        assert_eq!(groups.len(), 2);
    }
}
