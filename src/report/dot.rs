//! Defines [`dot`], which writes a [`Picture`] in Graphviz's DOT language.
//!
//! A lane is a cluster, with sources, sentences, claims and the figure from left to right. As in the
//! drawing, a document stands beside each claim it backs, so that lines stay short; colours are the
//! drawing's own, and no meaning hangs on them alone.

use crate::graph::{Block, Body, Bond, Group, Lane, Line, Link, Picture, Row, row_key};
use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use std::collections::BTreeMap;

/// Text and lines of support.
const INK: &str = "#222222";
/// Lines of support and quiet text.
const GREY: &str = "#6A6A6A";
/// Contradictions: vermilion, darkened to read as red in print.
const RED: &str = "#C8102E";
/// Figures, and what follows in time.
const BLUE: &str = "#0072B2";
/// Copies.
const PURPLE: &str = "#8E4A75";

/// Fonts with the same widths on nearly every machine.
const FONT: &str = "Helvetica,Arial,sans-serif";

/// Characters of a sentence on one line, and around its number.
const LINE_WIDTH: usize = 58;
const CONTEXT: usize = 50;

/// Returns the picture as DOT; the same picture gives the same text.
#[must_use]
pub fn dot(picture: &Picture) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph_attributes(picture))),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            plain("fontname", FONT),
            plain("fontsize", "11"),
            plain("shape", "box"),
            plain("color", GREY),
            plain("fontcolor", INK),
            plain("margin", "0.12,0.06"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![
            plain("fontname", FONT),
            plain("fontsize", "10"),
            plain("color", GREY),
            plain("arrowsize", "0.6"),
        ])),
    ];
    // Graphviz stacks what it is given first at the bottom where ranks run from left to right.
    let lanes = picture.lanes.iter().enumerate().rev();
    stmts.extend(lanes.map(|(number, lane)| Stmt::Subgraph(cluster(number, lane))));
    stmts.extend(copied(picture));
    let graph = Graph::DiGraph { id: Id::Plain("claimgraph".to_owned()), strict: false, stmts };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

fn graph_attributes(picture: &Picture) -> Vec<Attribute> {
    vec![
        plain("rankdir", "LR"),
        plain("bgcolor", "transparent"),
        plain("ranksep", "0.5"),
        plain("nodesep", "0.14"),
        plain("labelloc", "t"),
        plain("fontname", FONT),
        plain("fontcolor", INK),
        html("label", &heading(picture)),
    ]
}

/// Returns the title, the legend and the note as one label above the picture.
fn heading(picture: &Picture) -> String {
    let key = |colour: &str, sign: &str, text: &str| format!("<font color=\"{colour}\">{sign} {text}</font>");
    let legend = [
        key(GREY, "→", "backs"),
        key(RED, "≠", "cannot both hold"),
        key(PURPLE, "⇢", "copied"),
        key(BLUE, "→", "later value"),
    ];
    let title = format!("<font point-size=\"16\"><b>{}</b></font>", escape(&picture.title));
    let note =
        picture.note.as_deref().map(|note| format!("<br/><font color=\"{GREY}\">{}</font>", escape(note)));
    format!(
        "{title}<br/><font point-size=\"11\">{}{}</font>",
        legend.join(" &#160; &#160; "),
        note.unwrap_or_default()
    )
}

fn cluster(number: usize, lane: &Lane) -> Subgraph {
    let mut attributes = vec![plain("style", "invis"), plain("margin", "10")];
    if let Some(story) = &lane.story {
        attributes = vec![
            plain("pencolor", "#DCDCDC"),
            html("label", &format!("<b>{}</b>", escape(story))),
            plain("labeljust", "l"),
        ];
    }
    let mut stmts: Vec<Stmt> = attributes.into_iter().map(Stmt::Attribute).collect();
    for block in lane.blocks.iter().rev() {
        stmts.extend(block.groups.iter().rev().flat_map(|group| group_stmts(group, block)));
        stmts.push(Stmt::Node(claim(block)));
        if let Some(figure) = lane.figures.get(block.figure) {
            stmts.push(edge(&block.key, &figure.key, vec![plain("class", "support")]));
        }
    }
    stmts.extend(lane.figures.iter().map(|figure| Stmt::Node(figure_node(&figure.key, &figure.label))));
    let link = |link: &Link| {
        let ends = (lane.blocks.get(link.from)?, lane.blocks.get(link.to)?);
        Some(edge(&ends.0.key, &ends.1.key, link_attributes(link)))
    };
    stmts.extend(lane.links.iter().filter_map(link));
    Subgraph { id: Id::Plain(format!("cluster_{number}")), stmts }
}

