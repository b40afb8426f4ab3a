//! Defines [`Backer`] and [`merged`], which documents pass on one speaker's word.
//!
//! Two outlets that write "47 were rescued, the sheriff said" are one witness, though neither copied
//! the other: both have it from the sheriff. Names are one speaker's where one is the other with words
//! left out ("Moe", "the Attorney General", "Attorney General Ann Moe"; "police", "county police").
//! Mistaking two for one lowers the number of witnesses, which is the safe side to err on.

use super::{DocumentId, Joined};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of where a document has some numbers from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Backer<'a> {
    /// The originators of its text, alphabetically.
    pub(super) names: BTreeSet<&'a str>,
    /// Whom it cites for the numbers.
    pub(super) speakers: BTreeSet<&'a str>,
}

/// What ties documents to each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie<'a> {
    Document(DocumentId),
    Text(BTreeSet<&'a str>),
    Speaker(&'a str),
}

/// Returns who stands behind each document: the originators of its text, or the speaker whom texts of
/// several originators cite; nobody behind a document of unknown origin. The number of distinct names
/// never grows by this. n log n in documents;
/// speakers who share a word are compared with each other.
pub(super) fn merged<'a>(backers: &BTreeMap<DocumentId, Backer<'a>>) -> BTreeMap<DocumentId, Vec<&'a str>> {
    let mut ties = Joined::default();
    let called = called(backers.values().flat_map(|backer| backer.speakers.iter().copied()).collect());
    let known = |backer: &Backer<'_>| !backer.speakers.is_empty() && !backer.names.is_empty();
    for (&document, backer) in backers.iter().filter(|(_, backer)| known(backer)) {
        ties.join(Tie::Document(document), Tie::Text(backer.names.clone()));
        for speaker in &backer.speakers {
            ties.join(Tie::Document(document), Tie::Speaker(called[speaker]));
        }
    }
    let mut cited: BTreeMap<&BTreeSet<&str>, &str> = BTreeMap::new();
    let sets = ties.sets();
    for set in &sets {
        let texts = set.iter().filter_map(|tie| match tie {
            Tie::Text(names) => Some(names),
            _ => None,
        });
        let documents = set.iter().filter_map(|tie| match tie {
            Tie::Document(document) => backers.get(document),
            _ => None,
        });
        if texts.clone().nth(1).is_some()
            && let Some(speaker) = most_cited(documents, &called)
        {
            cited.extend(texts.map(|names| (names, speaker)));
        }
    }
    let behind = |backer: &Backer<'a>| match cited.get(&backer.names) {
        Some(speaker) => vec![*speaker],
        None => backer.names.iter().copied().collect(),
    };
    backers.iter().map(|(document, backer)| (*document, behind(backer))).collect()
}

/// Returns the speaker whom most documents cite, of equals the first by name.
fn most_cited<'a, 'b>(
    documents: impl Iterator<Item = &'b Backer<'a>>,
    called: &BTreeMap<&'a str, &'a str>,
) -> Option<&'a str>
where
    'a: 'b,
{
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for backer in documents {
        let speakers: BTreeSet<&str> = backer.speakers.iter().map(|speaker| called[speaker]).collect();
        speakers.into_iter().for_each(|speaker| *times.entry(speaker).or_default() += 1);
    }
    times.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(speaker, _)| speaker)
}

/// Returns the fullest name of each speaker.
fn called(names: BTreeSet<&str>) -> BTreeMap<&str, &str> {
    let mut names: Vec<(Vec<Word>, &str)> = names.into_iter().map(|name| (words(name), name)).collect();
    names.sort_by_key(|(words, name)| (usize::MAX - words.len(), *name));
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut called = BTreeMap::new();
    for (at, (words, name)) in names.iter().enumerate() {
        let last = words.last().map_or("", |word| word.plain.as_str());
        let mut fuller = holders.get(last).into_iter().flatten().map(|&other| &names[other]);
        let full = fuller.find(|(other, _)| shortens(words, other)).map_or(*name, |(_, other)| other);
        called.insert(*name, full);
        words.iter().for_each(|word| holders.entry(&word.plain).or_default().push(at));
    }
    called
}

