//! Defines the matchers for a number whose noun was said before: in a list ("38 fans to one hospital
//! and 27 to another"), as a part ("of them 12") or in an earlier sentence ("More than 40 needed
//! help").

use super::Found;
use super::change::is_size;
use super::noun::{counted, unspoken};
use crate::extract::clause::{Role, verb_of_value};
use crate::extract::phrase::Kind;
use crate::extract::spot::Spot;
use crate::extract::structure::{MAX_ROWS, is_row_of, whole_of_rows};
use crate::lexicon::{NUMBER, Pos, WordRole};
use crate::model::{
    Cell, ChangeRole, Counted, Dimension, Kind as NumberKind, Mention, Part, Reason, SentenceKind,
};
use crate::text::Tag;

/// How many mentions back a counted thing is looked for. Origin: practice corpus, where the thing
/// meant was never further back than nine numbers.
const REACH: usize = 12;

/// How many bytes back it may stand. Origin: about three sentences.
const MAX_DISTANCE: usize = 600;

/// How many chunks back in its sentence a plural is looked for that "them" may mean.
const NEAR: usize = 12;

/// The mention at `at` among those of its document.
pub(super) struct Past<'p, 'r, 'a> {
    /// The places of the mentions.
    pub spots: &'p [Spot<'r, 'a>],
    /// The mentions of the document, those before `at` with what they count.
    pub mentions: &'p [Mention],
    /// The mention that is asked for.
    pub at: usize,
}

impl<'p, 'r, 'a> Past<'p, 'r, 'a> {
    pub(super) fn spot(&self) -> &'p Spot<'r, 'a> {
        &self.spots[self.at]
    }

    pub(super) fn mention(&self) -> &'p Mention {
        &self.mentions[self.at]
    }

    fn is_bare(&self) -> bool {
        self.spot().is_bare()
    }

    /// Returns whether the number is a difference ("up 7 percent").
    fn changes(&self) -> bool {
        self.mention().kind == NumberKind::Change
    }

    /// Returns the mentions shortly before, the nearest first.
    pub(super) fn near(&self) -> impl Iterator<Item = (usize, &'p Mention)> + use<'p> {
        let floor = self.mention().span.start.saturating_sub(MAX_DISTANCE);
        let before = self.mentions[..self.at].iter().enumerate().rev().take(REACH);
        before.take_while(move |(_, earlier)| earlier.span.start >= floor)
    }

    /// Returns the mention whose number stands in a chunk of the same sentence.
    fn in_chunk(&self, chunk: usize) -> Option<&'p Mention> {
        let spot = self.spot();
        let same = |other: &(usize, &Mention)| {
            self.spots[other.0].view == spot.view && self.spots[other.0].chunk == chunk
        };
        self.near().find(same).map(|(_, mention)| mention)
    }

    /// Returns whether the mention at an index is "three of them", after which the whole is still what is
    /// spoken of: "Three of them are children. Police say 44 were on board."
    fn is_of_them(&self, at: usize) -> bool {
        let spot = &self.spots[at];
        let clause = spot.clause();
        let them = clause.get(spot.chunk + 2).is_some_and(|whole| spot.has_tag(whole.head, Tag::Pronoun));
        clause.lemma(spot.chunk + 1) == "of" && them
    }

    /// Returns the mention that counted last: in the nearest sentence that counts anything, rather a subject
    /// or object than a thing behind a preposition ("3,200 victims in 11 countries" are victims).
    fn last_counted(&self) -> Option<&'p Mention> {
        let counts =
            |known: &(usize, &Mention)| known.1.quantity.unit.is_count() && known.1.counted.is_some();
        // What a row counts is told by its column and its heading, not by the row before.
        let list = self.mention().structure.cell.as_ref().map(|cell| cell.list);
        let inside = |known: &(usize, &Mention)| list.is_some_and(|list| known.1.span.start >= list);
        let other = |known: &(usize, &Mention)| known.1.sentence != self.mention().sentence;
        let part = |known: &(usize, &Mention)| self.is_of_them(known.0);
        let mut near =
            self.near().filter(counts).filter(|known| !(other(known) && (inside(known) || part(known))));
        let first = near.next()?;
        let oblique = |at: usize| {
            let spot = &self.spots[at];
            matches!(spot.clause().role(spot.chunk), Role::Behind(preposition) if spot.clause().lemma(preposition) != "of")
        };
        let same_sentence = |known: &(usize, &Mention)| known.1.sentence == first.1.sentence;
        let best = if oblique(first.0) {
            near.take_while(same_sentence).find(|known| !oblique(known.0)).unwrap_or(first)
        } else {
            first
        };
        Some(best.1)
    }
}

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

