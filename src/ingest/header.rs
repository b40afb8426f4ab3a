//! Defines [`Header`], what a text says of its own publication, and [`read`], which finds it.
//!
//! Five forms are read, as people have them: front matter between `---` lines, lines of `Title: …` and
//! `Date: …` above an empty one, a leading `date 2021-08-27`, a headline on a line of its own, and a byline
//! `By … | Outlet | 2024-03-05` under it. What is not there stays unknown; nothing is guessed from running
//! text.

use super::fields::{Field, date, day, field};
use jiff::civil::Date;

/// Longest headline, in bytes; a longer first line is taken for running text.
/// The longest among 10,000 news headlines of the usual corpora have about 250.
const MAX_TITLE: usize = 300;

/// Most lines of front matter; a `---` that is not closed within them opens none.
const MAX_FRONT_MATTER: usize = 60;

/// Lines of fields that make a head without fences, at least; a single `Source: police` may be text.
const MIN_FIELDS: usize = 2;

/// The fence above and below front matter.
const FENCE: &str = "---";

/// What is known of a document's publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Bytes of front matter or leading date, which are not the article itself.
    pub len: usize,
}

impl Header {
    /// Takes over a value from front matter; an empty value says nothing.
    pub(super) fn set(&mut self, field: Field, value: &str) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let text = || (!value.is_empty()).then(|| value.to_owned());
        match field {
            Field::Title => self.title = text(),
            Field::Source => self.source = text(),
            Field::Author => self.author = text(),
            Field::Url => self.url = text(),
            Field::Date => self.published = date(value),
            Field::Id | Field::Text => {}
        }
    }

    /// Returns this header with what it lacks taken from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            source: self.source.or(other.source),
            author: self.author.or(other.author),
            url: self.url.or(other.url),
            published: self.published.or(other.published),
            len: self.len.max(other.len),
        }
    }
}

/// Returns what a text says of itself at its beginning.
pub(super) fn read(text: &str) -> Header {
    let leading = leading_date(text);
    // A byte order mark is kept, but is no part of the article.
    let mark = Header { len: text.len() - text.trim_start_matches('\u{feff}').len(), ..Header::default() };
    let header = front_matter(text).or_else(|| fields(text)).or(leading.clone()).unwrap_or(mark);
    let rest = text.get(header.len..).unwrap_or_default();
    // Text behind a leading date, on its line, is running text or a share bar, never a headline.
    if leading.is_some() && !rest.starts_with('\n') { header } else { header.or(headline_and_byline(rest)) }
}

/// Reads `---`, lines of `name: value`, `---`.
fn front_matter(text: &str) -> Option<Header> {
    let body = text.trim_start_matches('\u{feff}');
    let mut lines = body.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == FENCE)?;
    let mut header = Header { len: text.len() - body.len() + first.len(), ..Header::default() };
    for line in lines.take(MAX_FRONT_MATTER) {
        header.len += line.len();
        if line.trim_end() == FENCE {
            return Some(header);
        }
        if let Some((field, value)) = named(line) {
            header.set(field, value);
        }
    }
    None
}

/// Reads lines of `name: value`, all of them fields, down to an empty line.
fn fields(text: &str) -> Option<Header> {
    let body = text.trim_start_matches('\u{feff}');
    let mut header = Header { len: text.len() - body.len(), ..Header::default() };
    for (at, line) in body.split_inclusive('\n').take(MAX_FRONT_MATTER).enumerate() {
        if line.trim().is_empty() {
            return (at >= MIN_FIELDS).then_some(header);
        }
        let (field, value) = named(line).filter(|(field, _)| !matches!(field, Field::Id | Field::Text))?;
        header.set(field, value);
        header.len += line.len();
    }
    None
}

/// Reads a line of `name: value` whose name is that of a field.
fn named(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    Some((field(name)?, value))
}

/// Reads ` date 2021-08-27 ` at the very beginning, as some collections of articles have it.
fn leading_date(text: &str) -> Option<Header> {
    let rest = text.trim_start_matches('\u{feff}').trim_start().strip_prefix("date ")?;
    let published = day(rest.get(..10)?)?;
    let after = &rest[10..];
    let after = after.strip_prefix(char::is_whitespace)?;
    let after = after.trim_start_matches([' ', '\t']);
    Some(Header { published: Some(published), len: text.len() - after.len(), ..Header::default() })
}

