//! Defines how a [`Quantity`] is written for people: "more than 40", "15–20%", "$2.8 billion".
//!
//! The writing is English news style and reads back as the same quantity through the number grammar.

use super::{Dimension, Quantity, Unit};
use rust_decimal::Decimal;
use std::fmt;

/// Magnitudes that are written as words, largest first.
const MAGNITUDES: [(i64, &str); 3] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.approximate {
            f.write_str("about ")?;
        }
        let amount = |value: Decimal| amount(value, self.precision, &self.unit);
        match (self.low, self.high) {
            (None, None) => f.write_str("any amount")?,
            (Some(low), None) => {
                let words = if low.exclusive { "more than" } else { "at least" };
                write!(f, "{words} {}", amount(low.value))?;
            }
            (None, Some(high)) => {
                let words = if high.exclusive { "less than" } else { "up to" };
                write!(f, "{words} {}", amount(high.value))?;
            }
            (Some(low), Some(high)) if low.value == high.value => f.write_str(&amount(low.value))?,
            (Some(low), Some(high)) => write!(f, "{} to {}", amount(low.value), amount(high.value))?,
        }
        match &self.per {
            Some(per) => write!(f, " per {per}"),
            None => Ok(()),
        }
    }
}

/// Returns a value with its unit, in words for round millions and more.
fn amount(value: Decimal, precision: Decimal, unit: &Unit) -> String {
    let (number, word) = shortened(value, precision);
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let number = format!("{}{word}", grouped(number.abs()));
    match (unit.dimension, unit.code.as_str()) {
        (Dimension::Count, _) => format!("{sign}{number}"),
        (Dimension::Money, code) => format!("{sign}{}{number}", currency_sign(code)),
        (_, "%") => format!("{sign}{number}%"),
        (_, code) => format!("{sign}{number} {}", symbol(code)),
    }
}

/// Returns the value in millions or more where it was written to no finer place, with the word.
fn shortened(value: Decimal, precision: Decimal) -> (Decimal, String) {
    let fits =
        |magnitude: Decimal| value.abs() >= magnitude && precision * Decimal::ONE_THOUSAND >= magnitude;
    let found = MAGNITUDES.iter().find(|(magnitude, _)| fits(Decimal::from(*magnitude)));
    match found {
        Some((magnitude, word)) => ((value / Decimal::from(*magnitude)).normalize(), format!(" {word}")),
        None => (value, String::new()),
    }
}

/// Returns a number that is not negative with a comma between its thousands.
fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + &rest
}

fn currency_sign(code: &str) -> String {
    match code {
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "JPY" => "¥".to_owned(),
        code => format!("{code} "),
    }
}

/// Returns the sign of a unit as newspapers write it; UCUM's brackets are for machines.
fn symbol(code: &str) -> &str {
    match code {
        "pp" => "percentage points",
        "bp" => "basis points",
        "[mi_i]" => "miles",
        "[ft_i]" => "feet",
        "[in_i]" => "inches",
        "[yd_i]" => "yards",
        "[mi_i]2" => "square miles",
        "[ft_i]2" => "square feet",
        "[acr_us]" => "acres",
        "[gal_us]" => "gallons",
        "[lb_av]" => "pounds",
        "[oz_av]" => "ounces",
        "[mi_i]/h" => "mph",
        "[bbl_us]" => "barrels",
        "Cel" => "°C",
        "[degF]" => "°F",
        "har" => "hectares",
        "t" => "tonnes",
        "wk" => "weeks",
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        "mo" => "months",
        "a" => "years",
        "km2" => "km²",
        "m2" => "m²",
        "m3" => "m³",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Bound, Dimension, Quantity, Unit};
    use rust_decimal::{Decimal, dec};

    fn exact(value: Decimal, precision: Decimal, unit: Unit) -> Quantity {
        Quantity { precision, ..Quantity::exact(value, unit) }
    }

    #[test]
    fn amounts_read_as_in_a_newspaper() {
        let money = exact(dec!(2_800_000_000), dec!(100_000_000), Unit::money("USD"));
        assert_eq!(money.to_string(), "$2.8 billion");
        assert_eq!(exact(dec!(214_600), dec!(1), Unit::count()).to_string(), "214,600");
        assert_eq!(exact(dec!(0.5), dec!(0.1), Unit::percent()).to_string(), "0.5%");
        let miles = Unit::simple("[mi_i]", Dimension::Length);
        assert_eq!(exact(dec!(43), dec!(1), miles).to_string(), "43 miles");
    }

    #[test]
    fn bounds_are_said() {
        let count = exact(dec!(40), dec!(1), Unit::count());
        let more = Quantity { low: Some(Bound::exclusive(dec!(40))), high: None, ..count.clone() };
        assert_eq!(more.to_string(), "more than 40");
        let range = Quantity { high: Some(Bound::inclusive(dec!(50))), approximate: true, ..count };
        assert_eq!(range.to_string(), "about 40 to 50");
    }
}
