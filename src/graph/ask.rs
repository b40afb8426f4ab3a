//! Defines [`ask`], which finds the figures a question speaks of.
//!
//! A question is words and perhaps an amount. Figures are ranked by the share of the question's
//! words they answer, rare words weighing more; the amount decides among figures that answer as
//! many. What falls short of [`ENOUGH`] is only near.

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Bound, Claim, ClaimId, Figure, FigureId, Quantity, Reach, Span};
use crate::text::{Tag, tokenise};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The share of a question's word weight from which a figure answers it. At one half a figure may
/// miss one of two words of equal weight; below that it speaks of something else.
pub const ENOUGH: f64 = 0.5;

/// How much a word counts that stands only in the sentences or the story's headline, against one of
/// the figure's own reading.
const CONTEXT_WEIGHT: f64 = 0.5;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Lemmas of the words that say what is meant.
    pub words: BTreeSet<String>,
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
    /// Its claims that give the amount asked for.
    pub agreeing: Vec<ClaimId>,
    /// Its claims that neither give nor exclude it ("more than 100" where 102 is asked for).
    pub open: Vec<ClaimId>,
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

/// Returns the lemmas of the words in a text that carry meaning; numbers and function words do not.
#[must_use]
pub fn content_words(text: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let tokens = tokenise(text, Span::new(0, text.len()), lexicon);
    let carries = |tag: Tag| {
        matches!(
            tag,
            Tag::Noun
                | Tag::Nouns
                | Tag::Name
                | Tag::Verb
                | Tag::Past
                | Tag::Participle
                | Tag::Gerund
                | Tag::Adjective
                | Tag::Other
        )
    };
    let words =
        tokens.iter().filter(|token| carries(token.tag) && token.text.chars().any(char::is_alphabetic));
    words.map(|token| token.lemma.to_lowercase()).collect()
}

/// Returns the figures that share words with a question, best first; those that agree with the
/// amount asked for come before others that answer as many words. Linear in the figures.
#[must_use]
pub fn ask(analysis: &Analysis, question: &Question, lexicon: &Lexicon) -> Vec<Answer> {
    let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
    for claim in &analysis.resolution.claims {
        claims.entry(claim.figure).or_default().push(claim);
    }
    let figures = &analysis.resolution.figures;
    let bags: Vec<_> = figures.iter().map(|figure| Bag::of(analysis, figure, lexicon)).collect();
    let weights = weights(&question.words, &bags);
    let whole: f64 = weights.values().sum();
    let answer = |(figure, bag): (&Figure, &Bag)| {
        let share = if whole > 0.0 { bag.answers(&weights) / whole } else { 1.0 };
        let claims = claims.get(&figure.id).map(Vec::as_slice).unwrap_or_default();
        let pick = |wanted: Stand| {
            let standing =
                claims.iter().filter(|claim| stand(question.quantity.as_ref(), &claim.quantity) == wanted);
            standing.map(|claim| claim.id).collect()
        };
        let (agreeing, open, other) = (pick(Stand::Gives), pick(Stand::LeavesOpen), pick(Stand::Excludes));
        Answer { figure: figure.id, share, agreeing, open, other }
    };
    let mut answers: Vec<_> =
        figures.iter().zip(&bags).map(answer).filter(|answer| answer.share > 0.0).collect();
    answers.sort_by(rank);
    answers
}

fn rank(left: &Answer, right: &Answer) -> Ordering {
    let by_fit = right.fits().cmp(&left.fits());
    let by_value = || left.agreeing.is_empty().cmp(&right.agreeing.is_empty());
    let by_share = || right.share.total_cmp(&left.share);
    let size = |answer: &Answer| answer.agreeing.len() + answer.open.len() + answer.other.len();
    let by_size = || size(right).cmp(&size(left));
    by_fit
        .then_with(by_share)
        .then_with(by_value)
        .then_with(by_size)
        .then_with(|| left.figure.cmp(&right.figure))
}

/// How a claim stands to the amount asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Gives,
    LeavesOpen,
    Excludes,
}

