//! Defines [`Slip`]: the ways in which a pen turns one number into another.
//!
//! A slip says two things: that two numbers that differ may well be meant for the same, and what
//! may have gone wrong where they exclude each other. It is never proof of either.

use super::{Decimal, Dimension, Quantity};

/// How one number may have become the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// The same digits in another order ("48.6", "46.8").
    Digits,
    /// The same digits a factor of ten, a hundred or more apart ("890", "8,900").
    Magnitude,
    /// The same number with another unit or currency ("70 km", "70 miles").
    Unit,
}

impl Slip {
    /// Returns how one of two quantities may have become the other, `None` where they are no slip
    /// apart or give the same amount; symmetric.
    ///
    /// Digits must be at least two before the zeros: of one digit anything is a slip of anything.
    #[must_use]
    pub fn between(a: &Quantity, b: &Quantity) -> Option<Self> {
        let (left, right) = (a.point()?, b.point()?);
        if a.unit.code != b.unit.code {
            let kin = a.unit.dimension == b.unit.dimension
                || matches!(
                    (a.unit.dimension, b.unit.dimension),
                    (Dimension::Share, Dimension::Points) | (Dimension::Points, Dimension::Share)
                );
            return (kin && left == right).then_some(Self::Unit);
        }
        let (x, y) = (digits(left), digits(right));
        if left == right || x < 10 || y < 10 {
            return None;
        }
        if x == y {
            return Some(Self::Magnitude);
        }
        let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
        (each(x) == each(y) && large < small * Decimal::TEN).then_some(Self::Digits)
    }
}

/// Returns the digits of a number without the zeros at its end, as a whole number.
fn digits(value: Decimal) -> u128 {
    let mut digits = value.mantissa().unsigned_abs();
    while digits >= 10 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}

/// Returns how often a whole number has each digit.
fn each(mut digits: u128) -> [u8; 10] {
    let mut counts = [0; 10];
    while digits > 0 {
        if let Some(count) = usize::try_from(digits % 10).ok().and_then(|digit| counts.get_mut(digit)) {
            *count += 1;
        }
        digits /= 10;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use rust_decimal::dec;

    fn between(a: Decimal, b: Decimal) -> Option<Slip> {
        Slip::between(&Quantity::exact(a, Unit::count()), &Quantity::exact(b, Unit::count()))
    }

    #[test]
    fn digits_in_another_order_or_a_moved_point_are_slips() {
        assert_eq!(between(dec!(48.6), dec!(46.8)), Some(Slip::Digits));
        assert_eq!(between(dec!(890), dec!(8900)), Some(Slip::Magnitude));
        assert_eq!(between(dec!(4), dec!(40)), None);
        assert_eq!(between(dec!(47), dec!(41)), None);
        assert_eq!(between(dec!(47), dec!(47)), None);
    }

    #[test]
    fn the_same_number_with_another_unit_is_a_slip() {
        let (pounds, dollars) = (Unit::money("GBP"), Unit::money("USD"));
        let amount = |unit| Quantity::exact(dec!(3.2), unit);
        assert_eq!(Slip::between(&amount(pounds), &amount(dollars)), Some(Slip::Unit));
        assert_eq!(Slip::between(&amount(Unit::percent()), &amount(Unit::count())), None);
    }
}
