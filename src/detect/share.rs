//! Defines [`ties`]: percentages with the part and the base that the text gives beside them.

use super::scene::Scene;
use super::sum;
use super::tie::{Tie, base as reckoned};
use crate::model::{Dimension, Kind, Mention, Span};
use crate::text::tokenise;

/// Bytes between a number and the share that repeats it ("1,650 workers, or 39 percent"), at most.
const NEAR: usize = 40;

/// Bytes between a share and its base ("39 percent of its staff of 3,400"), at most.
const BASE_NEAR: usize = 60;

/// Words of "of them" and "of the dead".
const OF_THEM: usize = 3;

/// Bytes back from a share at which its base may stand in an earlier sentence. Origin: two sentences.
const BASE_BEFORE: usize = 320;

/// Returns the shares of one document whose part and base stand beside them.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for (at, &share) in mentions.iter().enumerate() {
        if share.quantity.unit.dimension != Dimension::Share || share.kind == Kind::Change {
            continue;
        }
        let next = mentions.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|at| mentions.get(at)).copied();
        let before =
            before.filter(|part| part.sentence == share.sentence && near(part, share, NEAR, scene).is_some());
        let after = next.filter(|next| apposed(share, next, scene));
        let base = scene_base(share, scene).or_else(|| following_base(share, next, scene));
        let (part, base) = match (after, before, base) {
            (Some(part), _, base) => {
                let base = base.filter(|base| base.id != part.id);
                (Some(part), base.or_else(|| earlier_base(share, part, &mentions[..at], scene)))
            }
            (None, part, base) => {
                // Of "18 of the 84, or 31 percent" the 84 are the base and no part.
                let one = |base: &Mention| part.is_some_and(|part| part.id == base.id);
                let restated = restated(share, &mentions[..at], scene).filter(|_| base.is_none_or(one));
                restated.map_or((part, base), |(part, base)| (Some(part), Some(base)))
            }
        };
        // No part of "16 percent of its workforce" is of the five aircraft behind it.
        let (part, base) =
            (part, base.filter(|base| part.is_none_or(|part| reckoned(part) <= reckoned(base))));
        if let (Some(part), Some(base)) = (part, base) {
            ties.push(Tie::Share { part, base, share });
        }
    }
    ties
}

/// Returns the part that a share behind it repeats, with its whole: "112 of the 184, or 71 percent", "they marked
/// 496 of them, or 60 per cent", where the whole stands before.
fn restated<'a>(
    share: &Mention,
    before: &[&'a Mention],
    scene: &Scene<'a>,
) -> Option<(&'a Mention, &'a Mention)> {
    let (&last, earlier) = before.split_last()?;
    let gap = near(last, share, NEAR, scene).filter(|_| last.sentence == share.sentence)?;
    let mut words: Vec<&str> = gap.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let bracketed = gap.trim_end().ends_with('(');
    if !bracketed && words.pop() != Some("or") {
        return None;
    }
    let of = words.first() == Some(&"of") && words.len() <= OF_THEM;
    let link =
        |part: &Mention| near(part, last, NEAR, scene).is_some_and(|gap| gap.trim_start().starts_with("of "));
    let outer = earlier.last().copied().filter(|part| part.sentence == share.sentence && link(part));
    // "34 of the 39 families, or 77 percent": their noun may stand behind the whole.
    let named = || last.counted.as_ref().is_some_and(|counted| counted.text.ends_with(&words.join(" ")));
    if let Some(part) = outer.filter(|_| words.is_empty() || bracketed || named()) {
        return Some((part, last));
    }
    let told = scene.whole_of(last);
    let like = |whole: &&&Mention| {
        let things = whole.counted.as_ref().zip(last.counted.as_ref()).is_none_or(|(a, b)| a.is_like(b));
        things && whole.subset.is_none() && whole.quantity.unit.comparable(&last.quantity.unit)
    };
    let close = |whole: &&&Mention| share.span.start - whole.span.end <= BASE_BEFORE;
    let found = || earlier.iter().rev().take_while(close).find(like).copied();
    told.or_else(|| sum::those_before(last, earlier, scene))
        .or_else(|| if of { found() } else { None })
        .map(|base| (last, base))
}

