//! Defines how a web page becomes a document: its main text and what the page says of itself.
//!
//! Finding the main text is a kept library's work. The stored text is the headline and the text found,
//! and spans point into that; the page itself is kept beside it.

use super::encoding;
use super::error::Problem;
use super::fields::{Field, date};
use super::header::Header;
use super::jsonl::from_parts;
use super::{Incoming, Page, Piece};
use dom_smoothie::{Config, Readability, TextMode};

/// Most elements of a page; the largest live blogs have about 30,000.
const MAX_ELEMENTS: usize = 100_000;

/// Deepest nesting of elements that must be closed. Browsers stop at 512; news pages have up to 60.
const MAX_DEPTH: usize = 512;

/// Elements that are closed by what follows them or hold nothing: their number says nothing of depth.
const SELF_CLOSING: [&str; 26] = [
    "p", "li", "td", "tr", "th", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup",
    "col", "br", "hr", "img", "input", "meta", "link", "source", "track", "wbr", "area", "base", "embed",
];

/// Returns the document of a web page, with the page.
pub(super) fn document(piece: Piece) -> Result<Incoming, Problem> {
    let page = Page::of(&piece.bytes);
    let (html, _) = encoding::decode_html(piece.bytes)?;
    let depth = depth(&html);
    if depth > MAX_DEPTH {
        return Err(Problem::TooDeep { limit: MAX_DEPTH });
    }
    let config =
        Config { max_elements_to_parse: MAX_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let unreadable = |error: dom_smoothie::ReadabilityError| Problem::Html(error.to_string());
    let mut readability = Readability::new(html, None, Some(config)).map_err(unreadable)?;
    let address = address(&readability);
    let (headline, day) = (headline(&readability), day(&readability));
    let article = readability.parse().map_err(unreadable)?;
    let mut beside = Header::default();
    let given = [
        (Field::Title, Some(without_outlet(&article.title, &headline).to_owned())),
        (Field::Source, article.site_name),
        (Field::Author, article.byline.map(|byline| byline.trim_start_matches("By ").to_owned())),
        (Field::Url, address.or(article.url)),
        (Field::Date, article.published_time.or(day)),
    ];
    for (field, value) in given {
        if let Some(value) = value {
            beside.set(field, &value);
        }
    }
    let text = with_headline(beside.title.as_deref(), article.text_content.trim());
    let document = from_parts(piece.name, text, beside)?;
    Ok(Incoming { document, page: Some(page) })
}

/// Returns the address the page itself calls its own.
fn address(page: &Readability) -> Option<String> {
    let places = [("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")];
    let named =
        places.into_iter().filter_map(|(place, attribute)| page.doc.select_single(place).attr(attribute));
    named.map(|address| address.trim().to_owned()).find(|address| address.starts_with("http"))
}

/// Returns the first headline of a page on one line; empty where it has none.
fn headline(page: &Readability) -> String {
    let text = page.doc.select_single("h1").text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns when a page says that it was published, by places that the kept library does not look at.
fn day(page: &Readability) -> Option<String> {
    let places = [
        ("meta[itemprop=datePublished]", "content"),
        ("meta[name=date]", "content"),
        ("meta[name=pubdate]", "content"),
        ("meta[name='DC.date.issued']", "content"),
        ("article time[datetime]", "datetime"),
    ];
    let mut named =
        places.into_iter().filter_map(|(place, attribute)| page.doc.select_single(place).attr(attribute));
    named.find(|text| date(text).is_some()).map(|text| text.to_string())
}

/// Returns a title without the outlet's name behind it ("Nine die - The Wire"), where the headline says
/// where it ends.
fn without_outlet<'t>(title: &'t str, headline: &str) -> &'t str {
    let rest = title.strip_prefix(headline).map(str::trim_start);
    let named = rest.is_some_and(|rest| rest.starts_with(['-', '|', '–', '—', '·', '«', '»']));
    if named && !headline.is_empty() { &title[..headline.len()] } else { title }
}

/// Returns the text under its headline, unless it begins with it.
fn with_headline(title: Option<&str>, text: &str) -> String {
    match title {
        Some(title) if !text.starts_with(title) => format!("{title}\n\n{text}\n"),
        _ => format!("{text}\n"),
    }
}

