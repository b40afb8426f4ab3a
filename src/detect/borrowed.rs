//! Defines [`oppositions`]: numbers that were taken from the line beside the one their words speak of.
//!
//! "5.1 million people living in 2.3 million households" becomes "2.3 million people" in another
//! article, "17 held in Ludno, 12 in Teremy" becomes 17 in Teremy. The equal number says where it was
//! taken from, and the number next to it, which the words fit, is what it contradicts. That both
//! stand side by side in one article, and that the two equal numbers are surely of different things,
//! is what makes this more than chance.

use super::cause::{self, CHANCE};
use super::gate::{Answer, Surroundings, answer};
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use super::update::{InTime, relate};
use crate::lexicon::{Kin, Lexicon, Pos};
use crate::model::{Cause, Claim, ClaimId, Counted, Decimal, Fit, Grain, Mention, Modality, Origin, Refusal};
use std::collections::BTreeMap;

/// Bytes between two numbers that stand side by side, at most. Origin: two sentences of a news
/// article, or three rows of a list.
const BESIDE: usize = 240;

/// How many numbers farther on the neighbour may stand.
const REACH: usize = 3;

/// How many numbers farther on one may stand that several originators give.
const FAR: usize = 60;

/// How many times the one amount may be the other where only the events say that they are two.
const NEAR: f64 = 3.0;

/// How many times the reach of its rounding a number must be so that those within it are no others by chance.
/// Origin: two digits that tell.
const ROUNDED: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

/// How many times its lower end the upper end of an amount may be that another could be taken for.
const VAGUE: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Mentions of one value that are compared with each other, at most.
const MAX_EQUAL: usize = 48;

/// Mentions of one value among which the place that a number was taken from is looked for, at most.
const MAX_LENDERS: usize = 256;

/// In what two equal numbers are surely of different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Apart {
    Noun,
    Place,
    Per,
    Event,
    /// They were grouped with others, though equal amounts are the strongest reason to be of one figure.
    Figure,
    /// The one is the whole of which the neighbour is the part.
    Whole,
}

