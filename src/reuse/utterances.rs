//! Defines [`utterances`], words of one speaker that several documents quote.
//!
//! Nine outlets that print one sentence of the governor are no nine witnesses: the governor said it
//! once. Quotations are one utterance where eight words in a row are the same, so that a shorter and
//! a longer excerpt of a speech are found to be one.

use super::fingerprint::hash;
use super::quotes::quotations;
use super::words::words_of;
use crate::lexicon::Lexicon;
use crate::model::{Document, Joined, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// Words in a row that make two quotations one. Shorter ones are sayings and titles.
const SAME: usize = 8;

/// Bytes around a quotation in which its speaker is looked for.
const NEAR: usize = 80;

/// Words between a quotation and the name of its speaker at most ("said project leader Dr …").
const FAR: usize = 4;

/// Words an unnamed utterance is called by.
const OPENING: usize = 6;

/// Words of one speaker that several documents quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Utterance {
    /// The speaker as named beside the words, or the beginning of the words.
    pub(super) speaker: String,
    /// The documents, by their place in the list given, and the quotations, ascending.
    pub(super) places: Vec<(usize, Span)>,
}

/// Returns the utterances that several of the documents quote, in order of their first places; the
/// same for the same documents. Linear in the texts, but for sorting.
pub(super) fn utterances(documents: &[&Document], lexicon: &Lexicon) -> Vec<Utterance> {
    let quoted: Vec<Vec<(u64, Span)>> = documents.par_iter().map(|document| shingles(document)).collect();
    let mut postings: Vec<(u64, usize, Span)> = Vec::new();
    for (at, shingles) in quoted.into_iter().enumerate() {
        postings.extend(shingles.into_iter().map(|(hash, span)| (hash, at, span)));
    }
    postings.par_sort_unstable();
    let mut joined: Joined<(usize, Span)> = Joined::default();
    for group in postings.chunk_by(|a, b| a.0 == b.0).filter(|group| group[0].1 != group[group.len() - 1].1) {
        let first = (group[0].1, group[0].2);
        group[1..].iter().for_each(|&(_, at, span)| joined.join(first, (at, span)));
    }
    let sets = joined.sets();
    sets.into_iter()
        .map(|places| Utterance { speaker: speaker(documents, &places, lexicon), places })
        .collect()
}

/// Returns the hashes of eight words in a row of every quotation, with its span.
fn shingles(document: &Document) -> Vec<(u64, Span)> {
    let mut shingles = Vec::new();
    for span in quotations(&document.text).into_iter().filter(|span| span.start >= document.header) {
        let keys: Vec<u64> =
            words_of(&document.text, span).map(|(word, _)| xxh3_64(word.as_bytes())).collect();
        shingles.extend(keys.windows(SAME).map(|part| (hash(part.iter().copied()), span)));
    }
    shingles
}

/// Returns who says the words: the name that stands beside most of the places, of equals the longest.
fn speaker(documents: &[&Document], places: &[(usize, Span)], lexicon: &Lexicon) -> String {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for &(at, span) in places {
        if let Some(name) = named_beside(&documents[at].text, span, lexicon) {
            *names.entry(name).or_default() += 1;
        }
    }
    let best = names.into_iter().max_by_key(|(name, count)| (*count, name.len(), name.clone()));
    best.map_or_else(|| opening(documents, places), |(name, _)| name)
}

/// Returns the first words of the shortest quotation, in quotation marks.
fn opening(documents: &[&Document], places: &[(usize, Span)]) -> String {
    let texts = places.iter().map(|&(at, span)| (span.of(&documents[at].text), at));
    let (text, _) = texts.min_by_key(|(text, _)| (text.len(), *text)).unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().take(OPENING).collect();
    format!("\u{201c}{} …\u{201d}", words.join(" "))
}

