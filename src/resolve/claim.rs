//! Defines [`claims`]: a figure's mentions sorted by the amount they give.

use crate::model::{
    Bound, Claim, ClaimId, ContentHash, Decimal, FigureId, Mention, Modality, Quantity, Unit,
};
use std::collections::BTreeMap;

/// What makes two amounts one claim: the ends in the base unit, what is measured, the unit where it
/// cannot be converted, whether it is rough, and whether it is asserted.
type Amount = (Option<End>, Option<End>, String, bool, Modality);

/// One end of an interval in the base unit.
type End = (Decimal, bool);

/// Returns the claims of a figure with their mentions, ascending by identifier.
pub(super) fn claims(figure: FigureId, mentions: &[&Mention]) -> Vec<Claim> {
    let mut amounts: BTreeMap<Amount, Vec<&Mention>> = BTreeMap::new();
    for &mention in mentions {
        amounts.entry(amount(&mention.quantity, mention.modality)).or_default().push(mention);
    }
    let mut claims: Vec<Claim> =
        amounts.into_iter().filter_map(|(amount, mentions)| claim(figure, &amount, &mentions)).collect();
    claims.sort_by_key(|claim| claim.id);
    claims
}

fn amount(quantity: &Quantity, modality: Modality) -> Amount {
    let end = |bound: Option<Bound>| {
        let bound = bound?;
        Some((quantity.unit.to_base(bound.value)?.normalize(), bound.exclusive))
    };
    let unit = &quantity.unit;
    let convertible = unit.comparable(&Unit { code: String::new(), ..unit.clone() });
    let code = format!("{:?} {}", unit.dimension, if convertible { "" } else { &unit.code });
    (end(quantity.low), end(quantity.high), code, quantity.approximate, modality)
}

fn claim(figure: FigureId, amount: &Amount, mentions: &[&Mention]) -> Option<Claim> {
    let (low, high, code, approximate, modality) = amount;
    let mut hash = ContentHash::new().number(figure.0);
    for end in [low, high] {
        let text = end.map_or_else(String::new, |(value, exclusive)| {
            format!("{value}{}", if exclusive { "!" } else { "" })
        });
        hash = hash.field(text);
    }
    hash = hash.field(code).field([u8::from(*approximate)]).field(format!("{modality:?}"));
    Some(Claim {
        id: ClaimId(hash.finish()),
        figure,
        quantity: mentions.first()?.quantity.clone(),
        modality: *modality,
        mentions: mentions.iter().map(|mention| mention.id).collect(),
    })
}
