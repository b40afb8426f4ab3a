//! Defines [`detect`], which finds claims that cannot all hold, and values that follow each other.

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Findings, Judgement, Originators, Resolution};

/// Returns the conflicts and updates among the claims of a resolution.
#[must_use]
pub fn detect(
    _corpus: &Corpus,
    _resolution: &Resolution,
    _originators: &Originators,
    _judgements: &[Judgement],
    _lexicon: &Lexicon,
) -> Findings {
    Findings::default()
}
