//! Defines how [`StoryKeys`] become bytes and come back.
//!
//! They are found when a document is read and needed when it is put into a story, which may be a million
//! documents later: too many to be held in memory, and to be found twice.

use super::keys::{Key, StoryKeys};
use crate::model::DocumentId;
use jiff::ToSpan;
use jiff::civil::Date;

/// Stands for a day that is not known.
const UNKNOWN: i32 = i32::MIN;

/// The bit of a weight that says the key leads.
const LEADS: u16 = 1 << 15;
/// The bit of a weight that says the key is a full name.
const FULL: u16 = 1 << 14;

impl StoryKeys {
    /// Returns everything but the identifier of the document; six bytes a key.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(160 + self.keys.len() * 6);
        let left_out = u32::try_from(self.left_out).unwrap_or(u32::MAX);
        bytes.extend(self.day.unwrap_or(UNKNOWN).to_le_bytes());
        bytes.extend(left_out.to_le_bytes());
        for keys in [&self.keys, &self.outlet] {
            bytes.extend(count(keys.len()));
            for key in keys {
                let marks = if key.leads { LEADS } else { 0 } | if key.full { FULL } else { 0 };
                bytes.extend(key.hash.to_le_bytes());
                bytes.extend((key.weight.min(FULL - 1) | marks).to_le_bytes());
            }
        }
        for hashes in [&self.main, &self.full, &self.pairs] {
            bytes.extend(count(hashes.len()));
            bytes.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
        }
        bytes.extend(self.lines.iter().flat_map(|line| line.to_le_bytes()));
        bytes
    }

    /// Returns what [`to_bytes`](Self::to_bytes) wrote for a document; `None` for what it does not write.
    #[must_use]
    pub fn from_bytes(document: DocumentId, mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let day = Some(i32::from_le_bytes(take(bytes)?)).filter(|day| *day != UNKNOWN);
        let epoch = Date::constant(1970, 1, 1);
        let published = day.map(|day| epoch.checked_add(day.days()).ok());
        let published = published.map_or(Some(None), |day| day.map(Some))?;
        let left_out = usize::try_from(u32::from_le_bytes(take(bytes)?)).ok()?;
        let (keys, outlet) = (list(bytes, key)?, list(bytes, key)?);
        let hash = |bytes: &mut &[u8]| take(bytes).map(u32::from_le_bytes);
        let (main, full, pairs) = (list(bytes, hash)?, list(bytes, hash)?, list(bytes, hash)?);
        let mut lines = Vec::with_capacity(bytes.len() / 8);
        while !bytes.is_empty() {
            lines.push(u64::from_le_bytes(take(bytes)?));
        }
        let square = keys.iter().map(|key: &Key| u64::from(key.weight).pow(2)).sum();
        Some(Self { document, published, keys, main, full, pairs, outlet, lines, day, square, left_out })
    }
}

/// Returns a number of keys; texts are bounded, so that it always fits.
fn count(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or_default().to_le_bytes()
}

/// Takes so many bytes from the beginning.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*first)
}

/// Takes a list.
fn list<T>(bytes: &mut &[u8], one: impl Fn(&mut &[u8]) -> Option<T>) -> Option<Vec<T>> {
    let count = u32::from_le_bytes(take(bytes)?);
    (0..count).map(|_| one(bytes)).collect()
}

fn key(bytes: &mut &[u8]) -> Option<Key> {
    let (hash, weight) = (u32::from_le_bytes(take(bytes)?), u16::from_le_bytes(take(bytes)?));
    let (leads, full) = (weight & LEADS != 0, weight & FULL != 0);
    Some(Key { hash, weight: weight & (FULL - 1), leads, full })
}

#[cfg(test)]
mod tests {
    use super::super::keys::story_keys;
    use super::super::testing::{lexicon, told};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn keys_come_back_from_their_bytes() {
        let text = "In Ludno 4731 people died.\n\nDonate 45 dollars to the Ana Pell fund.";
        let (mut document, mentions) = told(text, &[("person", "die"), ("dollar", "donate")]);
        for published in [None, Some(date(1969, 12, 30)), Some(date(2024, 3, 5))] {
            document.published = published;
            document.source = "Ludno Courier".to_owned();
            let keys = story_keys(&document, &mentions.iter().collect::<Vec<_>>(), lexicon());
            assert!(!keys.lines.is_empty() && !keys.full.is_empty() && !keys.outlet.is_empty());
            let bytes = keys.to_bytes();
            assert_eq!(StoryKeys::from_bytes(document.id, &bytes).as_ref(), Some(&keys));
            assert_eq!(StoryKeys::from_bytes(document.id, &bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(StoryKeys::from_bytes(document.id, &[255; 20]), None);
    }
}
