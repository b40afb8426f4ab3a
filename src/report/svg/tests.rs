//! Defines the tests of the drawing: hostile text, addresses, anchors, and nothing at all.

use super::*;
use crate::graph::{Block, Body, Bond, FigureBox, Group, Lane, Line, Link, Row};

fn row(source: &str, url: Option<&str>) -> Row {
    Row {
        document: "d1".to_owned(),
        source: source.to_owned(),
        date: None,
        url: url.map(str::to_owned),
        title: source.to_owned(),
        behind: Vec::new(),
        copy: false,
        body: Body::Sentences {
            lines: vec![Line { before: source.to_owned(), number: "1".to_owned(), after: source.to_owned() }],
            more: 0,
        },
        tooltip: source.to_owned(),
    }
}

fn picture(words: &str, url: Option<&str>) -> Picture {
    let block = |key: &str| Block {
        key: key.to_owned(),
        figure: 0,
        value: words.to_owned(),
        support: words.to_owned(),
        disputed: true,
        worked_out: false,
        tooltip: words.to_owned(),
        groups: vec![Group { originators: vec![words.to_owned()], rows: vec![row(words, url)] }],
        more: 0,
    };
    let link = Link {
        from: 0,
        to: 1,
        bond: Bond::Conflict,
        words: words.to_owned(),
        tooltip: words.to_owned(),
        anchor: Some("conflict-1".to_owned()),
    };
    let figure = FigureBox { key: "f1".to_owned(), anchor: "figure-1".to_owned(), label: words.to_owned() };
    let lane = Lane {
        story: Some(words.to_owned()),
        figures: vec![figure],
        blocks: vec![block("c1"), block("c2")],
        links: vec![link],
        more: 0,
    };
    Picture { title: words.to_owned(), note: Some(words.to_owned()), lanes: vec![lane], copied: Vec::new() }
}

/// Reads the drawing as XML and returns the names of its elements.
fn elements(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                names.push(tag.name().as_ref().to_owned());
            }
            quick_xml::events::Event::Eof => return names,
            _ => {}
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</title><script>alert(\"1\")</script>&\u{1}\u{b}";
    let drawn = svg(&picture(hostile, None), Some(""));
    assert!(!elements(&drawn).iter().any(|name| name == "script"), "{drawn}");
    assert!(!drawn.contains('\u{1}') && !drawn.contains('\u{b}'));
}

#[test]
fn only_addresses_of_the_web_are_linked() {
    let bad = svg(&picture("x", Some("javascript:alert(1)")), None);
    assert!(!bad.contains("javascript"), "{bad}");
    let good = svg(&picture("x", Some("https://example.org/a?b&c")), None);
    assert!(good.contains("href=\"https://example.org/a?b&amp;c\""), "{good}");
}

#[test]
fn boxes_link_to_the_report_where_there_is_one() {
    assert!(!svg(&picture("x", None), None).contains("href"));
    let drawn = svg(&picture("x", None), Some("report.html"));
    assert!(drawn.contains("href=\"report.html#figure-1\""), "{drawn}");
    assert!(drawn.contains("href=\"report.html#conflict-1\""), "{drawn}");
}

/// Returns how many ways of texts are drawn between the claims of a picture of three documents: `o` and its
/// copies `p` and `q`, the last of which backs another claim.
fn ways(copied: &[(&str, &str)]) -> usize {
    let mut picture = picture("x", None);
    let document = |name: &str| Row { document: name.to_owned(), copy: name != "o", ..row(name, None) };
    let backs = [vec![document("o"), document("p")], vec![document("q")]];
    for (block, rows) in picture.lanes[0].blocks.iter_mut().zip(backs) {
        block.groups[0].rows = rows;
    }
    picture.copied = copied.iter().map(|&(from, to)| (from.to_owned(), to.to_owned())).collect();
    let drawn = svg(&picture, None);
    drawn.matches("<title>copied</title><path").count()
}

#[test]
fn a_copy_that_backs_another_claim_is_drawn_to_its_original() {
    assert_eq!(ways(&[]), 0);
    assert_eq!(ways(&[("o", "p")]), 0, "both back one claim, where the group shows it");
    assert_eq!(ways(&[("o", "q")]), 1);
    assert_eq!(ways(&[("o", "q"), ("p", "q")]), 1, "from the original, not from its copy besides");
    assert_eq!(ways(&[("p", "q")]), 1);
    assert_eq!(ways(&[("elsewhere", "q")]), 0);
}

#[test]
fn the_legend_explains_a_way_between_texts_of_two_originators() {
    let mut picture = picture("x", None);
    picture.lanes[0].blocks[1].groups[0].rows[0].document = "d2".to_owned();
    assert!(!svg(&picture, None).contains("some text taken over"));
    picture.copied = vec![("d1".to_owned(), "d2".to_owned())];
    assert!(svg(&picture, None).contains("some text taken over"));
}

#[test]
fn an_empty_picture_is_drawn_all_the_same() {
    assert!(!elements(&svg(&Picture::default(), None)).is_empty());
}
