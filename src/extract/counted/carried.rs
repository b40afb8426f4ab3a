//! Defines the matchers for a number whose noun was said before: in a list ("38 fans to one hospital
//! and 27 to another"), before a bracket or in an earlier sentence ("More than 40 needed help").

use super::Found;
use super::change::is_size;
use super::noun::{counted, unspoken};
use super::part::is_pointing;
use super::past::Past;
use crate::extract::clause::{Role, verb_of_value};
use crate::extract::column;
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::extract::structure::{MAX_ROWS, is_row_of, whole_of_rows};
use crate::lexicon::{NUMBER, Pos, WordRole};
use crate::model::{Cell, ChangeRole, Counted, Dimension, Mention, Part, Reason, SentenceKind};
use crate::text::Tag;

/// "70 km (43 miles)", "46,400 (54%)": what the number before the bracket counts.
pub(super) fn bracketed(past: &Past<'_, '_, '_>) -> Found {
    let spot = past.spot();
    let clause = spot.clause();
    let host = match clause.role(spot.chunk) {
        Role::Bracketed(host) => host,
        // "£94.6 million (2021: £81.2 million)"
        _ => {
            let colon = clause.before(spot.chunk).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
            let label = clause.before(colon).filter(|at| is_year(spot, *at))?;
            let open = clause.before(label)?;
            clause.before(open).filter(|_| clause.kind(open) == Some(Kind::Open))?
        }
    };
    Some((past.in_chunk(host)?.counted.clone()?, "number before bracket"))
}

/// Returns whether the phrase at a chunk is a year.
fn is_year(spot: &Spot<'_, '_>, at: usize) -> bool {
    let number = spot.clause().get(at).and_then(|chunk| spot.reader.numbers(spot.view).get(chunk.number?));
    number.is_some_and(|number| number.rejected == Some(Reason::Year))
}

/// "38 fans were taken to one hospital and 27 to another": what the number it is joined to counts.
pub(super) fn joined(past: &Past<'_, '_, '_>) -> Found {
    if !past.is_bare() && !is_size(past.spot())? {
        return None;
    }
    let spot = past.spot();
    let Role::Joined(host) = spot.clause().role(spot.chunk) else { return None };
    let dimension = past.mention().quantity.unit.dimension;
    // "counted 5,840 penguins, 12 percent fewer": a share is of what the number before counts.
    let fits = |known: &&Mention| {
        let known = known.quantity.unit.dimension;
        // "revenue of $412m, up 7 percent": so is a rise of what it measures.
        let share = dimension == Dimension::Share && (known == Dimension::Count || past.changes());
        known == dimension || share
    };
    let known = past.in_chunk(host).filter(fits)?;
    Some((known.counted.clone()?, "number it is joined to"))
}

/// "How many pupils eat there? Some 2.1 million": what the question before asks for.
pub(super) fn question(past: &Past<'_, '_, '_>) -> Found {
    let spot = past.spot();
    let first = past.at.checked_sub(1).is_none_or(|at| past.spots[at].view != spot.view);
    if !past.mention().quantity.unit.is_count() || !past.is_bare() || !first {
        return None;
    }
    let asked = spot.view.checked_sub(1)?;
    let clause = spot.reader.clause(asked);
    let many = clause.tokens.windows(2).position(|pair| pair[0].lower == "how" && pair[1].lower == "many")?;
    let noun = clause.get(clause.chunk_of(many + 2)).filter(|chunk| chunk.is_noun() && !chunk.bare)?;
    let asks = clause.tokens.last().is_some_and(|last| last.text == "?");
    // "How many lived there?"
    if asks && clause.tokens.get(noun.head)?.tag.is_verb() {
        return Some((unspoken(&clause, "person"), "question before"));
    }
    let noun = counted(&clause, many + 2..noun.tokens.end, noun.head).filter(|_| asks)?;
    Some((noun, "question before"))
}

/// "North: 154", "Central: 171": what the number counts that the rows add up to, or else what the row
/// before, the heading or the text before the list counts.
pub(super) fn rows(past: &Past<'_, '_, '_>) -> Found {
    let cell = past.mention().structure.cell.as_ref().filter(|_| past.is_bare())?;
    // "Electorate | Yes | No": a column with a head of its own is of nothing that stands in another.
    if column::is_headed(past.spot()) {
        return None;
    }
    if !past.mention().quantity.unit.is_count() || cell.label.is_none() {
        return None;
    }
    let whole = whole_of_rows(past.mentions, past.at).and_then(|whole| past.mentions[whole].counted.clone());
    let whole = whole.map(|counted| (counted, "number the rows add up to"));
    let row = || Some((past.row_before(cell)?.counted.clone()?, "row before"));
    let heading = || Some((past.heading(cell)?, "heading of the list"));
    whole.or_else(row).or_else(heading)
}

