//! Defines [`oppositions`]: two speakers who count differently, side by side in one document.
//!
//! "The United Nations says 86,000 refugees live in the camp. The government says there are 120,000."
//! The second number says so little of its own that grouping cannot know what it is of; what tells is
//! the form: the next number, another speaker, and either the same words or none of its own.

use super::opposition::Opposition;
use super::scene::Scene;
use super::update::two_moments;
use crate::lexicon::{Account, Kin};
use crate::model::{Cause, CauseKind, Fit, Mention, Modality, Span};
use crate::text::{Tag, Token, tokenise};
use std::collections::BTreeSet;

/// Bytes between what two speakers say, at most. Origin: two short sentences.
const BESIDE: usize = 220;

/// Bytes between two numbers that are told in the same words, at most. Origin: two short paragraphs.
const APART: usize = 420;

/// Numbers before one among which that of the other speaker is looked for, at most.
const MOST_BEFORE: usize = 6;

/// Words of a subject, at most: "the committee of unsecured creditors".
const SUBJECT: usize = 6;

/// Words from a verb of counting to its number, at most: "put the number of staff who failed to report for work at".
const NEAR: usize = 12;

/// How many times the one amount may be the other.
const REACH: f64 = 5.0;

/// Returns the pairs of claims of a story over which two speakers of one document disagree.
pub(super) fn oppositions<'a>(scene: &Scene<'a>) -> Vec<Opposition<'a>> {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for text in scene.texts.documents() {
        let attributed: Vec<&Mention> =
            text.iter().copied().filter(|mention| mention.modality == Modality::Asserted).collect();
        for (at, &second) in attributed.iter().enumerate() {
            let Some(first) = opponent(&attributed[..at], second, scene) else { continue };
            {
                let claims = [first, second].map(|mention| scene.claim_of(mention.id));
                // However many documents tell of it, it is one disagreement.
                if !known.insert(claims.map(|claim| claim.map(|claim| claim.id))) {
                    continue;
                }
                let mut opposition =
                    Opposition::of_values(vec![first], vec![second], cause(first, second, scene));
                for (side, claim) in claims.into_iter().enumerate() {
                    if let Some(claim) = claim {
                        opposition = opposition.with_claim(side, claim, scene);
                    }
                }
                found.push(opposition);
            }
        }
    }
    found
}

/// Returns the number before one that another speaker gives for the same: the first of the sentence before, which is
/// what it is about, or the nearest that is told in the same words.
fn opponent<'a>(before: &[&'a Mention], second: &Mention, scene: &Scene<'_>) -> Option<&'a Mention> {
    let last = before.last()?;
    let same = |mention: &&&Mention| {
        mention.sentence == last.sentence && mention.quantity.unit.comparable(&second.quantity.unit)
    };
    let begun = before.iter().rposition(|mention| mention.sentence != last.sentence);
    let here = &before[begun.map_or(0, |before| before + 1)..];
    let first = here.iter().find(same).copied().filter(|first| disagree(first, second, BESIDE, scene));
    let near = before.iter().rev().take(MOST_BEFORE).copied();
    let alike =
        |first: &&'a Mention| scene.same_words(first, second) && disagree(first, second, APART, scene);
    first.or_else(|| near.filter(|first| first.sentence != second.sentence).find(alike))
}

fn disagree(first: &Mention, second: &Mention, most: usize, scene: &Scene<'_>) -> bool {
    let (Some(x), Some(y)) = (source(first, scene), source(second, scene)) else { return false };
    let names = x == y || x.contains(&y) || y.contains(&x);
    // One at least must be said to speak.
    if first.speaker.is_none() && second.speaker.is_none() {
        return false;
    }
    let (a, b) = (&first.quantity, &second.quantity);
    let close = second.span.start.saturating_sub(first.span.end) <= most;
    let comparable = a.unit.comparable(&b.unit) && a.per == b.per && first.kind == second.kind;
    // The entries of a live report are two times, whoever speaks.
    let times = two_moments(first, second, scene);
    if names || times || !close || !comparable || a.compatible(b) {
        return false;
    }
    let far = super::words::ratio(a, b).is_none_or(|ratio| ratio > REACH);
    let places = matches!(
        Fit::of_places(first.place.as_ref(), second.place.as_ref()),
        Fit::Same | Fit::Neither | Fit::OneSided
    );
    let subsets = first.subset == second.subset || second.subset.is_none();
    // Two sums of which nothing is told may be what is paid and what is asked for.
    let told = first.quantity.unit.is_count() || first.counted.is_some() || first.event.is_some();
    !far && places && subsets && told && elliptic(first, second, scene)
}

/// Returns whether the second number says nothing of its own that the first does not: its noun is
/// carried over or the same, and its event is the same or a mere "is".
fn elliptic(first: &Mention, second: &Mention, scene: &Scene<'_>) -> bool {
    let noun = match (&first.counted, &second.counted) {
        (_, None) => true,
        (Some(a), Some(b)) => b.carried || a.head() == b.head(),
        (None, Some(b)) => b.carried,
    };
    let kin = scene.kin(first, second);
    let silent = second.event.as_ref().is_none_or(|event| event.class.is_none() || kin == Kin::Unknown);
    noun && (kin == Kin::Same || silent)
}

/// Returns who gives a number: its speaker, or who is said to count it by the verb before it: "the company saw 585",
/// "the aid agency puts it at 39". Lower case.
fn source(mention: &Mention, scene: &Scene<'_>) -> Option<String> {
    if let Some(speaker) = &mention.speaker {
        return Some(speaker.name.to_lowercase());
    }
    let document = scene.document(mention)?;
    let before = Span::new(mention.sentence.start, mention.span.start);
    let tokens = tokenise(&document.text, before, scene.lexicon);
    let verb = tokens.iter().rposition(|token| scene.lexicon.accounts.is(&token.lower, Account::Count))?;
    // No further verb stands between it and the number.
    let plain = tokens[verb + 1..].iter().all(|token| !token.tag.is_verb());
    let clause = tokens[..verb].iter().rposition(|token| token.tag == Tag::Mark && token.text != "'");
    let subject = &tokens[clause.map_or(0, |at| at + 1)..verb];
    let names = |token: &&Token<'_>| token.tag.is_noun() || token.tag == Tag::Name;
    let name: Vec<&str> = subject.iter().filter(names).map(|token| &*token.lower).collect();
    let short = subject.len() <= SUBJECT && tokens.len() - verb <= NEAR;
    (plain && short && !name.is_empty()).then(|| name.join(" "))
}

fn cause(first: &Mention, second: &Mention, scene: &Scene<'_>) -> Option<Cause> {
    let (x, y) = (source(first, scene)?, source(second, scene)?);
    let named =
        |mention: &Mention, source: String| mention.speaker.as_ref().map_or(source, |of| of.name.clone());
    let (x, y) = (named(first, x), named(second, y));
    let say =
        |mention: &Mention, name: &str| format!("{name} says {}", super::words::amount(&mention.quantity));
    let evidence = format!("{}, {}", say(first, &x), say(second, &y));
    let mut mentions = vec![first.id, second.id];
    mentions.sort_unstable();
    Some(Cause { kind: CauseKind::Speakers, evidence, mentions })
}
