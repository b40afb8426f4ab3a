//! Defines [`direct`], which of two documents that share text took it from the other, and why.
//!
//! Signs are asked in order of their strength and the first that speaks decides; the others are
//! told as well, for or against. Where none speaks the direction stays unknown.

use super::credit::{Credits, FirstReport};
use super::naming::{abbreviates, distinctive, is_handed_to, names};
use crate::lexicon::Lexicon;
use crate::model::{Document, Span};

/// Share of a document's words, out of 100, from which on it is contained in the other.
const CONTAINED: usize = 80;

/// Share of the other's words up to which the other has clearly more than the shared text.
const FULLER: usize = 60;

/// Words that one quotes and the other has as its own, from which on they tell who took them.
/// Fewer are names and slogans, which are put between marks or not as an outlet likes.
const LEAST_QUOTED: usize = 5;

/// One of the two documents, with what it shares.
#[derive(Debug)]
pub(super) struct Party<'a> {
    document: &'a Document,
    credits: Credits,
    /// The outlets it says had a report before it.
    reports: Vec<FirstReport>,
    passages: Vec<Span>,
    /// Share of its running text that the two have in common, out of 100.
    covered: usize,
    /// Shared words that it puts between quotation marks and the other has as its own.
    quoting: usize,
}

impl<'a> Party<'a> {
    /// Returns a party to a pair that shares the given spans of it.
    pub(super) fn new(
        document: &'a Document,
        credits: Credits,
        reports: Vec<FirstReport>,
        passages: Vec<Span>,
    ) -> Self {
        Self { document, credits, reports, passages, covered: 0, quoting: 0 }
    }

    /// Sets how much of its running text is shared, out of 100.
    pub(super) fn covered(self, covered: usize) -> Self {
        Self { covered, ..self }
    }

    /// Sets how many shared words it quotes and the other has as its own.
    pub(super) fn quoting(self, quoting: usize) -> Self {
        Self { quoting, ..self }
    }
}

/// Which of two documents the text comes from, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Direction {
    /// Whether the first is the original; `None` where no sign speaks.
    pub(super) first_is_original: Option<bool>,
    /// The signs in words, the decisive one first.
    pub(super) reasons: Vec<String>,
}

/// A sign: the original's side of it in words, where `original` is the original by it.
type Sign = fn(original: &Party, copy: &Party, lexicon: &Lexicon) -> Option<String>;

/// The signs, the strongest first.
const SIGNS: [Sign; 9] =
    [reported_first, handed_over, quoted, credited, own_release, earlier, named, signed, contained];

/// Tells which of two documents the shared text comes from; the same with the parties exchanged.
pub(super) fn direct(first: &Party, second: &Party, lexicon: &Lexicon) -> Direction {
    let mut direction = Direction::default();
    for sign in SIGNS {
        let (forth, back) = (sign(first, second, lexicon), sign(second, first, lexicon));
        let (first_is_original, reason) = match (forth, back) {
            (Some(reason), None) => (true, reason),
            (None, Some(reason)) => (false, reason),
            _ => continue,
        };
        let decided = *direction.first_is_original.get_or_insert(first_is_original);
        let against = if decided == first_is_original { "" } else { "against it: " };
        direction.reasons.push(format!("{against}{reason}"));
    }
    direction
}

/// The copy says that the original had the report first.
fn reported_first(original: &Party, copy: &Party, lexicon: &Lexicon) -> Option<String> {
    let source = &original.document.source;
    let credits = copy.reports.iter().any(|report| abbreviates(&report.name, source, &lexicon.outlets));
    credits.then(|| format!("{} says that {source} reported it first", copy.document.name))
}

/// The copy hands the passage to the original where it stands.
fn handed_over(original: &Party, copy: &Party, lexicon: &Lexicon) -> Option<String> {
    let source = &original.document.source;
    let text = &copy.document.text;
    let telling = distinctive(source, &lexicon.outlets);
    let handed = copy.passages.iter().any(|&passage| is_handed_to(text, passage, &telling, &lexicon.outlets));
    handed.then(|| format!("{} hands the passage to {source}", copy.document.name))
}

/// The copy quotes what the original says in words of its own.
fn quoted(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let quotes = copy.quoting >= LEAST_QUOTED && copy.quoting > 2 * original.quoting;
    let words = copy.quoting;
    quotes.then(|| format!("{} quotes {words} words that are the other's own", copy.document.name))
}

/// The original is by the agency that the copy credits, or it alone carries an agency's credit.
fn credited(original: &Party, copy: &Party, lexicon: &Lexicon) -> Option<String> {
    let is_of = |party: &Party, agency: &str| abbreviates(agency, &party.document.source, &lexicon.outlets);
    match (&original.credits.agency, &copy.credits.agency) {
        (_, Some(agency)) if is_of(original, agency) && !is_of(copy, agency) => {
            Some(format!("{} credits {agency}", copy.document.name))
        }
        (Some(agency), None) if !copy.credits.release => {
            Some(format!("{} carries the credit of {agency}", original.document.name))
        }
        _ => None,
    }
}