/// "640 of those", "of the 61, 44 were charged", "eighteen of them": the thing last counted.
pub(super) fn part(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    let clause = spot.clause();
    if !matches!(mention.quantity.unit.dimension, Dimension::Count | Dimension::Share) || !past.is_bare() {
        return None;
    }
    if let Some(counted) = opening(past) {
        return Some((counted, "of them, in front"));
    }
    if let Some(noun) = named_in_front(spot).or_else(|| counted_in_front(past)) {
        return Some((noun, "of the noun in front"));
    }
    // "38 percent of that": of the amount before, whatever is counted near it.
    if mention.quantity.unit.dimension == Dimension::Share && is_of_it(spot) {
        let amount = |known: &(usize, &Mention)| {
            !matches!(known.1.quantity.unit.dimension, Dimension::Share | Dimension::Time)
        };
        return Some((past.near().find(amount)?.1.counted.clone()?, "of the amount before"));
    }
    // "of whom 38 percent qualify"
    let whom = clause.before(spot.chunk).filter(|at| clause.kind(*at) == Some(Kind::Relative));
    if let Some(of) = whom.and_then(|whom| clause.before(whom)).filter(|of| clause.lemma(*of) == "of") {
        let here = past.last_counted().is_some_and(|known| known.sentence == mention.sentence);
        // "Postal ballots, of which 212,400 came in": nothing was counted before in the sentence.
        if let Some(plural) = clause.before(of).and_then(|at| plural_before(spot, at)).filter(|_| !here) {
            return Some((plural, "of the plural before"));
        }
        return Some((past.last_counted()?.counted.clone()?, "of whom"));
    }
    let of = clause.after(spot.chunk).filter(|at| clause.lemma(*at) == "of")?;
    // "Grants, 40 of which went to farms"
    if clause.kind(of + 1) == Some(Kind::Relative) {
        let here = past.last_counted().filter(|known| known.sentence == mention.sentence);
        let plural = spot.chunk.checked_sub(1).filter(|_| here.is_none());
        let plural = plural.and_then(|comma| plural_before(spot, comma));
        let known = plural.or_else(|| past.last_counted()?.counted.clone())?;
        return Some((known, "number of which"));
    }
    let whole = clause.after(of).filter(|at| clause.kind(*at) == Some(Kind::Noun))?;
    if let Some(known) = past.in_chunk(whole) {
        return Some((known.counted.clone()?, "of the number before"));
    }
    if !spot.has_tag(clause.get(whole)?.head, Tag::Pronoun) && !clause.get(whole)?.bare {
        return None;
    }
    // "a box of SIM cards, well over a thousand of them": the plural before, where nothing was counted.
    let here = past.last_counted().is_some_and(|known| known.sentence == mention.sentence);
    let comma = spot
        .chunk
        .checked_sub(1)
        .is_some_and(|at| (at.saturating_sub(1)..=at).any(|at| clause.kind(at) == Some(Kind::Comma)));
    if let Some(noun) = subject_before_break(spot).filter(|_| !here) {
        return Some((noun, "of the subject before"));
    }
    if comma && !here {
        let plural = |at: &usize| {
            clause.get(*at).is_some_and(|chunk| {
                chunk.is_noun() && chunk.number.is_none() && spot.has_tag(chunk.head, Tag::Nouns)
            }) && !clause.is_time(*at)
        };
        let near = (spot.chunk.saturating_sub(NEAR)..spot.chunk).rev();
        if let Some(chunk) = near.into_iter().find(plural).and_then(|at| clause.get(at)) {
            return Some((counted(&clause, chunk.tokens.clone(), chunk.head)?, "of the plural before"));
        }
    }
    Some((past.last_counted()?.counted.clone()?, "of them"))
}

/// Returns the plural without number that stands right before a comma, or at the chunk itself.
fn plural_before(spot: &Spot<'_, '_>, at: usize) -> Option<Counted> {
    let clause = spot.clause();
    let at = if clause.kind(at) == Some(Kind::Comma) { clause.before(at)? } else { at };
    let chunk = clause.get(at).filter(|chunk| chunk.is_noun() && chunk.number.is_none())?;
    let first = || {
        let low = spot.tokens()[0].text.to_lowercase();
        chunk.head == 0 && spot.lexicon().words.lemma(&low, Tag::Nouns).is_some_and(|lemma| lemma != low)
    };
    let plural = (spot.has_tag(chunk.head, Tag::Nouns) || first()) && !clause.is_time(at);
    if plural { counted(&clause, chunk.tokens.clone(), chunk.head) } else { None }
}

/// Returns the plural that is the subject of the part of the sentence before a semicolon or dash: "The
/// lorries are rolling again; 36 of them crossed".
fn subject_before_break(spot: &Spot<'_, '_>) -> Option<Counted> {
    let clause = spot.clause();
    let mark = spot.chunk.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Break))?;
    let near = mark.saturating_sub(NEAR)..mark;
    let nouns = || near.clone().filter(|at| clause.get(*at).is_some_and(|chunk| chunk.is_noun()));
    // "Police posted videos; three of them"
    let object = nouns().rev().find(|at| matches!(clause.role(*at), Role::Object(_)));
    let object = object.and_then(|at| plural_before(spot, at));
    let subject = nouns().find(|at| matches!(clause.role(*at), Role::Subject(_)));
    object.or_else(|| plural_before(spot, subject?))
}

