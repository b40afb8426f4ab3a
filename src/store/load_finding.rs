//! Defines how conflicts and updates are read back.

use super::Error;
use super::load::Loader;
use super::value::{Reader, int};
use crate::model::{Cause, Conflict, ConflictId, FigureId, Findings, MentionId, Side, Step, Update};

/// Reads the findings of stories, whose documents, figures and claims are read already.
pub(super) fn read(loader: &Loader<'_>, stories: &[i64]) -> Result<Findings, Error> {
    let mut findings = Findings::default();
    for &story in stories {
        findings.conflicts.extend(conflicts(loader, story)?);
        findings.updates.extend(updates(loader, story)?);
    }
    Ok(findings)
}

fn conflicts(loader: &Loader<'_>, story: i64) -> Result<Vec<Conflict>, Error> {
    let select = "SELECT number, id, kind, explanation, working, cause, cause_evidence, weight, unlisted
        FROM conflict
        WHERE story = ?1 ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story])?;
    let mut conflicts = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "conflict");
        let number = reader.size()?;
        let (id, kind) = (ConflictId(reader.id()?), reader.variant()?);
        let (explanation, working) = (reader.get()?, reader.lines()?);
        let (slip, evidence) = (reader.optional_variant()?, reader.get::<Option<String>>()?);
        let (weight, unlisted) = (reader.get()?, reader.size()?);
        let mentions = mentions(loader, story, number)?;
        let of = |side: Option<usize>| -> Vec<MentionId> {
            mentions.iter().filter(|(of, _)| *of == side).map(|(_, mention)| *mention).collect()
        };
        let cause = slip.zip(evidence).map(|(kind, evidence)| Cause { kind, evidence, mentions: of(None) });
        let mut sides = sides(loader, story, number)?;
        for (at, side) in sides.iter_mut().enumerate() {
            side.mentions = of(Some(at));
        }
        let figures = figures(loader, story, number)?;
        conflicts.push(Conflict { id, kind, figures, sides, cause, explanation, working, weight, unlisted });
    }
    Ok(conflicts)
}

fn figures(loader: &Loader<'_>, story: i64, conflict: usize) -> Result<Vec<FigureId>, Error> {
    let select = "SELECT figure FROM conflict_figure WHERE story = ?1 AND conflict = ?2 ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story, int(conflict)])?;
    let mut figures = Vec::new();
    while let Some(row) = rows.next()? {
        figures.push(loader.figure_at(story, Reader::new(row, "conflict_figure").size()?));
    }
    Ok(figures)
}

fn sides(loader: &Loader<'_>, story: i64, conflict: usize) -> Result<Vec<Side>, Error> {
    let select =
        "SELECT number, label, mentions, outlets, originators FROM side WHERE story = ?1 AND conflict = ?2
        ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story, int(conflict)])?;
    let claims =
        "SELECT claim FROM side_claim WHERE story = ?1 AND conflict = ?2 AND side = ?3 ORDER BY number";
    let mut claims = loader.connection.prepare_cached(claims)?;
    let mut sides = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "side");
        let number: i64 = reader.get()?;
        let label = reader.get()?;
        let (count, outlets, originators) = (reader.size()?, reader.size()?, reader.size()?);
        let mut found = claims.query([story, int(conflict), number])?;
        let mut of_side = Vec::new();
        while let Some(row) = found.next()? {
            of_side.push(loader.claim_at(story, Reader::new(row, "side_claim").size()?));
        }
        let mentions = Vec::new();
        sides.push(Side { label, claims: of_side, mentions, count, outlets, originators });
    }
    Ok(sides)
}

/// Returns the mentions of a conflict in order, each with its side, or none where it is evidence.
fn mentions(
    loader: &Loader<'_>,
    story: i64,
    conflict: usize,
) -> Result<Vec<(Option<usize>, MentionId)>, Error> {
    let select = "SELECT side, document, start, end FROM conflict_mention
        WHERE story = ?1 AND conflict = ?2 ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story, int(conflict)])?;
    let mut mentions = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "conflict_mention");
        mentions.push((reader.optional_size()?, loader.mention(&mut reader)?));
    }
    Ok(mentions)
}

fn updates(loader: &Loader<'_>, story: i64) -> Result<Vec<Update>, Error> {
    let select = "SELECT number, figure, explanation FROM series WHERE story = ?1 ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story])?;
    let mut updates = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "series");
        let number: i64 = reader.get()?;
        let (figure, explanation) = (loader.figure_at(story, reader.size()?), reader.get()?);
        updates.push(Update { figure, steps: steps(loader, story, number)?, explanation });
    }
    Ok(updates)
}

fn steps(loader: &Loader<'_>, story: i64, series: i64) -> Result<Vec<Step>, Error> {
    let select = "SELECT number, moment, claim FROM step WHERE story = ?1 AND series = ?2 ORDER BY number";
    let mut statement = loader.connection.prepare_cached(select)?;
    let mut rows = statement.query([story, series])?;
    let quoted = "SELECT document, start, end FROM step_mention
        WHERE story = ?1 AND series = ?2 AND step = ?3 ORDER BY number";
    let mut quoted = loader.connection.prepare_cached(quoted)?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let mut reader = Reader::new(row, "step");
        let number: i64 = reader.get()?;
        let (when, claim) = (reader.get()?, loader.claim_at(story, reader.size()?));
        let mut found = quoted.query([story, series, number])?;
        let mut mentions = Vec::new();
        while let Some(row) = found.next()? {
            mentions.push(loader.mention(&mut Reader::new(row, "step_mention"))?);
        }
        steps.push(Step { when, claim, mentions });
    }
    Ok(steps)
}