/// Returns whether a number repeats the share before it: "72 percent of them, or 2,300", "54 percent
/// of them, 64,400, are children".
pub(super) fn apposed(share: &Mention, part: &Mention, scene: &Scene<'_>) -> bool {
    if share.quantity.unit.dimension != Dimension::Share
        || part.quantity.unit.dimension == Dimension::Share
        || part.sentence != share.sentence
    {
        return false;
    }
    let Some(document) = scene.document(share) else { return false };
    let Some(between) = near(share, part, NEAR, scene) else { return false };
    let Some((named, gap)) = between.rsplit_once(',') else { return false };
    let gap = Span::new(part.span.start - gap.len(), part.span.start);
    let named = Span::new(share.span.end, share.span.end + named.len());
    let content = |span: Span| {
        let tokens = tokenise(&document.text, span, scene.lexicon);
        tokens.iter().filter(|token| token.tag.is_noun() || token.tag.is_verb()).count()
    };
    // The word for per cent may stand between, and "of them"; a noun more tells of something else.
    content(gap) == 0 && content(named) <= 1 && !named.of(&document.text).contains(',')
}

/// Returns the number that "of them" after a share goes back to: the last one before it that counts
/// what the share is of, and no part of it.
fn earlier_base<'a>(
    share: &Mention,
    part: &Mention,
    before: &[&'a Mention],
    scene: &Scene<'a>,
) -> Option<&'a Mention> {
    let document = scene.document(share)?;
    let between = Span::new(share.span.end, part.span.start).of(&document.text);
    if !between.split_whitespace().any(|word| word == "of") {
        return None;
    }
    let close = |mention: &&&Mention| share.span.start - mention.span.end <= BASE_BEFORE;
    let fits = |mention: &&&Mention| {
        let things = mention.counted.as_ref().zip(share.counted.as_ref());
        let same = things.is_none_or(|(a, b)| a.is_like(b));
        same && mention.quantity.unit.comparable(&part.quantity.unit) && mention.subset.is_none()
    };
    before.iter().rev().take_while(close).find(fits).copied()
}

/// Returns the base that the reader found for a share.
fn scene_base<'a>(share: &Mention, scene: &Scene<'a>) -> Option<&'a Mention> {
    scene.at(share.document, share.structure.part_of?.whole)
}

/// Returns whether the text names behind a share the number that it is a share of.
pub(super) fn has_own_base(share: &Mention, next: Option<&Mention>, scene: &Scene<'_>) -> bool {
    let share_of = share.quantity.unit.dimension == Dimension::Share && share.kind != Kind::Change;
    share_of && following_base(share, next, scene).is_some()
}

/// Returns the number after a share where "of" leads from the one to the other.
fn following_base<'m>(share: &Mention, next: Option<&'m Mention>, scene: &Scene<'_>) -> Option<&'m Mention> {
    let next = next.filter(|next| next.sentence == share.sentence)?;
    let between = near(share, next, BASE_NEAR, scene)?;
    // "16% of its workforce, and ground five aircraft" goes on to something else.
    let (_, base) = between.rsplit_once(" of ").filter(|(_, base)| !base.contains(','))?;
    let joined = base.split_whitespace().any(|word| matches!(word, "and" | "or" | "but"));
    (!joined).then_some(next)
}

/// Returns the text between two numbers, `None` where it is longer than `most` bytes or ends a clause.
fn near<'t>(left: &Mention, right: &Mention, most: usize, scene: &Scene<'t>) -> Option<&'t str> {
    let between = Span::new(left.span.end, right.span.start);
    let text = between.of(&scene.document(left)?.text);
    (between.len() <= most && !text.contains([';', '.', '\n'])).then_some(text)
}

impl Scene<'_> {
    /// Returns whether a number repeats a share and is thereby a part of something larger.
    pub(super) fn part_of_share(&self, mention: &Mention) -> bool {
        let text = self.texts.of(mention.document);
        let at = text.partition_point(|other| other.span < mention.span);
        at.checked_sub(1).and_then(|at| text.get(at)).is_some_and(|share| apposed(share, mention, self))
    }
}
