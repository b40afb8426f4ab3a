//! Defines [`Known`], which of the small tables hold a word.
//!
//! A text asks the same tables about every word, and most words stand in none of them. So one look-up
//! per token tells which tables are worth asking at all; the bits come with the readings of the word.

use std::ops::BitOrAssign;

/// A set of tables that hold a word, alone or as the first of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(u16);

impl Known {
    /// [`Times`](super::Times).
    pub const TIME: Self = Self(1);
    /// [`Numerals`](super::Numerals).
    pub const NUMERAL: Self = Self(1 << 1);
    /// [`Cues`](super::Cues).
    pub const CUE: Self = Self(1 << 2);
    /// [`Modalities`](super::Modalities).
    pub const MODALITY: Self = Self(1 << 3);
    /// The phrases of [`Speech::sources`](super::Speech::sources).
    pub const SOURCE: Self = Self(1 << 4);
    /// The nouns for documents in [`Speech`](super::Speech) and for amounts in [`Frames`](super::Frames).
    pub const COUNT: Self = Self(1 << 5);

    /// The first words of two in [`Times`](super::Times).
    pub const TIME_PAIR: Self = Self(1 << 6);

    /// Returns whether one of these tables holds the word.
    #[must_use]
    pub const fn in_any(self, tables: Self) -> bool {
        self.0 & tables.0 != 0
    }
}

impl BitOrAssign for Known {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
