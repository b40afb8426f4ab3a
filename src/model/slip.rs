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
        let (mut x, mut y) = (digits(left), digits(right));
        if left == right || x.len() < 2 || x.len() != y.len() {
            return None;
        }
        if x == y {
            return Some(Self::Magnitude);
        }
        x.sort_unstable();
        y.sort_unstable();
        let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
        (x == y && large < small * Decimal::TEN).then_some(Self::Digits)
    }
}

/// Returns the digits of a number without the zeros at its end.
fn digits(value: Decimal) -> Vec<u8> {
    value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').as_bytes().to_vec()
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
