//! Defines how the outcome of comparing documents replaces the one before it.
//!
//! A comparison covers whole stories: every document of every story it touches. So replacing is
//! deleting the stories its documents were in, and writing the new ones.

use super::finding;
use super::mention::set_claim;
use super::neighbour::{delete_story, key_of, story_of};
use super::quantity::{self, Units};
use super::value::{id, int, name};
use super::{Error, Store};
use crate::model::{
    Analysis, Claim, ClaimId, Conflict, Copying, DocumentId, Figure, FigureId, Mention, MentionId, Span,
    Story, StoryId,
};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::HashMap;

impl Store {
    /// Puts the outcome of comparing documents in the place of the one before it, in one
    /// transaction. The outcome must cover every document of every story it touches.
    ///
    /// # Errors
    /// Fails where the database cannot be written; then the outcome before it stands.
    pub fn replace(&mut self, analysis: &Analysis) -> Result<(), Error> {
        self.within(|connection, units| {
            let mut writer = Writer::new(connection, units, analysis)?;
            writer.clear()?;
            writer.write()
        })
    }
}

/// Where things of the analysis stand in the file.
pub(super) struct Writer<'a> {
    pub(super) connection: &'a Connection,
    units: &'a mut Units,
    pub(super) analysis: &'a Analysis,
    documents: HashMap<DocumentId, i64>,
    stories: HashMap<StoryId, i64>,
    figures: HashMap<FigureId, (i64, i64)>,
    claims: HashMap<ClaimId, (i64, i64)>,
    disputes: HashMap<FigureId, usize>,
}

impl<'a> Writer<'a> {
    fn new(connection: &'a Connection, units: &'a mut Units, analysis: &'a Analysis) -> Result<Self, Error> {
        let mut documents = HashMap::new();
        for document in analysis.corpus.documents() {
            if let Some(key) = key_of(connection, document.id)? {
                documents.insert(document.id, key);
            }
        }
        let mut disputes = HashMap::new();
        for figure in analysis.findings.conflicts.iter().flat_map(Conflict::disputed) {
            *disputes.entry(*figure).or_default() += 1;
        }
        let (stories, figures, claims) = (HashMap::new(), HashMap::new(), HashMap::new());
        Ok(Self { connection, units, analysis, documents, stories, figures, claims, disputes })
    }

