//! Defines [`Evidence`]: what speaks for and against two mentions being of one figure.
//!
//! Each ground has few outcomes, and each outcome a small whole weight; the sum is compared with a
//! threshold when groups are joined. Some outcomes are vetoes: no sum outweighs them. Weights are
//! in [`weights`](super::weights) with their origin.

use super::excused::excused;
use super::nouns::{modifiers, subsets, things};
use super::owners::Owners;
use super::reading::Reading;
use super::scenes;
use super::scope::{grown, places, times};
use super::value::{self, Values};
use crate::lexicon::{Kin, Lexicon};
use crate::model::{ChangeRole, Dimension, Kind, Mention, Modality};

/// How two counted things stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Things {
    /// The same noun, no mere word for people.
    Same,
    /// The same word for people ("people", "person").
    SamePeople,
    /// Different words for people, of which one is general.
    People,
    /// Different roles ("officer", "victim").
    Roles,
    /// Groups that exclude each other ("men", "children").
    Groups,
    /// People on the one side, households, families or teams of them on the other.
    Units,
    /// Different nouns of one class, which may name the same things ("home", "house").
    Akin,
    /// Different nouns.
    Different,
    /// People and something else.
    Mixed,
    /// Named for one of them.
    OneSided,
    /// Named for neither.
    Neither,
}

/// How two events stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Events {
    /// One class, or one lemma outside the table.
    Same,
    /// Related classes.
    Related,
    /// Told for both, at least one outside the table.
    Open,
    /// Told for one.
    OneSided,
    /// Told for neither.
    Neither,
    /// Classes without relation.
    Different,
}

/// How the words in front of two nouns stand to each other ("food prices", "consumer prices").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Modifiers {
    /// None on either side, or one in common.
    Shared,
    /// On one side.
    OneSided,
    /// On both sides, none in common.
    Different,
}

/// How two subsets stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subsets {
    /// Neither is limited.
    Neither,
    /// Both limited alike.
    Same,
    /// One is called a part of another number, without saying which.
    Unnamed,
    /// One is limited to a part.
    OneSided,
    /// Limited to different parts.
    Different,
    /// One of them counts others than the other.
    Others,
}

/// How two periods stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Times {
    /// Given for neither, or within the same days.
    Near,
    /// The same.
    Same,
    /// A longer one (a month, a year) for one of them.
    OneSided,
    /// A month or year that was over, for one of them.
    Past,
    /// One contains the other, or it cannot be told.
    Open,
    /// Different hours or days, as of a count that moves.
    Moments,
    /// Different days, each with an amount of its own.
    Days,
    /// Different months or years.
    Apart,
}

/// How two places stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Places {
    /// The same place.
    Same,
    /// Given for neither.
    Neither,
    /// One contains the other.
    Nested,
    /// It cannot be told.
    Open,
    /// Given for one of them.
    OneSided,
    /// The label of one's row, and nothing for the other.
    RowOneSided,
    /// Different, at least one of them carried over from elsewhere.
    FarApart,
    /// Different.
    Apart,
}

/// How two mentions of two documents stand to the others of these documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// One of them fits another mention better.
    #[default]
    Beaten,
    /// Neither fits any other better, but one as well.
    Tied,
    /// Each fits the other best.
    Best,
    /// They are the only measures of their sort in both reports.
    Only,
}

/// Whether two numbers may be steps of one series that an outlet tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Series {
    /// No: of two outlets, or of one time.
    None,
    /// An outlet gives both, at two times.
    Outlet,
    /// And the rows of both have one label ("Containment: 10 percent", two days later "35 percent").
    Label,
}

