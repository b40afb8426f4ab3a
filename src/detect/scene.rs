//! Defines [`Scene`]: one story with its figures and claims at hand, as the detectors read it.

use super::breakdown::Breakdown;
use super::cause;
use super::index::Index;
use super::texts::Texts;
use super::tie::base;
use crate::lexicon::{Account, Kin, Lexicon, WordRole};
use crate::model::{
    ChangeRole, Claim, ClaimId, Corpus, Counted, Decimal, Document, DocumentId, Figure, FigureId, Mention,
    MentionId, Originators, Resolution, Side, Span, StoryId,
};
use crate::text::{Tag, Token, tokenise};
use jiff::civil::Date;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// First year that a number of four digits is taken for; earlier ones stand in no news as such.
const FIRST_YEAR: i16 = 1500;

/// Bytes between a part and its whole where only "of" leads from the one to the other ("14 out of the 17").
const OF: usize = 12;

/// Other numbers of a sentence that are looked at, at most. Origin: the longest news sentence of the practice
/// stories has nine.
const MOST_BESIDE: usize = 12;

/// Minutes between an hour of the morning and the hour of the same name after noon.
const HALF_DAY: u16 = 12 * 60;

/// A point in time at which a number holds: a day, and minutes after midnight where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) day: Date,
    pub(super) minute: Option<u16>,
    /// Whether the text gives it; otherwise it is the day of publication.
    pub(super) stated: bool,
}

impl Moment {
    /// Returns whether this moment is surely earlier than the other.
    pub(super) fn before(self, other: Self) -> bool {
        // "By 5 p.m." and "as of 5 o'clock" are one hour, whichever half of the day was read.
        let earlier = |a: u16, b: u16| a < b && b - a != HALF_DAY;
        self.day < other.day
            || (self.day == other.day && self.minute.zip(other.minute).is_some_and(|(a, b)| earlier(a, b)))
    }
}

/// One story with lookups.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) lexicon: &'a Lexicon,
    pub(super) originators: &'a Originators,
    /// The figures of the story, ascending by identifier.
    pub(super) figures: Vec<&'a Figure>,
    /// The mentions of the story.
    pub(super) texts: Texts<'a>,
    /// Where the story gives an amount or speaks of a figure.
    pub(super) index: Index<'a>,
    breakdown: Breakdown<'a>,
    /// The values that a document tells as before and after, in base units, the smaller first.
    changes: BTreeSet<(Decimal, Decimal)>,
    /// The values that a document sets against each other, likewise.
    opposed: BTreeSet<(Decimal, Decimal)>,
    /// The claims that a document calls the whole of a value it gives.
    wholes: BTreeSet<(DocumentId, Decimal, ClaimId)>,
    claims: BTreeMap<FigureId, Vec<&'a Claim>>,
    homes: HashMap<MentionId, Home<'a>>,
    /// What was found out about each mention, in the order of the texts.
    known: Vec<Cell<Known>>,
    /// What stands behind each claim that was asked for.
    sides: RefCell<HashMap<ClaimId, Side>>,
    /// How many originators stand behind each claim of which that was asked.
    backing: RefCell<HashMap<ClaimId, usize>>,
}

/// What a mention is of, and its number in the order of the texts.
#[derive(Clone, Copy, Debug)]
struct Home<'a> {
    figure: &'a Figure,
    claim: Option<&'a Claim>,
    number: u32,
}

/// What is asked of one mention again for every other that it is compared with; `None` where it was not
/// asked yet.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    aside: Option<bool>,
    lent: Option<bool>,
    of_share: Option<bool>,
    broken_down: Option<bool>,
    grows: Option<bool>,
    moves: Option<bool>,
}

/// The figures of a story, each with its claims.
pub(super) type Plot<'a> = Vec<(&'a Figure, Vec<&'a Claim>)>;

/// Returns what is told in each story, in the order of the resolution.
pub(super) fn plots(resolution: &Resolution) -> Vec<Plot<'_>> {
    let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
    for claim in &resolution.claims {
        claims.entry(claim.figure).or_default().push(claim);
    }
    let mut plots: BTreeMap<StoryId, Plot<'_>> = BTreeMap::new();
    for figure in &resolution.figures {
        let claims = claims.remove(&figure.id).unwrap_or_default();
        plots.entry(figure.story).or_default().push((figure, claims));
    }
    resolution.stories.iter().filter_map(|story| plots.remove(&story.id)).collect()
}

