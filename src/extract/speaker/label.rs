//! Defines the matchers of attributions whose verb is missing or hidden: "Police: 12 people held",
//! "12 people held: police", "figures released by the ministry show".

use super::attribution::{Attribution, opens_that, set_off};
use super::who::{Hall, Who};
use crate::extract::phrase::Kind;
use crate::lexicon::SpeakerNoun;
use crate::text::Tag;

/// How far before "show" the document may stand, in chunks.
const NEAR: usize = 6;

/// Reads "Sheriff: 19 dogs seized" and "19 dogs seized near Abilene: sheriff", as headlines have it.
/// "Police: 12" is a row, and "two cities: Paris" a list.
pub(super) fn label(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let clause = hall.clause;
    let all = clause.chunks.len();
    let colon = |at: usize| {
        clause.get(at).and_then(|chunk| hall.token(chunk.head)).is_some_and(|mark| mark.text == ":")
    };
    // A colon stands right before somebody, or behind who opens the sentence.
    if !at.checked_sub(1).is_none_or(colon) {
        return None;
    }
    let who = hall.who(at).filter(|who| speaks(hall, who))?;
    // "PRESENTER:" is the outlet itself.
    let word = who.tokens.end.checked_sub(1).and_then(|last| hall.token(last)).map(|token| &token.lower);
    if word.is_some_and(|word| clause.lexicon.speech.is_host(word)) {
        return None;
    }
    let tells = |from: usize, to: usize| {
        let verb = (from..to).any(|at| matches!(clause.kind(at), Some(Kind::Verb(_))));
        let noun = (from..to).any(|at| clause.has_number(at) && clause.get(at).is_some_and(|c| !c.bare));
        verb && noun
    };
    // "Ludno Regional Police: 17 suspects held" is a row of those who held them.
    if at == 0 && who.tokens.len() == 1 && colon(who.end) && tells(who.end + 1, all) {
        let segment = 0..who.end + 1;
        return Some(Attribution { who, segment, said: 1..all, rule: "somebody and a colon" });
    }
    let last = (who.end..all).all(|at| clause.kind(at) == Some(Kind::Break));
    let before = at.checked_sub(1).filter(|before| last && colon(*before) && tells(0, *before))?;
    Some(Attribution { who, segment: before..all, said: 0..before, rule: "a colon and somebody" })
}

/// Returns whether the phrase ends in a noun of those who speak for themselves; names are too often
/// those of places and rows.
fn speaks(hall: &Hall<'_, '_>, who: &Who) -> bool {
    let Some(head) = who.tokens.end.checked_sub(1).and_then(|last| hall.token(last)) else { return false };
    let speech = &hall.clause.lexicon.speech;
    speech.noun(&head.lower).or_else(|| speech.noun(&head.lemma)).is_some()
}

/// Reads "figures released by the health service show", where the tagger takes the verb for the last
/// noun of the phrase.
pub(super) fn shown(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let clause = hall.clause;
    let phrase = clause.get(at).filter(|phrase| phrase.is_noun() && phrase.number.is_none())?;
    let verb = hall.token(phrase.head).filter(|head| head.tag == Tag::Noun)?;
    let shows = clause.lexicon.speech.verb(&verb.lemma).is_some_and(|saying| saying.show);
    let led = clause.before(at).filter(|led| shows && matches!(clause.lemma(*led), "by" | "from" | "of"))?;
    let document = (led.saturating_sub(NEAR)..led).rev().find(|at| {
        let plural = clause.ends_in(*at, Tag::Nouns);
        plural && clause.lexicon.speech.noun(clause.lemma(*at)) == Some(SpeakerNoun::Document)
    })?;
    let who = hall.possessor(phrase.tokens.start, phrase.head, at + 1).filter(|who| who.sort.speaks())?;
    let who = Who { document: true, ..who };
    let rule = "document shows";
    if matches!(clause.kind(at + 1), None | Some(Kind::Break)) {
        let before = document.checked_sub(1).filter(|before| set_off(hall, *before))?;
        return Some(Attribution { who, segment: before..at + 1, said: 0..before, rule });
    }
    let start = if opens_that(hall, at + 1) { at + 2 } else { at + 1 };
    let said = start..clause.chunks.len();
    Some(Attribution { who, segment: document..start, said, rule })
}
