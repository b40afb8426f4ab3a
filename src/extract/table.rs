//! Defines [`Heads`], what the caption, the head and the labels of tables say of their cells: "in
//! million tonnes", "Revenue ($m)", "Visitors (000s)".
//!
//! A head is read by the number reader itself, as if a one stood in it: "million tonnes" is what "1
//! million tonnes" would be. It holds for the bare numbers of the cells below or behind it; a column
//! or row of another sort (employees, change, per share) keeps its numbers as they stand.

use super::number::{self, Number};
use super::stride;
use crate::lexicon::{Cue, Lexicon, NumeralWord};
use crate::model::{
    Bound, Decimal, Dimension, Document, Kind, Quantity, Reason, Sentence, SentenceKind, Span,
};
use crate::text::tokenise;
use std::ops::{Range, RangeInclusive};

/// How many sentences before a table are asked for its caption.
const CAPTION: usize = 2;

/// The longest words that say what cells are in, in bytes ("thousands of metric tons per year").
const LONGEST: usize = 48;

/// The longest row that is looked at, in bytes.
const LONGEST_ROW: usize = 400;

/// The heads of the tables of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    tables: Vec<Table>,
}

/// What is said of the cells of one table.
#[derive(Clone, Debug)]
struct Table {
    /// Its sentences.
    rows: Range<usize>,
    /// What its caption says of all cells.
    caption: Option<Quantity>,
    /// What the first row says of the cells below.
    columns: Vec<Column>,
}

/// What the first row of a table says of one column.
#[derive(Clone, Debug, Default)]
struct Column {
    /// What its cells are in.
    head: Option<Quantity>,
    /// Whether its cells are of another sort than the table.
    apart: bool,
}

impl Heads {
    /// Returns the heads of the tables among the sentences of a document. Linear in the rows.
    pub(super) fn of(document: &Document, sentences: &[Sentence], lexicon: &Lexicon) -> Self {
        let mut tables = Vec::new();
        let mut at = 0;
        while at < sentences.len() {
            let rows = sentences[at..].iter().take_while(|row| row.kind == SentenceKind::Row).count();
            if rows > 0 {
                tables.push(table(document, sentences, at..at + rows, lexicon));
            }
            at += rows.max(1);
        }
        Self { tables }
    }

    /// Gives the bare numbers of the sentence at index `at` what its table says of them.
    pub(super) fn apply(
        &self,
        document: &Document,
        sentence: &Sentence,
        at: usize,
        lexicon: &Lexicon,
        numbers: &mut [Number],
    ) {
        if sentence.kind != SentenceKind::Row || sentence.span.len() > LONGEST_ROW {
            return;
        }
        let after = self.tables.partition_point(|table| table.rows.end <= at);
        let table = self.tables.get(after).filter(|table| table.rows.contains(&at));
        let row = sentence.span.of(&document.text);
        let opens = table.is_some_and(|table| table.rows.len() > 1 && table.rows.start == at);
        if opens && numbers.len() > 1 && numbers.iter().all(is_year) {
            return numbers.iter_mut().for_each(|number| number.rejected = Some(Reason::Year));
        }
        if !numbers.iter().any(|number| is_bare(number, &document.text)) {
            return;
        }
        let cells = cells(row);
        let label = cells.first().map_or("", |cell| &row[cell.clone()]);
        let first = numbers.first().map_or(row.len(), |number| number.span.start - sentence.span.start);
        let label = if cells.len() > 1 { label } else { &row[..first.min(row.len())] };
        let own = head(label, lexicon);
        let apart = own.is_none() && is_apart(label, lexicon);
        for number in numbers.iter_mut().filter(|number| is_bare(number, &document.text)) {
            let place = number.span.start - sentence.span.start;
            let cell = cells.iter().position(|cell| cell.contains(&place)).unwrap_or(0);
            let column = table.filter(|_| cells.len() > 1).and_then(|table| table.columns.get(cell));
            let head = column.and_then(|column| column.head.as_ref()).or(own.as_ref()).or_else(|| {
                let free = !apart && column.is_none_or(|column| !column.apart);
                table.and_then(|table| table.caption.as_ref()).filter(|_| free)
            });
            let Some(head) = head else { continue };
            let bracketed = cells.get(cell).is_some_and(|cell| is_bracketed(&row[cell.clone()]));
            scale(number, head, bracketed);
        }
    }
}

