//! Defines which numbers are no claims, and why.
//!
//! Some are known before anything else is read, because their digits would make amounts and ranges
//! ("17:30", "2-1", "0808 555 2400"): [`early`]. The rest is judged with units and bounds at hand,
//! because a unit makes an amount of what might else be a year or a name: [`late`].

mod codes;
mod dates;
mod people;
mod times;

use super::draft::Draft;
use super::numeral::Numeral;
use super::pieces::Text;
use crate::lexicon::Lexicon;
use crate::model::Reason;
use std::ops::Range;

/// What the matchers see.
pub(super) struct Scene<'s, 't> {
    /// The pieces of the sentence.
    pub(super) text: &'s Text<'t>,
    /// The word tables.
    pub(super) lexicon: &'s Lexicon,
}

/// A number that is no claim: its pieces, the reason, and the rule that found it.
pub(super) type Refusal = (Range<usize>, Reason, &'static str);

/// Matchers on bare numerals, in order; the pieces may cover several numerals.
const EARLY: [fn(&Scene<'_, '_>, &Numeral) -> Option<Refusal>; 6] =
    [codes::address, dates::date, times::clock, codes::phone, codes::code, codes::score];

/// Matchers on drafts with units and bounds, in order.
const LATE: [fn(&Scene<'_, '_>, &Draft) -> Option<(Reason, &'static str)>; 5] =
    [people::age, dates::year, codes::list_number, codes::name, people::small];

/// Returns the drafts of the numerals, those that are no claims at first sight rejected.
pub(super) fn early(scene: &Scene<'_, '_>, numerals: &[Numeral]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(numerals.len());
    let mut covered = 0;
    for numeral in numerals.iter() {
        if numeral.pieces.start < covered {
            continue;
        }
        match EARLY.iter().find_map(|matcher| matcher(scene, numeral)) {
            Some((pieces, reason, rule)) => {
                covered = pieces.end;
                drafts.push(Draft::rejected(numeral, pieces, reason, rule));
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
}
