//! Defines [`ClaimGraph`]: originators, documents, sentences, claims and figures around petgraph.

use crate::model::{Analysis, Claim, ClaimId, DocumentId, FigureId, Mention, Span};
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};
use std::collections::{BTreeMap, BTreeSet};

/// A node of the provenance graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The point above all originators, from which every path begins.
    World,
    /// Where a text first came from, or the speaker whom several texts cite, by name.
    Originator(String),
    /// A document.
    Document(DocumentId),
    /// A sentence of a document.
    Sentence(DocumentId, Span),
    /// A claim.
    Claim(ClaimId),
    /// A figure.
    Figure(FigureId),
}

/// What an edge of the provenance graph says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The world holds the originator; the originator stands behind the document, or behind the
    /// sentence that the document borrowed or has from a speaker whom others cite as well.
    Behind,
    /// The document holds the sentence.
    Holds,
    /// The sentence asserts the claim.
    Asserts,
    /// The claim gives an amount for the figure.
    Gives,
}

/// The provenance graph of one analysis.
#[derive(Debug, Default)]
pub struct ClaimGraph {
    graph: DiGraph<Node, Relation>,
    index: BTreeMap<Node, NodeIndex>,
    /// Sentences that come from somewhere else than their documents.
    borrowed: BTreeSet<NodeIndex>,
}

impl ClaimGraph {
    /// Builds the graph of an analysis. Linear in documents, mentions and claims, but for the log
    /// factor of ordered lookups.
    #[must_use]
    pub fn build(analysis: &Analysis) -> Self {
        Self::of(analysis, &analysis.resolution.claims)
    }

    /// Builds the part of the graph that some claims of an analysis rest on. Linear in their
    /// mentions, but for the log factor of ordered lookups.
    #[must_use]
    pub fn of<'c>(analysis: &Analysis, claims: impl IntoIterator<Item = &'c Claim>) -> Self {
        let mut graph = Self::default();
        graph.node(Node::World);
        claims.into_iter().for_each(|claim| graph.add_claim(analysis, claim));
        graph
    }

    fn add_claim(&mut self, analysis: &Analysis, claim: &Claim) {
        self.edge(Node::Claim(claim.id), Node::Figure(claim.figure), Relation::Gives);
        let mentions: Vec<&Mention> =
            claim.mentions.iter().filter_map(|&id| analysis.corpus.mention(id)).collect();
        let behind = analysis.originators.behind_each(mentions.iter().copied());
        for mention in mentions {
            let behind = behind.get(&mention.document).map_or(&[][..], Vec::as_slice);
            self.add_support(analysis, claim.id, mention, behind);
        }
    }

    fn add_support(&mut self, analysis: &Analysis, claim: ClaimId, mention: &Mention, behind: &[&str]) {
        let sentence = Node::Sentence(mention.document, mention.sentence);
        let document = Node::Document(mention.document);
        self.edge(sentence.clone(), Node::Claim(claim), Relation::Asserts);
        self.edge(document.clone(), sentence.clone(), Relation::Holds);
        let own = analysis.originators.behind([mention.document]);
        if behind != own {
            self.add_originators(behind.iter().copied(), &sentence);
            self.borrowed.insert(self.index[&sentence]);
        }
        self.add_originators(own, &document);
    }

    fn add_originators<'n>(&mut self, names: impl IntoIterator<Item = &'n str>, below: &Node) {
        for name in names {
            let originator = Node::Originator(name.to_owned());
            self.edge(originator.clone(), below.clone(), Relation::Behind);
            self.edge(Node::World, originator, Relation::Behind);
        }
    }

    fn node(&mut self, node: Node) -> NodeIndex {
        let graph = &mut self.graph;
        *self.index.entry(node.clone()).or_insert_with(|| graph.add_node(node))
    }

    fn edge(&mut self, from: Node, to: Node, relation: Relation) {
        let (from, to) = (self.node(from), self.node(to));
        if self.graph.find_edge(from, to).is_none() {
            self.graph.add_edge(from, to, relation);
        }
    }

    /// Returns the nodes that point at `node`, ascending; empty where it is not in the graph.
    #[must_use]
    pub fn behind(&self, node: &Node) -> Vec<&Node> {
        let Some(&at) = self.index.get(node) else { return Vec::new() };
        let edges = self.graph.edges_directed(at, petgraph::Direction::Incoming);
        let nodes: BTreeSet<&Node> = edges.map(|edge| &self.graph[edge.source()]).collect();
        nodes.into_iter().collect()
    }

    /// Returns every claim all of whose paths pass through one originator, with that originator.
    ///
    /// These are the originators' immediate dominance of claims in the sense of Lengauer and Tarjan,
    /// computed by the method of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm").
    /// A borrowed sentence is reached from its own originators only, not through its document.
    /// Complexity: quadratic in the worst case, linear in practice for this layered graph.
    #[must_use]
    pub fn single_originator(&self) -> BTreeMap<ClaimId, String> {
        let Some(&root) = self.index.get(&Node::World) else { return BTreeMap::new() };
        let own = EdgeFiltered::from_fn(&self.graph, |edge| {
            *edge.weight() != Relation::Holds || !self.borrowed.contains(&edge.target())
        });
        let dominators = simple_fast(&own, root);
        let claims = self.index.iter().filter_map(|(node, &at)| match node {
            Node::Claim(id) => Some((*id, at)),
            _ => None,
        });
        claims
            .filter_map(|(id, at)| {
                let mut above = dominators.strict_dominators(at)?;
                above.find_map(|node| match &self.graph[node] {
                    Node::Originator(name) => Some((id, name.clone())),
                    _ => None,
                })
            })
            .collect()
    }

    /// Returns how many nodes and edges the graph has, the world apart.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let below_world =
            self.graph.edge_references().filter(|edge| self.graph[edge.source()] != Node::World);
        (self.graph.node_count().saturating_sub(1), below_world.count())
    }
}
