//! Defines [`Attribution`], a part of a sentence that tells who says another part, and the matchers
//! for verbs of saying: "the agency said on Friday", "said the mayor", "police confirm four dead".

use super::who::{Hall, Sort, Who};
use super::{hidden, label, source};
use crate::extract::number::Number;
use crate::extract::phrase::{Chunk, Form, Kind};
use crate::lexicon::{Saying, WordRole};
use crate::text::Tag;
use std::ops::Range;

/// A part of a sentence that tells who says another part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Attribution {
    /// Who speaks.
    pub who: Who,
    /// The chunks that say so: speaker, verb, and when and where it was said.
    pub segment: Range<usize>,
    /// The chunks that are said.
    pub said: Range<usize>,
    /// The matcher that read it.
    pub rule: &'static str,
}

impl Attribution {
    /// Returns how far a chunk lies from the segment, where the attribution covers it.
    pub(in crate::extract) fn distance(&self, chunk: usize) -> Option<usize> {
        let covers = self.said.contains(&chunk) && !self.segment.contains(&chunk);
        covers.then(|| {
            if chunk < self.segment.start { self.segment.start - chunk } else { chunk - self.segment.end }
        })
    }
}

/// Returns the attributions of a sentence in order.
pub(in crate::extract) fn attributions(hall: Hall<'_, '_>, numbers: &[Number]) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut at = 0;
    let genitive =
        hall.clause.tokens.iter().any(|token| token.tag == Tag::Possessive || source::is_genitive(token));
    let colon = hall.clause.tokens.iter().any(|token| token.text == ":");
    while let Some(chunk) = hall.clause.get(at) {
        let count = || if genitive { source::count_of(&hall, at, numbers) } else { None };
        let label = || if colon { label::label(&hall, at) } else { None };
        let read = source::source(&hall, at).or_else(count).or_else(|| match chunk.kind {
            Kind::Verb(_) => verb(&hall, at, found.last()).or_else(|| passive(&hall, at)),
            Kind::Noun => source::figure_by(&hall, at)
                .or_else(|| hidden::swallowed(&hall, at))
                .or_else(|| hidden::beside(&hall, at, found.last(), numbers))
                .or_else(|| label::shown(&hall, at))
                .or_else(label),
            _ => None,
        });
        match read {
            Some(attribution) => {
                at = attribution.segment.end.max(at + 1);
                found.push(attribution);
            }
            None => at += 1,
        }
    }
    found
}

/// Reads a verb of saying with its speaker.
fn verb(hall: &Hall<'_, '_>, at: usize, last: Option<&Attribution>) -> Option<Attribution> {
    let verb = hall.clause.get(at)?.verb().filter(|verb| !verb.passive)?;
    let saying = saying(hall, at)?;
    if verb.form == Form::Gerund {
        return gerund(hall, at, saying, last).or_else(|| hidden::quoted(hall, at, saying));
    }
    if verb.form == Form::Infinitive {
        return hidden::led(hall, at, saying);
    }
    let shared = |set_off: bool| hidden::shared(hall, at, saying, last, set_off);
    let alone = || inverted(hall, at, saying).or_else(|| plain(hall, at, saying));
    let found = shared(true).or_else(alone);
    // "Denied that shots had been fired and said that": shots say nothing.
    match found.filter(|found| found.who.sort != Sort::Other) {
        None => shared(false).or_else(alone),
        found => found,
    }
}

/// Reads "was put at 415 by the county", "were confirmed by police".
fn passive(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let clause = hall.clause;
    clause.get(at)?.verb().filter(|verb| verb.passive)?;
    let saying = saying(hall, at).filter(|saying| saying.say || saying.think || saying.object)?;
    // "She was promised 140 engines by her neighbours"
    if saying.vow {
        return None;
    }
    let open = |at: &usize| {
        let ends = matches!(clause.kind(*at), Some(Kind::Break | Kind::Comma | Kind::Relative));
        !ends && !clause.is_finite(*at)
    };
    let near = (at + 1..clause.chunks.len().min(at + ASIDE)).take_while(open);
    let by = near.into_iter().find(|at| clause.lemma(*at) == "by")?;
    let who = hall.who(by + 1).filter(|who| who.sort.speaks() && !who.document)?;
    // "were reported by 12 people" tells how many and not who.
    let counted = clause.get(by + 1)?.number.is_some();
    let start = (0..at).rev().find(|at| clause.kind(*at) == Some(Kind::Break)).map_or(0, |at| at + 1);
    let told = saying.say || saying.think || by > at + 1;
    let segment = by..who.end;
    (told && !counted).then_some(Attribution { who, segment, said: start..by, rule: "said by somebody" })
}

