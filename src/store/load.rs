//! Defines how an [`Analysis`] is read back: of the whole file, or of some of its stories.

use super::document;
use super::quantity::{self, Units};
use super::value::{Reader, id};
use super::{Error, Store, extraction, load_finding, neighbour};
use crate::model::{
    Analysis, Borrowed, Claim, ClaimId, Copying, Corpus, Document, DocumentId, Extraction, Figure, FigureId,
    Mention, MentionId, Originators, Passage, Resolution, Story, StoryId,
};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Store {
    /// Returns everything in the file as it was computed; documents that await comparison are there with
    /// their mentions, but in no story; those that were replaced are not there. Decisions, traces of rules
    /// and the quantities of rejections are not kept.
    ///
    /// # Errors
    /// Fails where the file cannot be read or holds what the schema does not allow.
    pub fn load(&mut self) -> Result<Analysis, Error> {
        let newest =
            "SELECT key FROM document WHERE key NOT IN (SELECT document FROM superseded) ORDER BY id";
        let keys = keys(&self.connection, newest, [])?;
        Loader::new(&self.connection, &mut self.units).load(&keys)
    }

    /// Returns the same for the given stories only; unknown ones are passed over.
    ///
    /// # Errors
    /// Fails where the file cannot be read or holds what the schema does not allow.
    pub fn load_stories(&mut self, stories: &[StoryId]) -> Result<Analysis, Error> {
        let select = "SELECT m.document FROM story s JOIN membership m ON m.story = s.key WHERE s.id = ?1";
        let mut documents = BTreeSet::new();
        for story in stories {
            documents.extend(keys(&self.connection, select, [id(story.0)])?);
        }
        let documents: Vec<_> = documents.into_iter().collect();
        Loader::new(&self.connection, &mut self.units).load(&documents)
    }

    /// Returns the same for the given documents only, whether they are in a story or not. Figures and
    /// claims of their stories are there, with the mentions of these documents alone.
    ///
    /// # Errors
    /// Fails where the file cannot be read or holds what the schema does not allow.
    pub fn load_documents(&mut self, documents: &[DocumentId]) -> Result<Analysis, Error> {
        let mut keys = Vec::with_capacity(documents.len());
        for document in documents {
            keys.extend(neighbour::key_of(&self.connection, *document)?);
        }
        Loader::new(&self.connection, &mut self.units).load(&keys)
    }

    /// Returns the identifiers of all documents, ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn document_ids(&self) -> Result<Vec<DocumentId>, Error> {
        let mut ids: Vec<_> = keys(&self.connection, "SELECT id FROM document", [])?
            .into_iter()
            .map(|id| DocumentId(id.cast_unsigned()))
            .collect();
        ids.sort();
        Ok(ids)
    }

    /// Returns the documents of stories, ascending.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn documents_of(&self, stories: &[StoryId]) -> Result<Vec<DocumentId>, Error> {
        let select = "SELECT d.id FROM story s JOIN membership m ON m.story = s.key
            JOIN document d ON d.key = m.document WHERE s.id = ?1";
        let mut documents = BTreeSet::new();
        for story in stories {
            let found = keys(&self.connection, select, [id(story.0)])?;
            documents.extend(found.into_iter().map(|id| DocumentId(id.cast_unsigned())));
        }
        Ok(documents.into_iter().collect())
    }

    /// Returns documents without what was read from them, in the order given; unknown ones are
    /// passed over.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn texts(&self, documents: &[DocumentId]) -> Result<Vec<Document>, Error> {
        let select = format!("{} WHERE d.id = ?1", document::SELECT);
        let mut statement = self.connection.prepare_cached(&select)?;
        let mut texts = Vec::with_capacity(documents.len());
        for wanted in documents {
            let mut rows = statement.query([id(wanted.0)])?;
            if let Some(row) = rows.next()? {
                texts.push(document::read(row)?.1);
            }
        }
        Ok(texts)
    }

    /// Returns documents with what was read from them, in the order given; unknown ones are passed over.
    ///
    /// # Errors
    /// Fails where the file cannot be read or holds what the schema does not allow.
    pub fn read(&mut self, documents: &[DocumentId]) -> Result<Vec<(Document, Extraction)>, Error> {
        let mut read = Vec::with_capacity(documents.len());
        let select = format!("{} WHERE d.id = ?1", document::SELECT);
        for wanted in documents {
            let mut statement = self.connection.prepare_cached(&select)?;
            let mut rows = statement.query([id(wanted.0)])?;
            let Some(row) = rows.next()? else { continue };
            let (key, document) = document::read(row)?;
            let found = extraction::read(&self.connection, &mut self.units, key, &document)?;
            read.push((document, found.extraction));
        }
        Ok(read)
    }
}

