//! Defines [`Known`], who has spoken so far, which leads "he" and "the agency" back to a name.
//!
//! A noun is led back only to a name that holds the noun itself ("the directorate" to "Ruvenian
//! Cybercrime Directorate"): what else "the company" may be called is a guess, and the noun is not.

use super::antecedent::{self, Pronoun};
use super::who::{Hall, Sort, Who};
use crate::extract::scene::Stage;
use crate::lexicon::Lexicon;
use crate::model::{Span, Speaker};
use crate::text::Tag;

/// How far back a pronoun is followed, in bytes. Origin: two paragraphs of news.
const BACK: usize = 1200;

/// Who has spoken so far in the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The body that spoke last, and where.
    body: Option<Speaker>,
    /// The person that spoke last, by name or office, and where.
    person: Option<Speaker>,
}

impl Known {
    /// Returns the speaker by the fullest name the document has; `None` for "it" where no body has
    /// spoken before.
    pub(super) fn name(&mut self, stage: &Stage<'_, '_>, hall: &Hall<'_, '_>, who: &Who) -> Option<Speaker> {
        let span = hall.span(&who.tokens)?;
        let words = hall.words(&who.tokens);
        if who.sort == Sort::Pronoun {
            return self
                .pronoun(stage, hall, words, span)
                .filter(|found| !(who.document && found.name == words));
        }
        let name = full_name(hall, who, words, span);
        let speaker = Speaker { name: name.to_owned(), span: Some(span) };
        if who.sort == Sort::Body {
            self.body = Some(speaker.clone());
        } else if who.sort == Sort::Person {
            self.person = Some(speaker.clone());
        }
        Some(speaker)
    }

    fn pronoun(&self, stage: &Stage<'_, '_>, hall: &Hall<'_, '_>, word: &str, span: Span) -> Option<Speaker> {
        let pronoun = Pronoun::of(word)?;
        let spoken_of = antecedent::before(stage, span, pronoun);
        if pronoun != Pronoun::Person {
            let start = |speaker: &Speaker| speaker.span.map_or(0, |span| span.start);
            let known = [self.body.clone(), hall.subject_before(span), spoken_of];
            return known.into_iter().flatten().max_by_key(start);
        }
        let floor = span.start.saturating_sub(BACK);
        let before = hall.names.person_before(span.start, floor, hall.clause.lexicon);
        // "The housing minister said …": who spoke last without a name, or is spoken of, and nobody was
        // named since.
        let later = |last: &Speaker| {
            let said = last.span.map_or(0, |span| span.start);
            let since = before.is_none_or(|run| run.span.end <= said);
            said >= floor && since && !is_plural(&last.name, hall.clause.lexicon)
        };
        // "Mayor Teresa Novak took issue with the sheriff's statement. … she said"
        let named = |last: &&Speaker| {
            let word = last.name.rsplit(' ').next().unwrap_or_default();
            last.span.is_some_and(|span| span.start >= floor) && hall.names.person(word).is_some()
        };
        if let Some(last) = spoken_of.as_ref().filter(named) {
            let run = last.name.rsplit(' ').next().and_then(|word| hall.names.person(word));
            let name = run.map_or(last.name.as_str(), |run| run.whole);
            return Some(Speaker { name: name.to_owned(), span: last.span });
        }
        let office = spoken_of.filter(later).or_else(|| self.person.clone().filter(later));
        if office.is_some() {
            return office;
        }
        let name = before.map_or(word, |run| run.whole);
        Some(Speaker { name: name.to_owned(), span: Some(before.map_or(span, |run| run.span)) })
    }
}

/// Returns whether an office is held by several ("officials"), whom no "she" means.
fn is_plural(name: &str, lexicon: &Lexicon) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    lexicon.words.lemma(&last, Tag::Nouns).is_some_and(|lemma| lemma != last)
}

/// Returns the longest name of the document that the words belong to, or the words themselves.
fn full_name<'w>(hall: &Hall<'_, 'w>, who: &Who, words: &'w str, span: Span) -> &'w str {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let capital = last.starts_with(char::is_uppercase);
    let person = hall.names.person(last).filter(|_| capital);
    if let Some(run) = person.filter(|run| holds(run.whole, words)) {
        return run.whole;
    }
    // "Doctors Without Borders": the name goes on behind the noun phrase.
    let whole = hall.names.at(span).filter(|run| run.span.start == span.start && run.span.end > span.end);
    if let Some(run) = whole.filter(|_| words.starts_with(char::is_uppercase)) {
        return run.whole;
    }
    let longer = hall.names.longest_ending(words).map(|run| run.whole);
    if let Some(name) = longer.filter(|_| who.sort != Sort::Document) {
        return name;
    }
    let office = who.sort == Sort::Person && !capital;
    office.then(|| hall.names.holder(last, span.start)).flatten().map_or(words, |run| run.whole)
}

/// Returns whether every word of `words` stands in `whole`.
fn holds(whole: &str, words: &str) -> bool {
    words.split(' ').all(|word| whole.split(' ').any(|other| other == word))
}
