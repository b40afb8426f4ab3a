//! Defines [`Values`]: how the amounts of two mentions stand to each other, as evidence for sameness.
//!
//! Equal amounts are the strongest single sign that two numbers are of one figure, the more so the
//! more digits they share; amounts that exclude each other are no proof of the contrary, since
//! disagreement is what the project looks for.

use super::reading::Reading;
use crate::model::significant_digits;
use crate::model::{Decimal, Dimension, Kind, Quantity, Reach, Slip};

/// How two amounts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Values {
    /// Equal, three digits or more that tell.
    EqualLong,
    /// Equal, two digits that tell.
    Equal,
    /// Equal, but small or round.
    EqualShort,
    /// Equal after rounding or conversion.
    Rounded,
    /// Both can hold and lie near each other.
    Bounded,
    /// Both can hold, but a bound leaves it wide open.
    Wide,
    /// The same, and one is more than three times the other ("at least seven", "50").
    Vast,
    /// Exclude each other and hold the same digits, three or more, in another order or magnitude.
    SlipLong,
    /// The same with two digits.
    Slip,
    /// Exclude each other by less than a third.
    Near,
    /// Exclude each other by up to a factor of three.
    Off,
    /// Exclude each other by more.
    Far,
    /// The same number of different currencies.
    Currency,
    /// Different numbers of different currencies.
    OtherCurrency,
    /// Percentage points and per cent.
    PointsForPercent,
}

impl Values {
    /// Returns whether the two can both hold only because a bound leaves one of them wide open.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Wide | Self::Vast)
    }

    /// Returns whether the two cannot both hold.
    pub(super) fn exclude(self) -> bool {
        matches!(
            self,
            Self::SlipLong
                | Self::Slip
                | Self::Near
                | Self::Off
                | Self::Far
                | Self::PointsForPercent
                | Self::Currency
        )
    }
}

/// Returns how the amounts of two readings stand to each other, `None` where their units cannot be
/// compared; symmetric.
pub(super) fn compare(left: &Reading<'_>, right: &Reading<'_>) -> Option<Values> {
    let (a, b) = (&left.mention.quantity, &right.mention.quantity);
    if !a.unit.comparable(&b.unit) {
        return other_units(left, right);
    }
    let points = a.point().zip(b.point());
    if a.compatible(b) {
        let exact = points.is_some_and(|(x, y)| x == y && a.unit.code == b.unit.code);
        return Some(if exact { equal(a.point()?) } else { meeting(left, right) });
    }
    if Slip::between(a, b).is_some() {
        let long = points.is_some_and(|(x, _)| significant_digits(x) >= 3);
        return Some(if long { Values::SlipLong } else { Values::Slip });
    }
    Some(distance(a, b))
}

/// Returns how far apart two amounts are that exclude each other, whatever their digits.
pub(super) fn distance(a: &Quantity, b: &Quantity) -> Values {
    let base = |quantity: &Quantity| quantity.unit.to_base(quantity.representative()?);
    match base(a).zip(base(b)).and_then(|(a, b)| ratio(a, b)) {
        Some(ratio) if ratio * Decimal::from(3) <= Decimal::from(4) => Values::Near,
        Some(ratio) if ratio <= Decimal::from(3) => Values::Off,
        _ => Values::Far,
    }
}

/// Returns what two amounts of units that cannot be converted have in common, if anything.
fn other_units(left: &Reading<'_>, right: &Reading<'_>) -> Option<Values> {
    let (a, b) = (left.mention, right.mention);
    let same = a.quantity.point().is_some() && a.quantity.point() == b.quantity.point();
    match (a.quantity.unit.dimension, b.quantity.unit.dimension) {
        (Dimension::Money, Dimension::Money) if same => Some(Values::Currency),
        (Dimension::Money, Dimension::Money) => Some(Values::OtherCurrency),
        (Dimension::Share, Dimension::Points) | (Dimension::Points, Dimension::Share)
            if same && (a.kind == Kind::Change || b.kind == Kind::Change) =>
        {
            Some(Values::PointsForPercent)
        }
        _ => None,
    }
}

/// Returns how telling it is that two mentions give the same point.
fn equal(value: Decimal) -> Values {
    match significant_digits(value) {
        0 | 1 => Values::EqualShort,
        2 if value.abs() < Decimal::from(20) && value.fract().is_zero() => Values::EqualShort,
        2 => Values::Equal,
        _ => Values::EqualLong,
    }
}

/// Returns how two amounts meet that can both hold and are not the same point.
fn meeting(left: &Reading<'_>, right: &Reading<'_>) -> Values {
    let of = |reach: &Reach| reach.low.or(reach.high).map(|bound| bound.value);
    let closed = |reach: &Reach| reach.low.is_some() && reach.high.is_some();
    if closed(&left.reach) && closed(&right.reach) {
        let wide = is_wide(&left.reach) || is_wide(&right.reach);
        return if wide { Values::Bounded } else { Values::Rounded };
    }
    match of(&left.reach).zip(of(&right.reach)).and_then(|(a, b)| ratio(a, b)) {
        Some(ratio) if ratio * Decimal::from(2) <= Decimal::from(3) => Values::Bounded,
        Some(ratio) if ratio <= Decimal::from(3) => Values::Wide,
        _ => Values::Vast,
    }
}

/// Returns whether a span is so wide that what lies in it is not the same once more ("14 to 27").
fn is_wide(reach: &Reach) -> bool {
    let ends = reach.low.zip(reach.high);
    ends.and_then(|(low, high)| ratio(low.value, high.value))
        .is_none_or(|ratio| ratio * Decimal::from(2) > Decimal::from(3))
}

/// Returns the larger over the smaller of two amounts, `None` where one is zero or their signs differ.
fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    if small.is_zero() || a.is_sign_negative() != b.is_sign_negative() {
        return None;
    }
    large.checked_div(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bound;
    use rust_decimal::dec;

    #[test]
    fn what_lies_in_a_wide_span_is_not_the_same_once_more() {
        let bound = |value: Decimal| Some(Bound::inclusive(value));
        let span = |low, high| Reach { low: bound(low), high: bound(high) };
        assert!(is_wide(&span(dec!(14), dec!(27))));
        assert!(!is_wide(&span(dec!(36), dec!(44))) && !is_wide(&span(dec!(10), dec!(12))));
        assert!(is_wide(&span(dec!(0), dec!(5))), "no ratio");
    }

    #[test]
    fn round_and_small_numbers_tell_little() {
        assert_eq!(equal(dec!(2)), Values::EqualShort);
        assert_eq!(equal(dec!(300)), Values::EqualShort);
        assert_eq!(equal(dec!(12)), Values::EqualShort);
        assert_eq!(equal(dec!(47)), Values::Equal);
        assert_eq!(equal(dec!(4.75)), Values::EqualLong);
    }
}
