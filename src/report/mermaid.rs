//! Defines [`mermaid`], which writes a [`Picture`] as a Mermaid flow chart, for pages that draw those.

use crate::graph::{Content, Line, Picture, PictureNode, Stroke};
use std::fmt::Write;

/// Looks of the kinds of boxes; the colours are those of the DOT picture.
const CLASSES: &str = "  classDef disputed stroke:#C8102E,stroke-width:2px,color:#C8102E\n  \
                       classDef figure stroke:#0072B2,stroke-width:2px,color:#0072B2\n";

/// Returns the picture as Mermaid text; the same picture gives the same text.
#[must_use]
pub fn mermaid(picture: &Picture) -> String {
    let mut text = format!("---\ntitle: {}\n---\nflowchart LR\n", quoted(&picture.title));
    for node in &picture.nodes {
        let _ = writeln!(text, "  {}", shape(node));
    }
    let mut red = Vec::new();
    for (at, edge) in picture.edges.iter().enumerate() {
        let arrow = match (edge.stroke, edge.label.as_deref()) {
            (Stroke::Support, _) => "-->".to_owned(),
            (Stroke::Conflict, _) => "---|≠|".to_owned(),
            (Stroke::Copy, label) => format!("-.->|{}|", quoted(label.unwrap_or("shared text"))),
        };
        if edge.stroke == Stroke::Conflict {
            red.push(at.to_string());
        }
        let _ = writeln!(text, "  {} {arrow} {}", edge.from, edge.to);
    }
    text.push_str(CLASSES);
    if !red.is_empty() {
        let _ = writeln!(text, "  linkStyle {} stroke:#C8102E,stroke-width:2px", red.join(","));
    }
    if let Some(note) = &picture.note {
        let _ = writeln!(text, "  %% {}", note.replace(['\n', '\r'], " "));
    }
    text
}

fn shape(node: &PictureNode) -> String {
    let key = &node.key;
    match &node.content {
        Content::Document { source, date, .. } => {
            let date = date.as_deref().map(|date| format!("<br/>{date}")).unwrap_or_default();
            format!("{key}({})", quoted(&format!("{source}{date}")))
        }
        Content::Sentences { lines, more } => {
            let line = |Line { before, number, after }: &Line| format!("{before}«{number}»{after}");
            let mut label = lines.iter().map(line).collect::<Vec<_>>().join("<br/>");
            if *more > 0 {
                let _ = write!(label, "<br/>and {more} more");
            }
            format!("{key}[{}]", quoted(&label))
        }
        Content::Claim { value, support, disputed } => {
            let class = if *disputed { ":::disputed" } else { "" };
            format!("{key}([{}]){class}", quoted(&format!("{value}<br/>{support}")))
        }
        Content::Figure { label } => format!("{key}[[{}]]:::figure", quoted(label)),
        Content::Conflict { label } => format!("{key}{{{{{}}}}}:::disputed", quoted(&format!("≠ {label}"))),
    }
}

/// Returns a quoted Mermaid string: marks of its markup as entity codes, line breaks of our own kept.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for part in text.split_inclusive("<br/>") {
        let (words, line_break) = part.strip_suffix("<br/>").map_or((part, ""), |words| (words, "<br/>"));
        for character in words.chars() {
            match character {
                '"' | '#' | '<' | '>' | '&' | '`' | '\\' => {
                    let _ = write!(quoted, "#{};", u32::from(character));
                }
                c if c.is_control() => quoted.push(' '),
                c => quoted.push(c),
            }
        }
        quoted.push_str(line_break);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(quoted("\"]; click <b>"), "\"#34;]; click #60;b#62;\"");
        assert_eq!(quoted("a<br/>b"), "\"a<br/>b\"");
    }
}
