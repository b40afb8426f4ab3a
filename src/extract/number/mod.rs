//! Defines [`Number`], a number found in a sentence, and [`read`], which finds them.
//!
//! The reading is a line of passes over the pieces of one sentence: numerals, what is no claim at first
//! sight, units and money, changes, ranges, bounds, what is no claim on a second look, units shared with a
//! neighbour, and rates. No pass looks further than a few words, so the cost is linear in the sentence.

mod bounds;
mod changes;
mod compound;
mod digits;
mod draft;
mod fraction;
mod glance;
mod measures;
mod money;
mod numeral;
mod pieces;
mod ranges;
mod rates;
mod reject;
mod shared;
mod words;

use crate::lexicon::Lexicon;
use crate::model::{ChangeRole, Direction, Kind, Quantity, Reason, Sentence, Span};
use crate::text::Token;
use std::ops::Range;

/// A number found in a sentence, before anything is known of what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The bytes of the number itself, without bound words, currency signs and units.
    pub span: Span,
    /// Tokens of the number itself.
    pub tokens: Range<usize>,
    /// Tokens of the whole phrase: bound words, currency, magnitude, unit, "per …".
    pub phrase: Range<usize>,
    /// How much.
    pub quantity: Quantity,
    /// What sort of number.
    pub kind: Kind,
    /// Which way, for changes.
    pub direction: Option<Direction>,
    /// Its part in a statement of change ("from 30 to 40").
    pub change: Option<ChangeRole>,
    /// Why it is no claim, where it is none.
    pub rejected: Option<Reason>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Returns whether a number may stand in the text, so that it is worth cutting it into tokens. Linear in
/// its length.
#[must_use]
pub fn may_hold(text: &str, lexicon: &Lexicon) -> bool {
    glance::may_hold(text, lexicon)
}

/// Returns the numbers of a sentence in order, claims and rejections alike. Linear in the number of
/// tokens.
#[must_use]
pub fn read(tokens: &[Token<'_>], sentence: &Sentence, lexicon: &Lexicon) -> Vec<Number> {
    let text = pieces::Text::new(tokens, lexicon);
    let numerals = numeral::find(&text, lexicon);
    if numerals.is_empty() {
        return Vec::new();
    }
    let scene = reject::Scene::new(&text, lexicon, sentence);
    let mut drafts = reject::early(&scene, &numerals);
    measures::apply(&mut drafts, &text, lexicon);
    measures::absorb(&mut drafts);
    compound::apply(&mut drafts, &text, lexicon);
    changes::apply(&mut drafts, &text, lexicon);
    ranges::apply(&mut drafts, &text, lexicon);
    ranges::oppose(&mut drafts, &text, lexicon);
    changes::ranges(&mut drafts, &text, lexicon);
    bounds::apply(&mut drafts, &text, lexicon);
    ranges::close(&mut drafts, &text);
    reject::late(&scene, &mut drafts);
    shared::apply(&mut drafts, &text);
    rates::apply(&mut drafts, &text, lexicon);
    drafts.into_iter().map(|draft| draft.finish(&text)).collect()
}
