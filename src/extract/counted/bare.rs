//! Defines the matchers for a count without noun whose noun stands elsewhere in its sentence ("two of
//! the arrests", "the number of people killed rose to 74", "Missing: 31").

use super::Found;
use super::measure::becomes;
use super::noun::{counted, meant, unspoken};
use crate::extract::clause::{Clause, Role, amount_changed, verb_of_value};
use crate::extract::column;
use crate::extract::phrase::{Chunk, Form, Kind};
use crate::extract::spot::Spot;
use crate::lexicon::{ChangeUse, NUMBER, PlaceKind, Pos, WordRole};
use crate::model::Counted;
use crate::text::Tag;

/// "two of the arrests", "8 of those arrested", "72 percent of the victims".
pub(super) fn of_phrase(spot: &Spot<'_, '_>) -> Found {
    let unit = &spot.get()?.quantity.unit;
    if !spot.own()?.bare || !matches!(unit.code.as_str(), "" | "%") {
        return None;
    }
    let clause = spot.clause();
    let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
    if leaves_out_verb(&clause, spot.chunk) {
        return None;
    }
    // "thousands of wounded"
    let state = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Adjective));
    if let Some(state) = state {
        return Some((inner_noun(&clause, state)?, "state of phrase"));
    }
    let whole = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let chunk = clause.get(whole)?;
    // "12 of us", "two in five of those polled"
    let us = spot.tokens().get(chunk.head)?.has_lemma(&["us", "you", "we"]);
    if us || chunk.bare && clause.participle_after(whole).is_some_and(|polled| asks(&clause, polled)) {
        return Some((unspoken(&clause, "person"), "of people"));
    }
    if chunk.bare || spot.has_tag(chunk.head, Tag::Pronoun) {
        return None;
    }
    // "80% of the initial amount"
    let modified = || {
        let opens = |tag: Tag| spot.has_tag(chunk.tokens.start, tag);
        let owned = opens(Tag::Possessive) || opens(Tag::Pronoun);
        let first = chunk.tokens.start + usize::from(opens(Tag::Determiner));
        (first < chunk.head && !owned).then(|| counted(&clause, chunk.tokens.clone(), chunk.head))?
    };
    Some((noun_of(&clause, whole).or_else(modified)?, "of phrase"))
}

/// Returns whether the number stands behind a comma or "and" and its "of" is that of a verb left out: "112 are
/// accused of theft, 49 of fraud".
fn leaves_out_verb(clause: &Clause<'_, '_>, at: usize) -> bool {
    let joint = |at: &usize| matches!(clause.kind(*at), Some(Kind::Comma | Kind::Conjunction));
    let Some(joint) = clause.before(at).filter(joint) else { return false };
    let near = (0..joint).rev().take_while(|at| clause.kind(*at) != Some(Kind::Break));
    let told = near.into_iter().find(|at| clause.is_finite(*at));
    told.is_some_and(|told| {
        let bare =
            clause.before(told).and_then(|at| clause.get(at)).is_some_and(|chunk| chunk.number.is_some());
        bare && clause.lemma(told + 1) == "of"
    })
}

/// Returns whether the participle tells what only befalls people.
fn asks(clause: &Clause<'_, '_>, participle: usize) -> bool {
    let aged = clause.lemma(participle) == "age";
    aged || clause.is_saying(participle) || befalls_persons(clause, Pos::Verb, clause.lemma(participle))
}

/// Returns what the noun phrase at a chunk counts; where it only stands for a number or a part
/// ("a total of", "half of"), the noun phrase behind its "of".
pub(super) fn noun_of(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at).filter(|chunk| chunk.is_noun() && !chunk.bare)?;
    let frames = &clause.lexicon.frames;
    let lemma = clause.lemma(at);
    // "the tailback of lorries"
    let several = || {
        let inner = clause.get(at + 2).filter(|_| clause.lemma(at + 1) == "of");
        let head = inner.and_then(|inner| clause.tokens.get(inner.head));
        frames.is(lemma, WordRole::Collection) && head.is_some_and(|head| head.tag == Tag::Nouns)
    };
    let stands = [WordRole::Amount, WordRole::Part].iter().any(|role| frames.is(lemma, *role)) || several();
    if stands {
        let of = clause.after(at).filter(|next| clause.lemma(*next) == "of");
        if let Some(inner) = of.and_then(|of| clause.after(of)) {
            return inner_noun(clause, inner);
        }
        let noun = frames.event_noun(lemma).and_then(|noun| noun.counted);
        return noun
            .map(|noun| meant(clause, noun, at))
            .or_else(|| in_front(clause, at).filter(|_| !frames.is(lemma, WordRole::Attribute)));
    }
    let pronoun = clause.tokens.get(chunk.head).is_some_and(|token| token.tag == Tag::Pronoun);
    if pronoun {
        return None;
    }
    people_of(clause, at).or_else(|| counted(clause, chunk.tokens.clone(), chunk.head))
}

