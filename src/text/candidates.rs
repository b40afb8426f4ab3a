//! Defines [`candidates`]: the parts of speech a word may have, before its neighbours are asked.
//!
//! Known words have the readings of the lexicon, unknown ones those of their ending, and a capital
//! letter makes a name likely unless the place of the word explains it.

use super::cut::Piece;
use super::token::Shape;
use crate::lexicon::{Form, Known, Lexicon, Reading, Tag};

/// Most candidates a word keeps; the rarest are dropped.
pub(super) const MOST: usize = 6;

/// Score of a name where a capital alone speaks for it and the word is also known as another.
const CAPITAL: i16 = -2;
/// Score of other readings of a word whose capital nothing explains.
const UNEXPLAINED: i16 = -80;
/// Score of a name where the capital is explained by the beginning of a sentence or headline.
const EXPLAINED: i16 = -72;
/// Steps between the readings an ending points to.
const NEXT_GUESS: i16 = 24;

/// Whether the place of a word explains its capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capital {
    /// It does not: within a sentence.
    Unexplained,
    /// First word of a sentence, quotation or clause after a colon.
    Initial,
    /// In a headline, where every word has one.
    Headline,
}

/// The parts of speech a word may have with their scores, and its known readings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'l> {
    tags: [Tag; MOST],
    scores: [i16; MOST],
    count: usize,
    /// One bit for each candidate, by `tag as u32`.
    held: u32,
    /// What the dictionary knows of the word; nothing for unknown ones.
    pub(super) form: Option<Form<'l>>,
    /// Which tables hold the word.
    pub(super) known: Known,
}

impl<'l> Slot<'l> {
    fn new(form: Option<Form<'l>>, known: Known) -> Self {
        Self { tags: [Tag::Other; MOST], scores: [0; MOST], count: 0, held: 0, form, known }
    }

    fn only(tag: Tag, known: Known) -> Self {
        let mut slot = Self::new(None, known);
        slot.add(tag, 0);
        slot
    }

    /// Adds a candidate; the better score counts where the tag is there already.
    #[inline]
    fn add(&mut self, tag: Tag, score: i16) {
        if self.may_be(tag) {
            let known = self.tags.iter().zip(&mut self.scores).take(self.count);
            known.filter(|(known, _)| **known == tag).for_each(|(_, known)| *known = score.max(*known));
        } else if self.count < MOST {
            self.tags[self.count] = tag;
            self.scores[self.count] = score;
            self.held |= 1 << tag as u32;
            self.count += 1;
        }
    }

    fn lower(&mut self, by: i16) {
        for score in &mut self.scores[..self.count] {
            *score += by;
        }
    }

    /// Returns the readings of the lexicon; empty for unknown words.
    pub(super) fn readings(&self) -> impl Iterator<Item = Reading<'l>> + use<'l> {
        self.form.into_iter().flat_map(Form::readings)
    }

    /// Returns the candidates; never empty.
    #[inline]
    pub(super) fn tags(&self) -> &[Tag] {
        &self.tags[..self.count]
    }

    /// Returns the scores of the candidates.
    #[inline]
    pub(super) fn scores(&self) -> &[i16] {
        &self.scores[..self.count]
    }

    /// Returns whether the word may be a `tag`.
    #[inline]
    pub(super) fn may_be(&self, tag: Tag) -> bool {
        self.held & 1 << tag as u32 != 0
    }
}

/// Returns the candidates of a piece; `lower` is its text in lower case with straight apostrophes.
pub(super) fn candidates<'l>(piece: &Piece, lower: &str, capital: Capital, lexicon: &'l Lexicon) -> Slot<'l> {
    match piece.shape {
        Shape::Digits => return Slot::only(Tag::Number, Known::default()),
        Shape::Address => return Slot::only(Tag::Other, Known::default()),
        _ => {}
    }
    let found = lexicon.words.look_up(lower);
    let known = found.map_or_else(Known::default, |found| found.known);
    match piece.shape {
        Shape::Mark => Slot::only(Tag::Mark, known),
        Shape::Symbol if lower != "&" => Slot::only(Tag::Symbol, known),
        Shape::Mixed if lower.starts_with(|c: char| c.is_ascii_digit()) => number_word(lower, known),
        _ => {
            let form = found.filter(|found| found.is_word());
            let mut slot = Slot::new(form, known);
            weigh(&mut slot, piece, lower, capital, lexicon);
            slot
        }
    }
}

