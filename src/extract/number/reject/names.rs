//! Defines how numbers that name something are told from amounts: streets, channels, sectors, and
//! the base of a rate.

use super::Scene;
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::Form;
use crate::lexicon::{Cue, Tag};
use crate::model::{Decimal, Dimension, Reason, SentenceKind};

/// How many words the name of a street may have in front of "Street".
const STREET_WORDS: usize = 3;

/// The numbers in words that may stand in a name are below this ("day two").
const GREATEST_WORD: Decimal = Decimal::ONE_HUNDRED;

/// Reads a house number ("31 Hop Street", "3 Tanner's Row").
pub(super) fn street(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let bare = draft.form == Form::Digits && !draft.own_unit && draft.pieces.len() == 1;
    let end = draft.pieces.end;
    let part = |at: usize| text.capital(at) || text.is(at, &["'s", "’s"]);
    let words = (0..=STREET_WORDS).take_while(|ahead| part(end + ahead)).count();
    let named = (1..words.max(1)).any(|ahead| scene.cue(Cue::AddressAfter, end + ahead));
    (bare && named).then_some((Reason::Address, "house number"))
}

/// Reads what a number only describes: a banknote or coin ("a 100-euro note"), a length in digits
/// ("a 10-digit number").
pub(super) fn face(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let end = draft.phrase.end;
    let money = scene.cue(Cue::Printed, end) && draft.quantity.unit.dimension == Dimension::Money;
    let digits = text.raw(end) == "-" && scene.cue(Cue::Digits, end + 1);
    (money || digits).then_some((Reason::Name, "what is printed on it"))
}

/// Reads a measure that only names a kind of thing: a calibre ("a .45-caliber pistol", "9mm rounds"), a
/// resolution ("a 4K screen"), a race ("a 5K run").
pub(super) fn kind(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let end = draft.phrase.end + super::super::words::hyphen(text, draft.phrase.end);
    let small = draft.quantity.unit.code == "mm" || !draft.own_unit;
    let weapon = small && scene.cue(Cue::Weapon, end) && !scene.cue(Cue::Weapon, end + 1);
    let calibre = small && text.is(end, &["caliber", "calibre", "gauge"]);
    let thousand = text.raw(draft.pieces.end.saturating_sub(1));
    let short = draft.pieces.len() == 2 && matches!(thousand, "K" | "k");
    let closed = scene.closed(end) && thousand == "K" && text.was(draft.pieces.start, 1, &["in"]);
    let sized = short && (scene.cue(Cue::Screen, end) || scene.cue(Cue::Run, end) || closed);
    // "The 100-metre final", "the 400m hurdles"
    let discipline = draft.quantity.unit.code == "m" && scene.cue(Cue::Discipline, end);
    let counted = text.cue(Cue::Weapons, end) && draft.quantity.unit.code != "mm";
    ((weapon && !counted && draft.quantity.unit.code == "mm") || calibre || sized || discipline)
        .then_some((Reason::Name, "names a kind of thing"))
}

/// Reads a number that is part of a name ("Channel 2", "page 40", "No. 9", "Nova 6").
pub(super) fn name(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let text = scene.text;
    let at = draft.pieces.start;
    let point = usize::from(text.was(at, 1, &["."]) && text.glued(at.saturating_sub(1)));
    let noun = at.checked_sub(1 + point)?;
    if !may_name(draft, text.raw(at), text.is(noun, &["number", "no"])) || is_verb(scene, noun) {
        return None;
    }
    let abbreviated = !text.cue(Cue::ShortName, noun) || point == 1 || text.capital(noun);
    let capital = text.capital(noun) && scene.cue(Cue::NameBefore, noun);
    let counted = scene.counted(draft.pieces.end) && !text.cue(Cue::SeveralNames, noun);
    let single = !text.word(noun).ends_with('s');
    if (capital && (noun > 0 || !counted || single))
        || (scene.cue(Cue::NamePlain, noun) && abbreviated && !counted)
    {
        return Some((reason_of(scene, noun), "number of something"));
    }
    let proper = draft.form == Form::Digits && text.capital(noun) && proper(scene, draft, noun);
    proper.then_some((Reason::Name, "number behind a name"))
}

/// Returns whether a draft may be part of a name: a small plain number without unit or bound.
fn may_name(draft: &Draft, raw: &str, numbered: bool) -> bool {
    let digits = draft.form == Form::Digits && (numbered || !raw.contains(','));
    let word = draft.form == Form::Words && draft.point().is_some_and(|value| value < GREATEST_WORD);
    let whole = draft.quantity.representative().is_some_and(|value| value >= Decimal::ZERO);
    let bound = draft.phrase.start < draft.pieces.start || draft.own_unit || draft.quantity.approximate;
    (digits || word) && whole && !bound && draft.magnitude == Decimal::ONE
}

/// Returns whether "number" at `noun` is a verb ("the dead number 13").
fn is_verb(scene: &Scene<'_, '_>, noun: usize) -> bool {
    let text = scene.text;
    let Some(before) = noun.checked_sub(1) else { return false };
    let subject = matches!(text.tag(before), Tag::Nouns | Tag::Adverb | Tag::Pronoun)
        || scene.cue(Cue::Subject, before);
    text.is(noun, &["number"]) && (subject || text.tag(noun) == Tag::Verb)
}

/// Returns the reason that a number behind the noun at `noun` is no claim.
fn reason_of(scene: &Scene<'_, '_>, noun: usize) -> Reason {
    let reasons = [
        (Cue::NameAddress, Reason::Address),
        (Cue::NameList, Reason::ListNumber),
        (Cue::NameCode, Reason::Code),
        (Cue::NamePhone, Reason::Phone),
    ];
    let found = reasons.into_iter().find(|(cue, _)| scene.cue(*cue, noun));
    found.map_or(Reason::Name, |(_, reason)| reason)
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
    let placed = text.was_cue(noun, 1, Cue::NamePlace);
    let one = text.cue(Cue::NameVerb, end);
    let verb = one || (text.tag(end) == Tag::Verb && text.word(end).ends_with('s'));
    let ends = scene.closed(end) && !matches!(text.raw(end), ":" | "(")
        || text.cue(Cue::NameEnd, end)
        || verb
        || scene.cue(Cue::IndexName, end);
    // "The Norden 50 fell": the article belongs to a name, and the name goes on to the number.
    let article =
        (1..=2).any(|back| text.was_cue(noun, back, Cue::NameArticle)) && text.tag(end) == Tag::Past;
    // "It gives Torvald 53 percent, Okonjo 47": a share beside a share.
    let shared = text.was(noun, 1, &[","]) && text.was_cue(noun, 2, Cue::Share);
    let opens = shared || noun == 0 && !(verb || scene.cue(Cue::IndexName, end));
    prose && small && named && !calendar && !placed && (ends || article) && !opens && !scene.contest
}

/// Reads the base of a rate ("per 100,000", "for every 100,000 people").
pub(super) fn base(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    let at = draft.phrase.start;
    let per = scene.text.was(at, 1, &["per", "every", "each"])
        || scene.text.was(at, 1, &["/"]) && !scene.text.glued(at);
    let ratio = scene.text.was(at, 1, &["-"])
        && scene.text.was(at, 2, &["to", "for"])
        && scene.text.was(at, 3, &["-"])
        && draft.point() == Some(Decimal::ONE);
    let caption =
        draft.form == Form::Vague && scene.text.was(at, 1, &["in"]) && scene.text.was(at, 2, &["("]);
    (per || ratio || caption).then_some((Reason::Denominator, "base of a rate"))
}
