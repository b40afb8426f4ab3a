//! Defines [`Words`]: for every known word form, its possible parts of speech and lemmas.
//!
//! The dictionary of `data/words.tsv` is expanded with regular and irregular inflection when the program
//! is built (`compile/words.rs`), so that reading a text takes one look-up a word and starting takes
//! nothing. Closed-class words come from `data/closed.tsv`, which replaces whatever the dictionary says
//! of them.

use super::keys::{Keys, Numbers, Pairs};
use super::map::Sieve;
use super::word_map::WordMap;
use super::{Known, Tag};

/// One way to read a word form.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'l> {
    /// The part of speech.
    pub tag: Tag,
    /// How likely the reading is among those of the form: 16 times the binary logarithm of its share,
    /// 0 for the only reading, never below -128.
    pub score: i16,
    words: &'l Words,
    /// The number of the lemma.
    number: usize,
}

impl Reading<'_> {
    /// Returns the dictionary form, lower case.
    #[must_use]
    pub fn lemma(self) -> &'static str {
        self.words.keys.key(self.number)
    }

    /// Returns which tables hold the lemma.
    #[must_use]
    pub fn known(self) -> Known {
        self.words.known_of(self.number)
    }
}

/// All known word forms, lower case.
#[derive(Debug, Default)]
pub struct Words {
    keys: Keys,
    /// For each form where its readings begin, and how often it was counted, doubled, and 1 more for
    /// closed-class words. Behind the last stands where its readings end.
    forms: Pairs,
    /// For each reading the number of its lemma, and its tag, with above its [`Tag::BITS`] how far its
    /// score is below 0.
    readings: Pairs,
    /// The closed-class words.
    closed: Sieve,
    /// For each form which of the small tables hold it.
    known: Vec<Known>,
    /// The same for what they hold beside the dictionary.
    others: WordMap<Box<str>, Known>,
}

/// Longest word of ASCII letters that is brought to lower case without allocating, in bytes.
const LONGEST_ASCII: usize = 24;

/// What is known of a word form.
#[derive(Clone, Copy, Debug)]
pub struct Form<'l> {
    /// Whether it is a closed-class word ("the", "seven", "Monday").
    pub closed: bool,
    /// How often its readings were counted all together, from 1; says how common the form is.
    pub total: u32,
    /// Which tables hold the form.
    pub known: Known,
    words: &'l Words,
    /// The number of the form, of no word where only one of the small tables has it.
    number: usize,
    first: u32,
    end: u32,
}

impl<'l> Form<'l> {
    /// Returns the form itself, lower case; empty where only one of the small tables has it.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.words.keys.key(self.number)
    }

    /// Returns whether a reading of it has the form itself for its lemma.
    #[must_use]
    #[inline]
    pub fn is_lemma_of(self, reading: Reading<'_>) -> bool {
        self.number == reading.number
    }

    /// Returns its readings, the likeliest first; there are some where [`Words::get`] returned it.
    #[inline]
    pub fn readings(self) -> impl Iterator<Item = Reading<'l>> + use<'l> {
        self.words
            .readings
            .stretch(self.first as usize..self.end as usize)
            .map(move |pair| self.words.reading(pair))
    }

    /// Returns the part of speech of its likeliest reading.
    #[must_use]
    pub fn tag(self) -> Option<Tag> {
        self.readings().next().map(|reading| reading.tag)
    }

    /// Returns whether the dictionary has it, and not only one of the small tables.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.first < self.end
    }
}

/// Returns a part of the table that was laid out when the program was built.
macro_rules! part {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/words.", $name))
    };
}

impl Words {
    /// Returns the embedded table.
    #[must_use]
    pub fn embedded() -> Self {
        let keys = Keys {
            text: include_str!(concat!(env!("OUT_DIR"), "/words.text")),
            starts: Numbers::of(part!("starts")),
            common: Numbers::of(part!("common")),
            rare: Numbers::of(part!("rare")),
        };
        Self::new(keys, Pairs::of(part!("forms")), Pairs::of(part!("readings")))
    }

    fn new(keys: Keys, forms: Pairs, readings: Pairs) -> Self {
        // Memory that is all zeros costs nothing until it is written.
        let known = vec![Known::default(); forms.len()];
        let (closed, others) = Default::default();
        let mut words = Self { keys, forms, readings, closed, known, others };
        // Closed-class words are numbered first.
        let numbers = (0..forms.len()).take_while(|number| forms.get(*number).is_some_and(is_closed));
        numbers.for_each(|number| words.closed.add(keys.key(number)));
        words
    }

