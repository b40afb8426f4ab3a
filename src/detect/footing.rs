//! Defines [`apart`]: what keeps two numbers from being set against each other that neither tells by itself.
//!
//! The gate compares two readings. Here stands what their documents say besides: that one author gives both,
//! that they are parts of two wholes, that one is a rate in other words, that they are changes over two
//! stretches of time, that nothing but a common verb leads from the one sum of money to the other. Whichever
//! detector sets two numbers against each other, it asks here; what the two tell alike is not enough where one
//! of these holds.

use super::nearby::Nearby;
use super::scene::Scene;
use super::tie::base;
use super::words;
use crate::lexicon::{Account, WordRole};
use crate::model::{Counted, Decimal, Dimension, Fit, Grain, Kind, Mention, Slip, Span};

/// How many times the one of two amounts that are no slip may be the other. Origin: the widest true disagreement
/// of the practice stories is a factor of eight.
const FAR: f64 = 10.0;

/// Amount up to which numbers are found twice in one story by chance.
const TEN: Decimal = Decimal::TEN;

/// Letters of a word of a label that names nothing, at most.
const SHORT: usize = 3;

/// Words behind a number among which one says that it is what remains.
const REMAIN: usize = 4;

/// Words behind a share among which its "of" stands: "34 per cent of".
const TO_OF: usize = 3;

/// Digits of an amount by which it is known again.
const TELLING: usize = 2;

/// Other numbers of a sentence that are looked at, at most. Origin: the longest news sentence of the practice
/// stories has nine.
const MOST_BESIDE: usize = 12;

/// Numbers of a document among which an amount is looked for, and rows of a list that are added up, at most.
/// Origin: more than the longest practice article has.
const MOST_GIVEN: usize = 512;

/// Part of a total by which the rows of its list may miss it. Origin: a slip of digits in one of three rows.
const ABOUT: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

/// Days after its end from which a month or year is background. Origin: reports of a month or half-year come out
/// within two months of it.
const OVER: i32 = 60;

/// Returns whether two amounts that exclude each other are of two things, for all that is told around them;
/// symmetric.
pub(super) fn apart(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let slip = Slip::between(&a.quantity, &b.quantity).is_some();
    let open = || {
        far(a, b)
            || changes_apart(a, b, scene, nearby)
            || past(a, scene) != past(b, scene)
            || background(a, scene) != background(b, scene)
            || one_of_a_list(a, b, scene)
            || one_of_a_list(b, a, scene)
            || spelled_out(a, b, scene)
            || spelled_out(b, a, scene)
            || told_as_well(a, b, scene)
            || told_as_well(b, a, scene)
            || both_give(a, b, scene)
            || counts_apart(a, b, scene)
            || counts_apart(b, a, scene)
            || is_left(a, scene) != is_left(b, scene)
            || of_one_day(a, b, scene)
            || of_one_day(b, a, scene)
            || of_total(a, b, scene)
            || of_total(b, a, scene)
            || half_named(a, b, scene, nearby)
            || anybody(a, b, scene, nearby)
            || only_verb(a, b, scene, nearby)
            || mere_whole(a, b, scene)
            || mere_whole(b, a, scene)
            || deployed(a, b, scene)
    };
    one_author(a, b) || two_things(a, b, scene) || !slip && open()
}

/// Returns whether two numbers are of two things whatever their amounts: also as two steps of one series.
pub(super) fn two_things(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    of_two_wholes(a, b, scene)
        || scene.told_as_part(a, b)
        || scene.told_as_part(b, a)
        || is_rate(a, scene) != is_rate(b, scene)
        || of_several_places(a, scene) != of_several_places(b, scene)
}

/// Returns whether one number is only what another is a part of, and something happened to what the other
/// counts: "of the 4,800 schools 740 were closed" does not say that 4,800 were.
fn mere_whole(whole: &Mention, other: &Mention, scene: &Scene<'_>) -> bool {
    let happened = other.event.as_ref().is_some_and(|event| !scene.lexicon.is_silent(&event.lemma));
    whole.event.is_none() && happened && scene.has_part(whole) && !scene.has_part(other)
}

