//! Defines how a number is found to be a part of another: "two of the 47", "including 2 minors", "of
//! the 61, 44 were charged", "162 people, 97 men, 41 women and 24 children", "22 positions: 14
//! teachers, six aides and two administrators".

use crate::extract::clause::{Role, verb_of_value};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::lexicon::{Limit, WordRole};
use crate::model::{Dimension, Mention, Part, PartOf, Span};
use crate::text::Tag;
use std::ops::Range;

/// How many mentions back a whole is looked for.
const REACH: usize = 10;

/// How many bytes back it may stand in an earlier sentence. Origin: about three sentences.
const MAX_DISTANCE: usize = 500;

/// How many parts an enumeration must have to count as all there is.
const MIN_PARTS: usize = 3;

/// Ties the parts of one sentence to their wholes.
pub(super) fn read(spots: &[Spot<'_, '_>], mentions: &mut [Mention], sentence: Range<usize>) {
    let scene = Scene { spots, sentence: sentence.clone() };
    for at in sentence.clone() {
        if mentions[at].structure.part_of.is_some() || !mentions[at].quantity.unit.is_count() {
            continue;
        }
        let whole = scene.partitive(mentions, at).or_else(|| scene.including(mentions, at));
        if let Some((whole, rule)) = whole {
            tie(&mut mentions[at], whole, false, rule);
        }
    }
    // A number alone in its sentence holds no others.
    if sentence.len() < 2 {
        return;
    }
    for (whole, parts, complete, rule) in scene.enumerations(mentions) {
        for part in parts {
            if mentions[part].structure.part_of.is_none() && mentions[part].span != whole {
                tie(&mut mentions[part], whole, complete, rule);
            }
        }
    }
}

fn tie(mention: &mut Mention, whole: Span, complete: bool, rule: &'static str) {
    mention.structure.part_of = Some(PartOf { whole, complete });
    mention.trace.push((Part::Structure, rule));
}

/// A whole, its parts, whether they are all, and the rule.
type Enumeration = (Span, Vec<usize>, bool, &'static str);

/// The numbers of one sentence among those of the document.
struct Scene<'s, 'r, 'a> {
    spots: &'s [Spot<'r, 'a>],
    sentence: Range<usize>,
}