/// What speaks for and against one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) values: Values,
    pub(super) things: Things,
    pub(super) modifiers: Modifiers,
    pub(super) events: Events,
    pub(super) subsets: Subsets,
    pub(super) times: Times,
    pub(super) places: Places,
    /// Words around both numbers, closer ones counting more; at most [`MAX_WORDS`].
    pub(super) words: u8,
    /// Whether the text itself says that they are the same amount.
    pub(super) apposed: bool,
    /// Whether both stand in one document.
    pub(super) together: bool,
    /// Whether what is counted is counted one by one.
    pub(super) counts: bool,
    /// Whether the larger is the later one of a running count.
    pub(super) grown: bool,
    /// Whether one gives an amount per something and the other none or per something else.
    pub(super) per: bool,
    /// Whether one is read as a change and the other as a level or share, of equal amount.
    pub(super) kinds: bool,
    /// Whether one is asserted and the other planned or forecast, of equal amount.
    pub(super) plans: bool,
    /// Whether one is told as a part of another number.
    pub(super) part: bool,
    /// Whether they are told of two that surely are not one ("Northwind cut 300 jobs", "Baltic Air cut 500").
    pub(super) owners: bool,
    /// Whether two people say amounts that exclude each other.
    pub(super) disputed: bool,
    /// Whether both open their documents.
    pub(super) leads: bool,
    /// How many other amounts stand in both sentences, at most [`MAX_BESIDE`].
    pub(super) beside: usize,
    /// Whether one stands in the headline over the other.
    pub(super) headed: bool,
    /// Whether one is the span around the other in one sentence ("412 (371 to 458)").
    pub(super) spanned: bool,
    /// Whether one outlet gives both, at two times.
    pub(super) series: Series,
    /// How the names they belong to stand to each other.
    pub(super) names: Owners,
    /// How they stand to the others of their documents; found when all pairs are known.
    pub(super) matched: Match,
}

/// Most that shared words count. Origin: beyond eight they repeat a sentence, which is copying.
pub(super) const MAX_WORDS: u8 = 8;

/// Most that shared amounts count. Origin: two frame a third ("from 18,000 to 26,100").
pub(super) const MAX_BESIDE: usize = 2;

/// Why two mentions cannot be of one figure, whatever else speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Veto {
    /// Units that cannot be compared.
    Unit,
    /// Two happenings that one article tells of.
    Happening,
    /// A level against a change, a rate against a share.
    Kind,
    /// A rise against a fall.
    Direction,
    /// Asserted against denied or hypothetical.
    Modality,
    /// Asserted against planned or forecast.
    Plan,
    /// Before against after in statements of change.
    Change,
    /// A part against the other amount, of which the text says that it is the whole.
    Part,
    /// Two amounts of one document that exclude each other.
    OneDocument,
}

impl Veto {
    /// Returns whether no sum outweighs it; that of plans only speaks against a group, since the mood
    /// of a sentence is the least sure of all readings.
    pub(super) fn is_absolute(self) -> bool {
        self != Self::Plan
    }
}

/// Returns the veto between two mentions, or else the evidence; symmetric.
pub(super) fn weigh(left: &Reading<'_>, right: &Reading<'_>, lexicon: &Lexicon) -> Result<Evidence, Veto> {
    let (a, b) = (left.mention, right.mention);
    let values = value::compare(left, right).ok_or(Veto::Unit)?;
    let times = times(left, right);
    if scenes::apart(left, right) {
        return Err(Veto::Happening);
    }
    if let Some(veto) = veto(a, b, values, times) {
        return Err(veto);
    }
    let (things, events) = (things(left, right, lexicon), events(left, right, lexicon));
    let counts = a.quantity.unit.dimension == Dimension::Count;
    // Among small counts of all sorts some always have the digits of another.
    let slipped = matches!(values, Values::Slip | Values::SlipLong) && counts;
    let values =
        if slipped && !shares(things, events) { value::distance(&a.quantity, &b.quantity) } else { values };
    let evidence = Evidence {
        values,
        things,
        modifiers: modifiers(left, right),
        events,
        subsets: subsets(left, right, lexicon),
        grown: (values.exclude() || values == Values::Vast) && grown(left, right, times, lexicon),
        times,
        places: places(left, right),
        words: shared_words(&left.words, &right.words),
        apposed: apposed(a, b),
        together: a.document == b.document,
        counts,
        per: a.quantity.per != b.quantity.per,
        kinds: kind(a) != kind(b),
        plans: modality(a) != modality(b),
        part: a.structure.part_of.is_some() != b.structure.part_of.is_some(),
        owners: owned_apart(&left.owner, &right.owner),
        disputed: values.exclude() && disputed(a, b),
        leads: a.document != b.document && left.leads && right.leads,
        beside: if a.document == b.document { 0 } else { others_in_common(left, right) },
        headed: a.document == b.document && left.headline != right.headline,
        spanned: a.document == b.document && a.sentence == b.sentence && spans(a, b),
        series: series(left, right, times),
        names: left.name.beside(&right.name),
        matched: Match::Beaten,
    };
    // "Of the 47 rescued, more than 40 needed a doctor" leaves room for 47, and is another figure.
    if (values.exclude() || values.is_open() || values == Values::Bounded) && (is_part(a, b) || is_part(b, a))
    {
        return Err(Veto::Part);
    }
    let excluded = evidence.together && values.exclude() && !excused(left, right, &evidence);
    if excluded { Err(Veto::OneDocument) } else { Ok(evidence) }
}

