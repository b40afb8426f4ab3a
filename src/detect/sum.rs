//! Defines [`ties`]: parts and wholes that the text itself presents as such, in sentences and lists.

use super::scene::Scene;
use super::tie::{Outcome, Tie, base};
use crate::lexicon::Limit;
use crate::model::significant_digits;
use crate::model::{Decimal, Fit, Mention, Modality, Span};
use crate::text::tokenise;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the total that the rows of a list which is not called complete must reach to be taken
/// for all there is, in per cent. Origin: lists of examples stay far below, complete ones with a
/// slip near.
const NEARLY_ALL: i64 = 80;

/// Rows from which a list that is not called complete is taken for one that may be.
const MIN_ROWS: usize = 3;

/// Digits of a number that a list of unlike things nearly adds up to, at least: shorter ones are met by chance.
const TELLING: usize = 4;

/// Part of their sum by which the rows of such a list may miss it. Origin: a slip of digits in one of three rows.
const MISSED: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Numbers before a list and behind it among which its total is looked for, at most. Origin: more than the
/// longest practice article has.
const MAX_AROUND: usize = 1024;

/// Bytes back to what "of those" goes back to, at most. Origin: two sentences.
const THOSE: usize = 320;

/// Returns whether what two numbers count is not told otherwise: no six firearms are a part of five states.
fn of_one_sort(part: &Mention, whole: &Mention) -> bool {
    let own = |mention: &Mention| mention.counted.clone().filter(|counted| !counted.carried);
    own(part).zip(own(whole)).is_none_or(|(x, y)| x.is_like(&y) || x.head() == y.head())
}

/// Returns the sums and the parts that the mentions of one document, in order, are said to form.
pub(super) fn ties<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = told(mentions, scene);
    ties.extend(of_those(mentions, scene));
    ties.extend(listed(mentions, scene));
    ties.extend(told_outside(mentions));
    ties.extend((1..mentions.len()).filter_map(|at| closed(mentions, at, scene)));
    ties
}

/// Returns the ties of numbers that a sentence calls parts of another.
fn told<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut complete: BTreeMap<Span, Vec<&'a Mention>> = BTreeMap::new();
    let mut ties = Vec::new();
    for &part in mentions.iter().filter(|mention| mention.modality == Modality::Asserted) {
        let Some(of) = part.structure.part_of else { continue };
        if of.complete {
            complete.entry(of.whole).or_default().push(part);
        }
        let holds = |whole: &&Mention| of_one_sort(part, whole) && may_hold(whole, part);
        let whole = scene.at(part.document, of.whole).filter(holds);
        ties.extend(whole.map(|whole| Tie::Part { whole, part }));
    }
    for (span, parts) in complete {
        let whole = parts.first().and_then(|part| scene.at(part.document, span));
        let alike = |whole: &&Mention| parts.iter().all(|part| may_hold(whole, part));
        if let Some(whole) = whole.filter(alike).filter(|_| parts.len() > 1) {
            ties.push(Tie::Sum { whole, parts });
        }
    }
    ties
}

/// Returns whether a number may be a part of one that stands in another sentence: both count the same by words
/// of their own, or people.
fn may_hold(whole: &Mention, part: &Mention) -> bool {
    let listed = |mention: &Mention| mention.structure.cell.is_some();
    if whole.sentence == part.sentence || !listed(part) {
        return true;
    }
    let told = whole.counted.as_ref().zip(part.counted.as_ref());
    told.is_none_or(|(x, y)| {
        x.head() == y.head() && !y.carried || x.person.is_some() && y.person.is_some() && !y.carried
    })
}

