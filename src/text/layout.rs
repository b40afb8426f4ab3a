//! Defines [`blocks`]: the headline, paragraphs, rows and front matter of a document.
//!
//! A line break is the only sure sign of layout in plain text, and it means different things: the
//! end of a paragraph, of a row, or of a line that was wrapped to a width. Lines are therefore
//! judged together with their neighbours.

use super::line::{Line, Look, lines};
use super::{lead, stops};
use crate::lexicon::Lexicon;
use crate::model::{Document, SentenceKind, Span};

/// Narrowest and widest line that counts as wrapped to a width, in characters.
const WRAP_WIDTH: std::ops::RangeInclusive<usize> = 40..=120;
/// Longest heading, in words.
const HEADING_WORDS: usize = 12;
/// Longest headline, in words.
const HEADLINE_WORDS: usize = 30;
/// How many lines after the last row of a list a row of the same list may still stand.
const LIST_REACH: usize = 3;
/// Longest row of a list that may hold a full stop within ("Wind: force 5. Swell two metres."), in
/// words.
const TERSE_WORDS: usize = 10;
/// How many lines from the top a byline or date line may stand, headline included.
const FRONT_LINES: usize = 6;

/// One paragraph, heading or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its bytes, without surrounding white space.
    pub(super) span: Span,
    /// What it is; only [`SentenceKind::Prose`] holds more than one sentence.
    pub(super) kind: SentenceKind,
}

/// Returns the blocks of a document in order. Lines without any letter or digit are in none.
pub(super) fn blocks(document: &Document, lexicon: &Lexicon) -> Vec<Block> {
    let text = document.text.as_str();
    let header = text.get(..document.header).map_or(0, str::len);
    let mut blocks: Vec<Block> = lines(&text[..header], 0, lexicon)
        .into_iter()
        .map(|line| Block { span: line.span, kind: SentenceKind::Meta })
        .collect();
    let lead = lead::lead(text, header, lexicon);
    blocks.extend(lead.blocks);
    let mut lines = lines(text, lead.end, lexicon);
    lines.retain(|line| line.look != Look::Rule);
    let kinds = kinds(text, &lines, lead.found, lexicon);
    blocks.extend(join(text, &lines, &kinds));
    headline(document, &mut blocks, lead.found, lexicon);
    blocks
}

/// Returns what each line is, judged with its neighbours.
fn kinds(text: &str, lines: &[Line], lead: bool, lexicon: &Lexicon) -> Vec<SentenceKind> {
    let mut kinds = Vec::with_capacity(lines.len());
    let mut last_row = None;
    let mut related = false;
    for (at, line) in lines.iter().enumerate() {
        let near_row = last_row.is_some_and(|row: usize| at - row <= LIST_REACH);
        let kind = match line.look {
            Look::Boilerplate => SentenceKind::Boilerplate,
            Look::Meta if at < FRONT_LINES || !line.ends => SentenceKind::Meta,
            // Below "Related posts" stand the headlines of other articles.
            _ if related && !line.ends => SentenceKind::Boilerplate,
            Look::Cells if is_table(lines, at) => SentenceKind::Row,
            Look::Bullet => bullet_kind(text, lines, at, lexicon),
            Look::Label | Look::Count if at > 0 || lead => {
                if is_row(text, lines, at, near_row, lexicon) {
                    SentenceKind::Row
                } else {
                    plain(text, lines, at)
                }
            }
            _ => plain(text, lines, at),
        };
        related = kind == SentenceKind::Boilerplate && (related || lists_others(line.span.of(text)));
        if kind == SentenceKind::Row {
            last_row = Some(at);
        }
        kinds.push(kind);
    }
    kinds
}

/// Returns whether a line of boilerplate announces other articles.
fn lists_others(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["related", "more stories", "read also", "recommended", "most read", "popular", "trending", "latest"]
        .iter()
        .any(|word| lower.starts_with(word))
}

/// Returns whether the line or one beside it makes a table with it: cells in at least two lines.
fn is_table(lines: &[Line], at: usize) -> bool {
    let cells = |at: usize| lines.get(at).is_some_and(|line| line.look == Look::Cells);
    cells(at + 1) || at.checked_sub(1).is_some_and(cells)
}

/// Returns what a line with a bullet or list number is: a question or a title with text below it is
/// a heading, a text of several sentences is prose.
fn bullet_kind(text: &str, lines: &[Line], at: usize, lexicon: &Lexicon) -> SentenceKind {
    let line = lines[at].span.of(text);
    let below = lines.get(at + 1).is_some_and(|next| !next.gap && next.look == Look::Plain && next.ends);
    if line.ends_with('?') || (below && !lines[at].ends) {
        SentenceKind::Heading
    } else if stops::has_break(line, lexicon) {
        SentenceKind::Prose
    } else {
        SentenceKind::Row
    }
}