/// Returns whether two numbers count the same sort of thing or tell of the same event.
fn shares(things: Things, events: Events) -> bool {
    events == Events::Same
        || matches!(things, Things::Same | Things::SamePeople | Things::People | Things::Roles | Things::Akin)
}

/// Returns what forbids comparing two mentions of comparable units.
fn veto(a: &Mention, b: &Mention, values: Values, times: Times) -> Option<Veto> {
    // The same amount read as a level here and as a change there is more likely misread than new.
    let same =
        !values.exclude() && !values.is_open() && !matches!(values, Values::Bounded | Values::EqualShort);
    if kind(a) != kind(b) && !same && values != Values::PointsForPercent {
        return Some(Veto::Kind);
    }
    if a.direction.zip(b.direction).is_some_and(|(x, y)| x != y) && a.kind == Kind::Change {
        return Some(Veto::Direction);
    }
    if modality(a) != modality(b) {
        let (denied, supposed) = (either(a, b, Modality::Denied), either(a, b, Modality::Hypothetical));
        // "Would cost 310 million" and "costs 310 million" are of one figure, though no conflict is made of it.
        if denied || supposed && !same {
            return Some(Veto::Modality);
        }
        if !same {
            return Some(Veto::Plan);
        }
    }
    let roles = a.structure.change.zip(b.structure.change).map(|((_, x), (_, y))| (x, y));
    let before_and_after = matches!(
        roles,
        Some((ChangeRole::Before, ChangeRole::After) | (ChangeRole::After, ChangeRole::Before))
    );
    (before_and_after && values.exclude() && times != Times::Moments).then_some(Veto::Change)
}

fn either(a: &Mention, b: &Mention, modality: Modality) -> bool {
    a.modality == modality || b.modality == modality
}

/// Returns the kind of a mention as far as figures differ by it: a rate is a level per something.
fn kind(mention: &Mention) -> Kind {
    match mention.kind {
        Kind::Rate => Kind::Level,
        other => other,
    }
}

/// Returns the modality as far as figures differ by it: what is planned and what is forecast are
/// told apart by their words, not by their verb alone.
fn modality(mention: &Mention) -> u8 {
    match mention.modality {
        Modality::Asserted => 0,
        Modality::Denied => 1,
        Modality::Hypothetical => 2,
        Modality::Planned | Modality::Forecast => 3,
    }
}

/// Returns whether one of two amounts that can both hold is a point and the other a span around it.
fn spans(a: &Mention, b: &Mention) -> bool {
    let closed = |mention: &Mention| mention.quantity.low.is_some() && mention.quantity.high.is_some();
    let point = |mention: &Mention| mention.quantity.point().is_some();
    closed(a) && closed(b) && point(a) != point(b) && a.quantity.compatible(&b.quantity)
}

/// Returns whether the text calls one number a part of the other.
fn is_part(part: &Mention, whole: &Mention) -> bool {
    part.document == whole.document && part.structure.part_of.is_some_and(|of| of.whole == whole.span)
}

/// Returns whether names do what is told of both numbers, and none of both.
fn owned_apart(left: &[u64], right: &[u64]) -> bool {
    !left.is_empty() && !right.is_empty() && !left.iter().any(|word| right.binary_search(word).is_ok())
}

