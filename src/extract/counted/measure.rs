//! Defines the matchers for measures, money and shares, which are of something that stands elsewhere:
//! "70 kg of copper", "a fine of €2 million", "the fire burned 9,000 acres".

use super::Found;
use super::bare::noun_of;
use super::change::is_size;
use super::noun::{counted, unspoken};
use crate::extract::clause::{Clause, Role, verb_of_value};
use crate::extract::phrase::{Chunk, Form, Kind};
use crate::extract::spot::Spot;
use crate::lexicon::{ChangeUse, NUMBER, Pos, WordRole};
use crate::model::{Counted, Dimension};
use crate::text::Tag;

/// Returns whether the number measures rather than counts: it has a unit, or a noun that is one
/// ("closed 112 points higher"), and nothing else in its phrase.
pub(super) fn is_measure(spot: &Spot<'_, '_>) -> Option<bool> {
    // "fell 9.9% year on year"
    let time = |noun: usize| spot.lexicon().frames.is(&spot.tokens()[noun].lemma, WordRole::Time);
    let bare = spot.own()?.bare || spot.own_noun().is_some_and(time);
    Some((!spot.is_count() && bare) || spot.has_unit_noun())
}

/// "70 kg of copper", "€310,000 in cash": the material right behind the unit.
pub(super) fn of_phrase(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    // "within 1.5 km of the works" is a distance from them.
    if clause.before(spot.chunk).is_some_and(|at| clause.lemma(at) == "within") {
        return None;
    }
    // "10,000 gallons (38,000 litres) of caustic soda": both amounts are of what follows.
    let mut next = spot.chunk + 1;
    if clause.kind(next) == Some(Kind::Conjunction) && clause.lemma(next) == "or" {
        // "nine or 10 feet of water"
        let other = |chunk: &&Chunk| chunk.bare && chunk.number.is_some();
        next = clause.get(next + 1).filter(other).map_or(next, |_| next + 2);
    }
    if clause.kind(next) == Some(Kind::Open) {
        next = closing(&clause, next)? + 1;
    } else if clause.kind(next) == Some(Kind::Close) {
        next += 1;
    }
    let what = clause.after(next).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let chunk = clause.get(what)?;
    // "the first eight weeks of the year"
    if clause.is_time(what) && spot.get()?.quantity.unit.dimension == Dimension::Time {
        return None;
    }
    let money = spot.get()?.quantity.unit.dimension == Dimension::Money;
    // "in cash", "in back wages", "in grants", but neither "in the fund" nor "in March".
    let common = |at: usize| {
        matches!(spot.tokens().get(at).map(|token| token.tag), Some(Tag::Noun | Tag::Nouns | Tag::Adjective))
    };
    let bare_mass = chunk.number.is_none() && chunk.tokens.clone().all(common) && !clause.is_time(what);
    match clause.lemma(next) {
        "of" => Some((noun_of(&clause, what)?, "unit of noun")),
        // "will pay €41.50 a share in cash", "buy it for $3bn in stock": how it is paid.
        "in" if money && bare_mass && !is_price(spot) => Some((noun_of(&clause, what)?, "money in noun")),
        _ => None,
    }
}

/// Returns whether the money is what something else costs: behind "for", or for each of it.
fn is_price(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let behind =
        matches!(clause.role(spot.chunk), Role::Behind(preposition) if clause.lemma(preposition) == "for");
    behind || spot.get().is_some_and(|number| number.quantity.per.is_some())
}

