//! Defines [`may_hold`], which tells without tokens that a sentence holds no number.
//!
//! Most sentences of the news hold none, and finding that out by tagging all their words would be
//! most of the work. What is let through here is read properly, so it may be wrong one way only.

use crate::lexicon::{Cue, Lexicon};

/// Returns whether a number may stand in the text: a digit, a fraction sign, a word that makes numbers,
/// or an article before a unit. Linear in its length.
pub(super) fn may_hold(text: &str, lexicon: &Lexicon) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut before) = (0, &bytes[..0]);
    while let Some(ahead) = bytes[at..].iter().position(may_begin) {
        at += ahead;
        let next = bytes.get(at + 1).copied();
        match bytes[at] {
            b'0'..=b'9' => return true,
            // ¼ ½ ¾, and the others from ⅓ on.
            0xc2 if next.is_some_and(|next| (0xbc..=0xbe).contains(&next)) => return true,
            0xe2 if next == Some(0x85) => return true,
            byte if byte.is_ascii_alphabetic() => {
                let end = letters(bytes, at);
                if makes_number(before, &bytes[at..end], &bytes[end..], lexicon) {
                    return true;
                }
                before = &bytes[at..end];
                at = end;
            }
            _ => at += 1,
        }
    }
    false
}

/// Returns whether a word, digits or a fraction sign may begin with the byte.
fn may_begin(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, 0xc2 | 0xe2)
}

/// Returns the byte behind the ASCII letters that begin at `at`.
fn letters(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// Returns whether the word may begin a number, `before` being the word in front of it and `behind` what
/// follows it. The letters of "I'm" and "don't" do not, though they are powers behind digits.
fn makes_number(before: &[u8], word: &[u8], behind: &[u8], lexicon: &Lexicon) -> bool {
    // The first and last letter and the length tell most words apart: few are copied and looked up.
    let lower_case = |byte: Option<&u8>| byte.map_or(0, u8::to_ascii_lowercase);
    let (first, last) = (lower_case(word.first()), lower_case(word.last()));
    let article = matches!((first, last, word.len()), (b'a', _, 1) | (b'a', b'n', 2));
    if !article && !lexicon.numerals.may_begin(first, last, word.len()) {
        return false;
    }
    let mut buffer = [0; LONGEST];
    match lower(word, &mut buffer) {
        None => false,
        Some("a" | "an") => names_unit(before, behind, lexicon),
        Some(word) => lexicon.numerals.get(word).is_some_and(|numeral| !numeral.only_follows()),
    }
}

/// Returns whether the text behind an article may begin with a unit that it is one of: percentage points,
/// or any unit behind a bound ("under a mile"). "An hour and a half" has a number word of its own.
fn names_unit(before: &[u8], behind: &[u8], lexicon: &Lexicon) -> bool {
    let blanks = behind.iter().take_while(|byte| **byte == b' ').count();
    let word = &behind[blanks..letters(behind, blanks)];
    let mut buffer = [0; LONGEST];
    let Some(lower) = lower(word, &mut buffer) else { return true };
    let written = std::str::from_utf8(word).unwrap_or_default();
    let bound = || {
        let mut buffer = [0; LONGEST];
        self::lower(before, &mut buffer).is_some_and(|before| lexicon.cues.has(Cue::OneOf, before))
    };
    let begins = |unit: &dyn Fn(&str) -> bool| unit(lower) || unit(written);
    // What is no plain word is looked at properly.
    word.is_empty()
        || matches!(lower, "point" | "points" | "pts")
        || begins(&|word| lexicon.units.may_begin_points(word))
        || begins(&|word| lexicon.units.may_begin(word)) && bound()
}

/// Longest word that is looked up, in bytes; numbers have none that is longer.
const LONGEST: usize = 16;

/// Returns ASCII letters in lower case, or `None` where they are too many.
fn lower<'b>(letters: &[u8], buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let room = buffer.get_mut(..letters.len())?;
    room.copy_from_slice(letters);
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_number_is_let_through() {
        let lexicon = Lexicon::embedded().unwrap();
        for text in ["it was 5", "half of it", "Twenty-one", "over a mile", "fell a point", "a ½ share"] {
            assert!(may_hold(text, &lexicon), "{text}");
        }
        for text in ["", "The mayor said nothing of it.", "Ein Wort, “ein” naïver Satz", "a journalist wrote"]
        {
            assert!(!may_hold(text, &lexicon), "{text}");
        }
    }

    #[test]
    fn words_of_numbers_are_plain_and_short() {
        let lexicon = Lexicon::embedded().unwrap();
        for word in lexicon.numerals.words() {
            assert!(word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }
}
