//! Defines how statements of change are read: "rose 5% to 40", "from 30 to 40", "up 12", "a 5% cut".
//!
//! The difference, the value before and the value after are numbers of their own. This runs before
//! ranges are joined, so that "from 30 to 40" with a verb of rising is no range.

use super::bounds::lead;
use super::draft::Draft;
use super::pieces::{Look, Text};
use super::shared::{share_magnitude, take};
use crate::lexicon::{ChangeUse, Cue, Lexicon, Tag};
use crate::model::{ChangeRole, Decimal, Dimension, Direction, Kind};

/// How many words back the verb of a change is looked for.
const CLAUSE: usize = 14;

/// How many words may stand between "from …" and "to …".
const APART: usize = 6;

/// How many words may stand between a difference and the noun of change behind it.
const BEHIND: usize = 3;

/// How many words may stand between a verb of change and the difference.
const FILLERS: usize = 4;

/// How many words may stand between two differences that "and" joins.
const JOINED: usize = 6;

/// How many pieces a bracket with the same length in another unit takes, at most.
const BRACKET: usize = 6;

/// Reads the statements of change.
pub(super) fn apply(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    let scan = Scan { text, lexicon };
    for at in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some((draft, after)) = rest.split_first_mut() else { continue };
        if !draft.stands() || draft.change.is_some() {
            continue;
        }
        let last = before.iter().rev().find(|last| last.stands());
        let difference = scan.difference(draft).or_else(|| scan.apposed(draft, last));
        if let Some(direction) = difference.or_else(|| scan.joined(draft, last)) {
            draft.kind = Kind::Change;
            draft.change = Some(ChangeRole::Delta);
            draft.direction = Some(direction);
            continue;
        }
        let next = after.iter_mut().find(|next| next.stands());
        let Some(next) = next else {
            draft.change = scan.end(draft, last);
            continue;
        };
        if scan.before_and_after(draft, next) {
            pair(draft, next);
        } else if scan.after_and_before(draft, next) {
            pair(next, draft);
        } else if let Some(role) = scan.end(draft, last) {
            draft.change = Some(role);
        }
    }
}

/// Reads the ranges that are differences ("growth of 1.5 to 2 percent"), once they are joined.
pub(super) fn ranges(drafts: &mut [Draft], text: &Text<'_>, lexicon: &Lexicon) {
    let scan = Scan { text, lexicon };
    for draft in
        drafts.iter_mut().filter(|draft| draft.stands() && draft.change.is_none() && draft.rule == "range")
    {
        if let Some(direction) = scan.difference(draft) {
            draft.kind = Kind::Change;
            draft.change = Some(ChangeRole::Delta);
            draft.direction = Some(direction);
        }
    }
}

/// Makes the two drafts the values before and after, sharing unit and magnitude.
fn pair(first: &mut Draft, second: &mut Draft) {
    first.change = Some(ChangeRole::Before);
    second.change = Some(ChangeRole::After);
    if !first.own_unit {
        share_magnitude(first, second);
        if second.own_unit {
            take(first, second);
        }
    } else if !second.own_unit {
        take(second, first);
    } else if first.quantity.unit == second.quantity.unit
        && second.quantity.unit.dimension == Dimension::Money
    {
        share_magnitude(first, second);
    }
}

/// The sentence with the word tables.
struct Scan<'s, 't> {
    text: &'s Text<'t>,
    lexicon: &'s Lexicon,
}

impl Scan<'_, '_> {
    /// Returns the direction of the word `back` places before `at`, in one of the uses.
    fn back(&self, at: usize, back: usize, uses: &[ChangeUse]) -> Option<Direction> {
        self.word(at.checked_sub(back)?, uses)
    }

    /// Returns the direction of the word at `at`, in one of the uses.
    fn word(&self, at: usize, uses: &[ChangeUse]) -> Option<Direction> {
        self.lexicon.changes.first(self.text.word(at), uses)
    }

    /// Returns the direction of the difference that the draft is, if it is one.
    fn difference(&self, draft: &Draft) -> Option<Direction> {
        let start = lead(self.text, draft, self.lexicon);
        self.directly(draft, start)
            .or_else(|| self.at_rate(draft, start))
            .or_else(|| self.up(draft, start))
            .or_else(|| self.by(start))
            .or_else(|| self.noun_of(draft, start))
            .or_else(|| self.noun_behind(draft))
            .or_else(|| self.behind(draft))
    }

    /// Returns whether the draft is measured in a way that a difference may be: not a bare count and
    /// not a length of time.
    fn measured(draft: &Draft) -> bool {
        draft.own_unit && draft.quantity.unit.dimension != Dimension::Time
    }

