//! Defines [`excused`]: when a document may give two amounts of one figure that exclude each other.
//!
//! Whoever tells a number twice tells it alike; two amounts of one document are two figures, and this keeps more
//! apart than all else. But a report also says what the count was a day ago, or what others say. What is not
//! plainly one of these is no excuse: a part, another place, or an amount many times the other.

use super::evidence::{Events, Evidence, Modifiers, Places, Subsets, Things, Times, disputed};
use super::reading::Reading;
use super::value::Values;
use crate::model::{Fit, Mention};

/// Returns whether two amounts of one document that exclude each other may still be of one figure:
/// the text opposes them, two people say them, or they are of two moments. Within one sentence both
/// moments are told, or that the one turned into the other.
pub(super) fn excused(left: &Reading<'_>, right: &Reading<'_>, evidence: &Evidence) -> bool {
    let (a, b) = (left.mention, right.mention);
    let answers = left.against == Some(b.span) || right.against == Some(a.span);
    let opposed = answers || a.structure.opposes == Some(b.span) || b.structure.opposes == Some(a.span);
    let told = || Fit::of_periods(a.period.as_ref(), b.period.as_ref()) == Fit::Apart;
    let turned = || a.structure.change.is_some() && b.structure.change.is_some();
    // "A week ago 21 homes stood, today 12 homes do."
    let (same, events) = (evidence.things == Things::Same, evidence.events == Events::Same);
    let moments = evidence.times == Times::Moments
        && (a.sentence != b.sentence || told() || turned() || same && events);
    // "118 a week ago, 134 on Saturday"
    let days = evidence.times == Times::Days && a.sentence == b.sentence && (same || events);
    opposed || disputed(a, b) || moments || days || reported(a, b, evidence)
}

/// Returns whether somebody is cited with the one of two amounts of the same, and the report gives the other
/// itself ("the army has acknowledged 19 deaths").
fn reported(a: &Mention, b: &Mention, evidence: &Evidence) -> bool {
    let cited = a.speaker.is_some() != b.speaker.is_some();
    let things = matches!(evidence.things, Things::Same | Things::SamePeople | Things::People)
        && evidence.modifiers != Modifiers::Different;
    let whole = matches!(evidence.subsets, Subsets::Neither | Subsets::Same) && !evidence.part;
    let places = matches!(evidence.places, Places::Same | Places::Neither | Places::OneSided);
    cited && things && evidence.events == Events::Same && whole && places && evidence.values != Values::Far
}

#[cfg(test)]
mod tests {
    use super::super::evidence::{Veto, weigh};
    use super::super::reading::Reading;
    use super::super::testing::{corpus, lexicon, told};
    use crate::model::{Mention, Speaker, Subset};

    /// Returns whether two amounts of one document may be of one figure after the second was changed.
    fn is_excused(change: impl Fn(&mut Mention)) -> bool {
        let text = "In Ludno 34 people died.\nThe army says that 19 people died.\n";
        let (document, mut mentions) = told(text, &[("person", "die"), ("person", "die")]);
        mentions[1].speaker = Some(Speaker { name: "army".to_owned(), span: None });
        change(&mut mentions[1]);
        let corpus = corpus([(document, mentions)]);
        let [left, right] = [0, 1].map(|at| Reading::new(&corpus.mentions()[at], &corpus, lexicon()));
        let weighed = weigh(&left, &right, lexicon());
        assert_eq!(weighed, weigh(&right, &left, lexicon()), "symmetric");
        weighed != Err(Veto::OneDocument)
    }

    #[test]
    fn a_report_may_cite_another_amount_than_its_own() {
        assert!(is_excused(|_| {}));
        assert!(!is_excused(|mention| mention.speaker = None));
    }

    #[test]
    fn what_is_cited_of_a_part_or_another_event_is_another_figure() {
        assert!(!is_excused(|mention| mention.subset = Some(Subset::Part("of them".to_owned()))));
        assert!(!is_excused(|mention| mention.event.as_mut().unwrap().class = Some("injure".to_owned())));
    }
}
