//! Defines [`Scenes`]: which happenings of a story are not one, though an article tells of both.
//!
//! Two house fires in one week are two stories until somebody writes about both; then they are one
//! by their links. Such an article is known by this: without it the others fall into strands that
//! share nothing, and its paragraphs name what one strand names and the other does not. What stands
//! in such a paragraph, and in the reports of that strand, is then no figure of another strand.
//! Where no paragraph decides, nothing is held apart.

use super::density::Density;
use super::keys::{StoryKeys, text_keys};
use super::reading::Reading;
use super::story::{affinity, linked};
use crate::lexicon::Lexicon;
use crate::model::{Corpus, Document, DocumentId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Documents up to which a story is looked at. Origin: every document is tried as the one that joins
/// the others; above this a story is so well reported that one article in common decides little.
const MOST_DOCUMENTS: usize = 64;

/// Weight of the names a paragraph must share with one strand alone. Origin: two names, or one with
/// a first name, as [`text_keys`] weighs them.
const POINTS: u32 = 40;

/// Affinity, in thousandths, from which two strands are not held apart: such documents have more in
/// common than what one article tells of both. Origin: reports of two fires of one week reach 0, a
/// ship's log and the wire's report of one shipwreck 106.
const CLOSE: u64 = 80;

/// What is held apart in one story.
#[derive(Debug, Default)]
pub(super) struct Scenes {
    /// Documents that tell of other happenings than the one.
    apart: BTreeMap<DocumentId, BTreeSet<DocumentId>>,
    /// Paragraphs that tell of one strand: document and start, with the documents of that strand.
    paragraphs: BTreeMap<(DocumentId, usize), BTreeSet<DocumentId>>,
    /// The strands that each article which tells of several tells of.
    told: BTreeMap<DocumentId, BTreeSet<DocumentId>>,
}

impl Scenes {
    /// Finds what is held apart among the documents of a story; `keys` gives those of each.
    pub(super) fn new(
        story: &[&Document],
        keys: impl Fn(&Document) -> Arc<StoryKeys>,
        corpus: &Corpus,
        lexicon: &Lexicon,
    ) -> Self {
        let mut scenes = Self::default();
        if story.len() < 3 || story.len() > MOST_DOCUMENTS {
            return scenes;
        }
        let mut keys: Vec<Arc<StoryKeys>> = story.iter().map(|document| keys(document)).collect();
        keys.sort_by_key(|keys| keys.document);
        let keys = &keys.iter().map(Arc::as_ref).collect::<Vec<_>>();
        // How many others there are does not matter within a story.
        let sparse = Density::default();
        let mut links = vec![vec![true; keys.len()]; keys.len()];
        for (at, left) in keys.iter().enumerate() {
            for (other, right) in keys.iter().enumerate().take(at) {
                let linked = linked(left, right, &sparse);
                (links[at][other], links[other][at]) = (linked, linked);
            }
        }
        if links.iter().flatten().all(|linked| *linked) {
            return scenes;
        }
        for at in 0..keys.len() {
            let strands = strands(&links, at);
            if strands.len() > 1 && !meet(keys, &strands) {
                scenes.add(keys, at, &strands, corpus, lexicon);
            }
        }
        scenes
    }

    /// Adds what the article `at` tells of several strands.
    fn add(
        &mut self,
        keys: &[&StoryKeys],
        at: usize,
        strands: &[Vec<usize>],
        corpus: &Corpus,
        lexicon: &Lexicon,
    ) {
        let Some(document) = corpus.document(keys[at].document) else { return };
        let names: Vec<BTreeSet<u32>> = strands.iter().map(|strand| names(keys, strand)).collect();
        let mut found = Vec::new();
        let mut last = None;
        for paragraph in paragraphs(&document.text, document.header) {
            let own = text_keys(&[paragraph.of(&document.text)], &[], lexicon);
            let points = |strand: &usize| -> u32 {
                let alone = |hash: &u32| {
                    names.iter().enumerate().all(|(other, names)| names.contains(hash) == (other == *strand))
                };
                own.iter().filter(|key| key.leads && alone(&key.hash)).map(|key| u32::from(key.weight)).sum()
            };
            let mut best: Vec<(u32, usize)> = (0..strands.len()).map(|at| (points(&at), at)).collect();
            best.sort_unstable_by_key(|(points, strand)| (std::cmp::Reverse(*points), *strand));
            match best.as_slice() {
                [(first, strand), (second, _), ..] if *first >= POINTS && *first >= second * 3 => {
                    last = Some(*strand);
                }
                // A paragraph that names neither goes on with what the one before tells.
                [(0, _), ..] => {}
                _ => last = None,
            }
            found.extend(last.map(|strand| (paragraph.start, strand)));
        }
        let told: BTreeSet<usize> = found.iter().map(|(_, strand)| *strand).collect();
        if told.len() < 2 {
            return;
        }
        let documents = |strand: usize| strands[strand].iter().map(|at| keys[*at].document);
        for (start, strand) in found {
            self.paragraphs.insert((document.id, start), documents(strand).collect());
        }
        self.told.insert(document.id, told.iter().flat_map(|strand| documents(*strand)).collect());
        for (one, other) in told.iter().flat_map(|one| told.iter().map(move |other| (*one, *other))) {
            for left in documents(one).filter(|_| one != other) {
                self.apart.entry(left).or_default().extend(documents(other));
            }
        }
    }

    /// Tells each reading which documents tell of another happening than it.
    pub(super) fn set(&self, readings: &mut [Reading<'_>], corpus: &Corpus) {
        if self.paragraphs.is_empty() {
            return;
        }
        for reading in readings {
            let mention = reading.mention;
            let mut apart = self.apart.get(&mention.document).cloned().unwrap_or_default();
            let start = corpus
                .document(mention.document)
                .map(|document| document.text[..mention.sentence.start].rfind('\n').map_or(0, |at| at + 1));
            let scene = start.and_then(|start| self.paragraphs.get(&(mention.document, start)));
            if let (Some(scene), Some(told)) = (scene, self.told.get(&mention.document)) {
                apart.extend(told.difference(scene));
                reading.scene = scene.first().copied();
            }
            reading.apart = apart.into_iter().collect();
        }
    }
}

/// Returns whether two mentions tell of different happenings.
pub(super) fn apart(left: &Reading<'_>, right: &Reading<'_>) -> bool {
    let (a, b) = (left.mention.document, right.mention.document);
    let scenes = left.scene.zip(right.scene).is_some_and(|(x, y)| x != y);
    left.apart.binary_search(&b).is_ok() || right.apart.binary_search(&a).is_ok() || (a == b && scenes)
}

/// Returns the parts into which the documents fall without the one at `without`, each ascending.
fn strands(links: &[Vec<bool>], without: usize) -> Vec<Vec<usize>> {
    let mut strand_of: Vec<Option<usize>> = vec![None; links.len()];
    let mut strands: Vec<Vec<usize>> = Vec::new();
    for first in (0..links.len()).filter(|at| *at != without) {
        if strand_of[first].is_some() {
            continue;
        }
        let mut strand = Vec::new();
        let mut open = vec![first];
        strand_of[first] = Some(strands.len());
        while let Some(at) = open.pop() {
            strand.push(at);
            for other in (0..links.len()).filter(|other| *other != without && links[at][*other]) {
                if strand_of[other].is_none() {
                    strand_of[other] = Some(strands.len());
                    open.push(other);
                }
            }
        }
        strand.sort_unstable();
        strands.push(strand);
    }
    strands
}

/// Returns whether documents of two strands are nearly linked.
fn meet(keys: &[&StoryKeys], strands: &[Vec<usize>]) -> bool {
    let near = |left: usize, right: usize| affinity(keys[left], keys[right]) >= CLOSE;
    strands.iter().enumerate().any(|(at, strand)| {
        let others = strands[at + 1..].iter().flatten();
        others.into_iter().any(|right| strand.iter().any(|left| near(*left, *right)))
    })
}

/// Returns the names and amounts of some documents.
fn names(keys: &[&StoryKeys], strand: &[usize]) -> BTreeSet<u32> {
    let leading = strand.iter().flat_map(|at| keys[*at].keys.iter().filter(|key| key.leads));
    leading.map(|key| key.hash).collect()
}

/// Returns the lines of a text from `from` on that are not blank.
fn paragraphs(text: &str, from: usize) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if end > from && !line.trim().is_empty() {
            spans.push(Span::new(start, end));
        }
        start = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::keys::Key;
    use super::super::testing::{corpus, lexicon, told};
    use super::*;

    fn keys(document: u64, hashes: &[u32]) -> StoryKeys {
        let key = |hash: &u32| Key { hash: *hash, weight: 28, leads: true, full: false };
        StoryKeys::new(DocumentId(document), None, hashes.iter().map(key).collect())
    }

    #[test]
    fn without_the_review_the_reports_fall_into_two_strands() {
        let link = |a: usize, b: usize| a == b || a == 4 || b == 4 || a / 2 == b / 2;
        let links: Vec<Vec<bool>> = (0..5).map(|a| (0..5).map(|b| link(a, b)).collect()).collect();
        assert_eq!(strands(&links, 4), [vec![0, 1], vec![2, 3]]);
        assert_eq!(strands(&links, 0), [vec![1, 2, 3, 4]]);
    }

    #[test]
    fn strands_that_share_a_name_meet() {
        let (log, wire, fire) = (keys(1, &[1, 2, 3]), keys(2, &[3, 4, 5]), keys(3, &[7, 8, 9]));
        let all = [&log, &wire, &fire];
        assert!(meet(&all, &[vec![0], vec![1]]));
        assert!(!meet(&all, &[vec![0, 1], vec![2]]));
    }

    #[test]
    fn a_paragraph_of_the_review_goes_with_its_strand() {
        let mill = told("Mill: 3 people died.\n", &[("person", "die")]);
        let quay = told("Quay: 5 people died.\n", &[("person", "die")]);
        let review =
            told("At the mill 3 died.\nAt the quay 5 died.\n", &[("person", "die"), ("person", "die")]);
        let (a, b, r) = (mill.0.id, quay.0.id, review.0.id);
        let second = review.0.text.find("At the quay").unwrap();
        let scenes = Scenes {
            apart: BTreeMap::from([(a, BTreeSet::from([b])), (b, BTreeSet::from([a]))]),
            paragraphs: BTreeMap::from([((r, 0), BTreeSet::from([a])), ((r, second), BTreeSet::from([b]))]),
            told: BTreeMap::from([(r, BTreeSet::from([a, b]))]),
        };
        let corpus = corpus([mill, quay, review]);
        let mut readings: Vec<_> =
            corpus.mentions().iter().map(|m| Reading::new(m, &corpus, lexicon())).collect();
        scenes.set(&mut readings, &corpus);
        let at = |document: DocumentId, text: &str| {
            readings.iter().find(|r| r.mention.document == document && r.mention.text == text).unwrap()
        };
        assert!(apart(at(a, "3"), at(b, "5")));
        assert!(apart(at(r, "3"), at(b, "5")) && !apart(at(r, "3"), at(a, "3")));
        assert!(apart(at(r, "3"), at(r, "5")));
    }

    #[test]
    fn blank_lines_and_the_header_are_no_paragraphs() {
        let text = "By A\n\nOne.\n  \nTwo.";
        let found: Vec<&str> = paragraphs(text, 5).into_iter().map(|span| span.of(text).trim()).collect();
        assert_eq!(found, ["One.", "Two."]);
    }
}