/// "11% of the vaccinated", "sixty-five of those vaccinated", "58 percent of everyone": people who are named
/// by what befell them, or by a word for all of them.
fn people_of(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    let head = clause.tokens.get(chunk.head)?;
    let all = head.has_lemma(&["everyone", "everybody", "anyone", "anybody"]);
    let first = clause.tokens.get(chunk.tokens.start)?;
    let named = matches!(head.tag, Tag::Adjective | Tag::Participle)
        && first.has_lemma(&["the", "those", "these"])
        && clause.lexicon.persons.group(&head.lemma).is_none();
    let befalls = || {
        let verb = clause.lexicon.words.lemma(head.text, Tag::Participle);
        befalls_persons(clause, Pos::Adjective, &head.lower)
            || verb.is_some_and(|verb| befalls_persons(clause, Pos::Verb, verb))
    };
    (all || named && befalls()).then(|| unspoken(clause, "person"))
}

/// Returns whether the word tells of what befalls people.
fn befalls_persons(clause: &Clause<'_, '_>, pos: Pos, lemma: &str) -> bool {
    let mut classes = clause.lexicon.events.classes(pos, lemma);
    classes.any(|class| clause.lexicon.frames.happens_to_persons(class))
}

/// Returns what stands before a noun that stands for a number in the plural ("passenger numbers").
fn in_front(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at).filter(|chunk| chunk.tokens.start < chunk.head)?;
    let noun = chunk.head - 1;
    let tagged = |token: usize, tag: Tag| clause.tokens.get(token).is_some_and(|token| token.tag == tag);
    let numbers = tagged(noun, Tag::Noun) && tagged(chunk.head, Tag::Nouns);
    numbers.then(|| counted(clause, chunk.tokens.clone(), noun))?
}

/// Returns what stands behind "the number of": a noun, or people in a state ("the missing").
fn inner_noun(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    // "the number of participating states"
    let gerund = clause.get(at).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Gerund);
    let next = clause.get(at + 1).filter(|next| gerund && next.is_noun() && next.number.is_none());
    let at = if next.is_some() { at + 1 } else { at };
    let chunk = clause.get(at)?;
    // "the number of confirmed dead"
    let state =
        chunk.is_noun() && clause.tokens.get(chunk.head).is_some_and(|head| head.tag == Tag::Adjective);
    if chunk.is_noun() && !chunk.bare && !state {
        return counted(clause, chunk.tokens.clone(), chunk.head);
    }
    let pos = if chunk.verb().is_some() { Pos::Verb } else { Pos::Adjective };
    befalls_persons(clause, pos, clause.lemma(at)).then(|| unspoken(clause, "person"))
}

/// "the death toll rose to 12", "the number of people killed reached 103", "the victims number
/// 3,200": the subject of a verb that tells what a figure does.
pub(super) fn amount(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    if let Some(object) = amount_changed(&clause, spot.chunk).filter(|object| stands_for(&clause, *object)) {
        return Some((noun_of(&clause, object)?, "object of a figure's verb"));
    }
    let verb = verb_of_value(&clause, spot.chunk)?;
    // "there were 163" has no subject of its own.
    if spot.has_tag(clause.get(clause.before(verb)?)?.head, Tag::There) {
        return None;
    }
    let subject = clause.subject_of(verb).filter(|subject| !clause.has_number(*subject))?;
    let lemma = clause.lemma(verb);
    let events = &clause.lexicon.events;
    // "police counted 1,800" counts no police.
    let counts = matches!(lemma, "count" | "record" | "list" | "register" | "find")
        || clause.lexicon.speech.verb(lemma).is_some();
    let counter = counts && clause.lexicon.speech.noun(clause.lemma(subject)).is_some();
    let tells = if stands_for(&clause, subject) {
        events.is(Pos::Verb, lemma, NUMBER)
    } else if counter {
        false
    } else {
        // "queues grew to 7.6 million", but "grew 7 million flowers"
        let value = matches!(clause.role(spot.chunk), Role::Behind(_));
        let figure = events.is(Pos::Verb, lemma, NUMBER);
        let reaches = || reaches(&clause, subject, lemma);
        figure && (value || reaches() || events.classes(Pos::Verb, lemma).all(|class| class == NUMBER))
    };
    // "The index closed at 7,340"
    let stands = || {
        let at = clause.before(spot.chunk).filter(|at| clause.lemma(*at) == "at")?;
        let word = spot.tokens().get(clause.get(verb)?.head)?.text.to_lowercase();
        clause.lexicon.changes.get(&word, ChangeUse::State).filter(|_| at > verb)
    };
    // "Police say 25" counts no police.
    if (!clause.is_copula(verb) && !tells && stands().is_none()) || clause.is_saying(verb) {
        return None;
    }
    Some((noun_of(&clause, subject)?, "subject of a figure's verb"))
}

