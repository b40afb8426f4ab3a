//! Defines [`Draft`], a number that is being read: its numeral, and what the passes found around it.

use super::Number;
use super::numeral::{Form, Numeral};
use super::pieces::Text;
use crate::model::{Bound, ChangeRole, Decimal, Direction, Kind, Quantity, Reason, Unit};
use std::ops::Range;

/// A number that is being read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The pieces of the number itself.
    pub(super) pieces: Range<usize>,
    /// The pieces of the whole phrase: bound words, currency, unit, "per …".
    pub(super) phrase: Range<usize>,
    /// How the number is written.
    pub(super) form: Form,
    /// The power named by its magnitude word.
    pub(super) magnitude: Decimal,
    /// How much.
    pub(super) quantity: Quantity,
    /// Whether a unit or currency stands with the number itself rather than being shared.
    pub(super) own_unit: bool,
    /// What sort of number.
    pub(super) kind: Kind,
    /// Which way, for changes.
    pub(super) direction: Option<Direction>,
    /// Its part in a statement of change.
    pub(super) change: Option<ChangeRole>,
    /// Why it is no claim.
    pub(super) rejected: Option<Reason>,
    /// The rule that decided.
    pub(super) rule: &'static str,
}

impl Draft {
    /// Returns the draft of a numeral as a plain count.
    pub(super) fn new(numeral: &Numeral) -> Self {
        let exact = Quantity::exact(numeral.value, Unit::count());
        let low = Some(Bound::inclusive(numeral.value));
        let high = match (numeral.form, numeral.high) {
            (Form::Vague, _) => None,
            (_, Some(high)) => Some(Bound::inclusive(high)),
            _ => low,
        };
        let approximate = matches!(numeral.form, Form::Vague | Form::Few);
        Self {
            pieces: numeral.pieces.clone(),
            phrase: numeral.pieces.clone(),
            form: numeral.form,
            magnitude: numeral.magnitude,
            quantity: Quantity { low, high, approximate, precision: numeral.precision, ..exact },
            own_unit: false,
            kind: Kind::Level,
            direction: None,
            change: None,
            rejected: None,
            rule: rule_of(numeral.form),
        }
    }

    /// Returns the draft of a number that is no claim, which covers `pieces`.
    pub(super) fn rejected(
        numeral: &Numeral,
        pieces: Range<usize>,
        reason: Reason,
        rule: &'static str,
    ) -> Self {
        Self { pieces: pieces.clone(), phrase: pieces, rejected: Some(reason), rule, ..Self::new(numeral) }
    }

    /// Puts in the place of two neighbours what they make together, where they make something; that may
    /// go together with the next one again.
    pub(super) fn join(drafts: &mut Vec<Self>, together: impl Fn(&Self, &Self) -> Option<Self>) {
        drafts.dedup_by(|second, first| match together(first, second) {
            Some(whole) => {
                *first = whole;
                true
            }
            None => false,
        });
    }

    /// Returns whether the number is still thought to be a claim.
    pub(super) fn stands(&self) -> bool {
        self.rejected.is_none()
    }

    /// Returns the single number, where it is one.
    pub(super) fn point(&self) -> Option<Decimal> {
        self.quantity.point()
    }

    /// Returns the finished number.
    pub(super) fn finish(self, text: &Text<'_>) -> Number {
        Number {
            span: text.span(&self.pieces),
            tokens: text.tokens(&self.pieces),
            phrase: text.tokens(&self.phrase),
            quantity: self.quantity,
            kind: self.kind,
            direction: self.direction,
            change: self.change,
            rejected: self.rejected,
            rule: self.rule,
        }
    }
}

/// Returns the name of the rule that read a plain number of that form.
fn rule_of(form: Form) -> &'static str {
    match form {
        Form::Digits => "digits",
        Form::Words => "words",
        Form::Article => "article for one",
        Form::Fraction => "fraction",
        Form::Vague => "vague plural",
        Form::Few => "small vague number",
        Form::Ordinal => "ordinal",
    }
}
