//! Defines [`Story`], one happening with its figures, and the articles about it.

use super::phrases::{FIGURES, HEADLINE, Language, name};
use crate::dice::Dice;

/// One in so many figures of an article is not the one of the story.
const ERRORS: usize = 25;

/// One in so many articles prints an earlier one.
const COPIES: usize = 5;

/// One happening.
pub(crate) struct Story {
    headline: String,
    city: String,
    people: Vec<String>,
    /// Sentences with what each says.
    figures: Vec<(String, usize)>,
}

/// An article as its sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) outlet: String,
    sentences: Vec<String>,
}

impl Article {
    /// Returns the text in paragraphs of two sentences.
    pub(crate) fn text(&self) -> String {
        let paragraphs: Vec<String> = self.sentences.chunks(2).map(|part| part.join(" ")).collect();
        paragraphs.join("\n\n")
    }
}

impl Story {
    pub(crate) fn new(language: &Language, dice: &mut Dice) -> Self {
        let people = (0..3 + dice.below(3)).map(|_| format!("{} {}", name(2, dice), name(3, dice)));
        let people = people.collect();
        let city = dice.pick(&language.cities).clone();
        let headline = language.worded(HEADLINE, dice);
        let mut figures: Vec<(String, usize)> = Vec::new();
        for pattern in FIGURES {
            if dice.one_in(2) {
                figures.push((language.worded(pattern, dice), 2 + dice.skewed(900, 3)));
            }
        }
        Self { headline, city, people, figures }
    }

    /// Returns an article that knows those before it.
    pub(crate) fn article(&self, before: &[Article], language: &Language, dice: &mut Dice) -> Article {
        let outlet = dice.pick(&language.outlets).clone();
        if !before.is_empty() && dice.one_in(COPIES) {
            return self.copy(outlet, dice.pick(before), language, dice);
        }
        let title = language.filled(&self.headline, &self.people, &self.city, dice);
        let title = title[..1].to_uppercase() + &title[1..];
        let mut sentences: Vec<String> = Vec::new();
        for (at, (pattern, told)) in self.figures.iter().enumerate() {
            if at > 1 && dice.one_in(3) {
                continue;
            }
            sentences.push(self.figure(pattern, *told, language, dice));
            for _ in 0..3 + dice.below(6) {
                sentences.push(language.filler(&self.people, &self.city, dice));
            }
        }
        while sentences.len() < 18 {
            sentences.push(language.filler(&self.people, &self.city, dice));
        }
        Article { title, outlet, sentences }
    }

    fn figure(&self, pattern: &str, told: usize, language: &Language, dice: &mut Dice) -> String {
        let sentence = language.filled(pattern, &self.people, &self.city, dice);
        let wrong = dice.one_in(ERRORS);
        let value = if wrong { told + 1 + dice.below(told + 3) } else { told };
        let Some(mark) = sentence.find('#') else { return sentence };
        format!("{}{value}{}", &sentence[..mark], &sentence[mark + 2..])
    }

    /// Returns an earlier article cut, with one sentence of its own and a changed headline.
    fn copy(&self, outlet: String, earlier: &Article, language: &Language, dice: &mut Dice) -> Article {
        let mut sentences = earlier.sentences.clone();
        sentences.truncate((sentences.len() * (2 + dice.below(3))).div_ceil(4));
        let own = language.filler(&self.people, &self.city, dice);
        sentences.insert(dice.below(sentences.len() + 1), own);
        Article { title: format!("{}: what we know", earlier.title), outlet, sentences }
    }
}
