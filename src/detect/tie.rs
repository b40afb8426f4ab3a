//! Defines [`Tie`]: numbers that hang together by arithmetic, and whether they fit.
//!
//! A tie is worked out over intervals: it fails only where no values that the words allow would
//! satisfy it, so that rounding and "about" never make a failure by themselves.

use super::words;
use crate::model::{ConflictKind, Decimal, Dimension, Direction, Mention};

/// What a share or a rate of change may be off beside its own rounding, in units of its last digit.
/// Origin: whoever reckons a percentage often starts from rounded numbers.
const SHARE_SLACK: Decimal = Decimal::ONE;

/// Part of a fraction told in words by which the share it stands for may lie off. Origin: nobody writes a third
/// for less than 31 percent or for more than 36, nor half for less than 46.
pub(super) const FRACTION_REACH: Decimal = Decimal::from_parts(8, 0, 0, false, 2);

/// Numbers that hang together by arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tie<'a> {
    /// The parts make up the whole.
    Sum { whole: &'a Mention, parts: Vec<&'a Mention> },
    /// The part is no larger than the whole.
    Part { whole: &'a Mention, part: &'a Mention },
    /// The part is that share of the base.
    Share { part: &'a Mention, base: &'a Mention, share: &'a Mention },
    /// What was there, less what went out and with what came in, is what is left; each flow with whether it
    /// goes out.
    Flow { before: &'a Mention, flows: Vec<(&'a Mention, bool)>, after: &'a Mention },
    /// The value after is that much above or below the value before.
    Change { before: &'a Mention, delta: &'a Mention, after: &'a Mention },
}

/// Whether the numbers of a tie fit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// They can all hold.
    Fits,
    /// They cannot all hold.
    Fails {
        /// The worked arithmetic in one line.
        working: String,
        /// How far apart what is said and what comes out are, the larger over the smaller.
        ratio: Option<f64>,
        /// The whole less the sum of its parts, in the base unit; for sums only.
        missing: Option<Decimal>,
    },
    /// It cannot be worked out.
    Open,
}

/// An interval of values in the base unit; an end is `None` where it is open.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Range {
    fn of(mention: &Mention) -> Self {
        let reach = mention.quantity.reach();
        Self { low: reach.low.map(|bound| bound.value), high: reach.high.map(|bound| bound.value) }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.low, Decimal::checked_add),
            high: both(self.high, other.high, Decimal::checked_add),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.high, Decimal::checked_sub),
            high: both(self.high, other.low, Decimal::checked_sub),
        }
    }

    /// Returns the quotient of two ranges of positive numbers, in per cent.
    fn percent_of(self, base: Self) -> Self {
        let ratio = |a: Decimal, b: Decimal| a.checked_div(b)?.checked_mul(Decimal::ONE_HUNDRED);
        Self { low: both(self.low, base.high, ratio), high: both(self.high, base.low, ratio) }
    }

    fn wider(self, slack: Decimal) -> Self {
        Self { low: self.low.map(|low| low - slack), high: self.high.map(|high| high + slack) }
    }

    fn meets(self, other: Self) -> bool {
        let below = |high: Option<Decimal>, low: Option<Decimal>| high.zip(low).is_some_and(|(h, l)| h < l);
        !below(self.high, other.low) && !below(other.high, self.low)
    }

    fn positive(self) -> bool {
        self.low.is_some_and(|low| low > Decimal::ZERO)
    }
}