/// Returns how the verb at a chunk attributes, alone or with the word behind it.
fn saying(hall: &Hall<'_, '_>, at: usize) -> Option<Saying> {
    let speech = &hall.clause.lexicon.speech;
    let lemma = hall.clause.lemma(at);
    let pair = hall.clause.after(at).and_then(|next| speech.verb_with(lemma, hall.clause.lemma(next)));
    // "Put the crowd outside at about 250"
    let pair =
        pair.or_else(|| valued(hall, at).and_then(|at| speech.verb_with(lemma, hall.clause.lemma(at))));
    let (alone, pair) = (speech.verb(lemma), pair.unwrap_or_default());
    if alone.is_none() && pair == Saying::default() {
        return None;
    }
    let alone = alone.unwrap_or_default();
    Some(Saying {
        say: alone.say || pair.say,
        think: alone.think || pair.think,
        show: alone.show || pair.show,
        object: alone.object || pair.object,
        vow: alone.vow || pair.vow,
        foresee: alone.foresee || pair.foresee,
        measure: alone.measure || pair.measure,
        sight: alone.sight || pair.sight,
    })
}

/// Returns the "at" before a number behind the object of the verb, which has no number itself.
fn valued(hall: &Hall<'_, '_>, verb: usize) -> Option<usize> {
    let clause = hall.clause;
    let inside = |at: &usize| {
        // "since March 2024"
        let year = clause.is_time(*at) || at.checked_sub(1).is_some_and(|month| clause.is_time(month));
        let noun = year || !clause.has_number(*at);
        noun && !matches!(clause.kind(*at), Some(Kind::Comma | Kind::Break | Kind::Quote | Kind::Conjunction))
    };
    let near = (verb + 1..clause.chunks.len().min(verb + ASIDE)).take_while(inside);
    { near }
        .skip(1)
        .find(|at| clause.lemma(*at) == "at" && clause.has_number(at + 1) && !clause.is_time(at + 1))
}

/// Reads "…, said the mayor", "… says Sarah Lin, who leads the project".
fn inverted(hall: &Hall<'_, '_>, at: usize, saying: Saying) -> Option<Attribution> {
    let before = at.checked_sub(1)?;
    // "…, put the toll at 40" and "…, told the paper" have another speaker than what stands behind.
    let lemma = hall.clause.lemma(at);
    let alone = hall.clause.lexicon.speech.verb(lemma).is_some_and(|alone| alone.say) && lemma != "tell";
    let said = saying.say && (alone || !hall.clause.get(at + 1)?.is_noun());
    let who = hall.who(at + 1).filter(|who| said && who.sort != Sort::Pronoun)?;
    if !set_off(hall, before) {
        return None;
    }
    // "…, said 31 people had died": what follows is said, and the speaker stands before.
    let goes_on = hall.clause.is_finite(who.end) && !hall.clause.is_saying(who.end);
    // "…, said two people with knowledge of the talks"
    let counted = hall.clause.get(at + 1)?.number.is_some()
        && (who.sort != Sort::Person || hall.clause.verb_after(at + 1).is_some());
    if goes_on || opens_that(hall, who.end) || counted {
        return None;
    }
    let segment = at..who.end;
    // "What we know, says Aho, is that 1,100 are dead"
    let split = hall.clause.kind(who.end) == Some(Kind::Comma) && hall.clause.is_finite(who.end + 1);
    let said = if split { 0..hall.clause.chunks.len() } else { 0..at };
    Some(Attribution { who, said, segment, rule: "said somebody" })
}