fn keys<P: rusqlite::Params>(connection: &Connection, select: &str, params: P) -> Result<Vec<i64>, Error> {
    let mut statement = connection.prepare_cached(select)?;
    let keys = statement.query_map(params, |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// What has been read so far, by the numbers of the file.
pub(super) struct Loader<'a> {
    pub(super) connection: &'a Connection,
    units: &'a mut Units,
    documents: HashMap<i64, DocumentId>,
    stories: BTreeMap<i64, Story>,
    figures: HashMap<(i64, usize), Figure>,
    figure_numbers: HashMap<FigureId, (i64, usize)>,
    claims: HashMap<(i64, usize), Claim>,
    story_of: HashMap<i64, i64>,
}

impl<'a> Loader<'a> {
    fn new(connection: &'a Connection, units: &'a mut Units) -> Self {
        Self {
            connection,
            units,
            documents: HashMap::new(),
            stories: BTreeMap::new(),
            figures: HashMap::new(),
            figure_numbers: HashMap::new(),
            claims: HashMap::new(),
            story_of: HashMap::new(),
        }
    }

    fn load(mut self, keys: &[i64]) -> Result<Analysis, Error> {
        self.memberships(keys)?;
        let stories: Vec<i64> = self.stories.keys().copied().collect();
        for story in &stories {
            self.figures(*story)?;
            self.claims(*story)?;
        }
        let (mut documents, mut mentions, mut extractions) = (Vec::new(), Vec::new(), BTreeMap::new());
        for key in keys {
            let (document, extraction) = self.document(*key)?;
            mentions.extend(extraction.mentions.iter().cloned());
            extractions.insert(document.id, extraction);
            documents.push(document);
        }
        let mut findings = load_finding::read(&self, &stories)?;
        findings.sort();
        let copies = self.copies(keys)?;
        let originators = self.originators(keys, &documents)?;
        let corpus = Corpus::new(documents, mentions);
        Ok(Analysis { corpus, extractions, resolution: self.resolution(), findings, copies, originators })
    }

    fn memberships(&mut self, keys: &[i64]) -> Result<(), Error> {
        let select = "SELECT s.key, s.id, s.title FROM membership m JOIN story s ON s.key = m.story
            WHERE m.document = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        for document in keys {
            let mut rows = statement.query([document])?;
            let Some(row) = rows.next()? else { continue };
            let mut reader = Reader::new(row, "story");
            let key: i64 = reader.get()?;
            let (id, title) = (StoryId(reader.id()?), reader.get()?);
            self.stories.entry(key).or_insert(Story { id, title, documents: Vec::new() });
            self.story_of.insert(*document, key);
        }
        Ok(())
    }

    fn figures(&mut self, story: i64) -> Result<(), Error> {
        let select =
            "SELECT number, id, label, counted, event, place, kind, dimension FROM figure WHERE story = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([story])?;
        let story_id = self.stories.get(&story).map(|story| story.id).unwrap_or_default();
        while let Some(row) = rows.next()? {
            let mut reader = Reader::new(row, "figure");
            let number = reader.size()?;
            let figure = Figure {
                id: FigureId(reader.id()?),
                story: story_id,
                label: reader.get()?,
                counted: reader.get()?,
                event: reader.get()?,
                place: reader.get()?,
                kind: reader.variant()?,
                dimension: reader.variant()?,
                mentions: Vec::new(),
            };
            self.figure_numbers.insert(figure.id, (story, number));
            self.figures.insert((story, number), figure);
        }
        Ok(())
    }

    fn claims(&mut self, story: i64) -> Result<(), Error> {
        let columns = quantity::COLUMNS;
        let select = format!("SELECT number, id, figure, {columns}, modality FROM claim WHERE story = ?1");
        let mut statement = self.connection.prepare_cached(&select)?;
        let mut rows = statement.query([story])?;
        while let Some(row) = rows.next()? {
            let mut reader = Reader::new(row, "claim");
            let (number, id) = (reader.size()?, ClaimId(reader.id()?));
            let figure = self.figure_at(story, reader.size()?);
            let quantity = quantity::read(&mut reader, self.connection, self.units)?;
            let modality = reader.variant()?;
            self.claims
                .insert((story, number), Claim { id, figure, quantity, modality, mentions: Vec::new() });
        }
        Ok(())
    }

    /// Reads a document and puts its mentions into their claims and figures.
    fn document(&mut self, key: i64) -> Result<(Document, Extraction), Error> {
        let select = format!("{} WHERE d.key = ?1", document::SELECT);
        let mut statement = self.connection.prepare_cached(&select)?;
        let mut rows = statement.query([key])?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let (_, document) = document::read(row)?;
        self.documents.insert(key, document.id);
        let read = extraction::read(self.connection, self.units, key, &document)?;
        if let Some(&story) = self.story_of.get(&key) {
            if let Some(story) = self.stories.get_mut(&story) {
                story.documents.push(document.id);
            }
            for (mention, claim) in read.extraction.mentions.iter().zip(&read.claims) {
                self.put(story, *claim, mention);
            }
        }
        Ok((document, read.extraction))
    }

    fn put(&mut self, story: i64, claim: Option<usize>, mention: &Mention) {
        let Some(claim) = claim.and_then(|number| self.claims.get_mut(&(story, number))) else { return };
        claim.mentions.push(mention.id);
        let figure = self.figure_numbers.get(&claim.figure).and_then(|at| self.figures.get_mut(at));
        if let Some(figure) = figure {
            figure.mentions.push(mention.id);
        }
    }

    fn copies(&self, keys: &[i64]) -> Result<Vec<Copying>, Error> {
        let select = "SELECT original, directed, evidence FROM copying WHERE copy = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut copies = Vec::new();
        for copy in keys {
            let mut rows = statement.query([copy])?;
            while let Some(row) = rows.next()? {
                let mut reader = Reader::new(row, "copying");
                let original = reader.get()?;
                let (directed, evidence) = (reader.get()?, reader.lines()?);
                let passages = self.passages(*copy, original)?;
                let (Some(&copy), Some(&original)) =
                    (self.documents.get(copy), self.documents.get(&original))
                else {
                    continue;
                };
                copies.push(Copying { copy, original, directed, passages, evidence });
            }
        }
        copies.sort_by_key(|copying| (copying.copy, copying.original));
        Ok(copies)
    }

    fn passages(&self, copy: i64, original: i64) -> Result<Vec<Passage>, Error> {
        let select = "SELECT copy_start, copy_end, original_start, original_end FROM passage
            WHERE copy = ?1 AND original = ?2 ORDER BY number";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([copy, original])?;
        let mut passages = Vec::new();
        while let Some(row) = rows.next()? {
            let mut reader = Reader::new(row, "passage");
            passages.push(Passage { copy: reader.span()?, original: reader.span()? });
        }
        Ok(passages)
    }

    fn originators(&self, keys: &[i64], documents: &[Document]) -> Result<Originators, Error> {
        let mut of: BTreeMap<_, _> = documents.iter().map(|d| (d.id, vec![d.source.clone()])).collect();
        let select = "SELECT name FROM originator WHERE document = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(select)?;
        for key in keys {
            let names: Vec<String> =
                statement.query_map([key], |row| row.get(0))?.collect::<Result<_, _>>()?;
            if let Some(id) = self.documents.get(key).filter(|_| !names.is_empty()) {
                of.insert(*id, names);
            }
        }
        Ok(Originators { of, borrowed: self.borrowed(keys)? })
    }

    fn borrowed(&self, keys: &[i64]) -> Result<BTreeMap<DocumentId, Vec<Borrowed>>, Error> {
        let select = "SELECT start, end, names FROM borrowed WHERE document = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut borrowed: BTreeMap<DocumentId, Vec<Borrowed>> = BTreeMap::new();
        for key in keys {
            let Some(id) = self.documents.get(key) else { continue };
            let mut rows = statement.query([key])?;
            while let Some(row) = rows.next()? {
                let mut reader = Reader::new(row, "borrowed");
                let passage = Borrowed { span: reader.span()?, names: reader.lines()? };
                borrowed.entry(*id).or_default().push(passage);
            }
        }
        Ok(borrowed)
    }

    fn resolution(self) -> Resolution {
        let mut stories: Vec<Story> = self.stories.into_values().collect();
        stories.iter_mut().for_each(|story| story.documents.sort());
        stories.sort_by_key(|story| story.id);
        let mut figures: Vec<Figure> = self.figures.into_values().collect();
        figures.iter_mut().for_each(|figure| figure.mentions.sort());
        figures.sort_by_key(|figure| figure.id);
        let mut claims: Vec<Claim> = self.claims.into_values().collect();
        claims.iter_mut().for_each(|claim| claim.mentions.sort());
        claims.sort_by_key(|claim| claim.id);
        Resolution { stories, figures, claims, decisions: Vec::new() }
    }

    /// Returns the identifier of the figure of that number.
    pub(super) fn figure_at(&self, story: i64, number: usize) -> FigureId {
        self.figures.get(&(story, number)).map(|figure| figure.id).unwrap_or_default()
    }

    /// Returns the identifier of the claim of that number.
    pub(super) fn claim_at(&self, story: i64, number: usize) -> ClaimId {
        self.claims.get(&(story, number)).map(|claim| claim.id).unwrap_or_default()
    }

    /// Reads the next three columns as the mention they name.
    pub(super) fn mention(&self, reader: &mut Reader<'_, '_>) -> Result<MentionId, Error> {
        let document: i64 = reader.get()?;
        let document = self.documents.get(&document).copied().unwrap_or_default();
        Ok(MentionId::of(document, reader.span()?))
    }
}