    /// Returns whether the draft is a share or points.
    fn relative(&self, draft: &Draft) -> bool {
        let points = self.text.is(draft.phrase.end, &["point", "points", "pts"]);
        points || matches!(draft.quantity.unit.dimension, Dimension::Share | Dimension::Points)
    }

    /// Reads a difference said again in another unit ("45 cents, or 0.6 percent,").
    fn apposed(&self, draft: &Draft, last: Option<&Draft>) -> Option<Direction> {
        let last = last.filter(|last| last.change == Some(ChangeRole::Delta))?;
        let start = lead(self.text, draft, self.lexicon);
        let between = last.phrase.end..start;
        let or = between.clone().any(|at| self.text.is(at, &["or", "("]));
        let alone = between.clone().all(|at| self.text.is(at, &["or", "(", ",", "point", "points"]));
        let yes = or && alone && between.len() <= 3 && (Self::measured(draft) || self.relative(draft));
        last.direction.filter(|_| yes)
    }

    /// Reads a difference that is joined to another of the same unit ("rose 2 percent in May and 3
    /// percent in June"), with no verb of its own.
    fn joined(&self, draft: &Draft, last: Option<&Draft>) -> Option<Direction> {
        let last = last.filter(|last| last.change == Some(ChangeRole::Delta) && last.own_unit)?;
        let start = lead(self.text, draft, self.lexicon);
        let between = last.phrase.end..start.checked_sub(1)?;
        let verb = |at: usize| {
            matches!(self.text.tag(at), Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Modal | Tag::Wh)
                || self.text.looks(at, Look::Mark) && !self.text.is(at, &[",", "%"])
        };
        let and = self.text.was(start, 1, &["and", "or", ","]) && between.len() <= JOINED;
        let alike = last.quantity.unit == draft.quantity.unit && self.relative(draft) && draft.own_unit;
        let of = self.text.is(draft.phrase.end, &["of", "to"]);
        last.direction.filter(|_| and && alike && !of && !between.into_iter().any(verb))
    }

    /// Returns whether a word in front gives a place rather than a difference ("rose above 5%").
    fn is_placed(&self, draft: &Draft, start: usize) -> bool {
        (start..draft.phrase.start).any(|at| self.cue(Cue::Placed, at))
    }

    /// Reads "rose 5%", "rose another 12 to", "lost 2%".
    fn directly(&self, draft: &Draft, start: usize) -> Option<Direction> {
        if self.is_placed(draft, start) {
            return None;
        }
        let at = self.unfilled(start);
        if let Some(direction) = self.back(at, 1, &[ChangeUse::Verb]) {
            return (self.moves(draft, at) || self.bare(draft)).then_some(direction);
        }
        let money = draft.quantity.unit.dimension == Dimension::Money;
        let step = money && (self.text.is(draft.phrase.end, &["to"]) || self.is_quoted(draft));
        self.back(at, 1, &[ChangeUse::Object]).filter(|_| self.relative(draft) || step)
    }

    /// Returns the piece behind the last word in front of `start` that only fills the place between a
    /// verb and a difference.
    fn unfilled(&self, start: usize) -> usize {
        let filler = |at: usize| self.cue(Cue::DifferenceFiller, at) || self.text.tag(at) == Tag::Adverb;
        let back = (1..=FILLERS).take_while(|back| start.checked_sub(*back).is_some_and(filler)).count();
        start - back
    }

    /// Returns whether the draft is measured and not the way that somebody or something went ("she jumped 6
    /// metres", "fell 40 metres into the river"); the verb stands in front of `at`.
    fn moves(&self, draft: &Draft, at: usize) -> bool {
        let person = at.checked_sub(2).is_some_and(|at| self.cue(Cue::Singular, at));
        let way = person || self.cue(Cue::Way, self.behind_bracket(draft.phrase.end));
        Self::measured(draft) && !(way && draft.quantity.unit.dimension == Dimension::Length)
    }

    /// Returns the piece behind a short bracket that opens at `at`, or `at` ("70 km (43 miles) off").
    fn behind_bracket(&self, at: usize) -> usize {
        let close = (at..at + BRACKET).find(|close| self.text.is(*close, &[")"]));
        close.filter(|_| self.text.is(at, &["("])).map_or(at, |close| close + 1)
    }

    /// Returns whether the draft has no unit and what follows it shows that nothing is counted.
    fn bare(&self, draft: &Draft) -> bool {
        let end = draft.phrase.end;
        let ends = self.text.get(end).is_none_or(|piece| piece.look == Look::Mark && piece.text != "-");
        !draft.own_unit && (ends || self.cue(Cue::DifferenceEnd, end))
    }

