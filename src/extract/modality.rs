//! Defines how the modality of a number is read: denied, hypothetical, planned or forecast, from the
//! words before it, behind it and the verb that governs it.
//!
//! Asserted is the rule; a past fact must never become a plan. So each cue has to govern the number:
//! stand in its clause with no other verb between, open the clause ("if"), or be its verb.

mod around;
mod cues;

pub(super) use cues::Cues;

use super::clause::{Clause, Role};
use super::phrase::{Chunk, Form, Kind};
use super::scene::{Scene, Stage};
use super::spot::Spot;
use super::zone::ZoneKind;
use crate::lexicon::{ModalPhrase, Where, WordRole};
use crate::model::{ChangeRole, Mention, Modality, Part};
use crate::text::Tag;
use std::ops::Range;

/// How many tokens may lie between a cue and the number. Origin: "plans to hire and train up to 400".
const NEAR: usize = 12;

/// Reads the modality of each mention; `spots` are theirs, in order.
pub(super) fn read(stage: &Stage<'_, '_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    for (spot, mention) in spots.iter().zip(mentions) {
        let Some((scene, number)) = stage.at(spot).zip(spot.get()) else { continue };
        let sight =
            Sight { stage, scene, clause: scene.clause, chunk: spot.chunk, phrase: number.phrase.clone() };
        let found = MATCHERS.iter().find_map(|(rule, matcher)| Some((matcher(&sight)?, *rule)));
        if let Some((modality, rule)) = found {
            mention.modality = modality;
            mention.trace.push((Part::Modality, rule));
        }
    }
}

/// A number in its sentence.
struct Sight<'s, 'r, 'a> {
    stage: &'s Stage<'r, 'a>,
    scene: &'s Scene<'r, 'a>,
    clause: Clause<'r, 'a>,
    chunk: usize,
    /// Tokens of the number's phrase.
    phrase: Range<usize>,
}

type Matcher = fn(&Sight<'_, '_, '_>) -> Option<Modality>;

/// The matchers in order: what is denied is so whatever else is said of it.
const MATCHERS: [(&str, Matcher); 10] = [
    ("denied by the verb", denial),
    ("taken back behind", taken_back),
    ("clause opened by if", opened),
    ("clause opened by its verb", around::inverted),
    ("words before the number", before),
    ("verb of the number", verb),
    ("words behind the number", behind),
    ("promised behind the number", participle),
    ("verb before the colon", around::announced),
    ("verb before the list", around::listed),
];

impl Sight<'_, '_, '_> {
    fn zone(&self) -> usize {
        self.scene.zones.at(self.chunk)
    }

    /// Returns whether a token stands in the number's own clause.
    fn beside(&self, token: usize) -> bool {
        self.scene.zones.at(self.clause.chunk_of(token)) == self.zone()
    }

    /// Returns whether no verb with a tense stands among the tokens.
    fn verbless(&self, tokens: Range<usize>) -> bool {
        if tokens.is_empty() {
            return true;
        }
        let chunks = self.clause.chunk_of(tokens.start)..=self.clause.chunk_of(tokens.end - 1);
        let inside = |at: usize| self.clause.chunks[at].tokens.start >= tokens.start;
        let finite = |at: usize| self.clause.is_finite(at) && inside(at) && joined_to(self, at).is_none();
        // "Police who planned for 3,000 counted 5,000": a past tense looks like a participle.
        let own = self.chunk.checked_sub(1).is_some_and(|at| {
            inside(at)
                && self.clause.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Participle)
        });
        !own && !chunks.into_iter().any(finite)
    }

    /// Returns the verb group that may govern the number: the one it is the subject of, or else the
    /// nearest before it in its clause.
    fn governing(&self) -> Option<usize> {
        let zone = self.zone();
        let zones = &self.scene.zones;
        // "The bank expects growth": the verb of saying governs too.
        let saying =
            |at: usize| zones.get(at).kind == ZoneKind::Attribution && zones.get(at).parent == Some(zone);
        let near = |at: usize| zones.at(at) == zone || saying(zones.at(at));
        let verb = |at: &usize| self.is_verb(*at) && near(*at);
        match self.clause.role(self.chunk) {
            Role::Subject(verb) => Some(verb),
            _ => (0..self.chunk).rev().find(verb),
        }
    }

    /// Returns the modality that the verb group at a chunk gives what somebody said: "it would cut 1,200
    /// jobs" was "we will cut", unless the clause has a condition.
    fn told(&self, verb: usize, modality: Modality) -> Modality {
        let would = self.clause.get(verb).and_then(|chunk| self.clause.tokens.get(chunk.tokens.start));
        let would = would.is_some_and(|token| token.has_lemma(&["would", "'d"]));
        let said = self.scene.attributions.iter().any(|found| found.distance(self.chunk).is_some());
        let condition = || {
            self.scene.cues.within(0..self.clause.tokens.len()).any(|(_, cue)| {
                cue.modality == Modality::Hypothetical
                    && cue.words.len() == 1
                    && cue.place == Where::Before
                    && self.clause.lexicon.frames.is(cue.words[0], WordRole::Opener)
            })
        };
        let have = self.clause.get(verb).is_some_and(|chunk| {
            self.clause.tokens[chunk.tokens.clone()]
                .iter()
                .any(|token| token.lemma == "have" && token.tag == Tag::Auxiliary)
        });
        if would && said && !have && !condition() { Modality::Planned } else { modality }
    }

    /// Returns whether the number plays that part in a rise or fall.
    fn is_change(&self, role: ChangeRole) -> bool {
        let number = self.scene.numbers.iter().find(|number| number.phrase == self.phrase);
        number.is_some_and(|number| number.change == Some(role))
    }

    fn is_verb(&self, at: usize) -> bool {
        self.clause.get(at).and_then(Chunk::verb).is_some()
    }

    /// Returns whether the tokens overlap a number's phrase ("there were no more than 80").
    fn is_bound(&self, tokens: &Range<usize>) -> bool {
        let mut numbers = self.scene.numbers.iter();
        numbers.any(|number| number.phrase.start < tokens.end && tokens.start < number.phrase.end)
    }
}

