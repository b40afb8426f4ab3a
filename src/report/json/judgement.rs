//! Defines [`JudgementJson`], what a person decided.

use crate::model::{Analysis, Judgement, MentionId, Ruling};
use schemars::JsonSchema;
use serde::Serialize;

/// A number that was judged.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JudgedJson {
    /// The document's name.
    pub document: String,
    /// The line it stands in, counted from 1.
    pub line: usize,
    /// First byte of the number in the stored text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The number as written.
    pub text: String,
}

/// A judgement with the numbers it is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JudgementJson {
    /// Its number, counted from 1 in the order they were made; what `judge undo` takes.
    pub number: usize,
    /// What was decided.
    pub ruling: Ruling,
    /// The number it is about; `null` where its document is not in the database any more.
    pub left: Option<JudgedJson>,
    /// The other number, for rulings about two.
    pub right: Option<JudgedJson>,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// Whether it was taken back.
    pub retired: bool,
}

/// Returns all judgements in the order they were made.
#[must_use]
pub fn judgements(analysis: &Analysis, judgements: &[Judgement]) -> Vec<JudgementJson> {
    let row = |(at, judgement): (usize, &Judgement)| JudgementJson {
        number: at + 1,
        ruling: judgement.ruling,
        left: judged(analysis, judgement.left),
        right: judgement.right.and_then(|id| judged(analysis, id)),
        note: judgement.note.clone(),
        retired: judgement.retired,
    };
    judgements.iter().enumerate().map(row).collect()
}

fn judged(analysis: &Analysis, id: MentionId) -> Option<JudgedJson> {
    let mention = analysis.corpus.mention(id)?;
    let document = analysis.corpus.document(mention.document)?;
    Some(JudgedJson {
        document: document.name.clone(),
        line: document.line(mention.span.start),
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(&document.text).to_owned(),
    })
}
