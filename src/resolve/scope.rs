//! Defines how the times and places of two numbers stand to each other, and whether a running count
//! grew from the one to the other.

use super::evidence::{Places, Times};
use super::reading::Reading;
use crate::lexicon::Lexicon;
use crate::model::{Fit, Grain, Period};
use jiff::civil::Date;

/// Days after its end from which a month or year is past. Origin: reports of a season or a quarter
/// come within nine months.
const PAST_DAYS: i32 = 270;

/// Returns whether the larger of two amounts is the later one of a running count.
pub(super) fn grown(left: &Reading<'_>, right: &Reading<'_>, times: Times, lexicon: &Lexicon) -> bool {
    let grows = |reading: &Reading<'_>| {
        let class = reading.class().or(reading.happening);
        class.is_some_and(|class| lexicon.kinship.grows(class))
    };
    let when = |reading: &Reading<'_>| {
        let period = reading.mention.period.as_ref().filter(|period| period.grain <= Grain::Week);
        let day = period.and_then(|period| period.end).or(reading.published)?;
        Some((day, period.and_then(|period| period.minute)))
    };
    let ordered = when(left).zip(when(right)).is_some_and(|(a, b)| {
        let size = |reading: &Reading<'_>| reading.reach.low.or(reading.reach.high).map(|bound| bound.value);
        a != b && (a < b) == (size(left) < size(right))
    });
    ordered && times != Times::Apart && (grows(left) || grows(right))
}

/// Returns how the times of two numbers stand to each other; symmetric.
pub(super) fn times(left: &Reading<'_>, right: &Reading<'_>) -> Times {
    let (a, b) = (left.mention.period.as_ref(), right.mention.period.as_ref());
    let long = |period: Option<&Period>| period.is_some_and(|period| period.grain >= Grain::Month);
    let day = |reading: &Reading<'_>| {
        reading.mention.period.as_ref().map_or(reading.published, |period| period.end)
    };
    let own = |period: Option<&Period>| period.is_some_and(|period| !period.as_of && period.end.is_some());
    let days = a.and_then(|a| a.end) != b.and_then(|b| b.end);
    match (Fit::of_periods(a, b), long(a), long(b)) {
        (Fit::Same, ..) => Times::Same,
        (Fit::Neither, ..) => Times::Near,
        (Fit::Within | Fit::Around | Fit::Unknown, true, true) => Times::Open,
        (_, true, true) => Times::Apart,
        // A number without a time, or with that of its report, is for the day of the report.
        (_, true, false) => beside(a, right.published),
        (_, false, true) => beside(b, left.published),
        (Fit::Apart, ..) if days && own(a) && own(b) => Times::Days,
        (Fit::Apart, ..) => Times::Moments,
        (Fit::OneSided, ..) if day(left).zip(day(right)).is_some_and(|(x, y)| x != y) => Times::Moments,
        _ => Times::Near,
    }
}

/// Returns how a month, a year or longer stands to the day of another report.
fn beside(period: Option<&Period>, published: Option<Date>) -> Times {
    let end = period.and_then(|period| period.end);
    let past = end.zip(published).is_some_and(|(end, day)| (day - end).get_days() > PAST_DAYS);
    if past { Times::Past } else { Times::OneSided }
}

/// Returns how their places do; symmetric.
pub(super) fn places(left: &Reading<'_>, right: &Reading<'_>) -> Places {
    use crate::model::Origin::{Clause, Row};
    let (a, b) = (left.mention.place.as_ref(), right.mention.place.as_ref());
    match Fit::of_places(a, b) {
        Fit::Same => Places::Same,
        Fit::Neither => Places::Neither,
        Fit::OneSided if left.rowed || right.rowed => Places::RowOneSided,
        Fit::OneSided => Places::OneSided,
        Fit::Within | Fit::Around => Places::Nested,
        Fit::Unknown => Places::Open,
        Fit::Apart => {
            let near = [a, b].into_iter().flatten().all(|place| matches!(place.origin, Clause | Row));
            // "Local roads" and "country lanes" may be the same ones.
            let named = [a, b].into_iter().flatten().any(|place| place.name.contains(char::is_uppercase));
            if near && named { Places::Apart } else { Places::FarApart }
        }
    }
}
