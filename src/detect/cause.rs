//! Defines [`guess`]: what may have gone wrong where claims cannot all hold, with the evidence.
//!
//! A guess is made only where something in the story shows it: the number on another line, the same
//! digits in another order, a factor that two units differ by. The most telling evidence comes first;
//! where there is none, nothing is guessed.

use super::opposition::ids;
use super::scene::Scene;
use super::tie::base;
use super::words;
use crate::lexicon::Lexicon;
use crate::model::{
    Cause, CauseKind, Conflict, ConflictKind, Decimal, Fit, Mention, Modality, Origin, Side, Slip,
};

/// Numbers up to this are equal by chance too often to say where one was taken from, unless place or
/// line say it too. Origin: numbers up to a score are what articles count in passing.
pub(super) const CHANCE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// By how much a ratio may miss that of two units, in thousandths: whoever converts also rounds.
const UNIT_SLACK: f64 = 0.015;

/// Share by which two numbers may differ so that rounding may explain it. Origin: two digits kept.
const ROUNDED: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Returns a guess at why a conflict arose, `None` where nothing shows it.
pub(super) fn guess(conflict: &Conflict, scene: &Scene<'_>) -> Option<Cause> {
    let [left, right] = conflict.sides.as_slice() else { return None };
    let mentions = |side: &Side| -> Vec<&Mention> {
        side.mentions.iter().filter_map(|id| scene.corpus.mention(*id)).collect()
    };
    let (stands, doubted) = (mentions(left), mentions(right));
    let (x, y) = (doubted.first()?, stands.first()?);
    if conflict.kind == ConflictKind::Sum {
        return missing_part(&stands, &doubted, scene).or_else(|| missing_part(&doubted, &stands, scene));
    }
    if conflict.kind != ConflictKind::Value {
        return None;
    }
    slip(x, y)
        .or_else(|| speakers(&stands, &doubted))
        .or_else(|| other_line(&doubted, y, scene).or_else(|| other_line(&stands, x, scene)))
        .or_else(|| units(x, y, scene.lexicon))
        .or_else(|| stale(&doubted, &stands, scene).or_else(|| stale(&stands, &doubted, scene)))
        .or_else(|| again(&doubted, &stands, scene).or_else(|| again(&stands, &doubted, scene)))
        .or_else(|| rounding(x, y))
        .or_else(|| unsure(&doubted, &stands))
}

fn cause(kind: CauseKind, evidence: String, mentions: &[&Mention]) -> Cause {
    Cause { kind, evidence, mentions: ids(mentions) }
}

/// Returns that digits were swapped, a magnitude lost, or a unit exchanged.
fn slip(x: &Mention, y: &Mention) -> Option<Cause> {
    let (first, second) = words::ordered(&x.quantity, &y.quantity);
    let (kind, evidence) = match Slip::between(&x.quantity, &y.quantity)? {
        Slip::Digits => (CauseKind::SwappedDigits, format!("{first} and {second} have the same digits")),
        Slip::Magnitude => {
            let factor = words::ratio(&x.quantity, &y.quantity)?;
            (CauseKind::Magnitude, format!("{second} is {factor:.0} times {first}"))
        }
        Slip::Unit => (CauseKind::Unit, format!("{first} and {second} are one number with two units")),
    };
    Some(cause(kind, evidence, &[x, y]))
}

/// Returns that two speakers count differently: each side quotes one that the other does not.
fn speakers(stands: &[&Mention], doubted: &[&Mention]) -> Option<Cause> {
    let named = |side: &[&Mention]| -> Vec<String> {
        let names = side.iter().filter_map(|mention| Some(mention.speaker.as_ref()?.name.to_lowercase()));
        names.collect()
    };
    let (left, right) = (named(stands), named(doubted));
    let shared = left.iter().any(|a| right.iter().any(|b| a.contains(b.as_str()) || b.contains(a.as_str())));
    let quoted =
        |side: &[&Mention]| side.iter().filter(|mention| mention.speaker.is_some()).count() * 2 >= side.len();
    if shared || left.is_empty() || right.is_empty() || !quoted(stands) || !quoted(doubted) {
        return None;
    }
    let first = |side: &[&Mention]| {
        let mention = side.iter().find(|mention| mention.speaker.is_some())?;
        Some(format!("{} says {}", mention.speaker.as_ref()?.name, words::amount(&mention.quantity)))
    };
    let evidence = format!("{}, {}", first(stands)?, first(doubted)?);
    Some(cause(CauseKind::Speakers, evidence, &[stands, doubted].concat()))
}

