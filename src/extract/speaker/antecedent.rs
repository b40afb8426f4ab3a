//! Defines [`before`], whom the sentence before a pronoun speaks of: "Varn's army denied it. It said nine had
//! died."
//!
//! Only the subject of that sentence counts, or who speaks in it: what else it names is as often what the
//! subject spoke of. Nobody is an answer.

use super::who::{Hall, Sort, Who};
use crate::extract::phrase::{Chunk, Kind};
use crate::extract::scene::Stage;
use crate::model::{SentenceKind, Span, Speaker};
use crate::text::{Tag, Token};

/// How many sentences back, where those between have the same pronoun as their subject.
const BACK: usize = 3;

/// What sort of speaker a pronoun leads back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// "He", "her": one person.
    Person,
    /// "It", "its": one body.
    Body,
    /// "They", "their": several people, or a body.
    Several,
}

impl Pronoun {
    /// Returns the sort of a pronoun; `None` for other words.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "he" | "she" | "his" | "her" => Some(Self::Person),
            "it" | "its" => Some(Self::Body),
            "they" | "their" => Some(Self::Several),
            _ => None,
        }
    }
}

/// Returns whom the sentence before the one that holds `span` speaks of, where the pronoun may mean them.
pub(super) fn before(stage: &Stage<'_, '_>, span: Span, pronoun: Pronoun) -> Option<Speaker> {
    let views = &stage.reader.views;
    let own = views.partition_point(|view| view.sentence.span.end <= span.start);
    for back in 1..=BACK {
        let view = own.checked_sub(back)?;
        if views[view].sentence.kind != SentenceKind::Prose {
            return None;
        }
        let hall = Hall {
            clause: stage.reader.clause(view),
            names: &stage.names,
            text: &stage.reader.document.text,
        };
        if let Some(who) = spoken_of(stage, &hall, view, pronoun) {
            return Some(Speaker { name: hall.words(&who.tokens).to_owned(), span: hall.span(&who.tokens) });
        }
        // "The army denied it. It fired back. It said …"
        let first = hall.clause.chunks.iter().find(|chunk| chunk.is_noun())?;
        if Pronoun::of(hall.token(first.head)?.text) != Some(pronoun) {
            return None;
        }
    }
    None
}

/// Returns the subject of the sentence, or else who speaks in it.
fn spoken_of(stage: &Stage<'_, '_>, hall: &Hall<'_, '_>, view: usize, pronoun: Pronoun) -> Option<Who> {
    subject(hall).filter(|who| fits(hall, who, pronoun)).or_else(|| {
        let said = stage.attributions(view).into_iter().rev().map(|found| found.who);
        said.into_iter().find(|who| fits(hall, who, pronoun))
    })
}

/// Returns the first noun phrase of a sentence that is the subject of a verb.
fn subject(hall: &Hall<'_, '_>) -> Option<Who> {
    let clause = hall.clause;
    let led = |at: usize| clause.before(at).is_some_and(|at| clause.kind(at) == Some(Kind::Preposition));
    let subject = |at: &usize| {
        clause.get(*at).is_some_and(Chunk::is_noun) && !led(*at) && clause.verb_after(*at).is_some()
    };
    hall.who((0..clause.chunks.len()).find(subject)?)
}

/// Returns the person that the sentence right before a quotation is about, or what stands before the colon:
/// "The fire chief was tired. “We pulled nine people out.”", "The chairman blames drought: “…”". The quotation
/// is a sentence of the same paragraph.
pub(super) fn introduced<'s>(stage: &'s Stage<'_, '_>, quote: Span) -> Option<(Hall<'s, 's>, Who)> {
    let text = &stage.reader.document.text;
    let views = &stage.reader.views;
    let own = views.partition_point(|view| view.sentence.span.end <= quote.start);
    let start = views.get(own)?.sentence.span.start;
    let colon = start < quote.start && Span::new(start, quote.start).of(text).trim_end().ends_with(':');
    let before = if colon { own } else { own.checked_sub(1)? };
    let sentence = views[before].sentence;
    let opens = colon || start == quote.start && sentence.kind == SentenceKind::Prose;
    let beside = colon || !Span::new(sentence.span.end, quote.start).of(text).contains('\n');
    let words = quote.of(text).trim_end_matches(['"', '”']);
    if !(opens && beside && words.ends_with(['.', ',', '!', '?'])) {
        return None;
    }
    let hall = Hall { clause: stage.reader.clause(before), names: &stage.names, text };
    let who = subject(&hall)?;
    let singular = !is_plural(&hall, &who, hall.token(who.tokens.end.checked_sub(1)?)?);
    let person = match who.sort {
        Sort::Person => singular,
        Sort::Pronoun => Pronoun::of(hall.words(&who.tokens)) == Some(Pronoun::Person),
        _ => false,
    };
    person.then_some((hall, who))
}

fn fits(hall: &Hall<'_, '_>, who: &Who, pronoun: Pronoun) -> bool {
    let Some(head) = who.tokens.end.checked_sub(1).and_then(|last| hall.token(last)) else { return false };
    let plural = is_plural(hall, who, head);
    match pronoun {
        Pronoun::Person => who.sort == Sort::Person && !plural,
        Pronoun::Body => !plural && matches!(who.sort, Sort::Body | Sort::Name) && !who.document,
        Pronoun::Several => plural && matches!(who.sort, Sort::Person | Sort::Body) && !who.document,
    }
}

/// Returns whether those are several; the tagger takes many a noun that begins a sentence for a name.
fn is_plural(hall: &Hall<'_, '_>, who: &Who, head: &Token<'_>) -> bool {
    let initial = head.tag == Tag::Name && who.tokens.start == 0 && who.tokens.len() == 1;
    let word = head.text.to_lowercase();
    let single = || hall.clause.lexicon.words.lemma(&word, Tag::Nouns).is_some_and(|single| single != word);
    head.tag == Tag::Nouns || initial && single()
}