/// Returns the table of the given rows.
fn table(document: &Document, sentences: &[Sentence], rows: Range<usize>, lexicon: &Lexicon) -> Table {
    let before = sentences.get(rows.start.saturating_sub(CAPTION)..rows.start).unwrap_or_default();
    let text = |sentence: &Sentence| sentence.span.of(&document.text);
    let first = sentences.get(rows.start).map_or("", text);
    let caption = before.iter().rev().find_map(|sentence| caption(text(sentence), lexicon));
    let caption = headed(first).and_then(|label| bracketed(label, lexicon)).or(caption);
    let mut columns: Vec<Column> = cells(first)
        .into_iter()
        .map(|cell| {
            let head = head(&first[cell.clone()], lexicon);
            Column { apart: head.is_none() && is_apart(&first[cell], lexicon), head }
        })
        .collect();
    if columns.len() < 2 || columns.iter().all(|column| column.head.is_none() && !column.apart) {
        columns.clear();
    }
    Table { rows, caption, columns }
}

/// Returns the cells of a row as bytes of it: parted by semicolons, bars, tabs or runs of spaces.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::with_capacity(1);
    let mut start = 0;
    let bytes = row.as_bytes();
    let mut at = if may_be_parted(bytes) { 0 } else { bytes.len() };
    while at < bytes.len() {
        let wide = bytes[at] == b' ' && bytes.get(at + 1) == Some(&b' ');
        if matches!(bytes[at], b';' | b'|' | b'\t') || wide {
            cells.push(start..at);
            let blank = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            at += blank.max(1);
            start = at;
        } else {
            at += 1;
        }
    }
    cells.push(start..bytes.len());
    cells
}

/// Returns whether anything parts cells in a row: quick, since it looks at all bytes in one stride.
fn may_be_parted(row: &[u8]) -> bool {
    let mark = stride::any(row, |byte| (byte == b';') | (byte == b'|') | (byte == b'\t'));
    let pairs = row.iter().zip(row.get(1..).unwrap_or_default());
    let wide = |found, (left, right): (&u8, &u8)| found | u8::from((*left == b' ') & (*right == b' '));
    mark || pairs.fold(0, wide) != 0
}

/// Returns what a caption says its cells are in: behind "in", or in brackets.
fn caption(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let inner = text.match_indices(" in ").map(|(at, link)| &text[at + link.len()..]);
    let found = inner.chain(behind_in(text)).find_map(|rest| read(until_end(rest), lexicon));
    found.or_else(|| bracketed(text, lexicon))
}

/// Returns the label of a first row that has years and nothing else behind a colon: what it says holds for
/// the rows below ("Spending by service (£ million): 2024/25, 2025/26").
fn headed(row: &str) -> Option<&str> {
    let (label, rest) = row.rsplit_once(':')?;
    let mut parts = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).peekable();
    let years = parts.peek().is_some() && parts.all(|part| part.len() == 2 || part.len() == 4);
    (years && rest.contains("20") && !rest.contains(char::is_alphabetic)).then_some(label)
}

/// Returns what stands behind the "in" that a text begins with.
fn behind_in(text: &str) -> Option<&str> {
    text.get(..3).filter(|start| start.eq_ignore_ascii_case("in ")).and_then(|_| text.get(3..))
}

/// Returns the words up to the mark or word that ends what cells are in.
fn until_end(rest: &str) -> &str {
    let mark = rest.find([',', ';', ')', ':', '.']).unwrap_or(rest.len());
    let word = [" unless", " except"].iter().filter_map(|word| rest.find(word)).min();
    rest[..mark.min(word.unwrap_or(mark))].trim_end()
}