fn both(
    a: Option<Decimal>,
    b: Option<Decimal>,
    of: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Decimal> {
    of(a?, b?)
}

/// Returns the number that stands for a mention, in the base unit.
pub(super) fn base(mention: &Mention) -> Option<Decimal> {
    mention.quantity.unit.to_base(mention.quantity.representative()?)
}

/// Returns the larger over the smaller of two numbers.
fn ratio(a: Decimal, b: Decimal) -> Option<f64> {
    let (a, b) = (a.abs(), b.abs());
    f64::try_from(a.max(b).checked_div(a.min(b))?).ok()
}

impl<'a> Tie<'a> {
    /// Returns in which way the numbers disagree where they do.
    pub(super) fn kind(&self) -> ConflictKind {
        match self {
            Self::Sum { .. } => ConflictKind::Sum,
            Self::Part { .. } => ConflictKind::Part,
            Self::Share { .. } => ConflictKind::Share,
            Self::Change { .. } | Self::Flow { .. } => ConflictKind::Change,
        }
    }

    /// Returns the numbers on either side: the one in dispute, and those it is worked out from.
    pub(super) fn sides(&self) -> [Vec<&'a Mention>; 2] {
        match self {
            Self::Sum { whole, parts } => [vec![whole], parts.clone()],
            Self::Part { whole, part } => [vec![whole], vec![part]],
            Self::Share { part, base, share } => [vec![share], vec![part, base]],
            Self::Change { before, delta, after } => [vec![delta], vec![before, after]],
            Self::Flow { before, flows, after } => {
                let flows = flows.iter().map(|(flow, _)| *flow);
                [vec![after], std::iter::once(*before).chain(flows).collect()]
            }
        }
    }

    /// Returns all numbers, in the order of their roles.
    pub(super) fn members(&self) -> Vec<&'a Mention> {
        let [said, worked] = self.sides();
        said.into_iter().chain(worked).collect()
    }

    /// Returns the same tie with each number replaced, `None` where one has no replacement.
    pub(super) fn map(&self, with: impl Fn(&'a Mention) -> Option<&'a Mention>) -> Option<Self> {
        Some(match self {
            Self::Sum { whole, parts } => Self::Sum {
                whole: with(whole)?,
                parts: parts.iter().map(|part| with(part)).collect::<Option<_>>()?,
            },
            Self::Part { whole, part } => Self::Part { whole: with(whole)?, part: with(part)? },
            Self::Share { part, base, share } => {
                Self::Share { part: with(part)?, base: with(base)?, share: with(share)? }
            }
            Self::Change { before, delta, after } => {
                Self::Change { before: with(before)?, delta: with(delta)?, after: with(after)? }
            }
            Self::Flow { before, flows, after } => Self::Flow {
                before: with(before)?,
                flows: flows.iter().map(|(flow, out)| Some((with(flow)?, *out))).collect::<Option<_>>()?,
                after: with(after)?,
            },
        })
    }

    /// Returns whether the numbers as written fit to the last digit of the one that is worked out,
    /// without the room that rounding leaves to the others.
    pub(super) fn exact(&self) -> bool {
        let [said, _] = self.sides();
        let (Some(said), Some(reckoned)) = (said.first(), self.reckoned()) else { return false };
        let Some(value) = base(said) else { return false };
        let half = said.quantity.precision * said.quantity.unit.factor / Decimal::TWO;
        (value - reckoned).abs()
            <= if matches!(self, Self::Share { .. } | Self::Change { .. }) { half } else { Decimal::ZERO }
    }

    /// Returns what the number in dispute would have to be, in its base unit.
    pub(super) fn reckoned(&self) -> Option<Decimal> {
        match self {
            Self::Sum { parts, .. } => {
                parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?))
            }
            Self::Part { part, .. } => base(part),
            Self::Share { part, base: whole, .. } => {
                base(part)?.checked_div(base(whole)?)?.checked_mul(Decimal::ONE_HUNDRED)
            }
            Self::Change { before, delta, after } => {
                let (from, to) = (base(before)?, base(after)?);
                let difference = to.checked_sub(from)?;
                let relative = delta.quantity.unit.dimension == Dimension::Share
                    && before.quantity.unit.dimension != Dimension::Share;
                let growth =
                    difference.checked_div(from).and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED));
                if relative { growth.map(|growth| growth.abs()) } else { Some(difference.abs()) }
            }
            Self::Flow { before, flows, .. } => flows.iter().try_fold(base(before)?, |stock, (flow, out)| {
                if *out { stock.checked_sub(base(flow)?) } else { stock.checked_add(base(flow)?) }
            }),
        }
    }

    /// Returns whether the numbers fit.
    pub(super) fn work(&self) -> Outcome {
        match self {
            Self::Sum { whole, parts } => sum(whole, parts),
            Self::Part { whole, part } => exceeds(whole, part),
            Self::Share { part, base, share } => fraction(part, base, share),
            Self::Change { before, delta, after } => change(before, delta, after),
            Self::Flow { before, flows, after } => account(self, before, flows, after),
        }
        .unwrap_or(Outcome::Open)
    }
}

fn sum(whole: &Mention, parts: &[&Mention]) -> Option<Outcome> {
    let (&first, rest) = parts.split_first()?;
    if parts.iter().any(|part| !part.quantity.unit.comparable(&whole.quantity.unit)) {
        return None;
    }
    let total = rest.iter().fold(Range::of(first), |total, part| total.plus(Range::of(part)));
    if total.meets(Range::of(whole)) {
        return Some(Outcome::Fits);
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?))?;
    let said = base(whole)?;
    let terms: Vec<String> = parts.iter().map(|part| words::amount(&part.quantity)).collect();
    let result = words::in_unit(sum, &whole.quantity.unit);
    let working = format!("{} = {result}, not {}", terms.join(" + "), words::amount(&whole.quantity));
    Some(Outcome::Fails { working, ratio: ratio(sum, said), missing: said.checked_sub(sum) })
}