    /// Returns what the dictionary knows of a lower-case word form.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<Form<'_>> {
        self.look_up(form).filter(|form| form.is_word())
    }

    /// Returns what the dictionary knows of a word in any case.
    #[must_use]
    pub fn get_any_case(&self, word: &str) -> Option<Form<'_>> {
        let mut buffer = [0; LONGEST_ASCII];
        let form = match buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(room) => {
                room.copy_from_slice(word.as_bytes());
                room.make_ascii_lowercase();
                self.look_up_bytes(room)
            }
            None => self.look_up(&word.to_lowercase()),
        };
        form.filter(|form| form.is_word())
    }

    /// Returns whether a word in any case is one of a closed class.
    #[must_use]
    pub fn is_closed(&self, word: &str) -> bool {
        let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) else {
            return false;
        };
        let (first, last) = (first.to_ascii_lowercase(), last.to_ascii_lowercase());
        // Letters beyond ASCII may be other bytes in lower case.
        let may_be = !word.is_ascii() || self.closed.may_hold_like(first, last, word.len());
        may_be && self.get_any_case(word).is_some_and(|form| form.closed)
    }

    /// Returns what any table knows of a lower-case word form; without readings where the dictionary
    /// does not know it.
    #[must_use]
    #[inline]
    pub fn look_up(&self, form: &str) -> Option<Form<'_>> {
        self.look_up_bytes(form.as_bytes()).or_else(|| {
            let known = *self.others.get(form)?;
            let (closed, total, number) = (false, 0, usize::MAX);
            Some(Form { closed, total, known, words: self, number, first: 0, end: 0 })
        })
    }

    /// Returns what the dictionary knows of the word form that is these bytes, or of a lemma that is no
    /// form itself.
    fn look_up_bytes(&self, form: &[u8]) -> Option<Form<'_>> {
        let number = self.keys.find(form)?;
        let ((first, total), (end, _)) = self.forms.get(number).zip(self.forms.get(number + 1))?;
        let (closed, total, known) = (total & 1 == 1, total >> 1, self.known_of(number));
        Some(Form { closed, total, known, words: self, number, first, end })
    }

    #[inline]
    fn reading(&self, (number, tag): (u32, u32)) -> Reading<'_> {
        let score = -i16::try_from(tag >> Tag::BITS).unwrap_or(i16::MAX);
        let tag = Tag::of_number(tag & ((1 << Tag::BITS) - 1));
        Reading { tag, score, words: self, number: number as usize }
    }

    #[inline]
    fn known_of(&self, number: usize) -> Known {
        self.known.get(number).copied().unwrap_or_default()
    }

    /// Notes that `table` holds these words, in lower case.
    pub(super) fn mark<'w>(&mut self, table: Known, words: impl IntoIterator<Item = &'w str>) {
        for word in words {
            let known = self.keys.get(word).and_then(|number| self.known.get_mut(number));
            *known.unwrap_or_else(|| self.others.entry(word.into()).or_default()) |= table;
        }
    }

    /// Returns the lemma of a lower-case form read as `tag`, or `None` where it has no such reading.
    #[must_use]
    pub fn lemma(&self, form: &str, tag: Tag) -> Option<&'static str> {
        let form = self.get(form)?;
        form.readings().find(|reading| reading.tag == tag).map(Reading::lemma)
    }
}

/// Returns whether the numbers of a form say that it is a closed-class word.
fn is_closed((_, total): (u32, u32)) -> bool {
    total & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;

    fn words() -> Words {
        let table = "arrest\tn:9 v:5\ntake\tv:9\nhold\tv:4\nlarge\ta:7\nnumb\ta:1\nnumber\tn:5\ncity\tn:3\nwill\tn:4\nplan\tv:2 n:3\n";
        let irregular = "taken\tv\ttake\ntook\tv\ttake\nheld\tv\thold\nplanned\tv\tplan\nplanning\tv\tplan\n";
        let parts = compile::words::lay_out(table, irregular, "will\tmodal noun\twill\n").unwrap();
        Words::new(parts.keys(), parts.pairs("forms"), parts.pairs("readings"))
    }

    fn tags(form: &str) -> Vec<Tag> {
        words().get(form).map(|form| form.readings().map(|r| r.tag).collect()).unwrap_or_default()
    }

    #[test]
    fn the_likelier_reading_comes_first() {
        assert_eq!(tags("arrest"), [Tag::Noun, Tag::Verb]);
        assert_eq!(tags("arrests"), [Tag::Nouns, Tag::Verb]);
        assert_eq!(tags("arrested"), [Tag::Past, Tag::Participle]);
    }

    #[test]
    fn strong_forms_are_told_apart_where_they_differ() {
        assert_eq!(tags("took"), [Tag::Past]);
        assert_eq!(tags("taken"), [Tag::Participle]);
        assert_eq!(tags("held"), [Tag::Past, Tag::Participle]);
        assert_eq!(tags("planned"), [Tag::Past, Tag::Participle]);
    }

    #[test]
    fn lemmas() {
        assert_eq!(words().lemma("cities", Tag::Nouns), Some("city"));
        assert_eq!(words().lemma("larger", Tag::Adjective), Some("large"));
        assert_eq!(words().lemma("number", Tag::Adjective), None);
    }

    #[test]
    fn closed_words_replace_the_dictionary() {
        assert_eq!(tags("will"), [Tag::Modal, Tag::Noun]);
    }

    #[test]
    fn closed_words_are_known_in_any_case() {
        let words = Words::embedded();
        assert!(
            ["the", "Seven", "MONDAY", "don't", "Don\u{2019}t"]
                .iter()
                .all(|word| words.get(&word.to_lowercase()).is_some_and(|form| form.closed)
                    == words.is_closed(word))
        );
        assert!(words.is_closed("Seven") && !words.is_closed("arrests") && !words.is_closed(""));
    }

    #[test]
    fn what_the_small_tables_hold_is_noted_of_words_and_lemmas() {
        let mut words = words();
        words.mark(Known::CUE, ["arrest", "so-called"]);
        let arrests = words.get("arrests").unwrap();
        assert!(!arrests.known.in_any(Known::CUE));
        assert!(arrests.readings().all(|reading| reading.known().in_any(Known::CUE)));
        assert!(words.look_up("so-called").unwrap().known.in_any(Known::CUE));
        assert!(words.get("so-called").is_none());
    }
}