/// Returns what the head of a column or row says its cells are in: in brackets, behind a comma or "in",
/// or all of it.
fn head(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let text = text.trim().trim_end_matches(':').trim_end();
    // "3,184,000" is a number and not in thousands.
    let tail = text.rsplit_once(',').filter(|(lead, _)| !lead.ends_with(|c: char| c.is_ascii_digit()));
    let tail = tail.map(|(_, tail)| tail.trim());
    let inner = text.rsplit_once(" in ").map(|(_, tail)| tail);
    bracketed(text, lexicon)
        .or_else(|| tail.and_then(|tail| read(tail, lexicon)))
        .or_else(|| inner.and_then(|tail| read(tail, lexicon)))
        .or_else(|| read(text, lexicon))
}

/// Returns what stands in the last brackets of a text, as what cells are in.
fn bracketed(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let open = text.rfind('(')?;
    let inner = text.get(open + 1..)?;
    let inner = inner.get(..inner.find(')')?)?.trim();
    read(until_end(behind_in(inner).unwrap_or(inner)), lexicon)
}

/// Returns the amount that a one in front of these words would be, where all of them are read.
fn read(words: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let thousands = words.trim_start_matches(['\'', '’', '‘']).trim_end_matches('s') == "000";
    let text = if thousands { "1 thousand".to_owned() } else { with_one(words, lexicon)? };
    let span = Span::new(0, text.len());
    let tokens = tokenise(&text, span, lexicon);
    let sentence = Sentence { span, kind: SentenceKind::Row, paragraph: 0 };
    let numbers = number::read(&tokens, &sentence, lexicon);
    let [number] = numbers.as_slice() else { return None };
    let whole = number.phrase == (0..tokens.len()) && number.rejected.is_none();
    let quantity = &number.quantity;
    let says = !quantity.unit.is_count() || quantity.point().is_some_and(|value| value > Decimal::ONE);
    (whole && says && quantity.unit.dimension != Dimension::Time).then(|| quantity.clone())
}

