//! Defines [`graphml`], which writes a [`Picture`] as GraphML, for programs that explore graphs.
//!
//! Every node carries `kind`, `label` and `text`; every edge carries `kind` and, where it has one,
//! `label`. See <http://graphml.graphdrawing.org/> for the format.

use crate::graph::{Content, Line, Picture, PictureEdge, PictureNode, Stroke};
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
            picture.nodes.iter().try_for_each(|node| write_node(writer, node))?;
            picture.edges.iter().try_for_each(|edge| write_edge(writer, edge))
        })?;
        Ok(())
    })?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

fn write_node(writer: &mut Writer<Vec<u8>>, node: &PictureNode) -> io::Result<()> {
    let (kind, label) = words(&node.content);
    let element = writer.create_element("node").with_attribute(("id", node.key.as_str()));
    element.write_inner_content(|writer| {
        data(writer, "kind", kind)?;
        data(writer, "label", &label)?;
        data(writer, "text", &node.tooltip)
    })?;
    Ok(())
}

fn write_edge(writer: &mut Writer<Vec<u8>>, edge: &PictureEdge) -> io::Result<()> {
    let kind = match edge.stroke {
        Stroke::Support => "supports",
        Stroke::Conflict => "contradicts",
        Stroke::Copy => "copied",
    };
    let ends = [("source", edge.from.as_str()), ("target", edge.to.as_str())];
    writer.create_element("edge").with_attributes(ends).write_inner_content(|writer| {
        data(writer, "stroke", kind)?;
        edge.label.iter().try_for_each(|label| data(writer, "words", label))
    })?;
    Ok(())
}

fn data(writer: &mut Writer<Vec<u8>>, key: &str, text: &str) -> io::Result<()> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let element = writer.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&clean))?;
    Ok(())
}

fn words(content: &Content) -> (&'static str, String) {
    match content {
        Content::Document { source, .. } => ("document", source.clone()),
        Content::Sentences { lines, .. } => {
            let line = |Line { before, number, after }: &Line| format!("{before}{number}{after}");
            ("sentence", lines.iter().map(line).collect::<Vec<_>>().join(" / "))
        }
        Content::Claim { value, .. } => ("claim", value.clone()),
        Content::Figure { label } => ("figure", label.clone()),
        Content::Conflict { label } => ("conflict", label.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let node = PictureNode {
            key: "f1".to_owned(),
            content: Content::Figure { label: "</data><node/> & \u{1}".to_owned() },
            tooltip: String::new(),
        };
        let text = graphml(&Picture { nodes: vec![node], ..Picture::default() }).unwrap();
        assert!(text.contains("&lt;/data&gt;&lt;node/&gt; &amp;  "), "{text}");
        assert_eq!(text.matches("<node ").count(), 1, "{text}");
    }
}
