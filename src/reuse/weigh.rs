//! Defines [`Weight`], how much the passages two documents share say about copying.
//!
//! Only an outlet's own words show that it read the other. The same words of a speaker may have
//! been heard by both, the same table may have been handed to both, and a footer is printed under
//! everything: such passages are shown, but make no pair.

use super::verify::{Match, Run, shared_voice};
use super::words::{Voice, Words};

/// Own words two documents share at least when one copied from the other: about one sentence more
/// than the longest formula of news writing seen in the practice corpus (hotline and contact
/// lines, up to 19 words).
const LEAST_WORDS: usize = 20;

/// Own words of a passage that counts at all; shorter ones are idiom.
const LEAST_PASSAGE: usize = 10;

/// Own words around a quotation that make it a copied paragraph: `said the chairman of the angling
/// club, Wilf Garrod` in the same words is not what two reporters write after the same interview.
const FRAME: usize = 8;

/// The same, where the reporting clause also interrupts the speech at the same place.
const FRAME_INSIDE: usize = 5;

/// Own words from which on a passage counts even if it is printed in a crowd of documents.
/// Footers and helplines are shorter, reprinted articles are longer.
const LONG: usize = 60;

/// What two documents share, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Words that show copying.
    pub(super) counted: usize,
    /// Words inside quotation marks in both.
    pub(super) quoted: usize,
    /// Words of rows and headings.
    pub(super) rows: usize,
    /// All of them and those that count for nothing.
    pub(super) shared: usize,
}

impl Weight {
    /// Returns whether this is enough to say that one document took text from the other.
    pub(super) fn is_copying(&self) -> bool {
        self.counted >= LEAST_WORDS
    }
}

/// Weighs what two documents share; `is_common` tells of a passage, and of whether it is a long one,
/// that it is printed wherever there is room and says nothing.
pub(super) fn weigh(
    left: &Words,
    right: &Words,
    matches: &[Match],
    is_common: impl Fn(&Match, bool) -> bool,
) -> Weight {
    let mut weight = Weight::default();
    for found in matches {
        let voices: Vec<Vec<Voice>> = found.runs.iter().map(|&run| voices(left, right, run)).collect();
        let count = |voice| voices.iter().flatten().filter(|&&other| other == voice).count();
        let framed: usize = voices.iter().map(|run| framed(run)).sum();
        let says = count(Voice::Own) + framed;
        weight.shared += found.len();
        weight.quoted += count(Voice::Quoted);
        weight.rows += count(Voice::Row);
        if says >= LEAST_PASSAGE && !is_common(found, says >= LONG) {
            weight.counted += says;
        }
    }
    weight
}

fn voices(left: &Words, right: &Words, run: Run) -> Vec<Voice> {
    let pairs = left.words[run.left..].iter().zip(&right.words[run.right..]);
    pairs.take(run.len).map(|(a, b)| shared_voice(a.voice, b.voice)).collect()
}

/// Returns how many quoted words of a run count because the words around them are shared as well.
fn framed(run: &[Voice]) -> usize {
    let stretches: Vec<&[Voice]> = run.chunk_by(|a, b| a == b).collect();
    let quoted = |at: usize| stretches.get(at).is_some_and(|stretch| stretch[0] == Voice::Quoted);
    let frames = stretches.iter().enumerate().any(|(at, stretch)| {
        let inside = at > 0 && quoted(at - 1) && quoted(at + 1);
        stretch[0] == Voice::Own && stretch.len() >= if inside { FRAME_INSIDE } else { FRAME }
    });
    if frames { run.iter().filter(|&&voice| voice == Voice::Quoted).count() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::document;
    use super::super::verify::compare;
    use super::*;

    fn weight(left: &str, right: &str) -> Weight {
        let words = |text: &str| Words::read(&document("a", text), &[]);
        let (left, right) = (words(left), words(right));
        weigh(&left, &right, &compare(&left, &right), |_, _| false)
    }

    const SPEECH: &str = "\"We looked for them all night with lamps and dogs and a boat that somebody lent \
                          us, and we found nobody until the sun was up,\"";

    #[test]
    fn a_shared_quotation_alone_is_no_copying() {
        let weight = weight(
            &format!("{SPEECH} said Ann Moe, a fisherman."),
            &format!("Mrs Moe told us: {SPEECH} and that she was tired."),
        );
        assert_eq!((weight.counted, weight.quoted), (0, 26));
    }

    #[test]
    fn a_quotation_with_its_frame_is_a_copied_paragraph() {
        let frame = "said Ann Moe, who has run the harbour for thirty years.";
        let weight = weight(&format!("{SPEECH} {frame} Elsewhere."), &format!("Today. {SPEECH} {frame}"));
        assert_eq!((weight.counted, weight.quoted), (37, 26));
    }

    #[test]
    fn a_speech_printed_as_text_in_one_of_the_two_was_taken_from_it() {
        let own = SPEECH.trim_matches(['"', ',']);
        assert!(weight(&format!("{own}."), &format!("From the report: {SPEECH}.")).is_copying());
    }

    #[test]
    fn a_table_alone_is_no_copying() {
        let table = "North: 12 hurt, 3 dead\nSouth: 7 hurt, 1 dead\nEast: 22 hurt, 9 dead\n".repeat(2);
        let weight = weight(&table, &table);
        assert_eq!((weight.counted, weight.rows), (0, 30));
    }
}