    /// Deletes the stories the documents are in.
    fn clear(&mut self) -> Result<(), Error> {
        for document in self.documents.values() {
            if let Some(story) = story_of(self.connection, *document)? {
                delete_story(self.connection, story)?;
            }
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), Error> {
        let analysis = self.analysis;
        let resolution = &analysis.resolution;
        for story in &resolution.stories {
            self.story(story)?;
        }
        let mut numbers: HashMap<i64, i64> = HashMap::new();
        for figure in &resolution.figures {
            self.figure(figure, &mut numbers)?;
        }
        numbers.clear();
        for claim in &resolution.claims {
            self.claim(claim, &mut numbers)?;
        }
        finding::write(self)?;
        analysis.copies.iter().try_for_each(|copying| self.copying(copying))?;
        self.originators()
    }

    fn story(&mut self, story: &Story) -> Result<(), Error> {
        let insert = "INSERT INTO story (id, title, stale) VALUES (?1, ?2, 0)";
        let key = self.connection.prepare_cached(insert)?.insert(params![id(story.id.0), story.title])?;
        self.stories.insert(story.id, key);
        let insert = "INSERT INTO membership (document, story) VALUES (?1, ?2)";
        let mut statement = self.connection.prepare_cached(insert)?;
        for document in story.documents.iter().filter_map(|document| self.documents.get(document)) {
            statement.execute([*document, key])?;
        }
        Ok(())
    }

    fn figure(&mut self, figure: &Figure, numbers: &mut HashMap<i64, i64>) -> Result<(), Error> {
        let Some(&story) = self.stories.get(&figure.story) else { return Err(Error::Incomplete("figure")) };
        let number = next(numbers, story);
        self.figures.insert(figure.id, (story, number));
        let insert = "INSERT INTO figure
            (story, number, id, label, counted, event, place, kind, dimension, mentions, disputes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let Figure { label, counted, event, place, kind, dimension, .. } = figure;
        let (kind, dimension) = (name(kind), name(dimension));
        let mentions = int(figure.mentions.len());
        let disputes = int(self.disputes.get(&figure.id).copied().unwrap_or_default());
        let id = id(figure.id.0);
        let values =
            params![story, number, id, label, counted, event, place, kind, dimension, mentions, disputes];
        self.connection.prepare_cached(insert)?.execute(values)?;
        Ok(())
    }

    fn claim(&mut self, claim: &Claim, numbers: &mut HashMap<i64, i64>) -> Result<(), Error> {
        let Some(&(story, figure)) = self.figures.get(&claim.figure) else {
            return Err(Error::Incomplete("claim"));
        };
        let number = next(numbers, story);
        self.claims.insert(claim.id, (story, number));
        let columns = quantity::COLUMNS;
        let insert = format!(
            "INSERT INTO claim (story, number, id, figure, {columns}, modality)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        );
        let unit = self.units.key(self.connection, &claim.quantity.unit)?;
        let place = [story, number, id(claim.id.0), figure].map(Value::from);
        let values = place.into_iter().chain(quantity::values(&claim.quantity, unit));
        let values = values.chain([name(&claim.modality).into()]);
        self.connection.prepare_cached(&insert)?.execute(params_from_iter(values))?;
        for mention in &claim.mentions {
            let (document, span) = self.spot(*mention)?;
            set_claim(self.connection, document, span, number)?;
        }
        Ok(())
    }

    fn copying(&self, copying: &Copying) -> Result<(), Error> {
        let key = |id| self.documents.get(id).copied().ok_or(Error::Incomplete("copying"));
        let (copy, original) = (key(&copying.copy)?, key(&copying.original)?);
        let insert = "INSERT INTO copying (copy, original, directed, evidence) VALUES (?1, ?2, ?3, ?4)";
        let values = params![copy, original, copying.directed, copying.evidence.join("\n")];
        self.connection.prepare_cached(insert)?.execute(values)?;
        let insert =
            "INSERT INTO passage (copy, original, number, copy_start, copy_end, original_start, original_end)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let mut statement = self.connection.prepare_cached(insert)?;
        for (number, passage) in copying.passages.iter().enumerate() {
            let (ours, theirs) = (passage.copy, passage.original);
            let spans = [ours.start, ours.end, theirs.start, theirs.end].map(int);
            statement.execute(params![
                copy,
                original,
                int(number),
                spans[0],
                spans[1],
                spans[2],
                spans[3]
            ])?;
        }
        Ok(())
    }

    /// Writes who stands behind the documents that copy; the others stand for their own source.
    fn originators(&self) -> Result<(), Error> {
        let insert = "INSERT INTO originator (document, number, name) VALUES (?1, ?2, ?3)";
        let mut statement = self.connection.prepare_cached(insert)?;
        for document in self.analysis.corpus.documents() {
            let names = self.analysis.originators.of.get(&document.id).map(Vec::as_slice).unwrap_or_default();
            let Some(key) = self.documents.get(&document.id) else { continue };
            if names == [document.source.as_str()] {
                continue;
            }
            for (number, name) in names.iter().enumerate() {
                statement.execute(params![key, int(number), name])?;
            }
        }
        self.borrowed()
    }

    fn borrowed(&self) -> Result<(), Error> {
        let insert = "INSERT INTO borrowed (document, number, start, end, names) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut statement = self.connection.prepare_cached(insert)?;
        for (document, passages) in &self.analysis.originators.borrowed {
            let Some(key) = self.documents.get(document) else { continue };
            for (number, passage) in passages.iter().enumerate() {
                let span = [passage.span.start, passage.span.end].map(int);
                let values = params![key, int(number), span[0], span[1], passage.names.join("\n")];
                statement.execute(values)?;
            }
        }
        Ok(())
    }

    /// Returns where a mention stands: its document's key and its span.
    pub(super) fn spot(&self, mention: MentionId) -> Result<(i64, Span), Error> {
        let found: Option<&Mention> = self.analysis.corpus.mention(mention);
        let spot = found.and_then(|mention| Some((*self.documents.get(&mention.document)?, mention.span)));
        spot.ok_or(Error::Incomplete("mention"))
    }

    /// Returns the story and number of a figure.
    pub(super) fn figure_at(&self, figure: FigureId) -> Result<(i64, i64), Error> {
        self.figures.get(&figure).copied().ok_or(Error::Incomplete("figure"))
    }

    /// Returns the number of a figure, which must be of the given story.
    pub(super) fn figure_in(&self, figure: FigureId, story: i64) -> Result<i64, Error> {
        let (of, number) = self.figure_at(figure)?;
        if of == story { Ok(number) } else { Err(Error::Incomplete("figure")) }
    }

    /// Returns the number of a claim, which must be of the given story.
    pub(super) fn claim_at(&self, claim: ClaimId, story: i64) -> Result<i64, Error> {
        let found = self.claims.get(&claim).filter(|(of, _)| *of == story);
        found.map(|(_, number)| *number).ok_or(Error::Incomplete("claim"))
    }
}

/// Returns the next number within a story.
pub(super) fn next(numbers: &mut HashMap<i64, i64>, story: i64) -> i64 {
    let number = numbers.entry(story).or_default();
    *number += 1;
    *number - 1
}
