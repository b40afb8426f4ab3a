//! Defines the matchers for events told by a verb: of which the number's phrase is the subject or the
//! object, or that governs it through a preposition.

use super::Found;
use super::name::{of_passive, of_verb, of_word, state_at};
use crate::extract::clause::{Clause, Role, verb_of_value};
use crate::extract::phrase::{Chunk, Form, Kind};
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, Pos, WordRole};
use crate::model::{Event, SentenceKind};
use crate::text::Tag;

/// How many phrases may be climbed to the verb. Origin: practice corpus.
const MAX_CLIMB: usize = 6;

/// "nine dead", "31 missing": an adjective right behind the number's phrase.
pub(super) fn state(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let next = clause.after(spot.chunk)?;
    let governed = clause.before(spot.chunk).is_some_and(|at| clause.is_copula(at));
    let bare = spot.own()?.bare;
    // "pulled two children alive" tells of the pulling, "left two children homeless" of the rest.
    let pulled = match clause.role(spot.chunk) {
        Role::Object(verb) => !clause.is_light(verb) && !clause.is_saying(verb),
        _ => false,
    };
    let event = state_at(&clause, next).filter(|_| bare || !(governed || pulled))?;
    Some((event, "number and state"))
}

/// "14 people detained", "46 offenders brought into custody": a participle right behind, where the
/// phrase is neither subject nor object of another verb.
pub(super) fn attached(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let role = clause.role(spot.chunk);
    if let Some(verb) = in_row(spot) {
        return Some((event_at(&clause, verb, spot.chunk)?, "participle in a row"));
    }
    let participle = clause.participle_after(spot.chunk).or_else(|| reduced(&clause, spot.chunk, role))?;
    if let Some(verb) = begins(&clause, spot.chunk, participle) {
        return Some((event_at(&clause, verb, spot.chunk)?, "verb of a gerund"));
    }
    let governed = match role {
        // "8 of those arrested were for fraud"
        Role::Subject(verb) => {
            let part = clause.whole_phrase(spot.chunk) != spot.chunk && clause.is_copula(verb);
            verb != participle && !part
        }
        // "2 arrests made 4 victims rescued": the verb before belongs to the number before.
        // "Army says 9 killed": nor does a verb of saying govern it.
        Role::Object(verb) => {
            !clause.before(verb).is_some_and(|at| clause.has_number(at)) && !clause.is_saying(verb)
        }
        _ => false,
    };
    if governed { None } else { Some((event_at(&clause, participle, spot.chunk)?, "participle behind")) }
}

/// Returns the verb of which the gerund right behind a phrase is the subject, where the phrase stands behind
/// a preposition that opens the sentence: "At 37 stations voting began late".
fn begins(clause: &Clause<'_, '_>, phrase: usize, gerund: usize) -> Option<usize> {
    let Role::Behind(preposition) = clause.role(phrase) else { return None };
    let opens = clause.before(preposition).is_none_or(|at| clause.kind(at) == Some(Kind::Break));
    let alone = clause.get(gerund)?.verb()?.form == Form::Gerund && gerund == phrase + 1;
    let verb = clause.after(gerund).filter(|next| clause.is_finite(*next))?;
    (opens && alone && clause.lemma(preposition) != "of").then_some(verb)
}

/// Returns the participle right behind the phrase in a row ("46 arrests made 21 victims rescued"), where
/// it may look like a past tense.
fn in_row(spot: &Spot<'_, '_>) -> Option<usize> {
    let clause = spot.clause();
    let row = spot.sentence().is_some_and(|sentence| sentence.kind == SentenceKind::Row);
    let next = clause.after(clause.whole_phrase(spot.chunk)).filter(|_| row)?;
    let verb = clause.get(next)?.verb()?;
    let past = clause.ends_in(next, Tag::Past) || clause.ends_in(next, Tag::Participle);
    (past && !verb.auxiliary && !spot.own()?.bare).then_some(next)
}