/// Returns whether two people say the two.
pub(super) fn disputed(a: &Mention, b: &Mention) -> bool {
    a.speaker.as_ref().zip(b.speaker.as_ref()).is_some_and(|(x, y)| x.name != y.name)
}

/// Returns how many other amounts than theirs the sentences of two mentions share, at most [`MAX_BESIDE`].
fn others_in_common(left: &Reading<'_>, right: &Reading<'_>) -> usize {
    left.beside.iter().filter(|amount| right.beside.binary_search(amount).is_ok()).take(MAX_BESIDE).count()
}

/// Returns whether one outlet tells two numbers, at two times.
fn series(left: &Reading<'_>, right: &Reading<'_>, times: Times) -> Series {
    // Within one document only what stands at two hours is told of two times for sure.
    let minute = |reading: &Reading<'_>| {
        reading.mention.period.as_ref().filter(|period| period.as_of).and_then(|period| period.minute)
    };
    let together = left.mention.document == right.mention.document;
    let hours = minute(left).zip(minute(right)).is_some_and(|(x, y)| x != y);
    let later = if together { hours } else { left.published != right.published };
    if !later || left.outlet != right.outlet || times == Times::Apart {
        return Series::None;
    }
    if left.label.is_some() && left.label == right.label { Series::Label } else { Series::Outlet }
}

fn apposed(a: &Mention, b: &Mention) -> bool {
    a.document == b.document && (a.structure.same_as == Some(b.span) || b.structure.same_as == Some(a.span))
}

/// Returns how the events of two numbers stand to each other; symmetric.
pub(super) fn events(left: &Reading<'_>, right: &Reading<'_>, lexicon: &Lexicon) -> Events {
    let (a, b) = match (left.event(), right.event()) {
        (None, None) => return Events::Neither,
        (None, _) | (_, None) => return Events::OneSided,
        (Some(a), Some(b)) => (a, b),
    };
    match lexicon.kin(a, b) {
        Kin::Same => Events::Same,
        Kin::Related | Kin::Part => Events::Related,
        Kin::Unknown => Events::Open,
        Kin::Different => Events::Different,
    }
}

