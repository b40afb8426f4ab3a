//! Defines the matchers for events told by a noun ("102 arrests", "the rescue of 47", "the death toll").

use super::Found;
use super::name::{of_verb, of_word};
use crate::extract::clause::{Clause, Role, amount_changed, verb_of_value};
use crate::extract::column;
use crate::extract::phrase::{Chunk, Form, Kind as Piece};
use crate::extract::spot::Spot;
use crate::lexicon::{NUMBER, Pos, WordRole};
use crate::model::{Dimension, Event, Kind};
use crate::text::Tag;

/// Returns the event a noun tells of: of its class, named by the verb it comes from.
fn of_noun(clause: &Clause<'_, '_>, lemma: &str) -> Option<Event> {
    let events = &clause.lexicon.events;
    let class = events.class(Pos::Noun, lemma)?;
    // A profit is earned, whatever its verb.
    let named = clause.lexicon.frames.event_noun(lemma).map(|noun| noun.event);
    let verb = named.or_else(|| events.verb_of(lemma)).unwrap_or(lemma);
    Some(Event { lemma: verb.to_owned(), class: Some(class.to_owned()) })
}

/// "102 arrests", "12 deaths". A verb with an event of its own comes first ("150 buildings
/// collapsed"), unless the noun tells what befell people.
pub(super) fn own(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() {
        return None;
    }
    let clause = spot.clause();
    let lemma = match spot.own_noun() {
        Some(head) => spot.tokens().get(head)?.lemma.as_ref(),
        // "two of the arrests"
        None => {
            let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
            clause.lemma(clause.after(of)?)
        }
    };
    // "is ahead by 66,900 votes", "the gap is 28,400 votes": nobody casts a difference.
    let difference = match clause.role(spot.chunk) {
        Role::Behind(preposition) => {
            let before = clause.before(preposition).and_then(|at| clause.kind(at));
            clause.lemma(preposition) == "by" && matches!(before, Some(Piece::Verb(_) | Piece::Noun))
        }
        Role::Complement(verb) => clause
            .subject_of(verb)
            .is_some_and(|subject| clause.lexicon.frames.is(clause.lemma(subject), WordRole::Difference)),
        _ => false,
    };
    let event = of_noun(&clause, lemma).filter(|_| !difference)?;
    let whatever = event.class.as_deref().is_some_and(|class| clause.lexicon.frames.noun_is_event(class));
    if !whatever && (clause.lexicon.events.verb_of(lemma).is_none() || has_event(&clause, spot.chunk)) {
        return None;
    }
    Some((event, OWN_NOUN))
}

/// The rule that finds the event in the noun that a preposition ties the number to.
pub(super) const WITH_NOUN: &str = "event noun and preposition";

/// The rule that finds the event in the counted noun itself.
pub(super) const OWN_NOUN: &str = "event noun";

/// "a 12-state operation": the event noun that a number with a hyphen stands before.
pub(super) fn compound(spot: &Spot<'_, '_>) -> Found {
    let number = spot.get()?;
    let tokens = spot.tokens();
    tokens.get(number.tokens.end).filter(|token| token.text == "-" && !token.spaced)?;
    let head = spot.own_noun().filter(|head| *head > number.tokens.end + 1)?;
    let lemma = tokens.get(head)?.lemma.as_ref();
    let events = &spot.lexicon().events;
    let class = events.class(Pos::Noun, lemma);
    let tells = class.is_some() || events.verb_of(lemma).is_some();
    let clause = spot.clause();
    let direct = matches!(clause.role(spot.chunk), Role::Subject(_) | Role::Object(_));
    if direct && has_event(&clause, spot.chunk) {
        return None;
    }
    let event = Event { lemma: lemma.to_owned(), class: class.map(str::to_owned) };
    tells.then_some((event, "noun of a compound"))
}

