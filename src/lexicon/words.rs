//! Defines [`Words`]: for every known word form, its possible parts of speech and lemmas.
//!
//! The dictionary of `data/words.tsv` is expanded with regular and irregular inflection when the program
//! is built (`compile/words.rs`), so that reading a text takes one look-up a word and starting takes
//! nothing. Closed-class words come from `data/closed.tsv`, which replaces whatever the dictionary says
//! of them.

use super::keys::{Keys, Numbers};
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
    at: usize,
}

impl Reading<'_> {
    /// Returns the dictionary form, lower case.
    #[must_use]
    pub fn lemma(self) -> &'static str {
        self.words.keys.key(self.number())
    }

    /// Returns which tables hold the lemma.
    #[must_use]
    pub fn known(self) -> Known {
        self.words.known_of(self.number())
    }

    fn number(self) -> usize {
        self.words.readings.get(2 * self.at).map_or(usize::MAX, |number| number as usize)
    }
}

/// All known word forms, lower case.
#[derive(Debug, Default)]
pub struct Words {
    keys: Keys,
    /// For each form two numbers side by side, so that they share a cache line: where its readings begin,
    /// and how often it was counted, doubled, and 1 more for closed-class words. Behind the last stands
    /// where its readings end.
    forms: Numbers,
    /// For each reading two numbers: that of its lemma, and its tag, with above its [`Tag::BITS`] how far
    /// its score is below 0.
    readings: Numbers,
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
    /// The form itself, lower case.
    pub text: &'l str,
    /// Whether it is a closed-class word ("the", "seven", "Monday").
    pub closed: bool,
    /// How often its readings were counted all together, from 1; says how common the form is.
    pub total: u32,
    /// Which tables hold the form.
    pub known: Known,
    words: &'l Words,
    first: usize,
    end: usize,
}

impl<'l> Form<'l> {
    /// Returns its readings, the likeliest first; there are some where [`Words::get`] returned it.
    #[inline]
    pub fn readings(self) -> impl Iterator<Item = Reading<'l>> + use<'l> {
        (self.first..self.end).filter_map(move |at| self.words.reading(at))
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
        Self::new(keys, Numbers::of(part!("forms")), Numbers::of(part!("readings")))
    }

    fn new(keys: Keys, forms: Numbers, readings: Numbers) -> Self {
        // Memory that is all zeros costs nothing until it is written.
        let known = vec![Known::default(); forms.len() / 2];
        Self { keys, forms, readings, known, others: WordMap::default() }
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
        match buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(room) => {
                room.copy_from_slice(word.as_bytes());
                room.make_ascii_lowercase();
                self.get(std::str::from_utf8(room).unwrap_or(word))
            }
            None => self.get(&word.to_lowercase()),
        }
    }

    /// Returns what any table knows of a lower-case word form; without readings where the dictionary
    /// does not know it.
    #[must_use]
    pub fn look_up(&self, form: &str) -> Option<Form<'_>> {
        let Some(number) = self.keys.get(form) else {
            let (text, known) = self.others.get_with_word(form)?;
            return Some(Form {
                text,
                closed: false,
                total: 0,
                known: *known,
                words: self,
                first: 0,
                end: 0,
            });
        };
        let [first, total, end] = [0, 1, 2].map(|part| self.forms.get(2 * number + part));
        let (first, total, end) = (first? as usize, total?, end? as usize);
        let (text, known) = (self.keys.key(number), self.known_of(number));
        Some(Form { text, closed: total & 1 == 1, total: total >> 1, known, words: self, first, end })
    }

    #[inline]
    fn reading(&self, at: usize) -> Option<Reading<'_>> {
        let tag = self.readings.get(2 * at + 1)?;
        let score = -i16::try_from(tag >> Tag::BITS).unwrap_or(i16::MAX);
        Some(Reading { tag: Tag::of_number(tag & ((1 << Tag::BITS) - 1)), score, words: self, at })
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

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;

    fn words() -> Words {
        let table = "arrest\tn:9 v:5\ntake\tv:9\nhold\tv:4\nlarge\ta:7\nnumb\ta:1\nnumber\tn:5\ncity\tn:3\nwill\tn:4\nplan\tv:2 n:3\n";
        let irregular = "taken\tv\ttake\ntook\tv\ttake\nheld\tv\thold\nplanned\tv\tplan\nplanning\tv\tplan\n";
        let parts = compile::words::lay_out(table, irregular, "will\tmodal noun\twill\n").unwrap();
        Words::new(parts.keys(), parts.numbers("forms"), parts.numbers("readings"))
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
