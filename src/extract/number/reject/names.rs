//! Defines how numbers that name something are told from amounts: streets, channels, sectors, and
//! the base of a rate.

use super::Scene;
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::Form;
use crate::lexicon::{Cue, Tag};
use crate::model::{Decimal, Reason, SentenceKind};

/// How many words the name of a street may have in front of "Street".
const STREET_WORDS: usize = 3;

/// The numbers in words that may stand in a name are below this ("day two").
const GREATEST_WORD: Decimal = Decimal::ONE_HUNDRED;

/// Reads a house number ("31 Hop Street", "2 Shore Brae").
pub(super) fn street(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let bare = draft.form == Form::Digits && !draft.own_unit && draft.pieces.len() == 1;
    let end = draft.pieces.end;
    let words = (0..=STREET_WORDS).take_while(|ahead| text.capital(end + ahead)).count();
    let named = (1..words.max(1)).any(|ahead| scene.cue(Cue::AddressAfter, end + ahead));
    (bare && named).then_some((Reason::Address, "house number"))
}

/// Reads a number that is part of a name ("Channel 2", "page 40", "No. 9", "Nova 6").
pub(super) fn name(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let at = draft.pieces.start;
    let digits = draft.form == Form::Digits && !text.raw(at).contains(',');
    let word = draft.form == Form::Words && draft.point().is_some_and(|value| value < GREATEST_WORD);
    let whole = draft.quantity.representative().is_some_and(|value| value >= Decimal::ZERO);
    let bound = draft.phrase.start < at || draft.own_unit || draft.quantity.approximate;
    if !(digits || word) || !whole || bound || draft.magnitude != Decimal::ONE {
        return None;
    }
    let point = usize::from(text.was(at, 1, &["."]) && text.glued(at.saturating_sub(1)));
    let noun = at.checked_sub(1 + point)?;
    let counted = scene.counted(draft.pieces.end) && !text.is(noun, &["lines", "routes", "no", "number"]);
    let plain =
        scene.cue(Cue::NamePlain, noun) && !(text.is(noun, &["no"]) && point == 0 && !text.capital(noun));
    let verb = matches!(text.tag(noun), Tag::Verb | Tag::Past | Tag::Auxiliary) && !text.capital(noun);
    if plain && !counted && !verb && !text.was(noun, 1, &["victims", "they", "who"]) {
        return Some((reason_of(text.word(noun)), "number of something"));
    }
    let capital = text.capital(noun) && noun > 0;
    if scene.cue(Cue::NameBefore, noun) && capital && !counted {
        return Some((reason_of(text.word(noun)), "part of a name"));
    }
    (digits && capital && proper(scene, draft, noun)).then_some((Reason::Name, "number behind a name"))
}

/// Returns the reason that a number behind the noun is no claim.
fn reason_of(noun: &str) -> Reason {
    match noun {
        "box" | "room" | "rooms" | "apartment" | "apt" | "suite" | "row" | "gate" | "pier" | "platform"
        | "exit" => Reason::Address,
        "page" | "pages" | "section" | "sections" | "chapter" | "article" | "articles" | "clause"
        | "paragraph" | "table" | "rule" | "point" | "question" | "step" | "figure" | "appendix"
        | "annex" => Reason::ListNumber,
        "flight" | "route" | "highway" | "interstate" | "junction" | "version" | "ref" | "reference"
        | "exhibit" | "iso" => Reason::Code,
        "extension" | "ext" => Reason::Phone,
        _ => Reason::Name,
    }
}

/// Returns whether a number stands behind a proper name in the middle of a sentence and nothing is
/// counted ("on Channel Corva 2", "Policy 3100 and the slides").
fn proper(scene: &Scene<'_, '_>, draft: &Draft, noun: usize) -> bool {
    let text = scene.text;
    let end = draft.pieces.end;
    let prose = matches!(scene.sentence.kind, SentenceKind::Prose);
    let small = draft.pieces.len() == 1
        && draft.point().is_some_and(|value| value < Decimal::from(10_000) && value.is_integer());
    let calendar = scene.cue(Cue::Month, noun) || scene.cue(Cue::Weekday, noun);
    let named = matches!(text.tag(noun), Tag::Name) || scene.cue(Cue::NameBefore, noun);
    let placed = text.was(noun, 1, &["in", "at", "from", "of", "for", "to"]);
    let ends = scene.closed(end) && !matches!(text.raw(end), ":" | "(")
        || text.is(end, &["and", "or", "is", "was", "on", "at"]);
    prose && small && named && !calendar && !placed && ends && !scene.contest
}

/// Reads the base of a rate ("per 100,000", "for every 100,000 people").
pub(super) fn base(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let at = draft.phrase.start;
    let per = scene.text.was(at, 1, &["per", "every", "each"])
        || scene.text.was(at, 1, &["/"]) && !scene.text.glued(at);
    per.then_some((Reason::Denominator, "base of a rate"))
}