/// "bought the mill for $3 million", "was sold for $3 million": what is traded.
pub(super) fn price(spot: &Spot<'_, '_>) -> Found {
    if spot.get()?.quantity.unit.dimension != Dimension::Money || !spot.own()?.bare {
        return None;
    }
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let host = clause.before(preposition).filter(|_| clause.lemma(preposition) == "for")?;
    let verb = |at: usize| clause.get(at).and_then(Chunk::verb);
    let trades = |at: usize| clause.lexicon.frames.is(clause.lemma(at), WordRole::Price);
    if let Some(group) = verb(host).filter(|_| trades(host)) {
        let subject = match group.form {
            Form::Participle => clause.before(host)?,
            _ => clause.subject_of(clause.first_of_chain(host))?,
        };
        let noun = noun_of(&clause, subject).or_else(|| plain(&clause, subject))?;
        return noun.person.is_none().then_some((noun, "what is sold"));
    }
    let mut object = host;
    while let Role::Behind(above) = clause.role(object) {
        object = clause.before(above).filter(|at| *at < object && clause.kind(*at) == Some(Kind::Noun))?;
    }
    let Role::Object(verb) = clause.role(object) else { return None };
    let noun = || noun_of(&clause, object).or_else(|| plain(&clause, object));
    if trades(verb) { Some((noun()?, "what is bought")) } else { None }
}

/// Returns the end of the bracket that opens at a chunk.
pub(super) fn closing(clause: &Clause<'_, '_>, open: usize) -> Option<usize> {
    (open + 1..clause.chunks.len().min(open + MAX_BRACKET)).find(|at| clause.kind(*at) == Some(Kind::Close))
}

/// How many chunks a bracket that is stepped over may hold.
const MAX_BRACKET: usize = 8;

/// "three feet deep water": nothing; "rice, 90 kilos": the noun before the comma in a list of goods.
pub(super) fn material(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let comma = clause.before(spot.chunk).filter(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let noun = clause.before(comma).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let open = clause.before(noun).is_none_or(|at| clause.kind(at) == Some(Kind::Break));
    let alone = clause.after(spot.chunk).is_none_or(|at| clause.kind(at) == Some(Kind::Break));
    if open && alone { Some((noun_of(&clause, noun)?, "noun, amount")) } else { None }
}

/// "caustic soda solution (50 percent)": the noun phrase the bracket stands behind.
pub(super) fn bracketed(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let Role::Bracketed(host) = clause.role(spot.chunk) else { return None };
    // "the maximum at Sorrel Bay (41.3 °C)"
    let name = clause.get(host).is_some_and(|chunk| spot.has_tag(chunk.head, Tag::Name));
    if let Role::Behind(preposition) = clause.role(host)
        && name
        && matches!(clause.lemma(preposition), "at" | "in" | "on" | "near")
    {
        let noun = clause.before(preposition).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
        let noun = noun_of(&clause, noun).or_else(|| plain(&clause, noun))?;
        return Some((noun, "noun before place and bracket"));
    }
    let chunk = clause.get(host).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    Some((counted(&clause, chunk.tokens.clone(), chunk.head)?, "noun before bracket"))
}

/// "raise the policy rate by 0.25 points": the object of a verb that changes a figure.
pub(super) fn object(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    let noun = |at: &usize| clause.kind(*at) == Some(Kind::Noun);
    // "lowers the risk of falling ill by 86 points": the risk.
    let before = clause.before_gerund(preposition).or_else(|| clause.before(preposition));
    let mut host = before.filter(noun)?;
    // "by 0.25 points to 4.75 percent": step over the first value.
    if clause.get(host)?.number.is_some() && clause.get(host)?.bare {
        let Role::Behind(earlier) = clause.role(host) else { return None };
        host = clause.before(earlier).filter(noun)?;
    }
    // "cut its forecast for growth to 1.4 percent": the object above what is attached to it.
    while let Role::Behind(above) = clause.role(host) {
        let higher = clause.before(above).filter(|at| *at < host && clause.kind(*at) == Some(Kind::Noun))?;
        host = higher;
    }
    let Role::Object(verb) = clause.role(host) else { return None };
    let changes = clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER);
    let direct = matches!(clause.lemma(preposition), "by" | "to" | "from" | "at" | "above" | "below");
    let noun = || noun_of(&clause, host).or_else(|| plain(&clause, host));
    // "gave the cost of the hall as £40,000"
    let given = clause.lemma(preposition) == "as";
    let says = clause.lemma(verb) == "give" || clause.is_saying(verb);
    if changes && direct || given && says { Some((noun()?, "object of a figure's verb")) } else { None }
}