impl Past<'_, '_, '_> {
    /// Returns the row before in the same column whose noun was not its own either.
    fn row_before(&self, cell: &Cell) -> Option<&Mention> {
        let carried = |row: &&Mention| row.counted.as_ref().is_some_and(|counted| counted.carried);
        let before = self.mentions.get(self.at.saturating_sub(MAX_ROWS)..self.at)?;
        before.iter().rev().filter(|row| is_row_of(row, cell)).find(carried)
    }

    /// Returns the noun in the heading of the list ("Deaths by county"), where it counts something.
    fn heading(&self, cell: &Cell) -> Option<Counted> {
        let reader = self.spot().reader;
        let first = reader.views.partition_point(|view| view.sentence.span.start < cell.list);
        let at =
            first.checked_sub(1).filter(|at| reader.views[*at].sentence.kind == SentenceKind::Heading)?;
        let clause = reader.clause(at);
        let noun = clause.chunks.iter().find(|chunk| chunk.is_noun() && !chunk.bare)?;
        let head = clause.tokens.get(noun.head)?;
        let known = self.mentions[..self.at].iter().filter_map(|known| known.counted.as_ref());
        let counts = head.tag == Tag::Nouns
            && !reader.lexicon.frames.is(&head.lemma, WordRole::Amount)
            && (reader.lexicon.persons.group(&head.lemma).is_some()
                || known
                    .rev()
                    .take(MAX_ROWS)
                    .any(|known| known.lemma.rsplit(' ').next() == Some(head.lemma.as_ref())));
        if counts { counted(&clause, noun.tokens.clone(), noun.head) } else { None }
    }
}

/// "by 340 positions: 190 in cabin crew": what the last number before the colon counts, where it is the larger.
pub(super) fn listed(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    let clause = spot.clause();
    let colon = spot.chunk.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
    let mark = spot.tokens().get(clause.get(colon)?.head)?;
    if mark.text != ":" || !past.is_bare() || !mention.quantity.unit.is_count() {
        return None;
    }
    let (_, known) = past.near().next().filter(|known| known.1.sentence == mention.sentence)?;
    let larger = known.quantity.representative() > mention.quantity.representative();
    let own = known.quantity.unit.is_count() && larger;
    Some((known.counted.clone().filter(|_| own)?, "number before the colon"))
}

/// "Services offered to 41": people, where something is given to them.
fn receivers(spot: &Spot<'_, '_>) -> Found {
    let clause = spot.clause();
    let Role::Behind(to) = clause.role(spot.chunk) else { return None };
    let verb = clause.before(to).filter(|_| clause.lemma(to) == "to")?;
    let gives =
        clause.get(verb)?.verb().is_some() && clause.lexicon.frames.is(clause.lemma(verb), WordRole::Give);
    gives.then(|| (unspoken(&clause, "person"), "those who are given something"))
}

/// "rescuing 47 and arresting 102": people, where the event is one that befalls people.
pub(super) fn persons(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    if !mention.quantity.unit.is_count() || !past.is_bare() {
        return None;
    }
    let clause = spot.clause();
    if let Some(found) = receivers(spot) {
        return Some(found);
    }
    // "the plan asked for 220" says nothing of people.
    // "The raid ended with 102 arrested" does.
    let alone = |preposition: usize| {
        let with = clause.lemma(preposition) == "with" && clause.participle_after(spot.chunk).is_some();
        clause.lemma(preposition) != "of" && !with
    };
    if matches!(clause.role(spot.chunk), Role::Behind(preposition) if alone(preposition)) {
        return None;
    }
    let event = mention.event.as_ref()?;
    let class = event.class.as_deref()?;
    let frames = &spot.lexicon().frames;
    // "voted 52 to 48": those who vote are no objects.
    let object = matches!(clause.role(spot.chunk), Role::Object(_));
    if !frames.happens_to_persons(class) || (object && !frames.noun_is_event(class)) {
        return None;
    }
    let same =
        |known: &(usize, &Mention)| known.1.event.as_ref().is_some_and(|known| known.class == event.class);
    let known = past.near().find(same).and_then(|known| known.1.counted.clone());
    let counted = known.unwrap_or_else(|| unspoken(&clause, "person"));
    Some((counted, "event that befalls people"))
}

