//! Defines when two names mean one outlet, and when a text hands a passage to an outlet.

use super::words::words_of;
use crate::lexicon::{Credit, Outlets, plain_name};
use crate::model::Span;

/// Bytes before a passage in which its source may be named ("From the harbour board's report: …").
const BEFORE: usize = 160;

/// Bytes after a passage in which its source may be named ("…, the harbour board says").
const AFTER: usize = 80;

/// Returns whether a short form stands for a name: its letters follow each other in the name and
/// begin each of its words, as CNW does for Continental Newswire and EPA for Eastern Press Agency;
/// or it is the name without words that say nothing, as Ledger is for Ledger Newswire.
pub(super) fn abbreviates(short: &str, name: &str, outlets: &Outlets) -> bool {
    if plain_name(short) == plain_name(name) {
        return true;
    }
    let telling = distinctive(name, outlets);
    if !telling.is_empty() && distinctive(short, outlets) == telling {
        return true;
    }
    let is_initials = short.len() > 1 && short.chars().all(char::is_uppercase);
    is_initials && are_initials(&short.to_lowercase(), &plain_name(name))
}

/// Returns whether the letters run through the words, with the first letter of every word among
/// them; small words may be passed over.
fn are_initials(letters: &str, name: &str) -> bool {
    let mut letters = letters.chars().peekable();
    for word in name.split(' ') {
        let mut word_letters = word.chars();
        let first = word_letters.next();
        if letters.peek().copied() != first {
            if matches!(word, "of" | "and" | "for" | "the" | "de") {
                continue;
            }
            return false;
        }
        letters.next();
        // The last letters may come from inside the last word, as the W of "Newswire" does.
        for letter in word_letters {
            let last_word = name.ends_with(word);
            letters.next_if(|wanted| last_word && *wanted == letter);
        }
    }
    letters.next().is_none()
}

/// Returns the words of a name that tell it from others, in lower case.
pub(super) fn distinctive(name: &str, outlets: &Outlets) -> Vec<String> {
    let words = words_of(name, Span::new(0, name.len())).map(|(word, _)| word);
    words.filter(|word| outlets.named(Credit::Generic, word).is_none()).collect()
}

/// Returns whether the text right around a passage hands it to a source: a telling part of its name,
/// of which `telling` are the [`distinctive`] words, with a capital, and a word such as "statement" or
/// "says".
pub(super) fn is_handed_to(text: &str, passage: Span, telling: &[String], outlets: &Outlets) -> bool {
    let Some(first) = telling.first() else { return false };
    let windows = [
        Span::new(floor(text, passage.start.saturating_sub(BEFORE)), passage.start),
        Span::new(passage.end, floor(text, passage.end + AFTER)),
    ];
    // Reading the words around every passage took a sixth of all comparing.
    let may_name = |window: Span| {
        let around = window.of(text);
        around.contains(['\'', '’']) || may_hold(around, first)
    };
    windows.iter().filter(|window| may_name(**window)).any(|&window| {
        let words: Vec<(String, Span)> = words_of(text, window).collect();
        let names = |wanted: &String| {
            words.iter().any(|(word, span)| {
                (word == wanted || word.strip_suffix('s') == Some(wanted))
                    && span.of(text).starts_with(char::is_uppercase)
            })
        };
        let named = telling.iter().filter(|word| names(word)).count();
        let cue = words.iter().any(|(word, _)| outlets.named(Credit::Cue, word).is_some());
        cue && names(first) && named * 2 >= telling.len()
    })
}

/// Returns the largest character boundary that is not above `at`, within the text.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&place| text.is_char_boundary(place)).unwrap_or_default()
}

/// Returns whether a text names a source in full, word by word, outside some passages of it.
pub(super) fn names(text: &str, source: &str, passages: &[Span]) -> bool {
    let wanted: Vec<String> = plain_name(source).split(' ').map(str::to_owned).collect();
    if wanted.len() < 2 || !wanted.iter().all(|word| may_hold(text, word)) {
        return false;
    }
    let words: Vec<(String, Span)> = words_of(text, Span::new(0, text.len())).collect();
    words.windows(wanted.len()).any(|part| {
        let same = part.iter().zip(&wanted).all(|((word, _), wanted)| word == wanted);
        same && !passages.iter().any(|passage| passage.contains(part[0].1))
    })
}

/// Returns whether a text may hold a word in lower case: a search that is fast and errs on the side of
/// yes, where an apostrophe may stand before an s or letters have other small ones.
fn may_hold(text: &str, word: &str) -> bool {
    let sure = word.is_ascii() && !word.ends_with('s');
    let Some(&first) = word.as_bytes().first().filter(|_| sure) else { return true };
    let bytes = text.as_bytes();
    let starts = |at: usize| {
        bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    bytes.iter().enumerate().any(|(at, byte)| byte.eq_ignore_ascii_case(&first) && starts(at))
}

#[cfg(test)]
mod tests {
    use super::super::testing::lexicon;
    use super::*;

    #[test]
    fn short_forms_are_known_by_their_letters() {
        let outlets = &lexicon().outlets;
        let yes = [
            ("EPA", "Eastern Press Agency"),
            ("CNW", "Continental Newswire"),
            ("Ledger", "Ledger Newswire"),
            ("BW", "Bourse Wire"),
            ("NASA", "National Aeronautics and Space Administration"),
            ("Coastal Press", "The Coastal Press"),
        ];
        for (short, name) in yes {
            assert!(abbreviates(short, name, outlets), "{short} {name}");
        }
        let no = [("EPA", "Evening Post"), ("CNX", "Continental Newswire"), ("Ledger", "Ledger & Sons")];
        for (short, name) in no {
            assert!(!abbreviates(short, name, outlets), "{short} {name}");
        }
    }

    #[test]
    fn a_passage_is_handed_over_by_a_name_and_a_cue() {
        let outlets = &lexicon().outlets;
        let handed = |text: &str, source: &str| {
            let start = text.find('“').unwrap_or_default();
            let end = text.find('”').unwrap_or(text.len());
            is_handed_to(text, Span::new(start, end), &distinctive(source, outlets), outlets)
        };
        assert!(handed(
            "From the Port Commissioner’s statement: “All is well.”",
            "Office of the Port Commissioner"
        ));
        assert!(handed("“We are sorry,” Skyvane says.", "Skyvane Airlines"));
        assert!(!handed("The storm hit Skyvane hard. “We are sorry,” a man", "Skyvane Airlines"));
        assert!(!handed("A report: “All is well.”", "Office of the Port Commissioner"));
        assert!(!handed("The news says “All is well.”", "News"));
    }

    #[test]
    fn windows_end_on_characters() {
        let text = "é".repeat(300);
        assert!(!is_handed_to(&text, Span::new(300, 302), &["ledger".to_owned()], &Outlets::default()));
    }

    #[test]
    fn a_source_is_named_in_full_or_not_at_all() {
        assert!(names("The Harbour Board said so.", "Harbour Board", &[]));
        assert!(!names("The harbour was on board.", "Harbour Board", &[]));
        assert!(!names("The Harbour Board said so.", "Harbour Board", &[Span::new(0, 30)]));
        assert!(!names("Ledger", "Ledger", &[]));
    }
}
