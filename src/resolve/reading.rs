//! Defines [`Reading`]: a mention prepared for being compared with many others.
//!
//! Everything that needs the text, the lexicon or a conversion is done here once, so that weighing
//! a pair touches only small plain values.

use super::owners::Owner;
use crate::lexicon::{Lexicon, Pos};
use crate::model::{ContentHash, Corpus, DocumentId, Event, Mention, Origin, Reach, Span};
use crate::text::{Tag, Token, owner, tokenise};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many words to each side of a number may tell what it is about.
const WINDOW: usize = 9;

/// How many of them stand so close that they count twice.
const CLOSE: usize = 4;

/// A mention prepared for comparison.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The mention.
    pub(super) mention: &'a Mention,
    /// When its document was published.
    pub(super) published: Option<Date>,
    /// What is the same for documents of one outlet.
    pub(super) outlet: Option<u64>,
    /// What is the same for numbers whose rows have one label; `None` outside lists.
    pub(super) label: Option<u64>,
    /// The ends of its quantity in the base unit.
    pub(super) reach: Reach,
    /// Head noun of what is counted.
    pub(super) head: Option<&'a str>,
    /// Lemma of what is counted with all its words, empty where nothing is.
    pub(super) noun: &'a str,
    /// Group of the person table, where people are counted.
    pub(super) person: Option<&'a str>,
    /// Class of what is counted where that is a happening ("102 arrests"), which may count people by
    /// what befell them.
    pub(super) happening: Option<&'static str>,
    /// The event of the number before it, where that says what it leaves out; see [`super::elided`].
    pub(super) lent: Option<&'a Event>,
    /// That number, against which it is said.
    pub(super) against: Option<Span>,
    /// Hashes of the lemmas around the number with their weight, ascending; for a number of a list
    /// the words of the line above count as well.
    pub(super) words: Vec<(u64, u8)>,
    /// Hashes of the name of whoever does what is told, ascending; see [`owner`].
    pub(super) owner: Vec<u64>,
    /// Whether its place is its row's own, which sets it apart from its siblings.
    pub(super) rowed: bool,
    /// Whether it stands in the headline or in the first sentence with a number.
    pub(super) leads: bool,
    /// Whether it stands in the headline.
    pub(super) headline: bool,
    /// Whether its sentence sets no other group of people beside those it counts ("19 men, nine women").
    pub(super) alone: bool,
    /// Hashes of the other amounts of its sentence, ascending.
    pub(super) beside: Vec<u64>,
    /// The name it belongs to; see [`super::owners`].
    pub(super) name: Owner,
    /// Documents that tell of another happening than it, ascending; see [`super::scenes`].
    pub(super) apart: Vec<DocumentId>,
    /// The happening its paragraph tells of, by one of its documents, in an article that tells of several.
    pub(super) scene: Option<DocumentId>,
}

/// Prepares mentions, in their order; reads every sentence once.
pub(super) fn readings<'a>(mentions: &[&'a Mention], corpus: &Corpus, lexicon: &Lexicon) -> Vec<Reading<'a>> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    let sentence = |at: usize| (mentions[at].document, mentions[at].sentence);
    order.sort_unstable_by_key(|at| (sentence(*at), *at));
    let mut words = vec![(Vec::new(), Vec::new()); mentions.len()];
    for here in order.chunk_by(|a, b| sentence(*a) == sentence(*b)) {
        let tokens = here.first().map_or_else(Vec::new, |at| tokens(mentions[*at], corpus, lexicon));
        for at in here {
            words[*at] = (words_near(mentions[*at], &tokens), owner(mentions[*at], &tokens, lexicon));
        }
    }
    let read = |(mention, (words, owner)): (&&'a Mention, _)| Reading {
        words,
        owner,
        ..Reading::bare(mention, corpus, lexicon)
    };
    mentions.iter().zip(words).map(read).collect()
}

impl<'a> Reading<'a> {
    /// Prepares one mention.
    #[cfg(test)]
    pub(super) fn new(mention: &'a Mention, corpus: &Corpus, lexicon: &Lexicon) -> Self {
        let tokens = tokens(mention, corpus, lexicon);
        let (words, owner) = (words_near(mention, &tokens), owner(mention, &tokens, lexicon));
        Self { words, owner, ..Self::bare(mention, corpus, lexicon) }
    }

