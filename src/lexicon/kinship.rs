//! Defines [`Kinship`]: how classes of events stand to each other and how their counts move in time,
//! from `data/event_relations.tsv` and `data/event_traits.tsv`.
//!
//! The answer about two events has more than two values. Only two known classes without any
//! relation are different; an unknown one agrees with any, and related ones may be the same
//! happening told by another of its sides ("injured" and "taken to hospital").

use super::map::{Map, Set};
use super::table::{Error, rows};
use super::{LIGHT, Lexicon, NUMBER, Pos};
use crate::model::{Event, Mention};

/// How the events of two numbers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kin {
    /// One class.
    Same,
    /// One happening may be told by either.
    Related,
    /// Whoever is counted by the one is usually counted by the other too ("convict", "charge").
    Part,
    /// At least one of them is not known.
    Unknown,
    /// Two happenings.
    Different,
}

/// Relations and traits of event classes.
#[derive(Debug, Default)]
pub struct Kinship {
    related: Map<(&'static str, &'static str), Kin>,
    grows: Set<&'static str>,
    moves: Set<&'static str>,
    shrinks: Set<&'static str>,
}

impl Kinship {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let mut kinship = Self::default();
        let table = include_str!("../../data/event_relations.tsv");
        let (name, expected) = ("event_relations.tsv", "two classes, and related or part");
        for (line, [left, right, relation]) in rows(name, table, expected)? {
            let kin = match relation {
                "related" => Kin::Related,
                "part" => Kin::Part,
                _ => return Err(Error { table: name, line, found: relation.to_owned(), expected }),
            };
            kinship.related.insert((left.min(right), left.max(right)), kin);
        }
        let table = include_str!("../../data/event_traits.tsv");
        let (name, expected) = ("event_traits.tsv", "class, and grows, moves or shrinks");
        for (line, [class, of]) in rows(name, table, expected)? {
            match of {
                "grows" => kinship.grows.insert(class),
                "moves" => kinship.moves.insert(class),
                "shrinks" => kinship.moves.insert(class) && kinship.shrinks.insert(class),
                _ => return Err(Error { table: name, line, found: of.to_owned(), expected }),
            };
        }
        Ok(kinship)
    }

    /// Returns how two event classes stand to each other; symmetric.
    #[must_use]
    pub fn between(&self, left: Option<&str>, right: Option<&str>) -> Kin {
        let told = |class: &&str| *class != LIGHT && *class != NUMBER;
        let (Some(left), Some(right)) = (left.filter(told), right.filter(told)) else { return Kin::Unknown };
        if left == right {
            return Kin::Same;
        }
        self.related.get(&(left.min(right), left.max(right))).copied().unwrap_or(Kin::Different)
    }

    /// Returns whether a running count of the class cannot fall ("died", "arrested").
    #[must_use]
    pub fn grows(&self, class: &str) -> bool {
        self.grows.contains(class)
    }

    /// Returns whether the class is a state that is over sooner or later ("missing"): whoever tells of it tells of
    /// his own day.
    #[must_use]
    pub fn shrinks(&self, class: &str) -> bool {
        self.shrinks.contains(class)
    }

    /// Returns whether the class is a state that may rise and fall from hour to hour ("waiting").
    #[must_use]
    pub fn moves(&self, class: &str) -> bool {
        self.moves.contains(class)
    }
}

impl Lexicon {
    /// Returns how the events of two numbers stand to each other; symmetric.
    ///
    /// A word of several classes ("hold") may mean any of them, so that two events are different
    /// only where no class of the one is related to any of the other. One word is the same event
    /// where it tells one at all; "be" and "rise" do not.
    #[must_use]
    pub fn kin(&self, left: &Event, right: &Event) -> Kin {
        let told = self.kinship.between(left.class.as_deref(), right.class.as_deref());
        if left.lemma == right.lemma && told == Kin::Unknown {
            return if self.is_silent(&left.lemma) { Kin::Unknown } else { Kin::Same };
        }
        if told != Kin::Different {
            return told;
        }
        let (left, right) = (self.readings(left), self.readings(right));
        let pairs = left.iter().flat_map(|a| right.iter().map(|b| self.kinship.between(Some(a), Some(b))));
        // What only another reading of the word would make the same is no more than related.
        if pairs.into_iter().any(|kin| kin != Kin::Different) { Kin::Related } else { Kin::Different }
    }

    /// Returns the class of what befell the things a mention counts, by its verb, or where that tells none by
    /// what is counted: "26 dead", "a vaccination rate of 78 percent".
    #[must_use]
    pub fn befell<'a>(&self, mention: &'a Mention) -> Option<&'a str> {
        let told = mention.event.as_ref().filter(|event| !self.is_silent(&event.lemma));
        let class = told.and_then(|event| event.class.as_deref());
        let nouns = || mention.counted.as_ref()?.lemma.split(' ').rev().find_map(|noun| self.happening(noun));
        class.or_else(|| if told.is_none() { nouns() } else { None })
    }

    /// Returns the class of a noun that is a happening ("arrest"), or names those it befell ("dead").
    fn happening(&self, noun: &str) -> Option<&'static str> {
        self.events.class(Pos::Noun, noun).or_else(|| self.events.class(Pos::Adjective, noun))
    }

    /// Returns whether a verb tells no event of its own ("be", "rise"), or there is none.
    #[must_use]
    pub fn is_silent(&self, lemma: &str) -> bool {
        lemma.is_empty() || [LIGHT, NUMBER].iter().any(|class| self.events.is(Pos::Verb, lemma, class))
    }

    /// Returns all classes an event may be of.
    fn readings<'a>(&self, event: &'a Event) -> Vec<&'a str> {
        let of =
            |pos| self.events.classes(pos, &event.lemma).filter(|class| *class != LIGHT && *class != NUMBER);
        let mut classes: Vec<&'a str> =
            of(Pos::Verb).chain(of(Pos::Noun)).chain(of(Pos::Adjective)).collect();
        classes.extend(event.class.as_deref());
        classes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_event_is_neither_the_same_nor_another() {
        let kinship = Kinship::embedded().unwrap();
        assert_eq!(kinship.between(Some("arrest"), None), Kin::Unknown);
        assert_eq!(kinship.between(Some("arrest"), Some("number")), Kin::Unknown);
    }

    #[test]
    fn relations_are_symmetric() {
        let kinship = Kinship::embedded().unwrap();
        assert_eq!(kinship.between(Some("charge"), Some("arrest")), Kin::Part);
        assert_eq!(kinship.between(Some("arrest"), Some("charge")), Kin::Part);
        assert_eq!(kinship.between(Some("arrest"), Some("die")), Kin::Different);
    }

    #[test]
    fn a_word_of_several_classes_may_mean_any_of_them() {
        let lexicon = Lexicon::embedded().unwrap();
        let event = |lemma: &str, class: Option<&str>| Event {
            lemma: lemma.to_owned(),
            class: class.map(str::to_owned),
        };
        assert_eq!(lexicon.kin(&event("hold", Some("hold")), &event("detain", Some("arrest"))), Kin::Related);
        assert_eq!(lexicon.kin(&event("be", None), &event("be", None)), Kin::Unknown);
        assert_eq!(lexicon.kin(&event("die", Some("die")), &event("detain", Some("arrest"))), Kin::Different);
    }

    #[test]
    fn deaths_grow_and_ships_at_anchor_come_and_go() {
        let kinship = Kinship::embedded().unwrap();
        assert!(kinship.grows("die") && !kinship.grows("wait"));
        assert!(kinship.moves("wait"));
    }
}