/// Returns whether a line with a label is a row: one sentence at most and no question, and either not
/// ended like a sentence or standing in a list.
fn is_row(text: &str, lines: &[Line], at: usize, near_row: bool, lexicon: &Lexicon) -> bool {
    let line = &lines[at];
    let content = line.span.of(text);
    let terse = near_row && line.words <= TERSE_WORDS;
    if content.ends_with('?') || (stops::has_break(content, lexicon) && !terse) {
        return false;
    }
    let alike = |other: usize| lines.get(other).is_some_and(|other| other.look == line.look);
    let neighbour = alike(at + 1) || at.checked_sub(1).is_some_and(alike);
    let digits = content.bytes().any(|byte| byte.is_ascii_digit());
    match line.look {
        Look::Label => neighbour || near_row || (digits && !line.ends),
        _ => neighbour || near_row,
    }
}

/// Returns whether a line without particular look is a heading or prose.
fn plain(text: &str, lines: &[Line], at: usize) -> SentenceKind {
    let line = &lines[at];
    let content = line.span.of(text);
    let next = lines.get(at + 1);
    let alone = line.gap || at == 0 || lines[at - 1].ends || lines[at - 1].look != Look::Plain;
    let followed =
        next.is_some_and(|next| next.gap || content.ends_with(':') || line.width < *WRAP_WIDTH.start());
    let begins = content.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let heading = alone && followed && begins && !line.ends && line.words <= HEADING_WORDS;
    if heading && at > 0 && !goes_on(text, next) { SentenceKind::Heading } else { SentenceKind::Prose }
}

/// Returns whether the line begins in lower case right below another.
fn goes_on(text: &str, line: Option<&Line>) -> bool {
    line.is_some_and(|line| !line.gap && line.span.of(text).starts_with(char::is_lowercase))
}

/// Returns the blocks of the lines; prose that was wrapped to a width is put together again.
fn join(text: &str, lines: &[Line], kinds: &[SentenceKind]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut end = at + 1;
        if kinds[at] == SentenceKind::Prose {
            let more =
                |end: &usize| *end < lines.len() && !lines[*end].gap && kinds[*end] == SentenceKind::Prose;
            while more(&end) {
                end += 1;
            }
        }
        join_run(text, &lines[at..end], kinds[at], &mut blocks);
        at = end;
    }
    blocks
}

/// Adds the blocks of lines that stand below each other without a blank line.
fn join_run(text: &str, lines: &[Line], kind: SentenceKind, blocks: &mut Vec<Block>) {
    let wrapped = [0, 1].into_iter().find(|skip| is_wrapped(text, lines.get(*skip..).unwrap_or_default()));
    let closed = lines.last().is_some_and(|line| line.ends);
    let mut open: Option<Span> = None;
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let joins = before.is_some_and(|before| {
            let whole = wrapped.is_some_and(|skip| at > skip);
            whole || (continues(text, before, line) && (closed || before.width >= *WRAP_WIDTH.start()))
        });
        match open.filter(|_| joins) {
            Some(span) => open = Some(span.cover(line.span)),
            None => blocks.extend(open.replace(line.span).map(|span| Block { span, kind })),
        }
    }
    blocks.extend(open.map(|span| Block { span, kind }));
}

/// Returns whether a line goes on in lower case where the one before it has not ended.
fn continues(text: &str, before: &Line, line: &Line) -> bool {
    !before.ends && line.span.of(text).starts_with(char::is_lowercase)
}

/// Returns whether the lines were wrapped to a width: there are at least three, and the first word of
/// each would not have fitted on the line before it.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let full = |pair: &[Line]| {
        let word = pair[1].span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
        pair[0].width + 1 + word > width
    };
    lines.len() >= 3 && WRAP_WIDTH.contains(&width) && lines.windows(2).all(full)
}

/// Marks the headline: the first block that is neither front matter nor boilerplate, where it looks
/// like one, and its repetition directly below it.
fn headline(document: &Document, blocks: &mut [Block], lead: bool, lexicon: &Lexicon) {
    let text = document.text.as_str();
    let content = |block: &Block| !matches!(block.kind, SentenceKind::Meta | SentenceKind::Boilerplate);
    let Some(at) = blocks.iter().position(content) else { return };
    let first = blocks[at];
    let line = first.span.of(text);
    let titled = document.title.as_deref().is_some_and(|title| title.trim() == line);
    let byline = blocks.get(at + 1).is_some_and(|next| next.kind == SentenceKind::Meta);
    let short = line.split_whitespace().take(HEADLINE_WORDS + 1).count() <= HEADLINE_WORDS;
    let closed = line.ends_with(['.', '…']) || line.ends_with(".”") || line.ends_with(".\"");
    let open = !closed || byline || lead && line.len() <= lead::LONGEST_HEADLINE;
    let fits = short && open && !line.contains('\n') && !stops::has_break(line, lexicon);
    let alone = blocks.len() == at + 1;
    if !titled && (!fits || alone) {
        return;
    }
    blocks[at].kind = SentenceKind::Headline;
    let again = blocks.get_mut(at + 1).filter(|next| next.span.of(text) == line);
    if let Some(again) = again {
        again.kind = SentenceKind::Headline;
    }
}
