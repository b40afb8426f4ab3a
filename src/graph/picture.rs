//! Defines [`Picture`], a part of the graph as plain boxes and lines, and [`draw`], which makes one.
//!
//! A picture holds what is said, not how it looks: the writers of DOT, SVG, Mermaid and GraphML
//! choose shapes and colours. Nodes and edges are in a fixed order, so that the same analysis gives
//! the same picture byte for byte.

use super::focus::{Focus, focus};
use crate::model::{
    Analysis, Claim, ClaimId, Conflict, ConflictKind, Document, DocumentId, Figure, FigureId, Mention,
    MentionId, Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a sentence shown on either side of its number; the whole sentence is the tooltip.
const CONTEXT: usize = 34;

/// Sentences of one document shown for one claim, where several figures are drawn and where one is.
const LINES_WIDE: usize = 1;
const LINES_CLOSE: usize = 3;

/// A part of the graph to be drawn, left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// One line above the picture.
    pub title: String,
    /// What was left out, if anything, and how to see it.
    pub note: Option<String>,
    /// The boxes.
    pub nodes: Vec<PictureNode>,
    /// The lines.
    pub edges: Vec<PictureEdge>,
}

/// One box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureNode {
    /// A name that is unique in the picture and stable between runs, of letters and digits.
    pub key: String,
    /// What the box says.
    pub content: Content,
    /// What is shown when it is pointed at.
    pub tooltip: String,
}

/// What a box says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A document with its outlet.
    Document {
        /// The outlet.
        source: String,
        /// The day, where known.
        date: Option<String>,
        /// The originators that are not the outlet itself.
        originators: Vec<String>,
    },
    /// The sentences of one document that give one claim.
    Sentences {
        /// The first of them, cut around their numbers.
        lines: Vec<Line>,
        /// How many more there are.
        more: usize,
    },
    /// A claim.
    Claim {
        /// The amount in words.
        value: String,
        /// How many outlets and originators give it.
        support: String,
        /// Whether it is a side of a conflict.
        disputed: bool,
    },
    /// A figure.
    Figure {
        /// What people call it.
        label: String,
    },
    /// A conflict that is more than two claims of one figure.
    Conflict {
        /// In a few words.
        label: String,
    },
}

/// A sentence cut around one number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Words before the number, cut on the left.
    pub before: String,
    /// The number.
    pub number: String,
    /// Words after it, cut on the right.
    pub after: String,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stroke {
    /// Support: document to sentence to claim to figure.
    Support,
    /// Contradiction: between claims, or from a claim to a conflict.
    Conflict,
    /// Copying: from the original to the copy.
    Copy,
}

/// One line between boxes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PictureEdge {
    /// Key of the box it comes from.
    pub from: String,
    /// Key of the box it goes to.
    pub to: String,
    /// What it means.
    pub stroke: Stroke,
    /// A few words on it.
    pub label: Option<String>,
}

/// Draws the part of the analysis that `wanted` names.
#[must_use]
pub fn draw(analysis: &Analysis, wanted: &Focus) -> Picture {
    let (figures, left_out) = focus(analysis, wanted);
    let lines = if figures.len() > 1 { LINES_WIDE } else { LINES_CLOSE };
    let mut pencil = Pencil::new(analysis, figures.iter().copied().collect(), lines);
    for id in &figures {
        pencil.figure(*id);
    }
    for conflict in &analysis.findings.conflicts {
        pencil.conflict(conflict);
    }
    pencil.copies();
    let note = (left_out > 0).then(|| {
        format!("{left_out} more figures are not drawn; name one to see it, for example: claimgraph graph \"arrests\"")
    });
    pencil.finish(title(analysis), note)
}

fn title(analysis: &Analysis) -> String {
    let documents = analysis.corpus.documents().len();
    let sources = analysis.sources().len();
    let conflicts = analysis.findings.conflicts.len();
    format!("{documents} documents of {sources} sources, {conflicts} conflicts")
}

/// Collects boxes and lines, each once.
struct Pencil<'a> {
    analysis: &'a Analysis,
    shown: BTreeSet<FigureId>,
    claims: BTreeMap<ClaimId, &'a Claim>,
    figures: BTreeMap<FigureId, &'a Figure>,
    disputed: BTreeSet<ClaimId>,
    nodes: BTreeMap<String, PictureNode>,
    order: Vec<String>,
    edges: BTreeSet<PictureEdge>,
    documents: BTreeSet<DocumentId>,
    most_lines: usize,
}