/// Returns that a number is another figure's of the same place, or the same count's at another place.
fn other_line(doubted: &[&Mention], against: &Mention, scene: &Scene<'_>) -> Option<Cause> {
    let x = *doubted.first()?;
    let value = base(x).filter(|_| x.quantity.point().is_some())?;
    let own = scene.figure_of(x.id)?.id;
    let disputed = scene.figure_of(against.id)?.id;
    let equal = scene.index.equal(value, |z| {
        let figure = scene.figure_of(z.id).map(|figure| figure.id);
        z.document != x.document
            && figure.is_some_and(|figure| figure != own && figure != disputed)
            && z.quantity.point().is_some()
            && z.quantity.unit.comparable(&x.quantity.unit)
    });
    let equal: Vec<&Mention> = equal.collect();
    let telling = value.abs() > CHANCE;
    let place = |z: &Mention| Fit::of_places(x.place.as_ref(), z.place.as_ref());
    if let Some(z) = equal.iter().find(|z| place(z) == Fit::Same || telling && place(z) == Fit::Neither) {
        return Some(elsewhere(z, scene));
    }
    let z = equal.iter().find(|z| place(z) == Fit::Apart && scene.alike(x, z) && x.subset == z.subset)?;
    let name = &z.place.as_ref()?.name;
    let evidence = format!("{} is given elsewhere for {name}", words::amount(&z.quantity));
    Some(cause(CauseKind::OtherPlace, evidence, &[z]))
}

/// Returns that a number is the one given elsewhere.
pub(super) fn elsewhere(z: &Mention, scene: &Scene<'_>) -> Cause {
    let label = scene.figure_of(z.id).map_or("another figure", |figure| figure.label.as_str());
    // Equal numbers of several places may stand in one figure; the place is the number's own.
    let label = match &z.place {
        Some(place) => format!("{}, {}", label.split(',').next().unwrap_or_default(), place.name),
        None => label.to_owned(),
    };
    let evidence = format!("{} is given elsewhere for {label}", words::amount(&z.quantity));
    cause(CauseKind::MixedUp, evidence, &[z])
}

/// Returns that two measures differ by what two units differ by, the one that either is written in and
/// one that is taken for it by mistake.
fn units(x: &Mention, y: &Mention, lexicon: &Lexicon) -> Option<Cause> {
    let ratio = words::ratio(&x.quantity, &y.quantity)?;
    let fits = |times: &Decimal| {
        f64::try_from(*times).is_ok_and(|times| ((ratio - times) / times).abs() <= UNIT_SLACK)
    };
    let mut pairs = [x, y].into_iter().flat_map(|mention| lexicon.units.mixed_up(&mention.quantity.unit));
    let (_, [small, large]) = pairs.find(|(times, _)| fits(times))?;
    let (first, second) = words::ordered(&x.quantity, &y.quantity);
    let evidence = format!("{first} and {second} differ as {small} and {large} do");
    Some(cause(CauseKind::Unit, evidence, &[x, y]))
}

/// Returns that a number repeats what was given for an earlier moment than the other side's.
fn stale(doubted: &[&Mention], stands: &[&Mention], scene: &Scene<'_>) -> Option<Cause> {
    let moment = |mention: &&&Mention| scene.moment(mention).filter(|moment| moment.stated);
    let old = doubted.iter().find(|mention| {
        moment(mention)
            .is_some_and(|then| stands.iter().any(|other| moment(&other).is_some_and(|now| then.before(now))))
    })?;
    doubted.iter().find(|mention| mention.document != old.document)?;
    let when = old.period.as_ref().map_or("before", |period| period.text.as_str());
    let evidence = format!("{} was the number {when}", words::amount(&old.quantity));
    Some(cause(CauseKind::Stale, evidence, &[old]))
}