/// Returns whether means are counted that are sent and withdrawn from hour to hour, and nothing says that two
/// documents speak of one hour: "two helicopters are taking part in the search", by night four. What was done to
/// them is another matter.
fn deployed(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let means = |mention: &Mention| {
        let head = mention.counted.as_ref().map_or("", Counted::head);
        scene.lexicon.frames.is(head, WordRole::Means) && !scene.grows(mention)
    };
    let hours = scene.moment(a).zip(scene.moment(b));
    let one_hour = hours.is_some_and(|(x, y)| x.stated && y.stated && x.day == y.day && x.minute == y.minute);
    a.document != b.document && means(a) && means(b) && !one_hour
}

/// Returns whether the place of a number is the first of several: "31 died in Ludno, Teremy and Brod".
fn of_several_places(mention: &Mention, scene: &Scene<'_>) -> bool {
    let Some((place, document)) = mention.place.as_ref().zip(scene.document(mention)) else { return false };
    let sentence = mention.sentence.of(&document.text);
    let Some((_, mut rest)) = sentence.split_once(place.name.as_str()) else { return false };
    let name = |text: &str| text.starts_with(char::is_uppercase);
    while let Some(next) = rest.strip_prefix(", ").filter(|next| name(next)) {
        rest = next.trim_start_matches(|c: char| c.is_alphanumeric() || c == '-');
    }
    ["and", "or"].iter().any(|word| {
        let joined = rest.trim_start_matches([',', ' ']).strip_prefix(word);
        joined.and_then(|next| next.strip_prefix(' ')).is_some_and(name)
    })
}

/// Returns whether a number stands in a list that counts the same in other rows, whose label the sentence of
/// another does not name: it is a part of what the other may be all of.
fn one_of_a_list(row: &Mention, other: &Mention, scene: &Scene<'_>) -> bool {
    let Some(cell) = row.structure.cell.as_ref().filter(|cell| !cell.total) else { return false };
    if other.structure.cell.as_ref().is_some_and(|of| of.label == cell.label) {
        return false;
    }
    let own = row.counted.as_ref().filter(|counted| !counted.carried).map(Counted::head);
    let alike = |near: &Mention| match near.counted.as_ref() {
        Some(counted) => Some(counted.head()) == own,
        // A label that names what is counted makes a row of another thing than its neighbours'.
        None => near.structure.cell.as_ref().is_some_and(|of| of.label.is_none()),
    };
    let sibling = |near: &&&Mention| {
        let rows = near.structure.cell.as_ref();
        let rows = rows.is_some_and(|of| of.list == cell.list && of.row != cell.row && !of.total);
        let told = scene.same_event(near, row) || near.event.is_none() && row.event.is_none();
        rows && told
            && near.kind == row.kind
            && near.quantity.unit.comparable(&row.quantity.unit)
            && alike(near)
    };
    let text = scene.document(other).map_or("", |document| other.sentence.of(&document.text));
    let mut words = cell.label.iter().flat_map(|label| label.split(|c: char| !c.is_alphanumeric()));
    let named = words.any(|word| word.chars().count() > SHORT && text.contains(word));
    own.is_some() && !named && scene.texts.of(row.document).iter().filter(sibling).nth(1).is_some()
}

/// Returns whether the sentence of a number spells out the other: "21 had died in Ludno, eight in Brod and five
/// in the hills" beside "34 dead".
fn spelled_out(term: &Mention, sum: &Mention, scene: &Scene<'_>) -> bool {
    let terms = scene.texts.of_sentence(term).iter().take(MOST_BESIDE);
    let counts =
        terms.filter(|near| near.kind == term.kind && near.quantity.unit.comparable(&term.quantity.unit));
    let values: Vec<Decimal> = counts.filter_map(|near| base(near)).collect();
    let all = values.iter().try_fold(Decimal::ZERO, |all, value| all.checked_add(*value));
    values.len() > 2 && all.is_some() && all == base(sum)
}

/// Returns whether the document of a number gives the amount of the other as well, of the same happening: it
/// means two things by them, and so does whoever repeats the one.
fn told_as_well(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let telling = base(b).is_some_and(|value| value > TEN) && a.document != b.document;
    let again = |near: &&Mention| {
        let things = near.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.is_like(y));
        base(near) == base(b) && scene.one_breath(near, a) && things && scene.same_event(near, b)
    };
    telling && scene.texts.of(a.document).iter().any(again)
}

