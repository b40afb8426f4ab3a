//! Defines [`StoryKeys`]: what of a document tells which happening it is about.
//!
//! Keys are a pure function of one document and its mentions, so that a store can keep them beside
//! the document and find the candidates of a new one by equality. A key is the hash of a name, of
//! two names side by side, of a telling amount or of a rare word; each has a weight, more for what
//! is rarer and for what is said again. Front matter is left out: two articles of one outlet have
//! nothing in common by that. Whether two documents are about one story is for
//! [`story`](super::story) to say.

use super::recurring::lines;
use crate::lexicon::{Form, Lexicon};
use crate::model::{ContentHash, Dimension, Document, DocumentId, Mention, Span};
use jiff::civil::Date;
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// How many keys a document keeps, the weightiest first. Origin: an article of 600 words has about
/// 250; what a longer one says beyond its heaviest keys adds nothing to the comparison.
pub const MAX_KEYS: usize = 320;

/// Weight of a name of one word that the lexicon does not know as an ordinary word. The weights
/// here come from the practice stories: with these the weakest link within a story stands farthest
/// above the strongest between two.
const NAME: u16 = 28;
/// Weight of a name that is an ordinary word as well ("Office", "Strait").
const COMMON_NAME: u16 = 12;
/// Weight of two names side by side ("Santa Brisa"), beside those of the single words.
const PAIR: u16 = 20;
/// Weight of an amount with three digits that tell.
const AMOUNT: u16 = 28;
/// Weight of an amount with two.
const SMALL_AMOUNT: u16 = 8;
/// Weight of a word in small letters that the lexicon does not know.
const UNKNOWN_WORD: u16 = 12;
/// Weight of a word of the lexicon that was never counted; every doubling of its count takes off
/// [`PER_DOUBLING`].
const RARE_WORD: u16 = 28;
/// See [`RARE_WORD`].
const PER_DOUBLING: u16 = 4;

/// One key with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What identifies it: half of a hash, by which two of the keys of two documents are taken for one where
    /// they are not once in 50,000 times.
    pub hash: u32,
    /// How much it tells.
    pub weight: u16,
    /// Whether it is a name or an amount; words alone tell a subject, never a happening.
    pub leads: bool,
    /// Whether it is two names side by side.
    pub full: bool,
}

/// What tells which happening a text is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryKeys {
    /// The document.
    pub document: DocumentId,
    /// When it was published.
    pub published: Option<Date>,
    /// The keys of its title and body, ascending by hash.
    pub keys: Vec<Key>,
    /// The hashes of the names and amounts that weigh most, ascending; two documents of one story share
    /// one of them, unless many were published around their days.
    pub main: Vec<u32>,
    /// The hashes of the full names that weigh most, ascending; a report and its sequel share one of them.
    pub full: Vec<u32>,
    /// A hash for every two of the single names and amounts that weigh most, ascending; where many
    /// documents were published, two of one story share one of these or a full name.
    pub pairs: Vec<u32>,
    /// The names its outlet goes by, which count where another document speaks of it ("Brightwell
    /// Energy plc"), ascending by hash.
    pub outlet: Vec<Key>,
    /// The lines of it that its outlet may print everywhere, by their hashes, ascending; see
    /// [`lines`].
    pub lines: Vec<u64>,
    /// The day it was published, counted from 1970-01-01.
    pub(super) day: Option<i32>,
    /// The sum of the squares of the weights of `keys`.
    pub(super) square: u64,
    /// How many lighter keys there were beyond [`MAX_KEYS`].
    pub(super) left_out: usize,
}

/// How many names and amounts of a document others are found by, the weightiest. Origin: with eight one
/// of the practice stories falls in two, with twelve none; of the links between invented articles
/// (`examples/corpus`) twelve find all but one in ten thousand.
const MAIN_KEYS: usize = 12;

/// How many full names of a document its sequels are found by. Origin: an inquiry or a trial turns on
/// one or two.
const MAIN_NAMES: usize = 4;

/// Of how many single names and amounts every two are kept together. Origin: a report of a quake or a
/// strike names the place, the country and the two figures of its headline over and over.
const PAIRED: usize = 4;