    /// Prepares a mention without the words near it.
    fn bare(mention: &'a Mention, corpus: &Corpus, lexicon: &Lexicon) -> Self {
        let counted = mention.counted.as_ref().filter(|counted| !counted.lemma.is_empty());
        let person = counted.and_then(|counted| counted.person.as_deref());
        let noun = counted.map(|counted| head(&counted.lemma));
        Self {
            mention,
            published: corpus.document_of(mention).and_then(|document| document.published),
            outlet: corpus.document_of(mention).map(|document| hash(&document.source)),
            label: mention.structure.cell.as_ref().and_then(|cell| cell.label.as_deref()).map(hash),
            reach: mention.quantity.reach(),
            head: noun,
            noun: counted.map_or("", |counted| counted.lemma.as_str()),
            lent: None,
            against: None,
            happening: noun.and_then(|noun| lexicon.events.class(Pos::Noun, noun)),
            person,
            words: Vec::new(),
            owner: Vec::new(),
            rowed: mention.place.as_ref().is_some_and(|place| place.origin == Origin::Row),
            leads: false,
            headline: false,
            alone: false,
            beside: Vec::new(),
            name: Owner::default(),
            apart: Vec::new(),
            scene: None,
        }
    }

    /// Returns the class of its event, where known.
    pub(super) fn class(&self) -> Option<&'a str> {
        self.event()?.class.as_deref()
    }

    /// Returns its event, where there is one, or that of the number it answers.
    pub(super) fn event(&self) -> Option<&'a Event> {
        if self.lent.is_some() {
            return self.lent;
        }
        self.mention.event.as_ref().filter(|event| !event.lemma.is_empty())
    }
}

/// Share of a story's numbers, in per cent, near which a word must not stand to tell them apart.
/// Origin: a word that stands at every fifth number is the story's subject.
const COMMON: usize = 20;

/// Mentions from which on words are weighed by how common they are in the story.
const ENOUGH: usize = 10;

/// Takes from all readings of a story the words that stand near too many of its numbers.
pub(super) fn drop_common_words(readings: &mut [Reading<'_>]) {
    if readings.len() < ENOUGH {
        return;
    }
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for (hash, _) in readings.iter().flat_map(|reading| &reading.words) {
        *counts.entry(*hash).or_default() += 1;
    }
    let most = readings.len() * COMMON / 100;
    for reading in readings {
        reading.words.retain(|(hash, _)| counts.get(hash).is_some_and(|count| *count <= most));
    }
}

fn hash(text: &str) -> u64 {
    ContentHash::new().field(text.to_lowercase()).finish()
}

/// Returns the last word of a lemma of several words.
fn head(lemma: &str) -> &str {
    lemma.rsplit(' ').next().unwrap_or(lemma)
}

/// Returns the tokens of a mention's sentence.
fn tokens<'c>(mention: &Mention, corpus: &'c Corpus, lexicon: &'c Lexicon) -> Vec<Token<'c>> {
    let document = corpus.document_of(mention);
    document.map_or_else(Vec::new, |document| tokenise(&document.text, mention.sentence, lexicon))
}

/// Returns the content words near a number, each with 2 where it stands close and 1 elsewhere.
fn words_near(mention: &Mention, tokens: &[Token<'_>]) -> Vec<(u64, u8)> {
    let telling = tokens.iter().filter(|token| tells(token.tag) || token.span.overlaps(mention.span));
    let telling: Vec<_> = telling.collect();
    let Some(at) = telling.iter().position(|token| token.span.overlaps(mention.span)) else {
        return Vec::new();
    };
    let near = telling
        .iter()
        .enumerate()
        .filter(|(i, token)| i.abs_diff(at) <= WINDOW && !token.span.overlaps(mention.span));
    let mut words: Vec<(u64, u8)> = near
        .map(|(i, token)| {
            let hash = ContentHash::new().field(token.lemma.as_bytes()).finish();
            (hash, if i.abs_diff(at) <= CLOSE { 2 } else { 1 })
        })
        .collect();
    words.sort_unstable_by_key(|(hash, weight)| (*hash, std::cmp::Reverse(*weight)));
    words.dedup_by_key(|(hash, _)| *hash);
    words
}

/// Returns whether words of a tag say what a number is about.
fn tells(tag: Tag) -> bool {
    tag.is_content() || tag == Tag::Adverb
}