/// Returns the verb behind the phrase where it is tagged as a past tense but cannot be one, since the
/// clause has its verb already: "it is one of a million pictures sorted".
fn reduced(clause: &Clause<'_, '_>, at: usize, role: Role) -> Option<usize> {
    let next = clause.after(at)?;
    let verb = clause.get(next)?.verb()?;
    let past = clause.ends_in(next, Tag::Past) && verb.form == Form::Finite && !verb.auxiliary;
    let behind = matches!(role, Role::Behind(_) | Role::Joined(_));
    let has_verb =
        (0..at).rev().take(MAX_LOOK).take_while(|at| !clause.divides(*at)).any(|at| clause.is_finite(at));
    // "with 46 offenders brought into custody", "trucks promised by donors"
    let with = matches!(role, Role::Behind(preposition) if clause.lemma(preposition) == "with");
    let by = clause.lemma(next + 1) == "by";
    (past && behind && (has_verb || with || by)).then_some(next)
}

/// How many chunks are looked at for a verb in the same clause.
const MAX_LOOK: usize = 12;

/// "had 214 monitors on patrol", "with 400 workers on strike", "now has 4,520 people waiting": what the things
/// that somebody has are doing.
pub(super) fn doing(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let has = match clause.role(spot.chunk) {
        Role::Object(verb) => {
            matches!(clause.lemma(verb), "have" | "keep" | "leave") || clause.is_saying(verb)
        }
        Role::Complement(verb) => clause.is_copula(verb),
        Role::Behind(preposition) => clause.lemma(preposition) == "with",
        Role::Loose => true,
        _ => false,
    };
    if !has || !spot.is_count() {
        return None;
    }
    let next = clause.after(clause.whole_phrase(spot.chunk))?;
    if clause.get(next)?.verb().is_some_and(|verb| verb.form == Form::Gerund && !verb.auxiliary) {
        return Some((event_at(&clause, next, spot.chunk)?, "what they are doing"));
    }
    let on = Some(next).filter(|at| matches!(clause.lemma(*at), "on" | "under" | "in"))?;
    let noun = clause.get(on + 1).filter(|noun| noun.is_noun() && noun.tokens.len() == 1)?;
    let verb = clause.lexicon.events.verb_of(spot.tokens().get(noun.head)?.lemma.as_ref())?;
    let tells = spot.has_tag(noun.head, Tag::Noun);
    tells.then(|| (of_word(&clause, Pos::Verb, verb), "what they are on"))
}

/// "the 11 people who died": the verb of the relative clause, where nothing else governs.
pub(super) fn relative(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let verb = clause.relative_verb(spot.chunk)?;
    match clause.role(spot.chunk) {
        Role::Subject(_) => return None,
        // "compare the 85 wolves which the institute counted"
        Role::Object(verb) if !clause.is_saying(verb) => return None,
        _ => {}
    }
    Some((event_at(&clause, verb, spot.chunk)?, "relative clause"))
}

/// "the dead are eight men": the state that the subject is named by.
pub(super) fn named_state(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let verb = match clause.role(spot.chunk) {
        Role::Complement(verb) => verb,
        // "the dead number 13"
        Role::Object(verb) if clause.lemma(verb) == "number" => verb,
        _ => return None,
    };
    let event = of_word(&clause, Pos::Adjective, clause.lemma(clause.subject_of(verb)?));
    event.class.is_some().then_some((event, "state of the subject"))
}

/// "did widen last year, from 14 to 18 percent": the verb that gives the value.
pub(super) fn value(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    if !spot.own()?.bare {
        return None;
    }
    let verb = verb_of_value(&clause, spot.chunk)?;
    Some((event_at(&clause, verb, spot.chunk)?, "verb of a value"))
}