/// Reads "…, saying that …", "… in a tweet, writing: “…”" after a clause with a subject.
fn gerund(hall: &Hall<'_, '_>, at: usize, saying: Saying, last: Option<&Attribution>) -> Option<Attribution> {
    let comma = at.checked_sub(1).filter(|before| hall.clause.kind(*before) == Some(Kind::Comma))?;
    let Complement::Clause { start, explicit: true } = complement(hall, at + 1) else { return None };
    // A past tense often looks like a participle; the first verb of the sentence will do.
    let main = || (0..comma).find(|at| hall.clause.get(*at).and_then(Chunk::verb).is_some());
    let speaker = last.filter(|last| last.segment.end >= comma).map(|last| last.who.clone());
    let who = speaker.or_else(|| hall.who(hall.clause.subject_of(main()?)?));
    let who = who.filter(|who| saying.say && who.sort.speaks())?;
    let said = start..hall.clause.chunks.len();
    Some(Attribution { who, segment: at..start, said, rule: "saying that" })
}

/// Reads "the mayor said …" and "…, the mayor said".
fn plain(hall: &Hall<'_, '_>, at: usize, saying: Saying) -> Option<Attribution> {
    let subject = subject(hall, at)?;
    of_subject(hall, at, saying, (subject, hall.who(subject)?))
}

/// Reads what the verb at a chunk says, whose subject is known: its chunk, and who it is.
pub(super) fn of_subject(
    hall: &Hall<'_, '_>,
    at: usize,
    saying: Saying,
    (subject, who): (usize, Who),
) -> Option<Attribution> {
    let who = Who { sort: apposed(hall, &who, at), ..who };
    // "The figure given on Thursday was": a participle behind a noun that has its own verb.
    let participle = hall.clause.get(at)?.verb()?.form == Form::Participle;
    let between = hall.clause.kind(at + 1) == Some(Kind::Comma)
        && subject.checked_sub(1).is_some_and(|before| hall.clause.kind(before) == Some(Kind::Comma));
    let reduced = participle && (subject..at).any(|at| hall.clause.is_finite(at));
    if reduced {
        return None;
    }
    if participle && !between && hall.clause.verb_after(subject).is_some_and(|verb| verb > at) {
        return None;
    }
    // "Analysts had expected 0.3%" tells of the expectation, not of the number.
    let had = hall.token(hall.clause.get(at)?.tokens.start).is_some_and(|token| token.lemma == "have");
    // "In September she had forecast 6.6"
    let own = who.sort == Sort::Pronoun && saying.show;
    if had && saying.think && !saying.say && !own {
        return None;
    }
    // "…, an official and two witnesses said": the first of them speaks for all.
    let (first, who) = match before_and(hall, subject) {
        Some(first) => (first, hall.who(first).filter(|who| who.sort.speaks()).unwrap_or(who)),
        None => (subject, who),
    };
    match said_of(hall, at).unwrap_or_else(|| complement(hall, at + 1)) {
        Complement::None { end } => {
            let before = first.checked_sub(1)?;
            // "As economists insist on doing": that is how, and not what.
            let how = matches!(hall.clause.kind(end), Some(Kind::Preposition));
            if hall.clause.lemma(before) == "as" && how {
                return None;
            }
            if hall.clause.lemma(before) == "as" && end > before + 1 {
                let said = if before == 0 { end..hall.clause.chunks.len() } else { 0..before };
                return Some(Attribution { who, segment: before..end, said, rule: "as somebody said" });
            }
            if !set_off(hall, before) {
                return None;
            }
            if !(saying.say || saying.think || saying.show) || who.sort == Sort::Other && !saying.say {
                return None;
            }
            let said = said_around(hall, before, end);
            // "…, which, engineers say, is …" covers no more than the relative clause.
            let relative = before.checked_sub(1).filter(|at| hall.clause.kind(*at) == Some(Kind::Relative));
            let said = relative.map_or(said, |relative| relative..hall.clause.chunks.len());
            Some(Attribution { who, segment: before..end, said, rule: "somebody said, behind" })
        }
        Complement::Clause { start, explicit } => {
            let speaks = match who.sort {
                _ if who.document => saying.show || saying.say,
                // "Ross's campaign said it had": of any noun, where a clause follows.
                Sort::Other => {
                    let clause = hall.clause.get(start).is_some_and(Chunk::is_noun);
                    saying.say && (explicit || clause)
                }
                _ if saying.say || saying.think => true,
                sort => saying.show && explicit && sort.speaks(),
            };
            // "The toll stands at 19, the office told the paper: 14 of them on Sanari"
            let colon = start.checked_sub(1).is_some_and(|at| hall.clause.kind(at) == Some(Kind::Break));
            // "Eleven had been drilled, she replied, “and the rest …”"
            let quoted = (hall.clause.kind(at + 1) == Some(Kind::Comma) || colon)
                && first.checked_sub(1).is_some_and(|before| {
                    set_off(hall, before) && (0..before).any(|at| hall.clause.is_finite(at))
                });
            let said = if quoted { 0 } else { start }..end_of_relative(hall, at, start);
            speaks.then_some(Attribution { who, segment: first..start, said, rule: "somebody said that" })
        }
        Complement::Object { start } => {
            // "Cholera has claimed 97 lives" claims nothing.
            let idiom =
                who.sort == Sort::Name && hall.clause.idiom_class(at).is_some() && valued(hall, at).is_none();
            let speaks = !idiom && takes_object(hall, &who, saying, start);
            let all = hall.clause.chunks.len();
            let ends =
                |at: &usize| hall.clause.kind(*at) == Some(Kind::Break) || looks_into(hall, start, *at);
            let end = (start..all).find(ends).unwrap_or(all);
            // "Saw 17 bodies there, six of them children": what else is told is told by nobody.
            let seen = saying.sight
                && hall.clause.has_number(start)
                && (who.sort == Sort::Pronoun || hall.observes(&who));
            let said = start..if seen { start + 1 } else { end };
            let rule = if seen { SAW } else { GAVE };
            speaks.then_some(Attribution { who, segment: first..start, said, rule })
        }
    }
}

