//! Defines [`Clauses`], how many finite verbs each clause of a sentence has.
//!
//! Clauses are cut roughly, at marks and at the words that join clauses; they serve only to tell
//! whether a form in -ed can be the verb of its clause.

use crate::lexicon::Tag;

/// The clauses of a sentence with their number of finite verbs.
#[derive(Debug)]
pub(super) struct Clauses {
    /// The index of the word that each clause begins with, and the number of finite verbs in the clause.
    clauses: Vec<(usize, usize)>,
    /// The number of finite verbs in the sentence.
    all: usize,
}

/// How many clauses most sentences have at most; room for them is made once.
const USUAL: usize = 16;

impl Clauses {
    /// Returns the clauses of a sentence with these tags; `subordinates` tells whether the word at an
    /// index begins a subordinate clause.
    pub(super) fn new(tags: &[Tag], subordinates: impl Fn(usize) -> bool) -> Self {
        let mut clauses = Vec::with_capacity(USUAL);
        let (mut start, mut finite, mut all) = (0, 0, 0);
        for (at, tag) in tags.iter().enumerate() {
            let joins = matches!(tag, Tag::Mark | Tag::Wh | Tag::Conjunction);
            if joins || (*tag == Tag::Preposition && subordinates(at)) {
                clauses.push((start, finite));
                (start, finite) = (at, 0);
            }
            let verb = usize::from(Self::is_finite(*tag));
            finite += verb;
            all += verb;
        }
        clauses.push((start, finite));
        Self { clauses, all }
    }

    /// Returns the clause of a word.
    fn of(&self, at: usize) -> usize {
        self.clauses.partition_point(|(start, _)| *start <= at).saturating_sub(1)
    }

    /// Returns whether a word with this tag is a finite verb, or its helper.
    pub(super) fn is_finite(tag: Tag) -> bool {
        matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Modal)
    }

    /// Returns the number of finite verbs in the clause of the word at `at`, which has `tag`, without
    /// that word.
    pub(super) fn others(&self, at: usize, tag: Tag) -> usize {
        let all = self.clauses.get(self.of(at)).map_or(0, |(_, finite)| *finite);
        all - usize::from(Self::is_finite(tag)).min(all)
    }

    /// Returns whether two words are in one clause.
    pub(super) fn same(&self, left: usize, right: usize) -> bool {
        self.of(left) == self.of(right)
    }

    /// Returns the number of finite verbs in the sentence.
    pub(super) fn all(&self) -> usize {
        self.all
    }

    /// Counts anew for the word at `at`, whose tag changes.
    pub(super) fn change(&mut self, at: usize, from: Tag, to: Tag) {
        let (before, after) = (usize::from(Self::is_finite(from)), usize::from(Self::is_finite(to)));
        let clause = self.of(at);
        if let Some((_, finite)) = self.clauses.get_mut(clause) {
            *finite = *finite + after - before;
        }
        self.all = self.all + after - before;
    }
}
