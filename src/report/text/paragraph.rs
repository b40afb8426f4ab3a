//! Defines [`Paragraph`], styled words that are broken into lines of a given width.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Styled words with an indentation, and perhaps a mark in front of the first line.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Columns before every line.
    indent: usize,
    /// What stands in those columns on the first line.
    mark: Vec<(Style, String)>,
    /// Words with their style; those without a space between them are not parted.
    pieces: Vec<(Style, String)>,
}

impl Paragraph {
    pub(super) fn new(indent: usize) -> Self {
        Self { indent, ..Self::default() }
    }

    /// Puts text into the indentation of the first line.
    pub(super) fn mark(mut self, style: Style, text: &str) -> Self {
        self.mark.push((style, shown(text)));
        self
    }

    /// Adds text.
    pub(super) fn say(mut self, style: Style, text: &str) -> Self {
        self.pieces.push((style, shown(text)));
        self
    }

    /// Writes the lines, each at most `width` columns unless a single word is longer.
    pub(super) fn write(&self, out: &mut String, width: usize) {
        let marked: usize = self.mark.iter().map(|(_, text)| text.width()).sum();
        for (style, text) in &self.mark {
            out.push_str(&format!("{style}{text}{style:#}"));
        }
        if marked > self.indent {
            end_line(out);
            out.push_str(&" ".repeat(self.indent));
        } else {
            out.push_str(&" ".repeat(self.indent - marked));
        }
        self.write_words(out, width.max(self.indent + 1));
        end_line(out);
    }

    fn write_words(&self, out: &mut String, width: usize) {
        let mut column = self.indent;
        let mut space = false;
        for word in words(&self.pieces) {
            let length: usize = word.iter().map(|(_, text)| text.width()).sum();
            if space && column + 1 + length > width && column > self.indent {
                end_line(out);
                out.push_str(&" ".repeat(self.indent));
                column = self.indent;
            } else if space && column > self.indent {
                out.push(' ');
                column += 1;
            }
            for (style, text) in &word {
                out.push_str(&format!("{style}{text}{style:#}"));
            }
            column += length;
            space = true;
        }
    }
}

/// Ends a line without leaving spaces at its end.
fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

/// Returns the words of styled text; a word may change its style within.
fn words(pieces: &[(Style, String)]) -> Vec<Vec<(Style, &str)>> {
    let mut words: Vec<Vec<(Style, &str)>> = Vec::new();
    let mut open = false;
    for (style, text) in pieces {
        for (at, part) in text.split(' ').enumerate() {
            open &= at == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push((*style, part)),
                None => words.push(vec![(*style, part)]),
            }
            open = true;
        }
        open &= !text.ends_with(' ');
    }
    words
}

/// Returns text of a document on one line and without control characters, which could steer the
/// terminal.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style::new();

    fn written(paragraph: &Paragraph, width: usize) -> String {
        let mut out = String::new();
        paragraph.write(&mut out, width);
        out
    }

    #[test]
    fn lines_are_broken_between_words_and_indented() {
        let paragraph = Paragraph::new(4).mark(PLAIN, "1.").say(PLAIN, "one two three");
        assert_eq!(written(&paragraph, 12), "1.  one two\n    three\n");
    }

    #[test]
    fn a_number_and_the_sign_behind_it_stay_together() {
        let bold = Style::new().bold();
        let paragraph = Paragraph::new(0).say(PLAIN, "aa ").say(bold, "47").say(PLAIN, "%, bb");
        let plain = anstream::adapter::strip_str(&written(&paragraph, 7)).to_string();
        assert_eq!(plain, "aa 47%,\nbb\n");
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        let paragraph = Paragraph::new(2).say(PLAIN, "a incomprehensible b");
        assert_eq!(written(&paragraph, 6), "  a\n  incomprehensible\n  b\n");
    }

    #[test]
    fn a_long_mark_has_a_line_of_its_own() {
        let paragraph = Paragraph::new(2).mark(PLAIN, "a long mark").say(PLAIN, "b");
        assert_eq!(written(&paragraph, 20), "a long mark\n  b\n");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let paragraph = Paragraph::new(0).say(PLAIN, "a\u{1b}[2Jb");
        assert_eq!(written(&paragraph, 20), "a [2Jb\n");
    }
}