/// Returns where what is said in a relative clause ends: "shares in the firm, which said in May that it would cut
/// 300 jobs, rose 4 percent". Any other goes on to the end of the sentence.
fn end_of_relative(hall: &Hall<'_, '_>, verb: usize, start: usize) -> usize {
    let clause = hall.clause;
    let all = clause.chunks.len();
    let relative = clause.before(verb).filter(|at| clause.kind(*at) == Some(Kind::Relative));
    let host = relative.and_then(|at| clause.before(at)).and_then(|comma| clause.before(comma));
    if host.is_none() {
        return all;
    }
    let closes = |at: &usize| clause.kind(*at) == Some(Kind::Comma) && clause.is_finite(*at + 1);
    (start..all).find(closes).unwrap_or(all)
}

/// Returns what sort of speaker a name is by the noun set off behind it: "FlightLedger, a tracking
/// service, counted".
fn apposed(hall: &Hall<'_, '_>, who: &Who, at: usize) -> Sort {
    let comma = hall.clause.kind(who.end) == Some(Kind::Comma) && who.end + 1 < at;
    let noun = if comma && who.sort == Sort::Name { hall.who(who.end + 1) } else { None };
    noun.filter(|noun| noun.sort == Sort::Body).map_or(who.sort, |noun| noun.sort)
}

/// Returns the noun phrase set off by a comma that "and" joins to the one at a chunk.
fn before_and(hall: &Hall<'_, '_>, at: usize) -> Option<usize> {
    let and = at.checked_sub(1).filter(|and| hall.clause.kind(*and) == Some(Kind::Conjunction))?;
    let first = and.checked_sub(1).filter(|first| hall.clause.kind(*first) == Some(Kind::Noun))?;
    let before = first.checked_sub(1).filter(|before| set_off(hall, *before))?;
    hall.who(first).filter(|who| who.sort.speaks() && before > 0).map(|_| first)
}