/// Returns the ways of texts between documents that are drawn in different groups, each from and to
/// where the document is drawn first.
fn copied(picture: &Picture) -> Vec<Stmt> {
    let mut drawn: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let blocks = picture.lanes.iter().flat_map(|lane| &lane.blocks);
    let groups = blocks.flat_map(|block| block.groups.iter().map(move |group| (block, group)));
    for (at, (block, group)) in groups.enumerate() {
        for row in &group.rows {
            drawn.entry(&row.document).or_insert_with(|| (at, key(row, block)));
        }
    }
    let way = |(original, copy): &(String, String)| {
        let (original, copy) = (drawn.get(original.as_str())?, drawn.get(copy.as_str())?);
        (original.0 != copy.0).then(|| edge(&original.1, &copy.1, copy_attributes()))
    };
    picture.copied.iter().filter_map(way).collect()
}

fn copy_attributes() -> Vec<Attribute> {
    let attributes = [("class", "copy"), ("color", PURPLE), ("style", "dashed"), ("constraint", "false")];
    attributes.map(|(name, value)| plain(name, value)).to_vec()
}

/// Returns what names a document where it is drawn for one claim.
fn key(row: &Row, block: &Block) -> String {
    format!("{}{}", row.document, block.key)
}

fn group_stmts(group: &Group, block: &Block) -> Vec<Stmt> {
    let key = |row: &Row| key(row, block);
    let mut stmts = Vec::new();
    for row in group.rows.iter().rev() {
        let words = row_key(row, block);
        stmts.push(Stmt::Node(document(row, &key(row))));
        stmts.push(Stmt::Node(words_node(row, &words)));
        stmts.push(edge(&key(row), &words, vec![plain("class", "support"), plain("arrowhead", "none")]));
        stmts.push(edge(&words, &block.key, vec![plain("class", "support")]));
        if let Some(original) = group.original_of(row) {
            stmts.push(edge(&key(original), &key(row), copy_attributes()));
        }
    }
    stmts
}

fn node(key: &str, tooltip: &str, mut attributes: Vec<Attribute>) -> Node {
    attributes.push(plain("tooltip", tooltip));
    attributes.push(plain("id", key));
    Node { id: NodeId(quoted(key), None), attributes }
}

fn document(row: &Row, key: &str) -> Node {
    let mut lines = vec![format!("<b>{}</b>", wrapped(&row.source, 24))];
    lines.extend(row.date.as_deref().map(escape));
    let mut attributes = vec![plain("class", "document"), plain("style", "rounded")];
    if row.copy {
        lines.push(format!("<i>from {}</i>", escape(&row.behind.join(", "))));
        attributes =
            vec![plain("class", "document copy"), plain("style", "rounded,dashed"), plain("color", PURPLE)];
    }
    attributes.push(html("label", &lines.join("<br/>")));
    node(key, &row.title, attributes)
}

fn words_node(row: &Row, key: &str) -> Node {
    let (mut label, more) = match &row.body {
        Body::Sentences { lines, more } => (lines.iter().map(sentence).collect::<String>(), *more),
        Body::Parts { parts, more } => return parts_node(row, key, parts, *more),
    };
    if more > 0 {
        label.push_str(&format!("<font color=\"{GREY}\">and {more} more</font><br align=\"left\"/>"));
    }
    let look = [("class", "sentence"), ("color", "#B0B0B0"), ("fontsize", "10")];
    let mut attributes = look.map(|(name, value)| plain(name, value)).to_vec();
    attributes.push(html("label", &label));
    node(key, &row.tooltip, attributes)
}

/// Returns a sentence on one line or two, its number in bold.
fn sentence(line: &Line) -> String {
    let Line { before, number, after } = line.cut(CONTEXT);
    let whole = before.chars().count() + number.chars().count() + after.chars().count();
    let turn = if whole > LINE_WIDTH { "<br align=\"left\"/>" } else { "" };
    let (before, number, after) = (escape(&before), escape(&number), escape(&after));
    format!("{before}{turn}<b>{number}</b>{after}<br align=\"left\"/>")
}

