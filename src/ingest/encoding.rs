//! Defines [`decode`], which turns the bytes of a file into text.
//!
//! UTF-8 is kept byte for byte. What is not UTF-8 is taken for the legacy encoding it looks like,
//! and refused where the result would hold bytes that no text holds: a wrong guess would print
//! rubbish as a quotation.

use super::Problem;
use super::open::Bytes;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, BufReader, Read};

/// Returns the bytes as text, and the name of the encoding where it is not UTF-8.
///
/// # Errors
/// Names the first byte that no text holds, or that is not UTF-8 where no other encoding fits.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Option<&'static str>), Problem> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding).or_else(|| wide(&bytes));
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if marked.is_none_or(|encoding| encoding == UTF_8) => {
            return if let Some(at) = stray(&text) { Err(Problem::Binary { at }) } else { Ok((text, None)) };
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let broken = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    if let (None, Some(at)) = (marked, bytes.iter().position(|byte| *byte == 0)) {
        return Err(Problem::Binary { at });
    }
    let encoding = marked.unwrap_or_else(|| guess(&bytes));
    // In Windows encodings nearly every byte is a letter, so the control characters must tell.
    let (text, _, failed) = encoding.decode(&bytes);
    match stray(&text) {
        _ if failed || encoding == UTF_8 => Err(Problem::Encoding { at: broken }),
        Some(at) => Err(Problem::Binary { at: bytes.iter().position(is_stray).unwrap_or(at) }),
        None => Ok((text.into_owned(), Some(encoding.name()))),
    }
}

/// Returns a web page as text: by its mark, else by the encoding it names in its first kilobyte, else
/// as any other file.
pub(super) fn decode_html(bytes: Vec<u8>) -> Result<(String, Option<&'static str>), Problem> {
    let declared = if Encoding::for_bom(&bytes).is_some() { None } else { declared(&bytes) };
    match declared {
        Some(encoding) if encoding != UTF_8 => {
            let (text, _, _) = encoding.decode(&bytes);
            Ok((text.into_owned(), Some(encoding.name())))
        }
        _ => decode(bytes),
    }
}

/// Returns the encoding that a page names ("charset=…") where it has to, in its first kilobyte.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let name = start.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    Encoding::for_label(&name.as_bytes()[..end])
}

/// How many bytes are looked at to tell text of 16 bits a letter.
const WIDE_SAMPLE: usize = 512;

/// Returns the encoding of text of 16 bits a letter that has no mark: in English text nearly every
/// second byte is zero, and none of the others.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(WIDE_SAMPLE) / 2 * 2];
    let zeros = |of: usize| sample.iter().skip(of).step_by(2).filter(|byte| **byte == 0).count();
    let most = |zeros: usize| zeros * 2 > sample.len() / 2 && zeros > 1;
    match (zeros(0), zeros(1)) {
        (0, low) if most(low) => Some(UTF_16LE),
        (high, 0) if most(high) => Some(UTF_16BE),
        _ => None,
    }
}

/// Returns a stream as UTF-8 without a mark: text of 16 bits a letter is turned as it is read, all other
/// bytes are left as they are.
///
/// # Errors
/// Fails where the stream cannot be read.
pub(super) fn narrow(bytes: Bytes) -> io::Result<Bytes> {
    let mut bytes = BufReader::new(bytes);
    let start = bytes.fill_buf()?;
    let marked = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    match marked.or_else(|| wide(start)) {
        Some(encoding) if encoding == UTF_8 => {
            bytes.consume(UTF_8_MARK);
            Ok(Box::new(bytes))
        }
        Some(encoding) => {
            let (decoder, text) = (encoding.new_decoder(), io::Cursor::default());
            Ok(Box::new(Narrow { bytes, decoder, text, done: false }))
        }
        None => Ok(Box::new(bytes)),
    }
}

/// Bytes of the mark at the start of UTF-8.
const UTF_8_MARK: usize = 3;

/// A stream of 16 bits a letter, as UTF-8.
struct Narrow {
    bytes: BufReader<Bytes>,
    decoder: Decoder,
    text: io::Cursor<String>,
    done: bool,
}