impl<'a> Pencil<'a> {
    fn new(analysis: &'a Analysis, shown: BTreeSet<FigureId>, most_lines: usize) -> Self {
        let sides = analysis.findings.conflicts.iter().flat_map(|conflict| &conflict.sides);
        Self {
            analysis,
            shown,
            claims: analysis.resolution.claims.iter().map(|claim| (claim.id, claim)).collect(),
            figures: analysis.resolution.figures.iter().map(|figure| (figure.id, figure)).collect(),
            disputed: sides.flat_map(|side| side.claims.iter().copied()).collect(),
            nodes: BTreeMap::new(),
            order: Vec::new(),
            edges: BTreeSet::new(),
            documents: BTreeSet::new(),
            most_lines,
        }
    }

    fn add(&mut self, key: String, content: Content, tooltip: String) {
        if !self.nodes.contains_key(&key) {
            self.order.push(key.clone());
            self.nodes.insert(key.clone(), PictureNode { key, content, tooltip });
        }
    }

    fn line(&mut self, from: &str, to: &str, stroke: Stroke, label: Option<String>) {
        self.edges.insert(PictureEdge { from: from.to_owned(), to: to.to_owned(), stroke, label });
    }

    fn figure(&mut self, id: FigureId) {
        let Some(&figure) = self.figures.get(&id) else { return };
        let claims: Vec<ClaimId> = self.claims.values().filter(|c| c.figure == id).map(|c| c.id).collect();
        for claim in claims {
            self.claim(claim, None);
        }
        self.add(figure_key(id), Content::Figure { label: figure.label.clone() }, figure.label.clone());
    }

    /// Draws a claim with its sentences, all of them or only those among `mentions`.
    fn claim(&mut self, id: ClaimId, mentions: Option<&[MentionId]>) {
        let Some(&claim) = self.claims.get(&id) else { return };
        let key = claim_key(id);
        let value = claim.quantity.to_string();
        let disputed = self.disputed.contains(&id);
        let support = support(self.analysis, claim);
        self.add(key.clone(), Content::Claim { value, support, disputed }, self.label_of(claim));
        if self.shown.contains(&claim.figure) {
            self.line(&key, &figure_key(claim.figure), Stroke::Support, None);
        }
        let mut by_document: BTreeMap<DocumentId, Vec<&Mention>> = BTreeMap::new();
        for mention in mentions.unwrap_or(&claim.mentions) {
            let Some(mention) = self.analysis.corpus.mention(*mention) else { continue };
            by_document.entry(mention.document).or_default().push(mention);
        }
        for (document, mut mentions) in by_document {
            mentions.sort_by_key(|mention| mention.span);
            self.sentences(document, &mentions, id);
        }
    }

    fn label_of(&self, claim: &Claim) -> String {
        self.figures.get(&claim.figure).map(|figure| figure.label.clone()).unwrap_or_default()
    }

    /// Draws the sentences of one document that give one claim as one box.
    fn sentences(&mut self, document: DocumentId, mentions: &[&Mention], claim: ClaimId) {
        let Some(document) = self.analysis.corpus.document(document) else { return };
        let key = format!("s{}{}", document.id, claim);
        let lines: Vec<Line> =
            mentions.iter().take(self.most_lines).map(|mention| cut(mention, document)).collect();
        let more = mentions.len() - lines.len();
        let whole: Vec<String> =
            mentions.iter().map(|mention| squeeze(mention.sentence.of(&document.text))).collect();
        self.add(key.clone(), Content::Sentences { lines, more }, whole.join("\n"));
        self.line(&key, &claim_key(claim), Stroke::Support, None);
        let source = self.document(document);
        self.line(&source, &key, Stroke::Support, None);
    }

    fn document(&mut self, document: &Document) -> String {
        let key = format!("d{}", document.id);
        let behind = self.analysis.originators.behind([document.id]);
        let content = Content::Document {
            source: document.source.clone(),
            date: document.published.map(|date| date.to_string()),
            originators: behind
                .into_iter()
                .filter(|&name| name != document.source)
                .map(str::to_owned)
                .collect(),
        };
        let title = document.title.clone().unwrap_or_else(|| document.name.clone());
        self.add(key.clone(), content, format!("{} ({})", squeeze(&title), document.name));
        self.documents.insert(document.id);
        key
    }