/// "adding £83 to the bill", "wiped $2bn off its value": what the verb puts the amount on or takes it
/// off.
pub(super) fn added(spot: &Spot<'_, '_>) -> Found {
    // "sank 14 kilometres off the port" is where.
    if !is_measure(spot)? || spot.is_distance() {
        return None;
    }
    let clause = spot.clause();
    let Role::Object(verb) = clause.role(spot.chunk) else { return None };
    let preposition = clause.after(spot.chunk)?;
    let put = matches!((clause.lemma(verb), clause.lemma(preposition)), ("add", "to") | (_, "off"));
    let moves = [ChangeUse::Object, ChangeUse::Verb];
    let word = spot.tokens().get(clause.get(verb)?.head)?.text.to_lowercase();
    if !put || moves.iter().all(|usage| clause.lexicon.changes.get(&word, *usage).is_none()) {
        return None;
    }
    let what = clause.after(preposition).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    let noun = noun_of(&clause, what).or_else(|| plain(&clause, what))?;
    Some((noun, "what the amount is added to"))
}

/// "a fine of €2 million", "a depth of 12 km", "a gasket worth nine euros": the noun before.
pub(super) fn head_of(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let Role::Behind(preposition) = clause.role(spot.chunk) else { return None };
    if is_size(spot)? {
        return None;
    }
    let frames = &clause.lexicon.frames;
    let mut host = clause.before(preposition)?;
    // "to a record high of $70"
    if clause.kind(host) == Some(Kind::Adjective) && clause.lemma(preposition) == "of" {
        host = clause.before(host).filter(|at| frames.is(clause.lemma(*at), WordRole::Amount))?;
    }
    // "The deal, worth $2 billion,"
    if clause.kind(host) == Some(Kind::Comma) && clause.lemma(preposition) == "worth" {
        host = clause.before(host)?;
    }
    if clause.kind(host) != Some(Kind::Noun) || clause.get(host)?.bare || clause.is_time(host) {
        return None;
    }
    if frames.is(clause.lemma(host), WordRole::Amount)
        && let Some(noun) = becomes(&clause, host)
    {
        return Some((noun, "subject of an amount"));
    }
    match clause.lemma(preposition) {
        "of" | "worth" | "at" => {
            // "a rate of 4.75 percent" has a rate, "a sum of $900,000" is of something else.
            let attribute = !frames.is(clause.lemma(host), WordRole::Part)
                && (!frames.is(clause.lemma(host), WordRole::Amount)
                    || frames.is(clause.lemma(host), WordRole::Attribute));
            let noun = noun_of(&clause, host).or_else(|| plain(&clause, host).filter(|_| attribute))?;
            Some((noun, "noun of unit"))
        }
        _ => None,
    }
}

/// "Rents have doubled, to an average of £1,200": what has become that much.
pub(super) fn becomes(clause: &Clause<'_, '_>, host: usize) -> Option<Counted> {
    let to = clause.before(host).filter(|at| matches!(clause.lemma(*at), "to" | "at"))?;
    let told = (to.saturating_sub(MAX_BRACKET)..to).rev().find(|at| clause.is_finite(*at))?;
    // "sent prices to a record high of $70"
    let object = clause.before(to).filter(|at| clause.role(*at) == Role::Object(told));
    if let Some(object) = object.filter(|object| !clause.has_number(*object)) {
        return noun_of(clause, object).or_else(|| plain(clause, object));
    }
    // "is sticking to its forecast of £78m" gives no value to who sticks.
    let figure = clause.lexicon.events.is(Pos::Verb, clause.lemma(told), NUMBER);
    let subject = clause.subject_of(told).filter(|subject| figure && !clause.has_number(*subject))?;
    noun_of(clause, subject).or_else(|| plain(clause, subject))
}