impl Scene<'_, '_, '_> {
    /// "two of the 47", "8 of those arrested", "fourteen of the survivors".
    fn partitive(&self, mentions: &[Mention], at: usize) -> Option<(Span, &'static str)> {
        let spot = &self.spots[at];
        let clause = spot.clause();
        let of = spot.chunk + 1;
        if !spot.own()?.bare || clause.lemma(of) != "of" {
            return None;
        }
        let inner = clause.get(of + 1).filter(|chunk| chunk.is_noun())?;
        let same = |other: &usize| self.spots[*other].chunk == of + 1;
        if let Some(whole) = self.sentence.clone().find(same) {
            return Some((mentions[whole].span, "part of a number"));
        }
        let pronoun = spot.has_tag(inner.head, Tag::Pronoun) || inner.bare;
        let lemma = match clause.lemma(of + 1) {
            "people" => "person",
            lemma => lemma,
        };
        let fits = |mention: &Mention| {
            let counted = mention.counted.as_ref().map(|counted| counted.lemma.as_str());
            pronoun || counted.is_some_and(|counted| counted.rsplit(' ').next() == Some(lemma))
        };
        self.whole_before(mentions, at, fits).map(|whole| (whole, "part of what was counted"))
    }

    /// "47 victims, including 2 minors", "among them 12", "of whom 37".
    fn including(&self, mentions: &[Mention], at: usize) -> Option<(Span, &'static str)> {
        let spot = &self.spots[at];
        let start = spot.own()?.tokens.start.min(spot.get()?.phrase.start);
        let tokens = spot.tokens();
        let subsets = &spot.lexicon().subsets;
        let opens = (1..=2).filter_map(|length| start.checked_sub(length)).any(|from| {
            let found = subsets.longest(|step| tokens.get(from + step).map(|token| token.lemma.as_ref()));
            let texts = subsets.longest(|step| tokens.get(from + step).map(|token| token.text));
            // "as part of a 12-state effort" includes nothing; "among them 12" does.
            let ends_in_of = tokens.get(start - 1).is_some_and(|token| token.lemma == "of");
            let fits = |found: Option<(usize, Limit)>| {
                found.is_some_and(|(length, limit)| {
                    let part = limit == Limit::Part && !ends_in_of;
                    from + length == start && (part || limit == Limit::Including)
                })
            };
            fits(found) || fits(texts)
        });
        if !opens {
            return None;
        }
        self.whole_before(mentions, at, |_| true).map(|whole| (whole, "included in the number before"))
    }

    /// Returns the nearest count before the mention that is no smaller and fits: in its sentence, or
    /// else shortly before.
    fn whole_before(&self, mentions: &[Mention], at: usize, fits: impl Fn(&Mention) -> bool) -> Option<Span> {
        let part = &mentions[at];
        let floor = part.span.start.saturating_sub(MAX_DISTANCE);
        let mut earlier = mentions[..at].iter().rev().take(REACH);
        earlier
            .find(|whole| whole.span.start >= floor && may_hold(whole, part) && fits(whole))
            .map(|whole| whole.span)
    }

    /// Returns the enumerations of the sentence.
    fn enumerations(&self, mentions: &[Mention]) -> Vec<Enumeration> {
        let found = [
            self.fronted(mentions),
            self.after_colon(mentions),
            self.by_group(mentions),
            self.summed(mentions),
            self.listed(mentions),
        ];
        found.into_iter().flatten().collect()
    }

    /// "Of the 61, 44 have been charged, nine were released and six were let go": the numbers behind.
    fn fronted(&self, mentions: &[Mention]) -> Option<Enumeration> {
        let whole = self.sentence.start;
        let spot = self.spots.get(whole)?;
        let clause = spot.clause();
        let of = clause.before(spot.chunk).filter(|at| matches!(clause.lemma(*at), "of" | "among"))?;
        let opens = clause.before(of).is_none_or(|at| clause.kind(at) == Some(Kind::Break));
        let parts: Vec<usize> = self.rest(mentions, whole).collect();
        let all = parts.len() >= MIN_PARTS;
        (opens && !parts.is_empty()).then(|| (mentions[whole].span, parts, all, "of the whole"))
    }

    /// Returns the counts of the sentence behind one that it may hold.
    fn rest(&self, mentions: &[Mention], whole: usize) -> impl Iterator<Item = usize> {
        let span = &mentions[whole];
        (whole + 1..self.sentence.end).filter(move |part| may_hold(span, &mentions[*part]))
    }

    /// "22 positions: 14 teachers, six aides and two administrators", "240 rescuers from three districts:
    /// 120 from Harrow, 75 from Linton and 45 from Marsh": the numbers behind the colon.
    fn after_colon(&self, mentions: &[Mention]) -> Option<Enumeration> {
        let opens = |part: &usize| {
            let clause = self.spots[*part].clause();
            let mut between = self.spots[part - 1].chunk + 1..self.spots[*part].chunk;
            between.any(|at| clause.kind(at) == Some(Kind::Break) && clause.lemma(at) == ":")
        };
        let first = (self.sentence.start + 1..self.sentence.end).find(opens)?;
        // A number that the first part exceeds ("three districts") says how many parts there are.
        let whole =
            (self.sentence.start..first).rev().find(|at| may_hold(&mentions[*at], &mentions[first]))?;
        let parts: Vec<usize> = self.rest(mentions, whole).filter(|part| *part >= first).collect();
        let joined = parts.iter().skip(1).all(|part| self.is_joined(*part));
        let near = whole + 1 == first || same_thing(&mentions[whole], &mentions[first]);
        let all = parts.len() >= 2 && joined && near;
        all.then(|| (mentions[whole].span, parts, true, "parts behind a colon"))
    }

    /// "162 people, 97 men, 41 women and 24 children": people, then groups of people.
    fn by_group(&self, mentions: &[Mention]) -> Option<Enumeration> {
        let whole = self.sentence.clone().find(|at| group(&mentions[*at]) == Some("person"))?;
        let parts: Vec<usize> = self.rest(mentions, whole).take_while(|at| self.is_joined(*at)).collect();
        let grouped = |at: &usize| matches!(group(&mentions[*at]), Some("minor" | "female" | "male"));
        let all = parts.len() >= 2 && parts.iter().all(grouped);
        all.then(|| (mentions[whole].span, parts, true, "groups of people"))
    }

    /// "1.1 million in the North, 0.7 million in the Midlands, and those areas add up to 2.3 million":
    /// the last number is said to be the sum.
    fn summed(&self, mentions: &[Mention]) -> Option<Enumeration> {
        let whole = self.sentence.clone().next_back()?;
        let clause = self.spots[whole].clause();
        let verb = verb_of_value(&clause, self.spots[whole].chunk)?;
        if !clause.lexicon.frames.is(clause.lemma(verb), WordRole::Sum) {
            return None;
        }
        let parts: Vec<usize> = (self.sentence.start..whole)
            .filter(|part| may_hold(&mentions[whole], &mentions[*part]) && self.spots[*part].chunk < verb)
            .collect();
        (parts.len() >= 2).then(|| (mentions[whole].span, parts, true, "parts that add up"))
    }

    /// "61 of the victims died in one town, 37 in another and five in the hills", "It's 14 teachers, six
    /// aides and four administrators": joined numbers whose whole stands in a sentence before.
    fn listed(&self, mentions: &[Mention]) -> Option<Enumeration> {
        let first = self.sentence.start;
        let tail = (first + 1..self.sentence.end).take_while(|at| self.is_joined(*at)).count();
        let parts: Vec<usize> =
            (first..=first + tail).filter(|at| mentions[*at].quantity.unit.is_count()).collect();
        if parts.len() < MIN_PARTS || parts.len() != tail + 1 || self.after_colon(mentions).is_some() {
            return None;
        }
        let named = self.names_again(first);
        let head = &mentions[first];
        // "46 arrests, 21 victims rescued" counts two things, and no one number holds both.
        let another =
            |at: &usize| class(&mentions[*at]).is_some_and(|class_of| class(head) != Some(class_of));
        if class(head).is_some() && parts.iter().any(another) {
            return None;
        }
        let fits = |whole: &Mention| {
            let event =
                named || (class(whole).is_some() && class(whole) == class(head)) || alike(whole, head);
            // What is as large as one of three parts is said once more, and no whole of them.
            let larger = parts.iter().all(|part| exceeds(whole, &mentions[*part]));
            event && larger && whole.sentence != head.sentence
        };
        let whole = self.whole_before(mentions, first, fits)?;
        Some((whole, parts, true, "parts of the number before"))
    }

    /// Returns whether the first number of the sentence is said of what the sentence before counted:
    /// "It's 14 teachers", "Those are 61 dead", "The dead are eight men".
    fn names_again(&self, first: usize) -> bool {
        let clause = self.spots[first].clause();
        let Role::Complement(verb) = clause.role(self.spots[first].chunk) else { return false };
        clause.subject_of(verb).is_some_and(|subject| !clause.has_number(subject))
    }

    fn is_joined(&self, at: usize) -> bool {
        let spot = &self.spots[at];
        let clause = spot.clause();
        let before = clause.before(spot.chunk);
        // "North 1.1 million; Midlands 0.7 million": a label may stand before the number.
        let label = before.filter(|at| clause.kind(*at) == Some(Kind::Noun) && !clause.has_number(*at));
        let mark = label.map_or(before, |label| clause.before(label));
        mark.is_some_and(|at| matches!(clause.kind(at), Some(Kind::Comma | Kind::Conjunction | Kind::Break)))
    }
}

