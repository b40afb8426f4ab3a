//! Defines [`Clauses`], how many finite verbs each clause of a sentence has.
//!
//! Clauses are cut roughly, at marks and at the words that join clauses; they serve only to tell
//! whether a form in -ed can be the verb of its clause.

use crate::lexicon::Tag;

/// The clauses of a sentence with their number of finite verbs.
#[derive(Debug)]
pub(super) struct Clauses {
    /// The clause of each word.
    of: Vec<usize>,
    /// The number of finite verbs in each clause.
    finite: Vec<usize>,
    /// The number of finite verbs in the sentence.
    all: usize,
}

/// How many clauses most sentences have at most; room for them is made once.
const USUAL: usize = 16;

impl Clauses {
    /// Returns the clauses of a sentence with these tags; `subordinates` tells whether the word at an
    /// index begins a subordinate clause.
    pub(super) fn new(tags: &[Tag], subordinates: impl Fn(usize) -> bool) -> Self {
        let mut clauses =
            Self { of: Vec::with_capacity(tags.len()), finite: Vec::with_capacity(USUAL), all: 0 };
        clauses.finite.push(0);
        for (at, tag) in tags.iter().enumerate() {
            let joins = matches!(tag, Tag::Mark | Tag::Wh | Tag::Conjunction);
            if joins || (*tag == Tag::Preposition && subordinates(at)) {
                clauses.finite.push(0);
            }
            let last = clauses.finite.len() - 1;
            clauses.of.push(last);
            clauses.finite[last] += usize::from(Self::is_finite(*tag));
        }
        clauses.all = clauses.finite.iter().sum();
        clauses
    }

    /// Returns whether a word with this tag is a finite verb, or its helper.
    pub(super) fn is_finite(tag: Tag) -> bool {
        matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Modal)
    }

    /// Returns the number of finite verbs in the clause of the word at `at`, which has `tag`, without
    /// that word.
    pub(super) fn others(&self, at: usize, tag: Tag) -> usize {
        let all = self.of.get(at).map_or(0, |clause| self.finite[*clause]);
        all - usize::from(Self::is_finite(tag)).min(all)
    }

    /// Returns whether two words are in one clause.
    pub(super) fn same(&self, left: usize, right: usize) -> bool {
        self.of.get(left) == self.of.get(right)
    }

    /// Returns the number of finite verbs in the sentence.
    pub(super) fn all(&self) -> usize {
        self.all
    }

    /// Counts anew for the word at `at`, whose tag changes.
    pub(super) fn change(&mut self, at: usize, from: Tag, to: Tag) {
        let (before, after) = (usize::from(Self::is_finite(from)), usize::from(Self::is_finite(to)));
        let Some(count) = self.of.get(at).and_then(|clause| self.finite.get_mut(*clause)) else { return };
        *count = *count + after - before;
        self.all = self.all + after - before;
    }
}