/// Returns the parts that go back to an earlier number by "of those": "640 of those sheep". The whole
/// is the last number before it that counts the same.
fn of_those<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for (at, &part) in mentions.iter().enumerate() {
        let asserted = part.modality == Modality::Asserted && part.quantity.unit.is_count();
        if !asserted || part.structure.part_of.is_some() {
            continue;
        }
        let Some(document) = scene.document(part) else { continue };
        let after = Span::new(part.span.end, part.sentence.end).of(&document.text);
        let mut words = after.split_whitespace();
        if words.next() != Some("of") || !matches!(words.next(), Some("those" | "these")) {
            continue;
        }
        let noun = part.counted.as_ref().map(|counted| counted.lemma.as_str());
        let near = |other: &&&Mention| part.span.start - other.span.end <= THOSE;
        let counts = |other: &&&Mention| {
            other.quantity.unit.is_count()
                && noun.is_some()
                && other.counted.as_ref().map(|counted| counted.lemma.as_str()) == noun
        };
        if let Some(&whole) = mentions[..at].iter().rev().take_while(near).find(counts) {
            ties.push(Tie::Part { whole, part });
        }
    }
    ties
}

/// Returns the number that the sentence of a part goes back to by "of those" at its start: "There were 185 of them. Of
/// those, 131 died on rural roads". It is the last before that sentence which counts the same.
pub(super) fn those_before<'a>(
    part: &Mention,
    earlier: &[&'a Mention],
    scene: &Scene<'_>,
) -> Option<&'a Mention> {
    let document = scene.document(part)?;
    let text = Span::new(part.sentence.start, part.span.start).of(&document.text).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let opens = words.next() == Some("of") && matches!(words.next(), Some("those" | "these" | "them"));
    let near = |other: &&&Mention| part.sentence.start.saturating_sub(other.span.end) <= THOSE;
    let fits = |whole: &&&Mention| {
        whole.span.start < part.sentence.start
            && whole.kind == part.kind
            && whole.modality == part.modality
            && whole.subset.is_none()
            && whole.quantity.unit.comparable(&part.quantity.unit)
            && of_one_sort(part, whole)
    };
    let found = || earlier.iter().rev().take_while(near).find(fits).copied();
    if opens { found() } else { None }
}

/// Returns the sum that "the other two" closes: with it, the numbers before it are all there is. Their
/// whole is the number that "of" or "among" opens them with, or the last before them that is larger and
/// of the thing named there.
fn closed<'a>(mentions: &[&'a Mention], at: usize, scene: &Scene<'a>) -> Option<Tie<'a>> {
    let rest = *mentions.get(at)?;
    let document = scene.document(rest)?;
    let count = rest.modality == Modality::Asserted && rest.structure.cell.is_none();
    let before = Span::new(rest.sentence.start, rest.span.start).of(&document.text);
    let mut words = before.split_whitespace().rev();
    let (word, the) = (words.next()?.to_lowercase(), words.next()?);
    let phrase = |step: usize| ["the", word.as_str()].get(step).copied();
    let other = scene.lexicon.subsets.longest(phrase) == Some((2, Limit::Other));
    if !count || !other || the.to_lowercase() != "the" {
        return None;
    }
    let near = |part: &&&Mention| rest.span.start - part.span.end <= THOSE && part.structure.cell.is_none();
    let earlier: Vec<&Mention> = mentions[..at].iter().rev().take_while(near).copied().collect();
    let opening = earlier.iter().find_map(|part| opened(part, &earlier, scene))?;
    let alike =
        |part: &&&Mention| part.quantity.unit.comparable(&rest.quantity.unit) && part.subset.is_none();
    let parts = earlier.iter().take_while(|part| part.sentence == opening.0).filter(alike).copied();
    let mut parts: Vec<&Mention> =
        parts.filter(|part| Some(part.id) != opening.1.map(|whole| whole.id)).collect();
    parts.reverse();
    parts.push(rest);
    let largest = parts.iter().filter_map(|part| base(part)).max();
    let behind = |whole: &&&Mention| {
        whole.quantity.unit.comparable(&rest.quantity.unit)
            && whole.span.start < opening.0.start
            && base(whole) > largest
            && names(whole, opening.0, &parts, scene)
    };
    let whole = opening.1.or_else(|| mentions[..at].iter().rev().find(behind).copied())?;
    (parts.len() > 1).then_some(Tie::Sum { whole, parts })
}

