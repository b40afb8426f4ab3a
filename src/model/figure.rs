//! Defines [`Story`], [`Figure`] and [`Claim`]: what is being numbered, and each amount given for it.
//!
//! A claim is a node of the graph: one quantity for one figure, linked to every sentence that
//! asserts it. Figures and claims are derived from mentions and judgements and are never edited.

use super::{ClaimId, Dimension, DocumentId, FigureId, Kind, MentionId, Modality, Quantity, StoryId};
use serde::{Deserialize, Serialize};

/// The documents about one happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Identifier: the smallest document.
    pub id: StoryId,
    /// A headline that stands for the story.
    pub title: String,
    /// Its documents, ascending.
    pub documents: Vec<DocumentId>,
}

/// What is being numbered: one event class, one counted class, one scope, in one story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Identifier: the smallest mention.
    pub id: FigureId,
    /// The story it belongs to.
    pub story: StoryId,
    /// What people call it ("people arrested, Texas"), made from its commonest readings.
    pub label: String,
    /// Lemma of what is counted, the commonest among its mentions.
    pub counted: Option<String>,
    /// Event class or lemma, the commonest among its mentions.
    pub event: Option<String>,
    /// Place, the commonest among its mentions; `None` for the story as a whole.
    pub place: Option<String>,
    /// What sort of number.
    pub kind: Kind,
    /// What it is measured in.
    pub dimension: Dimension,
    /// Its mentions, ascending.
    pub mentions: Vec<MentionId>,
}

/// One quantity given for one figure, with all mentions that give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Identifier: the figure and the quantity.
    pub id: ClaimId,
    /// The figure it is about.
    pub figure: FigureId,
    /// The amount.
    pub quantity: Quantity,
    /// Whether it is asserted; claims of other modality are never set against asserted ones.
    pub modality: Modality,
    /// The mentions that give it, ascending.
    pub mentions: Vec<MentionId>,
}

/// Why a mention stands in its figure, or why two mentions do not stand in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The one mention.
    pub left: MentionId,
    /// The other mention.
    pub right: MentionId,
    /// Whether they were put into one figure.
    pub joined: bool,
    /// The evidence for and against, in words, strongest first.
    pub reasons: Vec<String>,
}

/// All figures and claims of a set of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// The stories, ascending by identifier.
    pub stories: Vec<Story>,
    /// The figures, ascending by identifier; a mention is in at most one, in none where it was judged
    /// misread or stands in a line its outlet prints everywhere.
    pub figures: Vec<Figure>,
    /// The claims, ascending by identifier; a mention of a figure is in exactly one of them.
    pub claims: Vec<Claim>,
    /// The decisions worth showing: joins, and refusals of candidates.
    pub decisions: Vec<Decision>,
}