/// Returns whether the verb of measuring gives a number to its subject in the plural ("active users reached
/// 40 million"); "police hold 40" does something to people.
fn reaches(clause: &Clause<'_, '_>, subject: usize, verb: &str) -> bool {
    let (frames, events) = (&clause.lexicon.frames, &clause.lexicon.events);
    let head = clause.get(subject).and_then(|chunk| clause.tokens.get(chunk.head));
    let plural =
        head.is_some_and(|head| head.tag == Tag::Nouns && !frames.is(&head.lemma, WordRole::ZeroPlural));
    let befalls = events.classes(Pos::Verb, verb).any(|class| frames.happens_to_persons(class));
    plural && !befalls && frames.is(verb, WordRole::Measure)
}

/// Returns whether the noun phrase at a chunk stands for a number.
fn stands_for(clause: &Clause<'_, '_>, at: usize) -> bool {
    let frames = &clause.lexicon.frames;
    let lemma = clause.lemma(at);
    frames.is(lemma, WordRole::Amount) || frames.event_noun(lemma).is_some()
}

/// "54 percent, 64,400, are children": the noun they are said to be.
pub(super) fn predicate(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    // "we were between 30,000 and 35,000 there"
    if let Role::Complement(verb) = clause.role(spot.chunk) {
        let who = clause.get(clause.before(verb)?)?;
        let we = spot.tokens().get(who.head)?.has_lemma(&["we"]);
        return we.then(|| (unspoken(&clause, "person"), "we"));
    }
    let verb = clause.verb_after(spot.chunk).filter(|verb| clause.is_copula(*verb))?;
    let noun = clause.after(verb).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let chunk = clause.get(noun).filter(|chunk| !chunk.bare && chunk.number.is_none())?;
    if !spot.has_tag(chunk.head, Tag::Nouns) || spot.has_tag(chunk.tokens.start, Tag::Determiner) {
        return None;
    }
    Some((counted(&clause, chunk.tokens.clone(), chunk.head)?, "what they are"))
}

/// "132,000 of them children": the noun right behind "of them".
pub(super) fn of_them(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let of = Some(spot.chunk + 1).filter(|at| clause.lemma(*at) == "of")?;
    let pronoun = spot.has_tag(clause.get(of + 1)?.head, Tag::Pronoun);
    let noun = clause.get(of + 2).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    if !pronoun || !spot.has_tag(noun.tokens.start, Tag::Nouns) {
        return None;
    }
    Some((counted(&clause, noun.tokens.clone(), noun.head)?, "of them nouns"))
}

