//! Defines [`Quantity`]: an interval of exact decimals with a unit, and how precisely it was written.
//!
//! Rule: a quantity is the set of values its words allow. "47" is the point 47, "more than 40" is
//! everything above 40, "15 to 20" keeps both ends. Two quantities contradict only where the sets,
//! each widened by what its writing leaves open (rounding, "about"), share no value. Widening a
//! quantity can therefore never create a contradiction.

use super::{Dimension, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How far "about", "some" or "nearly" reaches either way, as a share of the value.
///
/// Origin: fact-checkers' practice of accepting a tenth; larger differences are worth a look.
pub const APPROXIMATE_REACH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// One end of an interval, in the unit as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bound {
    /// The number that bounds the interval.
    pub value: Decimal,
    /// Whether the number itself is left out ("more than 40").
    pub exclusive: bool,
}

impl Bound {
    /// Returns the bound that includes `value`.
    #[must_use]
    pub fn inclusive(value: Decimal) -> Self {
        Self { value, exclusive: false }
    }

    /// Returns the bound that leaves `value` out.
    #[must_use]
    pub fn exclusive(value: Decimal) -> Self {
        Self { value, exclusive: true }
    }
}

/// A claimed amount: what the words allow, in the unit as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// Lower end; `None` where the words leave it open ("up to 40").
    pub low: Option<Bound>,
    /// Upper end; `None` where the words leave it open ("more than 40").
    pub high: Option<Bound>,
    /// What the amount is measured in.
    pub unit: Unit,
    /// What the amount is per, as written in the singular ("share", "100000 people", "gallon").
    pub per: Option<String>,
    /// Whether the words say the number is rough ("about", "some", "nearly", "dozens").
    pub approximate: bool,
    /// Place value of the last digit written, in the unit: 1 for "47", 100000000 for "1.2 billion".
    pub precision: Decimal,
}

impl Quantity {
    /// Returns the exact count `value`, written to the last unit.
    #[must_use]
    pub fn exact(value: Decimal, unit: Unit) -> Self {
        let bound = Some(Bound::inclusive(value));
        Self { low: bound, high: bound, unit, per: None, approximate: false, precision: Decimal::ONE }
    }

    /// Returns the value where both ends are the same number.
    #[must_use]
    pub fn point(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value == high.value => Some(low.value),
            _ => None,
        }
    }

    /// Returns the number that best stands for the quantity: its low end, or else its high end.
    #[must_use]
    pub fn representative(&self) -> Option<Decimal> {
        self.low.or(self.high).map(|bound| bound.value)
    }

    /// Returns how many digits of the representative number tell, 0 where there is none.
    #[must_use]
    pub fn significant_digits(&self) -> usize {
        self.representative().map_or(0, significant_digits)
    }

    /// Returns the ends in the base unit after widening for rounding and approximation, the values
    /// that may be true if the words are. Exclusive ends stay exclusive unless widened; an upper end
    /// that rounding widened is exclusive, since from there on the number would be rounded up.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let end = |bound: Option<Bound>, sign: Decimal| {
            let bound = bound?;
            // Who says "more than half" rounds nothing below it.
            let rounding = if bound.exclusive { Decimal::ZERO } else { self.rounding_slack() };
            let rough = if self.approximate { bound.value.abs() * APPROXIMATE_REACH } else { Decimal::ZERO };
            let slack = rounding.max(rough);
            let value = self.unit.to_base(bound.value.checked_add(sign * slack)?)?;
            let rounded_up = sign.is_sign_positive() && !rounding.is_zero() && rounding >= rough;
            Some(Bound { value, exclusive: rounded_up || (bound.exclusive && slack.is_zero()) })
        };
        Reach { low: end(self.low, Decimal::NEGATIVE_ONE), high: end(self.high, Decimal::ONE) }
    }

    /// Returns half the place value of the last digit written, for amounts that are rounded when
    /// written: measures, money, shares, and counts in round magnitudes. A plain count such as "47"
    /// or "1,000" is taken at its word.
    fn rounding_slack(&self) -> Decimal {
        let exact_count = self.unit.dimension == Dimension::Count && self.precision <= Decimal::ONE;
        if exact_count { Decimal::ZERO } else { self.precision / Decimal::TWO }
    }

    /// Returns whether any value is allowed by both quantities.
    ///
    /// The units must be comparable; see [`Unit::comparable`]. Between two units of one dimension
    /// ("70 km" and "43 miles") each side may be rounded to the digits it was written with before
    /// its zeros, since whoever converts also rounds.
    #[must_use]
    pub fn compatible(&self, other: &Self) -> bool {
        let converted = self.unit.code != other.unit.code;
        let (a, b) = (self.reach_rounded(converted), other.reach_rounded(converted));
        !below(a.high, b.low) && !below(b.high, a.low)
    }

    /// Returns the reach, with every end widened to the last digit before its zeros where `rounded`.
    fn reach_rounded(&self, rounded: bool) -> Reach {
        if !rounded {
            return self.reach();
        }
        let digits = |bound: Bound| last_digit(bound.value);
        let place = [self.low, self.high].into_iter().flatten().map(digits).max();
        let precision = place.map_or(self.precision, |place| place.max(self.precision));
        let unit = Unit { dimension: Dimension::Other, ..self.unit.clone() };
        Self { precision, unit, ..self.clone() }.reach()
    }
}