/// "All the survivors came in on this ship: 162 people": the verb of the clause before the colon.
pub(super) fn before_colon(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let colon = spot.chunk.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
    let tokens = spot.tokens();
    if tokens.get(clause.get(colon)?.head)?.text != ":" || clause.role(spot.chunk) != Role::Loose {
        return None;
    }
    let verb = (0..colon).find(|at| clause.is_finite(*at))?;
    Some((event_at(&clause, verb, spot.chunk)?, "clause before the colon"))
}

/// "47 people were rescued", "police detained 58": the verb of which the phrase is subject or object.
pub(super) fn governing(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let (verb, rule) = match clause.role(spot.chunk) {
        // "two of the arrests were in Kansas City": the event is that of the whole.
        Role::Subject(verb) if is_part_of(&clause, spot.chunk) && no_event(&clause, verb) => return None,
        // "The 12 survivors who were admitted to hospital are all at Kitwe": what is told of them before.
        Role::Subject(verb) if no_event(&clause, verb) && told_before(&clause, spot.chunk).is_some() => {
            (told_before(&clause, spot.chunk)?, "relative clause of a state")
        }
        // "190, says the association": what speaks stands behind.
        Role::Subject(verb) if clause.is_saying(verb) && clause.kind(verb - 1) == Some(Kind::Comma) => {
            return None;
        }
        Role::Object(verb) if adds_up(&clause, verb) => {
            return Some((of_word(&clause, Pos::Verb, "be"), "sum of what was told"));
        }
        Role::Subject(verb) if clause.get(verb)?.verb()?.passive => (verb, "passive"),
        Role::Subject(verb) => (verb, "subject"),
        Role::Object(verb) => (meant(&clause, verb, spot.chunk).unwrap_or(verb), "object"),
        Role::Complement(verb) => (verb, "complement"),
        _ => return None,
    };
    let idiom = || if rule == "passive" { of_passive(&clause, verb, spot.chunk) } else { None };
    Some((idiom().map_or_else(|| event_at(&clause, verb, spot.chunk), Some)?, rule))
}

/// Returns whether "make" only says what things come to: "That makes 36 lynx", "Makes 24,800".
fn adds_up(clause: &Clause<'_, '_>, verb: usize) -> bool {
    let word = clause.get(verb).and_then(|chunk| clause.tokens.get(chunk.head));
    let makes = word.is_some_and(|word| word.lower == "makes");
    let sums = |subject: usize| {
        let head = clause.get(subject).and_then(|chunk| clause.tokens.get(chunk.head));
        let this = head.is_some_and(|head| head.has_lemma(&["this", "that"]));
        this || clause.lexicon.frames.is(clause.lemma(subject), WordRole::Difference)
    };
    let opens = verb == 0 || verb == 1 && clause.tokens[0].has_lemma(&["this", "that"]);
    makes && (opens || clause.subject_of(verb).is_some_and(sums))
}

/// Returns the verb of the relative clause or the participle behind a phrase with a noun, unless it is empty
/// itself.
fn told_before(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    clause.get(at).filter(|chunk| !chunk.bare)?;
    let verb = clause.relative_verb(at).or_else(|| clause.participle_after(at))?;
    let said = clause.is_saying(verb) && !clause.get(verb)?.verb()?.passive;
    (!clause.is_copula(verb) && !clause.is_light(verb) && !said).then_some(verb)
}

/// Returns the infinitive behind the object of a verb of saying or thinking: "expects four to need".
fn meant(clause: &Clause<'_, '_>, verb: usize, phrase: usize) -> Option<usize> {
    let saying = clause.lexicon.speech.verb(clause.lemma(verb));
    let next = clause.after(clause.whole_phrase(phrase))?;
    let infinitive = clause.get(next)?.verb().is_some_and(|verb| verb.form == Form::Infinitive);
    let thinks = saying.is_some_and(|saying| saying.think || saying.say || saying.foresee);
    (thinks && infinitive).then(|| clause.last_of_chain(next))
}

