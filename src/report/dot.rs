//! Defines [`dot`], which writes a [`Picture`] in Graphviz's DOT language.
//!
//! Boxes stand in four columns from left to right: documents, sentences, claims, figures. Colours
//! are from Okabe and Ito's palette, which people with any common colour vision tell apart, and no
//! meaning hangs on colour alone: conflicts are also thick and marked "≠", copies also dashed.

use crate::graph::{Content, Line, Picture, PictureEdge, PictureNode, Stroke};
use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

/// Text and lines of support.
const INK: &str = "#222222";
/// Lines of support and quiet text.
const GREY: &str = "#767676";
/// Conflicts: vermilion, darkened to read as red in print.
const RED: &str = "#C8102E";
/// Figures.
const BLUE: &str = "#0072B2";
/// Copies.
const PURPLE: &str = "#8E4A75";

/// Returns the picture as DOT; the same picture gives the same text.
#[must_use]
pub fn dot(picture: &Picture) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph_attributes(picture))),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            plain("fontname", "Helvetica,Arial,sans-serif"),
            attribute("fontsize", "11"),
            attribute("shape", "box"),
            attribute("color", GREY),
            attribute("fontcolor", INK),
            attribute("margin", "0.12,0.06"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![
            plain("fontname", "Helvetica,Arial,sans-serif"),
            attribute("fontsize", "10"),
            attribute("color", GREY),
            attribute("arrowsize", "0.6"),
        ])),
    ];
    stmts.extend(picture.nodes.iter().map(|node| Stmt::Node(write_node(node))));
    stmts.extend(picture.edges.iter().map(|edge| Stmt::Edge(write_edge(edge))));
    let graph = Graph::DiGraph { id: Id::Plain("claimgraph".to_owned()), strict: false, stmts };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

fn graph_attributes(picture: &Picture) -> Vec<Attribute> {
    vec![
        attribute("rankdir", "LR"),
        attribute("bgcolor", "transparent"),
        attribute("ranksep", "0.55"),
        attribute("nodesep", "0.16"),
        attribute("labelloc", "t"),
        plain("fontname", "Helvetica,Arial,sans-serif"),
        attribute("fontcolor", INK),
        html("label", &heading(picture)),
    ]
}

/// Returns the title, the legend and the note as one label above the picture.
fn heading(picture: &Picture) -> String {
    let key = |colour: &str, sign: &str, text: &str| {
        format!("<font color=\"{colour}\"><b>{sign}</b></font> {text}")
    };
    let legend =
        [key(GREY, "→", "supports"), key(RED, "≠", "cannot both hold"), key(PURPLE, "⇢", "shares text")]
            .join("     ");
    let title = format!("<font point-size=\"16\"><b>{}</b></font>", escape(&picture.title));
    let columns = "document  →  sentence  →  claim  →  figure";
    let note =
        picture.note.as_deref().map(|note| format!("<br/><font color=\"{GREY}\">{}</font>", escape(note)));
    format!("{title}<br/><font point-size=\"11\">{columns}     {legend}{}</font>", note.unwrap_or_default())
}

fn write_node(node: &PictureNode) -> Node {
    let mut attributes = match &node.content {
        Content::Document { source, date, originators } => document(source, date.as_deref(), originators),
        Content::Sentences { lines, more } => sentences(lines, *more),
        Content::Claim { value, support, disputed } => claim(value, support, *disputed),
        Content::Figure { label } => figure(label),
        Content::Conflict { label } => conflict(label),
    };
    attributes.push(plain("tooltip", &node.tooltip));
    attributes.push(plain("id", &node.key));
    Node { id: NodeId(quoted(&node.key), None), attributes }
}

fn document(source: &str, date: Option<&str>, originators: &[String]) -> Vec<Attribute> {
    let mut rows = vec![format!("<b>{}</b>", escape(source))];
    rows.extend(date.map(escape));
    if !originators.is_empty() {
        rows.push(format!("<i>from {}</i>", escape(&originators.join(", "))));
    }
    vec![html("label", &rows.join("<br/>")), attribute("class", "document"), attribute("style", "rounded")]
}

