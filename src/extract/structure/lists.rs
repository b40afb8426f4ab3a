//! Defines how the rows of a list or table become [`Cell`]s: which list, which row, which column, under
//! which label, and whether the row is the total of the others.
//!
//! Rows are the sentences the segmenter took for rows. A short sentence between two rows ("South
//! Dakota's operation led to 9 arrests.") belongs to the list as well: writers put into prose what
//! did not fit the table, and the sum is wrong without it.

use crate::extract::spot::Spot;
use crate::extract::view::Reader;
use crate::lexicon::{Limit, WordRole};
use crate::model::{Cell, Mention, Part, SentenceKind};
use crate::text::{Tag, Token};
use std::ops::Range;

/// How many sentences may stand between two rows of one list.
const MAX_GAP: usize = 2;

/// How long such a sentence may be, in bytes.
const MAX_GAP_BYTES: usize = 160;

/// How long a label may be, in bytes.
const MAX_LABEL: usize = 80;

/// How many sentences before a list are asked whether it is complete.
const MAX_INTRODUCTION: usize = 2;

/// Gives the mentions in lists their cells.
pub(super) fn read(reader: &Reader<'_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    let mut first = 0;
    for list in lists(reader) {
        first += spots[first..].partition_point(|spot| spot.view < list.start);
        let count = spots[first..].partition_point(|spot| spot.view < list.end);
        let range = first..first + count;
        fill(reader, &list, &spots[range.clone()], &mut mentions[range]);
    }
}

/// Returns the lists as runs of sentences: at least two rows, with short sentences between them.
fn lists(reader: &Reader<'_>) -> Vec<Range<usize>> {
    let mut lists: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, view) in reader.views.iter().enumerate() {
        if view.sentence.kind != SentenceKind::Row {
            continue;
        }
        match lists.last_mut() {
            Some((list, rows)) if joins(reader, list.end, at) => {
                list.end = at + 1;
                *rows += 1;
            }
            _ => lists.push((at..at + 1, 1)),
        }
    }
    lists.into_iter().filter(|(_, rows)| *rows > 1).map(|(list, _)| list).collect()
}

/// Returns whether a row continues the list that ended before sentence `end`.
fn joins(reader: &Reader<'_>, end: usize, row: usize) -> bool {
    let between = reader.views.get(end..row).unwrap_or_default();
    let short = |view: &crate::extract::view::View<'_>| {
        view.sentence.kind == SentenceKind::Prose && view.sentence.span.len() <= MAX_GAP_BYTES
    };
    between.len() <= MAX_GAP && between.iter().all(short)
}

fn fill(reader: &Reader<'_>, list: &Range<usize>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    let Some(start) = reader.views.get(list.start).map(|view| view.sentence.span.start) else { return };
    let mut cells = Vec::with_capacity(spots.len());
    let mut column = 0;
    for (at, spot) in spots.iter().enumerate() {
        let follows = at.checked_sub(1).and_then(|before| spots.get(before));
        column = if follows.is_some_and(|before| before.view == spot.view) { column + 1 } else { 0 };
        let label = label(reader, spot);
        if let Some(segment) = segment(reader, spot) {
            // "North 1.1 million; Midlands 0.7 million; …" is a list of its own within its row.
            let start = reader.views.get(spot.view).map_or(start, |view| view.sentence.span.start);
            let complete = opens_breakdown(reader, spot.view);
            cells.push(Cell { list: start, row: segment, column: 0, label, total: false, complete });
            continue;
        }
        let total = is_total(reader, spot.view);
        let row = spot.view - list.start;
        cells.push(Cell { list: start, row, column, label, total, complete: false });
    }
    let complete = cells.iter().any(|cell| cell.total) || is_announced(reader, list.start);
    for (mention, cell) in mentions.iter_mut().zip(cells) {
        let complete = if cell.list == start { complete } else { cell.complete };
        mention.structure.cell = Some(Cell { complete, ..cell });
        mention.trace.push((Part::Structure, "row of a list"));
    }
}

/// How many segments a row must have to be a list of its own.
const MIN_SEGMENTS: usize = 3;

