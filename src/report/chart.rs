//! Defines the small charts of the report: amounts side by side, and amounts in time.
//!
//! Both are SVG that stands inside the page and takes its colours from it. They show what the table
//! beside them says and nothing else, so they carry a label for those who do not see them.

use maud::{Markup, html as page};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Width of a chart in its own units; the page scales it.
const WIDTH: f64 = 640.0;
/// Height of one row.
const ROW: f64 = 24.0;
/// Where the plot begins, right of the labels.
const LEFT: f64 = 190.0;
/// Room right of the plot, for arrows.
const RIGHT: f64 = 24.0;

/// One row of a chart: its label and the ends of its amount in the base unit, `None` where open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands at the left ("more than 40", "2021-08-27: 47").
    pub label: String,
    /// Lower end.
    pub low: Option<Decimal>,
    /// Upper end.
    pub high: Option<Decimal>,
}

/// Returns the amounts one under the other on one scale, or nothing where fewer than two rows have
/// an end.
#[must_use]
pub fn intervals(rows: &[Row], name: &str) -> Option<Markup> {
    let scale = Scale::of(rows)?;
    let height = ROW * (rows.len() as f64) + 6.0;
    Some(page! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(name) {
            @for (at, row) in rows.iter().enumerate() { (bar(row, ROW * (at as f64) + ROW / 2.0, &scale)) }
        }
    })
}

fn bar(row: &Row, y: f64, scale: &Scale) -> Markup {
    let (low, high) = (row.low.and_then(|v| scale.x(v)), row.high.and_then(|v| scale.x(v)));
    let (left, right) = (low.unwrap_or(LEFT), high.unwrap_or(WIDTH - RIGHT));
    let number = |value: f64| format!("{value:.1}");
    page! {
        text x=(number(LEFT - 12.0)) y=(number(y + 4.0)) text-anchor="end" { (row.label) }
        line.axis x1=(number(LEFT)) x2=(number(WIDTH - RIGHT)) y1=(number(y)) y2=(number(y)) {}
        @if low.is_some() || high.is_some() {
            line.bar x1=(number(left)) x2=(number(right)) y1=(number(y)) y2=(number(y)) {}
        }
        @for end in [low, high].into_iter().flatten() { circle.end cx=(number(end)) cy=(number(y)) r="5" {} }
        @if low.is_some() && high.is_none() { (arrow(WIDTH - RIGHT, y, 8.0)) }
        @if low.is_none() && high.is_some() { (arrow(LEFT, y, -8.0)) }
    }
}

/// Draws the head of an arrow at an open end; `length` below zero points left.
fn arrow(x: f64, y: f64, length: f64) -> Markup {
    let points = format!("{x:.1},{:.1} {:.1},{y:.1} {x:.1},{:.1}", y - 5.0, x + length, y + 5.0);
    page! { polygon.end points=(points) {} }
}

/// Where an amount stands on the chart: straight, or by its logarithm where amounts are far apart.
struct Scale {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Scale {
    /// Above this ratio of the largest to the smallest end, small differences would vanish on a
    /// straight scale 400 units wide.
    const FAR_APART: f64 = 200.0;

    fn of(rows: &[Row]) -> Option<Self> {
        let ends =
            || rows.iter().flat_map(|row| [row.low, row.high]).flatten().filter_map(|end| end.to_f64());
        let known = rows.iter().filter(|row| row.low.is_some() || row.high.is_some()).count();
        let (low, high) = (ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
        if known < 2 || !low.is_finite() || !high.is_finite() {
            return None;
        }
        let logarithmic = low > 0.0 && high / low > Self::FAR_APART;
        let margin = if high > low { (high - low) * 0.06 } else { 1.0 };
        let (low, high) =
            if logarithmic { (low.ln() - 0.3, high.ln() + 0.3) } else { (low - margin, high + margin) };
        Some(Self { low, high, logarithmic })
    }

    fn x(&self, value: Decimal) -> Option<f64> {
        let value = value.to_f64()?;
        let value = if self.logarithmic { value.ln() } else { value };
        Some(LEFT + (value - self.low) / (self.high - self.low) * (WIDTH - RIGHT - LEFT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn row(low: Option<Decimal>, high: Option<Decimal>) -> Row {
        Row { label: "<x>".to_owned(), low, high }
    }

    #[test]
    fn one_amount_needs_no_chart() {
        assert!(intervals(&[row(Some(dec!(1)), None), row(None, None)], "n").is_none());
    }

    #[test]
    fn an_open_end_has_an_arrow_and_labels_are_text() {
        let rows = [row(Some(dec!(100)), None), row(Some(dec!(102)), Some(dec!(102)))];
        let chart = intervals(&rows, "n").unwrap().into_string();
        assert_eq!(chart.matches("<polygon").count(), 1, "{chart}");
        assert!(chart.contains("&lt;x&gt;"), "{chart}");
    }

    #[test]
    fn equal_and_zero_amounts_stay_inside() {
        let scale = Scale::of(&[row(Some(dec!(0)), Some(dec!(0))), row(Some(dec!(0)), None)]).unwrap();
        let x = scale.x(dec!(0)).unwrap();
        assert!(x > LEFT && x < WIDTH - RIGHT, "{x}");
    }
}