/// Returns the words with a one in front, or behind the currency they begin with, and plurals of
/// magnitudes as singulars ("$m" as "$1m", "thousands of euros" as "1 thousand euros").
fn with_one(words: &str, lexicon: &Lexicon) -> Option<String> {
    if words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut text = String::new();
    for word in words.split(' ') {
        let lower = word.to_lowercase();
        let single = match lexicon.numerals.get(&lower) {
            Some(NumeralWord::Vague(_)) => lower.trim_end_matches('s'),
            _ if lower == "of" => continue,
            _ => word,
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(single);
    }
    let magnitude = |rest: &str| {
        let word = rest.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
        lexicon.numerals.get(&word).is_some()
    };
    let split = (1..text.len()).find(|&at| {
        text.is_char_boundary(at) && magnitude(&text[at..]) && is_currency(text[..at].trim_end(), lexicon)
    });
    let front = |at: usize| format!("{}1{}", text[..at].trim_end(), &text[at..]);
    Some(split.map_or_else(|| format!("1 {text}"), front))
}

/// Returns whether the text is a currency's sign or code, as it stands in front of numbers.
fn is_currency(text: &str, lexicon: &Lexicon) -> bool {
    let word = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let pieces = [&text[word.len()..], word];
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    let found = lexicon.currencies.before(|back| pieces.get(back).copied());
    found.is_some_and(|(length, _)| length == pieces.len())
}

/// Returns whether a label names what is not in the unit of its table.
fn is_apart(label: &str, lexicon: &Lexicon) -> bool {
    let words = label.split(|c: char| !c.is_alphanumeric() && c != '%');
    words.into_iter().any(|word| lexicon.cues.has(Cue::Apart, &word.to_lowercase()))
}

/// Returns whether a number is a claim of digits alone, without unit or magnitude.
fn is_bare(number: &Number, text: &str) -> bool {
    let digits = number.span.of(text).chars().all(|c| !c.is_alphabetic());
    number.rejected.is_none() && digits && number.quantity.unit.is_count() && number.quantity.per.is_none()
}

/// Returns whether a number in the first row of a table may be the year of a column.
fn is_year(number: &Number) -> bool {
    let year = |value: Decimal| YEARS.contains(&value) && value.is_integer();
    number.rejected.is_some() || number.quantity.point().is_some_and(year)
}

/// The years that columns are headed with.
const YEARS: RangeInclusive<Decimal> =
    Decimal::from_parts(1900, 0, 0, false, 0)..=Decimal::from_parts(2100, 0, 0, false, 0);

/// Returns whether a cell is one number in brackets, as losses are written.
fn is_bracketed(cell: &str) -> bool {
    let inner = cell.trim().strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
    inner.is_some_and(|inner| {
        !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
    })
}

/// Gives a bare number the magnitude and unit of its head; `negative` turns its sign.
fn scale(number: &mut Number, head: &Quantity, negative: bool) {
    let Some(factor) = head.point() else { return };
    let factor = if negative { -factor } else { factor };
    let times = |bound: Option<Bound>| {
        let value = |bound: Bound| bound.value.checked_mul(factor).map(|value| value.normalize());
        bound.map(|bound| value(bound).map(|value| Bound { value, ..bound }))
    };
    let quantity = &mut number.quantity;
    let (Some(precision), low, high) =
        (quantity.precision.checked_mul(factor.abs()), times(quantity.low), times(quantity.high))
    else {
        return;
    };
    if matches!(low, Some(None)) || matches!(high, Some(None)) {
        return;
    }
    (quantity.low, quantity.high) = (low.flatten(), high.flatten());
    if negative {
        (quantity.low, quantity.high) = (quantity.high, quantity.low);
    }
    quantity.precision = precision.normalize();
    quantity.unit = head.unit.clone();
    quantity.per.clone_from(&head.per);
    if quantity.unit.dimension == Dimension::Share {
        number.kind = Kind::Share;
    }
    number.rule = "head of the table";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(read: Option<Quantity>) -> String {
        read.map_or_else(String::new, |quantity| quantity.to_string())
    }

    #[test]
    fn heads_are_read_as_with_a_one() {
        let lexicon = Lexicon::embedded().unwrap();
        let head = |text| shown(head(text, &lexicon));
        assert_eq!(head("Revenue ($m)"), "$1 million");
        assert_eq!(head("Sales, € million"), "€1 million");
        assert_eq!(head("Visitors (000s)"), "1 thousand");
        assert_eq!(head("Output in thousand tonnes"), "1 thousand tonnes");
        assert_eq!(head("Net income (in thousands of euros)"), "€1 thousand");
        assert_eq!(head("USD bn"), "USD 1 billion".replace("USD ", "$"));
        assert_eq!(head("Share (%)"), "1%");
        assert_eq!(head("Area (km²)"), "1 km²");
        assert_eq!(head("Employees"), "");
        assert_eq!(head("3,184,000"), "");
        assert_eq!(head("2025 (forecast)"), "");
    }

    #[test]
    fn captions_end_where_their_words_do() {
        let lexicon = Lexicon::embedded().unwrap();
        let caption = |text| shown(caption(text, &lexicon));
        assert_eq!(caption("Harvests in million tonnes."), "1 million tonnes");
        assert_eq!(caption("All amounts in US$ million unless stated otherwise."), "$1 million");
        assert_eq!(caption("(In thousands, except per share data)"), "1 thousand");
        assert_eq!(caption("He lives in Texas."), "");
        assert_eq!(caption("They work in thousands of shops."), "");
    }

    #[test]
    fn cells_are_parted_by_marks_and_wide_gaps() {
        assert_eq!(cells("a; b"), [0..1, 2..4]);
        assert_eq!(cells("a   b c"), [0..1, 4..7]);
        assert_eq!(cells("").len(), 1);
    }
}
