//! Defines how the two large tables of `data/`, the words and the gazetteer, are laid out as bytes that
//! need no reading. `build.rs` runs this when the program is built and stops at a row that does not
//! read; the program holds only the bytes, and `keys.rs`, `words.rs` and `places.rs` beside this folder
//! look things up in them.
//!
//! The modules that both sides need name nothing of the project but each other.

mod keys;
pub(crate) mod places;
pub(crate) mod words;

/// The parts of a table, each a file of its own beside the program while that is built.
#[derive(Debug, Default)]
pub(crate) struct Parts(Vec<(&'static str, Vec<u8>)>);

impl Parts {
    /// Returns the parts with their names, in the order of adding.
    pub(crate) fn files(&self) -> &[(&'static str, Vec<u8>)] {
        &self.0
    }

    fn add(&mut self, name: &'static str, bytes: Vec<u8>) {
        self.0.push((name, bytes));
    }

    /// Adds numbers of four bytes; those that do not fit are as large as can be.
    fn add_numbers(&mut self, name: &'static str, numbers: impl IntoIterator<Item = usize>) {
        let bytes =
            numbers.into_iter().flat_map(|number| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        self.add(name, bytes.collect());
    }
}

#[cfg(test)]
impl Parts {
    /// Returns one part for as long as the program runs, empty where there is none of the name.
    pub(super) fn leak(&self, name: &str) -> &'static [u8] {
        let part = self.files().iter().find(|(known, _)| *known == name);
        part.map_or(&[], |(_, bytes)| bytes.clone().leak())
    }

    pub(super) fn numbers(&self, name: &str) -> super::keys::Numbers {
        super::keys::Numbers::of(self.leak(name))
    }

    pub(super) fn pairs(&self, name: &str) -> super::keys::Pairs {
        super::keys::Pairs::of(self.leak(name))
    }

    pub(super) fn keys(&self) -> super::keys::Keys {
        let [starts, common, rare] = ["starts", "common", "rare"].map(|name| self.numbers(name));
        let text = std::str::from_utf8(self.leak("text")).unwrap();
        super::keys::Keys { text, starts, common, rare }
    }
}