/// Adds the candidates of a word, by what the dictionary knows of it.
fn weigh(slot: &mut Slot<'_>, piece: &Piece, lower: &str, capital: Capital, lexicon: &Lexicon) {
    let (known, closed) = (slot.form.is_some(), slot.form.is_some_and(|form| form.closed));
    match slot.form {
        Some(form) => form.readings().for_each(|reading| slot.add(reading.tag, reading.score)),
        None => guess(slot, lower, lexicon),
    }
    if piece.shape != Shape::Lower {
        // "US adds 151,000 jobs": the country and not the pronoun.
        let initials = piece.shape == Shape::Upper
            && closed
            && lexicon.places.named(&lower.to_uppercase()).next().is_some();
        let capital = if initials { Capital::Unexplained } else { capital };
        capitalise(slot, piece, capital, known, closed);
    }
    if slot.count == 0 {
        slot.add(Tag::Noun, 0);
    }
}

/// Returns the candidates of digits with letters ("2nd", "1990s", "3D").
fn number_word(lower: &str, known: Known) -> Slot<'static> {
    let letters = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    match letters {
        "st" | "nd" | "rd" | "th" => {
            let mut slot = Slot::only(Tag::Adjective, known);
            slot.add(Tag::Noun, -NEXT_GUESS);
            slot
        }
        "s" => Slot::only(Tag::Nouns, known),
        _ => Slot::only(Tag::Name, known),
    }
}

/// Adds what the end of an unknown word tells of it.
fn guess(slot: &mut Slot<'_>, lower: &str, lexicon: &Lexicon) {
    let last = lower.rsplit('-').next().unwrap_or(lower);
    if last.len() < lower.len() {
        let again = lower.len() == last.len() + 3 && lower.starts_with("re-");
        return guess_compound(slot, last, again, lexicon);
    }
    let mut score = 0;
    // "unnamed", "undecided": what is not done is a quality.
    let rest = lower.strip_prefix("un").filter(|rest| rest.ends_with("ed"));
    if rest.and_then(|rest| lexicon.words.lemma(rest, Tag::Participle)).is_some() {
        slot.add(Tag::Adjective, 0);
        return;
    }
    for tag in lexicon.suffixes.tags(lower) {
        slot.add(*tag, score);
        score -= NEXT_GUESS;
    }
    slot.add(Tag::Noun, score);
}

/// Adds the readings of a hyphenated compound by its last part ("victim-centric", "law-maker").
fn guess_compound(slot: &mut Slot<'_>, last: &str, again: bool, lexicon: &Lexicon) {
    let known = lexicon.words.get(last);
    let first = known.and_then(Form::tag);
    // "re-routed": the verb again.
    if let Some(form) = known.filter(|_| again) {
        for reading in form.readings() {
            slot.add(reading.tag, reading.score);
        }
        return;
    }
    match first.or_else(|| lexicon.suffixes.tags(last).first().copied()) {
        Some(Tag::Nouns) => {
            slot.add(Tag::Nouns, 0);
            slot.add(Tag::Adjective, -NEXT_GUESS);
        }
        Some(Tag::Noun) => {
            slot.add(Tag::Noun, 0);
            slot.add(Tag::Adjective, 0);
        }
        _ => {
            slot.add(Tag::Adjective, 0);
            slot.add(Tag::Noun, -NEXT_GUESS);
        }
    }
}

/// Weighs the capital letter of a word.
fn capitalise(slot: &mut Slot<'_>, piece: &Piece, capital: Capital, known: bool, closed: bool) {
    let all = piece.shape == Shape::Upper;
    match (capital, known) {
        _ if piece.shape == Shape::Mixed => {
            slot.lower(UNEXPLAINED);
            slot.add(Tag::Name, 0);
        }
        // "I" and "A", and "The" in a name, are what they always are.
        (_, true) if closed && !all => slot.add(Tag::Name, UNEXPLAINED),
        (Capital::Unexplained, _) => {
            slot.lower(UNEXPLAINED);
            slot.add(Tag::Name, CAPITAL);
        }
        (Capital::Initial, true) if !all => slot.add(Tag::Name, EXPLAINED),
        (Capital::Headline, true) => slot.add(Tag::Name, EXPLAINED),
        (_, true) => {
            slot.lower(EXPLAINED);
            slot.add(Tag::Name, CAPITAL);
        }
        (_, false) => {
            slot.lower(UNEXPLAINED / 2);
            slot.add(Tag::Name, CAPITAL);
        }
    }
}
