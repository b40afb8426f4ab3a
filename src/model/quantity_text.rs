//! Defines how a [`Quantity`] is written for people: "more than 40", "15–20%", "$2.8 billion".
//!
//! The writing is English news style and reads back as the same quantity through the number grammar.

use super::{Dimension, Quantity, Unit};
use rust_decimal::Decimal;
use std::fmt;

/// Magnitudes that are written as words, largest first.
const MAGNITUDES: [(i64, &str); 4] = [
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// The greatest denominator a part of one is written with.
const GREATEST_DENOMINATOR: u32 = 1000;

/// Greater denominators that rates are given with.
const POWERS: [u32; 3] = [10_000, 100_000, 1_000_000];

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rough = if self.approximate { "about " } else { "" };
        let amount = |value: Decimal| amount(value, self.precision, &self.unit);
        match (self.low, self.high) {
            (None, None) => f.write_str("any amount")?,
            (Some(low), None) => {
                let words = if low.exclusive { "more than" } else { "at least" };
                write!(f, "{words} {rough}{}", amount(low.value))?;
            }
            (None, Some(high)) => {
                let words = if high.exclusive { "less than" } else { "up to" };
                write!(f, "{words} {rough}{}", amount(high.value))?;
            }
            (Some(low), Some(high)) if low.value == high.value => write!(f, "{rough}{}", amount(low.value))?,
            (Some(low), Some(high)) if low.exclusive || high.exclusive => {
                let from = if low.exclusive { "more than" } else { "at least" };
                let to = if high.exclusive { "less than" } else { "up to" };
                write!(f, "{from} {rough}{} but {to} {}", amount(low.value), amount(high.value))?;
            }
            (Some(low), Some(high)) => {
                let low = low_end(low.value, self.precision, &self.unit);
                write!(f, "{rough}{low} to {}", amount(high.value))?;
            }
        }
        match &self.per {
            Some(per) => write!(f, " per {per}"),
            None => Ok(()),
        }
    }
}

/// Returns a value with its unit, in words for round thousands and more.
fn amount(value: Decimal, precision: Decimal, unit: &Unit) -> String {
    if unit.dimension == Dimension::Share && unit.code.is_empty() {
        return part(value);
    }
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

/// Returns the lower end of a range: without its unit where that stands behind and the upper end says
/// it, so that nothing is said twice.
fn low_end(value: Decimal, precision: Decimal, unit: &Unit) -> String {
    let (_, word) = shortened(value, precision);
    let signed = value.is_sign_negative() || !word.is_empty();
    if signed
        || unit.dimension == Dimension::Money
        || (unit.dimension == Dimension::Share && unit.code.is_empty())
    {
        return amount(value, precision, unit);
    }
    amount(value, precision, &Unit::count())
}

/// Returns a part of one as people say it: "half", or "2 in 3".
fn part(value: Decimal) -> String {
    if value == Decimal::new(5, 1) {
        return "half".to_owned();
    }
    let ratio = |below: u32| {
        let above = (value * Decimal::from(below)).round();
        let same = above.checked_div(Decimal::from(below)) == Some(value) && above > Decimal::ZERO;
        same.then(|| format!("{above} in {below}"))
    };
    (2..=GREATEST_DENOMINATOR).chain(POWERS).find_map(ratio).unwrap_or_else(|| value.normalize().to_string())
}

/// Returns the value in thousands or more where it was written to no finer place, with the word, and
/// with as many decimals as tell that place.
fn shortened(value: Decimal, precision: Decimal) -> (Decimal, String) {
    let plain = || {
        let mut value = value;
        value.rescale(precision.normalize().scale());
        (value, String::new())
    };
    let find = |finest: Decimal, below: Decimal| {
        MAGNITUDES.iter().find(|(magnitude, _)| {
            let magnitude = Decimal::from(*magnitude);
            let coarse = precision.saturating_mul(Decimal::ONE_THOUSAND) >= magnitude;
            let shows = precision <= magnitude.saturating_mul(finest);
            coarse && shows && value.abs().saturating_mul(below) >= magnitude
        })
    };
    // Best where the place value shows in the digits ("0.5 million"); "30 million" is also how an
    // amount in crores is written.
    let round = precision > Decimal::ONE;
    let found = find(Decimal::ONE, Decimal::ONE)
        .or_else(|| find(Decimal::ONE, Decimal::TEN))
        .or_else(|| find(Decimal::ONE_THOUSAND, Decimal::ONE))
        .filter(|_| round);
    let Some((magnitude, word)) = found else { return plain() };
    let place = precision / Decimal::from(*magnitude);
    let mut number = value / Decimal::from(*magnitude);
    number.rescale(place.normalize().scale());
    (number, format!(" {word}"))
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

impl Unit {
    /// Returns the unit as newspapers write it ("miles", "GBP"); empty for counts. The brackets of UCUM
    /// are for machines.
    #[must_use]
    pub fn symbol(&self) -> &str {
        symbol(&self.code)
    }
}

fn symbol(code: &str) -> &str {
    let found = SYMBOLS.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, symbol)| symbol)
}

