//! Defines [`ties`]: sentences that divide a number told elsewhere, and parts that are more than their whole.
//!
//! What the reader ties by its grammar is in `sum`. Here the whole stands in another sentence: "Of those charged,
//! 39 were bailed and 11 remanded", "Nineteen men, 11 women and five children lost their lives", "This makes 340".
//! Such a sentence need not name all there is; it is held against its whole only where the parts are all that it
//! can be divided into, or are a little more than it.

use super::scene::Scene;
use super::tie::{Tie, base};
use crate::lexicon::{Account, Kin, WordRole};
use crate::model::{Counted, Decimal, Dimension, Fit, Kind, Mention, Modality, Span};
use crate::text::{Token, tokenise};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes back to the number that a sentence divides, at most. Origin: a list of six rows, or four sentences.
const BEFORE: usize = 700;

/// Part of a whole by which parts that belong to it may miss or exceed it. Origin: a slip of digits in one of
/// three parts; parts that overlap are farther off.
const OFF: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// Parts from which a sentence that divides a number is taken to name all.
const ALL: usize = 3;

/// Words before the first part of a sentence in which its whole is named, at most.
const OPENING: usize = 10;

/// Words of a sentence before the number that it says the sum is, at most: "this, according to management, makes".
const POINTING: usize = 8;

/// Parts of one whole, at most.
const MAX_PARTS: usize = 12;

/// Returns the divisions of one document, whose mentions are given in order.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = overfull(mentions, scene);
    let mut from = 0;
    for sentence in mentions.chunk_by(|a, b| a.sentence == b.sentence) {
        let before = &mentions[..from];
        ties.extend(back(sentence, before, scene));
        ties.extend(groups(sentence, before, scene));
        ties.extend(summed(sentence, before, scene));
        from += sentence.len();
    }
    ties
}

/// Returns the sums of parts that one sentence ties to one whole and that are together more than it: "620 tents, of
/// which 380 have gone to Kroshica and 290 to Dremja". Two parts must exclude each other.
fn overfull<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut parts: BTreeMap<(Span, Span), Vec<&'a Mention>> = BTreeMap::new();
    let mut last: Option<(Span, &Mention)> = None;
    for &part in mentions.iter().filter(|part| countable(part)) {
        let here = |whole: &Span| part.sentence.overlaps(*whole);
        // "Of which 380 have gone to Kroshica and 290 to Dremja": the second is of the same.
        let again = || last.filter(|(_, before)| joins(part, before)).map(|(whole, _)| whole);
        let of = part.structure.part_of.map(|of| of.whole);
        let whole = of.filter(here).or_else(again).or(of);
        last = whole.filter(here).map(|whole| (whole, part));
        if let Some(whole) = whole {
            parts.entry((whole, part.sentence)).or_default().push(part);
        }
    }
    let tie = |((whole, _), parts): ((Span, Span), Vec<&'a Mention>)| {
        let whole = scene.at(parts.first()?.document, whole)?;
        (disjoint(&parts, scene) && comparable(whole, &parts)).then_some(())?;
        exceeds(whole, &parts).then_some(Tie::Sum { whole, parts })
    };
    parts.into_iter().filter(|(_, parts)| (2..=MAX_PARTS).contains(&parts.len())).filter_map(tie).collect()
}

/// Returns whether a number goes on with what is told of the part before it: it is called a part and no more, or has
/// its noun and verb from there.
fn joins(part: &Mention, before: &Mention) -> bool {
    let unnamed = part.subset.as_ref().is_some_and(|subset| !subset.is_named());
    let noun = |mention: &Mention| mention.counted.as_ref().map(|counted| counted.lemma.clone());
    let carried = part.counted.as_ref().is_some_and(|counted| counted.carried);
    let told = part.subset.is_none() && carried && noun(part) == noun(before) && part.event == before.event;
    part.sentence == before.sentence && (unnamed || told)
}

/// Returns whether nothing can be in two of the parts: they are in places that lie apart, or what befell one cannot
/// befall another.
fn disjoint(parts: &[&Mention], scene: &Scene<'_>) -> bool {
    parts.windows(2).all(|pair| {
        let [a, b] = pair else { return true };
        let places = Fit::of_places(a.place.as_ref(), b.place.as_ref()) == Fit::Apart;
        places || scene.kin(a, b) == Kin::Different || parts.len() >= ALL
    })
}

/// Returns the division of a number that the sentence names at its start: "Of the people charged, 39 were bailed and
/// 11 remanded".
fn back<'a>(sentence: &[&'a Mention], before: &[&'a Mention], scene: &Scene<'a>) -> Option<Tie<'a>> {
    let parts: Vec<&'a Mention> = sentence.iter().copied().filter(|part| countable(part)).collect();
    let &first = parts.first().filter(|first| first.structure.part_of.is_none())?;
    let opening = tokens(first, first.sentence.start, first.span.start, scene);
    let opens = opening.first().is_some_and(|token| matches!(&*token.lower, "of" | "among"));
    if !opens || opening.len() > OPENING || parts.len() < 2 || parts.len() > MAX_PARTS {
        return None;
    }
    let named: BTreeSet<String> = opening.iter().filter(|token| token.tag.is_content()).map(word).collect();
    let verb = |whole: &Mention| whole.event.as_ref().is_some_and(|event| named.contains(&event.lemma));
    let near = |whole: &&&Mention| first.sentence.start - whole.span.end <= BEFORE;
    let holds = |whole: &&&Mention| {
        let words = tokens(whole, whole.sentence.start, whole.sentence.end, scene);
        let words: BTreeSet<String> = words.iter().map(word).collect();
        whole.subset.is_none() && comparable(whole, &parts) && verb(whole) && named.is_subset(&words)
    };
    let whole = before.iter().rev().take_while(near).find(holds).copied()?;
    let all = parts.len() >= ALL && is_near(whole, &parts);
    (all || exceeds(whole, &parts)).then_some(Tie::Sum { whole, parts })
}

