//! Defines [`Index`], which finds the figures a question speaks of.
//!
//! A question is words and perhaps an amount. Figures are ranked by the share of the question's
//! words they answer, rare words weighing more; the amount decides among figures that answer as
//! many. What falls short of [`ENOUGH`] is only near. A word that no figure knows is taken for the
//! nearest one that some figure knows, where that is only a slip of the keyboard away.

use super::bag::Bag;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, ClaimId, Figure, FigureId, Quantity, Span};
use crate::text::{Tag, tokenise};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use strsim::damerau_levenshtein;

/// The share of a question's word weight from which a figure answers it. At one half a figure may
/// miss one of two words of equal weight; below that it speaks of something else.
pub const ENOUGH: f64 = 0.5;

/// From how many letters a word may have one slip, and two. Shorter words are too near each other:
/// "die" is one letter from "dig".
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The words that say what is meant: their lemmas, with the words as typed, in lower case.
    pub words: BTreeMap<String, String>,
    /// The amount, where one is named.
    pub quantity: Option<Quantity>,
}

/// A figure that a question may speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The figure.
    pub figure: FigureId,
    /// The share of the question's word weight it answers, from 0 to 1; 1 for a question without words.
    pub share: f64,
    /// Its claims that give the amount asked for, or one that lies within it.
    pub agreeing: Vec<ClaimId>,
    /// Its claims that leave room for the amount without giving it ("more than 40" for 47).
    pub allowing: Vec<ClaimId>,
    /// Its other claims.
    pub other: Vec<ClaimId>,
}

impl Answer {
    /// Returns whether the figure is what the question speaks of.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.share >= ENOUGH
    }
}

/// Returns the lemmas of the words in a text that carry meaning, with the words themselves in lower
/// case; numbers and function words carry none.
#[must_use]
pub fn content_words(text: &str, lexicon: &Lexicon) -> BTreeMap<String, String> {
    let tokens = tokenise(text, Span::new(0, text.len()), lexicon);
    // What the tagger cannot place may be a code or a name of another language.
    let carries = |tag: Tag| tag.is_content() || tag == Tag::Other;
    let words =
        tokens.iter().filter(|token| carries(token.tag) && token.text.chars().any(char::is_alphabetic));
    words.map(|token| (token.lemma.to_lowercase(), token.text.to_lowercase())).collect()
}

/// The figures of an analysis with the words that find them.
pub struct Index<'a> {
    figures: Vec<(&'a Figure, Bag, Vec<&'a Claim>)>,
}

impl<'a> Index<'a> {
    /// Reads the words of all figures. Linear in the text of the sentences they stand in.
    #[must_use]
    pub fn build(analysis: &'a Analysis, lexicon: &Lexicon) -> Self {
        let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
        for claim in &analysis.resolution.claims {
            claims.entry(claim.figure).or_default().push(claim);
        }
        let figures = analysis.resolution.figures.iter().map(|figure| {
            let bag = Bag::of(analysis, figure, lexicon);
            (figure, bag, claims.remove(&figure.id).unwrap_or_default())
        });
        Self { figures: figures.collect() }
    }

    /// Returns the question with slips of the keyboard mended, and what was mended: the word typed and
    /// the word taken for it. Linear in the distinct words of all figures.
    #[must_use]
    pub fn mended(&self, question: &Question) -> (Question, Vec<(String, String)>) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for word in self.figures.iter().flat_map(|(_, bag, _)| bag.words()) {
            *known.entry(word).or_default() += 1;
        }
        let mut mended = Question { words: BTreeMap::new(), quantity: question.quantity.clone() };
        let mut slips = Vec::new();
        for (lemma, typed) in &question.words {
            let known_as = [lemma, typed].into_iter().find(|word| known.contains_key(word.as_str()));
            let near = || nearest(typed, &known).or_else(|| nearest(lemma, &known));
            let slip = if known_as.is_none() { near() } else { None };
            slips.extend(slip.map(|near| (typed.clone(), near.to_owned())));
            let word = slip.map(str::to_owned).unwrap_or_else(|| known_as.unwrap_or(lemma).clone());
            mended.words.insert(word, typed.clone());
        }
        (mended, slips)
    }

    /// Returns the figures that share words with a question, best first; those that agree with the
    /// amount asked for come before others that answer as many words. Linear in the figures.
    #[must_use]
    pub fn answers(&self, question: &Question) -> Vec<Answer> {
        let weights = self.weights(&question.words);
        let whole: f64 = weights.values().sum();
        let answer = |(figure, bag, claims): &(&Figure, Bag, Vec<&Claim>)| {
            let share = if whole > 0.0 { bag.answers(&weights) / whole } else { 1.0 };
            let asked = question.quantity.as_ref();
            let (fitting, other): (Vec<&Claim>, Vec<&Claim>) =
                claims.iter().copied().partition(|claim| agrees(asked, claim));
            let gives = |claim: &&Claim| {
                asked.is_none_or(|asked| gives(&claim.quantity, &meant(asked, &claim.quantity)))
            };
            let (agreeing, allowing): (Vec<&Claim>, Vec<&Claim>) = fitting.into_iter().partition(gives);
            let ids = |claims: Vec<&Claim>| claims.into_iter().map(|claim| claim.id).collect();
            let (agreeing, allowing, other) = (ids(agreeing), ids(allowing), ids(other));
            Answer { figure: figure.id, share, agreeing, allowing, other }
        };
        let mut answers: Vec<_> =
            self.figures.iter().map(answer).filter(|answer| answer.share > 0.0).collect();
        answers.sort_by(rank);
        answers
    }

    /// Returns how much each word of a question tells figures apart: `ln(1 + figures / figures with
    /// it)`. A word no figure has weighs most.
    fn weights(&self, words: &BTreeMap<String, String>) -> BTreeMap<String, f64> {
        let weight = |word: &String| {
            let with = self.figures.iter().filter(|(_, bag, _)| bag.has(word)).count().max(1);
            #[allow(clippy::cast_precision_loss, reason = "a ranking weight")]
            let weight = (1.0 + self.figures.len() as f64 / with as f64).ln();
            (word.clone(), weight)
        };
        words.keys().map(weight).collect()
    }
}

