//! Defines [`tag`], which gives every piece of a sentence its part of speech and lemma.
//!
//! Each word brings its candidates with scores (`candidates`), neighbouring tags like or dislike
//! each other (`data/transitions.tsv`), and the best path through the sentence wins. A few rules
//! then mend what pairs of neighbours cannot see (`mend`). No part of it learns while it runs.

use super::candidates::{Capital, MOST, Slot, candidates};
use super::cut::Piece;
use super::lemma::{self, Lemma};
use super::mend::{Draft, mend};
use super::token::{Shape, Token};
use crate::lexicon::{Lexicon, Scores, Tag};
use crate::model::Span;

/// Share of the words of four letters or more that begin with a capital from which a sentence is
/// taken for a headline in title case; running text stays below one half.
const TITLE_CASE_PERCENT: usize = 75;
/// Fewest such words for title case to be told at all.
const TITLE_CASE_WORDS: usize = 3;
/// Longest word that is looked up, in bytes; anything longer is not in a dictionary.
const LONGEST_WORD: usize = 48;

/// Returns the tokens of the pieces of the sentence that begins at byte `start` of `text`.
pub(super) fn tag<'t>(text: &'t str, start: usize, pieces: &[Piece], lexicon: &'t Lexicon) -> Vec<Token<'t>> {
    let sentence = text.get(start..).unwrap_or_default();
    let slots = slots(sentence, pieces, lexicon);
    let draft = Draft { sentence, pieces, slots: &slots, lexicon, tags: best_path(&slots, lexicon) };
    let tags = mend(draft);
    let tokens = pieces.iter().zip(&slots).zip(tags);
    tokens
        .map(|((piece, slot), tag)| {
            let text = &sentence[piece.start..piece.end];
            let span = Span::new(start + piece.start, start + piece.end);
            let lower = lemma::lower(text, piece.shape, slot.form);
            let Lemma { lemma, known: lemma_known } = lemma::lemma(&lower, piece.shape, slot, tag, lexicon);
            let (shape, spaced, known) = (piece.shape, piece.spaced, slot.known);
            Token { span, text, shape, spaced, tag, lower, lemma, known, lemma_known }
        })
        .collect()
}

/// Returns the candidates of every piece.
fn slots<'l>(sentence: &str, pieces: &[Piece], lexicon: &'l Lexicon) -> Vec<Slot<'l>> {
    let headline = is_title_case(pieces);
    let loud = headline && pieces.iter().all(|piece| !piece.shape.is_word() || piece.shape == Shape::Upper);
    let mut buffer = [0; LONGEST_WORD];
    let mut before: Option<&Piece> = None;
    let mut slots = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let capital = match before {
            // Only capitals have to be explained.
            _ if piece.shape == Shape::Lower => Capital::Unexplained,
            _ if loud => Capital::Headline,
            None => Capital::Initial,
            Some(_) if headline => Capital::Headline,
            Some(before) if opens(&sentence[before.start..before.end]) => Capital::Initial,
            Some(_) => Capital::Unexplained,
        };
        let lower = lower(&sentence[piece.start..piece.end], piece.shape, &mut buffer);
        slots.push(candidates(piece, lower, capital, lexicon));
        before = Some(piece).filter(|_| before.is_some() || piece.shape.is_word());
    }
    slots
}

/// Returns whether a word behind the mark begins with a capital for that alone.
fn opens(mark: &str) -> bool {
    matches!(mark, ":" | "“" | "\"" | "‘" | "•" | "—" | "(")
}

/// Returns whether most longer words begin with a capital, as in a headline in title case.
fn is_title_case(pieces: &[Piece]) -> bool {
    let long = pieces.iter().filter(|piece| piece.shape.is_word() && piece.end - piece.start > 3);
    let (capitals, all) = long.fold((0, 0), |(capitals, all), piece| {
        (capitals + usize::from(piece.shape != Shape::Lower), all + 1)
    });
    all >= TITLE_CASE_WORDS && capitals * 100 >= all * TITLE_CASE_PERCENT
}

/// Returns the text in lower case with straight apostrophes, in `buffer` where it has to change;
/// the text itself where it does not fit or is no word.
pub(super) fn lower<'b>(text: &'b str, shape: Shape, buffer: &'b mut [u8; LONGEST_WORD]) -> &'b str {
    if shape == Shape::Lower && text.is_ascii() {
        return text;
    }
    if text.is_ascii() {
        let Some(room) = buffer.get_mut(..text.len()) else { return text };
        room.copy_from_slice(text.as_bytes());
        room.make_ascii_lowercase();
        return std::str::from_utf8(room).unwrap_or(text);
    }
    let mut length = 0;
    for char in text.chars().map(|char| if char == '\u{2019}' { '\'' } else { char }) {
        for lower in char.to_lowercase() {
            let Some(room) = buffer.get_mut(length..length + lower.len_utf8()) else { return text };
            length += lower.encode_utf8(room).len();
        }
    }
    std::str::from_utf8(&buffer[..length]).unwrap_or(text)
}

/// Returns the tags of the best path through the candidates.
fn best_path(slots: &[Slot<'_>], lexicon: &Lexicon) -> Vec<Tag> {
    let transitions = &lexicon.transitions;
    // For each slot and candidate the candidate before it on the best path, and that path's score.
    let mut backs = vec![[0; MOST]; slots.len()];
    let mut best = [0_i32; MOST];
    let mut left: &[Tag] = &[];
    for (slot, back) in slots.iter().zip(&mut backs) {
        let mut next = [i32::MIN; MOST];
        let mut step = |before: u8, path: i32, scores: &Scores| {
            let candidates = slot.tags().iter().zip(slot.scores());
            for ((tag, own), (next, back)) in candidates.zip(next.iter_mut().zip(back.iter_mut())) {
                let value = path + i32::from(scores[*tag as usize]) + i32::from(*own);
                if value > *next {
                    (*next, *back) = (value, before);
                }
            }
        };
        if left.is_empty() {
            step(0, 0, transitions.after(None));
        }
        for ((before, tag), path) in (0..).zip(left).zip(best) {
            step(before, path, transitions.after(Some(*tag)));
        }
        (best, left) = (next, slot.tags());
    }
    let end = |at: usize| i32::from(transitions.after(Some(left[at])).last().copied().unwrap_or(0));
    let last = (0..left.len()).max_by_key(|at| (best[*at] + end(*at), usize::MAX - at));
    trace(slots, &backs, last.unwrap_or(0))
}

/// Returns the tags of the path that ends in candidate `at` of the last slot.
fn trace(slots: &[Slot<'_>], backs: &[[u8; MOST]], mut at: usize) -> Vec<Tag> {
    let mut tags = vec![Tag::Other; slots.len()];
    for (slot, (tag, back)) in slots.iter().zip(tags.iter_mut().zip(backs)).rev() {
        *tag = slot.tags().get(at).copied().unwrap_or(Tag::Other);
        at = usize::from(back.get(at).copied().unwrap_or(0));
    }
    tags
}
