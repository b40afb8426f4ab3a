//! Defines [`Words`]: for every known word form, its possible parts of speech and lemmas.
//!
//! The dictionary of `data/words.tsv` is expanded with regular and irregular inflection when it is
//! read, so that reading a text takes one look-up a word. Closed-class words come from
//! `data/closed.tsv`, which replaces whatever the dictionary says of them.

use super::forms::FormTable;
use super::map::Map;
use super::table::{Error, error, rows};
use super::{Known, Tag, inflect};

/// One way to read a word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The part of speech.
    pub tag: Tag,
    /// The dictionary form, lower case.
    pub lemma: &'static str,
    /// How likely the reading is among those of the form: 16 times the binary logarithm of its share,
    /// 0 for the only reading, never below -128.
    pub score: i16,
    /// Which tables hold the lemma.
    pub known: Known,
}

/// All known word forms, lower case.
#[derive(Debug, Default)]
pub struct Words {
    forms: FormTable,
    /// For each form its stretch of `readings`.
    entries: Vec<Entry>,
    readings: Vec<Reading>,
}

/// Longest word of ASCII letters that is brought to lower case without allocating, in bytes.
const LONGEST_ASCII: usize = 24;

/// About how many forms the tables give.
const FORMS: usize = 70_000;

/// The readings of one form: a stretch of [`Words::readings`].
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    start: u32,
    count: u16,
    closed: bool,
    known: Known,
    total: u32,
}

/// What is known of a word form.
#[derive(Clone, Copy, Debug)]
pub struct Form<'l> {
    /// The form itself, lower case.
    pub text: &'l str,
    /// Its readings, the likeliest first; never empty where [`Words::get`] returns it.
    pub readings: &'l [Reading],
    /// Whether it is a closed-class word ("the", "seven", "Monday").
    pub closed: bool,
    /// How often its readings were counted all together, from 1; says how common the form is.
    pub total: u32,
    /// Which tables hold the form.
    pub known: Known,
}

/// The lowest score of a reading: a share of one in 256.
const RAREST: i16 = -128;

/// Weight of the first reading of a closed-class word; each further one weighs a sixth of it.
const CLOSED_WEIGHT: u32 = 10_000;

impl Words {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// As for [`Words::read`].
    pub fn embedded() -> Result<Self, Error> {
        let words = include_str!("../../data/words.tsv");
        let irregular = include_str!("../../data/irregular.tsv");
        Self::read(words, irregular, include_str!("../../data/closed.tsv"))
    }

    /// Reads the tables of words, irregular forms and closed-class words.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(words: &'static str, irregular: &'static str, closed: &'static str) -> Result<Self, Error> {
        let mut builder = Builder::new();
        builder.add_words(words)?;
        builder.add_irregular(irregular)?;
        builder.add_closed(closed)?;
        builder.inflect();
        Ok(builder.finish())
    }

    /// Returns what the dictionary knows of a lower-case word form.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<Form<'_>> {
        self.look_up(form).filter(|form| !form.readings.is_empty())
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
        let number = self.forms.get(form)?;
        let Entry { start, count, closed, known, total } = *self.entries.get(number)?;
        let start = start as usize;
        let readings = self.readings.get(start..start + usize::from(count))?;
        Some(Form { text: self.forms.form(number), readings, closed, total, known })
    }

    /// Notes that `table` holds these words, in lower case. [`Words::mark_lemmas`] has to follow.
    pub(super) fn mark<'w>(&mut self, table: Known, words: impl IntoIterator<Item = &'w str>) {
        for word in words {
            let number = self.forms.insert(word);
            if number == self.entries.len() {
                self.entries.push(Entry::default());
            }
            self.entries[number].known |= table;
        }
    }

    /// Gives every reading what was noted of its lemma.
    pub(super) fn mark_lemmas(&mut self) {
        for reading in &mut self.readings {
            let entry = self.forms.get(reading.lemma).and_then(|number| self.entries.get(number));
            reading.known = entry.map_or_else(Known::default, |entry| entry.known);
        }
    }

    /// Returns the lemma of a lower-case form read as `tag`, or `None` where it has no such reading.
    #[must_use]
    pub fn lemma(&self, form: &str, tag: Tag) -> Option<&'static str> {
        let form = self.get(form)?;
        form.readings.iter().find(|reading| reading.tag == tag).map(|reading| reading.lemma)
    }
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
struct Counted {
    tag: Tag,
    lemma: &'static str,
    weight: u32,
}

