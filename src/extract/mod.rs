//! Defines [`extract`], which reads every number of a document: a [`Mention`](crate::model::Mention)
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
pub mod structure;
mod table;
mod time;
pub mod view;
mod zone;

use crate::lexicon::Lexicon;
use crate::model::{Document, Extraction, Sentence};
use crate::text::{LONGEST_SENTENCE, cut_behind};

/// Returns all that can be read from a document. Never fails and never panics; limits that were
/// reached are named in the result. Linear in the length of the text.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let reader = view::Reader::new(document, lexicon);
    let (mut mentions, rejections) = collect::collect(&reader);
    let spots = spot::spots(&reader, &mentions);
    structure::read(&reader, &spots, &mut mentions);
    counted::read(&spots, &mut mentions);
    event::read(&spots, &mut mentions);
    counted::carry(&spots, &mut mentions);
    structure::relate(&spots, &mut mentions);
    event::inherit(&spots, &mut mentions);
    let stage = scene::Stage::of(&reader, &spots);
    speaker::read(&stage, &spots, &mut mentions);
    place::read(&stage, &spots, &mut mentions);
    time::read(&stage, &spots, &mut mentions);
    modality::read(&stage, &spots, &mut mentions);
    let sentences = reader.sentences();
    let limits = limits(document, &sentences);
    Extraction { sentences, mentions, rejections, limits }
}

/// Returns which limits were reached, in words.
fn limits(document: &Document, sentences: &[Sentence]) -> Vec<String> {
    let cut = cut_behind(&document.text, sentences);
    let cuts = if cut == 1 { "cut" } else { "cuts" };
    let told = format!("sentences longer than {LONGEST_SENTENCE} bytes were read in pieces: {cut} {cuts}");
    if cut > 0 { vec![told] } else { Vec::new() }
}