/// Returns whether the sentence of a measure names what the other measures as well, beside its own noun: "winds of 185
/// km/h, with gusts to 250", "gusts of 247".
fn counts_apart(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let Some((own, other)) = a.counted.as_ref().zip(b.counted.as_ref()) else { return false };
    let named = || {
        let text = scene.document(a).map(|document| a.sentence.of(&document.text).to_lowercase());
        text.is_some_and(|text| text.contains(other.head()))
    };
    !a.quantity.unit.is_count() && own.head() != other.head() && named()
}

/// Returns whether a number is what is left of another: "so that three ferries remain".
pub(super) fn is_left(mention: &Mention, scene: &Scene<'_>) -> bool {
    let text = scene.texts.of(mention.document);
    let at = text.partition_point(|other| other.span < mention.span);
    let (before, after) = super::flow::words(text, at, scene);
    let accounts = &scene.lexicon.accounts;
    before.iter().any(|word| accounts.is(word, Account::So))
        && after.iter().take(REMAIN).any(|word| accounts.is(word, Account::Now))
}

/// Returns whether a number that cannot fall is smaller than an earlier one and told of a later day by itself: what was
/// added on that day, "on Sunday they brought up nine bodies", after twelve by Saturday.
fn of_one_day(first: &Mention, day: &Mention, scene: &Scene<'_>) -> bool {
    let own = day
        .period
        .as_ref()
        .filter(|period| !period.as_of && period.grain == Grain::Day && period.minute.is_none());
    let told = scene.document(first).and_then(|document| document.published);
    let later = own.and_then(|period| period.start).zip(told).is_some_and(|(start, told)| start > told);
    later && (scene.grows(day) || scene.grows(first)) && base(day) < base(first)
}

/// Returns whether each of two documents gives the amount of the other as well, of people of whom no more is told:
/// both mean two things by them. Two towns or trades that are named may have been exchanged.
fn both_give(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let gives = |x: &Mention, y: &Mention| {
        let telling = base(y).is_some_and(|value| value > TEN);
        let again =
            |near: &&Mention| base(near) == base(y) && near.quantity.unit.comparable(&y.quantity.unit);
        telling && scene.texts.of(x.document).iter().take(MOST_GIVEN).any(again)
    };
    let anyone = |mention: &Mention| {
        mention.place.is_none() && mention.counted.as_ref().is_none_or(Counted::is_anyone)
    };
    a.document != b.document && anyone(a) && anyone(b) && gives(a, b) && gives(b, a)
}

/// Returns whether a number stands in a column of a list that adds up to about the other, whatever its rows count:
/// the lorries, sedans and pickups of "413,000 vehicles".
fn of_total(row: &Mention, total: &Mention, scene: &Scene<'_>) -> bool {
    let Some(cell) = row.structure.cell.as_ref().filter(|cell| !cell.total) else { return false };
    let rows = scene.texts.of(row.document).iter().filter(|near| {
        let of = near.structure.cell.as_ref();
        of.is_some_and(|of| of.list == cell.list && of.column == cell.column && !of.total)
            && near.kind == row.kind
            && near.quantity.unit.comparable(&row.quantity.unit)
    });
    let values: Vec<Decimal> = rows.take(MOST_GIVEN).filter_map(|near| base(near)).collect();
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
    let near = sum.zip(base(total)).is_some_and(|(sum, total)| (sum - total).abs() <= total.abs() * ABOUT);
    values.len() > 2 && near && base(row) < base(total)
}

/// Returns whether one number names whom it counts and the other counts nobody that is told, and no word beside
/// them is the same: nine fighters, the nineteen of the market.
fn half_named(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let named = |mention: &Mention| {
        mention.counted.as_ref().is_some_and(|counted| counted.person.as_deref() == Some("role"))
    };
    let counts = a.quantity.unit.is_count() && b.quantity.unit.is_count();
    let half = named(a) && b.counted.is_none() || named(b) && a.counted.is_none();
    counts && half && !scene.same_event(a, b) && nearby.shared_things(a.id, b.id) == 0
}

