//! Defines [`witnessed`]: ties between figures that one document shows by its own arithmetic, held
//! against the other documents of the story.
//!
//! Where one article's numbers add up, to the last digit and close together, they say how the
//! figures hang together, whether the words do or not; another article that gives other numbers for
//! the same figures must add up as well. A chance sum in one article is harmless, since a failure
//! needs another article that gives all the same figures and differs in one of them.

use super::scene::Scene;
use super::tie::{Outcome, Tie, base};
use crate::model::{Decimal, Dimension, DocumentId, FigureId, Kind, Mention, Modality};
use std::collections::{BTreeMap, BTreeSet};

/// How many numbers farther on a tie may reach. Origin: the longest lists of the practice stories.
const REACH: usize = 8;

/// Bytes over which a percentage and the numbers it was reckoned from may spread. Origin: two
/// sentences of a news article.
const NEAR: usize = 320;

/// Parts of a sum that is looked for, at most.
const MAX_PARTS: usize = 8;

/// Numbers before and behind a number among which those it may be added to are looked for, at most. Origin:
/// more than stand between the terms of any sum in the practice stories.
const MAX_AROUND: usize = 256;

/// Documents that all ties of a story are held against, at most, each tie against at least [`MIN_HELD`]. Origin:
/// a hundred times what the largest practice story takes.
const MAX_HELD: usize = 1 << 20;

/// Documents that one tie is held against however many ties there are.
const MIN_HELD: usize = 64;

/// Digits that all numbers of a sum must have together, so that it is no chance.
const MIN_DIGITS: usize = 6;

/// Documents in which a tie may fail, however few it fits. Origin: a slip that more outlets print than the
/// right number is met in the practice stories, one that eight more print is not.
const MAX_BROKEN: usize = 8;

/// Returns the ties of other documents that fail where one document's numbers fit.
pub(super) fn witnessed<'a>(scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut known: BTreeMap<Vec<FigureId>, Tie<'a>> = BTreeMap::new();
    for mentions in scene.texts.documents() {
        for tie in fitting(mentions, scene) {
            for tie in [Some(tie.clone()), as_parts(&tie)].into_iter().flatten() {
                if let Some(figures) = figures(&tie, scene) {
                    known.entry(figures).or_insert(tie);
                }
            }
        }
    }
    let most = (MAX_HELD / known.len().max(1)).max(MIN_HELD);
    known.values().flat_map(|tie| broken(tie, most, scene)).collect()
}

/// Returns a tie with the numbers of the documents in which it fails; none where it fails in very many, and
/// in more than it fits, since then it fits by chance. At most `most` documents are looked at.
fn broken<'a>(tie: &Tie<'a>, most: usize, scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let figures = tie.members().into_iter().filter_map(|mention| scene.figure_of(mention.id));
    // Who gives all of the figures gives the one that fewest mentions are of.
    let Some(rarest) = figures.min_by_key(|figure| (figure.mentions.len(), figure.id)) else {
        return Vec::new();
    };
    let (mut fits, mut failing) = (0, Vec::new());
    for tie in scene.index.documents(rarest.id).take(most).filter_map(|document| moved(tie, document, scene))
    {
        match tie.work() {
            Outcome::Fits => fits += 1,
            Outcome::Fails { .. } => failing.push(tie),
            Outcome::Open => {}
        }
    }
    let chance = failing.len() > fits.max(MAX_BROKEN);
    if chance { Vec::new() } else { failing }
}

/// Returns the figures of a tie in the order of their roles, `None` where two are one figure.
fn figures(tie: &Tie<'_>, scene: &Scene<'_>) -> Option<Vec<FigureId>> {
    let members = tie.members();
    let figures: Option<Vec<FigureId>> =
        members.iter().map(|mention| scene.figure_of(mention.id).map(|figure| figure.id)).collect();
    let figures = figures?;
    let distinct: BTreeSet<FigureId> = figures.iter().copied().collect();
    (distinct.len() == figures.len()).then_some(figures)
}

/// Returns what a sum or share says beside its arithmetic: that a part is no larger than its whole.
fn as_parts<'a>(tie: &Tie<'a>) -> Option<Tie<'a>> {
    match tie {
        Tie::Share { part, base, .. } => Some(Tie::Part { whole: base, part }),
        Tie::Sum { whole, parts } => Some(Tie::Part { whole, part: parts.first()? }),
        _ => None,
    }
}