    fn conflict(&mut self, conflict: &Conflict) {
        if !conflict.figures.first().is_some_and(|figure| self.shown.contains(figure)) {
            return;
        }
        let two_claims = conflict.kind == ConflictKind::Value && conflict.sides.len() == 2;
        if two_claims { self.opposition(conflict) } else { self.sum(conflict) }
    }

    /// Draws two claims of one figure as a red line between them.
    fn opposition(&mut self, conflict: &Conflict) {
        let ends: Vec<_> = conflict.sides.iter().filter_map(|side| side.claims.first().copied()).collect();
        if let [left, right] = ends[..] {
            self.line(&claim_key(left), &claim_key(right), Stroke::Conflict, None);
        }
    }

    /// Draws a conflict of many claims as a box of its own with a red line from each claim.
    fn sum(&mut self, conflict: &Conflict) {
        let key = format!("x{}", conflict.id);
        let label = conflict.working.first().unwrap_or(&conflict.explanation).clone();
        self.add(key.clone(), Content::Conflict { label }, conflict.explanation.clone());
        for side in &conflict.sides {
            for &claim in &side.claims {
                self.claim(
                    claim,
                    Some(
                        &side.mentions.iter().copied().filter(|m| self.gives(claim, *m)).collect::<Vec<_>>(),
                    ),
                );
                self.line(&claim_key(claim), &key, Stroke::Conflict, None);
            }
        }
    }

    fn gives(&self, claim: ClaimId, mention: MentionId) -> bool {
        self.claims.get(&claim).is_some_and(|claim| claim.mentions.contains(&mention))
    }

    fn copies(&mut self) {
        for copy in &self.analysis.copies {
            if self.documents.contains(&copy.copy) && self.documents.contains(&copy.original) {
                let (from, to) = (format!("d{}", copy.original), format!("d{}", copy.copy));
                let label = if copy.directed { "copied" } else { "shared text" };
                self.line(&from, &to, Stroke::Copy, Some(label.to_owned()));
            }
        }
    }

    fn finish(mut self, title: String, note: Option<String>) -> Picture {
        let nodes = self.order.iter().filter_map(|key| self.nodes.remove(key)).collect();
        Picture { title, note, nodes, edges: self.edges.into_iter().collect() }
    }
}

fn claim_key(id: ClaimId) -> String {
    format!("c{id}")
}

fn figure_key(id: FigureId) -> String {
    format!("f{id}")
}

/// Returns "4 outlets", or "4 outlets, 2 originators" where copies make the two differ.
fn support(analysis: &Analysis, claim: &Claim) -> String {
    let mentions = claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
    let documents: BTreeSet<DocumentId> = mentions.map(|mention| mention.document).collect();
    let known = documents.iter().filter_map(|&id| analysis.corpus.document(id));
    let outlets: BTreeSet<&str> = known.map(|document| document.source.as_str()).collect();
    let originators = analysis.originators.behind(documents.iter().copied()).len();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    if originators == outlets.len() {
        plural(outlets.len(), "outlet")
    } else {
        format!("{}, {}", plural(outlets.len(), "outlet"), plural(originators, "originator"))
    }
}

/// Cuts a sentence around the number of a mention, at word boundaries.
fn cut(mention: &Mention, document: &Document) -> Line {
    let text = &document.text;
    let before = squeeze(Span::new(mention.sentence.start, mention.span.start).of(text));
    let after = squeeze(Span::new(mention.span.end, mention.sentence.end).of(text));
    Line {
        before: keep_end(&before, CONTEXT),
        number: mention.span.of(text).to_owned(),
        after: keep_start(&after, CONTEXT),
    }
}

fn squeeze(text: &str) -> String {
    let starts = text.starts_with(char::is_whitespace);
    let ends = text.ends_with(char::is_whitespace) && !text.trim().is_empty();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{words}{}", if starts { " " } else { "" }, if ends { " " } else { "" })
}

fn keep_start(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

fn keep_end(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(length - most).collect();
    let whole_words = cut.split_once(' ').map_or(cut.as_str(), |(_, words)| words);
    format!("… {whole_words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_cut_at_words() {
        assert_eq!(keep_start("in the whole of the country", 12), "in the …");
        assert_eq!(keep_end("police in the country arrested ", 18), "… country arrested ");
        assert_eq!(keep_end("short", 18), "short");
    }
}