/// Reads "rejected a claim that 300 …", "denied reports of 40 dead".
fn denial(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let clause = sight.clause;
    let denies = |at: &usize| {
        let verb = clause.get(*at).and_then(Chunk::verb);
        let table = clause.lexicon.modalities.beginning(clause.lemma(*at));
        let denied = table
            .iter()
            .any(|cue| cue.modality == Modality::Denied && cue.place == Where::Verb && cue.words.len() == 1);
        verb.is_some_and(|verb| !verb.passive) && denied
    };
    let verb =
        (0..sight.chunk).rev().filter(|at| clause.get(*at).and_then(Chunk::verb).is_some()).find(denies)?;
    let negated =
        clause.tokens[clause.chunks[verb].tokens.clone()].iter().any(|token| token.tag == Tag::Negation);
    // "Denied having hit the market"
    let gerund = clause.get(verb + 1).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund);
    let claimed = gerund || (verb + 1..sight.chunk).any(|at| is_claim(clause, at));
    (claimed && !negated && !sight.crosses(verb)).then_some(Modality::Denied)
}

impl Sight<'_, '_, '_> {
    /// Returns whether a break or a joined clause lies between a chunk and the number.
    fn crosses(&self, from: usize) -> bool {
        (from..self.chunk).any(|at| {
            let zone = self.scene.zones.get(self.scene.zones.at(at + 1));
            zone.kind == ZoneKind::Joined && zone.first > from && zone.first <= self.chunk
        })
    }
}

/// Returns whether the chunk is "that" or a noun for what somebody says ("claims of").
fn is_claim(clause: Clause<'_, '_>, at: usize) -> bool {
    let lemma = clause.lemma(at);
    let said = clause.lexicon.events.verb_of(lemma).and_then(|verb| clause.lexicon.speech.verb(verb));
    let noun = clause.get(at).is_some_and(Chunk::is_noun) && said.is_some_and(|saying| saying.say);
    noun || lemma == "that"
}

/// Reads a clause that "if" or "unless" opens.
fn opened(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let zones = &sight.scene.zones;
    let mut zone = Some(sight.zone());
    while let Some(index) = zone {
        let first = sight.clause.get(zones.get(index).first)?.tokens.start;
        let opener = |cue: &ModalPhrase| cue.place == Where::Before && cue.modality == Modality::Hypothetical;
        let opens = sight.clause.lexicon.frames.is(&sight.clause.tokens.get(first)?.lemma, WordRole::Opener)
            || zones.get(index).parent.is_none() && first == 0;
        let found = sight
            .scene
            .cues
            .at(first, opener)
            .filter(|(cue, end)| opens && *end <= sight.phrase.start && single_opener(sight, cue));
        if let Some((cue, _)) = found {
            return Some(cue.modality);
        }
        zone = zones.get(index).parent.filter(|_| zones.get(index).kind != ZoneKind::Joined);
    }
    None
}

/// Returns whether the cue is a word that opens a clause ("if"), or stands at the head of a main
/// clause ("Should the …").
fn single_opener(sight: &Sight<'_, '_, '_>, cue: &ModalPhrase) -> bool {
    let first = cue.words.first().copied().unwrap_or_default();
    sight.clause.lexicon.frames.is(first, WordRole::Opener) || first == "should"
}

