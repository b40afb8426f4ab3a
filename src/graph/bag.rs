//! Defines [`Bag`], the words by which a question finds a figure.

use super::ask::content_words;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Figure, Quantity, StoryId};
use std::collections::{BTreeMap, BTreeSet};

/// How much a word counts that stands only in the sentences or the story's headline, against one of
/// the figure's own reading.
const CONTEXT_WEIGHT: f64 = 0.5;

/// Returns the words and amounts by which each story of an analysis may be found: those of its
/// figures and of the sentences they stand in. Linear in the text of the sentences.
#[must_use]
pub fn story_words(analysis: &Analysis, lexicon: &Lexicon) -> BTreeMap<StoryId, BTreeSet<String>> {
    let stories = analysis.resolution.stories.iter();
    let mut words: BTreeMap<StoryId, BTreeSet<String>> =
        stories.map(|story| (story.id, BTreeSet::new())).collect();
    let figures: BTreeMap<_, _> =
        analysis.resolution.figures.iter().map(|figure| (figure.id, figure)).collect();
    for figure in figures.values() {
        let bag = Bag::of(analysis, figure, lexicon);
        words.entry(figure.story).or_default().extend(bag.words().map(str::to_owned));
    }
    for claim in &analysis.resolution.claims {
        let story = figures.get(&claim.figure).map(|figure| figure.story);
        let amount = amount_word(&claim.quantity);
        words.entry(story.unwrap_or_default()).or_default().extend(amount);
    }
    words
}

/// Returns how an amount is written among words; `None` for ranges.
#[must_use]
pub fn amount_word(quantity: &Quantity) -> Option<String> {
    quantity.point().map(|value| value.normalize().to_string())
}

/// The words of one figure.
pub(super) struct Bag {
    /// Of its own reading: what is counted, what happened, where, and the label.
    own: BTreeSet<String>,
    /// Of the sentences it stands in and the headline of its story.
    context: BTreeSet<String>,
}

impl Bag {
    pub(super) fn of(analysis: &Analysis, figure: &Figure, lexicon: &Lexicon) -> Self {
        let words = |text: &str| content_words(text, lexicon).into_keys();
        let mut own: BTreeSet<String> = words(&figure.label).collect();
        let mut context = BTreeSet::new();
        for mention in figure.mentions.iter().filter_map(|&id| analysis.corpus.mention(id)) {
            if let Some(counted) = &mention.counted {
                own.extend(words(&counted.text));
                own.extend(counted.lemma.split(' ').map(str::to_owned));
                own.extend(counted.person.clone());
            }
            if let Some(event) = &mention.event {
                own.insert(event.lemma.clone());
                own.extend(event.class.clone());
            }
            if let Some(place) = &mention.place {
                own.extend(words(&place.name));
            }
            context.extend(words(analysis.corpus.sentence_of(mention)));
        }
        let stories = &analysis.resolution.stories;
        if let Ok(at) = stories.binary_search_by_key(&figure.story, |story| story.id) {
            context.extend(words(&stories[at].title));
        }
        Self { own, context }
    }

    /// Returns the weight of the question's words that the figure answers.
    pub(super) fn answers(&self, weights: &BTreeMap<String, f64>) -> f64 {
        let share = |(word, weight): (&String, &f64)| {
            if self.own.contains(word) {
                *weight
            } else if self.context.contains(word) {
                weight * CONTEXT_WEIGHT
            } else {
                0.0
            }
        };
        weights.iter().map(share).sum()
    }

    /// Returns whether the word is in the figure's reading or its sentences.
    pub(super) fn has(&self, word: &str) -> bool {
        self.own.contains(word) || self.context.contains(word)
    }

    /// Returns all words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.own.iter().chain(self.context.difference(&self.own)).map(String::as_str)
    }
}