/// Collects readings before they are laid out side by side.
#[derive(Debug)]
struct Builder {
    words: Vec<(&'static str, Counts)>,
    known: Map<&'static str, Counts>,
    irregular: Map<(&'static str, Part), Vec<&'static str>>,
    forms: FormTable,
    /// The readings in the order of adding, each with the one before it of the same form.
    readings: Vec<(Counted, Option<usize>)>,
    /// The last reading of each form.
    last: Vec<Option<usize>>,
    closed: Map<&'static str, Vec<Counted>>,
}

/// A part of speech that inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl Builder {
    fn new() -> Self {
        Self {
            words: Vec::new(),
            known: Map::default(),
            irregular: Map::default(),
            forms: FormTable::with_capacity(FORMS),
            readings: Vec::with_capacity(FORMS),
            last: Vec::with_capacity(FORMS),
            closed: Map::default(),
        }
    }

    fn add_words(&mut self, table: &'static str) -> Result<(), Error> {
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

    fn add_irregular(&mut self, table: &'static str) -> Result<(), Error> {
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

    fn add_closed(&mut self, table: &'static str) -> Result<(), Error> {
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
            if self.forms.insert(word) == self.last.len() {
                self.last.push(None);
            }
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

    fn inflect_noun(&mut self, word: &'static str, weight: u32) {
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

    fn inflect_verb(&mut self, word: &'static str, weight: u32) {
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
    fn compare(&mut self, word: &'static str, part: Part, tag: Tag, weight: u32) {
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

    fn add(&mut self, form: &str, tag: Tag, lemma: &'static str, weight: u32) {
        let number = self.forms.insert(form);
        if number == self.last.len() {
            self.last.push(None);
        }
        let before = self.last[number];
        let mut at = before;
        while let Some((known, next)) = at.map(|at| &self.readings[at]) {
            if known.tag == tag && known.lemma == lemma {
                return;
            }
            at = *next;
        }
        self.last[number] = Some(self.readings.len());
        self.readings.push((Counted { tag, lemma, weight }, before));
    }

    /// Lays the readings out in one vector, the likeliest of each form first.
    fn finish(self) -> Words {
        let mut words = Words { forms: self.forms, ..Words::default() };
        words.entries.reserve(self.last.len());
        words.readings.reserve(self.readings.len());
        let mut readings = Vec::new();
        for (number, last) in self.last.iter().enumerate() {
            let closed = self.closed.get(words.forms.form(number));
            readings.clear();
            readings.extend(closed.into_iter().flatten());
            let mut at = last.filter(|_| closed.is_none());
            while let Some((reading, next)) = at.map(|at| self.readings[at]) {
                readings.push(reading);
                at = next;
            }
            words.push(&mut readings, closed.is_some());
        }
        words
    }
}

impl Words {
    /// Adds the next form's readings.
    fn push(&mut self, readings: &mut [Counted], closed: bool) {
        readings.sort_unstable_by(|a, b| (b.weight, a.tag, a.lemma).cmp(&(a.weight, b.tag, b.lemma)));
        let start = u32::try_from(self.readings.len()).unwrap_or(u32::MAX);
        let count = u16::try_from(readings.len()).unwrap_or(u16::MAX);
        let total = readings.iter().map(|reading| reading.weight).sum();
        let whole = logarithm(total);
        self.readings.extend(readings.iter().map(|Counted { tag, lemma, weight }| {
            let score = (logarithm(*weight) - whole).max(RAREST);
            Reading { tag: *tag, lemma, score, known: Known::default() }
        }));
        self.entries.push(Entry { start, count, closed, total, known: Known::default() });
    }
}

/// Returns 16 times the binary logarithm of a count, the fraction by linear interpolation: coarse,
/// but the same on every machine. 0 for 0 and 1.
fn logarithm(count: u32) -> i16 {
    let whole = count.max(1).ilog2();
    let fraction = (u64::from(count.max(1)) << 4 >> whole) - 16;
    i16::try_from(u64::from(whole) * 16 + fraction).unwrap_or(i16::MAX)
}

/// Returns whether a strong verb form looks like a participle that is no past tense ("seen").
fn is_participle_only(form: &str) -> bool {
    let ends = ["en", "wn", "ne", "rn", "un", "ung", "unk", "um", "ain"];
    ends.iter().any(|end| form.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let table = "arrest\tn:9 v:5\ntake\tv:9\nhold\tv:4\nlarge\ta:7\nnumb\ta:1\nnumber\tn:5\ncity\tn:3\nwill\tn:4\nplan\tv:2 n:3\n";
        let irregular = "taken\tv\ttake\ntook\tv\ttake\nheld\tv\thold\nplanned\tv\tplan\nplanning\tv\tplan\n";
        Words::read(table, irregular, "will\tmodal noun\twill\n").unwrap()
    }

    fn tags(form: &str) -> Vec<Tag> {
        words().get(form).map(|form| form.readings.iter().map(|r| r.tag).collect()).unwrap_or_default()
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
    fn a_bad_row_is_named() {
        let error = Words::read("arrest\tx:1\n", "", "").unwrap_err();
        assert_eq!(error.to_string(), "words.tsv line 1: found 'x:1', expected a letter of n v a r");
    }
}