/// Returns whether a phrase beside a number tells it of another time or happening: "last year's operation
/// resulted in 151 arrests".
fn background(mention: &Mention, scene: &Scene<'_>) -> bool {
    let Some(document) = scene.document(mention) else { return false };
    let sentence = scene.texts.of_sentence(mention);
    let at = sentence.partition_point(|other| other.span < mention.span);
    let from = at.checked_sub(1).map_or(mention.sentence.start, |at| sentence[at].span.end);
    let to = sentence.get(at + 1).map_or(mention.sentence.end, |next| next.span.start);
    let is_in = |from: usize, to: usize| {
        let text = (from < to).then(|| Span::new(from, to).of(&document.text));
        text.is_some_and(|text| scene.lexicon.background.is_in(text))
    };
    is_in(from, mention.span.start) || is_in(mention.span.end, to)
}

/// Returns whether one amount is so many times the other that they are no two counts of one thing.
fn far(a: &Mention, b: &Mention) -> bool {
    words::ratio(&a.quantity, &b.quantity).is_none_or(|ratio| ratio > FAR)
}

/// Returns whether one document gives both numbers, and not as what two speakers say nor one against the
/// other: whoever writes two amounts means two things or two times by them. Authors contradict themselves in
/// sums and shares, not in telling a number twice.
pub(super) fn one_author(a: &Mention, b: &Mention) -> bool {
    let speakers = a.speaker.as_ref().zip(b.speaker.as_ref());
    let disputed = speakers.is_some_and(|(x, y)| x.name != y.name);
    let opposed = a.structure.opposes == Some(b.span) || b.structure.opposes == Some(a.span);
    a.document == b.document && !disputed && !opposed
}

/// Returns whether both numbers are told as parts, of wholes that cannot be one: two of the 43 wounded, six of
/// the 17 dead.
fn of_two_wholes(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let one = |x: &Mention, y: &Mention| {
        let units = x.quantity.unit.comparable(&y.quantity.unit);
        !units || x.quantity.compatible(&y.quantity) || Slip::between(&x.quantity, &y.quantity).is_some()
    };
    // "39 of the 47 got out, four of them hurt" is a part of the 47 as well.
    let within = |x: &Mention, y: &Mention| scene.whole_of(x).is_some_and(|outer| one(outer, y));
    let wholes = scene.whole_of(a).zip(scene.whole_of(b));
    wholes.is_some_and(|(x, y)| !one(x, y) && !within(x, y) && !within(y, x))
}

/// Returns whether a number is a rate in other words, or the base of one: "of 1,000 people who fall ill, about
/// 13 die".
fn is_rate(mention: &Mention, scene: &Scene<'_>) -> bool {
    let part = scene.whole_of(mention).is_some_and(is_base);
    part || is_base(mention) && scene.has_part(mention)
}

/// Returns whether a number is one that rates are given for: ten, a hundred, a thousand.
fn is_base(mention: &Mention) -> bool {
    let exact = mention.quantity.unit.is_count() && !mention.quantity.approximate;
    let value = mention.quantity.point().filter(|value| exact && *value >= Decimal::TEN);
    value.is_some_and(|value| value.normalize().mantissa().to_string().trim_end_matches('0') == "1")
}

/// Returns whether two numbers say by how much something changed, over stretches of time that are not known to
/// be one, or without a word that is the same: "down by seven metres", "lowered by 4.5 metres since Tuesday".
fn changes_apart(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let stretch =
        |mention: &Mention| mention.period.as_ref().map(|period| (period.start, period.end, period.minute));
    let printed = |mention: &Mention| scene.document(mention).and_then(|document| document.published);
    let change = a.kind == Kind::Change && b.kind == Kind::Change;
    let points = a.quantity.unit.dimension != b.quantity.unit.dimension;
    let times = stretch(a) != stretch(b) && (printed(a) != printed(b) || timed(a) || timed(b));
    // What one day's report says of shares is not what the next day's says.
    let named = a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.lemma == y.lemma);
    let quoted = [a, b].iter().any(|mention| scene.is_quoted(mention));
    let silent = || {
        let told = scene.same_event(a, b) || named && !quoted || nearby.shared_things(a.id, b.id) > 0;
        !told && !framed(a, b, scene)
    };
    change && !points && (times || printed(a) != printed(b) && silent())
}

