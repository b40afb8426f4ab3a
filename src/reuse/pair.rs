//! Defines [`Reading`], a document ready to be compared, and [`pair`], which compares two.

use super::boilerplate::Repeated;
use super::credit::{Credits, FirstReport, credits, first_reports};
use super::direction::{Party, direct};
use super::verify::{Match, compare};
use super::weigh::{Weight, weigh};
use super::words::{MAX_WORDS, Voice, Words};
use crate::lexicon::{Credit, Lexicon};
use crate::model::{Copying, Document, Passage, Sentence, Span};
use std::sync::OnceLock;

/// Words that are cut off an end of a passage where a sentence or line breaks between them and the
/// rest, such as a "The" with which both next sentences happen to begin.
const FRAGMENT: usize = 3;

/// A document ready to be compared.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    document: &'a Document,
    pub(super) words: Words,
    /// What it says of where it comes from; read when first asked for.
    credits: OnceLock<Credits>,
    /// The words by which it leans on a statement, likewise.
    statement: OnceLock<Option<String>>,
    /// The outlets it says had a report before it, likewise.
    reports: OnceLock<Vec<FirstReport>>,
}

impl<'a> Reading<'a> {
    /// Reads a document. Linear in its length.
    pub(super) fn new(document: &'a Document, sentences: &[Sentence]) -> Self {
        let words = Words::read(document, sentences);
        let (credits, statement, reports) = Default::default();
        Self { document, words, credits, statement, reports }
    }

    fn credits(&self, lexicon: &Lexicon) -> Credits {
        self.credits.get_or_init(|| credits(self.document, &lexicon.outlets)).clone()
    }

    fn reports(&self, lexicon: &Lexicon) -> &[FirstReport] {
        self.reports.get_or_init(|| first_reports(self.document, &lexicon.outlets))
    }

    fn statement(&self, lexicon: &Lexicon) -> Option<&str> {
        let found = || lexicon.outlets.found(Credit::Statement, &self.document.text).map(str::to_owned);
        self.statement.get_or_init(found).as_deref()
    }
}

/// Compares two documents; `repeated` is asked only where the pair would be copying without it and tells
/// the boilerplate of the left. `None` where they share too little. The same for both orders but for which
/// is called left.
pub(super) fn pair(
    left: &Reading,
    right: &Reading,
    repeated: impl FnOnce() -> Repeated,
    lexicon: &Lexicon,
) -> Option<Copying> {
    let matches = compare(&left.words, &right.words);
    let closing = |found: &Match| is_closing(found, left, right);
    weigh(&left.words, &right.words, &matches, |found, _| closing(found)).is_copying().then_some(())?;
    let repeated = repeated();
    let common = |found: &Match, long: bool| closing(found) || (!long && repeated.is_boilerplate(found));
    let weight = weigh(&left.words, &right.words, &matches, common);
    weight.is_copying().then_some(())?;
    let spans: Vec<(Span, Span)> = matches.iter().map(|found| spans(found, left, right)).collect();
    let share = |reading: &Reading| (weight.shared - weight.rows) * 100 / reading.words.running.max(1);
    let (left_quotes, right_quotes) = quoting(&matches, &left.words, &right.words);
    let (in_left, in_right) = (spans.iter().map(|s| s.0).collect(), spans.iter().map(|s| s.1).collect());
    let parties = [
        Party::new(left.document, left.credits(lexicon), left.reports(lexicon).to_vec(), in_left)
            .covered(share(left))
            .quoting(left_quotes),
        Party::new(right.document, right.credits(lexicon), right.reports(lexicon).to_vec(), in_right)
            .covered(share(right))
            .quoting(right_quotes),
    ];
    let direction = direct(&parties[0], &parties[1], lexicon);
    let left_is_original = direction.first_is_original.unwrap_or(left.document.id < right.document.id);
    let (original, copy) = if left_is_original { (left, right) } else { (right, left) };
    let mut passages: Vec<Passage> = spans
        .into_iter()
        .map(|(in_left, in_right)| {
            let (original, copy) = if left_is_original { (in_left, in_right) } else { (in_right, in_left) };
            Passage { copy, original }
        })
        .collect();
    passages.sort_unstable();
    let mut evidence = vec![extent(&weight, passages.len(), copy, original)];
    evidence.extend(direction.reasons);
    evidence.extend(asides(copy, original, lexicon));
    Some(Copying {
        copy: copy.document.id,
        original: original.document.id,
        directed: direction.first_is_original.is_some(),
        passages,
        evidence,
    })
}

