//! Defines [`write_mention`], which writes a number with its reading as [`MentionJson`](super::MentionJson)
//! has it, without making one.
//!
//! `extract` writes a line for every number of every document, and to copy a dozen texts and hand them to
//! serde one by one took more time than to find a number. A test holds both alike.

use super::mention::quoted;
use crate::model::{Bound, Decimal, Document, Mention};
use serde::Serialize;
use std::io::Write;

/// Writes the object of a mention of a document, without figure and claim.
///
/// # Errors
/// Never fails as long as directions and modalities have names.
pub fn write_mention(out: &mut Vec<u8>, mention: &Mention, document: &Document) -> serde_json::Result<()> {
    let quantity = &mention.quantity;
    let sentence = quoted(document, mention.sentence, mention.span);
    let mut object = Object::open(out);
    object.text("document", &document.name);
    object.whole("start", mention.span.start);
    object.whole("end", mention.span.end);
    object.text("text", &mention.text);
    object.key("sentence");
    let mut inner = Object::open(object.out);
    inner.whole("start", sentence.start);
    inner.whole("end", sentence.end);
    inner.text("text", sentence.of(&document.text));
    inner.close();
    object.amount("low", quantity.low);
    object.amount("high", quantity.high);
    object.flag("low_exclusive", quantity.low.is_some_and(|bound| bound.exclusive));
    object.flag("high_exclusive", quantity.high.is_some_and(|bound| bound.exclusive));
    object.flag("approximate", quantity.approximate);
    object.maybe("unit", Some(quantity.unit.code.as_str()).filter(|code| !code.is_empty()));
    object.maybe("per", quantity.per.as_deref());
    object.name("direction", &mention.direction)?;
    object.maybe("counted", mention.counted.as_ref().map(|counted| counted.lemma.as_str()));
    object.maybe("counted_text", mention.counted.as_ref().map(|counted| counted.text.as_str()));
    object.maybe("event", mention.event.as_ref().map(|event| event.lemma.as_str()));
    object.maybe("place", mention.place.as_ref().map(|place| place.name.as_str()));
    object.maybe("time", mention.period.as_ref().map(|period| period.text.as_str()));
    object.maybe("speaker", mention.speaker.as_ref().map(|speaker| speaker.name.as_str()));
    object.name("modality", &mention.modality)?;
    object.close();
    Ok(())
}

/// An object that is being written.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl<'o> Object<'o> {
    fn open(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, empty: true }
    }

    fn close(self) {
        self.out.push(b'}');
    }

    /// Writes the name of a field, which needs no escapes.
    fn key(&mut self, name: &str) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.key(name);
        quote(self.out, text);
    }

    fn maybe(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.null(name),
        }
    }

    fn null(&mut self, name: &str) {
        self.key(name);
        self.out.extend_from_slice(b"null");
    }

    fn flag(&mut self, name: &str, flag: bool) {
        self.key(name);
        self.out.extend_from_slice(if flag { b"true" } else { b"false" });
    }

    fn whole(&mut self, name: &str, number: usize) {
        self.key(name);
        digits(self.out, number as u64);
    }

    /// Writes one end of an amount: its exact digits without zeros behind the point.
    fn amount(&mut self, name: &str, bound: Option<Bound>) {
        let Some(value) = bound.map(|bound| bound.value.normalize()) else { return self.null(name) };
        self.key(name);
        match i64::try_from(value) {
            Ok(whole) if value.scale() == 0 => {
                self.out.extend_from_slice(if whole < 0 { b"-" } else { b"" });
                digits(self.out, whole.unsigned_abs());
            }
            _ => long(self.out, value),
        }
    }

    /// Writes what serde has a name for.
    fn name(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.key(name);
        serde_json::to_writer(&mut *self.out, value)
    }
}

/// Writes the digits of a whole number.
fn digits(out: &mut Vec<u8>, mut number: u64) {
    let mut room = [b'0'; MOST_DIGITS];
    let mut at = MOST_DIGITS;
    for place in room.iter_mut().rev() {
        *place += u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        at -= 1;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&room[at..]);
}

/// How many digits a number of 64 bits has at most.
const MOST_DIGITS: usize = 20;

/// Writes the digits of a number that has decimals or is very large.
fn long(out: &mut Vec<u8>, value: Decimal) {
    // What is written to memory is always written.
    let _ = write!(out, "{value}");
}

/// How many bytes are looked at at once.
const PART: usize = 16;

/// Writes a text between quotation marks, with the escapes that JSON asks for.
fn quote(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    out.push(b'"');
    loop {
        let whole =
            rest.chunks(PART).take_while(|part| !part.iter().fold(false, |any, byte| any | escaped(byte)));
        let plain = (whole.count() * PART).min(rest.len());
        let plain = plain + rest[plain..].iter().position(escaped).unwrap_or(rest.len() - plain);
        out.extend_from_slice(&rest[..plain]);
        let Some(byte) = rest.get(plain) else { break };
        escape(out, *byte);
        rest = &rest[plain + 1..];
    }
    out.push(b'"');
}

/// Returns whether JSON asks for an escape.
fn escaped(byte: &u8) -> bool {
    *byte < b' ' || *byte == b'"' || *byte == b'\\'
}

/// Writes the escape of a byte.
fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            let _ = write!(out, "\\u{byte:04x}");
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::super::MentionJson;
    use super::*;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;

    #[test]
    fn mentions_are_written_as_serde_writes_them() {
        let lexicon = Lexicon::embedded().unwrap();
        let text = "“We lost \\ \"nine\" men,” said Mayor Ana Voss.\n\nPrices rose 4.5% to $1,200 a tonne in \
            Texas on Monday.\nIt\u{1}fell to -3.25 degrees.\tMore than 40,000,000,000,000,000,000,000 grains were \
            counted.\r\nFewer than 10 people may die – é.\n";
        let document =
            Document { name: "a \"b\" \u{7f}\u{1f}\u{8}\u{c}".to_owned(), ..Document::of_text(text) };
        let mentions = extract(&document, &lexicon).mentions;
        assert!(mentions.len() > 5);
        for mention in &mentions {
            let mut out = Vec::new();
            write_mention(&mut out, mention, &document).unwrap();
            let wanted = serde_json::to_string(&MentionJson::of(mention, &document)).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), wanted);
        }
    }

    #[test]
    fn digits_of_the_smallest_and_the_largest() {
        for number in [0, 9, 10, 1_000, u64::MAX] {
            let mut out = Vec::new();
            digits(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
    }
}