/// Returns the place value of the last digit before the zeros of a number: 100 for 4,400.
fn last_digit(value: Decimal) -> Decimal {
    let mut place = Decimal::ONE;
    let mut rest = value.normalize();
    while rest.scale() > 0 {
        place /= Decimal::TEN;
        rest = (rest * Decimal::TEN).normalize();
    }
    while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        place *= Decimal::TEN;
        rest /= Decimal::TEN;
    }
    place
}

/// The ends of a quantity in the base unit, widened by what its writing leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Lower end, `None` where open.
    pub low: Option<Bound>,
    /// Upper end, `None` where open.
    pub high: Option<Bound>,
}

/// Returns whether an interval that ends at `high` lies wholly below one that begins at `low`.
fn below(high: Option<Bound>, low: Option<Bound>) -> bool {
    let (Some(high), Some(low)) = (high, low) else { return false };
    high.value < low.value || (high.value == low.value && (high.exclusive || low.exclusive))
}

/// Returns how many digits of a number tell, those before its last zeros: 2 for 4,800 and for 0.48; 0 for zero.
#[must_use]
pub fn significant_digits(value: Decimal) -> usize {
    value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn count(value: Decimal) -> Quantity {
        Quantity::exact(value, Unit::count())
    }

    fn above(value: Decimal) -> Quantity {
        Quantity { low: Some(Bound::exclusive(value)), high: None, ..count(value) }
    }

    #[test]
    fn more_than_a_hundred_agrees_with_102_and_not_with_100() {
        assert!(above(dec!(100)).compatible(&count(dec!(102))));
        assert!(!above(dec!(100)).compatible(&count(dec!(100))));
    }

    #[test]
    fn a_converted_amount_may_be_rounded_to_its_digits() {
        let area = |value, code, factor| {
            Quantity::exact(value, Unit { factor, ..Unit::simple(code, Dimension::Area) })
        };
        let (kilometres, miles) = (dec!(1000000), dec!(2589988.110336));
        assert!(area(dec!(11400), "km2", kilometres).compatible(&area(dec!(4400), "[mi_i]2", miles)));
        assert!(!area(dec!(11400), "km2", kilometres).compatible(&area(dec!(11400), "[mi_i]2", miles)));
        assert!(!area(dec!(11400), "km2", kilometres).compatible(&area(dec!(11410), "km2", kilometres)));
    }

    #[test]
    fn two_rates_that_differ_in_their_last_digit_exclude_each_other() {
        let percent = |value| Quantity { precision: dec!(0.1), ..Quantity::exact(value, Unit::percent()) };
        assert!(!percent(dec!(3.4)).compatible(&percent(dec!(3.5))));
        assert!(percent(dec!(3.4)).compatible(&percent(dec!(3.40))));
    }

    #[test]
    fn zero_is_a_value() {
        assert!(count(dec!(0)).compatible(&count(dec!(0.0))));
        assert!(!count(dec!(0)).compatible(&count(dec!(1))));
    }

    #[test]
    fn a_rounded_billion_agrees_with_its_millions() {
        let rounded = Quantity { precision: dec!(100_000_000), ..count(dec!(1_200_000_000)) };
        assert!(rounded.compatible(&Quantity { precision: dec!(1_000_000), ..count(dec!(1_213_000_000)) }));
        assert!(!rounded.compatible(&Quantity { precision: dec!(1_000_000), ..count(dec!(1_313_000_000)) }));
    }
}
