//! Defines [`Events`], which words tell of which class of event, from `data/events.tsv` and
//! `data/derived.tsv`.
//!
//! The classes are what makes "detained" and "arrested" the same. Two of them are no events but say
//! that the event stands elsewhere: verbs of [`LIGHT`] leave it to their object ("made arrests"),
//! those of [`NUMBER`] tell what the figure itself did ("rose to").

use super::table::{Error, rows};
use super::word_map::WordMap;

/// Class of verbs that carry no event of their own ("make", "carry out").
pub const LIGHT: &str = "light";

/// Class of verbs of which a figure itself is the subject ("rise", "stand at").
pub const NUMBER: &str = "number";

/// Parts of speech that name an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pos {
    /// Verb.
    Verb,
    /// Noun.
    Noun,
    /// Adjective or participle.
    Adjective,
}

/// An idiom: the lemmas after its first word, and its class.
type Idiom = (Vec<&'static str>, &'static str);

/// Which words tell of which class of event.
#[derive(Debug, Default)]
pub struct Events {
    classes: WordMap<&'static str, Vec<(Pos, &'static str)>>,
    idioms: WordMap<&'static str, Vec<Idiom>>,
    verbs: WordMap<&'static str, &'static str>,
}

impl Events {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let mut events = Self::default();
        let table = include_str!("../../data/events.tsv");
        for (line, [class, pos, form]) in rows("events.tsv", table, "class, v n a or p, form")? {
            let pos = match pos {
                "v" => Pos::Verb,
                "n" => Pos::Noun,
                "a" => Pos::Adjective,
                "p" => {
                    events.add_idiom(class, form);
                    continue;
                }
                _ => {
                    let found = pos.to_owned();
                    return Err(Error { table: "events.tsv", line, found, expected: "v, n, a or p" });
                }
            };
            events.classes.entry(form).or_default().push((pos, class));
        }
        let table = include_str!("../../data/derived.tsv");
        for (_, [noun, verb]) in rows("derived.tsv", table, "noun and verb")? {
            events.verbs.entry(noun).or_insert(verb);
        }
        Ok(events)
    }

    /// Keeps an idiom under its first word, longer ones first.
    fn add_idiom(&mut self, class: &'static str, form: &'static str) {
        let mut words = form.split(' ');
        let Some(first) = words.next() else { return };
        let rest: Vec<_> = words.collect();
        let known = self.idioms.entry(first).or_default();
        let at = known.iter().position(|(other, _)| other.len() < rest.len()).unwrap_or(known.len());
        known.insert(at, (rest, class));
    }

    /// Returns the classes of a lemma in the order of the table; empty where it is in none.
    pub fn classes(&self, pos: Pos, lemma: &str) -> impl Iterator<Item = &'static str> + '_ {
        let known = self.classes.get(lemma).map_or(&[][..], Vec::as_slice);
        known.iter().filter(move |(of, _)| *of == pos).map(|(_, class)| *class)
    }

    /// Returns whether the lemma is in the class.
    #[must_use]
    pub fn is(&self, pos: Pos, lemma: &str, class: &str) -> bool {
        self.classes(pos, lemma).any(|of| of == class)
    }

    /// Returns the first class of a lemma that is an event, neither [`LIGHT`] nor [`NUMBER`].
    #[must_use]
    pub fn class(&self, pos: Pos, lemma: &str) -> Option<&'static str> {
        self.classes(pos, lemma).find(|class| *class != LIGHT && *class != NUMBER)
    }

    /// Returns the idioms that begin with a lemma, longer ones first: the lemmas that follow, and
    /// the class.
    #[must_use]
    pub fn idioms(&self, first: &str) -> &[(Vec<&'static str>, &'static str)] {
        self.idioms.get(first).map_or(&[], Vec::as_slice)
    }

    /// Returns the verb a noun is derived from ("arrest" for "arrest", "arrive" for "arrival").
    #[must_use]
    pub fn verb_of(&self, noun: &str) -> Option<&'static str> {
        self.verbs.get(noun).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detain_and_arrest_share_a_class() {
        let events = Events::embedded().unwrap();
        assert_eq!(events.class(Pos::Verb, "detain"), events.class(Pos::Verb, "arrest"));
        assert_eq!(events.verb_of("arrival"), Some("arrive"));
    }

    #[test]
    fn longer_idioms_come_first() {
        let events = Events::embedded().unwrap();
        let lengths: Vec<usize> = events.idioms("take").iter().map(|(rest, _)| rest.len()).collect();
        assert!(lengths.is_sorted_by(|a, b| a >= b) && !lengths.is_empty());
    }

    #[test]
    fn a_light_verb_has_no_class_of_its_own() {
        let events = Events::embedded().unwrap();
        assert!(events.is(Pos::Verb, "have", LIGHT));
        assert_eq!(events.class(Pos::Verb, "have"), None);
    }
}
