//! Defines [`Zones`], which cuts a sentence into clauses that do not share what stands in them: the
//! main clause, those joined to it, relative clauses, brackets, and "…, the agency said on Friday".
//!
//! A place or time reaches the numbers of its own zone; whether it reaches further is decided by
//! [`super::reach`]. Zones are guessed from small words, commas and verbs, without a parse.

use super::clause::Clause;
use super::phrase::{Chunk, Form, Kind};
use crate::lexicon::WordRole;
use crate::text::Tag;
use std::ops::Range;

/// How many chunks an aside may have.
const ASIDE: usize = 10;

/// How many zones may stand within each other; more occur in no sentence that somebody wrote.
const MOST_NESTED: usize = 12;

/// How many zones most sentences have at most; room for them is made once.
const USUAL: usize = 8;

/// What sort of clause a zone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZoneKind {
    /// The first clause.
    Main,
    /// A clause of its own joined by "and", a semicolon, a colon or a dash.
    Joined,
    /// A clause that "after", "because" or "if" opens.
    Subordinate,
    /// A clause that "who", "which" or "where" opens.
    Relative,
    /// Between brackets.
    Bracket,
    /// Tells who says the rest.
    Attribution,
}

/// One zone of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    /// What sort of clause it is.
    pub kind: ZoneKind,
    /// The zone it stands in or follows; `None` for the main clause.
    pub parent: Option<usize>,
    /// Its first chunk.
    pub first: usize,
    /// The noun phrase a relative clause speaks of, or that brackets follow.
    pub host: Option<usize>,
    /// Whether its clause has its verb already, while zones are being cut.
    has_verb: bool,
}

impl Zone {
    fn of(kind: ZoneKind, parent: Option<usize>, first: usize, host: Option<usize>) -> Self {
        Self { kind, parent, first, host, has_verb: false }
    }
}

/// The zones of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Zones {
    list: Vec<Zone>,
    of: Vec<usize>,
}

impl Zones {
    /// Returns the zones of a sentence; `attributions` are the chunks that tell who says the rest.
    /// Linear in the number of chunks.
    pub(super) fn of<'s>(
        clause: Clause<'_, '_>,
        attributions: impl Iterator<Item = &'s Range<usize>>,
    ) -> Self {
        let main = Zone::of(ZoneKind::Main, None, 0, None);
        let mut cutter =
            Cutter { clause, zones: Vec::with_capacity(USUAL), stack: [0; MOST_NESTED + 1], depth: 1 };
        cutter.zones.push(main);
        let of = (0..clause.chunks.len()).map(|at| cutter.step(at)).collect();
        let mut zones = Self { list: cutter.zones, of };
        for range in attributions {
            zones.set_apart(range);
        }
        zones
    }

    fn set_apart(&mut self, range: &Range<usize>) {
        let parent = self.of.get(range.start).copied();
        let zone = Zone::of(ZoneKind::Attribution, parent, range.start, None);
        self.list.push(zone);
        let index = self.list.len() - 1;
        for of in self.of.iter_mut().take(range.end).skip(range.start) {
            *of = index;
        }
    }

    /// Returns the index of the zone a chunk stands in.
    pub(super) fn at(&self, chunk: usize) -> usize {
        self.of.get(chunk).copied().unwrap_or(0)
    }

    /// Returns a zone by its index; the main clause where there is no such.
    pub(super) fn get(&self, index: usize) -> Zone {
        self.list.get(index).copied().unwrap_or(Zone::of(ZoneKind::Main, None, 0, None))
    }
}

struct Cutter<'c, 't> {
    clause: Clause<'c, 't>,
    zones: Vec<Zone>,
    /// The zones that stand within each other here, the innermost last.
    stack: [usize; MOST_NESTED + 1],
    /// How many they are; the main clause is never left.
    depth: usize,
}

impl Cutter<'_, '_> {
    fn top(&self) -> usize {
        self.stack[self.depth - 1]
    }