/// Works out an account of a stock and its flows.
fn account(tie: &Tie<'_>, before: &Mention, flows: &[(&Mention, bool)], after: &Mention) -> Option<Outcome> {
    let members = tie.members();
    if members.iter().any(|member| !member.quantity.unit.comparable(&after.quantity.unit)) {
        return None;
    }
    let left = flows.iter().fold(Range::of(before), |stock, (flow, out)| {
        if *out { stock.minus(Range::of(flow)) } else { stock.plus(Range::of(flow)) }
    });
    if left.meets(Range::of(after)) {
        return Some(Outcome::Fits);
    }
    let (reckoned, said) = (tie.reckoned()?, base(after)?);
    let terms: Vec<String> = flows
        .iter()
        .map(|(flow, out)| format!(" {} {}", if *out { "-" } else { "+" }, words::amount(&flow.quantity)))
        .collect();
    let result = words::in_unit(reckoned, &after.quantity.unit);
    let first = words::amount(&before.quantity);
    let working = format!("{first}{} = {result}, not {}", terms.concat(), words::amount(&after.quantity));
    Some(Outcome::Fails { working, ratio: ratio(reckoned, said), missing: None })
}

fn exceeds(whole: &Mention, part: &Mention) -> Option<Outcome> {
    if !part.quantity.unit.comparable(&whole.quantity.unit) {
        return None;
    }
    let above = Range::of(part).low.zip(Range::of(whole).high).is_some_and(|(low, high)| low > high);
    if !above {
        return Some(Outcome::Fits);
    }
    let working = format!(
        "{} is a part of {} and larger",
        words::amount(&part.quantity),
        words::amount(&whole.quantity)
    );
    Some(Outcome::Fails { working, ratio: ratio(base(part)?, base(whole)?), missing: None })
}

fn fraction(part: &Mention, whole: &Mention, share: &Mention) -> Option<Outcome> {
    let (numerator, denominator) = (Range::of(part), Range::of(whole));
    let comparable = part.quantity.unit.comparable(&whole.quantity.unit);
    if !comparable || !numerator.positive() || !denominator.positive() {
        return None;
    }
    let reckoned = numerator.percent_of(denominator);
    let rough = if in_words(share) { base(share)? * FRACTION_REACH } else { Decimal::ZERO };
    let slack = (share.quantity.precision * SHARE_SLACK).max(rough);
    if Range::of(share).wider(slack).meets(reckoned) {
        return Some(Outcome::Fits);
    }
    let exact = percent(base(part)?, base(whole)?)?;
    let working = format!(
        "{} of {} is {}%, not {}",
        words::amount(&part.quantity),
        words::amount(&whole.quantity),
        words::grouped(exact),
        words::amount(&share.quantity)
    );
    Some(Outcome::Fails { working, ratio: ratio(exact, base(share)?), missing: None })
}

/// Returns whether a share is told as a fraction in words, which is seldom exact: "two-thirds". "Four in ten" counts,
/// and is meant as it stands.
pub(super) fn in_words(share: &Mention) -> bool {
    let word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-');
    share.text.chars().all(word) && !share.text.contains(" in ")
}

/// Returns how many per cent one number is of another, to one decimal.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    Some(part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1))
}

fn change(before: &Mention, delta: &Mention, after: &Mention) -> Option<Outcome> {
    let comparable = before.quantity.unit.comparable(&after.quantity.unit);
    let relative = delta.quantity.unit.dimension == Dimension::Share
        && before.quantity.unit.dimension != Dimension::Share;
    if !comparable || before.quantity.unit.dimension == Dimension::Temperature {
        return None;
    }
    let (from, to, by) = (Range::of(before), Range::of(after), Range::of(delta));
    let moved = if relative {
        if !from.positive() {
            return None;
        }
        let growth = to.minus(from).percent_of(from);
        let slack = delta.quantity.precision * SHARE_SLACK;
        directions(delta).iter().any(|down| growth.meets(signed(by.wider(slack), *down)))
    } else {
        let measured = delta.quantity.unit.comparable(&before.quantity.unit) || points(before, delta);
        if !measured {
            return None;
        }
        directions(delta).iter().any(|down| to.meets(from.plus(signed(by, *down))))
    };
    if moved {
        return Some(Outcome::Fits);
    }
    let (from, to) = (base(before)?, base(after)?);
    let difference = to.checked_sub(from)?;
    let reckoned = if relative {
        format!("{}%", words::grouped(percent(difference, from)?))
    } else {
        words::in_unit(difference, &before.quantity.unit)
    };
    let working = format!(
        "from {} to {} is {reckoned}, not {}",
        words::amount(&before.quantity),
        words::amount(&after.quantity),
        words::amount(&delta.quantity)
    );
    let said = base(delta)?;
    let reckoned = if relative { percent(difference, from)? } else { difference };
    Some(Outcome::Fails { working, ratio: ratio(reckoned, said), missing: None })
}

/// Returns whether a change in points is set against levels in per cent.
fn points(before: &Mention, delta: &Mention) -> bool {
    before.quantity.unit.dimension == Dimension::Share && delta.quantity.unit.dimension == Dimension::Points
}

/// Returns the ways a change may go: down, up, or either where it is not told.
fn directions(delta: &Mention) -> &'static [bool] {
    match delta.direction {
        Some(Direction::Down) => &[true],
        Some(Direction::Up) => &[false],
        None => &[false, true],
    }
}

fn signed(range: Range, down: bool) -> Range {
    if down { Range { low: range.high.map(|high| -high), high: range.low.map(|low| -low) } } else { range }
}
