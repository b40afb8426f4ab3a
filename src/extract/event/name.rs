//! Defines how a verb group or noun becomes an [`Event`]: its lemma, and its class from the tables,
//! by the whole idiom where the sentence has one ("lost their lives" is death, not loss).

use crate::extract::clause::Clause;
use crate::extract::phrase::Kind;
use crate::lexicon::Pos;
use crate::model::Event;

/// Returns the event a verb group tells of.
pub(super) fn of_verb(clause: &Clause<'_, '_>, verb: usize) -> Event {
    let lemma = clause.lemma(verb).to_owned();
    let idiom = clause.idiom_class(verb);
    // "Called off 412 flights" cancels them: the verb says nothing without its particle.
    let particle = clause.tokens.get(clause.get(verb).map_or(usize::MAX, |chunk| chunk.head + 1));
    let off = particle.is_some_and(|next| next.lower == "off");
    let named = idiom.filter(|class| off && clause.lexicon.events.is(Pos::Verb, class, class));
    let class = idiom.or_else(|| clause.lexicon.events.class(Pos::Verb, &lemma));
    Event { lemma: named.map_or(lemma, str::to_owned), class: class.map(str::to_owned) }
}

/// Returns the event an adjective or noun tells of.
pub(super) fn of_word(clause: &Clause<'_, '_>, pos: Pos, lemma: &str) -> Event {
    let class = clause.lexicon.events.class(pos, lemma);
    Event { lemma: lemma.to_owned(), class: class.map(str::to_owned) }
}

/// Returns the event of a passive verb group whose subject stands at a chunk; the subject may be the rest
/// of an idiom ("11 lives were lost").
pub(super) fn of_passive(clause: &Clause<'_, '_>, verb: usize, subject: usize) -> Option<Event> {
    let lemma = clause.lemma(verb);
    let idioms = clause.lexicon.events.idioms(lemma);
    let (_, class) = idioms.iter().find(|(words, _)| words[..] == [clause.lemma(subject)])?;
    Some(Event { lemma: lemma.to_owned(), class: Some((*class).to_owned()) })
}

/// Returns whether the chunk is an adjective that tells of an event ("dead", "missing").
pub(super) fn state_at(clause: &Clause<'_, '_>, at: usize) -> Option<Event> {
    if clause.kind(at) != Some(Kind::Adjective) {
        return None;
    }
    let event = of_word(clause, Pos::Adjective, clause.lemma(at));
    event.class.is_some().then_some(event)
}
