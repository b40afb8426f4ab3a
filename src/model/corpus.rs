//! Defines [`Corpus`], documents and their mentions side by side, as the later stages read them.

use super::{Document, DocumentId, Mention, MentionId};
use std::collections::HashMap;

/// Documents and the mentions read from them, with lookups by identifier.
///
/// Both lists are ascending by identifier, whatever order they were given in, so that the stages
/// which read them see the same input for the same set.
#[derive(Debug, Default)]
pub struct Corpus {
    documents: Vec<Document>,
    mentions: Vec<Mention>,
    document_at: HashMap<DocumentId, usize>,
    mention_at: HashMap<MentionId, usize>,
}

impl Corpus {
    /// Returns the corpus of the given documents and mentions; of several with one identifier the
    /// first is kept.
    #[must_use]
    pub fn new(mut documents: Vec<Document>, mut mentions: Vec<Mention>) -> Self {
        documents.sort_by_key(|document| document.id);
        documents.dedup_by_key(|document| document.id);
        mentions.sort_by_key(|mention| mention.id);
        mentions.dedup_by_key(|mention| mention.id);
        let document_at = documents.iter().enumerate().map(|(i, d)| (d.id, i)).collect();
        let mention_at = mentions.iter().enumerate().map(|(i, m)| (m.id, i)).collect();
        Self { documents, mentions, document_at, mention_at }
    }

    /// Returns the documents, ascending by identifier.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Returns the mentions, ascending by identifier.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Returns the document of that identifier.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.document_at.get(&id).map(|&at| &self.documents[at])
    }

    /// Returns the mention of that identifier.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mention_at.get(&id).map(|&at| &self.mentions[at])
    }

    /// Returns the document a mention stands in.
    #[must_use]
    pub fn document_of(&self, mention: &Mention) -> Option<&Document> {
        self.document(mention.document)
    }

    /// Returns the sentence a mention stands in, as the document has it; empty where unknown.
    #[must_use]
    pub fn sentence_of(&self, mention: &Mention) -> &str {
        self.document_of(mention).map_or("", |document| mention.sentence.of(&document.text))
    }
}