/// Reads a cue in front of the number in its clause, with no other verb between.
fn before(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    // "Cut the risk of death by 27 percent": the change itself is a fact.
    if sight.is_change(ChangeRole::Delta)
        && sight.clause.before(sight.chunk).is_some_and(|at| sight.clause.lemma(at) == "by")
    {
        return None;
    }
    let start = sight.phrase.start;
    let floor = start.saturating_sub(NEAR);
    let mut places: Vec<usize> =
        sight.scene.cues.within(floor..start).map(|(tokens, _)| tokens.start).collect();
    places.dedup();
    places.into_iter().rev().find_map(|at| {
        let fits = |cue: &ModalPhrase| {
            cue.place == Where::Before && !sight.clause.lexicon.frames.is(cue.words[0], WordRole::Opener)
        };
        let (cue, end) = sight.scene.cues.at(at, fits)?;
        // "Not 40 but 60": a bare negation speaks of the next word only.
        let near = if cue.modality == Modality::Denied && cue.words.len() == 1 {
            end == start
        } else {
            end <= start
        };
        // "Cut the risk of stroke in a trial of 4,700": the number is of something else.
        let of = cue.words.last() == Some(&"of");
        let away = of && (end..start).any(|at| sight.clause.tokens[at].tag == Tag::Preposition);
        let clear = !away && sight.verbless(end..start) && !sight.is_bound(&(at..end));
        // "It is not true that 35 people died": what stands right before the number may be a clause above.
        (near && clear && (end == start || sight.beside(at))).then_some(cue.modality)
    })
}

/// Reads the verb that governs the number: its modal, or itself in the present, or one that hands on
/// to it ("expects inflation to average 5%", "plans to hire 400").
fn verb(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    // "Down from 14.2 million": what was before is no forecast.
    if sight.is_change(ChangeRole::Before) {
        return None;
    }
    let mut at = sight.governing()?;
    for _ in 0..MOST_VERBS {
        match by_verb(sight.clause, at)? {
            Told::Modality(modality) => return Some(sight.told(at, modality)),
            Told::Nothing => {
                at = joined_to(sight, at)?;
                continue;
            }
            Told::Handed => {}
        }
        if is_headline(sight.clause, at) {
            return Some(Modality::Planned);
        }
        // "would lose the benefit, saving the exchequer £640m"
        if let Some(main) = led_by(sight, at) {
            at = main;
            continue;
        }
        let before = sight.clause.before(at)?;
        let noun = sight.clause.get(before).is_some_and(Chunk::is_noun);
        let before = if noun { sight.clause.before(before)? } else { before };
        if !sight.is_verb(before) {
            return None;
        }
        let saying = sight.clause.lexicon.speech.verb(sight.clause.lemma(before));
        if noun && saying.is_some_and(|saying| saying.foresee) {
            return Some(Modality::Forecast);
        }
        at = before;
    }
    None
}

/// Returns the verb with a modal of the clause before the comma that a gerund stands behind.
fn led_by(sight: &Sight<'_, '_, '_>, at: usize) -> Option<usize> {
    let clause = sight.clause;
    let gerund = clause.get(at)?.verb()?.form == Form::Gerund;
    let comma = clause.before(at).filter(|comma| gerund && clause.kind(*comma) == Some(Kind::Comma))?;
    let main = (0..comma).rev().find(|at| clause.is_finite(*at))?;
    let modal = sight.clause.tokens.get(clause.get(main)?.tokens.start)?.tag == Tag::Modal;
    modal.then_some(main)
}

/// Returns whether the infinitive at a chunk stands right behind the noun phrase that opens a sentence
/// without any other verb: "Airline to axe 1,900 jobs".
fn is_headline(clause: Clause<'_, '_>, at: usize) -> bool {
    let infinitive =
        |at: usize| clause.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Infinitive);
    let opens = clause.before(at) == Some(0) && clause.get(0).is_some_and(Chunk::is_noun);
    opens && infinitive(at) && !(0..clause.chunks.len()).any(|at| clause.is_finite(at))
}

/// How many verbs may hand on to each other.
const MOST_VERBS: usize = 4;

/// Returns the infinitive that a verb in its bare form is joined to: "plans to open 85 stores and hire
/// 2,300 people".
fn joined_to(sight: &Sight<'_, '_, '_>, at: usize) -> Option<usize> {
    let clause = sight.clause;
    // "will have 76 turbines and power 600,000 homes": the tag of "power" is a noun's.
    let base = clause.ends_in(at, Tag::Verb) || clause.is_finite(at) && clause.ends_in(at, Tag::Noun);
    let bare = clause.get(at).is_some_and(|chunk| chunk.tokens.len() == 1 && base);
    let joint = clause.before(at).filter(|joint| bare && clause.kind(*joint) == Some(Kind::Conjunction))?;
    // "will cut output and shift 400 workers"
    let modal = |at: usize| {
        let first = clause.get(at).and_then(|chunk| clause.tokens.get(chunk.tokens.start));
        first.is_some_and(|token| token.tag == Tag::Modal)
    };
    let infinitive = |at: &usize| {
        modal(*at) || clause.get(*at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Infinitive)
    };
    let near = (0..joint).rev().take_while(|at| sight.scene.zones.at(*at) == sight.zone());
    near.into_iter().find(|at| sight.is_verb(*at)).filter(infinitive)
}

