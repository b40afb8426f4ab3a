//! Defines [`graphml`], which writes a [`Picture`] as GraphML, for programs that explore graphs.
//!
//! Every node carries `kind`, `label` and `text`; every edge carries `kind` and, where it has one,
//! `label`. See <http://graphml.graphdrawing.org/> for the format.

use crate::graph::{FlatEdge, FlatNode, Picture, Sort, Tie};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Attributes of nodes and edges: identifier, what it belongs to, name.
const KEYS: [(&str, &str, &str); 5] = [
    ("kind", "node", "kind"),
    ("label", "node", "label"),
    ("text", "node", "text"),
    ("stroke", "edge", "kind"),
    ("words", "edge", "label"),
];

/// Returns the picture as GraphML; the same picture gives the same text.
///
/// # Errors
/// Writing to memory does not fail; the error is passed on rather than hidden.
pub fn graphml(picture: &Picture) -> io::Result<String> {
    let (nodes, edges) = picture.flat();
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        writer.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|writer| {
        for (id, of, name) in KEYS {
            let key = writer.create_element("key").with_attribute(("id", id)).with_attribute(("for", of));
            key.with_attribute(("attr.name", name)).with_attribute(("attr.type", "string")).write_empty()?;
        }
        let graph = writer.create_element("graph").with_attribute(("edgedefault", "directed"));
        graph.write_inner_content(|writer| {
            nodes.iter().try_for_each(|node| write_node(writer, node))?;
            edges.iter().try_for_each(|edge| write_edge(writer, edge))
        })?;
        Ok(())
    })?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

fn write_node(writer: &mut Writer<Vec<u8>>, node: &FlatNode) -> io::Result<()> {
    let element = writer.create_element("node").with_attribute(("id", node.key.as_str()));
    element.write_inner_content(|writer| {
        data(writer, "kind", sort_name(node.sort))?;
        data(writer, "label", &node.label.join(" / "))?;
        data(writer, "text", &node.text)
    })?;
    Ok(())
}

fn write_edge(writer: &mut Writer<Vec<u8>>, edge: &FlatEdge) -> io::Result<()> {
    let ends = [("source", edge.from.as_str()), ("target", edge.to.as_str())];
    writer.create_element("edge").with_attributes(ends).write_inner_content(|writer| {
        data(writer, "stroke", tie_name(edge.tie))?;
        if edge.label.is_empty() { Ok(()) } else { data(writer, "words", &edge.label) }
    })?;
    Ok(())
}

fn data(writer: &mut Writer<Vec<u8>>, key: &str, text: &str) -> io::Result<()> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let element = writer.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&clean))?;
    Ok(())
}

/// Returns the name of a kind of node in GraphML and JSON.
pub(super) fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Document => "document",
        Sort::Words => "sentence",
        Sort::Claim => "claim",
        Sort::Sum => "sum",
        Sort::Figure => "figure",
    }
}

/// Returns the name of a kind of edge in GraphML and JSON.
pub(super) fn tie_name(tie: Tie) -> &'static str {
    match tie {
        Tie::Supports => "supports",
        Tie::Contradicts => "contradicts",
        Tie::Then => "then",
        Tie::Copied => "copied",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{FigureBox, Lane};

    #[test]
    fn hostile_text_stays_text() {
        let label = "</data><node/> & \u{1}".to_owned();
        let figure = FigureBox { key: "f1".to_owned(), anchor: String::new(), label };
        let lane = Lane { figures: vec![figure], ..Lane::default() };
        let text = graphml(&Picture { lanes: vec![lane], ..Picture::default() }).unwrap();
        assert!(text.contains("&lt;/data&gt;&lt;node/&gt; &amp;  "), "{text}");
        assert_eq!(text.matches("<node ").count(), 1, "{text}");
    }
}