fn sentences(lines: &[Line], more: usize) -> Vec<Attribute> {
    let line = |line: &Line| {
        let Line { before, number, after } = line;
        format!("{}<b>{}</b>{}<br align=\"left\"/>", escape(before), escape(number), escape(after))
    };
    let mut label: String = lines.iter().map(line).collect();
    if more > 0 {
        label.push_str(&format!("<font color=\"{GREY}\">and {more} more</font><br align=\"left\"/>"));
    }
    vec![
        html("label", &label),
        attribute("class", "sentence"),
        attribute("shape", "note"),
        attribute("color", "#B0B0B0"),
        attribute("fontsize", "10"),
    ]
}

fn claim(value: &str, support: &str, disputed: bool) -> Vec<Attribute> {
    let colour = if disputed { RED } else { INK };
    let label = format!(
        "<font point-size=\"18\"><b>{}</b></font><br/><font point-size=\"9\">{}</font>",
        escape(value),
        escape(support)
    );
    vec![
        html("label", &label),
        attribute("class", if disputed { "claim disputed" } else { "claim" }),
        attribute("color", colour),
        attribute("fontcolor", colour),
        attribute("penwidth", if disputed { "2" } else { "1.2" }),
        attribute("style", "rounded"),
    ]
}

fn figure(label: &str) -> Vec<Attribute> {
    let label = wrap(label, 26).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>");
    vec![
        html("label", &format!("<b>{label}</b>")),
        attribute("class", "figure"),
        attribute("color", BLUE),
        attribute("fontcolor", BLUE),
        attribute("penwidth", "1.6"),
    ]
}

fn conflict(label: &str) -> Vec<Attribute> {
    let label = wrap(label, 34).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>");
    vec![
        html("label", &format!("<b>≠</b> {label}")),
        attribute("class", "conflict"),
        attribute("color", RED),
        attribute("fontcolor", RED),
        attribute("penwidth", "2"),
    ]
}

fn write_edge(edge: &PictureEdge) -> Edge {
    let mut attributes = match edge.stroke {
        Stroke::Support => vec![attribute("class", "support")],
        Stroke::Conflict => {
            let mut attributes = vec![
                attribute("class", "conflict"),
                attribute("color", RED),
                attribute("fontcolor", RED),
                attribute("penwidth", "2.2"),
                attribute("dir", "none"),
            ];
            if !edge.to.starts_with('x') {
                attributes.extend([attribute("constraint", "false"), plain("label", "≠")]);
            }
            attributes
        }
        Stroke::Copy => vec![
            attribute("class", "copy"),
            attribute("color", PURPLE),
            attribute("fontcolor", PURPLE),
            attribute("style", "dashed"),
            attribute("constraint", "false"),
        ],
    };
    attributes.extend(edge.label.as_deref().map(|label| plain("label", label)));
    let end = |key: &str| Vertex::N(NodeId(quoted(key), None));
    Edge { ty: EdgeTy::Pair(end(&edge.from), end(&edge.to)), attributes }
}

/// Returns an attribute whose value is known to need no escaping.
fn attribute(name: &str, value: &str) -> Attribute {
    plain(name, value)
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

    #[test]
    fn hostile_text_stays_text() {
        let node = PictureNode {
            key: "d1".to_owned(),
            content: Content::Document {
                source: "</b><script>\"x\" & \\N".to_owned(),
                date: None,
                originators: Vec::new(),
            },
            tooltip: "\"]; evil [label=\"\\".to_owned(),
        };
        let text = dot(&Picture { nodes: vec![node], ..Picture::default() });
        assert!(text.contains("&lt;/b&gt;&lt;script&gt;&quot;x&quot; &amp; \\N"), "{text}");
        assert!(text.contains(r#"tooltip="\"]; evil [label=\"\\""#), "{text}");
    }

    #[test]
    fn wrapping_keeps_every_word() {
        assert_eq!(wrap("people arrested, North Dakota", 16), ["people arrested,", "North Dakota"]);
        assert!(wrap("", 5).is_empty());
    }
}
