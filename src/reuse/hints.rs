//! Defines [`hints`], signs that outlets may not be independent which are shown and never counted.
//!
//! Two reporters may hear the same speech, be handed the same table, and even mistype the same
//! number. So shared quotations, shared rows and shared odd figures make no copy; but who weighs
//! nine outlets against one should see them. Each sign names all documents that show it, never
//! pairs, so that the output is linear in what was read.

use super::utterances::utterances;
use super::words::{is_row, words_of};
use super::{ranked, sentences};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Claim, ClaimId, ConflictKind, Decimal, Document, DocumentId, Figure, FigureId, Hint, HintKind,
    Joined, Modality, Sentence, Span,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xxhash_rust::xxh3::xxh3_64;

/// Rows with numbers two documents must share to be worth a remark; one or two are found in any two
/// reports of one election.
const SAME_ROWS: usize = 4;

/// Most documents that are all paired over one row; of more each is paired with the earliest only.
const ALL_PAIRS: usize = 8;

/// Most documents that share an odd figure; what more say is a second opinion.
const FEW: usize = 3;

/// Digits of a number that is odd enough to tell: two reports of 4 or of 300 agree by chance.
const TELLING_DIGITS: usize = 2;

/// Returns what outlets have in common besides copied text, ascending by kind and documents; nothing
/// of documents that are copies of each other anyway. Linear in texts and findings, but for sorting.
#[must_use]
pub fn hints(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Hint> {
    let documents = ranked(analysis.corpus.documents());
    let mut hints = speeches(&documents, lexicon);
    hints.extend(tables(analysis, &documents));
    hints.extend(odd_figures(analysis));
    let family = Related::read(analysis);
    hints.retain(|hint| family.are_several(analysis, &hint.documents));
    hints.sort();
    hints.dedup();
    hints
}

/// Which documents are known to share text.
struct Related {
    set_of: HashMap<DocumentId, usize>,
}

impl Related {
    fn read(analysis: &Analysis) -> Self {
        let mut joined = Joined::default();
        analysis.copies.iter().for_each(|copying| joined.join(copying.copy, copying.original));
        let sets = joined.sets().into_iter().enumerate();
        Self { set_of: sets.flat_map(|(at, set)| set.into_iter().map(move |id| (id, at))).collect() }
    }

    /// Returns whether some documents are of several outlets and not all copies of each other.
    fn are_several(&self, analysis: &Analysis, documents: &[DocumentId]) -> bool {
        let known = documents.iter().filter_map(|id| analysis.corpus.document(*id));
        let outlets: BTreeSet<&str> = known.map(|document| document.source.as_str()).collect();
        let one_text = documents
            .first()
            .and_then(|id| self.set_of.get(id))
            .is_some_and(|set| documents.iter().all(|id| self.set_of.get(id) == Some(set)));
        outlets.len() > 1 && !one_text
    }
}

fn hint(kind: HintKind, places: impl IntoIterator<Item = (DocumentId, Span)>, explanation: String) -> Hint {
    let places: BTreeSet<(DocumentId, Span)> = places.into_iter().collect();
    let documents: BTreeSet<DocumentId> = places.iter().map(|(document, _)| *document).collect();
    Hint {
        kind,
        documents: documents.into_iter().collect(),
        places: places.into_iter().collect(),
        explanation,
    }
}

fn speeches(documents: &[&Document], lexicon: &Lexicon) -> Vec<Hint> {
    let spoken = utterances(documents, lexicon).into_iter().map(|utterance| {
        let places = utterance.places.iter().map(|&(at, span)| (documents[at].id, span));
        hint(HintKind::Speech, places, format!("quote the same words: {}", utterance.speaker))
    });
    spoken.collect()
}

/// A row: the hash of its words, the place of its document, and where it stands.
type Row = (u64, usize, Span);

/// Returns the documents that print rows of an earlier one.
fn tables(analysis: &Analysis, documents: &[&Document]) -> Vec<Hint> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let read = sentences(document, &analysis.extractions);
        rows.extend(read.iter().filter_map(|sentence| row(document, sentence)).map(|(h, s)| (h, at, s)));
    }
    rows.sort_unstable();
    rows.dedup_by_key(|(hash, at, _)| (*hash, *at));
    let mut shared: BTreeMap<(usize, usize), Vec<(Span, Span)>> = BTreeMap::new();
    for group in rows.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let firsts = if group.len() > ALL_PAIRS { 1 } else { group.len() };
        for (at, &(_, first, in_first)) in group.iter().take(firsts).enumerate() {
            for &(_, other, in_other) in &group[at + 1..] {
                shared.entry((first, other)).or_default().push((in_first, in_other));
            }
        }
    }
    shared.retain(|_, rows| rows.len() >= SAME_ROWS);
    let mut joined = Joined::default();
    shared.keys().for_each(|&(first, other)| joined.join(first, other));
    let sets = joined.sets().into_iter().enumerate();
    let set_of: HashMap<usize, usize> =
        sets.flat_map(|(at, set)| set.into_iter().map(move |document| (document, at))).collect();
    let mut tables: BTreeMap<usize, (usize, Vec<(DocumentId, Span)>)> = BTreeMap::new();
    for ((first, other), rows) in shared {
        let (most, places) = tables.entry(set_of[&first]).or_default();
        *most = rows.len().max(*most);
        for (in_first, in_other) in rows {
            places.extend([(documents[first].id, in_first), (documents[other].id, in_other)]);
        }
    }
    let words = |most| format!("have up to {most} rows of a table in common");
    tables.into_values().map(|(most, places)| hint(HintKind::Table, places, words(most))).collect()
}

