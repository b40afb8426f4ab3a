//! Defines [`compare`]: whether two numbers can both hold, by a gate stricter than that of grouping.
//!
//! What may be the same figure is not yet comparable. Whatever is told of one number only, its
//! event, its place, its part of the whole, may be the very difference, so that what is not known
//! refuses here what it let pass when mentions were grouped. *Not comparable* is the answer then,
//! with its reason; it never means that the two agree.

use super::tie::{FRACTION_REACH, in_words};
use super::words;
use crate::lexicon::{ChangeUse, Kin, Lexicon, Pos, WordRole};
use crate::model::{
    APPROXIMATE_REACH, Bound, Counted, Decimal, Dimension, Fit, Gap, Grain, Kind, Mention, Modality, Origin,
    Overlap, Quantity, Refusal, Slip, Subset, Unit, Verdict,
};

/// Largest number of things that says little about which things are meant. Origin: numbers up to a
/// score are what articles count in passing.
const FEW: i64 = 20;

/// Digits from which the same digits in another order are no chance.
const LONG: usize = 3;

/// What the gate must know beside the two mentions.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'l> {
    /// The word tables.
    pub lexicon: &'l Lexicon,
    /// Whether the story gives this count for several places, so that a number without a place is
    /// not that of any of them.
    pub broken_down: bool,
    /// Whether the two are told of two that surely are not one ("Northwind cut 300 jobs", "Baltic Air cut
    /// 500").
    pub owned_apart: bool,
}

/// The three answers without the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Contradicts,
    Agrees,
    Incomparable(Refusal),
}

/// Returns whether two numbers, taken to be of one figure, can both hold; symmetric.
#[must_use]
pub fn compare(left: &Mention, right: &Mention, around: Surroundings<'_>) -> Verdict {
    let (a, b) = (&left.quantity, &right.quantity);
    let (first, second) = words::ordered(a, b);
    match answer(left, right, around) {
        Answer::Contradicts => Verdict::Contradicts(Gap {
            ratio: words::ratio(a, b),
            working: format!("{first} is not {second}"),
        }),
        Answer::Agrees => Verdict::Agrees(Overlap { working: format!("{first} and {second} can both hold") }),
        Answer::Incomparable(refusal) => Verdict::Incomparable(refusal),
    }
}

/// Returns what [`compare`] answers, without putting it in words: detectors ask very often.
pub(super) fn answer(left: &Mention, right: &Mention, around: Surroundings<'_>) -> Answer {
    if let Some(refusal) = refuse(left, right, around) {
        return Answer::Incomparable(refusal);
    }
    let (a, b) = (&left.quantity, &right.quantity);
    if !a.unit.comparable(&b.unit) {
        return Answer::Contradicts;
    }
    if a.compatible(b) || mirrored(a, b) {
        return Answer::Agrees;
    }
    if near_fraction(left, right) || near_fraction(right, left) {
        return Answer::Incomparable(Refusal::Approximate);
    }
    if touch(a, b) || a.approximate && b.approximate && widened(a).compatible(&widened(b)) {
        return Answer::Incomparable(Refusal::Approximate);
    }
    Answer::Contradicts
}

/// Returns whether one share is told as a fraction in words and the other lies so near that it may be meant: "a
/// third" for 31 percent. "Four in ten" counts, and is meant as it stands.
fn near_fraction(fraction: &Mention, other: &Mention) -> bool {
    let share = |m: &Mention| m.kind == Kind::Share && m.quantity.unit.dimension == Dimension::Share;
    let points = fraction.quantity.representative().zip(other.quantity.representative());
    in_words(fraction)
        && share(fraction)
        && share(other)
        && points.is_some_and(|(x, y)| (x - y).abs() <= x.abs() * FRACTION_REACH)
}

/// Returns whether one amount is the other with a minus: a net profit of -6.8 million is a loss of 6.8.
pub(super) fn mirrored(a: &Quantity, b: &Quantity) -> bool {
    let base = |quantity: &Quantity| quantity.unit.to_base(quantity.point()?);
    base(a).zip(base(b)).is_some_and(|(x, y)| x == -y && !x.is_zero()) && a.unit.comparable(&b.unit)
}

/// Returns whether one amount ends where the other begins ("more than 50", "50"): whoever writes a number
/// down a second time seldom minds on which side of it the truth lies.
fn touch(a: &Quantity, b: &Quantity) -> bool {
    let end = |bound: Option<Bound>, unit: &Unit| bound.and_then(|bound| unit.to_base(bound.value));
    let meet = |low: &Quantity, high: &Quantity| {
        end(low.high, &low.unit).is_some_and(|value| end(high.low, &high.unit) == Some(value))
    };
    meet(a, b) || meet(b, a)
}

