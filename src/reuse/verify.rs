//! Defines [`compare`], which finds the passages two documents share, word by word.
//!
//! Runs of the same words are found by their shingles, extended as far as they go, and chained over
//! small edits into passages. Nothing here is an estimate: hashes only say where to look first, and
//! every word counted as shared stands in both documents in the same order within its passage.

use super::fingerprint::hash;
use super::words::{Voice, Word, Words};

/// Words of the shortest run that is looked for.
const SEED: usize = 4;

/// Places of one seed in one document beyond which it is no landmark, such as a refrain.
const MOST_PLACES: usize = 8;

/// Most words that may be changed, added or left out between two runs of one passage.
const GAP: usize = 6;

/// The least part of a passage's words that are the same, out of 100.
const DENSITY: usize = 50;

/// Words of the longest run a passage must have at least.
const CORE: usize = 6;

/// The same words in a row in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    /// First word in the left document.
    pub(super) left: usize,
    /// First word in the right document.
    pub(super) right: usize,
    /// Words in the run.
    pub(super) len: usize,
}

impl Run {
    fn left_end(self) -> usize {
        self.left + self.len
    }

    fn right_end(self) -> usize {
        self.right + self.len
    }
}

/// Runs that follow each other closely in both documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The runs, ascending in both documents; never empty.
    pub(super) runs: Vec<Run>,
}

impl Match {
    fn first(&self) -> Run {
        self.runs[0]
    }

    fn last(&self) -> Run {
        self.runs[self.runs.len() - 1]
    }

    /// First word, and the word after the last, in the left document.
    pub(super) fn left(&self) -> (usize, usize) {
        (self.first().left, self.last().left_end())
    }

    /// First word, and the word after the last, in the right document.
    pub(super) fn right(&self) -> (usize, usize) {
        (self.first().right, self.last().right_end())
    }

    /// Words that are the same.
    pub(super) fn len(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
    }

    fn is_dense(&self) -> bool {
        let ((left, left_end), (right, right_end)) = (self.left(), self.right());
        let longest = (left_end - left).max(right_end - right);
        self.len() * 100 >= longest * DENSITY && self.runs.iter().any(|run| run.len >= CORE)
    }
}

/// Returns the passages two documents share, in order of the left; no word is in two of them.
/// Linear in the words, but for sorting the runs.
pub(super) fn compare(left: &Words, right: &Words) -> Vec<Match> {
    let runs = runs(left, right);
    let mut matches: Vec<Match> = chain(runs).into_iter().filter(Match::is_dense).collect();
    matches.sort_by_key(|found| (usize::MAX - found.len(), found.left(), found.right()));
    let (mut in_left, mut in_right) = (Taken::new(left.words.len()), Taken::new(right.words.len()));
    matches.retain(|found| {
        let free = in_left.is_free(found.left()) && in_right.is_free(found.right());
        if free {
            in_left.take(found.left());
            in_right.take(found.right());
        }
        free
    });
    matches.sort_by_key(Match::left);
    matches
}

/// Which words are in a passage already.
struct Taken(Vec<bool>);

impl Taken {
    fn new(words: usize) -> Self {
        Self(vec![false; words])
    }

    fn is_free(&self, (start, end): (usize, usize)) -> bool {
        self.0[start..end].iter().all(|taken| !taken)
    }

    fn take(&mut self, (start, end): (usize, usize)) {
        self.0[start..end].fill(true);
    }
}

/// Returns the seeds of a document, which are made once for all its comparisons.
fn kept_seeds(words: &Words) -> &[(u64, usize)] {
    words.seeds.get_or_init(|| seeds(&words.words))
}

/// Returns the hash of every seed with its place, ascending; seeds with too many places are left out.
fn seeds(words: &[Word]) -> Vec<(u64, usize)> {
    let seeds = words.windows(SEED).enumerate();
    let mut seeds: Vec<(u64, usize)> =
        seeds.map(|(at, part)| (hash(part.iter().map(|word| word.key)), at)).collect();
    seeds.sort_unstable();
    let groups = seeds.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= MOST_PLACES);
    groups.flatten().copied().collect()
}

/// Returns the places at which both documents have the same seed, ascending.
fn meetings(left: &[(u64, usize)], right: &[(u64, usize)]) -> Vec<(usize, usize)> {
    let mut meetings = Vec::new();
    let mut from = 0;
    for &(seed, at) in left {
        from += right[from..].iter().take_while(|&&(other, _)| other < seed).count();
        let same = right[from..].iter().take_while(|&&(other, _)| other == seed);
        meetings.extend(same.map(|&(_, other)| (at, other)));
    }
    meetings.sort_unstable();
    meetings
}

