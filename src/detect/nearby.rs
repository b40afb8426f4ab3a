//! Defines [`Nearby`]: the telling words around the numbers of a story.
//!
//! Two numbers that stand among the same rare words speak of the same thing even where event and
//! noun were not read. Words that stand near many of a story's numbers tell none of them apart and
//! are left out.

use crate::lexicon::Lexicon;
use crate::model::{ContentHash, Corpus, Mention, MentionId};
use crate::text::{Tag, Token, tokenise};
use std::collections::{BTreeMap, BTreeSet};

/// How many telling words to each side of a number are taken.
const WINDOW: usize = 7;

/// Share of a story's numbers, in per cent, near which a word must not stand to be rare. Origin: a
/// word that stands at every eighth number is the story's subject.
const COMMON: usize = 12;

/// Numbers near which a word may stand in any story and still be rare.
const ALWAYS_RARE: usize = 4;

/// The rare words around each of some mentions.
#[derive(Debug, Default)]
pub(super) struct Nearby {
    words: BTreeMap<MentionId, BTreeSet<u64>>,
    names: BTreeMap<MentionId, BTreeSet<u64>>,
}

impl Nearby {
    /// Reads the words around the given mentions.
    pub(super) fn new<'a>(
        mentions: impl Iterator<Item = &'a Mention>,
        corpus: &Corpus,
        lexicon: &Lexicon,
    ) -> Self {
        let (mut words, mut names) = (BTreeMap::new(), BTreeMap::new());
        for mention in mentions {
            let (near, named) = around(mention, corpus, lexicon);
            words.insert(mention.id, near);
            names.insert(mention.id, named);
        }
        let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
        for hash in words.values().flatten() {
            *counts.entry(*hash).or_default() += 1;
        }
        let most = (words.len() * COMMON / 100).max(ALWAYS_RARE);
        for set in words.values_mut() {
            set.retain(|hash| counts.get(hash).is_some_and(|count| *count <= most));
        }
        Self { words, names }
    }

    /// Returns whether names stand before both numbers, and none before both.
    pub(super) fn named_apart(&self, a: MentionId, b: MentionId) -> bool {
        let both = self.names.get(&a).zip(self.names.get(&b));
        both.is_some_and(|(x, y)| !x.is_empty() && !y.is_empty() && x.is_disjoint(y))
    }

    /// Returns how many rare words two mentions share.
    pub(super) fn shared(&self, a: MentionId, b: MentionId) -> usize {
        let both = self.words.get(&a).zip(self.words.get(&b));
        both.map_or(0, |(x, y)| x.intersection(y).count())
    }
}

/// Returns the hashes of the content words around a number within its sentence, and those of the names
/// among them that stand before it and are neither its place nor its speaker: whose number it may be.
fn around(mention: &Mention, corpus: &Corpus, lexicon: &Lexicon) -> (BTreeSet<u64>, BTreeSet<u64>) {
    let Some(document) = corpus.document_of(mention) else { return Default::default() };
    let tokens = tokenise(&document.text, mention.sentence, lexicon);
    let telling = tokens.iter().filter(|token| token.tag.is_content() || token.span.overlaps(mention.span));
    let telling: Vec<_> = telling.collect();
    let Some(at) = telling.iter().position(|token| token.span.overlaps(mention.span)) else {
        return Default::default();
    };
    let near = telling.iter().enumerate();
    let near = near.filter(|(i, token)| i.abs_diff(at) <= WINDOW && !token.span.overlaps(mention.span));
    let hash = |token: &Token<'_>| ContentHash::new().field(token.lemma.as_bytes()).finish();
    let words = near.map(|(_, token)| hash(token)).collect();
    let elsewhere = |text: &str| {
        let place = mention.place.as_ref().is_some_and(|place| place.name.contains(text));
        place || mention.speaker.as_ref().is_some_and(|speaker| speaker.name.contains(text))
    };
    let names = telling[..at].iter().filter(|token| token.tag == Tag::Name && !elsewhere(token.text));
    let names = names.map(|token| hash(token)).collect();
    (words, names)
}
