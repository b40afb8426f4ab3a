//! Defines [`lay_out`] for words: reads the dictionary, expands it with regular and irregular inflection,
//! and lays out the readings of every form for [`Words`](super::super::words).

use super::super::table::{Error, error, rows};
use super::super::{Tag, inflect};
use super::Parts;
use super::keys::KeyTable;
use std::collections::HashMap;

/// How far the score of the rarest reading is below 0: a share of one in 256.
const RAREST: u16 = 128;

/// Weight of the first reading of a closed-class word; each further one weighs a sixth of it.
const CLOSED_WEIGHT: u32 = 10_000;

/// Lays out the tables of words, irregular forms and closed-class words.
///
/// # Errors
/// Names the first row that does not read.
pub(crate) fn lay_out(words: &str, irregular: &str, closed: &str) -> Result<Parts, Error> {
    let mut builder = Builder::default();
    builder.add_words(words)?;
    builder.add_irregular(irregular)?;
    builder.add_closed(closed)?;
    builder.inflect();
    Ok(builder.finish())
}

/// A word of the dictionary with the counts of its parts of speech.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    noun: u32,
    verb: u32,
    adjective: u32,
    adverb: u32,
}

impl Counts {
    fn total(self) -> u32 {
        self.noun + self.verb + self.adjective + self.adverb
    }
}

/// A reading with how often it was counted.
#[derive(Clone, Copy, Debug)]
struct Counted<'t> {
    tag: Tag,
    lemma: &'t str,
    weight: u32,
}