/// Returns that a number was given before the other side's, and is given again after it.
fn again(doubted: &[&Mention], stands: &[&Mention], scene: &Scene<'_>) -> Option<Cause> {
    let day = |mention: &Mention| scene.moment(mention).map(|moment| moment.day);
    let dated = doubted.iter().filter(|mention| day(mention).is_some());
    let old = dated.min_by_key(|mention| (day(mention), mention.id))?;
    let late = doubted.iter().filter_map(|mention| day(mention)).max()?;
    let (first, between) = (day(old)?, stands.iter().filter_map(|mention| day(mention)).min()?);
    if first >= between || between >= late {
        return None;
    }
    let amount = words::amount(&old.quantity);
    let evidence =
        format!("{amount} was the number on {first}, before {between}, and is given again on {late}");
    Some(cause(CauseKind::Stale, evidence, &[old]))
}

/// Returns that one number is the other with fewer digits than are usual.
fn rounding(x: &Mention, y: &Mention) -> Option<Cause> {
    let (a, b) = (base(x)?, base(y)?);
    let (small, large) = (a.min(b), a.max(b));
    let near = large.checked_sub(small)? <= large.checked_mul(ROUNDED)?;
    let digits = |mention: &Mention| {
        let value =
            mention.quantity.point().map(|value| value.normalize().mantissa().unsigned_abs().to_string());
        value.map_or(0, |digits| digits.trim_end_matches('0').len())
    };
    let (few, many) = (digits(x).min(digits(y)), digits(x).max(digits(y)));
    if !near || few == 0 || few > 2 || many <= few {
        return None;
    }
    let (first, second) = words::ordered(&x.quantity, &y.quantity);
    let evidence = format!("{first} and {second} are the same but for rounding");
    Some(cause(CauseKind::Rounding, evidence, &[x, y]))
}

/// Returns that what a list lacks is given beside it: another number makes up the difference.
fn missing_part(whole: &[&Mention], parts: &[&Mention], scene: &Scene<'_>) -> Option<Cause> {
    let total = base(whole.first()?)?;
    let first = parts.first()?;
    // A part that is repeated counts once.
    let mut seen: Vec<(Option<&str>, Decimal)> = Vec::new();
    for part in parts.iter().filter(|part| part.document == first.document) {
        let key = (part.place.as_ref().map(|place| place.name.as_str()), base(part)?);
        if key.0.is_none() || !seen.contains(&key) {
            seen.push(key);
        }
    }
    let sum = seen.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))?;
    let missing = total.checked_sub(sum).filter(|missing| *missing > Decimal::ZERO)?;
    let asked = |other: &Mention| {
        let beside = parts.iter().all(|part| {
            part.id != other.id && Fit::of_places(part.place.as_ref(), other.place.as_ref()) != Fit::Same
        });
        let listed = other.place.as_ref().is_some_and(|place| place.origin == Origin::Row);
        let telling = listed || missing > CHANCE && other.place.is_some();
        beside && telling && scene.alike(first, other)
    };
    let other = scene.index.equal(missing, asked).next()?;
    let place = &other.place.as_ref()?.name;
    let evidence = format!("{} for {place} would make up the difference", words::amount(&other.quantity));
    Some(cause(CauseKind::MissingPart, evidence, &[other]))
}

/// Returns that the tool may have misread a side that rests on one number whose noun stands with another
/// number or word, or that has neither noun nor event.
fn unsure(doubted: &[&Mention], stands: &[&Mention]) -> Option<Cause> {
    let doubtful = |side: &[&Mention]| match side {
        [only] => {
            // "31 died" counts people, though no word says so; that is no guess.
            let guessed = only.counted.as_ref().map_or(only.event.is_none(), |counted| {
                counted.carried && (!counted.text.is_empty() || only.event.is_none())
            });
            guessed && only.modality == Modality::Asserted
        }
        _ => false,
    };
    let side = [doubted, stands].into_iter().find(|side| doubtful(side))?;
    let only = side.first()?;
    let evidence = format!("the tool is unsure what {} counts", words::amount(&only.quantity));
    Some(cause(CauseKind::Reading, evidence, side))
}
