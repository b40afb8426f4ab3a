//! Defines how Markdown becomes a document: its words without the marks.
//!
//! The stored text is what a reader of the rendered page sees, a line for each heading, paragraph,
//! list entry and table row; spans point into that, and the file itself is kept beside it. Code, raw
//! HTML, addresses behind links, pictures and notes' numbers are not text. Front matter is read by
//! [`header`], as in plain text.

use super::encoding::decode;
use super::error::Problem;
use super::header;
use super::jsonl::from_parts;
use super::{Incoming, Page, Piece};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Between the cells of a table, as plain-text tables have it.
const CELL: &str = "\t";

/// Returns the document of a Markdown file, with the file.
pub(super) fn document(piece: Piece) -> Result<Incoming, Problem> {
    let page = Page::of(&piece.bytes);
    let (source, _) = decode(piece.bytes)?;
    let mut beside = header::read(&source);
    let body = source.get(beside.len..).unwrap_or_default();
    beside.len = 0;
    let rendered = Rendering::of(body);
    beside.title = rendered.title.or(beside.title.filter(|title| !title.starts_with('#')));
    let document = from_parts(piece.name, rendered.text, beside)?;
    Ok(Incoming { document, page: Some(page) })
}

/// Text as it grows.
#[derive(Debug, Default)]
struct Rendering {
    text: String,
    /// The first heading of the first level.
    title: Option<String>,
    /// Where the heading that is being read begins.
    heading: Option<usize>,
    /// How many elements are open whose content is not text.
    mute: usize,
    /// Numbers of the lists that are open; `None` for lists without numbers.
    lists: Vec<Option<u64>>,
}

impl Rendering {
    /// Renders Markdown; linear in its length.
    fn of(source: &str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let mut rendering = Self::default();
        for event in Parser::new_ext(source, options) {
            rendering.take(event);
        }
        let end = rendering.text.trim_end().len();
        rendering.text.truncate(end);
        rendering.text.push('\n');
        rendering
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) if self.mute == 0 => self.text.push_str(&text),
            Event::SoftBreak if self.mute == 0 => self.text.push(' '),
            Event::HardBreak if self.mute == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.mute += 1,
            Tag::Heading { level, .. } => {
                self.new_paragraph();
                self.heading =
                    (*level == HeadingLevel::H1 && self.title.is_none()).then_some(self.text.len());
            }
            Tag::List(first) => {
                self.new_line();
                self.lists.push(*first);
            }
            Tag::Item => self.entry(),
            Tag::TableCell if !self.text.ends_with('\n') => self.text.push_str(CELL),
            Tag::Paragraph if self.lists.is_empty() => self.new_paragraph(),
            Tag::Table(_) => self.new_paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.mute = self.mute.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                let title = self.heading.take().and_then(|start| self.text.get(start..));
                self.title = self.title.take().or_else(|| title.map(|title| title.trim().to_owned()));
                self.new_paragraph();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.new_line();
            }
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => self.new_line(),
            TagEnd::Paragraph if self.lists.is_empty() => self.new_paragraph(),
            TagEnd::Table => self.new_paragraph(),
            _ => {}
        }
    }

    fn entry(&mut self) {
        self.new_line();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.text.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.text.push_str("- "),
        }
    }

    fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn new_paragraph(&mut self) {
        self.new_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;
    use std::path::PathBuf;

    fn read(source: &str) -> Incoming {
        let (path, bytes) = (PathBuf::from("a.md"), source.as_bytes().to_vec());
        document(Piece { path, line: None, name: "a.md".to_owned(), format: Format::Markdown, bytes })
            .unwrap()
    }

    const ARTICLE: &str = "---\ndate: 2025-09-13\nsource: The Wire\n---\n\n# Nine **die** in crush\n\n\
        Nine people were _crushed_ to death, [police](https://wire.example/9) said.[^1]\nAt least **60** were hurt.\n\n\
        > \"We counted 14,\" she said.\n\n1. Saint Anne: 41\n2. General: `19`\n\n   - of them children: 3\n\n\
        | Hospital | Injured |\n|:--|--:|\n| Saint Anne | 41 |\n| General | |\n\n![12 pictures](x12.png)\n\n\
        ```\nlet x = 99;\n```\n\n[^1]: By telephone.\n";

    #[test]
    fn words_stay_and_marks_go() {
        let Incoming { document, page } = read(ARTICLE);
        let expected = "Nine die in crush\n\nNine people were crushed to death, police said. At least 60 were hurt.\n\n\
            \"We counted 14,\" she said.\n\n1. Saint Anne: 41\n2. General: 19\n- of them children: 3\n\n\
            Hospital\tInjured\nSaint Anne\t41\nGeneral\t\n\nBy telephone.\n";
        assert_eq!(document.text, expected);
        assert_eq!(page.unwrap().bytes().unwrap(), ARTICLE.as_bytes());
    }

    #[test]
    fn front_matter_and_the_first_heading_tell_what_it_is() {
        let document = read(ARTICLE).document;
        assert_eq!(document.title.as_deref(), Some("Nine die in crush"));
        assert_eq!(document.source, "The Wire");
        assert_eq!(document.published.map(|day| day.to_string()).as_deref(), Some("2025-09-13"));
        let plain = read("Nine died.\n\n## Later\n\nTen died.").document;
        assert_eq!((plain.title.as_deref(), plain.source.as_str()), (None, "a"));
    }
}