/// "up from $181 million", "those in Asia grew 11 percent", "They have gained 12 percent": what the
/// last value of the same kind measured, in the same sentence or, for a pronoun, in the one before.
pub(super) fn value(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    // "That is up from 1,655 in January": a count too, where what it was before is meant.
    let before = spot.get()?.change == Some(ChangeRole::Before);
    if mention.quantity.unit.is_count() && !before || !spot.own()?.bare {
        return None;
    }
    let dimension = mention.quantity.unit.dimension;
    let clause = spot.clause();
    let known =
        |known: &(usize, &Mention)| known.1.quantity.unit.dimension == dimension && known.1.counted.is_some();
    let here = |known: &(usize, &Mention)| known.1.sentence == mention.sentence;
    let compares = match clause.role(spot.chunk) {
        Role::Behind(preposition) => clause.lexicon.frames.is(clause.lemma(preposition), WordRole::Compare),
        _ => spot.get()?.change == Some(ChangeRole::Before),
    };
    if compares {
        let held = past.near().take_while(here).find(known);
        if mention.quantity.unit.is_count() && held.is_some() {
            return None;
        }
        if held.is_some() || !before {
            return Some((held?.1.counted.clone()?, "value it is held against"));
        }
    }
    let verb = verb_of_value(&clause, spot.chunk)?;
    let subject = clause.subject_of(clause.first_of_chain(verb))?;
    let agent = clause.lexicon.frames.is(clause.lemma(verb), WordRole::Agent);
    if agent || !spot.has_tag(clause.get(subject)?.head, Tag::Pronoun) && !is_pointing(spot, subject) {
        return None;
    }
    let last = past.mentions[..past.at].last()?.sentence;
    let near = |known: &(usize, &Mention)| known.1.sentence == last;
    let known = past.near().take_while(near).find(known)?;
    Some((known.1.counted.clone()?, "value of the pronoun"))
}

/// "A poll of 1,504 voters found 48 percent support it": a share that does something is of the people
/// counted last in the one before, unless its own sentence counts something.
pub(super) fn share(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    let clause = spot.clause();
    if mention.quantity.unit.dimension != Dimension::Share || !spot.own()?.bare {
        return None;
    }
    let Role::Subject(verb) = clause.role(spot.chunk) else { return None };
    if clause.is_copula(verb) || clause.lexicon.events.is(Pos::Verb, clause.lemma(verb), NUMBER) {
        return None;
    }
    let near = past.mentions[..past.at].iter().rev().map(|other| other.sentence);
    let last = near.into_iter().find(|sentence| *sentence != mention.sentence);
    let here = |known: &(usize, &Mention)| known.1.sentence == mention.sentence;
    let count = |known: &(usize, &Mention)| known.1.quantity.unit.is_count() && known.1.counted.is_some();
    let people = |known: &(usize, &Mention)| {
        let person = known.1.counted.as_ref().is_some_and(|counted| counted.person.is_some());
        person && Some(known.1.sentence) == last
    };
    let share = |known: &(usize, &Mention)| known.1.trace.contains(&(Part::Counted, SHARE));
    let own = past.near().take_while(here).find(|known| count(known) || share(known));
    let known = own.or_else(|| past.near().find(people))?;
    Some((known.1.counted.clone()?, SHARE))
}

/// The rule that gives a share the people counted last.
const SHARE: &str = "share of what was counted last";

/// "More than 40 needed help": the thing last counted, in the same sentence or, for a subject, object
/// or "it was N", in the one before that counts anything. Further back the guess is wrong as often as
/// not.
pub(super) fn last(past: &Past<'_, '_, '_>) -> Found {
    let mention = past.mention();
    if !mention.quantity.unit.is_count() || !past.is_bare() {
        return None;
    }
    let known = past.last_counted()?;
    if column::is_headed(past.spot()) || past.is_of_them(past.at) && past.exceeds(known) {
        return None;
    }
    let governed = matches!(
        past.spot().clause().role(past.spot().chunk),
        Role::Subject(_) | Role::Object(_) | Role::Complement(_) | Role::Joined(_)
    );
    // "The state total stands at 22"
    let verb = verb_of_value(&past.spot().clause(), past.spot().chunk);
    let total = verb.and_then(|verb| past.spot().clause().subject_of(verb)).is_some_and(|subject| {
        past.spot().lexicon().frames.is(past.spot().clause().lemma(subject), WordRole::Amount)
    });
    let governed = governed || total;
    let here = known.sentence == mention.sentence;
    let other = |other: &(usize, &Mention)| other.1.sentence != mention.sentence && !past.is_of_them(other.0);
    let near = past.near().find(other).map(|(_, other)| other.sentence);
    if here || (governed && near == Some(known.sentence)) {
        return Some((past.suited(known)?, "last counted"));
    }
    None
}
