//! Defines [`FormTable`], a hash table from word forms to numbers that keeps its keys side by side.
//!
//! The word table has some eighty thousand forms and is made anew by every run of the program; one
//! allocation for all keys rather than one for each makes that several times faster.

use super::map::hash;

/// Forms and their numbers, which count up from 0 in the order of adding.
///
/// Texts are full of words that miss the processor's caches, so a slot has four bytes only: in its
/// lower [`NUMBER_BITS`] the number of the form plus 1, 0 where it is empty, and above them a part of
/// the hash that tells most other forms apart.
#[derive(Debug, Default)]
pub(super) struct FormTable {
    /// All forms, one after the other.
    text: String,
    /// Where each form ends in `text`.
    ends: Vec<u32>,
    /// The slots; their count is a power of two.
    slots: Vec<u32>,
}

/// Fewest slots.
const FEWEST_SLOTS: usize = 16;

/// Bits of a slot that hold the number of a form.
const NUMBER_BITS: u32 = 20;

/// Most forms that find room.
const MOST_FORMS: usize = (1 << NUMBER_BITS) - 1;

impl FormTable {
    /// Returns an empty table with room for about `forms` forms.
    pub(super) fn with_capacity(forms: usize) -> Self {
        let slots = (forms * 2).next_power_of_two().max(FEWEST_SLOTS);
        Self {
            text: String::with_capacity(forms * 9),
            ends: Vec::with_capacity(forms),
            slots: vec![0; slots],
        }
    }

    /// Returns the number of a form, or `None` where it was never added.
    pub(super) fn get(&self, form: &str) -> Option<usize> {
        self.probe(form, hash(form.as_bytes()))?.1
    }

    /// Returns the number of a form, which is added where it is new; 0 where there is no room for it.
    pub(super) fn insert(&mut self, form: &str) -> usize {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(form.as_bytes());
        let Some((slot, known)) = self.probe(form, hash) else { return 0 };
        let number = self.ends.len();
        if known.is_some() || number == MOST_FORMS {
            return known.unwrap_or(0);
        }
        self.text.push_str(form);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.slots[slot] = filled(hash, number);
        number
    }

    /// Returns the form with this number, empty where there is none.
    pub(super) fn form(&self, number: usize) -> &str {
        let start =
            number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(number).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Returns the slot that holds the form or would, and the form's number where it is there; `None`
    /// only while there are no slots.
    fn probe(&self, form: &str, hash: u64) -> Option<(usize, Option<usize>)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(hash) & mask;
        loop {
            let slot = self.slots[at];
            let Some(number) = (slot as usize & MOST_FORMS).checked_sub(1) else { return Some((at, None)) };
            if slot >> NUMBER_BITS == tag(hash) && self.form(number) == form {
                return Some((at, Some(number)));
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(FEWEST_SLOTS);
        self.slots = vec![0; count];
        for number in 0..self.ends.len() {
            let hash = hash(self.form(number).as_bytes());
            let mut at = place(hash) & (count - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (count - 1);
            }
            self.slots[at] = filled(hash, number);
        }
    }
}

/// Returns the slot of the form with this hash and number.
fn filled(hash: u64, number: usize) -> u32 {
    tag(hash) << NUMBER_BITS | u32::try_from(number + 1).unwrap_or(0)
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
        for number in 0..1000 {
            assert_eq!(table.insert(&form(number)), number);
        }
        for number in 0..1000 {
            assert_eq!((table.get(&form(number)), table.form(number)), (Some(number), form(number).as_str()));
        }
        assert_eq!(table.insert("form7"), 7);
        assert_eq!(table.get("form"), None);
        assert_eq!(FormTable::default().get("form"), None);
    }
}
