//! Defines [`Losses`], where conflicts of the gold that are not reported were lost on their way.

use super::gold::Relation;
use super::matching::Matching;
use claimgraph::detect::{Surroundings, compare};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{FigureId, Mention, MentionId, Verdict};
use std::collections::BTreeMap;

/// Finds where conflicts were lost.
pub struct Losses<'a> {
    matching: &'a Matching<'a>,
    lexicon: &'a Lexicon,
    mention_of: BTreeMap<String, &'a Mention>,
    figure_of: BTreeMap<MentionId, FigureId>,
}

/// How far a pair of mentions came; what comes later came farther.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    Unread,
    Apart(String),
    Refused(String),
    Agreed,
    Passed,
}

impl<'a> Losses<'a> {
    pub fn new(matching: &'a Matching<'a>, lexicon: &'a Lexicon) -> Self {
        let mentions = matching.of.iter().map(|(&mention, &number)| {
            (matching.gold.numbers[number].name(), &matching.analysis.corpus.mentions()[mention])
        });
        let figures = matching.analysis.resolution.figures.iter();
        let figure_of = figures.flat_map(|figure| figure.mentions.iter().map(|id| (*id, figure.id)));
        Self { matching, lexicon, mention_of: mentions.collect(), figure_of: figure_of.collect() }
    }

    /// Returns the last station that the best pair of a relation reached, with the parts read wrong.
    pub fn stop(&self, relation: &Relation) -> String {
        let [left, right] = relation.sides.as_slice() else { return "no two sides".to_owned() };
        let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
        let best = pairs.map(|(a, b)| (self.pair(a, b), a, b)).max_by(|x, y| x.0.cmp(&y.0));
        let Some((stop, a, b)) = best else { return "empty side".to_owned() };
        let wrong: Vec<&str> = [a, b].into_iter().flat_map(|name| self.wrong(name)).collect();
        let wrong =
            if wrong.is_empty() { String::new() } else { format!(", read wrong: {}", wrong.join(" ")) };
        let stop = match stop {
            Stop::Unread => "a side was not read".to_owned(),
            Stop::Apart(gate) => format!("not in one figure, gate: {gate}"),
            Stop::Refused(refusal) => format!("in one figure, gate: {refusal}"),
            Stop::Agreed => "in one figure, said to agree".to_owned(),
            Stop::Passed => "in one figure, passed the gate".to_owned(),
        };
        format!("{stop}{wrong}")
    }

    /// Returns what was read of the numbers of a relation.
    pub fn readings(&self, relation: &Relation) -> Vec<String> {
        let names = relation.sides.iter().flat_map(|side| side.iter().take(3));
        names.filter_map(|name| self.mention_of.get(name).map(|mention| reading(mention))).collect()
    }

    fn pair(&self, left: &str, right: &str) -> Stop {
        let Some((&a, &b)) = self.mention_of.get(left).zip(self.mention_of.get(right)) else {
            return Stop::Unread;
        };
        let verdict =
            compare(a, b, Surroundings { lexicon: self.lexicon, broken_down: false, owned_apart: false });
        if self.figure_of.get(&a.id) != self.figure_of.get(&b.id) {
            return Stop::Apart(match verdict {
                Verdict::Incomparable(refusal) => format!("{refusal:?}"),
                Verdict::Agrees(_) => "agrees".to_owned(),
                Verdict::Contradicts(_) => "contradicts".to_owned(),
            });
        }
        match verdict {
            Verdict::Incomparable(refusal) => Stop::Refused(format!("{refusal:?}")),
            Verdict::Agrees(_) => Stop::Agreed,
            Verdict::Contradicts(_) => Stop::Passed,
        }
    }

    fn wrong(&self, name: &str) -> Vec<&'static str> {
        let number = self.matching.gold.numbers.iter().find(|number| number.name() == name);
        let Some((mention, number)) = self.mention_of.get(name).zip(number) else { return Vec::new() };
        let judged = super::matching::judge(mention, number, self.lexicon);
        judged.into_iter().filter(|(_, right, ..)| !right).map(|(part, ..)| part).collect()
    }
}

fn reading(mention: &Mention) -> String {
    let counted = mention.counted.as_ref().map(|counted| format!("{}/{:?}", counted.lemma, counted.person));
    let event = mention.event.as_ref().map(|event| format!("{}/{:?}", event.lemma, event.class));
    let place = mention.place.as_ref().map(|place| format!("{}/{:?}", place.name, place.origin));
    let period = mention.period.as_ref().map(|period| format!("{}/{:?}", period.text, period.grain));
    format!(
        "      {} {:?} counted {counted:?} subset {:?} event {event:?} place {place:?} period {period:?} {:?} speaker {:?}",
        mention.quantity,
        mention.kind,
        mention.subset,
        mention.modality,
        mention.speaker.as_ref().map(|speaker| &speaker.name),
    )
}