/// Returns whether a verb with an event of its own governs the noun phrase or stands behind it: one
/// that neither is light nor tells what the figure did or who says so.
fn has_event(clause: &Clause<'_, '_>, at: usize) -> bool {
    let verb = clause.participle_after(at).or_else(|| super::verb::climb(clause, at).map(|(verb, _)| verb));
    let empty = |verb: usize| {
        let events = &clause.lexicon.events;
        let lemma = clause.lemma(verb);
        clause.is_copula(verb)
            || clause.is_saying(verb)
            || (events.class(Pos::Verb, lemma).is_none()
                && (clause.is_light(verb) || events.is(Pos::Verb, lemma, NUMBER)))
    };
    verb.is_some_and(|verb| !empty(verb))
}

/// "the rescue of 47 victims", "the loss of 40 jobs".
pub(super) fn of_phrase(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let host = clause.before(preposition).filter(|at| clause.kind(*at) == Some(Piece::Noun))?;
    // "interviews with 9,800 voters", "raids on 12 homes"
    if matches!(clause.lemma(preposition), "with" | "on" | "against" | "to") {
        let plain = clause.get(host).is_some_and(|host| host.number.is_none());
        let done = clause.lexicon.events.verb_of(clause.lemma(host)).filter(|_| plain && spot.is_count())?;
        let event = of_word(&clause, Pos::Verb, done);
        // "restore service to 45,000 customers" tells of restoring.
        let free = match clause.role(host) {
            Role::Object(verb) => clause.is_light(verb),
            Role::Subject(_) => false,
            _ => true,
        };
        let tells = if clause.lemma(preposition) == "to" { free } else { event.class.is_some() };
        return tells.then_some((event, WITH_NOUN));
    }
    if clause.lemma(preposition) != "of" {
        return None;
    }
    // "a reduction in state aid of $1.3 million"
    if let Role::Behind(above) = clause.role(host)
        && clause.lemma(above) == "in"
        && !spot.is_count()
    {
        let change = clause.before(above).map(|at| clause.lemma(at)).unwrap_or_default();
        let verb = clause.lexicon.events.verb_of(change);
        if let Some(verb) = verb.filter(|_| clause.lexicon.events.is(Pos::Noun, change, NUMBER)) {
            return Some((of_word(&clause, Pos::Verb, verb), "event noun above"));
        }
    }
    // "adopted a budget of $48.6 million", "filed for bankruptcy with debts of $1.3 billion": a verb comes
    // first for money; "displacements of up to 35 cm were observed": one behind it for measures.
    if let Some(found) = governed(spot, host) {
        return Some(found);
    }
    let behind = matches!(clause.role(host), Role::Subject(_) | Role::Complement(_)) && !spot.is_count();
    let share = matches!(spot.get()?.quantity.unit.dimension, Dimension::Share | Dimension::Points);
    if behind && !share {
        return None;
    }
    let lemma = clause.lemma(host);
    // "A Commission of Inquiry of five members"
    let name = clause.get(host).is_some_and(|host| spot.has_tag(host.head, Tag::Name));
    let event = Some(lemma).filter(|_| !name).and_then(|lemma| of_noun(&clause, lemma)).or_else(|| {
        // "a rise of six points"
        let figure = !spot.is_count() && clause.lexicon.events.is(Pos::Noun, lemma, NUMBER);
        let verb = clause.lexicon.events.verb_of(lemma).filter(|_| figure)?;
        Some(Event { lemma: verb.to_owned(), class: None })
    });
    Some((event?, "event noun of number"))
}

/// Returns the verb that governs the noun of an amount of money, with the class of the noun where it has none of
/// its own: whoever makes a profit earns it.
fn governed(spot: &Spot<'_, '_>, host: usize) -> Option<(Event, &'static str)> {
    let clause = spot.clause();
    if spot.get()?.quantity.unit.dimension != Dimension::Money {
        return None;
    }
    let (event, rule) = super::verb::through(spot)?;
    // "announced an offer of €41.50" tells of the offer, "reported a profit" of the report.
    let says = clause.lexicon.frames.is(&event.lemma, WordRole::Say);
    if says && clause.lexicon.frames.event_noun(clause.lemma(host)).is_none() {
        return None;
    }
    let class = of_noun(&clause, clause.lemma(host)).and_then(|noun| noun.class);
    // "voted for a budget of $96 million" spends it.
    let direct = matches!(clause.role(host), Role::Object(_) | Role::Subject(_) | Role::Complement(_));
    if class.is_some() && event.class.is_some() && !direct {
        return None;
    }
    Some((Event { class: event.class.or(class), ..event }, rule))
}

