//! Defines [`Nearby`]: the telling words around the numbers of a story.
//!
//! Two numbers that stand among the same rare words speak of the same thing even where event and
//! noun were not read. Words that stand near many of a story's numbers tell none of them apart and
//! are left out. Words are numbered, and those of all mentions lie in one list: some sixty bytes a
//! mention, however large the story.

use super::scene::Scene;
use crate::lexicon::WordRole;
use crate::model::{ContentHash, Mention, MentionId};
use crate::text::{Tag, Token, owner, tokenise};
use std::collections::HashMap;

/// How many telling words to each side of a number are taken.
const WINDOW: usize = 7;

/// Share of a story's numbers, in per cent, near which a word must not stand to be rare. Origin: a
/// word that stands at every eighth number is the story's subject.
const COMMON: usize = 12;

/// Numbers near which a word may stand in any story and still be rare.
const ALWAYS_RARE: usize = 4;

/// The rare words around each mention of a story.
pub(super) struct Nearby<'s, 'a> {
    scene: &'s Scene<'a>,
    words: Lists,
    /// Those of them that name something, without the words of time and what the number itself counts.
    things: Lists,
    names: Lists,
    owners: Lists,
}

/// One ascending list of words for each mention, in the order of the texts.
#[derive(Debug, Default)]
struct Lists {
    all: Vec<u32>,
    /// Where the list of each mention ends.
    ends: Vec<usize>,
}

impl Lists {
    fn push(&mut self, mut words: Vec<u32>) {
        words.sort_unstable();
        words.dedup();
        self.all.append(&mut words);
        self.ends.push(self.all.len());
    }

    fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.all.get(start..end).unwrap_or_default()
    }

    /// Keeps the words that are asked for.
    fn retain(&mut self, asked: impl Fn(u32) -> bool) {
        let (mut from, mut to) = (0, 0);
        for end in &mut self.ends {
            for at in from..*end {
                if asked(self.all[at]) {
                    self.all[to] = self.all[at];
                    to += 1;
                }
            }
            from = std::mem::replace(end, to);
        }
        self.all.truncate(to);
        self.all.shrink_to_fit();
    }
}

/// Returns how many words two ascending lists share.
fn shared(left: &[u32], right: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        i += usize::from(a <= b);
        j += usize::from(b <= a);
        count += usize::from(a == b);
    }
    count
}

impl<'s, 'a> Nearby<'s, 'a> {
    /// Reads the words around the mentions of a story; every sentence once.
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        let none = Lists::default;
        let mut nearby = Self { scene, words: none(), things: none(), names: none(), owners: none() };
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        for text in scene.texts.documents() {
            for mentions in text.chunk_by(|a, b| a.sentence == b.sentence) {
                nearby.read(mentions, &mut numbers);
            }
        }
        let mut counts = vec![0_usize; numbers.len()];
        for word in &nearby.words.all {
            counts[*word as usize] += 1;
        }
        let most = (scene.texts.all().len() * COMMON / 100).max(ALWAYS_RARE);
        nearby.words.retain(|word| counts[word as usize] <= most);
        nearby.things.retain(|word| counts[word as usize] <= most);
        nearby
    }

    /// Reads the words around the numbers of one sentence: the content words within it, and the names among
    /// them that stand before a number and are neither its place nor its speaker, whose number it may be.
    fn read(&mut self, mentions: &[&Mention], numbers: &mut HashMap<u64, u32>) {
        let first = mentions.first();
        let document = first.and_then(|first| Some((first.sentence, self.scene.document(first)?)));
        let tokens = document
            .map_or_else(Vec::new, |(span, document)| tokenise(&document.text, span, self.scene.lexicon));
        let mut number = |hash: u64| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(hash).or_insert(next)
        };
        let hash = |token: &Token<'_>| ContentHash::new().field(token.lemma.as_bytes()).finish();
        let content: Vec<Option<u32>> =
            tokens.iter().map(|token| token.tag.is_content().then(|| number(hash(token)))).collect();
        let time = |token: &Token<'_>| {
            let role = |word: &str| self.scene.lexicon.frames.is(word, WordRole::Time);
            role(&token.lemma) || !self.scene.lexicon.times.of_lower(&token.lower).is_empty()
        };
        let names = |token: &Token<'_>| (token.tag.is_noun() || token.tag == Tag::Name) && !time(token);
        let things: Vec<Option<u32>> =
            tokens.iter().zip(&content).map(|(token, word)| word.filter(|_| names(token))).collect();
        for mention in mentions {
            let (words, names) = around(mention, &tokens, &content);
            let own = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
            let other: Vec<Option<u32>> = tokens
                .iter()
                .zip(&things)
                .map(|(token, word)| word.filter(|_| own != Some(token.lemma.as_ref())))
                .collect();
            self.things.push(around(mention, &tokens, &other).0);
            self.words.push(words);
            self.names.push(names);
            let owner = owner(mention, &tokens, self.scene.lexicon);
            self.owners.push(owner.into_iter().map(&mut number).collect());
        }
    }

    fn both<'n>(&self, lists: &'n Lists, a: MentionId, b: MentionId) -> Option<(&'n [u32], &'n [u32])> {
        let at = |mention| self.scene.number_of(mention);
        Some((lists.of(at(a)?), lists.of(at(b)?)))
    }

    /// Returns whether names stand before both numbers, and none before both.
    pub(super) fn named_apart(&self, a: MentionId, b: MentionId) -> bool {
        let both = self.both(&self.names, a, b);
        both.is_some_and(|(x, y)| !x.is_empty() && !y.is_empty() && shared(x, y) == 0)
    }

    /// Returns whether two mentions are told of two that surely are not one: "Northwind cut 300 jobs", "Baltic
    /// Air cut 500".
    pub(super) fn owned_apart(&self, a: MentionId, b: MentionId) -> bool {
        let both = self.both(&self.owners, a, b);
        both.is_some_and(|(x, y)| !x.is_empty() && !y.is_empty() && shared(x, y) == 0)
    }

    /// Returns how many rare words that name something two mentions share, beside what they count and when.
    pub(super) fn shared_things(&self, a: MentionId, b: MentionId) -> usize {
        self.both(&self.things, a, b).map_or(0, |(x, y)| shared(x, y))
    }

    /// Returns how many rare words two mentions share.
    pub(super) fn shared(&self, a: MentionId, b: MentionId) -> usize {
        self.both(&self.words, a, b).map_or(0, |(x, y)| shared(x, y))
    }
}

/// Returns the words around a number and the names before it; `words` holds the number of each content word
/// of its sentence.
fn around(mention: &Mention, tokens: &[Token<'_>], words: &[Option<u32>]) -> (Vec<u32>, Vec<u32>) {
    let own = |at: usize| tokens[at].span.overlaps(mention.span);
    let Some(at) = (0..tokens.len()).find(|at| own(*at)) else { return Default::default() };
    let tells = |at: &usize| words[*at].is_some() || own(*at);
    let before = || (0..at).rev().filter(tells);
    let near = before().take(WINDOW).chain((at + 1..tokens.len()).filter(tells).take(WINDOW));
    let near = near.filter(|at| !own(*at)).filter_map(|at| words[at]);
    let elsewhere = |text: &str| {
        let place = mention.place.as_ref().is_some_and(|place| place.name.contains(text));
        place || mention.speaker.as_ref().is_some_and(|speaker| speaker.name.contains(text))
    };
    let named = |at: &usize| tokens[*at].tag == Tag::Name && !elsewhere(tokens[*at].text);
    (near.collect(), before().filter(named).filter_map(|at| words[at]).collect())
}
