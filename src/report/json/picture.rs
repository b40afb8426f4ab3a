//! Defines [`PictureJson`], a picture as nodes and edges.

use crate::graph::Picture;
use crate::report::graphml::{sort_name, tie_name};
use schemars::JsonSchema;
use serde::Serialize;

/// A part of the graph as nodes and edges.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PictureJson {
    /// One line above the picture.
    pub title: String,
    /// What was left out, if anything.
    pub note: Option<String>,
    /// The nodes, in the order they are read.
    pub nodes: Vec<NodeJson>,
    /// The edges.
    pub edges: Vec<EdgeJson>,
}

/// A node.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NodeJson {
    /// A name that is unique in the picture and stable between runs.
    pub id: String,
    /// `document`, `sentence`, `claim`, `sum` (what parts add up to) or `figure`.
    #[schemars(extend("enum" = ["document", "sentence", "claim", "sum", "figure"]))]
    pub kind: &'static str,
    /// What its box says, line by line.
    pub label: Vec<String>,
    /// The whole text behind it: headline, sentences, name of the figure.
    pub text: String,
    /// Whether it is a side of a conflict.
    pub disputed: bool,
}

/// An edge.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EdgeJson {
    /// The node it comes from.
    pub from: String,
    /// The node it goes to.
    pub to: String,
    /// `supports`, `contradicts`, `then` (a later value) or `copied` (from original to copy).
    #[schemars(extend("enum" = ["supports", "contradicts", "then", "copied"]))]
    pub kind: &'static str,
    /// A few words on it; empty where nothing need be said.
    pub label: String,
}

/// Returns the nodes and edges of a picture.
#[must_use]
pub fn picture(picture: &Picture) -> PictureJson {
    let (nodes, edges) = picture.flat();
    let node = |node: crate::graph::FlatNode| NodeJson {
        id: node.key,
        kind: sort_name(node.sort),
        label: node.label,
        text: node.text,
        disputed: node.disputed,
    };
    let edge = |edge: crate::graph::FlatEdge| EdgeJson {
        from: edge.from,
        to: edge.to,
        kind: tie_name(edge.tie),
        label: edge.label,
    };
    PictureJson {
        title: picture.title.clone(),
        note: picture.note.clone(),
        nodes: nodes.into_iter().map(node).collect(),
        edges: edges.into_iter().map(edge).collect(),
    }
}
