//! Defines [`hash`], the hash of a word: the same on every machine, and in the build script that lays the
//! tables out as in the program that asks them.

/// Returns the hash of a word. All its bits depend on all bytes and on their number.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        hash = mix(hash ^ u64::from_le_bytes(*eight));
    }
    mix(hash ^ up_to_seven(rest))
}

/// Returns up to seven bytes as one word; of four and more the first and the last four, which overlap.
#[inline]
fn up_to_seven(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// An odd number without pattern: the fraction of the golden ratio in binary.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads every bit over the whole word.
#[inline]
pub(super) fn mix(word: u64) -> u64 {
    let word = (word ^ word >> 32).wrapping_mul(GOLDEN);
    (word ^ word >> 29).wrapping_mul(GOLDEN).rotate_left(32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn neighbours_differ_in_both_halves() {
        let mut halves = HashSet::new();
        for at in 0..10_000 {
            let hash = hash(format!("word{at}").as_bytes());
            assert!(halves.insert(hash >> 32) && halves.insert(hash << 32));
        }
        assert_ne!(hash(b"a\0"), hash(b"a"));
    }
}
