//! Defines [`Picture::flat`], the picture as plain nodes and edges, for formats that arrange it themselves.
//!
//! A document that backs several claims is one node here, where the arranged picture shows it in
//! every place it is needed.

use super::picture::{Block, Body, Bond, Group, Lane, Line, Picture, Row};
use std::collections::{BTreeMap, BTreeSet};

/// What a node of the flat picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A document.
    Document,
    /// Sentences of one document, or parts that were added up.
    Words,
    /// An amount given for a figure.
    Claim,
    /// An amount that parts add up to.
    Sum,
    /// A figure.
    Figure,
}

/// What an edge of the flat picture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// From a document to its words, from those to the claim, from that to the figure.
    Supports,
    /// Between claims that cannot both hold.
    Contradicts,
    /// From an earlier value to a later one.
    Then,
    /// From the original to the copy.
    Copied,
}

/// A node of the flat picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatNode {
    /// A name that is unique in the picture and stable between runs, of letters and digits.
    pub key: String,
    /// What it is.
    pub sort: Sort,
    /// What its box says, line by line.
    pub label: Vec<String>,
    /// What is shown when it is pointed at.
    pub text: String,
    /// Whether it is a side of a conflict.
    pub disputed: bool,
}

/// An edge of the flat picture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlatEdge {
    /// Key of the node it comes from.
    pub from: String,
    /// Key of the node it goes to.
    pub to: String,
    /// What it says.
    pub tie: Tie,
    /// A few words on it; empty where nothing need be said.
    pub label: String,
}

impl Picture {
    /// Returns the nodes in the order they are read, and the edges sorted. Linear in the picture, but for
    /// the log factor of ordered sets.
    #[must_use]
    pub fn flat(&self) -> (Vec<FlatNode>, Vec<FlatEdge>) {
        let mut flat = Flat::default();
        self.lanes.iter().for_each(|lane| flat.lane(lane));
        for (original, copy) in &self.copied {
            if flat.known.contains_key(original) && flat.known.contains_key(copy) {
                flat.edge(original, copy, Tie::Copied, "");
            }
        }
        (flat.nodes, flat.edges.into_iter().collect())
    }
}

#[derive(Default)]
struct Flat {
    nodes: Vec<FlatNode>,
    known: BTreeMap<String, ()>,
    edges: BTreeSet<FlatEdge>,
}

impl Flat {
    fn node(&mut self, node: FlatNode) {
        if self.known.insert(node.key.clone(), ()).is_none() {
            self.nodes.push(node);
        }
    }

    fn edge(&mut self, from: &str, to: &str, tie: Tie, label: &str) {
        self.edges.insert(FlatEdge {
            from: from.to_owned(),
            to: to.to_owned(),
            tie,
            label: label.to_owned(),
        });
    }

    fn lane(&mut self, lane: &Lane) {
        for block in &lane.blocks {
            block.groups.iter().for_each(|group| self.group(group, block));
            self.claim(block);
            if let Some(figure) = lane.figures.get(block.figure) {
                self.edge(&block.key, &figure.key, Tie::Supports, "");
            }
        }
        for figure in &lane.figures {
            self.node(FlatNode {
                key: figure.key.clone(),
                sort: Sort::Figure,
                label: vec![figure.label.clone()],
                text: figure.label.clone(),
                disputed: false,
            });
        }
        for link in &lane.links {
            let (Some(from), Some(to)) = (lane.blocks.get(link.from), lane.blocks.get(link.to)) else {
                continue;
            };
            let tie = match link.bond {
                Bond::Conflict => Tie::Contradicts,
                Bond::Then => Tie::Then,
            };
            self.edge(&from.key, &to.key, tie, &link.words);
        }
    }

    fn claim(&mut self, block: &Block) {
        self.node(FlatNode {
            key: block.key.clone(),
            sort: if block.worked_out { Sort::Sum } else { Sort::Claim },
            label: vec![block.value.clone(), block.support.clone()],
            text: block.tooltip.clone(),
            disputed: block.disputed,
        });
    }

    fn group(&mut self, group: &Group, block: &Block) {
        for row in &group.rows {
            let label = [Some(row.source.clone()), row.date.clone()];
            self.node(FlatNode {
                key: row.document.clone(),
                sort: Sort::Document,
                label: label.into_iter().flatten().collect(),
                text: row.title.clone(),
                disputed: false,
            });
            let words = row_key(row, block);
            self.node(FlatNode {
                key: words.clone(),
                sort: Sort::Words,
                label: body_lines(&row.body),
                text: row.tooltip.clone(),
                disputed: false,
            });
            self.edge(&row.document, &words, Tie::Supports, "");
            self.edge(&words, &block.key, Tie::Supports, "");
            if let Some(original) = group.original_of(row) {
                self.edge(&original.document, &row.document, Tie::Copied, "");
            }
        }
    }
}

/// Returns the key of the words one document has for one claim.
#[must_use]
pub fn row_key(row: &Row, block: &Block) -> String {
    format!("s{}{}", row.document, block.key)
}

/// Characters of a sentence shown before and after its number; the whole sentence is the text.
const CONTEXT: usize = 34;

fn body_lines(body: &Body) -> Vec<String> {
    let (mut lines, more): (Vec<String>, usize) = match body {
        Body::Sentences { lines, more } => {
            let line = |line: &Line| {
                let Line { before, number, after } = line.cut(CONTEXT);
                format!("{before}{number}{after}")
            };
            (lines.iter().map(line).collect(), *more)
        }
        Body::Parts { parts, more } => {
            (parts.iter().map(|(label, value)| format!("{label}: {value}")).collect(), *more)
        }
    };
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    lines
}
