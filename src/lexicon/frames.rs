//! Defines [`Frames`], what words do around a number: `data/word_roles.tsv`,
//! `data/event_nouns.tsv` and `data/event_persons.tsv`.
//!
//! "Rose", "the toll", "said" and "voted to" neither count nor happen by themselves; each hands the
//! question on to a neighbour, and these tables say which words do that.

use super::map::Sieve;
use super::table::{Error, rows};
use super::word_map::WordMap;

/// What a word does around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordRole {
    /// Verb of saying or thinking: what it governs is said, not done ("said").
    Say,
    /// Verb that hands on to an infinitive ("had to leave", "voted to cut").
    Chain,
    /// Verb whose subject is what is measured ("the camp covers 180 hectares").
    Measure,
    /// Verb of somebody who handles money or goods; its subject is not measured ("pledged $5m").
    Agent,
    /// Noun that stands for a number ("toll", "total", "figure").
    Amount,
    /// Noun that stands for a number and is measured itself ("rate").
    Attribute,
    /// Noun that stands for a part ("half", "rest").
    Part,
    /// Noun for several of what follows "of" ("a group of").
    Collection,
    /// Noun for how far apart two numbers are ("gap").
    Difference,
    /// Noun for a time ("Thursday", "night").
    Time,
    /// Small word that opens a clause ("after", "because").
    Opener,
    /// Word that announces a list as a whole breakdown ("by state", "listed below").
    List,
    /// Opener that may also attach to the noun before it ("profit before tax").
    Attaches,
    /// Preposition between a verb and the value it gives its subject ("rose to 40").
    Value,
    /// Word that opens the values of a change ("from", "up").
    Turn,
    /// Verb that says what parts come to ("add up to").
    Sum,
    /// Noun that measures what a verb's subject is ("points").
    Unit,
    /// Noun whose plural looks like its singular ("fish", "police").
    ZeroPlural,
    /// Small word in front of what a value is held against ("from", "than").
    Compare,
    /// Opener whose clause tells how the clause around came about, at the same place ("after").
    Scene,
    /// Verb of a trade: its object costs the money behind "for" ("bought the mill for $3m").
    Price,
    /// Noun in -ing for what is done, which may have its object behind a preposition ("spending").
    Activity,
    /// Verb whose object does what a bare verb behind it tells ("saw her score 31").
    Watch,
    /// Noun for a statistic that hands its part in the clause on to the number it gives ("a total of").
    Statistic,
    /// Verb with a receiver behind "to" ("services offered to 41").
    Give,
    /// Noun counted in games: whoever has it is a team, not a place ("wicket").
    Game,
    /// Verb before "to say" that changes nothing of who says it ("had to admit", "went on to say").
    Lead,
    /// Verb of going somewhere ("went to Southampton").
    Motion,
    /// Verb of taking somebody or something away from a place ("rescued from").
    Removal,
    /// Noun for those who tell what they saw ("monitor"); of others, seeing says nothing.
    Observer,
    /// Noun for what is dealt in on an exchange, whose price is another at every hour ("share").
    Quoted,
    /// Noun for what is sent and withdrawn from hour to hour ("helicopter").
    Means,
    /// Noun that counts how often something happens or how many times as much it is ("time").
    Occasion,
}

/// The names of all roles in the table.
const NAMES: [(&str, WordRole); 33] = [
    ("say", WordRole::Say),
    ("chain", WordRole::Chain),
    ("measure", WordRole::Measure),
    ("agent", WordRole::Agent),
    ("amount", WordRole::Amount),
    ("part", WordRole::Part),
    ("collection", WordRole::Collection),
    ("difference", WordRole::Difference),
    ("time", WordRole::Time),
    ("opener", WordRole::Opener),
    ("list", WordRole::List),
    ("attaches", WordRole::Attaches),
    ("value", WordRole::Value),
    ("turn", WordRole::Turn),
    ("sum", WordRole::Sum),
    ("attribute", WordRole::Attribute),
    ("unit", WordRole::Unit),
    ("activity", WordRole::Activity),
    ("watch", WordRole::Watch),
    ("statistic", WordRole::Statistic),
    ("game", WordRole::Game),
    ("give", WordRole::Give),
    ("zero-plural", WordRole::ZeroPlural),
    ("compare", WordRole::Compare),
    ("scene", WordRole::Scene),
    ("price", WordRole::Price),
    ("lead", WordRole::Lead),
    ("motion", WordRole::Motion),
    ("removal", WordRole::Removal),
    ("observer", WordRole::Observer),
    ("quoted", WordRole::Quoted),
    ("occasion", WordRole::Occasion),
    ("means", WordRole::Means),
];

