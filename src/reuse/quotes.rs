//! Defines [`quotations`], the stretches of a text between quotation marks.
//!
//! A quotation ends with its line at the latest, since newspapers open a second paragraph of one
//! speech with a new mark and leave the first unclosed. Single marks are not read: in English they
//! cannot be told from apostrophes without knowing the words.

use crate::model::Span;

/// Returns the spans between quotation marks, without the marks, ascending. Linear in the text.
pub(super) fn quotations(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = '\n';
    for (at, character) in text.char_indices() {
        let after = at + character.len_utf8();
        match (character, open) {
            ('\n', Some(start)) => {
                spans.push(Span::new(start, at));
                open = None;
            }
            ('“' | '„' | '«', None) => open = Some(after),
            // A mark directly after a letter or digit opens nothing: it stands for inches.
            ('"', None) if !before.is_alphanumeric() => open = Some(after),
            ('"' | '”' | '“' | '»', Some(start)) => {
                spans.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
        before = character;
    }
    spans.extend(open.map(|start| Span::new(start, text.len())));
    spans.retain(|span| !span.is_empty());
    spans
}

/// Tells for ascending places whether they stand in one of some ascending spans.
pub(super) struct Cursor<'s> {
    spans: &'s [Span],
}

impl<'s> Cursor<'s> {
    /// Returns a cursor before the first span.
    pub(super) fn new(spans: &'s [Span]) -> Self {
        Self { spans }
    }

    /// Returns whether the byte at `place` is in a span; `place` must not fall from call to call.
    pub(super) fn holds(&mut self, place: usize) -> bool {
        let past = self.spans.partition_point(|span| span.end <= place);
        self.spans = &self.spans[past..];
        self.spans.first().is_some_and(|span| span.start <= place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_of_several_kinds_are_read() {
        assert_eq!(quoted("\"One,\" he said. “Two.” «Three»"), ["One,", "Two.", "Three"]);
        assert_eq!(quoted("„Vier“ a 5\" pipe"), ["Vier"]);
    }

    #[test]
    fn a_quotation_ends_with_its_line() {
        assert_eq!(quoted("“We came.\n\n“We saw,” she said."), ["We came.", "We saw,"]);
        assert_eq!(quoted("“left open"), ["left open"]);
        assert_eq!(quoted("\"\""), Vec::<&str>::new());
    }

    #[test]
    fn a_cursor_moves_with_the_places() {
        let spans = [Span::new(2, 4), Span::new(6, 7)];
        let mut cursor = Cursor::new(&spans);
        let inside: Vec<bool> = (0..8).map(|place| cursor.holds(place)).collect();
        assert_eq!(inside, [false, false, true, true, false, false, true, false]);
    }
}
