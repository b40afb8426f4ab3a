//! Defines the typed identifiers of the model and how they come from content.
//!
//! An identifier is the XXH3 64-bit hash of the fields named in its documentation, each written as
//! its length in bytes (eight bytes, little endian) followed by its bytes. Anyone can recompute one.
//! Two runs over the same documents, in any order, give the same identifiers. With a million
//! documents the odds that any two collide are about 1 in 37 million.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// Bytes up to which fields are put side by side and hashed at once. Most hashes are of a word or a few
/// numbers; a hasher that takes its input in parts costs several times as much for them.
const SHORT: usize = 112;

/// Hashes length-prefixed fields, so that `("a", "bc")` and `("ab", "c")` differ.
pub struct ContentHash {
    /// The fields so far, as long as they are short.
    bytes: [u8; SHORT],
    used: usize,
    /// Takes over where they are not.
    long: Option<Box<Xxh3>>,
}

impl Default for ContentHash {
    fn default() -> Self {
        Self { bytes: [0; SHORT], used: 0, long: None }
    }
}

impl ContentHash {
    /// Returns a hash of no field.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one field and returns the hash, for chaining.
    #[must_use]
    #[inline]
    pub fn field(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.add(&(bytes.len() as u64).to_le_bytes());
        self.add(bytes);
        self
    }

    #[inline]
    fn add(&mut self, bytes: &[u8]) {
        let end = self.used + bytes.len();
        match (&mut self.long, self.bytes.get_mut(self.used..end)) {
            (None, Some(room)) => {
                room.copy_from_slice(bytes);
                self.used = end;
            }
            (Some(long), _) => long.update(bytes),
            (None, None) => {
                let mut long = Box::new(Xxh3::new());
                long.update(&self.bytes[..self.used]);
                long.update(bytes);
                self.long = Some(long);
            }
        }
    }

    /// Adds a number as an eight-byte field.
    #[must_use]
    pub fn number(self, value: u64) -> Self {
        self.field(value.to_le_bytes())
    }

    /// Returns the 64-bit digest of all fields added so far.
    #[must_use]
    #[inline]
    pub fn finish(self) -> u64 {
        self.long.map_or_else(|| xxh3_64(&self.bytes[..self.used]), |long| long.digest())
    }
}

/// A text that is not sixteen hexadecimal digits was given as an identifier.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("'{0}' is not an identifier: expected 16 hexadecimal digits")]
pub struct ParseIdError(pub String);

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
                let parsed = digits.then(|| u64::from_str_radix(text, 16).ok()).flatten();
                parsed.map(Self).ok_or_else(|| ParseIdError(text.to_owned()))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "pattern": "^[0-9a-f]{16}$"})
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id_type! {
    /// Identifies a [`Document`](super::Document): its text, and the source, title, address and date
    /// where those were given beside the text rather than in it. Renaming the file keeps it.
    DocumentId
}
id_type! {
    /// Identifies a [`Mention`](super::Mention): its document and the span of its number.
    MentionId
}
id_type! {
    /// Identifies a [`Story`](super::Story): its smallest document.
    StoryId
}
id_type! {
    /// Identifies a [`Figure`](super::Figure): its smallest mention.
    FigureId
}
id_type! {
    /// Identifies a [`Claim`](super::Claim): its figure and its quantity in the base unit.
    ClaimId
}
id_type! {
    /// Identifies a [`Conflict`](super::Conflict): its kind and the mentions on its sides.
    ConflictId
}

impl MentionId {
    /// Returns the identifier of the number at `span` in `document`.
    #[must_use]
    pub fn of(document: DocumentId, span: super::Span) -> Self {
        let hash = ContentHash::new().number(document.0);
        Self(hash.number(span.start as u64).number(span.end as u64).finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_together() {
        let left = ContentHash::new().field("a").field("bc").finish();
        let right = ContentHash::new().field("ab").field("c").finish();
        assert_ne!(left, right);
    }

    #[test]
    fn an_identifier_reads_back_what_it_shows() {
        let id = FigureId(0x00ab_cdef_0123_4567);
        assert_eq!(id.to_string(), "00abcdef01234567");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_sign_or_a_short_text_is_no_identifier() {
        assert!("+0abcdef01234567".parse::<FigureId>().is_err());
        assert!("abc".parse::<FigureId>().is_err());
    }
}