/// "inflation slowed to 5.2%", "the camp covers 180 hectares": the subject, unless it is somebody who
/// pays, gives or takes.
pub(super) fn subject(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let role = clause.role(spot.chunk);
    // "counted 5,840 penguins, 12 percent fewer" says nothing of who counted.
    let share_of_number =
        matches!(role, Role::Joined(host) if clause.has_number(host) && !clause.get(host)?.bare);
    // "28 deaths (3.1 percent)": of what stands before the bracket.
    let inside = matches!(role, Role::Bracketed(host) if clause.has_number(host));
    // "found 87 of them, or 41 percent, to be contaminated"
    let share = spot.get()?.quantity.unit.dimension == Dimension::Share;
    let again = share && matches!(role, Role::Joined(host) if clause.lemma(host + 1) == "of");
    if matches!(role, Role::Subject(_))
        || inside
        || again
        || share_of_number
        || of_pronoun(&clause, spot.chunk)
    {
        return None;
    }
    let verb = verb_of_value(&clause, spot.chunk).or_else(|| comparison(&clause, spot.chunk))?;
    let group = clause.get(verb)?.verb()?;
    // "Shares fell 6.8% to close at $31.20": the subject of the verb whose value stands before.
    let before = clause.before(verb).filter(|at| group.form == Form::Infinitive && clause.has_number(*at));
    let verb = before.and_then(|at| verb_of_value(&clause, at)).unwrap_or(verb);
    let group = clause.get(verb)?.verb()?;
    let subject = match group.form {
        Form::Finite | Form::Infinitive => clause.subject_of(clause.first_of_chain(verb))?,
        // "jumped 6.4 percent in May after falling 0.2 percent": the subject of the verb before.
        Form::Gerund if clause.before(verb).is_some_and(|at| clause.kind(at) != Some(Kind::Noun)) => {
            // "sent a man to prison for taking some 27 million euros"
            let money = spot.get()?.quantity.unit.dimension == Dimension::Money;
            if money && !clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER) {
                return None;
            }
            let near = (0..verb).rev().take_while(|at| clause.kind(*at) != Some(Kind::Break));
            clause.subject_of(near.into_iter().find(|at| clause.is_finite(*at))?)?
        }
        _ => clause.before(verb).filter(|at| clause.kind(*at) == Some(Kind::Noun))?,
    };
    let lemma = clause.lemma(verb);
    let frames = &clause.lexicon.frames;
    let behind = group.form == Form::Participle;
    let agent = frames.is(lemma, WordRole::Agent) && !group.passive && !behind;
    let noun = noun_of(&clause, subject).or_else(|| plain(&clause, subject))?;
    let dimension = spot.get()?.quantity.unit.dimension;
    let money = dimension == Dimension::Money;
    let somebody = noun.person.is_some();
    // "The jury took nine hours" measures no jury, "raise $3bn over 10 years" no tax.
    let span = matches!(role, Role::Behind(preposition) if clause.lemma(preposition) != "to");
    let name = spot.has_tag(clause.get(subject)?.head, Tag::Name);
    // "Sorrel Bay has just climbed to 41.3 degrees"
    let warm = dimension == Dimension::Temperature || spot.get()?.quantity.unit.code == "deg";
    if warm && name {
        return Some((unspoken(&clause, "temperature"), "temperature of a place"));
    }
    if dimension == Dimension::Time && (somebody || span || name && !clause.is_copula(verb)) {
        return None;
    }
    if spot.is_distance() {
        return None;
    }
    // "jewels valued at $5 million"
    let measures = behind
        || clause.is_copula(verb)
        || frames.is(lemma, WordRole::Measure)
        || matches!(role, Role::Behind(preposition) if clause.lemma(preposition) == "at")
        || clause.lexicon.events.is(Pos::Verb, lemma, NUMBER);
    // "workers are trying to reach 15 litres per person"
    let stuff = matches!(dimension, Dimension::Volume | Dimension::Area | Dimension::Energy);
    if somebody && stuff && !clause.is_copula(verb) {
        return None;
    }
    // A player costs money, but victims who lost some are not it.
    let owner = money && somebody && lemma != "cost";
    if agent || owner || (money || somebody || name) && !measures {
        return None;
    }
    Some((noun, "subject of measure"))
}

