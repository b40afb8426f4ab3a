//! Defines [`Lexicon`], the word tables of `data/` read once into lookup tables.
//!
//! The tables are embedded in the binary, so that the same version reads the same everywhere. Each
//! file of this folder reads one group of tables; nothing else in the project holds word lists.

mod events;
mod kinship;
mod persons;
mod table;

pub use events::{Events, LIGHT, NUMBER, Pos};
pub use kinship::{Kin, Kinship};
pub use persons::Persons;
pub use table::{Error, rows};

/// All word tables, read once and shared by reference.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Which words tell of which event.
    pub events: Events,
    /// How events stand to each other.
    pub kinship: Kinship,
    /// Which nouns mean people.
    pub persons: Persons,
}

impl Lexicon {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the table, line and expected form of the first row that does not read; the embedded
    /// tables are held by a test, so this happens only while they are being edited.
    pub fn embedded() -> Result<Self, Error> {
        Ok(Self { events: Events::embedded()?, kinship: Kinship::embedded()?, persons: Persons::embedded()? })
    }
}
