//! Defines [`Speech`], the words of attribution: verbs of saying, phrases such as "according to",
//! nouns that name a speaker, titles, and the prepositions of place that tell a name apart from one.

use super::word_map::WordMap;
use super::{Error, error, rows};

const VERBS: &str = include_str!("../../data/speech.tsv");
const NOUNS: &str = include_str!("../../data/speaker_nouns.tsv");
const TITLES: &str = include_str!("../../data/titles.tsv");
const PREPOSITIONS: &str = include_str!("../../data/place_prepositions.tsv");

/// How a verb attributes what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// Somebody says it ("say", "announce").
    pub say: bool,
    /// Somebody thinks it ("estimate", "expect").
    pub think: bool,
    /// A study or table shows it ("find", "show").
    pub show: bool,
    /// The number may be its object ("confirmed four dead").
    pub object: bool,
    /// So too where a person speaks ("promised 800 tents").
    pub vow: bool,
    /// Only with more behind its object ("sees inflation falling", "put it at 6.3").
    pub foresee: bool,
    /// Only of those who measure ("measured a magnitude of 6.4").
    pub measure: bool,
    /// Only of those who are there to watch ("monitors saw 17 bodies").
    pub sight: bool,
}

/// What a noun for a speaker means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerNoun {
    /// A person by office or role ("mayor", "witness").
    Person,
    /// A body of people ("ministry", "police").
    Body,
    /// Something that is read ("report", "survey").
    Document,
}

/// What a preposition of place asks of the noun behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacePreposition {
    /// Stands before places of any size ("in", "across").
    Region,
    /// Stands before spots, and before much that is no place ("at", "on").
    Spot,
    /// Stands before spots that are higher or lower ("above"), also of a part of a house.
    Level,
    /// Names where something went ("to").
    Toward,
    /// Names where something came from.
    Origin,
    /// No preposition but a verb whose object is where something came to ("entered").
    Reached,
}

/// The words of attribution.
#[derive(Debug, Default)]
pub struct Speech {
    verbs: WordMap<&'static str, Saying>,
    pairs: WordMap<&'static str, Vec<(&'static str, Saying)>>,
    sources: WordMap<&'static str, Vec<Vec<&'static str>>>,
    nouns: WordMap<&'static str, SpeakerNoun>,
    hosts: WordMap<&'static str, ()>,
    titles: WordMap<&'static str, ()>,
    title_words: WordMap<&'static str, ()>,
    prepositions: WordMap<&'static str, PlacePreposition>,
}