impl StoryKeys {
    /// Returns the keys of a document whose outlet tells nothing; `keys` ascend by hash.
    pub(super) fn new(document: DocumentId, published: Option<Date>, keys: Vec<Key>) -> Self {
        let day = published.map(|day| (day - Date::constant(1970, 1, 1)).get_days());
        let square = keys.iter().map(|key| u64::from(key.weight).pow(2)).sum();
        let main = weightiest(&keys, MAIN_KEYS, |key| key.leads);
        let full = weightiest(&keys, MAIN_NAMES, |key| key.full);
        let pairs = in_pairs(&weightiest(&keys, PAIRED, |key| key.leads && !key.full));
        Self { document, published, keys, main, full, pairs, day, square, ..Self::default() }
    }

    /// Returns that the document has more keys than are kept, in words; `None` where it has not.
    #[must_use]
    pub fn limit(&self) -> Option<String> {
        let told = || {
            format!(
                "stories are found by the {MAX_KEYS} weightiest names, amounts and words: {} left out",
                self.left_out
            )
        };
        (self.left_out > 0).then(told)
    }

    /// Returns the hashes of the names of its outlet, ascending.
    #[must_use]
    pub fn outlet_hashes(&self) -> Vec<u32> {
        self.outlet.iter().map(|key| key.hash).collect()
    }
}

/// Returns how often a number doubles one; 0 for 0.
fn doublings(number: usize) -> u16 {
    number.checked_ilog2().and_then(|doublings| u16::try_from(doublings).ok()).unwrap_or_default()
}

/// Returns the half of a hash that keys go by.
fn half(hash: ContentHash) -> u32 {
    (hash.finish() >> 32) as u32
}

/// Returns the hashes of those keys that count and weigh most, ascending.
fn weightiest(keys: &[Key], most: usize, counts: impl Fn(&Key) -> bool) -> Vec<u32> {
    let mut keys: Vec<&Key> = keys.iter().filter(|key| counts(key)).collect();
    let order = |key: &&Key| (std::cmp::Reverse(key.weight), key.hash);
    if keys.len() > most {
        keys.select_nth_unstable_by_key(most, order);
        keys.truncate(most);
    }
    let mut hashes: Vec<u32> = keys.iter().map(|key| key.hash).collect();
    hashes.sort_unstable();
    hashes
}

/// Returns a hash for every two of some ascending hashes, ascending.
fn in_pairs(hashes: &[u32]) -> Vec<u32> {
    let mut pairs = Vec::new();
    for (at, left) in hashes.iter().enumerate() {
        let pair = |right: &u32| half(ContentHash::new().number(u64::from(*left)).number(u64::from(*right)));
        pairs.extend(hashes[at + 1..].iter().map(pair));
    }
    pairs.sort_unstable();
    pairs
}

/// Returns the keys of a document; `n log n` in its length.
#[must_use]
pub fn story_keys(document: &Document, mentions: &[&Mention], lexicon: &Lexicon) -> StoryKeys {
    let body = Span::new(document.header, document.text.len()).of(&document.text);
    let title = document.title.as_deref().unwrap_or("");
    let (above, below) = around_byline(body, &document.source);
    let mut keys = weighed(&[title, above, below], mentions, lexicon);
    let left_out = keys.len().saturating_sub(MAX_KEYS);
    keep_weightiest(&mut keys);
    let outlet = Text::read(&[&document.source], lexicon).outlet_keys();
    let lines = lines(document, mentions, lexicon).into_iter().map(|line| line.hash).collect();
    StoryKeys { outlet, lines, left_out, ..StoryKeys::new(document.id, document.published, keys) }
}

/// Lines among which a byline is looked for. Origin: a headline and a line below it come before.
const BYLINE_LINES: usize = 3;

/// Returns what stands above and below the line that names author and outlet ("By A. Writer | The
/// Wire | 2025-09-13"); the second is empty where there is none.
fn around_byline<'t>(body: &'t str, source: &str) -> (&'t str, &'t str) {
    let mut start = 0;
    for line in body.split_inclusive('\n').take(BYLINE_LINES) {
        let end = start + line.len();
        if line.starts_with("By ") && !source.is_empty() && line.contains(source) {
            return (&body[..start], &body[end..]);
        }
        start = end;
    }
    (body, "")
}

/// Returns the keys of texts that belong together and of the mentions in them, at most [`MAX_KEYS`],
/// ascending by hash.
pub(super) fn text_keys(texts: &[&str], mentions: &[&Mention], lexicon: &Lexicon) -> Vec<Key> {
    let mut keys = weighed(texts, mentions, lexicon);
    keep_weightiest(&mut keys);
    keys
}