/// Returns whether the phrase is "two of the arrests" or "8 of those".
fn is_part_of(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.get(at).is_some_and(|chunk| chunk.bare) && clause.lemma(at + 1) == "of"
}

/// Returns whether a form of "be" has no state behind it that would be the event.
fn no_event(clause: &Clause<'_, '_>, verb: usize) -> bool {
    clause.is_copula(verb) && clause.after(verb).and_then(|next| state_at(clause, next)).is_none()
}

/// "Nineteen men, 11 women and five children lost their lives": the verb of which the last of a series is the
/// subject.
pub(super) fn series(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    if !matches!(clause.role(spot.chunk), Role::Loose | Role::Joined(_)) || spot.own()?.bare {
        return None;
    }
    let (mut at, mut and) = (spot.chunk, false);
    for _ in 0..MAX_CLIMB {
        let joint = clause.get(at + 1)?;
        match joint.kind {
            Kind::Comma => {}
            Kind::Conjunction if clause.lemma(at + 1) == "and" => and = true,
            _ => return None,
        }
        at += 2;
        let next = clause.get(at).filter(|next| next.is_noun() && !next.bare)?;
        if and {
            let plural = next.number.is_some() || clause.ends_in(at, Tag::Nouns);
            let Role::Subject(verb) = clause.role(at) else { return None };
            return Some((event_at(&clause, verb, at).filter(|_| plural)?, "series of subjects"));
        }
    }
    None
}

/// "There were 163", "two of them are minors": a form of "be" and nothing else.
pub(super) fn be(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    match clause.role(spot.chunk) {
        Role::Subject(verb) if clause.is_copula(verb) => Some((of_verb(&clause, verb), "be")),
        _ => None,
    }
}

/// "laid out for some 40,000 people", "raids in 11 countries": the verb above a preposition.
pub(super) fn through(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let (verb, phrase) = climb(&clause, spot.chunk)?;
    // "nobody else in the town of 19,000 employs half as many" employs nobody of them.
    if matches!(clause.role(spot.chunk), Role::Behind(of) if clause.lemma(of) == "of"
        && spot.is_count()
        && clause.before(of).is_some_and(|host| clause.lexicon.places.noun(clause.lemma(host)).is_some()))
    {
        return None;
    }
    // "The quantity that leaked, 38,000 litres, is confirmed"
    if let Some((noun, verb)) = amount_apart(spot) {
        return Some((event_at(&clause, verb, noun)?, "relative clause of the amount"));
    }
    // "cut cases by 86 per cent among 8,420 volunteers": the volunteers were not cut.
    let among = matches!(clause.role(spot.chunk), Role::Behind(at) if clause.lemma(at) == "among");
    if among && clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER) {
        return None;
    }
    // "compared with 12 a year earlier": nobody compares anything.
    if clause.lemma(verb) == "compare" && clause.get(verb)?.verb()?.form == Form::Participle {
        return None;
    }
    // "190, says the association"
    if clause.is_saying(verb) && verb > spot.chunk && clause.kind(verb - 1) == Some(Kind::Comma) {
        return None;
    }
    // "fears for 200 jobs" says nothing.
    if clause.is_saying(verb) && clause.lemma(verb + 1) == "for" && verb + 2 == phrase {
        return Some((of_verb(&clause, verb), "through a preposition"));
    }
    // "bringing the total to 161": the event is that of the numbers before.
    let total =
        clause.lexicon.frames.is(clause.lemma(phrase), WordRole::Amount) && clause.lemma(phrase + 1) != "of";
    let brings = clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER) && spot.own()?.bare;
    if total && brings && phrase != spot.chunk && spot.is_count() {
        return None;
    }
    Some((event_at(&clause, verb, phrase)?, "through a preposition"))
}