/// Returns the division of people into men, women and children, whose number stands before: "The toll went up to 33.
/// Nineteen men, 11 women and five children lost their lives."
fn groups<'a>(sentence: &[&'a Mention], before: &[&'a Mention], scene: &Scene<'a>) -> Option<Tie<'a>> {
    let group = |part: &Mention| part.counted.as_ref().and_then(|counted| counted.person.clone());
    let parts: Vec<&'a Mention> = sentence
        .iter()
        .copied()
        .filter(|part| matches!(group(part).as_deref(), Some("male" | "female" | "minor")) && countable(part))
        .collect();
    let &first = parts.first().filter(|first| first.structure.part_of.is_none())?;
    let kinds: BTreeSet<Option<String>> = parts.iter().map(|part| group(part)).collect();
    if parts.len() != ALL || kinds.len() != ALL || parts.len() != sentence.len() {
        return None;
    }
    let near = |whole: &&&Mention| first.sentence.start - whole.span.end <= BEFORE;
    let holds = |whole: &&&Mention| {
        let anyone = whole.counted.as_ref().is_some_and(Counted::is_anyone);
        let happening = parts.iter().all(|part| !matches!(scene.kin(whole, part), Kin::Different));
        anyone && happening && whole.subset.is_none() && comparable(whole, &parts) && is_near(whole, &parts)
    };
    let whole = before.iter().rev().take_while(near).find(holds).copied()?;
    Some(Tie::Sum { whole, parts })
}

/// Returns the sum that a sentence says the numbers of the sentence before it make: "This, they say, makes 340".
fn summed<'a>(sentence: &[&'a Mention], before: &[&'a Mention], scene: &Scene<'a>) -> Option<Tie<'a>> {
    let &whole = sentence.first()?;
    let words = tokens(whole, whole.sentence.start, whole.span.start, scene);
    let (points, verb) = (words.first()?, words.last()?);
    let points =
        matches!(&*points.lower, "this" | "that" | "these" | "those" | "together" | "altogether" | "which");
    let says = scene.lexicon.frames.is(&verb.lemma, WordRole::Sum)
        || scene.lexicon.accounts.is(&verb.lower, Account::So);
    if !points || !says || words.len() > POINTING {
        return None;
    }
    let last =
        before.last().filter(|last| whole.sentence.start.saturating_sub(last.sentence.end) <= 2)?.sentence;
    let here = before.iter().rev().take_while(|part| part.sentence == last);
    let mut parts: Vec<&'a Mention> = here.copied().filter(|part| part.kind == whole.kind).collect();
    parts.reverse();
    let all = (ALL..=MAX_PARTS).contains(&parts.len()) && comparable(whole, &parts) && is_near(whole, &parts);
    all.then_some(Tie::Sum { whole, parts })
}

/// Returns the words of a mention's document between two bytes, marks left out.
fn tokens<'t>(mention: &Mention, from: usize, to: usize, scene: &Scene<'t>) -> Vec<Token<'t>> {
    let Some(document) = scene.document(mention).filter(|_| from < to) else { return Vec::new() };
    let tokens = tokenise(&document.text, Span::new(from, to), scene.lexicon);
    tokens.into_iter().filter(|token| token.text.starts_with(char::is_alphanumeric)).collect()
}

/// Returns a word by which it is known again.
fn word(token: &Token<'_>) -> String {
    let lemma = token.lemma.to_lowercase();
    if matches!(lemma.as_str(), "people" | "persons") { "person".to_owned() } else { lemma }
}

/// Returns whether a number can be a part: an asserted count in running text or a list.
fn countable(mention: &Mention) -> bool {
    let exact = mention.quantity.unit.is_count() && mention.quantity.point().is_some();
    exact && mention.kind == Kind::Level && mention.modality == Modality::Asserted
}

/// Returns whether a whole is of the same unit as its parts and no smaller than any.
fn comparable(whole: &Mention, parts: &[&Mention]) -> bool {
    use Dimension::{Points, Share, Temperature, Time};
    let unit = &whole.quantity.unit;
    let adds_up =
        !matches!(unit.dimension, Points | Share | Temperature | Time) && whole.quantity.per.is_none();
    adds_up
        && whole.quantity.point().is_some()
        && parts.iter().all(|part| {
            let one = unit.comparable(&part.quantity.unit) && part.quantity.per.is_none();
            one && part.id != whole.id && base(part) < base(whole)
        })
}

/// Returns the sum of some parts.
fn sum(parts: &[&Mention]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?))
}

/// Returns whether parts come near their whole.
fn is_near(whole: &Mention, parts: &[&Mention]) -> bool {
    sum(parts).zip(base(whole)).is_some_and(|(sum, whole)| (sum - whole).abs() <= whole.abs() * OFF)
}

/// Returns whether parts are a little more than their whole.
fn exceeds(whole: &Mention, parts: &[&Mention]) -> bool {
    is_near(whole, parts) && sum(parts) > base(whole)
}