/// Returns what the noun phrase at a chunk itself counts ("shares fell 3 percent").
pub(super) fn plain(clause: &Clause<'_, '_>, at: usize) -> Option<Counted> {
    let chunk = clause.get(at).filter(|chunk| !chunk.bare)?;
    clause.tokens.get(chunk.head).filter(|token| token.tag != Tag::Pronoun)?;
    counted(clause, chunk.tokens.clone(), chunk.head)
}

/// Returns whether the phrase is a part of what a pronoun means ("96 percent of it").
fn of_pronoun(clause: &Clause<'_, '_>, at: usize) -> bool {
    let of = clause.after(at).filter(|next| clause.lemma(*next) == "of");
    let whole = of.and_then(|of| clause.get(of + 1));
    whole.and_then(|chunk| clause.tokens.get(chunk.head)).is_some_and(|token| token.tag == Tag::Pronoun)
}

/// "The fine for the affair, £3.2 million, was paid": the subject of the verb behind the commas.
pub(super) fn apposed(spot: &Spot<'_, '_>) -> Found {
    if !is_measure(spot)? {
        return None;
    }
    let clause = spot.clause();
    let Role::Joined(noun) = clause.role(spot.chunk) else { return None };
    if clause.has_number(noun) {
        return None;
    }
    let verb = clause.verb_after(noun).filter(|verb| *verb > spot.chunk)?;
    let subject = clause.subject_of(verb)?;
    Some((noun_of(&clause, subject).or_else(|| plain(&clause, subject))?, "amount in apposition"))
}

/// "prices were 5.2 percent higher", "shares closed 2.3 percent lower": the verb before a share that
/// an adverb or adjective of comparison follows.
fn comparison(clause: &Clause<'_, '_>, at: usize) -> Option<usize> {
    let before = clause.before(at)?;
    clause.get(before)?.verb().map(|_| before)
}

/// "its market value briefly topped $3 trillion", "monthly users topped 40 million": the subject, where
/// the bound is the verb.
pub(super) fn exceeding(spot: &Spot<'_, '_>) -> Found {
    let number = spot.get().filter(|_| spot.own().is_some_and(|own| own.bare))?;
    let verb = spot.tokens().get(number.phrase.start).filter(|token| token.tag.is_verb());
    verb.filter(|_| number.phrase.start < number.tokens.start)?;
    let clause = spot.clause();
    let subject = clause.subject_of(spot.chunk)?;
    Some((noun_of(&clause, subject).or_else(|| plain(&clause, subject))?, "noun before a bound"))
}

/// "winds up to 90 mph", "temperatures above 40 degrees", "fees as high as $400": the noun that a bound
/// stands behind.
pub(super) fn bounded(spot: &Spot<'_, '_>) -> Found {
    let unit = &spot.get()?.quantity.unit;
    let measured = !spot.is_count() && !matches!(unit.dimension, Dimension::Time | Dimension::Share);
    if !measured || !spot.own()?.bare || spot.is_distance() {
        return None;
    }
    let clause = spot.clause();
    let number = spot.get()?;
    // "its market value briefly topped $3 trillion": the bound is the verb.
    if let Some(found) = exceeding(spot) {
        return Some(found);
    }
    let before = spot.chunk.checked_sub(1)?;
    let bounds = matches!(clause.lemma(before), "above" | "over" | "below" | "under" | "exceed" | "near");
    let host = if clause.kind(before) == Some(Kind::Preposition) && bounds {
        clause.before(before)?
    } else if number.phrase.start < number.tokens.start
        && spot.tokens().get(number.phrase.start)?.shape.is_word()
    {
        before
    } else {
        return None;
    };
    let chunk = clause.get(host).filter(|chunk| chunk.is_noun() && !chunk.bare && chunk.number.is_none())?;
    if !spot.has_tag(chunk.head, Tag::Nouns)
        || matches!(unit.dimension, Dimension::Money)
            && clause.lexicon.persons.group(clause.lemma(host)).is_some()
    {
        return None;
    }
    Some((counted(&clause, chunk.tokens.clone(), chunk.head)?, "noun before a bound"))
}