/// Returns whether a passage is how one outlet closes its articles: it ends two of them and is less
/// than half of either. A footer says nothing, however long it is.
fn is_closing(found: &Match, left: &Reading, right: &Reading) -> bool {
    let one_outlet = left.document.source == right.document.source;
    let ends = |words: &Words, (start, end): (usize, usize)| {
        end + FRAGMENT >= words.words.len() && (end - start) * 2 < words.running
    };
    one_outlet && ends(&left.words, found.left()) && ends(&right.words, found.right())
}

/// Returns how many shared words the left quotes where the right has them as its own, and the other
/// way round.
fn quoting(matches: &[Match], left: &Words, right: &Words) -> (usize, usize) {
    let mut quotes = (0, 0);
    for run in matches.iter().flat_map(|found| &found.runs) {
        for (a, b) in left.words[run.left..].iter().zip(&right.words[run.right..]).take(run.len) {
            quotes.0 += usize::from(a.voice == Voice::Quoted && b.voice == Voice::Own);
            quotes.1 += usize::from(b.voice == Voice::Quoted && a.voice == Voice::Own);
        }
    }
    quotes
}

/// Says how much is shared: "43 words in 2 passages, 20 of them quoted: 24 % of a.txt, 22 % of b.txt".
fn extent(weight: &Weight, passages: usize, copy: &Reading, original: &Reading) -> String {
    let part = |reading: &Reading| {
        let share = (weight.shared - weight.rows) * 100 / reading.words.running.max(1);
        format!("{share} % of {}", reading.document.name)
    };
    let plural = if passages == 1 { "" } else { "s" };
    let quoted = match weight.quoted {
        0 => String::new(),
        words => format!(", {words} of them quoted"),
    };
    let (shared, copy, original) = (weight.shared, part(copy), part(original));
    format!("{shared} words in {passages} passage{plural}{quoted}: {copy}, {original}")
}

/// Says what else a reader should know: that the copy leans on a statement, that not all was read.
fn asides(copy: &Reading, original: &Reading, lexicon: &Lexicon) -> Vec<String> {
    let statement = copy.statement(lexicon).map(|form| format!("{} says \"{form}\"", copy.document.name));
    let cut = [copy, original].into_iter().filter(|reading| reading.words.words.len() == MAX_WORDS);
    let cut = cut.map(|reading| {
        format!("only the first {MAX_WORDS} words of {} were compared", reading.document.name)
    });
    statement.into_iter().chain(cut).collect()
}

/// Returns the bytes of a passage in both documents, from word to word and with the marks around
/// them that are the same in both.
fn spans(found: &Match, left: &Reading, right: &Reading) -> (Span, Span) {
    let mut pairs: Vec<(Span, Span)> = Vec::with_capacity(found.len());
    for run in &found.runs {
        let words = left.words.words[run.left..].iter().zip(&right.words.words[run.right..]);
        pairs.extend(words.take(run.len).map(|(a, b)| (a.span, b.span)));
    }
    let (left, right) = (&left.document.text, &right.document.text);
    let breaks = |pair: &[(Span, Span)]| {
        let between =
            |text: &str, a: Span, b: Span| Span::new(a.end, b.start).of(text).contains(['\n', '.', '!', '?']);
        between(left, pair[0].0, pair[1].0) || between(right, pair[0].1, pair[1].1)
    };
    if pairs.len() > 4 * FRAGMENT {
        let head = pairs.windows(2).take(FRAGMENT).rposition(breaks).map_or(0, |at| at + 1);
        pairs.drain(..head);
        let last = pairs.len() - FRAGMENT - 1;
        let tail = pairs.windows(2).skip(last).position(breaks).map_or(pairs.len(), |at| last + at + 1);
        pairs.truncate(tail);
    }
    let cover = |spans: (Span, Span), pair: &(Span, Span)| (spans.0.cover(pair.0), spans.1.cover(pair.1));
    let first = pairs.first().copied().unwrap_or_default();
    with_marks(pairs.iter().fold(first, cover), left, right)
}

/// Widens two spans over the marks around them that are the same in both texts.
fn with_marks((a, b): (Span, Span), left: &str, right: &str) -> (Span, Span) {
    let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let after =
        left.get(a.end..).unwrap_or_default().chars().zip(right.get(b.end..).unwrap_or_default().chars());
    let after = same_marks(after, is_mark);
    let ahead = left.get(..a.start).unwrap_or_default().chars().rev();
    let ahead = ahead.zip(right.get(..b.start).unwrap_or_default().chars().rev());
    let ahead = same_marks(ahead, is_mark);
    (Span::new(a.start - ahead, a.end + after), Span::new(b.start - ahead, b.end + after))
}

/// Returns how many bytes two texts have in common in marks from here on.
fn same_marks(pairs: impl Iterator<Item = (char, char)>, is_mark: impl Fn(&char) -> bool) -> usize {
    pairs.take_while(|(a, b)| a == b && is_mark(a)).map(|(mark, _)| mark.len_utf8()).sum()
}
