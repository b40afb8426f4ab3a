//! Defines [`relate`]: whether two amounts that exclude each other disagree or follow each other in
//! time, and [`series`], which tells a figure's amounts as steps.
//!
//! A running count that grows from one day to the next is an update, be it told with the day on which it
//! all happened, and so is any number for which the text itself gives two moments. A count that cannot fall
//! and does is a revision where the text gives both days, and a contradiction otherwise: the day of
//! printing revises nothing. Two numbers that are a slip of the pen apart disagree whenever they were said:
//! no count grows by swapping its digits. An amount that was true before and is given again after a newer
//! one is stale.

use super::footing;
use super::register::quoted;
use super::scene::{Moment, Scene};
use super::words;
use crate::model::{ChangeRole, ClaimId, Decimal, Dimension, Figure, Mention, Slip, Step, Update};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Days after a report from which a number with a time of its own is taken for a later state of what the
/// report told without one. Origin: reports of one happening stand within a week of each other.
const LATER: i32 = 7;

/// How many times an earlier number a later one of a running count is, where the text gives no times: from
/// there on it is another count or a slip. Origin: an order of magnitude.
const LEAP: f64 = 10.0;

/// Documents named for repeating an older amount, at most. Origin: no reader looks at more.
const MAX_NOTES: usize = 8;

/// How two amounts of one figure that exclude each other stand in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum InTime {
    /// One replaces the other.
    Follows,
    /// They are of the same time, as far as it is known.
    Disagrees,
}

/// Returns how two mentions of one figure whose amounts exclude each other stand in time; symmetric.
pub(super) fn relate(a: &Mention, b: &Mention, scene: &Scene<'_>) -> InTime {
    if Slip::between(&a.quantity, &b.quantity).is_some() {
        return InTime::Disagrees;
    }
    let (Some(x), Some(y)) = (scene.moment(a), scene.moment(b)) else { return InTime::Disagrees };
    let (earlier, later, first, second) = match order(x, y) {
        Some(Ordering::Less) => (x, y, a, b),
        Some(Ordering::Greater) => (y, x, b, a),
        _ if known_later(a, b, scene) || outruns(a, b, scene) => return InTime::Follows,
        _ => return InTime::Disagrees,
    };
    let grows = grows(a, b, earlier.day < later.day, scene);
    let rose = value(first) < value(second);
    // An outlet that gives another number on a later day has brought its own up to date.
    let outlet =
        |mention: &Mention| scene.document(mention).map(|document| (&document.source, document.published));
    if outlet(a).zip(outlet(b)).is_some_and(|(x, y)| x.0 == y.0 && x.1 != y.1) {
        return InTime::Follows;
    }
    // What was the state at an hour is outdated by what is told on a later day.
    if earlier.day < later.day && !later.stated && is_of_an_hour(first) {
        return InTime::Follows;
    }
    // How many are missing, without power or deployed is another number every day.
    if earlier.day < later.day && !earlier.stated && in_motion(a, b, scene) {
        return InTime::Follows;
    }
    if earlier.day < later.day && has_moved(first, second, scene) {
        return InTime::Follows;
    }
    let told_now = rose && second.period.as_ref().is_some_and(|period| period.as_of);
    let stated = later.stated && (earlier.stated || told_now || days(earlier, later) >= LATER);
    let leap = words::ratio(&a.quantity, &b.quantity).is_none_or(|ratio| ratio >= LEAP);
    let follows = match (grows, rose) {
        (true, true) => stated || !leap,
        (true, false) => false,
        (false, _) => stated,
    };
    // A state is that of the day on which it is told.
    let follows = follows || earlier.day < later.day && is_state(a, scene) && is_state(b, scene);
    if follows { InTime::Follows } else { InTime::Disagrees }
}

/// Returns whether the later of two numbers is told as what something rose or fell to, the earlier one not: "was
/// reduced to nine years". Where it is told from what it moved, that must be the earlier number.
fn has_moved(first: &Mention, second: &Mention, scene: &Scene<'_>) -> bool {
    let role =
        |mention: &Mention| mention.structure.change.map(|(group, role)| (mention.sentence, group, role));
    let Some((sentence, group, ChangeRole::After)) = role(second) else { return false };
    let before = scene
        .texts
        .of_sentence(second)
        .iter()
        .find(|other| role(other) == Some((sentence, group, ChangeRole::Before)));
    role(first).is_none_or(|(.., role)| role == ChangeRole::Before)
        && before.is_none_or(|before| before.quantity.compatible(&first.quantity))
}

/// Returns whether two numbers tell how many are in a state that is another every day; what the one does not tell,
/// or tells by a verb that says nothing ("remain missing"), may be the same.
fn in_motion(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let silent =
        |mention: &Mention| mention.event.as_ref().is_none_or(|event| scene.lexicon.is_silent(&event.lemma));
    let things =
        a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.lemma == y.lemma && !x.is_anyone());
    let one = |x: &Mention, y: &Mention| things && scene.moves(x) && silent(y);
    scene.in_motion(a, b) || one(a, b) || one(b, a)
}