    /// Returns the zones that stand within each other here, the innermost last.
    fn open_zones(&self) -> std::slice::Iter<'_, usize> {
        self.stack[..self.depth].iter()
    }

    fn open(&mut self, kind: ZoneKind, first: usize, host: Option<usize>) {
        let parent = Some(self.top());
        let Some(place) = self.stack.get_mut(self.depth) else { return };
        *place = self.zones.len();
        self.depth += 1;
        self.zones.push(Zone::of(kind, parent, first, host));
    }

    /// Returns whether the clause being read has its verb already.
    fn has_verb(&self) -> bool {
        self.zones[self.top()].has_verb
    }

    /// Leaves relative and subordinate clauses for the clause they stand in.
    fn leave(&mut self) {
        let inner = |kind| matches!(kind, ZoneKind::Relative | ZoneKind::Subordinate);
        while self.depth > 1 && inner(self.zones[self.top()].kind) {
            self.depth -= 1;
        }
    }

    /// Returns the zone of the chunk, opening and closing zones as it tells.
    fn step(&mut self, at: usize) -> usize {
        let chunk = &self.clause.chunks[at];
        match chunk.kind {
            Kind::Open => self.open(ZoneKind::Bracket, at, at.checked_sub(1)),
            Kind::Close => return self.close_bracket(),
            Kind::Break if self.clause.after(at).is_some() => self.after_break(at),
            Kind::Relative => self.relative(at),
            Kind::Preposition if self.is_that(at) => self.relative(at),
            Kind::Preposition if self.is_where(at) => self.relative(at),
            Kind::Preposition if self.opens_clause(at) => self.open(ZoneKind::Subordinate, at, None),
            Kind::Comma => self.comma(at),
            Kind::Conjunction if self.has_verb() && self.clause_follows(at) => {
                self.leave();
                self.open(ZoneKind::Joined, at, None);
            }
            Kind::Verb(_) if self.clause.is_finite(at) => {
                let top = self.top();
                self.zones[top].has_verb = true;
            }
            _ => {}
        }
        self.top()
    }

    fn close_bracket(&mut self) -> usize {
        let bracket = self.open_zones().rposition(|zone| self.zones[*zone].kind == ZoneKind::Bracket);
        let inside = self.top();
        if let Some(bracket) = bracket {
            self.depth = bracket.max(1);
        }
        inside
    }

    fn after_break(&mut self, at: usize) {
        if !self.open_zones().any(|zone| self.zones[*zone].kind == ZoneKind::Bracket) {
            self.depth = 1;
        }
        self.open(ZoneKind::Joined, at, None);
    }

    fn relative(&mut self, at: usize) {
        let before = self.clause.before(at);
        let comma = before.filter(|at| self.clause.kind(*at) == Some(Kind::Comma));
        let host = comma.map_or(before, |comma| self.clause.before(comma));
        let host = host.filter(|host| self.clause.get(*host).is_some_and(Chunk::is_noun));
        let said = before.is_some_and(|before| self.clause.is_saying(before));
        if !said {
            self.open(ZoneKind::Relative, at, host);
        }
    }

    /// Returns whether the chunk is a "that" in front of a verb ("call centres that sold").
    fn is_that(&self, at: usize) -> bool {
        let noun =
            self.clause.before(at).and_then(|before| self.clause.get(before)).is_some_and(Chunk::is_noun);
        let next = self.clause.get(at + 1).and_then(|next| self.clause.tokens.get(next.tokens.start));
        let verb = next.is_some_and(|token| {
            matches!(token.tag, Tag::Verb | Tag::Past | Tag::Participle | Tag::Auxiliary | Tag::Modal)
        });
        noun && verb && self.clause.lemma(at) == "that"
    }

    /// Returns whether the chunk is a "where" behind the noun phrase it speaks of ("Lusca, where").
    fn is_where(&self, at: usize) -> bool {
        let before = self.clause.before(at);
        let comma = before.filter(|at| self.clause.kind(*at) == Some(Kind::Comma));
        let host = comma.map_or(before, |comma| self.clause.before(comma));
        let noun = host.and_then(|host| self.clause.get(host)).is_some_and(Chunk::is_noun);
        noun && self.clause.lemma(at) == "where"
    }

    /// Returns whether "after", "while" and their like open a clause here: a subject with its verb
    /// follows, and not only a noun.
    fn opens_clause(&self, at: usize) -> bool {
        let opener = self.clause.lexicon.frames.is(self.clause.lemma(at), WordRole::Opener);
        let said = self.clause.before(at).is_some_and(|before| self.clause.is_saying(before));
        opener && !said && self.clause_follows(at)
    }

    /// Returns whether a noun phrase with a verb of its own follows the chunk.
    fn clause_follows(&self, at: usize) -> bool {
        let Some(next) = self.clause.after(at) else { return false };
        match self.clause.kind(next) {
            Some(Kind::Noun) => {
                // "After mud and water burst into the mine": two of them have one verb.
                let pair = self.clause.kind(next + 1) == Some(Kind::Conjunction)
                    && self.clause.get(next + 2).is_some_and(Chunk::is_noun)
                    && self.clause.is_finite(next + 3);
                let opens = self.clause.lexicon.frames.is(self.clause.lemma(at), WordRole::Scene);
                let verb = self.clause.verb_after(next);
                pair && opens || verb.is_some_and(|verb| !self.comma_between(next, verb))
            }
            // "and there were …"
            Some(Kind::Other) => self.clause.is_finite(next + 1),
            // "and by noon it had been …"
            Some(Kind::Preposition) => {
                let phrase = self.clause.get(next + 1).is_some_and(Chunk::is_noun);
                let subject = self.clause.get(next + 2).is_some_and(Chunk::is_noun);
                phrase && subject && self.clause.after(next + 2).is_some_and(|at| self.clause.is_finite(at))
            }
            _ => false,
        }
    }

    fn comma_between(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.clause.kind(at), Some(Kind::Comma | Kind::Conjunction)))
    }

    /// A comma ends what a comma opened where the clause goes on behind it, and joins a clause that
    /// has a subject and a verb of its own.
    fn comma(&mut self, at: usize) {
        let Some(next) = self.clause.after(at) else { return };
        let conjunction = self.clause.kind(next) == Some(Kind::Conjunction);
        let follows = self.clause_follows(if conjunction { next } else { at });
        if self.opens_aside(at, next) {
            self.open(ZoneKind::Relative, at, self.clause.before(at));
        } else if self.clause.is_finite(next) {
            self.leave();
        } else if follows {
            let initial = self.zones[self.top()].first == 0 || self.first_of_parent();
            let subordinate = self.zones[self.top()].kind == ZoneKind::Subordinate;
            self.leave();
            if self.has_verb() && !(subordinate && initial) {
                self.open(ZoneKind::Joined, at, None);
            }
        }
    }

    /// Returns whether the comma opens an aside that describes the noun before it: a participle, and a
    /// later comma behind which the clause goes on ("Barton, based in Ohio, employs").
    fn opens_aside(&self, at: usize, next: usize) -> bool {
        let noun =
            self.clause.before(at).and_then(|before| self.clause.get(before)).is_some_and(Chunk::is_noun);
        // "Skyvane, the biggest carrier at Port Amity, cancelled"
        let apposed = self.clause.get(next).is_some_and(|chunk| {
            let first = self.clause.tokens.get(chunk.tokens.start);
            let determined = first.is_some_and(|token| token.has_lemma(&["a", "an", "the"]));
            chunk.is_noun() && chunk.number.is_none() && determined && !self.has_verb()
        });
        let participle = apposed
            || self.clause.get(next).and_then(Chunk::verb).is_some_and(|verb| verb.form == Form::Participle);
        let end = (next..self.clause.chunks.len())
            .take(ASIDE)
            .find(|at| self.clause.kind(*at) == Some(Kind::Comma));
        let goes_on = end.and_then(|end| self.clause.after(end)).is_some_and(|at| self.clause.is_finite(at));
        noun && participle && goes_on
    }

    /// Returns whether the zone on top began its parent: "After the storm passed, …".
    fn first_of_parent(&self) -> bool {
        let zone = self.zones[self.top()];
        zone.parent.is_some_and(|parent| self.zones[parent].first + 1 >= zone.first)
    }
}