/// What newspapers write where UCUM has a code of its own.
const SYMBOLS: [(&str, &str); 110] = [
    ("pp", "percentage points"),
    ("bp", "basis points"),
    ("um", "micrometres"),
    ("[in_i]", "inches"),
    ("[ft_i]", "feet"),
    ("[yd_i]", "yards"),
    ("[mi_i]", "miles"),
    ("[nmi_i]", "nautical miles"),
    ("[ly]", "light-years"),
    ("mm2", "mm²"),
    ("cm2", "cm²"),
    ("m2", "m²"),
    ("har", "hectares"),
    ("km2", "km²"),
    ("[sin_i]", "square inches"),
    ("[sft_i]", "square feet"),
    ("[syd_i]", "square yards"),
    ("[acr_us]", "acres"),
    ("[mi_i]2", "square miles"),
    ("mL", "ml"),
    ("cL", "cl"),
    ("L", "litres"),
    ("hL", "hl"),
    ("cm3", "cm³"),
    ("m3", "m³"),
    ("km3", "km³"),
    ("[cft_i]", "cubic feet"),
    ("[cyd_i]", "cubic yards"),
    ("[foz_us]", "fluid ounces"),
    ("[pt_us]", "pints"),
    ("[qt_us]", "quarts"),
    ("[gal_us]", "gallons"),
    ("[bbl_us]", "barrels"),
    ("[acr_us].[ft_i]", "acre-feet"),
    ("[bu_us]", "bushels"),
    ("ug", "micrograms"),
    ("g", "grams"),
    ("t", "tonnes"),
    ("kt", "kilotonnes"),
    ("[ston_av]", "short tons"),
    ("[lton_av]", "long tons"),
    ("[oz_av]", "ounces"),
    ("[oz_tr]", "troy ounces"),
    ("[lb_av]", "lb"),
    ("[stone_av]", "stone"),
    ("[car_m]", "carats"),
    ("[mi_i]/h", "mph"),
    ("[kn_i]", "knots"),
    ("Cel", "°C"),
    ("[degF]", "°F"),
    ("K", "kelvins"),
    ("deg", "degrees"),
    ("s", "seconds"),
    ("min", "minutes"),
    ("h", "hours"),
    ("d", "days"),
    ("wk", "weeks"),
    ("mo", "months"),
    ("a", "years"),
    ("10.a", "decades"),
    ("100.a", "centuries"),
    ("[Cal]", "kcal"),
    ("W.h", "Wh"),
    ("kW.h", "kWh"),
    ("MW.h", "MWh"),
    ("GW.h", "GWh"),
    ("TW.h", "TWh"),
    ("[Btu_IT]", "BTU"),
    ("[HP]", "horsepower"),
    ("[psi]", "psi"),
    ("bit", "bits"),
    ("kBy", "KB"),
    ("By", "bytes"),
    ("MBy", "MB"),
    ("GBy", "GB"),
    ("TBy", "TB"),
    ("PBy", "PB"),
    ("Mbit/s", "Mbps"),
    ("Gbit/s", "Gbps"),
    ("V", "volts"),
    ("A", "amperes"),
    ("mA.h", "mAh"),
    ("lm", "lumens"),
    ("N", "newtons"),
    ("[ppm]", "parts per million"),
    ("[ppb]", "parts per billion"),
    ("Sv", "sieverts"),
    ("us", "microseconds"),
    ("ns", "nanoseconds"),
    ("14.d", "fortnights"),
    ("[ft_i]/s", "feet per second"),
    ("[mi_i]/s", "miles per second"),
    ("atm", "atmospheres"),
    ("mm[Hg]", "mmHg"),
    ("kbit/s", "kbps"),
    ("Tbit/s", "Tbps"),
    ("MBy/s", "MB/s"),
    ("GBy/s", "GB/s"),
    ("[mi_i]/[gal_us]", "miles per gallon"),
    ("Mpx", "megapixels"),
    ("m3/s", "cubic metres per second"),
    ("[cft_i]/s", "cubic feet per second"),
    ("N.m", "newton metres"),
    ("[ft_i].[lbf_av]", "pound-feet"),
    ("Ohm", "ohms"),
    ("C", "coulombs"),
    ("F", "farads"),
    ("lx", "lux"),
    ("cd", "candelas"),
    ("[pc]", "parsecs"),
];

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
