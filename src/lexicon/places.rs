//! Defines [`Places`], the gazetteer: countries, first-level regions and larger cities with what
//! contains them, the adjectives of countries, and the common nouns of places.
//!
//! It knows names only. Whether "Jordan" is the country or a footballer is decided by whoever reads
//! the sentence; rows marked ambiguous ask for a preposition of place.

use super::map::Map;
use super::{Error, rows};

const PLACES: &str = include_str!("../../data/places.tsv");
const DEMONYMS: &str = include_str!("../../data/demonyms.tsv");
const NOUNS: &str = include_str!("../../data/place_nouns.tsv");

/// Most words a name of the gazetteer has; longer ones are not looked up.
pub const MOST_WORDS: usize = 5;

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A continent.
    Continent,
    /// A country.
    Country,
    /// A state, province or county.
    Region,
    /// A city, town or village.
    City,
    /// A direction that stands for a part ("the north").
    Direction,
    /// A mountain range, sea, river or other stretch of the earth.
    Area,
    /// A building, road or other spot.
    Site,
}

/// One place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name as the press writes it.
    pub name: &'static str,
    /// How large it is.
    pub kind: PlaceKind,
    /// Names that contain it, outermost first; empty for continents.
    pub within: Vec<&'static str>,
    /// People who live there, for choosing among places of one name; 0 where unknown.
    pub population: u64,
    /// Whether the name is also a common word, a first name or a surname.
    pub ambiguous: bool,
}

/// The gazetteer.
#[derive(Debug, Default)]
pub struct Places {
    entries: Vec<Entry>,
    names: Map<&'static str, Vec<u16>>,
    demonyms: Map<&'static str, &'static str>,
    nouns: Map<&'static str, PlaceKind>,
}

impl Places {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut places = Self::default();
        for (line, row) in rows::<6>("places.tsv", PLACES, "six columns")? {
            places.add(row).ok_or_else(|| Error {
                table: "places.tsv",
                line,
                found: row.join("\t"),
                expected: "a known kind and a population in digits",
            })?;
        }
        for (_, [word, place]) in rows::<2>("demonyms.tsv", DEMONYMS, "adjective and place")? {
            places.demonyms.insert(word, place.rsplit('/').next().unwrap_or(place));
        }
        for (line, [noun, class]) in rows::<2>("place_nouns.tsv", NOUNS, "noun and kind")? {
            let kind = kind(class).ok_or_else(|| Error {
                table: "place_nouns.tsv",
                line,
                found: class.to_owned(),
                expected: "a known kind",
            })?;
            places.nouns.insert(noun, kind);
        }
        places.sort();
        Ok(places)
    }

    fn add(&mut self, [name, class, path, population, others, ambiguous]: [&'static str; 6]) -> Option<()> {
        let index = u16::try_from(self.entries.len()).ok()?;
        let within = path.split('/').filter(|part| !part.is_empty()).collect();
        let population = if population.is_empty() { 0 } else { population.parse().ok()? };
        let ambiguous = ambiguous == "ambiguous";
        self.entries.push(Entry { name, kind: kind(class)?, within, population, ambiguous });
        for form in std::iter::once(name).chain(others.split('|').filter(|form| !form.is_empty())) {
            self.names.entry(form).or_default().push(index);
        }
        Some(())
    }

    /// Puts the likeliest place of each name first: the larger kind, then the more people.
    fn sort(&mut self) {
        let entries = &self.entries;
        for list in self.names.values_mut() {
            list.sort_by_key(|index| {
                let entry = &entries[usize::from(*index)];
                (entry.kind, std::cmp::Reverse(entry.population), *index)
            });
        }
    }

    /// Returns the places of a name, the likeliest first; empty where it is unknown.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Entry> {
        let found = self.names.get(name).map_or(&[][..], Vec::as_slice);
        found.iter().map(|index| &self.entries[usize::from(*index)])
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
}

fn kind(class: &str) -> Option<PlaceKind> {
    Some(match class {
        "continent" => PlaceKind::Continent,
        "country" => PlaceKind::Country,
        "region" => PlaceKind::Region,
        "city" => PlaceKind::City,
        "direction" => PlaceKind::Direction,
        "area" => PlaceKind::Area,
        "site" => PlaceKind::Site,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_place_of_a_name_comes_first() {
        let places = Places::embedded().unwrap();
        let city = places.named("Kansas City").next().unwrap();
        assert_eq!(city.within, ["United States", "Missouri"]);
        assert_eq!(places.named("Georgia").next().unwrap().kind, PlaceKind::Country);
        assert_eq!(places.named("Little Marden").count(), 0);
    }

    #[test]
    fn adjectives_and_nouns_lead_to_places() {
        let places = Places::embedded().unwrap();
        assert_eq!(places.of_demonym("Alaskan"), Some("Alaska"));
        assert_eq!(places.noun("province"), Some(PlaceKind::Region));
        assert_eq!(places.noun("victim"), None);
    }
}
