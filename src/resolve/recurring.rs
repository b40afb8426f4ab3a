//! Defines [`Recurring`], the lines an outlet prints under one article after another, and [`Line`].
//!
//! What is known by its form (share bars, "Sign up") is no claim from the start; this is about
//! wording nobody has listed: "Join the 45,000 readers who get our briefing". That a line comes back
//! proves nothing by itself: reports of a long war give its toll in the same sentence for years, and
//! that is a claim. So a line must come back at one outlet *and* speak to the reader, or stand below
//! the article without being a sentence. Words that somebody says are never such a line, and copies in
//! other outlets do not count.

use crate::lexicon::{Form, Lexicon, Tag};
use crate::model::{ContentHash, Corpus, Document, Mention, MentionId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Documents of one outlet from which on a line is one it prints everywhere. Origin: two or three
/// versions of one article stand in many piles, four hardly ever.
pub const RECURS: usize = 4;

/// Most words of a line below an article that is no sentence; longer ones lost their full stop.
const LONGEST_REST: usize = 12;

/// A line with a number that may be one its outlet prints everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The same for the same words, in any outlet.
    pub hash: u64,
    /// The number in it.
    pub mention: MentionId,
}

/// Returns the lines of a document that hold one of its mentions and could recur, ascending. A pure
/// function of the document; linear in its length.
#[must_use]
pub fn lines(document: &Document, mentions: &[&Mention], lexicon: &Lexicon) -> Vec<Line> {
    let (rest, quoting) = (rest(document), quoting(&document.text));
    let could_recur = |mention: &Mention| {
        let sentence = mention.sentence.of(&document.text);
        let spoken = mention.speaker.is_some() || touches(mention.sentence, &quoting);
        let below = mention.sentence.start >= rest
            && !sentence.contains(':')
            && sentence.split_whitespace().count() <= LONGEST_REST;
        let row = mention.structure.cell.is_some();
        !spoken && !row && (below || speaks_to_the_reader(sentence, lexicon))
    };
    let line = |mention: &&Mention| {
        let words = mention.sentence.of(&document.text).split_whitespace();
        let hash = words.fold(ContentHash::new().field("line"), |hash, word| hash.field(word.to_lowercase()));
        Line { hash: hash.finish(), mention: mention.id }
    };
    let mut lines: Vec<Line> = mentions.iter().filter(|mention| could_recur(mention)).map(line).collect();
    lines.sort_unstable();
    lines
}

/// Marks that begin or end somebody's words.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Returns the lines of a text that hold such a mark, in order. They are found once: in a text of one
/// line each of its sentences would look through all the others.
fn quoting(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if line.contains(QUOTES) {
            lines.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    lines
}

/// Returns whether a sentence stands in one of the lines, which are in order; logarithmic in their number.
fn touches(sentence: Span, lines: &[Span]) -> bool {
    let at = lines.partition_point(|line| line.end < sentence.start);
    lines.get(at).is_some_and(|line| line.start <= sentence.end)
}

/// Returns where the lines begin that stand below the last line with a sentence; the end of the text
/// where no line has one.
fn rest(document: &Document) -> usize {
    let mut end = document.text.len();
    for line in document.text.split_inclusive('\n').rev() {
        let bare = line.trim_end().trim_end_matches([')', '’', '\'']).trim_end_matches(QUOTES);
        if bare.ends_with(['.', '!', '?', '…']) {
            return end;
        }
        end -= line.len();
    }
    document.text.len()
}

/// Returns whether a sentence names the reader or the outlet as "you" and "we", or tells the reader to
/// do something.
fn speaks_to_the_reader(sentence: &str, lexicon: &Lexicon) -> bool {
    let mut words =
        sentence.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let named = |word: &str| {
        // "US" and "WE" may be anything.
        let shouted = word.len() <= 2 && word.chars().all(char::is_uppercase);
        !shouted && lexicon.layout.speaks_to_the_reader(&word.to_lowercase())
    };
    // "Set up by 40 farmers" and "Close to 40" tell nobody to do anything.
    let tells = |form: Form<'_>| {
        let first = form.tag() == Some(Tag::Verb);
        let plain = |tag: Tag| matches!(tag, Tag::Verb | Tag::Noun | Tag::Nouns);
        !form.closed && first && form.readings().all(|reading| plain(reading.tag))
    };
    let told = |word: &str| lexicon.words.get(&word.to_lowercase()).is_some_and(tells);
    words.clone().any(named) || words.next().is_some_and(told)
}

