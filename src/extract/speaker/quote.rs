//! Defines [`Quotes`], the quotations of a document as byte spans.
//!
//! A quotation runs from its opening mark to its closing one, over several sentences; where the
//! closing mark is missing it ends with its paragraph. Single quotation marks are left alone, since
//! they cannot be told from apostrophes.

use crate::extract::stride;
use crate::model::Span;

/// The quotations of a document, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Quotes {
    /// Their bytes, marks included.
    pub spans: Vec<Span>,
}

impl Quotes {
    /// Returns the quotations of `text` from byte `from` on. Linear in its length.
    pub(in crate::extract) fn of(text: &str, from: usize) -> Self {
        let mut spans = Vec::new();
        let mut open: Option<usize> = None;
        let bytes = text.as_bytes();
        let mut at = from;
        let told = |byte: u8| (byte == b'"') | (byte == b'\n') | (byte == 0xe2);
        while let Some(next) = bytes.get(at..).and_then(|rest| stride::find(rest, told)) {
            at += next;
            let byte = &bytes[at];
            let (opens, closes, length) = match byte {
                b'"' => (open.is_none(), open.is_some(), 1),
                b'\n' => (false, open.is_some(), 1),
                0xe2 if bytes.get(at..at + 3) == Some("“".as_bytes()) => (open.is_none(), false, 3),
                0xe2 if bytes.get(at..at + 3) == Some("”".as_bytes()) => (false, open.is_some(), 3),
                _ => (false, false, 1),
            };
            if opens {
                open = Some(at);
            } else if closes {
                let end = if *byte == b'\n' { at } else { at + length };
                spans.extend(open.take().map(|start| Span::new(start, end)));
            }
            at += length;
        }
        spans.extend(open.map(|start| Span::new(start, text.len())));
        Self { spans }
    }

    /// Returns the index of the quotation that holds the span.
    pub(in crate::extract) fn around(&self, span: Span) -> Option<usize> {
        let index = self.spans.partition_point(|quote| quote.end <= span.start);
        self.spans.get(index).filter(|quote| quote.contains(span)).map(|_| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        Quotes::of(text, 0).spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn straight_and_curly_marks() {
        assert_eq!(
            quoted("\"We saw 5. They ran,\" he said. “Two more.”"),
            ["\"We saw 5. They ran,\"", "“Two more.”"]
        );
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        assert_eq!(quoted("He said: “Five died.\nSix were hurt."), ["“Five died."]);
    }

    #[test]
    fn an_inner_opening_mark_opens_nothing() {
        assert_eq!(quoted("“In our “united” efforts"), ["“In our “united”",]);
        assert_eq!(quoted("it's the boys' own"), Vec::<&str>::new());
    }
}