/// Returns how deep the elements of a page are nested, by its tags alone.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for piece in html.split('<').skip(1) {
        let closing = piece.starts_with('/');
        let name = piece.trim_start_matches('/');
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
        if name.is_empty() || SELF_CLOSING.contains(&name.to_ascii_lowercase().as_str()) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;
    use std::path::PathBuf;

    fn read(html: &str) -> Result<Incoming, Problem> {
        let (path, bytes) = (PathBuf::from("a.html"), html.as_bytes().to_vec());
        document(Piece { path, line: None, name: "a.html".to_owned(), format: Format::Html, bytes })
    }

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Nine die in crush | The Wire</title>
        <meta property="og:site_name" content="The Wire"><meta property="og:title" content="Nine die in crush">
        <link rel="canonical" href="https://wire.example/crush">
        <meta property="og:url" content="https://wire.example/crush">
        <meta property="article:published_time" content="2025-09-13T20:00:00Z"></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport 24</a></nav>
        <article><h1>Nine die in crush</h1><p class="byline">By A. Writer</p>
        <p>Nine people were crushed to death at the stadium on Saturday evening, the mayor said, when supporters
        pressed down a stairway to escape a sudden cloudburst that had emptied the upper stand within minutes.</p>
        <p>At least 60 were injured, and 14 of them are in intensive care, according to the hospital, which has
        called in staff from three neighbouring towns to help through the night.</p>
        <table><tr><th>Hospital</th><th>Injured</th></tr><tr><td>Saint Anne</td><td>41</td></tr>
        <tr><td>General</td><td>19</td></tr></table>
        <ul><li>Doors opened at six</li><li>The gates were closed</li></ul>
        <p>The club has said that it will support the families, and that no match will be played this week.</p>
        </article><footer>Copyright 2025 The Wire. Share 12 Comments 3</footer></body></html>"#;

    #[test]
    fn the_article_is_read_and_the_frame_is_not() {
        let Incoming { document, page } = read(PAGE).unwrap();
        assert_eq!(document.title.as_deref(), Some("Nine die in crush"));
        assert_eq!(document.source, "The Wire");
        assert_eq!(document.url.as_deref(), Some("https://wire.example/crush"));
        assert_eq!(document.published.map(|day| day.to_string()).as_deref(), Some("2025-09-13"));
        assert!(document.text.starts_with("Nine die in crush\n\n"), "{}", document.text);
        assert!(document.text.contains("At least 60 were injured"));
        assert!(
            !document.text.contains("Copyright") && !document.text.contains("Sport 24"),
            "{}",
            document.text
        );
        assert_eq!(page.unwrap().bytes().unwrap(), PAGE.as_bytes());
    }

    #[test]
    fn a_page_without_the_usual_marks_still_has_title_and_day() {
        let page = PAGE.replace("<meta property=\"og:title\" content=\"Nine die in crush\">", "");
        let page = page.replace("article:published_time", "other").replace(" | The Wire", " - The Wire");
        let page =
            page.replace("<p class=\"byline\">", "<time datetime=\"2025-09-14T10:00Z\">Sunday</time><p>");
        let document = read(&page).unwrap().document;
        assert_eq!(document.title.as_deref(), Some("Nine die in crush"));
        assert_eq!(document.published.map(|day| day.to_string()).as_deref(), Some("2025-09-14"));
    }

    #[test]
    fn rows_of_tables_and_lists_are_lines() {
        let text = read(PAGE).unwrap().document.text;
        assert!(text.lines().any(|line| line.contains("Saint Anne") && line.contains("41")), "{text}");
        assert!(text.lines().all(|line| !(line.contains("41") && line.contains("19"))), "{text}");
        assert!(text.lines().all(|line| !(line.contains("Doors") && line.contains("gates"))), "{text}");
    }

    #[test]
    fn a_page_without_text_or_without_end_is_refused() {
        assert!(matches!(read("<html><body></body></html>"), Err(Problem::Html(_) | Problem::Empty)));
        let deep = format!("<html><body>{}x", "<div>".repeat(100_000));
        assert!(matches!(read(&deep), Err(Problem::TooDeep { limit: MAX_DEPTH })));
        let many = format!("<html><body>{}</body>", "<b></b>".repeat(MAX_ELEMENTS + 1));
        assert!(matches!(read(&many), Err(Problem::Html(_))));
    }
}