/// Reads a headline that stands alone, and a byline directly below it.
fn headline_and_byline(text: &str) -> Header {
    let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let byline = byline(second);
    let alone = second.is_empty() || byline.is_some();
    let title = (alone && is_headline(first)).then(|| first.trim_start_matches(['#', ' ']).to_owned());
    match (title, byline) {
        (Some(title), byline) => Header { title: Some(title), ..byline.unwrap_or_default() },
        _ => Header::default(),
    }
}

/// Returns whether a line that stands alone can be a headline: not too long, and no sentence end.
fn is_headline(line: &str) -> bool {
    // "Tuesday, 7 p.m." and "in the U.S." end no sentence.
    let word = line.rsplit(' ').next().unwrap_or_default();
    let short = word.len() > 2 && word.trim_end_matches('.').contains('.');
    let sentence = line.ends_with(['.', ':', ';', ',']) && !line.ends_with("...") && !short;
    !line.is_empty() && line.len() <= MAX_TITLE && !sentence && byline(line).is_none()
}

/// Reads `By Author | Outlet | 2024-03-05`; outlet and date may be missing, the order may differ.
fn byline(line: &str) -> Option<Header> {
    let rest =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))?;
    let mut parts = rest.split('|').map(str::trim);
    // "By noon it was over." is a sentence; "By A. B. | The Wire" is not.
    let sentence = !rest.contains('|') && rest.ends_with('.');
    let author = parts.next().filter(|author| !author.is_empty() && !sentence)?;
    let mut header = Header { author: Some(author.to_owned()), ..Header::default() };
    for part in parts {
        match day(part) {
            Some(date) => header.published = Some(date),
            None => header.set(Field::Source, part),
        }
    }
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headline_and_byline_are_read() {
        let header = read("Nine die in crush\nBy A. Writer, head | The Wire | 2025-09-13\n\nText.");
        assert_eq!(header.title.as_deref(), Some("Nine die in crush"));
        assert_eq!(header.author.as_deref(), Some("A. Writer, head"));
        assert_eq!(header.source.as_deref(), Some("The Wire"));
        assert_eq!(header.published, day("2025-09-13"));
        assert_eq!(header.len, 0, "a headline is read for claims");
    }

    #[test]
    fn front_matter_is_kept_but_is_not_the_article() {
        let text =
            "---\ntitle: \"A: b\"\nsource: Mill\nlink: https://m.example/1\ndate: 2021-08-27\n---\n\nBody 5.";
        let header = read(text);
        assert_eq!(header.title.as_deref(), Some("A: b"));
        assert_eq!(header.url.as_deref(), Some("https://m.example/1"));
        assert_eq!(&text[header.len..], "\nBody 5.");
    }

    #[test]
    fn fields_above_an_empty_line_need_no_fence() {
        let text =
            "Title: Nine die in crush\r\nSource: The Wire\r\nDate: 13 September 2025\r\n\r\nNine died.";
        let header = read(text);
        assert_eq!(header.title.as_deref(), Some("Nine die in crush"));
        assert_eq!(header.source.as_deref(), Some("The Wire"));
        assert_eq!(header.published, day("2025-09-13"));
        assert_eq!(&text[header.len..], "\r\nNine died.");
    }

    #[test]
    fn lines_with_colons_are_no_fields_by_that() {
        for text in [
            "Source: police\n\nNine died.",
            "Source: police\nDead: 9\n\nNine died.",
            "Source: police\nDate: 2025-09-13\nNine died.",
        ] {
            assert_eq!((read(text).source, read(text).len), (None, 0), "{text}");
        }
    }

    #[test]
    fn a_leading_date_is_cut_off() {
        let text = " date 2021-08-27 More than 100 people were arrested.\n\nMore.";
        let header = read(text);
        assert_eq!(header.published, day("2021-08-27"));
        assert!(text[header.len..].starts_with("More than"));
        assert_eq!(header.title, None);
    }

    #[test]
    fn running_text_gives_no_headline() {
        assert_eq!(read("KANSAS CITY, Mo. — A raid rescued 47.\n\nMore."), Header::default());
        assert_eq!(read("By noon the river had risen.\n\nMore."), Header::default());
        assert_eq!(read("---\nnot closed: 1\nText"), Header::default());
        assert_eq!(read("One line\nand another directly below."), Header::default());
    }
}
