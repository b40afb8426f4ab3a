//! Defines documents and mentions for the tests of this folder.

use crate::lexicon::Lexicon;
use crate::model::{
    ContentHash, Corpus, Counted, Decimal, Document, DocumentId, Event, Mention, Quantity, Span, Unit,
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Returns the word tables, read once for all tests.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Returns a document of that text whose numbers are whole words of digits, each counting the noun and
/// event given for it in order.
pub(super) fn told(text: &str, counts: &[(&str, &str)]) -> (Document, Vec<Mention>) {
    let id = DocumentId(ContentHash::new().field(text).finish());
    let document = Document { id, name: format!("{id}.txt"), text: text.to_owned(), ..Document::default() };
    let mut mentions = Vec::new();
    let mut from = 0;
    for (noun, event) in counts {
        let start = from + text[from..].find(|c: char| c.is_ascii_digit()).unwrap();
        let end = start + text[start..].find(|c: char| !c.is_ascii_digit()).unwrap();
        from = end;
        mentions.push(mention(id, text, Span::new(start, end), noun, event));
    }
    (document, mentions)
}

fn mention(document: DocumentId, text: &str, span: Span, noun: &str, event: &str) -> Mention {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = span.end + text[span.end..].find('\n').unwrap_or(text.len() - span.end);
    let amount: Decimal = span.of(text).parse().unwrap();
    Mention {
        counted: Some(Counted {
            lemma: noun.to_owned(),
            text: noun.to_owned(),
            person: lexicon().persons.group(noun).map(str::to_owned),
            ..Counted::default()
        }),
        event: Some(Event { lemma: event.to_owned(), class: Some(event.to_owned()) }),
        ..Mention::bare(document, text, span, Span::new(line, end), Quantity::exact(amount, Unit::count()))
    }
}

/// Returns a corpus of such documents.
pub(super) fn corpus(told: impl IntoIterator<Item = (Document, Vec<Mention>)>) -> Corpus {
    let (documents, mentions): (Vec<_>, Vec<Vec<_>>) = told.into_iter().unzip();
    Corpus::new(documents, mentions.into_iter().flatten().collect())
}
