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

/// One value in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day, and perhaps the time of day ("2025-05-22", "2025-05-22 17:30").
    pub when: String,
    /// The amount in words.
    pub value: String,
    /// Its lower end in the base unit, `None` where open.
    pub low: Option<Decimal>,
    /// Its upper end, likewise.
    pub high: Option<Decimal>,
}

/// Height of the chart in time, and the room above and below its plot.
const HEIGHT: f64 = 190.0;
const ABOVE: f64 = 26.0;
const BELOW: f64 = 30.0;
/// Room left and right of the plot, for half a label.
const BESIDE: f64 = 56.0;
/// The least distance between two labels below the axis.
const LABEL: f64 = 84.0;

/// Returns the amounts as points over their times, or nothing where fewer than two have a time and an
/// amount that can be read.
#[must_use]
pub fn timeline(points: &[Point], name: &str) -> Option<Markup> {
    let known: Vec<(&Point, f64, f64)> =
        points.iter().filter_map(|point| Some((point, moment(&point.when)?, amount(point)?))).collect();
    let (first, last) = (known.first()?.1, known.last()?.1);
    if known.len() < 2 || last <= first {
        return None;
    }
    let highest = known.iter().map(|(.., value)| *value).fold(0.0, f64::max);
    let lowest = known.iter().map(|(.., value)| *value).fold(0.0, f64::min);
    let span = if highest > lowest { highest - lowest } else { 1.0 };
    let x = |at: f64| BESIDE + (at - first) / (last - first) * (WIDTH - 2.0 * BESIDE);
    let y = |value: f64| HEIGHT - BELOW - (value - lowest) / span * (HEIGHT - ABOVE - BELOW);
    let placed: Vec<(&Point, f64, f64)> =
        known.iter().map(|(p, at, value)| (*p, x(*at), y(*value))).collect();
    let way: Vec<String> = placed.iter().map(|(_, x, y)| format!("{x:.1},{y:.1}")).collect();
    let base = y(lowest.max(0.0));
    Some(page! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(name) {
            line.axis x1=(BESIDE) x2=(WIDTH - BESIDE) y1=(format!("{base:.1}")) y2=(format!("{base:.1}")) {}
            polyline.way points=(way.join(" ")) {}
            @for (at, (point, x, y)) in placed.iter().enumerate() {
                circle.end cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="5" { title { (point.when) ": " (point.value) } }
                @if labelled(&placed, at) {
                    text x=(format!("{x:.1}")) y=(format!("{:.1}", y - 10.0)) text-anchor="middle" { (point.value) }
                    text.quiet x=(format!("{x:.1}")) y=(format!("{:.1}", HEIGHT - 8.0)) text-anchor="middle" { (point.when) }
                }
            }
        }
    })
}

/// Returns whether a point has room for its label: counted from the left, and the last always has.
fn labelled(placed: &[(&Point, f64, f64)], at: usize) -> bool {
    let (last, mut right) = (placed.len() - 1, f64::NEG_INFINITY);
    let end = placed[last].1;
    for (here, (_, x, _)) in placed.iter().enumerate() {
        let room = x - right >= LABEL && (here == last || end - x >= LABEL);
        if here == at {
            return room || here == last;
        }
        if room {
            right = *x;
        }
    }
    false
}

/// Returns a moment in days.
fn moment(when: &str) -> Option<f64> {
    let (day, time) = when.split_once(' ').map_or((when, None), |(day, time)| (day, Some(time)));
    let day: jiff::civil::Date = day.parse().ok()?;
    let days = day.since(jiff::civil::date(1970, 1, 1)).ok()?.get_days();
    let time: Option<jiff::civil::Time> = time.and_then(|time| time.parse().ok());
    let minutes = time.map_or(0.0, |time| f64::from(time.hour()) * 60.0 + f64::from(time.minute()));
    Some(f64::from(days) + minutes / (24.0 * 60.0))
}

/// Returns where an amount is drawn: in the middle of its ends, or at the one it has.
fn amount(point: &Point) -> Option<f64> {
    let ends = [point.low, point.high].into_iter().flatten().filter_map(|end| end.to_f64());
    let ends: Vec<f64> = ends.filter(|end| end.is_finite()).collect();
    let number = f64::from(u8::try_from(ends.len()).ok()?);
    (number > 0.0).then(|| ends.iter().sum::<f64>() / number)
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

    fn point(when: &str, value: Decimal) -> Point {
        Point { when: when.to_owned(), value: value.to_string(), low: Some(value), high: Some(value) }
    }

    #[test]
    fn values_stand_at_their_times() {
        let points = [
            point("2025-02-10", dec!(31)),
            point("2025-02-11 18:00", dec!(74)),
            point("2025-02-13", dec!(109)),
        ];
        let chart = timeline(&points, "n").unwrap().into_string();
        assert_eq!(chart.matches("<circle").count(), 3, "{chart}");
        // 42 of 72 hours, between 56 and 584.
        assert!(chart.contains("cx=\"364.0\""), "{chart}");
    }

    #[test]
    fn one_moment_needs_no_chart() {
        assert!(timeline(&[point("2025-02-10", dec!(1)), point("2025-02-10", dec!(2))], "n").is_none());
        assert!(timeline(&[point("some day", dec!(1)), point("2025-02-10", dec!(2))], "n").is_none());
        assert!(timeline(&[], "n").is_none());
    }
}
