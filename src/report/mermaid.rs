//! Defines [`mermaid`], which writes a [`Picture`] as a Mermaid flow chart, for pages that draw those.

use crate::graph::{FlatNode, Picture, Sort, Tie};
use std::fmt::Write;

/// Looks of the kinds of boxes; the colours are those of the DOT picture.
const CLASSES: &str = "  classDef disputed stroke:#C8102E,stroke-width:2px,color:#C8102E\n  \
                       classDef figure stroke:#0072B2,stroke-width:2px,color:#0072B2\n";

/// Returns the picture as Mermaid text; the same picture gives the same text.
#[must_use]
pub fn mermaid(picture: &Picture) -> String {
    let (nodes, edges) = picture.flat();
    let mut text = format!("---\ntitle: {}\n---\nflowchart LR\n", quoted(&picture.title));
    for node in &nodes {
        let _ = writeln!(text, "  {}", shape(node));
    }
    let (mut red, mut blue) = (Vec::new(), Vec::new());
    for (at, edge) in edges.iter().enumerate() {
        let arrow = match edge.tie {
            Tie::Supports => "-->".to_owned(),
            Tie::Contradicts => "---|≠|".to_owned(),
            Tie::Then => format!("-->|{}|", quoted(&edge.label)),
            Tie::Copied => "-.->|copied|".to_owned(),
        };
        match edge.tie {
            Tie::Contradicts => red.push(at.to_string()),
            Tie::Then => blue.push(at.to_string()),
            Tie::Supports | Tie::Copied => {}
        }
        let _ = writeln!(text, "  {} {arrow} {}", edge.from, edge.to);
    }
    text.push_str(CLASSES);
    for (lines, look) in [(red, "stroke:#C8102E,stroke-width:2px"), (blue, "stroke:#0072B2")] {
        if !lines.is_empty() {
            let _ = writeln!(text, "  linkStyle {} {look}", lines.join(","));
        }
    }
    if let Some(note) = &picture.note {
        let _ = writeln!(text, "  %% {}", note.replace(['\n', '\r'], " "));
    }
    text
}

fn shape(node: &FlatNode) -> String {
    let key = &node.key;
    let label = quoted(&node.label.join("<br/>"));
    let class = if node.disputed { ":::disputed" } else { "" };
    match node.sort {
        Sort::Document => format!("{key}({label})"),
        Sort::Words => format!("{key}[{label}]"),
        Sort::Claim => format!("{key}([{label}]){class}"),
        Sort::Sum => format!("{key}{{{{{label}}}}}{class}"),
        Sort::Figure => format!("{key}[[{label}]]:::figure"),
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
