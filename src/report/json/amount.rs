//! Defines [`Amount`], an exact decimal as JSON writes it.
//!
//! A number of serde would be a float. Digits that are taken over as they stand have to be checked, so
//! that whole numbers, which nearly all amounts are, go the short way.

use crate::model::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;

/// An exact decimal, written without zeros at its end.
#[derive(Clone, Debug)]
pub enum Amount {
    /// A whole number.
    Whole(i64),
    /// The digits of any other.
    Digits(Box<RawValue>),
}

impl Amount {
    /// Returns a decimal as JSON has it.
    pub(super) fn of(value: Decimal) -> Option<Self> {
        let value = value.normalize();
        match i64::try_from(value) {
            Ok(whole) if value.scale() == 0 => Some(Self::Whole(whole)),
            _ => RawValue::from_string(value.to_string()).ok().map(Self::Digits),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(whole) => serializer.serialize_i64(*whole),
            Self::Digits(digits) => digits.serialize(serializer),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(whole) => whole.fmt(out),
            Self::Digits(digits) => digits.get().fmt(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_digits() {
        let long = "1234567890123456789012345678";
        for (value, written) in
            [("47", "47"), ("-3.50", "-3.5"), ("1200.00", "1200"), ("0.0", "0"), (long, long)]
        {
            let amount = Amount::of(value.parse().unwrap()).unwrap();
            assert_eq!(
                (serde_json::to_string(&amount).unwrap(), amount.to_string()),
                (written.to_owned(), written.to_owned())
            );
        }
    }
}