/// Returns the sentence of a number where "of" or "among" opens it, and the number right behind that.
fn opened<'a>(
    part: &Mention,
    earlier: &[&'a Mention],
    scene: &Scene<'_>,
) -> Option<(Span, Option<&'a Mention>)> {
    let sentence = part.sentence;
    let text = sentence.of(&scene.document(part)?.text).to_lowercase();
    let opens = text.split_whitespace().next().is_some_and(|word| matches!(word, "of" | "among"));
    let first = earlier.iter().rev().copied().find(|other| other.sentence == sentence)?;
    let head = text.get(..first.span.start - sentence.start).unwrap_or_default();
    let direct = head.split_whitespace().count() <= 2;
    opens.then_some((sentence, direct.then_some(first)))
}

/// Returns whether the words that open a sentence name what a number counts, or only point back to it.
fn names(whole: &Mention, sentence: Span, parts: &[&Mention], scene: &Scene<'_>) -> bool {
    let Some((document, first)) = scene.document(whole).zip(parts.first()) else { return false };
    if first.span.start <= sentence.start {
        return false;
    }
    let tokens = tokenise(&document.text, Span::new(sentence.start, first.span.start), scene.lexicon);
    let back = tokens.iter().any(|token| matches!(&*token.lower, "these" | "those" | "this" | "them"));
    let noun = whole.counted.as_ref().and_then(|counted| counted.lemma.rsplit(' ').next());
    back || noun.is_some_and(|noun| tokens.iter().any(|token| token.lemma == noun))
}

/// Returns the sums of the columns of lists: against the list's own total, or else against what the
/// document says in another place.
fn listed<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<Tie<'a>> {
    let mut ties = Vec::new();
    for (list, parts) in columns(mentions, scene) {
        let mentions = around(mentions, &parts);
        let complete = parts.iter().any(|part| cell_complete(part));
        if parts.len() < 2 || (!complete && parts.len() < MIN_ROWS) {
            continue;
        }
        // What their sum stands for may be called by another noun: "212 poachers", by province "88 arrests".
        if is_given(list, &parts, mentions) {
            continue;
        }
        let wholes = wholes(list, &parts, mentions, scene);
        let tie = |whole: &'a Mention| Tie::Sum { whole, parts: parts.clone() };
        let own =
            wholes.iter().any(|whole| whole.structure.cell.as_ref().is_some_and(|cell| cell.list == list));
        if own && !covers(list, &parts, mentions) {
            continue;
        }
        if wholes.iter().any(|whole| tie(whole).work() == Outcome::Fits) {
            continue;
        }
        let likely = wholes.into_iter().find(|whole| {
            let tie = tie(whole);
            !explained(&tie, &parts, mentions, scene) && (complete || nearly(&tie))
        });
        ties.extend(likely.map(tie));
    }
    ties
}

/// Returns the sums of lists with one number a row, whatever the rows count, against the only number outside them that
/// they nearly add up to: the models of "413,250 vehicles".
fn told_outside<'a>(mentions: &[&'a Mention]) -> Vec<Tie<'a>> {
    let mut lists: BTreeMap<usize, Vec<&'a Mention>> = BTreeMap::new();
    for &mention in mentions {
        if let Some(cell) = &mention.structure.cell {
            lists.entry(cell.list).or_default().push(mention);
        }
    }
    lists.retain(|_, parts| {
        let cells = || parts.iter().filter_map(|part| part.structure.cell.as_ref());
        let rows: BTreeSet<usize> = cells().map(|cell| cell.row).collect();
        let single = rows.len() == parts.len() && cells().all(|cell| !cell.total);
        let alike = parts.windows(2).all(|pair| {
            pair[0].kind == pair[1].kind && pair[0].quantity.unit.comparable(&pair[1].quantity.unit)
        });
        single
            && alike
            && parts.len() >= MIN_ROWS
            && parts.iter().all(|part| part.modality == Modality::Asserted)
    });
    lists.into_iter().filter_map(|(list, parts)| outside(list, parts, mentions)).collect()
}