/// Returns whether a name is a fuller one with words left out: before its end, or a proper name behind it
/// ("Attorney General" of "Attorney General Ann Moe of Ohio", not "police" of "police union").
fn shortens(short: &[Word], full: &[Word]) -> bool {
    let Some((last, before)) = short.split_last() else { return false };
    let Some(end) = full.iter().rposition(|word| word.plain == last.plain) else { return false };
    let (head, name) = full.split_at(end + 1);
    let held = |word: &Word| head.iter().any(|other| other.plain == word.plain);
    before.iter().all(held) && name.iter().all(|word| word.capital || word.plain == "of")
}

/// A word of a name.
struct Word {
    /// In lower case, without a possessive ending.
    plain: String,
    capital: bool,
}

/// Returns the words of a name without articles.
fn words(name: &str) -> Vec<Word> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !"'’-.".contains(c));
    let word = |word: &str| {
        let lower = word.to_lowercase();
        let plain = lower.trim_end_matches("'s").trim_end_matches("’s").to_owned();
        Word { plain, capital: word.starts_with(char::is_uppercase) }
    };
    let telling = |word: &Word| !matches!(word.plain.as_str(), "" | "the" | "a" | "an");
    words.map(word).filter(telling).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns who stands behind documents, each given as the originators of its text and those it cites.
    fn behind(documents: &[(&[&'static str], &[&'static str])]) -> Vec<Vec<&'static str>> {
        let backer = |(names, speakers): &(&[&'static str], &[&'static str])| Backer {
            names: names.iter().copied().collect(),
            speakers: speakers.iter().copied().collect(),
        };
        let backers = documents.iter().enumerate().map(|(at, row)| (DocumentId(at as u64), backer(row)));
        merged(&backers.collect()).into_values().collect()
    }

    #[test]
    fn outlets_that_cite_one_speaker_are_one_witness() {
        let found =
            behind(&[(&["Herald"], &["police"]), (&["Post"], &["the county police"]), (&["Star"], &[])]);
        assert_eq!(found, [["the county police"], ["the county police"], ["Star"]]);
    }

    #[test]
    fn a_text_of_an_agency_stays_the_agencys_where_nobody_else_cites_its_source() {
        let found = behind(&[(&["EPA"], &["police"]), (&["EPA"], &["police"]), (&["Star"], &["the mayor"])]);
        assert_eq!(found, [["EPA"], ["EPA"], ["Star"]]);
    }

    #[test]
    fn reprints_follow_the_text_that_cites() {
        let found = behind(&[(&["EPA"], &["police"]), (&["EPA"], &[]), (&["Star"], &["police"])]);
        assert_eq!(found, [["police"]; 3]);
    }

    #[test]
    fn names_that_end_otherwise_are_two_speakers() {
        let found = behind(&[(&["Herald"], &["police"]), (&["Post"], &["police union"])]);
        assert_eq!(found, [["Herald"], ["Post"]]);
        let found = behind(&[(&["Herald"], &["Ann Moe"]), (&["Post"], &["Bea Moe"])]);
        assert_eq!(found, [["Herald"], ["Post"]]);
    }

    #[test]
    fn a_title_and_a_surname_are_of_the_person_who_has_both() {
        let person = "Attorney General Ann Moe of Ohio";
        let found = behind(&[(&["A"], &["Moe"]), (&["B"], &[person]), (&["C"], &["attorney general"])]);
        assert_eq!(found, [[person]; 3]);
    }

    #[test]
    fn whoever_cites_two_ties_them() {
        let found = behind(&[
            (&["Herald"], &["police", "the mayor"]),
            (&["Post"], &["police"]),
            (&["Star"], &["mayor"]),
        ]);
        assert_eq!(found.concat().into_iter().collect::<BTreeSet<_>>().len(), 1);
    }
}
