//! Defines how conflicts and updates are kept.

use super::Error;
use super::compare::{Writer, next};
use super::value::{id, int, name};
use crate::model::{Conflict, MentionId, Side, Update};
use rusqlite::params;
use std::collections::HashMap;

/// Writes the findings of an analysis, whose figures and claims are written already.
pub(super) fn write(writer: &Writer<'_>) -> Result<(), Error> {
    let mut numbers = HashMap::new();
    for found in &writer.analysis.findings.conflicts {
        conflict(writer, found, &mut numbers)?;
    }
    numbers.clear();
    for found in &writer.analysis.findings.updates {
        update(writer, found, &mut numbers)?;
    }
    Ok(())
}

fn conflict(writer: &Writer<'_>, conflict: &Conflict, numbers: &mut HashMap<i64, i64>) -> Result<(), Error> {
    let disputed = conflict.figures.first().ok_or(Error::Incomplete("conflict"))?;
    let (story, _) = writer.figure_at(*disputed)?;
    let number = next(numbers, story);
    let insert =
        "INSERT INTO conflict (story, number, id, kind, explanation, working, cause, cause_evidence, weight, unlisted)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let cause = conflict.cause.as_ref();
    let (kind, working) = (name(&conflict.kind), conflict.working.join("\n"));
    let (slip, evidence) = (cause.map(|cause| name(&cause.kind)), cause.map(|cause| &cause.evidence));
    let (weight, unlisted) = (conflict.weight, int(conflict.unlisted));
    let values = params![
        story,
        number,
        id(conflict.id.0),
        kind,
        conflict.explanation,
        working,
        slip,
        evidence,
        weight,
        unlisted
    ];
    writer.connection.prepare_cached(insert)?.execute(values)?;
    let insert = "INSERT INTO conflict_figure (story, conflict, number, figure) VALUES (?1, ?2, ?3, ?4)";
    let mut statement = writer.connection.prepare_cached(insert)?;
    for (at, figure) in conflict.figures.iter().enumerate() {
        let figure = writer.figure_in(*figure, story)?;
        statement.execute([story, number, int(at), figure])?;
    }
    let mut quoted = 0;
    for (at, part) in conflict.sides.iter().enumerate() {
        side(writer, part, (story, number, int(at)))?;
        mentions(writer, &part.mentions, (story, number, Some(int(at))), &mut quoted)?;
    }
    let evidence = cause.map(|cause| cause.mentions.as_slice()).unwrap_or_default();
    mentions(writer, evidence, (story, number, None), &mut quoted)
}

fn side(writer: &Writer<'_>, side: &Side, (story, conflict, number): (i64, i64, i64)) -> Result<(), Error> {
    let insert = "INSERT INTO side (story, conflict, number, label, mentions, outlets, originators)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let [count, outlets, originators] = [side.count, side.outlets, side.originators].map(int);
    let values = params![story, conflict, number, side.label, count, outlets, originators];
    writer.connection.prepare_cached(insert)?.execute(values)?;
    let insert = "INSERT INTO side_claim (story, conflict, side, number, claim) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = writer.connection.prepare_cached(insert)?;
    for (at, claim) in side.claims.iter().enumerate() {
        let claim = writer.claim_at(*claim, story)?;
        statement.execute([story, conflict, number, int(at), claim])?;
    }
    Ok(())
}

fn mentions(
    writer: &Writer<'_>,
    mentions: &[MentionId],
    (story, conflict, side): (i64, i64, Option<i64>),
    number: &mut i64,
) -> Result<(), Error> {
    let insert = "INSERT INTO conflict_mention (story, conflict, number, side, document, start, end)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut statement = writer.connection.prepare_cached(insert)?;
    for mention in mentions {
        let (document, span) = writer.spot(*mention)?;
        statement.execute(params![
            story,
            conflict,
            *number,
            side,
            document,
            int(span.start),
            int(span.end)
        ])?;
        *number += 1;
    }
    Ok(())
}

fn update(writer: &Writer<'_>, update: &Update, numbers: &mut HashMap<i64, i64>) -> Result<(), Error> {
    let (story, figure) = writer.figure_at(update.figure)?;
    let number = next(numbers, story);
    let insert = "INSERT INTO series (story, number, figure, explanation) VALUES (?1, ?2, ?3, ?4)";
    writer.connection.prepare_cached(insert)?.execute(params![story, number, figure, update.explanation])?;
    let step = "INSERT INTO step (story, series, number, moment, claim) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut step = writer.connection.prepare_cached(step)?;
    let quoted = "INSERT INTO step_mention (story, series, step, number, document, start, end)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut quoted = writer.connection.prepare_cached(quoted)?;
    for (at, value) in (0..).zip(&update.steps) {
        let claim = writer.claim_at(value.claim, story)?;
        step.execute(params![story, number, at, value.when, claim])?;
        for (order, mention) in (0..).zip(&value.mentions) {
            let (document, span) = writer.spot(*mention)?;
            quoted.execute([story, number, at, order, document, int(span.start), int(span.end)])?;
        }
    }
    Ok(())
}
