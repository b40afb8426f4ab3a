//! Defines [`Evidence`], what the words around a name tell about it.

use super::scan::Run;
use crate::lexicon::{Entry, Lexicon, NameKind, PlacePreposition, Reading, Tag};

/// How often words around a name in a document spoke for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Behind a preposition of place.
    pub located: usize,
    /// Before a verb of saying, or with a title or an age.
    pub person: usize,
    /// Before a verb of saying, or with "shares", "plc" and the like.
    pub speaks: usize,
}

impl Evidence {
    /// Adds what was found around one more occurrence.
    pub(super) fn add(&mut self, other: Self) {
        self.located += other.located;
        self.person += other.person;
        self.speaks += other.speaks;
    }

    /// Returns what the name is, where the evidence tells; `known` is its entry in the gazetteer.
    #[must_use]
    pub(super) fn kind(self, known: Option<Entry>) -> Option<NameKind> {
        if self.person > self.located {
            return Some(NameKind::Person);
        }
        match known {
            Some(entry) if !entry.ambiguous || self.located > 0 => Some(NameKind::Place),
            _ if self.speaks > self.located => Some(NameKind::Organisation),
            _ if self.located > 0 => Some(NameKind::Place),
            _ => None,
        }
    }
}

/// Returns what stands around one occurrence of a name.
pub(super) fn around(run: &Run<'_>, text: &str, lexicon: &Lexicon) -> Evidence {
    let before = text.get(..run.span.start).unwrap_or_default().trim_end();
    let after = text.get(run.span.end..).unwrap_or_default();
    let last = last_word(before);
    let located =
        matches!(lexicon.speech.locative(last), Some(PlacePreposition::Region | PlacePreposition::Spot));
    let aged = is_age(after);
    let next = after.strip_prefix(' ').map_or("", first_word);
    let says = is_saying(next, lexicon);
    let titled = run.titled || lexicon.speech.is_title_word(last);
    let named = run.name.contains(' ');
    Evidence {
        located: usize::from(located),
        person: usize::from(titled) + usize::from(aged && named) * 2,
        speaks: usize::from(says),
    }
}

/// Returns whether the word is a form of a verb of saying that has a subject.
fn is_saying(word: &str, lexicon: &Lexicon) -> bool {
    let Some(form) = lexicon.words.get(word) else { return false };
    let read_as = |tag: Tag| form.readings().find(|reading| reading.tag == tag);
    let lemma = read_as(Tag::Past).or_else(|| read_as(Tag::Verb)).map(Reading::lemma);
    lemma.and_then(|lemma| lexicon.speech.verb(lemma)).is_some_and(|saying| saying.say)
}

fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Returns whether the text goes on with ", 58," or ", 58.".
fn is_age(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(", ") else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    // "…, 80,000" and "…, 12 people" are no ages.
    let end = rest.get(2..).unwrap_or_default();
    digits == 2 && (end.starts_with(", ") || end.starts_with(". ") || end.starts_with(".\n"))
}