/// The original is a body's own release; those are not taken from newspapers.
fn own_release(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let release = original.credits.release && !copy.credits.release;
    release.then(|| format!("{} is a release of its publisher", original.document.name))
}

/// The original was published earlier.
fn earlier(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let (before, after) = (original.document.published?, copy.document.published?);
    (before < after)
        .then(|| format!("{} was published on {before}, the other on {after}", original.document.name))
}

/// The copy names the original's publisher somewhere.
fn named(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let source = &original.document.source;
    let other = &copy.document.source;
    let named = source != other && names(&copy.document.text, source, &copy.passages);
    named.then(|| format!("{} speaks of {source}", copy.document.name))
}

/// A person signs the original, a desk the copy.
fn signed(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let signed = original.credits.person && copy.credits.desk;
    signed.then(|| format!("{} is signed by a person, the other by a desk", original.document.name))
}

/// The copy consists of the shared text, and the original has clearly more.
fn contained(original: &Party, copy: &Party, _: &Lexicon) -> Option<String> {
    let contained = copy.covered >= CONTAINED && original.covered <= FULLER;
    contained.then(|| format!("{} has the whole of the other and more", original.document.name))
}

#[cfg(test)]
mod tests {
    use super::super::credit::{credits, first_reports};
    use super::super::testing::{document, lexicon};
    use super::*;
    use jiff::civil::date;

    fn party(document: &Document) -> Party<'_> {
        let outlets = &lexicon().outlets;
        Party::new(document, credits(document, outlets), first_reports(document, outlets), Vec::new())
    }

    fn decide(first: &Document, second: &Document) -> (Option<bool>, Vec<String>) {
        let lexicon = lexicon();
        let party = |document| party(document).covered(50);
        let direction = direct(&party(first), &party(second), lexicon);
        let back = direct(&party(second), &party(first), lexicon);
        assert_eq!(back.first_is_original, direction.first_is_original.map(|first| !first));
        assert_eq!(back.reasons, direction.reasons);
        (direction.first_is_original, direction.reasons)
    }

    #[test]
    fn the_earlier_is_the_original() {
        let (mut first, mut second) = (document("A", "Text."), document("B", "Text!"));
        assert_eq!(decide(&first, &second).0, None);
        first.published = Some(date(2025, 3, 2));
        assert_eq!(decide(&first, &second).0, None);
        second.published = Some(date(2025, 3, 1));
        assert_eq!(decide(&first, &second).0, Some(false));
    }

    #[test]
    fn a_release_is_the_original_even_where_it_is_dated_later() {
        let (mut first, mut second) = (document("Harbour", "Text."), document("B", "Text!"));
        first.author = Some("Press Office".to_owned());
        first.published = Some(date(2025, 3, 2));
        second.published = Some(date(2025, 3, 1));
        let (decided, reasons) = decide(&first, &second);
        assert_eq!(decided, Some(true));
        assert!(reasons[0].contains("release") && reasons[1].starts_with("against it"), "{reasons:?}");
    }

    #[test]
    fn a_credited_agency_is_the_origin_of_an_uncredited_reprint() {
        let (mut first, mut second) = (document("A", "TOWN (EPA) - Text."), document("B", "Text."));
        first.published = Some(date(2025, 3, 2));
        second.published = Some(date(2025, 3, 1));
        assert_eq!(decide(&first, &second).0, Some(true));
        let agency = document("Eastern Press Agency", "TOWN (EPA) - Text.");
        assert_eq!(decide(&agency, &first).0, Some(true));
    }

    #[test]
    fn who_quotes_is_the_copy_of_who_says_it() {
        let (first, mut second) = (document("A", "Text."), document("B", "Text!"));
        second.published = Some(date(2025, 3, 1));
        let decide = |words| {
            let quoting = party(&second).quoting(words);
            direct(&party(&first), &quoting, lexicon()).first_is_original
        };
        assert_eq!([decide(12), decide(3)], [Some(true), None]);
    }

    #[test]
    fn who_says_that_another_was_first_is_the_copy() {
        let first = document("A", "The sale was first reported by the Valley News on Monday.");
        assert_eq!(decide(&first, &document("Valley News", "Text!")).0, Some(false));
        assert_eq!(decide(&first, &document("Hill News", "Text!")).0, None);
    }

    #[test]
    fn a_desk_copies_from_a_person() {
        let (mut first, mut second) = (document("A", "Text."), document("B", "Text!"));
        first.author = Some("Evening Newsroom".to_owned());
        second.author = Some("Ann Lee".to_owned());
        assert_eq!(decide(&first, &second).0, Some(false));
    }
}
