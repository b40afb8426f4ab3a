//! Defines [`FormTable`], a hash table from word forms to numbers that keeps its keys side by side.
//!
//! The word table has some eighty thousand forms and is made anew by every run of the program; one
//! allocation for all keys rather than one for each makes that several times faster.

use super::map::hash;

/// Forms and their numbers, which count up from 0 in the order of adding.
///
/// Most of the time of a look-up goes into missing the processor's caches. So forms are added in the
/// order of how common they are, and the first [`COMMON`] have slots of their own, few enough to stay
/// in a cache; most words of a text are found there.
#[derive(Debug, Default)]
pub(super) struct FormTable {
    /// All forms, one after the other.
    text: String,
    /// Where each form ends in `text`.
    ends: Vec<u32>,
    /// The slots of the first forms.
    common: Slots,
    /// The slots of all others.
    rare: Slots,
}

/// How many forms are held to be common.
const COMMON: usize = 8192;

impl FormTable {
    /// Returns an empty table with room for about `forms` forms.
    pub(super) fn with_capacity(forms: usize) -> Self {
        Self {
            text: String::with_capacity(forms * 9),
            ends: Vec::with_capacity(forms),
            common: Slots::with_capacity(COMMON),
            rare: Slots::with_capacity(forms.saturating_sub(COMMON)),
        }
    }

    /// Returns the number of a form, or `None` where it was never added.
    pub(super) fn get(&self, form: &str) -> Option<usize> {
        let hash = hash(form.as_bytes());
        let same = |number| self.form(number) == form;
        self.common.find(hash, same).or_else(|| self.rare.find(hash, same))
    }

    /// Returns the number of a form, which is added where it is new; 0 where there is no room for it.
    pub(super) fn insert(&mut self, form: &str) -> usize {
        let number = self.ends.len();
        if let Some(known) = self.get(form).or_else(|| (number == MOST_FORMS).then_some(0)) {
            return known;
        }
        self.text.push_str(form);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let (ends, text) = (&self.ends, &self.text);
        let hash_of = |number| hash(stretch(text, ends, number).as_bytes());
        if number < COMMON { &mut self.common } else { &mut self.rare }.add(number, hash_of);
        number
    }

    /// Returns the form with this number, empty where there is none.
    pub(super) fn form(&self, number: usize) -> &str {
        stretch(&self.text, &self.ends, number)
    }
}

/// Returns the text between the end before and the end with this number.
fn stretch<'t>(text: &'t str, ends: &[u32], number: usize) -> &'t str {
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize);
    let end = ends.get(number).map_or(start, |end| *end as usize);
    text.get(start..end).unwrap_or_default()
}

/// Places for numbers of forms by the hash of the form. A slot has four bytes: in its lower
/// [`NUMBER_BITS`] the number plus 1, 0 where it is empty, and above them a part of the hash that tells
/// most other forms apart.
#[derive(Debug, Default)]
struct Slots {
    /// A power of two of them, or none yet; at most three of four are filled.
    slots: Vec<u32>,
    filled: usize,
}

/// Fewest slots.
const FEWEST_SLOTS: usize = 16;

/// Bits of a slot that hold the number of a form.
const NUMBER_BITS: u32 = 20;

/// Most forms that find room.
const MOST_FORMS: usize = (1 << NUMBER_BITS) - 1;

impl Slots {
    fn with_capacity(forms: usize) -> Self {
        let count = (forms + forms / 3).next_power_of_two().max(FEWEST_SLOTS);
        Self { slots: vec![0; count], filled: 0 }
    }

    /// Returns the number with this hash that is the `same` form.
    #[inline]
    fn find(&self, hash: u64, same: impl Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(hash) & mask;
        loop {
            let slot = self.slots[at];
            let number = (slot as usize & MOST_FORMS).checked_sub(1)?;
            if slot >> NUMBER_BITS == tag(hash) && same(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a number that is not there yet.
    fn add(&mut self, number: usize, hash_of: impl Fn(usize) -> u64) {
        if (self.filled + 1) * 4 > self.slots.len() * 3 {
            let count = (self.slots.len() * 2).max(FEWEST_SLOTS);
            let old = std::mem::replace(&mut self.slots, vec![0; count]);
            for slot in old.into_iter().filter(|slot| *slot != 0) {
                self.put(slot, hash_of((slot as usize & MOST_FORMS) - 1));
            }
        }
        let hash = hash_of(number);
        self.put(tag(hash) << NUMBER_BITS | u32::try_from(number + 1).unwrap_or(0), hash);
        self.filled += 1;
    }

    fn put(&mut self, slot: u32, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = place(hash) & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}

/// Returns the lower half of a hash, where a form is looked for first.
fn place(hash: u64) -> usize {
    usize::try_from(hash & 0xffff_ffff).unwrap_or(0)
}

/// Returns the uppermost bits of a hash, which a slot keeps.
fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> (32 + NUMBER_BITS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_keep_their_numbers_while_the_table_grows() {
        let mut table = FormTable::default();
        let form = |number: usize| format!("form{number}");
        for number in 0..20_000 {
            assert_eq!(table.insert(&form(number)), number);
        }
        for number in 0..20_000 {
            assert_eq!((table.get(&form(number)), table.form(number)), (Some(number), form(number).as_str()));
        }
        assert_eq!(table.insert("form7"), 7);
        assert_eq!(table.get("form"), None);
        assert_eq!(FormTable::default().get("form"), None);
    }
}