/// "Earthquake toll passes 100", "a staff of 3,400": the event in the noun that has the number.
pub(super) fn of_number(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let before = spot.chunk.checked_sub(1)?;
    let host = if clause.lemma(before) == "of" { clause.before(before)? } else { before };
    let noun = clause.get(host).filter(|chunk| chunk.is_noun() && !chunk.bare && chunk.number.is_none());
    noun?;
    // "a crowd of 61,000 watched": a verb with an event of its own comes first; "based on a population
    // of 5 million" has none.
    let direct = matches!(clause.role(host), Role::Subject(_) | Role::Object(_));
    if direct && has_event(&clause, host) {
        return None;
    }
    let event = clause.lexicon.frames.event_noun(clause.lemma(host)).filter(|noun| noun.counted.is_some())?;
    Some((of_word(&clause, Pos::Verb, event.event), "event of its noun"))
}

/// "the death toll rose to 12", "the number of people killed has grown to 61": the subject's own event
/// where the verb only tells what the figure did.
pub(super) fn amount(spot: &Spot<'_, '_>) -> Found {
    if !spot.is_count() || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    if let Some(found) = amount_changed(&clause, spot.chunk).and_then(|object| of_amount(&clause, object)) {
        return Some(found);
    }
    let verb = verb_of_value(&clause, spot.chunk)?;
    // "payrolls increased by 143,000": nobody employs the difference.
    if spot.get()?.kind == Kind::Change && !clause.is_copula(verb) {
        return None;
    }
    let figure = clause.is_copula(verb) || clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER);
    if !figure {
        return None;
    }
    of_amount(&clause, clause.subject_of(verb)?)
}

/// Returns the event in a phrase that stands for a number: "number of people killed", "toll".
fn of_amount(clause: &Clause<'_, '_>, at: usize) -> Found {
    let frames = &clause.lexicon.frames;
    let lemma = clause.lemma(at);
    let of = clause.after(at).filter(|next| clause.lemma(*next) == "of");
    if let Some(of) = of.filter(|_| frames.is(lemma, WordRole::Amount)) {
        let inner = clause.after(of)?;
        if let Some(event) = super::name::state_at(clause, inner) {
            return Some((event, "number of state"));
        }
        // "the number of wounded", "the number of those injured"
        if clause.get(inner)?.verb().is_some_and(|verb| verb.form == Form::Participle) {
            return Some((of_verb(clause, inner), "number of state"));
        }
        let participle = clause.participle_after(inner);
        if let Some(participle) = participle.or_else(|| clause.relative_verb(inner)) {
            return Some((of_verb(clause, participle), "number of noun and participle"));
        }
        return Some((of_noun(clause, clause.lemma(inner))?, "number of event noun"));
    }
    let noun = frames.event_noun(lemma).filter(|noun| noun.counted.is_some())?;
    Some((of_word(clause, Pos::Verb, noun.event), "noun of an amount"))
}

/// "three survivors": the event that the noun's name implies, where nothing else tells of one.
pub(super) fn implied(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let head = spot.own_noun().filter(|_| clause.role(spot.chunk) == Role::Loose)?;
    let class = spot.lexicon().frames.implied(&spot.tokens().get(head)?.lemma)?;
    Some((Event { lemma: class.to_owned(), class: Some(class.to_owned()) }, "implied by its noun"))
}