/// Returns two values in order.
fn ascending(a: Decimal, b: Decimal) -> (Decimal, Decimal) {
    (a.min(b).normalize(), a.max(b).normalize())
}

/// Returns the values that a document tells as before and after ("raised its offer to 44 from 41.50").
fn changes(text: &[&Mention]) -> Vec<(Decimal, Decimal)> {
    let mut groups: BTreeMap<_, [Option<Decimal>; 2]> = BTreeMap::new();
    for mention in text {
        let Some((group, role)) = mention.structure.change else { continue };
        let ends = groups.entry((mention.sentence, group)).or_default();
        match role {
            ChangeRole::Before => ends[0] = base(mention),
            ChangeRole::After => ends[1] = base(mention),
            ChangeRole::Delta => {}
        }
    }
    let pairs = groups.into_values().filter_map(|[before, after]| before.zip(after));
    pairs.map(|(before, after)| (before.min(after).normalize(), before.max(after).normalize())).collect()
}

impl<'a> Scene<'a> {
    /// Reads a story.
    pub(super) fn new(
        plot: Plot<'a>,
        corpus: &'a Corpus,
        originators: &'a Originators,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut scene = Self {
            corpus,
            lexicon,
            originators,
            figures: Vec::new(),
            texts: Texts::default(),
            index: Index::default(),
            breakdown: Breakdown::default(),
            changes: BTreeSet::new(),
            opposed: BTreeSet::new(),
            wholes: BTreeSet::new(),
            claims: BTreeMap::new(),
            homes: HashMap::new(),
            known: Vec::new(),
            sides: RefCell::default(),
            backing: RefCell::default(),
        };
        for (figure, claims) in plot {
            scene.add(figure, claims);
        }
        let told = scene.figures.iter().flat_map(|figure| &figure.mentions);
        scene.texts = Texts::new(told.filter_map(|id| corpus.mention(*id)).collect());
        for (number, mention) in (0..).zip(scene.texts.all()) {
            if let Some(home) = scene.homes.get_mut(&mention.id) {
                home.number = number;
            }
        }
        scene.known = vec![Cell::default(); scene.texts.all().len()];
        let mentions = || scene.texts.all().iter().copied();
        let changes = scene.texts.documents().flat_map(changes).collect();
        let opposed = mentions().filter_map(|mention| {
            let other = scene.at(mention.document, mention.structure.opposes?)?;
            Some(ascending(base(mention)?, base(other)?))
        });
        let opposed = opposed.collect();
        let wholes = mentions().filter_map(|part| {
            let claim = scene.claim_of(scene.whole_of(part)?.id)?;
            Some((part.document, base(part)?.normalize(), claim.id))
        });
        let wholes: BTreeSet<_> = wholes.chain(scene.named_wholes()).collect();
        let breakdown = Breakdown::new(mentions(), lexicon);
        let index = Index::new(mentions(), |mention| scene.figure_of(mention));
        Self { changes, opposed, wholes, breakdown, index, ..scene }
    }

    fn add(&mut self, figure: &'a Figure, claims: Vec<&'a Claim>) {
        let home = Home { figure, claim: None, number: 0 };
        self.homes.extend(figure.mentions.iter().map(|id| (*id, home)));
        for claim in &claims {
            let home = Home { claim: Some(claim), ..home };
            self.homes.extend(claim.mentions.iter().map(|id| (*id, home)));
        }
        self.figures.push(figure);
        self.claims.insert(figure.id, claims);
    }

    /// Returns the claims of a figure, ascending by identifier.
    pub(super) fn claims(&self, figure: &Figure) -> &[&'a Claim] {
        self.claims.get(&figure.id).map_or(&[], Vec::as_slice)
    }

    /// Returns a claim of a figure.
    pub(super) fn claim(&self, figure: &Figure, id: ClaimId) -> Option<&'a Claim> {
        self.given(figure.id, id)
    }

    /// Returns a claim of a figure of the story.
    pub(super) fn given(&self, figure: FigureId, id: ClaimId) -> Option<&'a Claim> {
        let claims = self.claims.get(&figure)?;
        claims.get(claims.binary_search_by_key(&id, |claim| claim.id).ok()?).copied()
    }

    /// Returns the claim a mention makes.
    pub(super) fn claim_of(&self, mention: MentionId) -> Option<&'a Claim> {
        self.homes.get(&mention)?.claim
    }

    /// Returns the figure a mention is of.
    pub(super) fn figure_of(&self, mention: MentionId) -> Option<&'a Figure> {
        self.homes.get(&mention).map(|home| home.figure)
    }

    /// Returns the number of a mention in the order of the texts.
    pub(super) fn number_of(&self, mention: MentionId) -> Option<usize> {
        usize::try_from(self.homes.get(&mention)?.number).ok()
    }

    /// Returns what was found out about a mention, or finds it out.
    fn recall(
        &self,
        mention: &Mention,
        of: impl Fn(&mut Known) -> &mut Option<bool>,
        find: impl FnOnce() -> bool,
    ) -> bool {
        let Some(cell) = self.number_of(mention.id).and_then(|at| self.known.get(at)) else { return find() };
        if let Some(known) = *of(&mut cell.get()) {
            return known;
        }
        let found = find();
        let mut known = cell.get();
        *of(&mut known) = Some(found);
        cell.set(known);
        found
    }

    /// Returns the mention that stands at a span of a document.
    pub(super) fn at(&self, document: DocumentId, span: Span) -> Option<&'a Mention> {
        let mentions = self.texts.of(document);
        let at = mentions.binary_search_by_key(&span, |mention| mention.span).ok()?;
        mentions.get(at).copied()
    }

    /// Returns the document of a mention.
    pub(super) fn document(&self, mention: &Mention) -> Option<&'a Document> {
        self.corpus.document(mention.document)
    }

    /// Returns the moment a mention is for, `None` where neither the text nor the publication gives one.
    pub(super) fn moment(&self, mention: &Mention) -> Option<Moment> {
        use crate::model::Grain;
        let stated = mention.period.as_ref().filter(|period| period.grain <= Grain::Week);
        if let Some((day, minute)) = stated.and_then(|period| Some((period.end?, period.minute))) {
            return Some(Moment { day, minute, stated: true });
        }
        let day = self.document(mention)?.published?;
        Some(Moment { day, minute: None, stated: false })
    }

    /// Returns the side on which a claim stands alone; worked out once.
    pub(super) fn side_of(&self, claim: &Claim) -> Side {
        if let Some(side) = self.sides.borrow().get(&claim.id) {
            return side.clone();
        }
        let side = super::side(super::words::amount(&claim.quantity), claim.mentions.clone(), self);
        self.sides.borrow_mut().insert(claim.id, side.clone());
        side
    }

    /// Returns how many originators stand behind a claim; worked out once.
    pub(super) fn originators_of(&self, claim: &Claim) -> usize {
        if let Some(count) = self.backing.borrow().get(&claim.id) {
            return *count;
        }
        let count = super::register::support(&claim.mentions, self).originators;
        self.backing.borrow_mut().insert(claim.id, count);
        count
    }

    /// Returns the claims that some mentions make, ascending, each once.
    pub(super) fn claims_of(&self, mentions: &[MentionId]) -> Vec<ClaimId> {
        let mut claims: Vec<ClaimId> =
            mentions.iter().filter_map(|id| Some(self.claim_of(*id)?.id)).collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// Returns whether a document of the story tells two values as before and after: both held, each in
    /// its time. Asked of two amounts of one figure.
    pub(super) fn told_as_change(&self, a: Option<Decimal>, b: Option<Decimal>) -> bool {
        a.zip(b).is_some_and(|(a, b)| self.changes.contains(&ascending(a, b)))
    }

    /// Returns whether a document of the story sets two values against each other, of which one holds: "24.8
    /// million rather than 27.4". Asked of two amounts of one figure.
    pub(super) fn told_as_opposed(&self, a: &Mention, b: &Mention) -> bool {
        base(a).zip(base(b)).is_some_and(|(a, b)| self.opposed.contains(&ascending(a, b)))
    }

    /// Returns the claims that the numbers of one sentence with "of the 73 suspects" may be parts of, each with its
    /// document and value.
    fn named_wholes(&self) -> Vec<(DocumentId, Decimal, ClaimId)> {
        let mut wholes = Vec::new();
        for whole in self.texts.all().iter().filter(|whole| whole.quantity.unit.is_count()) {
            let before = |document: &Document| {
                let text = Span::new(whole.sentence.start, whole.span.start).of(&document.text);
                text.trim_end().to_lowercase().ends_with("of the")
            };
            let Some(claim) = self.claim_of(whole.id).filter(|_| self.document(whole).is_some_and(before))
            else {
                continue;
            };
            let parts =
                self.beside(whole).filter(|part| part.quantity.unit.is_count() && base(part) < base(whole));
            wholes.extend(
                parts
                    .take(MOST_BESIDE)
                    .filter_map(|part| Some((part.document, base(part)?.normalize(), claim.id))),
            );
        }
        wholes
    }

    /// Returns whether the document of a number calls its amount a part of the other's claim: "of the 73 suspects 52 are
    /// held", and "52 are held" again in its headline.
    pub(super) fn told_as_part(&self, part: &Mention, whole: &Mention) -> bool {
        let claim = self.claim_of(whole.id);
        let key = base(part).zip(claim).map(|(value, claim)| (part.document, value.normalize(), claim.id));
        key.is_some_and(|key| self.wholes.contains(&key))
    }

    /// Returns how many other amounts the sentences of two mentions share that are no small counts.
    pub(super) fn amounts_in_common(&self, a: &Mention, b: &Mention) -> usize {
        let amount = |mention: &Mention| {
            let telling = |value: &Decimal| !mention.quantity.unit.is_count() || value.abs() > cause::CHANCE;
            Some((
                mention.quantity.unit.dimension,
                mention.quantity.point().and(base(mention)).filter(telling)?,
            ))
        };
        let of = |mention| self.beside(mention).take(MOST_BESIDE).filter_map(amount).collect::<BTreeSet<_>>();
        if a.document == b.document { 0 } else { of(a).intersection(&of(b)).count() }
    }

    /// Returns whether the story gives the count of a mention for several places, so that a number
    /// without a place is not that of any of them.
    pub(super) fn broken_down(&self, mention: &'a Mention) -> bool {
        self.recall(mention, |known| &mut known.broken_down, || self.breakdown.contains(mention))
    }

    /// Returns whether what befell the things a mention counts makes a count that cannot fall ("died").
    pub(super) fn grows(&self, mention: &Mention) -> bool {
        let kinship = &self.lexicon.kinship;
        let running = || {
            let noun = mention
                .counted
                .as_ref()
                .is_some_and(|counted| self.lexicon.accounts.is(counted.head(), Account::Running));
            noun && mention.event.as_ref().is_none_or(|event| event.class.is_none())
        };
        let grows = || self.lexicon.befell(mention).is_some_and(|class| kinship.grows(class)) || running();
        self.recall(mention, |known| &mut known.grows, grows)
    }

    /// Returns whether it makes one that may rise and fall from hour to hour ("waiting").
    pub(super) fn moves(&self, mention: &Mention) -> bool {
        let kinship = &self.lexicon.kinship;
        let moves = || self.lexicon.befell(mention).is_some_and(|class| kinship.moves(class));
        self.recall(mention, |known| &mut known.moves, moves)
    }

    /// Returns whether a mention tells of the price of shares, which is another at every hour.
    pub(super) fn is_quoted(&self, mention: &Mention) -> bool {
        let noun = mention.counted.as_ref().map_or("", |counted| counted.head());
        self.lexicon.frames.is(noun, WordRole::Quoted)
    }

    /// Returns whether two mentions tell alike how many are in such a state, as verbs that say nothing by
    /// themselves may tell as well ("remain missing").
    pub(super) fn in_motion(&self, a: &Mention, b: &Mention) -> bool {
        let class = |mention: &Mention| mention.event.as_ref().and_then(|event| event.class.clone());
        class(a).is_some_and(|class_a| self.lexicon.kinship.moves(&class_a)) && class(a) == class(b)
    }

    /// Returns whether two mentions surely count different things or tell of different events.
    pub(super) fn unlike(&self, a: &Mention, b: &Mention) -> bool {
        let things = a
            .counted
            .as_ref()
            .zip(b.counted.as_ref())
            .is_some_and(|(x, y)| x.lemma != y.lemma && (x.person.is_none() || y.person.is_none()));
        things || self.kin(a, b) == Kin::Different
    }

    /// Returns how the events of two mentions stand to each other.
    pub(super) fn kin(&self, a: &Mention, b: &Mention) -> Kin {
        a.event.as_ref().zip(b.event.as_ref()).map_or(Kin::Unknown, |(a, b)| self.lexicon.kin(a, b))
    }

    /// Returns whether two mentions tell of the same sort of event: one class, or one verb.
    pub(super) fn same_event(&self, a: &Mention, b: &Mention) -> bool {
        self.kin(a, b) == Kin::Same
    }

    /// Returns whether a mention tells of an earlier happening in passing: "since 1989, when a burning
    /// dance hall claimed 37 lives", "the flood of 2003, which drowned twelve".
    pub(super) fn aside(&self, mention: &Mention) -> bool {
        let Some(document) = self.document(mention) else { return false };
        let before = Span::new(mention.sentence.start, mention.span.start);
        if !before.of(&document.text).contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let today = document.published.map_or(i16::MAX, Date::year);
        let tokens = tokenise(&document.text, before, self.lexicon);
        let year = |token: &Token<'_>| {
            token.text.parse::<i16>().is_ok_and(|year| (FIRST_YEAR..today).contains(&year))
        };
        let Some(at) = tokens.iter().rposition(year) else { return false };
        // The clause must hang on the year itself.
        let mut behind = tokens[at + 1..].iter().filter(|token| token.tag != Tag::Mark);
        behind.next().is_some_and(|token| token.tag == Tag::Wh)
    }

    /// Returns whether one of two numbers is told of something else beside the story, or is a part of
    /// what the other may be.
    pub(super) fn incomparable(&self, a: &Mention, b: &Mention) -> bool {
        let aside = |mention| self.recall(mention, |known| &mut known.aside, || self.aside(mention));
        let lent = |mention| self.recall(mention, |known| &mut known.lent, || self.is_lent(mention));
        let of_share =
            |mention| self.recall(mention, |known| &mut known.of_share, || self.part_of_share(mention));
        let parts = a.subset.is_none() && of_share(a) != of_share(b);
        let wholes = self.narrower(a, b) || self.narrower(b, a) || lent(a) != lent(b);
        parts || wholes || self.makes_up(a, b) || self.makes_up(b, a) || aside(a) || aside(b)
    }

    /// Returns the other numbers of a mention's sentence, the nearest before it first and then those behind
    /// it.
    fn beside(&self, mention: &Mention) -> impl Iterator<Item = &'a Mention> {
        let text = self.texts.of(mention.document);
        let (before, after) = text.split_at(text.partition_point(|other| other.span < mention.span));
        let (sentence, id) = (mention.sentence, mention.id);
        let here = move |other: &&&Mention| other.sentence == sentence;
        let before = before.iter().rev().take_while(here);
        before.chain(after.iter().take_while(here)).copied().filter(move |other| other.id != id)
    }

    /// Returns whether a number of its sentence is told as a part of a mention.
    pub(super) fn has_part(&self, whole: &Mention) -> bool {
        self.beside(whole).any(|part| part.structure.part_of.is_some_and(|of| of.whole == whole.span))
    }

    /// Returns the number that the text calls a mention a part of.
    pub(super) fn whole_of(&self, part: &Mention) -> Option<&'a Mention> {
        self.at(part.document, part.structure.part_of?.whole)
    }

    /// Returns whether the whole that one number is told as a part of is the amount of another.
    pub(super) fn is_of(&self, part: &Mention, other: &Mention) -> bool {
        self.whole_of(part).is_some_and(|whole| whole.quantity.compatible(&other.quantity))
    }

    /// Returns whether one number is told as a part by something beyond what the two tell alike, so that
    /// the other may be its whole: "58 were injured, 12 of them seriously" beside "58 injured".
    fn narrower(&self, part: &Mention, other: &Mention) -> bool {
        let unnamed = part.subset.as_ref().is_some_and(|subset| !subset.is_named());
        if !unnamed || other.subset.is_some() {
            return false;
        }
        self.whole_of(part).is_none_or(|whole| {
            // "11,200 of them flats": the part names what it is of.
            let told = part.counted.as_ref().filter(|counted| !counted.carried).map(Counted::head);
            let own = told.is_some() && told != whole.counted.as_ref().map(Counted::head);
            self.same_event(part, whole) && !own || whole.quantity.compatible(&other.quantity)
        })
    }

    /// Returns whether the event of a number is that of its part: of "guilty on 14 of 17 counts" none
    /// is told of the 17.
    fn is_lent(&self, whole: &Mention) -> bool {
        self.beside(whole).any(|part| {
            part.span.end <= whole.span.start
                && whole.span.start - part.span.end <= OF
                && part.structure.part_of.is_some_and(|of| of.whole == whole.span && !of.complete)
                && part.event.is_some()
                && part.event == whole.event
        })
    }

    /// Returns whether one number is a sum that another document spells out: "340 people aboard", where
    /// it says "312 passengers and 28 crew".
    fn makes_up(&self, sum: &Mention, term: &Mention) -> bool {
        let person = |mention: &Mention| mention.counted.as_ref().is_some_and(|c| c.person.is_some());
        let anyone = sum.counted.as_ref().is_some_and(Counted::is_anyone);
        let (Some(total), Some(first)) = (base(sum), base(term)) else { return false };
        if total <= first {
            return false;
        }
        // "21 had died in Kroshica, eight in Dremja and five in mountain villages."
        let alike = self
            .beside(term)
            .take(MOST_BESIDE)
            .filter(|other| other.kind == term.kind && other.quantity.unit.comparable(&term.quantity.unit));
        let alike: Option<Vec<Decimal>> = alike.map(base).collect();
        let rest = alike.filter(|rest| rest.len() > 1).map(|rest| rest.iter().copied().sum::<Decimal>());
        if rest.is_some_and(|rest| rest + first == total) {
            return true;
        }
        if sum.document == term.document || !anyone || !person(term) {
            return false;
        }
        self.beside(term).any(|other| {
            person(other)
                && other.counted.as_ref().map(Counted::head) != term.counted.as_ref().map(Counted::head)
                && base(other) == total.checked_sub(first)
        })
    }

    /// Returns whether one sentence gives two amounts that exclude each other: it means two things or two
    /// times by them. Of two happenings it says nothing about others who mix them up.
    pub(super) fn apart_by_sentence(&self, a: &Mention, b: &Mention) -> bool {
        let happenings = || matches!(self.kin(a, b), Kin::Different | Kin::Part);
        self.one_breath(a, b) && !a.quantity.compatible(&b.quantity) && !happenings()
    }

    /// Returns whether two mentions stand in one sentence, and not as what two speakers say.
    pub(super) fn one_breath(&self, a: &Mention, b: &Mention) -> bool {
        let together = a.document == b.document && a.sentence == b.sentence;
        let speakers = a.speaker.as_ref().zip(b.speaker.as_ref());
        together && speakers.is_none_or(|(x, y)| x.name == y.name)
    }

    /// Returns whether two mentions tell the same event of the same things, both told.
    pub(super) fn same_words(&self, a: &Mention, b: &Mention) -> bool {
        let things = a.counted.as_ref().zip(b.counted.as_ref()).is_some_and(|(x, y)| x.is_like(y));
        things && self.same_event(a, b)
    }

    /// Returns whether two mentions count the same sort of thing in the same sort of event.
    pub(super) fn alike(&self, a: &Mention, b: &Mention) -> bool {
        if a.kind != b.kind || !a.quantity.unit.comparable(&b.quantity.unit) {
            return false;
        }
        let kin = self.kin(a, b);
        let events = kin == Kin::Same;
        let things = match (&a.counted, &b.counted) {
            (Some(a), Some(b)) => a.is_like(b),
            _ => events,
        };
        things && (events || kin == Kin::Unknown)
    }
}
