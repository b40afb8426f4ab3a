//! Defines [`Places`], the gazetteer: countries, first-level regions and larger cities with what
//! contains them, the adjectives of countries, and the common nouns of places.
//!
//! It knows names only. Whether "Jordan" is the country or a footballer is decided by whoever reads
//! the sentence; rows marked ambiguous ask for a preposition of place. The gazetteer itself is laid out
//! when the program is built (`compile/places.rs`).

use super::PlaceKind;
use super::keys::{Keys, Numbers};
use super::map::Map;
use super::table::{Error, error, rows};

const DEMONYMS: &str = include_str!("../../data/demonyms.tsv");
const NOUNS: &str = include_str!("../../data/place_nouns.tsv");

/// Most words a name of the gazetteer has; longer ones are not looked up.
pub const MOST_WORDS: usize = 5;

/// One place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name as the press writes it.
    pub name: &'static str,
    /// How large it is.
    pub kind: PlaceKind,
    /// Whether the name is also a common word, a first name or a surname.
    pub ambiguous: bool,
    path: &'static str,
}

impl Entry {
    /// Returns the names that contain it, outermost first; empty for continents.
    pub fn within(self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter(|part| !part.is_empty())
    }
}

/// The gazetteer.
#[derive(Debug, Default)]
pub struct Places {
    keys: Keys,
    /// For each key where its stretch of `places` begins, and behind the last where it ends.
    lists: Numbers,
    /// The places of each name, the likeliest first.
    places: Numbers,
    /// For each place its name and the path of its containers, as numbers of keys.
    names: Numbers,
    paths: Numbers,
    /// For each place its kind, doubled, and 1 more where it is ambiguous.
    kinds: Numbers,
    demonyms: Map<&'static str, &'static str>,
    nouns: Map<&'static str, PlaceKind>,
    /// Ends that only names of places have ("shire").
    ends: Vec<&'static str>,
}

/// Returns a part of the table that was laid out when the program was built.
macro_rules! part {
    ($name:literal) => {
        Numbers::of(include_bytes!(concat!(env!("OUT_DIR"), "/places.", $name)))
    };
}

impl Places {
    /// Returns the embedded gazetteer, and reads the tables of adjectives and nouns.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let text = include_str!(concat!(env!("OUT_DIR"), "/places.text"));
        let mut places = Self {
            keys: Keys { text, starts: part!("starts"), common: part!("common"), rare: part!("rare") },
            lists: part!("lists"),
            places: part!("places"),
            names: part!("names"),
            paths: part!("paths"),
            kinds: part!("kinds"),
            ..Self::default()
        };
        for (_, [word, place]) in rows::<2>("demonyms.tsv", DEMONYMS, "adjective and place")? {
            places.demonyms.insert(word, place.rsplit('/').next().unwrap_or(place));
        }
        for (line, [noun, class]) in rows::<2>("place_nouns.tsv", NOUNS, "noun and kind")? {
            let kind = PlaceKind::from_name(class);
            let kind = kind.ok_or_else(|| error("place_nouns.tsv", line, class, "a known kind"))?;
            match noun.strip_prefix('-') {
                Some(end) => places.ends.push(end),
                None => {
                    places.nouns.insert(noun, kind);
                }
            }
        }
        Ok(places)
    }

    /// Returns the places of a name, the likeliest first; empty where it is unknown.
    pub fn named(&self, name: &str) -> impl Iterator<Item = Entry> {
        let list = self.keys.get(name).map_or(0..0, |number| self.lists.stretch(number));
        list.filter_map(|at| self.entry(self.places.get(at)? as usize))
    }

    fn entry(&self, place: usize) -> Option<Entry> {
        let [name, path] = [self.names, self.paths].map(|keys| keys.get(place).map(|key| key as usize));
        let kind = self.kinds.get(place)?;
        Some(Entry {
            name: self.keys.key(name?),
            kind: PlaceKind::of_number(kind >> 1)?,
            ambiguous: kind & 1 == 1,
            path: self.keys.key(path?),
        })
    }

    /// Returns the place whose people or things the adjective names ("French" is "France").
    #[must_use]
    pub fn of_demonym(&self, word: &str) -> Option<&'static str> {
        self.demonyms.get(word).copied()
    }

    /// Returns how large a place the common noun names, in lower case ("province").
    #[must_use]
    pub fn noun(&self, word: &str) -> Option<PlaceKind> {
        self.nouns.get(word).copied()
    }

    /// Returns whether the word, in lower case, has an end that only names of places have and more before
    /// it ("marlshire").
    #[must_use]
    pub fn is_end_of_name(&self, word: &str) -> bool {
        self.ends.iter().any(|end| word.len() > end.len() && word.ends_with(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_place_of_a_name_comes_first() {
        let places = Places::embedded().unwrap();
        let city = places.named("Kansas City").next().unwrap();
        assert!(city.within().eq(["United States", "Missouri"]));
        assert_eq!(places.named("Georgia").next().unwrap().kind, PlaceKind::Country);
        assert_eq!(places.named("Little Marden").count(), 0);
    }

    #[test]
    fn adjectives_and_nouns_lead_to_places() {
        let places = Places::embedded().unwrap();
        assert_eq!(places.of_demonym("Alaskan"), Some("Alaska"));
        assert_eq!(places.noun("province"), Some(PlaceKind::Region));
        assert_eq!(places.noun("victim"), None);
        assert!(places.is_end_of_name("marlshire") && !places.is_end_of_name("shire"));
    }
}