/// Returns whether a number is that of a state that is another on the next day; that some are missing is told by a
/// word that is no verb.
pub(super) fn is_state(mention: &Mention, scene: &Scene<'_>) -> bool {
    let class = mention.event.as_ref().and_then(|event| event.class.as_deref());
    class.is_some_and(|class| scene.lexicon.kinship.shrinks(class)) || scene.moves(mention)
}

/// Returns whether a number is told as the state at an hour, as live pages tell it.
fn is_of_an_hour(mention: &Mention) -> bool {
    mention.period.as_ref().is_some_and(|period| period.as_of && period.minute.is_some())
}

/// Returns whether two numbers of a running count are told with the day on which it happened, and the higher
/// one in a report of a later day: "31 died on Monday" becomes "34 died on Monday". What is said to be the
/// state by some time is not outgrown by that.
fn known_later(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let printed = |mention: &Mention| scene.document(mention).and_then(|document| document.published);
    let (Some(x), Some(y)) = (printed(a), printed(b)) else { return false };
    let state = |mention: &Mention| mention.period.as_ref().is_some_and(|period| period.as_of);
    let rose = if x < y { value(a) < value(b) } else { value(b) < value(a) };
    let leap = words::ratio(&a.quantity, &b.quantity).is_none_or(|ratio| ratio >= LEAP);
    x != y && rose && !leap && !(state(a) || state(b)) && grows(a, b, true, scene)
}

/// Returns whether one of two numbers of a running count is that of an hour and the other, which is higher, is told of
/// the same day without one: "by nine o'clock 29 arrests had been made", "37 have now been arrested". The day was not
/// over at that hour.
fn outruns(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let minute = |mention: &Mention| mention.period.as_ref().filter(|period| period.as_of)?.minute;
    let (hour, day) = if minute(a).is_some() { (a, b) } else { (b, a) };
    let untimed = day.period.as_ref().is_some_and(|period| period.minute.is_none());
    let days = scene.moment(a).zip(scene.moment(b)).is_some_and(|(x, y)| x.day == y.day);
    let leap = words::ratio(&a.quantity, &b.quantity).is_none_or(|ratio| ratio >= LEAP);
    minute(hour).is_some()
        && untimed
        && days
        && !leap
        && value(hour) < value(day)
        && grows(a, b, false, scene)
}

/// Returns whether the numbers are of a running count that cannot fall, by what happened or because one of
/// them is said to be the state at some time of a later or earlier day.
fn grows(a: &Mention, b: &Mention, days: bool, scene: &Scene<'_>) -> bool {
    let both = [a, b];
    let whole =
        both.iter().all(|mention| mention.quantity.point().is_none_or(|value| value.fract().is_zero()));
    let length = both.iter().any(|mention| mention.quantity.unit.dimension == Dimension::Time);
    let as_of = both.iter().any(|mention| mention.period.as_ref().is_some_and(|period| period.as_of));
    let counting = as_of && days && a.quantity.unit.is_count();
    let counting = counting && !both.iter().any(|mention| scene.moves(mention));
    whole && !length && (counting || both.iter().any(|mention| scene.grows(mention)))
}

/// Returns whether two numbers of which the one does not tell what happened may be steps of one series: the other
/// tells of a count that runs, and both count the same.
pub(super) fn runs(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let silent =
        |mention: &Mention| mention.event.as_ref().is_none_or(|event| scene.lexicon.is_silent(&event.lemma));
    let running = |mention: &Mention| scene.grows(mention) || scene.moves(mention);
    let things = a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.is_like(y));
    let told = |x: &Mention, y: &Mention| running(x) && (silent(y) || running(y));
    things && (told(a, b) || told(b, a)) && !footing::two_things(a, b, scene)
}

/// Returns whether the text gives both numbers with a time of their own, one surely before the other.
pub(super) fn two_moments(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let moments = scene.moment(a).zip(scene.moment(b));
    moments.is_some_and(|(x, y)| x.stated && y.stated && order(x, y).is_some())
}

/// Returns whether the smaller of two numbers stands in a report of a later day which gives it no time of its
/// own: it may repeat what was told earlier.
pub(super) fn repeats(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (scene.moment(a), scene.moment(b)) else { return false };
    let (later, last, first) = if x.day < y.day { (y, b, a) } else { (x, a, b) };
    x.day != y.day && !later.stated && value(last) < value(first)
}

/// Returns whether a running count that was "at least 31" at first is higher on a later day: both hold, and
/// the later number takes the place of the earlier.
pub(super) fn outgrown(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (scene.moment(a), scene.moment(b)) else { return false };
    let (first, second) = if x.day < y.day { (a, b) } else { (b, a) };
    let ends = [first, second].map(|mention| mention.quantity.reach());
    let open = ends[0].high.is_none();
    let above = ends[0].low.zip(ends[1].low).is_some_and(|(low, later)| low.value < later.value);
    x.day != y.day && open && above && grows(a, b, true, scene)
}

