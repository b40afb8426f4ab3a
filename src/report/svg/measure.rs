//! Defines how wide text is drawn, and how it is cut and wrapped to fit.
//!
//! The widths are those of Helvetica, which Arial, Liberation Sans and Nimbus Sans share; one of them
//! is found on nearly every machine. Where none is, the drawing tells the program that shows it how
//! long each piece of text has to be (`textLength`), so that nothing leaves its box.

use crate::graph::Line;

/// Widths of the characters from space to `~`, in thousandths of the font size.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same for bold type.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Width of characters outside the tables: wide scripts fill a square, other letters are rarely
/// wider than this.
const WIDE: u16 = 1000;
const OTHER: u16 = 667;

/// A piece of text in one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// Returns the width of a text at a font size, in the unit of the size.
pub(super) fn width(text: &str, bold: bool, size: f64) -> f64 {
    let table = if bold { &BOLD } else { &REGULAR };
    let thousandths: u32 = text.chars().map(|character| u32::from(advance(table, character))).sum();
    f64::from(thousandths) * size / 1000.0
}

fn advance(table: &[u16; 95], character: char) -> u16 {
    let code = u32::from(character);
    let known = code.checked_sub(32).and_then(|at| table.get(usize::try_from(at).ok()?)).copied();
    known.unwrap_or(match code {
        0x00a0 => table[0],
        // Quotation marks and dashes of running text.
        0x2018 | 0x2019 => 222,
        0x2013 => 556,
        0x1100..=0x115f | 0x2014 | 0x2026 | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => WIDE,
        0xfe30..=0xfe4f | 0xff00..=0xff60 | 0x1f300..=0x1faff | 0x20000..=0x3fffd => WIDE,
        _ => OTHER,
    })
}

/// Returns the text cut to `most` wide, with an ellipsis where it was cut.
pub(super) fn fit(text: &str, bold: bool, size: f64, most: f64) -> String {
    if width(text, bold, size) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if width(&format!("{kept}…"), bold, size) > most {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// Returns the words of a text in at most `lines` lines of at most `most` wide; what does not fit is cut.
pub(super) fn wrap(text: &str, bold: bool, size: f64, most: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match wrapped.last_mut() {
            Some(line) if width(&format!("{line} {word}"), bold, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    if wrapped.len() > lines {
        let rest = wrapped.split_off(lines.saturating_sub(1)).join(" ");
        wrapped.push(rest);
    }
    wrapped.iter().map(|line| fit(line, bold, size, most)).collect()
}

/// Steps by which a sentence is cut shorter around its number until it fits, in characters either side.
const STEPS: [usize; 12] = [400, 200, 150, 120, 100, 80, 65, 50, 40, 30, 20, 10];

/// Returns a sentence in at most `lines` lines with its number in bold, cut around the number where it
/// is longer.
pub(super) fn wrap_sentence(line: &Line, size: f64, most: f64, lines: usize) -> Vec<Vec<Run>> {
    let cut = STEPS.iter().map(|&step| runs(&line.cut(step), size, most));
    let mut last = Vec::new();
    for wrapped in cut {
        if wrapped.len() <= lines {
            return wrapped;
        }
        last = wrapped;
    }
    last.truncate(lines);
    last
}

/// Breaks a sentence into lines of runs; a number of several words may be broken too.
fn runs(line: &Line, size: f64, most: f64) -> Vec<Vec<Run>> {
    let mut wrapped: Vec<Vec<Run>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in words(line) {
        let last = word.len().saturating_sub(1);
        let shown = |(at, run): (usize, &Run)| {
            let text = if at == last { run.text.trim_end() } else { &run.text };
            width(text, run.bold, size)
        };
        let wide: f64 = word.iter().enumerate().map(shown).sum();
        if used > 0.0 && used + wide > most {
            wrapped.push(Vec::new());
            used = 0.0;
        }
        for run in word {
            // Only a word that is wider than a whole line is cut.
            let text = if wide > most { fit(&run.text, run.bold, size, most - used) } else { run.text };
            used += width(&text, run.bold, size);
            push(&mut wrapped, text, run.bold);
        }
    }
    wrapped.retain(|line| !line.is_empty());
    wrapped
}

/// Returns a sentence word by word, each with the space behind it; a word that the number is a part of
/// ("12-state") has several runs.
fn words(line: &Line) -> Vec<Vec<Run>> {
    let mut words: Vec<Vec<Run>> = Vec::new();
    let mut open = false;
    for (text, bold) in [(&line.before, false), (&line.number, true), (&line.after, false)] {
        for piece in text.split_inclusive(' ') {
            let run = Run { text: piece.to_owned(), bold };
            match words.last_mut() {
                Some(word) if open => word.push(run),
                _ => words.push(vec![run]),
            }
            open = !piece.ends_with(' ');
        }
    }
    words
}

fn push(wrapped: &mut [Vec<Run>], text: String, bold: bool) {
    let Some(line) = wrapped.last_mut() else { return };
    let blank = text.trim().is_empty() && line.is_empty();
    match line.last_mut() {
        Some(run) if run.bold == bold => run.text.push_str(&text),
        _ if blank => {}
        _ => line.push(Run { text, bold }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_begin_and_end_where_they_should() {
        assert!((width(" ~", false, 1000.0) - 862.0).abs() < 1e-9);
        assert!((width("Wij", true, 1000.0) - 1500.0).abs() < 1e-9);
        assert!((width("1234567890", true, 10.0) - 55.6).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_wider_than_its_room() {
        let text = "incomprehensibilities of a text without any end, 世界";
        for room in [20.0, 60.0, 100.0] {
            for line in wrap(text, true, 12.0, room, 3) {
                assert!(width(&line, true, 12.0) <= room, "{line}");
            }
        }
        assert_eq!(wrap(text, false, 12.0, 60.0, 2).len(), 2);
    }

    #[test]
    fn a_long_sentence_keeps_its_number() {
        let line = Line {
            before: "word ".repeat(60),
            number: "forty-seven".to_owned(),
            after: " victims".repeat(60),
        };
        let wrapped = wrap_sentence(&line, 12.0, 300.0, 2);
        assert!(wrapped.len() <= 2);
        assert!(
            wrapped.iter().flatten().any(|run| run.bold && run.text.contains("forty-seven")),
            "{wrapped:?}"
        );
    }

    #[test]
    fn a_sign_after_the_number_stays_with_it() {
        let line =
            Line { before: "aaaa bbbb ".to_owned(), number: "47".to_owned(), after: "%, cc".to_owned() };
        let room = width("aaaa bbbb 47", true, 12.0) + 1.0;
        let wrapped = wrap_sentence(&line, 12.0, room, 3);
        let lines: Vec<String> =
            wrapped.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect();
        assert!(lines.iter().any(|line| line.contains("47%,")), "{lines:?}");
    }

    #[test]
    fn a_word_that_holds_the_number_stays_in_its_room() {
        let line = Line {
            before: "aaaa bbbb a ".to_owned(),
            number: "12".to_owned(),
            after: "-state deal".to_owned(),
        };
        let room = width("aaaa bbbb a 12-", true, 12.0);
        for line in wrap_sentence(&line, 12.0, room, 3) {
            let wide: f64 = line.iter().map(|run| width(run.text.trim_end(), run.bold, 12.0)).sum();
            assert!(wide <= room, "{line:?}");
        }
    }
}