/// Returns an approximate quantity with its ends moved apart once more by the reach of "about".
fn widened(quantity: &Quantity) -> Quantity {
    let mut wide = quantity.clone();
    if quantity.approximate {
        let slack = |value: Decimal| value.abs() * APPROXIMATE_REACH;
        wide.low = quantity.low.map(|mut bound| {
            bound.value -= slack(bound.value);
            bound
        });
        wide.high = quantity.high.map(|mut bound| {
            bound.value += slack(bound.value);
            bound
        });
    }
    wide
}

/// Returns why two mentions cannot be set against each other, the gravest reason first.
fn refuse(a: &Mention, b: &Mention, around: Surroundings<'_>) -> Option<Refusal> {
    // The digits of one number in another order or magnitude say by themselves that the two are meant
    // for the same, which makes up for what is told of one of them only.
    let slip = slipped(a, b, around.lexicon);
    let refusals = [
        (!units_meet(a, b, around.lexicon), Refusal::Unit),
        (!(kinds_meet(a, b) || slip && bare_rate(a, b)), Refusal::Kind),
        (a.quantity.per != b.quantity.per && !(slip && bare_rate(a, b)), Refusal::Per),
        (!modalities_meet(a.modality, b.modality, slip), Refusal::Modality),
        (around.owned_apart, Refusal::Owner),
        (!subsets_meet(a, b, around.lexicon), Refusal::Subset),
        (!periods_meet(a, b, slip), Refusal::Period),
        (!places_meet(a, b, around.broken_down && !slip, slip), Refusal::Place),
        (!(things_meet(a, b, around.lexicon) || slip && named_alike(a, b, around.lexicon)), Refusal::Counted),
        (!(events_meet(a, b, around.lexicon) || slip && !differ(a, b, around.lexicon)), Refusal::Event),
    ];
    refusals.into_iter().find(|(refused, _)| *refused).map(|(_, refusal)| refusal)
}

/// Returns whether units can be compared, or whether one number was given two that exclude each
/// other: the same amount of another currency, or points for per cent.
fn units_meet(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let (left, right) = (&a.quantity, &b.quantity);
    let same = left.point().is_some() && left.point() == right.point();
    match (left.unit.dimension, right.unit.dimension) {
        (Dimension::Money, Dimension::Money) => {
            // "1.9 billion dollars" in an Australian paper are Australian ones.
            let other = same && !lexicon.currencies.share_name(&left.unit.code, &right.unit.code);
            other || left.unit.comparable(&right.unit)
        }
        (Dimension::Share, Dimension::Points) | (Dimension::Points, Dimension::Share) => same,
        _ => left.unit.comparable(&right.unit),
    }
}

fn kinds_meet(a: &Mention, b: &Mention) -> bool {
    let points = a.quantity.unit.dimension != b.quantity.unit.dimension;
    let opposite = a.direction.zip(b.direction).is_some_and(|(x, y)| x != y);
    (a.kind == b.kind || points) && !(a.kind == Kind::Change && opposite)
}

/// Returns whether only one of two numbers is said to be per something, and the other nothing else: "391
/// are waiting for every 100,000" may be read without its base.
fn bare_rate(a: &Mention, b: &Mention) -> bool {
    matches!((a.kind, b.kind), (Kind::Rate, Kind::Level) | (Kind::Level, Kind::Rate))
        && a.quantity.per.is_some() != b.quantity.per.is_some()
}

/// Returns whether both numbers are meant alike: "will save 95 million", "is expected to save 59 million". A
/// slip of the pen makes up for one verb that is read as a plan: "is cutting 380 jobs", "will cut 830 jobs".
fn modalities_meet(a: Modality, b: Modality, slip: bool) -> bool {
    let future = |mood: Modality| matches!(mood, Modality::Planned | Modality::Forecast);
    let meant = |mood: Modality| !matches!(mood, Modality::Denied | Modality::Hypothetical);
    meant(a) && meant(b) && (a == b || slip || (future(a) && future(b)))
}

