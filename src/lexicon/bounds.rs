//! Defines [`Bounds`], the words that open, close or blur a number, from `data/bounds.tsv`.

use super::{Error, Phrases, rows};

/// What such a word does to the interval of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundWord {
    /// Open above, the number itself left out ("more than").
    Above,
    /// Open above, the number included ("at least").
    Least,
    /// Open below, the number itself left out ("fewer than").
    Below,
    /// Open below, the number included ("up to").
    Most,
    /// Only roughly the number ("about").
    About,
    /// Nothing; another such word may stand in front of it ("well", "just").
    Plain,
}

/// The phrases by where they stand.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// In front of the number; the words of each phrase in reverse order.
    pub before: Phrases<BoundWord>,
    /// Behind the number and its unit.
    pub after: Phrases<BoundWord>,
    /// Behind the noun that is counted.
    pub later: Phrases<BoundWord>,
}

const TABLE: &str = "bounds.tsv";
const EXPECTED: &str = "a side, an effect, and phrases";

impl Bounds {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut bounds = Self::default();
        for (line, [side, effect, phrases]) in
            rows::<3>(TABLE, include_str!("../../data/bounds.tsv"), EXPECTED)?
        {
            let error =
                || Error { table: TABLE, line, found: format!("{side} {effect}"), expected: EXPECTED };
            let effect = effect_named(effect).ok_or_else(error)?;
            for phrase in phrases.split('|') {
                let words = phrase.split(' ');
                match side {
                    "before" => bounds.before.insert(words.rev(), effect),
                    "after" => bounds.after.insert(words, effect),
                    "later" => bounds.later.insert(words, effect),
                    _ => return Err(error()),
                }
            }
        }
        Ok(bounds)
    }
}

/// Returns the effect of that name.
fn effect_named(name: &str) -> Option<BoundWord> {
    Some(match name {
        "above" => BoundWord::Above,
        "least" => BoundWord::Least,
        "below" => BoundWord::Below,
        "most" => BoundWord::Most,
        "about" => BoundWord::About,
        "plain" => BoundWord::Plain,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_front_are_found_backwards() {
        let bounds = Bounds::embedded().unwrap();
        let words = ["than", "more", "killed"];
        let found = bounds.before.longest(|at| words.get(at).copied());
        assert_eq!(found, Some((2, &BoundWord::Above)));
        let words = ["than", "more", "no"];
        assert_eq!(bounds.before.longest(|at| words.get(at).copied()), Some((3, &BoundWord::Most)));
    }
}