/// Returns the borrowed numbers of a story with the claims they oppose.
pub(super) fn oppositions<'a>(scene: &Scene<'a>) -> Vec<Opposition<'a>> {
    let mut found: BTreeMap<(ClaimId, Decimal), Opposition<'a>> = BTreeMap::new();
    let values = by_value(scene);
    for (&value, mentions) in &values {
        for &borrowed in mentions.iter().take(MAX_EQUAL) {
            let lenders = mentions.iter().take(MAX_EQUAL).chain(finer(borrowed, value, &values));
            for &lender in lenders.filter(|other| other.document != borrowed.document) {
                for claim in contradicted(borrowed, lender, scene) {
                    let entry = found.entry((claim.id, value)).or_insert_with(|| {
                        let cause = cause(borrowed, lender, mentions, scene);
                        Opposition::of_values(Vec::new(), Vec::new(), Some(cause)).with_claim(0, claim, scene)
                    });
                    if !entry.sides[1].contains(&borrowed) {
                        entry.sides[1].push(borrowed);
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

/// Returns the claims beside an equal number that the words of a borrowed one speak of.
fn contradicted<'a>(borrowed: &Mention, lender: &'a Mention, scene: &Scene<'a>) -> Vec<&'a Claim> {
    let mut claims = Vec::new();
    for apart in apart(borrowed, lender, scene) {
        let beside = neighbours(lender, apart, scene).into_iter();
        let beside = beside.filter(|beside| lends(lender, beside, apart, scene));
        let spoken = beside.filter(|beside| speaks(borrowed, beside, apart, scene));
        claims.extend(spoken.filter_map(|beside| scene.claim_of(beside.id)));
    }
    claims
}

/// Returns whether a neighbour stands to a number as it must where the one is taken for the other.
fn lends(lender: &Mention, beside: &Mention, apart: Apart, scene: &Scene<'_>) -> bool {
    match apart {
        Apart::Whole => scene.whole_of(beside).is_some_and(|whole| whole.id == lender.id),
        // "Down from 2,100" is another time of the same.
        Apart::Figure => lender.sentence != beside.sentence || scene.unlike(lender, beside),
        Apart::Noun | Apart::Place | Apart::Per | Apart::Event => true,
    }
}

/// Returns the numbers that a rounded one may have been written for ("2.04 million" for 2,037,760), at most
/// [`MAX_EQUAL`].
fn finer<'v, 'a>(
    rounded: &Mention,
    value: Decimal,
    values: &'v BTreeMap<Decimal, Vec<&'a Mention>>,
) -> impl Iterator<Item = &'v &'a Mention> {
    let half = rounded.quantity.precision * rounded.quantity.unit.factor / Decimal::TWO;
    let coarse = !half.is_zero() && half * ROUNDED <= value.abs() && half > Decimal::ONE;
    let around = coarse.then(|| values.range(value - half..value + half)).into_iter().flatten();
    around.filter(move |(other, _)| **other != value).flat_map(|(_, mentions)| mentions).take(MAX_EQUAL)
}

/// Returns the asserted numbers of a story by their value in the base unit.
fn by_value<'a>(scene: &Scene<'a>) -> BTreeMap<Decimal, Vec<&'a Mention>> {
    let mut values: BTreeMap<Decimal, Vec<&Mention>> = BTreeMap::new();
    for &mention in scene.texts.all() {
        let plain = mention.modality != Modality::Denied && mention.quantity.point().is_some();
        if let Some(value) = base(mention).filter(|_| plain) {
            values.entry(value.normalize()).or_default().push(mention);
        }
    }
    values
}

/// Returns in what two numbers are surely of different things.
fn apart(x: &Mention, z: &Mention, scene: &Scene<'_>) -> Vec<Apart> {
    if !x.quantity.unit.comparable(&z.quantity.unit) {
        return Vec::new();
    }
    let telling = x.quantity.point().is_some_and(|value| value.abs() > CHANCE) || !x.quantity.unit.is_count();
    let nouns =
        x.counted.as_ref().zip(z.counted.as_ref()).is_some_and(|(a, b)| nouns_differ(a, b, scene.lexicon));
    let per = x.quantity.per.is_some() && x.quantity.per != z.quantity.per;
    let places = Fit::of_places(x.place.as_ref(), z.place.as_ref()) == Fit::Apart && near(x) && near(z);
    let kin = scene.kin(x, z);
    let mut apart = Vec::new();
    let mut add = |is: bool, what: Apart| apart.extend(is.then_some(what));
    add(telling && nouns, Apart::Noun);
    add(places, Apart::Place);
    add(per, Apart::Per);
    let classed = x.event.as_ref().is_some_and(|event| event.class.is_some());
    let events = classed && z.event.as_ref().is_some_and(|event| !event.lemma.is_empty());
    add(telling && events && kin != Kin::Same, Apart::Event);
    let asserted = x.modality == Modality::Asserted;
    add(telling && asserted && !grouped(x, z, scene), Apart::Figure);
    // "36 lorries out of the 50 that had been agreed crossed" becomes "all 50 lorries crossed".
    let of_one = x.counted.as_ref().zip(z.counted.as_ref()).is_some_and(|(a, b)| a.head() == b.head());
    add(telling && of_one && kin != Kin::Same && x.structure.part_of.is_none(), Apart::Whole);
    apart
}

/// Returns whether two nouns surely name different things: people and what is no person. Happenings
/// count people by what befell them ("102 arrests") and households are no happenings.
fn nouns_differ(a: &Counted, b: &Counted, lexicon: &Lexicon) -> bool {
    let other = |counted: &Counted| {
        let group = counted.person.as_deref();
        matches!(group, None | Some("collective"))
            && lexicon.events.class(Pos::Noun, counted.head()).is_none()
    };
    a.is_anyone() && other(b) || other(a) && b.is_anyone()
}

fn near(mention: &Mention) -> bool {
    mention.place.as_ref().is_some_and(|place| matches!(place.origin, Origin::Clause | Origin::Row))
}

/// Returns the numbers that stand beside a number in its document. Where the two equal numbers tell of
/// two events, the other may stand anywhere in it if several originators give it.
fn neighbours<'a>(of: &'a Mention, apart: Apart, scene: &Scene<'a>) -> Vec<&'a Mention> {
    let text = scene.texts.of(of.document);
    let at = text.partition_point(|mention| mention.span < of.span);
    let window = at.saturating_sub(REACH)..at + REACH + 1;
    let close = |(place, mention): &(usize, &&Mention)| {
        let gap = mention.span.start.abs_diff(of.span.start);
        let beside = window.contains(place) && gap <= BESIDE;
        let backed = apart == Apart::Event && place.abs_diff(at) <= FAR && backed(mention, scene);
        mention.id != of.id && mention.modality == Modality::Asserted && (beside || backed)
    };
    let reach = at.saturating_sub(FAR)..text.len().min(at + FAR + 1);
    text.iter()
        .enumerate()
        .take(reach.end)
        .skip(reach.start)
        .filter(close)
        .map(|(_, mention)| *mention)
        .collect()
}

/// Returns whether the words of a borrowed number are those of the number beside its lender, or of
/// another report of that: what happened may be told better elsewhere.
fn speaks(x: &Mention, beside: &Mention, apart: Apart, scene: &Scene<'_>) -> bool {
    // What other reports put in a place is that place's own number.
    let placed = scene.figure_of(beside.id).is_some_and(|figure| figure.place.is_some());
    if apart == Apart::Event && placed != x.place.is_some() {
        return false;
    }
    if fits(x, beside, apart, scene) {
        return true;
    }
    let claim = scene.claim_of(beside.id).filter(|_| apart == Apart::Event);
    let reports = claim.map_or(&[][..], |claim| claim.mentions.as_slice());
    let mut reports = reports.iter().take(MAX_EQUAL).filter_map(|id| scene.corpus.mention(*id));
    reports.any(|report| fits(x, report, apart, scene))
}

/// Returns whether the words of a borrowed number are those of the number beside its lender, and the
/// two exclude each other.
fn fits(x: &Mention, y: &Mention, apart: Apart, scene: &Scene<'_>) -> bool {
    let units = x.quantity.unit.comparable(&y.quantity.unit) && x.quantity.per == y.quantity.per;
    let whole = apart != Apart::Whole && (scene.is_of(x, y) || scene.is_of(y, x));
    // "Several hundred" is no number that another could be taken for, and that of another year is another.
    let ends = y.quantity.low.zip(y.quantity.high);
    let vague = ends.is_none_or(|(low, high)| low.value * VAGUE < high.value);
    let past = |m: &Mention| {
        let end =
            m.period.as_ref().filter(|period| period.grain >= Grain::Month).and_then(|period| period.end);
        let told = scene.document(m).and_then(|document| document.published);
        end.zip(told).is_some_and(|(end, told)| end.year() < told.year())
    };
    let years = past(x) != past(y);
    // The number of a place, of which nothing else is told, may be of anything there.
    let untold = matches!(apart, Apart::Place | Apart::Figure) && x.counted.is_none() && x.event.is_none();
    if vague || years || untold {
        return false;
    }
    if !units || x.quantity.compatible(&y.quantity) || whole {
        return false;
    }
    let nouns = x
        .counted
        .as_ref()
        .zip(y.counted.as_ref())
        .map(|(a, b)| a.head() == b.head() || (a.is_anyone() && b.is_anyone()));
    let kin = scene.kin(x, y);
    let place = Fit::of_places(x.place.as_ref(), y.place.as_ref());
    // What is told of one place only may be that place's own number.
    let placed = matches!(place, Fit::Same | Fit::Neither);
    let same = match apart {
        Apart::Noun => {
            let classed = |m: &Mention| m.event.as_ref().is_some_and(|event| event.class.is_some());
            // Arrests are not set against people of whom nothing is told.
            let related = nouns == Some(true) && kin == Kin::Related;
            let told = kin == Kin::Same || related || kin == Kin::Unknown && (classed(y) || !classed(x));
            (nouns == Some(true) || grouped(x, y, scene)) && told && placed
        }
        Apart::Place => {
            place == Fit::Same && near(y) && (nouns != Some(false) || people(x, y)) && kin != Kin::Different
        }
        Apart::Per => nouns != Some(false) && kin != Kin::Different && placed,
        Apart::Event => {
            let near = super::words::ratio(&x.quantity, &y.quantity).is_some_and(|ratio| ratio <= NEAR);
            near && people(x, y) && kin == Kin::Same && placed
        }
        Apart::Figure => {
            let parts = x.subset.is_some() || y.subset.is_some() || scene.incomparable(x, y);
            let moved = scene.told_as_change(base(x), base(y)) || relate(x, y, scene) == InTime::Follows;
            // Whoever gives both in one breath means two things or two times by them.
            let moved = moved || scene.texts.of_sentence(x).iter().any(|other| base(other) == base(y));
            let when = x.period.is_none() && y.period.is_none() && y.quantity.point().is_some();
            grouped(x, y, scene) && kin == Kin::Unknown && placed && when && !parts && !moved
        }
        // What happened to all must be told, or else they are only how many there were.
        Apart::Whole => kin == Kin::Same && placed && x.subset.is_none(),
    };
    let around = Surroundings { lexicon: scene.lexicon, broken_down: false, owned_apart: false };
    let passes = match answer(x, y, around) {
        Answer::Contradicts => true,
        Answer::Incomparable(Refusal::Event | Refusal::Counted | Refusal::Period | Refusal::Modality) => true,
        Answer::Incomparable(_) | Answer::Agrees => false,
    };
    // A later number that several give has grown; that one row's stands in another's is no growth.
    let grown = backed(x, scene) && base(x) > base(y);
    let follows = apart != Apart::Place && grown && relate(x, y, scene) == InTime::Follows;
    same && passes && !follows && (!known(x, y, scene) || apart == Apart::Event && backed(y, scene))
}

/// Returns whether two numbers are of one figure.
fn grouped(x: &Mention, y: &Mention, scene: &Scene<'_>) -> bool {
    scene.figure_of(x.id).map(|figure| figure.id) == scene.figure_of(y.id).map(|figure| figure.id)
}

/// Returns whether two numbers count one thing, or people in words of which one is general.
fn people(x: &Mention, y: &Mention) -> bool {
    x.counted.as_ref().zip(y.counted.as_ref()).is_some_and(|(a, b)| {
        let general = a.is_anyone() || b.is_anyone();
        a.head() == b.head() || general && a.person.is_some() && b.person.is_some()
    })
}

/// Returns whether several originators give a number. A document that gives it as well contradicts
/// itself then, since its own second number is surely another line's.
fn backed(mention: &Mention, scene: &Scene<'_>) -> bool {
    scene.claim_of(mention.id).is_some_and(|claim| scene.originators_of(claim) > 1)
}

/// Returns whether the document of a number gives the other's figure as well.
fn known(x: &Mention, y: &Mention, scene: &Scene<'_>) -> bool {
    let figure = scene.figure_of(y.id);
    figure.is_some_and(|of| scene.index.given(of.id, x.document).iter().any(|other| other.id != x.id))
}

/// Returns where a number was probably taken from: what is given for its own place, where anything is.
fn cause(borrowed: &Mention, lender: &Mention, equal: &[&Mention], scene: &Scene<'_>) -> Cause {
    let own = scene.figure_of(borrowed.id).map(|figure| figure.id);
    let of_place = equal.iter().take(MAX_LENDERS).find(|z| {
        z.document != borrowed.document
            && scene.figure_of(z.id).map(|figure| figure.id) != own
            && Fit::of_places(z.place.as_ref(), borrowed.place.as_ref()) == Fit::Same
    });
    cause::elsewhere(of_place.copied().unwrap_or(lender), scene)
}