/// Returns the name next to a quotation in its line: after it ("…," said Ann Lee), else right
/// before it (Ann Lee: "…").
fn named_beside(text: &str, span: Span, lexicon: &Lexicon) -> Option<String> {
    let line_end = text.get(span.end..)?.find('\n').map_or(text.len(), |at| span.end + at);
    let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let after = first_part(Span::new(span.end, line_end).of(text));
    let before = last_part(Span::new(line_start, span.start).of(text));
    let leads = before.trim_end_matches(['"', '“', '„', '«', ' ']).ends_with([':', ',']);
    let runs = |text| name_runs(text, lexicon);
    let behind = runs(after).into_iter().find(|(at, _)| *at <= FAR).map(|(_, name)| name);
    behind.or_else(|| runs(before).pop().filter(|_| leads).map(|(_, name)| name))
}

/// Returns what stands behind a quotation, up to the end of the sentence or the next quotation.
fn first_part(text: &str) -> &str {
    let to = (0..=text.len().min(NEAR)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let near = text.get(..to).unwrap_or_default().trim_start_matches(['"', '”', '“', '»']);
    near.split(['"', '“', '„', '«']).next().unwrap_or_default()
}

/// Returns the last bytes of what stands before a quotation.
fn last_part(text: &str) -> &str {
    let from = (text.len().saturating_sub(NEAR)..=text.len()).find(|&at| text.is_char_boundary(at));
    text.get(from.unwrap_or_default()..).unwrap_or_default()
}

/// Returns the runs of capitalised words that can be a speaker, with the number of words before
/// each: no places behind a preposition, no days, no single common word.
fn name_runs(text: &str, lexicon: &Lexicon) -> Vec<(usize, String)> {
    let words: Vec<(String, Span)> = words_of(text, Span::new(0, text.len())).collect();
    let capital = |(_, span): &(String, Span)| span.of(text).starts_with(char::is_uppercase);
    let touching = |a: Span, b: Span| Span::new(a.end, b.start).of(text).trim_matches(['-', '.']) == " ";
    let is_time = |word: &str| !lexicon.times.of(word).is_empty();
    let mut names = Vec::new();
    let mut at: usize = 0;
    for run in words.chunk_by(|a, b| capital(a) && capital(b) && touching(a.1, b.1)) {
        let before = at.checked_sub(1).map_or("", |last| words[last].0.as_str());
        let placed = lexicon.speech.locative(before).is_some() || before == "of";
        let common = run.len() == 1 && lexicon.words.get(&run[0].0).is_some();
        if capital(&run[0]) && !placed && !common && !run.iter().all(|(word, _)| is_time(word)) {
            names.push((at, run[0].1.cover(run[run.len() - 1].1).of(text).to_owned()));
        }
        at += run.len();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, lexicon};
    use super::*;

    const SPEECH: &str = "We looked for them all night with lamps and dogs and a borrowed boat";

    fn found(texts: &[String]) -> Vec<(String, usize)> {
        let documents: Vec<Document> = texts.iter().map(|text| document("A", text)).collect();
        let documents: Vec<&Document> = documents.iter().collect();
        let utterances = utterances(&documents, lexicon());
        utterances.into_iter().map(|utterance| (utterance.speaker, utterance.places.len())).collect()
    }

    #[test]
    fn excerpts_of_one_speech_are_one_utterance() {
        let whole = format!("\"{SPEECH},\" said Ann Moe, a fisherman.");
        let part = "Moe said they had \"looked for them all night with lamps and dogs\".".to_owned();
        assert_eq!(found(&[whole, part]), [("Ann Moe".to_owned(), 2)]);
    }

    #[test]
    fn an_utterance_without_a_speaker_is_called_by_its_words() {
        let text = format!("“{SPEECH}.”");
        assert_eq!(found(&[text.clone(), text + " "]), [("“We looked for them all night …”".to_owned(), 2)]);
    }

    #[test]
    fn a_quotation_in_one_document_or_a_short_one_is_none() {
        let text = format!("“{SPEECH}.” he said. “{SPEECH}.”");
        assert_eq!(found(&[text, "He said “we looked for them all night”.".to_owned()]), []);
    }
}
