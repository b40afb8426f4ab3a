//! Defines [`Part`], a page of a list, and how its rows are found without reading the rest of the file.
//!
//! A page names documents or stories, which are then loaded and listed as everything else is, so that a
//! page holds the same rows as the whole list at its place.

use super::value::int;
use super::{Error, Store};
use crate::model::{DocumentId, FigureId, StoryId};
use rusqlite::params;

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many rows come before it.
    pub skip: usize,
    /// How many it has at most.
    pub first: usize,
}

/// The figures that hold the rows of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The figures, in the order of the list.
    pub figures: Vec<FigureId>,
    /// Their stories, ascending.
    pub stories: Vec<StoryId>,
    /// How many rows of theirs come before the part.
    pub before: usize,
}

impl Store {
    /// Returns the documents of one part of their list: by name, then by identifier, without those that
    /// were replaced.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn documents_by_name(&self, part: Part) -> Result<Vec<DocumentId>, Error> {
        let select = "SELECT id FROM document WHERE key NOT IN (SELECT document FROM superseded)
            ORDER BY name, id < 0, id LIMIT ?1 OFFSET ?2";
        let mut statement = self.connection.prepare_cached(select)?;
        let found =
            statement.query_map(params![int(part.first), int(part.skip)], |row| row.get::<_, i64>(0))?;
        found.map(|id| Ok(DocumentId(id?.cast_unsigned()))).collect()
    }

    /// Returns one part of the list of copies within stories, each with its original: by the names of
    /// both.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn copies_by_name(&self, part: Part) -> Result<Vec<(DocumentId, DocumentId)>, Error> {
        let select = "SELECT c.id, o.id FROM copying JOIN document c ON c.key = copy
            JOIN document o ON o.key = original
            ORDER BY c.name, o.name, c.id < 0, c.id, o.id < 0, o.id LIMIT ?1 OFFSET ?2";
        let mut statement = self.connection.prepare_cached(select)?;
        let found = statement.query_map(params![int(part.first), int(part.skip)], |row| {
            Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get::<_, i64>(1)?.cast_unsigned()))
        })?;
        found
            .map(|pair| {
                pair.map(|(copy, original)| (DocumentId(copy), DocumentId(original))).map_err(Error::from)
            })
            .collect()
    }

    /// Returns the documents that hold one part of the list of numbers, which goes by their names, and how
    /// many of their numbers come before the part.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn documents_of_mentions(&self, part: Part) -> Result<(Vec<DocumentId>, usize), Error> {
        let select = "SELECT d.name, d.id, (SELECT count(*) FROM mention m WHERE m.document = d.key)
            FROM document d WHERE d.key NOT IN (SELECT document FROM superseded) ORDER BY d.name";
        let mut statement = self.connection.prepare_cached(select)?;
        let mut rows = statement.query([])?;
        // Documents of one name stand between each other in the list.
        let (mut name, mut of_name, mut in_name) = (String::new(), Vec::new(), 0);
        let (mut documents, mut seen, mut before) = (Vec::new(), 0, 0);
        let end = part.skip.saturating_add(part.first);
        loop {
            let row = rows.next()?;
            let next: Option<String> = row.map(|row| row.get(0)).transpose()?;
            if next.as_ref() != Some(&name) {
                if seen + in_name > part.skip {
                    documents.append(&mut of_name);
                } else {
                    before += in_name;
                }
                of_name.clear();
                seen += std::mem::take(&mut in_name);
            }
            let (Some(row), Some(next)) = (row, next) else { break };
            if seen >= end {
                break;
            }
            name = next;
            of_name.push(DocumentId(row.get::<_, i64>(1)?.cast_unsigned()));
            in_name += usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
        }
        documents.sort();
        Ok((documents, part.skip - before))
    }

    /// Returns the figures of one part of their list: the most disputed first, then those with most
    /// numbers. Only those count that `wanted` by their identifier and name.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn figures_in_order(
        &self,
        part: Part,
        wanted: impl Fn(FigureId, &str) -> bool,
    ) -> Result<Figures, Error> {
        self.figures_by("1", part, wanted)
    }

    /// Returns the figures that hold one part of the list of claims, which stand under their figures.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn figures_of_claims(&self, part: Part) -> Result<Figures, Error> {
        let claims = "(SELECT count(*) FROM claim c WHERE c.story = f.story AND c.figure = f.number)";
        self.figures_by(claims, part, |_, _| true)
    }

    /// Returns the figures that hold a part of a list in which each takes up so many `rows`.
    fn figures_by(
        &self,
        rows: &str,
        part: Part,
        wanted: impl Fn(FigureId, &str) -> bool,
    ) -> Result<Figures, Error> {
        let select = format!(
            "SELECT f.id, f.label, s.id, {rows} FROM figure f JOIN story s ON s.key = f.story
             ORDER BY f.disputes DESC, f.mentions DESC, f.id < 0, f.id"
        );
        let mut statement = self.connection.prepare_cached(&select)?;
        let mut rows = statement.query([])?;
        let (mut found, mut seen) = (Figures::default(), 0);
        let end = part.skip.saturating_add(part.first);
        while seen < end {
            let Some(row) = rows.next()? else { break };
            let figure = FigureId(row.get::<_, i64>(0)?.cast_unsigned());
            if !wanted(figure, row.get_ref(1)?.as_str().unwrap_or_default()) {
                continue;
            }
            let of_figure = usize::try_from(row.get::<_, i64>(3)?).unwrap_or_default();
            if seen + of_figure > part.skip {
                found.before = if found.figures.is_empty() { part.skip - seen } else { found.before };
                found.figures.push(figure);
                found.stories.push(StoryId(row.get::<_, i64>(2)?.cast_unsigned()));
            }
            seen += of_figure;
        }
        found.stories.sort();
        found.stories.dedup();
        Ok(found)
    }
}