/// Collects readings before they are laid out side by side.
#[derive(Debug, Default)]
struct Builder<'t> {
    words: Vec<(&'t str, Counts)>,
    known: HashMap<&'t str, Counts>,
    irregular: HashMap<(&'t str, Part), Vec<&'t str>>,
    forms: KeyTable,
    /// The readings of each form.
    readings: Vec<Vec<Counted<'t>>>,
    closed: HashMap<&'t str, Vec<Counted<'t>>>,
}

/// A part of speech that inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl<'t> Builder<'t> {
    fn add_words(&mut self, table: &'t str) -> Result<(), Error> {
        for (line, [word, tags]) in rows::<2>("words.tsv", table, "word and counts (n:3 v:1)")? {
            let mut counts = Counts::default();
            for tag in tags.split(' ') {
                let count = tag.get(2..).and_then(|count| count.parse().ok());
                let (Some(letter), Some(count)) = (tag.bytes().next(), count) else {
                    return Err(error("words.tsv", line, tag, "a letter of n v a r, a colon and a count"));
                };
                match letter {
                    b'n' => counts.noun = count,
                    b'v' => counts.verb = count,
                    b'a' => counts.adjective = count,
                    b'r' => counts.adverb = count,
                    _ => return Err(error("words.tsv", line, tag, "a letter of n v a r")),
                }
            }
            self.words.push((word, counts));
            self.known.insert(word, counts);
        }
        Ok(())
    }

    fn add_irregular(&mut self, table: &'t str) -> Result<(), Error> {
        for (line, [form, letter, lemma]) in rows::<3>("irregular.tsv", table, "form, letter and lemma")? {
            let part = match letter {
                "n" => Part::Noun,
                "v" => Part::Verb,
                "a" => Part::Adjective,
                "r" => Part::Adverb,
                _ => return Err(error("irregular.tsv", line, letter, "a letter of n v a r")),
            };
            self.irregular.entry((lemma, part)).or_default().push(form);
        }
        Ok(())
    }

    fn add_closed(&mut self, table: &'t str) -> Result<(), Error> {
        for (line, [word, tags, lemma]) in rows::<3>("closed.tsv", table, "word, tags and lemma")? {
            let mut weight = CLOSED_WEIGHT;
            let mut readings = Vec::new();
            for name in tags.split(' ') {
                let Some(tag) = Tag::from_name(name) else {
                    return Err(error("closed.tsv", line, name, "the name of a tag"));
                };
                readings.push(Counted { tag, lemma, weight });
                weight = (weight / 6).max(1);
            }
            self.closed.insert(word, readings);
            self.forms.insert(word);
        }
        Ok(())
    }

    /// Adds all forms of all words of the dictionary, the commonest first, so that what texts ask for
    /// most lies close together in memory.
    fn inflect(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        words.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.total()));
        for (word, counts) in words {
            if counts.noun > 0 {
                self.add(word, Tag::Noun, word, counts.noun);
                self.inflect_noun(word, counts.noun);
            }
            if counts.verb > 0 {
                self.add(word, Tag::Verb, word, counts.verb);
                self.inflect_verb(word, counts.verb);
            }
            if counts.adjective > 0 {
                self.add(word, Tag::Adjective, word, counts.adjective);
                self.compare(word, Part::Adjective, Tag::Adjective, counts.adjective);
            }
            if counts.adverb > 0 {
                self.add(word, Tag::Adverb, word, counts.adverb);
                self.compare(word, Part::Adverb, Tag::Adverb, counts.adverb);
            }
        }
    }

    fn inflect_noun(&mut self, word: &'t str, weight: u32) {
        let irregular = self.irregular.get(&(word, Part::Noun)).cloned().unwrap_or_default();
        for form in &irregular {
            self.add(form, Tag::Nouns, word, weight);
        }
        if irregular.is_empty() {
            self.add(&inflect::plural(word), Tag::Nouns, word, weight);
            if word.ends_with('o') {
                self.add(&format!("{word}s"), Tag::Nouns, word, weight);
            }
        }
    }

    fn inflect_verb(&mut self, word: &'t str, weight: u32) {
        let irregular = self.irregular.get(&(word, Part::Verb)).cloned().unwrap_or_default();
        self.add(&inflect::plural(word), Tag::Verb, word, weight);
        self.add(&inflect::gerund(word), Tag::Gerund, word, weight);
        let (gerunds, others): (Vec<_>, Vec<_>) =
            irregular.into_iter().partition(|form| form.ends_with("ing"));
        for form in &gerunds {
            self.add(form, Tag::Gerund, word, weight);
        }
        let pasts: Vec<&str> = others.into_iter().filter(|form| !form.ends_with('s')).collect();
        let strong: Vec<&str> = pasts.iter().copied().filter(|form| !form.ends_with("ed")).collect();
        let regular = inflect::past(word);
        // Beside a strong form the regular one is used too ("burned", "showed"), unless it would be
        // another word ("see", "seed").
        let other = |form: &str| self.known.get(form).is_some_and(|counts| counts.noun + counts.verb > 0);
        let regular = Some(regular.as_str()).filter(|form| strong.is_empty() || !other(form));
        for form in pasts.iter().copied().filter(|form| form.ends_with("ed")).chain(regular) {
            self.add(form, Tag::Past, word, weight);
            self.add(form, Tag::Participle, word, weight);
        }
        for form in &strong {
            // Of two strong forms the participle is the one in -n or -u- ("taken", "sung"), or the one
            // that is the dictionary form again ("come").
            let marked = strong.iter().any(|other| is_participle_only(other));
            let participle = |form: &str| is_participle_only(form) || (form == word && !marked);
            let alone = strong.len() == 1;
            if alone || participle(form) || !strong.iter().any(|other| participle(other)) {
                self.add(form, Tag::Participle, word, weight);
            }
            if alone || !participle(form) {
                self.add(form, Tag::Past, word, weight);
            }
        }
    }

    /// Adds the comparative and superlative of an adjective or adverb.
    fn compare(&mut self, word: &'t str, part: Part, tag: Tag, weight: u32) {
        if let Some(irregular) = self.irregular.get(&(word, part)).cloned() {
            for form in irregular {
                self.add(form, tag, word, weight);
            }
        } else if part == Part::Adjective {
            for form in inflect::degrees(word).into_iter().flatten() {
                // "Number" is not the comparative of "numb": a form with an entry of its own stays.
                if !self.known.contains_key(form.as_str()) {
                    self.add(&form, tag, word, weight);
                }
            }
        }
    }

    fn add(&mut self, form: &str, tag: Tag, lemma: &'t str, weight: u32) {
        let number = self.forms.insert(form);
        if number >= self.readings.len() {
            self.readings.resize_with(number + 1, Vec::new);
        }
        let known = &mut self.readings[number];
        if !known.iter().any(|known| known.tag == tag && known.lemma == lemma) {
            known.push(Counted { tag, lemma, weight });
        }
    }

    /// Lays the readings out side by side, the likeliest of each form first.
    fn finish(mut self) -> Parts {
        self.readings.resize_with(self.forms.len(), Vec::new);
        let mut forms: Vec<[usize; 2]> = Vec::new();
        let mut laid_out: Vec<[usize; 2]> = Vec::new();
        for (number, mut readings) in std::mem::take(&mut self.readings).into_iter().enumerate() {
            let closed = self.closed.remove(self.forms.key(number));
            let is_closed = usize::from(closed.is_some());
            readings = closed.unwrap_or(readings);
            readings.sort_unstable_by_key(|reading| {
                (std::cmp::Reverse(reading.weight), reading.tag, reading.lemma)
            });
            let total = readings.iter().map(|reading| reading.weight).sum();
            forms.push([laid_out.len(), is_closed + total as usize * 2]);
            for Counted { tag, lemma, weight } in readings {
                let below = (logarithm(total) - logarithm(weight)).min(RAREST);
                laid_out.push([self.forms.insert(lemma), tag as usize | usize::from(below) << Tag::BITS]);
            }
        }
        // Lemmas that are no forms themselves have no readings.
        forms.resize(self.forms.len(), [laid_out.len(), 0]);
        let mut parts = Parts::default();
        self.forms.write(&mut parts);
        parts.add_numbers("forms", forms.into_iter().flatten().chain([laid_out.len(), 0]));
        parts.add_numbers("readings", laid_out.into_iter().flatten());
        parts
    }
}

/// Returns 16 times the binary logarithm of a count, the fraction by linear interpolation: coarse,
/// but the same on every machine. 0 for 0 and 1.
fn logarithm(count: u32) -> u16 {
    let whole = count.max(1).ilog2();
    let fraction = (u64::from(count.max(1)) << 4 >> whole) - 16;
    u16::try_from(u64::from(whole) * 16 + fraction).unwrap_or(u16::MAX)
}

/// Returns whether a strong verb form looks like a participle that is no past tense ("seen").
fn is_participle_only(form: &str) -> bool {
    let ends = ["en", "wn", "ne", "rn", "un", "ung", "unk", "um", "ain"];
    ends.iter().any(|end| form.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named() {
        let error = lay_out("arrest\tx:1\n", "", "").unwrap_err();
        assert_eq!(error.to_string(), "words.tsv line 1: found 'x:1', expected a letter of n v a r");
    }
}