/// Returns all keys of texts and of the mentions in them, ascending by hash.
fn weighed(texts: &[&str], mentions: &[&Mention], lexicon: &Lexicon) -> Vec<Key> {
    let mut all = Text::read(texts, lexicon).keys();
    all.extend(mentions.iter().filter_map(|mention| amount_key(mention)));
    // Forms of one word weigh differently; the first that is said counts.
    all.sort_by_key(|key| key.hash);
    let weigh = |same: &[Key]| Key { weight: same[0].weight * (1 + doublings(same.len())), ..same[0] };
    all.chunk_by(|left, right| left.hash == right.hash).map(weigh).collect()
}

/// Leaves of keys those that a document keeps, ascending by hash as they were.
fn keep_weightiest(keys: &mut Vec<Key>) {
    if keys.len() > MAX_KEYS {
        keys.select_nth_unstable_by_key(MAX_KEYS, |key| (std::cmp::Reverse(key.weight), key.hash));
        keys.truncate(MAX_KEYS);
        keys.sort_unstable();
    }
}

/// A word of a text with what its writing says about it.
struct Word<'t, 'l> {
    text: &'t str,
    small: Cow<'t, str>,
    /// The hash of it in small letters.
    hash: u64,
    /// What the lexicon knows of it.
    form: Option<Form<'l>>,
    capital: bool,
    /// Whether it opens a sentence, where any word has a capital.
    opens: bool,
    /// Whether only a blank stands between it and the word before.
    adjoins: bool,
}

/// The words of a text, and which of them stand in small letters or with a capital inside sentences.
struct Text<'t, 'l> {
    words: Vec<Word<'t, 'l>>,
    /// Words that stand with a capital and in small letters as well, by their hashes, ascending.
    small: Vec<u64>,
    /// Words that stand with a capital inside a sentence, as they stand, by their hashes, ascending.
    inside: Vec<u64>,
}

impl<'t, 'l> Text<'t, 'l> {
    fn read(texts: &[&'t str], lexicon: &'l Lexicon) -> Self {
        let mut words: Vec<Word<'t, 'l>> = Vec::with_capacity(texts.iter().map(|text| text.len() / 5).sum());
        texts.iter().for_each(|text| add_words(&mut words, text, lexicon));
        let inside = words.iter().filter(|word| word.capital && !word.opens).map(Word::as_it_stands);
        let capital = set(words.iter().filter(|word| word.capital).map(|word| word.hash));
        let small = words.iter().filter(|word| !word.capital).map(|word| word.hash);
        let small = set(small.filter(|hash| capital.binary_search(hash).is_ok()));
        Self { inside: set(inside), small, words }
    }

    /// Returns whether a word stands for a name: always with a capital, and not only where a
    /// sentence gives it one.
    fn is_name(&self, word: &Word<'_, '_>) -> bool {
        let may_be = word.capital && word.text.chars().nth(2).is_some();
        let known = word.form;
        may_be
            && !known.is_some_and(|form| form.closed)
            && self.small.binary_search(&word.hash).is_err()
            && (known.is_none() || self.inside.binary_search(&word.as_it_stands()).is_ok())
    }

    /// Returns the key of every word that tells, in order and with repetitions.
    fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::with_capacity(self.words.len());
        let mut before: Option<&Word<'_, '_>> = None;
        for word in &self.words {
            if !self.is_name(word) {
                before = None;
                keys.extend(word_key(word));
                continue;
            }
            keys.push(name_key(word));
            if let Some(before) = before.filter(|_| word.adjoins) {
                let hash = ContentHash::new().field("pair").field(&*before.small).field(&*word.small);
                keys.push(Key { hash: half(hash), weight: PAIR, leads: true, full: true });
            }
            before = Some(word);
        }
        keys
    }