/// Returns the verb that governs a phrase, through prepositions and what they attach to, and the phrase
/// it governs.
pub(super) fn climb(clause: &Clause<'_, '_>, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    for _ in 0..MAX_CLIMB {
        let host = match clause.role(at) {
            Role::Subject(verb) | Role::Object(verb) | Role::Complement(verb) => return Some((verb, at)),
            Role::Behind(preposition) => clause.before(preposition)?,
            // "the fine, £3.2 million, was paid"
            Role::Joined(noun) if !clause.has_number(noun) => noun,
            Role::Joined(_) | Role::Bracketed(_) | Role::Loose => return None,
        };
        let host = match clause.kind(host)? {
            Kind::Adjective | Kind::Preposition => clause.before(host)?,
            // "reduce the workforce, which numbered 2,150, by 340 positions"
            Kind::Comma => clause.before_relative(host).or_else(|| apart(clause, host, at))?,
            _ => host,
        };
        match clause.kind(host)? {
            // "were offered housing, medical care and counseling by 11 partners": one more noun.
            Kind::Verb(verb) if verb.form == Form::Gerund && listed(clause, host).is_some() => {
                at = listed(clause, host)?;
            }
            Kind::Verb(_) => return Some((host, at)),
            Kind::Noun => at = host,
            _ => return None,
        }
    }
    None
}

/// Returns the noun phrase that a gerund is joined to by "and".
fn listed(clause: &Clause<'_, '_>, gerund: usize) -> Option<usize> {
    let and = clause.before(gerund).filter(|at| clause.kind(*at) == Some(Kind::Conjunction))?;
    let noun = clause.before(and).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let behind = clause.before(noun).is_some_and(|at| clause.kind(at) == Some(Kind::Comma));
    (behind && !clause.has_number(noun)).then_some(noun)
}

/// Returns the noun for an amount whose relative clause ends in the comma before the number, and the verb of
/// that clause.
fn amount_apart(spot: &Spot<'_, '_>) -> Option<(usize, usize)> {
    let clause = spot.clause();
    let comma = spot.chunk.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let amount = |at: &usize| clause.lexicon.frames.is(clause.lemma(*at), WordRole::Amount);
    let noun =
        (0..comma).rev().take(MAX_LOOK).find(|at| clause.kind(*at) == Some(Kind::Noun) && amount(at))?;
    let verb = clause.relative_verb(noun).filter(|verb| *verb < comma)?;
    Some((noun, verb))
}

/// Returns what stands before the comma in front of the preposition of a phrase that ends its clause: "They came
/// in 85 buses, from more than 140 towns".
fn apart(clause: &Clause<'_, '_>, comma: usize, phrase: usize) -> Option<usize> {
    let from = matches!(clause.lemma(comma + 1), "from" | "in" | "on");
    let ends = clause.kind(phrase + 1).is_none_or(|kind| matches!(kind, Kind::Break | Kind::Comma));
    let before = clause.before(comma)?;
    let told = (0..before).any(|at| clause.is_finite(at));
    (from && ends && told && clause.kind(before) == Some(Kind::Noun)).then_some(before)
}

/// "monthly users topped 40 million": the verb that is the bound.
pub(super) fn exceeding(spot: &Spot<'_, '_>) -> Found {
    let number = spot.get()?;
    let verb = spot.tokens().get(number.phrase.start).filter(|token| token.tag.is_verb())?;
    let bound = number.phrase.start < number.tokens.start && spot.own()?.bare;
    bound.then(|| (of_word(&spot.clause(), Pos::Verb, &verb.lemma), "verb of a bound"))
}

/// "capsized in rough seas about 14 kilometres off Port Lenane": the verb before a distance.
pub(super) fn distance(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let far = spot.is_distance() && clause.role(spot.chunk) == Role::Loose;
    let near = (0..spot.chunk).rev().take_while(|at| !clause.divides(*at));
    let verb = near.into_iter().filter(|_| far).find(|at| clause.is_finite(*at))?;
    Some((event_at(&clause, verb, spot.chunk)?, "verb before a distance"))
}