impl Read for Narrow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.text.read(buffer)?;
            if read > 0 || self.done || buffer.is_empty() {
                return Ok(read);
            }
            let input = self.bytes.fill_buf()?;
            self.done = input.is_empty();
            let most = self.decoder.max_utf8_buffer_length(input.len()).unwrap_or(input.len());
            let mut text = String::with_capacity(most);
            let (_, taken, _) = self.decoder.decode_to_string(input, &mut text, self.done);
            self.bytes.consume(taken);
            self.text = io::Cursor::new(text);
        }
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Returns whether a byte is a control character that no text holds, in every encoding that goes by
/// bytes.
fn is_stray(byte: &u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)
}

/// Returns where the first control character stands that no text holds, in bytes of the text. Those
/// beyond ASCII come from Windows encodings and are let through.
fn stray(text: &str) -> Option<usize> {
    let mut at = 0;
    for part in text.as_bytes().chunks(PART) {
        // Most parts have no control character, which is seen of many bytes at once.
        if part.iter().fold(false, |found, byte| found | byte.is_ascii_control())
            && let Some(found) = part.iter().position(is_stray)
        {
            return Some(at + found);
        }
        at += part.len();
    }
    None
}

/// How many bytes are looked at at once.
const PART: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_text_is_read_and_named() {
        let (text, encoding) =
            decode(b"Nine people died in the caf\xe9 \x96 \x93a tragedy\x94, the mayor said.".to_vec())
                .unwrap();
        assert_eq!(text, "Nine people died in the café – “a tragedy”, the mayor said.");
        assert_eq!(encoding, Some("windows-1252"));
    }

    #[test]
    fn text_with_a_mark_of_sixteen_bits_is_read() {
        let bytes = [0xff, 0xfe].into_iter().chain("Nine died.".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(bytes.collect()).unwrap(), ("Nine died.".to_owned(), Some("UTF-16LE")));
    }

    #[test]
    fn text_of_sixteen_bits_needs_no_mark() {
        for big in [false, true] {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            let bytes: Vec<u8> = "Nine died in Łódź.".encode_utf16().flat_map(unit).collect();
            assert_eq!(decode(bytes.clone()).unwrap().0, "Nine died in Łódź.");
            let mut text = String::new();
            narrow(Box::new(io::Cursor::new(bytes))).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "Nine died in Łódź.");
        }
    }

    #[test]
    fn a_stream_loses_its_mark_and_nothing_else() {
        let read = |bytes: Vec<u8>| {
            let mut narrowed = Vec::new();
            narrow(Box::new(io::Cursor::new(bytes))).unwrap().read_to_end(&mut narrowed).unwrap();
            narrowed
        };
        assert_eq!(read(b"\xef\xbb\xbfNine".to_vec()), b"Nine");
        assert_eq!(read(b"caf\xe9 \x00\x01".to_vec()), b"caf\xe9 \x00\x01");
        let long = "Nine died. ".repeat(5_000);
        let wide = [0xff, 0xfe].into_iter().chain(long.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(wide), long.as_bytes());
        assert_eq!(read(Vec::new()), b"");
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_byte() {
        assert!(matches!(decode(b"\x7fELF\x02\x01\x00".to_vec()), Err(Problem::Binary { at: 0 })));
        assert!(matches!(decode(b"ab\0cd".to_vec()), Err(Problem::Binary { at: 2 })));
        assert!(matches!(
            decode(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 \x01\x02".to_vec()),
            Err(Problem::Binary { .. })
        ));
        assert!(matches!(decode(b"GIF89a\x01\x00\x01\x00\x80\xff".to_vec()), Err(Problem::Binary { .. })));
    }

    #[test]
    fn utf_8_is_kept_byte_for_byte() {
        let text = "\u{feff}Zeile\r\nzwei \u{a0}\u{2028}";
        assert_eq!(decode(text.as_bytes().to_vec()).unwrap(), (text.to_owned(), None));
    }
}