/// Returns what stands behind the preposition that belongs to the verb ("spoke of 60 people").
fn said_of(hall: &Hall<'_, '_>, at: usize) -> Option<Complement> {
    let preposition = hall.clause.kind(at + 1) == Some(Kind::Preposition) && !opens_that(hall, at + 1);
    let speech = &hall.clause.lexicon.speech;
    let pair = speech.verb_with(hall.clause.lemma(at), hall.clause.lemma(at + 1)).filter(|_| preposition);
    pair.map(|_| Complement::Object { start: at + 2 })
}

/// Returns the subject of the verb at a chunk, stepping over what stands between two commas before
/// it: "Tom Reed, a spokesman for the network, told".
pub(super) fn subject(hall: &Hall<'_, '_>, at: usize) -> Option<usize> {
    let clause = hall.clause;
    let comma = |at: &usize| clause.kind(*at) == Some(Kind::Comma);
    // "The agency, which counts 24 dead"
    let relative = clause.before(at).filter(|at| clause.kind(*at) == Some(Kind::Relative));
    if let Some(host) =
        relative.and_then(|at| clause.before(at)).filter(comma).and_then(|at| clause.before(at))
    {
        return clause.get(host).filter(|host| host.is_noun()).map(|_| host);
    }
    let close = clause.before(at).filter(comma);
    let open = close.and_then(|close| (close.saturating_sub(ASIDE)..close).rev().find(comma));
    let host = open
        .and_then(|open| clause.before(open))
        .filter(|host| clause.get(*host).is_some_and(Chunk::is_noun));
    // "Arno Lutz, 41, who keeps the hut, says": the age stands in an aside of its own.
    let aged = host.filter(|host| clause.get(*host).is_some_and(|age| age.bare && age.number.is_some()));
    let named = aged.and_then(|age| clause.before(age)).filter(comma).and_then(|comma| clause.before(comma));
    if let Some(name) = named.filter(|name| clause.get(*name).is_some_and(Chunk::is_noun)) {
        return Some(name);
    }
    let found = match (open, host) {
        (Some(open), Some(_)) => clause.subject_of(open),
        _ => clause.subject_of(at),
    };
    // "A woman who saw the crash said": the crash is what she saw.
    let verb = found.and_then(|found| clause.before(found)).filter(|at| clause.is_finite(*at));
    let relative = verb.and_then(|verb| clause.before(verb));
    let who = relative.filter(|at| clause.kind(*at) == Some(Kind::Relative)).and_then(|at| clause.before(at));
    who.filter(|who| clause.get(*who).is_some_and(Chunk::is_noun)).or(found)
}

/// The rule of those who saw what they count.
pub(super) const SAW: &str = "somebody saw";

/// The rule of those whose number is the object of what they say.
pub(super) const GAVE: &str = "somebody gave a number";

/// How many chunks may stand between the two commas of an aside.
const ASIDE: usize = 14;