    /// Returns the keys of the names of an outlet that are no ordinary words, ascending by hash.
    fn outlet_keys(&self) -> Vec<Key> {
        let names =
            self.words.iter().filter(|word| word.capital && word.text.len() >= 3 && word.form.is_none());
        let mut keys: Vec<Key> = names.map(name_key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

fn name_key(word: &Word<'_, '_>) -> Key {
    let weight = if word.form.is_some() { COMMON_NAME } else { NAME };
    Key { hash: half(ContentHash::new().field("name").field(&*word.small)), weight, leads: true, full: false }
}

fn word_key(word: &Word<'_, '_>) -> Option<Key> {
    let key = |lemma: &str, weight| {
        let hash = half(ContentHash::new().field("word").field(lemma));
        (weight > 0).then_some(Key { hash, weight, leads: false, full: false })
    };
    let Some(form) = word.form else {
        return key(&word.small, if word.small.chars().count() >= 3 { UNKNOWN_WORD } else { 0 });
    };
    let reading = form.readings().next().filter(|_| !form.closed)?;
    let doublings = doublings(form.total.saturating_add(1) as usize);
    key(reading.lemma(), RARE_WORD.saturating_sub(PER_DOUBLING * doublings))
}

impl Word<'_, '_> {
    /// Returns the hash of the word with its capitals.
    fn as_it_stands(&self) -> u64 {
        xxh3_64(self.text.as_bytes())
    }
}

/// Returns the hashes ascending, each once.
fn set(hashes: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut hashes: Vec<u64> = hashes.collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Adds the words of a text, in order; an apostrophe ends a word, so that "Ludno's" is "Ludno".
fn add_words<'t, 'l>(words: &mut Vec<Word<'t, 'l>>, text: &'t str, lexicon: &'l Lexicon) {
    let (first, mut end) = (words.len(), 0);
    while let Some(start) = find(text, end, char::is_alphabetic) {
        let stop = find(text, start, |c| !c.is_alphabetic() && c != '-').unwrap_or(text.len());
        let gap = &text[end..start];
        let word = text[start..stop].trim_end_matches('-');
        end = stop;
        if matches!(gap, "'" | "’") && word.len() <= 2 {
            continue;
        }
        let opens = words.len() == first || gap.contains(['.', '!', '?', '\n', ':', '"', '“', '”', '‘']);
        let capital = word.starts_with(char::is_uppercase);
        let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let small = if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let (hash, form) = (xxh3_64(small.as_bytes()), lexicon.words.get(&small));
        words.push(Word { text: word, small, hash, form, capital, opens, adjoins: gap == " " });
    }
}

/// Returns the place of the first character from `from` on that is `wanted`.
fn find(text: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    // Most text is ASCII, which needs no decoding.
    while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii()) {
        if wanted(char::from(*byte)) {
            return Some(at);
        }
        at += 1;
    }
    text[at..].find(wanted).map(|more| at + more)
}

/// Returns the key of an amount with at least two digits before its zeros.
fn amount_key(mention: &Mention) -> Option<Key> {
    let value = mention.quantity.point()?.normalize();
    let digits = value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
    let weight = match digits {
        0 | 1 => return None,
        2 if mention.quantity.unit.dimension != Dimension::Money => SMALL_AMOUNT,
        _ => AMOUNT,
    };
    let hash = ContentHash::new().field("amount").field(&mention.quantity.unit.code).field(value.to_string());
    Some(Key { hash: half(hash), weight, leads: true, full: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded().unwrap();
        let text = Text::read(&[text], &lexicon);
        text.words
            .iter()
            .filter(|word| text.is_name(word))
            .map(|word| word.small.clone().into_owned())
            .collect()
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_makes_no_name() {
        assert_eq!(names("Police searched Ludno's harbour. Officers left Teremy."), ["ludno", "teremy"]);
    }

    #[test]
    fn a_byline_tells_nothing_of_the_happening() {
        let text = "Fire in Ludno\nBy Ana Pell | The Courier | 2025-03-11\n\nIt burned.";
        assert_eq!(around_byline(text, "The Courier"), ("Fire in Ludno\n", "\nIt burned."));
        assert_eq!(around_byline(text, "The Wire"), (text, ""));
    }

    #[test]
    fn weekdays_and_months_are_no_names() {
        assert_eq!(names("It began on Monday in October near Ludno."), ["ludno"]);
    }

    #[test]
    fn the_outlet_counts_only_by_its_own_name() {
        let lexicon = Lexicon::embedded().unwrap();
        let keys = Text::read(&["Brightwell Energy News"], &lexicon).outlet_keys();
        assert_eq!(keys.len(), 1);
        assert_eq!(keys, Text::read(&["The Brightwell Office"], &lexicon).outlet_keys());
    }
}
