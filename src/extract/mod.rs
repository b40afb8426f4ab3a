//! Defines [`extract`], which reads every number of a document: a [`Mention`]
//! where it claims something, a [`Rejection`](crate::model::Rejection) with its reason where not.
//!
//! Reading runs in passes of small ordered matchers over the tokens of one sentence at a time:
//! numbers first, then for each number what is counted, what happened, where, when, who says so and
//! whether it is asserted. Matchers may look back at earlier sentences through [`view::Reader`].
//! A matcher returns the name of its rule with what it read, for `--explain`.

#[cfg(test)]
mod cases;
pub mod clause;
pub mod collect;
mod column;
pub mod counted;
pub mod event;
mod modality;
pub mod names;
pub mod number;
pub mod phrase;
mod place;
mod reach;
mod scene;
mod speaker;
pub mod spot;
mod stride;
pub mod structure;
mod table;
mod time;
pub mod view;
mod zone;

use crate::lexicon::Lexicon;
use crate::model::{Document, Extraction, Mention, Sentence};
use crate::text::{LONGEST_SENTENCE, cut_behind};

/// Returns all that can be read from a document. Never fails and never panics; limits that were
/// reached are named in the result. Linear in the length of the text.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let reader = view::Reader::new(document, lexicon);
    let (mut mentions, rejections) = collect::collect(&reader);
    if !mentions.is_empty() {
        read_around(&reader, &mut mentions);
    }
    let sentences = reader.sentences();
    let limits = limits(document, &sentences);
    Extraction { sentences, mentions, rejections, limits }
}

/// Reads all that is said of the mentions of a document.
fn read_around(reader: &view::Reader<'_>, mentions: &mut [Mention]) {
    let spots = spot::spots(reader, mentions);
    structure::read(reader, &spots, mentions);
    counted::read(&spots, mentions);
    event::read(&spots, mentions);
    counted::carry(&spots, mentions);
    structure::relate(&spots, mentions);
    event::inherit(&spots, mentions);
    let stage = scene::Stage::of(reader, &spots);
    speaker::read(&stage, &spots, mentions);
    place::read(&stage, &spots, mentions);
    time::read(&stage, &spots, mentions);
    modality::read(&stage, &spots, mentions);
}

/// Returns which limits were reached, in words.
fn limits(document: &Document, sentences: &[Sentence]) -> Vec<String> {
    let cut = cut_behind(&document.text, sentences);
    let cuts = if cut == 1 { "cut" } else { "cuts" };
    let told = format!("sentences longer than {LONGEST_SENTENCE} bytes were read in pieces: {cut} {cuts}");
    if cut > 0 { vec![told] } else { Vec::new() }
}