/// Returns whether the speaker gives the number that is the verb's object.
fn takes_object(hall: &Hall<'_, '_>, who: &Who, saying: Saying, start: usize) -> bool {
    let next = hall.clause.after(start);
    let more = next.and_then(|next| hall.clause.get(next)).is_some_and(|chunk| match chunk.kind {
        Kind::Verb(verb) => matches!(verb.form, Form::Gerund | Form::Infinitive),
        // "Put the 12 men at the front"
        Kind::Preposition => {
            let at = hall.clause.tokens.get(chunk.head).is_some_and(|token| token.lemma == "at");
            at && next.is_some_and(|next| hall.clause.has_number(next + 1))
        }
        _ => false,
    });
    // "The company expects to open two plants" tells of its plans and not of what it says.
    let plans = hall.clause.get(start).is_some_and(|chunk| chunk.verb().is_some());
    // "The service can see 180 a day": that is what may happen.
    let verb = start.checked_sub(1).and_then(|verb| hall.clause.get(verb));
    let may = verb.and_then(|verb| hall.token(verb.tokens.start)).is_some_and(|word| word.tag == Tag::Modal);
    let several = who.sort == Sort::Pronoun && hall.words(&who.tokens).eq_ignore_ascii_case("they");
    let counted = || hall.clause.has_number(start) && !hall.is_money(start);
    let body = who.sort == Sort::Pronoun && hall.words(&who.tokens).eq_ignore_ascii_case("it");
    // "Analysts see a loss of €60m"
    let of = hall.clause.lemma(start + 1) == "of" && hall.is_measured(start + 2);
    let expects = of && start.checked_sub(1).is_some_and(|verb| hall.clause.ends_in(verb, Tag::Verb));
    match who.sort {
        _ if who.document => saying.show || saying.object,
        sort if !sort.speaks() => false,
        // "Texas reported 41 deaths" tells where they were.
        _ if saying.measure && hall.is_place(who) => false,
        Sort::Person if saying.vow => true,
        sort => {
            saying.object && !(plans && saying.think)
                || saying.foresee && !may && (more || expects) && !plans
                || saying.think && more && !plans
                || saying.measure
                    && (sort == Sort::Body
                        || sort == Sort::Person && (!hall.is_name(who) || hall.has_office(&who.tokens)))
                || saying.sight && (hall.observes(who) || several) && hall.clause.has_number(start)
                || saying.measure && (several || body) && counted()
        }
    }
}

/// Returns whether what follows a chunk is what the object looks into, which is known without the speaker:
/// "promised an inquiry into the collapse that left 17 dead".
fn looks_into(hall: &Hall<'_, '_>, object: usize, at: usize) -> bool {
    hall.clause.lemma(at) == "into" && (object..at).all(|at| !hall.clause.has_number(at))
}

/// Returns whether the chunk sets a "…, he said" apart from what is said.
pub(super) fn set_off(hall: &Hall<'_, '_>, at: usize) -> bool {
    match hall.clause.kind(at) {
        Some(Kind::Comma | Kind::Quote) => at > 0,
        // The hyphen of "12-state" sets nothing apart.
        Some(Kind::Break) => {
            at > 0 && hall.token(hall.clause.chunks[at].head).is_some_and(|mark| mark.spaced)
        }
        _ => false,
    }
}

/// Returns what "…, he said, …" covers: what stands before it, and also what follows where the
/// clause before has no verb yet ("The camp, officials say, holds 500").
fn said_around(hall: &Hall<'_, '_>, before: usize, end: usize) -> Range<usize> {
    let verb = (0..before).any(|at| hall.clause.is_finite(at));
    let participle = (0..before).any(|at| hall.clause.get(at).and_then(Chunk::verb).is_some());
    let goes_on = hall.clause.kind(end) == Some(Kind::Comma);
    // "Eleven ships left, the ministry said, after nine days of blockade"
    // "…, the union claims, seven more than on Monday"
    let tail = (hall.clause.kind(end + 1) == Some(Kind::Preposition) || hall.clause.has_number(end + 1))
        && !(end..hall.clause.chunks.len()).any(|at| hall.clause.is_finite(at));
    // "What we know, Aho says, is that 1,100 are dead"
    let split = goes_on && hall.clause.is_finite(end + 1);
    if split || goes_on && (!verb && !participle || tail) { 0..hall.clause.chunks.len() } else { 0..before }
}

/// What stands behind a verb of saying.
enum Complement {
    /// Nothing but when, where and to whom it was said; `end` is the chunk behind that.
    None { end: usize },
    /// A clause, a quotation or what a colon announces; `explicit` with "that".
    Clause { start: usize, explicit: bool },
    /// A noun phrase without a verb of its own.
    Object { start: usize },
}

