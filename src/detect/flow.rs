//! Defines [`ties`]: a stock, what came and went, and the stock that is left.
//!
//! "On Sunday 410 people were staying in it. Since then 148 have moved in, so that 540 are housed there
//! tonight." The words say which numbers are flows, and that the last is what they lead to; an account
//! that is far off is not meant as one and is left alone.

use super::scene::Scene;
use super::tie::{Tie, base};
use crate::lexicon::Account;
use crate::model::{Decimal, Dimension, Mention, Modality, Span};
use crate::text::{Token, tokenise};

/// Bytes from the first number of an account to the last, at most. Origin: four sentences.
const REACH: usize = 420;

/// What goes in and out of one stock, at most.
const MAX_FLOWS: usize = 4;

/// By how much of the stock that is said an account may be off and still be meant as one. Origin: whoever
/// names some of the comings and goings only is farther off than whoever miscounts.
const OFF: Decimal = Decimal::from_parts(45, 0, 0, false, 2);

/// Tokens between a number and the word that says what it does, at most.
const NEAR: usize = 6;

/// Returns the accounts of one document, whose mentions are given in order.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    (2..mentions.len()).filter_map(|at| account(mentions, at, scene)).collect()
}

/// Returns the account that ends with the number at a place.
fn account<'a>(mentions: &[&'a Mention], at: usize, scene: &Scene<'a>) -> Option<Tie<'a>> {
    let after = *mentions.get(at)?;
    if !plain(after) || !closes(mentions, at, scene) || flow(mentions, at, scene).is_some() {
        return None;
    }
    let mut flows = Vec::new();
    for back in (0..at).rev() {
        let mention = *mentions.get(back)?;
        if after.span.start - mention.span.start > REACH {
            return None;
        }
        if !plain(mention) || !one_thing(mention, after) {
            continue;
        }
        match flow(mentions, back, scene) {
            Some(out) if flows.len() < MAX_FLOWS => flows.push((mention, out)),
            Some(_) => return None,
            // A part of something else is no stock.
            None if flows.is_empty() || mention.structure.part_of.is_some() => return None,
            None => {
                flows.reverse();
                let tie = Tie::Flow { before: mention, flows, after };
                return near(&tie).then_some(tie);
            }
        }
    }
    None
}

/// Returns whether a number can be a stock or flow: an asserted count or measure in running text.
fn plain(mention: &Mention) -> bool {
    use Dimension::{Points, Share, Temperature, Time};
    mention.modality == Modality::Asserted
        && mention.structure.cell.is_none()
        && mention.structure.same_as.is_none()
        && mention.quantity.point().is_some()
        && !matches!(mention.quantity.unit.dimension, Points | Share | Temperature | Time)
}

/// Returns whether two numbers may be of one stock: of one unit, and of one thing where both tell it.
fn one_thing(a: &Mention, b: &Mention) -> bool {
    let told = |mention: &Mention| mention.counted.clone().filter(|counted| !counted.carried);
    let things = told(a).zip(told(b)).is_none_or(|(x, y)| x.is_like(&y));
    things && a.quantity.unit.comparable(&b.quantity.unit)
}

/// Returns whether the words of a number say that it is what the numbers before it lead to.
fn closes(mentions: &[&Mention], at: usize, scene: &Scene<'_>) -> bool {
    let (before, after) = words(mentions, at, scene);
    let says = |word: &String| {
        let is = |role| scene.lexicon.accounts.is(word, role);
        is(Account::So) || is(Account::Now)
    };
    before.iter().any(says)
        || after.iter().take(NEAR).any(|word| scene.lexicon.accounts.is(word, Account::Now))
}

/// Returns whether a number goes out of a stock or into it, by the nearest word that says so.
fn flow(mentions: &[&Mention], at: usize, scene: &Scene<'_>) -> Option<bool> {
    let (mut before, after) = words(mentions, at, scene);
    let accounts = &scene.lexicon.accounts;
    // "Not a soul has left, so that 540 are housed there": what went before is no word of the number's own.
    if let Some(so) = before.iter().rposition(|word| accounts.is(word, Account::So)) {
        before.drain(..=so);
    }
    let find = |words: &mut dyn Iterator<Item = (usize, String)>| {
        words.take(NEAR).find_map(|(distance, word)| {
            let out = accounts.is(&word, Account::Out);
            (out || accounts.is(&word, Account::In)).then_some((distance, out))
        })
    };
    let pairs = |words: &[String]| -> Vec<String> {
        words.windows(2).map(|pair| format!("{} {}", pair[0], pair[1])).collect()
    };
    let (pairs_before, pairs_after) = (pairs(&before), pairs(&after));
    let back = |words: Vec<String>| words.into_iter().rev().enumerate();
    let found = [
        find(&mut back(before.clone())),
        find(&mut back(pairs_before)),
        find(&mut after.into_iter().enumerate()),
        find(&mut pairs_after.into_iter().enumerate()),
    ];
    found.into_iter().flatten().min().map(|(_, out)| out)
}

/// Returns the words of a number's sentence between it and its neighbours, before it and after it.
pub(super) fn words(mentions: &[&Mention], at: usize, scene: &Scene<'_>) -> (Vec<String>, Vec<String>) {
    let Some((mention, document)) = mentions.get(at).and_then(|m| Some((*m, scene.document(m)?))) else {
        return Default::default();
    };
    let sentence = mention.sentence;
    let from = at.checked_sub(1).and_then(|at| mentions.get(at)).map_or(sentence.start, |m| m.span.end);
    let to = mentions.get(at + 1).map_or(sentence.end, |m| m.span.start);
    let words = |span: Span| -> Vec<String> {
        if span.start >= span.end {
            return Vec::new();
        }
        let tokens = tokenise(&document.text, span, scene.lexicon);
        tokens.iter().map(|token: &Token<'_>| token.lower.to_string()).collect()
    };
    let before = Span::new(from.clamp(sentence.start, mention.span.start), mention.span.start);
    let after = Span::new(mention.span.end, to.clamp(mention.span.end, sentence.end));
    (words(before), words(after))
}

/// Returns whether an account comes near what is said, or fits.
fn near(tie: &Tie<'_>) -> bool {
    let Tie::Flow { after, .. } = tie else { return false };
    let (Some(said), Some(reckoned)) = (base(after), tie.reckoned()) else { return false };
    (said - reckoned).abs() <= said.abs() * OFF
}
