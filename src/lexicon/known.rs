//! Defines [`Known`], which of the small tables hold a word.
//!
//! A text asks the same tables about every word, and most words stand in none of them. So one look-up
//! per token tells which tables are worth asking at all; the bits come with the readings of the word.

use std::ops::BitOrAssign;

/// A set of tables that hold a word, alone or as the first of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    tables: u16,
    /// Which lists of [`Cues`](super::Cues) hold it, as a number by which that table finds them; 0 for none.
    pub(super) cues: u16,
}

impl Known {
    /// Returns the lists of cues with this number, in no table.
    pub(super) const fn of_cues(cues: u16) -> Self {
        Self { tables: 0, cues }
    }

    /// [`Times`](super::Times).
    pub const TIME: Self = Self::table(0);
    /// [`Numerals`](super::Numerals).
    pub const NUMERAL: Self = Self::table(1);
    /// [`Cues`](super::Cues).
    pub const CUE: Self = Self::table(2);
    /// [`Modalities`](super::Modalities).
    pub const MODALITY: Self = Self::table(3);
    /// The phrases of [`Speech::sources`](super::Speech::sources).
    pub const SOURCE: Self = Self::table(4);
    /// The nouns for documents in [`Speech`](super::Speech) and for amounts in [`Frames`](super::Frames).
    pub const COUNT: Self = Self::table(5);

    /// The first words of two in [`Times`](super::Times).
    pub const TIME_PAIR: Self = Self::table(6);

    /// Returns whether one of these tables holds the word.
    #[must_use]
    pub const fn in_any(self, tables: Self) -> bool {
        self.tables & tables.tables != 0
    }

    const fn table(bit: u32) -> Self {
        Self { tables: 1 << bit, cues: 0 }
    }
}

impl BitOrAssign for Known {
    fn bitor_assign(&mut self, other: Self) {
        self.tables |= other.tables;
        self.cues |= other.cues;
    }
}
