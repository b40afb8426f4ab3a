//! Defines [`ties`]: differences and percentages that the text itself works out from the numbers before.
//!
//! "Orrel offers €41.50 a share. Pascoe closed at €32.40, which makes a premium of 38 percent." The word
//! of consequence says that the number follows from others; which they are is clear only where two
//! can be meant, or where one pair counts the same thing.

use super::flow::words;
use super::scene::Scene;
use super::share;
use super::tie::{Outcome, Tie, base};
use crate::lexicon::{Account, ChangeUse};
use crate::model::{ChangeRole, Dimension, Direction, Kind, Mention, Modality};

/// Bytes back to the numbers that a result was worked out from, at most. Origin: three sentences.
const REACH: usize = 320;

/// Words from "than" to the number behind it, at most: "than the 30,000", "than the roughly 30,000".
const THAN: usize = 3;

/// Returns the results of one document, whose mentions are given in order.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let compared = (1..mentions.len()).filter_map(|at| compared(mentions, at, scene));
    (2..mentions.len()).filter_map(|at| result(mentions, at, scene)).chain(compared).collect()
}

/// Returns the amount before a percentage and the one behind it that it is said to be above or below: "51,300
/// inhabitants, 42 per cent more than the 30,000 it was laid out for".
fn compared<'a>(mentions: &[&'a Mention], at: usize, scene: &Scene<'a>) -> Option<Tie<'a>> {
    let delta = *mentions.get(at)?;
    let [after, before] = [at.checked_sub(1)?, at + 1].map(|at| mentions.get(at).copied());
    let (after, before) = after.zip(before)?;
    let share = delta.quantity.unit.dimension == Dimension::Share && delta.kind == Kind::Change;
    let here = [after, before].iter().all(|mention| {
        let exact = mention.modality == Modality::Asserted && mention.quantity.point().is_some();
        mention.sentence == delta.sentence && mention.kind == Kind::Level && exact
    });
    let comparable = after.quantity.unit.comparable(&before.quantity.unit);
    let measured = after.quantity.unit.dimension != Dimension::Time;
    let words = words(mentions, at, scene).1;
    // "More than the 30,000", and no clause between.
    let than = words
        .iter()
        .position(|word| word == "than")
        .is_some_and(|than| than > 0 && words.len() - than <= THAN);
    (share && here && comparable && measured && than).then_some(Tie::Change { before, delta, after })
}

fn result<'a>(mentions: &[&'a Mention], at: usize, scene: &Scene<'a>) -> Option<Tie<'a>> {
    let said = *mentions.get(at)?;
    let plain = said.modality == Modality::Asserted && said.structure.cell.is_none();
    let term = said.structure.change.is_some_and(|(_, role)| role != ChangeRole::Delta);
    let next = mentions.get(at + 1).copied();
    if share::has_own_base(said, next, scene) {
        return None;
    }
    if !plain || term || said.structure.part_of.is_some() || !follows(mentions, at, scene) {
        return None;
    }
    let relative = said.quantity.unit.dimension == Dimension::Share;
    let change = direction(said, scene);
    let noun = said.counted.as_ref().map_or("", |counted| counted.head());
    let gap = !relative && scene.lexicon.accounts.is(noun, Account::Gap);
    let terms = terms(said, &mentions[..at], relative);
    match (relative, change) {
        (true, None) if said.kind == Kind::Share => {
            let that = is_that(&words(mentions, at, scene).0, scene);
            part(said, &terms, that)
        }
        (_, Some(_)) => difference(said, &terms, change),
        _ if gap => difference(said, &terms, None),
        _ => None,
    }
}

/// Returns whether the words before a number say that it follows from the numbers before.
fn follows(mentions: &[&Mention], at: usize, scene: &Scene<'_>) -> bool {
    let before = words(mentions, at, scene).0;
    before.iter().any(|word| scene.lexicon.accounts.is(word, Account::So)) || is_that(&before, scene)
}

/// Returns whether "that is" or the like leads from the numbers before to their result.
fn is_that(before: &[String], scene: &Scene<'_>) -> bool {
    before.windows(2).any(|pair| scene.lexicon.accounts.is(&pair.join(" "), Account::So))
}

/// Returns which way a number says that something changed, `None` where it tells of no change.
fn direction(said: &Mention, scene: &Scene<'_>) -> Option<Direction> {
    let noun = said.counted.as_ref()?.head();
    scene.lexicon.changes.get(noun, ChangeUse::Noun)
}

/// Returns the numbers before a result that it may have been worked out from, the nearest first.
fn terms<'a>(said: &Mention, before: &[&'a Mention], share: bool) -> Vec<&'a Mention> {
    let close = |mention: &&&Mention| said.span.start - mention.span.end <= REACH;
    let fits = |mention: &&Mention| {
        let unit = &mention.quantity.unit;
        let measured = !matches!(unit.dimension, Dimension::Share | Dimension::Points | Dimension::Time);
        let exact = mention.modality == Modality::Asserted && mention.quantity.point().is_some();
        exact && if share { measured } else { unit.comparable(&said.quantity.unit) }
    };
    before.iter().rev().take_while(close).copied().filter(fits).collect()
}

/// Returns the difference of the two numbers before it, where there are just two of its kind.
fn difference<'a>(said: &'a Mention, terms: &[&'a Mention], way: Option<Direction>) -> Option<Tie<'a>> {
    let [near, far] = terms else { return None };
    if !near.quantity.unit.comparable(&far.quantity.unit) || base(near) == base(far) {
        return None;
    }
    let (small, large) = if base(near) < base(far) { (*near, *far) } else { (*far, *near) };
    let (before, after) = if way == Some(Direction::Down) { (large, small) } else { (small, large) };
    Some(Tie::Change { before, delta: said, after })
}

/// Returns the share that the number before it is of an earlier one that counts the same, where no other
/// two of the numbers before it fit.
fn part<'a>(said: &'a Mention, terms: &[&'a Mention], that: bool) -> Option<Tie<'a>> {
    let same = |a: &Mention, b: &Mention| {
        let things = a.counted.as_ref().zip(b.counted.as_ref());
        let one = things.is_some_and(|(x, y)| x.is_like(y));
        one && a.quantity.unit.comparable(&b.quantity.unit)
    };
    let tie = |part: &'a Mention, whole: &'a Mention| Tie::Share { part, base: whole, share: said };
    let pairs = || terms.iter().flat_map(|part| terms.iter().map(move |whole| (*part, *whole)));
    if pairs().any(|(part, whole)| part.id != whole.id && tie(part, whole).work() == Outcome::Fits) {
        return None;
    }
    let part = *terms.first().filter(|part| that || part.sentence == said.sentence)?;
    let whole = terms.iter().find(|whole| base(whole) > base(part) && same(part, whole));
    // "36,100 people watched. The ground holds 48,200, so it was 75 per cent full": the whole may stand last.
    let before = || terms.get(1).filter(|other| base(other) < base(part) && same(part, other));
    whole.map(|whole| tie(part, whole)).or_else(|| before().map(|other| tie(other, part)))
}