fn outside<'a>(list: usize, parts: Vec<&'a Mention>, mentions: &[&'a Mention]) -> Option<Tie<'a>> {
    let mentions = around(mentions, &parts);
    if is_given(list, &parts, mentions) {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?))?;
    let first = *parts.first()?;
    let near = |whole: &&Mention| {
        let listed = whole.structure.cell.as_ref().is_some_and(|cell| cell.list == list);
        let unit = whole.quantity.unit.comparable(&first.quantity.unit) && whole.kind == first.kind;
        let exact = whole.quantity.point().filter(|value| significant_digits(*value) >= TELLING);
        let value = base(whole).filter(|_| exact.is_some());
        let close = value.is_some_and(|value| (value - sum).abs() <= sum * MISSED);
        !listed
            && unit
            && close
            && !whole.quantity.approximate
            && whole.subset.is_none()
            && parts.iter().all(|part| base(part) < value)
    };
    let wholes: Vec<&'a Mention> = mentions.iter().copied().filter(near).collect();
    let one = wholes.windows(2).all(|pair| base(pair[0]) == base(pair[1]));
    wholes.first().filter(|_| one).map(|whole| Tie::Sum { whole, parts })
}

/// Returns whether the parts are all that the rows of their list have in their column: what a list's own total
/// stands for is all of it, whatever its rows are called.
fn covers(list: usize, parts: &[&Mention], mentions: &[&Mention]) -> bool {
    let cell = |mention: &Mention| mention.structure.cell.clone().filter(|cell| cell.list == list);
    let places: Vec<(usize, usize)> =
        parts.iter().filter_map(|part| cell(part)).map(|cell| (cell.row, cell.column)).collect();
    let columns: BTreeSet<usize> = places.iter().map(|place| place.1).collect();
    let rows: BTreeSet<usize> = places.iter().map(|place| place.0).collect();
    let like = |mention: &Mention| {
        parts.first().is_some_and(|part| {
            part.kind == mention.kind && part.quantity.unit.comparable(&mention.quantity.unit)
        })
    };
    let missed = |mention: &&&Mention| {
        cell(mention).is_some_and(|at| {
            !at.total && columns.contains(&at.column) && !rows.contains(&at.row) && like(mention)
        })
    };
    columns.len() == 1 && mentions.iter().find(missed).is_none()
}

/// Returns whether a number outside a list is the sum of its rows, whatever it counts.
fn is_given(list: usize, parts: &[&Mention], mentions: &[&Mention]) -> bool {
    let values: Option<Vec<Decimal>> = parts.iter().map(|part| base(part)).collect();
    let sum =
        values.and_then(|values| values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)));
    let outside = |mention: &&&Mention| mention.structure.cell.as_ref().is_none_or(|cell| cell.list != list);
    let comparable = |mention: &Mention| {
        parts.first().is_some_and(|part| part.quantity.unit.comparable(&mention.quantity.unit))
    };
    let mut others = mentions.iter().filter(outside);
    sum.is_some() && others.any(|mention| base(mention) == sum && comparable(mention))
}

/// Returns whether one of the rows gives the sum of the others, whatever it is called: then the list adds up by
/// itself.
pub(super) fn holds_total(parts: &[&Mention]) -> bool {
    let values: Vec<Decimal> = parts.iter().filter_map(|part| base(part)).collect();
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
    let half = sum.and_then(|sum| sum.checked_div(Decimal::TWO)).filter(|half| !half.is_zero());
    let listed = parts.iter().all(|part| part.structure.cell.is_some());
    listed && values.len() > 2 && half.is_some_and(|half| values.contains(&half))
}

/// Returns the numbers of a document that stand in a column or near it.
fn around<'m, 'a>(mentions: &'m [&'a Mention], parts: &[&Mention]) -> &'m [&'a Mention] {
    let at = |part: &&Mention| mentions.partition_point(|mention| mention.span < part.span);
    let (first, last) = (parts.first().map_or(0, at), parts.last().map_or(mentions.len(), at));
    &mentions[first.saturating_sub(MAX_AROUND)..mentions.len().min(last.saturating_add(MAX_AROUND))]
}

