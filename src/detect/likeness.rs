//! Defines [`Likeness`]: how surely two numbers of a story speak of the same, by their words alone.
//!
//! A story asks it of every number and the figures that share a word with it, which is more often than
//! anything else is asked. What only depends on the event and the noun is worked out once for two
//! wordings, of which even large stories have few.

use super::nearby::Nearby;
use super::scene::Scene;
use super::words;
use crate::lexicon::Kin;
use crate::model::{Fit, Mention, Slip};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many times the one amount may be the other; numbers farther apart count different things.
/// Origin: beyond it, pairs of the practice stories with equal words are seldom of one figure.
const REACH: f64 = 5.0;

/// Likeness from which a number speaks of a figure. Origin: practice stories marked `develop`.
pub(super) const ENOUGH: i32 = 5;

/// Likeness that the words beside two numbers and a slip of the pen add, at most: two and three.
const MAX_BESIDE: i32 = 5;

/// Pairs of wordings that are remembered, at most.
const MAX_KNOWN: usize = 1 << 20;

/// What of a mention the events and nouns are compared by: lemma and class of the event, then lemma,
/// modifiers and group of what is counted.
type Wording<'a> = (Option<(&'a str, Option<&'a str>)>, Option<(&'a str, &'a [String], Option<&'a str>)>);

/// How alike the numbers of a story are.
pub(super) struct Likeness<'s, 'a> {
    scene: &'s Scene<'a>,
    nearby: &'s Nearby<'s, 'a>,
    /// The wording of each mention, in the order of the texts.
    wordings: Vec<u32>,
    /// What events and things of two wordings come to, the things alone second.
    known: RefCell<HashMap<(u32, u32), (i32, i32)>>,
}

impl<'s, 'a> Likeness<'s, 'a> {
    /// Reads the wordings of a story.
    pub(super) fn new(scene: &'s Scene<'a>, nearby: &'s Nearby<'s, 'a>) -> Self {
        let mut numbers: HashMap<Wording<'a>, u32> = HashMap::new();
        let mut number = |mention: &&'a Mention| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(wording(mention)).or_insert(next)
        };
        let wordings = scene.texts.all().iter().map(&mut number).collect();
        Self { scene, nearby, wordings, known: RefCell::default() }
    }

    /// Returns how surely two numbers speak of the same, from [`ENOUGH`] on so that it counts.
    pub(super) fn of(&self, x: &Mention, y: &Mention) -> i32 {
        let (told, things) = self.told(x, y);
        // What words beside them and a slip of the pen can add is not enough.
        if told + MAX_BESIDE < ENOUGH {
            return 0;
        }
        let placed = matches!(Fit::of_places(x.place.as_ref(), y.place.as_ref()), Fit::Same | Fit::Neither);
        if !placed {
            return 0;
        }
        let far = words::ratio(&x.quantity, &y.quantity).is_none_or(|ratio| ratio > REACH);
        let slip = Slip::between(&x.quantity, &y.quantity).is_some();
        if far && !slip {
            return 0;
        }
        let shared = i32::try_from(self.nearby.shared(x.id, y.id)).unwrap_or(0).min(2);
        let names = if self.nearby.named_apart(x.id, y.id) { -3 } else { 0 };
        // A slip of the pen counts for more where the two surely name one thing.
        let slip = if slip { 2 + i32::from(things > 0) } else { 0 };
        told + shared + names + slip
    }

    /// Returns whether two numbers are told of two that surely are not one.
    pub(super) fn owned_apart(&self, x: &Mention, y: &Mention) -> bool {
        self.nearby.owned_apart(x.id, y.id)
    }

    /// Returns what events and things of two numbers come to, and the things alone.
    fn told(&self, x: &Mention, y: &Mention) -> (i32, i32) {
        let wording = |mention: &Mention| self.wordings.get(self.scene.number_of(mention.id)?).copied();
        let Some(pair) = wording(x).zip(wording(y)) else { return self.weighed(x, y) };
        if let Some(known) = self.known.borrow().get(&pair) {
            return *known;
        }
        let found = self.weighed(x, y);
        let mut known = self.known.borrow_mut();
        if known.len() >= MAX_KNOWN {
            known.clear();
        }
        known.insert(pair, found);
        found
    }

    fn weighed(&self, x: &Mention, y: &Mention) -> (i32, i32) {
        let event = match self.scene.kin(x, y) {
            Kin::Same => 3,
            Kin::Unknown => 0,
            Kin::Related => -1,
            Kin::Part | Kin::Different => -4,
        };
        let things = things(x, y);
        (event + things, things)
    }
}

fn wording(mention: &Mention) -> Wording<'_> {
    let event = mention.event.as_ref().map(|event| (event.lemma.as_str(), event.class.as_deref()));
    let counted = mention
        .counted
        .as_ref()
        .map(|counted| (counted.lemma.as_str(), counted.modifiers.as_slice(), counted.person.as_deref()));
    (event, counted)
}

fn things(x: &Mention, y: &Mention) -> i32 {
    let Some((a, b)) = x.counted.as_ref().zip(y.counted.as_ref()) else { return 0 };
    let word = a.lemma.split(' ').any(|word| b.lemma.split(' ').any(|other| word == other));
    match (a.head() == b.head(), a.is_anyone(), b.is_anyone()) {
        // A modifier on one side may limit the number to some; two that differ surely do.
        (true, false, _) if a.lemma == b.lemma && a.modifiers == b.modifiers => 3,
        (true, false, _) if a.modifiers.is_empty() || b.modifiers.is_empty() => 2,
        (true, false, _) => -1,
        (_, true, true) => 2,
        (_, true, false) | (_, false, true) if a.person.is_some() && b.person.is_some() => 1,
        _ if word => 2,
        _ => -3,
    }
}