/// Returns whether a number is given for an hour.
fn timed(mention: &Mention) -> bool {
    mention.period.as_ref().is_some_and(|period| period.minute.is_some())
}

/// Returns whether a number is given for a month or year that was over: "in 2024 there were 22 arrests".
fn past(mention: &Mention, scene: &Scene<'_>) -> bool {
    let long = mention.period.as_ref().filter(|period| period.grain >= Grain::Month);
    let printed = scene.document(mention).and_then(|document| document.published);
    let over = long.and_then(|period| period.end).zip(printed);
    over.is_some_and(|(end, day)| (day - end).get_days() > OVER)
}

/// Returns whether both numbers count people in general, and neither what happened to them nor a word beside
/// them is the same: anybody may be meant.
fn anybody(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let anyone = |mention: &Mention| mention.counted.as_ref().is_none_or(Counted::is_anyone);
    let counts = a.quantity.unit.is_count() && b.quantity.unit.is_count();
    let classed = |mention: &Mention| mention.event.as_ref().is_some_and(|event| event.class.is_some());
    let told = scene.same_event(a, b) && classed(a) && classed(b);
    let silent = !told && nearby.shared_things(a.id, b.id) == 0;
    counts && anyone(a) && anyone(b) && silent && !beside(a, b, scene) && !beside(b, a, scene)
}

/// Returns whether the sentence of a number gives the amount of another as well, of something else: "62,000
/// homes; 150,000 people live in them" beside "62,000 people".
fn beside(mention: &Mention, other: &Mention, scene: &Scene<'_>) -> bool {
    scene.texts.of_sentence(mention).iter().any(|near| near.id != mention.id && base(near) == base(other))
}

/// Returns whether the sentences of two numbers give one and the same amount beside them: "from 18,000 to
/// 26,100".
fn framed(a: &Mention, b: &Mention, scene: &Scene<'_>) -> bool {
    let others = scene.texts.of_sentence(a).iter().filter(|near| near.id != a.id);
    others
        .take(MOST_BESIDE)
        .any(|near| near.quantity.significant_digits() >= TELLING && beside(b, near, scene))
}

/// Returns whether of two sums of money or shares nothing is told alike but what was done with them: "paid its
/// chief executive €1.1 million", "paid out €21 million"; "half of the cases are in Ludno", "34 percent of the
/// cases are children".
fn only_verb(a: &Mention, b: &Mention, scene: &Scene<'_>, nearby: &Nearby<'_, '_>) -> bool {
    let nouns = a.counted.as_ref().zip(b.counted.as_ref());
    let akin =
        |x: &Counted, y: &Counted| x.head() == y.head() || scene.lexicon.akin.between(&x.lemma, &y.lemma);
    let alone = || nearby.shared_things(a.id, b.id) == 0;
    match a.quantity.unit.dimension {
        Dimension::Money => !nouns.is_some_and(|(x, y)| akin(x, y)) && alone(),
        // The noun of "34 percent of all cases" is what it is a share of, that of "a turnout of 34 percent" its name.
        Dimension::Share if a.kind == Kind::Share => {
            let of = |mention| is_of_whole(mention, scene);
            let own = nouns.is_some_and(|(x, y)| akin(x, y)) && !of(a) && !of(b);
            !own && !scene.same_event(a, b) && !one_time(a, b) && alone()
        }
        _ => false,
    }
}

/// Returns whether "of" leads from a share to what it is a share of.
fn is_of_whole(share: &Mention, scene: &Scene<'_>) -> bool {
    let Some(document) = scene.document(share) else { return false };
    let after = Span::new(share.span.end, share.sentence.end).of(&document.text);
    after.split_whitespace().take(TO_OF).any(|word| word == "of")
}

/// Returns whether the text gives both numbers for the same time.
fn one_time(a: &Mention, b: &Mention) -> bool {
    let told = a.period.is_some() && b.period.is_some();
    told && Fit::of_periods(a.period.as_ref(), b.period.as_ref()) == Fit::Same
}