/// Returns the known word that differs from `word` by the fewest slips, the more frequent of equals;
/// `None` where all are too far.
#[must_use]
pub fn nearest<'w>(word: &str, known: &BTreeMap<&'w str, usize>) -> Option<&'w str> {
    let length = word.chars().count();
    let slips = usize::from(length >= ONE_SLIP) + usize::from(length >= TWO_SLIPS);
    let near = known.iter().filter(|(known, _)| known.chars().count().abs_diff(length) <= slips);
    let near = near.map(|(known, count)| (damerau_levenshtein(word, known), Reverse(*count), *known));
    near.filter(|(distance, ..)| *distance <= slips).min().map(|(.., known)| known)
}

fn rank(left: &Answer, right: &Answer) -> Ordering {
    let by_fit = right.fits().cmp(&left.fits());
    let by_value = || left.agreeing.is_empty().cmp(&right.agreeing.is_empty());
    let by_share = || right.share.total_cmp(&left.share);
    let size = |answer: &Answer| answer.agreeing.len() + answer.allowing.len() + answer.other.len();
    let by_size = || size(right).cmp(&size(left));
    by_fit
        .then_with(by_share)
        .then_with(by_value)
        .then_with(by_size)
        .then_with(|| left.figure.cmp(&right.figure))
}

fn agrees(asked: Option<&Quantity>, claim: &Claim) -> bool {
    asked.is_none_or(|asked| {
        let asked = meant(asked, &claim.quantity);
        asked.unit.comparable(&claim.quantity.unit)
            && asked.per == claim.quantity.per
            && asked.compatible(&claim.quantity)
    })
}

/// Returns the amount asked for in the unit of what is said, where the question names none: people ask
/// for "offer 41.50" and mean euros a share. The words of the question see to it that few figures are
/// met by chance.
fn meant(asked: &Quantity, said: &Quantity) -> Quantity {
    let mut meant = asked.clone();
    if asked.per.is_none() {
        meant.per.clone_from(&said.per);
        if asked.unit.is_count() {
            meant.unit.clone_from(&said.unit);
        }
    }
    meant
}

/// Returns whether whoever says `said` thereby says `asked`: a number that fits, or a range within it.
/// The units have to be comparable.
#[must_use]
pub fn gives(said: &Quantity, asked: &Quantity) -> bool {
    if said.point().is_some() {
        return said.compatible(asked);
    }
    let (inner, outer) = (said.reach(), asked.reach());
    let above = match (inner.low, outer.low) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner.value >= outer.value,
    };
    let below = match (inner.high, outer.high) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner.value <= outer.value,
    };
    above && below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bound, Decimal, Unit};

    #[test]
    fn more_than_forty_does_not_say_fifty() {
        let exact = |value: i64| Quantity::exact(Decimal::from(value), Unit::count());
        let more = |value: i64| Quantity {
            low: Some(Bound::exclusive(Decimal::from(value))),
            high: None,
            ..exact(value)
        };
        assert!(gives(&exact(47), &exact(47)));
        assert!(!gives(&more(40), &exact(50)));
        assert!(gives(&exact(102), &more(100)));
        assert!(gives(&more(120), &more(100)));
        assert!(!gives(&more(40), &more(100)));
    }

    #[test]
    fn a_bare_number_is_taken_in_the_unit_of_the_figure() {
        let exact = |unit| Quantity::exact(Decimal::from(41), unit);
        let offer = Quantity { per: Some("share".to_owned()), ..exact(Unit::money("EUR")) };
        assert_eq!(meant(&exact(Unit::count()), &offer), offer);
        assert_eq!(meant(&exact(Unit::money("EUR")), &offer), offer);
        assert_eq!(meant(&exact(Unit::money("USD")), &offer).unit, Unit::money("USD"));
    }

    #[test]
    fn slips_are_mended_where_they_are_small() {
        let known = BTreeMap::from([("arrest", 9), ("rescue", 3), ("die", 5), ("trafficking", 1)]);
        assert_eq!(nearest("arest", &known), Some("arrest"));
        assert_eq!(nearest("rescu", &known), Some("rescue"));
        assert_eq!(nearest("traficing", &known), Some("trafficking"));
        assert_eq!(nearest("dig", &known), None);
        assert_eq!(nearest("house", &known), None);
    }
}