/// Returns the plural that opens the sentence behind "of", for the first number behind its comma: "Of
/// the tenants who died, five came from Tarsova".
fn named_in_front(spot: &Spot<'_, '_>) -> Option<Counted> {
    let clause = spot.clause();
    let whole = clause.get(1).filter(|whole| clause.lemma(0) == "of" && whole.is_noun())?;
    let comma = (2..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let plural = whole.number.is_none() && spot.has_tag(whole.head, Tag::Nouns);
    let first = plural && (1..spot.chunk).all(|at| !clause.has_number(at));
    let near = spot.chunk <= comma + 2;
    if first && near { counted(&clause, whole.tokens.clone(), whole.head) } else { None }
}

/// Returns what the number that opens the sentence behind "of" counts, for the first number behind its
/// comma: "Of 96 samples taken, 17 tested positive".
fn counted_in_front(past: &Past<'_, '_, '_>) -> Option<Counted> {
    let spot = past.spot();
    let clause = spot.clause();
    let opens = matches!(clause.lemma(0), "of" | "among") && spot.is_count();
    let whole = past.in_chunk(1).filter(|whole| opens && whole.quantity.unit.is_count())?;
    let comma = (2..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Comma))?;
    let first = (2..spot.chunk).all(|at| !clause.has_number(at)) && spot.chunk <= comma + 2;
    whole.counted.clone().filter(|_| first)
}

/// Returns whether the number is a part of "it" or "that".
fn is_of_it(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let whole =
        clause.after(spot.chunk).filter(|of| clause.lemma(*of) == "of").and_then(|of| clause.after(of));
    let chunk = whole.and_then(|whole| clause.get(whole)).filter(|chunk| chunk.tokens.len() == 1);
    chunk
        .and_then(|chunk| spot.tokens().get(chunk.head))
        .is_some_and(|token| token.has_lemma(&["it", "that", "this"]))
}

/// Returns the thing last counted for the first number behind "Of those, …".
fn opening(past: &Past<'_, '_, '_>) -> Option<Counted> {
    let spot = past.spot();
    let clause = spot.clause();
    let first = (0..spot.chunk).find(|at| clause.kind(*at) == Some(Kind::Preposition))?;
    let whole = clause.get(first + 1).filter(|_| clause.lemma(first) == "of")?;
    let pronoun = spot.has_tag(whole.head, Tag::Pronoun) || is_pointing(spot, first + 1);
    let opens = first == 0 && clause.kind(2) == Some(Kind::Comma);
    let nearest = (3..spot.chunk).all(|at| !clause.has_number(at));
    if pronoun && opens && nearest { past.last_counted()?.counted.clone() } else { None }
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
    if matches!(clause.role(spot.chunk), Role::Behind(preposition) if clause.lemma(preposition) != "of") {
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

/// Returns whether the phrase at a chunk is "those" or "that" and no more.
fn is_pointing(spot: &Spot<'_, '_>, at: usize) -> bool {
    let clause = spot.clause();
    clause.get(at).is_some_and(|chunk| chunk.tokens.len() == 1 && spot.has_tag(chunk.head, Tag::Determiner))
}

/// "Trains may not go faster than 80 kilometres an hour, and 61 have been cancelled": the plural that is
/// the subject of the clause before, or its object for a passive, where nothing was counted in the sentence.
pub(super) fn clause_before(past: &Past<'_, '_, '_>) -> Found {
    let (spot, mention) = (past.spot(), past.mention());
    if !mention.quantity.unit.is_count() || !past.is_bare() {
        return None;
    }
    let clause = spot.clause();
    let Role::Subject(verb) = clause.role(spot.chunk) else { return None };
    let joint = clause
        .before(spot.chunk)
        .filter(|at| clause.kind(*at) == Some(Kind::Conjunction) || clause.kind(*at) == Some(Kind::Break))?;
    let here = past.near().take_while(|known| known.1.sentence == mention.sentence);
    if here.into_iter().any(|known| known.1.quantity.unit.is_count()) {
        return None;
    }
    let told = (0..joint).rev().take(NEAR).find(|at| clause.is_finite(*at))?;
    let object = clause.after(told).filter(|at| {
        *at < joint
            && clause.get(verb).is_some_and(|chunk| {
                chunk.verb().is_some_and(|verb| verb.passive) && clause.role(*at) == Role::Object(told)
            })
    });
    let object = object.and_then(|object| plural_before(spot, object));
    let noun = object.or_else(|| plural_before(spot, clause.subject_of(told)?))?;
    let says = clause.is_saying(told) || spot.lexicon().speech.noun(&noun.lemma).is_some();
    (!says).then_some((noun, "plural of the clause before"))
}

/// "More than 40 needed help": the thing last counted, in the same sentence or, for a subject, object
/// or "it was N", in the one before that counts anything. Further back the guess is wrong as often as
/// not.
pub(super) fn last(past: &Past<'_, '_, '_>) -> Found {
    let mention = past.mention();
    if !mention.quantity.unit.is_count() || !past.is_bare() {
        return None;
    }
    let known = past.last_counted()?;
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
        return Some((known.counted.clone()?, "last counted"));
    }
    None
}