/// What a verb group tells of the number it governs.
enum Told {
    Modality(Modality),
    Nothing,
    /// Nothing by itself, but the verb before it may tell.
    Handed,
}

fn by_verb(clause: Clause<'_, '_>, at: usize) -> Option<Told> {
    let chunk = clause.get(at)?;
    let tokens = clause.tokens.get(chunk.tokens.clone())?;
    if let Some(modal) = tokens.iter().find(|token| token.tag == Tag::Modal) {
        // "Could not afford" tells a fact.
        let negated = tokens.iter().any(|token| token.tag == Tag::Negation);
        // "would normally run" tells what is the case at other times.
        let usual = tokens.iter().any(|token| token.has_lemma(&["normally", "usually"]));
        let modality = of_verb(clause, &modal.lemma).filter(|_| !usual);
        let modality = modality.filter(|modality| !(negated && *modality == Modality::Hypothetical));
        return Some(modality.map_or(Told::Nothing, Told::Modality));
    }
    let form = chunk.verb()?.form;
    let own = if form == Form::Gerund { None } else { of_verb(clause, clause.lemma(at)) };
    Some(match own {
        Some(modality) => Told::Modality(modality),
        None if matches!(form, Form::Infinitive | Form::Gerund) => Told::Handed,
        None => Told::Nothing,
    })
}

/// Returns what the verb or modal makes of what it governs; denials need more than a verb.
fn of_verb(clause: Clause<'_, '_>, lemma: &str) -> Option<Modality> {
    let single = |cue: &&ModalPhrase| {
        cue.words.len() == 1 && cue.place == Where::Verb && cue.modality != Modality::Denied
    };
    clause.lexicon.modalities.beginning(lemma).iter().find(single).map(|cue| cue.modality)
}

/// Reads a cue behind the number that is the verb of which the number is the subject.
fn behind(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    if sight.scene.cues.is_empty() {
        return None;
    }
    let verb = sight.clause.verb_after(sight.chunk)?;
    let start = sight.clause.get(verb)?.tokens.start;
    let same = sight.scene.zones.at(verb) == sight.zone();
    let (cue, _) = sight.scene.cues.at(start, |cue| cue.place == Where::After)?;
    (same && start.saturating_sub(sight.phrase.end) <= NEAR).then_some(cue.modality)
}

/// Reads "…: it is false" behind the number, in a clause of its own.
fn taken_back(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let pronoun = |at: usize| {
        sight.clause.tokens.get(at).is_some_and(|token| {
            matches!(token.tag, Tag::Pronoun | Tag::Determiner) && token.has_lemma(&["it", "this", "that"])
        })
    };
    let denies = |cue: &ModalPhrase| cue.place == Where::After && cue.modality == Modality::Denied;
    // "300 dead; this number is pure invention"
    let stands = |at: usize| {
        let noun = at > 0 && sight.clause.tokens.get(at).is_some_and(|token| token.tag == Tag::Noun);
        let before = |at: usize| pronoun(at) && !sight.beside(at);
        before(at) || noun && before(at - 1)
    };
    // "Reports that four people were shot are false"
    let claim = (0..sight.chunk).any(|at| {
        sight.clause.get(at).is_some_and(Chunk::is_noun)
            && is_claim(sight.clause, at)
            && sight.clause.lemma(at + 1) == "that"
    });
    let near = sight.phrase.end + 1..sight.phrase.end + 1 + NEAR;
    let mut behind = sight.scene.cues.within(near).filter(|(_, cue)| denies(cue));
    let found = behind.find(|(tokens, _)| claim || stands(tokens.start - 1));
    found.map(|(_, cue)| cue.modality)
}

/// Reads "200 trucks promised by …", "400 jobs planned for …".
fn participle(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let clause = sight.clause;
    let next = clause.participle_after(sight.chunk)?;
    let finite = clause.verb_after(sight.chunk).is_some() || clause.kind(next + 1) == Some(Kind::Preposition);
    let vow = clause.lexicon.speech.verb(clause.lemma(next)).is_some_and(|saying| saying.vow);
    let table = clause.lexicon.modalities.beginning(clause.lemma(next));
    let planned = table
        .iter()
        .any(|cue| cue.words.len() == 1 && cue.place == Where::Verb && cue.modality == Modality::Planned);
    (finite && (vow || planned)).then_some(Modality::Planned)
}