/// Returns the segment a number stands in, where its row is cut into several by semicolons.
fn segment(reader: &Reader<'_>, spot: &Spot<'_, '_>) -> Option<usize> {
    let tokens = reader.tokens(spot.view);
    let cuts = tokens.iter().filter(|token| token.text == ";").count();
    let start = spot.get()?.phrase.start;
    let before = tokens.iter().take(start).filter(|token| token.text == ";").count();
    (cuts + 1 >= MIN_SEGMENTS && !is_cut_in_columns(reader, spot.view)).then_some(before)
}

/// Returns whether behind every semicolon of a row a number follows at once: then these are the columns of a table,
/// "Sanari: 17 dead; 2,215 houses destroyed; 4,150 people in centres".
fn is_cut_in_columns(reader: &Reader<'_>, view: usize) -> bool {
    let numbers = reader.numbers(view);
    let mut tokens = reader.tokens(view).iter().enumerate().filter(|(_, token)| token.text == ";");
    tokens.all(|(at, _)| numbers.iter().any(|number| number.phrase.start == at + 1))
}

/// Returns whether the words of a row before its first number announce a breakdown ("by supply area:").
fn opens_breakdown(reader: &Reader<'_>, view: usize) -> bool {
    let end = reader.numbers(view).first().map_or(0, |number| number.phrase.start);
    let mut lead = reader.tokens(view).iter().take(end);
    lead.any(|token| reader.lexicon.frames.is(&token.lemma, WordRole::List))
}

/// Returns the label of a number in a row: the words before the first number of its segment ("North
/// 1.1 million; Midlands 0.7 million"), without the marks at their end; `None` where there are none
/// or too many.
fn label(reader: &Reader<'_>, spot: &Spot<'_, '_>) -> Option<String> {
    let tokens = spot.tokens();
    let start = spot.get()?.phrase.start;
    let segment = tokens.get(..start)?.iter().rposition(|token| token.text == ";").map_or(0, |at| at + 1);
    let first = reader
        .numbers(spot.view)
        .iter()
        .find(|number| number.rejected.is_none() && number.phrase.start >= segment)?;
    let tokens = tokens.get(segment..first.phrase.start)?;
    let word = |tag: Tag| !matches!(tag, Tag::Mark | Tag::Symbol | Tag::Possessive);
    // "by supply area: North": what stands behind the last colon that has words behind it.
    let colon = tokens
        .iter()
        .rposition(|token| token.text == ":")
        .filter(|at| tokens[*at..].iter().any(|token| word(token.tag)));
    let tokens = tokens.get(colon.map_or(0, |at| at + 1)..)?;
    // "Arrivals per day (average): 900", "South Dakota's operation led to 9 arrests".
    let prose = reader.views.get(spot.view)?.sentence.kind == SentenceKind::Prose;
    let ends = |token: &Token<'_>| token.text == "(" || (prose && token.tag == Tag::Possessive);
    let end = tokens.iter().position(ends).unwrap_or(tokens.len());
    let mut words = tokens.get(..end)?.iter().filter(|token| word(token.tag));
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    let text = reader.document.text.get(first.span.start..last.span.end)?;
    (!text.is_empty() && text.len() <= MAX_LABEL).then(|| text.to_owned())
}

/// Returns whether the label of a row begins with a word for all there is ("Total", "In all").
fn is_total(reader: &Reader<'_>, view: usize) -> bool {
    let tokens = reader.tokens(view);
    let words: Vec<String> = tokens.iter().take(3).map(|token| token.text.to_lowercase()).collect();
    let limit = reader.lexicon.subsets.longest(|at| words.get(at).map(String::as_str));
    limit.is_some_and(|(_, limit)| limit == Limit::Whole)
}

/// Returns whether the sentences before a list present it as a whole breakdown ("by state", "listed
/// below, as well as the number in each state").
fn is_announced(reader: &Reader<'_>, first: usize) -> bool {
    let lexicon = reader.lexicon;
    let announces = |view: usize| {
        let kind = reader.views.get(view).map(|view| view.sentence.kind);
        if !matches!(kind, Some(SentenceKind::Prose | SentenceKind::Heading)) {
            return false;
        }
        let heading = kind == Some(SentenceKind::Heading);
        let mut words = reader.tokens(view).iter();
        words.any(|token| {
            // "by" and "per" announce only in a heading; in prose they are too common.
            let strong = heading || !matches!(token.tag, Tag::Preposition);
            strong && lexicon.frames.is(&token.lemma, WordRole::List)
        })
    };
    (first.saturating_sub(MAX_INTRODUCTION)..first).any(announces)
}