/// Returns the sum of the smaller weights of the words two lists share, at most [`MAX_WORDS`].
fn shared_words(left: &[(u64, u8)], right: &[(u64, u8)]) -> u8 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a.1.min(b.1);
                i += 1;
                j += 1;
            }
        }
    }
    sum.min(MAX_WORDS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, lexicon, told};
    use super::*;
    use crate::model::{Bound, Corpus, PartOf};
    use rust_decimal::dec;

    /// Returns what is found of two numbers of two reports after both mentions were changed.
    fn weighed(nouns: [&str; 2], change: impl Fn(&mut [Mention; 2])) -> Result<Evidence, Veto> {
        let (one, mut left) = told("In Ludno 47 were counted.\n", &[(nouns[0], "die")]);
        let (other, mut right) = told("There 41 were counted.\n", &[(nouns[1], "die")]);
        let mut pair = [left.remove(0), right.remove(0)];
        change(&mut pair);
        let corpus = Corpus::new(vec![one, other], Vec::new());
        let [left, right] = pair.each_ref().map(|mention| Reading::new(mention, &corpus, lexicon()));
        let found = weigh(&left, &right, lexicon());
        assert_eq!(found, weigh(&right, &left, lexicon()), "symmetric");
        found
    }

    fn counted(mention: &mut Mention, text: &str, modifiers: &[&str]) {
        let counted = mention.counted.as_mut().unwrap();
        counted.text = text.to_owned();
        counted.modifiers = modifiers.iter().map(|word| (*word).to_owned()).collect();
    }

    #[test]
    fn families_are_no_people_and_a_crew_is() {
        let things = |text: &str, noun: &str| {
            weighed(["person", noun], |pair| counted(&mut pair[1], text, &[])).unwrap().things
        };
        assert_eq!(things("families", "family"), Things::Units);
        assert_eq!(things("crew", "crew"), Things::People);
    }

    #[test]
    fn men_alone_are_no_part_and_beside_women_they_are() {
        let (one, mut left) = told("In Ludno 39 men were trapped.\n", &[("man", "trap")]);
        let (other, right) = told("There 39 people were trapped.\n", &[("person", "trap")]);
        left[0].subset = Some(crate::model::Subset::Part("man".to_owned()));
        let corpus = Corpus::new(vec![one, other], [left, right].concat());
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let subsets =
            |readings: &[Reading<'_>]| weigh(&readings[0], &readings[1], lexicon()).unwrap().subsets;
        assert_eq!(subsets(&readings), Subsets::OneSided);
        readings.iter_mut().for_each(|reading| reading.alone = true);
        assert_eq!(subsets(&readings), Subsets::Neither);
    }

    #[test]
    fn an_arrest_may_be_one_of_people_of_whom_no_event_is_told() {
        let things = |event: Option<&str>| {
            let event = event
                .map(|class| crate::model::Event { lemma: class.to_owned(), class: Some(class.to_owned()) });
            weighed(["arrest", "person"], |pair| pair[1].event = event.clone()).unwrap().things
        };
        assert_eq!(things(None), Things::OneSided);
        assert_eq!(things(Some("arrest")), Things::People);
        assert_eq!(things(Some("burn")), Things::Mixed);
    }

    #[test]
    fn words_before_the_noun_tell_figures_apart() {
        let of = |left: &[&str], right: &[&str]| {
            let change = |pair: &mut [Mention; 2]| {
                counted(&mut pair[0], "homes", left);
                counted(&mut pair[1], "homes", right);
            };
            weighed(["home", "home"], change).unwrap().modifiers
        };
        assert_eq!(of(&[], &[]), Modifiers::Shared);
        assert_eq!(of(&["wooden"], &[]), Modifiers::OneSided);
        assert_eq!(of(&["wooden"], &["stone"]), Modifiers::Different);
        assert_eq!(of(&["wooden", "old"], &["Old"]), Modifiers::Shared);
    }

    #[test]
    fn a_plan_speaks_against_it_and_a_denial_forbids_it() {
        let told = |modality| weighed(["person", "person"], |pair| pair[0].modality = modality);
        assert_eq!(told(Modality::Planned), Err(Veto::Plan));
        assert_eq!(told(Modality::Denied), Err(Veto::Modality));
        assert!(!Veto::Plan.is_absolute() && Veto::Modality.is_absolute());
    }

    #[test]
    fn a_number_and_the_span_around_it_are_two_figures() {
        let (document, mut mentions) =
            told("Some 412 lynx live there (371 at least).\n", &[("lynx", "live"), ("lynx", "live")]);
        mentions[1].quantity.high = Some(Bound::inclusive(dec!(458)));
        let corpus = corpus([(document, mentions)]);
        let [left, right] = corpus.mentions() else { panic!("two numbers") };
        let evidence = weigh(
            &Reading::new(left, &corpus, lexicon()),
            &Reading::new(right, &corpus, lexicon()),
            lexicon(),
        );
        let evidence = evidence.unwrap();
        assert!(evidence.spanned && evidence.weight() < 0, "{evidence:?}");
    }

    #[test]
    fn a_part_is_another_figure_than_its_whole_whatever_the_amounts_allow() {
        let person = ("person", "need");
        let (document, mut mentions) = told("Of the 47 saved 40 needed a doctor.\n", &[person, person]);
        mentions[1].quantity.high = None;
        let whole = mentions[0].span;
        mentions[1].structure.part_of = Some(PartOf { whole, complete: false });
        let corpus = corpus([(document, mentions)]);
        let [left, right] = [0, 1].map(|at| Reading::new(&corpus.mentions()[at], &corpus, lexicon()));
        assert_eq!(weigh(&left, &right, lexicon()), Err(Veto::Part));
        assert_eq!(weigh(&right, &left, lexicon()), Err(Veto::Part));
    }

    #[test]
    fn the_headline_says_once_more_what_the_text_says() {
        let died = ("person", "die");
        let corpus = corpus([told("Fire kills 47.\nIn Ludno 47 people died.\n", &[died, died])]);
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        let plain = weigh(&readings[0], &readings[1], lexicon()).unwrap();
        readings[0].headline = true;
        let headed = weigh(&readings[0], &readings[1], lexicon()).unwrap();
        assert!(headed.headed && headed.weight() > plain.weight());
    }
}