/// Returns whether both numbers are of the same part of the whole. That one is called a part and
/// nothing more ("among them 12 in Ludno") says nothing new where both name the part's place, nor where
/// both tell what happened to it ("of the 126 whales 72 died", "82 whales died").
fn subsets_meet(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let part = |mention: &Mention, other: &Mention| {
        mention.part_beside(other, |x, y| lexicon.akin.between(x, y)).cloned()
    };
    let (left, right) = (part(a, b), part(b, a));
    let unnamed = |part: &Option<Subset>| part.as_ref().is_none_or(|part| !part.is_named());
    let others = |part: &Option<Subset>| unnamed(part) || *part == Some(Subset::Others);
    let near = |mention: &Mention| {
        mention.place.as_ref().is_some_and(|place| matches!(place.origin, Origin::Clause | Origin::Row))
    };
    let placed = near(a) && near(b) && Fit::of_places(a.place.as_ref(), b.place.as_ref()) == Fit::Same;
    a.subset == b.subset
        || (placed && others(&left) && others(&right))
        || (unnamed(&left) && unnamed(&right) && same_event(a, b, lexicon) && same_thing(a, b, lexicon))
}

/// Returns whether periods allow a comparison; different hours and days are for updates to judge.
fn periods_meet(a: &Mention, b: &Mention, slip: bool) -> bool {
    let (left, right) = (a.period.as_ref(), b.period.as_ref());
    let long = [left, right].into_iter().flatten().any(|period| period.grain >= Grain::Month);
    match Fit::of_periods(left, right) {
        Fit::Same | Fit::Neither => true,
        Fit::OneSided if slip => true,
        // A clock time beside a year is when it was said.
        _ if slip && [left, right].into_iter().flatten().any(|period| period.grain == Grain::Hour) => true,
        _ => !long,
    }
}

fn places_meet(a: &Mention, b: &Mention, broken_down: bool, slip: bool) -> bool {
    let (left, right) = (a.place.as_ref(), b.place.as_ref());
    // The row of a list is one of several.
    let row = |mention: &Mention| mention.place.as_ref().is_some_and(|place| place.origin == Origin::Row);
    match Fit::of_places(left, right) {
        Fit::Same | Fit::Neither => true,
        Fit::Unknown => slip || row(a) == row(b),
        Fit::OneSided => {
            let own = |mention: &Mention| {
                mention
                    .place
                    .as_ref()
                    .is_none_or(|place| matches!(place.origin, Origin::Carried | Origin::Article))
            };
            (slip || !(row(a) || row(b))) && (!broken_down || (own(a) && own(b)))
        }
        Fit::Within | Fit::Around | Fit::Apart => false,
    }
}

/// Returns whether anything is told of what a number is about.
fn told(mention: &Mention) -> bool {
    mention.counted.is_some() || mention.event.is_some()
}

fn things_meet(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    if !told(a) || !told(b) {
        return false;
    }
    if a.quantity.unit.dimension != Dimension::Count {
        // Of measures, money and shares the noun may be left out or be another; then what happened
        // must be the same.
        let nouns = a.counted.as_ref().zip(b.counted.as_ref());
        // The share of the boys is not that of the girls.
        let groups = nouns.and_then(|(x, y)| x.person.as_deref().zip(y.person.as_deref()));
        let groups = groups.is_some_and(|(x, y)| groups_differ(x, y) && !same_thing(a, b, lexicon));
        let narrowed = groups || nouns.is_some_and(|(x, y)| narrowed_apart(x, y));
        return same_thing(a, b, lexicon) || same_event(a, b, lexicon) && !narrowed;
    }
    let (Some(x), Some(y)) = (&a.counted, &b.counted) else { return true };
    match (x.person.as_deref(), y.person.as_deref()) {
        (Some(left), Some(right)) => x.head() == y.head() || !groups_differ(left, right),
        // Few things of a sort are many things: two winters and three winters.
        // And of times nothing is told but what happened.
        (None, None) => {
            let many = (!few(a) || !few(b)) && !lexicon.frames.is(x.head(), WordRole::Occasion);
            x.head() == y.head() && (many || same_event(a, b, lexicon))
        }
        // Arrests count people by what befell them.
        (None, Some(_)) => befell(x, b, lexicon),
        (Some(_), None) => befell(y, a, lexicon),
    }
}

/// Returns whether a happening that is counted is what is told of the people of another number.
fn befell(happening: &Counted, people: &Mention, lexicon: &Lexicon) -> bool {
    let class = lexicon.events.class(Pos::Noun, happening.head());
    let event = people.event.as_ref().and_then(|event| event.class.as_deref());
    lexicon.kinship.between(class, event) == Kin::Same
}

/// Returns whether a number is one of those that a text has many of.
fn few(mention: &Mention) -> bool {
    mention.quantity.representative().is_none_or(|value| value.abs() <= Decimal::from(FEW))
}

fn same_thing(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let akin = |x: &Counted, y: &Counted| {
        x.person.is_none() && y.person.is_none() && lexicon.akin.between(&x.lemma, &y.lemma)
    };
    a.counted
        .as_ref()
        .zip(b.counted.as_ref())
        .is_some_and(|(x, y)| (x.head() == y.head() || crowds(x, y) || akin(x, y)) && !narrowed_apart(x, y))
}