/// Returns every longest run of shared words that holds a seed, ascending.
fn runs(left: &Words, right: &Words) -> Vec<Run> {
    let meetings = meetings(kept_seeds(left), kept_seeds(right));
    let (left, right) = (left.words.as_slice(), right.words.as_slice());
    let mut runs: Vec<Run> = Vec::new();
    // Where the last run along each diagonal ended, in words of the left document.
    let mut ended = vec![0_usize; left.len() + right.len() + 1];
    for (at, other) in meetings {
        let diagonal = &mut ended[at + right.len() - other];
        if at < *diagonal {
            continue;
        }
        let run = longest_run(left, right, (at, other), *diagonal);
        if run.len >= SEED {
            *diagonal = run.left_end();
            runs.push(run);
        }
    }
    runs.sort_unstable();
    runs
}

/// Extends a seed both ways as far as the words are the same, not before `from` in the left.
fn longest_run(left: &[Word], right: &[Word], (at, other): (usize, usize), from: usize) -> Run {
    let same = |(a, b): &(&Word, &Word)| a.key == b.key;
    let ahead = left[at..].iter().zip(&right[other..]).take_while(same).count();
    let back = left[from..at].iter().rev().zip(right[..other].iter().rev()).take_while(same).count();
    Run { left: at - back, right: other - back, len: ahead + back }
}

/// Joins runs that follow each other in both documents with at most [`GAP`] words between.
fn chain(runs: Vec<Run>) -> Vec<Match> {
    let mut done: Vec<Match> = Vec::new();
    let mut open: Vec<Match> = Vec::new();
    for run in runs {
        let (near, far) =
            open.into_iter().partition(|chain: &Match| chain.last().left_end() + GAP >= run.left);
        open = near;
        done.extend::<Vec<Match>>(far);
        let distances = open.iter().enumerate().filter_map(|(at, chain)| {
            let (run, gaps) = continuation(chain.last(), run)?;
            Some((gaps, at, run))
        });
        match distances.min() {
            Some((_, at, run)) => open[at].runs.push(run),
            None => open.push(Match { runs: vec![run] }),
        }
    }
    done.extend(open);
    done
}

/// Returns the part of a run that continues the run `last`, and how many words lie between in both;
/// `None` where it does not follow closely.
fn continuation(last: Run, run: Run) -> Option<(Run, usize)> {
    // An edit that repeats a word lets two runs overlap by it; it is counted once.
    let overlap = last.left_end().saturating_sub(run.left).max(last.right_end().saturating_sub(run.right));
    if overlap >= run.len {
        return None;
    }
    let run = Run { left: run.left + overlap, right: run.right + overlap, len: run.len - overlap };
    let (left, right) = (run.left - last.left_end(), run.right - last.right_end());
    (left <= GAP && right <= GAP).then_some((run, left + right))
}

/// Returns how a shared word counts: a row where it is one in either, quoted where it is in both.
pub(super) fn shared_voice(left: Voice, right: Voice) -> Voice {
    match (left, right) {
        (Voice::Row, _) | (_, Voice::Row) => Voice::Row,
        (Voice::Quoted, Voice::Quoted) => Voice::Quoted,
        _ => Voice::Own,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::document;
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Words {
        Words::read(&document("a", text), &[])
    }

    fn shared(left: &str, right: &str) -> Vec<usize> {
        compare(&words(left), &words(right)).iter().map(Match::len).collect()
    }

    const TEXT: &str = "The river rose by two metres in the night and the lower town was cleared by noon, \
                        the mayor said. Nobody was hurt, but forty cellars are full of mud and oil.";

    #[test]
    fn a_changed_word_does_not_end_a_passage() {
        let edited = TEXT.replace("night", "dark").replace("full of", "full to the brim of");
        assert_eq!(shared(TEXT, &edited), [TEXT.split(' ').count() - 1]);
    }

    #[test]
    fn sentences_in_another_order_are_two_passages() {
        let (first, second) = TEXT.split_at(TEXT.find("Nobody").unwrap());
        assert_eq!(shared(TEXT, &format!("{second} {first}")), [20, 12]);
    }

    #[test]
    fn other_words_are_no_passage() {
        assert_eq!(
            shared(TEXT, "The river fell in the night and the upper town slept."),
            Vec::<usize>::new()
        );
        assert_eq!(shared("", TEXT), Vec::<usize>::new());
    }

    #[test]
    fn a_refrain_is_no_landmark_and_costs_nothing() {
        let refrain = "and on and on it goes ".repeat(9_000);
        assert_eq!(shared(&refrain, &refrain), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn runs_are_the_same_words_and_passages_do_not_overlap(
            left in "([a-d]{1,2}[ .\n]){0,120}", right in "([a-d]{1,2}[ .\n]){0,120}",
        ) {
            let (left, right) = (words(&left), words(&right));
            let matches = compare(&left, &right);
            for found in &matches {
                for run in &found.runs {
                    for at in 0..run.len {
                        prop_assert_eq!(left.words[run.left + at].key, right.words[run.right + at].key);
                    }
                }
                for pair in found.runs.windows(2) {
                    prop_assert!(pair[0].left_end() <= pair[1].left && pair[0].right_end() <= pair[1].right);
                }
            }
            prop_assert!(matches.windows(2).all(|pair| pair[0].left().1 <= pair[1].left().0));
        }
    }
}
