//! Defines [`collect`], which makes mentions of the numbers that claim something and rejections of
//! the rest.
//!
//! A mention made here holds its number only; the passes that follow fill in what it counts, what
//! happened, where, when and who says so.

use super::number::Number;
use super::view::Reader;
use crate::model::{Mention, Part, Reason, Rejection, Sentence, SentenceKind};

/// Returns the mentions and rejections of a document, both in order of their spans.
#[must_use]
pub fn collect(reader: &Reader<'_>) -> (Vec<Mention>, Vec<Rejection>) {
    let mut mentions = Vec::new();
    let mut rejections = Vec::new();
    for (at, view) in reader.views.iter().enumerate() {
        for number in reader.numbers(at) {
            match refused(number, &view.sentence) {
                Some(reason) => rejections.push(rejection(reader, &view.sentence, number, reason)),
                None => mentions.push(mention(reader, &view.sentence, number)),
            }
        }
    }
    (mentions, rejections)
}

/// Returns why a number of that sentence is no claim, where it is none.
fn refused(number: &Number, sentence: &Sentence) -> Option<Reason> {
    let page = matches!(sentence.kind, SentenceKind::Meta | SentenceKind::Boilerplate);
    number.rejected.or_else(|| page.then_some(Reason::Boilerplate))
}

/// How many rules have read most mentions in the end; room for them is made once.
const USUAL_RULES: usize = 8;

/// Returns the mention of a number.
fn mention(reader: &Reader<'_>, sentence: &Sentence, number: &Number) -> Mention {
    let document = reader.document;
    let quantity = number.quantity.clone();
    let mut trace = Vec::with_capacity(USUAL_RULES);
    trace.push((Part::Quantity, number.rule));
    Mention {
        kind: number.kind,
        direction: number.direction,
        trace,
        ..Mention::bare(document.id, &document.text, number.span, sentence.span, quantity)
    }
}

/// Returns the rejection of a number.
fn rejection(reader: &Reader<'_>, sentence: &Sentence, number: &Number, reason: Reason) -> Rejection {
    let amount = !matches!(
        reason,
        Reason::Date | Reason::Time | Reason::Phone | Reason::Code | Reason::Address | Reason::Score
    );
    Rejection {
        span: number.span,
        sentence: sentence.span,
        text: number.span.of(&reader.document.text).to_owned(),
        reason,
        quantity: amount.then(|| number.quantity.clone()),
    }
}
