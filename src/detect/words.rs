//! Defines how amounts are written for people, and how far apart two of them are.

use crate::model::{Decimal, Quantity, Unit};

/// Returns an amount as newspapers write it ("more than 40", "about $3.2 million", "15 to 20 km"), with
/// every digit that it has: what was worked out may be finer than what was written.
pub(super) fn amount(quantity: &Quantity) -> String {
    let ends = || [quantity.low, quantity.high].into_iter().flatten().map(|bound| bound.value.normalize());
    let shown = |value: Decimal| value.checked_rem(quantity.precision).is_some_and(|rest| rest.is_zero());
    if ends().all(shown) {
        return quantity.to_string();
    }
    let scale = ends().map(|value| value.scale()).max().unwrap_or_default();
    Quantity { precision: Decimal::new(1, scale), ..quantity.clone() }.to_string()
}

/// Returns a number of the base unit in a unit.
pub(super) fn in_unit(base: Decimal, unit: &Unit) -> String {
    let value = base.checked_div(unit.factor).map_or(base, |value| value - unit.offset);
    let quantity = Quantity::exact(value.round_dp(6).normalize(), unit.clone());
    amount(&quantity)
}

/// Returns a number with commas between its thousands.
pub(super) fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// Returns two amounts in words, the smaller first, so that it does not matter how they were given.
pub(super) fn ordered(a: &Quantity, b: &Quantity) -> (String, String) {
    let key = |quantity: &Quantity| {
        let value = quantity.representative().and_then(|value| quantity.unit.to_base(value));
        (value, amount(quantity))
    };
    let (first, second) = if key(a) <= key(b) { (a, b) } else { (b, a) };
    (amount(first), amount(second))
}

/// Returns the larger over the smaller of two amounts in the base unit, `None` where one is zero.
pub(super) fn ratio(a: &Quantity, b: &Quantity) -> Option<f64> {
    let base =
        |quantity: &Quantity| quantity.unit.to_base(quantity.representative()?).map(|value| value.abs());
    let (a, b) = (base(a)?, base(b)?);
    let ratio = a.max(b).checked_div(a.min(b))?;
    f64::try_from(ratio).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bound;
    use rust_decimal::dec;

    #[test]
    fn amounts_read_as_people_write_them() {
        let count = |value| Quantity::exact(value, Unit::count());
        assert_eq!(amount(&count(dec!(2300000))), "2,300,000");
        assert_eq!(amount(&Quantity::exact(dec!(4.5), Unit::percent())), "4.5%");
        let more = Quantity { low: Some(Bound::exclusive(dec!(100))), high: None, ..count(dec!(1)) };
        assert_eq!(amount(&more), "more than 100");
        assert_eq!(grouped(dec!(-1234.50)), "-1,234.5");
    }
}
