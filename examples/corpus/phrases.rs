//! Defines [`Language`], the words and sentence patterns invented news is made of.

use crate::dice::Dice;
use claimgraph::lexicon::{Lexicon, Tag};
use std::collections::BTreeMap;

/// How much oftener common words are drawn: the third power of an even chance gives the half of all
/// draws to an eighth of the words, the fourth to a sixteenth.
const WORD_SKEW: i32 = 4;

/// Sentences without figures: `n` a noun, `s` nouns, `a` an adjective, `v` a verb, `d` a past tense,
/// `g` a gerund; `P` a person of the story, `C` its city, `O` another city, `L` a politician, `X` somebody
/// who is named once.
const FILLER: [&str; 33] = [
    "{P} said the {n} had been {a} for a long time and that nobody had {d} it.",
    "The {n} of {C} {d} the {s} and went on {g} until the {n} {d}.",
    "They spoke of a {a} {n} that the {s} had {d} before.",
    "The {s} of the {n} {d} a {a} {n} and {d} that the {s} would {v}.",
    "In {O}, where a {a} {n} had {d} the {n}, it was {d} with {n}.",
    "“We are {a} and we will {v} every {n} we can,” {P} said.",
    "The {a} {s} could be {d} from the {n}, and the {s} {d} along it.",
    "It did not say whether the {n} had {d} the {a} {n}.",
    "{P}, who has been near the {n} for most of the {n}, {d} a {a} {n}.",
    "A {n} for the {n} said that {g} the {s} would {v} some {n}.",
    "The {n} was once a {a} {n} and has been {d} more than once since then.",
    "The {s} say that the {a} {s} were {d} and that the {n} did nothing.",
    "“Nobody had {d} us about the {n},” said {P}, beside a {a} {n}.",
    "The {s} kept their {s} while the {n} {d} the {n}.",
    "The {s} are to {v} the {n} and the {a} {s} around it.",
    "It is not {a} why the {n} {d} or who was {g} there at that {n}.",
    "The {s} have long been a {a} {n} for {C}.",
    "{X} of the {n} in {O} {d} a {a} {n} of {s}.",
    "The {X} {n} {d} the {s}, and {X} was {a}.",
    "{X}, a {n} who {d} the {s}, was {g} with {a} {s}.",
    "{P} and {P} were at the {n} before the {a} {n} {d}.",
    "The {n} will {v} the {n} with its {a} {s}.",
    "The {s} were behind a {n} and could not {v} the {a} {n}.",
    "{L} was in {C} after that and {d} with {s} of the {n}.",
    "“It was like a {a} {n},” {P} said.",
    "A {a} {n} had been {d} beneath the {n} before that.",
    "The {n} was still {a}, and the {s} were {d} to a {n}.",
    "Those who {d} the {n} were to {v} the {s} at once.",
    "The {n} that has the {n} did not {v} it.",
    "A {n} in {O} had once {d} to a {a} {n} about {s}.",
    "{P} {d} the {s} for {g} through it all.",
    "The {a} {n} was {d} again, and the {s} {d} to their {n}.",
    "What the {n} will be for the {s} of {C} was {a}.",
];

/// What happened, one word of which makes the headline.
pub(crate) const HEADLINE: &str = "{n} of the {a} {s} in {C}";

/// Sentences with a figure at `#0`; their words are drawn once for each story.
pub(crate) const FIGURES: [&str; 12] = [
    "The {n} {d} #0 {s} in {C}.",
    "#0 people were injured, {P} said.",
    "More than #0 {s} were {d} by the {n}.",
    "Police arrested #0 {s} after the {n}.",
    "#0 {s} were {d} to the {n}.",
    "The {n} cost $#0 million.",
    "#0 {s} were killed in {C}.",
    "#0 percent of the {s} were {d}, according to {P}.",
    "The {n} rescued #0 {s}.",
    "The {n} of {C} approved #0 {a} {s}.",
    "#0 houses were {d} by the {n}.",
    "{P} said that #0 {s} were {a}.",
];

/// The words of the lexicon by their part of speech, the common ones first; and names.
pub(crate) struct Language {
    words: BTreeMap<u8, Vec<String>>,
    pub(crate) cities: Vec<String>,
    pub(crate) politicians: Vec<String>,
    pub(crate) outlets: Vec<String>,
}