/// Returns a tie with the numbers that another document gives for the same figures, `None` where it
/// lacks one or gives two.
fn moved<'a>(tie: &Tie<'a>, document: DocumentId, scene: &Scene<'a>) -> Option<Tie<'a>> {
    let moved = tie.map(|mention| {
        let figure = scene.figure_of(mention.id)?;
        let (&first, rest) = scene.index.given(figure.id, document).split_first()?;
        rest.iter().all(|other| base(other) == base(first)).then_some(first)
    })?;
    // A percentage far from the number it should be of may be one of others; its base is told once.
    let near = match &moved {
        Tie::Share { part, share, .. } => !far(&[part, share]),
        Tie::Change { before, delta, after } => !relative(delta) || !far(&[before, delta, after]),
        Tie::Sum { .. } | Tie::Part { .. } | Tie::Flow { .. } => true,
    };
    near.then_some(moved)
}

/// Returns the ties among the numbers of one document that fit to the last digit.
fn fitting<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let told: Vec<&'a Mention> = mentions
        .iter()
        .copied()
        .filter(|mention| mention.modality == Modality::Asserted && mention.quantity.point().is_some())
        .collect();
    let mut ties = Vec::new();
    for (at, &mention) in told.iter().enumerate() {
        let near = &told[at.saturating_sub(REACH)..(at + REACH + 1).min(told.len())];
        if relative(mention) {
            ties.extend(shares(mention, near));
        }
    }
    ties.extend(sums(&told));
    ties.retain(|tie| likely(tie, scene) && tie.exact() && tie.work() == Outcome::Fits);
    ties
}

/// Returns whether the numbers of a tie may hang together at all: a change is from one level of a
/// thing to another, a share is of things of one sort.
fn likely(tie: &Tie<'_>, scene: &Scene<'_>) -> bool {
    match tie {
        Tie::Change { before, after, .. } => !scene.unlike(before, after),
        Tie::Share { part, base, .. } => part
            .counted
            .as_ref()
            .zip(base.counted.as_ref())
            .is_none_or(|(a, b)| a.lemma == b.lemma || a.person.is_some() == b.person.is_some()),
        Tie::Sum { .. } | Tie::Part { .. } | Tie::Flow { .. } => true,
    }
}

/// Returns whether a number is a share or a rate of change.
fn relative(mention: &Mention) -> bool {
    matches!(mention.quantity.unit.dimension, Dimension::Share | Dimension::Points)
}

/// Returns every tie of a percentage with two amounts near it.
fn shares<'a>(share: &'a Mention, near: &[&'a Mention]) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for &small in near.iter().filter(|mention| mention.id != share.id) {
        for &large in near.iter().filter(|mention| mention.id != share.id && mention.id != small.id) {
            if far(&[share, small, large])
                || relative(small) != relative(large)
                || base(small) >= base(large)
                || small.quantity.significant_digits() + large.quantity.significant_digits() < 4
            {
                continue;
            }
            let points = share.quantity.unit.dimension == Dimension::Points;
            if !points && share.kind != Kind::Change {
                ties.push(Tie::Share { part: small, base: large, share });
            }
            // "A turnout of 60 percent" is no change, whatever two numbers near it come to.
            if relative(small) == points && share.kind != Kind::Share {
                ties.push(Tie::Change { before: small, delta: share, after: large });
                ties.push(Tie::Change { before: large, delta: share, after: small });
            }
        }
    }
    ties
}

/// Returns whether some numbers of one document stand too far from each other to be reckoned together.
fn far(members: &[&Mention]) -> bool {
    let starts = || members.iter().map(|mention| mention.span.start);
    starts().max().zip(starts().min()).is_some_and(|(last, first)| last - first > NEAR)
}

/// Returns the sums of neighbouring numbers with a number close to them.
fn sums<'a>(told: &[&'a Mention]) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for (at, &first) in told.iter().enumerate() {
        let behind = told[at..].iter().take(MAX_AROUND).copied();
        let row = behind.filter(|other| summable(first, other)).take(MAX_PARTS + 2);
        let row: Vec<&'a Mention> = row.collect();
        let before = told[..at].iter().rev().take(MAX_AROUND).copied();
        let before = before.filter(|other| summable(first, other)).take(REACH);
        let before: Vec<&'a Mention> = before.collect();
        for count in 2..=row.len().min(MAX_PARTS) {
            let (parts, after) = row.split_at(count);
            let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?))
            else {
                continue;
            };
            let wholes =
                after.iter().take(2).chain(&before).copied().filter(|whole| base(whole) == Some(sum));
            for whole in wholes {
                let told = parts.iter().map(|part| part.quantity.significant_digits()).sum::<usize>()
                    + whole.quantity.significant_digits();
                if told >= MIN_DIGITS {
                    ties.push(Tie::Sum { whole, parts: parts.to_vec() });
                }
            }
        }
    }
    ties
}

/// Returns whether two numbers may be terms of one sum.
fn summable(a: &Mention, b: &Mention) -> bool {
    !relative(a) && a.kind == b.kind && a.quantity.unit.comparable(&b.quantity.unit)
}
