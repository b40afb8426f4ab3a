//! Defines [`report`], an invented report of a fire whose numbers and their readings are known.

use claimgraph::model::{
    ContentHash, Counted, Decimal, Document, DocumentId, Event, Mention, Quantity, Span, Unit,
};

/// What the reports count: the words, the lemma of the noun, and the event.
pub(crate) const COUNTS: [(&str, &str, &str); 10] = [
    ("people died", "person", "die"),
    ("people were injured", "person", "injure"),
    ("homes were destroyed", "home", "destroy"),
    ("firefighters worked", "firefighter", "work"),
    ("vehicles burned", "vehicle", "burn"),
    ("arrests were made", "arrest", "arrest"),
    ("families were evacuated", "family", "evacuate"),
    ("schools closed", "school", "close"),
    ("flights were cancelled", "flight", "cancel"),
    ("calls came in", "call", "arrive"),
];

/// Every so many-th report gives other amounts than the rest.
pub(crate) const WRONG: usize = 7;

/// Returns report number `at` of a story: its opening line, and a sentence for each amount in the order
/// of [`COUNTS`], over and over.
pub(crate) fn report(
    [story, at]: [usize; 2],
    opening: &str,
    town: &str,
    amounts: impl Iterator<Item = usize>,
) -> (Document, Vec<Mention>) {
    let id = DocumentId(ContentHash::new().number(story as u64).number(at as u64).finish());
    let mut text = format!("{opening}\n");
    let mut spots = Vec::new();
    for ((words, lemma, event), amount) in COUNTS.into_iter().cycle().zip(amounts) {
        let (start, number) = (text.len(), amount.to_string());
        text.push_str(&format!("{number} {words} in {town}.\n"));
        let sentence = Span::new(start, text.len() - 1);
        spots.push((Span::new(start, start + number.len()), sentence, amount, lemma, event));
    }
    let mention = |(span, sentence, amount, lemma, event): (Span, Span, usize, &str, &str)| {
        let quantity = Quantity::exact(Decimal::from(amount), Unit::count());
        Mention {
            counted: Some(Counted { lemma: lemma.to_owned(), text: lemma.to_owned(), ..Counted::default() }),
            event: Some(Event { lemma: event.to_owned(), class: Some(event.to_owned()) }),
            ..Mention::bare(id, &text, span, sentence, quantity)
        }
    };
    let mentions = spots.into_iter().map(mention).collect();
    let source = format!("Outlet {at}");
    (Document { id, name: format!("{story}-{at}.txt"), source, ..Document::of_text(text) }, mentions)
}