/// The event a noun stands for although no verb says so, and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventNoun {
    /// Lemma of the verb ("die" for "toll").
    pub event: &'static str,
    /// Lemma of what is counted ("person" for "toll"), where the noun tells.
    pub counted: Option<&'static str>,
}

/// What words do around a number.
#[derive(Debug, Default)]
pub struct Frames {
    roles: WordMap<&'static str, Vec<WordRole>>,
    /// For each role, by its number, the words that may have it.
    sieves: Vec<Sieve>,
    nouns: WordMap<&'static str, EventNoun>,
    persons: WordMap<&'static str, bool>,
    parts: WordMap<&'static str, &'static str>,
}

impl Frames {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let mut frames = Self { sieves: NAMES.map(|_| Sieve::default()).to_vec(), ..Self::default() };
        let table = include_str!("../../data/word_roles.tsv");
        for (line, [word, name]) in rows("word_roles.tsv", table, "word and role")? {
            let role = NAMES.iter().find(|(known, _)| *known == name);
            let Some((_, role)) = role else {
                let (table, found) = ("word_roles.tsv", name.to_owned());
                return Err(Error { table, line, found, expected: "the name of a role" });
            };
            frames.sieves[*role as usize].add(word);
            frames.roles.entry(word).or_default().push(*role);
        }
        let table = include_str!("../../data/event_nouns.tsv");
        for (_, [noun, event, counted]) in rows("event_nouns.tsv", table, "noun, event, counted or -")? {
            let counted = (counted != "-").then_some(counted);
            frames.nouns.insert(noun, EventNoun { event, counted });
        }
        let table = include_str!("../../data/event_roles.tsv");
        for (_, [class, noun]) in rows("event_roles.tsv", table, "class and noun")? {
            frames.parts.entry(noun).or_insert(class);
        }
        let table = include_str!("../../data/event_persons.tsv");
        for (line, [class, noun]) in rows("event_persons.tsv", table, "class, event or thing")? {
            let event = match noun {
                "event" => true,
                "thing" => false,
                _ => {
                    let found = noun.to_owned();
                    return Err(Error {
                        table: "event_persons.tsv",
                        line,
                        found,
                        expected: "event or thing",
                    });
                }
            };
            frames.persons.insert(class, event);
        }
        Ok(frames)
    }

    /// Returns the words that have the role.
    pub(super) fn words(&self, role: WordRole) -> impl Iterator<Item = &str> {
        self.roles.iter().filter(move |(_, roles)| roles.contains(&role)).map(|(word, _)| word)
    }

    /// Returns whether the lemma plays the role.
    #[must_use]
    pub fn is(&self, lemma: &str, role: WordRole) -> bool {
        let held = self.sieves.get(role as usize).is_some_and(|sieve| sieve.may_hold(lemma));
        held && self.roles.get(lemma).is_some_and(|roles| roles.contains(&role))
    }

    /// Returns whether events of the class happen to people, so that a bare number counts persons.
    #[must_use]
    pub fn happens_to_persons(&self, class: &str) -> bool {
        self.persons.contains(class)
    }

    /// Returns whether a noun of the class says what happened to people whatever the verb beside it
    /// ("reported 12 deaths").
    #[must_use]
    pub fn noun_is_event(&self, class: &str) -> bool {
        self.persons.get(class).copied().unwrap_or_default()
    }

    /// Returns the class of event that the name of a person or thing implies ("survive" for
    /// "survivor"), or `None` where it implies none.
    #[must_use]
    pub fn implied(&self, lemma: &str) -> Option<&'static str> {
        self.parts.get(lemma).copied()
    }

    /// Returns the event a noun stands for, or `None` where it is no such noun.
    #[must_use]
    pub fn event_noun(&self, lemma: &str) -> Option<EventNoun> {
        self.nouns.get(lemma).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toll_stands_for_people_who_died() {
        let frames = Frames::embedded().unwrap();
        let toll = EventNoun { event: "die", counted: Some("person") };
        assert_eq!(frames.event_noun("toll"), Some(toll));
        assert!(frames.is("toll", WordRole::Amount) && !frames.is("toll", WordRole::Time));
    }
}
