//! Defines [`head`] and [`label_noun`], what the first row of a table says of the column a number
//! stands in and of the labels of its rows: "Port | Ships | Containers" over "Northern | 410 | 61,200".
//!
//! What cells are in ("$m") is read by [`super::table`]; here it is what they count and what happened.

use super::clause::Clause;
use super::phrase::Chunk;
use super::spot::Spot;
use super::view::Reader;
use crate::model::SentenceKind;
use std::ops::Range;

/// How many rows above a number its head is looked for.
const MOST_ROWS: usize = 300;

/// The words in the head of a column.
#[derive(Clone, Debug)]
pub(super) struct Head<'r, 'a> {
    /// The first row of the table.
    pub clause: Clause<'r, 'a>,
    /// The chunk that tells: its last noun phrase, or a participle or adjective ("Rescued").
    pub chunk: usize,
}

impl Head<'_, '_> {
    /// Returns whether the head is a noun for places ("County").
    pub(super) fn is_place(&self) -> bool {
        let lemma = self.clause.lemma(self.chunk);
        let low = lemma.to_lowercase();
        self.clause.lexicon.places.noun(&low).is_some()
    }
}

/// Returns the head of the column that a number stands in; `None` outside tables with a first row of
/// words.
pub(super) fn head<'r, 'a>(spot: &Spot<'r, 'a>) -> Option<Head<'r, 'a>> {
    let at = spot.get()?.span.start - spot.sentence()?.span.start;
    let column = row_cells(spot)?.iter().position(|cell| cell.contains(&at))?;
    of_column(spot, column)
}

/// Returns the cells of the sentence a number stands in, where it has several.
fn row_cells<'r>(spot: &Spot<'r, '_>) -> Option<&'r [Range<usize>]> {
    text(spot.reader, spot.view)?;
    Some(spot.reader.cells(spot.view)).filter(|cells| cells.len() > 1)
}

/// Returns the head of the column of labels.
pub(super) fn label_noun<'r, 'a>(spot: &Spot<'r, 'a>) -> Option<Head<'r, 'a>> {
    let row = text(spot.reader, spot.view)?;
    let label = row_cells(spot)?.iter().position(|cell| !row[cell.clone()].trim().is_empty())?;
    of_column(spot, label)
}

/// Returns the tokens of the label of the row a number stands in.
pub(super) fn label_cell(spot: &Spot<'_, '_>) -> Option<Range<usize>> {
    let row = text(spot.reader, spot.view)?;
    let cell = spot.reader.cells(spot.view).iter().find(|cell| !row[(*cell).clone()].trim().is_empty())?;
    let start = spot.sentence()?.span.start;
    let inside = |at: &usize| {
        let span = spot.tokens()[*at].span;
        (start + cell.start..start + cell.end).contains(&span.start) && spot.tokens()[*at].shape.is_word()
    };
    let first = (0..spot.tokens().len()).find(inside)?;
    let last = (first..spot.tokens().len()).take_while(inside).last()?;
    Some(first..last + 1)
}

/// Returns the chunks of the label in the first cell of the row a number stands in ("Ballots cast | 2,037"),
/// unless the labels of the table are places.
pub(super) fn label_chunks(spot: &Spot<'_, '_>) -> Option<Range<usize>> {
    row_cells(spot).filter(|_| spot.sentence().is_some_and(|row| row.kind == SentenceKind::Row))?;
    if label_noun(spot).is_some_and(|head| head.is_place()) {
        return None;
    }
    let words = label_cell(spot)?;
    let clause = spot.clause();
    let (first, last) = (clause.chunk_of(words.start), clause.chunk_of(words.end - 1));
    (last < spot.chunk && (first..=last).all(|at| clause.get(at).is_some_and(|chunk| chunk.number.is_none())))
        .then_some(first..last + 1)
}

fn of_column<'r, 'a>(spot: &Spot<'r, 'a>, column: usize) -> Option<Head<'r, 'a>> {
    let reader = spot.reader;
    let first = first_row(reader, spot.view)?;
    let count = |view: usize| text(reader, view).map_or(0, |_| reader.cells(view).len());
    if first == spot.view || count(first) != count(spot.view) || !has_words_only(reader, first) {
        return None;
    }
    text(reader, first)?;
    let cell = reader.cells(first).get(column)?;
    let start = reader.views.get(first)?.sentence.span.start;
    let clause = reader.clause(first);
    let chunk = tells(&clause, &(start + cell.start..start + cell.end))?;
    Some(Head { clause, chunk })
}

/// Returns whether the column that a number stands in has words for a head.
pub(super) fn is_headed(spot: &Spot<'_, '_>) -> bool {
    head(spot).is_some()
}

/// Returns the last chunk within the bytes that is a noun phrase, or else a participle or adjective.
fn tells(clause: &Clause<'_, '_>, bytes: &Range<usize>) -> Option<usize> {
    let inside = |at: &usize| {
        let head = clause.get(*at).and_then(|chunk| clause.tokens.get(chunk.head));
        head.is_some_and(|token| bytes.contains(&token.span.start) && token.shape.is_word())
    };
    let words: Vec<usize> = (0..clause.chunks.len()).filter(inside).collect();
    let noun = |at: &usize| clause.get(*at).is_some_and(Chunk::is_noun);
    words.iter().copied().find(noun).or_else(|| words.first().copied())
}

/// Returns the first row of the table a row stands in: the run of rows, from the last one on that stands
/// behind a blank line and has words only.
fn first_row(reader: &Reader<'_>, view: usize) -> Option<usize> {
    let parted = |at: usize| text(reader, at).is_some_and(|row| row.contains(['|', '\t']));
    if !parted(view) {
        return None;
    }
    let floor = view.saturating_sub(MOST_ROWS);
    let mut first = view;
    for at in (floor..view).rev().take_while(|at| parted(*at)) {
        first = at;
        if has_words_only(reader, at) && is_fresh(reader, at) {
            break;
        }
    }
    Some(first)
}

/// Returns whether a sentence gives no number, at most a year or the base of a rate.
fn has_words_only(reader: &Reader<'_>, view: usize) -> bool {
    reader.numbers(view).iter().all(|number| number.rejected.is_some())
}

/// Returns whether a blank line stands before a sentence.
fn is_fresh(reader: &Reader<'_>, view: usize) -> bool {
    let start = reader.views.get(view).map_or(0, |view| view.sentence.span.start);
    let before = reader.document.text.get(..start).unwrap_or_default();
    before.trim_end_matches([' ', '\t', '|']).ends_with("\n\n")
}

/// Returns the text of a row or heading; `None` for other sentences.
fn text<'r>(reader: &'r Reader<'_>, view: usize) -> Option<&'r str> {
    let sentence = &reader.views.get(view)?.sentence;
    let row = !matches!(sentence.kind, SentenceKind::Meta | SentenceKind::Boilerplate);
    row.then(|| sentence.span.of(&reader.document.text))
}
