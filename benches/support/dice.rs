//! Defines [`Dice`], numbers that look random and are the same in every run.

#![allow(dead_code, reason = "no user of it uses all of it")]

/// A generator of pseudo-random numbers (xorshift; Marsaglia, "Xorshift RNGs", 2003).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Returns dice that begin with a seed; 0 would only ever give 0.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or_default()
    }

    /// Returns whether one chance in so many came.
    pub(crate) fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }

    /// Returns a number below the limit; the higher the power, the more often a small one.
    pub(crate) fn skewed(&mut self, limit: usize, power: i32) -> usize {
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((part.powi(power) * limit as f64) as usize).min(limit.saturating_sub(1))
    }

    /// Returns one of a list that is not empty.
    pub(crate) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// Brings a list into another order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.below(at + 1);
            items.swap(at, other);
        }
    }
}