/// Returns the hash of a row that holds a number, and its place.
fn row(document: &Document, sentence: &Sentence) -> Option<(u64, Span)> {
    let text = sentence.span.of(&document.text);
    if sentence.span.start < document.header || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words: Vec<String> = words_of(&document.text, sentence.span).map(|(word, _)| word).collect();
    let is_wide = words.len() > 2 && is_row(sentence, text, words.len());
    is_wide.then(|| (xxh3_64(words.join(" ").as_bytes()), sentence.span))
}

/// Returns the documents that alone give an amount which all others who give one contradict.
fn odd_figures(analysis: &Analysis) -> Vec<Hint> {
    let mut of_figure: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
    for claim in analysis.resolution.claims.iter().filter(|claim| claim.modality == Modality::Asserted) {
        of_figure.entry(claim.figure).or_default().push(claim);
    }
    let mut against: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for conflict in analysis.findings.conflicts.iter().filter(|found| found.kind == ConflictKind::Value) {
        for (at, side) in conflict.sides.iter().enumerate() {
            let others = conflict.sides.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<ClaimId> = others.flat_map(|(_, side)| side.claims.iter().copied()).collect();
            side.claims.iter().for_each(|claim| against.entry(*claim).or_default().extend(&others));
        }
    }
    let figures = &analysis.resolution.figures;
    let figure = |id| figures.binary_search_by_key(&id, |figure| figure.id).ok().map(|at| &figures[at]);
    let odd = |claim: &&Claim| {
        let all = of_figure.get(&claim.figure)?;
        odd_figure(analysis, figure(claim.figure)?, claim, all, against.get(&claim.id)?)
    };
    of_figure.values().flatten().filter_map(odd).collect()
}

/// Returns the hint of one claim: `all` are the claims of its figure, `against` those that cannot
/// hold together with it.
fn odd_figure(
    analysis: &Analysis,
    figure: &Figure,
    claim: &Claim,
    all: &[&Claim],
    against: &BTreeSet<ClaimId>,
) -> Option<Hint> {
    let places = |claim: &Claim| {
        let mentions = claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id));
        mentions.map(|mention| (mention.document, mention.span)).collect::<Vec<_>>()
    };
    let documents = |claims: &mut dyn Iterator<Item = &Claim>| {
        let places = claims.flat_map(places);
        places.map(|(document, _)| document).collect::<BTreeSet<DocumentId>>()
    };
    let own = documents(&mut std::iter::once(claim));
    let mut others = all.iter().filter(|other| other.id != claim.id);
    let contradicted = others.clone().all(|other| against.contains(&other.id));
    let rest = documents(&mut others.by_ref().copied());
    let many = rest.difference(&own).count();
    let telling = claim.quantity.point().is_some_and(is_telling);
    let alone = (2..=FEW).contains(&own.len()) && many > own.len();
    let words =
        format!("alone say {} ({}), which {many} other documents contradict", claim.quantity, figure.label);
    (contradicted && telling && alone).then(|| hint(HintKind::OddFigure, places(claim), words))
}

/// Returns whether a number has so many digits before its closing zeros that it is no chance.
fn is_telling(value: Decimal) -> bool {
    let digits = value.normalize().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len() >= TELLING_DIGITS
}

#[cfg(test)]
mod tests {
    use super::super::testing::{dated, lexicon};
    use super::*;
    use crate::model::{Corpus, Extraction, SentenceKind};

    /// Returns documents of one sentence a line, without numbers read.
    fn pile(texts: &[(&str, &str)]) -> Analysis {
        let documents: Vec<Document> = texts.iter().map(|(source, text)| dated(source, text, 1)).collect();
        let lines = |text: &str| {
            let mut start = 0;
            let line = |line: &str| {
                let span = Span::new(start, start + line.trim_end().len());
                start += line.len();
                Sentence { span, kind: SentenceKind::Prose, paragraph: 0 }
            };
            text.split_inclusive('\n').map(line).collect()
        };
        let read = |document: &Document| {
            (document.id, Extraction { sentences: lines(&document.text), ..Extraction::default() })
        };
        let extractions = documents.iter().map(read).collect();
        Analysis { corpus: Corpus::new(documents, Vec::new()), extractions, ..Analysis::default() }
    }

    #[test]
    fn a_table_in_two_outlets_is_a_hint_and_a_single_row_is_none() {
        let table = "North: 12 hurt, 3 dead\nSouth: 7 hurt, 1 dead\nEast: 22 hurt\nWest: 9 hurt, 4 dead\n";
        let single = "North: 12 hurt, 3 dead\nElsewhere nothing happened all day.";
        let found = hints(&pile(&[("A", table), ("B", table), ("C", single)]), lexicon());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].kind, found[0].documents.len(), found[0].places.len()), (HintKind::Table, 2, 8));
        assert!(hints(&pile(&[("A", table), ("A", &format!("{table}."))]), lexicon()).is_empty());
    }

    #[test]
    fn a_speech_in_two_outlets_is_a_hint() {
        let speech = "\"We looked for them all night with lamps and dogs,\" said Ann Moe.";
        let found = hints(&pile(&[("A", speech), ("B", &format!("At noon it rained. {speech}"))]), lexicon());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].explanation, "quote the same words: Ann Moe");
    }

    #[test]
    fn numbers_of_one_digit_tell_nothing() {
        let telling = |value: i64| is_telling(Decimal::from(value));
        assert_eq!([4, 300, 47, 10_200].map(telling), [false, false, true, true]);
    }
}