/// "In 46,000 cases the haul included bank details": the first verb behind a phrase that opens the
/// sentence.
pub(super) fn leading(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let opens = clause.before(preposition).is_none_or(|at| clause.kind(at) == Some(Kind::Break));
    // "of the 61, 44 have been charged" tells nothing of the 61.
    let opens = opens && clause.lemma(preposition) != "of";
    // "In 46,000 cases, or 0.9 percent of the accounts affected, the haul included": what is done to the
    // accounts is no verb of the clause.
    let reduced = |at: usize| {
        clause.ends_in(at, Tag::Past)
            && clause.kind(at + 1) == Some(Kind::Comma)
            && clause.kind(at + 2) == Some(Kind::Noun)
            && clause.is_finite(at + 3)
    };
    let mut verbs = (spot.chunk + 1..clause.chunks.len()).filter(|at| clause.is_finite(*at) && !reduced(*at));
    let verb = verbs.next().filter(|_| opens)?;
    Some((event_at(&clause, verb, spot.chunk)?, "clause behind"))
}

/// Returns the event of a verb group for the phrase at `phrase`: the end of its chain, a state after
/// "be", the object of a light verb. A verb of saying tells of no event.
pub(super) fn event_at(clause: &Clause<'_, '_>, verb: usize, phrase: usize) -> Option<Event> {
    let last = if verb < phrase { verb } else { clause.last_of_chain(verb) };
    if clause.is_copula(last) || clause.is_saying(last) {
        // "are dead", "are confirmed dead"
        let state = clause.after(last).and_then(|next| state_at(clause, next));
        if state.is_some() {
            return state;
        }
        // "are feared drowned"
        let next = clause.after(last).filter(|next| {
            let verb = clause.get(*next).and_then(Chunk::verb);
            verb.is_some_and(|verb| verb.form == Form::Participle && !verb.auxiliary)
        });
        if let Some(next) = next.filter(|_| clause.is_saying(last)) {
            return Some(of_verb(clause, next));
        }
    }
    // "are still missing" looks like a verb and is a state.
    let word = clause.get(last).and_then(|chunk| clause.tokens.get(chunk.head))?;
    let be = clause.get(last)?.verb()?.auxiliary;
    if be && word.tag == Tag::Gerund {
        let state = of_word(clause, Pos::Adjective, word.text);
        if state.class.is_some() {
            return Some(state);
        }
    }
    let event = of_verb(clause, last);
    let passive = clause.get(last)?.verb()?.passive;
    // "would add 12 stations" says nothing, "said 25" and "reported 25" do.
    let bare = clause.get(phrase).is_some_and(|chunk| chunk.bare);
    let figure = clause.lexicon.events.is(Pos::Verb, clause.lemma(last), NUMBER);
    let object = clause.lexicon.speech.verb(clause.lemma(last)).is_some_and(|saying| saying.object);
    let gives = bare || object || !figure;
    // "wants the government to add $250 million": nobody says it.
    let infinitive = clause.get(last)?.verb()?.form == Form::Infinitive;
    // "had forecast a profit of $2.4 billion", "would add £11 million to the bill": done by saying it.
    let foresees = clause.lexicon.speech.verb(clause.lemma(last)).is_some_and(|saying| saying.think);
    let adds =
        clause.after(phrase).is_some_and(|next| clause.lemma(next) == "to" && clause.lemma(last) == "add");
    // "reported a pretax profit of £41.3 million"
    let thing = verb < phrase && !clause.has_number(phrase) && clause.get(phrase).is_some_and(Chunk::is_noun);
    let told = (foresees || thing) && !bare || adds;
    let said = !told
        && clause.is_saying(last)
        && !infinitive
        && event.class.is_none()
        && verb < phrase
        && !passive
        && gives;
    (!said).then_some(event)
}
