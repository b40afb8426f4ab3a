//! Defines the matcher for numbers in tables, which count what the head of their column says.

use super::Found;
use super::bare::noun_of;
use super::noun::unspoken;
use crate::extract::column;
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, Pos};

/// "Port | Ships | Containers" over "Northern | 410 | 61,200": the noun at the head of the column, or
/// people where it says what befell them ("Rescued"). Heads such as "Change" leave it to the label, and so do
/// those of a table with no head over its labels ("| Vaccine | Placebo" over "Confirmed cases | 31 | 112").
pub(super) fn head(spot: &Spot<'_, '_>) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let head = column::head(spot)?;
    if column::label_noun(spot).is_none() && super::bare::label(spot).is_some() {
        return None;
    }
    let clause = &head.clause;
    let lemma = clause.lemma(head.chunk);
    let events = &clause.lexicon.events;
    let befalls = |pos: Pos, word: &str| {
        let mut classes = events.classes(pos, word);
        classes.any(|class| clause.lexicon.frames.happens_to_persons(class))
    };
    let text = clause.tokens.get(clause.get(head.chunk)?.head)?.text.to_lowercase();
    let verb = clause.lexicon.words.lemma(&text, crate::text::Tag::Participle);
    let people = befalls(Pos::Adjective, &text) || verb.is_some_and(|verb| befalls(Pos::Verb, verb));
    if people && spot.is_count() && clause.lexicon.words.lemma(&text, crate::text::Tag::Nouns).is_none() {
        return Some((unspoken(clause, "person"), "head of the column"));
    }
    if events.is(Pos::Noun, lemma, NUMBER) {
        return None;
    }
    Some((noun_of(clause, head.chunk)?, "head of the column"))
}