impl Speech {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut speech = Self::default();
        for (line, [phrase, class]) in rows::<2>("speech.tsv", VERBS, "phrase and kind")? {
            speech.add(phrase, class).ok_or_else(|| error("speech.tsv", line, class, "a known kind"))?;
        }
        for (line, [noun, class]) in rows::<2>("speaker_nouns.tsv", NOUNS, "noun and kind")? {
            let kind = match class {
                "person" => SpeakerNoun::Person,
                "body" => SpeakerNoun::Body,
                "document" => SpeakerNoun::Document,
                "host" => {
                    speech.hosts.insert(noun, ());
                    SpeakerNoun::Person
                }
                _ => return Err(error("speaker_nouns.tsv", line, class, "person, host, body or document")),
            };
            speech.nouns.insert(noun, kind);
        }
        for (_, [title, _]) in rows::<2>("titles.tsv", TITLES, "title and kind")? {
            speech.titles.insert(title, ());
            speech.title_words.insert(title.rsplit(' ').next().unwrap_or(title), ());
        }
        for (line, [word, class]) in rows::<2>("place_prepositions.tsv", PREPOSITIONS, "word and kind")? {
            let kind = match class {
                "region" => PlacePreposition::Region,
                "spot" => PlacePreposition::Spot,
                "level" => PlacePreposition::Level,
                "toward" => PlacePreposition::Toward,
                "origin" => PlacePreposition::Origin,
                "reached" => PlacePreposition::Reached,
                _ => {
                    let expected = "region, spot, level, toward, origin or reached";
                    return Err(error("place_prepositions.tsv", line, class, expected));
                }
            };
            speech.prepositions.insert(word, kind);
        }
        Ok(speech)
    }

    fn add(&mut self, phrase: &'static str, class: &'static str) -> Option<()> {
        if class == "source" {
            let words: Vec<&str> = phrase.split(' ').collect();
            self.sources.entry(words[0]).or_default().push(words);
            return Some(());
        }
        let saying = match phrase.split_once(' ') {
            None => self.verbs.entry(phrase).or_default(),
            Some((verb, rest)) => {
                let list = self.pairs.entry(verb).or_default();
                let at = list.iter().position(|(known, _)| *known == rest).unwrap_or_else(|| {
                    list.push((rest, Saying::default()));
                    list.len() - 1
                });
                &mut list.get_mut(at)?.1
            }
        };
        match class {
            "say" => saying.say = true,
            "think" => saying.think = true,
            "show" => saying.show = true,
            "object" => saying.object = true,
            "vow" => saying.vow = true,
            "foresee" => saying.foresee = true,
            "measure" => saying.measure = true,
            "sight" => saying.sight = true,
            _ => return None,
        }
        Some(())
    }

    /// Returns how the verb with this lemma attributes; `None` where it does not.
    #[must_use]
    pub fn verb(&self, lemma: &str) -> Option<Saying> {
        self.verbs.get(lemma).copied()
    }

    /// Returns how the verb attributes together with the lemma behind it ("speak of", "put figure").
    #[must_use]
    pub fn verb_with(&self, lemma: &str, next: &str) -> Option<Saying> {
        let list = self.pairs.get(lemma)?;
        list.iter().find(|(rest, _)| *rest == next).map(|(_, saying)| *saying)
    }

    /// Returns the first words of the phrases of attribution.
    pub(super) fn source_words(&self) -> impl Iterator<Item = &str> {
        self.sources.words()
    }

    /// Returns the nouns for documents.
    pub(super) fn document_nouns(&self) -> impl Iterator<Item = &str> {
        self.nouns.iter().filter(|(_, kind)| **kind == SpeakerNoun::Document).map(|(noun, _)| noun)
    }

    /// Returns the phrases of attribution that begin with this word ("according to"), as words.
    #[must_use]
    pub fn sources(&self, first: &str) -> &[Vec<&'static str>] {
        self.sources.get(first).map_or(&[], Vec::as_slice)
    }

    /// Returns what kind of speaker the noun names, by its lemma.
    #[must_use]
    pub fn noun(&self, lemma: &str) -> Option<SpeakerNoun> {
        self.nouns.get(lemma).copied()
    }

    /// Returns whether the noun, by its lemma, names a person who speaks for the outlet itself ("presenter").
    #[must_use]
    pub fn is_host(&self, lemma: &str) -> bool {
        self.hosts.contains(lemma)
    }

    /// Returns whether the words, as written, are a title before a name ("Interior Minister").
    #[must_use]
    pub fn is_title(&self, words: &str) -> bool {
        self.titles.contains(words)
    }

    /// Returns whether a title ends in this word ("Minister").
    #[must_use]
    pub fn is_title_word(&self, word: &str) -> bool {
        self.title_words.contains(word)
    }

    /// Returns what the preposition of place asks, `None` for other words; lower case.
    #[must_use]
    pub fn locative(&self, word: &str) -> Option<PlacePreposition> {
        self.prepositions.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_pairs_of_words() {
        let speech = Speech::embedded().unwrap();
        assert!(speech.verb("announce").unwrap().say);
        assert!(speech.verb("estimate").unwrap().think);
        assert!(speech.verb_with("speak", "of").unwrap().say);
        assert!(speech.sources("according").contains(&vec!["according", "to"]));
        assert_eq!(speech.noun("police"), Some(SpeakerNoun::Body));
        assert_eq!(speech.noun("laptop"), None);
        assert!(speech.is_title("Interior Minister"));
        assert_eq!(speech.locative("across"), Some(PlacePreposition::Region));
    }
}
