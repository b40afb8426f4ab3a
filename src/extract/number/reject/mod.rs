//! Defines which numbers are no claims, and why.
//!
//! Some are known before anything else is read, because their digits would make amounts and ranges
//! ("17:30", "2-1", "0808 555 2400"): [`early`]. The rest is judged with units and bounds at hand,
//! because a unit makes an amount of what might else be a year or a name: [`late`]. Numbers that
//! only continue a refused one ("lines 2, 7 and 31") follow it.

mod ages;
mod codes;
mod dates;
mod idioms;
mod names;
mod ones;
mod phones;
mod scores;
mod spread;
mod times;
mod years;

use super::draft::Draft;
use super::numeral::Numeral;
use super::pieces::{Look, Text};
use crate::lexicon::{Cue, Lexicon, Tag};
use crate::model::{Reason, Sentence};
use std::ops::Range;

/// What the matchers see.
pub(super) struct Scene<'s, 't> {
    /// The pieces of the sentence.
    pub(super) text: &'s Text<'t>,
    /// The word tables.
    pub(super) lexicon: &'s Lexicon,
    /// The sentence.
    pub(super) sentence: &'s Sentence,
    /// Whether the sentence speaks of games or votes.
    pub(super) contest: bool,
}

impl<'s, 't> Scene<'s, 't> {
    /// Returns the scene of a sentence.
    pub(super) fn new(text: &'s Text<'t>, lexicon: &'s Lexicon, sentence: &'s Sentence) -> Self {
        let contest = text.speaks_of(Cue::Score);
        Self { text, lexicon, sentence, contest }
    }

    /// Returns whether the piece at `at` is a word of the list.
    fn cue(&self, cue: Cue, at: usize) -> bool {
        self.text.cue(cue, at)
    }

    /// Returns whether the piece `back` places before `at` is a word of the list.
    fn cue_back(&self, cue: Cue, at: usize, back: usize) -> bool {
        at.checked_sub(back).is_some_and(|at| self.text.cue(cue, at))
    }

    /// Returns whether nothing but a mark, or nothing at all, stands at `at`.
    fn closed(&self, at: usize) -> bool {
        self.text.get(at).is_none_or(|piece| {
            piece.look == Look::Mark && !matches!(piece.text, "-" | "$" | "£" | "€" | "%")
        })
    }

    /// Returns whether a phrase ends before `at`: at a mark, a verb or a preposition.
    fn closed_or_verb(&self, at: usize) -> bool {
        let tag = self.text.tag(at);
        let verb = matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Preposition);
        self.closed(at) || (verb && self.text.looks(at, Look::Word) && !self.text.is(at, &["of"]))
    }

    /// Returns whether something is counted at `at`: a plural noun, perhaps behind an adjective.
    fn counted(&self, at: usize) -> bool {
        use super::words::{is_open, is_plural};
        is_plural(self.text, at) || (is_open(self.text, at) && is_plural(self.text, at + 1))
    }
}

/// A number that is no claim: its pieces, the reason, and the rule that found it.
pub(super) type Refusal = (Range<usize>, Reason, &'static str);

/// A matcher on bare numerals; the pieces it returns may cover several.
type Early = fn(&Scene<'_, '_>, &Numeral) -> Option<Refusal>;

/// A matcher on drafts with units and bounds.
type Late = fn(&Scene<'_, '_>, &Draft) -> Option<(Reason, &'static str)>;

/// The early matchers in order; times stand before codes, whose digits may begin with nought.
const EARLY: [Early; 10] = [
    codes::address,
    idioms::idiom,
    dates::date,
    times::clock,
    times::named,
    years::years,
    phones::phone,
    codes::code,
    scores::score,
    ones::ordinal,
];

/// The late matchers in order; ages stand before years, which they may look like.
const LATE: [Late; 10] = [
    ages::age,
    names::street,
    years::year,
    codes::list_number,
    names::face,
    names::kind,
    names::name,
    names::base,
    ones::one,
    codes::arithmetic,
];

/// Returns the drafts of the numerals, those that are no claims at first sight rejected.
pub(super) fn early(scene: &Scene<'_, '_>, numerals: &[Numeral]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(numerals.len());
    let mut covered = 0;
    for numeral in numerals {
        if numeral.pieces.start < covered {
            continue;
        }
        match EARLY.iter().find_map(|matcher| matcher(scene, numeral)) {
            Some((pieces, reason, rule)) => {
                covered = pieces.end;
                let start = drafts.last().map_or(0, |last| last.pieces.end).max(pieces.start);
                drafts.push(Draft::rejected(numeral, start..pieces.end, reason, rule));
            }
            None => drafts.push(Draft::new(numeral)),
        }
    }
    drafts
}

/// Rejects the drafts that are no claims.
pub(super) fn late(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.stands()) {
        if let Some((reason, rule)) = LATE.iter().find_map(|matcher| matcher(scene, draft)) {
            draft.rejected = Some(reason);
            draft.rule = rule;
        }
    }
    spread::apply(scene, drafts);
}