/// Returns whether the later of two numbers is the higher, where what they count cannot fall and nothing says
/// that it did.
pub(super) fn rises(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (scene.moment(a), scene.moment(b)) else { return false };
    let (first, second) = if order(x, y) == Some(Ordering::Greater) { (b, a) } else { (a, b) };
    value(first) < value(second) || !(scene.grows(a) || scene.grows(b)) || has_moved(first, second, scene)
}

/// Returns how many days lie between two moments.
fn days(earlier: Moment, later: Moment) -> i32 {
    (later.day - earlier.day).get_days()
}

/// Returns whether two numbers are told by one outlet, as something that moved, or within [`LATER`] days.
pub(super) fn adjoin(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (scene.moment(a), scene.moment(b)) else { return false };
    let (earlier, later, first, second) = if x.day <= y.day { (x, y, a, b) } else { (y, x, b, a) };
    let outlet = |mention: &Mention| scene.document(mention).map(|document| &document.source);
    outlet(a) == outlet(b) || has_moved(first, second, scene) || days(earlier, later) < LATER
}

/// Returns which of two moments is surely the earlier, `None` where it cannot be told.
fn order(x: Moment, y: Moment) -> Option<Ordering> {
    if x.before(y) {
        Some(Ordering::Less)
    } else if y.before(x) {
        Some(Ordering::Greater)
    } else {
        None
    }
}

fn value(mention: &Mention) -> Option<Decimal> {
    mention.quantity.unit.to_base(mention.quantity.representative()?)
}

/// Returns the steps of a figure, the oldest first: for each of the claims that follow each other the
/// earliest moment it was given for. `None` where there are fewer than two.
pub(super) fn series(figure: &Figure, moving: &BTreeSet<ClaimId>, scene: &Scene<'_>) -> Option<Update> {
    let mut steps: Vec<(Option<Moment>, Option<Decimal>, Step)> = Vec::new();
    for claim in scene.claims(figure).iter().filter(|claim| moving.contains(&claim.id)) {
        let moments = claim.mentions.iter().filter_map(|id| scene.moment(scene.corpus.mention(*id)?));
        let Some(moment) = moments.min_by_key(|moment| (moment.day, moment.minute)) else { continue };
        let value = claim.quantity.unit.to_base(claim.quantity.representative()?);
        let mentions = quoted(&claim.mentions, scene);
        steps.push((Some(moment), value, Step { when: when(moment), claim: claim.id, mentions }));
    }
    steps.sort_by_key(|(moment, value, step)| (*moment, *value, step.claim));
    if steps.len() < 2 {
        return None;
    }
    let mut explanation = explanation(figure, &steps, scene);
    for note in repeated(figure, &steps, scene) {
        explanation.push('\n');
        explanation.push_str(&note);
    }
    Some(Update {
        figure: figure.id,
        steps: steps.into_iter().map(|(_, _, step)| step).collect(),
        explanation,
    })
}

/// Returns a line for each document that gives an older amount without saying so, on a later day than that
/// from which a newer one is given.
fn repeated(
    figure: &Figure,
    steps: &[(Option<Moment>, Option<Decimal>, Step)],
    scene: &Scene<'_>,
) -> Vec<String> {
    let mut notes = BTreeSet::new();
    for pair in steps.windows(2) {
        let [(_, _, old), (Some(newer), _, _)] = pair else { continue };
        let claim = scene.claim(figure, old.claim);
        let mentions = claim.map_or(&[][..], |claim| claim.mentions.as_slice());
        for mention in mentions.iter().filter_map(|id| scene.corpus.mention(*id)) {
            let stale = scene.moment(mention).is_some_and(|moment| !moment.stated && newer.day < moment.day);
            if let Some((document, claim)) = scene.document(mention).zip(claim).filter(|_| stale) {
                let amount = words::amount(&claim.quantity);
                let day = document.published.map_or_else(String::new, |day| day.to_string());
                notes.insert(format!("{amount} is out of date where {} gives it on {day}", document.source));
                if notes.len() > MAX_NOTES {
                    notes.pop_last();
                }
            }
        }
    }
    notes.into_iter().collect()
}

fn when(moment: Moment) -> String {
    let day = moment.day;
    moment.minute.map_or_else(|| day.to_string(), |at| format!("{day} {:02}:{:02}", at / 60, at % 60))
}

fn explanation(
    figure: &Figure,
    steps: &[(Option<Moment>, Option<Decimal>, Step)],
    scene: &Scene<'_>,
) -> String {
    let amount = |step: &Step| {
        let claim = scene.claim(figure, step.claim);
        claim.map_or_else(String::new, |claim| words::amount(&claim.quantity))
    };
    let told: Vec<String> =
        steps.iter().map(|(_, _, step)| format!("{} ({})", amount(step), step.when)).collect();
    let fell = steps.windows(2).any(|pair| pair[1].1 < pair[0].1);
    let word = if fell { "revised" } else { "updated" };
    format!("{}: {word}, {}", figure.label, told.join(", then "))
}