fn pool(tag: Tag) -> Option<u8> {
    Some(match tag {
        Tag::Noun => b'n',
        Tag::Nouns => b's',
        Tag::Verb => b'v',
        Tag::Past => b'd',
        Tag::Gerund => b'g',
        Tag::Adjective => b'a',
        _ => return None,
    })
}

impl Language {
    pub(crate) fn new(lexicon: &Lexicon, dice: &mut Dice) -> Self {
        let table = include_str!("../../data/words.tsv");
        let mut counted: BTreeMap<u8, Vec<(u32, &str)>> = BTreeMap::new();
        for word in table.lines().filter_map(|line| line.split('\t').next()) {
            let Some(form) = lexicon.words.get(word).filter(|form| !form.closed) else { continue };
            if let Some(pool) = form.readings().next().and_then(|reading| pool(reading.tag)) {
                counted.entry(pool).or_default().push((u32::MAX - form.total, word));
            }
        }
        let mut words: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        for (pool, mut list) in counted {
            list.sort_unstable();
            words.insert(pool, list.into_iter().map(|(_, word)| word.to_owned()).collect());
        }
        for (letter, word) in [(b'd', "left"), (b'g', "working"), (b's', "people")] {
            words.entry(letter).or_default().push(word.to_owned());
        }
        let cities = (0..3000).map(|_| name(3, dice)).collect();
        let politicians = (0..60).map(|_| format!("Governor {} {}", name(2, dice), name(3, dice))).collect();
        let kinds = ["Post", "Herald", "News", "Star", "Times", "Tribune", "Echo", "Courier"];
        let outlets = (0..400).map(|_| format!("{} {}", name(3, dice), dice.pick(&kinds))).collect();
        Self { words, cities, politicians, outlets }
    }

    /// Returns a sentence without figures.
    pub(crate) fn filler(&self, people: &[String], city: &str, dice: &mut Dice) -> String {
        let pattern = *dice.pick(&FILLER);
        self.filled(pattern, people, city, dice)
    }

    /// Fills the slots of a pattern for words, and leaves those for names and figures.
    pub(crate) fn worded(&self, pattern: &str, dice: &mut Dice) -> String {
        let mut text = String::with_capacity(pattern.len() * 2);
        for (at, part) in pattern.split('{').enumerate() {
            let Some((slot, rest)) = part.split_once('}').filter(|_| at > 0) else {
                text.push_str(part);
                continue;
            };
            match slot.bytes().next().filter(u8::is_ascii_lowercase) {
                Some(letter) => text.push_str(self.word(letter, dice)),
                None => text.extend(["{", slot, "}"]),
            }
            text.push_str(rest);
        }
        text
    }

    /// Fills the slots of a pattern; `#` is left as it is.
    pub(crate) fn filled(&self, pattern: &str, people: &[String], city: &str, dice: &mut Dice) -> String {
        let mut text = String::with_capacity(pattern.len() * 2);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let letter = after.bytes().next().unwrap_or_default();
            match letter {
                b'P' => text.push_str(dice.pick(people).as_str()),
                b'C' => text.push_str(city),
                b'X' => text.push_str(&format!("{} {}", name(3, dice), name(3, dice))),
                b'O' => text.push_str(dice.pick(&self.cities).as_str()),
                b'L' => text.push_str(dice.pick(&self.politicians).as_str()),
                _ => text.push_str(self.word(letter, dice)),
            }
            rest = after.get(2..).unwrap_or_default();
        }
        text.push_str(rest);
        text
    }

    fn word(&self, letter: u8, dice: &mut Dice) -> &str {
        let list = &self.words[&letter];
        list[dice.skewed(list.len(), WORD_SKEW)].as_str()
    }
}

/// Returns an invented name of so many syllables at most.
pub(crate) fn name(syllables: usize, dice: &mut Dice) -> String {
    const PARTS: [&str; 40] = [
        "bar", "den", "fel", "gor", "han", "kes", "lin", "mor", "nal", "per", "ras", "sto", "tam", "ul",
        "ver", "win", "bel", "cor", "dra", "el", "fin", "gre", "hol", "is", "jan", "kal", "lor", "mil",
        "nor", "ost", "pal", "quin", "rud", "sel", "tor", "und", "vas", "wex", "yor", "zel",
    ];
    let name: String = (0..2 + dice.below(syllables - 1)).map(|_| *dice.pick(&PARTS)).collect();
    name[..1].to_uppercase() + &name[1..]
}
