//! Defines [`svg`], which draws a [`Picture`] in-process; no Graphviz need be installed.

use super::dot::dot;
use crate::graph::Picture;

/// Style sheet put into every picture, so that it follows a dark page.
const STYLE: &str = include_str!("picture.css");

/// Drawing failed; the text is the layout library's.
#[derive(Debug, thiserror::Error)]
#[error("cannot draw the picture: {0}")]
pub struct Error(String);

/// Returns the picture as a standalone SVG document.
///
/// # Errors
/// Fails where the layout library refuses the graph, which the tests have not seen happen.
pub fn svg(picture: &Picture) -> Result<String, Error> {
    let drawn =
        graphviz_pure::render_dot(&dot(picture), "dot", "svg").map_err(|error| Error(error.to_string()))?;
    Ok(with_style(drawn.output()))
}

/// Puts the style sheet behind the opening tag of the drawing.
fn with_style(svg: &str) -> String {
    let opening = svg.find("<svg").and_then(|start| svg[start..].find('>').map(|end| start + end + 1));
    let Some(at) = opening else { return svg.to_owned() };
    format!("{}\n<style>\n{STYLE}</style>{}", &svg[..at], &svg[at..])
}
