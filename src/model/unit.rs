//! Defines [`Unit`], what a quantity is measured in, and [`Dimension`], what can be compared with what.
//!
//! A unit carries its exact factor to the base unit of its dimension, so that comparing two
//! quantities needs no table. The table that makes units from words is in the lexicon.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of thing a unit measures; only quantities of one dimension are ever compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Things counted one by one; the unit has no code.
    Count,
    /// Parts of a whole: percent.
    Share,
    /// Differences between shares: percentage points and basis points; the base is the point.
    Points,
    /// Money of one currency; each currency is a dimension of its own in comparisons.
    Money,
    /// Base metre.
    Length,
    /// Base square metre.
    Area,
    /// Base cubic metre.
    Volume,
    /// Base kilogram.
    Mass,
    /// Base metre per second.
    Speed,
    /// Base degree Celsius; the only dimension with an offset.
    Temperature,
    /// Base second.
    Time,
    /// Base joule.
    Energy,
    /// Base watt.
    Power,
    /// Base pascal.
    Pressure,
    /// Base byte.
    Data,
    /// Anything else with a code; compared only within the same code.
    Other,
}

/// A unit of measure with its exact conversion `base = (value + offset) * factor`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// Empty for counts, `%`, `pp`, `bp`, an ISO 4217 code, or a UCUM code.
    pub code: String,
    /// What the unit measures.
    pub dimension: Dimension,
    /// Multiplies a value (after the offset is added) into the base unit.
    pub factor: Decimal,
    /// Added to a value before multiplying; zero except for temperatures.
    pub offset: Decimal,
}

/// Code of a degree, of an angle or of a scale that is not told.
const DEGREE: &str = "deg";

/// Code of the scale that a degree without one is taken for, where it is set against it.
const CELSIUS: &str = "Cel";

impl Unit {
    /// Returns the unit of things counted one by one.
    #[must_use]
    pub fn count() -> Self {
        Self::simple("", Dimension::Count)
    }

    /// Returns per cent.
    #[must_use]
    pub fn percent() -> Self {
        Self::simple("%", Dimension::Share)
    }

    /// Returns money of the given ISO 4217 code.
    #[must_use]
    pub fn money(code: &str) -> Self {
        Self::simple(code, Dimension::Money)
    }

    /// Returns a unit that is the base of its dimension.
    #[must_use]
    pub fn simple(code: &str, dimension: Dimension) -> Self {
        Self { code: code.to_owned(), dimension, factor: Decimal::ONE, offset: Decimal::ZERO }
    }

    /// Returns whether the unit counts things.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.dimension == Dimension::Count
    }

    /// Returns `value` in the base unit of the dimension, or `None` where the exact result does not
    /// fit 96 bits of precision.
    #[must_use]
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_add(self.offset)?.checked_mul(self.factor)
    }

    /// Returns whether values of the two units can be set side by side at all.
    #[must_use]
    pub fn comparable(&self, other: &Self) -> bool {
        let same_kind = self.dimension == other.dimension;
        // "41.3 degrees" of the weather leaves out the scale.
        let bare = |one: &Self, other: &Self| one.code == DEGREE && other.code == CELSIUS;
        if bare(self, other) || bare(other, self) {
            return true;
        }
        match self.dimension {
            Dimension::Money | Dimension::Other => same_kind && self.code == other.code,
            _ => same_kind,
        }
    }
}

impl Default for Unit {
    fn default() -> Self {
        Self::count()
    }
}
