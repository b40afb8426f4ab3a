//! Defines [`Page`], the bytes a document was made from, where they are more than its text.

use super::MAX_DOCUMENT;
use std::io::{self, Read};
use xxhash_rust::xxh3::xxh3_64;

/// How hard pages are compressed: the default of the format, a third of the size at 300 MB/s.
const LEVEL: i32 = 3;

/// A web page as it came, compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// XXH3-64 of the bytes before compression.
    pub hash: u64,
    /// The bytes, as a Zstandard frame.
    pub zstd: Vec<u8>,
}

impl Page {
    /// Returns the page of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        // Compressing into memory fails only where there is none.
        Self { hash: xxh3_64(bytes), zstd: zstd::encode_all(bytes, LEVEL).unwrap_or_default() }
    }

    /// Returns the bytes as they came.
    ///
    /// # Errors
    /// Fails where they are not a Zstandard frame, too long, or not those that were hashed.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zstd::Decoder::new(self.zstd.as_slice())?.take(MAX_DOCUMENT as u64).read_to_end(&mut bytes)?;
        let whole = xxh3_64(&bytes) == self.hash;
        if whole { Ok(bytes) } else { Err(io::Error::other("the page is not the one that was stored")) }
    }
}