    /// Returns whether the draft is what a price on a market moved by, and not a sum that somebody won
    /// or lost: small, and the sentence speaks of such prices.
    fn is_quoted(&self, draft: &Draft) -> bool {
        let small = draft.point().is_some_and(|value| value < Decimal::ONE_HUNDRED);
        let ends = self.text.get(draft.phrase.end).is_none_or(|piece| piece.look == Look::Mark);
        small && self.text.speaks_of(Cue::Index) && (ends || self.cue(Cue::DifferenceEnd, draft.phrase.end))
    }

    /// Returns whether the piece at `at` is a word of the list.
    fn cue(&self, cue: Cue, at: usize) -> bool {
        self.text.cue(cue, at)
    }

    /// Reads a rate of growth behind "at" ("grew at an annual 2.1%", "rose faster, at 6.1 percent").
    fn at_rate(&self, draft: &Draft, start: usize) -> Option<Direction> {
        let share = draft.quantity.unit.dimension == Dimension::Share && draft.own_unit;
        let at = self.unfilled(start).checked_sub(1).filter(|at| share && self.text.is(*at, &["at"]))?;
        let comma = usize::from(self.text.was(at, 1, &[","]));
        let verb = self.unfilled(at - comma);
        let faster = usize::from(self.text.tag(verb.checked_sub(1)?) == Tag::Adjective);
        self.back(verb - faster, 1, &[ChangeUse::Verb])
    }

    /// Reads "up 5%", "closed down 12 points"; not "made up 5%".
    fn up(&self, draft: &Draft, start: usize) -> Option<Direction> {
        let direction = self.back(start, 1, &[ChangeUse::Before])?;
        let verb = start.checked_sub(2).is_some_and(|at| {
            let tag = self.text.tag(at);
            let verbal =
                matches!(tag, Tag::Verb | Tag::Past | Tag::Participle | Tag::Gerund | Tag::To | Tag::Modal);
            let moving = [ChangeUse::Verb, ChangeUse::Object, ChangeUse::State, ChangeUse::Particle];
            verbal && self.word(at, &moving).is_none()
        });
        let added = self.text.was(start, 1, &["plus"]) && !self.relative(draft);
        (!verb && !added && (Self::measured(draft) || self.bare(draft))).then_some(direction)
    }

    /// Reads "rose by 5", "cut its staff by 300": the nearest verb in front of "by" tells.
    fn by(&self, start: usize) -> Option<Direction> {
        if !self.text.was(start, 1, &["by"]) {
            return None;
        }
        for back in 2..CLAUSE {
            let at = start.checked_sub(back)?;
            if matches!(self.text.raw(at), "." | ";" | ":") {
                return None;
            }
            let found = self.word(at, &[ChangeUse::Verb, ChangeUse::Object, ChangeUse::Before]);
            if found.is_some() {
                return found;
            }
            if matches!(self.text.tag(at), Tag::Past | Tag::Verb | Tag::Participle) {
                return None;
            }
        }
        None
    }

    /// Reads "an increase of 5%", "a drop in sales of 12 percent".
    fn noun_of(&self, draft: &Draft, start: usize) -> Option<Direction> {
        let counted = self.back(start, 2, &[ChangeUse::Count]).is_some();
        if !self.text.was(start, 1, &["of"]) || !(Self::measured(draft) || counted) {
            return None;
        }
        let rate = self.text.was(start, 2, &["rate", "pace"]);
        for back in 2..CLAUSE / 2 {
            let at = start.checked_sub(back)?;
            let stop = matches!(self.text.raw(at), "." | ";" | ":" | ",");
            if let Some(direction) = self.word(at, &[ChangeUse::Verb]).filter(|_| rate) {
                return Some(direction);
            }
            if stop || matches!(self.text.tag(at), Tag::Past | Tag::Auxiliary) {
                return None;
            }
            let near = back == 2 || self.relative(draft);
            if let Some(direction) = self.word(at, &[ChangeUse::Noun]).filter(|_| near) {
                return Some(direction);
            }
        }
        None
    }