/// Returns whether two nouns name people that live or work together: families and households.
fn crowds(x: &Counted, y: &Counted) -> bool {
    x.person.as_deref() == Some("collective") && x.person == y.person
}

/// Returns whether one noun is narrowed down to two things: food prices, consumer prices.
fn narrowed_apart(x: &Counted, y: &Counted) -> bool {
    let narrowed = |counted: &Counted| counted.lemma.contains(' ');
    narrowed(x) && narrowed(y) && x.lemma != y.lemma
}

/// Returns whether what happened is surely not the same.
fn differ(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    a.event.as_ref().zip(b.event.as_ref()).is_some_and(|(x, y)| lexicon.kin(x, y) == Kin::Different)
}

fn same_event(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let told = a.event.as_ref().zip(b.event.as_ref()).is_some_and(|(x, y)| lexicon.kin(x, y) == Kin::Same);
    told || lexicon.kinship.between(lexicon.befell(a), lexicon.befell(b)) == Kin::Same
}

/// Returns whether nothing that is told of what two numbers count speaks against their being a slip of each
/// other.
fn named_alike(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    open(a, b, lexicon) || same_noun(a, b) || same_thing(a, b, lexicon)
}

/// Returns whether what is counted is not told for both: "an increase of 16 percent" does not tell of what.
fn open(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let told = |mention: &Mention| {
        let change = |counted: &Counted| lexicon.changes.get(counted.head(), ChangeUse::Noun).is_some();
        mention.counted.as_ref().is_some_and(|counted| mention.kind != Kind::Change || !change(counted))
    };
    !told(a) || !told(b)
}

/// Returns whether two groups of people exclude each other.
fn groups_differ(left: &str, right: &str) -> bool {
    let general = |group: &str| matches!(group, "person" | "collective" | "role");
    left != right && !(general(left) && general(right))
}

/// Returns whether two numbers are a slip of the pen apart: the same digits in another order or
/// magnitude, or the same number with another unit. Of two digits it must be the same thing or event
/// besides, since many numbers of two digits are a slip of each other.
fn slipped(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let digits = a.quantity.point().map_or(0, |value| {
        value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
    });
    match Slip::between(&a.quantity, &b.quantity) {
        Some(Slip::Digits | Slip::Magnitude) if digits >= LONG => true,
        // "70 km" and "70 miles" of one figure: no two lengths of it are the same number by chance.
        Some(Slip::Unit) if measured(a) => digits > 1 || a.quantity.point() >= Some(Decimal::TEN),
        // "An increase of 16 percent" and "61 percent more cats": the one does not tell of what.
        Some(_) if a.kind == Kind::Change && b.kind == Kind::Change && open(a, b, lexicon) => true,
        Some(Slip::Digits | Slip::Magnitude | Slip::Unit) => same_noun(a, b) || same_event(a, b, lexicon),
        None => false,
    }
}

/// Returns whether a number has a unit of measure, and is no money, share, count or duration.
fn measured(mention: &Mention) -> bool {
    use Dimension::{Count, Money, Other, Points, Share, Time};
    !matches!(mention.quantity.unit.dimension, Count | Money | Other | Points | Share | Time)
}

/// Returns whether two numbers count things whose names share a word; people are many things.
fn same_noun(a: &Mention, b: &Mention) -> bool {
    let shared = |x: &Counted, y: &Counted| {
        !x.is_anyone() && x.lemma.split(' ').any(|word| y.lemma.split(' ').any(|w| w == word))
    };
    a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| shared(x, y))
}

/// Returns whether the events of two numbers are one, as far as that must be known: of people in
/// general it must, since anything can befall them; "14 teachers" says more by itself.
fn events_meet(a: &Mention, b: &Mention, lexicon: &Lexicon) -> bool {
    let general = |mention: &Mention| {
        mention
            .counted
            .as_ref()
            .is_none_or(|counted| matches!(counted.person.as_deref(), Some("person" | "collective")))
    };
    let needed = a.quantity.unit.is_count() && (general(a) || general(b) || !same_thing(a, b, lexicon));
    let (Some(x), Some(y)) = (&a.event, &b.event) else { return !needed };
    match lexicon.kin(x, y) {
        Kin::Same => true,
        // Flights that were operated and flights that were scheduled are two counts, for all we know.
        Kin::Unknown => {
            !needed && (x.lemma == y.lemma || lexicon.is_silent(&x.lemma) || lexicon.is_silent(&y.lemma))
        }
        Kin::Related | Kin::Part | Kin::Different => false,
    }
}
