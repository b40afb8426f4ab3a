//! Defines how telephone numbers are told from amounts.

use super::{Refusal, Scene};
use crate::extract::number::numeral::Numeral;
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::Cue;
use crate::model::{Reason, SentenceKind};

/// The fewest digits of a telephone number that nothing announces.
const FEWEST: usize = 7;

/// The most groups of digits that are looked at as one telephone number.
const MOST_GROUPS: usize = 8;

/// How many words may stand between the announcement and the number.
const NEAR: usize = 4;

/// Reads a telephone number: groups of digits that a plus, a nought or hyphens begin or part, or
/// digits that a word announces as one.
pub(super) fn phone(scene: &Scene<'_, '_>, numeral: &Numeral) -> Option<Refusal> {
    let text = scene.text;
    let at = numeral.pieces.start;
    if !plain(text, at) {
        return None;
    }
    let end = groups_end(text, at);
    let digits: usize = (at..end).map(|at| text.raw(at).bytes().filter(u8::is_ascii_digit).count()).sum();
    let groups = (at..end).filter(|&at| text.looks(at, Look::Digits)).count();
    let plus = text.was(at, 1, &["+"]) && text.glued(at);
    let nought = text.raw(at).starts_with('0') && text.raw(at).len() > 1;
    let written = digits >= FEWEST && (plus || (nought && groups > 1) || dashed(text, at, end));
    let counted = scene.counted(end) || text.raw(end) == "%";
    let announced = announced(scene, at) && !counted && digits >= 3;
    let prose = scene.sentence.kind != SentenceKind::Row;
    let spaced =
        groups > 1 && digits >= 5 && !counted && (announced || near(scene, at) || (groups > 2 && prose));
    let short = scene.closed(end) && !counted && texted(scene, at, digits);
    let yes = short
        || written
        || spaced
        || (announced && (1..=NEAR).any(|back| scene.cue_back(Cue::PhoneBefore, at, back)));
    yes.then(|| (at - usize::from(plus)..end, Reason::Phone, "telephone number"))
}

/// Returns whether the piece is digits without separators.
fn plain(text: &Text<'_>, at: usize) -> bool {
    text.looks(at, Look::Digits) && text.raw(at).bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether the words right in front announce a telephone number.
fn announced(scene: &Scene<'_, '_>, at: usize) -> bool {
    let small = |back: usize| scene.cue_back(Cue::PhoneLink, at, back);
    (1..=NEAR).any(|back| scene.cue_back(Cue::PhoneBefore, at, back) && (1..back).all(small))
}

/// Returns whether the sentence speaks of reaching somebody.
fn near(scene: &Scene<'_, '_>, at: usize) -> bool {
    (1..=8).any(|back| scene.cue_back(Cue::PhoneBefore, at, back) || scene.cue_back(Cue::Reach, at, back))
}

/// Returns whether digits without separators are what messages are sent to ("text HARBOR to 55501", "TEXT us
/// your tips: 50123").
fn texted(scene: &Scene<'_, '_>, at: usize, digits: usize) -> bool {
    let sent = |back: usize| scene.cue_back(Cue::Texting, at, back);
    (4..=6).contains(&digits) && scene.text.was(at, 1, &["to", ":", "at", "on"]) && (2..=8).any(sent)
}

/// Returns the piece after groups of digits parted by spaces, hyphens or brackets.
fn groups_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = at + 1;
    for _ in 1..MOST_GROUPS {
        let dash = usize::from(matches!(text.raw(end), "-" | "–" | "/" | "(" | ")"));
        if !plain(text, end + dash) || text.raw(end + dash).len() < 2 {
            return end;
        }
        end += dash + 1;
    }
    end
}

/// Returns whether hyphens part three or more groups, or seven digits as 3-4.
fn dashed(text: &Text<'_>, at: usize, end: usize) -> bool {
    let dashes = (at..end).filter(|&at| text.raw(at) == "-").count();
    dashes >= 2 || (dashes == 1 && text.raw(at).len() == 3 && text.raw(end - 1).len() == 4)
}
