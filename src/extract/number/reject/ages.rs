//! Defines how ages that identify somebody are told from amounts.

use super::Scene;
use crate::extract::number::draft::Draft;
use crate::extract::number::numeral::Form;
use crate::extract::number::pieces::{Look, Text};
use crate::lexicon::{Cue, Tag};
use crate::model::{Decimal, Reason};

/// The greatest age of a person, in years.
const GREATEST: u32 = 120;

/// How many words back a person may stand that an age between commas belongs to.
const REACH: usize = 12;

/// Tells whether a draft is an age.
type Rule = fn(&Scene<'_, '_>, &Draft) -> bool;

/// Reads an age.
pub(super) fn age(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Reason, &'static str)> {
    if old(scene, draft) {
        return Some((Reason::Age, "years old"));
    }
    if plural(scene, draft) {
        return Some((Reason::Age, "people over or under an age"));
    }
    let code = draft.quantity.unit.code.as_str();
    let years = code == "a" || (matches!(code, "mo" | "wk" | "d") && of_age(scene, draft));
    let fits = draft
        .quantity
        .representative()
        .is_some_and(|value| value <= Decimal::from(GREATEST) && value.is_integer());
    if !fits
        || draft.magnitude != Decimal::ONE
        || (draft.own_unit && !years)
        || !matches!(draft.form, Form::Digits | Form::Words)
    {
        return None;
    }
    let rules: [(Rule, &'static str); 9] = [
        (at_age, "at an age"),
        (aged, "aged"),
        (between_commas, "age behind a name"),
        (people_over, "people over an age"),
        (is_age, "somebody is an age"),
        (of_age, "somebody of an age"),
        (turns, "somebody turns an age"),
        (extreme, "the youngest is an age"),
        (dies_at, "somebody dies at an age"),
    ];
    rules.iter().find(|(rule, _)| rule(scene, draft)).map(|(_, name)| (Reason::Age, *name))
}

/// Returns whether "old" stands behind a length of time ("34-year-old", "ten months old", "6 weeks
/// of age").
fn old(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let end = draft.phrase.end;
    let hyphen = usize::from(text.raw(end) == "-");
    let old =
        text.is(end + hyphen, &["old", "olds"]) || (text.is(end, &["of"]) && text.is(end + 1, &["age"]));
    let short = scene.cue(Cue::YearsOld, end);
    (old && matches!(draft.quantity.unit.code.as_str(), "a" | "mo" | "wk" | "d" | "10.a"))
        || (short && !draft.own_unit)
}

/// Returns whether people are named by the age that limits them ("under-25s", "the over 65s"): the "s"
/// is no unit then.
fn plural(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let over = scene.cue_back(Cue::Older, start, 1)
        || (text.was(start, 1, &["-"]) && scene.cue_back(Cue::Older, start, 2));
    over && text.glued(end) && text.is(end, &["s"])
}

/// Returns whether the sentence begins with the age of its subject ("At 32, he has won twice").
fn at_age(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let (start, end) = (draft.phrase.start, draft.phrase.end);
    let comma = usize::from(text.raw(end) == ",");
    let pronoun = scene.cue(Cue::Singular, end + comma) || text.is(end + comma, &["you"]);
    let subject = pronoun || (comma == 1 && text.capital(end + 1));
    let quoted = start.checked_sub(2).is_some_and(|at| text.looks(at, Look::Mark));
    let opens = (start == 1 || quoted) && text.was(start, 1, &["at"]) && !draft.own_unit;
    opens && subject && draft.point().is_some_and(|age| age > Decimal::TEN)
}

/// Returns whether "aged" stands in front.
fn aged(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let start = draft.phrase.start;
    let between = usize::from(text.was(start, 1, &["between", "of", "from"]));
    scene.cue_back(Cue::AgeBefore, start, 1) || (between == 1 && scene.cue_back(Cue::AgeBefore, start, 2))
}

/// Returns whether the number stands between commas or brackets behind a person ("Smith, 52,").
fn between_commas(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let start = draft.phrase.start;
    let end = draft.phrase.end;
    let comma = text.was(start, 1, &[",", "("]) && draft.form == Form::Digits && draft.point().is_some();
    let closed =
        text.get(end).is_none_or(|piece| matches!(piece.text, "," | "." | ";" | ")" | "-" | "—" | "–"));
    let hyphened = text.raw(end) == "-" && text.glued(end);
    // "Jule K., 26": the point of an initial.
    let initial = usize::from(text.was(start, 2, &["."]) && start >= 3 && text.raw(start - 3).len() == 1);
    let name = start.checked_sub(2 + initial);
    let behind = name.is_some_and(|name| text.capital(name) && !scene.cue(Cue::Month, name) && name > 0)
        || start == 2 && text.capital(0);
    let behind = behind && !is_located(scene, name.unwrap_or(0));
    let listed = in_list(text, start, end)
        || start.checked_sub(2).is_some_and(|at| text.looks(at, Look::Digits))
        || start.checked_sub(2).is_some_and(|at| text.looks(at, Look::Digits))
        || text.raw(end) == "," && text.looks(end + 1, Look::Digits);
    comma
        && closed
        && !hyphened
        && !listed
        && (behind || (text.was(start, 1, &[","]) && single_person(scene, start - 1)))
}

/// Returns whether the name that ends at `last` is a place where something is ("most of them in Harsk (112)").
fn is_located(scene: &Scene<'_, '_>, last: usize) -> bool {
    let first = (0..=last).rev().take_while(|&at| scene.text.capital(at)).last().unwrap_or(last);
    let known = scene.lexicon.places.named(scene.text.raw(last)).next().is_some();
    first > 0 && (scene.text.is(first - 1, &["in", "at", "near"]) || (known && first == last))
        || scene.text.was(first, 1, &["the"])
}

/// Returns whether a number in the pieces from `start` to `end` is one of a list of names with numbers
/// ("Pine Hollow, 88; Elk Flat, 37; Marlow, 18").
fn in_list(text: &Text<'_>, start: usize, end: usize) -> bool {
    let entry = |at: usize| text.is(at, &[","]) && text.looks(at + 1, Look::Digits);
    let before = (2..=8).any(|back| text.was(start, back, &[";"]) && text.capital(start - back + 1));
    let behind = text.is(end, &[";"]) && text.capital(end + 1) && (end + 2..end + 6).any(entry);
    let earlier = before && (3..=9).any(|back| start >= back && text.looks(start - back, Look::Digits));
    behind || earlier
}

/// Returns whether one person is spoken of in the words before `end` that no mark parts from it.
fn single_person(scene: &Scene<'_, '_>, end: usize) -> bool {
    let text = scene.text;
    let back = (1..=REACH.min(end)).map(|back| end - back);
    let phrase = back.take_while(|&at| !matches!(text.raw(at), "." | ";" | ":" | ","));
    phrase.into_iter().any(|at| is_single_person(scene, at))
}

/// Returns whether the word at `at` is a noun for one person.
fn is_single_person(scene: &Scene<'_, '_>, at: usize) -> bool {
    let lemma = scene.text.lemma(at);
    let group = scene.lexicon.persons.group(lemma);
    lemma == scene.text.word(at) && group.is_some_and(|group| group != "collective")
}

/// Returns whether the noun at `at` is people in general or any of several.
fn is_people(scene: &Scene<'_, '_>, at: usize) -> bool {
    let group = scene.lexicon.persons.group(scene.text.lemma(at));
    group.is_some_and(|group| group != "collective") && scene.text.tag(at) == Tag::Nouns
        || scene.cue(Cue::People, at)
}

/// Returns whether people are limited by age ("children under 16", "people over 65", "are older than
/// 65", "over-65s").
fn people_over(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let start = draft.pieces.start;
    let free = !scene.counted(draft.pieces.end) && text.raw(draft.pieces.end) != "%";
    let over = scene.cue_back(Cue::Older, start, 1)
        || text.was(start, 1, &["-"]) && scene.cue_back(Cue::Older, start, 2);
    let skip = if text.was(start, 1, &["-"]) { 2 } else { 1 };
    let people = start.checked_sub(skip + 1).is_some_and(|at| {
        is_people(scene, at)
            || is_single_person(scene, at)
            || ((scene.cue(Cue::Is, at) || text.is(at, &["aged"]))
                && (1..=REACH).any(|back| at.checked_sub(back).is_some_and(|at| is_people(scene, at))))
    });
    let older = text.was(start, 1, &["than"]) && text.was(start, 2, &["older", "younger"]);
    let plural = text.glued(draft.pieces.end) && text.is(draft.pieces.end, &["s"]);
    let words = draft.form == Form::Words && over && people && scene.closed_or_verb(draft.pieces.end);
    free && ((over && people) || older || (over && plural)) && (draft.form == Form::Digits || words)
}

/// Returns whether a single person is the number ("I'm 63", "who is 81,").
fn is_age(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let start = draft.phrase.start;
    let adverb = usize::from(scene.cue_back(Cue::Now, start, 1));
    let is = scene.cue_back(Cue::Is, start, 1 + adverb);
    // "The suspect was 17."
    let person = start.checked_sub(2 + adverb).filter(|at| is_single_person(scene, *at));
    let one = person.and_then(|at| at.checked_sub(1)).is_some_and(|at| scene.cue(Cue::Determiner, at));
    let who = scene.cue_back(Cue::Singular, start, 2 + adverb) || one;
    let end = draft.phrase.end;
    let ends = scene.closed(end) || scene.cue(Cue::AfterAge, end);
    is && who && ends && matches!(draft.form, Form::Digits | Form::Words)
}

/// Returns whether what happens once in a life happens at the number ("died at 81").
fn dies_at(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let start = draft.phrase.start;
    let once = start.checked_sub(2).is_some_and(|at| {
        // "Officials put the dead at 40."
        scene.cue(Cue::Once, at) && !scene.text.was(at, 1, &["the"])
    });
    let ends = scene.closed(draft.phrase.end) || scene.cue(Cue::AfterAge, draft.phrase.end);
    once && ends && scene.text.was(start, 1, &["at"])
}

/// Returns whether the youngest or oldest is the number ("the youngest is 13", "the oldest 61").
fn extreme(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let text = scene.text;
    let start = draft.phrase.start;
    let is = usize::from(scene.cue_back(Cue::Is, start, 1));
    let adverb = usize::from(scene.cue_back(Cue::Now, start, 1 + is));
    let named = text.was(start, 1 + is + adverb, &["youngest", "oldest", "eldest"]);
    named && (scene.closed(draft.phrase.end) || scene.cue(Cue::AfterAge, draft.phrase.end))
}

/// Returns whether the number tells of what age one person is ("a boy of about twenty", "a man of
/// 34").
fn of_age(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let start = draft.phrase.start;
    let person = start.checked_sub(2).is_some_and(|at| is_single_person(scene, at));
    scene.text.was(start, 1, &["of"]) && person && !scene.counted(draft.phrase.end)
}

/// Returns whether somebody turns the number ("would have turned 90 on Friday").
fn turns(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let ends = scene.closed(draft.phrase.end) || scene.cue(Cue::AfterAge, draft.phrase.end);
    scene.cue_back(Cue::Turn, draft.phrase.start, 1) && ends
}