    /// Reads "a 5 percent increase", "a 25-basis-point rate cut".
    fn noun_behind(&self, draft: &Draft) -> Option<Direction> {
        let end = draft.phrase.end;
        let points =
            usize::from(self.text.is(end + super::words::hyphen(self.text, end), &["point", "points"]));
        if !draft.own_unit && points == 0 || draft.quantity.unit.dimension == Dimension::Time {
            return None;
        }
        let mut at = end;
        for _ in 0..=BEHIND + points {
            at += super::words::hyphen(self.text, at);
            let noun = !matches!(self.text.tag(at), Tag::Verb | Tag::Past) || self.determined(draft);
            if let Some(direction) = self.word(at, &[ChangeUse::Noun]).filter(|_| noun) {
                return Some(direction);
            }
            let between = matches!(
                self.text.tag(at),
                Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Gerund | Tag::Verb
            ) || self.cue(Cue::ChangeBehind, at);
            if !between || !self.text.looks(at, Look::Word) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Returns whether a determiner stands in front of the draft, so that a noun must follow.
    fn determined(&self, draft: &Draft) -> bool {
        let start = lead(self.text, draft, self.lexicon);
        (1..=2).any(|back| start.checked_sub(back).is_some_and(|at| self.cue(Cue::Determiner, at)))
    }

    /// Reads "5% higher", "28 percent above", "1,000 more than".
    fn behind(&self, draft: &Draft) -> Option<Direction> {
        let end = draft.phrase.end;
        if let Some(direction) = self.word(end, &[ChangeUse::AfterShare]) {
            return self.relative(draft).then_some(direction);
        }
        let direction = self.word(end, &[ChangeUse::After])?;
        let more = self.text.is(end, &["more", "fewer", "less"]);
        let than = (end + 1..=end + 3).any(|at| self.text.is(at, &["than"]));
        (Self::measured(draft) || (more && than)).then_some(direction)
    }

    /// Returns whether "from" stands before the first draft and "to" before the second, and a change
    /// is meant rather than a range.
    fn before_and_after(&self, first: &Draft, second: &Draft) -> bool {
        let start = lead(self.text, first, self.lexicon);
        let to = lead(self.text, second, self.lexicon);
        let gap = to.saturating_sub(first.phrase.end);
        let linked = self.text.was(start, 1, &["from"]) && self.text.was(to, 1, &["to"]);
        if !linked || gap == 0 || gap > APART || !comparable(first, second) {
            return false;
        }
        let falls = first
            .point()
            .zip(second.point())
            .is_some_and(|(first, second)| first > second && falls_alike(first, second));
        gap > 1 || falls || self.changing(start - 1).is_some() || self.revised(start - 1)
    }

    /// Returns whether the clause before `end` sets one value in another's place ("has been revised").
    fn revised(&self, end: usize) -> bool {
        let words = (1..=CLAUSE).map_while(|back| end.checked_sub(back));
        let mut clause = words
            .take_while(|at| !matches!(self.text.raw(*at), "." | ";" | ":") && !self.cue(Cue::Ranging, *at));
        clause.any(|at| self.cue(Cue::Revising, at))
    }

    /// Returns whether "to" stands before the first draft and "from" before the second, right behind it
    /// ("revised it to 1,240 from 1,190").
    fn after_and_before(&self, first: &Draft, second: &Draft) -> bool {
        let start = lead(self.text, first, self.lexicon);
        let from = lead(self.text, second, self.lexicon);
        let linked = self.text.was(start, 1, &["to"]) && self.text.was(from, 1, &["from"]);
        linked && from == first.phrase.end + 1 && comparable(first, second)
    }

    /// Returns the direction of a word of change in the clause before `end`.
    fn changing(&self, end: usize) -> Option<Direction> {
        for back in 1..=CLAUSE {
            let at = end.checked_sub(back)?;
            if matches!(self.text.raw(at), "." | ";" | ":") || self.cue(Cue::Ranging, at) {
                return None;
            }
            let uses = [ChangeUse::Verb, ChangeUse::Object, ChangeUse::Noun, ChangeUse::Before];
            let found = self.word(at, &uses);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Returns the part of a draft with "to" or "from" in front in a statement of change.
    fn end(&self, draft: &Draft, last: Option<&Draft>) -> Option<ChangeRole> {
        let start = lead(self.text, draft, self.lexicon);
        let before =
            last.filter(|last| last.change.is_some() && start.saturating_sub(last.phrase.end) <= APART);
        let placed = self.is_placed(draft, start)
            && self.back(start, 1, &[ChangeUse::Verb, ChangeUse::Object]).is_some();
        if placed {
            return Some(ChangeRole::After);
        }
        if self.text.was(start, 1, &["to"]) {
            let changing = before.is_some() || self.changing(start - 1).is_some();
            return changing.then_some(ChangeRole::After);
        }
        let up = self.back(start, 2, &[ChangeUse::Before]).is_some();
        let from = self.text.was(start, 1, &["from"]) && (up || before.is_some());
        from.then_some(ChangeRole::Before)
    }
}

/// Returns whether two drafts may be values of one thing.
fn comparable(first: &Draft, second: &Draft) -> bool {
    let units = first.quantity.unit == second.quantity.unit || !first.own_unit || !second.own_unit;
    units && first.point().is_some() && second.point().is_some()
}

/// Returns whether a falling pair is near enough to be a change rather than a clumsy range.
fn falls_alike(first: Decimal, second: Decimal) -> bool {
    second.is_sign_positive() && first <= second.saturating_mul(Decimal::ONE_THOUSAND)
}