/// Returns amounts that were added up as a table.
fn parts_node(row: &Row, key: &str, parts: &[(String, String)], more: usize) -> Node {
    let cell = |(label, value): &(String, String)| {
        format!(
            "<tr><td align=\"left\">{}</td><td align=\"right\"><b>{}</b></td></tr>",
            wrapped(label, 30),
            escape(value)
        )
    };
    let mut rows: String = parts.iter().map(cell).collect();
    if more > 0 {
        rows.push_str(&format!("<tr><td align=\"left\">and {more} more</td><td></td></tr>"));
    }
    let table = format!("<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\">{rows}</table>");
    let look = [("class", "parts"), ("color", "#B0B0B0"), ("fontsize", "10")];
    let mut attributes = look.map(|(name, value)| plain(name, value)).to_vec();
    attributes.push(html("label", &table));
    node(key, &row.tooltip, attributes)
}

fn claim(block: &Block) -> Node {
    let colour = if block.disputed { RED } else { INK };
    let label = format!(
        "<font point-size=\"20\"><b>{}</b></font><br/><font point-size=\"9\">{}</font>",
        escape(&block.value),
        escape(&block.support)
    );
    let class = match (block.worked_out, block.disputed) {
        (true, _) => "sum disputed",
        (_, true) => "claim disputed",
        _ => "claim",
    };
    let style = if block.worked_out { "rounded,dotted" } else { "rounded" };
    let width = if block.disputed { "2" } else { "1.2" };
    let look =
        [("class", class), ("color", colour), ("fontcolor", colour), ("penwidth", width), ("style", style)];
    let mut attributes = look.map(|(name, value)| plain(name, value)).to_vec();
    attributes.push(html("label", &label));
    node(&block.key, &block.tooltip, attributes)
}

fn figure_node(key: &str, label: &str) -> Node {
    let look = [("class", "figure"), ("color", BLUE), ("fontcolor", BLUE), ("penwidth", "1.6")];
    let mut attributes = look.map(|(name, value)| plain(name, value)).to_vec();
    attributes.push(html("label", &format!("<b>{}</b>", wrapped(label, 26))));
    node(key, label, attributes)
}

fn link_attributes(link: &Link) -> Vec<Attribute> {
    let look: &[(&str, &str)] = match link.bond {
        Bond::Conflict => &[
            ("class", "conflict"),
            ("color", RED),
            ("fontcolor", RED),
            ("penwidth", "2.4"),
            ("dir", "none"),
            ("label", "≠"),
            ("constraint", "false"),
        ],
        Bond::Then => &[("class", "then"), ("color", BLUE), ("fontcolor", BLUE), ("constraint", "false")],
    };
    let mut attributes: Vec<Attribute> = look.iter().map(|(name, value)| plain(name, value)).collect();
    if link.bond == Bond::Then {
        attributes.push(plain("label", &link.words));
    }
    attributes.push(plain("tooltip", &link.tooltip));
    attributes
}

fn edge(from: &str, to: &str, attributes: Vec<Attribute>) -> Stmt {
    let end = |key: &str| Vertex::N(NodeId(quoted(key), None));
    Stmt::Edge(Edge { ty: EdgeTy::Pair(end(from), end(to)), attributes })
}

/// Returns text for a label in lines of at most `width` characters.
fn wrapped(text: &str, width: usize) -> String {
    wrap(text, width).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>")
}

/// Returns an attribute with any text as its value.
fn plain(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), quoted(value))
}

fn html(name: &str, label: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Html(format!("<{label}>")))
}

/// Returns a quoted DOT string: backslashes and quotes escaped, control characters as spaces.
fn quoted(text: &str) -> Id {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    Id::Escaped(quoted)
}

/// Returns text for an HTML-like label: marks of the markup escaped, control characters as spaces.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Returns the words of a text in lines of at most `width` characters, longer words apart.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::FigureBox;

    #[test]
    fn hostile_text_stays_text() {
        let hostile = "</b><script>\"x\" & \\N";
        let figure = FigureBox { key: "f1".to_owned(), anchor: String::new(), label: hostile.to_owned() };
        let lane = Lane { figures: vec![figure], story: Some("]; evil [x=\"".to_owned()), ..Lane::default() };
        let text = dot(&Picture { lanes: vec![lane], ..Picture::default() });
        assert!(text.contains("&lt;/b&gt;&lt;script&gt;&quot;x&quot; &amp; \\N"), "{text}");
        assert!(text.contains(r#"tooltip="</b><script>\"x\" & \\N""#), "{text}");
        assert!(text.contains("]; evil [x=&quot;"), "{text}");
    }

    #[test]
    fn wrapping_keeps_every_word() {
        assert_eq!(wrap("people arrested, North Dakota", 16), ["people arrested,", "North Dakota"]);
        assert!(wrap("", 5).is_empty());
    }
}