/// The lines that outlets print everywhere, each with its outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recurring(BTreeMap<String, BTreeSet<u64>>);

impl Recurring {
    /// Returns those of a pile: lines in at least [`RECURS`] of its documents of one outlet.
    #[must_use]
    pub fn of(corpus: &Corpus, lexicon: &Lexicon) -> Self {
        let mut holders: BTreeMap<(&str, u64), usize> = BTreeMap::new();
        for (document, lines) in lines_of(corpus, lexicon) {
            let hashes: BTreeSet<u64> = lines.iter().map(|line| line.hash).collect();
            for hash in hashes {
                *holders.entry((document.source.as_str(), hash)).or_default() += 1;
            }
        }
        let mut recurring = Self::default();
        for ((source, hash), _) in holders.into_iter().filter(|(_, count)| *count >= RECURS) {
            recurring.insert(source, hash);
        }
        recurring
    }

    /// Adds a line of an outlet, which must not be empty: documents of unknown source are no outlet's.
    pub fn insert(&mut self, source: &str, hash: u64) {
        if !source.is_empty() {
            self.0.entry(source.to_owned()).or_default().insert(hash);
        }
    }

    /// Returns the mentions of a pile that stand in such lines.
    #[must_use]
    pub fn mentions(&self, corpus: &Corpus, lexicon: &Lexicon) -> BTreeSet<MentionId> {
        if self.0.is_empty() {
            return BTreeSet::new();
        }
        let recurs = |document: &Document, line: &Line| {
            self.0.get(&document.source).is_some_and(|hashes| hashes.contains(&line.hash))
        };
        let found = lines_of(corpus, lexicon).into_iter().flat_map(|(document, lines)| {
            lines.into_iter().filter(move |line| recurs(document, line)).map(|line| line.mention)
        });
        found.collect()
    }
}

/// Returns the lines of all documents that have some.
fn lines_of<'c>(corpus: &'c Corpus, lexicon: &Lexicon) -> Vec<(&'c Document, Vec<Line>)> {
    let mut mentions: BTreeMap<_, Vec<&Mention>> = BTreeMap::new();
    for mention in corpus.mentions() {
        mentions.entry(mention.document).or_default().push(mention);
    }
    let of = |(id, mentions): (_, Vec<&Mention>)| {
        let document = corpus.document(id)?;
        Some((document, lines(document, &mentions, lexicon))).filter(|(_, lines)| !lines.is_empty())
    };
    mentions.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, told};
    use super::*;

    fn could_recur(text: &str, counts: &[(&str, &str)]) -> usize {
        let (document, mentions) = told(text, counts);
        lines(&document, &mentions.iter().collect::<Vec<_>>(), lexicon()).len()
    }

    #[test]
    fn lines_that_speak_to_the_reader_could_recur() {
        for text in [
            "The town burned.\n\nJoin the 45000 readers who get our briefing.",
            "The town burned.\n\nYou have 3 free articles left.",
            "The town burned.\n\nDonate 5 dollars a month.",
            "The town burned.\n\n45 people like this",
        ] {
            assert_eq!(could_recur(text, &[("reader", "")]), 1, "{text}");
        }
    }

    #[test]
    fn sentences_about_the_world_are_claims_however_often_they_come_back() {
        for text in [
            "The war has killed 40000 people.",
            "The town burned.\n\nUS forces killed 12 men.",
            "The town burned.\n\n“We treated 45 patients,” she said.",
            "The town burned.\n\nTotal: 45 dead",
            "45 people killed",
            "Close to 40 people were hurt.",
            "Run by 40 nuns, the school has no roof.",
        ] {
            assert_eq!(could_recur(text, &[("person", "kill")]), 0, "{text}");
        }
    }

    #[test]
    fn words_in_quotation_marks_are_looked_for_in_the_line_alone() {
        let text = "He said “no”.\nNobody else spoke.\n\nShe said: “Yes.";
        let (lines, sentence) =
            (quoting(text), |of: &str| text.find(of).map(|at| Span::new(at, at + of.len())).unwrap());
        assert_eq!(lines.len(), 2);
        assert!(touches(sentence("He said"), &lines) && touches(sentence("Yes."), &lines));
        assert!(!touches(sentence("Nobody else spoke."), &lines));
        assert!(touches(sentence("else spoke.\n\nShe"), &lines));
        assert!(!touches(Span::new(0, 3), &quoting("Nobody spoke.")));
    }
}
