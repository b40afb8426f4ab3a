//! Defines [`slipped`], which relations of the gold come from a slip of the pen.
//!
//! Contradictions of that sort are easy to find: the same digits in another order stand on both sides.
//! How many of the others are found says more, so they are counted apart.

use super::gold::{Gold, Number, Relation};
use claimgraph::model::{Decimal, Quantity, Slip, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the relations that hold a number written with swapped digits or a factor of ten; also a
/// sum that does not add up because of a number that another relation shows to be one.
pub fn slipped(gold: &Gold) -> BTreeSet<&str> {
    let numbers: BTreeMap<String, &Number> =
        gold.numbers.iter().map(|number| (number.name(), number)).collect();
    let miswritten = gold.relations.iter().flat_map(|relation| pairs(relation, &numbers));
    let wrong: BTreeSet<&String> = miswritten.flat_map(|(a, b)| [a, b]).collect();
    let holds = |relation: &&Relation| match relation.kind.as_str() {
        "value_conflict" => pairs(relation, &numbers).next().is_some(),
        "sum_conflict" | "part_conflict" => relation.sides.iter().flatten().any(|id| wrong.contains(id)),
        _ => false,
    };
    gold.relations.iter().filter(holds).map(|relation| relation.id.as_str()).collect()
}

/// Returns the pairs of numbers of a contradiction of values of which one may be the other miswritten.
fn pairs<'a>(
    relation: &'a Relation,
    numbers: &'a BTreeMap<String, &'a Number>,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    let sides = if relation.kind == "value_conflict" { relation.sides.as_slice() } else { &[] };
    let (left, right) = (sides.first().into_iter().flatten(), sides.get(1).into_iter().flatten());
    let all = left.flat_map(move |a| right.clone().map(move |b| (a, b)));
    all.filter(|(a, b)| {
        let quantity = |id: &String| numbers.get(id).and_then(|number| quantity(number));
        let pair = quantity(a).zip(quantity(b));
        matches!(pair.and_then(|(a, b)| Slip::between(&a, &b)), Some(Slip::Digits | Slip::Magnitude))
    })
}

/// Returns the plain number without its unit; `None` for one that is open to a side or a range.
fn quantity(number: &Number) -> Option<Quantity> {
    let value = number.low.filter(|low| number.high.is_some_and(|high| high.total_cmp(low).is_eq()))?;
    Some(Quantity::exact(Decimal::try_from(value).ok()?, Unit::count()))
}