/// "Bodies recovered: 9", "Arrivals since 1 May: 31,000", "Ballots cast | 2,037": the event in the label
/// before a colon or in the first cell of the row.
pub(super) fn label(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let label = clause.label_of(spot.chunk).or_else(|| column::label_chunks(spot))?;
    // "eliminate 22 positions: 14 teachers" is an enumeration.
    let numbers = spot.reader.numbers(spot.view);
    let counts = |at: usize| clause.get(at).and_then(|chunk| numbers.get(chunk.number?));
    if label
        .clone()
        .filter_map(counts)
        .any(|number| number.rejected.is_none() && number.quantity.unit.is_count())
    {
        return None;
    }
    // "Persons underground at the time of the incident: 118": what tells stands before the circumstances.
    let circumstance = |at: &usize| {
        let small = clause.kind(*at) == Some(Piece::Preposition);
        small && matches!(clause.lemma(*at), "at" | "when" | "while" | "during" | "before" | "until")
    };
    let money = spot.get()?.quantity.unit.dimension == Dimension::Money;
    for at in label.take_while(|at| !circumstance(at)) {
        let chunk = clause.get(at)?;
        // "Homes destroyed: 32" tells of the destroying, "Deaths reported: 32" of dying.
        let things = || {
            let class = clause.lexicon.events.class(Pos::Noun, clause.lemma(at));
            !class.is_some_and(|class| clause.lexicon.frames.noun_is_event(class))
                && clause.lexicon.events.verb_of(clause.lemma(at)).is_none()
        };
        let done = clause.get(at + 1).and_then(Chunk::verb).filter(|_| chunk.is_noun() && things());
        if done.is_some_and(|verb| verb.form != Form::Gerund) && !clause.is_saying(at + 1) {
            return Some((of_verb(&clause, at + 1), "label"));
        }
        let state = of_word(&clause, Pos::Adjective, clause.lemma(at));
        // "Residents under evacuation orders: 9,600"
        let person = clause.lexicon.persons.group(clause.lemma(at)).is_some();
        if state.class.is_some() && !(person && clause.ends_in(at, Tag::Nouns)) {
            return Some((state, "label"));
        }
        // "Operating profit (€m) | 9.6": nobody operates it.
        let gerund = money && chunk.verb().is_some_and(|verb| verb.form == Form::Gerund);
        if chunk.verb().is_some_and(|verb| verb.form != Form::Infinitive) && !gerund {
            return Some((of_verb(&clause, at), "label"));
        }
        if chunk.is_noun() && !chunk.bare && !person {
            // "Revenue (€m) | 148.2": an amount happens to nothing.
            let amount = clause.lexicon.frames.event_noun(clause.lemma(at));
            if amount.is_some_and(|noun| noun.counted.is_none()) {
                return None;
            }
            // "Adult social care: 171.6" in a budget is no caring.
            if let Some(event) = of_noun(&clause, clause.lemma(at)).filter(|_| !money) {
                return Some((event, "label"));
            }
            if let Some(noun) = clause.lexicon.frames.event_noun(clause.lemma(at)) {
                return Some((of_word(&clause, Pos::Verb, noun.event), "label"));
            }
        }
    }
    None
}

/// "County | Rescued | Deaths" over "Alder | 12 | 3": what the head of the number's column tells.
pub(super) fn column(spot: &Spot<'_, '_>) -> Found {
    if !spot.own()?.bare {
        return None;
    }
    let head = column::head(spot)?;
    let clause = &head.clause;
    let text = clause.tokens.get(clause.get(head.chunk)?.head)?.text.to_lowercase();
    let participle = clause.lexicon.words.lemma(&text, Tag::Participle).filter(|verb| *verb != text);
    if let Some(verb) = participle {
        return Some((of_word(clause, Pos::Verb, verb), "head of the column"));
    }
    let state = of_word(clause, Pos::Adjective, &text);
    if state.class.is_some() {
        return Some((state, "head of the column"));
    }
    // "Shelters" are things, "Deaths" are what happened.
    let event = of_noun(clause, clause.lemma(head.chunk))?;
    let whatever = event.class.as_deref().is_some_and(|class| clause.lexicon.frames.noun_is_event(class));
    whatever.then_some((event, "head of the column"))
}
