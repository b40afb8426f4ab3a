//! Defines [`JudgementJson`], what a person decided.

use super::SpotJson;
use super::finding::spots;
use crate::model::{Analysis, Judgement, MentionId, Ruling};
use serde::Serialize;

/// A judgement with the numbers it is about.
#[derive(Clone, Debug, Serialize)]
pub struct JudgementJson {
    /// Its number, counted from 1 in the order they were made; what `judge undo` takes.
    pub number: usize,
    /// What was decided.
    pub ruling: Ruling,
    /// The number it is about; `null` where its document is not in the database any more.
    pub left: Option<SpotJson>,
    /// The other number, for rulings about two.
    pub right: Option<SpotJson>,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// Whether it was taken back.
    pub retired: bool,
}

/// Returns all judgements in the order they were made.
#[must_use]
pub fn judgements(analysis: &Analysis, judgements: &[Judgement]) -> Vec<JudgementJson> {
    let spot = |id: MentionId| spots(analysis, &[id]).pop();
    let row = |(at, judgement): (usize, &Judgement)| JudgementJson {
        number: at + 1,
        ruling: judgement.ruling,
        left: spot(judgement.left),
        right: judgement.right.and_then(spot),
        note: judgement.note.clone(),
        retired: judgement.retired,
    };
    judgements.iter().enumerate().map(row).collect()
}