/// Returns whether one number can hold another: both plain counts or both amounts of one measure or
/// currency, the whole no smaller.
fn may_hold(whole: &Mention, part: &Mention) -> bool {
    use Dimension::{Points, Share, Temperature, Time};
    let unit = &whole.quantity.unit;
    let adds_up = !matches!(unit.dimension, Points | Share | Temperature | Time);
    let counts = adds_up && unit.comparable(&part.quantity.unit) && whole.quantity.per == part.quantity.per;
    let (whole, part) = (whole.quantity.representative(), part.quantity.representative());
    counts && whole.zip(part).is_some_and(|(whole, part)| whole >= part)
}

/// Returns whether one number can hold another and more.
fn exceeds(whole: &Mention, part: &Mention) -> bool {
    may_hold(whole, part) && !may_hold(part, whole)
}

/// Returns whether two numbers count the same thing by their nouns.
fn same_thing(left: &Mention, right: &Mention) -> bool {
    let lemma = |mention: &Mention| mention.counted.as_ref().map(|counted| counted.lemma.clone());
    lemma(left).is_some() && lemma(left) == lemma(right)
}

fn group(mention: &Mention) -> Option<&str> {
    mention.counted.as_ref()?.person.as_deref()
}

/// Returns whether the two count the same and the first tells of no event of its own ("there are 412
/// lynx").
fn alike(whole: &Mention, part: &Mention) -> bool {
    class(whole).is_none() && same_thing(whole, part)
}

fn class(mention: &Mention) -> Option<&str> {
    mention.event.as_ref()?.class.as_deref()
}