/// "a staff of 3,400", "a pH of 11.8", "an earthquake of magnitude 7.1": the noun in the singular
/// that has the number.
pub(super) fn noun_of_number(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let before = spot.chunk.checked_sub(1)?;
    // "the recall of about 67 million of them"
    let them = clause.get(spot.chunk + 2).filter(|_| clause.lemma(spot.chunk + 1) == "of");
    if them.is_some_and(|them| spot.has_tag(them.head, Tag::Pronoun)) {
        return None;
    }
    let host = match clause.kind(before)? {
        Kind::Noun if stands_for(&clause, before) => before,
        Kind::Preposition if clause.lemma(before) == "of" => clause.before(before)?,
        _ => return None,
    };
    let chunk = clause.get(host).filter(|chunk| chunk.is_noun() && !chunk.bare && chunk.number.is_none())?;
    let noun = clause.tokens.get(chunk.head).is_some_and(|token| token.tag.is_noun());
    let lexicon = clause.lexicon;
    let lemma = clause.lemma(host);
    if !noun {
        return None;
    }
    // "a town of 19,000"
    if host < before && lexicon.places.noun(lemma).is_some_and(|kind| kind != PlaceKind::Direction) {
        return Some((unspoken(&clause, "person"), "people of a place"));
    }
    if let Some(noun) = lexicon.frames.event_noun(lemma).filter(|_| lexicon.persons.group(lemma).is_none()) {
        if let Some(noun) = noun.counted {
            return Some((meant(&clause, noun, host), "noun of number"));
        }
    } else {
        // "a crowd of 5,000"
        let implied = lexicon.frames.event_noun(lemma).and_then(|noun| noun.counted);
        if let Some(noun) = implied.filter(|_| lexicon.frames.is(lemma, WordRole::Collection)) {
            return Some((meant(&clause, noun, host), "noun of number"));
        }
        let vague = [WordRole::Collection, WordRole::Part, WordRole::Time, WordRole::Amount];
        // "fell to an annual rate of 1.28 million"
        if lexicon.frames.is(lemma, WordRole::Amount)
            && let Some(noun) = becomes(&clause, host)
        {
            return Some((noun, "subject of an amount"));
        }
        let name = spot.has_tag(chunk.head, Tag::Name) && !spot.has_tag(chunk.tokens.start, Tag::Determiner);
        if name || vague.iter().any(|role| lexicon.frames.is(lemma, *role)) {
            return None;
        }
    }
    Some((counted(&clause, chunk.tokens.clone(), chunk.head)?, "noun of number"))
}

/// "Registered refugees: 86,000", "Missing: 31", "Turnout | 64%": the label before a colon or a row of dots,
/// or in the first cell of the row.
pub(super) fn label(spot: &Spot<'_, '_>) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let label = clause.label_of(spot.chunk).or_else(|| column::label_chunks(spot))?;
    // "reduce the workforce by 340 positions: 190 in cabins" is an enumeration.
    let numbers = spot.reader.numbers(spot.view);
    let claims = |at: usize| clause.get(at).and_then(|chunk| numbers.get(chunk.number?));
    if label.clone().filter_map(claims).any(|number| number.rejected.is_none()) {
        return None;
    }
    let first = label.start;
    let befalls = |pos: Pos| {
        let mut classes = clause.lexicon.events.classes(pos, clause.lemma(first));
        classes.any(|class| clause.lexicon.frames.happens_to_persons(class))
    };
    if befalls(Pos::Adjective) {
        return Some((unspoken(&clause, "person"), "label of a state"));
    }
    match clause.kind(first)? {
        Kind::Noun if is_named(spot, clause.get(first)?.head) || clause.is_time(first) => None,
        Kind::Noun if is_named_place(spot, first) => None,
        Kind::Noun => Some((noun_of(&clause, first)?, "label")),
        // "Registered refugees: 86,000"
        Kind::Verb(_) if label.contains(&(first + 1)) && clause.ends_in(first + 1, Tag::Nouns) => {
            Some((noun_of(&clause, first + 1)?, "label"))
        }
        Kind::Verb(_) => befalls(Pos::Verb).then(|| (unspoken(&clause, "person"), "label of a state")),
        _ => None,
    }
}

/// Returns whether a phrase is the name of a place with its kind: what is told of "Port Corbin airport" counts no
/// airports.
fn is_named_place(spot: &Spot<'_, '_>, at: usize) -> bool {
    let clause = spot.clause();
    let Some(chunk) = clause.get(at) else { return false };
    let place = clause.lexicon.places.noun(clause.lemma(at)).is_some();
    let single = !spot.has_tag(chunk.head, Tag::Nouns);
    place && single && (chunk.tokens.start..chunk.head).any(|at| spot.has_tag(at, Tag::Name))
}

/// Returns whether a word is a name, and not a plural that looks like one because it opens the sentence.
fn is_named(spot: &Spot<'_, '_>, head: usize) -> bool {
    let Some(token) = spot.tokens().get(head) else { return false };
    let noun = || spot.lexicon().words.lemma(&token.text.to_lowercase(), Tag::Nouns).is_some();
    // "(e) Bodies recovered: 9"
    let first = head == 0 || spot.has_tag(head - 1, Tag::Mark);
    token.tag == Tag::Name && !(first && noun())
}