/// Returns how a claim stands to the amount asked for: it gives the amount where it allows no other
/// value than the question does, or where the two differ only in how they are rounded.
fn stand(asked: Option<&Quantity>, claimed: &Quantity) -> Stand {
    let Some(asked) = asked else { return Stand::Gives };
    let same_kind = asked.unit.comparable(&claimed.unit) && asked.per == claimed.per;
    if !same_kind || !asked.compatible(claimed) {
        return Stand::Excludes;
    }
    let bounded = claimed.low.is_some() && claimed.high.is_some() && !claimed.approximate;
    let rounded = bounded && claimed.point().is_some();
    if rounded || inside(claimed.reach(), asked.reach()) { Stand::Gives } else { Stand::LeavesOpen }
}

/// Returns whether one interval allows no value that the other does not.
fn inside(inner: Reach, outer: Reach) -> bool {
    let tight = |inner: Option<Bound>, outer: Option<Bound>, order: Ordering| match (inner, outer) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => match inner.value.cmp(&outer.value) {
            Ordering::Equal => inner.exclusive || !outer.exclusive,
            found => found == order,
        },
    };
    tight(inner.low, outer.low, Ordering::Greater) && tight(inner.high, outer.high, Ordering::Less)
}

/// Returns how much each word of a question tells figures apart: `ln(1 + figures / figures with it)`.
/// A word no figure has weighs most.
fn weights(words: &BTreeSet<String>, bags: &[Bag]) -> BTreeMap<String, f64> {
    let weight = |word: &String| {
        let with =
            bags.iter().filter(|bag| bag.own.contains(word) || bag.context.contains(word)).count().max(1);
        #[allow(clippy::cast_precision_loss, reason = "a ranking weight")]
        let weight = (1.0 + bags.len() as f64 / with as f64).ln();
        (word.clone(), weight)
    };
    words.iter().map(weight).collect()
}

/// The words of one figure.
struct Bag {
    /// Of its own reading: what is counted, what happened, where, and the label.
    own: BTreeSet<String>,
    /// Of the sentences it stands in and the headline of its story.
    context: BTreeSet<String>,
}

impl Bag {
    fn of(analysis: &Analysis, figure: &Figure, lexicon: &Lexicon) -> Self {
        let mut own = content_words(&figure.label, lexicon);
        let mut context = BTreeSet::new();
        for mention in figure.mentions.iter().filter_map(|&id| analysis.corpus.mention(id)) {
            if let Some(counted) = &mention.counted {
                own.extend(content_words(&counted.text, lexicon));
                own.extend(counted.lemma.split(' ').map(str::to_owned));
                own.extend(counted.person.clone());
            }
            if let Some(event) = &mention.event {
                own.insert(event.lemma.clone());
                own.extend(event.class.clone());
            }
            if let Some(place) = &mention.place {
                own.extend(content_words(&place.name, lexicon));
            }
            context.extend(content_words(analysis.corpus.sentence_of(mention), lexicon));
        }
        let stories = &analysis.resolution.stories;
        if let Ok(at) = stories.binary_search_by_key(&figure.story, |story| story.id) {
            context.extend(content_words(&stories[at].title, lexicon));
        }
        Self { own, context }
    }

    /// Returns the weight of the question's words that the figure answers.
    fn answers(&self, weights: &BTreeMap<String, f64>) -> f64 {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Unit};

    fn count(value: i64) -> Quantity {
        Quantity::exact(Decimal::from(value), Unit::count())
    }

    fn above(value: i64) -> Quantity {
        Quantity { low: Some(Bound::exclusive(Decimal::from(value))), high: None, ..count(value) }
    }

    #[test]
    fn only_a_claim_that_gives_the_amount_backs_it() {
        assert!(stand(Some(&count(102)), &count(102)) == Stand::Gives);
        assert!(stand(Some(&count(102)), &above(100)) == Stand::LeavesOpen);
        assert!(stand(Some(&count(102)), &count(103)) == Stand::Excludes);
        assert!(stand(Some(&above(100)), &count(102)) == Stand::Gives);
        assert!(stand(Some(&above(100)), &above(100)) == Stand::Gives);
        assert!(stand(Some(&above(100)), &above(90)) == Stand::LeavesOpen);
        assert!(stand(None, &above(90)) == Stand::Gives);
    }

    #[test]
    fn different_units_never_back_each_other() {
        let percent = Quantity::exact(Decimal::from(102), Unit::percent());
        assert!(stand(Some(&count(102)), &percent) == Stand::Excludes);
    }
}
