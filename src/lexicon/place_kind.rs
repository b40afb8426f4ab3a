//! Defines [`PlaceKind`], how large a place is. It stands apart from the gazetteer because the table is
//! laid out when the program is built.

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

/// All kinds in their order, with their names in the tables of `data/`.
const NAMES: [(&str, PlaceKind); 7] = [
    ("continent", PlaceKind::Continent),
    ("country", PlaceKind::Country),
    ("region", PlaceKind::Region),
    ("city", PlaceKind::City),
    ("direction", PlaceKind::Direction),
    ("area", PlaceKind::Area),
    ("site", PlaceKind::Site),
];

impl PlaceKind {
    /// Returns the kind of that name in the tables, or `None` for any other word.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Returns the kind that `kind as u32` made this number of, or `None` for any other number.
    pub(super) fn of_number(number: u32) -> Option<Self> {
        NAMES.get(number as usize).map(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_and_number_leads_back_to_its_kind() {
        for (name, kind) in NAMES {
            assert_eq!(PlaceKind::from_name(name), Some(kind));
            assert_eq!(PlaceKind::of_number(kind as u32), Some(kind));
        }
    }
}
