//! Defines [`FormTable`], a hash table from word forms to numbers that keeps its keys side by side.
//!
//! The word table has some eighty thousand forms and is made anew by every run of the program; one
//! allocation for all keys rather than one for each makes that several times faster.

use super::map::hash;

/// Forms and their numbers, which count up from 0 in the order of adding.
#[derive(Debug, Default)]
pub(super) struct FormTable {
    /// All forms, one after the other.
    text: String,
    /// Where each form ends in `text`.
    ends: Vec<u32>,
    /// For each slot the upper half of the hash and the number of the form plus 1; 0 where empty.
    slots: Vec<(u32, u32)>,
}

/// Fewest slots; always a power of two, and at least twice the number of forms.
const FEWEST_SLOTS: usize = 16;

impl FormTable {
    /// Returns an empty table with room for about `forms` forms.
    pub(super) fn with_capacity(forms: usize) -> Self {
        let slots = (forms * 2).next_power_of_two().max(FEWEST_SLOTS);
        Self {
            text: String::with_capacity(forms * 9),
            ends: Vec::with_capacity(forms),
            slots: vec![(0, 0); slots],
        }
    }

    /// Returns the number of a form, or `None` where it was never added.
    pub(super) fn get(&self, form: &str) -> Option<usize> {
        self.probe(form)?.1
    }

    /// Returns the number of a form, which is added where it is new.
    pub(super) fn insert(&mut self, form: &str) -> usize {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let Some((slot, known)) = self.probe(form) else { return 0 };
        if let Some(number) = known {
            return number;
        }
        self.text.push_str(form);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let number = self.ends.len();
        self.slots[slot] = (half(hash(form.as_bytes())), u32::try_from(number).unwrap_or(u32::MAX));
        number - 1
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
    fn probe(&self, form: &str) -> Option<(usize, Option<usize>)> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash(form.as_bytes());
        let tag = half(hash);
        let mut at = usize::try_from(hash & 0xffff_ffff).unwrap_or(0) & mask;
        loop {
            let (known, number) = self.slots[at];
            let Some(number) = (number as usize).checked_sub(1) else { return Some((at, None)) };
            if known == tag && self.form(number) == form {
                return Some((at, Some(number)));
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(FEWEST_SLOTS);
        self.slots = vec![(0, 0); count];
        for number in 0..self.ends.len() {
            let hash = hash(self.form(number).as_bytes());
            let mut at = usize::try_from(hash & 0xffff_ffff).unwrap_or(0) & (count - 1);
            while self.slots[at].1 != 0 {
                at = (at + 1) & (count - 1);
            }
            self.slots[at] = (half(hash), u32::try_from(number + 1).unwrap_or(u32::MAX));
        }
    }
}

/// Returns the upper half of a hash.
fn half(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0)
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