fn complement(hall: &Hall<'_, '_>, from: usize) -> Complement {
    let clause = hall.clause;
    let mut at = from;
    loop {
        let Some(kind) = clause.kind(at) else { return Complement::None { end: at } };
        match kind {
            Kind::Adverb => at += 1,
            Kind::Quote => return Complement::Clause { start: at, explicit: true },
            Kind::Comma if clause.kind(at + 1) == Some(Kind::Quote) => {
                return Complement::Clause { start: at + 1, explicit: true };
            }
            Kind::Break if clause.tokens.get(clause.chunks[at].head).is_some_and(|t| t.text == ":") => {
                return Complement::Clause { start: at + 1, explicit: true };
            }
            _ if opens_that(hall, at) => return Complement::Clause { start: at + 1, explicit: true },
            Kind::Noun if clause.is_time(at) && !has_verb(hall, at) => at += 1,
            Kind::Noun if clause.verb_after(at).is_some() && !hears(hall, at) => {
                return Complement::Clause { start: at, explicit: false };
            }
            Kind::Noun if hears(hall, at) => at += 1,
            Kind::Noun => return Complement::Object { start: at },
            Kind::Preposition if clause.get(at + 1).is_some_and(Chunk::is_noun) && at_saying(hall, at) => {
                at += 2;
            }
            Kind::Preposition if clause.lexicon.frames.is(clause.lemma(at), WordRole::Opener) => {
                return Complement::None { end: at };
            }
            Kind::Preposition if clause.get(at + 1).is_some_and(Chunk::is_noun) => {
                return Complement::Clause { start: at, explicit: false };
            }
            Kind::Preposition if is_gerund(hall, at + 1) => return Complement::None { end: at },
            Kind::Other => return Complement::Clause { start: at, explicit: false },
            Kind::Verb(verb) if verb.form == Form::Infinitive => return Complement::Object { start: at },
            Kind::Comma | Kind::Break | Kind::Close | Kind::Conjunction | Kind::Relative => {
                return Complement::None { end: at };
            }
            _ => return Complement::Clause { start: from, explicit: false },
        }
    }
}

fn is_gerund(hall: &Hall<'_, '_>, at: usize) -> bool {
    hall.clause.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund)
}

/// Returns whether the noun phrase is the subject of a verb right behind it.
fn has_verb(hall: &Hall<'_, '_>, at: usize) -> bool {
    hall.clause.after(at).is_some_and(|next| hall.clause.is_finite(next))
}

/// Returns whether the chunk is the "that" which opens what is said.
pub(super) fn opens_that(hall: &Hall<'_, '_>, at: usize) -> bool {
    let chunk = hall.clause.get(at);
    let token = chunk.filter(|chunk| chunk.tokens.len() == 1).and_then(|chunk| hall.token(chunk.head));
    // "Held that post for nine years"
    let verb = || {
        let counted = hall.clause.after(at).is_some_and(|next| hall.clause.has_number(next));
        counted || (at + 1..hall.clause.chunks.len()).any(|at| hall.clause.is_finite(at))
    };
    // "The case recalls that of Takata"
    let of = hall.clause.lemma(at + 1) == "of";
    token.is_some_and(|token| token.lemma == "that") && hall.clause.after(at).is_some() && !of && verb()
}

/// Returns whether the noun phrase is told something: a person or body without number before "that",
/// a comma, a preposition or the end ("told reporters", "told the News that").
fn hears(hall: &Hall<'_, '_>, at: usize) -> bool {
    let clause = hall.clause;
    let Some(chunk) = clause.get(at).filter(|chunk| chunk.number.is_none()) else { return false };
    let pronoun = hall.token(chunk.head).is_some_and(|token| token.tag == Tag::Pronoun);
    let who = hall.who(at).is_some_and(|who| who.sort.speaks());
    let told = clause.before(at).is_some_and(|verb| clause.lemma(verb) == "tell");
    (who || pronoun || told) && !has_verb(hall, at) && (told || opens_that(hall, at + 1))
}

/// Returns whether the preposition tells when, where or how it was said rather than what.
fn at_saying(hall: &Hall<'_, '_>, at: usize) -> bool {
    let clause = hall.clause;
    let number = clause.get(at + 1).is_some_and(|chunk| chunk.number.is_some());
    let follows = clause.verb_after(at + 1).is_some();
    let last = matches!(clause.kind(at + 2), None | Some(Kind::Break | Kind::Comma | Kind::Quote));
    !follows && (!number || clause.is_time(at + 1) || last)
}