fn cell_complete(mention: &Mention) -> bool {
    mention.structure.cell.as_ref().is_some_and(|cell| cell.complete)
}

/// Returns the rows of each list that count the same sort of thing, totals left out.
fn columns<'a>(mentions: &[&'a Mention], scene: &Scene<'a>) -> Vec<(usize, Vec<&'a Mention>)> {
    let mut columns: Vec<(usize, Vec<&'a Mention>)> = Vec::new();
    let mut of_list: BTreeMap<usize, Vec<(usize, BTreeSet<usize>)>> = BTreeMap::new();
    for &mention in mentions {
        let Some(cell) = &mention.structure.cell else { continue };
        // What is a part of another number of its row is counted there already.
        if cell.total || mention.structure.part_of.is_some() || mention.subset.is_some() {
            continue;
        }
        let own = of_list.entry(cell.list).or_default();
        let fits = |(column, rows): &&mut (usize, BTreeSet<usize>)| {
            let first = columns[*column].1.first();
            !rows.contains(&cell.row) && first.is_some_and(|first| scene.alike(first, mention))
        };
        if let Some((column, rows)) = own.iter_mut().find(fits) {
            columns[*column].1.push(mention);
            rows.insert(cell.row);
        } else {
            own.push((columns.len(), BTreeSet::from([cell.row])));
            columns.push((cell.list, vec![mention]));
        }
    }
    columns
}

/// Returns what may be the total of a column, the list's own total row alone where it has one; else
/// the numbers outside the list that count the same without being limited to one of its places.
fn wholes<'a>(
    list: usize,
    parts: &[&'a Mention],
    mentions: &[&'a Mention],
    scene: &Scene<'a>,
) -> Vec<&'a Mention> {
    let Some(&first) = parts.first() else { return Vec::new() };
    let alike = |mention: &&Mention| scene.alike(first, mention) && mention.modality == first.modality;
    let own = mentions.iter().copied().filter(|mention| {
        let total = mention.structure.cell.as_ref().is_some_and(|cell| cell.list == list && cell.total);
        total && mention.subset.is_none()
    });
    let own: Vec<&Mention> = own.filter(alike).collect();
    if !own.is_empty() {
        return own;
    }
    let largest = parts.iter().filter_map(|part| base(part)).max();
    let outside = mentions.iter().copied().filter(|mention| {
        let listed = mention.structure.cell.as_ref().is_some_and(|cell| cell.list == list);
        !listed && mention.subset.is_none() && base(mention) > largest && !placed(mention, parts)
    });
    let alike: Vec<&Mention> = outside.filter(alike).collect();
    // "More than 40 needed help" may count the same people and may not; what surely does goes first.
    let sure: Vec<&Mention> =
        alike.iter().copied().filter(|mention| scene.same_event(first, mention)).collect();
    if sure.is_empty() { alike } else { sure }
}

/// Returns whether a number is limited to the place of one of the rows.
fn placed(mention: &Mention, parts: &[&Mention]) -> bool {
    parts.iter().any(|part| Fit::of_places(part.place.as_ref(), mention.place.as_ref()) == Fit::Same)
}

/// Returns whether a further number of the document makes up what the rows lack.
fn explained<'a>(tie: &Tie<'a>, parts: &[&'a Mention], mentions: &[&'a Mention], scene: &Scene<'a>) -> bool {
    let Outcome::Fails { missing: Some(missing), .. } = tie.work() else { return false };
    let Some(&first) = parts.first() else { return false };
    mentions.iter().any(|mention| {
        base(mention) == Some(missing)
            && mention.structure.part_of.is_none()
            && !parts.contains(mention)
            && scene.alike(first, mention)
    })
}

/// Returns whether the parts of a sum come near its whole, or exceed it.
fn nearly(tie: &Tie<'_>) -> bool {
    let Tie::Sum { whole, parts } = tie else { return false };
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(base(part)?));
    let needed = base(whole).and_then(|whole| whole.checked_mul(Decimal::new(NEARLY_ALL, 2)));
    sum.zip(needed).is_some_and(|(sum, needed)| sum >= needed)
}
